# SPDX-License-Identifier: MIT
"""Days against days on the vet's page: counted with their n, without any verdict, and silent where nothing is known."""

from __future__ import annotations

from datetime import timedelta

from core.keeping.store import Store
from core.usecases import report_usual, verdicts
from core.usecases.dogs import Dog
from tests import make

DAY = make.TODAY
FIRST = DAY - timedelta(days=55)
SPAN = (DAY - timedelta(days=41), DAY)


def compared(store: Store, dog: Dog, *keys: str) -> str:
    return report_usual.compared(store, dog, keys or ("comfort",), DAY, system="metric")


def test_the_last_28_days_stand_against_the_28_before_and_against_usual(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [6.0] * 28 + [5.0] * 8 + [7.0] * 20)
    assert compared(store, dog) == (
        "Middle of the last 28 days against the 28 before: comfort 7 (28 days) against 6 (28 days), "
        "8 of these 28 days below usual 6 (middle of 28 days, 28 Sep to 25 Oct)."
    )


def test_a_usual_that_is_not_settled_says_so_and_an_unknown_one_is_not_named(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [6.0] * 12)
    assert compared(store, dog).endswith("against no day, usual so far 6 (middle of 12 days, 11 to 22 Nov).")
    make.series(store, dog, "overall_mobility", [6.0] * 5)
    assert compared(store, dog, "overall_mobility").endswith("movement 6 (5 days) against no day.")


def test_the_days_of_the_usual_itself_are_never_counted_as_below_it(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [4.0, 6.0] * 14 + [3.0] * 2 + [7.0] * 6)
    assert compared(store, dog).endswith(
        "2 of the 8 days after 14 Nov below usual 5 (middle of 28 days, 18 Oct to 14 Nov)."
    )


def test_below_usual_means_the_same_as_in_the_verdict(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [6.0, 7.0] * 14 + [6.0] * 5 + [5.0] * 5)
    minutes = [10, 12, 14, 16] * 7 + [11] * 4 + [9] * 6
    for back, amount in enumerate(reversed(minutes)):
        make.walk(store, dog, DAY - timedelta(days=back), amount)
    for key, below in (("comfort", 5), ("walk_minutes_total", 10)):
        (judged,) = verdicts.judged(store, dog, today=DAY, keys=[key])
        assert judged.finding.below == below
        assert f"{below} of the 10 days after 12 Nov below usual" in compared(store, dog, key)
    assert "usual 11.5 to 14.5 min (middle half of 28 days, 16 Oct to 12 Nov)" in compared(
        store, dog, "walk_minutes_total"
    )


def test_without_a_day_in_the_last_28_nothing_is_compared(store: Store, dog: Dog) -> None:
    assert compared(store, dog) == ""
    make.series(store, dog, "comfort", [6.0] * 20, last=DAY - timedelta(days=28))
    assert compared(store, dog) == ""


def test_what_was_left_out_is_in_no_middle(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [6.0, 6.0, 1.0])
    make.left_out(store, dog, "comfort", DAY)
    assert "comfort 6 (2 days)" in compared(store, dog)


def test_walking_is_counted_against_the_range_that_held_on_each_day(store: Store, dog: Dog) -> None:
    make.vet_range(store, dog, 10, 15, since=DAY - timedelta(days=9), until=DAY - timedelta(days=5))
    make.vet_range(store, dog, 15, 20, since=DAY - timedelta(days=4))
    for back, minutes in ((20, 60), (8, 12), (6, 16), (3, 15), (2, 20), (1, 9)):
        make.walk(store, dog, DAY - timedelta(days=back), minutes)
    assert report_usual.within_range(store, dog, SPAN) == (
        "Leash walking within the vet's range on 3 of 5 days, below on 1, above on 1: "
        "10–15 min from 13 Nov, 15–20 min from 18 Nov."
    )


def test_without_a_range_in_the_span_nothing_is_said(store: Store, dog: Dog) -> None:
    make.walk(store, dog, DAY, 12)
    make.vet_range(store, dog, since=FIRST - timedelta(days=90), until=FIRST - timedelta(days=60))
    assert report_usual.within_range(store, dog, SPAN) == ""


def test_every_left_out_value_is_named_with_its_reason(store: Store, dog: Dog) -> None:
    make.session(store, dog, DAY, left=(206,))
    make.left_out(store, dog, "comfort", DAY - timedelta(days=3), reason="the sitter  guessed.")
    make.left_out(store, dog, "thigh_girth", DAY, side="L", reason="wet coat")
    make.left_out(store, dog, "comfort", SPAN[0] - timedelta(days=1), reason="before the span")
    assert report_usual.omitted(store, dog, SPAN) == (
        "2 values left out by the owner: comfort 19 Nov (the sitter guessed); left thigh girth 22 Nov (wet coat)."
    )


def test_a_record_without_left_out_values_says_nothing(store: Store, dog: Dog) -> None:
    assert report_usual.omitted(store, dog, SPAN) == ""
