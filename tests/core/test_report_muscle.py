# SPDX-License-Identifier: MIT
"""Girth in centimetres with its error, weight and condition with who scored; what is not known is said."""

from __future__ import annotations

from datetime import timedelta

from core.keeping.store import Store
from core.usecases import report_muscle
from core.usecases.dogs import Dog
from core.words.blocks import Paragraph
from tests import make

DAY = make.TODAY
SPAN = (make.START, DAY)
BEFORE = DAY - timedelta(days=28)


def girth(store: Store, dog: Dog, system: str = "metric") -> str:
    (block,) = report_muscle.girth(store, dog, SPAN, system)
    assert isinstance(block, Paragraph)
    return "".join(run.text for run in block.runs)


def test_girth_is_first_and_latest_of_both_legs_with_the_error_and_the_gap(store: Store, dog: Dog) -> None:
    make.session(store, dog, BEFORE, left=(195, 200, 190), right=(215,), values={"girth_level_pct": 70})
    make.session(store, dog, DAY, left=(206,), right=(214,))
    said = girth(store, dog)
    assert "same person (Ann)" in said
    assert "coat short" in said
    assert "level 70 % of thigh length" in said
    assert "2 measuring days" in said
    assert "left 19.5 cm on 25 Oct, 20.6 cm on 22 Nov (+1.1 cm, beyond the 1 cm error)" in said
    assert "right 21.5 cm on 25 Oct, 21.4 cm on 22 Nov (−0.1 cm, within the 1 cm error)" in said
    assert "2.0 cm on 25 Oct (beyond error)" in said
    assert "0.8 cm on 22 Nov (within error)" in said


def test_girth_is_told_in_inches_to_who_asked_for_them(store: Store, dog: Dog) -> None:
    make.session(store, dog, DAY, left=(254,))
    assert "left 10.0 in on 22 Nov, one session" in girth(store, dog, "imperial")


def test_one_leg_alone_has_no_gap(store: Store, dog: Dog) -> None:
    make.session(store, dog, DAY, left=(206,))
    said = girth(store, dog)
    assert "right" not in said
    assert "level not said" in said


def test_another_person_or_coat_is_not_compared(store: Store, dog: Dog) -> None:
    make.session(store, dog, BEFORE, left=(195,))
    make.session(store, dog, DAY, left=(206,), measured_by="Ben", coat="clipped")
    said = girth(store, dog)
    assert "not always the same person" in said
    assert "coat not always the same" in said
    assert "not compared" in said
    assert "error)" not in said


def test_weight_is_told_with_its_change(store: Store, dog: Dog) -> None:
    assert report_muscle.weight(store, dog, SPAN, "metric") == "not weighed"
    make.session(store, dog, BEFORE, values={"body_weight": 8.7})
    assert report_muscle.weight(store, dog, SPAN, "metric") == "8.7 kg on 25 Oct"
    make.session(store, dog, DAY, values={"body_weight": 8.4})
    said = report_muscle.weight(store, dog, SPAN, "metric")
    assert said.startswith("8.4 kg")
    assert "−0.3 kg since 25 Oct" in said
    assert report_muscle.weight(store, dog, SPAN, "imperial").startswith("18.5 lb")


def test_a_change_of_weight_within_the_error_of_the_scales_says_so(store: Store, dog: Dog) -> None:
    make.session(store, dog, BEFORE, values={"body_weight": 14.2})
    make.session(store, dog, DAY, values={"body_weight": 14.0})
    assert report_muscle.weight(store, dog, SPAN, "metric") == "14.0 kg on 22 Nov (−0.2 kg since 25 Oct, within error)"


def test_a_gap_as_large_as_the_error_is_within_it(store: Store, dog: Dog) -> None:
    make.session(store, dog, DAY, left=(200,), right=(210,))
    assert "1.0 cm on 22 Nov (within error)" in girth(store, dog)


def test_condition_is_told_with_its_denominator_and_who_scored(store: Store, dog: Dog) -> None:
    make.session(store, dog, BEFORE, values={"body_condition_score_9": 6, "muscle_condition_score": 2})
    make.session(store, dog, DAY, values={"body_condition_score_9": 5, "body_condition_score_5": 3}, scored_by="vet")
    said = " / ".join(report_muscle.scores(store, dog, SPAN))
    assert "5/9 vet, 22 Nov" in said
    assert "3/5 vet, 22 Nov" in said
    assert "MCS moderate loss owner, 25 Oct" in said


def test_a_condition_that_was_not_scored_is_said(store: Store, dog: Dog) -> None:
    assert list(report_muscle.scores(store, dog, SPAN)) == ["BCS and MCS not recorded"]
