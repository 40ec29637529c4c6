# SPDX-License-Identifier: MIT
"""What is read in bulk is what the series say, for the days that are read at all."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from core.keeping.store import Store
from core.usecases import basis, dogs, left_out, own, series, usuals
from core.usecases.dogs import Dog
from core.usecases.left_out import Where
from core.words import metrics, run_rules
from tests import make

TODAY = make.TODAY
EVER = (date(1990, 1, 1), TODAY)


def daily(store: Store, dog: Dog) -> dict[str, metrics.Metric]:
    return {key: one for key, one in own.known(store, dog.id).items() if one.judged in basis.DAILY}


def test_a_short_diary_is_read_whole_and_equals_its_series(store: Store, dog: Dog) -> None:
    dice = random.Random(4)
    for back in range(40):
        told = {"comfort": dice.randint(0, 10), "limped.L": dice.randint(0, 1), "limped.R": 0, "scuffed": 0}
        make.log(store, dog, TODAY - timedelta(days=back), told)
        make.walk(store, dog, TODAY - timedelta(days=back), dice.randint(5, 30))
    for where in (Where("comfort", "", TODAY), Where("limped", "L", TODAY), Where("walk_minutes_total", "", TODAY)):
        left_out.leave_out(store, dog, where, "odd", today=TODAY)
    found = basis.read(store, dog.id, daily(store, dog), {}, today=TODAY)
    assert set(found) == {"comfort", "limped", "walk_minutes_total", "scuffed"}
    for key, one in found.items():
        assert one.points == series.daily(store, dog.id, key, EVER), key


def test_without_entries_there_is_nothing(store: Store, dog: Dog) -> None:
    assert basis.read(store, dog.id, daily(store, dog), {}, today=TODAY) == {}
    make.log(store, dog, TODAY, {"comfort": 5})
    assert basis.read(store, dog.id, daily(store, dog), {}, today=TODAY - timedelta(days=1)) == {}


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Three years of days, opened to be read."""
    folder = make.big_library(tmp_path_factory.mktemp("big") / "library", years=3, dogs=1, photo_rows=0)
    store = Store.open(folder, write=False)
    yield store
    store.close()


@pytest.mark.parametrize("start", [None, date(2023, 12, 5), date(2025, 3, 1), date(2026, 10, 25)])
def test_of_years_the_usual_and_the_last_days_are_as_if_all_were_read(big: Store, start: date | None) -> None:
    (dog,) = dogs.everyone(big)
    wanted = daily(big, dog)
    starts = dict.fromkeys(wanted, start) if start else {}
    found = basis.read(big, dog.id, wanted, starts, today=TODAY)
    recent = TODAY - timedelta(days=run_rules.LOOK_BACK)
    for key, one in found.items():
        whole = series.daily(big, dog.id, key, EVER)
        assert run_rules.usual_of(one.points, start, today=TODAY) == run_rules.usual_of(whole, start, today=TODAY), key
        assert [point for point in one.points if point[0] >= recent] == [p for p in whole if p[0] >= recent], key
    assert sum(len(one.points) for one in found.values()) < sum(
        len(series.daily(big, dog.id, key, EVER)) for key in found
    )


def test_the_usual_of_one_measure_is_that_of_all(big: Store) -> None:
    (dog,) = dogs.everyone(big)
    found = basis.read(big, dog.id, daily(big, dog), {}, today=TODAY)
    usual = usuals.of_metric(big, dog, "comfort", today=TODAY)
    assert usual == run_rules.usual_of(found["comfort"].points, None, today=TODAY)
