# SPDX-License-Identifier: MIT
"""A change is said the same way everywhere: as the printed numbers differ, and against an error as short as it goes."""

from __future__ import annotations

import pytest

from core.usecases import changes


@pytest.mark.parametrize(
    ("error", "unit", "system", "words"),
    [
        (10, "mm", "metric", "1 cm"),
        (12.4, "mm", "metric", "1.2 cm"),
        (10, "mm", "imperial", "0.39 in"),
        (0.2, "kg", "imperial", "0.44 lb"),
        (0.2, "kg", "metric", "0.2 kg"),
        (0.02, "ratio", "metric", "0.02"),
        (10, "deg", "metric", "10°"),
        (3, "pct", "metric", "3 points"),
        (2, "s", "metric", "2 s"),
        (1, "score", "metric", "1"),
    ],
)
def test_an_error_is_written_as_short_as_it_goes_and_never_as_nought(
    error: float, unit: str, system: str, words: str
) -> None:
    assert changes.error_words(error, unit, system) == words


@pytest.mark.parametrize(
    ("change", "error", "unit", "words"),
    [
        (10, 10, "mm", "within the 1 cm error"),
        (-11, 10, "mm", "beyond the 1 cm error"),
        (-2.9, 3, "pct", "within the 3 point error"),
        (7.8, 3, "pct", "beyond the 3 point error"),
        (0.07, 0.13, "ratio", "within an error of 0.13"),
        (2, 1, "score", "beyond an error of 1"),
        (10.5, 10, "deg", "beyond the 10° error"),
    ],
)
def test_a_change_as_large_as_its_error_says_nothing(change: float, error: float, unit: str, words: str) -> None:
    assert changes.against(change, error, unit, "metric") == words


def test_rounding_of_the_machine_makes_no_change() -> None:
    assert changes.is_within(14.0 - 14.2, 0.2) and changes.is_within(14.4 - 14.2, 0.2)
    assert not changes.is_within(14.5 - 14.2, 0.2)


def test_a_change_is_what_a_reader_gets_from_the_two_printed_numbers() -> None:
    assert changes.told((-19.81, -2.64), 6, "pct", "metric") == "+17.2 points, beyond the 6 point error"
    assert changes.size(changes.between(0.262, 0.296, "ratio", "metric"), "ratio", "metric") == "0.04"


def test_inches_are_too_coarse_to_subtract_in_print() -> None:
    assert changes.told((274, 285), 10, "mm", "imperial") == "+0.43 in, beyond the 0.39 in error"
    assert changes.told((14.2, 14.0), 0.2, "kg", "imperial") == "−0.44 lb, within the 0.44 lb error"


def test_a_change_of_nothing_has_no_sign() -> None:
    assert changes.told((206, 206), 10, "mm", "metric") == "0.0 cm, within the 1 cm error"
    assert changes.signed(-0.3, "kg", "metric") == "−0.3 kg"
    assert changes.signed(0.3, "kg", "metric") == "+0.3 kg"
