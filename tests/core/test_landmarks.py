# SPDX-License-Identifier: MIT
"""The registry of landmarks makes sense: keys, bones that align, measures that are known, words for everything."""

from __future__ import annotations

import re

import pytest

from core.words import landmarks, metrics, photo_measures, poses
from core.words.landmarks import LANDMARK_SETS, LandmarkSet

SETS = [pytest.param(kind, id=kind.id) for kind in LANDMARK_SETS]


def test_the_weekly_poses_have_one_set_each() -> None:
    assert {kind.pose for kind in LANDMARK_SETS} == {pose.key for pose in poses.POSES if pose.weekly}
    assert len({kind.id for kind in LANDMARK_SETS}) == len(LANDMARK_SETS)
    assert landmarks.of_pose("rear") is not None
    assert landmarks.of_pose("nails") is None


@pytest.mark.parametrize("kind", SETS)
def test_a_set_says_its_pose_and_version(kind: LandmarkSet) -> None:
    assert re.fullmatch(rf"{kind.pose}-v[1-9]", kind.id)


@pytest.mark.parametrize("kind", SETS)
def test_every_landmark_has_its_key_once_and_words_for_owner_and_vet(kind: LandmarkSet) -> None:
    keys = [one.key for one in kind.landmarks]
    assert len(keys) == len(set(keys))
    assert all(one.label and one.vet for one in kind.landmarks)
    assert kind.find(keys[0]) is kind.landmarks[0]
    assert kind.find("tail_tip") is None


@pytest.mark.parametrize("kind", SETS)
def test_two_to_four_bones_align_and_no_outline_does(kind: LandmarkSet) -> None:
    assert 2 <= len(kind.aligning) <= 4
    assert not [one for one in kind.aligning if "outer" in one.key or "thigh" in one.key or "waist" in one.key]


@pytest.mark.parametrize("kind", SETS)
def test_a_measure_reads_known_points_and_writes_a_photo_metric(kind: LandmarkSet) -> None:
    known = metrics.known()
    for measure in kind.measures:
        metric = known[measure.metric]
        assert metric.group == metrics.PHOTO_GROUP
        assert metric.legs == bool(measure.side)
        assert all(kind.find(key) for key in (*measure.points, *measure.against))
        assert {"angle": 3, "fall": 2, "width": 2}[measure.kind] == len(measure.points)
        assert metric.unit == ("ratio" if measure.kind == "width" else "deg")


@pytest.mark.parametrize("kind", SETS)
def test_a_width_is_divided_by_bones_and_never_by_a_thigh(kind: LandmarkSet) -> None:
    bones = {one.key for one in kind.aligning}
    for measure in kind.measures:
        if measure.kind == "width":
            assert set(measure.against) <= bones


def test_every_photo_metric_is_measured_somewhere() -> None:
    measured = {measure.metric for kind in LANDMARK_SETS for measure in kind.measures}
    assert measured == {metric.key for metric in metrics.grouped(metrics.PHOTO_GROUP)}


def test_flags_are_named_once() -> None:
    assert list(landmarks.flags()) == ["not_square", "turned", "blurry", "coat", "harness"]


REAR = {
    "hock_left": (400.0, 800.0),
    "hock_right": (600.0, 800.0),
    "tail_base": (500.0, 300.0),
    "left_outer": (350.0, 565.0),
    "left_inner": (470.0, 565.0),
}


def test_a_width_is_a_share_of_the_height_from_hock_to_tail() -> None:
    kind = landmarks.of_pose("rear")
    assert kind is not None
    assert photo_measures.computed(kind, REAR) == {("rear_thigh_width_ratio", "L"): pytest.approx(120 / 500)}


def test_the_line_to_mark_thighs_on_is_told() -> None:
    kind = landmarks.of_pose("rear")
    assert kind is not None
    measure = kind.measures[0]
    assert photo_measures.level_line(measure, REAR) == ((400, pytest.approx(565)), (600, pytest.approx(565)))
    turned = {key: (-y, x) for key, (x, y) in REAR.items()}
    line = photo_measures.level_line(measure, turned)
    assert line is not None
    assert [end[0] for end in line] == pytest.approx([-565, -565])
    assert photo_measures.level_line(measure, {}) is None


def test_thighs_marked_at_another_height_are_not_compared() -> None:
    kind = landmarks.of_pose("rear")
    assert kind is not None
    assert photo_measures.computed(kind, {**REAR, "left_outer": (350.0, 600.0)}) == {}
    assert photo_measures.off_level(kind.measures[0], {**REAR, "left_outer": (350.0, 600.0)})


def test_points_on_one_another_measure_nothing() -> None:
    side = landmarks.of_pose("left_lateral")
    assert side is not None
    same = {one.key: (5.0, 5.0) for one in side.landmarks}
    assert photo_measures.computed(side, same) == {}
    rear = landmarks.of_pose("rear")
    assert rear is not None
    assert photo_measures.computed(rear, {**REAR, "tail_base": (500.0, 800.0)}) == {}
