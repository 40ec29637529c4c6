# SPDX-License-Identifier: MIT
"""When each frame of a clip is shown: decoding times, shifts and the edit list of a track, as pure functions.

Where these tables lie in a file is movie.py. A phone's frames are never evenly spaced, so nothing is divided here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from core.keeping import boxes

MOST_FRAMES = 2_000_000  # two hours at 240 frames a second
MOST_EDITS = 100


@dataclass(frozen=True, slots=True)
class Edit:
    """One line of an edit list: `length` in movie ticks; `start` in media ticks, -1 for an empty stretch."""

    length: int
    start: int


@dataclass(frozen=True, slots=True)
class Track:
    """The timing of one track.

    Attributes:
        scale, movie_scale: ticks a second of the media and of the whole film, 1 or more.
        steps: (count, ticks) runs of frame lengths, in decoding order. shifts: (count, ticks) runs that are added to
            get from decoding to showing; empty means none. edits: empty means all of it is shown from its start.
    """

    scale: int
    movie_scale: int
    steps: Sequence[tuple[int, int]]
    shifts: Sequence[tuple[int, int]] = ()
    edits: Sequence[Edit] = ()


def pairs(table: bytes, start: int, *, signed: bool = False) -> list[tuple[int, int]]:
    """Return the (count, value) runs of a table whose number of lines stands at `start`, as far as it goes.

    Args:
        signed: whether the second number may be below zero.
    """
    lines = min(int.from_bytes(table[start : start + 4], "big"), MOST_FRAMES)
    numbers = boxes.numbers(table, start + 4, 2 * lines)
    lines = len(numbers) // 2  # a table that is cut short is read as far as it goes
    counts, values = numbers[: 2 * lines : 2], numbers[1 : 2 * lines : 2]
    if signed:
        return [(n, v - (1 << 32) if v >= 1 << 31 else v) for n, v in zip(counts, values, strict=True)]
    return list(zip(counts, values, strict=True))


def frames(runs: Sequence[tuple[int, int]]) -> int:
    """Return how many frames runs tell of."""
    return sum(count for count, _ticks in runs)


def shown_ms(track: Track) -> tuple[float, ...]:
    """Return when each frame is shown, ms from the start of the clip, ascending; () when that cannot be told.

    A frame that the edit list leaves out is left out; one that two edits show stands twice.
    """
    is_sane = 0 < frames(track.steps) <= MOST_FRAMES and frames(track.shifts) <= MOST_FRAMES
    if not is_sane or len(track.edits) > MOST_EDITS:
        return ()
    ticks = _media_ticks(track)
    if not track.edits:
        first = min(ticks)
        return tuple(sorted((tick - first) * 1000 / track.scale for tick in ticks))
    return tuple(sorted(_edited(track, sorted(ticks))))


def _media_ticks(track: Track) -> list[int]:
    """Return when each frame is shown in media ticks, in decoding order."""
    ticks: list[int] = []
    now = 0
    for count, step in track.steps:
        ticks += range(now, now + count * step, step) if step else [now] * count
        now += count * step
    if track.shifts:
        shifts = [ticks_later for count, ticks_later in track.shifts for _frame in range(count)]
        shifts += [0] * (len(ticks) - len(shifts))
        ticks = [tick + shift for tick, shift in zip(ticks, shifts, strict=False)]
    return ticks


def _edited(track: Track, ticks: Sequence[int]) -> list[float]:
    """Return when frames are shown by the edit list; empty when it shows more than a clip can have.

    Args:
        ticks: ascending, so that an edit costs what it shows and no more: a file may hold 100 edits of 2 million.
    """
    found: list[float] = []
    now_ms = 0.0
    for edit in track.edits:
        if edit.start >= 0:
            first = bisect_left(ticks, edit.start)
            after = bisect_left(ticks, _end(track, edit)) if edit.length else len(ticks)
            if len(found) + after - first > MOST_FRAMES:
                return []
            found += [now_ms + (tick - edit.start) * 1000 / track.scale for tick in ticks[first:after]]
        now_ms += edit.length * 1000 / track.movie_scale
    return found


def _end(track: Track, edit: Edit) -> int:
    """Return the first media tick behind an edit; in whole numbers, so that a frame at the very end is outside."""
    return edit.start + -(-edit.length * track.scale // track.movie_scale)
