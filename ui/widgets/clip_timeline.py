# SPDX-License-Identifier: MIT
"""The thin line under a clip: where it stands, its sync point, the footfalls, and the stretch that is looped.

Moments in, moments out, ms of the clip; nothing is played here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.words.i18n import _
from ui import theme

HIGH = 40
SIDE = 9.0
TICK = 11.0
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class Tick:
    """One footfall on the line: side "L" or "R"; a hollow ring is a scuff."""

    at_ms: float
    side: str
    is_hollow: bool = False


class ClipTimeline(QWidget):
    """A line to press and drag along.

    Signals:
        moment_chosen(ms: float): this moment is wanted. step_asked(by: int): the arrow keys, one frame.
    """

    moment_chosen = Signal(float)
    step_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty line."""
        super().__init__(parent)
        self.setObjectName("clip_timeline")
        self.setAccessibleName(_("Moment in the clip"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._length_ms = 0.0
        self._now_ms = 0.0
        self._sync_ms: float | None = None
        self._ticks: tuple[Tick, ...] = ()
        self._loop: tuple[float, float] | None = None

    def set_length(self, ms: float) -> None:
        """Say how long the clip is; 0 empties the line."""
        self._length_ms = ms
        self.setEnabled(ms > 0)
        self.update()

    def set_now(self, ms: float) -> None:
        """Move the mark of the shown frame."""
        self._now_ms = ms
        self.update()

    def set_sync(self, ms: float | None) -> None:
        """Show the sync point, or None."""
        self._sync_ms = ms
        self.update()

    def set_ticks(self, ticks: Sequence[Tick]) -> None:
        """Show footfalls."""
        self._ticks = tuple(ticks)
        self.update()

    def ticks(self) -> tuple[Tick, ...]:
        """Return the shown footfalls."""
        return self._ticks

    def set_loop(self, first_ms: float | None, last_ms: float | None) -> None:
        """Show the looped stretch; None takes it away."""
        self._loop = None if first_ms is None or last_ms is None else (first_ms, last_ms)
        self.update()

    def x_of(self, ms: float) -> float:
        """Return where a moment lies, px of the widget."""
        room = max(1.0, self.width() - 2 * SIDE)
        return SIDE + room * (max(0.0, min(1.0, ms / self._length_ms)) if self._length_ms else 0.0)

    def sizeHint(self) -> QSize:
        """Ask for a thin row."""
        return QSize(240, HIGH)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the moment under the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(event.position().x())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrow keys."""
        by = STEPS.get(Qt.Key(event.key()))
        if by is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        else:
            self.step_asked.emit(by)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, middle = theme.shown(), self.height() / 2
        if self._loop is not None and self._length_ms:
            first, last = (self.x_of(ms) for ms in self._loop)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.color("expected"))
            painter.drawRoundedRect(QRectF(first, 3, max(2.0, last - first), self.height() - 6), 4, 4)
        self._paint_rail(painter, middle)
        if self._length_ms:
            for tick in self._ticks:
                self._paint_tick(painter, tick, middle)
            self._paint_sync(painter)
            self._paint_now(painter, middle)
        painter.end()

    # --- inside --------------------------------------------------------------------------------------

    def _choose(self, x: float) -> None:
        if self._length_ms:
            room = max(1.0, self.width() - 2 * SIDE)
            self.moment_chosen.emit(max(0.0, min(1.0, (x - SIDE) / room)) * self._length_ms)

    def _paint_rail(self, painter: QPainter, middle: float) -> None:
        colours = theme.shown()
        rail = QRectF(SIDE, middle - 2, max(1.0, self.width() - 2 * SIDE), 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.color("line"))
        painter.drawRoundedRect(rail, 2, 2)
        if self._length_ms:
            rail.setRight(self.x_of(self._now_ms))
            painter.setBrush(colours.color("accent_line"))
            painter.drawRoundedRect(rail, 2, 2)
        if self.hasFocus():
            painter.setPen(QPen(colours.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_tick(self, painter: QPainter, tick: Tick, middle: float) -> None:
        """Left above the line, right below it, so that colour is not alone."""
        is_left = tick.side == "L"
        pen = QPen(theme.shown().color("left" if is_left else "right"), 2.4)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        x, away = self.x_of(tick.at_ms), -1 if is_left else 1
        if tick.is_hollow:
            painter.drawEllipse(QPointF(x, middle + away * (TICK + 1)), 3.4, 3.4)
        else:
            painter.drawLine(QPointF(x, middle + away * 4), QPointF(x, middle + away * (4 + TICK)))

    def _paint_sync(self, painter: QPainter) -> None:
        if self._sync_ms is None:
            return
        x = self.x_of(self._sync_ms)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.shown().color("accent"))
        painter.drawPolygon(QPolygonF([QPointF(x - 5.5, 0), QPointF(x + 5.5, 0), QPointF(x, 8)]))
        painter.drawRect(QRectF(x - 0.75, 6, 1.5, self.height() - 8))

    def _paint_now(self, painter: QPainter, middle: float) -> None:
        painter.setPen(QPen(theme.shown().color("card"), 2))
        painter.setBrush(theme.shown().color("ink"))
        painter.drawEllipse(QPointF(self.x_of(self._now_ms), middle), 6.5, 6.5)
