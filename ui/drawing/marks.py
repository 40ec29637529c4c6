# SPDX-License-Identifier: MIT
"""Dated events on a chart: thin dashed verticals with words or letters, soft bands for what lasted.

Painted under the data, so that a word never hides a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from core.words.blocks import Mark
from ui.drawing import axes, labels, series

if TYPE_CHECKING:
    from ui.theme import Theme

# Narrower plots show the verticals without words; pointing at a day names its events.
ROOM_FOR_WORDS = 420.0


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
    """Fill the soft bands of marks that lasted; a flare-up has the alarm's soft colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    for mark in shown(marks, plot):
        if mark.end:
            soft = (
                QColor(theme.alarm_soft)
                if _is_setback(mark)
                else series.mix(QColor(theme.line), QColor(theme.card), 0.55)
            )
            painter.fillRect(band_of(mark, plot), soft)


def paint_lines(
    painter: QPainter, marks: Sequence[Mark], plot: axes.Plot, *, theme: Theme, scale: float, letters: bool
) -> None:
    """Draw the dashed verticals; on screen a band is its own sign, with letters it has a vertical too."""
    pen = QPen(QColor(theme.muted), scale, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([3.0, 3.0])
    painter.setPen(pen)
    lines = [
        QLineF(x_of(mark, plot), plot.frame.top(), x_of(mark, plot), plot.frame.bottom())
        for mark in shown(marks, plot)
        if letters or not mark.end
    ]
    if lines:
        painter.drawLines(lines)


def words(
    marks: Sequence[Mark], plot: axes.Plot, *, faces: labels.Faces, letters: bool
) -> list[tuple[Mark, labels.Word]]:
    """Place the words (or letters) of the shown marks; without room a word is shortened or left out."""
    if not letters and plot.frame.width() < ROOM_FOR_WORDS * faces.scale:
        return []
    metrics = QFontMetricsF(faces.strong if letters else faces.small)
    inside = shown(marks, plot)
    # A letter that the key names must stand on the chart: three rows, however low it is.
    rows = max(3 if letters else 1, min(3, int(plot.frame.height() * 0.34 / metrics.height())))
    room = labels.Room(plot.frame.left(), plot.frame.right(), rows, 5 * faces.scale)
    wanted = [(x_of(mark, plot), labels.plain(mark.letter if letters else mark.label)) for mark in inside]
    placed = labels.place_words(
        wanted, room, lambda text, width: labels.shorten(text, metrics, width), metrics.horizontalAdvance
    )
    return [(inside[word.index], word) for word in placed]


def paint_words(
    painter: QPainter,
    marks: Sequence[Mark],
    plot: axes.Plot,
    *,
    theme: Theme,
    faces: labels.Faces,
    letters: bool,
) -> None:
    """Write the words beside their verticals on a patch of ground, so that later verticals do not cross them."""
    font = faces.strong if letters else faces.small
    metrics = QFontMetricsF(font)
    for mark, word in words(marks, plot, faces=faces, letters=letters):
        top = plot.frame.top() + 3 * faces.scale + word.row * metrics.height()
        patch = QRectF(word.left - faces.scale, top, word.width + 2 * faces.scale, metrics.height())
        if mark.end:
            patch.setLeft(max(patch.left(), band_of(mark, plot).right()))
        if patch.width() > 0:
            painter.fillRect(patch, QColor(theme.card))
        ink = theme.alarm if _is_setback(mark) and not letters else theme.ink if letters else theme.muted
        labels.write(painter, QPointF(word.left, top + metrics.ascent()), word.text, font=font, ink=ink)
