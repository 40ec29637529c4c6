# SPDX-License-Identifier: MIT
"""Before and after a day: the middle of 14 days each side with how many, and never a word about what caused it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from core.keeping import models
from core.keeping.store import Store
from core.usecases import before_after, events
from core.usecases.before_after import Row
from core.usecases.dogs import Dog
from tests import make

TODAY = make.TODAY
DAY = TODAY - timedelta(days=20)
ONE = timedelta(days=1)


def rows(store: Store, dog: Dog, *keys: str, system: str = "metric") -> dict[str, Row]:
    found = before_after.around(store, dog, DAY, today=TODAY, keys=keys or None, system=system)
    return {row.key: row for row in found}


def around(store: Store, dog: Dog, key: str, before: Sequence[float | None], after: Sequence[float | None]) -> Row:
    make.series(store, dog, key, before, last=DAY - ONE)
    make.series(store, dog, key, after, last=DAY + timedelta(days=len(after)))
    return rows(store, dog, key)[key]


def test_without_data_there_are_no_rows(store: Store, dog: Dog) -> None:
    assert rows(store, dog) == {}


def test_each_side_has_its_middle_and_its_days(store: Store, dog: Dog) -> None:
    row = around(store, dog, "comfort", [4.0, None, 5.0, 4.0, 4.0], [6.0] * 7)
    assert (row.title, row.before, row.after, row.n_before, row.n_after) == ("Comfort", "4", "6", 4, 7)
    assert (row.said, row.tone) == ("2 points more after", "good")


def test_the_day_itself_is_in_neither_half_and_the_window_ends_after_a_fortnight(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY, {"comfort": 0})
    make.log(store, dog, DAY - timedelta(days=15), {"comfort": 0})
    make.log(store, dog, DAY + timedelta(days=15), {"comfort": 0})
    row = around(store, dog, "comfort", [5.0] * 14, [5.0] * 14)
    assert (row.n_before, row.n_after, row.before, row.after) == (14, 14, "5", "5")


def test_too_few_days_are_said_so(store: Store, dog: Dog) -> None:
    row = around(store, dog, "comfort", [1.0] * 2, [9.0] * 5)
    assert (row.before, row.after, row.said, row.tone) == ("", "", "too few: 2 and 5 days", "plain")


def test_one_side_alone_is_too_few(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [5.0] * 10, last=DAY - ONE)
    assert rows(store, dog)["comfort"].said == "too few: 10 and 0 days"


@pytest.mark.parametrize("after", [[5.0] * 6, [5.0, 5.0, 5.0, 6.0, 6.0, 6.0]])
def test_less_than_a_point_is_no_difference(store: Store, dog: Dog, after: list[float]) -> None:
    row = around(store, dog, "comfort", [5.0] * 6, after)
    assert (row.said, row.tone) == ("no difference beyond the usual ups and downs", "plain")


def test_a_lower_middle_is_worth_a_look(store: Store, dog: Dog) -> None:
    row = around(store, dog, "comfort", [7.0] * 6, [6.0] * 6)
    assert (row.said, row.tone) == ("1 point less after", "caution")


def test_a_point_on_few_days_that_go_up_and_down_is_no_difference(store: Store, dog: Dog) -> None:
    row = around(store, dog, "comfort", [4.0, 6.0, 5.0, 5.0], [5.0, 7.0, 6.0, 6.0])
    assert (row.before, row.after, row.tone) == ("5", "6", "plain")
    assert row.said == "no difference beyond the usual ups and downs"


def test_a_sign_that_was_avoided_says_so_in_its_name(store: Store, dog: Dog) -> None:
    assert around(store, dog, "avoided_play", [1.0] * 5, [0.0] * 5).title == "Avoided play"
    assert around(store, dog, "morning_stiffness_min", [9.0] * 5, [9.0] * 5).title == "Morning stiffness"


def test_shares_are_told_in_points(store: Store, dog: Dog) -> None:
    for weeks, behind in ((-2, 3.0), (-1, 3.0), (1, 3.5), (2, 3.5)):
        make.session(store, dog, DAY + timedelta(weeks=weeks), values={"fore_load": 10 - behind, "hind_load": behind})
    row = rows(store, dog)["hind_load_pct"]
    assert (row.before, row.after, row.tone) == ("30 %", "35 %", "good")
    assert row.said == "5.0 points more after, beyond the 3 point error"


def test_one_measuring_on_a_side_is_neither_good_nor_bad_news(store: Store, dog: Dog) -> None:
    for weeks, left in ((-1, 200), (1, 220), (2, 221)):
        make.session(store, dog, DAY + timedelta(weeks=weeks), left=(left,))
    row = rows(store, dog)["thigh_girth.L"]
    assert row.said.endswith("beyond the 1 cm error") and row.tone == "plain"


@pytest.mark.parametrize(
    ("totals", "said", "tone"),
    [
        ((20, 18), "no difference beyond the usual ups and downs", "plain"),
        ((20, 15), "5 points less after", "plain"),
    ],
)
def test_a_total_of_a_scale_counts_from_the_change_that_matters(
    store: Store, dog: Dog, totals: tuple[float, float], said: str, tone: str
) -> None:
    make.clinic_score(store, dog, totals[0], DAY - 5 * ONE, version="0-52")
    make.clinic_score(store, dog, totals[1], DAY + 5 * ONE, version="0-52")
    row = rows(store, dog)["score.load.0-52"]
    assert (row.said, row.tone) == (said, tone)


def test_minutes_must_move_further_than_their_own_ups_and_downs(store: Store, dog: Dog) -> None:
    for back, minutes in enumerate((5, 10, 15, 20, 25, 30)):
        make.walk(store, dog, DAY - (back + 1) * ONE, minutes)
        make.walk(store, dog, DAY + (back + 1) * ONE, minutes + 3)
    row = rows(store, dog)["walk_minutes_total"]
    assert (row.before, row.after) == ("17.5 min", "20.5 min")
    assert row.said == "no difference beyond the usual ups and downs"


def test_more_walking_is_said_and_is_no_good_news_by_itself(store: Store, dog: Dog) -> None:
    for back in range(1, 7):
        make.walk(store, dog, DAY - back * ONE, 10)
        make.walk(store, dog, DAY + back * ONE, 25)
    row = rows(store, dog)["walk_minutes_total"]
    assert (row.said, row.tone) == ("15 min more after", "plain")


def test_signs_are_counted_of_the_days_answered(store: Store, dog: Dog) -> None:
    row = around(store, dog, "limped", [1.0, 1.0, 0.0, 1.0, 0.0], [0.0, 0.0, None, 0.0, 1.0])
    assert (row.before, row.after, row.said, row.tone) == (
        "3 of 5 days",
        "1 of 4 days",
        "days of days answered",
        "plain",
    )


def test_girth_is_compared_against_its_error(store: Store, dog: Dog) -> None:
    for weeks, left, right in ((-2, 200, 210), (-1, 202, 210), (1, 214, 213), (2, 216, 214)):
        make.session(store, dog, DAY + timedelta(weeks=weeks), left=(left,), right=(right,))
    found = rows(store, dog)
    left_row, right_row = found["thigh_girth.L"], found["thigh_girth.R"]
    assert (left_row.title, left_row.before, left_row.after) == ("Thigh girth, left", "20.1 cm", "21.5 cm")
    assert (left_row.said, left_row.tone) == ("1.4 cm more after, beyond the 1 cm error", "good")
    assert (right_row.said, right_row.tone) == ("within the 1 cm error", "plain")
    assert (left_row.n_before, left_row.n_after) == (2, 2)


def test_girth_of_another_hand_is_not_compared(store: Store, dog: Dog) -> None:
    make.session(store, dog, DAY - timedelta(days=7), left=(200,))
    make.session(store, dog, DAY + timedelta(days=7), left=(230,), measured_by="Ben")
    assert rows(store, dog)["thigh_girth.L"].said == "another person or coat: not compared"


def test_only_measurings_by_the_hand_of_the_last_one_before_are_compared(store: Store, dog: Dog) -> None:
    for weeks, left, by in ((-3, 150, "Ben"), (-1, 200, "Ann"), (1, 150, "Ben"), (2, 204, "Ann")):
        make.session(store, dog, DAY + timedelta(weeks=weeks), left=(left,), measured_by=by)
    row = rows(store, dog)["thigh_girth.L"]
    assert (row.before, row.after, row.n_before, row.n_after) == ("20.0 cm", "20.4 cm", 1, 1)
    assert row.said == "within the 1 cm error"


def test_one_measuring_alone_is_too_few(store: Store, dog: Dog) -> None:
    make.session(store, dog, DAY - timedelta(days=7), left=(200,))
    assert rows(store, dog)["thigh_girth.L"].said == "too few: measured 1 and 0 times"


def test_inches_for_those_who_measure_in_inches(store: Store, dog: Dog) -> None:
    make.session(store, dog, DAY - timedelta(days=7), left=(254,))
    make.session(store, dog, DAY + timedelta(days=7), left=(280,))
    row = rows(store, dog, system="imperial")["thigh_girth.L"]
    assert (row.before, row.said) == ("10.0 in", "1.02 in more after, beyond the 0.39 in error")


def test_days_after_today_are_not_read(store: Store, dog: Dog) -> None:
    row = around(store, dog, "comfort", [5.0] * 10, [5.0] * 14)
    assert row.n_after == 14
    early = before_after.around(store, dog, DAY, today=DAY + 5 * ONE, keys=["comfort"])
    assert early[0].n_after == 5


def test_what_is_left_out_is_in_neither_half(store: Store, dog: Dog) -> None:
    make.left_out(store, dog, "comfort", DAY - ONE)
    assert around(store, dog, "comfort", [5.0] * 6, [5.0] * 6).n_before == 5


def test_unknown_keys_are_passed_over(store: Store, dog: Dog) -> None:
    assert rows(store, dog, "from_a_newer_library") == {}


def test_what_else_happened_then_is_named(store: Store, dog: Dog) -> None:
    events.add(store, dog, DAY, "surgery", today=TODAY)
    assert before_after.others(store, dog, DAY, today=TODAY) == ""
    events.add(store, dog, DAY + 3 * ONE, "therapy", text="Hydrotherapy began", today=TODAY)
    make.medicine(store, dog, "Loxicom", since=DAY - 2 * ONE)
    events.add(store, dog, DAY + 15 * ONE, "fall", today=TODAY)
    words = "In the same days: Loxicom started (31 Oct), Hydrotherapy began (5 Nov)."
    assert before_after.others(store, dog, DAY, today=TODAY) == words
    assert before_after.others(store, dog, DAY, today=TODAY, label="Surgery") == words


def test_of_many_others_the_nearest_are_named_and_the_rest_counted(store: Store, dog: Dog) -> None:
    for back in range(1, 8):
        events.add(store, dog, DAY - back * ONE, "other", text=f"Thing {back}", today=TODAY)
    said = before_after.others(store, dog, DAY, today=TODAY)
    assert "Thing 4" in said and "Thing 5" not in said and said.endswith("And 3 more.")


def test_another_thing_of_the_same_day_is_named_when_it_is_said_which_is_meant(store: Store, dog: Dog) -> None:
    events.add(store, dog, DAY, "surgery", today=TODAY)
    events.add(store, dog, DAY, "aid", text="Harness", today=TODAY)
    assert "Harness" in before_after.others(store, dog, DAY, today=TODAY, label="Surgery")


def test_events_are_listed_newest_first_and_never_from_the_future(store: Store, dog: Dog) -> None:
    events.add(store, dog, DAY, "surgery", today=TODAY)
    events.add(store, dog, TODAY, "aid", text="Harness", today=TODAY)
    with store.change("from a wrong clock", dog=dog.id) as change:
        row = {"dog": dog.id, "day": TODAY + ONE, "end_day": None, "text": ""}
        change.put(models.Event, id="later", kind="surgery", **row)
    assert before_after.events(store, dog, TODAY) == [(TODAY, "Harness"), (DAY, "Surgery")]


def test_the_caution_stands_by() -> None:
    assert before_after.caution() == "This does not show what caused it."
