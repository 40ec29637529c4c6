# SPDX-License-Identifier: MIT
"""What lies in the judged days is named by day: medicines begun, changed, stopped, flare-ups, silences."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.keeping.store import Store
from core.usecases import circumstances, events, replies
from core.usecases.dogs import Dog
from core.usecases.events import Event
from tests import make

TODAY = make.TODAY


def day(back: int) -> date:
    return TODAY - timedelta(days=back)


def between(store: Store, dog: Dog, first: int = 9, last: int = 0) -> list[str]:
    return circumstances.of_dog(store, dog, today=TODAY).between(day(first), day(last))


def test_nothing_is_named_when_nothing_lies_there(store: Store, dog: Dog) -> None:
    make.medicine(store, dog, "meloxicam", since=day(30), stop_day=day(12))
    make.medicine(store, dog, "unknown start", since=None)
    events.save(store, dog, Event("", day(20), "flare_up", "", day(10)), today=TODAY)
    assert between(store, dog) == []
    assert circumstances.named([]) == ""


def test_start_and_stop_are_named_by_day(store: Store, dog: Dog) -> None:
    make.medicine(store, dog, "meloxicam", since=day(7), stop_day=day(3))
    events.save(store, dog, Event("", day(5), "flare_up", ""), today=TODAY)
    events.save(store, dog, Event("", day(4), "surgery", ""), today=TODAY)
    found = between(store, dog)
    assert found == [
        "meloxicam started on 15 Nov",
        "a flare-up on 17 Nov",
        "surgery on 18 Nov",
        "meloxicam given for the last time on 19 Nov",
    ]
    assert circumstances.named(found[:2]) == "In these days: meloxicam started on 15 Nov; a flare-up on 17 Nov."


def test_a_medicine_that_goes_on_the_next_day_was_changed(store: Store, dog: Dog) -> None:
    make.medicine(store, dog, "Meloxicam", since=day(30), stop_day=day(6))
    make.medicine(store, dog, "meloxicam", since=day(5))
    assert between(store, dog) == ["meloxicam changed on 17 Nov"]


def test_a_flare_up_that_reaches_in_is_named_whole(store: Store, dog: Dog) -> None:
    events.save(store, dog, Event("", day(12), "flare_up", "", day(8)), today=TODAY)
    assert between(store, dog) == ["a flare-up, 10 to 14 Nov"]


def test_only_a_silence_that_went_worse_is_named(store: Store, dog: Dog) -> None:
    for back, answer in ((8, "worse"), (5, "busy"), (40, "worse")):
        replies.keep(store, dog, replies.Reply("gap", day(back).isoformat(), TODAY, answer), label="answer")
    assert between(store, dog) == ["days without entries from 14 Nov on, which went worse as you said"]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 5), date(2026, 11, 17), "5 to 17 Nov"),
        (date(2026, 10, 25), date(2026, 11, 3), "25 Oct to 3 Nov"),
        (date(2026, 11, 3), date(2026, 11, 3), "3 Nov"),
        (date(2025, 3, 3), date(2025, 4, 3), "3 Mar to 3 Apr 2025"),
        (date(2025, 12, 28), date(2026, 11, 3), "28 Dec 2025 to 3 Nov"),
        (date(2026, 2, 28), date(2026, 11, 3), "28 Feb to 3 Nov"),
    ],
)
def test_days_are_written_as_short_as_is_clear(first: date, last: date, words: str) -> None:
    assert circumstances.from_to(first, last, TODAY) == words
