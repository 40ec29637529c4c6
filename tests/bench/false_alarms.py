# SPDX-License-Identifier: MIT
"""Prints how often each rule cries wolf and how soon it sees a decline. Run by hand, not collected.

Usage: python tests/bench/false_alarms.py [dogs of each kind, 3000] [seed]
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from core.words.run_rules import RULES
from tests import dogs_at_random
from tests.dogs_at_random import BASELINE, WATCHED, Kind

LIMITS = {0.7: 0.3, 1.0: 0.9, 1.5: 1.6, 5.0: 0.6}
HEADERS = (
    "rule",
    "dogs",
    "false/180 d",
    "limit",
    "sharp only",
    "steady 14 d",
    "2-pt 14 d",
    "1-pt 28 d",
    "slow: days",
    "flare 14 d",
    "improved/180 d",
    "relapse 28 d",
)
STANDARD = (Kind(0.7), Kind(1.0), Kind(1.5), dogs_at_random.in_minutes())
# The default under harder conditions: half of the days missing, days that hang together more.
HARDER = (replace(Kind(1.0), missing=0.5), replace(Kind(1.0), correlation=0.6))


def delays(kind: Kind, rule: str, within: int, *, count: int, seed: int) -> list[int]:
    """Return after how many days each dog's story is noticed; 999 when not within so many days."""
    since = kind.begins + (84 if kind.story == "relapse" else 0)
    dogs = dogs_at_random.dogs(kind, count, seed, days=BASELINE + since + within)
    found = (dogs_at_random.delay(points, kind, RULES[rule], since=since, days=within) for points in dogs)
    return [delay or 999 for delay in found]


def alarms(kind: Kind, rule: str, since: int, *, count: int, seed: int) -> tuple[float, float]:
    """Return notices per dog in 180 days, and those that the sharp rule alone gave."""
    dogs = dogs_at_random.dogs(kind, count, seed, days=BASELINE + since + WATCHED)
    starts = [found for points in dogs for found in dogs_at_random.episodes(points, kind, RULES[rule], since=since)]
    return len(starts) / count, sum(found.why == "sharp" for found in starts) / count


def share(found: Sequence[int]) -> str:
    """Return how many dogs of a hundred were noticed in time."""
    return f"{100 * sum(delay < 999 for delay in found) / len(found):.0f} %"


def row(rule: str, kind: Kind, count: int, seed: int) -> tuple[str, ...]:
    """Return one line of the table; a point stands for one SD where the measure is in minutes."""
    point = kind.noise if kind.scale.finer else 1.0
    false, sharp = alarms(kind, rule, 0, count=count, seed=seed)

    def noticed(story: str, points: float, within: int) -> list[int]:
        return delays(replace(kind, story=story, size=points * point), rule, within, count=count, seed=seed)

    improved = replace(kind, story="improved", size=2 * point, middle=kind.middle - point)
    held, _sharp = alarms(improved, rule, 88, count=count, seed=seed)
    relapse = delays(replace(improved, story="relapse"), rule, 28, count=count, seed=seed)
    what = "minutes 25 ± 5" if kind.scale.finer else f"noise {kind.noise}"
    harder = f", {kind.missing:.0%} missing" if kind.missing != dogs_at_random.MISSING else ""
    harder += f", correlation {kind.correlation}" if kind.correlation != dogs_at_random.CORRELATION else ""
    return (
        rule,
        what + harder,
        f"{false:.2f}",
        f"{LIMITS[kind.noise]}" if rule == "normal" and not harder else "",
        f"{sharp:.2f}",
        share(noticed("steady", 0, 14)),
        share(noticed("drop", 2, 14)),
        share(noticed("drop", 1, 28)),
        f"{statistics.median(noticed('slow', 1, 120)):.0f}",
        share(noticed("flare", 2, 14)),
        f"{held:.2f}",
        share(relapse),
    )


def main() -> None:
    """Work out the rows on all cores and print them as a table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    cells = [(rule, kind) for rule in RULES for kind in STANDARD] + [("normal", kind) for kind in HARDER]
    rules, kinds = zip(*cells, strict=True)
    with ProcessPoolExecutor() as pool:
        rows = list(pool.map(row, rules, kinds, [count] * len(cells), [seed] * len(cells)))
    print(f"{count} dogs of each kind, seed {seed}. False: notices of a decline in 180 steady days. 14 d, 28 d: dogs")
    print(
        "with a notice by then, steady ones by bad luck; slow: median days at 1 point per 28 d; flare: 3 days 2 lower;"
    )
    print("improved: false notices in dogs steady at 2 points above their usual; relapse: these fall back.")
    widths = [max(len(line[at]) for line in (HEADERS, *rows)) for at in range(len(HEADERS))]
    for line in (HEADERS, *rows):
        print("  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)))


if __name__ == "__main__":
    main()
