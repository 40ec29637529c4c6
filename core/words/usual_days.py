# SPDX-License-Identifier: MIT
"""The usual of a daily measure: the middle of a window of days that stands still once it is over.

What does not belong here: where a window starts (use cases), the rules that compare with it (`run_rules`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.words import statistics
from core.words.statistics import Point

WINDOW = 28
NEEDED = 14
PROVISIONAL = 10


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual for one dog and one measure.

    Attributes:
        first, last: the window, inclusive. days: logged days within it.
        median, low, high: middle, lower and upper quartile; deviation: standard deviation. In the measure's unit.
        is_provisional: fewer than 14 logged days, or the window is still running and more may come.
    """

    first: date
    last: date
    days: int
    median: float
    low: float
    high: float
    deviation: float
    is_provisional: bool


@dataclass(frozen=True, slots=True)
class Towards:
    """How far the window of the usual has come: `days` logged in first..last, `missing` until it is well known."""

    first: date
    last: date
    days: int
    missing: int


def usual_of(
    points: Sequence[Point],
    start: date | None,
    *,
    window: int = WINDOW,
    needed: int = NEEDED,
    provisional: int = PROVISIONAL,
    today: date | None = None,
) -> Usual | None:
    """Return the usual: the middle of the first `window` calendar days that hold enough logged ones.

    The window begins at `start`, or at the first point. One that ends with fewer than `provisional` logged days can
    never be known; then the first window that begins on a later logged day and holds enough takes its place. While
    the window runs the figures follow the entries; once it is over only a changed or left-out entry in it moves them.

    Args:
        points: (day, value), ascending, one per day; left-out days are not among them.
        start: first day of the window; None: the first point.
        today: whether the window is over; None: the last point's day stands for today. Later points do not count.
    Returns:
        None while there are fewer than `provisional` logged days. Provisional with fewer than `needed`, and while the
        window runs.
    """
    now = today or (points[-1][0] if points else None)
    if now is None:
        return None
    first, inside = _window(points, start, now, window=window, wanted=provisional)
    if len(inside) < provisional:
        return None
    last = first + timedelta(days=window - 1)
    return summary(inside, first, last, is_provisional=len(inside) < needed or now <= last)


def towards_usual(points: Sequence[Point], start: date | None, *, today: date) -> Towards | None:
    """Return how far the window has come on `today`; None without any point since `start`."""
    first, inside = _window(points, start, today, window=WINDOW, wanted=PROVISIONAL)
    if not inside:
        return None
    return Towards(first, first + timedelta(days=WINDOW - 1), len(inside), max(0, NEEDED - len(inside)))


def summary(inside: Sequence[Point], first: date, last: date, *, is_provisional: bool = False) -> Usual:
    """Return the figures of the points of one window.

    Raises:
        ValueError: no points.
    """
    values = [value for _day, value in inside]
    low, middle, high = (statistics.quartile(values, share) for share in (0.25, 0.5, 0.75))
    return Usual(first, last, len(values), middle, low, high, statistics.deviation(values), is_provisional)


def _window(
    points: Sequence[Point], start: date | None, now: date, *, window: int, wanted: int
) -> tuple[date, Sequence[Point]]:
    """Return the first day and the points of the window that is, or will be, the usual's."""
    at = bisect_left(points, (start,)) if start else 0
    end = bisect_right(points, (now, float("inf")))
    first = start or (points[0][0] if points else now)
    while True:
        stop = bisect_left(points, (first + timedelta(days=window),), at, max(at, end))
        is_over = now >= first + timedelta(days=window)
        if stop - at >= wanted or not is_over or at >= end:
            return first, points[at:stop]
        if points[at][0] == first:
            at += 1
        first = points[at][0] if at < end else now
