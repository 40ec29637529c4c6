# SPDX-License-Identifier: MIT
"""How the three sample dogs look: colours and body measures, as data.

Nothing here draws and nothing here knows a pixel; outlines are made in dog_shapes, pictures in dog_drawing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Look:
    """Colours and proportions of one dog; lengths in mm of the living dog, standing on the floor at 0.

    Sideways lengths count from the point of the chest (0) towards the tail. `ears` is hanging, pricked or
    folded; `tail` is whip, plume or sickle; `markings` is plain, white or grey. The two angles are those of knee
    and hock, degrees, when the dog stands level with upright hocks.
    """

    breed: str
    ears: str
    tail: str
    markings: str
    coat: str
    shade: str
    light: str
    far: str
    ear: str
    pale: str
    collar: str
    wall: str
    floor: str
    rug: str
    height: float
    length: float
    chest_y: float
    tuck_y: float
    rump_y: float
    hock_y: float
    limb: float
    head: float
    eye_x: float
    eye_y: float
    pelvis: float
    stifle_deg: float
    tarsus_deg: float
    stick_mm: float

    def far_light(self) -> str:
        """Return a colour half-way from the coat to its lights."""
        pairs = [(int(self.coat[i : i + 2], 16) + int(self.light[i : i + 2], 16)) // 2 for i in (1, 3, 5)]
        return "#" + "".join(f"{value:02X}" for value in pairs)


_DACHSHUND = Look(
    breed="Dachshund",
    ears="hanging",
    tail="whip",
    markings="plain",
    coat="#B0703F",
    shade="#7E4926",
    light="#D9A470",
    far="#8A5530",
    ear="#7B4726",
    pale="#D8A878",
    collar="#1F6F68",
    wall="#EAE5DA",
    floor="#D9D0BF",
    rug="#C3CFC6",
    height=238,
    length=470,
    chest_y=80,
    tuck_y=112,
    rump_y=222,
    hock_y=60,
    limb=32,
    head=196,
    eye_x=-70,
    eye_y=318,
    pelvis=70,
    stifle_deg=136,
    tarsus_deg=144,
    stick_mm=300,
)
_BORDER_COLLIE = Look(
    breed="Border Collie",
    ears="pricked",
    tail="plume",
    markings="white",
    coat="#34373C",
    shade="#1D1F23",
    light="#5E646C",
    far="#24262A",
    ear="#2A2C31",
    pale="#F3F0EA",
    collar="#B8452F",
    wall="#E3E6E2",
    floor="#CFCBBF",
    rug="#D8C7AE",
    height=530,
    length=600,
    chest_y=270,
    tuck_y=332,
    rump_y=492,
    hock_y=148,
    limb=46,
    head=236,
    eye_x=-96,
    eye_y=632,
    pelvis=116,
    stifle_deg=139,
    tarsus_deg=145,
    stick_mm=500,
)
_MIXED = Look(
    breed="Mixed breed",
    ears="folded",
    tail="sickle",
    markings="grey",
    coat="#C8A06A",
    shade="#94703F",
    light="#E6CB9F",
    far="#A17E50",
    ear="#A67F4D",
    pale="#E4DED3",
    collar="#2E6DA4",
    wall="#ECE4DA",
    floor="#D5CABB",
    rug="#C9BFCB",
    height=500,
    length=550,
    chest_y=256,
    tuck_y=312,
    rump_y=474,
    hock_y=138,
    limb=50,
    head=236,
    eye_x=-86,
    eye_y=606,
    pelvis=112,
    stifle_deg=137,
    tarsus_deg=144,
    stick_mm=500,
)

# To add a look: describe it above and give it a key here.
LOOKS: Mapping[str, Look] = MappingProxyType(
    {"dachshund": _DACHSHUND, "border_collie": _BORDER_COLLIE, "mixed": _MIXED}
)
