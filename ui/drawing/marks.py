# SPDX-License-Identifier: MIT
"""Dated events on a chart: thin dashed verticals with words or letters, soft bands for what lasted.

Words are painted under the data, so that none hides a day. A letter stands in the plot and is named by a key, so it is
written over the data, with a thin rim of ground.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from core.words.blocks import Mark
from ui.drawing import axes, bands, labels, series
from ui.drawing.strokes import Strokes

if TYPE_CHECKING:
    from ui.theme import Theme

MOST_ROWS = 5
# Of more marks than that only those with room in a few rows are named, the others when pointed at.
MANY, ROWS_OF_MANY = 18, 3
FAINT = 0.45  # share of the ink of a vertical without a word
EDGE = 0.4  # share of the alarm's colour
RIM = 1.5  # px of ground around a letter
LEAST_PLOT = 130.0  # px of the plot that words leave to the data
LEAST_LETTERS = 7  # a word cut shorter than this says nothing: its line stays, and pointing names it


def shown(marks: Sequence[Mark], plot: axes.Plot) -> list[Mark]:
    """Return the marks that touch the shown days, by day."""
    inside = []
    for mark in marks:
        first = (mark.day - plot.start).days
        last = ((mark.end or mark.day) - plot.start).days
        if last >= plot.first and first <= plot.last:
            inside.append(mark)
    return sorted(inside, key=lambda mark: (mark.day, mark.letter, mark.label))


def x_of(mark: Mark, plot: axes.Plot) -> float:
    """Return the x of a mark's vertical: the day's middle, or the left edge of a band, kept inside the plot."""
    offset = (mark.day - plot.start).days - (0.5 if mark.end else 0.0)
    return min(max(plot.x_at(offset), plot.frame.left()), plot.frame.right())


def band_of(mark: Mark, plot: axes.Plot) -> QRectF:
    """Return the band of a mark that lasted, whole days, kept inside the plot."""
    last = ((mark.end or mark.day) - plot.start).days + 0.5
    right = min(plot.x_at(last), plot.frame.right())
    return QRectF(QPointF(x_of(mark, plot), plot.frame.top()), QPointF(right, plot.frame.bottom()))


def _is_setback(mark: Mark) -> bool:
    return mark.kind.startswith(("flare", "setback"))


def paint_bands(painter: QPainter, marks: Sequence[Mark], plot: axes.Plot, *, theme: Theme) -> None:
    """Fill the soft bands of marks that lasted; a flare-up has the alarm's soft colour, and edges seen in grey too."""
    painter.setPen(Qt.PenStyle.NoPen)
    other = series.mix(QColor(theme.line), QColor(theme.card), 0.55)
    edge = edge_ink(theme)
    for mark in shown(marks, plot):
        if not mark.end:
            continue
        band = band_of(mark, plot)
        painter.fillRect(band, QColor(theme.alarm_soft) if _is_setback(mark) else other)
        if _is_setback(mark) and band.width() > 3:
            for left in (band.left(), band.right() - 1):
                painter.fillRect(QRectF(left, band.top(), 1, band.height()), edge)


def edge_ink(theme: Theme) -> QColor:
    """Return the colour of a flare-up's edges."""
    return series.mix(QColor(theme.alarm), QColor(theme.card), EDGE)


def head_for(marks: Sequence[Mark], plot: axes.Plot, faces: labels.Faces) -> float:
    """Return how deep a strip over the plot the words of its events need, 0 without words or room for them."""
    high = QFontMetricsF(faces.small).height()
    inside = shown(marks, plot)
    most, least = (MOST_ROWS, 1) if len(inside) <= MANY else (ROWS_OF_MANY, ROWS_OF_MANY)
    rows = min(most, int((plot.frame.height() - LEAST_PLOT * faces.scale) / high))
    if rows < least or not _has_words(plot, faces):
        return 0.0
    placed = _placed(inside, plot, faces=faces, rows=rows, letters=False)
    return max((word.row + 1 for _mark, word in placed), default=0) * high


def words(
    marks: Sequence[Mark], plot: axes.Plot, *, faces: labels.Faces, letters: bool
) -> list[tuple[Mark, labels.Word]]:
    """Place the words (or letters) of the shown marks; without room a word is shortened or left out.

    Words stand in the strip over the plot (`Plot.head`), letters inside the plot.
    """
    rows = round(plot.head / QFontMetricsF(faces.small).height())
    if letters:
        # A letter that the key names must stand on the chart: three rows, however low it is.
        rows = 3
    elif rows < 1 or not _has_words(plot, faces):
        return []
    return _placed(shown(marks, plot), plot, faces=faces, rows=rows, letters=letters)


def _has_words(plot: axes.Plot, faces: labels.Faces) -> bool:
    return plot.frame.width() >= axes.ROOM_FOR_WORDS * faces.scale


def _placed(
    inside: Sequence[Mark], plot: axes.Plot, *, faces: labels.Faces, rows: int, letters: bool
) -> list[tuple[Mark, labels.Word]]:
    metrics = QFontMetricsF(faces.strong if letters else faces.small)

    def cut(text: str, width: float) -> str:
        short = labels.shorten(text, metrics, width)
        return short if letters or short == text or len(short) > LEAST_LETTERS else ""

    room = labels.Room(plot.frame.left(), plot.frame.right(), rows, 5 * faces.scale)
    groups = _same_day(sorted(inside, key=lambda mark: x_of(mark, plot)))
    texts = [", ".join(filter(None, (mark.letter if letters else mark.label for mark in group))) for group in groups]
    wanted = [(x_of(group[0], plot), labels.plain(text)) for group, text in zip(groups, texts, strict=True)]
    placed = labels.place_words(wanted, room, cut, metrics.horizontalAdvance)
    return [(groups[word.index][0], word) for word in placed]


def _same_day(inside: Sequence[Mark]) -> list[list[Mark]]:
    """Put together the marks that share one vertical; what lasted has its own edge and stands alone."""
    groups: list[list[Mark]] = []
    for mark in inside:
        if groups and not mark.end and not groups[-1][0].end and groups[-1][0].day == mark.day:
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


def paint_lines(
    painter: QPainter,
    marks: Sequence[Mark],
    plot: axes.Plot,
    placed: Sequence[tuple[Mark, labels.Word]],
    *,
    theme: Theme,
    faces: labels.Faces,
    letters: bool,
) -> None:
    """Draw the dashed verticals up to their words; on screen a band is its own sign, with letters it has one too."""
    # One vertical per day, up to its word: two dashed lines over each other would look like a solid one.
    tops = {mark: plot.frame.top() if letters else _top_of(word, plot, faces) for mark, word in placed}
    named, uprights = {x_of(mark, plot) for mark in tops}, dict[float, float]()
    for mark in shown(marks, plot):
        if letters or not mark.end:
            x, top = x_of(mark, plot), tops.get(mark, plot.frame.top())
            uprights[x] = min(top, uprights.get(x, top))
    # Without a word a vertical is only a hint and stays behind the days.
    for share, has_word in ((FAINT, False), (1.0, True)):
        lines = [QLineF(x, top, x, plot.frame.bottom()) for x, top in uprights.items() if (x in named) == has_word]
        if lines:
            ink = series.mix(QColor(theme.muted), QColor(theme.card), share)
            pen = QPen(ink, faces.scale, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([3.0, 3.0])
            painter.setPen(pen)
            painter.drawLines(lines)


def _top_of(word: labels.Word, plot: axes.Plot, faces: labels.Faces) -> float:
    """Return the upper edge of a placed word: in the strip over the plot, or inside it when there is no strip."""
    if plot.head:
        return plot.frame.top() - plot.head + word.row * QFontMetricsF(faces.small).height()
    return plot.frame.top() + 3 * faces.scale + word.row * QFontMetricsF(faces.strong).height()


def boxes(placed: Sequence[tuple[Mark, labels.Word]], plot: axes.Plot, *, faces: labels.Faces) -> list[QRectF]:
    """Return the rectangles of placed letters, which stand inside the plot."""
    high = QFontMetricsF(faces.strong).height()
    return [QRectF(word.left, _top_of(word, plot, faces), word.width, high) for _mark, word in placed]


def in_clear(
    placed: Sequence[tuple[Mark, labels.Word]], plot: axes.Plot, data: Sequence[Strokes], *, faces: labels.Faces
) -> list[tuple[Mark, labels.Word]]:
    """Return letters moved up or down their verticals to where they lie on the fewest days and on no other letter."""
    rows = int((plot.frame.height() - 3 * faces.scale) / QFontMetricsF(faces.strong).height())
    found = list(placed)
    for index, (mark, word) in enumerate(placed):
        others = boxes(found[:index] + found[index + 1 :], plot, faces=faces)
        wished = [(mark, replace(word, row=row)) for row in (word.row, *range(rows))]
        free = [
            (one, box)
            for one, box in zip(wished, boxes(wished, plot, faces=faces), strict=True)
            if not any(box.intersects(other) for other in others)
        ]
        if free:
            counts = bands.crowds(free[0][1], [box.top() for _one, box in free], plot, data)
            found[index] = free[counts.index(min(counts))][0]
    return found


def paint_words(
    painter: QPainter,
    placed: Sequence[tuple[Mark, labels.Word]],
    plot: axes.Plot,
    *,
    theme: Theme,
    faces: labels.Faces,
    letters: bool,
) -> None:
    """Write the words beside their verticals on a patch of ground, so that later verticals do not cross them.

    For letters only the patches: `paint_letters` writes them when the data stand.
    """
    font = faces.strong if letters else faces.small
    metrics = QFontMetricsF(font)
    for mark, word in placed:
        top = _top_of(word, plot, faces)
        patch = QRectF(word.left - faces.scale, top, word.width + 2 * faces.scale, metrics.height())
        if mark.end and letters:
            patch.setLeft(max(patch.left(), band_of(mark, plot).right()))
        if patch.width() > 0:
            painter.fillRect(patch, QColor(theme.card))
        if not letters:
            ink = theme.alarm if _is_setback(mark) else theme.muted
            labels.write(painter, QPointF(word.left, top + metrics.ascent()), word.text, font=font, ink=ink)


def paint_letters(
    painter: QPainter,
    placed: Sequence[tuple[Mark, labels.Word]],
    plot: axes.Plot,
    *,
    theme: Theme,
    faces: labels.Faces,
) -> None:
    """Write the letters over the data, each with a rim of ground: a line is seen to go on behind it."""
    ascent = QFontMetricsF(faces.strong).ascent()
    for _mark, word in placed:
        spot = QPointF(word.left, _top_of(word, plot, faces) + ascent)
        shape = QPainterPath()
        shape.addText(spot, faces.strong, word.text)
        rim = QPen(QColor(theme.card), 2 * RIM * faces.scale)
        rim.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(shape, rim)
        labels.write(painter, spot, word.text, font=faces.strong, ink=theme.ink)
