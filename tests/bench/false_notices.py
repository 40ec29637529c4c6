# SPDX-License-Identifier: MIT
"""Prints how often a whole dog gives a false notice, and how soon a fall is seen. Run by hand, not collected.

Usage: python tests/bench/false_notices.py [dogs of each kind, 600] [seed]
"""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from core.words.run_rules import RULES
from tests import whole_dogs_at_random as dogs
from tests.dogs_at_random import BASELINE, WATCHED
from tests.whole_dogs_at_random import Household

FORTNIGHT, FOUR_WEEKS = 14, 28
HEADERS = ("rule", "dogs", "comfort alone", "any lower", "notices", "14 days apart", "a year")
FALL_HEADERS = ("rule", "what falls", "comfort alone 14 d", "notices 14 d", "notices 28 d")
STEADY = {
    "noise 0.7": Household(0.7),
    "noise 1.0": Household(1.0),
    "noise 1.5": Household(1.5),
    "noise 1.0, middles between the points": Household(1.0, is_wandering=True),
    "noise 1.0, half of the days missing": Household(1.0, missing=0.5),
    "noise 1.0, only comfort kept": Household(1.0, only=("comfort",)),
}
FALLS = {
    "movement and comfort by 2": Household(1.0, drop=2),
    "the same, middles between": Household(1.0, drop=2, is_wandering=True),
    "movement and comfort by 1": Household(1.0, drop=1),
    "comfort by 2, nothing else": Household(1.0, drop=2, falling=("comfort",)),
    "energy and getting up by 2": Household(1.0, drop=2, falling=("energy_level", "rising_ease")),
}
CELLS = [("normal", name) for name in STEADY] + [
    (rule, name) for rule in ("strict", "sensitive") for name in ("noise 0.7", "noise 1.0", "noise 1.5")
]
FALL_CELLS = [("normal", name) for name in FALLS] + [
    (rule, "movement and comfort by 2") for rule in ("strict", "sensitive")
]


def steady(rule: str, name: str, count: int, seed: int) -> tuple[str, ...]:
    """Return one line: notices in 180 steady days, of one measure, of all, and as told; and these in a year."""
    totals = [0, 0, 0, 0]
    for days in dogs.dogs(STEADY[name], count, seed):
        seen = list(dogs.evenings(days, RULES[rule]))
        for at, says in enumerate((dogs.single("comfort"), dogs.any_lower, dogs.as_told)):
            totals[at] += dogs.starts(seen, RULES[rule], says)
        totals[3] += dogs.starts(seen, RULES[rule], dogs.as_told, apart=FORTNIGHT + 1)
    each = [total / count for total in totals]
    return (rule, name, *(f"{one:.2f}" for one in each), f"{each[3] * 365 / WATCHED:.1f}")


def fall(rule: str, name: str, count: int, seed: int) -> tuple[str, ...]:
    """Return one line: dogs of a hundred that were noticed in time."""
    until = BASELINE + FOUR_WEEKS
    alone = early = late = 0
    for days in dogs.dogs(FALLS[name], count, seed, days=BASELINE + until):
        seen = list(dogs.evenings(days, RULES[rule], since=BASELINE, until=until))
        found = dogs.first(seen, RULES[rule], dogs.as_told)
        one = dogs.first(seen, RULES[rule], dogs.single("comfort"))
        alone += one is not None and one < BASELINE + FORTNIGHT
        early += found is not None and found < BASELINE + FORTNIGHT
        late += found is not None
    return (rule, name, *(f"{100 * one / count:.0f} %" for one in (alone, early, late)))


def table(headers: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Print rows in columns."""
    widths = [max(len(line[at]) for line in (headers, *rows)) for at in range(len(headers))]
    for line in (headers, *rows):
        print("  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)))


def main() -> None:
    """Work out both tables on all cores and print them."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with ProcessPoolExecutor() as pool:
        quiet = [pool.submit(steady, rule, name, count, seed) for rule, name in CELLS]
        falls = [pool.submit(fall, rule, name, count, seed) for rule, name in FALL_CELLS]
        print(
            f"{count} dogs of each kind, seed {seed}: 17 measures, 30 % of the days missing, 5 % bad days, and half of"
        )
        print("the noise of a day shared. False notices in 180 steady days; a year: those that lie 14 days apart.")
        table(HEADERS, [one.result() for one in quiet])
        print("Dogs that were noticed within so many days of a fall:")
        table(FALL_HEADERS, [one.result() for one in falls])


if __name__ == "__main__":
    main()
