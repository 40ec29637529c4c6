# SPDX-License-Identifier: MIT
"""The facts about two photos stand where the photos stay large."""

from __future__ import annotations

from dataclasses import replace

from ui.tabs.photos.arrangement import Room, Spot, best

LYING = Room(1058, 540, 294, 175, 10, 4 / 3, True)  # a window of 1280 x 800
UPRIGHT = replace(LYING, aspect=3 / 4)
SMALL = replace(LYING, width=800, height=430, is_wide=False)  # 1024 x 700


def test_photos_that_lie_have_their_facts_below() -> None:
    assert best(LYING) is Spot.BELOW
    assert best(SMALL) is Spot.BELOW


def test_upright_photos_have_their_facts_beside() -> None:
    assert best(UPRIGHT) is Spot.BESIDE


def test_facts_fold_where_they_would_take_too_much_and_come_back_when_asked() -> None:
    crowded = replace(SMALL, aspect=3 / 4)
    assert best(crowded) is Spot.FOLDED
    assert best(crowded, may_fold=False) is not Spot.FOLDED


def test_without_photos_a_wide_window_keeps_its_right_column() -> None:
    assert best(replace(LYING, aspect=0.0)) is Spot.BESIDE


def test_photos_keep_their_shape_at_every_spot() -> None:
    for room in (LYING, UPRIGHT, SMALL):
        for spot in Spot:
            wide, high = room.photo(spot)
            assert abs(wide / high - room.aspect) < 1e-9
