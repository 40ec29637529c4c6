# SPDX-License-Identifier: MIT
"""The first four weeks say what there is so far and how many days are still needed, and then fall silent."""

from __future__ import annotations

from datetime import date, timedelta

from core.keeping.store import Store
from core.usecases import events, first_weeks, phases
from core.usecases.dogs import Dog
from tests import make

TODAY = make.TODAY


def day(back: int) -> date:
    return TODAY - timedelta(days=back)


def test_before_the_first_entry_there_is_nothing_to_say(store: Store, dog: Dog) -> None:
    assert first_weeks.build(store, dog, today=TODAY) is None


def test_days_wins_photos_and_what_is_needed_are_told(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [5] * 8 + [None] * 2 + [6])
    make.walk(store, dog, day(1), 10)
    make.photo(store, dog, day(2))
    make.session(store, dog, day(2), left=(200,))
    events.add(store, dog, day(4), "win", text="Stood for her dinner", today=TODAY)
    found = first_weeks.build(store, dog, today=TODAY)
    assert found is not None
    assert (found.title, found.first_day) == ("Week 2 of the first four", day(10))
    assert (found.logged, found.days, found.photos, found.measurings) == (10, 11, 1, 1)
    assert found.wins == ((day(4), "Stood for her dinner"),)
    assert found.needed == (
        "Comfort: 5 more days until the usual is known",
        "Leash walking: 13 more days until the usual is known",
    )
    assert found.lines[:4] == (
        "10 of 11 days logged",
        "1 photo taken",
        "1 measuring day",
        "18 Nov: Stood for her dinner",
    )
    assert found.next_step == "Next: 5 more days of Comfort, and its usual is known."
    assert found.until == "Until the usual is known: 5 more days of Comfort; 13 more days of Leash walking."


def test_one_photo_alone_is_no_first_week(store: Store, dog: Dog) -> None:
    make.photo(store, dog, day(2))
    assert first_weeks.build(store, dog, today=TODAY) is None


def test_only_a_note_still_says_how_to_begin(store: Store, dog: Dog) -> None:
    make.log(store, dog, TODAY, note="Home from the vet.")
    found = first_weeks.build(store, dog, today=TODAY)
    assert found is not None
    assert found.needed == ()
    assert found.next_step == "One answer a day is enough to begin: what kind of day it was."


def test_when_all_is_known_the_day_it_settles_is_named(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [5] * 16)
    found = first_weeks.build(store, dog, today=TODAY)
    assert found is not None
    assert found.needed == ("Comfort: the usual is known, from 16 days",)
    assert found.next_step == "Next: on 5 Dec the usual is settled; then ten more days answered say how it compares."


def test_after_week_four_it_is_silent_once_a_usual_is_known(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [5] * 15 + [None] * 13)
    assert first_weeks.build(store, dog, today=TODAY) is not None
    assert first_weeks.build(store, dog, today=TODAY + timedelta(days=1)) is None


def test_without_a_usual_it_goes_on_after_week_four(store: Store, dog: Dog) -> None:
    make.log(store, dog, day(60), {"comfort": 5})
    make.log(store, dog, day(1), {"comfort": 5})
    found = first_weeks.build(store, dog, today=TODAY)
    assert found is not None
    assert (found.title, found.logged, found.days) == ("The first weeks", 1, 28)


def test_in_maintenance_there_are_no_first_weeks(store: Store, dog: Dog) -> None:
    make.log(store, dog, day(1), {"comfort": 5})
    phases.set_phase(store, dog, phases.MAINTENANCE, TODAY, today=TODAY)
    assert first_weeks.build(store, dog, today=TODAY) is None
