# SPDX-License-Identifier: MIT
"""How often the rules cry wolf over steady dogs, and how soon they see a fall: 300 made-up dogs of each kind.

The limits are those of issue 4; `tests/bench/false_alarms.py` prints the whole table with 3,000 dogs of each.
"""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest

from core.words import run_rules
from core.words.run_rules import RULES, Rule
from tests import dogs_at_random
from tests.dogs_at_random import BASELINE, FIRST, Kind

DOGS = 300
SEED = 20261122
NORMAL = RULES["normal"]


def alarms(kind: Kind, rule: Rule = NORMAL, since: int = 0) -> float:
    """Return notices of a decline per dog in 180 days from evening `since` on."""
    days = BASELINE + since + dogs_at_random.WATCHED
    seen = [
        dogs_at_random.episodes(points, kind, rule, since=since)
        for points in dogs_at_random.dogs(kind, DOGS, SEED, days=days)
    ]
    return sum(map(len, seen)) / DOGS


def found_within(kind: Kind, limit: int, rule: Rule = NORMAL) -> float:
    """Return the share of dogs with a notice within so many days of the story's beginning."""
    days = BASELINE + kind.begins + limit
    delays = [
        dogs_at_random.delay(points, kind, rule, since=kind.begins, days=limit)
        for points in dogs_at_random.dogs(kind, DOGS, SEED, days=days)
    ]
    return sum(delay is not None for delay in delays) / DOGS


@pytest.mark.parametrize(
    ("kind", "limit"),
    [(Kind(0.7), 0.3), (Kind(1.0), 0.9), (Kind(1.5), 1.6), (dogs_at_random.in_minutes(), 0.6)],
    ids=["noise 0.7", "noise 1.0", "noise 1.5", "minutes"],
)
def test_steady_dogs_are_seldom_called_lower(kind: Kind, limit: float) -> None:
    assert alarms(kind) <= limit


@pytest.mark.parametrize("kind", [Kind(1.0, "drop"), dogs_at_random.in_minutes("drop")], ids=["points", "minutes"])
def test_a_fall_of_two_points_or_two_deviations_is_found_within_a_fortnight(kind: Kind) -> None:
    assert found_within(kind, 14) >= 0.8


def test_dogs_that_got_better_and_stay_so_are_seldom_called_lower() -> None:
    assert alarms(Kind(1.0, "improved", middle=5.0), since=88) <= 0.9


def test_dogs_that_fall_back_to_their_usual_are_found_within_four_weeks() -> None:
    improved_for_twelve_weeks = Kind(1.0, "relapse", middle=5.0)
    days = BASELINE + BASELINE + 84 + 28
    delays = [
        dogs_at_random.delay(points, improved_for_twelve_weeks, NORMAL, since=BASELINE + 84, days=28)
        for points in dogs_at_random.dogs(improved_for_twelve_weeks, DOGS, SEED, days=days)
    ]
    assert sum(delay is not None for delay in delays) >= 0.8 * DOGS


def test_strict_is_quieter_and_sensitive_hears_more() -> None:
    falls = Kind(1.0, "drop", size=1.0)
    strict, normal, sensitive = (found_within(falls, 28, RULES[name]) for name in ("strict", "normal", "sensitive"))
    assert strict < normal < sensitive


def test_the_made_up_days_are_as_the_recipe_says() -> None:
    kind = Kind(1.0)
    noise = dogs_at_random.noise(kind, np.random.default_rng(SEED), (500, 200))
    assert np.std(noise) == pytest.approx(1.0, abs=0.02)
    assert np.corrcoef(noise[:, :-1].ravel(), noise[:, 1:].ravel())[0, 1] == pytest.approx(0.3, abs=0.02)
    days = list(dogs_at_random.dogs(kind, 500, SEED))
    values = [value for points in days for _day, value in points]
    assert len(values) / (500 * (BASELINE + dogs_at_random.WATCHED)) == pytest.approx(0.7, abs=0.01)
    assert set(values) <= set(range(11))
    assert np.mean(values) == pytest.approx(6 - 0.05 * 2, abs=0.03)


def test_evenings_that_are_passed_over_would_not_have_started_a_notice() -> None:
    for points in dogs_at_random.dogs(Kind(1.5), 40, SEED):
        usual = run_rules.usual_of(points, FIRST)
        called = [
            run_rules.judge(points, usual, today=FIRST + timedelta(days=BASELINE + offset), scale=dogs_at_random.WHOLE)
            for offset in range(dogs_at_random.WATCHED)
        ]
        is_down = [found.state == "lower" for found in called]
        starts = sum(now and not before for before, now in zip([False, *is_down], is_down, strict=False))
        assert starts == len(dogs_at_random.episodes(points, Kind(1.5), NORMAL))
