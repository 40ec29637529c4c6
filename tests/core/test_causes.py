# SPDX-License-Identifier: MIT
"""Causes with the times the article names; where nothing can be promised, nothing is."""

from __future__ import annotations

from core.words import causes


def test_every_expected_time_is_upright_and_has_a_source() -> None:
    for cause in causes.CAUSES:
        assert bool(cause.spans) == bool(cause.source)
        assert all(1 <= span.first_week <= span.last_week and span.text for span in cause.spans)


def test_no_time_is_promised_where_none_is_known() -> None:
    known = causes.known()
    assert not any(known[key].spans for key in ("dm", "unknown", "ageing", "hormonal"))


def test_no_key_stands_twice() -> None:
    assert len(causes.known()) == len(causes.CAUSES)
