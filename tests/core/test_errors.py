# SPDX-License-Identifier: MIT
"""Every fault of the world says what happened and what to do, and knows where it belongs."""

from __future__ import annotations

import pytest

from core.words import errors


def test_an_error_reads_as_title_and_advice() -> None:
    error = errors.HindstrideError("The disk is full.", "Make some room.")
    assert str(error) == "The disk is full. Make some room."
    assert str(errors.HindstrideError("Gone.")) == "Gone."


@pytest.mark.parametrize("kind", ["InvalidValue", "PictureRefused", "LibraryProblem", "SaveFailed", "Cancelled"])
def test_every_fault_of_the_world_is_a_child_of_one(kind: str) -> None:
    assert issubclass(getattr(errors, kind), errors.HindstrideError)


def test_errors_know_where_they_belong() -> None:
    assert errors.InvalidValue("No.", field="comfort").field == "comfort"
    assert errors.PictureRefused("No.", reason="too_large").reason == "too_large"
    assert errors.LibraryProblem("No.", reason="busy").reason == "busy"
