# SPDX-License-Identifier: MIT
"""The photos of a dog as rows: recording, changing, removing; weeks by poses; which two stand side by side.

Files are brought in by photo_import.py (its names are offered here too); pixels are images.py and the window.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from typing import Any

from core.keeping import models
from core.keeping.facts import Facts
from core.keeping.media import Kept
from core.keeping.store import Store
from core.usecases import answers, diary, marks
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
from core.words import poses, weeks
from core.words.errors import InvalidValue
from core.words.i18n import N_, _, ngettext
from core.words.poses import Pose
from core.words.weeks import Week

OWNER = "owner"  # Photo.taken_source when the owner said the day
SOURCES: dict[str, str] = {
    "exif_original": N_("from the photo"),
    "exif_digitized": N_("from the photo"),
    OWNER: N_("as you said"),
}
LOOK_BACK = timedelta(weeks=12)  # a start longer before the first photo does not fill the grid with "missing"


@dataclass(frozen=True, slots=True)
class Photo:
    """One photo of one dog; mirrors models.Photo.

    Attributes:
        sha256: names the original in media/. pose: a key of POSES, or one that was retired.
        day: local civil day; taken_source: a key of SOURCES that says where it came from.
        taken_at, utc_offset: as the camera wrote them, "" when it did not; the offset is never applied.
        name: of the file as it came in. size: bytes. width, height: px, upright.
    """

    id: str
    dog: str
    sha256: str
    pose: str
    day: date
    taken_source: str
    taken_at: str
    utc_offset: str
    name: str
    size: int
    kind: str
    width: int
    height: int
    damaged: bool
    note: str


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


@dataclass(frozen=True, slots=True)
class Grid:
    """Weeks by poses.

    Attributes:
        weeks: newest first; long empty times and empty weeks before week 1 are left out.
        poses: those asked for weekly, and any that has photos.
        cells: (first day of the week, pose key) to its photos, newest first; no key without photos.
        this_week: the week that today lies in.
    """

    weeks: list[Week]
    poses: list[Pose]
    cells: Mapping[tuple[date, str], tuple[Photo, ...]]
    this_week: Week

    def shown(self, week: Week, pose: str) -> Photo | None:
        """Return the photo that stands for a week and pose: the newest; None when there is none."""
        return next(iter(self.cells.get((week.start, pose), ())), None)


_COLUMNS = tuple(field.name for field in fields(Photo))


# --- reading -----------------------------------------------------------------------------------------


def of_dog(store: Store, dog_id: str, *, pose: str = "") -> list[Photo]:
    """Return the photos of a dog by day, then by time; with `pose` only those of it."""
    query = store.select(models.Photo).where(models.Photo.dog == dog_id)
    if pose:
        query = query.where(models.Photo.pose == pose)
    order = (models.Photo.day, models.Photo.taken_at, models.Photo.name, models.Photo.id)
    return [_photo(row) for row in query.order_by(*order).dicts()]


def in_album(photos: Sequence[Photo], dog: Dog) -> list[Photo]:
    """Return the photos that are looked at week by week: all, save a portrait that is the only one of its pose.

    Args:
        photos: of one dog. A portrait in a pose that is asked for weekly stays: it is a week's photo as well.
    """
    weekly = {pose.key for pose in poses.POSES if pose.weekly}
    crowded = {one.pose for one in photos if one.id != dog.portrait}
    return [one for one in photos if one.id != dog.portrait or one.pose in weekly | crowded]


def find(store: Store, photo_id: str) -> Photo | None:
    """Return one photo by its id, or None."""
    row = store.get(models.Photo, photo_id) if photo_id else None
    return _photo(row) if row else None


def one_per_week(photos: Sequence[Photo], start: date | None) -> list[Photo]:
    """Return the newest photo of every week, ascending; `photos` in the order of `of_dog`, of one pose."""
    return list({weeks.of(photo.day, start).start: photo for photo in photos}.values())


def latest_of_week(store: Store, dog: Dog, pose: str, day: date) -> Photo | None:
    """Return the newest photo of a pose in the week that `day` lies in, or None."""
    week = weeks.of(day, dog.start_day)
    taken = [photo for photo in of_dog(store, dog.id, pose=pose) if week.start <= photo.day <= week.end]
    return taken[-1] if taken else None


def of_same_week(store: Store, dog: Dog, photo: Photo) -> list[Photo]:
    """Return all takes of the pose in the photo's week, ascending; it is one of them."""
    week = weeks.of(photo.day, dog.start_day)
    return [one for one in of_dog(store, dog.id, pose=photo.pose) if week.start <= one.day <= week.end]


def first_and_latest(store: Store, dog: Dog, pose: str) -> tuple[Photo, Photo] | None:
    """Return the photo of the first week and the latest one of a pose; None with fewer than two photos.

    Of a week with a retaken photo the retake counts, unless it is the only week.
    """
    photos = of_dog(store, dog.id, pose=pose)
    if len(photos) < 2:
        return None
    weekly = one_per_week(photos, dog.start_day)
    first = weekly[0] if len(weekly) > 1 else photos[0]
    return first, photos[-1]


def neighbours(store: Store, dog: Dog, photo: Photo) -> tuple[Photo | None, Photo | None]:
    """Return the photos of the same pose from the nearest earlier and later week that have one."""
    weekly = one_per_week(of_dog(store, dog.id, pose=photo.pose), dog.start_day)
    here = weeks.of(photo.day, dog.start_day)
    earlier = [one for one in weekly if one.day < here.start]
    later = [one for one in weekly if one.day > here.end]
    return (earlier[-1] if earlier else None), (later[0] if later else None)


def grid(store: Store, dog: Dog, *, today: date) -> Grid:
    """Return weeks by poses from the first photo or the start to this week.

    A start more than 12 weeks before the first photo is left out: a wall of missing weeks helps nobody.
    """
    photos = in_album(of_dog(store, dog.id), dog)
    cells: dict[tuple[date, str], tuple[Photo, ...]] = {}
    for photo in photos:
        key = (weeks.of(photo.day, dog.start_day).start, photo.pose)
        cells[key] = (photo, *cells.get(key, ()))
    first = _first_day(photos, dog, today)
    rows = _rows_of(weeks.between(first, max(today, first), dog.start_day), {day for day, _pose in cells})
    return Grid(rows[::-1], _columns_of(photos), cells, weeks.of(today, dog.start_day))


def pose_label(key: str) -> str:
    """Return the owner's words of a pose; a retired key is shown as it is."""
    pose = poses.known().get(key)
    return _(pose.label) if pose else key


def source_words(photo: Photo) -> str:
    """Say where the day of a photo came from; "" when nothing is known."""
    return _(SOURCES.get(photo.taken_source, ""))


# --- writing -----------------------------------------------------------------------------------------


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
        marks.drop_all(one, store, photo.id)
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


def _photo(row: dict[str, Any]) -> Photo:
    values = {name: row[name] for name in _COLUMNS}
    return Photo(**{**values, "damaged": bool(row["damaged"])})


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


def _first_day(photos: Sequence[Photo], dog: Dog, today: date) -> date:
    first = photos[0].day if photos else today
    start = dog.start_day
    if start is not None and start < first and (first - start <= LOOK_BACK):
        return start
    return first


def _rows_of(every: Sequence[Week], taken: set[date]) -> list[Week]:
    """Return the weeks worth a row, ascending: with a photo, or missing one since week 1 and not for a season."""
    rows: list[Week] = []
    missing: list[Week] = []
    for week in every:
        if week.start in taken:
            rows += missing if len(missing) <= LOOK_BACK.days // 7 else []
            rows.append(week)
            missing = []
        elif week.number is None or week.number > 0:
            missing.append(week)
    return rows + (missing if len(missing) <= LOOK_BACK.days // 7 else missing[-1:])


def _columns_of(photos: Sequence[Photo]) -> list[Pose]:
    used = {photo.pose for photo in photos}
    known = poses.known()
    listed = [pose for pose in poses.POSES if pose.weekly or pose.key in used]
    retired = [Pose(key, key, False, "") for key in sorted(used - set(known))]
    return listed + retired
