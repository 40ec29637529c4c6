# SPDX-License-Identifier: MIT
"""One answer is checked against the registry; what cannot be right is said where it stands."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.usecases import answers
from core.words import metrics
from core.words.errors import InvalidValue
from core.words.metrics import Metric
from tests import make

STORED = [pytest.param(metric, id=metric.key) for metric in metrics.known().values() if not metric.derive]


def side(metric: Metric) -> str:
    return "L" if metric.legs else ""


@pytest.mark.parametrize("metric", STORED)
def test_both_ends_of_a_range_are_taken_and_what_lies_beyond_is_not(metric: Metric) -> None:
    slot = (metric.key, side(metric))
    assert answers.checked(slot, metric.low) == metric.low
    assert answers.checked(slot, metric.high) == metric.high
    for beyond in (metric.low - metric.step, metric.high + metric.step, 1e12, -1e12, math.nan, math.inf):
        with pytest.raises(InvalidValue) as caught:
            answers.checked(slot, beyond)
        assert caught.value.field == metric.key


@pytest.mark.parametrize("metric", STORED)
def test_only_numbers_may_have_decimals(metric: Metric) -> None:
    slot = (metric.key, side(metric))
    if metric.kind == "number":
        assert answers.checked(slot, metric.low + 0.5) == metric.low + 0.5
    elif metric.high - metric.low >= 1:
        with pytest.raises(InvalidValue, match="whole"):
            answers.checked(slot, metric.low + 0.5)


@pytest.mark.parametrize("metric", STORED)
def test_does_not_apply_is_an_answer_only_where_it_is_offered(metric: Metric) -> None:
    if metric.may_not_apply:
        assert answers.checked((metric.key, side(metric)), answers.NA) == answers.NA
        return
    with pytest.raises(InvalidValue):
        answers.checked((metric.key, side(metric)), answers.NA)


def test_a_leg_is_taken_only_where_legs_are_asked() -> None:
    assert answers.checked(("limped", "R"), 1) == 1
    assert answers.checked(("limped", ""), 1) == 1
    with pytest.raises(InvalidValue, match="per leg"):
        answers.checked(("comfort", "L"), 7)


def test_a_girth_without_its_leg_is_refused_because_no_chart_would_show_it() -> None:
    with pytest.raises(InvalidValue, match=r"thigh_girth\.L"):
        answers.checked(("thigh_girth", ""), 206)


def test_an_answer_can_be_taken_back() -> None:
    assert answers.checked(("comfort", ""), None) is None
    assert answers.checked(("thigh_girth", "L"), None) is None


def test_a_girth_of_four_metres_is_told_in_the_owners_unit() -> None:
    with pytest.raises(InvalidValue) as caught:
        answers.checked(("thigh_girth", "L"), 4000)
    assert str(caught.value) == "400.0 cm cannot be right for “Thigh girth”. It must be between 5.0 and 90.0 cm."
    with pytest.raises(InvalidValue, match=r"157\.5 in"):
        answers.checked(("thigh_girth", "L"), 4000, "imperial")


def test_an_unknown_key_names_the_near_ones() -> None:
    with pytest.raises(InvalidValue) as caught:
        answers.metric_of("confort")
    assert "comfort" in caught.value.advice
    with pytest.raises(InvalidValue):
        answers.metric_of("zzzzzzzz")


def test_what_is_computed_cannot_be_typed_in() -> None:
    with pytest.raises(InvalidValue, match="computed"):
        answers.metric_of("walk_minutes_total")


@pytest.mark.parametrize(
    ("key", "text", "answer"),
    [
        ("comfort", "7", 7),
        ("good_day", "good", 2),
        ("good_day", "GOOD", 2),
        ("good_day", "0", 0),
        ("stairs_use", "na", "na"),
        ("thigh_girth", "206,5", 206.5),
    ],
)
def test_an_answer_is_read_as_commands_give_it(key: str, text: str, answer: answers.Answer) -> None:
    assert answers.from_text(key, text) == answer


@pytest.mark.parametrize(
    ("key", "text"), [("comfort", "seven"), ("good_day", "great"), ("comfort", ""), ("good_day", "²")]
)
def test_an_answer_that_is_none_is_refused(key: str, text: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        answers.from_text(key, text)
    assert caught.value.field == key


@given(some.sampled_from(list(metrics.known())), some.text())
def test_any_text_is_an_answer_or_a_sentence(key: str, text: str) -> None:
    try:
        answers.checked((key, ""), answers.from_text(key, text))
    except InvalidValue as error:
        assert error.title


def test_days_from_1990_to_today_are_taken() -> None:
    answers.check_day(make.TODAY, make.TODAY)
    answers.check_day(date(1990, 1, 1), make.TODAY)
    for day in (make.TODAY + timedelta(days=1), date(1989, 12, 31), date.min, date.max):
        with pytest.raises(InvalidValue) as caught:
            answers.check_day(day, make.TODAY)
        assert caught.value.field == "day"


def test_as_usual_leaves_alone_what_was_answered() -> None:
    given_answers: dict[answers.Slot, answers.Answer] = {("appetite", ""): 2.0, ("water_intake", ""): None}
    usual = answers.usual("toilet", given_answers)
    assert ("appetite", "") not in usual
    assert usual[("water_intake", "")] == 1
    assert usual[("defecation.soft", "")] == 0


def test_nothing_else_unusual_counts_an_answer_for_one_leg() -> None:
    usual = answers.usual("signs", {("limped", "L"): 1.0})
    assert not any(key == "limped" for key, _side in usual)
    assert usual[("scuffed", "")] == 0
    assert set(usual.values()) == {0}


def test_the_dogs_name_stands_in_the_question() -> None:
    metric = metrics.known()["overall_mobility"]
    assert answers.plain_label(metric, "{Bailey}") == "How well did {Bailey} move?"
    assert answers.plain_label(metric) == "How well did your dog move?"
    assert answers.vet_label(metric) == "Movement"
    assert answers.vet_label(metrics.known()["comfort"]) == "Comfort"
