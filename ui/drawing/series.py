# SPDX-License-Identifier: MIT
"""Dots, median lines, error bars and the labels at line ends.

Polygons are built once per trace in (day offset, value) and mapped by Qt, so panning ten years stays light.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from core.words.blocks import Trace
from ui.drawing import axes, labels

if TYPE_CHECKING:
    from ui.theme import Theme

# Above this many visible points lines are one device pixel wide and dots small squares: Qt strokes those fast.
LIGHT = 600
DENSE = 6000
# A wide stroke costs far more than its parts: 128 points at a time are many times faster than 3,650 at once.
CHUNK = 128
DOT = 5.6
SMALL_DOT = 2.4
DASHES = (2.6, 1.8)


@dataclass(frozen=True, slots=True)
class Stroke:
    """One joined line or one cloud of dots.

    Attributes:
        offsets: day offsets, ascending; values: one each.
        chunks: (first offset, last offset, polygon in (day offset, value)); those of a line share end points.
    """

    offsets: tuple[int, ...]
    values: tuple[float, ...]
    chunks: tuple[tuple[int, int, QPolygonF], ...]

    def count(self, first: float, last: float) -> int:
        """Return how many points lie between two day offsets."""
        return bisect_right(self.offsets, last) - bisect_left(self.offsets, first)

    def shown(self, first: float, last: float) -> list[QPolygonF]:
        """Return the chunks that touch the days between two offsets; they may reach beyond."""
        return [points for low, high, points in self.chunks if high >= first and low <= last]

    def end(self, first: float, last: float) -> QPointF | None:
        """Return the last point between two offsets, None without one."""
        index = bisect_right(self.offsets, last) - 1
        if index < 0 or self.offsets[index] < first:
            return None
        return QPointF(self.offsets[index], self.values[index])


@dataclass(frozen=True, slots=True)
class Strokes:
    """All that is drawn of one trace, ready in data coordinates; build once with `strokes_of`."""

    trace: Trace
    dots: Stroke
    hollow: Stroke
    segments: tuple[Stroke, ...]
    errors: tuple[tuple[int, float, float], ...]


def strokes_of(trace: Trace, start: date) -> Strokes:
    """Build the polygons of a trace; each segment of its line is a stroke of its own, so gaps stay gaps."""
    return Strokes(
        trace=trace,
        dots=_stroke([(dot.day, dot.value) for dot in trace.dots], start, joined=False),
        hollow=_stroke([(dot.day, dot.value) for dot in trace.dots if dot.hollow], start, joined=False),
        segments=tuple(_stroke(segment, start, joined=True) for segment in trace.line if segment),
        errors=tuple(
            ((dot.day - start).days, dot.low, dot.high)
            for dot in trace.dots
            if dot.low is not None and dot.high is not None
        ),
    )


def _stroke(pairs: Sequence[tuple[date, float]], start: date, *, joined: bool) -> Stroke:
    zero = start.toordinal()
    offsets = tuple(day.toordinal() - zero for day, _value in pairs)
    values = tuple(value for _day, value in pairs)
    spots = list(map(QPointF, offsets, values))
    chunks = []
    for begin in range(0, max(1, len(spots) - joined), CHUNK):
        part = spots[begin : begin + CHUNK + joined]
        if part:
            chunks.append((offsets[begin], offsets[begin + len(part) - 1], QPolygonF(part)))
    return Stroke(offsets, values, tuple(chunks))


def ink_of(trace: Trace, theme: Theme) -> QColor:
    """Return the colour of a trace: left and right always theirs, others by their order."""
    if trace.side:
        return QColor(theme.left if trace.side == "L" else theme.right)
    return QColor(theme.series[trace.order % len(theme.series)])


def mix(ink: QColor, ground: QColor, share: float) -> QColor:
    """Return `share` (0-1) of `ink` on `ground`, opaque, so that paper needs no transparency."""
    return QColor.fromRgbF(
        ink.redF() * share + ground.redF() * (1 - share),
        ink.greenF() * share + ground.greenF() * (1 - share),
        ink.blueF() * share + ground.blueF() * (1 - share),
    )


def light_of(ink: QColor, theme: Theme) -> QColor:
    """Return the lighter colour of a day's dot; on dark ground it keeps more of the ink."""
    ground = QColor(theme.card)
    return mix(ink, ground, 0.44 if ground.lightnessF() > 0.5 else 0.6)


def paint(
    painter: QPainter, traces: Sequence[Strokes], plot: axes.Plot, *, theme: Theme, scale: float, form: str
) -> None:
    """Draw all traces: first every dot, then the lines above them.

    Args:
        painter: clipped by the caller if need be; its coordinates are the plot's.
        traces: from `strokes_of` with `plot.start`.
        plot: where and which days.
        theme: colours.
        scale: device units per chart unit.
        form: "measured" draws readings in full colour with error bars, else dots are light.
    """
    measured = form == "measured"
    first, last = plot.first, plot.last
    many = sum(strokes.dots.count(first, last) for strokes in traces)
    for strokes in traces:
        ink = ink_of(strokes.trace, theme)
        if measured:
            _paint_errors(painter, strokes, plot, pen=QPen(ink, 1.2 * scale))
        else:
            pen = _dot_pen(strokes.trace, light_of(ink, theme), scale=scale, many=many)
            _paint_dots(painter, strokes, plot, pen=pen, ground=theme.card)
    light = sum(line.count(first, last) for strokes in traces for line in strokes.segments) > LIGHT
    for strokes in traces:
        ink = ink_of(strokes.trace, theme)
        _paint_line(painter, strokes, plot, pen=_line_pen(strokes.trace, ink, scale=scale, light=light))
        if measured:
            pen = _dot_pen(strokes.trace, ink, scale=scale * 1.15, many=0)
            _paint_dots(painter, strokes, plot, pen=pen, ground=theme.card)


def _paint_errors(painter: QPainter, strokes: Strokes, plot: axes.Plot, *, pen: QPen) -> None:
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    lines = []
    # The two legs are measured on the same day: half a pen to each side keeps both bars visible.
    aside = {"L": -pen.widthF(), "R": pen.widthF()}.get(strokes.trace.side, 0.0)
    for offset, low, high in strokes.errors:
        if plot.first <= offset <= plot.last:
            x = plot.x_at(offset) + aside
            top = plot.y_of(min(high, plot.high))
            lines.append(QLineF(x, top, x, plot.y_of(max(low, plot.low))))
    if lines:
        painter.drawLines(lines)


def _dot_pen(trace: Trace, ink: QColor, *, scale: float, many: int) -> QPen:
    """Return the pen that draws a dot as a point: round, square for the right leg, ever smaller for many."""
    if many > DENSE:
        return QPen(ink, 0)
    square = trace.side == "R" or many > LIGHT
    wide = SMALL_DOT if many > LIGHT else DOT * (0.9 if square else 1.0)
    cap = Qt.PenCapStyle.SquareCap if square else Qt.PenCapStyle.RoundCap
    return QPen(ink, wide * scale, Qt.PenStyle.SolidLine, cap)


def _line_pen(trace: Trace, ink: QColor, *, scale: float, light: bool) -> QPen:
    """Return the pen of a line: dashed for the right leg, one device pixel for very many points."""
    if light:
        return QPen(ink, 0)
    pen = QPen(ink, 2.2 * scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    if trace.side == "R":
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(list(DASHES))
    return pen


def _paint_dots(painter: QPainter, strokes: Strokes, plot: axes.Plot, *, pen: QPen, ground: str) -> None:
    to_view = plot.transform()
    painter.setPen(pen)
    for points in strokes.dots.shown(plot.first, plot.last):
        painter.drawPoints(to_view.map(points))
    inner = QPen(pen)
    inner.setColor(QColor(ground))
    inner.setWidthF(pen.widthF() * 0.5)
    painter.setPen(inner)
    for points in strokes.hollow.shown(plot.first, plot.last):
        painter.drawPoints(to_view.map(points))


def _paint_line(painter: QPainter, strokes: Strokes, plot: axes.Plot, *, pen: QPen) -> None:
    to_view = plot.transform()
    painter.setPen(pen)
    for segment in strokes.segments:
        for points in segment.shown(plot.first, plot.last):
            if len(segment.offsets) == 1:
                painter.drawPoint(to_view.map(points.at(0)))
            else:
                painter.drawPolyline(to_view.map(points))


@dataclass(frozen=True, slots=True)
class EndLabel:
    """The name of a trace right of its last point: baseline start, text, colour."""

    spot: QPointF
    text: str
    ink: QColor


def end_labels(
    traces: Sequence[Strokes], plot: axes.Plot, *, faces: labels.Faces, theme: Theme, right: float
) -> list[EndLabel]:
    """Place the names of the traces right of the last shown points, moved apart where they would meet.

    Args:
        traces: from `strokes_of`.
        plot: where and which days.
        faces: the type.
        theme: colours.
        right: no label goes further right than this.
    Returns:
        In the order of `traces`; traces without label or without a shown point are left out.
    """
    named = [(strokes, end) for strokes in traces if strokes.trace.label and (end := _end_of(strokes, plot))]
    if not named:
        return []
    metrics = QFontMetricsF(faces.strong)
    height = metrics.ascent() + metrics.descent()
    x = max(end.x() for _strokes, end in named) + 8 * faces.scale
    texts = [labels.plain(strokes.trace.label) for strokes, _end in named]
    x = max(plot.frame.left(), min(x, right - max(map(metrics.horizontalAdvance, texts))))
    middles = labels.spread(
        [end.y() for _strokes, end in named], height=height, low=plot.frame.top(), high=plot.frame.bottom()
    )
    drop = (metrics.ascent() - metrics.descent()) / 2
    return [
        EndLabel(QPointF(x, middle + drop), labels.shorten(text, metrics, right - x), ink_of(strokes.trace, theme))
        for (strokes, _end), text, middle in zip(named, texts, middles, strict=True)
    ]


def _end_of(strokes: Strokes, plot: axes.Plot) -> QPointF | None:
    """Return the last shown point of a trace's line, else of its dots, in the painter's coordinates."""
    for stroke in (*reversed(strokes.segments), strokes.dots):
        end = stroke.end(plot.first, plot.last)
        if end is not None:
            return plot.transform().map(end)
    return None


def paint_end_labels(painter: QPainter, placed: Sequence[EndLabel], *, faces: labels.Faces) -> None:
    """Write labels that `end_labels` placed."""
    for label in placed:
        labels.write(painter, label.spot, label.text, font=faces.strong, ink=label.ink.name())
