# SPDX-License-Identifier: MIT
"""Dogs of a library: adding one in three questions, changing the rest later, archiving.

A name is only a label: two dogs may share it. What happened to a dog belongs to the other use cases.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from core.keeping import models
from core.keeping.store import Store
from core.usecases import answers
from core.words import activities, causes, weeks
from core.words.errors import InvalidValue
from core.words.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class Dog:
    """A dog as the owner described it.

    Attributes:
        leg: weak back leg: "L", "R", "B" both, "?" not sure.
        start_day: first day of week 1, None: weeks are calendar weeks; start_kind: why that day counts.
        sex: "", "f" or "m"; neutered: None not said; born_exact False: "about how old" was given.
        portrait: id of a photo, "" without one; the phones are free text.
    """

    id: str
    name: str
    leg: str = "?"
    start_day: date | None = None
    start_kind: str = ""
    breed: str = ""
    sex: str = ""
    neutered: bool | None = None
    born: date | None = None
    born_exact: bool = True
    portrait: str = ""
    cause: str = "unknown"
    diagnosis: str = ""
    clinic: str = ""
    clinic_phone: str = ""
    emergency_phone: str = ""
    archived: bool = False


_COLUMNS = tuple(field.name for field in fields(Dog))


def everyone(store: Store, *, archived: bool = False) -> list[Dog]:
    """Return the dogs by name; with `archived` also those put away, after the others."""
    query = store.select(models.Dog)
    if not archived:
        query = query.where(models.Dog.archived == 0)
    rows = query.order_by(models.Dog.archived, models.Dog.name, models.Dog.id).dicts()
    return [_dog(row) for row in rows]


def find(store: Store, dog_id: str) -> Dog | None:
    """Return one dog by its id, or None."""
    row = store.get(models.Dog, dog_id)
    return _dog(row) if row else None


def named(store: Store, name: str) -> Dog:
    """Return the dog a command means: by id, or by its name if only one dog has it (case does not matter).

    Raises:
        InvalidValue: no dog or several dogs have that name.
    """
    known = everyone(store, archived=True)
    found = [dog for dog in known if dog.id == name or dog.name.casefold() == name.casefold()]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(dog.id for dog in found)
        raise InvalidValue(
            _("Several dogs are called “{name}”.").format(name=name), _("Use the id: {ids}").format(ids=ids)
        )
    names = ", ".join(dog.name for dog in known) or _("none yet")
    raise InvalidValue(_("There is no dog called “{name}”.").format(name=name), _("Dogs: {names}").format(names=names))


def add(store: Store, name: str, *, today: date, **details: Any) -> Dog:
    """Add a dog.

    Args:
        name: any text that is not blank. details: other fields of Dog.
    Returns:
        The dog with its new id.
    Raises:
        InvalidValue: blank name, unknown word, a date in the future. SaveFailed: the disk refused.
    """
    dog = Dog(id=details.pop("id", "") or store.new_id(), name=name.strip(), **details)
    save(store, dog, today=today)
    return dog


def save(store: Store, dog: Dog, *, today: date) -> None:
    """Keep a dog's details whole.

    Raises:
        InvalidValue: as in `add`; field names the field. SaveFailed: the disk refused.
    """
    check(dog, today=today)
    values = {**asdict(dog), "name": dog.name.strip()}
    values["neutered"] = None if dog.neutered is None else int(dog.neutered)
    values["archived"] = int(dog.archived)
    values["born_exact"] = int(dog.born_exact)
    with store.change(_("details of {dog}").format(dog=dog.name), merge_key=f"dog/{dog.id}", dog=dog.id) as change:
        change.put(models.Dog, **values)


def archive(store: Store, dog: Dog, *, archived: bool) -> None:
    """Put a dog away (kept, printable, no prompts) or bring it back."""
    words = _("archive {dog}") if archived else _("bring back {dog}")
    with store.change(words.format(dog=dog.name), dog=dog.id) as change:
        change.put(models.Dog, id=dog.id, archived=int(archived))


def check(dog: Dog, *, today: date) -> None:
    """Refuse what cannot be a dog.

    Raises:
        InvalidValue: the sentence says which field and what to do.
    """
    if not dog.name.strip():
        raise InvalidValue(_("The dog needs a name."), _("Type what you call your dog."), field="name")
    for field, words in (
        ("leg", activities.keys(activities.LEGS)),
        ("cause", tuple(causes.known())),
        ("sex", ("", "f", "m")),
        ("start_kind", ("", *activities.keys(activities.STARTS))),
    ):
        if getattr(dog, field) not in words:
            raise InvalidValue(
                _("“{value}” is not known here.").format(value=getattr(dog, field)),
                _("Use one of: {words}").format(words=", ".join(word for word in words if word)),
                field=field,
            )
    for field in ("born", "start_day"):
        day = getattr(dog, field)
        if day is not None and day > today:
            raise InvalidValue(
                _("{day} has not come yet.").format(day=weeks.long_day(day)),
                _("Choose a day up to today."),
                field=field,
            )
        if day is not None and day.year < answers.EARLIEST_YEAR:
            raise InvalidValue(
                _("{day} is too long ago.").format(day=weeks.long_day(day)), _("Check the year."), field=field
            )


def age(dog: Dog, today: date) -> str:
    """Say how old: "9 y 3 m" from a birth date, "about 9 y" from an estimate, "" when not known."""
    if dog.born is None:
        return ""
    months = (today.year - dog.born.year) * 12 + today.month - dog.born.month - (today.day < dog.born.day)
    if not dog.born_exact:
        return _("about {years} y").format(years=max(0, (months + 6) // 12))
    if months < 24:
        return ngettext("{count} month", "{count} months", months).format(count=months)
    years, rest = divmod(months, 12)
    return _("{years} y {months} m").format(years=years, months=rest) if rest else _("{years} y").format(years=years)


def described(dog: Dog, today: date) -> str:
    """Say the dog in one short line for the header: breed, age, cause, week; parts not known are left out."""
    cause = causes.known().get(dog.cause)
    parts = [dog.breed, age(dog, today)]
    if cause is not None and dog.cause != "unknown":
        parts.append(_(cause.label))
    if dog.start_day is not None:
        parts.append(weeks.of(today, dog.start_day).label.lower())
    return " · ".join(part for part in parts if part)


def with_changes(dog: Dog, **changes: Any) -> Dog:
    """Return the dog with some fields changed; nothing is kept yet."""
    return replace(dog, **changes)


def _dog(row: dict[str, Any]) -> Dog:
    values = {name: row[name] for name in _COLUMNS}
    values["neutered"] = None if row["neutered"] is None else bool(row["neutered"])
    values["archived"] = bool(row["archived"])
    values["born_exact"] = bool(row["born_exact"])
    return Dog(**values)
