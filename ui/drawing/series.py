# SPDX-License-Identifier: MIT
"""Dots, median lines, error bars and the labels at line ends.

The polygons come from strokes.py in (day offset, value) and are mapped by Qt, so panning ten years stays light.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from core.words.blocks import Trace
from ui.drawing import axes, labels
from ui.drawing.strokes import Strokes

if TYPE_CHECKING:
    from ui.theme import Theme

# Above this many visible points lines are one device pixel wide and dots small squares: Qt strokes those fast.
LIGHT = 400
DENSE = 6000
DOT = 5.6
SMALL_DOT = 2.4
RING = 1.5
WORD = 0.72
UPRIGHT = 3.0  # px of a thin line that share one upright from lowest to highest
DASHES = (2.6, 1.8)


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


@dataclass(frozen=True, slots=True)
class Look:
    """How fine the data of a view is drawn: `dots` round (0), small (1) or one pixel (2), `thin` one-pixel lines."""

    dots: int
    thin: bool


def look_of(traces: Sequence[Strokes], plot: axes.Plot) -> Look:
    """Return the look that suits as many points as a view shows."""
    first, last = plot.first, plot.last
    many = sum(strokes.dots.count(first, last) for strokes in traces)
    joined = sum(line.count(first, last) for strokes in traces for line in strokes.segments)
    return Look(2 if many > DENSE else 1 if many > LIGHT else 0, joined > LIGHT)


def paint(
    painter: QPainter,
    traces: Sequence[Strokes],
    plot: axes.Plot,
    *,
    theme: Theme,
    scale: float,
    form: str,
    look: Look,
) -> None:
    """Draw all traces: first every dot, then the lines above them.

    Args:
        painter: clipped by the caller if need be; its coordinates are the plot's.
        traces: from `strokes_of` with `plot.start`.
        plot: where and which days.
        theme: colours.
        scale: device units per chart unit.
        form: "measured" draws readings in full colour with error bars, else dots are light.
        look: from `look_of` for the days that are seen.
    """
    measured = form == "measured"
    for strokes in traces:
        ink = ink_of(strokes.trace, theme)
        if measured:
            pen = QPen(light_of(ink, theme), 0) if look.dots else QPen(ink, 1.2 * scale)
            _paint_errors(painter, strokes, plot, pen=pen)
        else:
            pen = _dot_pen(strokes.trace, light_of(ink, theme), scale=scale, dots=look.dots)
            _paint_dots(painter, strokes, plot, pen=pen)
    for strokes in traces:
        ink = ink_of(strokes.trace, theme)
        _paint_line(painter, strokes, plot, pen=_line_pen(strokes.trace, ink, scale=scale, light=look.thin))
        if measured:
            pen = _dot_pen(strokes.trace, ink, scale=scale * 1.15, dots=look.dots)
            _paint_dots(painter, strokes, plot, pen=pen)
        _paint_rings(painter, strokes, plot, ink=ink, scale=scale, ground=theme.card)


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


def _dot_pen(trace: Trace, ink: QColor, *, scale: float, dots: int) -> QPen:
    """Return the pen that draws a dot as a point: round, square for the right leg, ever smaller for many."""
    if dots == 2:
        return QPen(ink, 0)
    square = trace.side == "R" or dots == 1
    wide = SMALL_DOT if dots else DOT * (0.9 if square else 1.0)
    cap = Qt.PenCapStyle.SquareCap if square else Qt.PenCapStyle.RoundCap
    return QPen(ink, wide * scale, Qt.PenStyle.SolidLine, cap)


def _line_pen(trace: Trace, ink: QColor, *, scale: float, light: bool) -> QPen:
    """Return the pen of a line: dashed for the right leg, one device pixel for very many points."""
    if light:
        return QPen(ink, 0, Qt.PenStyle.DashLine if trace.side == "R" else Qt.PenStyle.SolidLine)
    pen = QPen(ink, 2.2 * scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    if trace.side == "R":
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(list(DASHES))
    return pen


def _paint_dots(painter: QPainter, strokes: Strokes, plot: axes.Plot, *, pen: QPen) -> None:
    to_view = plot.transform()
    painter.setPen(pen)
    for points in strokes.dots.shown(plot.first, plot.last):
        painter.drawPoints(to_view.map(points))


def _paint_rings(
    painter: QPainter, strokes: Strokes, plot: axes.Plot, *, ink: QColor, scale: float, ground: str
) -> None:
    """Draw the days that were left out as rings, seen however many days there are; the right leg's are square."""
    outer = _dot_pen(strokes.trace, ink, scale=scale * 1.25, dots=0)
    inner = QPen(outer)
    inner.setColor(QColor(ground))
    inner.setWidthF(outer.widthF() - 2 * RING * scale)
    to_view = plot.transform()
    for points in strokes.hollow.shown(plot.first, plot.last):
        for pen in (outer, inner):
            painter.setPen(pen)
            painter.drawPoints(to_view.map(points))


def _paint_line(painter: QPainter, strokes: Strokes, plot: axes.Plot, *, pen: QPen) -> None:
    to_view = plot.transform()
    painter.setPen(pen)
    fine = UPRIGHT / to_view.m11() if pen.widthF() == 0 else 0.0
    for segment in strokes.segments:
        for points in segment.shown(plot.first, plot.last, fine):
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
        EndLabel(QPointF(x, middle + drop), labels.shorten(text, metrics, right - x), _word_ink(strokes.trace, theme))
        for (strokes, _end), text, middle in zip(named, texts, middles, strict=True)
    ]


def _word_ink(trace: Trace, theme: Theme) -> QColor:
    """Return the colour of a trace's name: its line's, nearer to the ink of text, so that it can be read."""
    return mix(ink_of(trace, theme), QColor(theme.ink), WORD)


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
