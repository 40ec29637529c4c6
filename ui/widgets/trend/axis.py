# SPDX-License-Identifier: MIT
"""pyqtgraph's two axes with our own tick words: round values on the left, days below, none clipped.

Where a word stands is decided by `ui/drawing/axes`, the same as on paper.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QDate, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from core.words.blocks import Chart
from ui.drawing import axes, labels
from ui.widgets.trend.guard import Guard

DAY_STEPS = (1, 2, 7, 14, 28, 91, 182, 364, 728)
MOST_TICKS = 9
Specs = tuple[tuple[QPen, QPointF, QPointF], list[Any], list[tuple[QRectF, int, str]]]


class WordAxis(pg.AxisItem):
    """An axis without line and tick strokes, only words; `show` gives it all it needs."""

    def __init__(self, orientation: str, guard: Guard) -> None:
        super().__init__(orientation)
        self._guard = guard
        self._chart: Chart | None = None
        self._plot: axes.Plot | None = None
        self._faces: labels.Faces | None = None
        self._reach = QRectF()

    def set_words(self, chart: Chart, plot: axes.Plot, faces: labels.Faces, *, reach: QRectF) -> None:
        """Take a chart, where its plot lies in the parent's coordinates, and how far words may reach."""
        self._chart, self._plot, self._faces, self._reach = chart, plot, faces, reach
        self.setStyle(tickFont=faces.small)
        self.setGeometry(reach)
        self.picture = None
        self.update()

    def paint(self, p: QPainter, opt: QStyleOptionGraphicsItem, widget: QWidget | None) -> None:
        """Paint the words through the guard."""
        self._guard.paint(p, partial(super().paint, opt=opt, widget=widget))

    def generateDrawSpecs(self, p: QPainter) -> Specs | None:
        """Return pyqtgraph's drawing list: an unseen line, no ticks, our words."""
        if self._chart is None or self._plot is None or self._faces is None or self._chart.empty:
            return None
        low, high = self.range
        plot = self._plot.seen(low, high) if self.orientation == "bottom" else self._plot
        origin = self.pos()
        metrics = QFontMetricsF(self._faces.small)
        texts = [
            (_box(spot - origin, text, metrics), _FLAGS, text)
            for spot, text in self.words(self._chart, plot, self._faces)
        ]
        return (QPen(Qt.PenStyle.NoPen), QPointF(), QPointF()), [], texts

    def drawPicture(self, p: QPainter, axisSpec: object, tickSpecs: object, textSpecs: list[Any]) -> None:
        """Write the words only: no line along the axis, no clip at its edges."""
        p.setPen(self.textPen())
        for rect, flags, text in textSpecs:
            p.drawText(rect, flags, text)

    def words(self, chart: Chart, plot: axes.Plot, faces: labels.Faces) -> list[tuple[QPointF, str]]:
        """Return baseline start and text of each word in the parent's coordinates."""
        raise NotImplementedError


_FLAGS = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value | Qt.TextFlag.TextDontClip.value


def _box(base: QPointF, text: str, metrics: QFontMetricsF) -> QRectF:
    return QRectF(base.x(), base.y() - metrics.ascent(), metrics.horizontalAdvance(text) + 2, metrics.height())


class ValueAxis(WordAxis):
    """Round values left of the plot."""

    def __init__(self, guard: Guard) -> None:
        super().__init__("left", guard)

    def words(self, chart: Chart, plot: axes.Plot, faces: labels.Faces) -> list[tuple[QPointF, str]]:
        """Return the chart's value ticks."""
        return axes.value_words(chart, plot, faces)


class DayAxis(WordAxis):
    """Days below the plot: the chart's own ticks, finer ones when zoomed in so far that few are left."""

    def __init__(self, guard: Guard) -> None:
        super().__init__("bottom", guard)

    def words(self, chart: Chart, plot: axes.Plot, faces: labels.Faces) -> list[tuple[QPointF, str]]:
        """Return the day ticks of the shown days."""
        shown = [day for day, _text in chart.day_ticks if plot.first <= (day - plot.start).days <= plot.last]
        named_bars = chart.form == "bars" and any(bar.name for bar in chart.bars)
        if (plot.first, plot.last) != axes.span(chart) and len(shown) < 3 and not named_bars:
            chart = replace(chart, day_ticks=zoomed_ticks(plot))
        base = axes.days_base(plot, faces)
        placed = axes.day_words(chart, plot, faces, low=self._reach.left(), high=self._reach.right())
        return [(QPointF(left, base), text) for left, text in placed]


def zoomed_ticks(plot: axes.Plot) -> tuple[tuple[Any, str], ...]:
    """Return (day, "10 Nov") ticks for the shown days, at most nine, on fixed days so that panning is calm."""
    room = plot.last - plot.first
    step = next((step for step in DAY_STEPS if room / step <= MOST_TICKS), DAY_STEPS[-1])
    offset = int(-(-plot.first // step)) * step
    ticks = []
    while offset <= plot.last:
        day = plot.start + timedelta(days=offset)
        ticks.append((day, QLocale().toString(QDate(day.year, day.month, day.day), "d MMM")))
        offset += step
    return tuple(ticks)
