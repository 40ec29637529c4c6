# SPDX-License-Identifier: MIT
"""What the owner noticed comparing two photos: one row a pair, in the diary of the day it was first noticed.

That is the day the owner sat and looked, not the day of a photo: the diary tells what happened on a day. The words
to choose from are core/words/noticed.py; pictures and marks are not known here.
"""

from __future__ import annotations

import textwrap
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.keeping import models
from core.keeping.store import Store
from core.usecases import album, diary
from core.usecases.album import Photo
from core.usecases.dogs import Dog
from core.words import noticed as words
from core.words import weeks
from core.words.errors import InvalidValue
from core.words.i18n import _

MOST_SAID = 300  # characters of own words in one line; all of them stay with the pair
LONG_WORD, FOLD = 40, "\u200b"  # a longer word may fold, or it would widen the page it stands on


@dataclass(frozen=True, slots=True)
class Noticed:
    """What was noticed on a pair.

    Attributes:
        day: when it was first noticed, a local civil day; later changes leave it.
        first_photo, second_photo: ids, the older photo first; a photo may be gone since.
        keys: of NOTICED, in its order; text: own words as typed, "" without. One of the two is not empty.
    """

    id: str
    dog: str
    day: date
    first_photo: str
    second_photo: str
    keys: tuple[str, ...]
    text: str

    @property
    def said(self) -> str:
        """What was noticed in one line: "standing taller, sits squarely, “ears up”"; very long words are cut."""
        known = words.known()
        parts = [_(known[key].said) if key in known else key for key in self.keys]
        own = _in_line(self.text)
        return ", ".join([*parts, _("“{text}”").format(text=own)] if own else parts)


def of_pair(store: Store, dog_id: str, first_photo: str, second_photo: str) -> Noticed | None:
    """Return what was noticed on two photos, in whichever order they are named; None when nothing was."""
    row = store.get(models.Noticed, _pair_id(dog_id, first_photo, second_photo))
    return None if row is None else _noticed(row)


def of_day(store: Store, dog_id: str, day: date) -> list[Noticed]:
    """Return what was noticed on one day, by pose and photos as `of_span`."""
    return of_span(store, dog_id, day, day)


def of_span(store: Store, dog_id: str, first: date, last: date) -> list[Noticed]:
    """Return what was noticed from `first` to `last`, inclusive, by day."""
    table = models.Noticed
    query = store.select(table).where(table.dog == dog_id, table.day >= first, table.day <= last)
    return [_noticed(row) for row in query.order_by(table.day, table.id).dicts()]


def save(
    store: Store, dog: Dog, first: Photo, second: Photo, *, keys: Sequence[str], text: str = "", today: date
) -> Noticed | None:
    """Keep what was noticed on two photos, in either order; without keys and words the row goes.

    Args:
        keys: of NOTICED; "nothing" excludes the others (see words.noticed.toggled for switching one chip).
        text: own words, kept as typed; only blanks count as none. today: the owner's day, kept when the row is new.
    Returns:
        What is kept now, None when it was taken away.
    Raises:
        InvalidValue: an unknown key, or twice the same photo. SaveFailed: the disk refused.
    """
    if first.id == second.id:
        raise InvalidValue(_("These are the same photo."), _("Choose two photos to compare."), field="photo")
    older, newer = sorted((first, second), key=lambda one: (one.day, one.taken_at, one.id))
    key = _pair_id(dog.id, older.id, newer.id)
    there = store.get(models.Noticed, key)
    kept, own = _checked_keys(keys, there), diary.storable(text) if text.strip() else ""
    day = there["day"] if there else today
    label = diary.undo_words(_("what you noticed"), dog, day)
    with store.change(label, merge_key=f"noticed/{key}", dog=dog.id, day=day) as change:
        if not kept and not own:
            change.drop(models.Noticed, key)
            return None
        pair = {"first_photo": older.id, "second_photo": newer.id}
        change.put(models.Noticed, id=key, dog=dog.id, day=day, keys=",".join(kept), text=own, **pair)
    return Noticed(key, dog.id, day, older.id, newer.id, kept, own)


def line(store: Store, dog: Dog, one: Noticed) -> str:
    """Say the pair and what was noticed: "Photos, from behind, week 1 and week 5: standing taller"."""
    return _("Photos, {pair}: {said}").format(pair=pair_words(store, dog, one), said=one.said)


def pair_words(store: Store, dog: Dog, one: Noticed) -> str:
    """Say in the middle of a line which two photos they are: "from behind, week 1 and week 5".

    One week that holds both is told by days; of a photo that is gone nothing is known.
    """
    first, second = (album.find(store, photo) for photo in (one.first_photo, one.second_photo))
    if first is None or second is None:
        return _("not both kept")
    here, there = (weeks.of(photo.day, dog.start_day) for photo in (first, second))
    names = [here.label, there.label]
    if here == there:
        names = [weeks.near_day(photo.day, one.day) for photo in (first, second)]
    words = _("{first} and {second}").format(first=_lower(names[0]), second=_lower(names[1]))
    if first.day == second.day:
        words = _("two of {day}").format(day=names[0])
    if first.pose != second.pose:
        return words
    return _("{pose}, {words}").format(pose=_lower(album.pose_label(first.pose)), words=words)


def _in_line(text: str) -> str:
    """Return own words for one line on screen or paper: no longer than a page bears, and foldable everywhere."""
    own = " ".join(text.split())
    if len(own) > MOST_SAID:
        own = own[:MOST_SAID].rstrip() + "…"
    return " ".join(FOLD.join(textwrap.wrap(word, LONG_WORD)) for word in own.split(" "))


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _pair_id(dog: str, first: str, second: str) -> str:
    """Return the id of a pair's only row, the same on every computer."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{dog}/{'/'.join(sorted((first, second)))}/noticed"))


def _noticed(row: dict[str, Any]) -> Noticed:
    keys = tuple(key for key in row["keys"].split(",") if key)
    return Noticed(row["id"], row["dog"], row["day"], row["first_photo"], row["second_photo"], keys, row["text"])


def _checked_keys(keys: Sequence[str], there: dict[str, Any] | None) -> tuple[str, ...]:
    """Return the keys in order; a retired key that the row already has may stay."""
    known, old = words.known(), there["keys"].split(",") if there else []
    for key in keys:
        if key not in known and key not in old:
            raise InvalidValue(_("“{value}” is not known here.").format(value=key), field="keys")
    alone = tuple(key for key in keys if key in known and known[key].alone)
    return alone[:1] or words.in_order(keys)
