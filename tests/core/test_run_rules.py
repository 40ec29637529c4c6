# SPDX-License-Identifier: MIT
"""The rules say lower, better, levelled or nothing, for the days a careful reader would count; numpy agrees."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from core.words import metrics, run_rules
from core.words.run_rules import RULES, Finding, Rule, Scale, Usual
from core.words.statistics import Point

FIRST = date(2026, 3, 1)
WHOLE = Scale(0, 10, sharp=2)
WORSE = Scale(0, 10, "lower", sharp=2)
MINUTES = Scale(0, 600, "none", finer=True)
FINER = Scale(0, 600, "higher", finer=True)
SIX = Usual(FIRST, FIRST + timedelta(days=27), 28, 6, 5, 7, 1, False)
WALKS = Usual(FIRST, FIRST + timedelta(days=27), 28, 25, 22, 28, 4, False)


def day(offset: int) -> date:
    """Return a day after the usual's window; 0 is the first."""
    return FIRST + timedelta(days=28 + offset)


def entries(*values: float, first: int = 0) -> list[Point]:
    return [(day(first + offset), float(value)) for offset, value in enumerate(values)]


def judged(points: list[Point], usual: Usual | None = SIX, scale: Scale = WHOLE, rule: str = "normal") -> Finding:
    return run_rules.judge(points, usual, today=points[-1][0], scale=scale, rule=RULES[rule])


def flat(value: float, spread: float = 0.0) -> Usual:
    return Usual(SIX.first, SIX.last, 28, value, value - spread, value + spread, spread, False)


# The run rule.


def test_without_a_usual_nothing_is_said() -> None:
    assert judged(entries(*[1] * 20), None) == Finding("few", why="no_usual")


def test_nine_days_are_too_few_and_one_is_missing() -> None:
    found = judged(entries(*[6] * 9))
    assert (found.state, found.missing, found.of_days, found.why) == ("few", 1, 9, "days")
    assert run_rules.judge([], SIX, today=day(0), scale=WHOLE).missing == 10


def test_eight_of_ten_days_below_are_lower_and_seven_are_not() -> None:
    lower = judged(entries(6, 5, 5, 5, 5, 7, 5, 5, 5, 5))
    assert (lower.state, lower.why, lower.of_days, lower.below, lower.above) == ("lower", "run", 10, 8, 1)
    assert lower.days == tuple(day(offset) for offset in (1, 2, 3, 4, 6, 7, 8, 9))
    assert judged(entries(6, 5, 5, 5, 6, 7, 5, 5, 5, 5)).state == "usual"


def test_good_news_is_held_to_the_same_standard() -> None:
    found = judged(entries(6, 7, 7, 7, 7, 5, 7, 7, 7, 7))
    assert (found.state, found.above, found.days[0], found.better_since) == ("better", 8, day(1), day(9))
    assert judged(entries(6, 7, 7, 7, 6, 5, 7, 7, 7, 7)).state == "usual"


def test_strict_wants_nine_of_ten() -> None:
    eight, nine = entries(6, 5, 5, 5, 5, 7, 5, 5, 5, 5), entries(6, 5, 5, 5, 5, 5, 5, 5, 5, 5)
    assert judged(eight, rule="strict").state == "usual"
    assert judged(nine, rule="strict").state == "lower"


def test_only_the_last_ten_logged_days_within_three_weeks_count() -> None:
    spread_out = [(day(2 * count), 5.0) for count in range(10)]
    assert run_rules.judge(spread_out, SIX, today=day(20), scale=WHOLE).state == "lower"
    assert run_rules.judge(spread_out, SIX, today=day(21), scale=WHOLE).missing == 1


def test_missing_days_are_never_filled_in() -> None:
    assert run_rules.judge(entries(*[5] * 10), SIX, today=day(365), scale=WHOLE) == Finding(
        "few", why="days", missing=10
    )


def test_days_of_the_usuals_own_window_are_no_news() -> None:
    assert judged(entries(*[2] * 28, first=-28)).state == "few"
    assert judged(entries(*[2] * 31, first=-28)).missing == 7


def test_days_after_today_do_not_count() -> None:
    points = entries(*[6] * 12, *[2] * 12)
    assert run_rules.judge(points, SIX, today=day(11), scale=WHOLE).state == "usual"
    assert run_rules.judge(points, SIX, today=SIX.first, scale=WHOLE).state == "few"


def test_where_lower_is_better_higher_values_are_the_decline() -> None:
    assert judged(entries(*[7] * 10), scale=WORSE).state == "lower"
    found = judged(entries(*[5] * 10), scale=WORSE)
    assert (found.state, found.below, found.above) == ("better", 10, 0)


def test_a_measure_without_a_good_direction_has_more_or_less() -> None:
    assert judged(entries(*[30] * 10), WALKS, MINUTES).state == "more"
    assert judged(entries(*[20] * 10), WALKS, MINUTES).state == "less"
    assert judged(entries(*[40] * 100), WALKS, MINUTES).state == "more"


def test_a_usual_between_two_points_is_neither_of_them() -> None:
    assert judged(entries(*[6] * 10), flat(6.5)).state == "usual"
    assert judged(entries(*[7] * 10), flat(6.5)).state == "usual"
    assert judged(entries(*[5] * 10), flat(6.5)).state == "lower"
    assert judged(entries(*[8] * 10), flat(6.5)).state == "better"


def test_a_finer_measure_is_held_against_the_quartiles() -> None:
    assert judged(entries(*[22] * 10), WALKS, FINER).state == "usual"
    assert judged(entries(*[21] * 10), WALKS, FINER).state == "lower"
    assert judged(entries(*[29] * 10), WALKS, FINER).state == "better"


def test_a_usual_that_never_varied_still_wants_a_whole_step() -> None:
    assert judged(entries(*[24.5] * 10), flat(25), FINER).state == "usual"
    assert judged(entries(*[24] * 10), flat(25), FINER).state == "lower"
    assert judged(entries(*[6] * 10), flat(6)).state == "usual"


def test_days_at_both_ends_only_are_as_usual() -> None:
    assert judged(entries(*[0, 10] * 5), flat(5, 5)).state == "usual"


# The sharp drop.


def test_four_logged_days_in_a_row_two_points_below_are_a_sharp_drop() -> None:
    found = judged(entries(6, 4, 4, 3, 4))
    assert (found.state, found.is_sharp, found.why, found.of_days) == ("lower", True, "sharp", 4)
    assert found.days == tuple(day(offset) for offset in (1, 2, 3, 4))
    assert judged(entries(6, 4, 5, 3, 4)).state == "few"
    assert judged(entries(6, 6, 4, 4, 4)).state == "few"


def test_three_are_enough_when_the_owner_was_worried_on_one() -> None:
    points = entries(6, 6, 4, 4, 4)
    for worried, state in ((day(3), "lower"), (day(1), "few")):
        found = run_rules.judge(points, SIX, today=day(4), scale=WHOLE, worried=frozenset({worried}))
        assert found.state == state


def test_a_sharp_drop_lies_within_a_fortnight() -> None:
    points = [(day(offset), 3.0) for offset in (0, 4, 9, 13)]
    assert run_rules.judge(points, SIX, today=day(13), scale=WHOLE).is_sharp
    assert not run_rules.judge(points, SIX, today=day(14), scale=WHOLE).is_sharp


def test_a_measure_without_a_sharp_figure_has_no_sharp_drop() -> None:
    assert judged(entries(6, 0, 0, 0, 0), scale=Scale(0, 10)).state == "few"


def test_a_finer_measure_drops_sharply_by_two_of_its_deviations() -> None:
    assert judged(entries(25, 17, 17, 16, 17), WALKS, FINER).is_sharp
    assert not judged(entries(25, 18, 17, 16, 17), WALKS, FINER).is_sharp


def test_a_dog_whose_days_differ_by_two_points_drops_sharply_by_three() -> None:
    restless = Usual(SIX.first, SIX.last, 28, 6, 5, 7, 1.6, False)
    assert not judged(entries(6, 4, 4, 4, 4), restless).is_sharp
    assert judged(entries(6, 3, 3, 3, 3), restless).is_sharp


def test_the_run_rules_days_are_counted_when_both_rules_speak() -> None:
    found = judged(entries(6, 6, *[4] * 8))
    assert (found.why, found.is_sharp, len(found.days)) == ("run", True, 8)


# The mean of a fortnight, for those who want to hear early.


def test_sensitive_also_hears_the_mean_of_a_fortnight() -> None:
    points = entries(*[6, 4, 5, 6, 4] * 3)
    assert judged(points).state == "usual"
    found = judged(points, rule="sensitive")
    assert (found.state, found.why, found.of_days) == ("lower", "mean", 14)


def test_the_mean_must_be_a_point_and_three_of_its_errors_below() -> None:
    assert judged(entries(*[6, 6, 4, 5, 5] * 3), rule="sensitive").state == "usual"
    assert judged(entries(*[9, 8, 0, 0, 7, 7, 1] * 2), rule="sensitive").state == "usual"


# The ends of the scale.


@pytest.mark.parametrize(
    ("usual", "scale"),
    [
        (flat(0), WHOLE),
        (flat(1), WHOLE),
        (flat(1.5), WHOLE),
        (flat(9), WORSE),
        (flat(0), Scale(0, 4, sharp=2)),
        (flat(0), MINUTES),
        (Usual(SIX.first, SIX.last, 28, 20, 0, 30, 12, False), FINER),
        (flat(1), Scale(0, 1, "lower")),
        (flat(0), Scale(0, 2)),
    ],
)
def test_a_usual_at_the_worse_end_says_that_a_decline_cannot_be_seen(usual: Usual, scale: Scale) -> None:
    found = judged(entries(*[usual.median] * 10), usual, scale)
    assert (found.state, found.why) == ("edge", "end")


def test_the_other_direction_still_works_at_the_end_of_the_scale() -> None:
    assert judged(entries(*[3] * 10), flat(0)).state == "better"
    assert judged(entries(*[10] * 10), flat(0), MINUTES).state == "more"
    assert judged(entries(*[2] * 10), flat(2)).state == "usual"


def test_a_usual_at_the_good_end_is_as_usual_and_can_still_fall() -> None:
    assert (judged(entries(*[10] * 10), flat(10)).state, judged(entries(*[10] * 10), flat(10)).why) == ("usual", "top")
    assert judged(entries(*[9] * 10), flat(10)).state == "lower"
    assert judged(entries(*[1] * 10), flat(0), Scale(0, 1, "lower")).state == "lower"
    assert judged(entries(*[3] * 10), flat(0), Scale(0, 99, "lower", finer=True)).state == "lower"


# Levelled off, held, relapse.


def test_better_days_that_no_longer_rise_have_levelled_off() -> None:
    assert judged(entries(*[8] * 56)).state == "levelled"
    assert judged(entries(*[8] * 55)).state == "better"
    assert judged(entries(*[7] * 28, *[9] * 28)).state == "better"
    assert judged(entries(*[25] * 28, *[40] * 28, *[42] * 28), WALKS, FINER).state == "levelled"


def test_level_needs_ten_logged_days_in_each_four_weeks() -> None:
    thin = [(day(offset), 8.0) for offset in (*range(0, 27, 3), *range(28, 56))]
    assert judged(thin).state == "better"


def test_better_since_is_the_first_evening_on_which_it_held() -> None:
    assert judged(entries(*[6] * 5, *[8] * 40)).better_since == day(12)
    assert judged(entries(*[8] * 40, *[6] * 3)).better_since is None


def test_the_best_four_weeks_are_known_once_better_has_held_so_long() -> None:
    assert judged(entries(*[8] * 46)).best is None
    best = judged(entries(*[8] * 48)).best
    assert best is not None
    assert (best.first, best.last, best.median) == (day(9), day(36), 8)


def test_a_fall_from_the_best_four_weeks_is_a_relapse_even_above_the_usual() -> None:
    found = judged(entries(*[9] * 60, *[7] * 8))
    assert (found.state, found.against, found.over_usual, len(found.days)) == ("lower", "best", True, 8)
    back = judged(entries(*[9] * 60, *[6] * 10))
    assert (back.state, back.against, back.over_usual) == ("lower", "best", False)


def test_a_fall_below_the_usual_itself_is_told_against_the_usual() -> None:
    assert judged(entries(*[9] * 60, *[5] * 8)).against == "usual"


def test_a_day_within_the_best_times_middle_half_is_no_relapse() -> None:
    best = [9, 8, 10, 9, 8, 10] * 10
    assert judged(entries(*best, *[8] * 10)).against == "usual"


def test_a_time_that_was_never_stable_is_nothing_to_fall_from() -> None:
    assert judged(entries(*[9] * 20, *[6] * 10)).state == "usual"


def test_a_better_time_more_than_a_year_ago_is_no_longer_held_against_the_dog() -> None:
    assert judged(entries(*[9] * 60, *[6] * 360)).state == "usual"


def test_more_minutes_are_no_better_time_to_fall_from() -> None:
    found = judged(entries(*[60] * 60, *[25] * 10), WALKS, MINUTES)
    assert (found.state, found.best, found.better_since) == ("usual", None, None)


def test_a_metric_says_itself_how_it_is_read() -> None:
    known = metrics.known()
    assert run_rules.scale_of(known["overall_mobility"]) == WHOLE
    assert run_rules.scale_of(known["walk_minutes_total"]) == Scale(0, 600, "none", None, finer=True)


# Recomputed with numpy: the rules as a statistician would write them, over all windows at once.

VALUES = some.lists(some.tuples(some.integers(1, 3), some.integers(0, 10)), min_size=1, max_size=40)


def series(steps: list[tuple[int, int]], times: float = 1.0) -> list[Point]:
    offsets = np.cumsum([gap for gap, _value in steps]) - 1
    return [(day(int(offset)), value * times) for offset, (_gap, value) in zip(offsets, steps, strict=True)]


def expected(points: list[Point], usual: Usual, scale: Scale, rule: Rule) -> list[str]:
    """Return the state on every logged evening, without levelled and relapse, for values that have no room to end."""
    sign = -1.0 if scale.better == "lower" else 1.0
    days = np.array([when.toordinal() for when, _value in points])
    values = sign * np.array([value for _when, value in points])
    low, middle, high = np.sort(sign * np.array([usual.low, usual.median, usual.high]))
    if scale.finer:
        worse = (values < low) & (values <= middle - scale.step)
        good = (values > high) & (values >= middle + scale.step)
        sharp = values <= middle - 2 * max(usual.deviation, scale.step)
    else:
        worse, good = values < np.floor(middle), values > np.ceil(middle)
        sharp = values <= middle - max(scale.sharp or np.inf, 1.5 * usual.deviation)
    states = np.full(len(points), "few", dtype=object)
    if len(points) >= rule.of:
        windows = np.lib.stride_tricks.sliding_window_view
        near = days[rule.of - 1 :] - days[: -rule.of + 1] < rule.within
        tail = states[rule.of - 1 :]
        tail[near] = "usual"
        tail[near & (windows(good, rule.of).sum(axis=1) >= rule.side_days)] = "better"
        tail[near & (windows(worse, rule.of).sum(axis=1) >= rule.side_days)] = "lower"
    if len(points) >= rule.sharp_days:
        runs = np.lib.stride_tricks.sliding_window_view(sharp, rule.sharp_days).all(axis=1)
        runs &= days[rule.sharp_days - 1 :] - days[: -rule.sharp_days + 1] < 14
        states[rule.sharp_days - 1 :][runs] = "lower"
    return [str(state) for state in states]


@settings(max_examples=150)
@given(VALUES, some.sampled_from(["strict", "normal"]), some.sampled_from([4.0, 5.0, 5.5, 6.0]), some.booleans())
def test_the_rules_on_whole_points_agree_with_numpy(
    steps: list[tuple[int, int]], rule: str, middle: float, is_lower_better: bool
) -> None:
    usual, scale = flat(middle, 1.0), WORSE if is_lower_better else WHOLE
    points = series(steps)
    found = [judged(points[: at + 1], usual, scale, rule) for at in range(len(points))]
    plain = ["better" if one.state == "levelled" or one.over_usual else one.state for one in found]
    if not any(one.against == "best" for one in found):
        assert plain == expected(points, usual, scale, RULES[rule])


@settings(max_examples=150)
@given(VALUES, some.sampled_from(["strict", "normal"]), some.lists(some.floats(1, 50), min_size=14, max_size=28))
def test_the_rules_on_minutes_agree_with_numpy(steps: list[tuple[int, int]], rule: str, base: list[float]) -> None:
    usual = run_rules.usual_of([(day(at - 28), value) for at, value in enumerate(base)], day(-28), today=day(0))
    assert usual is not None
    points = series(steps, times=6.3)
    found = [judged(points[: at + 1], usual, FINER, rule) for at in range(len(points))]
    plain = ["better" if one.state == "levelled" else one.state for one in found]
    if not any(one.against == "best" for one in found):
        assert plain == expected(points, usual, FINER, RULES[rule])


@settings(max_examples=150)
@given(some.lists(some.integers(0, 10), min_size=7, max_size=14))
def test_the_mean_rule_agrees_with_numpy(values: list[int]) -> None:
    points = entries(*values)
    found = judged(points, rule="sensitive")
    mean, error = np.mean(values), np.std(values, ddof=1) / np.sqrt(len(values))
    is_low = bool(mean <= 6 - max(1.0, 3 * error) + 1e-9)
    assert (found.state == "lower") == (is_low or judged(points).state == "lower")
