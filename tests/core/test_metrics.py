# SPDX-License-Identifier: MIT
"""The registry of what is recorded makes sense as a whole: keys, ranges, choices, who reads it."""

from __future__ import annotations

import re

from core.usecases import series
from core.words import metrics, sections, signs
from core.words.metrics import Metric

EVERY = tuple(metrics.known().values())
FORMS = ("", "series", "bars", "measured")


def test_no_key_is_used_twice() -> None:
    keys = [metric.key for metric in metrics.METRICS] + [sign.key for sign in signs.SIGNS]
    assert len(keys) == len(set(keys))


def test_a_key_can_stand_in_a_command_and_a_column() -> None:
    for metric in EVERY:
        assert re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)?", metric.key), metric.key


def test_a_range_is_upright_and_its_step_fits() -> None:
    for metric in EVERY:
        assert metric.low < metric.high, metric.key
        assert 0 < metric.step <= metric.high - metric.low, metric.key


def test_a_choice_covers_its_range_with_named_answers() -> None:
    for metric in EVERY:
        if metric.kind == "choice":
            assert [choice.value for choice in metric.choices] == list(range(int(metric.low), int(metric.high) + 1)), (
                metric.key
            )
            assert len({choice.key for choice in metric.choices}) == len(metric.choices), metric.key
        else:
            assert metric.choices == (), metric.key


def test_what_as_usual_writes_can_be_stored() -> None:
    for metric in EVERY:
        if metric.usual is not None:
            assert metric.low <= metric.usual <= metric.high, metric.key


def test_words_are_from_the_lists() -> None:
    for metric in EVERY:
        assert metric.kind in ("score", "number", "choice", "flag"), metric.key
        assert metric.better in ("higher", "lower", "middle", "none"), metric.key
        assert metric.form in FORMS, metric.key
        assert metric.label, metric.key


def test_a_metric_is_asked_or_derived_but_not_both() -> None:
    for metric in EVERY:
        assert bool(metric.group) != bool(metric.derive), metric.key
        if metric.derive:
            assert metric.derive in series.DERIVED, metric.key


def test_what_the_vets_page_reads_is_recorded() -> None:
    known = metrics.known()
    assert set(sections.COURSE) <= set(known)
    assert all(known[key].form for key in sections.COURSE)
    assert {column.key for column in sections.FUNCTION} <= set(known)
    assert {key for row in sections.WARNINGS for key in row.keys} <= set(known)


def test_own_measures_come_after_the_built_in_ones() -> None:
    own = Metric("own.1", "Tail wags", "number", "count", group="more")
    assert list(metrics.known([own]))[-1] == "own.1"


def test_a_sign_becomes_a_tick_with_an_explicit_no() -> None:
    metric = metrics.known()["knuckled"]
    assert (metric.kind, metric.low, metric.high, metric.usual, metric.legs) == ("flag", 0, 1, 0, True)


def test_a_group_is_asked_in_the_order_of_the_list() -> None:
    assert [metric.key for metric in metrics.grouped("feel")] == ["overall_mobility", "comfort"]


def test_scores_that_hurt_are_marked_lower_is_better() -> None:
    known = metrics.known()
    assert known["pain_owner_nrs"].better == known["lameness_grade_owner"].better == "lower"
    assert known["comfort"].better == "higher"
