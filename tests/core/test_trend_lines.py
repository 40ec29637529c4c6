# SPDX-License-Identifier: MIT
"""Dots and lines: what is left out is a ring on no line, another hand breaks the line and says so, both legs share."""

from __future__ import annotations

from datetime import timedelta

from core.keeping.store import Store
from core.usecases import measures, trends
from core.usecases.dogs import Dog
from core.words.blocks import Chart
from tests import make

DAY = make.TODAY
SPAN = (make.START, DAY)
WEEK = timedelta(days=7)


def drawn(store: Store, dog: Dog, key: str, **more: frozenset[str]) -> Chart:
    return trends.chart(store, dog, key, SPAN, **more)


def test_a_value_left_out_is_a_ring_on_no_line_with_its_reason(store: Store, dog: Dog) -> None:
    days = make.series(store, dog, "comfort", [5, 5, 5, 5, 5, 0])
    make.left_out(store, dog, "comfort", DAY, reason="boarding kennel")
    chart = drawn(store, dog, "comfort")
    (trace,) = chart.traces
    (ring,) = [dot for dot in trace.dots if dot.hollow]
    assert (ring.day, ring.value, ring.note) == (DAY, 0, "left out: boarding kennel")
    assert trace.line == ((((days[3], 5.0)), (days[4], 5.0)),)
    assert chart.footnote == "5 of 29 days answered · 1 left out"


def test_a_chart_of_nothing_but_a_ring_is_not_empty(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [5])
    make.left_out(store, dog, "comfort", DAY)
    assert not drawn(store, dog, "comfort").empty
    assert not trends.is_empty(store, dog, "comfort", SPAN)


def test_minutes_left_out_are_rings_too(store: Store, dog: Dog) -> None:
    make.walk(store, dog, DAY, 90)
    make.walk(store, dog, DAY - WEEK, 10)
    make.left_out(store, dog, "walk_minutes_total", DAY, reason="typed wrong")
    chart = drawn(store, dog, "walk_minutes_total")
    assert [(dot.value, dot.hollow) for dot in chart.traces[0].dots] == [(10, False), (90, True)]
    assert chart.high >= 90


def test_a_measuring_left_out_is_a_ring_of_its_leg(store: Store, dog: Dog) -> None:
    make.session(store, dog, DAY - WEEK, left=(200,), right=(202,))
    kept = make.session(store, dog, DAY, left=(260,), right=(203,))
    make.left_out(store, dog, "thigh_girth", side="L", entry=kept.id, reason="tape slipped")
    chart = drawn(store, dog, "thigh_girth")
    left, right = chart.traces
    assert [(dot.value, dot.hollow) for dot in left.dots] == [(20.0, False), (26.0, True)]
    assert not any(dot.hollow for dot in right.dots)
    assert chart.footnote == "2 measuring days · 1 left out"


def test_bars_count_without_what_is_left_out(store: Store, dog: Dog) -> None:
    make.series(store, dog, "limped", [1, 1])
    make.left_out(store, dog, "limped", DAY)
    chart = drawn(store, dog, "limped")
    assert sum(bar.count for bar in chart.bars) == 1
    assert chart.footnote.endswith("1 left out")


def test_left_and_right_share_a_chart_and_the_gap_is_shaded(store: Store, dog: Dog) -> None:
    make.session(store, dog, DAY - WEEK, left=(200,), right=(212,))
    make.session(store, dog, DAY, left=(203,), right=(213,))
    assert drawn(store, dog, "thigh_girth").shade_between
    alone = make.dog(store, "Toby")
    make.session(store, alone, DAY, left=(203,))
    assert not drawn(store, alone, "thigh_girth").shade_between
    assert not drawn(store, dog, "comfort").shade_between


def test_another_hand_or_coat_is_noted_on_the_dot_where_the_line_breaks(store: Store, dog: Dog) -> None:
    make.session(store, dog, DAY - 3 * WEEK, left=(200,))
    make.session(store, dog, DAY - 2 * WEEK, left=(200,))
    make.session(store, dog, DAY - WEEK, left=(230,), measured_by="Ben")
    make.session(store, dog, DAY, left=(204,), coat="clipped")
    (trace,) = drawn(store, dog, "thigh_girth").traces
    assert [dot.note for dot in trace.dots] == [
        "Ann",
        "Ann",
        "Ben, another person than before",
        "Ann, another person than before, another coat than before: clipped since last time",
    ]
    assert [len(segment) for segment in trace.line] == [2, 1, 1]


def test_a_coat_that_changes_nothing_breaks_no_line(store: Store, dog: Dog) -> None:
    for back, coat in ((2, "long"), (1, "clipped"), (0, "wet")):
        make.session(store, dog, DAY - back * WEEK, values={"body_weight": 8.0, "up_and_go": 6.0}, coat=coat)
    for key in ("body_weight", "up_and_go"):
        (trace,) = drawn(store, dog, key).traces
        assert [len(segment) for segment in trace.line] == [3]
        assert [dot.note for dot in trace.dots] == ["Ann", "Ann", "Ann"]


def test_a_condition_scored_by_another_person_breaks_the_line_and_says_so(store: Store, dog: Dog) -> None:
    for back, who in ((1, "owner"), (0, "vet")):
        make.session(store, dog, DAY - back * WEEK, values={"body_condition_score_9": 5}, scored_by=who)
    (trace,) = drawn(store, dog, "body_condition_score_9").traces
    assert [len(segment) for segment in trace.line] == [1, 1]
    assert trace.dots[1].note == "Ann, scored by another person than before"


def test_the_line_can_be_left_out_and_the_dots_stay(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [5.0] * 10)
    (trace,) = drawn(store, dog, "comfort", layers=frozenset()).traces
    assert (len(trace.dots), trace.line) == (10, ())


def test_the_even_paws_chart_goes_below_nought(store: Store, dog: Dog) -> None:
    for back, left, right in ((14, 3.0, 2.0), (0, 2.0, 3.0)):
        slots = {("hind_paw_load", "L", 1): left, ("hind_paw_load", "R", 1): right}
        session = measures.Session(DAY - timedelta(days=back), slots, "Ann")
        measures.save(store, dog, session, today=DAY)
    chart = drawn(store, dog, "hind_paw_gap")
    assert [dot.value for dot in chart.traces[0].dots] == [-20, 20]
    assert chart.low <= -26 and chart.high >= 26
    assert chart.bands == ()


def test_own_measures_and_clinic_scores_are_offered_and_drawn(store: Store, dog: Dog) -> None:
    own = make.own_measure(store, dog, "Laps in the {garden}")
    make.series(store, dog, own, [3, 4, 5, 6])
    make.clinic_score(store, dog, 21)
    offered = [metric.key for metric in trends.offered(store, dog.id)]
    assert own in offered
    scores = [key for key in offered if key.startswith("score.load")]
    assert drawn(store, dog, own).title == "Laps in the {garden}"
    assert [dot.value for dot in drawn(store, dog, scores[0]).traces[0].dots] == [21]
    other = make.dog(store, "Toby")
    assert own not in [metric.key for metric in trends.offered(store, other.id)]
