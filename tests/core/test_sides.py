# SPDX-License-Identifier: MIT
"""Left and right are told in centimetres with their error, never as a percentage or a ratio."""

from __future__ import annotations

from datetime import timedelta

from core.keeping.store import Store
from core.usecases import sides
from core.usecases.dogs import Dog
from tests import make

DAY = make.TODAY
SPAN = (make.START, DAY)
WEEK = timedelta(days=7)


def said(store: Store, dog: Dog, system: str = "metric") -> str:
    return sides.words(store, dog, SPAN, system)


def test_without_both_legs_in_one_sitting_nothing_is_said(store: Store, dog: Dog) -> None:
    make.session(store, dog, DAY - WEEK, left=(206,))
    make.session(store, dog, DAY, right=(212,))
    assert said(store, dog) == ""


def test_the_latest_gap_is_told_with_its_error(store: Store, dog: Dog) -> None:
    make.session(store, dog, DAY - WEEK, left=(206,), right=(212,))
    assert said(store, dog) == "Left 20.6 cm, right 21.2 cm on 15 Nov: right 0.6 cm more, within the 1 cm error."


def test_the_first_gap_stands_beside_the_latest(store: Store, dog: Dog) -> None:
    make.session(store, dog, DAY - 2 * WEEK, left=(232,), right=(205,))
    make.session(store, dog, DAY, left=(212,), right=(212,))
    assert said(store, dog) == (
        "Left 21.2 cm, right 21.2 cm on 22 Nov: no gap to be seen; the error is 1 cm. "
        "On 8 Nov: left 2.7 cm more, beyond the 1 cm error."
    )


def test_gaps_of_another_hand_are_not_compared(store: Store, dog: Dog) -> None:
    make.session(store, dog, DAY - WEEK, left=(210,), right=(230,), measured_by="Ben")
    make.session(store, dog, DAY, left=(210,), right=(212,))
    assert said(store, dog).endswith("another person or with another coat, so they are not compared.")


def test_thin_legs_cannot_be_judged_by_the_tape(store: Store, dog: Dog) -> None:
    make.session(store, dog, DAY, left=(150,), right=(158,))
    assert said(store, dog).endswith("Dogs with thin legs cannot be judged by the tape alone.")


def test_inches_for_those_who_measure_in_inches(store: Store, dog: Dog) -> None:
    make.session(store, dog, DAY, left=(254,), right=(280,))
    assert said(store, dog, "imperial") == (
        "Left 10.0 in, right 11.0 in on 22 Nov: right 1.02 in more, beyond the 0.39 in error."
    )


def test_a_sitting_that_is_left_out_says_nothing(store: Store, dog: Dog) -> None:
    kept = make.session(store, dog, DAY, left=(206,), right=(242,))
    make.left_out(store, dog, "thigh_girth", side="R", entry=kept.id)
    assert said(store, dog) == ""


def test_no_percentage_is_said(store: Store, dog: Dog) -> None:
    make.session(store, dog, DAY, left=(206,), right=(242,))
    assert "%" not in said(store, dog)
