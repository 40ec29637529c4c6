# SPDX-License-Identifier: MIT
"""Medians say the middle, lines never bridge a gap, axis numbers are round."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.words import statistics

FIRST = date(2026, 1, 1)
NUMBERS = some.floats(-1e6, 1e6, allow_nan=False)


def points(offsets: list[int]) -> list[statistics.Point]:
    return [(FIRST + timedelta(days=offset), float(offset % 7)) for offset in offsets]


def day(offset: int) -> date:
    return FIRST + timedelta(days=offset)


def test_the_median_of_an_odd_count_is_the_middle_one() -> None:
    assert statistics.median([9, 1, 5]) == 5


def test_the_median_of_an_even_count_lies_between_the_two_middle_ones() -> None:
    assert statistics.median([1, 2, 4, 100]) == 3


def test_the_median_of_nothing_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="nothing"):
        statistics.median([])


def test_no_line_is_drawn_before_four_logged_days() -> None:
    assert statistics.median_line(points([0, 1, 2])) == []


def test_the_line_begins_on_the_fourth_logged_day() -> None:
    (segment,) = statistics.median_line(points([0, 1, 2, 3, 4]))
    assert [when for when, _value in segment] == [day(3), day(4)]


def test_the_window_is_seven_calendar_days_not_seven_entries() -> None:
    # Four entries, but the first lies eight days before the fourth.
    assert statistics.median_line(points([0, 2, 5, 8])) == []
    assert statistics.median_line(points([2, 3, 5, 8])) == [[(day(8), statistics.median([2, 3, 5, 1]))]]


def test_no_line_crosses_a_gap() -> None:
    segments = statistics.median_line(points([0, 1, 2, 3, 4, 8, 9, 10, 11]))
    assert [[when for when, _value in segment] for segment in segments] == [
        [day(3), day(4)],
        [day(8), day(9), day(10), day(11)],
    ]


def test_a_line_ends_where_too_few_days_were_logged() -> None:
    logged = [*range(6), 20, *range(30, 36)]
    segments = statistics.median_line(points(logged))
    assert [(s[0][0], s[-1][0]) for s in segments] == [(day(3), day(5)), (day(33), day(35))]


@given(some.lists(some.integers(0, 200), unique=True).map(sorted))
def test_every_point_of_the_line_is_the_median_of_its_last_seven_days(offsets: list[int]) -> None:
    series = points(offsets)
    for segment in statistics.median_line(series):
        for when, value in segment:
            window = [v for d, v in series if when - timedelta(days=6) <= d <= when]
            assert len(window) >= 4
            assert value == statistics.median(window)


@given(some.lists(some.integers(0, 200), unique=True).map(sorted))
def test_the_line_stands_on_logged_days_and_steps_over_three_days_at_most(offsets: list[int]) -> None:
    series = points(offsets)
    logged = {when for when, _value in series}
    drawn = []
    for segment in statistics.median_line(series):
        days = [when for when, _value in segment]
        assert set(days) <= logged
        assert all((later - earlier).days <= 3 for earlier, later in itertools.pairwise(days))
        drawn += days
    assert drawn == sorted(set(drawn))


@given(NUMBERS, NUMBERS, some.integers(2, 8))
def test_ticks_cover_the_data_in_few_equal_steps(one: float, other: float, most: int) -> None:
    low, high = min(one, other), max(one, other)
    ticks = statistics.round_ticks(low, high, most)
    slack = 1e-6 + abs(high) * 1e-9
    assert ticks[0] <= low + slack
    assert ticks[-1] >= high - slack
    assert 2 <= len(ticks) <= most + 1
    step = ticks[1] - ticks[0]
    assert all(abs((b - a) - step) < 1e-5 for a, b in itertools.pairwise(ticks))


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 10, [0, 2, 4, 6, 8, 10]),
        (0, 47, [0, 10, 20, 30, 40, 50]),
        (18.6, 21.4, [18, 19, 20, 21, 22]),
        (8.4, 8.5, [8.4, 8.42, 8.44, 8.46, 8.48, 8.5]),
        (5, 5, [5, 5.25, 5.5, 5.75, 6]),
    ],
)
def test_ticks_are_round(low: float, high: float, ticks: list[float]) -> None:
    assert statistics.round_ticks(low, high) == ticks


def test_ticks_are_written_with_the_decimals_they_need() -> None:
    assert statistics.decimals_of([0, 2, 4]) == 0
    assert statistics.decimals_of([0, 2.5, 5]) == 1
    assert statistics.decimals_of([8.4, 8.42]) == 2


def test_the_spread_of_one_value_is_nothing() -> None:
    assert statistics.spread([200, 212, 205]) == 12
    assert statistics.spread([200]) == 0
    assert statistics.spread([]) == 0
