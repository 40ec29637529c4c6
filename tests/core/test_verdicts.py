# SPDX-License-Identifier: MIT
"""What may be said of a measure, in whole sentences: counts, days, what it rests on and what it cannot see."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from core.keeping import models
from core.keeping.store import Store
from core.usecases import care, diary, dogs, events, left_out, phases, replies, usuals, verdicts, vet_ranges
from core.usecases.dogs import Dog
from core.usecases.events import Event
from core.usecases.left_out import Where
from core.usecases.vet_ranges import VetRange
from core.words.blocks import Verdict
from core.words.settings import LibrarySettings
from tests import make

TODAY = make.TODAY
HIDES = "Small or slow changes can hide in this."
USUAL = "Usual: middle of 28 days, 12 Oct to 8 Nov."


def day(back: int) -> date:
    return TODAY - timedelta(days=back)


def said(store: Store, dog: Dog, key: str, side: str = "", *, today: date = TODAY) -> Verdict:
    (found,) = [one for one in verdicts.of_dog(store, dog, today=today, keys=[key]) if one.side == side]
    return found


def rows(store: Store, dog: Dog, key: str, values: dict[date, float]) -> None:
    """Log many days in one change."""
    with store.change("days", dog=dog.id) as change:
        for one, value in values.items():
            entry = diary.entry_id(dog.id, one)
            change.put(models.Entry, id=entry, dog=dog.id, day=one, kind="diary")
            change.put(models.Reading, entry=entry, metric=key, side="", take=1, value=value, state="answered")


def walk_days(store: Store, dog: Dog, minutes: dict[date, float]) -> None:
    """Log one leash walk a day in one change."""
    with store.change("walks", dog=dog.id) as change:
        for one, long in minutes.items():
            row = {"dog": dog.id, "day": one, "at": "", "kind": "leash_walk", "minutes": long, "copied": 0}
            change.put(models.Activity, id=f"walk-{one}", **row)


def weeks_of(store: Store, dog: Dog, key: str, usual: float, last: list[float | None], days: int = 28) -> None:
    """Log `days` days of the usual and then `last`, up to today; None leaves a day out."""
    values = [usual] * days + last
    first = day(len(values) - 1)
    told = {first + timedelta(days=at): value for at, value in enumerate(values) if value is not None}
    rows(store, dog, key, told)


def test_lower_names_counts_days_and_what_it_rests_on(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "comfort", 6, [6.0] * 4 + [5, 5, 6, 5, 5, 5, 5, 6, 5, 5])
    found = said(store, dog, "comfort")
    assert found.sentence == "Comfort: below its usual 6 on 8 of the last 10 days answered (13 to 22 Nov)."
    assert found.rests_on == USUAL
    assert (found.state, found.tone, found.word, found.is_sharp) == ("lower", "caution", "Lower than usual", False)
    assert found.days == tuple(day(back) for back in (9, 8, 6, 5, 4, 3, 1, 0))


def test_good_news_is_held_to_the_same_standard(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "comfort", 6, [6.0] * 7 + [7.0] * 7)
    assert said(store, dog, "comfort").state == "usual"
    rows(store, dog, "comfort", {day(7): 7.0})
    found = said(store, dog, "comfort")
    assert found.sentence == "Comfort: above its usual 6 on 8 of the last 10 days answered (13 to 22 Nov)."
    assert (found.state, found.tone, found.word) == ("better", "good", "Better than usual")


def test_as_usual_says_what_it_cannot_see(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "comfort", 6, [6.0] * 10 + [5, 7, 7, 6])
    found = said(store, dog, "comfort")
    words = "Comfort: of the last 10 days answered (13 to 22 Nov), 1 lay below and 2 above its usual 6."
    assert found.sentence == f"{words} {HIDES}"
    assert (found.state, found.tone) == ("usual", "plain")


def test_days_that_lean_to_one_side_say_what_is_missing(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "comfort", 6, [6.0] * 7 + [7.0] * 7)
    words = "Comfort: of the last 10 days answered (13 to 22 Nov), none lay below and 7 above its usual 6."
    assert said(store, dog, "comfort").sentence == f"{words} It takes 8 of 10 to be called better."
    weeks_of(store, dog, "comfort", 6, [6.0] * 7 + [5.0] * 7)
    assert said(store, dog, "comfort").sentence.endswith("It takes 8 of 10 to be called worse.")
    weeks_of(store, dog, "good_day", 1, [1.0] * 8 + [2.0] * 6)
    words = "good on 6 of the last 10 days answered (13 to 22 Nov); usually on none of 28."
    assert said(store, dog, "good_day").sentence == f"Kind of day: {words} It takes 8 of 10 to be called better."


def test_a_sharp_drop_is_said_of_each_of_its_days(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "comfort", 7, [7.0] * 10 + [5, 5, 4, 5])
    found = said(store, dog, "comfort")
    words = "Comfort: 2 or more below its usual 7 on each of the last 4 days answered (19 to 22 Nov)."
    assert found.sentence == words
    assert (found.state, found.is_sharp, found.tone) == ("lower", True, "caution")


def test_three_sharp_days_are_enough_with_a_worried_owner(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "comfort", 7, [7.0] * 11 + [5, 5, 5])
    assert said(store, dog, "comfort").state == "usual"
    rows(store, dog, "worry_level", {day(1): 2})
    assert said(store, dog, "comfort").is_sharp


def test_of_a_measure_that_is_worse_when_it_rises_worse_is_said(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "pain_owner_nrs", 3, [3.0] * 4 + [4.0] * 10)
    found = said(store, dog, "pain_owner_nrs")
    words = "Pain, owner's estimate: above its usual 3 on all of the last 10 days answered (13 to 22 Nov)."
    assert found.sentence == words
    assert (found.state, found.word, found.tone) == ("lower", "Worse than usual", "caution")


def test_levelled_off_is_better_and_level(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "comfort", 4, [6.0] * 60)
    found = said(store, dog, "comfort")
    words = "Comfort: above its usual 4 on all of the last 10 days answered (13 to 22 Nov)."
    assert found.sentence == f"{words} The last four weeks are level with the four before. {HIDES}"
    assert (found.state, found.tone, found.word) == ("levelled", "plain", "Better, and level now")


def test_a_relapse_is_held_against_the_best_four_weeks(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "comfort", 3, [8.0] * 60 + [5.0] * 10)
    found = said(store, dog, "comfort")
    assert found.sentence.startswith("Comfort: below its best four weeks (8, ")
    assert "on all of the last 10 days answered (13 to 22 Nov)." in found.sentence
    assert found.sentence.endswith("It is still better than the usual 3.")
    assert (found.state, found.word, found.tone) == ("lower", "Lower than at its best", "caution")


def test_walking_more_is_no_praise_and_beyond_the_vets_range_never_good(store: Store, dog: Dog) -> None:
    walk_days(store, dog, {day(back): 12.0 if back > 13 else 26.0 if back else 40.0 for back in range(42)})
    wanted = VetRange(metric="walk_minutes_total", since=day(20), low=24, high=30)
    vet_ranges.save(store, dog, wanted, today=TODAY)
    found = said(store, dog, "walk_minutes_total")
    assert found.sentence == (
        "Leash walking: above its usual 12 min on all of the last 10 days answered (13 to 22 Nov). "
        "6 of the last 7 days answered within the range the vet set (24–30 min), 1 above. "
        "More than the vet's range is not better."
    )
    assert (found.state, found.tone, found.word) == ("more", "plain", "More than usual")


def test_a_level_stretch_of_more_walking_is_not_called_better(store: Store, dog: Dog) -> None:
    walk_days(store, dog, {day(back): 12.0 if back > 72 else 26.0 for back in range(101)})
    assert said(store, dog, "walk_minutes_total").state == "more"


def test_a_sign_is_counted_now_and_in_the_usual_weeks(store: Store, dog: Dog) -> None:
    usual = [1.0 if at % 4 == 0 else 0.0 for at in range(28)]
    last = [0.0] * 4 + [1, 1, 0, 1, 1, 1, 1, 0, 1, 1]
    told = {day(41 - at): value for at, value in enumerate([*usual, *last])}
    rows(store, dog, "stiff_at_first", told)
    found = said(store, dog, "stiff_at_first")
    words = "Stiff at first: seen on 8 of the last 10 days answered (13 to 22 Nov); usually on 7 of 28."
    assert (found.sentence, found.word, found.tone) == (words, "Seen more than usual", "caution")
    assert found.rests_on == "Usual: 28 days, 12 Oct to 8 Nov."


def test_a_sign_that_was_never_seen_is_not_listed_as_fine(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "crossed", 0, [0.0] * 14)
    assert verdicts.of_dog(store, dog, today=TODAY) == []
    assert said(store, dog, "crossed").state == "usual", "asked for by name it is said"


def test_a_sign_of_most_days_says_what_would_be_called_less(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "crossed", 1, [1.0] * 11 + [0.0] * 3)
    found = said(store, dog, "crossed")
    assert found.sentence == (
        "Legs crossed: seen on 7 of the last 10 days answered (13 to 22 Nov); usually on all of 28. "
        "That was half the days or more already, so worse cannot show here. "
        "What counts instead: the signs in “When to call the vet”, and what you see."
    )
    assert (found.state, found.tone) == ("edge", "plain")
    rows(store, dog, "crossed", {day(back): 0 for back in range(7)})
    less = "It takes 8 of 10 days without it to be called less."
    assert said(store, dog, "crossed").sentence.endswith(
        f"seen on 3 of the last 10 days answered (13 to 22 Nov); usually on all of 28. {less}"
    )


def test_the_kind_of_day_is_said_in_its_words(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "good_day", 2, [2.0] * 4 + [1, 1, 0, 1, 1, 2, 1, 1, 2, 1])
    found = said(store, dog, "good_day")
    words = "mixed or bad on 8 of the last 10 days answered (13 to 22 Nov); usually on none of 28."
    assert found.sentence == f"Kind of day: {words}"
    assert found.state == "lower"


def test_medicines_and_flare_ups_in_the_days_are_named(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "comfort", 4, [4.0] * 4 + [6.0] * 10)
    make.medicine(store, dog, "meloxicam", since=day(8))
    make.medicine(store, dog, "gabapentin", since=day(30))
    make.medicine(store, dog, "fish oil", kind="supplement", since=day(8))
    events.save(store, dog, Event("", day(6), "flare_up", "", day(5)), today=TODAY)
    named = " In these days: meloxicam started on 14 Nov; a flare-up, 16 to 17 Nov."
    assert said(store, dog, "comfort").sentence.endswith(f"(13 to 22 Nov).{named}")


def test_a_changed_dose_is_called_changed(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "comfort", 4, [4.0] * 4 + [6.0] * 10)
    old = make.medicine(store, dog, "meloxicam", since=day(60), stop_day=day(6))
    care.save(store, dog, care.Care(name=old.name, amount="less", since=day(5)), today=TODAY)
    named = " In these days: meloxicam changed on 17 Nov."
    assert said(store, dog, "comfort").sentence.endswith(f"(13 to 22 Nov).{named}")


def test_a_silence_that_went_worse_is_named(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "comfort", 4, [4.0] * 2 + [6.0] * 5 + [None] * 7 + [6.0] * 5)
    reply = replies.Reply("gap", day(11).isoformat(), TODAY, "worse")
    replies.keep(store, dog, reply, label="answer")
    named = "In these days: days without entries from 11 Nov on, which went worse as you said."
    assert said(store, dog, "comfort").sentence.endswith(named)


def test_the_step_of_sensitivity_is_followed(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "comfort", 6, [6.0] * 4 + [5, 5, 6, 5, 5, 5, 5, 6, 5, 5])
    assert said(store, dog, "comfort").state == "lower"
    store.set_settings(LibrarySettings(sensitivity="strict"))
    assert said(store, dog, "comfort").state == "usual"


# Bad input: each says what can be said and no more.


def test_no_logged_day_says_nothing(store: Store, dog: Dog) -> None:
    assert verdicts.of_dog(store, dog, today=TODAY) == []
    assert verdicts.notices(store, dog, today=TODAY) == []


def test_one_logged_day_says_how_many_are_needed(store: Store, dog: Dog) -> None:
    make.log(store, dog, day(3), {"comfort": 6})
    found = said(store, dog, "comfort")
    words = "Comfort: 13 more days are needed before the usual is known; 1 answered since 19 Nov."
    assert (found.sentence, found.state, found.tone, found.rests_on) == (words, "few", "plain", "")


def test_one_more_day_is_not_days(store: Store, dog: Dog) -> None:
    rows(store, dog, "comfort", {day(back): 6 for back in range(28, 19, -1)} | {day(back): 6 for back in (3, 2, 1, 0)})
    found = said(store, dog, "comfort", today=TODAY)
    assert found.state == "few"
    rows(store, dog, "comfort", {day(40 + back): 5 for back in range(28)})
    found = said(store, dog, "comfort")
    words = "Comfort: 5 more days are needed; 5 of 10 answered in the last 21 days."
    assert (found.state, found.sentence) == ("few", words)


def test_while_the_usual_is_settling_it_is_told_so_far(store: Store, dog: Dog) -> None:
    rows(store, dog, "comfort", {day(back): 6 for back in range(20)})
    found = said(store, dog, "comfort")
    words = "Comfort: the usual so far is 6. It is settled after 30 Nov; then it takes 10 more days answered."
    assert (found.sentence, found.rests_on) == (words, "Usual so far: middle of 20 days, 3 to 22 Nov.")


def test_all_equal_is_as_usual(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "comfort", 6, [6.0] * 14)
    words = "Comfort: of the last 10 days answered (13 to 22 Nov), none lay below and none above its usual 6."
    assert said(store, dog, "comfort").sentence == f"{words} {HIDES}"


def test_only_extremes_give_no_alarm(store: Store, dog: Dog) -> None:
    rows(store, dog, "comfort", {day(back): 10.0 * (back % 2) for back in range(42)})
    found = said(store, dog, "comfort")
    words = "Comfort: of the last 10 days answered (13 to 22 Nov), 5 lay below and 5 above its usual 5."
    assert (found.state, found.sentence) == ("usual", f"{words} {HIDES}")


def test_a_usual_of_nought_says_that_the_rule_cannot_work(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "comfort", 0, [0.0] * 14)
    found = said(store, dog, "comfort")
    assert found.sentence == (
        "Comfort: its usual is 0, the end of the scale, so anything worse cannot show in these numbers. "
        "What counts instead: the signs in “When to call the vet”, and what you see."
    )
    assert (found.state, found.tone) == ("edge", "plain")


def test_no_walks_as_usual_cannot_become_fewer(store: Store, dog: Dog) -> None:
    rows(store, dog, "no_walk_today", {day(back): 1 for back in range(42)})
    words = "Leash walking: its usual is 0 min, the end of the scale, so less cannot show in these numbers."
    assert said(store, dog, "walk_minutes_total").sentence == words


def test_after_a_gap_of_a_year_the_last_day_is_named(store: Store, dog: Dog) -> None:
    rows(store, dog, "comfort", {day(365 + back): 6 for back in range(42)})
    found = said(store, dog, "comfort")
    words = "Comfort: last answered on 22 Nov 2025. It takes 10 days within 21 to compare with the usual 6."
    assert (found.state, found.sentence) == ("few", words)
    assert found.rests_on == "Usual: middle of 28 days, 12 Oct to 8 Nov 2025."


def test_days_after_a_gap_of_a_year_are_held_against_the_usual_before_it(store: Store, dog: Dog) -> None:
    rows(store, dog, "comfort", {day(365 + back): 6 for back in range(42)} | {day(back): 4 for back in range(10)})
    found = said(store, dog, "comfort")
    assert found.state == "lower"
    assert found.sentence.startswith("Comfort: below its usual 6 on all of the last 10 days answered (13 to 22 Nov).")


def test_a_future_event_or_entry_is_not_spoken_of(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "comfort", 6, [6.0] * 4 + [4.0] * 10)
    ahead = TODAY + timedelta(days=3)
    with store.change("from another computer", dog=dog.id) as change:
        change.put(models.Event, id="ahead", dog=dog.id, day=ahead, end_day=None, kind="flare_up", text="")
        change.put(models.UsualStart, id="later", dog=dog.id, metric="", day=ahead, reason="owner")
    rows(store, dog, "comfort", {ahead: 9.0})
    found = said(store, dog, "comfort")
    assert found.sentence.startswith("Comfort: below its usual 6 on all of the last 10 days answered (13 to 22 Nov).")
    assert "flare-up" not in found.sentence


def test_two_dogs_of_one_name_have_their_own_verdicts(store: Store, dog: Dog) -> None:
    twin = make.dog(store, dog.name)
    weeks_of(store, dog, "comfort", 6, [6.0] * 4 + [4.0] * 10)
    weeks_of(store, twin, "comfort", 3, [3.0] * 4 + [5.0] * 10)
    assert said(store, dog, "comfort").sentence.startswith("Comfort: below its usual 6 on all of the last 10 days")
    assert said(store, twin, "comfort").sentence.startswith("Comfort: above its usual 3 on all of the last 10 days")
    verdicts.snooze(store, dog, said(store, dog, "comfort"), today=TODAY)
    assert said(store, twin, "comfort").snoozed_until is None


def test_left_out_and_missing_days_are_no_days(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "comfort", 6, [6.0] * 6 + [4.0] * 8)
    assert said(store, dog, "comfort").state == "lower"
    left_out.leave_out(store, dog, Where("comfort", "", day(0)), "wrong dog", today=TODAY)
    assert day(0) not in said(store, dog, "comfort").days
    assert len(said(store, dog, "comfort").days) == 7 or said(store, dog, "comfort").is_sharp


def test_copied_walks_never_count(store: Store, dog: Dog) -> None:
    walk_days(store, dog, {day(back): 12.0 for back in range(42)})
    before = said(store, dog, "walk_minutes_total")
    with store.change("copied", dog=dog.id) as change:
        row = {"dog": dog.id, "day": TODAY, "at": "", "kind": "leash_walk", "minutes": 90.0, "copied": 1}
        change.put(models.Activity, id="copy", **row)
    assert said(store, dog, "walk_minutes_total") == before


# Order, notices and snoozes.


def test_verdicts_stand_in_the_order_of_the_registry(store: Store, dog: Dog) -> None:
    make.log(store, dog, day(1), {"energy_level": 5, "comfort": 6, "good_day": 1})
    make.session(store, dog, day(1), left=(200,), right=(202,), values={"body_weight": 8.4})
    found = [(one.key, one.side) for one in verdicts.of_dog(store, dog, today=TODAY)]
    measured = [("body_weight", ""), ("thigh_girth", "L"), ("thigh_girth", "R")]
    assert found == [("good_day", ""), ("comfort", ""), ("energy_level", ""), *measured]


def test_a_notice_sleeps_for_fourteen_days(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "comfort", 6, [6.0] * 4 + [5.0] * 10)
    (notice,) = verdicts.notices(store, dog, today=TODAY)
    verdicts.snooze(store, dog, notice, today=TODAY)
    assert verdicts.notices(store, dog, today=TODAY) == []
    assert said(store, dog, "comfort").snoozed_until == TODAY + timedelta(days=14)
    assert store.undo_label == "no notice for 14 days: Comfort, Bailey, 22 Nov"
    later = TODAY + timedelta(days=15)
    rows(store, dog, "comfort", {TODAY + timedelta(days=ahead): 5.0 for ahead in range(1, 16)})
    assert [one.key for one in verdicts.notices(store, dog, today=later)] == ["comfort"]
    store.undo()


def test_a_sharp_drop_wakes_a_snoozed_slow_one(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "comfort", 6, [6.0] * 4 + [5.0] * 10)
    verdicts.snooze(store, dog, said(store, dog, "comfort"), today=TODAY)
    rows(store, dog, "comfort", {day(back): 3.0 for back in range(4)})
    (notice,) = verdicts.notices(store, dog, today=TODAY)
    assert notice.is_sharp
    assert notice.sentence.endswith("The newest of them lie far from it.")


def test_sharp_drops_come_first(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "comfort", 6, [6.0] * 4 + [5.0] * 10)
    weeks_of(store, dog, "energy_level", 6, [6.0] * 10 + [3.0] * 4)
    assert [one.key for one in verdicts.notices(store, dog, today=TODAY)] == ["energy_level", "comfort"]


def test_an_archived_dog_gives_no_notice(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "comfort", 6, [6.0] * 4 + [5.0] * 10)
    dogs.archive(store, dog, archived=True)
    gone = dogs.find(store, dog.id)
    assert gone is not None
    assert verdicts.notices(store, gone, today=TODAY) == []
    assert said(store, gone, "comfort").state == "lower"


def test_a_restarted_usual_is_said(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "comfort", 3, [6.0] * 60)
    usuals.start_anew(store, dog, day(45), "visit", today=TODAY)
    found = said(store, dog, "comfort")
    assert found.state == "usual"
    assert found.rests_on == "Usual: middle of 28 days, 8 Oct to 4 Nov. New usual since the vet visit."


# Maintenance.


def test_a_weekly_diary_is_judged_like_a_weekly_measure(store: Store, dog: Dog) -> None:
    phases.set_phase(store, dog, phases.MAINTENANCE, day(60), today=TODAY)
    rows(store, dog, "comfort", {day(7 * back): 8.0 if back > 4 else 5.0 for back in range(8)})
    found = said(store, dog, "comfort")
    assert found.sentence == (
        "Comfort: middle of the last three 5, of the first three 8: 3 less, beyond an error of 2, "
        "over 8 days answered (4 Oct to 22 Nov)."
    )
    assert (found.state, found.tone) == ("lower", "caution")


def test_a_daily_diary_in_maintenance_is_judged_by_days(store: Store, dog: Dog) -> None:
    phases.set_phase(store, dog, phases.MAINTENANCE, day(60), today=TODAY)
    weeks_of(store, dog, "comfort", 6, [6.0] * 4 + [5.0] * 10)
    assert said(store, dog, "comfort").sentence.startswith("Comfort: below its usual 6 on all of the last 10 days")


def test_signs_of_a_weekly_diary_reach_further_back(store: Store, dog: Dog) -> None:
    rows(store, dog, "crossed", {day(100 + back): 0.0 for back in range(28)})
    phases.set_phase(store, dog, phases.MAINTENANCE, day(90), today=TODAY)
    rows(store, dog, "crossed", {day(7 * back): 1.0 for back in range(10)})
    found = said(store, dog, "crossed")
    words = "Legs crossed: seen on all of the last 10 days answered (20 Sep to 22 Nov); usually on none of 28."
    assert (found.sentence, found.state) == (words, "lower")


# When to call the vet comes first.


def test_a_red_flag_of_the_last_seven_days_is_raised_whatever_the_numbers_say(store: Store, dog: Dog) -> None:
    make.log(store, dog, day(6), {"off_legs": 1})
    (found,) = verdicts.flags_lately(store, dog, today=TODAY)
    assert (found.flag.id, found.key, found.day) == ("off_legs", "off_legs", day(6))
    assert verdicts.flags_lately(store, dog, today=TODAY + timedelta(days=1)) == []


def test_a_decline_with_a_worried_owner_is_a_reason_to_call(store: Store, dog: Dog) -> None:
    weeks_of(store, dog, "comfort", 6, [6.0] * 4 + [5.0] * 10)
    make.log(store, dog, day(1), {"worry_level": 2})
    (found,) = verdicts.flags_lately(store, dog, today=TODAY)
    assert found.sentence == (
        "You were worried on 21 Nov, and lower than usual: Comfort. Call soon: today or the next working day."
    )


@pytest.mark.parametrize("name", ["Bailey", "Toby", "Lulu"])
def test_no_sample_dog_is_told_off_or_told_that_all_is_well(sample_library: Path, name: str) -> None:
    store = Store.open(sample_library, write=False)
    found = verdicts.of_dog(store, dogs.named(store, name), today=TODAY)
    store.close()
    words = " ".join(f"{one.sentence.removeprefix(one.title)} {one.word} {one.rests_on}" for one in found).lower()
    for forbidden in ("!", "fine", "healthy", "normal", "behind", "missed", "failed", "streak", "all is well", "cured"):
        assert forbidden not in words, forbidden
    assert all(any(sign.isdigit() for sign in one.sentence) for one in found), "every sentence says of how many"


# What a careful reader of the three stories would say (the article's last part): who is better, by what, and what not.
STORIES = {
    "Bailey": {
        # Six weeks from weakness to asking for the door, walking steadily within what the vet allows.
        ("overall_mobility", ""): "better",
        ("comfort", ""): "better",
        ("good_day", ""): "better",
        ("walk_minutes_total", ""): "more",
        ("wobbled_or_scuffed", ""): "better",
        ("thigh_girth", "L"): "better",
        ("thigh_girth", "R"): "usual",
    },
    "Toby": {
        # Three months after knee surgery the muscle of the operated right leg is back, and so is the running.
        ("overall_mobility", ""): "better",
        ("walk_minutes_total", ""): "more",
        ("thigh_girth", "R"): "better",
        ("thigh_girth", "L"): "usual",
        ("limped", ""): "better",
    },
    "Lulu": {
        # Four months: more active, more alert, visibly stronger; the muscle did not fully return.
        ("energy_level", ""): "better",
        ("mood_engagement", ""): "better",
        ("comfort", ""): "better",
        ("walk_minutes_total", ""): "more",
        ("thigh_girth", "L"): "levelled",
        ("thigh_girth", "R"): "levelled",
        ("avoided_stairs", ""): "edge",
    },
}


@pytest.mark.parametrize("name", list(STORIES))
def test_a_sample_dog_is_said_to_be_what_its_story_tells(sample_library: Path, name: str) -> None:
    store = Store.open(sample_library, write=False)
    dog = dogs.named(store, name)
    found = {(one.key, one.side): one.state for one in verdicts.of_dog(store, dog, today=TODAY)}
    told = verdicts.notices(store, dog, today=TODAY)
    store.close()
    assert {slot: found.get(slot) for slot in STORIES[name]} == STORIES[name]
    assert told == [], "none of the three declines at the end"


def test_a_snooze_of_a_day_that_has_not_come_silences_nothing(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [7] * 28 + [4] * 10)
    notice = said(store, dog, "comfort")
    assert notice.tone == "caution"
    verdicts.snooze(store, dog, notice, today=TODAY + timedelta(days=365))  # the clock was a year ahead
    assert said(store, dog, "comfort").snoozed_until is None
