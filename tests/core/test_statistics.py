# SPDX-License-Identifier: MIT
"""Medians say the middle, lines never bridge a gap, axis numbers are round."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import numpy as np
import pytest
import scipy.stats
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


@given(some.lists(NUMBERS, min_size=1, max_size=60), some.floats(0, 1))
def test_quartiles_agree_with_numpy(values: list[float], share: float) -> None:
    assert statistics.quartile(values, share) == pytest.approx(np.quantile(values, share), rel=1e-9, abs=1e-9)


@given(some.lists(NUMBERS, min_size=1, max_size=60))
def test_the_quartile_of_a_half_is_the_median(values: list[float]) -> None:
    assert statistics.quartile(values, 0.5) == pytest.approx(statistics.median(values), rel=1e-9, abs=1e-9)


def test_a_quartile_of_nothing_and_a_share_beyond_one_are_mistakes() -> None:
    with pytest.raises(ValueError, match="nothing"):
        statistics.quartile([], 0.5)
    with pytest.raises(ValueError, match="between"):
        statistics.quartile([1.0], 1.01)


@given(some.lists(some.floats(-1e3, 1e3), min_size=2, max_size=60))
def test_the_deviation_agrees_with_numpy(values: list[float]) -> None:
    assert statistics.deviation(values) == pytest.approx(np.std(values, ddof=1), rel=1e-9, abs=1e-9)


def test_one_value_does_not_vary() -> None:
    assert statistics.deviation([7.0]) == 0
    assert statistics.deviation([]) == 0


@given(some.dictionaries(some.integers(0, 900), some.floats(-1e3, 1e3), min_size=2, max_size=40))
def test_the_slope_agrees_with_scipy(values: dict[int, float]) -> None:
    offsets = sorted(values)
    expected = scipy.stats.theilslopes([values[offset] for offset in offsets], offsets).slope
    found = statistics.theil_sen([(day(offset), values[offset]) for offset in offsets])
    assert found == pytest.approx(expected, rel=1e-9, abs=1e-9)


def test_the_slope_agrees_with_scipy_when_two_readings_share_a_day() -> None:
    days, values = [0, 0, 7, 7, 14, 30], [3.0, 4.0, 2.5, 5.0, 6.0, 5.5]
    found = statistics.theil_sen([(day(at), value) for at, value in zip(days, values, strict=True)])
    assert found == pytest.approx(scipy.stats.theilslopes(values, days).slope, abs=1e-9)


def test_one_wild_reading_does_not_turn_the_slope() -> None:
    steady = [(day(7 * week), 300.0 + week) for week in range(8)]
    assert statistics.theil_sen([*steady, (day(56), 30.0)]) == pytest.approx(1 / 7, rel=0.2)


def test_a_slope_needs_two_days() -> None:
    with pytest.raises(ValueError, match="two days"):
        statistics.theil_sen([(day(0), 1.0), (day(0), 2.0)])


def test_the_owners_own_error_comes_from_the_repeats_within_a_sitting() -> None:
    sittings = [[300.0, 304.0, 302.0], [310.0, 310.0, 316.0], [305.0, 303.0, 307.0]]
    within = np.sqrt(np.mean([np.var(takes, ddof=1) for takes in sittings]))
    assert statistics.repeat_error(sittings) == pytest.approx(1.96 * np.sqrt(2) * within / np.sqrt(3), abs=1e-9)


def test_single_takes_say_nothing_about_the_owners_own_error() -> None:
    assert statistics.repeat_error([[300.0], [310.0]]) is None
    assert statistics.repeat_error([]) is None
