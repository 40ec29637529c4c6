# SPDX-License-Identifier: MIT
"""Angles, falls and fits are those of the school book, for any points."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from core.words import geometry
from core.words.geometry import Point, Similarity

NUMBERS = some.floats(-5000, 5000).map(lambda number: round(number, 3))
POINTS = some.tuples(NUMBERS, NUMBERS)
TURNS = some.floats(-179, 179)
SCALES = some.floats(0.1, 10)


def similarity(turn: float, scale: float, shift: Point) -> Similarity:
    angle = math.radians(turn)
    return Similarity(scale * math.cos(angle), scale * math.sin(angle), *shift)


def apart(points: list[Point]) -> bool:
    return geometry.widest(points) > 10


@given(some.lists(POINTS, min_size=2, max_size=4), TURNS, SCALES, POINTS)
def test_a_set_that_is_exactly_similar_is_fitted_exactly(
    points: list[Point], turn: float, scale: float, shift: Point
) -> None:
    assume(apart(points))
    true = similarity(turn, scale, shift)
    found = geometry.fit([(point, true.apply(point)) for point in points])
    assert found.similarity.scale == pytest.approx(scale, rel=1e-9)
    assert math.cos(math.radians(found.similarity.turn_deg - turn)) == pytest.approx(1, abs=1e-9)
    size = 1 + scale * 10_000
    assert found.residual_px <= 1e-9 * size
    for point in points:
        assert geometry.distance(found.similarity.apply(point), true.apply(point)) <= 1e-9 * size


@given(POINTS, POINTS, POINTS, POINTS)
def test_two_points_are_fitted_exactly(a: Point, b: Point, c: Point, d: Point) -> None:
    assume(apart([a, b]) and apart([c, d]))
    found = geometry.fit([(a, c), (b, d)])
    assert found.pairs == 2
    assert found.residual_px == 0
    assert geometry.distance(found.similarity.apply(a), c) == pytest.approx(0, abs=1e-6)
    assert geometry.distance(found.similarity.apply(b), d) == pytest.approx(0, abs=1e-6)


@given(some.lists(some.tuples(POINTS, POINTS), min_size=3, max_size=4), some.floats(-3, 3), some.floats(0.9, 1.1))
def test_no_other_turn_or_scale_fits_better(pairs: list[geometry.Pair], turn: float, scale: float) -> None:
    assume(apart([one for one, _other in pairs]) and apart([other for _one, other in pairs]))
    try:
        best = geometry.fit(pairs)
    except ValueError:
        return
    count = len(pairs)
    middle = tuple(sum(one[axis] for one, _other in pairs) / count for axis in (0, 1))
    at = best.similarity.apply((middle[0], middle[1]))
    other = similarity(best.similarity.turn_deg + turn, best.similarity.scale * scale, (0, 0))
    moved = other.apply((middle[0], middle[1]))
    other = Similarity(other.a, other.b, at[0] - moved[0], at[1] - moved[1])
    left = math.sqrt(sum(geometry.distance(other.apply(one), to) ** 2 for one, to in pairs) / (count - 2))
    assert best.residual_px <= left + 1e-6


@given(TURNS, SCALES, POINTS, POINTS)
def test_there_and_back_is_where_it_was(turn: float, scale: float, shift: Point, point: Point) -> None:
    there = similarity(turn, scale, shift)
    assert geometry.distance(there.inverse().apply(there.apply(point)), point) < 1e-6


def test_a_mirror_image_is_not_made_to_fit() -> None:
    points = [(0.0, 0.0), (100.0, 0.0), (0.0, 50.0)]
    found = geometry.fit([(one, (-one[0], one[1])) for one in points])
    assert found.residual_px > 10


def test_a_residual_is_told_in_per_cent_of_the_body() -> None:
    square = [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)]
    skewed = [(0.0, 0.0), (100.0, 0.0), (110.0, 100.0), (10.0, 100.0)]
    found = geometry.fit(list(zip(square, skewed, strict=True)))
    assert 4 < found.residual_px < 8
    assert found.residual_pct(200) == pytest.approx(found.residual_px / 2)
    with pytest.raises(ValueError, match="size"):
        found.residual_pct(0)


@pytest.mark.parametrize(
    "pairs",
    [
        [],
        [((1, 1), (2, 2))],
        [((1, 1), (2, 2)), ((1, 1), (5, 5))],
        [((1, 1), (2, 2)), ((4, 4), (2, 2))],
        [((0, 0), (0, 0))] * 5,
    ],
)
def test_what_cannot_be_fitted_is_refused(pairs: list[geometry.Pair]) -> None:
    with pytest.raises(ValueError, match=r"pairs|same"):
        geometry.fit(pairs)


@pytest.mark.parametrize(("end", "angle"), [((10, 0), 0), ((0, 10), 90), ((-10, 0), 180), ((-7, 7), 135)])
def test_an_angle_is_that_of_its_arms(end: Point, angle: float) -> None:
    assert geometry.angle_deg((5, 0), (0, 0), end) == pytest.approx(angle)


@given(POINTS, POINTS, POINTS, TURNS, SCALES, POINTS)
def test_an_angle_does_not_care_how_the_camera_was_held(
    a: Point, b: Point, c: Point, turn: float, scale: float, shift: Point
) -> None:
    assume(min(geometry.distance(a, b), geometry.distance(c, b)) > 10)
    held = similarity(turn, scale, shift)
    seen = geometry.angle_deg(held.apply(a), held.apply(b), held.apply(c))
    assert seen == pytest.approx(geometry.angle_deg(a, b, c), abs=1e-5)


def test_an_arm_without_length_has_no_angle() -> None:
    with pytest.raises(ValueError, match="length"):
        geometry.angle_deg((1, 1), (1, 1), (5, 5))


def test_a_fall_is_the_same_facing_left_or_right() -> None:
    assert geometry.fall_deg((0, 0), (100, 100)) == pytest.approx(45)
    assert geometry.fall_deg((0, 0), (-100, 100)) == pytest.approx(45)
    assert geometry.fall_deg((0, 0), (100, -100)) == pytest.approx(-45)


@given(some.floats(-40, 40), some.floats(-30, 30), some.booleans(), some.booleans())
def test_a_fall_is_against_the_floor_when_it_is_marked(fall: float, roll: float, faces: bool, swapped: bool) -> None:
    way = -1 if faces else 1
    held = similarity(roll, 1, (300, 200))
    end = (way * 100 * math.cos(math.radians(fall)), 100 * math.sin(math.radians(fall)))
    floor = (held.apply((0, 400)), held.apply((500, 400)))
    seen = geometry.fall_deg(held.apply((0, 0)), held.apply(end), floor[::-1] if swapped else floor)
    assert seen == pytest.approx(fall, abs=1e-6)


def test_a_point_of_a_line_is_not_off_it() -> None:
    line = ((0.0, 0.0), (10.0, 0.0))
    assert geometry.off_line((0, 0), line) == geometry.off_line((7, 0), line) == 0
    assert geometry.off_line((5, -3), line) == geometry.off_line((5, 3), line[::-1]) == 3
    with pytest.raises(ValueError, match="same"):
        geometry.off_line((5, 3), ((1, 1), (1, 1)))


def test_a_stick_of_known_length_gives_the_scale() -> None:
    assert geometry.mm_per_px((0, 0), (300, 400), 250) == 0.5
    for first, length in (((300, 400), 250), ((0, 0), 0), ((0, 0), math.nan), ((0, 0), math.inf)):
        with pytest.raises(ValueError, match="reference"):
            geometry.mm_per_px(first, (300, 400), length)
