# SPDX-License-Identifier: MIT
"""What stands beside the values: medicines with their changes, restarts, phases, photos; nothing from the future."""

from __future__ import annotations

from datetime import date, timedelta

from core.keeping import models
from core.keeping.store import Store
from core.usecases import events, trend_marks, trends, usuals
from core.usecases.dogs import Dog
from tests import make

DAY = make.TODAY
SPAN = (make.START, DAY)
ONE = timedelta(days=1)


def marks(store: Store, dog: Dog, key: str = "") -> list[tuple[date, str]]:
    return [(mark.day, mark.label) for mark in trend_marks.marks(store, dog, *SPAN, key=key)]


def ribbons(store: Store, dog: Dog, span: tuple[date, date] = SPAN) -> list[tuple[str, date, date]]:
    return [(one.label, one.start, one.end) for one in trend_marks.care_ribbons(store, dog, span)]


def test_a_changed_dose_is_one_mark_and_not_a_stop_and_a_start(store: Store, dog: Dog) -> None:
    change = make.START + 10 * ONE
    make.medicine(store, dog, "Loxicom", strength="0.5 mg", amount="1 tablet", stop_day=change - ONE)
    make.medicine(store, dog, "loxicom ", strength="1 mg", amount="1 tablet", since=change)
    assert marks(store, dog) == [(make.START, "Loxicom started"), (change, "loxicom changed to 1 mg")]
    assert ribbons(store, dog) == [("Loxicom", make.START, DAY)]


def test_a_new_item_with_nothing_else_said_has_changed(store: Store, dog: Dog) -> None:
    make.medicine(store, dog, "Omega 3", stop_day=DAY - 5 * ONE)
    make.medicine(store, dog, "Omega 3", since=DAY - 5 * ONE)
    assert marks(store, dog)[-1] == (DAY - 5 * ONE, "Omega 3 changed")


def test_a_break_makes_two_courses(store: Store, dog: Dog) -> None:
    make.medicine(store, dog, "Loxicom", stop_day=DAY - 10 * ONE)
    make.medicine(store, dog, "Loxicom", since=DAY - 5 * ONE)
    assert marks(store, dog) == [
        (make.START, "Loxicom started"),
        (DAY - 10 * ONE, "Loxicom stopped"),
        (DAY - 5 * ONE, "Loxicom started"),
    ]
    assert ribbons(store, dog) == [("Loxicom", make.START, DAY - 10 * ONE), ("Loxicom", DAY - 5 * ONE, DAY)]


def test_two_doses_a_day_of_one_medicine_are_no_change(store: Store, dog: Dog) -> None:
    make.medicine(store, dog, "Gabapentin", strength="100 mg", times="morning")
    make.medicine(store, dog, "Gabapentin", strength="200 mg", times="evening")
    assert marks(store, dog) == [(make.START, "Gabapentin started")]
    make.medicine(store, dog, "Gabapentin", times="noon", since=DAY - 5 * ONE, stop_day=DAY - ONE)
    assert marks(store, dog)[1:] == [
        (DAY - 5 * ONE, "Gabapentin noon started"),
        (DAY - ONE, "Gabapentin noon stopped"),
    ]
    assert ribbons(store, dog) == [("Gabapentin", make.START, DAY)]


def test_at_most_three_lanes_those_given_now_and_longest(store: Store, dog: Dog) -> None:
    make.medicine(store, dog, "Stopped, long", stop_day=DAY - ONE)
    make.medicine(store, dog, "Given, short", since=DAY - 2 * ONE)
    make.medicine(store, dog, "Given, long")
    make.medicine(store, dog, "Given, middling", since=DAY - 9 * ONE)
    assert {label for label, _start, _end in ribbons(store, dog)} == {"Given, short", "Given, long", "Given, middling"}
    assert (DAY - ONE, "Stopped, long stopped") in marks(store, dog)


def test_a_medicine_whose_first_day_is_not_known_begins_with_the_span(store: Store, dog: Dog) -> None:
    make.medicine(store, dog, "Loxicom", since=None)
    assert ribbons(store, dog) == [("Loxicom", *SPAN)]
    assert marks(store, dog) == []


def test_what_was_given_outside_the_span_has_no_lane(store: Store, dog: Dog) -> None:
    make.medicine(store, dog, "Loxicom", since=make.START - 20 * ONE, stop_day=make.START - ONE)
    assert ribbons(store, dog) == []


def test_a_restart_of_the_usual_is_marked_on_the_charts_it_is_for(store: Store, dog: Dog) -> None:
    make.usual_start(store, dog, DAY - 9 * ONE, reason="surgery")
    make.usual_start(store, dog, DAY - 3 * ONE, metric="comfort", reason="better")
    of_all = (DAY - 9 * ONE, "New usual from here: surgery")
    assert marks(store, dog) == marks(store, dog, "energy_level") == [of_all]
    assert marks(store, dog, "comfort") == [of_all, (DAY - 3 * ONE, "New usual from here: better weeks")]


def test_phases_are_marked(store: Store, dog: Dog) -> None:
    make.phase(store, dog, "maintenance", DAY - 5 * ONE)
    make.phase(store, dog, "recovery", DAY)
    assert marks(store, dog) == [(DAY - 5 * ONE, "Maintenance from here"), (DAY, "Recovery from here")]


def test_nothing_that_has_not_come_is_marked(store: Store, dog: Dog) -> None:
    later = DAY + 3 * ONE
    with store.change("from a wrong clock", dog=dog.id) as change:
        change.put(models.Event, id="e", dog=dog.id, day=later, end_day=None, kind="surgery", text="")
        row = {"kind": "medicine", "name": "Loxicom", "strength": "", "amount": "", "times": "", "drug_class": ""}
        change.put(models.Care, id="c", dog=dog.id, since=later, stop_day=None, **row)
    make.usual_start(store, dog, later)
    make.phase(store, dog, "maintenance", later)
    make.photo(store, dog, later)
    assert marks(store, dog) == []
    assert ribbons(store, dog) == []
    assert trend_marks.photo_days(store, dog.id, SPAN) == ()


def test_a_flare_up_that_goes_on_is_cut_at_the_last_day(store: Store, dog: Dog) -> None:
    with store.change("goes on", dog=dog.id) as change:
        row = {"dog": dog.id, "day": DAY - ONE, "end_day": DAY + 5 * ONE, "text": ""}
        change.put(models.Event, id="e", kind="flare_up", **row)
    (mark,) = trend_marks.marks(store, dog, *SPAN)
    assert mark.end == DAY


def test_days_with_photos_are_counted_whatever_they_are_fit_for(store: Store, dog: Dog) -> None:
    flagged = make.photo(store, dog, DAY - 7 * ONE)
    make.photo(store, dog, DAY - 7 * ONE, pose="rear")
    make.photo(store, dog, DAY)
    make.photo(store, dog, make.START - ONE)
    with store.change("flag", dog=dog.id) as change:
        change.put(models.PhotoFlag, photo=flagged, flag="moved")
    found = trend_marks.photo_days(store, dog.id, SPAN)
    assert [(one.day, one.label) for one in found] == [(DAY - 7 * ONE, "2 photos, 15 Nov"), (DAY, "1 photo, 22 Nov")]


def test_explained_gaps_lie_on_the_days_without_entries(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [5.0, *[None] * 6, 5.0])
    make.reply(store, dog, "gap", (DAY - 6 * ONE).isoformat(), DAY, "worse")
    (ribbon,) = trend_marks.gap_ribbons(store, dog, SPAN)
    assert (ribbon.start, ribbon.end, ribbon.kind) == (DAY - 6 * ONE, DAY - ONE, "gap")
    assert ribbon.label == "no entries: worse days"


def test_a_gap_that_was_filled_in_later_is_no_gap(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [5.0] * 8)
    make.reply(store, dog, "gap", (DAY - 6 * ONE).isoformat(), DAY, "away")
    assert trend_marks.gap_ribbons(store, dog, SPAN) == []


def test_another_dog_of_the_same_name_has_its_own_marks(store: Store, dog: Dog) -> None:
    other = make.dog(store, dog.name)
    events.add(store, other, DAY, "surgery", today=DAY)
    make.medicine(store, other)
    make.photo(store, other)
    assert marks(store, dog) == []
    assert ribbons(store, dog) == []
    assert trends.chart(store, dog, "comfort", SPAN).photo_days == ()


def test_a_new_usual_has_the_same_reason_on_the_chart_as_in_the_verdict() -> None:
    assert list(trend_marks.RESTARTS) == list(usuals.REASONS)
    for key, words in trend_marks.RESTARTS.items():
        assert words.startswith("New usual") and usuals.REASONS[key].startswith("New usual")
        assert words.removeprefix("New usual from here").removeprefix(": ") in usuals.REASONS[key]
