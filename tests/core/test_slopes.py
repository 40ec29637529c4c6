# SPDX-License-Identifier: MIT
"""A weekly measure has changed when its last three occasions lie beyond the error and the slope agrees."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as some

from core.words import slopes
from core.words.slopes import Measured, WeeklyFinding

FIRST = date(2026, 3, 1)
LATER = date(2030, 1, 1)


def week(number: int) -> date:
    return FIRST + timedelta(days=7 * number)


def occasions(*values: float, error: float | None = None) -> list[Measured]:
    return [(week(number), value, error) for number, value in enumerate(values)]


def girth(*values: float, better: str = "higher", usual: float | None = None) -> WeeklyFinding:
    return slopes.judge_weekly(occasions(*values), noise=10, better=better, today=LATER, usual=usual)


def test_fewer_than_six_occasions_are_too_few_and_say_how_many_are_missing() -> None:
    assert slopes.judge_weekly([], noise=10, better="higher", today=LATER) == WeeklyFinding("few", missing=6, error=10)
    three = girth(300, 330, 360)
    assert (three.state, three.missing, three.change, three.slope_per_28_days) == ("few", 3, 60, None)
    assert girth(300).change is None
    assert girth(300, 300, 300, 300, 300).missing == 1


def test_a_change_beyond_the_noise_is_better_or_lower() -> None:
    assert girth(300, 302, 301, 312, 316, 318).state == "better"
    assert girth(318, 316, 312, 301, 302, 300).state == "lower"
    assert girth(300, 302, 301, 312, 316, 318, better="lower").state == "lower"


def test_without_a_good_direction_it_is_more_or_less() -> None:
    assert girth(300, 302, 301, 312, 316, 318, better="none").state == "more"
    assert girth(318, 316, 312, 301, 302, 300, better="middle").state == "less"


def test_a_change_of_just_the_noise_is_within_error() -> None:
    found = girth(300, 300, 300, 310, 310, 310)
    assert (found.state, found.is_within_error, found.change) == ("usual", True, 10)


def test_the_owners_own_error_counts_when_it_is_larger() -> None:
    points = occasions(300, 302, 301, 312, 316, 318)
    assert slopes.judge_weekly(points, noise=10, better="higher", today=LATER, own_error=20).state == "usual"
    assert slopes.judge_weekly(points, noise=10, better="higher", today=LATER, own_error=2).state == "better"


def test_the_error_of_the_occasions_counts_when_it_is_larger() -> None:
    points = occasions(60, 61, 60, 75, 76, 75, error=22)
    found = slopes.judge_weekly(points, noise=10, better="higher", today=LATER)
    assert (found.state, found.error) == ("usual", 22)


def test_a_better_measure_that_no_longer_moves_has_levelled_off() -> None:
    assert girth(300, 302, 301, 310, 320, 330, 331, 330, 332, 331).state == "levelled"


def test_a_lower_measure_that_no_longer_moves_is_still_lower() -> None:
    assert girth(330, 331, 330, 320, 310, 301, 300, 302, 301).state == "lower"


def test_a_slope_that_points_the_other_way_is_no_verdict() -> None:
    found = girth(340, 300, 301, 300, 330, 328, 326, 324, 322, 320, 318, 316, 314)
    assert found.change == 15 and found.slope_per_28_days is not None and found.slope_per_28_days < 0
    assert (found.state, found.is_within_error) == ("usual", False)


def test_a_usual_takes_the_place_of_the_first_three() -> None:
    found = girth(300, 302, 301, 303, 302, 304, usual=280)
    assert (found.state, found.first, found.change) == ("levelled", 280, 23)
    assert found.days == (week(3), week(4), week(5))


def test_later_and_very_old_occasions_do_not_count() -> None:
    old = [(week(0), 500.0, None)]
    recent = [(week(150 + number), 300.0, None) for number in range(6)]
    future = [(week(160), 700.0, None)]
    found = slopes.judge_weekly(old + recent + future, noise=10, better="higher", today=week(156))
    assert (found.n, found.state) == (6, "usual")


def test_the_days_it_rests_on_are_the_first_and_the_last_three() -> None:
    assert girth(*range(300, 308)).days == tuple(week(number) for number in (0, 1, 2, 5, 6, 7))


@given(some.lists(some.floats(200, 500), min_size=6, max_size=40))
def test_slope_and_change_agree_with_scipy_and_numpy(values: list[float]) -> None:
    found = girth(*values)
    slope = scipy.stats.theilslopes(values, [7 * number for number in range(len(values))]).slope
    change = np.median(values[-3:]) - np.median(values[:3])
    assert found.slope_per_28_days == pytest.approx(28 * slope, rel=1e-9, abs=1e-9)
    assert found.change == pytest.approx(change, rel=1e-9, abs=1e-9)
    if abs(change) > 10 + 1e-6 and change * slope > 1e-6:
        assert found.state in ({"better", "levelled"} if change > 0 else {"lower"})
    if abs(change) < 10 - 1e-6:
        assert found.state == "usual"
