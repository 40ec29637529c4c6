# SPDX-License-Identifier: MIT
"""Puts pieces onto pages: one column after the other, breaking between pieces, nothing cut, nothing lost.

Knows heights and pages only; what a piece shows is its own matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ui.paper.pieces import Piece


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the flow: page number from 0 and y in page units."""

    page: int
    y: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece with its place."""

    page: int
    x: float
    y: float
    piece: Piece


@dataclass(frozen=True, slots=True)
class Room:
    """The part of every page that may be filled, from `top` to `bottom`."""

    top: float
    bottom: float


def place(pieces: Sequence[Piece], spot: Spot, room: Room, x: float) -> tuple[list[Placed], Spot]:
    """Place a column of pieces from `spot` downwards.

    A piece with `keep` moves to the next page together with those after it, unless together they are taller
    than a page. A piece taller than a page is placed at the top of one.

    Returns:
        The placed pieces in order, and the spot under the last.
    """
    placed: list[Placed] = []
    for index, piece in enumerate(pieces):
        gap = piece.gap if spot.y > room.top else 0.0
        needed = gap + _together(pieces, index, room)
        if spot.y > room.top and spot.y + needed > room.bottom + 0.5:
            spot, gap = Spot(spot.page + 1, room.top), 0.0
            if piece.again is not None:
                placed.append(Placed(spot.page, x, spot.y, piece.again))
                spot, gap = Spot(spot.page, spot.y + piece.again.height), piece.gap
        placed.append(Placed(spot.page, x, spot.y + gap, piece))
        spot = Spot(spot.page, spot.y + gap + piece.height)
    return placed, spot


def _together(pieces: Sequence[Piece], index: int, room: Room) -> float:
    """Return the height of the piece with all it must stay with, as far as one page can hold them."""
    height = pieces[index].height
    while pieces[index].keep and index + 1 < len(pieces):
        index += 1
        more = pieces[index].gap + pieces[index].height
        if height + more > room.bottom - room.top:
            break
        height += more
    return height


def height_of(pieces: Sequence[Piece]) -> float:
    """Return the height of a column that is not broken, its first gap left out."""
    return sum(piece.height + (piece.gap if index else 0.0) for index, piece in enumerate(pieces))
