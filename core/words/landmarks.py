# SPDX-License-Identifier: MIT
"""LANDMARK_SETS: which points are marked on a photo of each pose, which of them align it, what is measured from them.

Angles and fits are geometry.py, computing one photo photo_measures.py, keeping marks core/usecases/marks.py.

To change what a landmark means, add a set with the next version: marks say the set they were placed for, and
values of two sets are never mixed (clinical.md section 3: another landmark gives another number).
"""

from __future__ import annotations

from dataclasses import dataclass

from core.words.i18n import N_


@dataclass(frozen=True, slots=True)
class Landmark:
    """One point: its key for ever, the owner's words, the vet's, and whether it is a bone that may align a photo."""

    key: str
    label: str
    vet: str
    aligns: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """What is computed from points.

    Attributes:
        metric: a key of METRICS. side: "", "L" or "R".
        kind: "angle" (arm, vertex, arm), "fall" (front, back) or "width" (one edge, other edge).
        points: keys of landmarks, in the order `kind` says.
        against: for "fall" two points of the floor (not needed); for "width" the bones it is divided by: a line
            and a point whose height above it counts, or two points whose distance counts.
        level: for "width" the height at which it is marked, as a share of that height; None: where it is widest
            or narrowest.
    """

    metric: str
    side: str
    kind: str
    points: tuple[str, ...]
    against: tuple[str, ...] = ()
    level: float | None = None


@dataclass(frozen=True, slots=True)
class LandmarkSet:
    """The landmarks of one pose, in the order they are asked; those that align come first."""

    id: str
    pose: str
    title: str
    landmarks: tuple[Landmark, ...]
    measures: tuple[Measure, ...]

    def find(self, key: str) -> Landmark | None:
        """Return one landmark, None when this set has none of that key."""
        return next((one for one in self.landmarks if one.key == key), None)

    @property
    def aligning(self) -> tuple[Landmark, ...]:
        """The bone landmarks that align a photo, the two most telling ones first."""
        return tuple(one for one in self.landmarks if one.aligns)

    @property
    def measuring(self) -> tuple[Landmark, ...]:
        """The landmarks that a measure reads, in the order they are asked."""
        used = {key for measure in self.measures for key in (*measure.points, *measure.against)}
        return tuple(one for one in self.landmarks if one.key in used)

    @property
    def optional(self) -> frozenset[str]:
        """Keys of the measuring landmarks that make values better but are not needed: the floor of a slope."""
        needed = {
            key
            for measure in self.measures
            for key in (*measure.points, *(() if measure.kind == "fall" else measure.against))
        }
        return frozenset(one.key for one in self.measuring if one.key not in needed)


# Share of the height from hocks to tail base at which thighs are marked from behind.
THIGH_LEVEL = 0.47
# How far a thigh mark may lie from that level, as a share of the height, before left and right are not comparable.
LEVEL_SLACK = 0.05

_TAIL_BASE = Landmark("tail_base", N_("Base of the tail"), N_("Tail base"), True)
_WITHERS = Landmark("withers", N_("Top of the shoulders"), N_("Withers"), True)
_BACK_HEIGHT = ("hock_left", "hock_right", "tail_base")

_REAR = LandmarkSet(
    "rear-v1",
    "rear",
    N_("Thigh widths from behind"),
    (
        Landmark("hock_left", N_("Left hock"), N_("Left tarsus"), True),
        _TAIL_BASE,
        Landmark("hock_right", N_("Right hock"), N_("Right tarsus"), True),
        Landmark("left_outer", N_("Left thigh, outer edge"), N_("Left thigh, lateral outline")),
        Landmark("left_inner", N_("Left thigh, inner edge"), N_("Left thigh, medial outline")),
        Landmark("right_inner", N_("Right thigh, inner edge"), N_("Right thigh, medial outline")),
        Landmark("right_outer", N_("Right thigh, outer edge"), N_("Right thigh, lateral outline")),
    ),
    (
        Measure("rear_thigh_width_ratio", "L", "width", ("left_outer", "left_inner"), _BACK_HEIGHT, THIGH_LEVEL),
        Measure("rear_thigh_width_ratio", "R", "width", ("right_outer", "right_inner"), _BACK_HEIGHT, THIGH_LEVEL),
    ),
)


def _side(pose: str, side: str) -> LandmarkSet:
    floor = ("paw_front", "paw_back")
    return LandmarkSet(
        f"{pose}-v1",
        pose,
        N_("Standing posture, not range of motion"),
        (
            _WITHERS,
            _TAIL_BASE,
            Landmark("croup", N_("Highest point of the rump"), N_("Croup (tuber sacrale)"), True),
            Landmark("trochanter", N_("Hip bump"), N_("Greater trochanter"), True),
            Landmark("stifle", N_("Outer side of the knee"), N_("Lateral femoral epicondyle")),
            Landmark("tarsus", N_("Outer side of the hock"), N_("Lateral malleolus")),
            Landmark("metatarsus", N_("Middle of the bone below the hock"), N_("Metatarsus III–IV")),
            Landmark("paw_front", N_("Floor under the front paw"), N_("Floor, fore")),
            Landmark("paw_back", N_("Floor under the back paw"), N_("Floor, hind")),
        ),
        (
            Measure("stifle_angle", side, "angle", ("trochanter", "stifle", "tarsus")),
            Measure("tarsal_angle", side, "angle", ("stifle", "tarsus", "metatarsus")),
            Measure("pelvic_slope", side, "fall", ("croup", "tail_base"), floor),
            Measure("topline_angle", side, "fall", ("withers", "tail_base"), floor),
        ),
    )


_DORSAL = LandmarkSet(
    "dorsal-v1",
    "dorsal",
    N_("Widths from above"),
    (
        _TAIL_BASE,
        _WITHERS,
        Landmark("hip_left", N_("Left hip bone"), N_("Left tuber coxae"), True),
        Landmark("hip_right", N_("Right hip bone"), N_("Right tuber coxae"), True),
        Landmark("thigh_left", N_("Left edge where the thighs are widest"), N_("Left thigh, lateral outline")),
        Landmark("thigh_right", N_("Right edge where the thighs are widest"), N_("Right thigh, lateral outline")),
        Landmark("waist_left", N_("Left edge where the waist is narrowest"), N_("Left waist outline")),
        Landmark("waist_right", N_("Right edge where the waist is narrowest"), N_("Right waist outline")),
    ),
    (
        Measure("top_thigh_width_ratio", "", "width", ("thigh_left", "thigh_right"), ("tail_base", "withers")),
        Measure("top_waist_width_ratio", "", "width", ("waist_left", "waist_right"), ("tail_base", "withers")),
    ),
)

# One set a pose; an older version of a set leaves this list, its marks stay in the library.
LANDMARK_SETS: tuple[LandmarkSet, ...] = (_REAR, _side("left_lateral", "L"), _side("right_lateral", "R"), _DORSAL)


@dataclass(frozen=True, slots=True)
class PhotoFlag:
    """Something about a photo that makes it unfit for automatic pairs and for measuring."""

    key: str
    label: str
    reason: str


PHOTO_FLAGS: tuple[PhotoFlag, ...] = (
    PhotoFlag("not_square", N_("Not standing squarely"), N_("not standing squarely")),
    PhotoFlag("turned", N_("Turned away from the camera"), N_("turned away from the camera")),
    PhotoFlag("blurry", N_("Blurry"), N_("blurry")),
    PhotoFlag("coat", N_("Coat wet or clipped"), N_("coat wet or clipped")),
    PhotoFlag("harness", N_("Harness on"), N_("harness on")),
)


def of_pose(pose: str) -> LandmarkSet | None:
    """Return the set of a pose, None for a pose that is only looked at."""
    return next((one for one in LANDMARK_SETS if one.pose == pose), None)


def flags() -> dict[str, PhotoFlag]:
    """Return key to PhotoFlag in the order of PHOTO_FLAGS."""
    return {flag.key: flag for flag in PHOTO_FLAGS}
