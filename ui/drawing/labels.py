# SPDX-License-Identifier: MIT
"""Where words stand on a chart: type sizes, day ticks, event words, labels at line ends. Nothing overlaps.

Numbers in, positions out; only `write` touches a painter. What the words say belongs to core.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Faces:
    """The type of one chart, derived from the painter's font.

    Attributes:
        title, text, small, strong: bold title, its lighter rest, ticks and event words, bold line labels.
        scale: device units per chart unit (1.0 on screen); every gap and pen is multiplied by it.
    """

    title: QFont
    text: QFont
    small: QFont
    strong: QFont
    scale: float


@dataclass(frozen=True, slots=True)
class Word:
    """One placed word: which wish it answers, left edge and row (0 on top), the text that fits there."""

    index: int
    left: float
    row: int
    text: str
    width: float


def faces(font: QFont, scale: float) -> Faces:
    """Return the type of a chart whose running text is `font` times `scale`."""
    size = QFontInfo(font).pixelSize() * scale
    return Faces(
        title=sized(font, size * 1.04, bold=True),
        text=sized(font, size * 1.02),
        small=sized(font, size * 0.88),
        strong=sized(font, size * 0.92, bold=True),
        scale=scale,
    )


def sized(font: QFont, size: float, *, bold: bool = False) -> QFont:
    """Return a copy of `font` at `size` device units; bold or regular, hinting off so that widths scale."""
    copy = QFont(font)
    copy.setPixelSize(max(1, round(size)))
    copy.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    copy.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return copy


def plain(text: str) -> str:
    """Return `text` as one printable line: line breaks and controls become blanks, lone surrogates a mark.

    The two byte order marks, which Qt would swallow at the start of a text, are left out.
    """
    if text.isprintable():
        return text  # nearly every word; they are painted many times a second
    clean = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(_printable(letter) for letter in clean)


def _printable(letter: str) -> str:
    if letter in "\ufeff\ufffe":
        return ""
    return " " if ord(letter) < 32 or letter in "\x7f\x85\u2028\u2029" else letter


def shorten(text: str, metrics: QFontMetricsF, width: float) -> str:
    """Return `text` cut with … to `width` device units; empty when not even a letter and … fit."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    return "" if cut == ELLIPSIS or metrics.horizontalAdvance(cut) > width else cut


def write(painter: QPainter, spot: QPointF, text: str, *, font: QFont, ink: str) -> None:
    """Write one line of plain text with its baseline starting at `spot`."""
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(spot, text)


def spread(centres: Sequence[float], *, height: float, low: float, high: float) -> list[float]:
    """Move labels apart as little as possible until none overlaps.

    Args:
        centres: wished middles, any order.
        height: room each label needs.
        low, high: the labels' edges stay between these while there is room at all.
    Returns:
        The middles in the order given, each at least `height` from the next.
    """
    order = sorted(range(len(centres)), key=lambda index: (centres[index], index))
    groups: list[tuple[float, int]] = []
    for index in order:
        groups.append((centres[index], 1))
        while len(groups) > 1 and _touch(groups[-2], groups[-1], height):
            (mean_a, count_a), (mean_b, count_b) = groups[-2:]
            count = count_a + count_b
            groups[-2:] = [((mean_a * count_a + mean_b * count_b) / count, count)]
    placed = [mean + (slot - (count - 1) / 2) * height for mean, count in groups for slot in range(count)]
    _keep_inside(placed, height=height, low=low + height / 2, high=high - height / 2)
    result = [0.0] * len(placed)
    for index, middle in zip(order, placed, strict=True):
        result[index] = middle
    return result


def _touch(upper: tuple[float, int], lower: tuple[float, int], height: float) -> bool:
    room = (upper[1] + lower[1]) / 2 * height
    return lower[0] - upper[0] < room


def _keep_inside(placed: list[float], *, height: float, low: float, high: float) -> None:
    ceiling = high
    for slot in range(len(placed) - 1, -1, -1):
        placed[slot] = min(placed[slot], ceiling)
        ceiling = placed[slot] - height
    floor = low
    for slot, middle in enumerate(placed):
        placed[slot] = max(middle, floor)
        floor = placed[slot] + height


def place_ticks(
    wanted: Sequence[tuple[float, float]], *, low: float, high: float, gap: float
) -> list[tuple[int, float]]:
    """Choose which axis words are written, and where.

    Args:
        wanted: (middle, width) of each word, left to right.
        low, high: words are shifted inwards to stay between these; one that is wider is left out.
        gap: smallest blank between two.
    Returns:
        (index, left edge) of those that stay: every one, else every second, third… from the first; a last one
        that would only collide because it was shifted inwards is left out alone.
    """
    fitting = [index for index, (_middle, width) in enumerate(wanted) if width <= high - low]
    lefts = {
        index: min(max(wanted[index][0] - wanted[index][1] / 2, low), high - wanted[index][1]) for index in fitting
    }
    for step in range(1, len(fitting) + 1):
        chosen = fitting[::step]
        if len(chosen) > 2 and not _clear(chosen[-2:], wanted, lefts, gap):
            chosen = chosen[:-1]
        if _clear(chosen, wanted, lefts, gap):
            return [(index, lefts[index]) for index in chosen]
    return [(index, lefts[index]) for index in fitting[:1]]


def _clear(chosen: Sequence[int], wanted: Sequence[tuple[float, float]], lefts: dict[int, float], gap: float) -> bool:
    return all(lefts[one] + wanted[one][1] + gap <= lefts[two] for one, two in pairwise(chosen))


@dataclass(frozen=True, slots=True)
class Room:
    """The strip that event words may use: from `low` to `high`, `rows` deep, words `gap` from line and word."""

    low: float
    high: float
    rows: int
    gap: float


def place_words(
    wanted: Sequence[tuple[float, str]], room: Room, cut: Callable[[str, float], str], width_of: Callable[[str], float]
) -> list[Word]:
    """Set the words of dated events beside their verticals without overlap.

    Each word stands right of its line in the topmost free row, left of it at the right edge; when every row is
    taken the word before is shortened with …, and a word without room is left out (its line stays).

    Args:
        wanted: (x of the vertical, word), ascending by x.
        room: the strip to use.
        cut: shortens a word to a width, empty when nothing fits.
        width_of: the width of a word.
    Returns:
        Placed words in the order of `wanted`.
    """
    rows: list[list[Word]] = [[] for _ in range(max(1, room.rows))]
    for index, (x, text) in enumerate(wanted):
        if text:
            _place(rows, Word(index, x, 0, text, width_of(text)), room=room, cut=cut, width_of=width_of)
    return sorted((word for row in rows for word in row), key=lambda word: word.index)


def _place(
    rows: list[list[Word]],
    wish: Word,
    *,
    room: Room,
    cut: Callable[[str, float], str],
    width_of: Callable[[str], float],
) -> None:
    """Put one word into the first row that has room; `wish.left` is the x of its vertical."""
    start = wish.left + room.gap
    for number, row in enumerate(rows):
        end = row[-1].left + row[-1].width + room.gap if row else room.low
        if end <= start and start + wish.width <= room.high:
            row.append(Word(wish.index, start, number, wish.text, wish.width))
            return
        before = wish.left - room.gap - wish.width
        if end <= before and start + wish.width > room.high:
            row.append(Word(wish.index, before, number, wish.text, wish.width))
            return
    number = min(range(len(rows)), key=lambda n: rows[n][-1].left + rows[n][-1].width if rows[n] else room.low)
    _squeeze(rows[number], number, wish, room=room, cut=cut, width_of=width_of)


def _squeeze(
    row: list[Word],
    number: int,
    wish: Word,
    *,
    room: Room,
    cut: Callable[[str, float], str],
    width_of: Callable[[str], float],
) -> None:
    """Shorten the word before to end at this one's vertical, and this one to the right edge."""
    start = wish.left + room.gap
    text = cut(wish.text, room.high - start)
    if not text:
        return
    if row and row[-1].left + row[-1].width + room.gap > start:
        last = row[-1]
        shorter = cut(last.text, start - room.gap - last.left)
        if not shorter:
            return
        row[-1] = Word(last.index, last.left, number, shorter, width_of(shorter))
    row.append(Word(wish.index, start, number, text, width_of(text)))
