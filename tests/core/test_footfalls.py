# SPDX-License-Identifier: MIT
"""The rhythm of tapped footfalls: made rhythms give their own numbers, and too few steps give none."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.words import footfalls
from core.words.footfalls import Tap


def walk(strides: int, left_ms: float = 400, right_ms: float = 400, start: float = 1000) -> list[Tap]:
    """Left and right in turn: left_ms from a left landing to the right one, right_ms from there to the next left."""
    taps, at = [], start
    for _number in range(strides):
        taps += [Tap(at, "left"), Tap(at + left_ms, "right")]
        at += left_ms + right_ms
    return taps


def test_an_even_walk_has_even_halves() -> None:
    found = footfalls.summary(walk(12, 400, 400))
    assert (found.steps, found.strides) == (24, 12)
    assert found.seconds == pytest.approx(23 * 0.4)
    assert found.steps_per_minute == pytest.approx(150)
    assert found.left_share == pytest.approx(50)
    assert found.reasons == ()


def test_no_scuff_tapped_is_no_zero_until_somebody_watched_for_them() -> None:
    assert footfalls.summary(walk(12)).scuffs_per_10 is None
    assert footfalls.summary(walk(12), watched=True).scuffs_per_10 == 0
    one = [*walk(12), Tap(1000, "scuff_left")]
    assert footfalls.summary(one, watched=True).scuffs_per_10 == pytest.approx(10 / 24)
    assert footfalls.summary(walk(9), watched=True).scuffs_per_10 is None


def test_a_scuff_far_from_every_landing_of_its_paw_is_told_and_not_counted() -> None:
    """A stride is 800 ms, so a scuff belongs to a landing up to 400 ms away."""
    last = 1000 + 11 * 800
    near, far = Tap(last + 390, "scuff_left"), Tap(last + 410, "scuff_left")
    assert footfalls.summary([*walk(12), near]).scuffs == 1
    found = footfalls.summary([*walk(12), far], watched=True)
    assert (found.scuffs, found.scuffs_per_10) == (0, None)
    assert found.reasons == ("A scuff is no step: tap the landing of that paw as well.",)


def test_a_dog_that_hurries_off_the_left_leg_has_less_than_half_on_it() -> None:
    assert footfalls.summary(walk(12, 300, 500)).left_share == pytest.approx(37.5)
    assert footfalls.summary(walk(12, 500, 300)).left_share == pytest.approx(62.5)
    # A very lame dog: the long half of its stride is no pause.
    assert footfalls.summary(walk(12, 100, 700)).left_share == pytest.approx(12.5)


def test_which_leg_is_tapped_first_changes_nothing() -> None:
    taps = walk(13, 300, 500)
    assert footfalls.summary(taps[1:]).left_share == pytest.approx(37.5)


def test_slow_motion_is_counted_in_the_dogs_own_time() -> None:
    """240 frames a second saved as 30 play eight times slower than life."""
    life, slow = footfalls.summary(walk(12, 300, 500)), footfalls.summary(walk(12, 2400, 4000), slowed=8)
    assert slow.steps_per_minute == pytest.approx(life.steps_per_minute)
    assert slow.left_share == pytest.approx(life.left_share)
    assert slow.seconds == pytest.approx(life.seconds)


def test_below_ten_strides_there_are_no_numbers_but_a_count() -> None:
    found = footfalls.summary(walk(9))
    assert (found.steps, found.steps_per_minute, found.left_share, found.scuffs_per_10) == (18, None, None, None)
    assert found.reasons == ("9 strides counted. From 10 on there are numbers; fewer say too little.",)
    assert footfalls.summary(walk(10)).left_share == pytest.approx(50)
    assert footfalls.summary(walk(1)).reasons[0].startswith("1 stride counted.")


def test_nothing_tapped_is_nothing_counted() -> None:
    found = footfalls.summary([])
    assert (found.steps, found.seconds, found.steps_per_minute) == (0, 0, None)


def test_a_pause_is_left_out() -> None:
    """Ten strides, the dog sniffs for eight seconds, ten more."""
    taps = walk(10) + walk(10, start=16_000)
    found = footfalls.summary(taps)
    assert found.seconds == pytest.approx(2 * 19 * 0.4)
    assert found.steps_per_minute == pytest.approx(150)
    assert found.reasons == ("Pauses are left out.",)


def test_a_scuff_belongs_to_the_landing_it_is_nearest_to_and_is_no_step() -> None:
    scuffs = [Tap(1000, "scuff_left"), Tap(1050, "scuff_left"), Tap(2550, "scuff_left"), Tap(1399, "scuff_right")]
    found = footfalls.summary([*walk(12), *scuffs])
    assert (found.steps, found.scuffs) == (24, 3)
    assert found.scuffs_per_10 == pytest.approx(10 * 3 / 24)


def test_a_scuff_of_a_paw_that_was_never_tapped_is_told() -> None:
    found = footfalls.summary([Tap(at * 800.0, "right") for at in range(24)] + [Tap(100, "scuff_left")])
    assert found.scuffs == 0
    assert any("scuff" in reason for reason in found.reasons)


def test_one_leg_alone_gives_no_number_and_asks_for_the_other() -> None:
    """Its landings are half of the steps: the rate of a whole dog would be halved."""
    found = footfalls.summary([*(Tap(at * 800.0, "right") for at in range(24)), Tap(0, "scuff_right")], watched=True)
    assert (found.steps, found.strides) == (24, 0)
    assert (found.steps_per_minute, found.left_share, found.scuffs_per_10) == (None, None, None)
    assert found.reasons == ("Only one hind leg was tapped so far. Tap both back feet, each as it lands.",)
    few = footfalls.summary([Tap(at * 800.0, "right") for at in range(4)])
    assert "both back feet" in few.reasons[0]  # said at once, not after twenty taps


def test_legs_that_are_not_in_turn_have_no_share() -> None:
    """A dog that hops: both hind paws land together."""
    taps = [tap for at in range(15) for tap in (Tap(at * 500.0, "left"), Tap(at * 500.0, "right"))]
    lopsided = [Tap(at * 400.0, "left" if at < 12 else "right") for at in range(24)]
    found = footfalls.summary(lopsided)
    assert (found.steps_per_minute, found.left_share, found.scuffs_per_10) == (None, None, None)
    assert found.reasons == (
        "Left and right were not tapped in turn often enough. Tap both back feet, each as it lands.",
    )
    assert footfalls.summary(taps).steps == 30


def test_a_bounced_key_counts_once() -> None:
    taps = walk(12)
    assert footfalls.summary([*taps, *(Tap(tap.at_ms + 30, tap.kind) for tap in taps)]).steps == 24


def test_a_missed_landing_costs_its_own_stride_only() -> None:
    taps = walk(14, 300, 500)
    del taps[9]
    found = footfalls.summary(taps)
    assert found.left_share == pytest.approx(37.5, abs=0.01)


def test_taps_within_a_frame_stay_within_the_noise_that_is_claimed() -> None:
    """Landings read off at 30 frames a second, give or take one frame: the claim of metrics.py for even strides."""
    dice = random.Random(4)
    shares = []
    for _number in range(200):
        taps = walk(10, 350, 350)
        seen = [Tap(round((tap.at_ms + dice.uniform(-33, 33)) / 33.37) * 33.37, tap.kind) for tap in taps]
        share = footfalls.summary(seen).left_share
        assert share is not None
        shares.append(share)
    within = sum(abs(share - 50) <= 4 for share in shares) / len(shares)
    assert within > 0.95


_TAPS = st.lists(st.builds(Tap, st.floats(0, 1e7, allow_nan=False), st.sampled_from(footfalls.KINDS)), max_size=80)


@given(_TAPS, st.floats(0.1, 64), st.booleans())
def test_any_taps_give_numbers_in_their_ranges(taps: Sequence[Tap], slowed: float, watched: bool) -> None:
    found = footfalls.summary(taps, slowed=slowed, watched=watched)
    assert found.steps <= len(taps)
    assert 0 <= found.scuffs <= found.steps
    assert found.seconds >= 0
    if found.left_share is not None:
        assert 0 <= found.left_share <= 100
    if found.scuffs_per_10 is not None:
        assert 0 <= found.scuffs_per_10 <= 10
    assert footfalls.summary(list(reversed(taps)), slowed=slowed, watched=watched) == found
