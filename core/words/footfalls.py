# SPDX-License-Identifier: MIT
"""Footfalls tapped in a clip: the rhythm of the hind legs. Pure functions on times; nothing is kept here.

A tap is the moment a hind paw lands. A scuff is told in addition to the landing of that paw and is no step of its own.
"""

from __future__ import annotations

import statistics
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.words.i18n import _, ngettext

KINDS = ("left", "right", "scuff_left", "scuff_right")
SIDES = ("left", "right")
ENOUGH_STRIDES = 10  # clinical.md section 4
SAME_TAP_MS = 80.0  # one paw does not land twice within this: a key that bounced
PAUSE_STRIDES = 1.5  # nothing for so many strides: the dog stood still
SCUFF_STRIDES = 0.5  # a scuff farther than this from a landing of its own paw belongs to none
ONE_LEG_STEPS = 3  # so many landings of one paw and none of the other: the other is not being tapped


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
        steps_per_minute: hind steps a minute of walking; it grows with the dog's speed. Like every number here it
            needs both paws tapped in turn: the landings of one paw are half of the steps.
        left_share: the mean time from the left paw's landing to the right one's, in per cent of that and the way
            back. 50 is even; below 50 the dog leaves the left leg sooner than the right one.
        scuffs_per_10: of ten hind steps, how many were scuffed, 0 to 10; 0 only when somebody watched for them.
        reasons: why a number is None or less than it seems, in words; empty when nothing is to be said.
        strides: of both paws, so the landings of the paw that has fewer. scuffs: steps that were scuffed.
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


def summary(taps: Sequence[Tap], *, slowed: float = 1.0, watched: bool = False) -> Footfalls:
    """Return what taps give; numbers are None below ten strides, because a few steps say too little.

    Args:
        taps: in any order. slowed: how many times slower than life the clip plays: 1 for most, 8 when 240 frames a
            second were saved as 30; above 0. watched: whether the owner says that scuffs were watched for and there
            were none; it counts for nothing beside a tapped scuff.
    """
    falls = sorted(fall for side in SIDES for fall in _falls(taps, side, slowed))
    gaps = _walked(falls)
    seconds = sum(later[0] - earlier[0] for earlier, later in gaps)
    strides = _strides(falls)
    scuffs, astray = _scuffed(taps, falls, slowed)
    share = _left_share(gaps)
    has_both = strides >= ENOUGH_STRIDES and seconds > 0 and share is not None
    was_watched = scuffs > 0 or (watched and not astray)
    return Footfalls(
        len(falls),
        seconds,
        60 * len(gaps) / seconds if has_both else None,
        share if has_both else None,
        10 * scuffs / len(falls) if has_both and was_watched else None,
        tuple(_reasons(falls, gaps, astray)),
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
    longest = PAUSE_STRIDES * _stride(falls)
    return [(earlier, later) for earlier, later in pairwise(falls) if later[0] - earlier[0] <= longest]


def _stride(falls: Sequence[_Fall]) -> float:
    """Return the usual stride, seconds from one landing of a paw to its next; infinite when there is none."""
    strides = [later - earlier for side in SIDES for earlier, later in pairwise(at for at, one in falls if one == side)]
    return statistics.median(strides) if strides else float("inf")


def _strides(falls: Sequence[_Fall]) -> int:
    return min(sum(one == side for _at, one in falls) for side in SIDES)


def _gaps(gaps: Sequence[tuple[_Fall, _Fall]], first: str, second: str) -> list[float]:
    return [later[0] - earlier[0] for earlier, later in gaps if (earlier[1], later[1]) == (first, second)]


def _left_share(gaps: Sequence[tuple[_Fall, _Fall]]) -> float | None:
    on_left, on_right = _gaps(gaps, "left", "right"), _gaps(gaps, "right", "left")
    if min(len(on_left), len(on_right)) < ENOUGH_STRIDES - 1:  # ten landings of each have nine ways back
        return None
    left, right = statistics.fmean(on_left), statistics.fmean(on_right)
    return 100 * left / (left + right) if left + right > 0 else None


def _scuffed(taps: Iterable[Tap], falls: Sequence[_Fall], slowed: float) -> tuple[int, int]:
    """Return how many landings were scuffed, and how many scuffs have no landing of their own paw near them."""
    reach = SCUFF_STRIDES * _stride(falls)
    landings = {side: [at for at, one in falls if one == side] for side in SIDES}
    found: set[_Fall] = set()
    astray = 0
    for tap in taps:
        if tap.kind.startswith("scuff_"):
            side = tap.kind.removeprefix("scuff_")
            at = tap.at_ms / 1000 / slowed
            nearest = _nearest(landings[side], at)
            if nearest is None or abs(nearest - at) > reach:
                astray += 1
            else:
                found.add((nearest, side))
    return len(found), astray


def _nearest(moments: Sequence[float], at: float) -> float | None:
    """Return which of ascending moments is nearest to another; None without any."""
    after = bisect_left(moments, at)
    return min(moments[max(0, after - 1) : after + 1], key=lambda moment: abs(moment - at), default=None)


def _reasons(falls: Sequence[_Fall], gaps: Sequence[tuple[_Fall, _Fall]], astray: int) -> Iterable[str]:
    if astray:
        yield _("A scuff is no step: tap the landing of that paw as well.")
    strides = _strides(falls)
    if not strides and len(falls) >= ONE_LEG_STEPS:
        yield _("Only one hind leg was tapped so far. Tap both back feet, each as it lands.")
    elif strides < ENOUGH_STRIDES:
        words = ngettext("{count} stride counted.", "{count} strides counted.", strides).format(count=strides)
        more = _("From {enough} on there are numbers; fewer say too little.").format(enough=ENOUGH_STRIDES)
        yield f"{words} {more}"
    elif _left_share(gaps) is None:
        yield _("Left and right were not tapped in turn often enough. Tap both back feet, each as it lands.")
    if len(gaps) < len(falls) - 1:
        yield _("Pauses are left out.")
