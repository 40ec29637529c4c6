# SPDX-License-Identifier: MIT
"""The table of when to call: every row can be read, and every match can be answered."""

from __future__ import annotations

import pytest

from core.words import activities, metrics, signs

MATCHES = [pytest.param(flag, match, id=f"{flag.id}-{match.key}") for flag in signs.RED_FLAGS for match in flag.matches]


def test_no_row_and_no_sign_stands_twice() -> None:
    assert len({flag.id for flag in signs.RED_FLAGS}) == len(signs.RED_FLAGS)
    assert len({sign.key for sign in signs.SIGNS}) == len(signs.SIGNS)


def test_call_now_comes_before_call_soon() -> None:
    levels = [flag.level for flag in signs.RED_FLAGS]
    assert levels == sorted(levels, key=[key for key, _words in signs.LEVELS].index)
    assert set(levels) == {"now", "soon"}


@pytest.mark.parametrize(("flag", "match"), MATCHES)
def test_a_match_asks_for_an_answer_that_exists(flag: signs.RedFlag, match: signs.Match) -> None:
    metric = metrics.known()[match.key]
    assert not metric.derive
    assert max(match.at_least, metric.low) <= min(match.at_most, metric.high)
    assert metric.low < match.at_least or match.at_most < metric.high, "it would match every answer"
    assert not match.with_class or match.with_class in activities.keys(activities.DRUG_CLASSES)


def test_the_cautions_name_pinching_and_the_limits_of_the_list() -> None:
    said = " ".join(signs.CAUTIONS)
    assert "pinching" in said
    assert "does not mean all is well" in said


def test_the_words_call_and_never_diagnose() -> None:
    said = " ".join((flag.text + flag.todo).lower() for flag in signs.RED_FLAGS)
    assert "!" not in said
    assert not any(word in said for word in ("diagnos", "myelopathy", "cushing", "abnormal"))
