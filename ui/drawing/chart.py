# SPDX-License-Identifier: MIT
"""Draws a whole chart onto any painter: window, picture file, printer and PDF share this one door.

No widgets, no pyqtgraph, no state; the same chart, rectangle, font and theme give the same picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from core.words.blocks import Chart
from ui.drawing import axes, bars, labels, marks, series

if TYPE_CHECKING:
    from ui.theme import Theme


def layout(chart: Chart, rect: QRectF, faces: labels.Faces) -> axes.Layout:
    """Return where the parts stand; `.plot` has `day_at(x)`, `x_of(day)` and `y_of(value)` for pointing.

    The words of events have a strip of their own over the plot, as deep as they need while all days are shown.
    """
    place = axes.layout(chart, rect, faces)
    return place if chart.empty else axes.with_head(place, marks.head_for(chart.marks, place.plot, faces))


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
    place = axes.layout(chart, rect, faces) if letters else layout(chart, rect, faces)
    axes.paint_title(painter, chart, place, faces=faces, theme=theme)
    if chart.empty:
        paint_empty(painter, chart, place, faces=faces, theme=theme)
    else:
        strokes = [series.strokes_of(trace, chart.start) for trace in chart.traces]
        axes.paint_values(painter, chart, place.plot, faces=faces, theme=theme)
        axes.paint_days(painter, chart, place, faces=faces, theme=theme)
        paint_plot(painter, chart, strokes, place.plot, theme=theme, faces=faces, letters=letters)
        placed = series.end_labels(strokes, place.plot, faces=faces, theme=theme, right=rect.right() - 2 * scale)
        series.paint_end_labels(painter, placed, faces=faces)
    painter.restore()


def paint_plot(
    painter: QPainter,
    chart: Chart,
    strokes: Sequence[series.Strokes],
    plot: axes.Plot,
    *,
    theme: Theme,
    faces: labels.Faces,
    letters: bool = False,
) -> None:
    """Draw only what stands inside the plot: bands, grid, marks, then the data above them.

    Args:
        painter: active, antialiasing as wished.
        chart: what to draw.
        strokes: the chart's traces from `series.strokes_of`, built once by a caller that draws often.
        plot: where and which days; a part of the span when zoomed.
        theme, faces, letters: as for `paint`.
    """
    scale = faces.scale
    marks.paint_bands(painter, chart.marks, plot, theme=theme)
    axes.paint_grid(painter, chart, plot, theme=theme, scale=scale)
    placed = marks.words(chart.marks, plot, faces=faces, letters=letters)
    marks.paint_lines(painter, chart.marks, plot, placed, theme=theme, faces=faces, letters=letters)
    marks.paint_words(painter, placed, plot, theme=theme, faces=faces, letters=letters)
    painter.save()
    edge = series.DOT * scale
    painter.setClipRect(plot.frame.adjusted(-edge, -edge * 4, edge, edge), Qt.ClipOperation.IntersectClip)
    if chart.form == "bars":
        bars.paint(painter, chart, plot, theme=theme, faces=faces)
    else:
        series.paint(painter, strokes, plot, theme=theme, scale=scale, form=chart.form)
    painter.restore()


def paint_empty(painter: QPainter, chart: Chart, place: axes.Layout, *, faces: labels.Faces, theme: Theme) -> None:
    """Write the sentence that says why there is nothing to draw, in the middle of the plot."""
    painter.setFont(faces.text)
    painter.setPen(QColor(theme.muted))
    room = QRectF(place.plot.frame)
    room.setLeft(place.rect.left() + axes.GUTTER * faces.scale)
    flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
    painter.drawText(room, flags, labels.plain(chart.empty))
