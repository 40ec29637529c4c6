# SPDX-License-Identifier: MIT
"""Milestones are few, have keys for ever, and are offered for causes that exist."""

from __future__ import annotations

from core.words import activities, causes, milestones


def test_no_key_stands_twice_and_every_milestone_is_a_kind_of_event() -> None:
    assert len(milestones.known()) == len(milestones.MILESTONES)
    assert {one.kind for one in milestones.MILESTONES} <= set(activities.keys(activities.kinds_of_event()))


def test_a_milestone_is_offered_for_causes_that_exist() -> None:
    assert {cause for one in milestones.MILESTONES for cause in one.causes} <= set(causes.known())


def test_after_a_slipped_disc_ten_steps_come_first_then_no_help_then_stairs() -> None:
    offered = [one.key for one in milestones.offered_for("ivdd_moderate")]
    assert offered[:3] == ["ten_steps", "no_help", "first_stair"]
    assert "ran" not in offered


def test_with_degenerative_myelopathy_none_asks_for_recovery() -> None:
    offered = {one.key for one in milestones.offered_for("dm")}
    assert not offered & {"ten_steps", "no_help", "first_stair", "ran"}
    assert "first_cart_walk" in offered


def test_every_cause_is_offered_some() -> None:
    assert all(len(milestones.offered_for(key)) >= 4 for key in (*causes.known(), "", "an older key"))
