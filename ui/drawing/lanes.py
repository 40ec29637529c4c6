# SPDX-License-Identifier: MIT
"""What lasts, as thin lanes under the plot along its days: expected times, hold, medicines given, explained gaps.

Lanes are not values: they stand outside the scale. At most four; the day pointed at names the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from core.words.blocks import Chart, Ribbon
from ui.drawing import axes, labels, series

if TYPE_CHECKING:
    from ui.theme import Theme

MOST, MOST_NARROW = 4, 2
ORDER = {"expected": 0, "hold": 0, "gap": 1, "care": 2}
BROAD = ("expected", "hold")
THIN_LANE = 7.0  # px of a lane without words, on charts too small for them
LEAST_PLOT = 74.0  # px of the plot that lanes leave to the data
LEAST_LETTERS = 7
INSIDE, STUB = 6.0, 14.0  # px before a word: in a broad bar, and of a thin one that the word interrupts
Lane = Sequence[Ribbon]


def assign(ribbons: Sequence[Ribbon], first: date, last: date) -> list[list[Ribbon]]:
    """Share out the ribbons that touch a span: expected times on top, nothing overlaps, at most four lanes."""
    inside = [ribbon for ribbon in ribbons if ribbon.end >= first and ribbon.start <= last]
    lanes: list[list[Ribbon]] = []
    for ribbon in sorted(inside, key=lambda one: (ORDER.get(one.kind, 2), one.start, one.end, one.label)):
        free = next((lane for lane in lanes if all(_apart(ribbon, other) for other in lane)), None)
        if free is None and len(lanes) < MOST:
            lanes.append([])
            free = lanes[-1]
        if free is not None:
            free.append(ribbon)
    return [sorted(lane, key=lambda one: one.start) for lane in lanes]


def _apart(one: Ribbon, two: Ribbon) -> bool:
    return one.end < two.start or two.end < one.start


def foot_for(chart: Chart, plot: axes.Plot, faces: labels.Faces) -> tuple[int, float]:
    """Return how many lanes a chart shows and how high each is: high enough for words where the plot has room."""
    is_narrow = plot.frame.width() < axes.ROOM_FOR_WORDS * faces.scale
    wanted = min(len(assign(chart.ribbons, chart.start, chart.end)), MOST_NARROW if is_narrow else MOST)
    room = plot.frame.height() - LEAST_PLOT * faces.scale
    high = QFontMetricsF(faces.small).height() + 2 * faces.scale
    if is_narrow or wanted * high > room:
        high = THIN_LANE * faces.scale
    return max(0, min(wanted, int(room / high))), high


def paint(painter: QPainter, chart: Chart, plot: axes.Plot, *, theme: Theme, faces: labels.Faces) -> None:
    """Draw the lanes of a chart under its plot, cut at the shown days."""
    has_words = plot.foot.lane > THIN_LANE * faces.scale
    for row, lane in enumerate(assign(chart.ribbons, chart.start, chart.end)[: plot.foot.lanes]):
        rects = [rect_of(ribbon, plot, row) for ribbon in lane]
        for ribbon, rect in zip(lane, rects, strict=True):
            if rect is not None:
                _paint_bar(painter, _thinned(ribbon, rect, words=has_words), ribbon, theme=theme, scale=faces.scale)
        for ribbon, box, text in words(lane, rects, plot, faces=faces) if has_words else ():
            if ribbon.kind not in BROAD or ribbon.kind == "hold":
                painter.fillRect(box.adjusted(-3 * faces.scale, 0, 3 * faces.scale, 0), QColor(theme.card))
            spot = QPointF(box.left(), box.top() + QFontMetricsF(faces.small).ascent())
            labels.write(painter, spot, text, font=faces.small, ink=theme.ink)


def rect_of(ribbon: Ribbon, plot: axes.Plot, row: int) -> QRectF | None:
    """Return the whole height of a ribbon's lane over its shown days, None when none is shown."""
    frame = plot.frame
    left = max(plot.x_at((ribbon.start - plot.start).days - 0.5), frame.left())
    right = min(plot.x_at((ribbon.end - plot.start).days + 0.5), frame.right())
    if left >= frame.right() or right <= frame.left():
        return None
    top = frame.bottom() + row * plot.foot.lane
    return QRectF(QPointF(left, top), QPointF(max(right, left + 1.0), top + plot.foot.lane))


def _thinned(ribbon: Ribbon, rect: QRectF, *, words: bool) -> QRectF:
    """Return the painted part of a lane: nearly all of it for an expected time, a third for a medicine."""
    aside = rect.height() * (0.07 if ribbon.kind in BROAD else 0.36 if words else 0.28)
    return rect.adjusted(0, aside, 0, -aside)


def _paint_bar(painter: QPainter, rect: QRectF, ribbon: Ribbon, *, theme: Theme, scale: float) -> None:
    outline = QPen(QColor(theme.accent_line), 0.8 * scale)
    round_by = min(3 * scale, rect.height() / 2)
    if ribbon.kind == "gap":
        dots = QPen(QColor(theme.muted), 1.6 * scale, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
        dots.setDashPattern([0.1, 2.4])
        painter.setPen(dots)
        painter.drawLine(QLineF(rect.left() + scale, rect.center().y(), rect.right() - scale, rect.center().y()))
    elif ribbon.kind == "hold":
        _paint_hatched(painter, rect, theme=theme, scale=scale)
    elif ribbon.kind == "expected":
        painter.setPen(outline)
        painter.setBrush(QColor(theme.expected))
        painter.drawRoundedRect(rect.adjusted(scale, 0, -scale, 0), round_by, round_by)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(series.mix(QColor(theme.muted), QColor(theme.card), 0.55))
        painter.drawRoundedRect(rect, round_by, round_by)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_hatched(painter: QPainter, rect: QRectF, *, theme: Theme, scale: float) -> None:
    """Draw a bar of slanted strokes: a lane of its own look, without colour too."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # many strokes: fast matters more than smooth
    painter.fillRect(rect, QColor(theme.vet_band))
    painter.setPen(QPen(QColor(theme.edge), scale))
    step, slant = 9 * scale, rect.height()
    count = int((rect.width() + slant) / step) + 1
    lefts = [rect.left() - slant + number * step for number in range(count)]
    painter.drawLines([QLineF(left, rect.bottom(), left + slant, rect.top()) for left in lefts])
    painter.restore()


def words(
    lane: Lane, rects: Sequence[QRectF | None], plot: axes.Plot, *, faces: labels.Faces
) -> list[tuple[Ribbon, QRectF, str]]:
    """Place the names of one lane: in the bar, else right or left of it, else shortened in the bar, else nowhere."""
    metrics = QFontMetricsF(faces.small)
    placed: list[tuple[Ribbon, QRectF, str]] = []
    shown = [(ribbon, rect) for ribbon, rect in zip(lane, rects, strict=True) if rect is not None]
    end = plot.frame.left()
    for number, (ribbon, rect) in enumerate(shown):
        before = end
        until = shown[number + 1][1].left() if number + 1 < len(shown) else plot.frame.right()
        aside = (INSIDE if ribbon.kind in BROAD else STUB) * faces.scale
        text, left = _fitted(labels.plain(ribbon.label), rect, (before, until), metrics, gap=aside)
        end = rect.right()
        if text:
            wide, high = metrics.horizontalAdvance(text), metrics.height()
            placed.append((ribbon, QRectF(left, rect.center().y() - high / 2, wide, high), text))
            end = max(end, left + wide)
    return placed


def _fitted(
    text: str, rect: QRectF, room: tuple[float, float], metrics: QFontMetricsF, *, gap: float
) -> tuple[str, float]:
    """Return a name as it fits and its left edge; empty without room."""
    wide = metrics.horizontalAdvance(text)
    if wide + 2 * gap <= rect.width():
        return text, rect.left() + gap
    if rect.right() + gap / 2 + wide <= room[1]:
        return text, rect.right() + gap / 2
    if rect.left() - gap / 2 - wide >= room[0]:
        return text, rect.left() - gap / 2 - wide
    begin = text.partition(":")[0]  # "weeks 1–2" says more than half a sentence
    if begin != text and metrics.horizontalAdvance(begin) + 2 * gap <= rect.width():
        return begin, rect.left() + gap
    short = labels.shorten(text, metrics, rect.width() - 2 * gap)
    return (short, rect.left() + gap) if len(short) > LEAST_LETTERS else ("", 0.0)
