# SPDX-License-Identifier: MIT
"""Weekly bars of a count, each with its "4 of 7" above it.

A week without an answer draws nothing: no bar is not a bar of nought.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from core.words.blocks import Bar, Chart
from ui.drawing import axes, labels, series

if TYPE_CHECKING:
    from ui.theme import Theme

WIDE = 0.68


def rect_of(bar: Bar, chart: Chart, plot: axes.Plot) -> QRectF:
    """Return the drawn rectangle of a bar, from the base line up; its height is nought for a count of nought."""
    left, right = (plot.x_at(offset) for offset in axes.slot_of(bar, chart))
    aside = (right - left) * (1 - WIDE) / 2
    top = plot.y_of(min(max(bar.count, plot.low), plot.high))
    return QRectF(QPointF(left + aside, top), QPointF(right - aside, plot.frame.bottom()))


def paint(painter: QPainter, chart: Chart, plot: axes.Plot, *, theme: Theme, faces: labels.Faces) -> None:
    """Draw the answered weeks of a chart with their labels; labels that would meet are left out together."""
    shown = [bar for bar in chart.bars if bar.answered > 0]
    ink = QColor(theme.series[(chart.traces[0].order if chart.traces else 0) % len(theme.series)])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(series.mix(ink, QColor(theme.card), 0.82))
    for bar in shown:
        painter.drawRect(rect_of(bar, chart, plot))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, 2 * faces.scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    for bar in shown:
        if bar.count <= plot.low:
            rect = rect_of(bar, chart, plot)
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    for spot, text in words(chart, plot, faces):
        labels.write(painter, spot, text, font=faces.small, ink=theme.ink)


def words(chart: Chart, plot: axes.Plot, faces: labels.Faces) -> list[tuple[QPointF, str]]:
    """Return baseline start and text of the bars' labels: in full, else the bare count, else none."""
    metrics = QFontMetricsF(faces.small)
    spots = [(bar, rect_of(bar, chart, plot)) for bar in chart.bars if bar.answered > 0]
    shown = [(bar, rect) for bar, rect in spots if _inside(rect.center().x(), plot)]
    for texts in ([labels.plain(bar.label) for bar, _rect in shown], [str(bar.count) for bar, _rect in shown]):
        placed = []
        for (_bar, rect), text in zip(shown, texts, strict=True):
            width = metrics.horizontalAdvance(text)
            left = min(rect.center().x() - width / 2, plot.frame.right() - width)
            placed.append((QPointF(left, rect.top() - metrics.descent() - faces.scale), text))
        if all(
            one[0].x() + metrics.horizontalAdvance(one[1]) + 3 * faces.scale <= two[0].x()
            for one, two in pairwise(placed)
        ):
            return placed
    return []


def _inside(x: float, plot: axes.Plot) -> bool:
    return plot.frame.left() <= x <= plot.frame.right()
