# SPDX-License-Identifier: MIT
"""COMPARE_MODES: the ways of looking at photos of two weeks, in the order of the buttons and number keys.

How a way paints is the canvas's business (compare_canvas.py, compare_row.py); here are only names and words.

To add a way: add one line here, and say in CompareCanvas what it paints.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from core.words.i18n import N_

SIDE, SWIPE, GHOST, BLINK, WEEKS = "side", "swipe", "ghost", "blink", "weeks"


@dataclass(frozen=True, slots=True)
class CompareMode:
    """One way of looking.

    Attributes:
        key: also in objectNames. label: of its button. said: its name for screen readers.
        hint: one sentence under the photos that says what hands do here.
        is_over: the two photos lie on each other and share one frame.
    """

    key: str
    label: str
    said: str
    hint: str
    is_over: bool = False


COMPARE_MODES: tuple[CompareMode, ...] = (
    CompareMode(SIDE, N_("Side by side"), N_("Two photos side by side"), N_("Zoom and pan move both photos together.")),
    CompareMode(
        SWIPE, N_("Swipe"), N_("Two photos with a line between"), N_("Drag the line, or press < or > to move it."), True
    ),
    CompareMode(
        GHOST,
        N_("Ghost"),
        N_("One photo shining through the other"),
        N_("Fade them with the slider, or press < or >."),
        True,
    ),
    CompareMode(
        BLINK,
        N_("Blink"),
        N_("Two photos in turn"),
        N_("Hold the space bar or press on the photo to see the other."),
        True,
    ),
    CompareMode(WEEKS, N_("All weeks"), N_("All weeks in one row"), N_("Click a week to choose it for comparing.")),
)
KEYS = {Qt.Key(Qt.Key.Key_1 + number): mode.key for number, mode in enumerate(COMPARE_MODES)}


def mode_of(key: str) -> CompareMode:
    """Return one way of looking; KeyError when there is none of that key."""
    return {mode.key: mode for mode in COMPARE_MODES}[key]
