# SPDX-License-Identifier: MIT
"""Medians and noise on series: pure functions on numbers, nothing about dogs. Missing days are never filled in."""

from __future__ import annotations

import math
from bisect import bisect_left, insort
from collections.abc import Sequence
from datetime import date

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


def quartile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` of the values lie, straight between two neighbours.

    Args:
        values: any order. share: 0-1; 0.25 is the lower quartile, 0.5 the median, 0.75 the upper quartile.
    Returns:
        The same as numpy's "linear" quantile (R's type 7).
    Raises:
        ValueError: no values, or a share outside 0-1.
    """
    if not values:
        raise ValueError("quartile of nothing")
    if not 0 <= share <= 1:
        raise ValueError("a share lies between 0 and 1")
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    under = int(place)
    over = min(under + 1, len(ordered) - 1)
    return ordered[under] + (ordered[over] - ordered[under]) * (place - under)


def deviation(values: Sequence[float]) -> float:
    """Return the standard deviation of a sample (n - 1 below the line); 0 for one value or none."""
    if len(values) < 2:
        return 0.0
    middle = mean(values)
    return math.sqrt(math.fsum((value - middle) ** 2 for value in values) / (len(values) - 1))


def theil_sen(points: Sequence[Point]) -> float:
    """Return the median slope over all pairs of points, per day: one wild reading in four does not move it.

    Args:
        points: (day, value), any order; pairs of the same day say nothing and are passed over. Takes time in the
            square of their number: hand in some hundreds at most.
    Raises:
        ValueError: no two points on different days.
    """
    placed = sorted((day.toordinal(), value) for day, value in points)
    slopes = [
        (later - earlier) / (to - since)
        for at, (since, earlier) in enumerate(placed)
        for to, later in placed[at + 1 :]
        if to > since
    ]
    if not slopes:
        raise ValueError("a slope needs two days")
    return median(slopes)


def repeat_error(sittings: Sequence[Sequence[float]]) -> float | None:
    """Return the smallest change between two sittings that this person's own repeats do not explain (MDC95).

    1.96 x sqrt(2) x the spread of one take within a sitting, over the root of the takes. Repeats in one sitting agree
    better than those of two days: never read it as less than the noise of the metric.

    Args:
        sittings: the takes of each sitting; those with a single take say nothing about the spread.
    Returns:
        In the unit of the takes; None without any sitting of two takes.
    """
    repeated = [takes for takes in sittings if len(takes) > 1]
    if not repeated:
        return None
    free = sum(len(takes) - 1 for takes in repeated)
    squares = math.fsum((len(takes) - 1) * deviation(takes) ** 2 for takes in repeated)
    takes_each = median([float(len(takes)) for takes in sittings])
    return 1.96 * math.sqrt(2 * squares / free / takes_each)


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
    inside: list[float] = []  # the window's values, kept sorted: ten years are drawn while the owner waits
    numbers = [day.toordinal() for day, _value in points]
    oldest = last = 0
    for (day, value), number in zip(points, numbers, strict=True):
        while numbers[oldest] <= number - window:
            del inside[bisect_left(inside, points[oldest][1])]
            oldest += 1
        insort(inside, value)
        count = len(inside)
        if current and (count < needed or number - last > window - needed):
            segments.append(current)
            current = []
        if count >= needed:
            half = count // 2
            current.append((day, inside[half] if count % 2 else (inside[half - 1] + inside[half]) / 2))
            last = number
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
