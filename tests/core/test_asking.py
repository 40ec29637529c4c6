# SPDX-License-Identifier: MIT
"""Each question is asked once: after a silence, after a visit or surgery, when better days have held four weeks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.keeping import models
from core.keeping.store import Store
from core.usecases import asking, diary, dogs, events, phases, replies, usuals
from core.usecases.asking import Ask
from core.usecases.dogs import Dog
from core.words.errors import InvalidValue
from tests import make

TODAY = make.TODAY


def day(back: int) -> date:
    return TODAY - timedelta(days=back)


def log(store: Store, dog: Dog, values: dict[date, float]) -> None:
    with store.change("days", dog=dog.id) as change:
        for one, value in values.items():
            entry = diary.entry_id(dog.id, one)
            change.put(models.Entry, id=entry, dog=dog.id, day=one, kind="diary")
            change.put(models.Reading, entry=entry, metric="comfort", side="", take=1, value=value, state="answered")


def asked(store: Store, dog: Dog, about: str) -> list[Ask]:
    return [one for one in asking.questions(store, dog, today=TODAY) if one.about == about]


def test_an_empty_library_is_asked_nothing(store: Store, dog: Dog) -> None:
    assert asking.questions(store, dog, today=TODAY) == []


def test_a_week_of_silence_is_asked_about_once(store: Store, dog: Dog) -> None:
    log(store, dog, {day(back): 6.0 for back in (12, 11, 3, 2, 0)})
    (ask,) = asked(store, dog, "gap")
    assert ask.text == "No entries on 7 days (12 to 18 Nov). Busy, away, or worse?"
    assert (ask.subject, ask.first_day, ask.last_day) == ("2026-11-12", day(10), day(4))
    assert [key for key, _label in ask.answers] == ["busy", "away", "worse", "other"]
    asking.answer(store, dog, ask, "away", today=TODAY)
    assert asked(store, dog, "gap") == []
    assert replies.of_dog(store, dog.id, "gap")[("gap", ask.subject)].answer == "away"
    store.undo()
    assert asked(store, dog, "gap") == [ask]


def test_six_days_are_no_gap_and_a_day_that_is_not_over_counts_for_none(store: Store, dog: Dog) -> None:
    log(store, dog, {day(back): 6.0 for back in (14, 7)})
    assert asked(store, dog, "gap") == [], "six days between, and six until yesterday"


def test_a_silence_that_lasts_is_asked_about_until_yesterday(store: Store, dog: Dog) -> None:
    log(store, dog, {day(8): 6.0})
    (ask,) = asked(store, dog, "gap")
    assert (ask.first_day, ask.last_day) == (day(7), day(1))


def test_a_gap_of_a_year_that_just_ended_is_asked_about_and_an_old_one_is_not(store: Store, dog: Dog) -> None:
    log(store, dog, {day(366): 6.0, day(0): 6.0})
    (ask,) = asked(store, dog, "gap")
    assert ask.text == "No entries on 365 days (22 Nov 2025 to 21 Nov). Busy, away, or worse?"
    log(store, dog, {day(back): 6.0 for back in range(0, 31, 5)})
    assert asked(store, dog, "gap") == [], "it ended more than four weeks ago"


def test_a_weekly_diary_is_not_asked_about_every_week(store: Store, dog: Dog) -> None:
    log(store, dog, {day(back): 6.0 for back in (28, 21, 14, 7, 0)})
    phases.set_phase(store, dog, phases.MAINTENANCE, day(40), today=TODAY)
    assert asked(store, dog, "gap") == []


@pytest.mark.parametrize(
    ("kind", "reason"), [("vet_visit", "visit"), ("surgery", "surgery"), ("diagnosis", "diagnosis")]
)
def test_a_visit_offers_to_start_the_usual_anew(store: Store, dog: Dog, kind: str, reason: str) -> None:
    log(store, dog, {day(back): 6.0 for back in range(40)})
    event = events.add(store, dog, day(5), kind, today=TODAY)
    (ask,) = asked(store, dog, "restart")
    assert (ask.subject, ask.first_day) == (event.id, day(5))
    assert ask.text.endswith(
        "on 17 Nov: start a new usual from that day? Comparing then begins again after 14 days answered."
    )
    asking.answer(store, dog, ask, "yes", today=TODAY)
    assert asked(store, dog, "restart") == []
    (start,) = usuals.starts(store, dog.id)
    assert (start.day, start.reason, start.metric) == (day(5), reason, "")


def test_a_no_is_kept_and_changes_nothing(store: Store, dog: Dog) -> None:
    log(store, dog, {day(back): 6.0 for back in range(40)})
    events.add(store, dog, day(5), "vet_visit", today=TODAY)
    (ask,) = asked(store, dog, "restart")
    asking.answer(store, dog, ask, "no", today=TODAY)
    assert asked(store, dog, "restart") == []
    assert usuals.starts(store, dog.id) == []


def test_the_first_visit_and_one_of_long_ago_offer_nothing(store: Store, dog: Dog) -> None:
    log(store, dog, {day(back): 6.0 for back in range(40)})
    for back in (39, 28):
        events.add(store, dog, day(back), "vet_visit", today=TODAY)
    assert asked(store, dog, "restart") == []


def test_a_future_visit_is_not_asked_about(store: Store, dog: Dog) -> None:
    log(store, dog, {day(back): 6.0 for back in range(40)})
    with store.change("from another computer", dog=dog.id) as change:
        ahead = TODAY + timedelta(days=2)
        change.put(models.Event, id="ahead", dog=dog.id, day=ahead, end_day=None, kind="vet_visit", text="")
    assert asked(store, dog, "restart") == []


def test_better_that_has_held_four_weeks_is_offered_as_the_new_usual_once(store: Store, dog: Dog) -> None:
    log(store, dog, {day(back): 4.0 if back > 49 else 7.0 for back in range(78)})
    (ask,) = asked(store, dog, "new_usual")
    words = "Comfort has been better than usual since 13 Oct. Make the last four weeks the new usual?"
    assert (ask.text, ask.subject, ask.first_day, ask.last_day) == (words, "comfort", day(27), TODAY)
    asking.answer(store, dog, ask, "yes", today=TODAY)
    assert asked(store, dog, "new_usual") == []
    usual = usuals.of_metric(store, dog, "comfort", today=TODAY)
    assert usual is not None
    assert (usual.first, usual.median) == (day(27), 7)
    (start,) = usuals.starts(store, dog.id)
    assert (start.reason, start.metric) == ("better", "comfort")
    store.undo()
    assert asked(store, dog, "new_usual") == [ask], "one step takes the answer and what it did back"
    assert usuals.starts(store, dog.id) == []


def test_a_declined_new_usual_is_not_offered_again(store: Store, dog: Dog) -> None:
    log(store, dog, {day(back): 4.0 if back > 49 else 7.0 for back in range(78)})
    (ask,) = asked(store, dog, "new_usual")
    asking.answer(store, dog, ask, "no", today=TODAY)
    assert asked(store, dog, "new_usual") == []
    later = TODAY + timedelta(days=30)
    log(store, dog, {TODAY + timedelta(days=ahead): 7.0 for ahead in range(1, 31)})
    assert [one for one in asking.questions(store, dog, today=later) if one.about == "new_usual"] == []


def test_better_of_three_weeks_is_not_offered(store: Store, dog: Dog) -> None:
    log(store, dog, {day(back): 4.0 if back > 30 else 7.0 for back in range(60)})
    assert asked(store, dog, "new_usual") == []


def test_an_answer_that_was_not_offered_is_refused(store: Store, dog: Dog) -> None:
    log(store, dog, {day(8): 6.0})
    (ask,) = asked(store, dog, "gap")
    with pytest.raises(InvalidValue) as told:
        asking.answer(store, dog, ask, "yes", today=TODAY)
    assert told.value.field == "answer"


def test_an_archived_dog_is_asked_nothing(store: Store, dog: Dog) -> None:
    log(store, dog, {day(8): 6.0})
    dogs.archive(store, dog, archived=True)
    gone = dogs.find(store, dog.id)
    assert gone is not None
    assert asking.questions(store, gone, today=TODAY) == []
