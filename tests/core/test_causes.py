# SPDX-License-Identifier: MIT
"""Causes with the times the article names; where nothing can be promised, nothing is."""

from __future__ import annotations

from core.words import causes


def test_every_expected_time_is_upright_and_has_a_source() -> None:
    for cause in causes.CAUSES:
        assert bool(cause.source) == bool(cause.spans or cause.note)
        assert all(1 <= span.first_week <= span.last_week and span.text for span in cause.spans)


def test_no_time_is_promised_where_none_is_known() -> None:
    known = causes.known()
    assert not any(known[key].spans for key in ("dm", "unknown", "ageing", "hormonal"))


def test_no_key_stands_twice() -> None:
    assert len(causes.known()) == len(causes.CAUSES)


def test_spans_are_told_in_the_order_of_their_weeks() -> None:
    for cause in causes.CAUSES:
        assert list(cause.spans) == sorted(cause.spans, key=lambda span: span.first_week)


def test_the_weeks_are_those_of_the_article() -> None:
    weeks = {cause.key: [(span.first_week, span.last_week) for span in cause.spans] for cause in causes.CAUSES}
    assert weeks["disuse"] == [(1, 2), (3, 4), (5, 13), (8, 12)]  # months 2 to 3 are weeks 5 to 13
    assert weeks["arthritis"] == [(1, 2), (13, 26)]  # months 3 to 6
    assert weeks["ivdd_early"] == [(4, 8)]
    assert weeks["ivdd_moderate"] == [(9, 17)]  # months 2 to 4


def test_the_weeks_of_disuse_count_from_moving_again_and_no_others_do() -> None:
    assert [cause.key for cause in causes.CAUSES if cause.counts_from_moving] == ["disuse"]
    assert causes.known()["disuse"].note == "Recovery can start within 2–3 weeks of moving again"
