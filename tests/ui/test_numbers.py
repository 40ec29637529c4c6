# SPDX-License-Identifier: MIT
"""Numbers are read as people type them, and refused with a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ui.widgets.numbers import NumberProblem, NumberRule, digits

GIRTH = NumberRule(5, 80, 0.5, "cm", 1)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("12,5", 12.5), ("12.5", 12.5), (" 12 ", 12), ("12 cm", 12), ("12.5CM", 12.5), ("12.50", 12.5), ("7,", 7)],
)
def test_a_number_is_read_with_comma_point_or_unit(typed: str, value: float) -> None:
    assert GIRTH.read(typed) == value


@pytest.mark.parametrize("typed", ["", "  ", "cm"])
def test_empty_is_not_recorded_and_not_zero(typed: str) -> None:
    assert GIRTH.read(typed) is None


@pytest.mark.parametrize("typed", ["abc", "1.234,5", "1e1", "nan", "inf", "--7", "12 kg", "400", "4", "12.55"])
def test_anything_else_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(NumberProblem) as caught:
        GIRTH.read(typed)
    assert str(caught.value).endswith(".")


def test_the_sentence_names_the_range() -> None:
    with pytest.raises(NumberProblem, match="from 5 to 80 cm"):
        GIRTH.read("400")


def test_steps_stay_in_range() -> None:
    assert GIRTH.moved(79.8, 1) == 80
    assert GIRTH.moved(12, -1) == 11.5


def test_minus_of_a_printed_page_counts() -> None:
    assert NumberRule(-5, 5, 1, "", 0).read("\u22123") == -3


@given(some.integers(min_value=50, max_value=800))
def test_what_is_written_is_read_back(tenths: int) -> None:
    assert GIRTH.read(GIRTH.write(tenths / 10)) == tenths / 10


@pytest.mark.parametrize(("step", "count"), [(1, 0), (5, 0), (0.5, 1), (0.1, 1), (0.05, 2), (0.001, 3), (1e-9, 4)])
def test_a_step_says_how_many_digits_it_needs(step: float, count: int) -> None:
    assert digits(step) == count


@given(some.text(max_size=12))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        value = GIRTH.read(text)
    except NumberProblem:
        return
    assert value is None or 5 <= value <= 80
