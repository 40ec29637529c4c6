# SPDX-License-Identifier: MIT
"""Which verdicts are read first where there is no room for all."""

from __future__ import annotations

from typing import Any

from core.usecases import verdict_order
from core.words.blocks import Verdict


def one(key: str, state: str = "usual", tone: str = "plain", **details: Any) -> Verdict:
    return Verdict(key, "", key, state, tone, state, f"{key}: so.", **details)


def order(*found: Verdict) -> list[str]:
    return [verdict.key for verdict in verdict_order.told(found)]


def test_the_chief_measures_and_the_walks_stand_before_everything_that_is_as_usual() -> None:
    found = [one("good_day"), one("comfort"), one("overall_mobility"), one("walk_minutes_total"), one("energy_level")]
    assert order(*found) == ["overall_mobility", "comfort", "walk_minutes_total", "good_day", "energy_level"]


def test_declines_come_first_and_notices_before_all() -> None:
    energy = one("energy_level", "lower", "caution")
    rising = one("rising_ease", "lower", "caution", is_notice=True)
    stable = one("hind_stability", "lower", "caution", is_notice=True, is_sharp=True)
    found = [one("comfort"), energy, rising, stable]
    assert order(*found) == ["hind_stability", "rising_ease", "energy_level", "comfort"]


def test_good_news_comes_after_the_chief_measures_and_signs_and_photos_last() -> None:
    found = [one("rear_thigh_width_ratio"), one("limped"), one("energy_level"), one("scuffed", "better", "good")]
    found += [one("thigh_girth", "better", "good"), one("comfort")]
    wanted = ["comfort", "thigh_girth", "scuffed", "energy_level", "rear_thigh_width_ratio", "limped"]
    assert order(*found) == wanted


def test_what_has_too_few_days_is_left_out_and_an_unknown_measure_is_not_lost() -> None:
    assert order(one("comfort", "few"), one("own.gone")) == ["own.gone"]
