# SPDX-License-Identifier: MIT
"""A usual stands still once its weeks are over, and is counted anew only where the owner said so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.keeping import models
from core.keeping.store import Store
from core.usecases import diary, left_out, usuals
from core.usecases.dogs import Dog
from core.usecases.left_out import Where
from core.words.errors import InvalidValue
from tests import make

TODAY = make.TODAY


def day(back: int) -> date:
    return TODAY - timedelta(days=back)


def log(store: Store, dog: Dog, values: dict[date, float], key: str = "comfort") -> None:
    with store.change("days", dog=dog.id) as change:
        for one, value in values.items():
            entry = diary.entry_id(dog.id, one)
            change.put(models.Entry, id=entry, dog=dog.id, day=one, kind="diary")
            change.put(models.Reading, entry=entry, metric=key, side="", take=1, value=value, state="answered")


def test_the_usual_is_the_middle_of_the_first_four_weeks_and_stays(store: Store, dog: Dog) -> None:
    log(store, dog, {day(back): 6.0 if back > 71 else 9.0 for back in range(100)})
    usual = usuals.of_metric(store, dog, "comfort", today=TODAY)
    assert usual is not None
    assert (usual.first, usual.last, usual.days, usual.median) == (day(99), day(72), 28, 6)
    assert not usual.is_provisional


def test_too_few_days_have_no_usual(store: Store, dog: Dog) -> None:
    log(store, dog, {day(back): 6.0 for back in range(9)})
    assert usuals.of_metric(store, dog, "comfort", today=TODAY) is None
    assert usuals.of_metric(store, dog, "energy_level", today=TODAY) is None
    assert usuals.of_metric(store, dog, "thigh_girth", side="L", today=TODAY) is None, "a measured one has none"


def test_ten_days_give_one_for_now(store: Store, dog: Dog) -> None:
    log(store, dog, {day(back): 6.0 for back in range(10)})
    usual = usuals.of_metric(store, dog, "comfort", today=TODAY)
    assert usual is not None
    assert usual.is_provisional


def test_a_restart_of_all_measures_or_of_one_counts_from_its_day(store: Store, dog: Dog) -> None:
    log(store, dog, {day(back): 6.0 if back > 40 else 8.0 for back in range(100)})
    log(store, dog, {day(back): 3.0 for back in range(100)}, "energy_level")
    start = usuals.start_anew(store, dog, day(40), "visit", today=TODAY)
    for key, middle in (("comfort", 8), ("energy_level", 3)):
        usual = usuals.of_metric(store, dog, key, today=TODAY)
        assert usual is not None
        assert (usual.first, usual.median) == (day(40), middle)
    usuals.start_anew(store, dog, day(27), "better", metric="comfort", today=TODAY)
    newer = usuals.of_metric(store, dog, "comfort", today=TODAY)
    other = usuals.of_metric(store, dog, "energy_level", today=TODAY)
    assert newer is not None
    assert other is not None
    assert (newer.first, other.first) == (day(27), day(40))
    assert [one.reason for one in usuals.starts(store, dog.id)] == ["visit", "better"]
    usuals.remove(store, dog, start)
    assert [one.reason for one in usuals.starts(store, dog.id)] == ["better"]


def test_a_second_restart_on_a_day_takes_the_place_of_the_first(store: Store, dog: Dog) -> None:
    first = usuals.start_anew(store, dog, day(3), "visit", today=TODAY)
    second = usuals.start_anew(store, dog, day(3), "surgery", today=TODAY)
    assert second.id == first.id
    assert usuals.starts(store, dog.id) == [second]
    assert usuals.reason_words(second) == "New usual since the surgery"
    assert store.undo_label == "new usual, Bailey, 19 Nov"


def test_a_left_out_day_is_no_part_of_the_usual(store: Store, dog: Dog) -> None:
    log(store, dog, {day(back): 6.0 for back in range(40)})
    left_out.leave_out(store, dog, Where("comfort", "", day(35)), "wrong dog", today=TODAY)
    usual = usuals.of_metric(store, dog, "comfort", today=TODAY)
    assert usual is not None
    assert usual.days == 27


def test_a_lone_day_of_long_ago_does_not_keep_the_usual_from_being_known(store: Store, dog: Dog) -> None:
    log(store, dog, {day(3000): 1.0} | {day(back): 6.0 for back in range(40)})
    usual = usuals.of_metric(store, dog, "comfort", today=TODAY)
    assert usual is not None
    assert (usual.first, usual.median) == (day(39), 6)


def test_a_usual_of_the_years_between_is_found(store: Store, dog: Dog) -> None:
    """The first days of the diary do not hold this measure, and the last 400 do not hold its first weeks."""
    log(store, dog, {day(back): 5.0 for back in range(2000, 1950, -1)}, "energy_level")
    log(store, dog, {day(back): 6.0 if back > 760 else 8.0 for back in range(800)})
    usual = usuals.of_metric(store, dog, "comfort", today=TODAY)
    assert usual is not None
    assert (usual.first, usual.median) == (day(799), 6)


@pytest.mark.parametrize(
    ("when", "reason", "metric", "field"),
    [
        (TODAY + timedelta(days=1), "visit", "", "day"),
        (TODAY, "because", "", "reason"),
        (TODAY, "owner", "no_such_thing", "metric"),
    ],
)
def test_a_restart_that_cannot_be_says_which_field(
    store: Store, dog: Dog, when: date, reason: str, metric: str, field: str
) -> None:
    with pytest.raises(InvalidValue) as told:
        usuals.start_anew(store, dog, when, reason, metric=metric, today=TODAY)
    assert told.value.field == field
