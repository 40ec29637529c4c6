# SPDX-License-Identifier: MIT
"""The one door for writing rows, and undo: each labelled change keeps the rows before and after it.

Rows are written here and in migrations.py and nowhere else. Undo puts the before rows back, redo the after rows;
both announce the same change as the original edit. What changes mean is not known here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from core.keeping import models

if TYPE_CHECKING:
    import peewee

RowValues = dict[str, Any]
Key = tuple[Any, ...]
STEPS_KEPT = 100
MERGE_WITHIN = timedelta(seconds=60)


@dataclass(slots=True)
class Step:
    """One undoable change: label in words, rows before and after per (model, key), and where it happened."""

    label: str
    merge_key: str
    dog: str
    day: date | None
    at: datetime
    before: dict[tuple[type[models.Row], Key], RowValues | None] = field(default_factory=dict)
    after: dict[tuple[type[models.Row], Key], RowValues | None] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs but the time of change."""
        return all(_same(self.before[key], row) for key, row in self.after.items())


class Change:
    """What a use case writes with, inside `with store.change(...)`; not used after the block."""

    def __init__(self, database: peewee.SqliteDatabase, step: Step) -> None:
        self._database = database
        self._step = step

    def put(self, model: type[models.Row], **values: Any) -> None:
        """Write one row whole; a row with the same key is replaced, columns left out keep what they had.

        Args:
            model: the table.
            values: column values; every key column must be there.
        """
        key = tuple(values[name] for name in models.key_columns(model))
        before = read_row(self._database, model, key)
        row = {**(before or {}), **values}
        if before is not None and _same(before, row):
            return
        row["changed_at"] = self._step.at.isoformat(timespec="seconds")
        write_row(self._database, model, row)
        self._remember(model, key, before, read_row(self._database, model, key))

    def drop(self, model: type[models.Row], *key: Any) -> None:
        """Remove one row and leave a Removed trace; a row that is not there is no fault."""
        before = read_row(self._database, model, key)
        if before is None:
            return
        delete_row(self._database, model, key)
        self._remember(model, key, before, None)
        trace = "\x1f".join(str(part) for part in key)
        self.put(models.Removed, table_name=model._meta.table_name, key=trace)

    def _remember(self, model: type[models.Row], key: Key, before: RowValues | None, after: RowValues | None) -> None:
        self._step.before.setdefault((model, key), before)
        self._step.after[(model, key)] = after


def _same(before: RowValues | None, after: RowValues | None) -> bool:
    if before is None or after is None:
        return before is after
    return all(before[name] == after[name] for name in before if name != "changed_at")


def _where(model: type[models.Row], key: Key) -> Any:
    expression = None
    for name, part in zip(models.key_columns(model), key, strict=True):
        test = getattr(model, name) == part
        expression = test if expression is None else expression & test
    return expression


def read_row(database: peewee.SqliteDatabase, model: type[models.Row], key: Key) -> RowValues | None:
    """Read one row by its key as column -> value; None when it is not there."""
    query: Any = model.select().where(_where(model, key)).dicts()
    return next(iter(query.bind(database)), None)


def write_row(database: peewee.SqliteDatabase, model: type[models.Row], row: RowValues) -> None:
    """Insert or update one whole row."""
    keys = [getattr(model, name) for name in models.key_columns(model)]
    rest = {name: value for name, value in row.items() if name not in models.key_columns(model)}
    model.insert(**row).on_conflict(conflict_target=keys, update=rest).execute(database)


def delete_row(database: peewee.SqliteDatabase, model: type[models.Row], key: Key) -> None:
    """Delete one row by its key."""
    model.delete().where(_where(model, key)).execute(database)


def restore(database: peewee.SqliteDatabase, rows: dict[tuple[type[models.Row], Key], RowValues | None]) -> None:
    """Put rows back as they were; None means the row was not there. Call inside a transaction."""
    for (model, key), row in rows.items():
        if row is None:
            delete_row(database, model, key)
        else:
            write_row(database, model, row)


class History:
    """The steps that can be undone and redone while the window is open; 100 are kept."""

    def __init__(self) -> None:
        self.done: list[Step] = []
        self.undone: list[Step] = []

    def add(self, step: Step) -> None:
        """Keep a step; it merges with the last one of the same key and label within 60 s of the first."""
        self.undone.clear()
        last = self.done[-1] if self.done else None
        if last is not None and self._merges(last, step):
            for key, row in step.before.items():
                last.before.setdefault(key, row)
            last.after.update(step.after)
            if last.is_empty:
                self.done.pop()
            return
        self.done.append(step)
        del self.done[:-STEPS_KEPT]

    @staticmethod
    def _merges(last: Step, step: Step) -> bool:
        same = bool(step.merge_key) and (last.merge_key, last.label) == (step.merge_key, step.label)
        return same and step.at - last.at <= MERGE_WITHIN
