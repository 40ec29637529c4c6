# SPDX-License-Identifier: MIT
"""Reads the photos of a dog: rows, weeks by poses, which photo stands for a week, which two are chosen unasked.

Nothing is written here (photos.py does, and offers these names too). A flagged photo is chosen only where no other is:
that is decided in this room and nowhere else.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from core.keeping import models
from core.keeping.store import Store
from core.usecases import marked
from core.usecases.dogs import Dog
from core.words import landmarks, poses, weeks
from core.words.i18n import N_, _
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
class Grid:
    """Weeks by poses.

    Attributes:
        weeks: newest first; long empty times and empty weeks before week 1 are left out.
        poses: those asked for weekly, and any that has photos.
        cells: (first day of the week, pose key) to its photos, newest first; no key without photos.
        this_week: the week that today lies in. flagged: ids of flagged photos.
    """

    weeks: list[Week]
    poses: list[Pose]
    cells: Mapping[tuple[date, str], tuple[Photo, ...]]
    this_week: Week
    flagged: Collection[str] = ()

    def shown(self, week: Week, pose: str) -> Photo | None:
        """Return the photo that stands for a week and pose: the newest without a flag, else the newest, or None."""
        taken = self.cells.get((week.start, pose), ())
        return next((one for one in taken if one.id not in self.flagged), next(iter(taken), None))


_COLUMNS = tuple(field.name for field in fields(Photo))


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


def one_per_week(photos: Sequence[Photo], start: date | None, *, flagged: Collection[str] = ()) -> list[Photo]:
    """Return the photo of every week, ascending: the newest without a flag, the newest where all have one.

    Args:
        photos: of one pose, in the order of `of_dog`. start: first day of week 1. flagged: ids of flagged photos.
    """
    found: dict[date, Photo] = {}
    for photo in photos:
        week = weeks.of(photo.day, start).start
        if photo.id not in flagged or week not in found or found[week].id in flagged:
            found[week] = photo
    return list(found.values())


def unflagged_weeks(store: Store, dog: Dog, pose: str) -> list[Photo]:
    """Return the photo of every week that has one without a flag, ascending."""
    out = marked.flagged(store, dog.id)
    return one_per_week([one for one in of_dog(store, dog.id, pose=pose) if one.id not in out], dog.start_day)


def latest_of_week(store: Store, dog: Dog, pose: str, day: date) -> Photo | None:
    """Return the photo that stands for a pose in the week that `day` lies in, or None."""
    week, out = weeks.of(day, dog.start_day), marked.flagged(store, dog.id)
    taken = [photo for photo in of_dog(store, dog.id, pose=pose) if week.start <= photo.day <= week.end]
    return next(iter(one_per_week(taken, dog.start_day, flagged=out)), None)


def of_same_week(store: Store, dog: Dog, photo: Photo) -> list[Photo]:
    """Return all takes of the pose in the photo's week, ascending; it is one of them."""
    week = weeks.of(photo.day, dog.start_day)
    return [one for one in of_dog(store, dog.id, pose=photo.pose) if week.start <= one.day <= week.end]


def first_and_latest(store: Store, dog: Dog, pose: str) -> tuple[Photo, Photo] | None:
    """Return the first and the latest photo of a pose as `pair_of` chooses them; None with fewer than two photos."""
    return pair_of(of_dog(store, dog.id, pose=pose), dog.start_day, flagged=marked.flagged(store, dog.id))


def pair_of(
    photos: Sequence[Photo], start: date | None, *, flagged: Collection[str] = ()
) -> tuple[Photo, Photo] | None:
    """Choose the photo of the first week and the latest one; None with fewer than two photos.

    Of a week with a retaken photo the retake counts, unless it is the only week. A flagged photo is chosen only when
    fewer than two have no flag; then it is the one that lies farthest from the good one.

    Args:
        photos: of one pose, in the order of `of_dog`. flagged: ids of flagged photos.
    """
    good = [one for one in photos if one.id not in flagged]
    if len(good) == 1 and len(photos) > 1:
        farthest = max((one for one in photos if one is not good[0]), key=lambda one: abs(one.day - good[0].day))
        good = [one for one in photos if one is good[0] or one is farthest]
    pool = good or photos
    if len(pool) < 2:
        return None
    weekly = one_per_week(pool, start)
    return (weekly[0] if len(weekly) > 1 else pool[0]), pool[-1]


def left_out(store: Store, dog: Dog, pose: str) -> str:
    """Say which photo would be first or latest if it had no flag: "Left out: 2 Nov (blurry)."; "" when none."""
    return left_out_words(of_dog(store, dog.id, pose=pose), dog.start_day, marked.flagged(store, dog.id))


def left_out_words(
    photos: Sequence[Photo],
    start: date | None,
    flagged: Mapping[str, Sequence[str]],
    *,
    seen_from: date | None = None,
) -> str:
    """Say what `pair_of` passed over because of a flag, with the reason; "" when that made no difference.

    Args:
        photos, start: as for `pair_of`. flagged: id -> flags. seen_from: None means the day of the latest photo.
    """
    chosen = pair_of(photos, start, flagged=flagged) or ()
    out = [one for one in pair_of(photos, start) or () if one.id in flagged and one not in chosen]
    last = seen_from or (photos[-1].day if photos else date.min)
    named = [
        _("{day} ({reasons})").format(day=weeks.near_day(one.day, last), reasons=flag_words(flagged[one.id]))
        for one in out
    ]
    return _("Left out: {photos}.").format(photos=", ".join(named)) if named else ""


def flag_words(flags: Sequence[str]) -> str:
    """Say flags in the middle of a sentence: "blurry, harness on"; a retired one as it is."""
    known = landmarks.flags()
    return ", ".join(_(known[flag].reason) if flag in known else flag for flag in flags)


def neighbours(store: Store, dog: Dog, photo: Photo) -> tuple[Photo | None, Photo | None]:
    """Return the photos of the same pose from the nearest earlier and later week that have one, flagged or not."""
    found = of_dog(store, dog.id, pose=photo.pose)
    weekly = one_per_week(found, dog.start_day, flagged=marked.flagged(store, dog.id))
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
    out = frozenset(marked.flagged(store, dog.id))
    return Grid(rows[::-1], _columns_of(photos), cells, weeks.of(today, dog.start_day), out)


def pose_label(key: str) -> str:
    """Return the owner's words of a pose; a retired key is shown as it is."""
    pose = poses.known().get(key)
    return _(pose.label) if pose else key


def source_words(photo: Photo) -> str:
    """Say where the day of a photo came from; "" when nothing is known."""
    return _(SOURCES.get(photo.taken_source, ""))


# --- inside ------------------------------------------------------------------------------------------


def _photo(row: dict[str, Any]) -> Photo:
    values = {name: row[name] for name in _COLUMNS}
    return Photo(**{**values, "damaged": bool(row["damaged"])})


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
