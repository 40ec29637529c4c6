# SPDX-License-Identifier: MIT
"""The table by week and month: newest first, every number with its days, an empty cell is never a nought."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import pytest

from core.keeping.store import Store
from core.usecases import periods
from core.usecases.dogs import Dog
from core.usecases.periods import NOT_ANSWERED
from tests import make

DAY = make.TODAY
SPAN = (make.START, DAY)
HEADERS = ("Days logged", "Good days", "Comfort, of 10", "Moving, of 10", "Leash walking, min a day")


def rows(store: Store, dog: Dog, by: Literal["week", "month"] = "week") -> list[dict[str, str]]:
    table = periods.table(store, dog, SPAN, by=by)
    return [dict(zip(table.headers, row, strict=True)) for row in table.rows]


def test_weeks_stand_newest_first(store: Store, dog: Dog) -> None:
    names = [row["Week"] for row in rows(store, dog)]
    assert names == [
        "Week 5, 22 Nov",
        "Week 4, 15 Nov",
        "Week 3, 8 Nov",
        "Week 2, 1 Nov",
        "Week 1, 25 Oct",
    ]


def test_months_stand_newest_first(store: Store, dog: Dog) -> None:
    assert [row["Month"] for row in rows(store, dog, "month")] == ["November 2026", "October 2026"]
    assert [row["Days logged"] for row in rows(store, dog, "month")] == ["0 of 22", "0 of 7"]


def test_without_a_start_weeks_are_dated(store: Store) -> None:
    bare = make.dog(store, "Toby", start_day=None, start_kind="")
    assert rows(store, bare)[0]["Week"] == "Week of 16 Nov"


def test_an_empty_cell_is_not_a_nought(store: Store, dog: Dog) -> None:
    row = rows(store, dog)[0]
    assert row["Days logged"] == "0 of 1"
    assert {row[header] for header in HEADERS[1:]} == {NOT_ANSWERED}
    assert NOT_ANSWERED in periods.explanation()


def test_middles_say_how_many_days_were_answered(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [3, None, 5, 7, 8], last=DAY - timedelta(days=1))
    row = rows(store, dog)[1]
    assert (row["Comfort, of 10"], row["Days logged"]) == ("6 (4)", "4 of 7")


def test_a_day_without_a_walk_counts_as_nought_only_when_it_was_said(store: Store, dog: Dog) -> None:
    make.walk(store, dog, DAY - timedelta(days=1), 20)
    make.log(store, dog, DAY - timedelta(days=2), {"no_walk_today": 1})
    make.log(store, dog, DAY - timedelta(days=3), {"comfort": 5})
    assert rows(store, dog)[1]["Leash walking, min a day"] == "10 (2)"


def test_days_are_counted_of_those_answered(store: Store, dog: Dog) -> None:
    make.series(store, dog, "good_day", [2, 2, None, 0], last=DAY - timedelta(days=1))
    make.log(store, dog, DAY - timedelta(days=1), {"wobbled": 1})
    make.log(store, dog, DAY - timedelta(days=2), {"wobbled": 0, "scuffed": 0})
    row = rows(store, dog)[1]
    assert (row["Good days"], row["Days wobbly or scuffing"]) == ("2 of 3", "1 of 2")


def test_girth_has_its_columns_once_it_was_measured(store: Store, dog: Dog) -> None:
    assert not any("girth" in header for header in periods.table(store, dog, SPAN).headers)
    make.session(store, dog, DAY - timedelta(days=7), left=(206,))
    make.session(store, dog, DAY - timedelta(days=1), left=(211,))
    found = rows(store, dog)
    assert [row["Thigh girth, left"] for row in found[:3]] == [NOT_ANSWERED, "21.1 cm", NOT_ANSWERED]
    assert "Thigh girth, right" not in found[0]
    imperial = periods.table(store, dog, SPAN, system="imperial")
    assert imperial.rows[1][-1] == "8.3 in"


def test_what_is_left_out_is_not_counted(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [5, 1], last=DAY - timedelta(days=1))
    make.left_out(store, dog, "comfort", DAY - timedelta(days=1))
    assert rows(store, dog)[1]["Comfort, of 10"] == "5 (1)"


@pytest.mark.parametrize("by", ["week", "month"])
def test_every_day_of_a_span_lies_in_one_row(store: Store, dog: Dog, by: Literal["week", "month"]) -> None:
    span = (date(2016, 2, 28), date(2026, 11, 22))
    table = periods.table(store, dog, span, by=by)
    days = sum(int(row[1].split(" of ")[1]) for row in table.rows)
    assert days == (span[1] - span[0]).days + 1
