# SPDX-License-Identifier: MIT
"""Where the facts about two photos stand so that the photos come out large: beside them, under them or folded.

Plain numbers in px; the compare page moves the widgets.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

# A fold is only worth it when it makes the photos clearly larger.
WORTH_FOLDING = 1.5


class Spot(Enum):
    """Where the facts stand."""

    BESIDE = "beside"
    BELOW = "below"
    FOLDED = "folded"


@dataclass(frozen=True, slots=True)
class Room:
    """What there is to share out, in px.

    Attributes:
        width, height: for the photos and, if they fit, the facts.
        facts_width: of the column beside, with its gap. facts_height: of the row below, with its gap.
        gap: between the photos. aspect: width per height of each, 0 when not known.
        is_wide: whether there is so much width that a column beside takes nothing away.
        abreast: how many photos stand side by side, 1 or 2.
        rows_beside: height that the buttons over the photos take more when the facts stand beside.
    """

    width: float
    height: float
    facts_width: float
    facts_height: float
    gap: float
    aspect: float
    is_wide: bool
    abreast: int = 2
    rows_beside: float = 0.0

    def photo(self, spot: Spot) -> tuple[float, float]:
        """Return width and height of one photo with the facts at a spot."""
        wide = self.width - (self.facts_width if spot is Spot.BESIDE else 0.0)
        high = self.height - (self.facts_height if spot is Spot.BELOW else 0.0)
        high -= self.rows_beside if spot is Spot.BESIDE else 0.0
        wide, high = max(0.0, (wide - self.gap * (self.abreast - 1)) / self.abreast), max(0.0, high)
        if not self.aspect:
            return wide, high
        return min(wide, high * self.aspect), min(high, wide / self.aspect)


def best(room: Room, *, may_fold: bool = True) -> Spot:
    """Return the spot that leaves the photos largest; folded only where both others take too much."""
    areas = {spot: wide * high for spot in Spot for wide, high in [room.photo(spot)]}
    chosen = Spot.BELOW if room.aspect and areas[Spot.BELOW] > areas[Spot.BESIDE] else Spot.BESIDE
    if not may_fold or (chosen is Spot.BESIDE and room.is_wide):
        return chosen
    return Spot.FOLDED if areas[Spot.FOLDED] > WORTH_FOLDING * areas[chosen] else chosen
