# SPDX-License-Identifier: MIT
"""Ranges of values across a chart: solid for the vet's, two dashed edges for the dog's usual, each named inside.

Both can be on one chart and are told apart without colour. What the ranges are is decided in core.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from core.words.blocks import Band
from ui.drawing import axes, labels, series
from ui.drawing.strokes import Strokes

if TYPE_CHECKING:
    from ui.theme import Theme

TINT, EDGE = 0.07, 0.6  # shares of the accent: soft enough to lie under dots
DASHES = (5.0, 3.5)
ASIDE, NEAR = 6.0, 2.0
MOST_UNDER = 24  # on more days than that no name can be read
MOST_BESIDE = 4  # places beside verticals that a name tries
# Of more points than this in the plot only every so-manieth is looked at for a free place.
ENOUGH = 300


def rect_of(band: Band, plot: axes.Plot) -> QRectF | None:
    """Return the shown part of a band, whole days; None when neither its days nor its values are shown."""
    frame = plot.frame
    left = frame.left() if band.start is None else plot.x_at((band.start - plot.start).days - 0.5)
    right = frame.right() if band.end is None else plot.x_at((band.end - plot.start).days + 0.5)
    left, right = max(left, frame.left()), min(right, frame.right())
    top, bottom = plot.y_of(min(band.high, plot.high)), plot.y_of(max(band.low, plot.low))
    if right <= left or bottom < top:
        return None
    return QRectF(QPointF(left, top), QPointF(right, bottom))


def paint_fills(painter: QPainter, bands: Sequence[Band], plot: axes.Plot, *, theme: Theme) -> None:
    """Fill the bands: a breath of colour for usual, above it the vet's solid sand."""
    painter.setPen(Qt.PenStyle.NoPen)
    tint = series.mix(QColor(theme.accent), QColor(theme.card), TINT)
    for kind, fill in (("usual", tint), ("vet", QColor(theme.vet_band))):
        for band in bands:
            if band.kind == kind and (rect := rect_of(band, plot)) is not None:
                painter.fillRect(rect, fill)


def paint_edges(painter: QPainter, bands: Sequence[Band], plot: axes.Plot, *, theme: Theme, scale: float) -> None:
    """Draw the dashed edges of usual; on paper, where soft fills get lost, the vet's solid ones too."""
    dashed = QPen(edge_ink(theme), scale, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    dashed.setDashPattern(list(DASHES))
    solid = QPen(QColor(theme.edge), 0.7 * scale)
    for band in bands:
        if band.kind == "vet" and theme.name != "paper":
            continue
        rect = rect_of(band, plot)
        if rect is not None:
            painter.setPen(solid if band.kind == "vet" else dashed)
            painter.drawLines([QLineF(rect.left(), y, rect.right(), y) for y in _edges(band, rect, plot)])


def edge_ink(theme: Theme) -> QColor:
    """Return the colour of the dashed edges of usual."""
    return series.mix(QColor(theme.accent), QColor(theme.card), EDGE)


def _edges(band: Band, rect: QRectF, plot: axes.Plot) -> list[float]:
    """Return the heights of a band's edges that are inside the axis."""
    low, high = plot.low <= band.low <= plot.high, plot.low <= band.high <= plot.high
    return sorted({y for y, seen in ((rect.top(), high), (rect.bottom(), low)) if seen})


def words(
    bands: Sequence[Band],
    plot: axes.Plot,
    data: Sequence[Strokes],
    *,
    faces: labels.Faces,
    taken: Sequence[QRectF],
    uprights: Sequence[float] = (),
) -> list[tuple[QRectF, str]]:
    """Place the names of the bands, the latest first: where they hide no other word and lie on the fewest days.

    Args:
        bands: the chart's; plot: where and which days; data: what the words should not lie on.
        faces: the type.
        taken: rectangles of words that stand already.
        uprights: x of the verticals of events, which should not cross a name.
    Returns:
        (box of the word, its text); a name without room is left out, on a narrow plot also one that would hide
        something: pointing at a day tells it, and the key of a page.
    """
    metrics = QFontMetricsF(faces.small)
    placed: list[tuple[QRectF, str]] = []
    each = 1 + sum(one.dots.count(plot.first, plot.last) for one in data) // ENOUGH
    shown = [(band, rect) for band in bands if (rect := rect_of(band, plot)) is not None]
    for band, rect in sorted(shown, key=lambda pair: -pair[1].right()):
        text = labels.plain(band.label)
        wide = metrics.horizontalAdvance(text)
        full = [*taken, *(box for box, _text in placed)]
        if not text or wide + 2 * ASIDE * faces.scale > rect.width():
            continue
        best, least = None, float("inf")
        for left in _lefts(rect, wide, uprights if each == 1 else (), scale=faces.scale):
            if least == 0:
                break
            column = QRectF(left, rect.top(), wide, metrics.height())
            tops = [top for top in _tops(rect, column.height(), plot, faces.scale) if not _meets(column, top, full)]
            crossed = sum(left <= x <= left + wide for x in uprights)
            for top, count in zip(tops, crowds(column, tops, plot, data, each=each), strict=True):
                if count + crossed < least:
                    best, least = QRectF(left, top, wide, column.height()), count + crossed
        if best is not None and each > 1:  # chosen by some of the points, judged by all of them
            least = crowds(best, [best.top()], plot, data)[0] + sum(best.left() <= x <= best.right() for x in uprights)
        is_wide = plot.frame.width() >= axes.ROOM_FOR_WORDS * faces.scale
        if best is not None and (least == 0 or (is_wide and least <= MOST_UNDER)):
            placed.append((best, text))
    return placed


def paint_words(painter: QPainter, placed: Sequence[tuple[QRectF, str]], *, theme: Theme, faces: labels.Faces) -> None:
    """Write names that `words` placed."""
    ascent = QFontMetricsF(faces.small).ascent()
    for box, text in placed:
        spot = QPointF(box.left(), box.top() + ascent)
        labels.write(painter, spot, text, font=faces.small, ink=theme.muted)


def _lefts(rect: QRectF, wide: float, uprights: Sequence[float], *, scale: float) -> list[float]:
    """Return where a name may begin: at the band's right end, in its middle, at its left end, beside late verticals."""
    aside = ASIDE * scale
    first, last = rect.left() + aside, rect.right() - aside - wide
    beside = [left for x in uprights for left in (x - aside - wide, x + aside) if first < left < last]
    return [last, rect.center().x() - wide / 2, first, *reversed(beside[-MOST_BESIDE:])]


def _tops(rect: QRectF, high: float, plot: axes.Plot, scale: float) -> list[float]:
    """Return the heights a name may have, best first: inside the band at its top or foot, above it, below it."""
    inside = [rect.top() + scale, rect.bottom() - high - scale] if high + 2 * scale <= rect.height() else []
    beside = [rect.top() - high, rect.bottom()]
    return [top for top in (*inside, *beside) if top >= plot.frame.top() and top + high <= plot.frame.bottom()]


def _meets(column: QRectF, top: float, full: Sequence[QRectF]) -> bool:
    spot = QRectF(column.left(), top, column.width(), column.height())
    return any(spot.intersects(box) for box in full)


def crowds(
    column: QRectF, tops: Sequence[float], plot: axes.Plot, data: Sequence[Strokes], *, each: int = 1
) -> list[int]:
    """Return for each height how many dots and line points a word of the column's width and height would lie on.

    With `each` above 1 only every so-manieth point is counted.
    """
    if not tops:
        return []
    per_day = plot.frame.width() / (plot.last - plot.first)
    first = plot.first + (column.left() - plot.frame.left()) / per_day
    last = plot.first + (column.right() - plot.frame.left()) / per_day
    values: list[float] = []
    for stroke in (stroke for one in data for stroke in (one.dots, one.hollow, *one.segments)):
        offsets = stroke.offsets
        if not offsets or offsets[0] > last or offsets[-1] < first:
            continue
        values += stroke.values[bisect_left(offsets, first) : bisect_right(offsets, last) : each]
        if stroke.joined:
            values += [value for day in (first, last) if (value := stroke.value_at(day)) is not None]
    values.sort()
    up = (plot.high - plot.low) / plot.frame.height()
    lows = [plot.low + (plot.frame.bottom() - top - column.height() - NEAR) * up for top in tops]
    tall = (column.height() + 2 * NEAR) * up
    return [bisect_right(values, low + tall) - bisect_left(values, low) for low in lows]
