# SPDX-License-Identifier: MIT
"""The blind look: pairs of photos for judging without dates, and what a handful of such answers is worth.

A guard against seeing what one hopes for (clinical.md 1.5). Nothing is kept; pictures and dialogs are the window's.
"""

from __future__ import annotations

import bisect
import itertools
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from core.keeping.store import Store
from core.usecases import marks, photos
from core.usecases.dogs import Dog
from core.usecases.marks import Alignment
from core.usecases.photos import Photo
from core.words import geometry, landmarks
from core.words.i18n import _, ngettext

# Back ends are judged in these, the most telling first.
POSES = ("rear", "dorsal", "left_lateral", "right_lateral")
APART = timedelta(weeks=2)
MOST_WEEKS = 40  # weeks of a pose that are drawn from: ten years of photos must not make the window wait
FEWEST_PAIRS = 2
LEFT, RIGHT, SAME = "left", "right", "same"


@dataclass(frozen=True, slots=True)
class BlindPair:
    """Two photos of one pose at least two weeks apart, and how they are shown.

    Attributes:
        first, second: the older and the newer one. left_is_newer: where chance put the newer one.
        alignment: how the second lies on the first (px of the second to px of the first), None when not aligned.
    """

    pose: str
    first: Photo
    second: Photo
    left_is_newer: bool
    alignment: Alignment | None

    @property
    def left(self) -> Photo:
        """The photo shown on the left."""
        return self.second if self.left_is_newer else self.first

    @property
    def right(self) -> Photo:
        """The photo shown on the right."""
        return self.first if self.left_is_newer else self.second


@dataclass(frozen=True, slots=True)
class BlindAnswer:
    """What was said of a pair: the LEFT or RIGHT back end looked fuller, or both the SAME."""

    pair: BlindPair
    picked: str

    @property
    def photo(self) -> Photo | None:
        """The photo that looked fuller, None when both looked the same."""
        return {LEFT: self.pair.left, RIGHT: self.pair.right}.get(self.picked)


@dataclass(frozen=True, slots=True)
class BlindScore:
    """How often which photo looked fuller, of n pairs; `words` say it with what it is worth."""

    n: int
    newer_fuller: int
    older_fuller: int
    same: int
    words: str


def pairs(store: Store, dog: Dog, *, dice: random.Random, count: int = 5) -> list[BlindPair]:
    """Choose pairs for one look, in the order they are shown.

    Flagged and damaged photos are left out; aligned pairs come first, and a photo is used again only when none is
    left. No pair comes twice.

    Args:
        dice: chance, of the pairs and of left and right. count: at most so many.
    Returns:
        At least 2 pairs, or none at all when the record has fewer; `why_none` says why.
    """
    fit = {pose: _fit(store, dog, pose) for pose in POSES}
    ready = {photo.id: _aligning(store, photo) for found in fit.values() for photo in found}
    found = [two for every in fit.values() for two in _apart(_fewer(every, ready, dice))]
    if len(found) < FEWEST_PAIRS:
        return []
    dice.shuffle(found)
    used: Counter[str] = Counter()
    chosen: list[BlindPair] = []
    while found and len(chosen) < count:
        # min() takes the first of equals, so the shuffle decides among them.
        best = min(found, key=lambda two: _rank(two, ready, used))
        found.remove(best)
        used.update(photo.id for photo in best)
        one, other = best
        chosen.append(BlindPair(one.pose, one, other, dice.random() < 0.5, marks.alignment(store, one, other)))
    dice.shuffle(chosen)
    return chosen


def why_none(store: Store, dog: Dog) -> str:
    """Say why there is nothing to look at; "" when `pairs` finds enough."""
    if sum(_count_apart(_fit(store, dog, pose)) for pose in POSES) >= FEWEST_PAIRS:
        return ""
    return _(
        "A blind look needs at least two pairs of photos, each of one pose and two weeks or more apart. "
        "Photos with a flag are left out."
    )


def score(given: Sequence[BlindAnswer]) -> BlindScore:
    """Count the answers of one look, at least one, and say what so few are worth."""
    picked = [answer.photo for answer in given]
    same = sum(photo is None for photo in picked)
    newer = sum(photo is answer.pair.second for photo, answer in zip(picked, given, strict=True))
    counts = len(given), newer, len(given) - newer - same, same
    return BlindScore(*counts, _score_words(*counts))


def _score_words(n: int, newer: int, older: int, same: int) -> str:
    seen = ngettext(
        "In {n} pair the later photo looked fuller {newer} ×, the earlier one {older} ×, no difference {same} ×.",
        "In {n} pairs the later photo looked fuller {newer} ×, the earlier one {older} ×, no difference {same} ×.",
        n,
    ).format(n=n, newer=newer, older=older, same=same)
    worth = ngettext(
        "{n} pair is weak evidence: guessing alone picks the later photo about half the time.",
        "{n} pairs are weak evidence: guessing alone picks the later photo about half the time.",
        n,
    ).format(n=n)
    return f"{seen} {worth}"


def _fit(store: Store, dog: Dog, pose: str) -> list[Photo]:
    return [photo for photo in photos.unflagged_weeks(store, dog, pose) if not photo.damaged]


def _fewer(fit: list[Photo], ready: dict[str, frozenset[str]], dice: random.Random) -> list[Photo]:
    """Return at most MOST_WEEKS of them by chance, those with marks first, ascending: pairs grow with the square.

    The first and the last stay, so that a pair that is far enough apart is never lost.
    """
    if len(fit) <= MOST_WEEKS:
        return fit
    inner = fit[1:-1]
    dice.shuffle(inner)
    inner.sort(key=lambda photo: not ready[photo.id])
    kept = {photo.id for photo in (fit[0], fit[-1], *inner[: MOST_WEEKS - 2])}
    return [photo for photo in fit if photo.id in kept]


def _apart(fit: list[Photo]) -> list[tuple[Photo, Photo]]:
    return [(one, other) for one, other in itertools.combinations(fit, 2) if other.day - one.day >= APART]


def _count_apart(fit: list[Photo]) -> int:
    days = [photo.day for photo in fit]
    return sum(len(days) - bisect.bisect_left(days, day + APART) for day in days)


def _aligning(store: Store, photo: Photo) -> frozenset[str]:
    """Return the bone landmarks that a photo has."""
    kind, there = landmarks.of_pose(photo.pose), marks.of_photo(store, photo).get(1, {})
    return frozenset(mark.key for mark in kind.aligning if mark.key in there) if kind else frozenset()


def _rank(two: tuple[Photo, Photo], ready: dict[str, frozenset[str]], used: Counter[str]) -> tuple[bool, int, int]:
    one, other = two
    is_aligned = len(ready[one.id] & ready[other.id]) >= geometry.FEWEST_PAIRS
    return not is_aligned, used[one.id] + used[other.id], POSES.index(one.pose)
