# SPDX-License-Identifier: MIT
"""POSE_GUIDES: how each weekly photo is taken, in the owner's words, and where things stand in its drawing.

To guide another pose: add one PoseGuide and its silhouette in resources/poses. A weekly pose without one shows its
own short guide. What makes two photos comparable: clinical.md section 4, the capture card.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.words.i18n import N_

Point = tuple[float, float]
BEHIND, BESIDE, ABOVE = "behind", "beside", "above"


@dataclass(frozen=True, slots=True)
class PoseGuide:
    """How to take the photo of one pose.

    Attributes:
        pose: key of POSES, and name of its silhouette in resources/poses.
        stands: where the phone is seen from: BEHIND, BESIDE or ABOVE; it chooses the plan.
        height_at: y of the phone's height in the silhouette, px of its view box; None: the phone is above.
        stick: where the reference stick lies in the silhouette, px of its view box.
        height, stick_words, distance: the sentences that differ from pose to pose.
        short_height: the height in two or three words, for the drawing.
    """

    pose: str
    stands: str
    height_at: float | None
    stick: tuple[Point, Point]
    height: str
    short_height: str
    distance: str
    stick_words: str


_FAR = N_(
    "2–3 m away, and every week the same: put tape on the floor for the paws and for the phone. "
    "Zoom in a little rather than stepping closer, and stay with one lens."
)
_MID_THIGH = N_("Hold the phone level, as high as the middle of the thigh. Kneel, or rest it on a stool.")
_BESIDE_LEG = N_(
    "Lay a stick or ruler of known length on the floor, in line with the paws nearest to you. "
    "On the wall behind, it would look shorter than it is."
)

POSE_GUIDES: tuple[PoseGuide, ...] = (
    PoseGuide(
        "rear",
        BEHIND,
        76.5,
        ((150.0, 312.0), (150.0, 112.0)),
        N_("Hold the phone level, as high as the base of the tail, straight behind the dog."),
        N_("base of the tail"),
        _FAR,
        N_(
            "Stand a stick or ruler of known length upright beside the back legs, as far from you as they are. "
            "On the wall behind, it would look shorter than it is."
        ),
    ),
    PoseGuide(
        "left_lateral",
        BESIDE,
        166.0,
        ((150.0, 309.0), (366.0, 309.0)),
        _MID_THIGH,
        N_("middle of the thigh"),
        _FAR,
        _BESIDE_LEG,
    ),
    PoseGuide(
        "right_lateral",
        BESIDE,
        166.0,
        ((54.0, 309.0), (270.0, 309.0)),
        _MID_THIGH,
        N_("middle of the thigh"),
        _FAR,
        _BESIDE_LEG,
    ),
    PoseGuide(
        "dorsal",
        ABOVE,
        None,
        ((122.0, 120.0), (122.0, 285.0)),
        N_("Hold the phone flat, straight above the middle of the back, and as high as your arms reach."),
        N_("straight above"),
        N_("The same height every week. A second person can keep the dog still."),
        N_(
            "Hold a stick or ruler of known length beside the back and as high as the back. "
            "On the floor it would look shorter than it is."
        ),
    ),
)

# What holds for every pose: heading and sentence, in the order in which one sets things up.
ALIKE: tuple[tuple[str, str], ...] = (
    (
        N_("Place"),
        N_("The same firm floor that does not slip, before a plain wall that stands out from the coat."),
    ),
    (
        N_("Standing"),
        N_(
            "Square: each pair of feet level, hocks upright, head forward. "
            "No hand under the belly; collar and harness off."
        ),
    ),
    (N_("Light"), N_("The same light and time of day, without flash.")),
    (N_("Coat"), N_("Dry, and brushed the same way.")),
    (N_("Several"), N_("Take three to five, and keep the best one.")),
)


def of_pose(pose: str) -> PoseGuide | None:
    """Return the guide of a pose, None when it has none."""
    return next((one for one in POSE_GUIDES if one.pose == pose), None)
