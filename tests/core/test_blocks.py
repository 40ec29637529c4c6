# SPDX-License-Identifier: MIT
"""What a page says is plain data: it cannot be changed and holds no more than it was given."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from core.words import blocks


def test_a_block_cannot_be_changed_after_it_was_made() -> None:
    dot = blocks.Dot(date(2026, 11, 22), 7)
    with pytest.raises(dataclasses.FrozenInstanceError):
        dot.value = 8  # type: ignore[misc]


@pytest.mark.parametrize("name", ["Dot", "Trace", "Bar", "Mark", "Chart", "Card", "Section", "Report", "Figure"])
def test_blocks_are_compared_by_what_they_say(name: str) -> None:
    kind = getattr(blocks, name)
    assert dataclasses.is_dataclass(kind)
    assert kind.__dataclass_params__.eq
    assert kind.__dataclass_params__.frozen
