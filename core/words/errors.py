# SPDX-License-Identifier: MIT
"""Errors that are the world's fault, each with a title and what to do.

Anything that is not a HindstrideError is a bug and goes to the crash dialog. No dialogs here: core only raises.
"""

from __future__ import annotations


class HindstrideError(Exception):
    """Says what happened and what can be done, in words for the owner.

    Attributes:
        title: one short sentence naming the file or field; plain text, already translated.
        advice: what to do next; may be empty.
    """

    def __init__(self, title: str, advice: str = "") -> None:
        super().__init__(f"{title} {advice}".strip())
        self.title = title
        self.advice = advice


class InvalidValue(HindstrideError):
    """A value that cannot be kept; `field` names where it was typed (a metric key or column name)."""

    def __init__(self, title: str, advice: str = "", *, field: str = "") -> None:
        super().__init__(title, advice)
        self.field = field


class PictureRefused(HindstrideError):
    """A file that cannot be added as a photo.

    Attributes:
        reason: a short fixed word: not_a_picture, too_large, truncated, not_a_file, unreadable, decoder.
    """

    def __init__(self, title: str, advice: str = "", *, reason: str = "unreadable") -> None:
        super().__init__(title, advice)
        self.reason = reason


class LibraryProblem(HindstrideError):
    """A library that cannot be opened; `reason`: missing, newer, busy, foreign, damaged, unwritable, full."""

    def __init__(self, title: str, advice: str = "", *, reason: str) -> None:
        super().__init__(title, advice)
        self.reason = reason


class SaveFailed(HindstrideError):
    """The disk refused a save (full, read-only, gone); nothing was changed and the form still holds the text."""


class Cancelled(HindstrideError):
    """The person pressed cancel; not shown as a fault."""
