# SPDX-License-Identifier: MIT
"""The usual stands still once its window is over, and is never made of days that were not logged."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.words import usual_days
from core.words.statistics import Point
from core.words.usual_days import Usual, towards_usual, usual_of

FIRST = date(2026, 3, 1)
SERIES = some.dictionaries(some.integers(0, 200), some.floats(0, 600), min_size=1, max_size=120)


def day(offset: int) -> date:
    return FIRST + timedelta(days=offset)


def entries(*offsets: int, value: float = 6.0) -> list[Point]:
    return [(day(offset), value) for offset in offsets]


def known(points: list[Point], start: date | None = None, today: date | None = None) -> Usual:
    usual = usual_of(points, start, today=today)
    assert usual is not None
    return usual


def test_nothing_is_usual_before_ten_days_are_logged() -> None:
    assert usual_of([], None) is None
    assert usual_of(entries(0), None) is None
    assert usual_of(entries(*range(9)), None) is None
    assert known(entries(*range(10))).is_provisional


def test_the_usual_stays_provisional_while_its_window_runs() -> None:
    assert known(entries(*range(20)), today=day(27)).is_provisional
    assert not known(entries(*range(20)), today=day(28)).is_provisional


def test_ten_to_thirteen_days_stay_provisional_for_ever() -> None:
    assert known(entries(*range(13)), today=day(400)).is_provisional
    assert not known(entries(*range(14)), today=day(400)).is_provisional


def test_later_days_do_not_move_the_usual() -> None:
    before = entries(*range(28))
    after = entries(*range(28, 400), value=2.0)
    assert known(before + after) == known(before, today=day(28))


def test_the_window_is_twenty_eight_calendar_days_from_the_start() -> None:
    usual = known(entries(*range(0, 100, 2)), day(11))
    assert (usual.first, usual.last, usual.days) == (day(11), day(38), 14)


def test_without_a_start_the_window_begins_with_the_first_entry() -> None:
    assert known(entries(*range(5, 60))).first == day(5)


def test_days_before_the_start_do_not_count() -> None:
    points = entries(*range(30), value=9.0) + entries(*range(30, 60), value=3.0)
    assert known(points, day(30)).median == 3


def test_days_after_today_do_not_count() -> None:
    assert usual_of(entries(*range(20)), None, today=day(8)) is None


def test_a_first_entry_a_year_ago_does_not_keep_the_usual_from_being_known() -> None:
    usual = known(entries(0, *range(365, 400)))
    assert (usual.first, usual.days) == (day(365), 28)


def test_a_window_that_still_runs_is_not_given_up() -> None:
    assert usual_of(entries(0, *range(19, 27)), None, today=day(27)) is None
    assert known(entries(0, *range(19, 28)), None, today=day(27)).first == day(0)


def test_left_over_days_are_said_while_the_usual_is_not_known() -> None:
    towards = towards_usual(entries(*range(9)), None, today=day(12))
    assert towards == usual_days.Towards(day(0), day(27), 9, 5)
    assert towards_usual([], None, today=day(0)) is None
    assert towards_usual(entries(0), day(3), today=day(5)) is None


def test_a_usual_without_any_spread_has_no_deviation() -> None:
    usual = known(entries(*range(14)))
    assert (usual.low, usual.median, usual.high, usual.deviation) == (6, 6, 6, 0)


@given(SERIES)
def test_the_figures_of_the_usual_agree_with_numpy(values: dict[int, float]) -> None:
    points = [(day(offset), values[offset]) for offset in sorted(values)]
    usual = usual_of(points, None)
    if usual is None:
        return
    inside = [value for when, value in points if usual.first <= when <= usual.last]
    figures = (usual.days, usual.low, usual.median, usual.high, usual.deviation)
    expected = (len(inside), *np.percentile(inside, [25, 50, 75]), np.std(inside, ddof=1))
    assert figures == pytest.approx(expected, rel=1e-9, abs=1e-9)


@given(SERIES, some.integers(0, 230))
def test_once_known_and_over_a_usual_never_changes(values: dict[int, float], later: int) -> None:
    points = [(day(offset), values[offset]) for offset in sorted(values)]
    then = usual_of(points, None, today=day(later))
    if then is not None and then.last < day(later):
        assert usual_of(points, None, today=day(later + 500)) == then
