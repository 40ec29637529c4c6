# SPDX-License-Identifier: MIT
"""Within one long reading the same question is asked once, and a change is never overlooked."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from core.usecases import report, series
from core.words.errors import InvalidValue
from tests import make

SPAN = (make.START, make.TODAY)


def test_an_answer_is_shared_until_something_is_written(tmp_path: Path) -> None:
    store = make.library(tmp_path)
    dog = make.dog(store)
    make.log(store, dog, make.TODAY, {"comfort": 4})
    with store.remembering():
        first = store.rows("SELECT value FROM reading")
        assert store.rows("SELECT value FROM reading") is first
        make.log(store, dog, make.TODAY, {"comfort": 7})
        assert series.daily(store, dog.id, "comfort", SPAN) == [(make.TODAY, 7)]
        store.undo()  # both are one step
        assert series.daily(store, dog.id, "comfort", SPAN) == []
    again = store.rows("SELECT value FROM reading")
    assert store.rows("SELECT value FROM reading") is not again
    store.close()


def test_two_long_readings_at_once_leave_nothing_remembered(tmp_path: Path) -> None:
    store = make.library(tmp_path)
    first, second = store.remembering(), store.remembering()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    second.__exit__(None, None, None)
    assert store.rows("SELECT 1") is not store.rows("SELECT 1")
    store.close()


def test_the_page_built_in_steps_is_the_page_built_at_once(tmp_path: Path) -> None:
    store = make.library(tmp_path)
    dog = make.dog(store)
    make.series(store, dog, "comfort", [float(number % 10) for number in range(28)])
    make.log(store, dog, make.TODAY, {"scuffed.L": 1, "limped.R": 1, "vomiting_count": 2})
    make.log(store, dog, make.TODAY - timedelta(days=3), {"scuffed.R": 1})
    make.session(store, dog, left=(200, 202), right=(210,))
    made = list(report.steps(store, dog, *SPAN, today=make.TODAY))
    assert made[-1] == report.build(store, dog, *SPAN, today=make.TODAY)
    assert made[:-1] == [None] * (len(made) - 1)
    store.close()


def test_a_span_that_cannot_be_is_refused_before_the_first_step(tmp_path: Path) -> None:
    store = make.library(tmp_path)
    dog = make.dog(store)
    with pytest.raises(InvalidValue):
        report.steps(store, dog, make.TODAY, make.START, today=make.TODAY)
    store.close()
