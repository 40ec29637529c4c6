# SPDX-License-Identifier: MIT
"""The clips of a dog as rows: recording, changing, removing; which two are shown side by side unasked.

Files are brought in by clip_import.py, footfalls are tapped.py (its names are offered here too); playing is the
window's.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, Final

from core.keeping import media, models
from core.keeping.clip_reader import FROM_CLIP, ClipFacts
from core.keeping.media import Kept
from core.keeping.store import Store
from core.usecases import answers, diary, tapped
from core.usecases.clip_import import missing as missing
from core.usecases.clip_import import poster_path as poster_path
from core.usecases.dogs import Dog
from core.usecases.tapped import footfalls_of as footfalls_of
from core.usecases.tapped import keeps_numbers as keeps_numbers
from core.usecases.tapped import save_taps as save_taps
from core.usecases.tapped import taps as taps
from core.usecases.tapped import watched_scuffs as watched_scuffs
from core.words import gaits
from core.words.errors import InvalidValue
from core.words.i18n import N_, _, ngettext

OWNER = "owner"  # Clip.taken_source when the owner said the day
FILE = FROM_CLIP
SOURCES: dict[str, str] = {FILE: N_("from the clip"), OWNER: N_("as you said")}
KEEP: Final = -1  # of `change`: leave the sync point as it is
SLOWEST, FASTEST = 64.0, 0.1


@dataclass(frozen=True, slots=True)
class Clip:
    """One clip of one dog; mirrors models.Clip.

    Attributes:
        sha256: names the original in media/. day: local civil day; taken_source: a key of SOURCES.
        taken_at, utc_offset: as the phone wrote them, "" when it did not; the offset is never applied.
        name: of the file as it came in. size: bytes. width, height: px, upright; 0 when not known.
        duration_ms, frame_rate: 0 when not known. slowed: how many times slower than life it plays, 1 for most.
        gait, view, surface, lead_side, test: keys of the lists in gaits.py, "" when not said.
        sync_ms: the owner's sync point, the clip's own time; None when not set.
    """

    id: str
    dog: str
    sha256: str
    day: date
    taken_source: str
    taken_at: str
    utc_offset: str
    name: str
    size: int
    kind: str
    width: int
    height: int
    duration_ms: int
    frame_rate: float
    slowed: float
    gait: str
    view: str
    surface: str
    lead_side: str
    test: str
    sync_ms: int | None
    note: str


@dataclass(frozen=True, slots=True)
class NewClip:
    """A kept original with what the owner confirmed; name "" takes the file's, clip_id "" makes a new one."""

    kept: Kept
    facts: ClipFacts
    day: date
    source: str
    gait: str = ""
    view: str = ""
    surface: str = ""
    lead_side: str = ""
    test: str = ""
    name: str = ""
    clip_id: str = ""
    note: str = ""


_COLUMNS = tuple(field.name for field in fields(Clip))


# --- reading -----------------------------------------------------------------------------------------


def of_dog(store: Store, dog_id: str) -> list[Clip]:
    """Return the clips of a dog by day, then by time."""
    query = store.select(models.Clip).where(models.Clip.dog == dog_id)
    order = (models.Clip.day, models.Clip.taken_at, models.Clip.name, models.Clip.id)
    return [_clip(row) for row in query.order_by(*order).dicts()]


def find(store: Store, clip_id: str) -> Clip | None:
    """Return one clip by its id, or None."""
    row = store.get(models.Clip, clip_id) if clip_id else None
    return _clip(row) if row else None


def side_by_side(every: Sequence[Clip], views: Sequence[str] = ()) -> tuple[Clip, ...]:
    """Return the two clips to show unasked: the first and the latest of what the newest clips show.

    A walk stands beside a walk, from the same side if there is one of another day.

    Args:
        every: of one dog, ascending. views: seen from there is best, in this order.
    Returns:
        Two clips of different days; the latest one alone when all are of one day; () without any.
    """
    said = [clip for clip in reversed(every) if clip.gait]
    best = sorted(said, key=lambda clip: views.index(clip.view) if clip.view in views else len(views))
    kinds = [(clip.gait, clip.view) for clip in best if clip.view] + [(clip.gait, "") for clip in best]
    for gait, view in (*dict.fromkeys(kinds), ("", "")):
        found = [clip for clip in every if gait in ("", clip.gait) and view in ("", clip.view)]
        if found and found[0].day < found[-1].day:
            return found[0], found[-1]
    return tuple(every[-1:])


def original_path(library: Path, sha256: str) -> Path:
    """Return where the original is or would be; ValueError for a wrong sha256."""
    return media.path_of(library, sha256)


def source_words(clip: Clip) -> str:
    """Say where the day of a clip came from; "" when nothing is known."""
    return _(SOURCES.get(clip.taken_source, ""))


def label(clip: Clip) -> str:
    """Name what a clip shows: "Walk, left side"; "Clip" when nothing was said."""
    words = [gaits.label(column, getattr(clip, column)) for column in ("gait", "view") if getattr(clip, column)]
    return ", ".join([words[0], *(word.lower() for word in words[1:])]) if words else _("Clip")


# --- writing -----------------------------------------------------------------------------------------


def record_many(store: Store, dog: Dog, items: Sequence[NewClip], *, today: date) -> list[Clip]:
    """Write the rows of several kept originals as one undo step; the files are there first. Main thread.

    Args:
        today: the owner's day.
    Returns:
        The clips, in order; the one already there when this dog has the same bytes.
    Raises:
        InvalidValue: an unknown key, or a day that has not come. SaveFailed: the disk refused.
    """
    for item in items:
        answers.check_day(item.day, today)
        for column in gaits.LISTS:
            gaits.checked(column, getattr(item, column))
    there = {clip.sha256: clip for clip in of_dog(store, dog.id)}
    fresh = list({item.kept.sha256: item for item in reversed(items) if item.kept.sha256 not in there}.values())[::-1]
    if fresh:
        days = {item.day for item in fresh}
        day = fresh[0].day if len(days) == 1 else None
        with store.change(_added_words(dog, fresh), dog=dog.id, day=day) as one:
            for item in fresh:
                there[item.kept.sha256] = clip = _new(store, dog, item)
                one.put(models.Clip, **asdict(clip))
    return [there[item.kept.sha256] for item in items]


def change(
    store: Store,
    dog: Dog,
    clip: Clip,
    *,
    today: date,
    day: date | None = None,
    gait: str | None = None,
    view: str | None = None,
    surface: str | None = None,
    lead_side: str | None = None,
    test: str | None = None,
    note: str | None = None,
    slowed: float | None = None,
    sync_ms: int | None = KEEP,
) -> None:
    """Change what the owner says about a clip; None (KEEP for sync_ms) leaves a thing as it is.

    Args:
        slowed: how many times slower than life it plays, 0.1 to 64. sync_ms: the clip's own time; None takes the
            sync point away.
    Raises:
        InvalidValue: an unknown key, a day that has not come, a moment outside the clip. SaveFailed: the disk
            refused.
    """
    said = {"gait": gait, "view": view, "surface": surface, "lead_side": lead_side, "test": test}
    values: dict[str, Any] = {name: gaits.checked(name, key) for name, key in said.items() if key is not None}
    if day is not None and day != clip.day:
        answers.check_day(day, today)
        values |= {"day": day, "taken_source": OWNER}
    if note is not None:
        values["note"] = diary.storable(note)
    if slowed is not None:
        values["slowed"] = _checked_speed(slowed)
    if sync_ms != KEEP:
        values["sync_ms"] = _checked_moment(clip, sync_ms)
    _write(store, dog, clip, {name: value for name, value in values.items() if value != getattr(clip, name)})


def remove(store: Store, dog: Dog, clip: Clip) -> None:
    """Take a clip out of the record; undo brings it back, and the bytes stay until the library is tidied.

    Its footfalls and what was counted go with them, in one step.
    """
    words = _("remove {clip}").format(clip=label(clip).lower())
    with store.change(diary.undo_words(words, dog, clip.day), dog=dog.id, day=clip.day) as one:
        tapped.drop_all(one, store, clip)
        one.drop(models.Clip, clip.id)


# --- inside ------------------------------------------------------------------------------------------


def _clip(row: dict[str, Any]) -> Clip:
    return Clip(**{name: row[name] for name in _COLUMNS})


def _write(store: Store, dog: Dog, clip: Clip, values: dict[str, Any]) -> None:
    if not values or find(store, clip.id) is None:
        return
    what = {"note": _("note on a clip"), "sync_ms": _("sync point")}.get(",".join(values), _("clip details"))
    undo_label = diary.undo_words(what, dog, clip.day)
    merge_key = f"clip/{clip.id}/{','.join(values)}"
    with store.change(undo_label, merge_key=merge_key, dog=dog.id, day=clip.day) as one:
        one.put(models.Clip, id=clip.id, **values)
        tapped.follow(one, store, clip)


def _checked_speed(slowed: float) -> float:
    if not (math.isfinite(slowed) and FASTEST <= slowed <= SLOWEST):
        raise InvalidValue(
            _("A clip cannot play {times} times slower than life.").format(times=f"{slowed:g}"),
            _("Type a number such as 4 or 8; 1 is life."),
            field="slowed",
        )
    return float(slowed)


def _checked_moment(clip: Clip, sync_ms: int | None) -> int | None:
    if sync_ms is None or 0 <= sync_ms <= (clip.duration_ms or math.inf):
        return sync_ms
    raise InvalidValue(_("This moment is outside the clip."), _("Choose one inside it."), field="sync_ms")


def _new(store: Store, dog: Dog, item: NewClip) -> Clip:
    measured = ("kind", "width", "height", "duration_ms", "frame_rate", "slowed", "taken_at")
    return Clip(
        id=item.clip_id or store.new_id(),
        dog=dog.id,
        sha256=item.kept.sha256,
        day=item.day,
        taken_source=item.source,
        utc_offset=item.facts.offset,
        name=diary.storable(item.name or item.kept.name),
        size=item.kept.size,
        sync_ms=None,
        note=diary.storable(item.note),
        **{name: getattr(item.facts, name) for name in measured},
        **{column: getattr(item, column) for column in gaits.LISTS},
    )


def _added_words(dog: Dog, fresh: Sequence[NewClip]) -> str:
    count = len(fresh)
    if count == 1:
        return diary.undo_words(_("clip added"), dog, fresh[0].day)
    return ngettext("{count} clip, {dog}", "{count} clips, {dog}", count).format(count=count, dog=dog.name)
