# SPDX-License-Identifier: MIT
"""Medicines and supplements as on the label: what is given now, since when, what stopped. Never a dose advice."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from core.keeping import models
from core.keeping.store import Store
from core.usecases.dogs import Dog
from core.words import activities, weeks
from core.words.errors import InvalidValue
from core.words.i18n import _


@dataclass(frozen=True, slots=True)
class Care:
    """One medicine or supplement; all texts as the owner typed them from the label.

    Attributes:
        kind: "medicine" or "supplement". since: None when not known. stop_day: last day given, None while given.
    """

    id: str = ""
    kind: str = "medicine"
    name: str = ""
    strength: str = ""
    amount: str = ""
    times: str = ""
    drug_class: str = ""
    since: date | None = None
    stop_day: date | None = None


_COLUMNS = tuple(field.name for field in fields(Care))


def of_dog(store: Store, dog: str) -> list[Care]:
    """Return everything ever given: medicines first, then by start; stopped ones too."""
    rows = store.select(models.Care).where(models.Care.dog == dog).dicts()
    found = [Care(**{name: row[name] for name in _COLUMNS}) for row in rows]
    return sorted(found, key=lambda item: (item.kind, item.since or date.min, item.name, item.id))


def on(items: list[Care], day: date) -> list[Care]:
    """Return what is given on a day."""
    return [c for c in items if (c.since is None or c.since <= day) and (c.stop_day is None or c.stop_day >= day)]


def save(store: Store, dog: Dog, item: Care, *, today: date) -> Care:
    """Keep one item; an empty id makes a new one.

    Raises:
        InvalidValue: no name, unknown word, a start in the future, a stop before the start. SaveFailed: disk refused.
    """
    _check(item, today)
    kept = replace(item, id=item.id or store.new_id(), name=item.name.strip())
    label = _("{what}, {dog}").format(what=kept.name, dog=dog.name)
    with store.change(label, dog=dog.id) as change:
        change.put(models.Care, **_row(dog, kept))
    return kept


def remove(store: Store, dog: Dog, item: Care) -> None:
    """Take an item that was entered by mistake out; undo brings it back. For an end of giving, set stop_day."""
    with store.change(_("remove {what}, {dog}").format(what=item.name, dog=dog.name), dog=dog.id) as change:
        change.drop(models.Care, item.id)


def change(store: Store, dog: Dog, item: Care, new: Care, *, day: date, today: date) -> Care:
    """Give `new` from a day on and `item` until the day before, as one undo step; the chart shows the change.

    Args:
        item: what is given now. new: what is given from `day` on; its id and its days are set here.
    Returns:
        The new item as kept.
    Raises:
        InvalidValue: as in `save`; field "since" also for a day on which `item` is not given or has only begun.
        SaveFailed: the disk refused.
    """
    if item.since is not None and day <= item.since:
        raise InvalidValue(
            _("{what} began on {day}.").format(what=item.name, day=weeks.long_day(item.since)),
            _("Choose a later day, or correct the entry itself."),
            field="since",
        )
    if item.stop_day is not None and day > item.stop_day:
        raise InvalidValue(
            _("{what} was given until {day}.").format(what=item.name, day=weeks.long_day(item.stop_day)),
            _("Add what is given now as a new entry."),
            field="since",
        )
    wanted = replace(new, id=store.new_id(), name=new.name.strip(), since=day, stop_day=item.stop_day)
    _check(wanted, today)
    label = _("change of {what}, {dog}").format(what=item.name, dog=dog.name)
    with store.change(label, dog=dog.id, day=day) as step:
        step.put(models.Care, **_row(dog, replace(item, stop_day=day - timedelta(days=1))))
        step.put(models.Care, **_row(dog, wanted))
    return wanted


def described(item: Care, seen_from: date | None = None) -> str:
    """Say an item as on the label: "meloxicam 0.5 mg, 1 tablet, once daily, since 26 Oct"; years when long before."""
    head = " ".join(part for part in (item.name, item.strength) if part)
    parts = [head, item.amount, item.times]
    if item.since:
        parts.append(_("since {day}").format(day=weeks.near_day(item.since, seen_from or item.since)))
    if item.stop_day:
        parts.append(_("until {day}").format(day=weeks.short_day(item.stop_day)))
    return ", ".join(part for part in parts if part)


def overlap_notes(items: list[Care]) -> list[str]:
    """Say which classes given on the same day call for a question to the vet; facts only, no dosing."""
    classes = [item.drug_class for item in items]
    two_nsaids = classes.count("nsaid") > 1
    with_steroid = "nsaid" in classes and "steroid" in classes
    if not (two_nsaids or with_steroid):
        return []
    names = ", ".join(item.name for item in items if item.drug_class in ("nsaid", "steroid"))
    return [_("{names} are noted for the same days. Ask your vet before the next dose.").format(names=names)]


def _row(dog: Dog, item: Care) -> dict[str, Any]:
    return {**asdict(item), "dog": dog.id}


def _check(item: Care, today: date) -> None:
    if not item.name.strip():
        raise InvalidValue(_("The name is missing."), _("Type it as on the label."), field="name")
    if item.kind not in activities.keys(activities.CARE_KINDS):
        raise InvalidValue(_("“{value}” is not known here.").format(value=item.kind), field="kind")
    if item.drug_class not in activities.keys(activities.DRUG_CLASSES):
        raise InvalidValue(_("“{value}” is not known here.").format(value=item.drug_class), field="drug_class")
    if item.since and item.since > today:
        raise InvalidValue(
            _("{day} has not come yet.").format(day=weeks.long_day(item.since)),
            _("Choose a day up to today."),
            field="since",
        )
    if item.since and item.stop_day and item.stop_day < item.since:
        raise InvalidValue(_("The last day is before the first."), _("Choose a later day."), field="stop_day")
