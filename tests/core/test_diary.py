# SPDX-License-Identifier: MIT
"""One page a day: missing is not zero, nothing is required, and a logged day is one with an answer of its own."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.keeping.store import Store
from core.usecases import answers, diary, events, walks
from core.usecases.dogs import Dog
from core.words import metrics
from core.words.errors import InvalidValue
from tests import make

DAY = make.TODAY
YESTERDAY = DAY - timedelta(days=1)


def logged(store: Store, dog: Dog) -> list[date]:
    return diary.logged_days(store, dog.id, make.START, DAY)


def test_an_unlogged_day_is_an_empty_page(store: Store, dog: Dog) -> None:
    assert diary.page(store, dog.id, DAY) == diary.Page(dog.id, DAY, {}, "", False)
    assert logged(store, dog) == []


def test_missing_is_not_zero(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY, {"slip_fall_count": 0})
    page = diary.page(store, dog.id, DAY)
    assert page.answers == {("slip_fall_count", ""): 0}
    assert ("comfort", "") not in page.answers


def test_does_not_apply_is_neither_missing_nor_zero(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY, {"stairs_use": "na"})
    assert diary.page(store, dog.id, DAY).answers == {("stairs_use", ""): "na"}
    assert store.rows("SELECT value, state FROM reading") == [(None, "na")]
    make.log(store, dog, DAY, {"stairs_use": 0})
    assert store.rows("SELECT value, state FROM reading") == [(0.0, "answered")]
    make.log(store, dog, DAY, {"stairs_use": "na"})
    assert store.rows("SELECT value, state FROM reading") == [(None, "na")]


@pytest.mark.parametrize("metric", [m for m in metrics.known().values() if m.daily and m.group], ids=lambda m: m.key)
def test_every_answer_of_the_form_is_kept(store: Store, dog: Dog, metric: metrics.Metric) -> None:
    for value in (metric.low, metric.high):
        diary.save(store, dog, DAY, {(metric.key, ""): value}, today=DAY)
        assert diary.page(store, dog.id, DAY).answers == {(metric.key, ""): value}


def test_one_tap_is_a_logged_day(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY, {"good_day": 2})
    assert logged(store, dog) == [DAY]
    assert diary.page(store, dog.id, DAY).is_logged


def test_a_note_a_walk_and_an_answer_that_does_not_apply_log_a_day(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY, note="Slept.")
    make.walk(store, dog, YESTERDAY)
    make.log(store, dog, YESTERDAY - timedelta(days=1), {"jump_use": "na"})
    assert len(logged(store, dog)) == 3


def test_a_photo_a_measuring_an_event_and_a_copied_walk_do_not_log_a_day(store: Store, dog: Dog) -> None:
    make.photo(store, dog, DAY)
    make.session(store, dog, DAY, left=(206,))
    events.add(store, dog, DAY, "win", text="Stood up", today=DAY)
    make.walk(store, dog, YESTERDAY)
    walks.copy_from_day_before(store, dog, DAY, today=DAY)
    assert logged(store, dog) == [YESTERDAY]
    walks.confirm(store, dog, DAY)
    assert logged(store, dog) == [YESTERDAY, DAY]


def test_taking_the_last_answer_back_unlogs_the_day(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY, {"comfort": 7})
    make.log(store, dog, DAY, {"comfort": None})
    assert logged(store, dog) == []
    assert store.rows("SELECT * FROM entry") == []


def test_taking_answers_back_keeps_a_day_with_a_note(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY, {"comfort": 7}, note="Slept.")
    make.log(store, dog, DAY, {"comfort": None})
    assert diary.page(store, dog.id, DAY).note == "Slept."
    diary.save_note(store, dog, DAY, "", today=DAY)
    assert store.rows("SELECT * FROM entry") == []


def test_taking_the_note_back_keeps_a_day_with_answers(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY, {"comfort": 7}, note="Slept.")
    diary.save_note(store, dog, DAY, "", today=DAY)
    assert diary.page(store, dog.id, DAY).answers == {("comfort", ""): 7}
    assert diary.page(store, dog.id, DAY).note == ""


def test_an_answer_leaves_the_note_and_the_others_alone(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY, {"comfort": 7, "limped.L": 1}, note="Slept.")
    make.log(store, dog, DAY, {"limped.R": 1})
    page = diary.page(store, dog.id, DAY)
    assert page.answers == {("comfort", ""): 7, ("limped", "L"): 1, ("limped", "R"): 1}
    assert page.note == "Slept."


def test_a_day_has_one_entry_whose_id_every_computer_finds(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY, {"comfort": 7})
    make.log(store, dog, DAY, note="Slept.")
    assert store.rows("SELECT id FROM entry") == [(diary.entry_id(dog.id, DAY),)]
    assert diary.entry_id("1", date(2026, 1, 1)) == "05caa6ed-dda3-58c6-b9c7-0c8a86a52eef", "it is for ever"


def test_what_did_not_change_is_not_written(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY, {"comfort": 7})
    label = store.undo_label
    make.log(store, dog, DAY, {"comfort": 7, "energy_level": None})
    diary.save_note(store, dog, DAY, "", today=DAY)
    assert store.undo_label == label
    store.undo()
    assert diary.page(store, dog.id, DAY).answers == {}


def test_one_bad_answer_keeps_all_of_them_out(store: Store, dog: Dog) -> None:
    with pytest.raises(InvalidValue) as caught:
        make.log(store, dog, DAY, {"comfort": 7, "energy_level": 11})
    assert caught.value.field == "energy_level"
    assert diary.page(store, dog.id, DAY).answers == {}


def test_a_day_that_has_not_come_is_refused(store: Store, dog: Dog) -> None:
    tomorrow = DAY + timedelta(days=1)
    with pytest.raises(InvalidValue):
        diary.save(store, dog, tomorrow, {("comfort", ""): 7}, today=DAY)
    with pytest.raises(InvalidValue):
        diary.save_note(store, dog, tomorrow, "x", today=DAY)


def test_any_past_day_can_be_changed_and_undo_names_it(store: Store, dog: Dog) -> None:
    long_ago = DAY - timedelta(days=4000)
    make.log(store, dog, long_ago, {"overall_mobility": 3})
    assert store.undo_label == f"movement, Bailey, {long_ago.day} Dec"
    changed = store.undo()
    assert changed is not None
    assert (changed.dog, changed.day) == (dog.id, long_ago)


def test_changing_one_answer_twice_within_a_minute_is_one_step(store: Store, dog: Dog) -> None:
    store.now = make.Clock()
    for value in (3, 5, 7):
        make.log(store, dog, DAY, {"comfort": value})
        store.now.go_on(10)
    store.undo()
    assert diary.page(store, dog.id, DAY).answers == {}
    store.redo()
    assert diary.page(store, dog.id, DAY).answers == {("comfort", ""): 7}


def test_two_answers_are_two_steps(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY, {"comfort": 7})
    make.log(store, dog, DAY, {"energy_level": 7})
    store.undo()
    assert diary.page(store, dog.id, DAY).answers == {("comfort", ""): 7}


def test_a_whole_page_is_one_step(store: Store, dog: Dog) -> None:
    told = {(metric.key, ""): metric.low for metric in metrics.known().values() if metric.daily and metric.group}
    diary.save(store, dog, DAY, told, today=DAY, label="day")
    assert len(diary.page(store, dog.id, DAY).answers) == len(told) > 60
    store.undo()
    assert diary.page(store, dog.id, DAY).answers == {}


def test_nothing_else_unusual_writes_an_explicit_no(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY, {"limped.L": 1})
    diary.save(store, dog, DAY, answers.usual("signs", diary.page(store, dog.id, DAY).answers), today=DAY)
    kept = diary.page(store, dog.id, DAY).answers
    assert kept[("limped", "L")] == 1
    assert ("limped", "") not in kept
    assert kept[("wobbled", "")] == 0
    assert len(kept) == len(metrics.grouped("signs"))


def test_the_calendar_shows_the_kind_of_day_that_was_asked(store: Store, dog: Dog) -> None:
    for back, told in enumerate(({"good_day": 2}, {"good_day": 1}, {"good_day": 0}, {"comfort": 10}, None)):
        make.log(store, dog, DAY - timedelta(days=back), told)
    shown = diary.calendar(store, dog.id, make.START, DAY)
    assert [shown.get(DAY - timedelta(days=back)) for back in range(5)] == ["good", "mixed", "bad", "logged", None]


def test_days_of_another_dog_are_not_mixed_in(store: Store, dog: Dog) -> None:
    other = make.dog(store, "Toby")
    make.log(store, other, DAY, {"good_day": 2})
    assert logged(store, dog) == []
    assert diary.calendar(store, dog.id, DAY, DAY) == {}
    assert diary.first_day(store, dog.id) is None


def test_the_first_day_is_the_earliest_that_was_written_about_and_no_photo_of_its_youth(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY, {"comfort": 7})
    assert diary.first_day(store, dog.id) == DAY
    make.walk(store, dog, DAY - timedelta(days=3))
    assert diary.first_day(store, dog.id) == DAY - timedelta(days=3)
    make.session(store, dog, DAY - timedelta(days=5), left=(200,))
    make.photo(store, dog, DAY - timedelta(days=4000))
    assert diary.first_day(store, dog.id) == DAY - timedelta(days=5)
