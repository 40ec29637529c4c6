# SPDX-License-Identifier: MIT
"""Points become sheets: what is wanted next, what lies between points, and in whose colour."""

from __future__ import annotations

from core.words import landmarks
from core.words.landmarks import LandmarkSet
from ui.tabs.photos import mark_tasks, marking_words
from ui.tabs.photos.mark_tasks import ALIGN, MEASURE


def kind(pose: str) -> LandmarkSet:
    found = landmarks.of_pose(pose)
    assert found is not None
    return found


def test_every_pose_asks_for_two_bones_first_and_then_offers_more() -> None:
    for one in landmarks.LANDMARK_SETS:
        sheet = mark_tasks.align_sheet(one, {})
        assert [wanted.key for wanted in sheet.wanted] == [mark.key for mark in one.aligning[:2]]
        placed = {mark.key: (10.0 * number, 5.0) for number, mark in enumerate(one.aligning[:2])}
        more = mark_tasks.align_sheet(one, placed).wanted
        assert more and all("if you like" in wanted.label for wanted in more)


def test_measuring_asks_for_every_point_that_a_value_needs() -> None:
    for one in landmarks.LANDMARK_SETS:
        asked = {key for measure in one.measures for key in (*measure.points, *measure.against)}
        first = {wanted.key: (1.0, float(row)) for row, wanted in enumerate(mark_tasks.measure_sheet(one, {}).wanted)}
        then = {wanted.key for wanted in mark_tasks.measure_sheet(one, first).wanted}
        assert set(first) | then == asked and then == one.optional


def test_the_floor_is_offered_and_not_asked_for() -> None:
    side = kind("left_lateral")
    assert side.optional == {"paw_front", "paw_back"} and not kind("rear").optional
    assert marking_words.of_measure(side, {}, ())[0].endswith("(1 of 7)")
    placed = {mark.key: (float(row * row), float(row)) for row, mark in enumerate(side.measuring[:-2])}
    said, more = marking_words.of_measure(side, placed, ())
    assert said == "Enough to measure." and "if you like" in more
    wanted = mark_tasks.measure_sheet(side, placed).wanted
    assert wanted[0].label == "floor under the front paw, if you like"


def test_legs_keep_their_sides_and_the_tail_has_none() -> None:
    points = {mark.key: (float(number), 1.0) for number, mark in enumerate(kind("rear").measuring)}
    sides = {spot.key: spot.side for spot in mark_tasks.measure_sheet(kind("rear"), points).spots}
    assert sides["hock_left"] == sides["left_outer"] == sides["left_inner"] == "L"
    assert sides["hock_right"] == sides["right_outer"] == "R" and sides["tail_base"] == ""


def test_one_side_of_the_dog_is_one_colour() -> None:
    points = {mark.key: (float(number), 1.0) for number, mark in enumerate(kind("right_lateral").measuring)}
    sheet = mark_tasks.measure_sheet(kind("right_lateral"), points)
    assert {corner.side for corner in sheet.corners} == {"R"}
    assert {spot.side for spot in sheet.spots if spot.key in ("stifle", "tarsus", "metatarsus")} == {"R"}


def test_a_thigh_marked_off_the_line_has_no_value() -> None:
    points = {"hock_left": (0.0, 100.0), "hock_right": (100.0, 100.0), "tail_base": (50.0, 0.0)}
    points |= {"left_outer": (10.0, 90.0), "left_inner": (40.0, 90.0)}
    sheet = mark_tasks.measure_sheet(kind("rear"), points)
    assert sheet.level is not None and all(span.text == "" for span in sheet.spans)


def test_the_words_count_what_is_placed() -> None:
    assert marking_words.of_align(kind("rear"), {})[0] == "Click: left hock (1 of 2)"
    assert marking_words.of_measure(kind("dorsal"), {}, ())[0] == "Click: base of the tail (1 of 6)"
    whole = {mark.key: (1.0, 2.0) for mark in mark_tasks.wanted_of(ALIGN, kind("dorsal"))}
    assert marking_words.of_align(kind("dorsal"), whole)[0] == "All points are placed."
    assert not mark_tasks.missing(ALIGN, kind("dorsal"), whole) and mark_tasks.missing(MEASURE, kind("dorsal"), whole)


def test_a_reference_has_two_ends_and_its_length_between_them() -> None:
    sheet = mark_tasks.reference_sheet({"first": (1.0, 2.0), "second": (30.0, 2.0)}, "20.0 cm")
    assert not sheet.wanted and sheet.spans[0].text == "20.0 cm"
    assert [wanted.key for wanted in mark_tasks.reference_sheet({}, "").wanted] == ["first", "second"]
