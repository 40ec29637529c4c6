# SPDX-License-Identifier: MIT
"""Ranges set by the vet: one holds at a time, none begins in a mistyped year, and each can be undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.keeping.store import Store
from core.usecases import vet_ranges
from core.usecases.dogs import Dog
from core.usecases.vet_ranges import VetRange
from core.words.errors import InvalidValue
from tests import make

DAY = make.TODAY
WALKING = "walk_minutes_total"
FIRST = VetRange(since=DAY - timedelta(days=20), low=10, high=15, set_by=" Dr {Novak} <b> ")


def keep(store: Store, dog: Dog, wanted: VetRange) -> VetRange:
    return vet_ranges.save(store, dog, wanted, today=DAY)


def spans(store: Store, dog: Dog) -> list[tuple[int, int | None]]:
    """Return first and last day of each range, counted from DAY."""
    found = vet_ranges.of_dog(store, dog.id, WALKING)
    return [((one.since - DAY).days, (one.until - DAY).days if one.until else None) for one in found]


def test_a_range_is_kept_and_said(store: Store, dog: Dog) -> None:
    kept = keep(store, dog, FIRST)
    assert vet_ranges.of_dog(store, dog.id) == [kept]
    assert vet_ranges.said(kept, DAY) == "10–15 min a day, since 2 Nov, set by Dr {Novak} <b>"
    same = replace(kept, low=15, set_by="", until=DAY)
    assert vet_ranges.said(same, DAY) == "15 min a day, since 2 Nov, until 22 Nov"


def test_each_day_is_held_against_the_range_of_that_day(store: Store, dog: Dog) -> None:
    keep(store, dog, FIRST)
    keep(store, dog, replace(FIRST, since=DAY, low=20, high=30))
    ranges, eve = vet_ranges.of_dog(store, dog.id), DAY - timedelta(days=1)
    assert vet_ranges.against([(eve, minutes) for minutes in (9.9, 10, 15, 15.1)], ranges) == [-1, 0, 0, 1]
    assert vet_ranges.against([(DAY, 15.1), (FIRST.since - timedelta(days=1), 12)], ranges) == [-1]


def test_a_newer_range_ends_the_older_the_day_before_in_one_undo_step(store: Store, dog: Dog) -> None:
    first = keep(store, dog, FIRST)
    second = keep(store, dog, replace(FIRST, since=DAY - timedelta(days=5), low=15, high=20))
    assert spans(store, dog) == [(-20, -6), (-5, None)]
    on = [vet_ranges.on(store, dog.id, WALKING, DAY - timedelta(days=back)) for back in (21, 6, 5, 0)]
    assert [one and one.id for one in on] == [None, first.id, second.id, second.id]
    store.undo()
    assert vet_ranges.of_dog(store, dog.id) == [first]


def test_an_older_range_entered_later_ends_before_the_newer(store: Store, dog: Dog) -> None:
    keep(store, dog, FIRST)
    keep(store, dog, replace(FIRST, since=DAY - timedelta(days=30)))
    assert spans(store, dog) == [(-30, -21), (-20, None)]


def test_a_range_within_a_range_ends_it(store: Store, dog: Dog) -> None:
    keep(store, dog, replace(FIRST, until=DAY + timedelta(days=9)))
    keep(store, dog, replace(FIRST, since=DAY - timedelta(days=3), until=DAY))
    assert spans(store, dog) == [(-20, -4), (-3, 0)]
    keep(store, dog, replace(FIRST, since=DAY + timedelta(days=7)))
    assert spans(store, dog) == [(-20, -4), (-3, 0), (7, None)]


def test_ranges_apart_are_left_alone(store: Store, dog: Dog) -> None:
    keep(store, dog, replace(FIRST, until=DAY - timedelta(days=10)))
    keep(store, dog, replace(FIRST, since=DAY))
    assert spans(store, dog) == [(-20, -10), (0, None)]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"low": 20}, "high"),
        ({"low": -1}, "low"),
        ({"high": 601}, "high"),
        ({"high": float("nan")}, "high"),
        ({"until": DAY - timedelta(days=21)}, "until"),
        ({"since": date(1989, 1, 1)}, "since"),
        ({"since": DAY + timedelta(days=400)}, "since"),
        ({"metric": "comfort"}, "metric"),
    ],
)
def test_what_cannot_be_a_range_is_refused(store: Store, dog: Dog, changes: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        keep(store, dog, replace(FIRST, **changes))
    assert caught.value.field == field
    assert vet_ranges.of_dog(store, dog.id) == []


def test_two_ranges_cannot_begin_on_one_day_but_one_can_be_corrected(store: Store, dog: Dog) -> None:
    kept = keep(store, dog, FIRST)
    with pytest.raises(InvalidValue):
        keep(store, dog, FIRST)
    assert keep(store, dog, replace(kept, high=30)).high == 30
    assert len(vet_ranges.of_dog(store, dog.id)) == 1


def test_a_range_can_end_and_be_taken_out(store: Store, dog: Dog) -> None:
    kept = keep(store, dog, FIRST)
    with pytest.raises(InvalidValue):
        vet_ranges.end(store, dog, kept, FIRST.since - timedelta(days=1))
    ended = vet_ranges.end(store, dog, kept, DAY - timedelta(days=1))
    assert vet_ranges.on(store, dog.id, WALKING, DAY) is None
    vet_ranges.remove(store, dog, ended)
    assert vet_ranges.of_dog(store, dog.id) == []
    store.undo()
    assert vet_ranges.of_dog(store, dog.id) == [ended]


def test_another_dog_has_its_own_range(store: Store, dog: Dog) -> None:
    keep(store, dog, FIRST)
    assert vet_ranges.on(store, make.dog(store, "Toby").id, WALKING, DAY) is None


def test_a_range_that_moves_leaves_no_day_without_one(store: Store, dog: Dog) -> None:
    keep(store, dog, FIRST)
    newer = keep(store, dog, replace(FIRST, since=DAY - timedelta(days=5), low=15, high=20))
    later = keep(store, dog, replace(newer, since=DAY - timedelta(days=2)))
    assert spans(store, dog) == [(-20, -3), (-2, None)]
    keep(store, dog, replace(later, since=DAY - timedelta(days=30)))
    assert spans(store, dog) == [(-30, -21), (-20, None)], "the first one holds today: it began last"


def test_the_range_that_was_ended_by_a_mistake_holds_on(store: Store, dog: Dog) -> None:
    first = keep(store, dog, FIRST)
    newer = keep(store, dog, replace(FIRST, since=DAY - timedelta(days=5), low=15, high=20))
    vet_ranges.remove(store, dog, newer)
    assert vet_ranges.of_dog(store, dog.id) == [first]
    store.undo()
    assert spans(store, dog) == [(-20, -6), (-5, None)]


def test_a_range_that_is_ended_right_after_it_was_set_is_a_step_of_its_own(store: Store, dog: Dog) -> None:
    wanted = vet_ranges.VetRange("", "walk_minutes_total", make.TODAY, None, 10, 20, "")
    added = vet_ranges.save(store, dog, wanted, today=make.TODAY)
    vet_ranges.save(store, dog, replace(added, until=make.TODAY), today=make.TODAY)
    store.undo()
    assert vet_ranges.of_dog(store, dog.id) == [added]
