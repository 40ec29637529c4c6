# SPDX-License-Identifier: MIT
"""Rows of "When to call the vet" of the last seven days: one answer is enough, the newest day is named."""

from __future__ import annotations

from datetime import timedelta

from core.keeping.store import Store
from core.usecases import lately
from core.usecases.dogs import Dog
from tests import make

TODAY = make.TODAY


def test_the_newest_day_of_a_row_is_named_and_rows_keep_their_order(store: Store, dog: Dog) -> None:
    make.log(store, dog, TODAY - timedelta(days=5), {"pain_behaviours.will_not_settle": 1, "off_legs": 1})
    make.log(store, dog, TODAY - timedelta(days=2), {"off_legs": 1})
    found = lately.of_dog(store, dog, today=TODAY)
    assert [(one.flag.id, (TODAY - one.day).days) for one in found] == [("off_legs", 2), ("pain_signs", 5)]
    assert found[0].sentence == (
        "Suddenly cannot stand or walk on the back legs, or drags both: answered on 20 Nov. "
        "Call now, or the emergency line."
    )
    assert found[1].sentence.endswith("Call soon: today or the next working day. Severe, or crying: call now.")


def test_a_medicine_given_that_day_counts(store: Store, dog: Dog) -> None:
    make.log(store, dog, TODAY, {"vomiting_count": 1})
    assert lately.of_dog(store, dog, today=TODAY) == []
    make.medicine(store, dog, drug_class="nsaid")
    assert [one.flag.id for one in lately.of_dog(store, dog, today=TODAY)] == ["nsaid"]


def test_eight_days_ago_and_tomorrow_are_not_lately(store: Store, dog: Dog) -> None:
    for away in (-7, 1):
        make.log(store, dog, TODAY + timedelta(days=away), {"off_legs": 1})
    assert lately.of_dog(store, dog, today=TODAY) == []


def test_worry_alone_is_a_reason_to_call(store: Store, dog: Dog) -> None:
    make.log(store, dog, TODAY, {"worry_level": 2})
    (found,) = lately.of_dog(store, dog, today=TODAY)
    assert found.sentence == "You are worried: answered on 22 Nov. Call soon: today or the next working day."
    (found,) = lately.of_dog(store, dog, today=TODAY, falling=lambda: ["Comfort", "Energy"])
    assert found.sentence.startswith("You were worried on 22 Nov, and lower than usual: Comfort, Energy.")
