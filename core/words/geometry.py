# SPDX-License-Identifier: MIT
"""Points in a picture and what can be read off them: distances, angles, slopes, the fit of one picture on another.

Pure functions. Points are px of the upright picture, x to the right, y downwards. Which points mean what is
landmarks.py; nothing about dogs or files belongs here.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Pair = tuple[Point, Point]
FEWEST_PAIRS, MOST_PAIRS = 2, 4
# Points closer together than this say nothing about a direction.
TOO_NEAR_PX = 1e-6


@dataclass(frozen=True, slots=True)
class Similarity:
    """A turn, one scale and a shift, never a shear: x' = a x - b y + tx, y' = b x + a y + ty."""

    a: float
    b: float
    tx: float
    ty: float

    @property
    def scale(self) -> float:
        """How many times larger things become."""
        return math.hypot(self.a, self.b)

    @property
    def turn_deg(self) -> float:
        """The turn in degrees, -180 to 180, clockwise as seen on the screen."""
        return math.degrees(math.atan2(self.b, self.a))

    def apply(self, point: Point) -> Point:
        """Return where a point of the source lands."""
        x, y = point
        return self.a * x - self.b * y + self.tx, self.b * x + self.a * y + self.ty

    def inverse(self) -> Similarity:
        """Return the way back.

        Raises:
            ValueError: everything lands on one point.
        """
        size = self.a * self.a + self.b * self.b
        if size <= 0:
            raise ValueError("a similarity without size has no inverse")
        a, b = self.a / size, -self.b / size
        return Similarity(a, b, -(a * self.tx - b * self.ty), -(b * self.tx + a * self.ty))


@dataclass(frozen=True, slots=True)
class Fit:
    """A similarity and how well it fits.

    Attributes:
        residual_px: how far a point is off, px of the target: root of the squared distances left over, per point
            beyond the two that any fit takes up (few points hide most of their error). 0 with two pairs: two fit
            exactly, whatever was clicked.
        pairs: how many it rests on.
    """

    similarity: Similarity
    residual_px: float
    pairs: int

    def residual_pct(self, body_px: float) -> float:
        """Return the residual in per cent of a body size in px of the target.

        Raises:
            ValueError: the body size is not above zero.
        """
        if not body_px > 0:
            raise ValueError("a body has a size")
        return 100 * self.residual_px / body_px


def distance(first: Point, second: Point) -> float:
    """Return the distance of two points, px."""
    return math.hypot(second[0] - first[0], second[1] - first[1])


def angle_deg(first: Point, vertex: Point, second: Point) -> float:
    """Return the angle at the vertex, degrees, 0 to 180.

    Raises:
        ValueError: an arm has no length.
    """
    if min(distance(first, vertex), distance(second, vertex)) <= TOO_NEAR_PX:
        raise ValueError("an arm of the angle has no length")
    ax, ay = first[0] - vertex[0], first[1] - vertex[1]
    bx, by = second[0] - vertex[0], second[1] - vertex[1]
    return abs(math.degrees(math.atan2(ax * by - ay * bx, ax * bx + ay * by)))


def fall_deg(start: Point, end: Point, floor: Pair | None = None) -> float:
    """Return how steeply the way from start to end falls, degrees; above zero: the end is lower.

    Args:
        floor: two points of the floor, in any order; None: the picture's own horizontal.
    Raises:
        ValueError: two points are the same.
    """
    across, down = components(start, end, floor or (start, (start[0] + 1, start[1])))
    return math.degrees(math.atan2(down, abs(across)))


def components(start: Point, end: Point, line: Pair) -> tuple[float, float]:
    """Return the way from start to end along a line and square to it, px.

    The line is taken towards the right of the picture; square to it is downwards.

    Raises:
        ValueError: start and end, or the two points of the line, are the same.
    """
    length = distance(*line)
    if min(length, distance(start, end)) <= TOO_NEAR_PX:
        raise ValueError("two points are the same")
    ux, uy = (line[1][0] - line[0][0]) / length, (line[1][1] - line[0][1]) / length
    if (ux, uy) < (0.0, 0.0):
        ux, uy = -ux, -uy
    vx, vy = end[0] - start[0], end[1] - start[1]
    return vx * ux + vy * uy, vy * ux - vx * uy


def off_line(point: Point, line: Pair) -> float:
    """Return the distance of a point from an endless line, px, never below zero.

    Raises:
        ValueError: the two points of the line are the same.
    """
    if distance(line[0], point) <= TOO_NEAR_PX and distance(*line) > TOO_NEAR_PX:
        return 0.0
    return abs(components(line[0], point, line)[1])


def mm_per_px(first: Point, second: Point, length_mm: float) -> float:
    """Return millimetres per px from two points a known length apart.

    Raises:
        ValueError: the points are the same, or the length is not above zero.
    """
    px = distance(first, second)
    if px <= TOO_NEAR_PX or not (length_mm > 0 and math.isfinite(length_mm)):
        raise ValueError("a reference has a length")
    return length_mm / px


def fit(pairs: Sequence[Pair]) -> Fit:
    """Find the similarity that brings the first point of each pair closest to its second, by least squares.

    Args:
        pairs: 2 to 4 of (source, target).
    Raises:
        ValueError: too few, too many, or all source or all target points are the same.
    """
    if not FEWEST_PAIRS <= len(pairs) <= MOST_PAIRS:
        raise ValueError(f"{FEWEST_PAIRS} to {MOST_PAIRS} pairs are needed")
    source, target = [complex(*one) for one, _other in pairs], [complex(*other) for _one, other in pairs]
    from_mid, to_mid = sum(source) / len(pairs), sum(target) / len(pairs)
    out, into = [one - from_mid for one in source], [one - to_mid for one in target]
    spread = sum(abs(one) ** 2 for one in out)
    if min(spread, sum(abs(one) ** 2 for one in into)) <= TOO_NEAR_PX**2:
        raise ValueError("the points are all the same")
    turn = sum(one.conjugate() * other for one, other in zip(out, into, strict=True)) / spread
    if abs(turn) <= 0:
        raise ValueError("the points do not belong together")
    left = sum(abs(turn * one - other) ** 2 for one, other in zip(out, into, strict=True))
    shift = to_mid - turn * from_mid
    found = Similarity(turn.real, turn.imag, shift.real, shift.imag)
    spare = len(pairs) - FEWEST_PAIRS
    return Fit(found, math.sqrt(left / spare) if spare else 0.0, len(pairs))


def widest(points: Sequence[Point]) -> float:
    """Return the largest distance between any two points, px; 0 for fewer than two."""
    return max((distance(one, other) for one in points for other in points), default=0.0)
