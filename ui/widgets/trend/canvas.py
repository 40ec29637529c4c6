# SPDX-License-Identifier: MIT
"""The light graphics items of the chart: one for all that is drawn from data, one for the day pointed at.

They map cached polygons and paint; they never build per-point items and hold no per-frame lists.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from core.words.blocks import Chart
from ui.drawing import axes, labels
from ui.drawing import chart as chart_drawing
from ui.theme import Theme
from ui.widgets.trend.guard import Guard
from ui.widgets.trend.layer import Layer

PAD = 6.0


class Canvas(QGraphicsItem):
    """Title, grid, marks and data of one chart; repainted as a whole, which is cheaper than many items."""

    def __init__(self, parent: QGraphicsItem, guard: Guard) -> None:
        super().__init__(parent)
        self._guard = guard
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._rect = QRectF()
        self._chart: Chart | None = None
        self._shapes: chart_drawing.Shapes | None = None
        self._layer = Layer()
        self._place: axes.Layout | None = None
        self._plot: axes.Plot | None = None
        self._faces: labels.Faces | None = None
        self._theme: Theme | None = None

    def set_chart(self, chart: Chart) -> None:
        """Take a chart and build its polygons once."""
        self._chart = chart
        self._shapes = chart_drawing.shapes_of(chart)
        self._layer.forget()
        self.update()

    def set_place(self, place: axes.Layout, faces: labels.Faces, theme: Theme) -> None:
        """Take where to draw (in the parent's coordinates), the type and the colours."""
        if place.rect != self._rect:
            self.prepareGeometryChange()
            self._rect = QRectF(place.rect)
        self._place, self._plot, self._faces, self._theme = place, place.plot, faces, theme
        self._layer.forget()
        self.update()

    def set_seen(self, first: float, last: float) -> None:
        """Show other days of the same chart, from and to a day offset."""
        if self._plot is not None and (self._plot.first, self._plot.last) != (first, last):
            self._plot = self._plot.seen(first, last)
            self.update()

    def boundingRect(self) -> QRectF:
        """Return the whole chart."""
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the chart as it is zoomed now."""
        if self._shapes is not None and self._place is not None:
            self._guard.paint(painter, self._draw)

    def _draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        axes.paint_title(painter, self._chart, self._place, faces=self._faces, theme=self._theme)
        if self._chart.empty:
            chart_drawing.paint_empty(painter, self._chart, self._place, faces=self._faces, theme=self._theme)
            return
        chart_drawing.paint_plot(
            painter,
            self._chart,
            self._shapes,
            self._plot,
            theme=self._theme,
            faces=self._faces,
            right=self._rect.right() - 2,
            through=self._layer.paint,
        )


class Pointer(QGraphicsItem):
    """A thin vertical at the day pointed at and a small box with its readout."""

    def __init__(self, parent: QGraphicsItem, guard: Guard) -> None:
        super().__init__(parent)
        self._guard = guard
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(10)
        self.setVisible(False)
        self._rect = QRectF()
        self._plot: axes.Plot | None = None
        self._faces: labels.Faces | None = None
        self._theme: Theme | None = None
        self._x = 0.0
        self._lines: tuple[str, ...] = ()

    def set_place(self, place: axes.Layout, faces: labels.Faces, theme: Theme) -> None:
        """Take where the chart stands, the type and the colours."""
        self.prepareGeometryChange()
        self._rect, self._plot, self._faces, self._theme = QRectF(place.rect), place.plot, faces, theme

    def point_at(self, x: float, lines: list[str]) -> None:
        """Show the readout `lines` for the day at `x` (the parent's coordinates)."""
        self._x, self._lines = x, tuple(lines)
        self.setVisible(True)
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the whole chart, since the box may stand anywhere along the top."""
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint vertical and box."""
        if self._plot is not None:
            self._guard.paint(painter, self._draw)

    def _draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self._plot.frame
        if frame.left() - 1 <= self._x <= frame.right() + 1:
            painter.setPen(QPen(QColor(self._theme.accent), 1))
            painter.drawLine(QPointF(self._x, frame.top()), QPointF(self._x, frame.bottom()))
        metrics = QFontMetricsF(self._faces.small)
        room = self._rect.width() - 2 * PAD - 4
        texts = [labels.shorten(line, metrics, room) for line in self._lines]
        wide = max((metrics.horizontalAdvance(text) for text in texts), default=0.0) + 2 * PAD
        high = metrics.height() * len(texts) + PAD
        left = min(max(self._x - wide / 2, self._rect.left() + 1), self._rect.right() - wide - 1)
        box = QRectF(left, self._rect.top() + 1, wide, high)
        painter.setPen(QPen(QColor(self._theme.accent), 1))
        painter.setBrush(QColor(self._theme.card))
        painter.drawRoundedRect(box, 5, 5)
        base = box.top() + PAD / 2 + metrics.ascent()
        for number, text in enumerate(texts):
            spot = QPointF(box.left() + PAD, base + number * metrics.height())
            labels.write(painter, spot, text, font=self._faces.small, ink=self._theme.ink)
