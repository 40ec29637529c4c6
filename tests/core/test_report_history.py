# SPDX-License-Identifier: MIT
"""The dated parts of the vet's page: every "none" says on how many days it was answered."""

from __future__ import annotations

from datetime import timedelta

from core.keeping.store import Store
from core.usecases import events, report_history
from core.usecases.dogs import Dog
from core.usecases.events import Event
from core.words import sections
from core.words.blocks import Block, Paragraph, Table
from tests import make

DAY = make.TODAY
SPAN = (make.START, DAY)


def words(blocks: tuple[Block, ...]) -> str:
    return "\n".join("".join(run.text for run in block.runs) for block in blocks if isinstance(block, Paragraph))


def warnings(store: Store, dog: Dog) -> str:
    return words(report_history.warnings(store, dog, SPAN))


def table(store: Store, dog: Dog) -> tuple[Table, str]:
    (block,), aside = report_history.function_table(store, dog, SPAN)
    assert isinstance(block, Table)
    return block, aside


def cell(store: Store, dog: Dog, key: str, row: int = 0) -> str:
    index = 1 + [column.key for column in sections.FUNCTION].index(key)
    return table(store, dog)[0].rows[row][index]


def test_none_says_on_how_many_days_it_was_answered(store: Store, dog: Dog) -> None:
    make.series(store, dog, "knuckled", [0] * 5)
    make.series(store, dog, "vomiting_count", [0] * 3)
    said = warnings(store, dog)
    assert "None on 5 days answered: knuckling" in said
    assert "None on 3 days answered: vomiting" in said


def test_what_was_never_answered_is_not_none(store: Store, dog: Dog) -> None:
    make.series(store, dog, "knuckled", [0] * 5)
    silent = warnings(store, dog).split("Not answered: ")[1]
    assert "vomiting" in silent
    assert "knuckling" not in silent


def test_a_sign_seen_is_told_with_its_leg_its_days_and_of_how_many(store: Store, dog: Dog) -> None:
    make.series(store, dog, "scuffed", [0] * 6)
    make.log(store, dog, DAY, {"scuffed.L": 1})
    make.log(store, dog, DAY - timedelta(days=2), {"scuffed.L": 1, "scuffed.R": 1})
    said = warnings(store, dog).lower()
    assert "scuffing (left 2, right 1)" in said
    assert "20 nov, 22 nov" in said
    assert "2 of 6" in said


def test_a_sign_seen_often_is_told_by_first_and_last(store: Store, dog: Dog) -> None:
    make.series(store, dog, "vomiting_count", [1, 0, 2, 1, 1])
    said = warnings(store, dog).lower()
    assert "vomiting" in said
    assert "4 of 5" in said
    assert "first 18 nov, last 22 nov" in said


def test_a_row_of_several_measures_counts_days_on_which_each_was_answered(store: Store, dog: Dog) -> None:
    make.series(store, dog, "urination.accident", [0] * 5)
    make.series(store, dog, "urination.dribble", [0] * 3)
    assert "None on 3 days answered: accidents" in warnings(store, dog)


def test_flare_ups_falls_and_calls_are_dated(store: Store, dog: Dog) -> None:
    events.save(store, dog, Event("", DAY - timedelta(days=5), "flare_up", "", DAY - timedelta(days=2)), today=DAY)
    events.add(store, dog, DAY, "off", text="Would not\nget up", today=DAY)
    events.add(store, dog, DAY, "win", text="Stood up", today=DAY)
    said = warnings(store, dog)
    assert "17 Nov to 20 Nov" in said
    assert "Would not get up" in said
    assert "Stood up" not in said


def test_seven_logged_days_at_each_end_are_compared_from_fourteen(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [3.0] * 7 + [8.0] * 7)
    made, _aside = table(store, dog)
    assert [row[0] for row in made.rows] == ["First 7", "Last 7"]
    assert cell(store, dog, "comfort", 0) == "3"
    assert cell(store, dog, "comfort", 1) == "8"


def test_fewer_days_are_told_together(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [3.0] * 13)
    made, aside = table(store, dog)
    assert [row[0] for row in made.rows] == ["All 13"]
    assert "13 days logged" in aside


def test_a_cell_that_rests_on_fewer_days_says_its_n(store: Store, dog: Dog) -> None:
    make.series(store, dog, "good_day", [2] * 5)
    make.log(store, dog, DAY, {"comfort": 6})
    make.log(store, dog, DAY - timedelta(days=1), {"comfort": 7})
    assert cell(store, dog, "comfort") == "6.5 (n 2)"
    assert cell(store, dog, "good_day") == "5 of 5"
    assert cell(store, dog, "rising_ease") == "not answered"


def test_minutes_carry_their_unit_and_no_walk_is_a_zero_only_when_said(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY, {"no_walk_today": 1})
    make.walk(store, dog, DAY - timedelta(days=1), 12)
    make.log(store, dog, DAY - timedelta(days=2), {"comfort": 5})
    assert cell(store, dog, "walk_minutes_total") == "6 min (n 2)"


def test_stairs_that_were_not_tried_are_no_failed_try(store: Store, dog: Dog) -> None:
    make.series(store, dog, "stairs_use", [0, 3, 4, 4])
    assert cell(store, dog, "stairs_use") == "normal 1 of 2 tried"


def test_what_does_not_apply_is_not_counted(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY, {"stairs_use": "na"})
    assert cell(store, dog, "stairs_use") == "not answered"


def test_sessions_are_counted_by_kind_with_their_minutes_and_ends(store: Store, dog: Dog) -> None:
    make.walk(store, dog, DAY, 10, ended="sat_down")
    make.walk(store, dog, DAY, 8, ended="fine")
    make.walk(store, dog, DAY - timedelta(days=1), 12)
    make.walk(store, dog, DAY, 7, kind="underwater_treadmill")
    said = words(report_history.given(store, dog, SPAN))
    assert "Leash walk: 3 on 2 days, 30 min in all (sat down 1 of 2 with an end noted)" in said
    assert "Underwater treadmill: 1 on 1 day, 7 min in all" in said


def test_minutes_that_were_not_said_are_not_summed_in_silence(store: Store, dog: Dog) -> None:
    make.walk(store, dog, DAY, 10)
    make.walk(store, dog, DAY, None)
    assert "Leash walk: 2 on 1 day, 10 min in the 1 timed" in words(report_history.given(store, dog, SPAN))


def test_no_sessions_say_how_many_days_were_logged(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [5, 5])
    assert "No walks or exercise noted, 2 days logged." in words(report_history.given(store, dog, SPAN))


def test_the_latest_small_wins_are_named(store: Store, dog: Dog) -> None:
    for back, text in enumerate(("Stairs", "Ramp", "Sofa", "Car")):
        events.add(store, dog, DAY - timedelta(days=back), "win", text=text, today=DAY)
    said = words(report_history.given(store, dog, SPAN))
    assert "4 noted" in said
    assert "22 Nov Stairs" in said
    assert "Car" not in said
