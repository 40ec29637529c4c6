# SPDX-License-Identifier: MIT
"""Time of the verdicts of 20 measures over ten years, and its ratio to reading all their days. Run by hand.

Usage: python tests/bench/bench_verdicts.py [rounds]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from core.keeping.store import Store
from core.usecases import dogs, own, series, verdicts
from core.usecases.dogs import Dog
from tests import make

MEASURES = 20
MOST_MS = 50.0
EVER = (date(1990, 1, 1), make.TODAY)


def took(work: Callable[[], object], rounds: int) -> list[float]:
    """Return the processor times of each round in ms, the first one left out: others may be busy on this machine."""
    times = []
    for _round in range(rounds + 1):
        begin = time.process_time()
        work()
        times.append(1000 * (time.process_time() - begin))
    return times[1:]


def chosen(store: Store, dog: Dog) -> list[str]:
    """Return the keys of 20 judged measures with data: scores, minutes and signs of each day, weight and girth."""
    known = own.known(store, dog.id)
    weekly = ["body_weight", "thigh_girth"]
    judged = [key for key, metric in known.items() if metric.judged in ("points", "spread")]
    scores = [key for key in judged if known[key].kind != "flag"]
    return [*scores, *(key for key in judged if key not in scores)][: MEASURES - len(weekly)] + weekly


def naive(store: Store, dog: Dog, keys: list[str]) -> None:
    """Read every day of every measure, as charts of ten years do."""
    known = own.known(store, dog.id)
    for key in keys:
        if known[key].judged == "weekly":
            for side in ("L", "R") if known[key].legs else ("",):
                series.occasions(store, dog.id, key, EVER, side=side)
        else:
            series.daily(store, dog.id, key, EVER)


def main(rounds: int = 15) -> None:
    """Print the median and the worst of the rounds, and the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(make.big_library(Path(folder) / "library"), write=False)
        dog = dogs.everyone(store)[0]
        keys = chosen(store, dog)
        some = took(lambda: verdicts.of_dog(store, dog, today=make.TODAY, keys=keys), rounds)
        everything = took(lambda: verdicts.of_dog(store, dog, today=make.TODAY), rounds)
        reading = took(lambda: naive(store, dog, keys), max(3, rounds // 5))
        store.close()
    middle = statistics.median(some)
    found = "within" if middle <= MOST_MS else "OVER"
    print(f"{len(keys)} measures, 10 years: {middle:.1f} ms (worst {max(some):.1f}), {found} {MOST_MS:.0f} ms")
    print(f"all judged measures: {statistics.median(everything):.1f} ms (worst {max(everything):.1f})")
    print(
        f"reading all their days: {statistics.median(reading):.1f} ms, ratio {middle / statistics.median(reading):.3f}"
    )


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:2]))
