# SPDX-License-Identifier: MIT
"""Expected times are possible and never due: with their source, from the start day, and none where none is named."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.keeping.store import Store
from core.usecases import dogs, events, expected, trends, walks
from core.usecases.dogs import Dog
from core.words import causes, weeks
from tests import make

DAY = make.TODAY
START = make.START
SPAN = (START, DAY)


def of(store: Store, cause: str, start: date | None = START, kind: str = "first_visit") -> Dog:
    return make.dog(store, cause=cause, start_day=start, start_kind=kind if start else "")


def operated(store: Store) -> Dog:
    return of(store, "disuse", kind="surgery")


def starts(store: Store, dog: Dog, last: date = DAY) -> dict[str, date]:
    return {one.label.split(":")[0]: one.start for one in expected.ribbons(store, dog, (START, last))}


def test_the_sentence_names_the_weeks_the_present_one_and_the_source(store: Store) -> None:
    assert expected.sentence(store, of(store, "ivdd_early"), DAY) == (
        "Expected times: recovery possible, weeks 4–8; you are in week 5 (the founding article). "
        "This is for an early slipped disc with treatment."
    )


def test_between_two_times_the_next_one_is_named(store: Store) -> None:
    said = expected.sentence(store, of(store, "arthritis"), DAY)
    assert "quality of life may improve much, weeks 13–26; you are in week 5" in said


def test_times_that_overlap_are_both_named(store: Store) -> None:
    said = expected.sentence(store, of(store, "disuse"), START + timedelta(weeks=8))
    assert "strength and balance may improve, weeks 5–13; full strength possible, weeks 8–12; you are in week 9" in said


@pytest.mark.parametrize("cause", [cause.key for cause in causes.CAUSES if cause.spans])
def test_after_the_last_time_nobody_is_behind(store: Store, cause: str) -> None:
    said = expected.sentence(store, of(store, cause), START + timedelta(weeks=200))
    assert "every dog takes its own time" in said and "Ask your vet what to expect now." in said
    assert not {"behind", "late", "should", "overdue"} & set(said.lower().replace(".", "").split())


def test_without_a_start_day_the_sentence_says_how_to_set_it(store: Store) -> None:
    dog = of(store, "ivdd_early", None)
    assert "set the day that weeks are counted from" in expected.sentence(store, dog, DAY)
    assert expected.ribbons(store, dog, SPAN) == []


def test_a_start_that_has_not_come_is_said_so(store: Store) -> None:
    dog = dogs.with_changes(of(store, "ivdd_early"), start_day=DAY + timedelta(days=3))
    assert "25 November 2026, which has not come yet" in expected.sentence(store, dog, DAY)
    assert expected.ribbons(store, dog, SPAN) == []


@pytest.mark.parametrize("cause", ["unknown", "hormonal", "ageing"])
def test_where_no_times_are_named_none_are_drawn(store: Store, cause: str) -> None:
    dog = of(store, cause)
    assert expected.ribbons(store, dog, SPAN) == []
    assert "no expected times are shown" in expected.sentence(store, dog, DAY)


def test_a_ribbon_lies_on_the_weeks_it_names(store: Store) -> None:
    (ribbon,) = expected.ribbons(store, of(store, "ivdd_early"), SPAN)
    assert (ribbon.start, ribbon.end) == (START + timedelta(days=21), START + timedelta(days=55))
    assert (ribbon.label, ribbon.kind) == ("weeks 4–8: recovery possible (the founding article)", "expected")


def test_only_ribbons_that_touch_the_span_are_given(store: Store) -> None:
    dog = of(store, "disuse")
    assert [ribbon.label.split(":")[0] for ribbon in expected.ribbons(store, dog, SPAN)] == [
        "weeks 1–2",
        "weeks 3–4",
        "weeks 5–13",
    ]
    assert expected.ribbons(store, dog, (START - timedelta(days=30), START - timedelta(days=1))) == []


def test_after_a_surgery_the_weeks_count_from_the_first_leash_walk(store: Store) -> None:
    dog, walked = operated(store), START + timedelta(weeks=2)
    make.walk(store, dog, DAY)
    make.walk(store, dog, walked)
    assert starts(store, dog) == {"weeks 1–2 of walking": walked, "weeks 3–4 of walking": walked + timedelta(weeks=2)}
    assert expected.sentence(store, dog, DAY) == (
        "Expected times: muscle tone may start to return, weeks 3–4 of walking; you are in week 3 of walking again, "
        "counted from the first leash walk on 8 Nov (the founding article). "
        "Recovery can start within 2–3 weeks of moving again."
    )


def test_before_the_first_walk_after_a_surgery_no_time_has_begun(store: Store) -> None:
    dog = operated(store)
    make.walk(store, dog, START - timedelta(days=1))
    make.walk(store, dog, START)
    make.walk(store, dog, kind="underwater_treadmill")
    make.walk(store, dog, kind="carried")
    assert walks.copy_from_day_before(store, dog, START + timedelta(days=1), today=DAY) == 1
    make.walk(store, dog, minutes=0)
    assert expected.ribbons(store, dog, SPAN) == []
    assert expected.sentence(store, dog, DAY) == (
        "The times the founding article names begin with the first leash walk after the surgery, once one is in the "
        "diary. Recovery can start within 2–3 weeks of moving again."
    )


def test_a_walk_after_the_day_looked_at_is_not_known_yet(store: Store) -> None:
    dog = operated(store)
    make.walk(store, dog)
    assert starts(store, dog) == {"weeks 1–2 of walking": DAY}
    assert starts(store, dog, DAY - timedelta(days=1)) == {}
    assert "begin with the first leash walk" in expected.sentence(store, dog, DAY - timedelta(days=1))


def test_a_surgery_after_the_start_begins_the_count_again(store: Store) -> None:
    dog, surgery = of(store, "disuse"), START + timedelta(weeks=2)
    make.walk(store, dog, START + timedelta(days=1))
    assert starts(store, dog)["weeks 1–2"] == START
    events.add(store, dog, surgery, "surgery", today=DAY)
    assert starts(store, dog) == {}
    make.walk(store, dog, surgery + timedelta(days=9))
    assert starts(store, dog)["weeks 1–2 of walking"] == surgery + timedelta(days=9)


def test_a_surgery_before_the_start_changes_no_count(store: Store) -> None:
    dog = of(store, "disuse")
    events.add(store, dog, START - timedelta(days=1), "surgery", today=DAY)
    assert starts(store, dog)["weeks 1–2"] == START


def test_without_a_surgery_the_start_counts_and_moving_again_may_be_later(store: Store) -> None:
    said = expected.sentence(store, of(store, "disuse"), DAY)
    assert "you are in week 5 (the founding article)" in said
    assert said.endswith("The weeks named count from there: after surgery or rest all may come later.")


def test_the_weeks_of_other_causes_count_from_the_start_after_a_surgery_too(store: Store) -> None:
    dog = of(store, "ivdd_early", kind="surgery")
    make.walk(store, dog)
    assert starts(store, dog) == {"weeks 4–8": START + timedelta(weeks=3)}


def test_after_the_last_week_of_walking_it_is_said_so(store: Store) -> None:
    dog = operated(store)
    make.walk(store, dog, DAY)
    assert "end at week 13 of walking;" in expected.sentence(store, dog, DAY + timedelta(weeks=13))


def test_the_dogs_own_weeks_stay_those_of_its_start(store: Store) -> None:
    dog = operated(store)
    make.walk(store, dog, DAY)
    assert weeks.of(DAY, dog.start_day).label == "Week 5"
    assert expected.counted(store, dog, DAY).week(DAY) == 1


@pytest.mark.parametrize("start", [START, None])
def test_degenerative_myelopathy_has_a_lane_to_hold_that_promises_nothing(store: Store, start: date | None) -> None:
    dog = of(store, "dm", start)
    (ribbon,) = expected.ribbons(store, dog, SPAN)
    assert (ribbon.kind, ribbon.start, ribbon.end) == ("hold", *SPAN)
    article = "heelchairs can maintain quality of life for 6–18 months (the founding article)"
    assert ribbon.label == f"hold and comfort, nothing is promised; w{article}"
    assert f"W{article}." in expected.sentence(store, dog, DAY)


def test_the_ribbons_stand_on_every_chart_until_they_are_left_out(store: Store) -> None:
    dog = of(store, "ivdd_early")
    assert [one.kind for one in trends.chart(store, dog, "comfort", SPAN).ribbons] == ["expected"]
    assert trends.chart(store, dog, "comfort", SPAN, layers=frozenset()).ribbons == ()
