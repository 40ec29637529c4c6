# SPDX-License-Identifier: MIT
"""Which declines are worth a notice: chief measures, unlike ones together, measured ones, signs that were rare."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.words import metrics, notice_rules, run_rules
from core.words.notice_rules import Seen
from core.words.run_rules import RULES
from tests import make

NORMAL = RULES["normal"]
COMFORT = Seen("comfort", True, worse=8, of=10)
MOVEMENT = Seen("overall_mobility", False, worse=3, of=10)
ENERGY = Seen("energy_level", True, worse=8, of=10)
RISING = Seen("rising_ease", True, worse=9, of=10)
STABILITY = Seen("hind_stability", True, worse=8, of=10)
STIFF = Seen("stiff_at_first", True, worse=8, of=10, is_sign=True)
SCUFFED = Seen("scuffed", True, worse=8, of=10, is_sign=True)


def loud(*found: Seen, rule: str = "normal") -> list[str]:
    said = notice_rules.worth(found, RULES[rule])
    return [one.key for one, is_loud in zip(found, said, strict=True) if is_loud]


def test_a_chief_measure_that_the_other_bears_out_is_a_notice() -> None:
    assert loud(COMFORT, replace(MOVEMENT, worse=6)) == []
    assert loud(COMFORT, replace(MOVEMENT, worse=7)) == ["comfort"]
    assert loud(COMFORT, replace(MOVEMENT, is_lower=True, worse=8)) == ["comfort", "overall_mobility"]


def test_a_chief_measure_that_is_lower_on_all_days_needs_no_second() -> None:
    assert loud(replace(COMFORT, worse=9), MOVEMENT) == []
    assert loud(replace(COMFORT, worse=10), MOVEMENT) == ["comfort"]


def test_a_sharp_drop_of_a_chief_measure_needs_no_second() -> None:
    assert loud(replace(COMFORT, is_sharp=True, worse=4, of=4), MOVEMENT) == ["comfort"]


def test_the_only_chief_measure_that_can_speak_is_believed() -> None:
    assert loud(COMFORT) == ["comfort"]
    assert loud(COMFORT, replace(MOVEMENT, of=0)) == ["comfort"], "too few days, or its usual at the end of the scale"


def test_two_unlike_measures_are_a_notice_only_when_one_fell_sharply() -> None:
    assert loud(ENERGY, RISING) == []
    assert loud(replace(ENERGY, is_sharp=True)) == []
    assert loud(replace(ENERGY, is_sharp=True), RISING) == ["energy_level", "rising_ease"]


def test_three_unlike_measures_are_a_notice() -> None:
    assert loud(ENERGY, RISING, STABILITY) == ["energy_level", "rising_ease", "hind_stability"]


def test_signs_that_were_frequent_before_count_as_one() -> None:
    assert loud(STIFF, SCUFFED, ENERGY) == []
    assert loud(STIFF, RISING, ENERGY) == ["stiff_at_first", "rising_ease", "energy_level"]


def test_a_sign_that_was_rare_before_is_a_notice_by_itself() -> None:
    assert loud(replace(SCUFFED, is_rare=True), STIFF) == ["scuffed"]


def test_measures_of_one_kin_are_no_second_witness() -> None:
    minutes = Seen("morning_stiffness_min", True, is_sharp=True, worse=8, of=10)
    assert loud(minutes, STIFF) == []
    assert loud(minutes, SCUFFED) == ["morning_stiffness_min", "scuffed"]
    day = Seen("good_day", True, worse=9, of=10)
    sore = Seen("pain_owner_nrs", True, is_sharp=True, worse=9, of=10)
    assert loud(day, sore) == []


def test_a_measured_decline_is_a_notice_and_makes_nobody_else_one() -> None:
    girth = Seen("thigh_girth", True, is_measured=True)
    assert loud(girth, ENERGY, RISING) == ["thigh_girth"]


def test_what_is_not_lower_is_never_a_notice() -> None:
    steady = replace(ENERGY, is_lower=False)
    assert loud(steady, replace(MOVEMENT, worse=10), Seen("thigh_girth", False, is_measured=True)) == []


def test_the_early_setting_believes_a_chief_measure_at_once() -> None:
    assert loud(COMFORT, MOVEMENT, rule="sensitive") == ["comfort"]
    assert loud(COMFORT, MOVEMENT, rule="strict") == []


@pytest.mark.parametrize("key", [key for kin in metrics.KIN for key in kin] + list(metrics.TOLD_FIRST))
def test_every_key_named_in_the_registry_is_judged(key: str) -> None:
    assert metrics.known()[key].judged


def test_what_is_found_is_read_from_the_finding() -> None:
    comfort = metrics.known()["comfort"]
    days = [(make.TODAY - timedelta(days=37 - at), 6.0 if at < 30 else 5.0) for at in range(38)]
    usual = run_rules.usual_of(days, None, today=make.TODAY)
    finding = run_rules.judge(days, usual, today=make.TODAY, scale=run_rules.scale_of(comfort), rule=NORMAL)
    assert notice_rules.of_daily(comfort, days, usual, finding) == Seen("comfort", True, worse=8, of=10)


@pytest.mark.parametrize(("seen", "is_rare"), [(2, True), (3, False)])
def test_a_sign_is_rare_up_to_a_tenth_of_the_usual_days(seen: int, is_rare: bool) -> None:
    scuffed = metrics.known()["scuffed"]
    usual_days = [1.0] * seen + [0.0] * (28 - seen)
    days = [(make.TODAY - timedelta(days=37 - at), value) for at, value in enumerate([*usual_days, *[1.0] * 10])]
    usual = run_rules.usual_of(days, None, today=make.TODAY)
    finding = run_rules.judge(days, usual, today=make.TODAY, scale=run_rules.scale_of(scuffed), rule=NORMAL)
    found = notice_rules.of_daily(scuffed, days, usual, finding)
    assert (found.is_lower, found.worse, found.is_rare) == (True, 10, is_rare)
