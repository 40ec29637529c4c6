# SPDX-License-Identifier: MIT
"""Sessions of a day: only leash walks are leash walking, and a copied walk counts for nothing until confirmed."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.keeping.store import Store
from core.usecases import diary, events, walks
from core.usecases.dogs import Dog
from core.usecases.walks import Walk
from core.words import activities
from core.words.errors import InvalidValue
from tests import make

DAY = make.TODAY
YESTERDAY = DAY - timedelta(days=1)


def on(store: Store, dog: Dog, day: date = DAY) -> list[Walk]:
    return walks.of_days(store, dog.id, day, day)


def test_every_part_of_a_session_is_kept(store: Store, dog: Dog) -> None:
    kept = walks.save(
        store,
        dog,
        Walk("", DAY, "08:10", "underwater_treadmill", 7.5, 120, "water", "therapist", "panted"),
        today=DAY,
    )
    assert on(store, dog) == [kept]
    assert kept.id
    assert not kept.copied


def test_minutes_that_were_not_said_are_not_zero(store: Store, dog: Dog) -> None:
    make.walk(store, dog, minutes=None)
    assert (on(store, dog)[0].minutes, on(store, dog)[0].metres) == (None, None)


def test_sessions_stand_by_time_and_those_without_one_last(store: Store, dog: Dog) -> None:
    for at in ("17:40", "", "08:10"):
        make.walk(store, dog, at=at)
    assert [walk.at for walk in on(store, dog)] == ["08:10", "17:40", ""]


def test_a_session_can_be_changed_and_removed_and_brought_back(store: Store, dog: Dog) -> None:
    kept = make.walk(store, dog, minutes=10)
    changed = walks.save(store, dog, replace(kept, minutes=12), today=DAY)
    assert on(store, dog) == [changed]
    walks.remove(store, dog, changed)
    assert on(store, dog) == []
    store.undo()
    assert on(store, dog) == [changed]


@pytest.mark.parametrize("kind", activities.keys(activities.ACTIVITIES))
def test_every_kind_can_be_kept(store: Store, dog: Dog, kind: str) -> None:
    make.walk(store, dog, kind=kind)
    assert [walk.kind for walk in on(store, dog)] == [kind]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("at", "25:00"),
        ("at", "8:10"),
        ("at", "<b>"),
        ("minutes", -1),
        ("minutes", 601),
        ("minutes", math.nan),
        ("minutes", math.inf),
        ("metres", -1),
        ("metres", 50_001),
        ("kind", "moonwalk"),
        ("kind", ""),
        ("surface", "lava"),
        ("support", "wings"),
        ("ended", "badly"),
    ],
)
def test_what_cannot_be_a_session_is_refused_by_name(store: Store, dog: Dog, field: str, value: object) -> None:
    with pytest.raises(InvalidValue) as caught:
        walks.save(store, dog, replace(Walk(day=DAY), **{field: value}), today=DAY)  # type: ignore[arg-type]
    assert caught.value.field == field
    assert on(store, dog) == []


def test_a_walk_of_tomorrow_is_refused(store: Store, dog: Dog) -> None:
    with pytest.raises(InvalidValue):
        walks.save(store, dog, Walk(day=DAY + timedelta(days=1)), today=DAY)


def test_same_walks_as_yesterday_copies_sessions_but_not_how_they_ended(store: Store, dog: Dog) -> None:
    make.walk(store, dog, YESTERDAY, 12, at="08:10", metres=600, surface="grass", support="harness", ended="sat_down")
    make.walk(store, dog, YESTERDAY, 8, kind="cart")
    assert walks.copy_from_day_before(store, dog, DAY, today=DAY) == 2
    first, second = on(store, dog)
    assert (first.at, first.minutes, first.metres, first.surface, first.support) == (
        "08:10",
        12,
        600,
        "grass",
        "harness",
    )
    assert first.ended == second.ended == ""
    assert first.copied
    assert second.copied


def test_same_walks_as_yesterday_copies_no_scores_signs_wins_flags_or_notes(store: Store, dog: Dog) -> None:
    make.log(store, dog, YESTERDAY, {"comfort": 7, "limped": 1, "good_day": 2}, note="Slept.")
    events.add(store, dog, YESTERDAY, "win", text="Stood up", today=DAY)
    events.log_call_card(store, dog, YESTERDAY, called=True)
    make.walk(store, dog, YESTERDAY)
    walks.copy_from_day_before(store, dog, DAY, today=DAY)
    assert diary.page(store, dog.id, DAY) == diary.Page(dog.id, DAY, {}, "", False)
    assert events.between(store, dog.id, DAY, DAY) == []


def test_copied_walks_are_not_copied_on_and_not_copied_twice(store: Store, dog: Dog) -> None:
    make.walk(store, dog, YESTERDAY)
    assert walks.copy_from_day_before(store, dog, DAY, today=DAY) == 1
    assert walks.copy_from_day_before(store, dog, DAY, today=DAY) == 0
    tomorrow = DAY + timedelta(days=1)
    assert walks.copy_from_day_before(store, dog, tomorrow, today=tomorrow) == 0


def test_confirming_makes_copied_walks_real_in_one_step(store: Store, dog: Dog) -> None:
    for at in ("08:10", "17:40"):
        make.walk(store, dog, YESTERDAY, at=at)
    walks.copy_from_day_before(store, dog, DAY, today=DAY)
    walks.confirm(store, dog, DAY)
    assert [walk.copied for walk in on(store, dog)] == [False, False]
    store.undo()
    assert [walk.copied for walk in on(store, dog)] == [True, True]


def test_saving_a_copied_walk_confirms_it(store: Store, dog: Dog) -> None:
    make.walk(store, dog, YESTERDAY)
    walks.copy_from_day_before(store, dog, DAY, today=DAY)
    walks.save(store, dog, on(store, dog)[0], today=DAY)
    assert not on(store, dog)[0].copied


def test_a_day_is_summed_up_without_what_was_only_copied(store: Store, dog: Dog) -> None:
    assert walks.summary([]) == ""
    make.walk(store, dog, minutes=10)
    make.walk(store, dog, minutes=8)
    make.walk(store, dog, minutes=None, kind="cart")
    make.walk(store, dog, minutes=8, kind="underwater_treadmill")
    copied = [Walk(day=DAY, minutes=99, copied=True)]
    assert walks.summary(on(store, dog) + copied) == "2 leash walks, 18 min · underwater treadmill, 8 min · cart"
