# SPDX-License-Identifier: MIT
"""Medians and noise on series: pure functions on numbers, nothing about dogs. Missing days are never filled in."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta

Point = tuple[date, float]


def median(values: Sequence[float]) -> float:
    """Return the middle value; the mean of the two middle ones for an even count.

    Raises:
        ValueError: no values.
    """
    if not values:
        raise ValueError("median of nothing")
    ordered = sorted(values)
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    return (ordered[half - 1] + ordered[half]) / 2


def mean(values: Sequence[float]) -> float:
    """Return the mean.

    Raises:
        ValueError: no values.
    """
    if not values:
        raise ValueError("mean of nothing")
    return math.fsum(values) / len(values)


def error_of_mean(values: Sequence[float]) -> float | None:
    """Return the ± of a mean from its repeats (1.96 standard errors); None for fewer than two.

    Repeats in one sitting agree better than those of another day: never read it as less than the noise of a metric.
    """
    if len(values) < 2:
        return None
    middle = mean(values)
    spread_squared = math.fsum((value - middle) ** 2 for value in values) / (len(values) - 1)
    return 1.96 * math.sqrt(spread_squared / len(values))


def median_line(points: Sequence[Point], window: int = 7, needed: int = 4) -> list[list[Point]]:
    """Draw the median of the last `window` calendar days, as segments without bridges.

    Args:
        points: (day, value), ascending, one per day, gaps allowed.
        window: days looked back, the day itself included.
        needed: logged days within the window below which nothing is said.
    Returns:
        Segments, ascending. A point stands only on a logged day with at least `needed` values in its window; a
        new segment starts where a logged day lacks them, or after window - needed days in a row without an entry.
    """
    segments: list[list[Point]] = []
    current: list[Point] = []
    for index, (day, _value) in enumerate(points):
        first = day - timedelta(days=window - 1)
        inside = [value for past, value in points[max(0, index - window + 1) : index + 1] if past >= first]
        far = bool(current) and (day - current[-1][0]).days > window - needed
        if len(inside) < needed or far:
            if current:
                segments.append(current)
            current = []
        if len(inside) >= needed:
            current.append((day, median(inside)))
    if current:
        segments.append(current)
    return segments


def spread(values: Sequence[float]) -> float:
    """Return largest minus smallest; 0 for one value or none."""
    return max(values) - min(values) if values else 0.0


def decimals_of(ticks: Sequence[float], most: int = 3) -> int:
    """Return how many decimals it takes to write every tick exactly, at most `most`."""
    fitting = (places for places in range(most) if all(abs(tick - round(tick, places)) < 1e-6 for tick in ticks))
    return next(fitting, most)


def round_ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Choose round axis numbers that cover low..high.

    Args:
        low, high: data range; equal values are widened by one step.
        most: the largest number of steps.
    Returns:
        Ascending ticks; the first is <= low and the last >= high; steps are 1, 2, 2.5 or 5 times a power of ten.
    """
    if high <= low:
        high = low + 1
    power = -6
    while True:
        for base in (1.0, 2.0, 2.5, 5.0):
            step = base * 10.0**power
            first = int(low // step)
            last = -int(-high // step)
            if last - first <= most:
                return [round(count * step, 6) for count in range(first, last + 1)]
        power += 1
