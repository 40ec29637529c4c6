# SPDX-License-Identifier: MIT
"""What is drawn of a trace, built once: polygons of dots and lines in (day offset, value), coarser ones for years.

Nothing is painted here; which pen goes over them is decided in series.py.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF

from core.words.blocks import Trace

# A wide stroke costs far more than its parts: 128 points at a time are many times faster than 3,650 at once.
CHUNK = 128
DOTS_CHUNK = 1024
AREA_CHUNK = 16
# Days that are drawn as one upright of a line when they share two pixels; the line keeps its highs and lows.
STEPS = (2, 3, 4, 6, 8, 12, 16, 24, 32, 64)
Chunk = tuple[int, int, QPolygonF]


@dataclass(frozen=True, slots=True)
class Stroke:
    """One joined line or one cloud of dots.

    Attributes:
        offsets: day offsets, ascending; values: one each.
        joined: a line, so that its chunks share end points.
    """

    offsets: tuple[int, ...]
    values: tuple[float, ...]
    joined: bool
    _chunks: dict[int, tuple[Chunk, ...]] = field(default_factory=dict, repr=False, compare=False)

    def count(self, first: float, last: float) -> int:
        """Return how many points lie between two day offsets."""
        return bisect_right(self.offsets, last) - bisect_left(self.offsets, first)

    def shown(self, first: float, last: float, days: float = 0.0) -> list[QPolygonF]:
        """Return the polygons that touch the days between two offsets; they may reach beyond.

        Args:
            first, last: day offsets.
            days: as many days may share one upright of a line; below 2 every point is drawn.
        """
        step = next((step for step in reversed(STEPS) if step <= days), 1) if self.joined else 1
        return [points for low, high, points in self._built(step) if high >= first and low <= last]

    def end(self, first: float, last: float) -> QPointF | None:
        """Return the last point between two offsets, None without one."""
        index = bisect_right(self.offsets, last) - 1
        if index < 0 or self.offsets[index] < first:
            return None
        return QPointF(self.offsets[index], self.values[index])

    def value_at(self, offset: float) -> float | None:
        """Return the value of a line at a day offset, straight between two points; None beyond its ends."""
        index = bisect_left(self.offsets, offset)
        if index < len(self.offsets) and self.offsets[index] == offset:
            return self.values[index]
        if not 0 < index < len(self.offsets):
            return None
        before, after = self.offsets[index - 1], self.offsets[index]
        share = (offset - before) / (after - before)
        return self.values[index - 1] * (1 - share) + self.values[index] * share

    def _built(self, step: int) -> tuple[Chunk, ...]:
        made = self._chunks.get(step)
        if made is None:
            kept = self._coarse(step) if step > 1 else range(len(self.offsets))
            made = self._chunks[step] = tuple(self._cut(kept))
        return made

    def _coarse(self, step: int) -> list[int]:
        """Return the indexes that a line keeps: both ends, and lowest and highest of every `step` days in order."""
        values, kept, begin = self.values, [0], 0
        while begin < len(values):
            until = bisect_left(self.offsets, (self.offsets[begin] // step + 1) * step, begin)
            part = values[begin:until]
            pair = {begin + part.index(min(part)), begin + part.index(max(part))}
            kept += sorted(pair)
            begin = until
        kept.append(len(values) - 1)
        return [index for place, index in enumerate(kept) if not place or index > kept[place - 1]]

    def _cut(self, kept: Sequence[int]) -> list[Chunk]:
        chunks: list[Chunk] = []
        size = CHUNK if self.joined else DOTS_CHUNK
        for begin in range(0, max(1, len(kept) - self.joined), size):
            part = kept[begin : begin + size + self.joined]
            if part:
                spots = [QPointF(self.offsets[index], self.values[index]) for index in part]
                chunks.append((self.offsets[part[0]], self.offsets[part[-1]], QPolygonF(spots)))
        return chunks


@dataclass(frozen=True, slots=True)
class Strokes:
    """All that is drawn of one trace, ready in data coordinates; build once with `strokes_of`.

    Attributes:
        dots: days that count; `hollow`: those that the owner left out.
        segments: one stroke per joined piece of the line, so gaps stay gaps.
        errors: (day offset, low, high) of the days that count and have an error.
    """

    trace: Trace
    dots: Stroke
    hollow: Stroke
    segments: tuple[Stroke, ...]
    errors: tuple[tuple[int, float, float], ...]


def strokes_of(trace: Trace, start: date) -> Strokes:
    """Build the strokes of a trace; day offset 0 is `start`."""
    counted = [dot for dot in trace.dots if not dot.hollow]
    return Strokes(
        trace=trace,
        dots=stroke_of([(dot.day, dot.value) for dot in counted], start),
        hollow=stroke_of([(dot.day, dot.value) for dot in trace.dots if dot.hollow], start),
        segments=tuple(stroke_of(segment, start, joined=True) for segment in trace.line if segment),
        errors=tuple(
            ((dot.day - start).days, dot.low, dot.high)
            for dot in counted
            if dot.low is not None and dot.high is not None
        ),
    )


def stroke_of(pairs: Sequence[tuple[date, float]], start: date, *, joined: bool = False) -> Stroke:
    """Build one stroke of (day, value), ascending; day offset 0 is `start`."""
    zero = start.toordinal()
    return Stroke(tuple(day.toordinal() - zero for day, _value in pairs), tuple(value for _day, value in pairs), joined)


def areas_between(left: Strokes, right: Strokes) -> list[Chunk]:
    """Return the areas between two lines, in data coordinates, wherever both are drawn; none across a gap.

    Long areas come in pieces: a polygon of years that crosses itself is twenty times as slow.
    """
    found: list[Chunk] = []
    for one in left.segments:
        for two in right.segments:
            first, last = max(one.offsets[0], two.offsets[0]), min(one.offsets[-1], two.offsets[-1])
            days = sorted({day for day in (*one.offsets, *two.offsets) if first <= day <= last})
            for begin in range(0, len(days) - 1, AREA_CHUNK):
                piece = days[begin : begin + AREA_CHUNK + 1]
                there = [QPointF(day, value) for day in piece if (value := one.value_at(day)) is not None]
                back = [QPointF(day, value) for day in reversed(piece) if (value := two.value_at(day)) is not None]
                found.append((piece[0], piece[-1], QPolygonF(there + back)))
    return found
