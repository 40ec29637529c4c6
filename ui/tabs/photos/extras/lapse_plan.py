# SPDX-License-Identifier: MIT
"""Which photos a time-lapse is made of, and how each lies on the others. Plain data; read on the main thread.

How a frame looks is lapse_frames.py; nothing is drawn here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.keeping.store import Store
from core.usecases import marks, photos
from core.usecases.dogs import Dog
from core.usecases.photos import Photo
from core.words import weeks
from core.words.geometry import FEWEST_PAIRS, Similarity
from core.words.i18n import _, ngettext

FEWEST = 2
_AS_IT_IS = Similarity(1.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class LapseFrame:
    """One photo of the film.

    Attributes:
        similarity: px of this photo to px of the photo that the film is laid on; None: drawn as it was taken.
        week, day: what is written on it.
    """

    photo: Photo
    similarity: Similarity | None
    week: str
    day: str


@dataclass(frozen=True, slots=True)
class Film:
    """The frames in order, and the upright size in px of the photo that they are laid on."""

    frames: tuple[LapseFrame, ...]
    shape: tuple[int, int]

    @property
    def aligned(self) -> int:
        """How many frames are laid on each other; 0 when none are."""
        return sum(frame.similarity is not None for frame in self.frames)

    @property
    def words(self) -> str:
        """How the photos lie on each other, in one or two sentences."""
        count, total = self.aligned, len(self.frames)
        if not count:
            return _("Shown as they were taken. With two points marked on each photo the dog would stand still.")
        if count == total:
            return ngettext(
                "Laid on the marked points of {count} photo.", "Laid on the marked points of all {count} photos.", total
            ).format(count=total)
        return _(
            "{count} of {total} photos are laid on their marked points; the others are as they were taken."
        ).format(count=count, total=total)


def candidates(store: Store, dog: Dog, pose: str) -> list[Photo]:
    """Return one photo per week, ascending: the newest of the week that carries no flag."""
    return photos.in_album(photos.unflagged_weeks(store, dog, pose), dog)


def poses_to_offer(store: Store, dog: Dog) -> list[tuple[str, str]]:
    """Return (key, label) of every pose that has enough photos for a film, in the order of the registry."""
    every = photos.of_dog(store, dog.id)
    keys = [pose.key for pose in photos.poses.POSES] + sorted({photo.pose for photo in every})
    return [(key, photos.pose_label(key)) for key in dict.fromkeys(keys) if len(candidates(store, dog, key)) >= FEWEST]


def film(store: Store, chosen: Sequence[Photo], start: date | None) -> Film:
    """Lay the chosen photos on the first of them that has points in common with another.

    Args:
        chosen: of one pose, in order. start: of week 1, or None.
    """
    base, found = _alignments(store, chosen)
    shape = next(((one.width, one.height) for one in (base, *chosen) if one and one.width and one.height), (4, 3))
    frames = tuple(
        LapseFrame(photo, found.get(photo.id), weeks.of(photo.day, start).label, weeks.long_day(photo.day))
        for photo in chosen
    )
    return Film(frames, shape)


def _alignments(store: Store, chosen: Sequence[Photo]) -> tuple[Photo | None, dict[str, Similarity]]:
    points = {photo.id: frozenset(marks.of_photo(store, photo).get(1, {})) for photo in chosen}
    for base in chosen:
        near = [one for one in chosen if one.id != base.id and len(points[base.id] & points[one.id]) >= FEWEST_PAIRS]
        if not (base.width and base.height and near):
            continue
        found = {one.id: marks.alignment(store, base, one) for one in near}
        lying = {key: one.similarity for key, one in found.items() if one is not None}
        if lying:
            return base, {base.id: _AS_IT_IS, **lying}
    return None, {}
