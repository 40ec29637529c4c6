# SPDX-License-Identifier: MIT
"""The order in which own measures are asked: changing places, the ends, two sorts apart, undo."""

from __future__ import annotations

from core.keeping.store import Store
from core.usecases import own, own_order
from core.usecases.dogs import Dog
from core.usecases.own import OwnMeasure
from tests import make


def made(store: Store, dog: Dog, *names: str, kind: str = "score") -> list[OwnMeasure]:
    """Make measures of one kind, asked in this order."""
    return [own.save(store, dog, OwnMeasure(name=name, kind=kind, better="higher"), today=make.TODAY) for name in names]


def names(store: Store, dog: Dog, kind: str = "score") -> str:
    return " ".join(one.name for one in own.of_dog(store, dog.id) if one.kind == kind and one.stop_day is None)


def test_a_measure_changes_places_with_its_neighbour(store: Store, dog: Dog) -> None:
    _first, _second, third = made(store, dog, "a", "b", "c")
    assert own_order.move(store, dog, third, -1)
    assert names(store, dog) == "a c b"
    assert own_order.move(store, dog, third, -1)
    assert names(store, dog) == "c a b"


def test_at_the_ends_it_stays_and_nothing_is_written(store: Store, dog: Dog) -> None:
    first, second = made(store, dog, "a", "b")
    before = store.undo_label
    assert not own_order.move(store, dog, first, -1)
    assert not own_order.move(store, dog, second, 1)
    assert names(store, dog) == "a b" and store.undo_label == before


def test_activities_and_measures_have_an_order_each(store: Store, dog: Dog) -> None:
    one = made(store, dog, "a")[0]
    made(store, dog, "jump", kind="activity")
    made(store, dog, "b")
    assert own_order.move(store, dog, one, 1)
    assert names(store, dog) == "b a" and names(store, dog, "activity") == "jump"


def test_stopped_measures_are_passed_over_and_cannot_be_moved(store: Store, dog: Dog) -> None:
    first, second, third = made(store, dog, "a", "b", "c")
    stopped = own.stop(store, dog, second, today=make.TODAY)
    assert own_order.move(store, dog, third, -1)
    assert names(store, dog) == "c a"
    assert not own_order.move(store, dog, stopped, 1)
    assert own_order.move(store, dog, first, -1)


def test_undo_puts_the_order_back(store: Store, dog: Dog) -> None:
    first, _second = made(store, dog, "a {0} <b>", "b")
    own_order.move(store, dog, first, 1)
    assert "a {0} <b>" in store.undo_label
    store.undo()
    assert names(store, dog).startswith("a")
