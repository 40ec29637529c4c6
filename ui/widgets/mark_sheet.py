# SPDX-License-Identifier: MIT
"""What is drawn and placed on a photo: points, lines, angles, and the points that are still wanted.

Plain values. How they look is mark_paint.py, what hands do with them mark_hand.py; what a point means is not
known here.
"""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """One placed point.

    Attributes:
        key: names it in signals. label: the owner's words for it.
        x, y: px of the upright original.
        side: "" (accent), "L" or "R": the colour of a hind leg.
    """

    key: str
    label: str
    x: float
    y: float
    side: str = ""

    @property
    def point(self) -> Point:
        """The place, px of the upright original."""
        return self.x, self.y


@dataclass(frozen=True, slots=True)
class Wanted:
    """A point still to place; attributes as for Spot."""

    key: str
    label: str
    side: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A line between two spots, by their keys, with a value in a pill under it; "" for no pill."""

    first: str
    second: str
    text: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class Corner:
    """An angle at a spot: two arms, a small arc, a value in a pill; "" for no pill."""

    first: str
    vertex: str
    second: str
    text: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class MarkSheet:
    """All marks of one photo.

    Attributes:
        spots: placed points, in the order in which Tab walks them.
        spans, corners: lines and angles between them; one that names a spot that is not there is not drawn.
        wanted: points still to place, in order; a click places the first, or the one chosen by `set_wanted`.
        level: two points of a thin dashed guide line across the photo, None for none.
        is_editable: whether hands and keys may place, move and remove.
    """

    spots: tuple[Spot, ...] = ()
    spans: tuple[Span, ...] = ()
    corners: tuple[Corner, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    level: tuple[Point, Point] | None = None
    is_editable: bool = False

    def find(self, key: str) -> Spot | None:
        """Return one placed point, None when there is none of that key."""
        return next((spot for spot in self.spots if spot.key == key), None)
