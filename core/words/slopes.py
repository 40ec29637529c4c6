# SPDX-License-Identifier: MIT
"""Where a measure that is taken every week or so is going: its slope and its last three occasions against the noise.

What does not belong here: daily measures (`run_rules`), dogs, sentences. Today is passed in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.words import statistics

# (day, value, ± of that occasion or None), ascending by day.
Measured = tuple[date, float, float | None]

NEEDED = 6
EACH = 3
# Two years of weekly occasions: what lies further back is another story, and the slope looks at every pair.
MOST = 104
LOOK_BACK = 730
EPSILON = 1e-9


@dataclass(frozen=True, slots=True)
class WeeklyFinding:
    """What the occasions say.

    Attributes:
        state: "better", "usual", "levelled", "lower", "few", "more" or "less", as in blocks.Verdict.
        change: last minus first, the measure's unit; None with fewer than two occasions.
        slope_per_28_days: Theil-Sen, None with fewer than six occasions.
        first, last: medians of the first three (or the usual) and the last three occasions; while "few" simply the
            first and the last value; None without any.
        n: occasions looked at. missing: how many more are wanted; 0 unless "few".
        is_within_error: the change is not more than `error`. error: the noise or the owner's own, the larger.
        days: of the occasions that `first` and `last` rest on, ascending.
    """

    state: str
    change: float | None = None
    slope_per_28_days: float | None = None
    first: float | None = None
    last: float | None = None
    n: int = 0
    is_within_error: bool = True
    days: tuple[date, ...] = ()
    missing: int = 0
    error: float = 0.0


def judge_weekly(
    points: Sequence[Measured],
    *,
    noise: float | None,
    better: str,
    today: date,
    own_error: float | None = None,
    usual: float | None = None,
) -> WeeklyFinding:
    """Say where a measured thing is going; one stretch with the same measurer and coat at a time.

    "Better", "lower", "more" or "less": the median of the last three occasions lies beyond the error from the first
    three (or the usual), and the slope over all of them does not point the other way. "levelled": better, and the
    last three within the error of the three before.

    Args:
        points: (day, value, ± or None), ascending; later than `today` does not count, nor what is over two years
            older than the last one or more than 104 occasions back.
        noise: a change not larger than this is within error; None: 0.
        better: "higher", "lower", or anything else: neither way is good.
        own_error: the owner's own smallest change from repeats (`statistics.repeat_error`). The largest of it, the
            noise and the middle ± of the occasions counts. (Two medians of three differ by 1.02 times the ± of one.)
        usual: what to compare with in place of the first three occasions.
    """
    inside = _recent(points, today)
    error = max([noise or 0.0, own_error or 0.0, *_middle_error(inside)])
    if len(inside) < NEEDED:
        return _few(inside, error)
    values = [value for _day, value, _error in inside]
    first = statistics.median(values[:EACH]) if usual is None else usual
    last, before = statistics.median(values[-EACH:]), statistics.median(values[-2 * EACH : -EACH])
    slope = 28 * statistics.theil_sen([(day, value) for day, value, _error in inside])
    change = last - first
    is_within = abs(change) <= error + EPSILON
    state = "usual" if is_within or change * slope < 0 else _way(change, better)
    if state == "better" and abs(last - before) <= error + EPSILON:
        state = "levelled"
    rests_on = (inside[:EACH] if usual is None else []) + inside[-EACH:]
    return WeeklyFinding(
        state,
        change,
        slope,
        first,
        last,
        n=len(inside),
        is_within_error=is_within,
        days=tuple(day for day, _value, _error in rests_on),
        error=error,
    )


def _recent(points: Sequence[Measured], today: date) -> list[Measured]:
    """Return the occasions that are looked at."""
    past = [point for point in points if point[0] <= today]
    if not past:
        return []
    since = past[-1][0] - timedelta(days=LOOK_BACK)
    return [point for point in past[-MOST:] if point[0] >= since]


def _middle_error(points: Sequence[Measured]) -> list[float]:
    """Return the middle ± of the occasions that have one; empty without any."""
    errors = [error for _day, _value, error in points if error]
    return [statistics.median(errors)] if errors else []


def _few(points: Sequence[Measured], error: float) -> WeeklyFinding:
    """Return "few" with the first and the last value as they are."""
    first, last = (points[0][1], points[-1][1]) if points else (None, None)
    change = last - first if first is not None and last is not None and len(points) > 1 else None
    return WeeklyFinding(
        "few",
        change,
        first=first,
        last=last,
        n=len(points),
        is_within_error=change is None or abs(change) <= error + EPSILON,
        days=tuple(day for day, _value, _error in points),
        missing=NEEDED - len(points),
        error=error,
    )


def _way(change: float, better: str) -> str:
    """Return the state of a change beyond the error."""
    if better not in ("higher", "lower"):
        return "more" if change > 0 else "less"
    return "better" if (change > 0) == (better == "higher") else "lower"
