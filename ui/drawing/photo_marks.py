# SPDX-License-Identifier: MIT
"""Days with photos as a row of small pictures under the plot; where they crowd, as ticks.

Only where they stand and how they look; what a mark opens is told from outside.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF, QTransform

from core.words.blocks import PhotoDay
from ui.drawing import axes, labels
from ui.drawing.strokes import Stroke

if TYPE_CHECKING:
    from ui.theme import Theme

HILLS = ((0.08, 0.88), (0.34, 0.42), (0.55, 0.78), (0.7, 0.6), (0.92, 0.86))  # shares of a picture
SUN = ((0.7, 0.3),)
TICK = 3.2
MOST = 30  # more pictures than this are a wall of pictures
BELOW = 4.0  # px that the picture before a crowded row is lower than it
REACH = 8.0  # px from a mark's middle that still point at it: 16 px in all


def height(faces: labels.Faces) -> float:
    """Return the height of the row of marks."""
    return QFontMetricsF(faces.small).height() * 0.92


def row(plot: axes.Plot) -> QRectF:
    """Return the row of marks, under the lanes."""
    top = plot.frame.bottom() + plot.foot.lanes * plot.foot.lane
    return QRectF(plot.frame.left(), top, plot.frame.width(), plot.foot.photos)


def shown(photo_days: Sequence[PhotoDay], plot: axes.Plot) -> list[tuple[float, PhotoDay]]:
    """Return the x and the day of each mark inside the plot, left to right."""
    placed = [(plot.x_of(one.day), one) for one in photo_days]
    inside = [pair for pair in placed if plot.frame.left() - 1 <= pair[0] <= plot.frame.right() + 1]
    return sorted(inside, key=lambda pair: pair[0])


def nearest(photo_days: Sequence[PhotoDay], plot: axes.Plot, spot: QPointF) -> PhotoDay | None:
    """Return the day whose mark lies under a spot, the nearest of several; None beside the marks."""
    strip = row(plot)
    aside = max(0.0, REACH - strip.height() / 2)
    if not plot.foot.photos or not strip.top() - aside <= spot.y() <= strip.bottom() + aside:
        return None
    near = [(abs(x - spot.x()), number) for number, (x, _one) in enumerate(shown(photo_days, plot))]
    distance, number = min(near, default=(REACH + 1, 0))
    return shown(photo_days, plot)[number][1] if distance <= REACH else None


def paint(painter: QPainter, days: Stroke, plot: axes.Plot, *, theme: Theme, scale: float) -> None:
    """Draw a small picture per day with photos; where they crowd, ticks with one picture before the row.

    Args:
        painter: active.
        days: the days with photos, values nought; built once by a caller that draws often.
        plot: where and which days; theme: colours; scale: device units per chart unit.
    """
    strip = row(plot)
    offsets = days.offsets[bisect_left(days.offsets, plot.first) : bisect_right(days.offsets, plot.last)]
    if not offsets or strip.height() <= 0:
        return
    size = QSizeF(strip.height() * 0.92, strip.height() * 0.72)
    per_day = plot.frame.width() / (plot.last - plot.first)
    middle = strip.center().y() + scale
    near = (size.width() + 2 * scale) / per_day
    crowded = sum(two - one < near for one, two in pairwise(offsets))
    xs = [plot.frame.left() - 5 * scale - size.width() / 2]
    ticks = days.shown(plot.first, plot.last)
    if len(offsets) <= MOST and crowded <= len(offsets) / 3:
        chosen = _spread(offsets, near)
        last = plot.frame.right() + 3 * scale - size.width() / 2  # a picture of the last day is not cut
        xs = [min(plot.x_at(offset), last) for offset in chosen]
        ticks = []  # a picture stands for the days it covers; pointing tells them apart
    between = per_day * (offsets[-1] - offsets[0]) / max(1, len(offsets) - 1)
    tick = min(max(between * 0.4, scale), TICK * scale) if len(offsets) > 1 else TICK * scale
    painter.save()
    painter.setClipRect(strip.adjusted(-2 * scale, 0, 2 * scale, 0), Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(QColor(theme.muted), tick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
    across = QTransform(per_day, 0.0, 0.0, 1.0, plot.frame.left() - plot.first * per_day, middle)
    for points in ticks:
        painter.drawPoints(across.map(points))
    painter.restore()
    half = QPointF(size.width() / 2, size.height() / 2)
    if ticks:
        middle += BELOW * scale  # beside the row of ticks it would stand on the lowest number of the axis
    _paint_pictures(painter, [QRectF(QPointF(x, middle) - half, size) for x in xs], theme=theme, scale=scale)


def _spread(offsets: Sequence[int], near: float) -> list[int]:
    """Return the days that get a picture: from the first, each as far from the last one as a picture needs."""
    chosen = [offsets[0]]
    for offset in offsets:
        if offset - chosen[-1] >= near:
            chosen.append(offset)
    return chosen


def _paint_pictures(painter: QPainter, boxes: Sequence[QRectF], *, theme: Theme, scale: float) -> None:
    """Draw a frame with two hills and a sun in each box, the frames on whole pixels."""
    ink = QColor(theme.muted)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(ink, scale))
    painter.drawRects(list(boxes))
    painter.restore()
    wide, tall = boxes[0].width(), boxes[0].height()
    for shape in (HILLS, SUN):
        painter.setPen(QPen(ink, 0.2 * tall if shape is SUN else scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        drawn = QPolygonF([QPointF(x * wide, y * tall) for x, y in shape])
        draw = painter.drawPoints if shape is SUN else painter.drawPolyline
        for box in boxes:
            draw(drawn.translated(box.topLeft()))
