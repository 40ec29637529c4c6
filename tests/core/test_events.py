# SPDX-License-Identifier: MIT
"""Dated events are kept as typed; the log of calls to the vet stays whatever is undone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.keeping.store import Store
from core.usecases import asking, events, usuals
from core.usecases.dogs import Dog
from core.usecases.events import Event
from core.words import activities
from core.words.errors import InvalidValue
from tests import make

DAY = make.TODAY


def days(count: int) -> timedelta:
    return timedelta(days=count)


@pytest.mark.parametrize("kind", activities.keys(activities.kinds_of_event()))
def test_every_kind_is_kept(store: Store, dog: Dog, kind: str) -> None:
    kept = events.add(store, dog, DAY, kind, text="On the ramp", today=DAY)
    assert events.between(store, dog.id, DAY, DAY) == [kept]


def test_an_event_that_lasted_is_found_on_each_of_its_days(store: Store, dog: Dog) -> None:
    kept = events.save(store, dog, Event("", DAY - days(5), "flare_up", "", DAY - days(2)), today=DAY)
    assert events.between(store, dog.id, DAY - days(3), DAY - days(3)) == [kept]
    assert events.between(store, dog.id, DAY - days(2), DAY) == [kept]
    assert events.between(store, dog.id, DAY - days(1), DAY) == []
    assert events.between(store, dog.id, DAY - days(9), DAY - days(6)) == []


def test_an_event_can_be_changed_removed_and_brought_back(store: Store, dog: Dog) -> None:
    kept = events.add(store, dog, DAY, "win", text="Stood up", today=DAY)
    changed = events.save(store, dog, Event(kept.id, DAY, "win", "Stood up twice"), today=DAY)
    assert events.between(store, dog.id, DAY, DAY) == [changed]
    events.remove(store, dog, changed)
    assert events.between(store, dog.id, DAY, DAY) == []
    assert store.undo_label == "remove small win, Bailey, 22 Nov"
    store.undo()
    assert events.between(store, dog.id, DAY, DAY) == [changed]


@pytest.mark.parametrize(
    ("event", "field"),
    [
        (Event("", DAY, "moon", "x"), "kind"),
        (Event("", DAY, "win", "  "), "text"),
        (Event("", DAY, "other", ""), "text"),
        (Event("", DAY, "flare_up", "", DAY - timedelta(days=1)), "end_day"),
        (Event("", DAY + timedelta(days=1), "fall", ""), "day"),
        (Event("", DAY, "flare_up", "", DAY + timedelta(days=1)), "end_day"),
        (Event("", DAY, "milestone.moon", ""), "kind"),
    ],
)
def test_what_cannot_be_an_event_is_refused_by_name(store: Store, dog: Dog, event: Event, field: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        events.save(store, dog, event, today=DAY)
    assert caught.value.field == field
    assert store.rows("SELECT * FROM event") == []


def test_a_future_event_is_refused_with_a_sentence(store: Store, dog: Dog) -> None:
    with pytest.raises(InvalidValue) as caught:
        events.add(store, dog, DAY + days(1), "surgery", today=DAY)
    assert str(caught.value) == "23 November 2026 has not come yet. Choose a day up to today."


def test_a_diagnosis_and_a_milestone_are_events_with_words(store: Store, dog: Dog) -> None:
    events.add(store, dog, DAY, "diagnosis", text="IVDD", today=DAY)
    assert store.undo_label == "new diagnosis, Bailey, 22 Nov"
    events.add(store, dog, DAY, "milestone.ten_steps", today=DAY)
    assert store.undo_label == "ten steps in a row without help, Bailey, 22 Nov"


def test_a_showing_of_the_call_card_is_logged_once_a_day_and_reason(store: Store, dog: Dog) -> None:
    for reason in ("off_legs", "off_legs", "nsaid"):
        events.log_call_card(store, dog, DAY, called=False, reason=reason)
    events.log_call_card(store, dog, DAY, called=True, reason="off_legs")
    found = [(event.kind, event.text) for event in events.between(store, dog.id, DAY, DAY)]
    assert sorted(found) == [("call_shown", "nsaid"), ("call_shown", "off_legs"), ("vet_called", "off_legs")]
    events.log_call_card(store, dog, DAY - days(1), called=False, reason="off_legs")
    assert len(events.between(store, dog.id, DAY - days(1), DAY)) == 4


def test_the_log_of_calls_is_not_undone(store: Store, dog: Dog) -> None:
    label = store.undo_label
    events.log_call_card(store, dog, DAY, called=True)
    assert store.undo_label == label


def test_events_of_another_dog_are_not_mixed_in(store: Store, dog: Dog) -> None:
    other = make.dog(store, "Toby")
    events.add(store, other, DAY, "win", text="Stood up", today=DAY)
    assert events.between(store, dog.id, DAY, DAY) == []


def restarted(store: Store, dog: Dog) -> Event:
    """Keep a visit five days ago and count the usual anew because of it."""
    make.series(store, dog, "comfort", [6] * 40)
    kept = events.add(store, dog, DAY - days(5), "vet_visit", today=DAY)
    (ask,) = [one for one in asking.questions(store, dog, today=DAY) if one.about == "restart"]
    asking.answer(store, dog, ask, asking.YES, today=DAY)
    assert [one.day for one in usuals.starts(store, dog.id)] == [DAY - days(5)]
    return kept


def test_a_new_usual_goes_with_the_visit_it_was_started_for(store: Store, dog: Dog) -> None:
    kept = restarted(store, dog)
    own_start = usuals.start_anew(store, dog, DAY - days(30), "visit", today=DAY)
    events.remove(store, dog, kept)
    assert usuals.starts(store, dog.id) == [own_start], "one started by hand stays"
    store.undo()
    assert len(usuals.starts(store, dog.id)) == 2


def test_a_new_usual_moves_with_the_visit_it_was_started_for(store: Store, dog: Dog) -> None:
    kept = restarted(store, dog)
    events.save(store, dog, Event(kept.id, DAY - days(7), "vet_visit", "a check-up"), today=DAY)
    (start,) = usuals.starts(store, dog.id)
    assert (start.day, start.reason) == (DAY - days(7), "visit")
    store.undo()
    assert usuals.starts(store, dog.id)[0].day == DAY - days(5)


def test_a_new_usual_takes_the_reason_that_its_event_has_now(store: Store, dog: Dog) -> None:
    kept = restarted(store, dog)
    events.save(store, dog, Event(kept.id, kept.day, "surgery", ""), today=DAY)
    (start,) = usuals.starts(store, dog.id)
    assert start.reason == "surgery"


def test_a_yes_about_a_visit_that_was_just_taken_out_starts_nothing(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [6] * 40)
    kept = events.add(store, dog, DAY - days(5), "vet_visit", today=DAY)
    (ask,) = [one for one in asking.questions(store, dog, today=DAY) if one.about == "restart"]
    events.remove(store, dog, kept)
    asking.answer(store, dog, ask, asking.YES, today=DAY)
    assert usuals.starts(store, dog.id) == []
