# SPDX-License-Identifier: MIT
"""The view that the chart's items stand on: pyqtgraph's view box and axes, laid out like the printed chart.

Knows mouse and zoom, not what is drawn. Plain wheel turns belong to the page and pass through.
"""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsWidget, QWidget

from ui.widgets.trend.guard import Guard

FEWEST_DAYS = 6.0


class DayBox(pg.ViewBox):
    """A view box that pans and zooms days only, and tells of clicks.

    Signals:
        pressed_at: a left click, in scene coordinates.
        double_pressed: a double click with the left button.
    """

    pressed_at = Signal(QPointF)
    double_pressed = Signal()

    def __init__(self) -> None:
        super().__init__(enableMenu=False, defaultPadding=0.0)
        self.setMouseEnabled(x=True, y=False)
        self.disableAutoRange()

    def show_span(self, first: float, last: float, *, low: float, high: float) -> None:
        """Show all days and hold panning and zooming inside them."""
        room = last - first
        self.setLimits(xMin=None, xMax=None, minXRange=None, maxXRange=None)
        self.setRange(xRange=(first, last), yRange=(low, high), padding=0)
        self.setLimits(xMin=first, xMax=last, minXRange=min(FEWEST_DAYS, room), maxXRange=room)

    def mouseDragEvent(self, ev: object, axis: int | None = None) -> None:
        """Pan with the left button; other buttons do nothing."""
        if ev.button() == Qt.MouseButton.LeftButton:
            super().mouseDragEvent(ev, axis)
        else:
            ev.ignore()

    def mouseClickEvent(self, ev: object) -> None:
        """Tell of left clicks; there is no context menu."""
        if ev.button() != Qt.MouseButton.LeftButton:
            ev.ignore()
            return
        ev.accept()
        if ev.double():
            self.double_pressed.emit()
        else:
            self.pressed_at.emit(ev.scenePos())


class Stage(pg.GraphicsView):
    """A transparent graphics view whose central item has no layout of its own: the chart places its parts.

    Signals:
        resized: the room changed.
        moved: the mouse stands at a scene position.
        left: the mouse went away.
    """

    resized = Signal()
    moved = Signal(QPointF)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, background=None)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet("background: transparent; border: none;")
        self.viewport().setAutoFillBackground(False)
        self.ground = QGraphicsWidget()
        self.setCentralItem(self.ground)
        self.guard = Guard(self)
        self.box = DayBox()
        self.box.setParentItem(self.ground)

    def room(self) -> QRectF:
        """Return the whole drawing room in scene coordinates."""
        return QRectF(self.viewport().rect())

    def show_hand(self, hand: bool) -> None:
        """Show a hand where something opens, else the arrow."""
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def wheelEvent(self, ev: QWheelEvent) -> None:
        """Zoom with Ctrl; a plain wheel is left to the page."""
        if ev.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(ev)
            ev.accept()
        else:
            ev.ignore()

    def mouseMoveEvent(self, ev: QMouseEvent) -> None:
        """Tell where the mouse is, after pyqtgraph has seen it."""
        super().mouseMoveEvent(ev)
        self.moved.emit(self.mapToScene(ev.position().toPoint()))

    def leaveEvent(self, ev: QEvent) -> None:
        """Tell that the mouse left."""
        super().leaveEvent(ev)
        self.left.emit()

    def resizeEvent(self, ev: QResizeEvent | None) -> None:
        """Tell that the room changed."""
        super().resizeEvent(ev)
        if ev is not None:
            self.resized.emit()
