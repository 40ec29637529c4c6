# SPDX-License-Identifier: MIT
"""Whole dogs at random: scores, minutes and signs of one dog that share their bad days, and the verdicts on them.

No test lives here. One measure alone is in tests/dogs_at_random.py; shared by tests/core/test_false_notices.py and
tests/bench/false_notices.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from core.words import metrics, notice_rules, run_rules
from core.words.metrics import Metric
from core.words.notice_rules import Seen
from core.words.run_rules import Rule, Usual
from core.words.statistics import Point
from tests import dogs_at_random
from tests.dogs_at_random import BAD_DAYS, BASELINE, FIRST, MISSING, WATCHED

# Two scores of one day: how much of their noise is the day's own.
SHARED = 0.5
# Score, its middle, and what a point of 0-10 is on it.
SCORES = {
    "overall_mobility": (6.0, 1.0),
    "comfort": (6.0, 1.0),
    "energy_level": (6.0, 1.0),
    "mood_engagement": (3.0, 0.4),
    "rising_ease": (3.0, 0.4),
    "hind_stability": (2.0, 0.4),
}
# Sign and the share of days on which it is seen.
SIGNS = {
    "stiff_at_first": 0.4,
    "scuffed": 0.3,
    "limped": 0.15,
    "wobbled": 0.15,
    "bunny_hopped": 0.1,
    "knuckled": 0.05,
    "crossed": 0.05,
    "avoided_stairs": 0.4,
}
STIFF = ("morning_stiffness_min", 15.0, 4.0)
FALLING = ("overall_mobility", "comfort")
# Says whether an evening's findings are a notice.
Says = Callable[[list[Seen], Rule], bool]


@dataclass(frozen=True, slots=True)
class Household:
    """What the dogs of one run are like.

    Attributes:
        noise: spread of one point of 0-10 from day to day. missing: share of days without an entry.
        drop: points lost by `falling` when the story begins, 28 days after the baseline; 0 is steady.
        is_wandering: each dog's middles lie anywhere in a point, not on a whole number.
        only: these measures are kept, empty means all.
    """

    noise: float = 1.0
    drop: float = 0.0
    missing: float = MISSING
    is_wandering: bool = False
    falling: tuple[str, ...] = FALLING
    only: tuple[str, ...] = ()


def dogs(kind: Household, count: int, seed: int, days: int = BASELINE + WATCHED) -> Iterator[dict[str, list[Point]]]:
    """Make the entries of many dogs: of each, metric key to (day, value), ascending, missing days left out."""
    calendar = [FIRST + timedelta(days=offset) for offset in range(days)]
    for number in range(count):
        chance = np.random.default_rng((seed, number))
        made = _values(kind, chance, days)
        kept = chance.random(days) >= kind.missing
        yield {
            key: [(day, value) for day, value, is_kept in zip(calendar, row.tolist(), kept, strict=True) if is_kept]
            for key, row in made.items()
            if not kind.only or key in kind.only
        }


def _values(kind: Household, chance: np.random.Generator, days: int) -> dict[str, NDArray[np.float64]]:
    """Return one row of values per measure."""
    known = metrics.known()
    one = replace(dogs_at_random.Kind(1.0), scale=dogs_at_random.WHOLE)

    def alike() -> NDArray[np.float64]:
        return dogs_at_random.noise(one, chance, (1, days))[0]

    together, bad = alike(), chance.random(days) < BAD_DAYS
    since = np.arange(days) >= 2 * BASELINE

    def swing() -> NDArray[np.float64]:
        own = SHARED**0.5 * together + (1 - SHARED) ** 0.5 * alike()
        return kind.noise * own - 2.0 * bad

    def middle(of: float) -> float:
        return of + (chance.random() - 0.5 if kind.is_wandering else 0.0)

    found = {}
    for key, (of, point) in SCORES.items():
        lost = kind.drop * since if key in kind.falling else 0.0
        found[key] = np.clip(np.rint(middle(of) + point * (swing() - lost)), 0, known[key].high)
    lost = kind.drop * since if set(FALLING) <= set(kind.falling) else 0.0
    felt = swing() - lost + middle(0.0)
    found["good_day"] = np.clip(np.rint(1.0 + 0.5 * felt), 0, 2)
    key, of, point = STIFF
    found[key] = np.clip(np.rint(of - point * swing()), 0, known[key].high)
    for key, share in SIGNS.items():
        felt = swing() / max(kind.noise, 0.1)
        found[key] = (felt < np.quantile(felt, share)).astype(float)
    found["wobbled_or_scuffed"] = np.maximum(found["wobbled"], found["scuffed"])
    return found


def evenings(
    days: dict[str, list[Point]], rule: Rule, *, since: int = 0, until: int = WATCHED
) -> Iterator[tuple[int, list[Seen]]]:
    """Judge a dog on every evening with an entry.

    An evening without one cannot start a notice, only end one by age; with a third of the days missing that is rare.

    Args:
        since, until: evenings counted from 0, the first one after the baseline.
    Returns:
        (evening, what is found of each measure), ascending.
    """
    known = metrics.known()
    usual = {key: run_rules.usual_of(points, FIRST) for key, points in days.items()}
    logged = {day for points in days.values() for day, _value in points}
    for offset in range(since, until):
        today = FIRST + timedelta(days=BASELINE + offset)
        if today in logged:
            yield offset, [_seen(known[key], points, usual[key], today, rule=rule) for key, points in days.items()]


def _seen(metric: Metric, points: list[Point], usual: Usual | None, today: date, *, rule: Rule) -> Seen:
    found = run_rules.judge(points, usual, today=today, scale=run_rules.scale_of(metric), rule=rule)
    return notice_rules.of_daily(metric, points, usual, found)


def single(key: str) -> Says:
    """Return the rule that looks at one measure alone."""

    def says(found: list[Seen], _rule: Rule) -> bool:
        return any(one.is_lower and one.key == key for one in found)

    return says


def any_lower(found: list[Seen], _rule: Rule) -> bool:
    """Whether anything is lower: the rule that was not taken."""
    return any(one.is_lower for one in found)


def as_told(found: list[Seen], rule: Rule) -> bool:
    """Whether the program would give a notice."""
    return any(notice_rules.worth(found, rule))


def starts(seen: list[tuple[int, list[Seen]]], rule: Rule, says: Says, *, apart: int = 1) -> int:
    """Return how many notices began: on an evening with one, `apart` days or more after the last such evening."""
    count, last, was = 0, -1000, False
    for evening, found in seen:
        now = says(found, rule)
        count += now and not was and evening - last >= apart
        last, was = (evening if now else last), now
    return count


def first(seen: list[tuple[int, list[Seen]]], rule: Rule, says: Says) -> int | None:
    """Return the first evening with a notice, None without one."""
    return next((evening for evening, found in seen if says(found, rule)), None)
