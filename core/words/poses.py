# SPDX-License-Identifier: MIT
"""POSES: which photos are asked for each week, and how to take them.

To add a pose: add one Pose; the grid, the check page, the pickers and `import --pose` show it by themselves.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.words.i18n import N_


@dataclass(frozen=True, slots=True)
class Pose:
    """One way of photographing the dog; `weekly`: asked for every week; `guide`: how to stand and hold the phone."""

    key: str
    label: str
    weekly: bool
    guide: str


# The weekly four and the capture card: clinical.md section 4.
POSES: tuple[Pose, ...] = (
    Pose("rear", N_("From behind"), True, N_("Phone at tail height, 2–3 m away, feet level with each other.")),
    Pose(
        "left_lateral",
        N_("Left side"),
        True,
        N_("Phone at mid-thigh height, 2–3 m away, whole dog in the picture."),
    ),
    Pose(
        "right_lateral",
        N_("Right side"),
        True,
        N_("Phone at mid-thigh height, 2–3 m away, whole dog in the picture."),
    ),
    Pose("dorsal", N_("From above"), True, N_("Straight above the middle of the back.")),
    Pose("front", N_("From the front"), False, N_("Phone at chest height, head forward.")),
    Pose("sit_rear", N_("Sitting, from behind"), False, N_("As the dog chooses to sit.")),
    Pose("thigh_L", N_("Left thigh, close"), False, N_("The thigh fills the picture.")),
    Pose("thigh_R", N_("Right thigh, close"), False, N_("The thigh fills the picture.")),
    Pose("nails", N_("Nails and paws"), False, N_("Both hind paws from behind and above.")),
    Pose("other", N_("Something else"), False, N_("Anything you want the vet to see.")),
)


def known() -> dict[str, Pose]:
    """Return key to Pose in the order of POSES."""
    return {pose.key: pose for pose in POSES}
