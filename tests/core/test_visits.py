# SPDX-License-Identifier: MIT
"""Up to three open questions for the vet, each in its place, in the owner's words."""

from __future__ import annotations

import pytest

from core.keeping.store import Store
from core.usecases import visits
from core.usecases.dogs import Dog
from tests import make

DAY = make.TODAY


def asked(store: Store, dog: Dog) -> list[tuple[int, str]]:
    return [(question.place, question.text) for question in visits.open_questions(store, dog.id)]


def test_a_question_keeps_its_place_and_its_day(store: Store, dog: Dog) -> None:
    visits.save_question(store, dog, 2, "Is swimming fine?", today=make.START)
    visits.save_question(store, dog, 2, "Is swimming fine, and how long?", today=DAY)
    (question,) = visits.open_questions(store, dog.id)
    assert (question.place, question.asked_day) == (2, make.START)
    assert question.text == "Is swimming fine, and how long?"


def test_a_blank_question_goes_and_comes_back_with_undo(store: Store, dog: Dog) -> None:
    visits.save_question(store, dog, 1, "Stairs?", today=DAY)
    store.now = make.Clock()
    visits.save_question(store, dog, 1, "  ", today=DAY)
    assert asked(store, dog) == []
    store.undo()
    assert asked(store, dog) == [(1, "Stairs?")]


def test_a_blank_in_an_empty_place_is_nothing(store: Store, dog: Dog) -> None:
    label = store.undo_label
    visits.save_question(store, dog, 1, " ", today=DAY)
    visits.save_question(store, dog, 1, "", today=DAY)
    assert asked(store, dog) == []
    assert store.undo_label == label


@pytest.mark.parametrize("place", [0, 4, -1])
def test_there_are_three_places(store: Store, dog: Dog, place: int) -> None:
    with pytest.raises(ValueError, match=str(place)):
        visits.save_question(store, dog, place, "?", today=DAY)


def test_a_question_takes_the_first_free_place_until_all_are_taken(store: Store, dog: Dog) -> None:
    visits.save_question(store, dog, 2, "two", today=DAY)
    assert [visits.add_question(store, dog, text, today=DAY) for text in ("one", "three", "four")] == [
        True,
        True,
        False,
    ]
    assert asked(store, dog) == [(1, "one"), (2, "two"), (3, "three")]


def test_a_settled_question_leaves_the_list_and_stays_in_the_record(store: Store, dog: Dog) -> None:
    visits.add_question(store, dog, "Stairs?", today=DAY)
    visits.settle(store, dog, visits.open_questions(store, dog.id)[0], today=DAY)
    assert asked(store, dog) == []
    assert store.rows("SELECT text, done_day FROM question") == [("Stairs?", "2026-11-22")]
    assert visits.add_question(store, dog, "Ramp?", today=DAY)
    assert asked(store, dog) == [(1, "Ramp?")]
