# SPDX-License-Identifier: MIT
"""Week 1 begins on the start day, there is no week 0, and without a start weeks begin on Monday."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.words import weeks

START = date(2026, 10, 25)
DAYS = some.dates(date(1990, 1, 1), date(2090, 1, 1))


@pytest.mark.parametrize(
    ("offset", "number"), [(0, 1), (6, 1), (7, 2), (28, 5), (-1, -1), (-7, -1), (-8, -2), (-14, -2)]
)
def test_weeks_are_counted_from_the_start_without_a_week_zero(offset: int, number: int) -> None:
    assert weeks.of(START + timedelta(days=offset), START).number == number


@given(DAYS, DAYS)
def test_every_day_lies_in_its_week(day: date, start: date) -> None:
    week = weeks.of(day, start)
    assert week.start <= day <= week.end
    assert week.number != 0
    if day >= start:
        assert week.number == (day - start).days // 7 + 1


@given(DAYS)
def test_without_a_start_a_week_begins_on_monday(day: date) -> None:
    week = weeks.of(day, None)
    assert week.start.weekday() == 0
    assert week.start <= day <= week.end
    assert week.number is None


@given(DAYS, some.integers(0, 400), some.none() | DAYS)
def test_weeks_between_two_days_touch_both_and_follow_each_other(first: date, days: int, start: date | None) -> None:
    last = first + timedelta(days=days)
    found = weeks.between(first, last, start)
    assert found[0] == weeks.of(first, start)
    assert found[-1] == weeks.of(last, start)
    assert all((b.start - a.start).days == 7 for a, b in itertools.pairwise(found))


def test_an_upside_down_span_has_no_weeks() -> None:
    assert weeks.between(START, START - timedelta(days=10), START) == []


def test_weeks_are_said_in_words() -> None:
    assert weeks.of(START, START).label == "Week 1"
    assert weeks.of(START - timedelta(days=1), START).label == "1 week before"
    assert weeks.of(START - timedelta(days=8), START).label == "2 weeks before"
    assert weeks.of(START, None).label == "Week of 19 Oct"


def test_days_are_written_short_and_long() -> None:
    assert weeks.short_day(date(2026, 11, 2)) == "2 Nov"
    assert weeks.named_day(date(2026, 11, 22)) == "Sun 22 Nov"
    assert weeks.long_day(date(2026, 11, 22)) == "22 November 2026"


def test_a_span_names_the_year_twice_only_when_it_changes() -> None:
    assert weeks.span(date(2026, 10, 25), date(2026, 11, 22)) == "25 October to 22 November 2026"
    assert weeks.span(date(2026, 12, 30), date(2027, 1, 5)) == "30 December 2026 to 5 January 2027"
