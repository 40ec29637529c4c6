# SPDX-License-Identifier: MIT
"""Computes what one marking of a photo measures: from named points to angles, falls and width ratios.

Pure. What is measured is landmarks.py; averaging markings and keeping readings is core/usecases/marks.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from core.words import geometry
from core.words.geometry import Point
from core.words.landmarks import LEVEL_SLACK, LandmarkSet, Measure

Points = Mapping[str, Point]
# (metric key, side)
Slot = tuple[str, str]


def computed(kind: LandmarkSet, points: Points) -> dict[Slot, float]:
    """Return every value that the points are enough for, in stored units (degrees, ratio).

    A measure is left out when a point is missing, points coincide, or thigh marks are not at their height.
    """
    found: dict[Slot, float] = {}
    for measure in kind.measures:
        value = value_of(measure, points)
        if value is not None:
            found[(measure.metric, measure.side)] = value
    return found


def value_of(measure: Measure, points: Points) -> float | None:
    """Return one value, or None when it cannot be computed from these points."""
    if not all(key in points for key in measure.points):
        return None
    try:
        return _KINDS[measure.kind](measure, points)
    except ValueError:
        return None


def width_px(measure: Measure, points: Points) -> float | None:
    """Return a width in px, along the line of its bones or square to it; None when it cannot be computed."""
    if measure.kind != "width" or not all(key in points for key in (*measure.points, *measure.against)):
        return None
    line = points[measure.against[0]], points[measure.against[1]]
    try:
        along, across = geometry.components(points[measure.points[0]], points[measure.points[1]], line)
    except ValueError:
        return None
    return abs(along if len(measure.against) == 3 else across)


def level_line(measure: Measure, points: Points) -> tuple[Point, Point] | None:
    """Return two points of the line on which a width is marked; None without its bones or without a level."""
    if measure.level is None or not all(key in points for key in measure.against):
        return None
    (ax, ay), (bx, by), top = (points[key] for key in measure.against)
    try:
        _along, down = geometry.components((ax, ay), top, ((ax, ay), (bx, by)))
        cosine, minus_sine = geometry.components((ax, ay), (ax + 1, ay), ((ax, ay), (bx, by)))
    except ValueError:
        return None
    # Square to the line and downwards is (-sin, cos) of the line's own turn.
    shift = (down * measure.level * minus_sine, down * measure.level * cosine)
    return (ax + shift[0], ay + shift[1]), (bx + shift[0], by + shift[1])


def off_level(measure: Measure, points: Points) -> bool:
    """Whether the two edges of a width were marked away from the height they belong to."""
    line = level_line(measure, points)
    if line is None or not all(key in points for key in measure.points):
        return False
    bones = points[measure.against[0]], points[measure.against[1]]
    height = geometry.off_line(points[measure.against[2]], bones)
    return any(geometry.off_line(points[key], line) > LEVEL_SLACK * height for key in measure.points)


def _angle(measure: Measure, points: Points) -> float:
    first, vertex, second = (points[key] for key in measure.points)
    return geometry.angle_deg(first, vertex, second)


def _fall(measure: Measure, points: Points) -> float:
    front, back = (points[key] for key in measure.points)
    has_floor = all(key in points for key in measure.against)
    floor = (points[measure.against[0]], points[measure.against[1]]) if has_floor else None
    return geometry.fall_deg(front, back, floor)


def _width(measure: Measure, points: Points) -> float | None:
    width = width_px(measure, points)
    if width is None or off_level(measure, points):
        return None
    bones = [points[key] for key in measure.against]
    if len(bones) == 3:
        scale = geometry.off_line(bones[2], (bones[0], bones[1]))
    else:
        scale = geometry.distance(bones[0], bones[1])
    return width / scale if scale > geometry.TOO_NEAR_PX else None


_KINDS: Mapping[str, Callable[[Measure, Points], float | None]] = {"angle": _angle, "fall": _fall, "width": _width}
