# SPDX-License-Identifier: MIT
"""The frame of a chart: where the plot lies, which x is which day, title, grid and tick words.

Shared by screen and paper. Series, bars and marks are painted into the `Plot` by their own rooms.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTransform

from core.words.blocks import Bar, Chart
from ui.drawing import labels

if TYPE_CHECKING:
    from ui.theme import Theme

GUTTER = 32.0
DAY_ROW_GAP = 5.0
# Narrower plots show verticals and lanes without words; pointing at a day names them.
ROOM_FOR_WORDS = 600.0


@dataclass(frozen=True, slots=True)
class Foot:
    """The strip between the plot and its day words.

    Attributes:
        lanes: how many lanes of ribbons it has; `lane` is the height of each.
        photos: the height of the row of photo marks under the lanes, 0 without photos.
    """

    lanes: int = 0
    lane: float = 0.0
    photos: float = 0.0

    @property
    def height(self) -> float:
        """The height of the whole strip."""
        return self.lanes * self.lane + self.photos


@dataclass(frozen=True, slots=True)
class Plot:
    """The rectangle the data is drawn in, and its two scales.

    Attributes:
        frame: in the painter's coordinates.
        start: the day of offset 0; `first` and `last` are the day offsets at the left and right edge.
        low, high: the values at the bottom and top edge, low < high.
        head: how far above the frame the words of events reach; 0 when they have no room of their own there.
        foot: what stands between the frame and the day words.
    """

    frame: QRectF
    start: date
    first: float
    last: float
    low: float
    high: float
    head: float = 0.0
    foot: Foot = Foot()

    def x_of(self, day: date) -> float:
        """Return the x of a day's middle; outside the frame for days that are not shown."""
        return self.x_at((day - self.start).days)

    def x_at(self, offset: float) -> float:
        """Return the x of a day offset; halves are the edges between two days."""
        return self.frame.left() + (offset - self.first) / (self.last - self.first) * self.frame.width()

    def y_of(self, value: float) -> float:
        """Return the y of a value; larger values are higher up."""
        return self.frame.bottom() - (value - self.low) / (self.high - self.low) * self.frame.height()

    def day_at(self, x: float) -> date:
        """Return the shown day nearest to `x`."""
        offset = self.first + (x - self.frame.left()) / max(1e-9, self.frame.width()) * (self.last - self.first)
        lowest = math.ceil(self.first - 1e-9)
        highest = max(lowest, math.floor(self.last + 1e-9))
        return self.start + timedelta(days=min(max(round(offset), lowest), highest))

    def transform(self) -> QTransform:
        """Return the map from (day offset, value) to the painter's coordinates."""
        across = self.frame.width() / (self.last - self.first)
        up = self.frame.height() / (self.high - self.low)
        return QTransform(
            across,
            0.0,
            0.0,
            -up,
            self.frame.left() - self.first * across,
            self.frame.bottom() + self.low * up,
        )

    def seen(self, first: float, last: float) -> Plot:
        """Return the same frame showing other day offsets."""
        return replace(self, first=first, last=last)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of a chart stand: whole rectangle, plot, and whether the footnote has its own row."""

    rect: QRectF
    plot: Plot
    title_base: float
    foot_below: bool


def span(chart: Chart) -> tuple[float, float]:
    """Return the first and last day offset of the axis; bars fill whole weeks, one lone day gets room."""
    days = max(0, (chart.end - chart.start).days)
    if chart.form == "bars":
        slots = [slot_of(bar, chart) for bar in chart.bars]
        return min([-0.5, *(first for first, _last in slots)]), max([days + 0.5, *(last for _first, last in slots)])
    return (-0.5, 0.5) if days == 0 else (0.0, float(days))


def slot_of(bar: Bar, chart: Chart) -> tuple[float, float]:
    """Return the day offsets a bar's week reaches from and to; a cut first or last week gets a full week's room."""
    first, last = (bar.start - chart.start).days, (bar.end - chart.start).days
    longest = max((one.end - one.start).days for one in chart.bars)
    if bar == chart.bars[-1] and bar != chart.bars[0]:
        last = max(last, first + longest)
    elif bar == chart.bars[0]:
        first = min(first, last - longest)
    return first - 0.5, last + 0.5


def layout(chart: Chart, rect: QRectF, faces: labels.Faces) -> Layout:
    """Divide `rect` into title, plot, tick words and the room that labels at line ends need.

    Args:
        chart: what is drawn; `low` equal to `high` is widened.
        rect: in the painter's coordinates.
        faces: the type, see `labels.faces`.
    """
    scale = faces.scale
    small = QFontMetricsF(faces.small)
    title = QFontMetricsF(faces.title)
    widest = max((small.horizontalAdvance(text) for _value, text in chart.ticks), default=0.0)
    left = rect.left() + max(GUTTER * scale, widest + 10 * scale)
    top = rect.top() + title.height() + 4 * scale
    foot_below = bool(chart.footnote) and not _foot_fits(chart, rect.right() - left, faces)
    bottom = rect.bottom() - small.height() - DAY_ROW_GAP * scale
    bottom -= small.height() + 3 * scale if foot_below else 0.0
    right = rect.right() - 4 * scale
    frame = QRectF(QPointF(left, top), QPointF(max(right, left + 1.0), max(bottom, top + 1.0)))
    first, last = span(chart)
    high = chart.high if chart.high > chart.low else chart.low + 1.0
    plot = _with_label_room(Plot(frame, chart.start, first, last, chart.low, high), chart, faces)
    return Layout(rect, plot, rect.top() + title.ascent(), foot_below)


def with_head(place: Layout, head: float) -> Layout:
    """Return the layout with a strip of `head` between title and plot for the words of events."""
    frame = QRectF(place.plot.frame)
    frame.setTop(frame.top() + head)
    return replace(place, plot=replace(place.plot, frame=frame, head=head))


def with_foot(place: Layout, foot: Foot) -> Layout:
    """Return the layout with a strip between plot and day words for ribbons and photo marks."""
    frame = QRectF(place.plot.frame)
    frame.setBottom(frame.bottom() - foot.height)
    return replace(place, plot=replace(place.plot, frame=frame, foot=foot))


def _foot_fits(chart: Chart, width: float, faces: labels.Faces) -> bool:
    title = QFontMetricsF(faces.title).horizontalAdvance(labels.plain(chart.title + " "))
    text = QFontMetricsF(faces.text).horizontalAdvance(labels.plain(chart.subtitle))
    foot = QFontMetricsF(faces.small).horizontalAdvance(labels.plain(chart.footnote))
    return title + text + foot + 18 * faces.scale <= width


def _with_label_room(plot: Plot, chart: Chart, faces: labels.Faces) -> Plot:
    """Narrow the plot until the labels at the line ends fit right of the last point."""
    ends = [trace.dots[-1].day for trace in chart.traces if trace.label and trace.dots]
    ends += [trace.line[-1][-1][0] for trace in chart.traces if trace.label and trace.line]
    if not ends:
        return plot
    metrics = QFontMetricsF(faces.strong)
    wanted = max(metrics.horizontalAdvance(labels.plain(trace.label)) for trace in chart.traces if trace.label)
    needed = min(wanted, plot.frame.width() * 0.4) + 12 * faces.scale
    share = ((max(ends) - plot.start).days - plot.first) / (plot.last - plot.first)
    width = plot.frame.width()
    if share > 0:
        width = min(width, (plot.frame.width() - needed) / share)
    frame = QRectF(plot.frame)
    frame.setWidth(max(width, 1.0))
    return replace(plot, frame=frame)


def paint_title(painter: QPainter, chart: Chart, place: Layout, *, faces: labels.Faces, theme: Theme) -> None:
    """Write title, lighter subtitle and the footnote, right of them or under the chart."""
    right = place.rect.right() - 4 * faces.scale
    foot = labels.plain(chart.footnote)
    small = QFontMetricsF(faces.small)
    if foot and place.foot_below:
        base = place.rect.bottom() - small.descent()
        cut = labels.shorten(foot, small, right - place.plot.frame.left())
        labels.write(painter, QPointF(place.plot.frame.left(), base), cut, font=faces.small, ink=theme.muted)
    elif foot:
        right -= small.horizontalAdvance(foot)
        labels.write(painter, QPointF(right, place.title_base), foot, font=faces.small, ink=theme.muted)
        right -= 12 * faces.scale
    x = place.plot.frame.left()
    for text, font, ink in (
        (chart.title, faces.title, theme.ink),
        (chart.subtitle, faces.text, theme.muted),
    ):
        metrics = QFontMetricsF(font)
        cut = labels.shorten(labels.plain(text), metrics, right - x)
        labels.write(painter, QPointF(x, place.title_base), cut, font=font, ink=ink)
        x += metrics.horizontalAdvance(cut + " ")


def paint_grid(painter: QPainter, chart: Chart, plot: Plot, *, theme: Theme, scale: float) -> None:
    """Draw one thin horizontal per tick; the lowest is the base line."""
    ink = QColor(theme.grid)
    for value, _text in chart.ticks:
        if plot.low <= value <= plot.high:
            # Filled and on whole units: crisp, and six times as fast as a smooth line.
            painter.fillRect(
                QRectF(plot.frame.left(), round(plot.y_of(value) - scale / 2), plot.frame.width(), scale), ink
            )


def paint_values(painter: QPainter, chart: Chart, plot: Plot, *, faces: labels.Faces, theme: Theme) -> None:
    """Write the value ticks right-aligned left of the plot."""
    for spot, text in value_words(chart, plot, faces):
        labels.write(painter, spot, text, font=faces.small, ink=theme.muted)


def value_words(chart: Chart, plot: Plot, faces: labels.Faces) -> list[tuple[QPointF, str]]:
    """Return baseline start and text of each value tick that has room, bottom to top."""
    metrics = QFontMetricsF(faces.small)
    result: list[tuple[QPointF, str]] = []
    above = math.inf
    for value, text in sorted(chart.ticks):
        y = plot.y_of(value)
        if not plot.low <= value <= plot.high or above - y < metrics.ascent():
            continue
        x = plot.frame.left() - 8 * faces.scale - metrics.horizontalAdvance(text)
        result.append((QPointF(x, y + metrics.capHeight() / 2), text))
        above = y
    return result


def paint_days(painter: QPainter, chart: Chart, place: Layout, *, faces: labels.Faces, theme: Theme) -> None:
    """Write the day ticks under the plot, none clipped, none colliding."""
    base = days_base(place.plot, faces)
    words = day_words(chart, place.plot, faces, low=place.rect.left(), high=place.rect.right())
    for left, text in words:
        labels.write(painter, QPointF(left, base), text, font=faces.small, ink=theme.muted)


def days_base(plot: Plot, faces: labels.Faces) -> float:
    """Return the base line of the day words, under lanes and photo marks."""
    return plot.frame.bottom() + plot.foot.height + DAY_ROW_GAP * faces.scale + QFontMetricsF(faces.small).ascent()


def day_words(chart: Chart, plot: Plot, faces: labels.Faces, *, low: float, high: float) -> list[tuple[float, str]]:
    """Return left edge and text of each day tick that is shown; bars are named under their middle."""
    metrics = QFontMetricsF(faces.small)
    ticks = [(plot.x_of(day), labels.plain(text)) for day, text in chart.day_ticks]
    if chart.form == "bars" and any(bar.name for bar in chart.bars):
        ticks = [(plot.x_at(sum(slot_of(bar, chart)) / 2), labels.plain(bar.name)) for bar in chart.bars]
    inside = [(x, text) for x, text in ticks if text and plot.frame.left() - 0.5 <= x <= plot.frame.right() + 0.5]
    wanted = [(x, metrics.horizontalAdvance(text)) for x, text in inside]
    placed = labels.place_ticks(wanted, low=low, high=high, gap=8 * faces.scale)
    return [(left, inside[index][1]) for index, left in placed]
