# SPDX-License-Identifier: MIT
"""Good days are counted of the days answered; a day without an answer is never a bad one."""

from __future__ import annotations

from datetime import timedelta

from core.keeping.store import Store
from core.usecases import good_days
from core.usecases.dogs import Dog
from tests import make

DAY = make.TODAY
FIRST = DAY - timedelta(days=89)


def test_without_an_answer_nothing_is_shared_out(store: Store, dog: Dog) -> None:
    found = good_days.calendar(store, dog.id, FIRST, DAY)
    assert (found.days, found.good, found.answered, found.halves, found.months) == ({}, 0, 0, "", ())
    assert found.share == "Last 28 days: no kind of day was answered."


def test_each_day_has_its_kind_and_a_day_logged_without_one_is_only_logged(store: Store, dog: Dog) -> None:
    days = make.series(store, dog, "good_day", [0, 1, 2])
    make.log(store, dog, DAY - timedelta(days=5), {"comfort": 5})
    found = good_days.calendar(store, dog.id, FIRST, DAY)
    assert found.days == {days[0]: "bad", days[1]: "mixed", days[2]: "good", DAY - timedelta(days=5): "logged"}


def test_the_share_is_of_days_answered_in_the_last_four_weeks(store: Store, dog: Dog) -> None:
    make.series(store, dog, "good_day", [2.0] * 30 + [None] * 8 + [2.0, 0.0] * 10)
    found = good_days.calendar(store, dog.id, FIRST, DAY)
    assert (found.good, found.answered) == (10, 20)
    assert found.share == "Last 28 days: 10 good days of 20 answered."


def test_halves_are_compared_only_with_four_answers_in_each(store: Store, dog: Dog) -> None:
    make.series(store, dog, "good_day", [2, 0, 0, *[None] * 10, *[2.0] * 14])
    assert good_days.calendar(store, dog.id, FIRST, DAY).halves == ""
    make.log(store, dog, DAY - timedelta(days=15), {"good_day": 1})
    words = "The 14 days before: 1 of 4. The last 14: 14 of 14."
    assert good_days.calendar(store, dog.id, FIRST, DAY).halves == words


def test_the_share_looks_back_four_weeks_even_over_a_shorter_span(store: Store, dog: Dog) -> None:
    make.series(store, dog, "good_day", [2.0] * 20)
    found = good_days.calendar(store, dog.id, DAY - timedelta(days=6), DAY)
    assert (len(found.days), found.answered) == (7, 20)


def test_a_kind_that_is_left_out_counts_as_logged_only(store: Store, dog: Dog) -> None:
    make.series(store, dog, "good_day", [2, 0, 2])
    make.left_out(store, dog, "good_day", DAY - timedelta(days=1))
    found = good_days.calendar(store, dog.id, FIRST, DAY)
    assert found.days[DAY - timedelta(days=1)] == "logged"
    assert (found.good, found.answered) == (2, 2)


def test_months_are_told_in_words(store: Store, dog: Dog) -> None:
    make.series(store, dog, "good_day", [2, 2, None, 0, 1], last=DAY - timedelta(days=20))
    make.series(store, dog, "good_day", [2])
    assert good_days.calendar(store, dog.id, FIRST, DAY).months == (
        "October 2026: 2 good, 0 mixed, 0 bad; 2 days logged",
        "November 2026: 1 good, 1 mixed, 1 bad; 3 days logged",
    )
