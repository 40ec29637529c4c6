# SPDX-License-Identifier: MIT
"""A measuring session keeps every take, who held the tape and the coat; the girth is the median of the takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.keeping.store import Store
from core.usecases import measures, phases
from core.usecases.dogs import Dog
from core.usecases.measures import Session
from core.words.errors import InvalidValue
from tests import make

DAY = make.TODAY


def kept(store: Store, dog: Dog) -> list[Session]:
    return measures.sessions(store, dog.id)


def test_every_take_is_kept_and_the_girth_is_the_middle_one(store: Store, dog: Dog) -> None:
    session = make.session(store, dog, left=(206, 212, 208), right=(214, 218), coat="clipped", scored_by="vet")
    assert kept(store, dog) == [session]
    assert session.girth("L") == 208
    assert session.girth("R") == 216
    assert Session(DAY).girth("L") is None


def test_weight_and_condition_are_kept_with_who_scored(store: Store, dog: Dog) -> None:
    told = {"body_weight": 8.4, "body_condition_score_9": 5, "muscle_condition_score": 1, "girth_level_pct": 70}
    session = make.session(store, dog, values=told, scored_by="vet", note="Squirmed.")
    assert kept(store, dog) == [session]
    assert {key: value for (key, _side, _take), value in kept(store, dog)[0].values.items()} == told


def test_two_sessions_on_one_day_stay_two(store: Store, dog: Dog) -> None:
    make.session(store, dog, left=(206,), measured_by="Ann")
    make.session(store, dog, left=(209,), measured_by="Ben")
    assert sorted(session.measured_by for session in kept(store, dog)) == ["Ann", "Ben"]


def test_a_session_can_be_changed_and_takes_left_out_are_taken_back(store: Store, dog: Dog) -> None:
    session = make.session(store, dog, left=(206, 212, 208), right=(214,))
    store.now = make.Clock()
    changed = replace(session, values={("thigh_girth", "L", 1): 207.0}, measured_by="Ben")
    measures.save(store, dog, changed, today=DAY)
    assert kept(store, dog) == [changed]
    store.now.go_on(100)
    store.undo()
    assert kept(store, dog) == [session]


def test_a_removed_session_comes_back_whole_with_undo(store: Store, dog: Dog) -> None:
    session = make.session(store, dog, left=(206, 212), values={"body_weight": 8.4})
    measures.remove(store, dog, session)
    assert kept(store, dog) == []
    assert store.rows("SELECT * FROM reading") == []
    store.undo()
    assert kept(store, dog) == [session]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"values": {}}, ""),
        ({"values": {("thigh_girth", "L", 1): 4000}}, "thigh_girth"),
        ({"values": {("thigh_girth", "", 1): 206}}, "thigh_girth"),
        ({"values": {("thigh_girth", "L", 5): 206}}, "thigh_girth"),
        ({"values": {("thigh_girth", "L", 0): 206}}, "thigh_girth"),
        ({"values": {("body_weight", "", 2): 8}}, "body_weight"),
        ({"values": {("body_weight", "L", 1): 8}}, "body_weight"),
        ({"values": {("body_condition_score_9", "", 1): 4.5}}, "body_condition_score_9"),
        ({"values": {("girth", "L", 1): 206}}, "girth"),
        ({"coat": "wool"}, "coat"),
        ({"scored_by": "cat"}, "scored_by"),
        ({"day": DAY + timedelta(days=1)}, "day"),
    ],
)
def test_what_cannot_be_a_session_is_refused_by_name(
    store: Store, dog: Dog, changed: dict[str, object], field: str
) -> None:
    session = Session(DAY, {("body_weight", "", 1): 8.4})
    with pytest.raises(InvalidValue) as caught:
        measures.save(store, dog, replace(session, **changed), today=DAY)  # type: ignore[arg-type]
    assert caught.value.field == field
    assert store.rows("SELECT * FROM entry") == []


@pytest.mark.parametrize(
    ("takes", "asked"),
    [
        ((), False),
        ((200,), False),
        ((200, 210), False),
        ((200, 211), True),
        ((200, 211, 205), True),
        ((1, 99, 1, 1), False),
    ],
)
def test_a_fourth_take_is_asked_for_when_takes_lie_apart(takes: tuple[float, ...], asked: bool) -> None:
    values = {("thigh_girth", "L", number): take for number, take in enumerate(takes, 1)}
    assert measures.wants_fourth_take(Session(DAY, values), "L") == asked
    assert not measures.wants_fourth_take(Session(DAY, values), "R")


def test_front_legs_scales_and_timed_tests_are_kept(store: Store, dog: Dog) -> None:
    told: dict[measures.TakeSlot, float] = {("fore_load", "", 1): 5.2, ("hind_load", "", 1): 3.1}
    told |= {("hind_paw_load", side, 1): 1.5 for side in ("L", "R")}
    told |= {("fore_girth", side, take): 130.0 + take for side in ("L", "R") for take in (1, 2, 3, 4)}
    told |= {(key, "", take): 8.0 + take for key in ("up_and_go", "set_walk") for take in (1, 2, 3)}
    session = measures.save(store, dog, Session(DAY, told), today=DAY)
    assert kept(store, dog) == [session]
    assert session.girth("L", "fore_girth") == 132.5
    assert session.takes("up_and_go") == [9, 10, 11]


@pytest.mark.parametrize(
    ("slot", "advice"),
    [
        (("up_and_go", "", 4), "Keep up to 3."),
        (("fore_girth", "L", 5), "Keep up to 4 for each leg."),
        (("body_weight", "", 2), "Keep 1."),
    ],
)
def test_more_takes_than_asked_are_refused_with_how_many(
    store: Store, dog: Dog, slot: measures.TakeSlot, advice: str
) -> None:
    with pytest.raises(InvalidValue) as caught:
        measures.save(store, dog, Session(DAY, {slot: 100}), today=DAY)
    assert (caught.value.title, caught.value.advice) == ("Too many takes.", advice)


def test_a_fourth_take_may_be_asked_for_on_a_front_leg() -> None:
    values = {("fore_girth", "R", take): girth for take, girth in ((1, 120.0), (2, 140.0))}
    assert measures.wants_fourth_take(Session(DAY, values), "R", "fore_girth")
    assert not measures.wants_fourth_take(Session(DAY, values), "R")


def test_the_weekly_check_is_due_after_seven_days(store: Store, dog: Dog) -> None:
    assert measures.is_due(store, dog.id, DAY)
    make.session(store, dog, DAY - timedelta(days=6), left=(206,))
    assert not measures.is_due(store, dog.id, DAY)
    assert measures.is_due(store, dog.id, DAY + timedelta(days=1))
    assert measures.last_day(store, dog.id) == DAY - timedelta(days=6)


def test_sessions_of_a_span_come_by_day(store: Store, dog: Dog) -> None:
    for back in (0, 14, 7):
        make.session(store, dog, DAY - timedelta(days=back), left=(206,))
    found = measures.sessions(store, dog.id, DAY - timedelta(days=10), DAY)
    assert [(DAY - session.day).days for session in found] == [7, 0]


def test_a_check_with_early_signs_is_one_step_of_undo(store: Store, dog: Dog) -> None:
    before = store.undo_label
    wanted = Session(DAY, {("body_weight", "", 1): 8.4})
    measures.save(store, dog, wanted, today=DAY, early={"early.stairs": 1})
    assert phases.answers_on(store, dog.id, DAY) == {"early.stairs": 1}
    store.undo()
    assert kept(store, dog) == [] and phases.answers_on(store, dog.id, DAY) == {}
    assert store.undo_label == before


def test_what_is_no_early_sign_keeps_nothing_of_the_check(store: Store, dog: Dog) -> None:
    with pytest.raises(InvalidValue) as caught:
        measures.save(store, dog, Session(DAY, {("body_weight", "", 1): 8.4}), today=DAY, early={"comfort": 5})
    assert caught.value.field == "comfort" and kept(store, dog) == []


def test_one_session_is_found_by_its_id_and_the_newest_is_the_last_of_its_day(store: Store, dog: Dog) -> None:
    assert measures.newest(store, dog.id) is None and measures.find(store, dog.id, "") is None
    first = make.session(store, dog, DAY - timedelta(days=7), left=(206,))
    others = [make.session(store, dog, DAY, right=(210 + number,)) for number in range(2)]
    assert measures.find(store, dog.id, first.id) == first
    assert measures.newest(store, dog.id) == kept(store, dog)[-1] in others
    assert measures.find(store, "another dog", first.id) is None


def test_a_check_that_is_corrected_right_away_is_a_step_of_its_own(store: Store, dog: Dog) -> None:
    added = make.session(store, dog, left=(206,))
    measures.save(store, dog, replace(added, note="wet coat"), today=DAY)
    store.undo()
    assert kept(store, dog) == [added]
