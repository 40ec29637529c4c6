# SPDX-License-Identifier: MIT
"""The sample library: Bailey, Toby and Lulu, made new in a folder of its own, the same bytes for the same last day.

The stories are in demo_bailey, demo_toby, demo_lulu and demo_goals; this room only writes them.
Never the owner's library.
"""

from __future__ import annotations

import itertools
import shutil
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from core.keeping import models
from core.keeping.store import Change, Store
from core.usecases import (
    demo_bailey,
    demo_days,
    demo_goal_rows,
    demo_lulu,
    demo_marks,
    demo_photos,
    demo_toby,
    diary,
    dogs,
    events,
    flags,
    photos,
)
from core.usecases.answers import NA, Answer, Slot
from core.usecases.demo_days import DiaryDay
from core.usecases.demo_photos import Shot
from core.usecases.demo_story import Story
from core.usecases.dogs import Dog
from core.usecases.measures import Session
from core.words import signs
from core.words.errors import Cancelled
from core.words.i18n import _
from core.words.settings import LibrarySettings

_SPACE = uuid.UUID("6b9d3a57-2c1f-5e48-9a76-d1f04c3e8b20")


def make(
    folder: Path,
    until: date,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Make the sample library.

    Args:
        folder: a new or an empty folder. until: the last day logged; all else is counted from it.
        progress: called with (photos drawn, photos in all). cancelled: asked before each photo.
    Raises:
        LibraryProblem: the folder holds something or cannot be written. SaveFailed: the disk refused.
        Cancelled: `cancelled` said so. After any error the folder is as it was. Any thread.
    """
    was_there = folder.is_dir()
    store = Store.create(folder)
    try:
        _same_every_time(store, until)
        store.set_settings(LibrarySettings(sample=True))
        told = stories()
        albums = [demo_photos.shots(story, until) for story in told]
        drew = _counter(sum(map(len, albums)), progress, cancelled)
        for story, album in zip(told, albums, strict=True):
            _write(store, story, until, album, drew=drew)
    except BaseException:
        store.close()
        _clear(folder, keep_folder=was_there)
        raise
    store.close()


def stories() -> tuple[Story, ...]:
    """Return the sample dogs' stories, in the order they are written."""
    return demo_bailey.story(), demo_toby.story(), demo_lulu.story()


def dog_id(story: Story) -> str:
    """Return the id of a sample dog, the same in every sample library."""
    return str(uuid.uuid5(_SPACE, story.dog.name))


def _same_every_time(store: Store, until: date) -> None:
    """Give the store a clock and keys that depend on nothing but the last day."""
    number = itertools.count(1)
    seconds = itertools.count()
    evening = datetime.combine(until, time(20, 0), UTC)

    def new_id() -> str:
        return str(uuid.uuid5(_SPACE, f"row/{next(number)}"))

    def now() -> datetime:
        return evening + timedelta(seconds=next(seconds))

    store.new_id = new_id
    store.now = now


def _counter(
    total: int, progress: Callable[[int, int], None] | None, cancelled: Callable[[], bool] | None
) -> Callable[[], None]:
    done = itertools.count(1)

    def drew() -> None:
        if cancelled is not None and cancelled():
            raise Cancelled(_("Making the sample dogs was stopped."))
        number = next(done)
        if progress is not None:
            progress(number, total)

    return drew


def _clear(folder: Path, *, keep_folder: bool) -> None:
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    if not keep_folder and folder.is_dir():
        folder.rmdir()


def _write(store: Store, story: Story, until: date, album: list[Shot], *, drew: Callable[[], None]) -> None:
    start = story.day(0, until)
    details = {**asdict(story.dog), "id": dog_id(story), "start_day": start, "born": _born(story, until)}
    dog = dogs.add(store, details.pop("name"), today=until, **details)
    pages = demo_goal_rows.days(story, demo_days.days(story, until), until)
    with store.change(_("sample dog {dog}").format(dog=dog.name), dog=dog.id, undoable=False) as change:
        for page in pages:
            _put_day(store, change, dog, page)
        for session in demo_goal_rows.sessions(story, demo_days.sessions(story, until), until):
            _put_session(store, change, dog, session)
        _put_rest(store, change, dog, story, until=until)
    first = demo_photos.portrait(store.path, story, start)
    new = [first, *demo_photos.write(store.path, album, story, drew=drew)]
    photos.record_many(store, dog, new, today=until)
    dogs.save(store, replace(dog, portrait=first.photo_id), today=until)
    demo_marks.write(store, dog, story, until)
    demo_goal_rows.write(store, dog, story, until)
    _put_calls(store, dog, pages)


def _born(story: Story, until: date) -> date:
    """Return the birth date: so many years and months before the last day, never the 29th to 31st."""
    months = until.year * 12 + until.month - 1 - story.years * 12 - story.months
    return date(months // 12, months % 12 + 1, min(until.day, 28))


def _put_day(store: Store, change: Change, dog: Dog, page: DiaryDay) -> None:
    key = diary.entry_id(dog.id, page.day)
    change.put(models.Entry, id=key, dog=dog.id, day=page.day, kind="diary", **_entry(note=page.note))
    for (metric, side), answer in page.answers.items():
        value, state = (None, "na") if answer == NA else (answer, "answered")
        change.put(models.Reading, entry=key, metric=metric, side=side, take=1, value=value, state=state)
    for walk in page.walks:
        values = {**asdict(walk), "id": store.new_id(), "dog": dog.id, "copied": 0}
        change.put(models.Activity, **values)


def _put_session(store: Store, change: Change, dog: Dog, session: Session) -> None:
    key = store.new_id()
    head = _entry(session.note, measured_by=session.measured_by, scored_by=session.scored_by, coat=session.coat)
    change.put(models.Entry, id=key, dog=dog.id, day=session.day, kind="measuring", **head)
    for (metric, side, take), value in session.values.items():
        change.put(models.Reading, entry=key, metric=metric, side=side, take=take, value=value, state="answered")


def _entry(note: str = "", *, measured_by: str = "", scored_by: str = "", coat: str = "") -> dict[str, str]:
    return {"note": note, "measured_by": measured_by, "scored_by": scored_by, "coat": coat, "photo": ""}


def _put_rest(store: Store, change: Change, dog: Dog, story: Story, *, until: date) -> None:
    """Write events, medicines and questions."""
    for one in story.happenings:
        end = None if one.until is None else story.day(one.until, until)
        day = story.day(one.offset, until)
        change.put(models.Event, id=store.new_id(), dog=dog.id, day=day, end_day=end, kind=one.kind, text=one.text)
    for given in story.treatments:
        stop = None if given.stop is None else story.day(given.stop, until)
        values = {**asdict(given.item), "id": store.new_id(), "since": story.day(given.since, until), "stop_day": stop}
        change.put(models.Care, dog=dog.id, **values)
    for place, asked, text, done in _questions(story):
        asked_day, done_day = story.day(asked, until), None if done is None else story.day(done, until)
        row = {"asked_day": asked_day, "place": place, "text": text, "done_day": done_day}
        change.put(models.Question, id=store.new_id(), dog=dog.id, **row)


def _questions(story: Story) -> Iterator[tuple[int, int, str, int | None]]:
    asked, text, done = story.settled
    yield 1, asked, text, done
    for place, (offset, words) in enumerate(story.questions, 1):
        yield place, offset, words, None


def _put_calls(store: Store, dog: Dog, pages: list[DiaryDay]) -> None:
    """Log each showing of "When to call the vet" that the answers of a day would have raised."""
    shown = [
        (page.day, raised)
        for page in pages
        if _may_raise(page.answers) and (raised := flags.raised(store, dog, page.day, page.answers))
    ]
    with store.change(_("calls of {dog}").format(dog=dog.name), dog=dog.id, undoable=False) as change:
        for day, found in shown:
            text = ", ".join(one.flag.id for one in found)
            row = {"day": day, "end_day": None, "kind": "call_shown", "text": text}
            change.put(models.Event, id=store.new_id(), dog=dog.id, **row)


def _may_raise(given: Mapping[Slot, Answer]) -> bool:
    """Whether any answer lies in the range of a red flag; a quick look before the record is asked."""
    limits = [(match.key, match.at_least, match.at_most) for flag in signs.RED_FLAGS for match in flag.matches]
    return any(
        isinstance(answer, int | float) and any(key == name and low <= answer <= high for name, low, high in limits)
        for (key, _side), answer in given.items()
    )


def shown_days(store: Store, dog: Dog) -> list[date]:
    """Return the days on which the card was shown to a sample dog's owner; for tests and the closing line."""
    return [event.day for event in events.between(store, dog.id, date.min, date.max) if event.kind == "call_shown"]
