# SPDX-License-Identifier: MIT
"""What the disk and SQLite say when they refuse, turned into sentences for the owner.

Nothing is opened or tried again here; who raises these is library.py, store.py and the CSV export.
"""

from __future__ import annotations

from pathlib import Path

from core.keeping import disk
from core.words.errors import LibraryProblem, SaveFailed
from core.words.i18n import _


def problem(path: Path, error: Exception) -> LibraryProblem:
    """Turn a fault of the disk or of SQLite into a sentence."""
    if _says(error, "locked", "busy"):
        return busy(path)
    if _says(error, "malformed", "not a database"):
        return LibraryProblem(
            _("The library in “{name}” is damaged.").format(name=path.name),
            _("Copies of the database are in its folder “backups”. Nothing was changed."),
            reason="damaged",
        )
    if _is_full(error):
        return LibraryProblem(
            _("The disk is full."), _("Make some room and try again; nothing was changed."), reason="full"
        )
    return LibraryProblem(
        _("The library in “{name}” cannot be opened: {why}.").format(name=str(path), why=_reason(error)),
        _("Check that the folder can be read and written, or choose another."),
        reason="unwritable",
    )


def _says(error: Exception, *words: str) -> bool:
    """Whether SQLite's own words hold one of these; the text of an OSError holds a file's name and is not asked."""
    return not isinstance(error, OSError) and any(word in str(error).lower() for word in words)


def _is_full(error: Exception) -> bool:
    if isinstance(error, OSError):
        return error.errno in disk.FULL
    return _says(error, "full")


def _reason(error: Exception) -> str:
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)


def busy(path: Path) -> LibraryProblem:
    """Say that another program has the library open for writing."""
    return LibraryProblem(
        _("The library “{name}” is open in another Hindstride.").format(name=path.name),
        _("Close the other window first, or go on there."),
        reason="busy",
    )


def save_failed(path: Path, error: Exception) -> SaveFailed:
    """Turn a refused save into a sentence; what was typed stays in the form."""
    if _is_full(error):
        return SaveFailed(
            _("Not saved: the disk with “{name}” is full.").format(name=path.name),
            _("Make some room, then press the field again. What you typed is still here."),
        )
    if _says(error, "locked", "busy"):
        return SaveFailed(
            _("Not saved yet: another program is reading the library “{name}”.").format(name=path.name),
            _("Try again in a moment. What you typed is still here."),
        )
    return SaveFailed(
        _("Not saved: {why}.").format(why=_reason(error)),
        _("Check that the library's disk is connected and writable. What you typed is still here."),
    )
