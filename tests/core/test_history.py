# SPDX-License-Identifier: MIT
"""Undo puts back exactly what was there, redo exactly what was done; what is removed leaves a trace."""

from __future__ import annotations

import contextlib
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from core.keeping import history, models
from core.keeping.store import Store
from core.usecases.dogs import Dog
from tests import make

DAY = make.TODAY


def keep_event(store: Store, dog: Dog, key: str, text: str, *, merge: str = "") -> None:
    with store.change("event", merge_key=merge, dog=dog.id, day=DAY) as change:
        change.put(models.Event, id=key, dog=dog.id, day=DAY, kind="win", text=text)


def drop_event(store: Store, key: str, *, merge: str = "") -> None:
    with store.change("event", merge_key=merge) as change:
        change.drop(models.Event, key)


def texts(store: Store) -> list[str]:
    return [text for (text,) in store.rows("SELECT text FROM event ORDER BY id")]


def removed(store: Store) -> list[tuple[Any, ...]]:
    return store.rows("SELECT table_name, key, changed_at FROM removed ORDER BY key")


@pytest.fixture
def clock(store: Store) -> make.Clock:
    store.now = make.Clock()
    return store.now


def test_columns_left_out_keep_what_they_had(store: Store, dog: Dog) -> None:
    with store.change("leg") as change:
        change.put(models.Dog, id=dog.id, leg="L")
    row = store.get(models.Dog, dog.id)
    assert row is not None
    assert (row["name"], row["leg"], row["start_day"]) == ("Bailey", "L", make.START)


def test_columns_of_a_new_row_that_were_left_out_take_the_default(store: Store) -> None:
    with store.change("dog") as change:
        change.put(models.Dog, id="1", name="Toby")
    row = store.get(models.Dog, "1")
    assert row is not None
    assert (row["leg"], row["archived"], row["start_day"]) == ("?", 0, None)


def test_every_row_says_when_it_changed_in_utc(store: Store, dog: Dog, clock: make.Clock) -> None:
    keep_event(store, dog, "1", "stood up")
    assert store.rows("SELECT changed_at FROM event") == [("2026-11-22T21:00:00+00:00",)]
    clock.go_on(5)
    keep_event(store, dog, "1", "stood up")
    assert store.rows("SELECT changed_at FROM event") == [("2026-11-22T21:00:00+00:00",)], "nothing changed"
    keep_event(store, dog, "1", "walked")
    assert store.rows("SELECT changed_at FROM event") == [("2026-11-22T21:00:05+00:00",)]


def test_a_row_that_is_dropped_leaves_a_trace(store: Store, dog: Dog, clock: make.Clock) -> None:
    keep_event(store, dog, "1", "stood up")
    drop_event(store, "1")
    assert removed(store) == [("event", "1", "2026-11-22T21:00:00+00:00")]


def test_a_trace_names_every_part_of_a_key(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY, {"comfort": 7, "energy_level": 5})
    make.log(store, dog, DAY, {"comfort": None})
    ((table, key, _at),) = removed(store)
    entry = store.rows("SELECT id FROM entry")[0][0]
    assert (table, key.split("\x1f")) == ("reading", [entry, "comfort", "", "1"])


def test_a_row_that_comes_back_takes_its_trace_away(store: Store, dog: Dog) -> None:
    keep_event(store, dog, "1", "stood up")
    drop_event(store, "1")
    keep_event(store, dog, "1", "stood up again")
    assert removed(store) == []


def test_a_row_dropped_twice_has_the_trace_of_the_second_time(store: Store, dog: Dog, clock: make.Clock) -> None:
    for _time in range(2):
        keep_event(store, dog, "1", "stood up")
        clock.go_on(100)
        drop_event(store, "1")
    assert removed(store) == [("event", "1", "2026-11-22T21:03:20+00:00")]


def test_dropping_what_is_not_there_is_no_fault(store: Store) -> None:
    drop_event(store, "nothing")
    assert removed(store) == []
    assert store.undo_label == ""


def test_undoing_a_removal_brings_the_row_back_and_takes_the_trace_away(store: Store, dog: Dog) -> None:
    keep_event(store, dog, "1", "stood up")
    before = make.dump(store)
    drop_event(store, "1")
    store.undo()
    assert make.dump(store) == before


def test_changes_with_one_key_within_a_minute_are_one_step(store: Store, dog: Dog, clock: make.Clock) -> None:
    for text in ("s", "st", "stood"):
        keep_event(store, dog, "1", text, merge="event/1")
        clock.go_on(30)
    store.undo()
    assert texts(store) == []


def test_a_minute_is_counted_from_the_first_change_not_the_last(store: Store, dog: Dog, clock: make.Clock) -> None:
    for text in ("a", "b", "c"):
        keep_event(store, dog, "1", text, merge="event/1")
        clock.go_on(35)
    store.undo()
    assert texts(store) == ["b"]


def test_changes_with_another_key_or_no_key_stand_alone(store: Store, dog: Dog, clock: make.Clock) -> None:
    keep_event(store, dog, "1", "a", merge="event/1")
    keep_event(store, dog, "1", "b", merge="event/2")
    keep_event(store, dog, "1", "c")
    keep_event(store, dog, "1", "d")
    for left in (["c"], ["b"], ["a"], []):
        store.undo()
        assert texts(store) == left


def test_changes_with_something_between_stand_alone(store: Store, dog: Dog, clock: make.Clock) -> None:
    keep_event(store, dog, "1", "a", merge="event/1")
    keep_event(store, dog, "2", "between", merge="event/2")
    keep_event(store, dog, "1", "b", merge="event/1")
    store.undo()
    assert texts(store) == ["a", "between"]


def test_an_undo_between_two_changes_keeps_them_apart(store: Store, dog: Dog, clock: make.Clock) -> None:
    keep_event(store, dog, "1", "a", merge="event/1")
    keep_event(store, dog, "2", "between", merge="event/2")
    store.undo()
    keep_event(store, dog, "1", "b", merge="event/1")
    store.undo()
    assert texts(store) == ["a"]


def test_a_change_that_undo_leaves_alone_keeps_two_changes_apart(store: Store, dog: Dog, clock: make.Clock) -> None:
    keep_event(store, dog, "1", "a", merge="event/1")
    with store.change("log", undoable=False) as change:
        change.put(models.Event, id="9", dog=dog.id, day=DAY, kind="call_shown", text="log")
    keep_event(store, dog, "1", "b", merge="event/1")
    store.undo()
    assert texts(store) == ["a", "log"]


def test_a_change_and_its_contrary_leave_nothing_to_undo(store: Store, dog: Dog, clock: make.Clock) -> None:
    label = store.undo_label
    keep_event(store, dog, "1", "ticked", merge="event/1")
    drop_event(store, "1", merge="event/1")
    assert store.undo_label == label


def test_a_change_of_nothing_is_no_step_and_is_not_announced(store: Store, dog: Dog) -> None:
    keep_event(store, dog, "1", "a")
    told: list[Any] = []
    store.listen(told.append)
    keep_event(store, dog, "1", "a")
    store.undo()
    assert [changed.how for changed in told] == ["undo"]
    assert texts(store) == []


def test_a_hundred_steps_are_kept(store: Store, dog: Dog) -> None:
    for number in range(history.STEPS_KEPT + 5):
        keep_event(store, dog, "1", str(number))
    undone = 0
    while store.undo():
        undone += 1
    assert undone == history.STEPS_KEPT == 100
    assert texts(store) == ["4"]
    while store.redo():
        undone -= 1
    assert undone == 0
    assert texts(store) == ["104"]


def test_a_new_change_forgets_what_was_undone(store: Store, dog: Dog) -> None:
    keep_event(store, dog, "1", "a")
    store.undo()
    keep_event(store, dog, "2", "b")
    assert store.redo() is None
    assert store.redo_label == ""


@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "a\udc00b", "\x00"])
def test_text_that_sqlite_cannot_keep_becomes_text_that_it_can(store: Store, dog: Dog, text: str) -> None:
    keep_event(store, dog, "1", text)
    (kept,) = texts(store)
    assert "\ufffd" in kept
    assert len(kept) == len(text)


@given(some.text(max_size=50))
def test_all_other_text_is_kept_as_typed(text: str) -> None:
    assert history.storable(text) == text.replace("\x00", "\ufffd")


# One random change: what to do, to which of a few rows, how long after the last one, with which merge key.
KEYS = some.sampled_from(["1", "2", "3"])
CHANGE = some.tuples(
    some.sampled_from(["put", "drop", "answer", "walk"]),
    KEYS,
    some.integers(0, 5),
    some.sampled_from([0, 1, 40, 90]),
    some.sampled_from(["", "same"]),
)


def play(store: Store, dog: Dog, one: tuple[str, str, int, int, str]) -> None:
    what, key, number, wait, merge = one
    store.now.go_on(wait)  # type: ignore[attr-defined]
    day = DAY - timedelta(days=int(key))
    if what == "put":
        keep_event(store, dog, key, str(number), merge=merge and merge + key)
    elif what == "drop":
        drop_event(store, key, merge=merge and merge + key)
    elif what == "answer":
        make.log(store, dog, day, {"comfort": float(number) if number else None, "limped.L": number % 2})
    else:
        make.walk(store, dog, day, float(number), id=key)


def said(rows: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[tuple[Any, ...]]]:
    """Leave out when rows changed and the traces of what came and went within one step."""
    return {
        model._meta.table_name: [
            tuple(cell for name, cell in zip(models.columns(model), row, strict=True) if name != "changed_at")
            for row in rows[model._meta.table_name]
        ]
        for model in models.MODELS
        if model is not models.Removed
    }


@settings(max_examples=20)
@given(some.lists(CHANGE, max_size=20))
def test_undoing_all_and_redoing_all_gives_every_byte_back(changes: list[tuple[str, str, int, int, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder, contextlib.closing(make.library(Path(folder))) as store:
        store.database.connection().execute("PRAGMA synchronous = OFF")  # undo is asked here, not the disk
        store.now = make.Clock(datetime.fromisoformat("2026-11-01T12:00:00+00:00"))
        states = [make.dump(store)]
        dog = make.dog(store)
        for one in changes:
            store.now.go_on(100)  # too late to merge
            play(store, dog, one)
        after = make.dump(store)
        while store.undo():
            states.append(make.dump(store))
        assert states[-1] == states[0]
        while store.redo():
            assert make.dump(store) in [*states, after]
        assert make.dump(store) == after


@settings(max_examples=15)
@given(some.lists(some.tuples(CHANGE, some.integers(0, 3), some.integers(0, 3)), max_size=10))
def test_undo_and_redo_in_between_and_merged_steps_never_lose_the_way_back(
    changes: list[tuple[tuple[str, str, int, int, str], int, int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, contextlib.closing(make.library(Path(folder))) as store:
        store.database.connection().execute("PRAGMA synchronous = OFF")  # undo is asked here, not the disk
        store.now = make.Clock(datetime.fromisoformat("2026-11-01T12:00:00+00:00"))
        empty = make.dump(store)
        dog = make.dog(store)
        for one, back, forth in changes:
            play(store, dog, one)
            for _step in range(min(back, len(store._history.done) - 1)):  # the dog itself stays
                store.undo()
            for _step in range(forth):
                store.redo()
        after = make.dump(store)
        steps = 0
        while store.undo():
            steps += 1
        assert said(make.dump(store)) == said(empty)
        for _step in range(steps):
            store.redo()
        assert said(make.dump(store)) == said(after)


def test_days_come_back_as_dates(store: Store, dog: Dog) -> None:
    row = store.get(models.Dog, dog.id)
    assert row is not None
    assert isinstance(row["start_day"], date)
