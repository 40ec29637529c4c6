# SPDX-License-Identifier: MIT
"""How long "better" has held, and which four weeks were the best; recomputed day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.words import held

FIRST = date(2026, 3, 1)
RULE = {"side_days": 8, "of": 10, "within": 21}


def day(offset: int) -> date:
    return FIRST + timedelta(days=offset)


def days(count: int) -> list[date]:
    return [day(offset) for offset in range(count)]


def test_a_time_begins_on_the_evening_of_the_eighth_good_day_of_ten() -> None:
    assert held.stretches(days(12), [False] * 2 + [True] * 10, **RULE) == [(9, 11)]
    assert held.stretches(days(12), [False] * 4 + [True] * 8, **RULE) == [(11, 11)]


def test_seven_of_ten_end_it() -> None:
    good = [True] * 20 + [False] * 3 + [True] * 7
    assert held.stretches(days(30), good, **RULE) == [(9, 21)]


def test_a_silence_of_three_weeks_ends_it() -> None:
    when = days(20) + [day(50 + offset) for offset in range(10)]
    assert held.stretches(when, [True] * 30, **RULE) == [(9, 19), (29, 29)]


def test_thin_weeks_neither_begin_nor_end_it() -> None:
    thin = [day(20 + 5 * count) for count in range(1, 6)]
    assert held.stretches(days(20) + thin, [True] * 25, **RULE) == [(9, 24)]
    assert held.stretches([day(5 * count) for count in range(30)], [True] * 30, **RULE) == []


def test_too_few_days_hold_nothing() -> None:
    assert held.stretches(days(9), [True] * 9, **RULE) == []
    assert held.stretches([], [], **RULE) == []


def test_it_has_held_since_its_first_evening_only_when_it_still_does() -> None:
    assert held.held_since(days(30), [(9, 29)]) == day(9)
    assert held.held_since(days(30), [(9, 28)]) is None
    assert held.held_since([], []) is None


def test_times_are_cut_off_before_a_day() -> None:
    assert held.up_to(days(60), [(10, 20), (30, 50), (55, 59)], day(40)) == [(10, 20), (30, 39)]


def test_the_best_four_weeks_are_the_highest_and_the_earliest_of_equals() -> None:
    values = [5.0] * 20 + [8.0] * 30 + [6.0] * 30
    assert held.best_time(days(80), values, [(0, 79)]) == (20, 48)
    assert held.best_time(days(80), [5.0] * 80, [(0, 79)]) == (0, 28)


def test_four_weeks_are_needed_and_fourteen_logged_days_in_them() -> None:
    assert held.best_time(days(28), [5.0] * 28, [(0, 27)]) is None
    assert held.best_time(days(29), [5.0] * 29, [(0, 28)]) == (0, 28)
    thin = [day(3 * count) for count in range(20)]
    assert held.best_time(thin, [5.0] * 20, [(0, 19)]) is None


@given(some.lists(some.tuples(some.integers(1, 4), some.integers(0, 10)), min_size=29, max_size=120))
def test_no_other_four_weeks_are_better(steps: list[tuple[int, int]]) -> None:
    when, offset = [], 0
    for gap, _value in steps:
        offset += gap
        when.append(day(offset))
    values = [float(value) for _gap, value in steps]
    means = []
    for start in range(len(when)):
        inside = [value for then, value in zip(when, values, strict=True) if 0 <= (then - when[start]).days < 28]
        if len(inside) >= 14 and (when[-1] - when[start]).days >= 27:
            means.append(sum(inside) / len(inside))
    found = held.best_time(when, values, [(0, len(when) - 1)])
    if (when[-1] - when[0]).days < 28 or not means:
        assert found is None
        return
    assert found is not None
    chosen = values[found[0] : found[1]]
    assert sum(chosen) / len(chosen) == pytest.approx(max(means), abs=1e-8)
