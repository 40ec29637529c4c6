# SPDX-License-Identifier: MIT
"""The blind look: which pairs it may show, that chance decides the sides, and what its score claims."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import timedelta

import pytest

from core.keeping.store import Store
from core.usecases import blind, marks, photos
from core.usecases.blind import LEFT, RIGHT, SAME, BlindAnswer, BlindPair
from core.usecases.dogs import Dog
from core.usecases.photos import Photo
from tests import make

DAY = make.TODAY


def photo(store: Store, dog: Dog, weeks_ago: int, pose: str = "rear", **details: object) -> Photo:
    key = make.photo(store, dog, DAY - timedelta(weeks=weeks_ago), pose, width=1600, height=1200, **details)
    found = photos.find(store, key)
    assert found is not None
    return found


def weekly(store: Store, dog: Dog, count: int, pose: str = "rear") -> list[Photo]:
    return [photo(store, dog, weeks_ago, pose) for weeks_ago in reversed(range(count))]


def align(store: Store, dog: Dog, on: Photo) -> None:
    for key, point in (("hock_left", (500.0, 900.0)), ("tail_base", (800.0, 300.0))):
        marks.place(store, dog, on, key, point=point)


def look(store: Store, dog: Dog, seed: int = 1, count: int = 5) -> list[BlindPair]:
    return blind.pairs(store, dog, dice=random.Random(seed), count=count)


def ids(found: Sequence[BlindPair]) -> list[tuple[str, str]]:
    return [(pair.first.id, pair.second.id) for pair in found]


def test_pairs_are_two_weeks_apart_of_one_pose_and_never_the_same(store: Store, dog: Dog) -> None:
    weekly(store, dog, 5)
    weekly(store, dog, 5, "dorsal")
    for seed in range(20):
        found = look(store, dog, seed)
        assert len(found) == 5 == len(set(ids(found)))
        for pair in found:
            assert pair.first.pose == pair.second.pose == pair.pose
            assert pair.second.day - pair.first.day >= timedelta(weeks=2)


def test_one_pair_is_no_look_and_says_why(store: Store, dog: Dog) -> None:
    weekly(store, dog, 3)
    assert look(store, dog) == []
    assert blind.why_none(store, dog).startswith("A blind look needs at least two pairs")
    photo(store, dog, 6)
    assert len(look(store, dog)) > 1
    assert blind.why_none(store, dog) == ""


def test_of_ten_years_the_marked_photos_still_come_first(store: Store, dog: Dog) -> None:
    found = weekly(store, dog, 130)
    for one in (found[20], found[60], found[100], found[110]):
        align(store, dog, one)
    for seed in range(5):
        pairs = look(store, dog, seed)
        assert len(pairs) == 5
        assert [pair.alignment is not None for pair in sorted(pairs, key=lambda pair: pair.alignment is None)][:2] == [
            True,
            True,
        ]


def test_flagged_and_damaged_photos_are_never_shown(store: Store, dog: Dog) -> None:
    found = weekly(store, dog, 6)
    marks.set_flag(store, dog, found[0], "blurry", on=True)
    torn = photo(store, dog, 7, damaged=1)
    shown = {one for seed in range(20) for pair in ids(look(store, dog, seed)) for one in pair}
    assert not shown & {found[0].id, torn.id}


def test_aligned_pairs_come_before_others(store: Store, dog: Dog) -> None:
    found = weekly(store, dog, 8)
    ready = [found[0], found[3], found[7]]
    for one in ready:
        align(store, dog, one)
    for seed in range(10):
        chosen = look(store, dog, seed, count=3)
        assert {one for pair in ids(chosen) for one in pair} == {one.id for one in ready}
        assert all(pair.alignment is not None for pair in chosen)


def test_a_photo_is_used_again_only_when_others_are_not_left(store: Store, dog: Dog) -> None:
    weekly(store, dog, 12)
    for seed in range(10):
        used = [one for pair in ids(look(store, dog, seed, count=4)) for one in pair]
        assert len(set(used)) == len(used)


def test_the_same_dice_give_the_same_look_and_sides_are_by_chance(store: Store, dog: Dog) -> None:
    weekly(store, dog, 8)
    assert look(store, dog, 3) == look(store, dog, 3)
    sides = [pair.left_is_newer for seed in range(40) for pair in look(store, dog, seed)]
    assert 60 < sum(sides) < 140


@pytest.fixture
def pair(store: Store, dog: Dog) -> BlindPair:
    return BlindPair("rear", photo(store, dog, 4), photo(store, dog, 0), True, None)


def test_an_answer_knows_which_photo_was_picked(pair: BlindPair) -> None:
    assert (pair.left, pair.right) == (pair.second, pair.first)
    assert [BlindAnswer(pair, picked).photo for picked in (LEFT, RIGHT, SAME)] == [pair.second, pair.first, None]


def test_the_score_counts_and_does_not_promise(pair: BlindPair) -> None:
    given = [BlindAnswer(pair, picked) for picked in (LEFT, LEFT, LEFT, RIGHT, SAME)]
    score = blind.score(given)
    assert (score.n, score.newer_fuller, score.older_fuller, score.same) == (5, 3, 1, 1)
    assert score.words == (
        "In 5 pairs the later photo looked fuller 3 ×, the earlier one 1 ×, no difference 1 ×. "
        "5 pairs are weak evidence: guessing alone picks the later photo about half the time."
    )
