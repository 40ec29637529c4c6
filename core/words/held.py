# SPDX-License-Identifier: MIT
"""How long "better" has held, and the best four weeks of that time: what a relapse is measured against.

What does not belong here: the rules of a single day (`run_rules`). Values are turned so that more is better.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

HELD = 28
BEST_DAYS = 28
BEST_NEEDED = 14


def stretches(
    days: Sequence[date], is_good: Sequence[bool], *, side_days: int, of: int, within: int
) -> list[tuple[int, int]]:
    """Return the times during which at least `side_days` of the last `of` logged days were good, without a break.

    An evening on which the last `of` days reach back further than `within` calendar days says nothing: it neither
    ends a time nor begins one. A silence of more than `within` days ends it.

    Args:
        days: logged days, ascending. is_good: of each, whether it lay on the good side of the usual.
    Returns:
        (first, last) positions of the evenings, ascending.
    """
    found: list[tuple[int, int]] = []
    start = last = -1
    count = sum(is_good[: of - 1])
    for at in range(of - 1, len(days)):
        count += is_good[at]
        if start >= 0 and (days[at] - days[at - 1]).days > within:
            found.append((start, last))
            start = -1
        if count >= side_days:
            if start >= 0 or (days[at] - days[at - of + 1]).days < within:
                start, last = (start if start >= 0 else at), at
        elif start >= 0:
            if (days[at] - days[at - of + 1]).days < within:
                found.append((start, last))
                start = -1
            else:
                last = at
        count -= is_good[at - of + 1]
    if start >= 0:
        found.append((start, last))
    return found


def best_time(
    days: Sequence[date], values: Sequence[float], times: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """Return the 28 days with the highest mean within the times that held for 28 days.

    Args:
        days, values: logged days, ascending, more is better. times: (first, last) positions from `stretches`.
    Returns:
        (first, one past the last) position of at least 14 logged days, the earliest of equals; None without one.
    """
    best: tuple[float, int, int] | None = None
    for start, last in times:
        if (days[last] - days[start]).days < HELD:
            continue
        stop, total = start, 0.0
        for at in range(start, last + 1):
            while stop <= last and (days[stop] - days[at]).days < BEST_DAYS:
                total += values[stop]
                stop += 1
            if (days[last] - days[at]).days < BEST_DAYS - 1:
                break
            if stop - at >= BEST_NEEDED and (best is None or total / (stop - at) > best[0] + 1e-9):
                best = (total / (stop - at), at, stop)
            total -= values[at]
    return None if best is None else best[1:]


def held_since(days: Sequence[date], times: Sequence[tuple[int, int]]) -> date | None:
    """Return the first evening of the time that still held on the last logged day; None when none did."""
    if not times or times[-1][1] != len(days) - 1:
        return None
    return days[times[-1][0]]


def up_to(days: Sequence[date], times: Sequence[tuple[int, int]], day: date) -> list[tuple[int, int]]:
    """Return the times cut off before `day`; those that begin later are left out."""
    end = bisect_left(days, day) - 1
    return [(start, min(last, end)) for start, last in times if start <= end]
