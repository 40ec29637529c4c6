# SPDX-License-Identifier: MIT
"""What the sample owners marked, flagged and noticed on their photos: the drawings' truth with the tremble of a hand.

Written through the same use cases as an owner's clicks. What is true is demo_photos'; stories are the dogs' own files.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from core.keeping.store import Store
from core.usecases import demo_photos, marks, noticed, photos
from core.usecases.demo_story import Dice, Story
from core.usecases.dogs import Dog
from core.usecases.marks import Reference
from core.usecases.photos import Photo
from core.words import landmarks
from core.words.geometry import Point

REAR, REAR_MARKINGS, REAR_EVERY = "rear", 3, 2
SIDE_MARKINGS, SIDE_EVERY = 2, 4
POOR_FLAG = "turned"
# A click is off by about so many px.
_TREMBLE_PX = 3.0


def write(store: Store, dog: Dog, story: Story, until: date) -> None:
    """Flag the badly held photo, mark some weeks from behind and from one side, and note what was noticed.

    Args:
        dog: whose photos are recorded already. until: the last day, on which the owner sat and compared.
    Raises:
        SaveFailed: the disk refused.
    """
    dice = Dice(story.seed + 3)
    for photo in photos.of_dog(store, dog.id, pose=REAR):
        if photo.day == story.day(story.album.poor_rear, until):
            marks.set_flag(store, dog, photo, POOR_FLAG, on=True)
    side = "right_lateral" if story.dog.leg == "R" else "left_lateral"
    for pose, every, markings in ((REAR, REAR_EVERY, REAR_MARKINGS), (side, SIDE_EVERY, SIDE_MARKINGS)):
        weekly = photos.unflagged_weeks(store, dog, pose)
        for photo in dict.fromkeys((*weekly[::every], *weekly[-1:])):
            _mark(store, dog, photo, dice, markings=markings)
    pair = photos.first_and_latest(store, dog, side)
    if pair is not None:
        seen = story.album.noticed
        noticed.save(store, dog, *pair, keys=seen.keys, text=seen.text, today=until)


def _mark(store: Store, dog: Dog, photo: Photo, dice: Dice, *, markings: int) -> None:
    truth = demo_photos.truth(store.path, photo.sha256)
    points = true_points(photo.pose, truth)
    placed = {number: {key: _near(point, dice) for key, point in points.items()} for number in range(1, markings + 1)}
    marks.place_all(store, dog, photo, placed)
    first, second = (_near((x, y), dice) for x, y in truth["stick"])
    marks.set_reference(store, dog, photo, Reference(first, second, float(truth["stick_mm"])))


def true_points(pose: str, truth: Mapping[str, Any]) -> dict[str, Point]:
    """Return landmark key -> px of every landmark of a pose that the truth knows."""
    kind = landmarks.of_pose(pose)
    found: dict[str, Point] = {}
    for mark in kind.landmarks if kind else ():
        where = truth.get(mark.key)
        if isinstance(where, list):
            found[mark.key] = (float(where[0]), float(where[1]))
        elif where is not None:
            level = truth["waist_y"] if mark.key.startswith("waist_") else truth["height_px"]
            found[mark.key] = (float(where), float(level))
    return found


def _near(point: Point, dice: Dice) -> Point:
    """Return where a hand clicks that aims at a point, px to a tenth."""
    return round(point[0] + dice.near(_TREMBLE_PX), 1), round(point[1] + dice.near(_TREMBLE_PX), 1)
