# SPDX-License-Identifier: MIT
"""Numbers are read as people type them and shown in the owner's units; what is stored stays exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.words import metrics, units
from core.words.errors import InvalidValue


@pytest.mark.parametrize(
    ("typed", "value"), [("12,5", 12.5), ("12.5", 12.5), (" 7 ", 7), ("−3", -3), ("+4", 4), (".5", 0.5), ("5.", 5)]
)
def test_a_number_is_read_as_people_type_it(typed: str, value: float) -> None:
    assert units.number(typed) == value


@pytest.mark.parametrize(
    "typed", ["", " ", "abc", "1.2.3", "1,234.5", "nan", "inf", "1e5", "7 kg", ".", "-", "0x10", "9" * 40]
)
def test_what_is_no_number_is_quoted_back(typed: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        units.number(typed, "body_weight")
    assert caught.value.field == "body_weight"
    assert typed.strip()[:40] in caught.value.title


@given(some.text())
def test_any_text_is_a_number_or_a_sentence(typed: str) -> None:
    try:
        value = units.number(typed)
    except InvalidValue:
        return
    assert abs(value) < 1e13


@pytest.mark.parametrize(
    ("value", "unit", "system", "words"),
    [
        (206, "mm", "metric", "20.6 cm"),
        (206, "mm", "imperial", "8.1 in"),
        (8.4, "kg", "metric", "8.4 kg"),
        (8.4, "kg", "imperial", "18.5 lb"),
        (400, "m", "metric", "400 m"),
        (400, "m", "imperial", "437 yd"),
        (18, "min", "metric", "18 min"),
        (7, "score", "metric", "7"),
        (6.5, "score", "metric", "6.5"),
        (3, "count", "imperial", "3"),
        (50, "pct", "metric", "50 %"),
    ],
)
def test_values_are_written_in_the_owners_units(value: float, unit: str, system: str, words: str) -> None:
    assert units.written(value, unit, system) == words


def test_a_loss_has_a_true_minus_and_zero_has_none() -> None:
    assert units.decimal(-0.3, 1) == "−0.3"
    assert units.decimal(-0.01, 1) == "0.0"
    assert units.decimal(-0.0, 0) == "0"


@pytest.mark.parametrize("system", units.SYSTEMS)
def test_every_unit_of_the_registry_can_be_written(system: str) -> None:
    for metric in metrics.known().values():
        assert units.written(metric.high, metric.unit, system)


@given(some.floats(0, 1000), some.sampled_from(["mm", "kg", "m"]), some.sampled_from(units.SYSTEMS))
def test_shown_and_back_gives_the_stored_value(value: float, unit: str, system: str) -> None:
    how = units.shown(unit, system)
    assert value / how.factor * how.factor == pytest.approx(value)


@pytest.mark.parametrize(
    ("value", "words"), [(21, "21"), (4.5, "4.5"), (4.33, "4.33"), (4.3333, "4.33"), (-1, "−1"), (0, "0")]
)
def test_a_fitting_number_has_the_decimals_it_needs(value: float, words: str) -> None:
    assert units.fitting(value) == words


@pytest.mark.parametrize("system", units.SYSTEMS)
@pytest.mark.parametrize("text", ["kg", "mm", "{0} laps", "own:own:", "%s"])
def test_a_unit_in_the_owners_words_is_shown_as_typed_and_never_converted(system: str, text: str) -> None:
    assert units.written(2.5, units.own(text), system) == f"2.5 {text}"
    assert units.written(3, units.own(text), system, with_unit=False) == "3"
    assert units.shown(units.own(""), system).unit == ""


def test_nought_has_no_sign() -> None:
    assert str(units.number("-0")) == str(units.number("−0,0")) == "0.0"


def test_a_field_that_was_not_touched_gives_every_decimal_back() -> None:
    assert units.number_again(units.fitting(0.1249), 0.1249) == 0.1249
    assert units.number_again(" 0.13 ", 0.1249) == 0.13
    assert units.number_again("−3", -3.0) == -3.0
    with pytest.raises(InvalidValue):
        units.number_again("", 0.0, "low")
