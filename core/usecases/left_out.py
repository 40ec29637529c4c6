# SPDX-License-Identifier: MIT
"""Values that the owner left out of every figure, each with a reason; they stay in the record and are drawn hollow.

Reading a series without them is series.py's; a left-out value is never deleted and can be counted again. Left out is
a value, not a place: a corrected value counts again (`following`), in the same undo step.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from core.keeping import models
from core.keeping.history import storable
from core.keeping.store import Change, Store
from core.usecases import answers, own
from core.usecases.dogs import Dog
from core.words import weeks
from core.words.errors import InvalidValue
from core.words.i18n import _


@dataclass(frozen=True, slots=True)
class Where:
    """The place of one value.

    Attributes:
        metric: metric key, derived ones too; side: "", "L" or "R". day: its day.
        entry: id of the measuring occasion; "" for a day's own value (a diary answer, minutes walked).
    """

    metric: str
    side: str
    day: date
    entry: str = ""


def of_dog(store: Store, dog_id: str) -> dict[Where, str]:
    """Return every left-out value of a dog with the owner's reason, by day."""
    sql = "SELECT metric, side, day, entry, reason FROM left_out WHERE dog = ? ORDER BY day, metric, side, entry"
    return {
        Where(metric, side, date.fromisoformat(day), entry): reason
        for metric, side, day, entry, reason in store.rows(sql, dog_id)
    }


def leave_out(store: Store, dog: Dog, where: Where, reason: str, *, today: date) -> None:
    """Count one value nowhere any more; again with other words changes the reason.

    Raises:
        InvalidValue: no reason (field "reason"), an unknown measure or a leg it has not (field "metric"), a day that
            has not come (field "day"), no value there (field ""). SaveFailed: the disk refused.
    """
    answers.check_day(where.day, today)
    if not reason.strip():
        raise InvalidValue(
            _("Say in a few words why this value does not count."),
            _("For example: the scales stood on a rug."),
            field="reason",
        )
    metric = own.known(store, dog.id).get(where.metric)
    if metric is None or where.side not in ("", "L", "R") or (where.side and not metric.legs):
        raise InvalidValue(_("“{key}” is not something Hindstride records.").format(key=where.metric), field="metric")
    label = _("leave out {what}, {dog}, {day}").format(
        what=answers.plain_label(metric, dog.name), dog=dog.name, day=weeks.short_day(where.day)
    )
    with store.change(label, dog=dog.id, day=where.day) as change:
        change.put(models.LeftOut, dog=dog.id, **_columns(where), reason=storable(reason.strip()))
        if _value(store, dog.id, where) is None:
            raise InvalidValue(_("There is no value here to leave out."), _("It may have been taken back just now."))


def count_again(store: Store, dog: Dog, where: Where) -> None:
    """Count a left-out value again; one that counts already is no fault."""
    label = _("count again, {dog}, {day}").format(dog=dog.name, day=weeks.short_day(where.day))
    with store.change(label, dog=dog.id, day=where.day) as change:
        change.drop(models.LeftOut, dog.id, where.metric, where.side, where.day, where.entry)


@contextmanager
def following(
    store: Store, dog_id: str, change: Change, *, days: Collection[date] = (), entry: str = ""
) -> Iterator[None]:
    """Inside a change: what is written in the block takes along what was left out.

    A left-out value that is other than before, or gone, counts again; one whose occasion moved to another day stays
    left out there. What only comes to be in the block leaves everything as it was.

    Args:
        days: days whose own values may change. entry: occasion that may change or move, "" for none.
    """
    out = {w: why for w, why in of_dog(store, dog_id).items() if (w.entry == entry if w.entry else w.day in days)}
    before = {where: _value(store, dog_id, where) for where in out}
    yield
    for where, value in before.items():
        if value is None or _value(store, dog_id, where) == value:
            continue
        change.drop(models.LeftOut, dog_id, *_columns(where).values())
        day = _day_of(store, where.entry)
        moved = replace(where, day=day or where.day)
        if moved != where and _counted(store, dog_id, moved) == value:
            change.put(models.LeftOut, dog=dog_id, **_columns(moved), reason=out[where])


def _value(store: Store, dog_id: str, where: Where) -> float | None:
    """Return the value that is left out at a place, None when there is none."""
    from core.usecases import series  # a diary in which nothing is left out does without

    found = series.hollow(store, dog_id, where.metric, (where.day, where.day), side=where.side)
    return next((one.value for one in found if one.entry == where.entry), None)


def _counted(store: Store, dog_id: str, where: Where) -> float | None:
    """Return the value of an occasion that counts, None when there is none."""
    from core.usecases import series

    found = series.occasions(store, dog_id, where.metric, (where.day, where.day), side=where.side)
    return next((one.value for one in found if one.entry == where.entry), None)


def _day_of(store: Store, entry: str) -> date | None:
    """Return the day on which an occasion is now, None when it is gone."""
    sql = "SELECT day FROM entry WHERE id = ?1 UNION ALL SELECT day FROM clinic_score WHERE id = ?1"
    found = store.rows(sql, entry) if entry else []
    return date.fromisoformat(found[0][0]) if found else None


def _columns(where: Where) -> dict[str, str | date]:
    return {"metric": where.metric, "side": where.side, "day": where.day, "entry": where.entry}
