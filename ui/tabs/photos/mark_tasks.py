# SPDX-License-Identifier: MIT
"""What is marked on two photos, as sheets for the canvas: bones to align, points to measure, ends of a reference.

Plain values from points to sheets; which task is on, and where points are kept, is marking.py.
"""

from __future__ import annotations

from collections.abc import Mapping

from core.words import geometry, metrics, photo_measures, units
from core.words.geometry import Point
from core.words.i18n import N_, _
from core.words.landmarks import Landmark, LandmarkSet, Measure
from ui.widgets.mark_sheet import Corner, MarkSheet, Span, Spot, Wanted

ALIGN, MEASURE, REFERENCE = "align", "measure", "reference"
ENDS = (("first", N_("one end of the stick")), ("second", N_("other end of the stick")))
Points = Mapping[str, Point]


def wanted_of(task: str, kind: LandmarkSet) -> tuple[Landmark, ...]:
    """Return the landmarks that a task asks for, in order."""
    if task == ALIGN:
        return kind.aligning[: geometry.MOST_PAIRS]
    return kind.measuring


def missing(task: str, kind: LandmarkSet, points: Points) -> list[Landmark]:
    """Return the landmarks that are still to place, in order."""
    return [mark for mark in wanted_of(task, kind) if mark.key not in points]


def needed(task: str, kind: LandmarkSet, points: Points) -> list[Landmark]:
    """Return the landmarks still to place that a task cannot do without, in order."""
    there = missing(task, kind, points)
    if task == MEASURE:
        return [mark for mark in there if mark.key not in kind.optional]
    placed = len(wanted_of(task, kind)) - len(there)
    return there[: max(0, geometry.FEWEST_PAIRS - placed)]


def align_sheet(kind: LandmarkSet, points: Points, *, is_editable: bool = True) -> MarkSheet:
    """Return the bones of a photo and those still to place."""
    asked = wanted_of(ALIGN, kind)
    return MarkSheet(_spots(kind, asked, points), wanted=_wanted(ALIGN, kind, points), is_editable=is_editable)


def measure_sheet(kind: LandmarkSet, points: Points, *, is_editable: bool = True) -> MarkSheet:
    """Return the points of one marking with what they measure, and those still to place."""
    values = photo_measures.computed(kind, points)
    spans, corners = [], []
    for measure in kind.measures:
        value = values.get((measure.metric, measure.side))
        text = "" if value is None else value_words(measure.metric, value)
        if measure.kind == "angle":
            corners.append(Corner(*measure.points, text, measure.side))
        else:
            spans.append(Span(measure.points[0], measure.points[1], text, measure.side))
    return MarkSheet(
        _spots(kind, kind.measuring, points),
        (*spans, *_bones(kind)),
        tuple(corners),
        _wanted(MEASURE, kind, points),
        level_of(kind, points),
        is_editable,
    )


def reference_sheet(ends: Points, text: str, *, is_editable: bool = True) -> MarkSheet:
    """Return the two ends of a reference, with its length as written."""
    spots = tuple(Spot(key, _(words), *ends[key]) for key, words in ENDS if key in ends)
    wanted = tuple(Wanted(key, _(words)) for key, words in ENDS if key not in ends)
    return MarkSheet(spots, (Span("first", "second", text),), wanted=wanted, is_editable=is_editable)


def level_of(kind: LandmarkSet, points: Points) -> tuple[Point, Point] | None:
    """Return two points of the line on which widths are marked; None without its bones, or where there is none."""
    lines = (photo_measures.level_line(measure, points) for measure in kind.measures)
    return next((line for line in lines if line is not None), None)


def value_words(metric: str, value: float) -> str:
    """Write a value shortly, as on the photo: "0.29", "133°"."""
    unit = metrics.known()[metric].unit
    return units.written(round(value) if unit == "deg" else value, unit, "metric")


def in_sentence(label: str) -> str:
    """Return a label for the middle of a sentence: "left hock"."""
    return label[:1].lower() + label[1:]


def _spots(kind: LandmarkSet, asked: tuple[Landmark, ...], points: Points) -> tuple[Spot, ...]:
    return tuple(
        Spot(mark.key, _(mark.label), *points[mark.key], _side(kind, mark)) for mark in asked if mark.key in points
    )


def _wanted(task: str, kind: LandmarkSet, points: Points) -> tuple[Wanted, ...]:
    """Return what a click places next; points that are not needed are offered when the needed ones stand."""
    first = needed(task, kind, points)
    if first:
        return tuple(Wanted(mark.key, in_sentence(_(mark.label)), _side(kind, mark)) for mark in first)
    words, there = _("{point}, if you like"), missing(task, kind, points)
    return tuple(Wanted(m.key, words.format(point=in_sentence(_(m.label))), _side(kind, m)) for m in there)


def _side(kind: LandmarkSet, mark: Landmark) -> str:
    """Return the leg whose colour a point has: the one that is measured there, else the one in its name."""
    measured = {measure.side for measure in kind.measures if mark.key in measure.points}
    if len(measured) == 1:
        return measured.pop()
    parts = mark.key.split("_")
    return "L" if "left" in parts else "R" if "right" in parts else ""


def _bones(kind: LandmarkSet) -> tuple[Span, ...]:
    """Return the lines that values are measured against, without a value of their own."""
    pairs = dict.fromkeys(_bone(measure) for measure in kind.measures if len(measure.against) == 2)
    return tuple(Span(*pair) for pair in pairs)


def _bone(measure: Measure) -> tuple[str, str]:
    return measure.against[0], measure.against[1]
