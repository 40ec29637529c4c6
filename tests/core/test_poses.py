# SPDX-License-Identifier: MIT
"""The photos asked for: keys for ever, each with words on how to take it."""

from __future__ import annotations

from core.words import poses


def test_four_poses_are_asked_for_every_week() -> None:
    assert [pose.key for pose in poses.POSES if pose.weekly] == ["rear", "left_lateral", "right_lateral", "dorsal"]


def test_every_pose_is_known_by_its_key_and_says_how() -> None:
    assert list(poses.known()) == [pose.key for pose in poses.POSES]
    assert len(poses.known()) == len(poses.POSES)
    assert all(pose.label and pose.guide for pose in poses.POSES)
