# SPDX-License-Identifier: MIT
"""Wins and milestones are listed newest first; a milestone is reached once, and never in the future."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.keeping import models
from core.keeping.store import Store
from core.usecases import events, expected, trends, wins
from core.usecases.dogs import Dog
from core.words.errors import InvalidValue
from tests import make

DAY = make.TODAY
WEEK = timedelta(days=7)


def test_wins_and_milestones_are_listed_newest_first(store: Store, dog: Dog) -> None:
    events.add(store, dog, DAY - WEEK, "win", text="Wagged\nat the cat", today=DAY)
    wins.reach(store, dog, "ten_steps", DAY - 2 * WEEK, today=DAY)
    events.add(store, dog, DAY, "fall", text="On the ramp", today=DAY)
    found = wins.of_dog(store, dog, DAY)
    assert [(win.day, win.text, win.is_milestone) for win in found] == [
        (DAY - WEEK, "Wagged", False),
        (DAY - 2 * WEEK, "Ten steps in a row without help", True),
    ]


def test_a_milestone_reached_again_moves_to_the_new_day(store: Store, dog: Dog) -> None:
    wins.reach(store, dog, "ten_steps", DAY, today=DAY)
    wins.reach(store, dog, "ten_steps", DAY - WEEK, today=DAY)
    assert [win.day for win in wins.of_dog(store, dog, DAY)] == [DAY - WEEK]


def test_moving_a_milestone_keeps_the_words_the_owner_wrote(store: Store, dog: Dog) -> None:
    events.add(store, dog, DAY, "milestone.first_stair", text="Up the garden step", today=DAY)
    wins.reach(store, dog, "first_stair", DAY - WEEK, today=DAY)
    (moved,) = events.between(store, dog.id, make.START, DAY)
    assert (moved.day, moved.text) == (DAY - WEEK, "Up the garden step")


def test_a_milestone_can_be_taken_back(store: Store, dog: Dog) -> None:
    wins.take_back(store, dog, "ten_steps")
    wins.reach(store, dog, "ten_steps", DAY, today=DAY)
    wins.take_back(store, dog, "ten_steps")
    assert wins.of_dog(store, dog, DAY) == []


def test_a_milestone_that_does_not_exist_or_has_not_come_is_refused(store: Store, dog: Dog) -> None:
    with pytest.raises(InvalidValue):
        wins.reach(store, dog, "flew", DAY, today=DAY)
    with pytest.raises(InvalidValue):
        wins.reach(store, dog, "ten_steps", DAY + WEEK, today=DAY)


def test_a_future_event_is_not_listed_as_happened(store: Store, dog: Dog) -> None:
    with store.change("from a wrong clock", dog=dog.id) as change:
        row = {"dog": dog.id, "day": DAY + WEEK, "end_day": None, "text": "Ran"}
        change.put(models.Event, id="later", kind="win", **row)
    assert wins.of_dog(store, dog, DAY) == []


def test_a_reached_milestone_stands_on_the_charts(store: Store, dog: Dog) -> None:
    wins.reach(store, dog, "no_help", DAY, today=DAY)
    (mark,) = trends.marks(store, dog, make.START, DAY)
    assert (mark.day, mark.label, mark.kind) == (DAY, "A whole walk without help", "milestone")


def test_a_milestone_of_an_earlier_cause_stays_listed(store: Store, dog: Dog) -> None:
    wins.reach(store, dog, "first_cart_walk", DAY, today=DAY)
    steps = {step.milestone.key: step.day for step in expected.milestones(store, dog)}
    assert steps["first_cart_walk"] == DAY
    assert steps["ten_steps"] is None
    assert [one.key for one in wins.offered(dog)] == [key for key in steps if key != "first_cart_walk"]
