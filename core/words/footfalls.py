# SPDX-License-Identifier: MIT
"""Footfalls tapped in a clip: the rhythm of the hind legs. Pure functions on times; nothing is kept here.

A tap is the moment a hind paw lands. A scuff is told in addition to the landing of that paw and is no step of its own.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.words.i18n import _, ngettext

KINDS = ("left", "right", "scuff_left", "scuff_right")
SIDES = ("left", "right")
ENOUGH_STRIDES = 10  # clinical.md section 4
SAME_TAP_MS = 80.0  # one paw does not land twice within this: a key that bounced
PAUSE_STRIDES = 1.5  # nothing for so many strides: the dog stood still


@dataclass(frozen=True, slots=True)
class Tap:
    """One tap: the clip's own time in ms, however fast it was played, and its kind, one of KINDS."""

    at_ms: float
    kind: str


@dataclass(frozen=True, slots=True)
class Footfalls:
    """What the taps of a clip give.

    Attributes:
        steps: hind paws landing. seconds: walked, in the dog's own time, pauses left out.
        steps_per_minute: hind steps a minute of walking; it grows with the dog's speed.
        left_share: the mean time from the left paw's landing to the right one's, in per cent of that and the way
            back. 50 is even; below 50 the dog leaves the left leg sooner than the right one.
        scuffs_per_10: of ten hind steps, how many were scuffed, 0 to 10.
        reasons: why a number is None or less than it seems, in words; empty when nothing is to be said.
        strides: of both paws, steps // 2. scuffs: steps that were scuffed.
    """

    steps: int
    seconds: float
    steps_per_minute: float | None
    left_share: float | None
    scuffs_per_10: float | None
    reasons: tuple[str, ...]
    strides: int = 0
    scuffs: int = 0


# One landing: seconds of the dog's own time, and the side.
_Fall = tuple[float, str]


def summary(taps: Sequence[Tap], *, slowed: float = 1.0) -> Footfalls:
    """Return what taps give; numbers are None below ten strides, because a few steps say too little.

    Args:
        taps: in any order. slowed: how many times slower than life the clip plays: 1 for most, 8 when 240 frames a
            second were saved as 30; above 0.
    """
    falls = sorted(fall for side in SIDES for fall in _falls(taps, side, slowed))
    gaps = _walked(falls)
    seconds = sum(later[0] - earlier[0] for earlier, later in gaps)
    strides = len(falls) // 2
    scuffs = _scuffed(taps, falls, slowed)
    is_enough = strides >= ENOUGH_STRIDES and seconds > 0
    return Footfalls(
        len(falls),
        seconds,
        60 * len(gaps) / seconds if is_enough else None,
        _left_share(gaps) if is_enough else None,
        10 * scuffs / len(falls) if is_enough else None,
        tuple(_reasons(taps, falls, gaps)),
        strides,
        scuffs,
    )


def _falls(taps: Iterable[Tap], side: str, slowed: float) -> list[_Fall]:
    """Return the landings of one side, ascending; a bounced key counts once."""
    found: list[_Fall] = []
    for at_ms in sorted(tap.at_ms for tap in taps if tap.kind == side):
        at = at_ms / 1000 / slowed
        if not found or at - found[-1][0] >= SAME_TAP_MS / 1000:
            found.append((at, side))
    return found


def _walked(falls: Sequence[_Fall]) -> list[tuple[_Fall, _Fall]]:
    """Return each landing with the next one, save where the dog stood still between them.

    A stride is from one landing of a paw to its next: a dog that hurries off one leg has short and long gaps in
    turn, and the long ones are no pause.
    """
    strides = [later - earlier for side in SIDES for earlier, later in pairwise(at for at, one in falls if one == side)]
    longest = PAUSE_STRIDES * statistics.median(strides) if strides else float("inf")
    return [(earlier, later) for earlier, later in pairwise(falls) if later[0] - earlier[0] <= longest]


def _gaps(gaps: Sequence[tuple[_Fall, _Fall]], first: str, second: str) -> list[float]:
    return [later[0] - earlier[0] for earlier, later in gaps if (earlier[1], later[1]) == (first, second)]


def _left_share(gaps: Sequence[tuple[_Fall, _Fall]]) -> float | None:
    on_left, on_right = _gaps(gaps, "left", "right"), _gaps(gaps, "right", "left")
    if min(len(on_left), len(on_right)) < ENOUGH_STRIDES - 1:  # ten landings of each have nine ways back
        return None
    left, right = statistics.fmean(on_left), statistics.fmean(on_right)
    return 100 * left / (left + right) if left + right > 0 else None


def _scuffed(taps: Iterable[Tap], falls: Sequence[_Fall], slowed: float) -> int:
    """Return how many landings were scuffed: each scuff belongs to the nearest landing of its own paw."""
    found: set[_Fall] = set()
    for tap in taps:
        if not tap.kind.startswith("scuff_"):
            continue
        at, side = tap.at_ms / 1000 / slowed, tap.kind.removeprefix("scuff_")
        own = [fall for fall in falls if fall[1] == side]
        if own:
            found.add(min(own, key=lambda fall: abs(fall[0] - at)))
    return len(found)


def _reasons(taps: Sequence[Tap], falls: Sequence[_Fall], gaps: Sequence[tuple[_Fall, _Fall]]) -> Iterable[str]:
    sides = {side for _at, side in falls}
    if any(tap.kind.startswith("scuff_") and tap.kind.removeprefix("scuff_") not in sides for tap in taps):
        yield _("A scuff is no step: tap the landing of that paw as well.")
    strides = len(falls) // 2
    if strides < ENOUGH_STRIDES:
        words = ngettext("{count} stride counted.", "{count} strides counted.", strides).format(count=strides)
        more = _("From {enough} on there are numbers; fewer say too little.").format(enough=ENOUGH_STRIDES)
        yield f"{words} {more}"
    elif len(sides) == 1:
        yield _("Only one hind leg was tapped, so left and right cannot be compared.")
    elif _left_share(gaps) is None:
        yield _("Left and right were not tapped in turn often enough to compare them.")
    if len(gaps) < len(falls) - 1:
        yield _("Pauses are left out.")
