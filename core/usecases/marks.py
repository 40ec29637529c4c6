# SPDX-License-Identifier: MIT
"""Marks on photos: placing points, the reference and flags, each as one change with the readings that follow.

The readings stand in the photo's own entry, so charts, CSV and the page have them. Reading marks back is marked.py
(its names are offered here too); pixels and canvases belong elsewhere.
"""

from __future__ import annotations

import math
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from core.keeping import models
from core.keeping.history import Change
from core.keeping.store import Store
from core.usecases import diary, left_out
from core.usecases.dogs import Dog
from core.usecases.marked import LARGE_RESIDUAL_PCT as LARGE_RESIDUAL_PCT
from core.usecases.marked import SHORT_REFERENCE_MM as SHORT_REFERENCE_MM
from core.usecases.marked import Alignment as Alignment
from core.usecases.marked import Markings as Markings
from core.usecases.marked import Measured as Measured
from core.usecases.marked import Reference as Reference
from core.usecases.marked import Value as Value
from core.usecases.marked import alignment as alignment
from core.usecases.marked import compared as compared
from core.usecases.marked import flagged as flagged
from core.usecases.marked import flags as flags
from core.usecases.marked import has_changed as has_changed
from core.usecases.marked import of_photo as of_photo
from core.usecases.marked import reference as reference
from core.usecases.marked import values as values
from core.words import geometry, landmarks, metrics
from core.words.errors import InvalidValue
from core.words.geometry import Point
from core.words.i18n import _
from core.words.landmarks import LandmarkSet

if TYPE_CHECKING:  # photos.py lets marks follow a photo, so it imports this file
    from core.usecases.photos import Photo

MOST_MARKINGS = 9
# What is asked for; more are taken.
ENOUGH_MARKINGS = 3
# Two clicks nearer than this are one.
SAME_POINT_PX = 1.0


# --- points ------------------------------------------------------------------------------------------


def place(store: Store, dog: Dog, photo: Photo, landmark: str, *, point: Point, marking: int = 1) -> None:
    """Put a point on a photo, or move it; what it measures is kept in the same step.

    Args:
        landmark: a key of the pose's landmark set. point: px of the upright original. marking: 1 to 9.
    Raises:
        InvalidValue: no such landmark or marking, outside the picture, or where another point is (field says which).
        SaveFailed: the disk refused.
    """
    kind = _checked_landmark(photo, landmark)
    label = diary.undo_words(_("mark {name}").format(name=_named(kind, landmark).lower()), dog, photo.day)
    with store.change(label, merge_key=f"mark/{photo.id}/{landmark}/{marking}", dog=dog.id, day=photo.day) as change:
        _put(change, store, photo, landmark, point=point, marking=marking)
        follow(change, store, photo)


def place_all(store: Store, dog: Dog, photo: Photo, marked: Markings) -> None:
    """Put many points on a photo as one step, each checked as `place` does; points named before are moved.

    Args:
        marked: marking (1 to 9) -> landmark key -> px of the upright original.
    Raises:
        InvalidValue: as `place`; nothing is kept then. SaveFailed: the disk refused.
    """
    with store.change(diary.undo_words(_("marks on a photo"), dog, photo.day), dog=dog.id, day=photo.day) as change:
        for marking, points in marked.items():
            for landmark, point in points.items():
                _put(change, store, photo, landmark, point=point, marking=marking)
        follow(change, store, photo)


def take_back(store: Store, dog: Dog, photo: Photo, landmark: str, *, marking: int = 1) -> None:
    """Take a point off a photo; one that is not there is no fault."""
    kind = _checked_landmark(photo, landmark)
    label = diary.undo_words(_("remove mark {name}").format(name=_named(kind, landmark).lower()), dog, photo.day)
    with store.change(label, dog=dog.id, day=photo.day) as change:
        change.drop(models.Mark, photo.id, landmark, marking)
        follow(change, store, photo)


def take_back_marking(store: Store, dog: Dog, photo: Photo, marking: int) -> None:
    """Take all points of one marking off a photo, as one step."""
    with store.change(diary.undo_words(_("remove marking"), dog, photo.day), dog=dog.id, day=photo.day) as change:
        for (key,) in store.rows("SELECT landmark FROM mark WHERE photo = ? AND marking = ?", photo.id, marking):
            change.drop(models.Mark, photo.id, key, marking)
        follow(change, store, photo)


# --- reference and flags -----------------------------------------------------------------------------


def set_reference(store: Store, dog: Dog, photo: Photo, wanted: Reference | None) -> None:
    """Keep the two ends of something of known length; None takes the reference away.

    Raises:
        InvalidValue: the same point twice ("second"), a length that is none ("length_mm"), or outside the picture
            ("first", "second").
    """
    row = None if wanted is None else _checked_reference(photo, wanted)
    label = diary.undo_words(_("reference length"), dog, photo.day)
    with store.change(label, merge_key=f"reference/{photo.id}", dog=dog.id, day=photo.day) as change:
        if row is None:
            change.drop(models.Reference, photo.id)
        else:
            change.put(models.Reference, photo=photo.id, **row)


def set_flag(store: Store, dog: Dog, photo: Photo, flag: str, *, on: bool) -> None:
    """Say or take back what is wrong with a photo; a flagged photo has no readings until the flag is gone.

    Raises:
        InvalidValue: not a flag.
    """
    if flag not in landmarks.flags():
        raise InvalidValue(_("“{value}” is not known here.").format(value=flag), field="flag")
    label = diary.undo_words(_("flag on a photo"), dog, photo.day)
    with store.change(label, merge_key=f"flag/{photo.id}/{flag}", dog=dog.id, day=photo.day) as change:
        if on:
            change.put(models.PhotoFlag, photo=photo.id, flag=flag)
        else:
            change.drop(models.PhotoFlag, photo.id, flag)
        follow(change, store, photo)


# --- readings ----------------------------------------------------------------------------------------


def entry_id(photo_id: str) -> str:
    """Return the id of the one entry that holds what is measured on a photo."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{photo_id}/marks"))


def follow(change: Change, store: Store, photo: Photo) -> None:
    """Inside a change: bring the readings of a photo to what its marks, flags, day and pose say now.

    Day and pose are read again: the photo handed in may be older than its row.
    """
    row = store.get(models.Photo, photo.id)
    if row is not None:
        photo = replace(photo, day=row["day"], pose=row["pose"])
    wanted: dict[tuple[str, str, int], float] = {}
    for value in values(store, photo).values:
        metric = metrics.known()[value.metric]
        wanted |= {
            (value.metric, value.side, marking): one
            for marking, one in value.markings
            if metric.low <= one <= metric.high
        }
    entry = entry_id(photo.id)
    with left_out.following(store, photo.dog, change, entry=entry):
        for slot in _kept(store, entry) - set(wanted):
            change.drop(models.Reading, entry, *slot)
        if not wanted:
            change.drop(models.Entry, entry)
            return
        change.put(models.Entry, id=entry, dog=photo.dog, day=photo.day, kind="photo", photo=photo.id)
        for (key, side, take), one in wanted.items():
            change.put(models.Reading, entry=entry, metric=key, side=side, take=take, value=one, state="answered")


def drop_all(change: Change, store: Store, photo: Photo) -> None:
    """Inside a change: take everything off a photo that is about to go."""
    for key, marking in store.rows("SELECT landmark, marking FROM mark WHERE photo = ?", photo.id):
        change.drop(models.Mark, photo.id, key, marking)
    for (flag,) in store.rows("SELECT flag FROM photo_flag WHERE photo = ?", photo.id):
        change.drop(models.PhotoFlag, photo.id, flag)
    change.drop(models.Reference, photo.id)
    entry = entry_id(photo.id)
    with left_out.following(store, photo.dog, change, entry=entry):
        for slot in _kept(store, entry):
            change.drop(models.Reading, entry, *slot)
        change.drop(models.Entry, entry)


# --- inside ------------------------------------------------------------------------------------------


def _put(change: Change, store: Store, photo: Photo, landmark: str, *, point: Point, marking: int) -> None:
    kind, there = _checked_landmark(photo, landmark), of_photo(store, photo)
    if marking not in range(1, MOST_MARKINGS + 1):
        raise InvalidValue(_("A photo is marked up to nine times."), _("Choose 1 to 9."), field="marking")
    x, y = _inside(photo, point, "point")
    for key, other in there.get(marking, {}).items():
        if key != landmark and geometry.distance((x, y), other) < SAME_POINT_PX:
            raise InvalidValue(
                _("“{name}” is already at this place.").format(name=_named(kind, key)),
                _("Put the point somewhere else, or move the other one first."),
                field="point",
            )
    change.put(models.Mark, photo=photo.id, landmark=landmark, marking=marking, x=x, y=y, landmark_set=kind.id)


def _checked_landmark(photo: Photo, key: str) -> LandmarkSet:
    kind = landmarks.of_pose(photo.pose)
    if kind is None or kind.find(key) is None:
        raise InvalidValue(
            _("“{key}” is not marked on photos of this pose.").format(key=key),
            _("Choose one of the points in the list."),
            field="landmark",
        )
    return kind


def _named(kind: LandmarkSet, key: str) -> str:
    found = kind.find(key)
    return _(found.label) if found else key


def _inside(photo: Photo, point: Point, field: str) -> Point:
    x, y = float(point[0]), float(point[1])
    width, height = photo.width or math.inf, photo.height or math.inf
    if not (math.isfinite(x) and math.isfinite(y) and 0 <= x <= width and 0 <= y <= height):
        raise InvalidValue(_("This point is outside the picture."), _("Click inside the picture."), field=field)
    return x, y


def _checked_reference(photo: Photo, wanted: Reference) -> dict[str, float]:
    (x1, y1), (x2, y2) = _inside(photo, wanted.first, "first"), _inside(photo, wanted.second, "second")
    if geometry.distance((x1, y1), (x2, y2)) < SAME_POINT_PX:
        raise InvalidValue(
            _("Both ends of the reference are at the same place."), _("Click its other end."), field="second"
        )
    if not (math.isfinite(wanted.length_mm) and wanted.length_mm > 0):
        raise InvalidValue(
            _("The reference needs a length."), _("Say how long it is from one click to the other."), field="length_mm"
        )
    return {"x1": x1, "y1": y1, "x2": x2, "y2": y2, "length_mm": float(wanted.length_mm)}


def _kept(store: Store, entry: str) -> set[tuple[str, str, int]]:
    return {(m, s, t) for m, s, t in store.rows("SELECT metric, side, take FROM reading WHERE entry = ?", entry)}
