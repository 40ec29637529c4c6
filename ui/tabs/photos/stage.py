# SPDX-License-Identifier: MIT
"""The stage: the pair or the row of all weeks, what the way of looking needs, and the hints under them.

It joins the two surfaces under one zoom and pan. Which photos stand here is said by the compare page.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QHideEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui.tabs.photos.hints import Hints
from ui.tabs.photos.marking_bar import MarkingBar
from ui.tabs.photos.mode_controls import ModeControls
from ui.widgets import compare_modes
from ui.widgets.compare_canvas import CompareCanvas
from ui.widgets.compare_modes import BLINK, GHOST, SIDE, WEEKS
from ui.widgets.compare_row import WeeksRow
from ui.widgets.compare_surface import Surface
from ui.widgets.compare_view import View

SPACE = 12
MOST_STRETCH = 1000  # the photos grow to what they may be before anything else does
ROW_FRAMES = 2.6  # weeks of the row in sight at once; the cut one says that there are more


class _Frames(QStackedWidget):
    """The two surfaces; asks for no more room than the one in sight."""

    def sizeHint(self) -> QSize:
        return self.currentWidget().sizeHint()


class Stage(QWidget):
    """What shows the photos.

    Attributes:
        below: a column under the hints, for the cards about the photos.
    Signals:
        mode_changed(key: str): another way of looking is on.
    """

    mode_changed = Signal(str)

    def __init__(self, picture_of: Callable[[str], QPixmap | None], marking: MarkingBar) -> None:
        """Make a stage side by side; `picture_of` gives the pictures of the row, `marking` stands under the photos."""
        super().__init__()
        self.mode = SIDE
        self.canvas = CompareCanvas()
        self.row = WeeksRow(picture_of)
        self.controls = ModeControls()
        self.hints = Hints()
        self.marking = marking
        self.below = QVBoxLayout()
        self._frames = _Frames()
        self._frames.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._frames.addWidget(self.canvas)
        self._frames.addWidget(self.row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._frames, MOST_STRETCH)
        for widget in (self.controls, self.marking, self.hints):
            column.addWidget(widget)
        column.addLayout(self.below, MOST_STRETCH // 10)
        column.addStretch(1)
        self.canvas.view_changed.connect(self._on_view)
        self.row.surface.view_changed.connect(self._on_view)
        self.canvas.share_changed.connect(self.controls.set_share)
        self.controls.share_chosen.connect(self.canvas.set_share)
        self.controls.other_wanted.connect(self._on_other)
        self.controls.beat_came.connect(self._on_beat)
        for surface in self.surfaces():
            surface.mode_asked.connect(self.set_mode)

    def surfaces(self) -> tuple[Surface, Surface]:
        """Return what takes hands and keys: the pair and the row."""
        return self.canvas, self.row.surface

    def surface(self) -> Surface:
        """Return the one in sight."""
        return self.row.surface if self.mode == WEEKS else self.canvas

    def set_mode(self, mode: str) -> None:
        """Look in another way; zoom, pan and the focus of the keys stay."""
        if mode == self.mode:
            return
        had_focus, view = self.surface().hasFocus(), self.surface().view
        self.mode = mode
        if mode != WEEKS:
            self.canvas.set_mode(mode)
        self._frames.setCurrentWidget(self.row if mode == WEEKS else self.canvas)
        self._frames.updateGeometry()
        self.surface().set_view(view)
        if had_focus:
            self.surface().setFocus()
        self.controls.set_mode(mode)
        if mode == GHOST:
            self.controls.set_share(self.canvas.share())
        self.hints.set_first(mode)
        self.mode_changed.emit(mode)

    def shape(self, weeks: int) -> tuple[float, int]:
        """Return width per height of what is shown, and how many of it stand abreast; 0.0 when not known.

        Args:
            weeks: how many weeks the row holds.
        """
        if self.mode == WEEKS:
            return self.canvas.aspect() * max(1.0, min(ROW_FRAMES, weeks)), 1
        return self.canvas.aspect(), 1 if compare_modes.mode_of(self.mode).is_over else 2

    def set_height(self, most: int) -> None:
        """Let the photos be at most so high, px."""
        self._frames.setMaximumHeight(max(self.canvas.minimumHeight(), most))

    def extra_height(self, width: int, *, is_marking: bool, has_hints: bool = True) -> int:
        """Return the room that stands under the photos at a width, px, with or without marking bar and hints."""
        more = (
            self.controls.extra_height() + SPACE if self.controls.extra_height() else 0,
            self.marking.extra_height(width) + SPACE if is_marking else 0,
            self.hints.heightForWidth(width) if has_hints else -SPACE,
        )
        return sum(more)

    def name_photos(self) -> None:
        """Say at the ends of the fade which photo is where."""
        left, right = (self.canvas.pane(side) for side in ("left", "right"))
        self.controls.set_names(left.title, right.title)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop taking turns out of sight."""
        super().hideEvent(event)
        self.controls.stop()

    def _on_view(self, view: View) -> None:
        for surface in self.surfaces():
            if surface is not self.surface() and surface.view != view:
                surface.blockSignals(True)
                surface.set_view(view)
                surface.blockSignals(False)

    def _on_other(self, on: bool) -> None:
        if self.mode == BLINK:
            self.canvas.show_side("right" if on else "left")

    def _on_beat(self) -> None:
        self.canvas.show_side("left" if self.canvas.seen == "right" else "right")
