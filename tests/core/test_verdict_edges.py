# SPDX-License-Identifier: MIT
"""Verdicts where windows, restarts, relapses, silences and phases meet: what an adversary of the rules would try."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.keeping import models
from core.keeping.store import Change, Store
from core.usecases import asking, diary, dogs, events, left_out, phases, usuals, verdicts
from core.usecases.dogs import Dog
from core.usecases.events import Event
from core.usecases.left_out import Where
from core.words.blocks import Verdict
from core.words.settings import LibrarySettings
from tests import make

TODAY = make.TODAY


def day(back: int) -> date:
    return TODAY - timedelta(days=back)


def said(store: Store, dog: Dog, key: str, *, today: date = TODAY) -> Verdict:
    (found,) = verdicts.of_dog(store, dog, today=today, keys=[key])
    return found


def last_days(store: Store, dog: Dog, key: str, values: list[float | None], *, until: date = TODAY) -> None:
    """Log a value a day up to a day; None leaves a day out."""
    first = until - timedelta(days=len(values) - 1)
    with store.change("days", dog=dog.id) as change:
        for at, value in enumerate(values):
            if value is not None:
                _answer(change, dog, first + timedelta(days=at), (key, value))


def _answer(change: Change, dog: Dog, day: date, answer: tuple[str, float]) -> None:
    entry = diary.entry_id(dog.id, day)
    change.put(models.Entry, id=entry, dog=dog.id, day=day, kind="diary")
    change.put(models.Reading, entry=entry, metric=answer[0], side="", take=1, value=answer[1], state="answered")


def loud(store: Store, dog: Dog, *, today: date = TODAY) -> list[str]:
    return [one.key for one in verdicts.notices(store, dog, today=today)]


# Which declines are a notice.


def test_every_decline_is_listed_and_not_every_one_is_a_notice(store: Store, dog: Dog) -> None:
    last_days(store, dog, "energy_level", [6.0] * 32 + [5.0] * 10)
    found = {one.key: one for one in verdicts.of_dog(store, dog, today=TODAY)}
    assert (found["energy_level"].tone, found["energy_level"].is_notice) == ("caution", False)
    assert loud(store, dog) == []
    last_days(store, dog, "rising_ease", [3.0] * 38 + [1.0] * 4)
    assert loud(store, dog) == ["rising_ease", "energy_level"], "two that are not alike, and one fell sharply"


def test_comfort_that_movement_does_not_bear_out_waits(store: Store, dog: Dog) -> None:
    last_days(store, dog, "comfort", [6.0] * 34 + [5.0] * 8)
    assert loud(store, dog) == ["comfort"]
    last_days(store, dog, "overall_mobility", [6.0] * 42)
    assert loud(store, dog) == []
    last_days(store, dog, "overall_mobility", [6.0] * 35 + [5.0] * 7)
    assert loud(store, dog) == ["comfort"]


def test_a_sign_that_was_never_there_and_now_is_on_most_days_is_a_notice(store: Store, dog: Dog) -> None:
    last_days(store, dog, "scuffed", [0.0] * 34 + [1.0] * 8)
    assert loud(store, dog) == ["scuffed"]


def test_of_one_measure_asked_for_alone_nothing_is_called_a_notice(store: Store, dog: Dog) -> None:
    last_days(store, dog, "comfort", [6.0] * 32 + [5.0] * 10)
    assert not said(store, dog, "comfort").is_notice, "the others may tell another story"


def test_the_sentence_under_a_title_does_not_name_it_again(store: Store, dog: Dog) -> None:
    last_days(store, dog, "comfort", [6.0] * 32 + [5.0] * 10)
    found = said(store, dog, "comfort")
    assert found.short == "Below its usual 6 on all of the last 10 days answered (13 to 22 Nov)."
    assert found.sentence == f"Comfort: b{found.short[1:]}"
    make.session(store, dog, day(1), left=(200,))
    found = verdicts.of_dog(store, dog, today=TODAY, keys=["thigh_girth"])[0]
    assert found.short.startswith("20.0 cm on 21 Nov.") and found.sentence == f"{found.title}: {found.short}"


# Windows and restarts.


def test_a_few_days_of_long_ago_are_no_restart(store: Store, dog: Dog) -> None:
    last_days(store, dog, "comfort", [6.0] * 5, until=day(60))
    assert "anew" not in said(store, dog, "comfort").sentence
    assert "14 more days are needed" in said(store, dog, "comfort").sentence


def test_a_restart_today_waits_and_says_so(store: Store, dog: Dog) -> None:
    last_days(store, dog, "comfort", [6.0] * 32 + [4.0] * 10)
    usuals.start_anew(store, dog, TODAY, "visit", today=TODAY)
    found = said(store, dog, "comfort")
    assert (found.state, loud(store, dog)) == ("few", [])
    assert "13 more days are needed" in found.sentence and "since 22 Nov" in found.sentence


def test_a_restart_before_the_first_entry_counts_from_there(store: Store, dog: Dog) -> None:
    last_days(store, dog, "comfort", [6.0] * 32 + [4.0] * 10)
    usuals.start_anew(store, dog, day(50), "owner", today=TODAY)
    usual = usuals.of_metric(store, dog, "comfort", today=TODAY)
    assert usual is not None and (usual.first, usual.last, usual.days) == (day(50), day(23), 19)
    usuals.start_anew(store, dog, day(400), "owner", today=TODAY)
    assert said(store, dog, "comfort").state == "lower"


def test_the_last_restart_counts_whether_of_one_measure_or_of_all(store: Store, dog: Dog) -> None:
    last_days(store, dog, "comfort", [3.0] * 60 + [6.0] * 60)
    one = usuals.start_anew(store, dog, day(59), "better", metric="comfort", today=TODAY)
    usuals.start_anew(store, dog, day(100), "visit", today=TODAY)
    usual = usuals.of_metric(store, dog, "comfort", today=TODAY)
    assert usual is not None and usual.first == one.day
    usuals.start_anew(store, dog, day(59), "surgery", today=TODAY)
    assert said(store, dog, "comfort").state == "usual", "two restarts on one day are one window"
    later = usuals.start_anew(store, dog, day(40), "diagnosis", today=TODAY)
    usual = usuals.of_metric(store, dog, "comfort", today=TODAY)
    assert usual is not None and usual.first == later.day
    for start in usuals.starts(store, dog.id):
        usuals.remove(store, dog, start)
    assert said(store, dog, "comfort").state in ("better", "levelled")


def test_the_last_day_of_the_window_still_belongs_to_it(store: Store, dog: Dog) -> None:
    last_days(store, dog, "comfort", [6.0] * 28)
    assert said(store, dog, "comfort").rests_on.startswith("Usual so far: middle of 28 days")
    last_days(store, dog, "comfort", [6.0] * 28 + [5.0] * 9, until=day(-9))
    assert said(store, dog, "comfort", today=day(-9)).state == "few"
    last_days(store, dog, "comfort", [6.0] * 28 + [5.0] * 10, until=day(-10))
    assert said(store, dog, "comfort", today=day(-10)).state == "lower"


def test_a_value_left_out_of_the_usual_moves_it(store: Store, dog: Dog) -> None:
    last_days(store, dog, "comfort", [6.0] * 13 + [4.0] * 15 + [5.0] * 10)
    assert said(store, dog, "comfort").state == "better"
    for back in range(10, 13):
        left_out.leave_out(store, dog, Where("comfort", "", day(back)), "a guest gave the numbers", today=TODAY)
    usual = usuals.of_metric(store, dog, "comfort", today=TODAY)
    assert usual is not None and (usual.median, usual.days) == (6.0, 25)
    assert said(store, dog, "comfort").state == "lower"


def test_the_notice_sleeps_up_to_the_fourteenth_day(store: Store, dog: Dog) -> None:
    last_days(store, dog, "comfort", [6.0] * 32 + [5.0] * 25, until=day(-15))
    (notice,) = verdicts.notices(store, dog, today=TODAY)
    verdicts.snooze(store, dog, notice, today=TODAY)
    assert loud(store, dog, today=day(-14)) == []
    assert loud(store, dog, today=day(-15)) == ["comfort"]


def test_the_early_setting_hears_a_chief_measure_alone(store: Store, dog: Dog) -> None:
    last_days(store, dog, "comfort", [6.0] * 34 + [5.0] * 8)
    last_days(store, dog, "overall_mobility", [6.0] * 42)
    assert loud(store, dog) == []
    store.set_settings(LibrarySettings(sensitivity="sensitive"))
    assert loud(store, dog) == ["comfort"]


def test_a_dog_without_a_start_day_has_verdicts(store: Store) -> None:
    dog = make.dog(store, "Nell", start_day=None)
    last_days(store, dog, "comfort", [6.0] * 32 + [5.0] * 10)
    assert said(store, dog, "comfort").state == "lower"
    assert loud(store, dog) == ["comfort"]


# A relapse of what is counted: it is held against the best four weeks, so these are named.


def test_a_sign_that_comes_back_is_held_against_its_best_weeks(store: Store, dog: Dog) -> None:
    last_days(store, dog, "scuffed", [1.0] * 28 + [0.0] * 60 + [1.0] * 10)
    found = said(store, dog, "scuffed")
    assert (found.state, found.word) == ("lower", "Seen more than in the best weeks")
    assert "seen on all of the last 10 days answered (13 to 22 Nov); in its best four weeks (" in found.sentence
    assert found.sentence.endswith(" on none of 28, usually on all of 28.")


def test_kinds_of_day_that_fall_back_are_held_against_the_best_weeks(store: Store, dog: Dog) -> None:
    last_days(store, dog, "good_day", [1.0] * 28 + [2.0] * 60 + [1.0] * 10)
    found = said(store, dog, "good_day")
    assert found.word == "Lower than at its best"
    assert "mixed or bad on all of the last 10 days answered (13 to 22 Nov); in its best four weeks" in found.sentence


def test_days_counted_in_words_are_those_the_rule_counts(store: Store, dog: Dog) -> None:
    last_days(store, dog, "good_day", [1.0, 2.0] * 14 + [0.0] * 8 + [1.0] * 2)
    found = said(store, dog, "good_day")
    assert len(found.days) == 8
    assert "bad on 8 of the last 10 days answered" in found.sentence and "mixed" not in found.sentence


def test_a_dog_in_relapse_is_not_asked_to_take_it_for_the_new_usual(store: Store, dog: Dog) -> None:
    last_days(store, dog, "comfort", [3.0] * 28 + [8.0] * 60)
    assert [one.about for one in asking.questions(store, dog, today=TODAY)] == ["new_usual"]
    last_days(store, dog, "comfort", [3.0] * 28 + [8.0] * 50 + [5.0] * 10)
    assert said(store, dog, "comfort").state == "lower"
    assert asking.questions(store, dog, today=TODAY) == []


# Maintenance.


def test_a_restart_in_maintenance_counts_for_the_weekly_diary_as_well(store: Store, dog: Dog) -> None:
    phases.set_phase(store, dog, phases.MAINTENANCE, day(140), today=TODAY)
    values = {day(7 * back): 8.0 if back > 9 else 5.0 for back in range(19)}
    with store.change("weeks", dog=dog.id) as change:
        for one, value in values.items():
            _answer(change, dog, one, ("comfort", value))
    assert said(store, dog, "comfort").state == "lower"
    usuals.start_anew(store, dog, day(65), "visit", today=TODAY)
    found = said(store, dog, "comfort")
    assert found.state == "usual"
    assert found.rests_on.endswith("since the vet visit.")


def test_a_daily_diary_that_fell_silent_in_maintenance_does_not_become_a_weekly_one(store: Store, dog: Dog) -> None:
    phases.set_phase(store, dog, phases.MAINTENANCE, day(80), today=TODAY)
    last_days(store, dog, "comfort", [8.0] * 25 + [5.0] * 25, until=day(28))
    found = said(store, dog, "comfort")
    assert found.state == "few"
    assert "last answered on 25 Oct" in found.sentence
    assert loud(store, dog) == []


def test_weeks_of_a_weekly_diary_are_no_gaps_after_it_became_a_daily_one(store: Store, dog: Dog) -> None:
    last_days(store, dog, "comfort", [6.0] * 20, until=day(80))
    phases.set_phase(store, dog, phases.MAINTENANCE, day(70), today=TODAY)
    for back in (60, 45, 33, 21, 8):
        make.log(store, dog, day(back), {"comfort": 6})
    phases.set_phase(store, dog, phases.RECOVERY, day(1), today=TODAY)
    make.log(store, dog, day(1), {"comfort": 6})
    assert [one for one in asking.questions(store, dog, today=TODAY) if one.about == "gap"] == []


# What lies in the days, for weekly measures.


def test_a_surgery_between_the_first_and_the_last_girth_is_named(store: Store, dog: Dog) -> None:
    for number, girth in enumerate((195, 196, 200, 204, 209, 211, 210)):
        make.session(store, dog, day(7 * number), left=(girth,))
    events.save(store, dog, Event("", day(30), "surgery", "", None), today=TODAY)
    events.save(store, dog, Event("", day(31), "flare_up", "", None), today=TODAY)
    found = verdicts.of_dog(store, dog, today=TODAY, keys=["thigh_girth"])[0]
    assert found.state == "lower"
    assert found.sentence.endswith("In these days: surgery on 23 Oct.")


@pytest.mark.parametrize("sensitivity", ["strict", "normal", "sensitive"])
def test_an_archived_dog_is_silent_at_every_step(store: Store, dog: Dog, sensitivity: str) -> None:
    store.set_settings(LibrarySettings(sensitivity=sensitivity))
    last_days(store, dog, "comfort", [6.0] * 32 + [3.0] * 10)
    dogs.archive(store, dog, archived=True)
    gone = dogs.find(store, dog.id)
    assert gone is not None and loud(store, gone) == []
    assert asking.questions(store, gone, today=TODAY) == []
    assert diary.first_day(store, gone.id) is not None


# The end of the scale, for what is counted.


def test_a_sign_of_exactly_half_the_usual_days_is_not_said_to_be_of_most(store: Store, dog: Dog) -> None:
    last_days(store, dog, "stiff_at_first", [1.0, 0.0] * 14 + [1.0] * 6 + [0.0] * 4)
    found = said(store, dog, "stiff_at_first")
    assert (found.state, found.word) == ("edge", "Seen on many usual days")
    words = "usually on 14 of 28. That was half of the days, so neither more nor less can show here."
    assert words in found.sentence
    last_days(store, dog, "stiff_at_first", [1.0, 0.0] * 14 + [0.0] * 10)
    assert words in said(store, dog, "stiff_at_first").sentence, "nor is it promised that ten days without would do"


def test_bad_days_as_usual_are_counted_where_worse_cannot_show(store: Store, dog: Dog) -> None:
    last_days(store, dog, "good_day", [0.0] * 20 + [1.0] * 8 + [0.0] * 10)
    found = said(store, dog, "good_day")
    words = "bad on all of the last 10 days answered (13 to 22 Nov); usually on 20 of 28."
    assert found.sentence.startswith(f"Kind of day: {words} That was half the days or more already")
    assert found.state == "edge"


def test_a_usual_between_two_points_is_written_as_both_because_neither_is_beside_it(store: Store, dog: Dog) -> None:
    last_days(store, dog, "comfort", [6.0, 7.0] * 14 + [6.0] * 10)
    words = "Comfort: of the last 10 days answered (13 to 22 Nov), none lay below and none above its usual 6 to 7."
    assert said(store, dog, "comfort").sentence.startswith(words)
    last_days(store, dog, "comfort", [6.0, 7.0] * 14 + [6.0, 5.0] + [5.0] * 8)
    assert said(store, dog, "comfort").sentence.startswith("Comfort: below its usual 6 to 7 on 9 of the last 10 days")
