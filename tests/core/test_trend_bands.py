# SPDX-License-Identifier: MIT
"""Bands behind a chart: the vet's range on its days, the usual from its window on; no goals."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.keeping.store import Store
from core.usecases import trends
from core.usecases.dogs import Dog
from core.words.blocks import Band
from tests import make

DAY = make.TODAY
ONE = timedelta(days=1)
LONG = (DAY - 99 * ONE, DAY)


def bands(store: Store, dog: Dog, key: str, kind: str) -> list[Band]:
    return [band for band in trends.chart(store, dog, key, LONG).bands if band.kind == kind]


def test_the_vets_ranges_hold_on_their_days(store: Store, dog: Dog) -> None:
    first = make.START + 13 * ONE
    make.vet_range(store, dog, 10, 15, until=first)
    make.vet_range(store, dog, 24, 30, since=first + ONE)
    found = bands(store, dog, "walk_minutes_total", "vet")
    assert found == [
        Band(10, 15, "set by the vet: 10–15", "vet", make.START, first),
        Band(24, 30, "set by the vet: 24–30", "vet", first + ONE, None),
    ]


def test_the_axis_covers_the_vets_range(store: Store, dog: Dog) -> None:
    make.walk(store, dog, DAY, 5)
    make.vet_range(store, dog, 24, 30)
    chart = trends.chart(store, dog, "walk_minutes_total", LONG)
    assert chart.low <= 5 and chart.high >= 30


def test_a_range_that_ended_before_the_span_is_not_drawn(store: Store, dog: Dog) -> None:
    make.vet_range(store, dog, 10, 15, since=DAY - 300 * ONE, until=DAY - 200 * ONE)
    assert bands(store, dog, "walk_minutes_total", "vet") == []


def test_a_range_of_walking_stands_on_no_other_chart(store: Store, dog: Dog) -> None:
    make.vet_range(store, dog, 10, 15)
    assert bands(store, dog, "comfort", "vet") == []


def test_the_usual_is_drawn_from_its_window_on_with_its_days(store: Store, dog: Dog) -> None:
    days = make.series(store, dog, "comfort", [4.0, 5.0, 6.0, 7.0] * 7 + [6.0] * 40)
    (band,) = bands(store, dog, "comfort", "usual")
    assert (band.start, band.end) == (days[0], None)
    assert (band.low, band.high) == (4.75, 6.25)
    assert band.label == "usual 4.8–6.2 (middle half of 28 days)"


def test_a_usual_of_one_value_is_said_as_one(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [6.0] * 60)
    assert bands(store, dog, "comfort", "usual")[0].label == "usual 6 (middle half of 28 days)"


def test_a_usual_of_few_days_is_so_far(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [6.0] * 11)
    assert bands(store, dog, "comfort", "usual")[0].label.startswith("usual so far 6 (middle half of 11 days")


def test_too_few_days_have_no_usual(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [6.0] * 9)
    assert bands(store, dog, "comfort", "usual") == []


@pytest.mark.parametrize("key", ["girth_hind_fore", "hind_load_pct", "thigh_girth", "good_day"])
def test_ratios_girths_and_bars_have_no_band_and_no_goal(store: Store, dog: Dog, key: str) -> None:
    for back in range(0, 70, 7):
        values = {"hind_load": 5.0, "fore_load": 8.0}
        made = make.session(store, dog, DAY - back * ONE, left=(200,), right=(210,), values=values)
        assert made.id
    make.series(store, dog, "good_day", [2.0] * 60)
    assert trends.chart(store, dog, key, LONG).bands == ()


def test_the_usual_can_be_left_out_and_the_vets_range_stays(store: Store, dog: Dog) -> None:
    make.vet_range(store, dog, 10, 15)
    for back in range(40):
        make.walk(store, dog, DAY - back * ONE, 12)
    without = trends.chart(store, dog, "walk_minutes_total", LONG, layers=frozenset(("line",)))
    assert [band.kind for band in without.bands] == ["vet"]
