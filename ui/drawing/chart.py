# SPDX-License-Identifier: MIT
"""Draws a whole chart onto any painter: window, picture file, printer and PDF share this one door.

No widgets, no pyqtgraph, no state; the same chart, rectangle, font and theme give the same picture.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from core.words.blocks import Chart
from ui.drawing import axes, bands, bars, labels, lanes, marks, photo_marks, series
from ui.drawing.strokes import Chunk, Stroke, Strokes, areas_between, stroke_of, strokes_of

if TYPE_CHECKING:
    from ui.theme import Theme

SHADE = 0.14
Draw = Callable[[QPainter, axes.Plot], None]
# Who draws often may keep what `Draw` draws: (painter, plot, draw, look), the same look is the same picture.
Through = Callable[[QPainter, axes.Plot, Draw, object], None]


@dataclass(frozen=True, slots=True)
class Shapes:
    """The data of a chart as polygons in (day offset, value); build once with `shapes_of` and draw often."""

    strokes: tuple[Strokes, ...]
    areas: tuple[Chunk, ...]
    photos: Stroke


def shapes_of(chart: Chart) -> Shapes:
    """Build the polygons of all traces, and the areas between left and right where the chart wants them."""
    strokes = tuple(strokes_of(trace, chart.start) for trace in chart.traces)
    legs = {one.trace.side: one for one in strokes}
    wanted = chart.shade_between and "L" in legs and "R" in legs
    photos = sorted({(one.day, 0.0) for one in chart.photo_days})
    areas = tuple(areas_between(legs["L"], legs["R"])) if wanted else ()
    return Shapes(strokes, areas, stroke_of(photos, chart.start))


def layout(chart: Chart, rect: QRectF, faces: labels.Faces, *, letters: bool = False) -> axes.Layout:
    """Return where the parts stand; `.plot` has `day_at(x)`, `x_of(day)` and `y_of(value)` for pointing.

    Ribbons and photo marks have a strip under the plot, the words of events one over it, as deep as they need while
    all days are shown; letters stand inside the plot and need none.
    """
    place = axes.layout(chart, rect, faces)
    if chart.empty:
        return place
    photos = photo_marks.height(faces) if chart.photo_days else 0.0
    count, high = lanes.foot_for(chart, place.plot, faces)
    if count or photos:
        place = axes.with_foot(place, axes.Foot(count, high, photos))
    return place if letters else axes.with_head(place, marks.head_for(chart.marks, place.plot, faces))


def paint(
    painter: QPainter,
    rect: QRectF,
    chart: Chart,
    theme: Theme,
    *,
    scale: float = 1.0,
    letters: bool = False,
) -> None:
    """Draw title, grid, marks, data and words of a chart inside `rect`.

    Args:
        painter: active; its font is the running text at scale 1 and its state is left as it was.
        rect: the chart's room in the painter's coordinates; the ground is not filled.
        chart: what to draw; `empty` shows that sentence instead of data.
        theme: colours, `card` being the ground the chart stands on.
        scale: device units per chart unit; multiplies type, gaps and pens.
        letters: marks show their letter instead of their words.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    faces = labels.faces(painter.font(), scale)
    place = layout(chart, rect, faces, letters=letters)
    axes.paint_title(painter, chart, place, faces=faces, theme=theme)
    if chart.empty:
        paint_empty(painter, chart, place, faces=faces, theme=theme)
    else:
        axes.paint_values(painter, chart, place.plot, faces=faces, theme=theme)
        axes.paint_days(painter, chart, place, faces=faces, theme=theme)
        right = rect.right() - 2 * scale
        paint_plot(painter, chart, shapes_of(chart), place.plot, theme=theme, faces=faces, letters=letters, right=right)
    painter.restore()


def paint_plot(
    painter: QPainter,
    chart: Chart,
    shapes: Shapes,
    plot: axes.Plot,
    *,
    theme: Theme,
    faces: labels.Faces,
    right: float,
    letters: bool = False,
    through: Through | None = None,
) -> None:
    """Draw what stands in the plot and its strips: bands, grid, lanes, marks, words, then the data above them.

    Args:
        painter: active, antialiasing as wished.
        chart: what to draw.
        shapes: the chart's data from `shapes_of`, built once by a caller that draws often.
        plot: where and which days; a part of the span when zoomed.
        theme, faces, letters: as for `paint`.
        right: no name at a line's end goes further right than this.
        through: draws dots and lines in the caller's way; None means directly.
    """
    scale = faces.scale
    bands.paint_fills(painter, chart.bands, plot, theme=theme)
    marks.paint_bands(painter, chart.marks, plot, theme=theme)
    _paint_areas(painter, shapes, plot, theme=theme)
    axes.paint_grid(painter, chart, plot, theme=theme, scale=scale)
    bands.paint_edges(painter, chart.bands, plot, theme=theme, scale=scale)
    lanes.paint(painter, chart, plot, theme=theme, faces=faces)
    photo_marks.paint(painter, shapes.photos, plot, theme=theme, scale=scale)
    placed = marks.words(chart.marks, plot, faces=faces, letters=letters)
    if letters:
        placed = marks.in_clear(placed, plot, shapes.strokes, faces=faces)
    marks.paint_lines(painter, chart.marks, plot, placed, theme=theme, faces=faces, letters=letters)
    marks.paint_words(painter, placed, plot, theme=theme, faces=faces, letters=letters)
    ends = series.end_labels(shapes.strokes, plot, faces=faces, theme=theme, right=right)
    taken = [_box_of(end, faces) for end in ends]
    if letters:
        taken += marks.boxes(placed, plot, faces=faces)
    uprights = [marks.x_of(mark, plot) for mark in marks.shown(chart.marks, plot) if letters or not mark.end]
    names = bands.words(chart.bands, plot, shapes.strokes, faces=faces, taken=taken, uprights=uprights)
    bands.paint_words(painter, names, theme=theme, faces=faces)
    _paint_data(painter, chart, shapes, plot, theme=theme, faces=faces, through=through)
    if letters:
        marks.paint_letters(painter, placed, plot, theme=theme, faces=faces)
    series.paint_end_labels(painter, ends, faces=faces)


def _box_of(end: series.EndLabel, faces: labels.Faces) -> QRectF:
    metrics = QFontMetricsF(faces.strong)
    return QRectF(end.spot.x(), end.spot.y() - metrics.ascent(), metrics.horizontalAdvance(end.text), metrics.height())


def _paint_areas(painter: QPainter, shapes: Shapes, plot: axes.Plot, *, theme: Theme) -> None:
    """Shade the gap between left and right, cut at the plot's edges."""
    if not shapes.areas:
        return
    painter.save()
    painter.setClipRect(plot.frame, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # smooth edges would show seams between pieces
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(series.mix(QColor(theme.muted), QColor(theme.card), SHADE))
    to_view = plot.transform()
    for first, last, area in shapes.areas:
        if last >= plot.first and first <= plot.last:
            painter.drawPolygon(to_view.map(area), Qt.FillRule.WindingFill)
    painter.restore()


def _paint_data(
    painter: QPainter,
    chart: Chart,
    shapes: Shapes,
    plot: axes.Plot,
    *,
    theme: Theme,
    faces: labels.Faces,
    through: Through | None,
) -> None:
    """Draw the data, cut at the plot's edges."""
    painter.save()
    edge = series.DOT * faces.scale
    painter.setClipRect(plot.frame.adjusted(-edge, -edge * 4, edge, edge), Qt.ClipOperation.IntersectClip)
    look = series.look_of(shapes.strokes, plot)

    def draw(onto: QPainter, there: axes.Plot) -> None:
        series.paint(onto, shapes.strokes, there, theme=theme, scale=faces.scale, form=chart.form, look=look)

    if chart.form == "bars":
        bars.paint(painter, chart, plot, theme=theme, faces=faces)
    elif through is None:
        draw(painter, plot)
    else:
        through(painter, plot, draw, look)
    painter.restore()


def paint_empty(painter: QPainter, chart: Chart, place: axes.Layout, *, faces: labels.Faces, theme: Theme) -> None:
    """Write the sentence that says why there is nothing to draw, in the middle of the plot."""
    painter.setFont(faces.text)
    painter.setPen(QColor(theme.muted))
    room = QRectF(place.plot.frame)
    room.setLeft(place.rect.left() + axes.GUTTER * faces.scale)
    flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
    painter.drawText(room, flags, labels.plain(chart.empty))
