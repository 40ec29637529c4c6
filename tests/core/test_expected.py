# SPDX-License-Identifier: MIT
"""Expected times are possible and never due: with their source, from the start day, and none where none is named."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.keeping.store import Store
from core.usecases import dogs, expected, trends
from core.usecases.dogs import Dog
from core.words import causes
from tests import make

DAY = make.TODAY
START = make.START
SPAN = (START, DAY)


def of(store: Store, cause: str, start: date | None = START) -> Dog:
    return make.dog(store, cause=cause, start_day=start, start_kind="surgery" if start else "")


def test_the_sentence_names_the_weeks_the_present_one_and_the_source(store: Store) -> None:
    assert expected.sentence(of(store, "ivdd_early"), DAY) == (
        "Expected times: recovery possible, weeks 4–8; you are in week 5 (the founding article). "
        "This is for an early slipped disc with treatment."
    )


def test_between_two_times_the_next_one_is_named(store: Store) -> None:
    said = expected.sentence(of(store, "arthritis"), DAY)
    assert "quality of life may improve much, weeks 13–26; you are in week 5" in said


def test_times_that_overlap_are_both_named(store: Store) -> None:
    said = expected.sentence(of(store, "disuse"), START + timedelta(weeks=8))
    assert "strength and balance may improve, weeks 5–13; full strength possible, weeks 8–12; you are in week 9" in said


@pytest.mark.parametrize("cause", [cause.key for cause in causes.CAUSES if cause.spans])
def test_after_the_last_time_nobody_is_behind(store: Store, cause: str) -> None:
    said = expected.sentence(of(store, cause), START + timedelta(weeks=200))
    assert "every dog takes its own time" in said and "Ask your vet what to expect now." in said
    assert not {"behind", "late", "should", "overdue"} & set(said.lower().replace(".", "").split())


def test_without_a_start_day_the_sentence_says_how_to_set_it(store: Store) -> None:
    dog = of(store, "ivdd_early", None)
    assert "set the day that weeks are counted from" in expected.sentence(dog, DAY)
    assert expected.ribbons(dog, SPAN) == []


def test_a_start_that_has_not_come_is_said_so(store: Store) -> None:
    dog = dogs.with_changes(of(store, "ivdd_early"), start_day=DAY + timedelta(days=3))
    assert "25 November 2026, which has not come yet" in expected.sentence(dog, DAY)
    assert expected.ribbons(dog, SPAN) == []


@pytest.mark.parametrize("cause", ["unknown", "hormonal", "ageing"])
def test_where_no_times_are_named_none_are_drawn(store: Store, cause: str) -> None:
    dog = of(store, cause)
    assert expected.ribbons(dog, SPAN) == []
    assert "no expected times are shown" in expected.sentence(dog, DAY)


def test_a_ribbon_lies_on_the_weeks_it_names(store: Store) -> None:
    (ribbon,) = expected.ribbons(of(store, "ivdd_early"), SPAN)
    assert (ribbon.start, ribbon.end) == (START + timedelta(days=21), START + timedelta(days=55))
    assert (ribbon.label, ribbon.kind) == ("weeks 4–8: recovery possible (the founding article)", "expected")


def test_only_ribbons_that_touch_the_span_are_given(store: Store) -> None:
    dog = of(store, "disuse")
    assert [ribbon.label.split(":")[0] for ribbon in expected.ribbons(dog, SPAN)] == [
        "weeks 1–2",
        "weeks 3–4",
        "weeks 5–13",
    ]
    assert expected.ribbons(dog, (START - timedelta(days=30), START - timedelta(days=1))) == []


@pytest.mark.parametrize("start", [START, None])
def test_degenerative_myelopathy_has_a_lane_to_hold_that_promises_nothing(store: Store, start: date | None) -> None:
    dog = of(store, "dm", start)
    (ribbon,) = expected.ribbons(dog, SPAN)
    assert (ribbon.kind, ribbon.start, ribbon.end) == ("hold", *SPAN)
    article = "heelchairs can maintain quality of life for 6–18 months (the founding article)"
    assert ribbon.label == f"hold and comfort, nothing is promised; w{article}"
    assert f"W{article}." in expected.sentence(dog, DAY)


def test_the_ribbons_stand_on_every_chart_until_they_are_left_out(store: Store) -> None:
    dog = of(store, "ivdd_early")
    assert [one.kind for one in trends.chart(store, dog, "comfort", SPAN).ribbons] == ["expected"]
    assert trends.chart(store, dog, "comfort", SPAN, layers=frozenset()).ribbons == ()
