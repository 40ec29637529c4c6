# SPDX-License-Identifier: MIT
"""The photos of a dog as rows: recording, changing, removing.

Reading and choosing is album.py, bringing files in photo_import.py (the names of both are offered here too); pixels
are images.py and the window.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from core.keeping import models
from core.keeping.facts import Facts
from core.keeping.media import Kept
from core.keeping.store import Store
from core.usecases import answers, diary, marks
from core.usecases.album import OWNER as OWNER
from core.usecases.album import SOURCES as SOURCES
from core.usecases.album import Grid as Grid
from core.usecases.album import Photo as Photo
from core.usecases.album import find as find
from core.usecases.album import first_and_latest as first_and_latest
from core.usecases.album import grid as grid
from core.usecases.album import in_album as in_album
from core.usecases.album import latest_of_week as latest_of_week
from core.usecases.album import left_out as left_out
from core.usecases.album import neighbours as neighbours
from core.usecases.album import of_dog as of_dog
from core.usecases.album import of_same_week as of_same_week
from core.usecases.album import one_per_week as one_per_week
from core.usecases.album import pose_label as pose_label
from core.usecases.album import source_words as source_words
from core.usecases.album import unflagged_weeks as unflagged_weeks
from core.usecases.dogs import Dog
from core.usecases.photo_import import SAME_BATCH as SAME_BATCH
from core.usecases.photo_import import Candidate as Candidate
from core.usecases.photo_import import Found as Found
from core.usecases.photo_import import Outcome as Outcome
from core.usecases.photo_import import discard_previews as discard_previews
from core.usecases.photo_import import inspect as inspect
from core.usecases.photo_import import inspect_all as inspect_all
from core.usecases.photo_import import keep as keep
from core.usecases.photo_import import keep_all as keep_all
from core.usecases.photo_import import known_files as known_files
from core.usecases.photo_import import make_copies as make_copies
from core.usecases.photo_import import mark_duplicates as mark_duplicates
from core.usecases.photo_import import new_in as new_in
from core.words import poses
from core.words.errors import InvalidValue
from core.words.i18n import _, ngettext
from core.words.poses import Pose


@dataclass(frozen=True, slots=True)
class NewPhoto:
    """A kept original with what the owner confirmed; name "" takes the file's, photo_id "" makes a new one."""

    kept: Kept
    facts: Facts
    pose: str
    day: date
    source: str
    name: str = ""
    photo_id: str = ""
    note: str = ""


def record(
    store: Store,
    dog: Dog,
    kept: Kept,
    facts: Facts,
    *,
    pose: str,
    day: date,
    source: str,
    today: date,
    name: str = "",
    photo_id: str = "",
) -> Photo:
    """Write the row of one kept original; the file is there first. Main thread.

    Args:
        source: a key of SOURCES. today: the owner's day. name: "" takes the file's. photo_id: "" makes one.
    Returns:
        The photo; the one already there when this dog has the same bytes.
    Raises:
        InvalidValue: unknown pose, or a day that has not come. SaveFailed: the disk refused.
    """
    item = NewPhoto(kept, facts, pose, day, source, name, photo_id)
    return record_many(store, dog, [item], today=today)[0]


def record_many(store: Store, dog: Dog, items: Sequence[NewPhoto], *, today: date) -> list[Photo]:
    """Write the rows of several kept originals as one undo step; returns and raises as `record`, in order."""
    for item in items:
        check_pose(item.pose)
        answers.check_day(item.day, today)
    there = {photo.sha256: photo for photo in of_dog(store, dog.id)}
    fresh = list(dict.fromkeys(item.kept.sha256 for item in items if item.kept.sha256 not in there))
    if fresh:
        with store.change(_added_words(dog, items, len(fresh)), dog=dog.id, day=_only_day(items)) as change:
            for item in items:
                if item.kept.sha256 not in there:
                    there[item.kept.sha256] = photo = _new(store, dog, item)
                    change.put(models.Photo, **_values(photo))
    return [there[item.kept.sha256] for item in items]


def change(
    store: Store,
    dog: Dog,
    photo: Photo,
    *,
    today: date,
    pose: str | None = None,
    day: date | None = None,
    note: str | None = None,
) -> None:
    """Change what the owner says about a photo; None leaves a thing as it is. The file is never touched.

    Raises:
        InvalidValue: unknown pose, or a day that has not come. SaveFailed: the disk refused.
    """
    values: dict[str, Any] = {"id": photo.id}
    if pose is not None and pose != photo.pose:
        values["pose"] = check_pose(pose).key
    if day is not None and day != photo.day:
        answers.check_day(day, today)
        values |= {"day": day, "taken_source": OWNER}
    if note is not None:
        values["note"] = diary.storable(note)
    if len(values) == 1 or find(store, photo.id) is None:
        return
    what = _("note on a photo") if "note" in values and len(values) == 2 else _("photo details")
    label = diary.undo_words(what, dog, photo.day)
    merge_key = f"photo/{photo.id}/{','.join(values)}"
    with store.change(label, merge_key=merge_key, dog=dog.id, day=photo.day) as one:
        one.put(models.Photo, **values)
        marks.follow(one, store, photo)


def remove(store: Store, dog: Dog, photo: Photo) -> None:
    """Take a photo out of the record; undo brings it back, and the bytes stay until the library is tidied.

    Its marks and what was measured on it go with it; a dog whose portrait it was has none afterwards. One step.
    """
    words = _("remove photo {pose}").format(pose=pose_label(photo.pose).lower())
    with store.change(diary.undo_words(words, dog, photo.day), dog=dog.id, day=photo.day) as one:
        row = store.get(models.Dog, photo.dog)
        if row is not None and row["portrait"] == photo.id:
            one.put(models.Dog, id=photo.dog, portrait="")
        marks.drop_all(one, store, photo)
        one.drop(models.Photo, photo.id)


def check_pose(key: str) -> Pose:
    """Return a pose.

    Raises:
        InvalidValue: unknown; near names are told.
    """
    known = poses.known()
    if key in known:
        return known[key]
    near = difflib.get_close_matches(key, known, 3, 0.4) or list(known)
    raise InvalidValue(
        _("“{key}” is not a pose.").format(key=key),
        _("Did you mean {names}?").format(names=", ".join(near)),
        field="pose",
    )


# --- inside ------------------------------------------------------------------------------------------


def _values(photo: Photo) -> dict[str, Any]:
    return {**asdict(photo), "damaged": int(photo.damaged)}


def _new(store: Store, dog: Dog, item: NewPhoto) -> Photo:
    facts = item.facts
    return Photo(
        id=item.photo_id or store.new_id(),
        dog=dog.id,
        sha256=item.kept.sha256,
        pose=item.pose,
        day=item.day,
        taken_source=item.source,
        taken_at=facts.taken_at,
        utc_offset=facts.offset,
        name=diary.storable(item.name or item.kept.name),
        size=item.kept.size,
        kind=facts.kind,
        width=facts.width,
        height=facts.height,
        damaged=facts.damaged,
        note=diary.storable(item.note),
    )


def _added_words(dog: Dog, items: Sequence[NewPhoto], count: int) -> str:
    if count == 1:
        what = _("photo {pose}").format(pose=pose_label(items[0].pose).lower())
        return diary.undo_words(what, dog, items[0].day)
    return ngettext("{count} photo, {dog}", "{count} photos, {dog}", count).format(count=count, dog=dog.name)


def _only_day(items: Sequence[NewPhoto]) -> date | None:
    days = {item.day for item in items}
    return days.pop() if len(days) == 1 else None
