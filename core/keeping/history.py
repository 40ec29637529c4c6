# SPDX-License-Identifier: MIT
"""The one door for writing rows, and undo: each labelled change keeps the rows before and after it.

Rows are written here and in migrations.py and nowhere else. Undo puts the before rows back, redo the after rows;
both announce the same change as the original edit. What changes mean is not known here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from core.keeping import models

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
        """Whether nothing differs but the time of change and the traces of what came and went."""
        return all(_same(self.before[key], row) for key, row in self.after.items() if key[0] is not models.Removed)


class Change:
    """What a use case writes with, inside `with store.change(...)`; not used after the block."""

    def __init__(self, database: Any, step: Step) -> None:
        self._database = database
        self._step = step

    def put(self, model: type[models.Row], **values: Any) -> None:
        """Write one row whole; a row with the same key is replaced, columns left out keep what they had.

        Args:
            model: the table.
            values: column values; every key column must be there. Texts are made storable.
        """
        kept = {name: storable(value) if isinstance(value, str) else value for name, value in values.items()}
        key = tuple(kept[name] for name in models.key_columns(model))
        before = read_row(self._database, model, key)
        if before is not None and _same(before, {**before, **kept}):
            return
        if before is None:
            self._forget_removal(model, key)
        self._write(model, key, before, kept)

    def drop(self, model: type[models.Row], *key: Any) -> None:
        """Remove one row and leave a Removed trace; a row that is not there is no fault."""
        before = read_row(self._database, model, key)
        if before is None:
            return
        delete_row(self._database, model, key)
        self._remember(model, key, before, None)
        trace = _trace_key(model, key)
        self._write(models.Removed, trace, None, dict(zip(models.key_columns(models.Removed), trace, strict=True)))

    def _write(self, model: type[models.Row], key: Key, before: RowValues | None, values: RowValues) -> None:
        row = {**(before or {}), **values, "changed_at": self._step.at.isoformat(timespec="seconds")}
        write_row(self._database, model, row)
        self._remember(model, key, before, read_row(self._database, model, key))

    def _forget_removal(self, model: type[models.Row], key: Key) -> None:
        """Take the trace of an earlier removal back, so that a merge does not remove the row again."""
        trace = _trace_key(model, key)
        removed = read_row(self._database, models.Removed, trace)
        if removed is not None:
            delete_row(self._database, models.Removed, trace)
            self._remember(models.Removed, trace, removed, None)

    def _remember(self, model: type[models.Row], key: Key, before: RowValues | None, after: RowValues | None) -> None:
        self._step.before.setdefault((model, key), before)
        self._step.after[(model, key)] = after


def storable(text: str) -> str:
    """Return text as SQLite can keep it: NUL and lone surrogates become the replacement sign, the rest stays."""
    if text.isascii() and "\x00" not in text:
        return text
    return text.replace("\x00", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _trace_key(model: type[models.Row], key: Key) -> Key:
    return model._meta.table_name, "\x1f".join(str(part) for part in key)


def _same(before: RowValues | None, after: RowValues | None) -> bool:
    if before is None or after is None:
        return before is after
    return all(before[name] == after[name] for name in before if name != "changed_at")


def _where(model: type[models.Row]) -> str:
    return " AND ".join(f'"{name}" = ?' for name in models.key_columns(model))


def _stored(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


# Raw SQL with parameters: a diary page of 60 answers through models takes 4 times as long.
def read_row(database: Any, model: type[models.Row], key: Key) -> RowValues | None:
    """Read one row by its key as column -> value; None when it is not there."""
    names = models.columns(model)
    wanted = ", ".join(f'"{name}"' for name in names)
    sql = f'SELECT {wanted} FROM "{model._meta.table_name}" WHERE {_where(model)}'
    found = database.execute_sql(sql, tuple(_stored(part) for part in key)).fetchone()
    if found is None:
        return None
    days = models.day_columns(model)
    return {
        name: date.fromisoformat(value) if value and name in days else value
        for name, value in zip(names, found, strict=True)
    }


def write_row(database: Any, model: type[models.Row], row: RowValues) -> None:
    """Insert or update one row; columns left out take the schema's default when it is new."""
    keys = models.key_columns(model)
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" for _name in row)
    rest = ", ".join(f'"{name}" = excluded."{name}"' for name in row if name not in keys)
    target = ", ".join(f'"{name}"' for name in keys)
    into = f'INSERT INTO "{model._meta.table_name}" ({names}) VALUES ({marks})'
    sql = f"{into} ON CONFLICT ({target}) DO UPDATE SET {rest}"
    database.execute_sql(sql, tuple(_stored(value) for value in row.values()))


def delete_row(database: Any, model: type[models.Row], key: Key) -> None:
    """Delete one row by its key."""
    sql = f'DELETE FROM "{model._meta.table_name}" WHERE {_where(model)}'
    database.execute_sql(sql, tuple(_stored(part) for part in key))


def restore(database: Any, rows: dict[tuple[type[models.Row], Key], RowValues | None]) -> None:
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
        self._sealed = False

    def add(self, step: Step) -> None:
        """Keep a step; it merges with the last one of the same key and label within 60 s of the first."""
        self.undone.clear()
        last = self.done[-1] if self.done else None
        merges = last is not None and not self._sealed and self._merges(last, step)
        self._sealed = False
        if last is not None and merges:
            for key, row in step.before.items():
                last.before.setdefault(key, row)
            last.after.update(step.after)
            if last.is_empty:
                self.done.pop()
            return
        self.done.append(step)
        del self.done[:-STEPS_KEPT]

    def seal(self) -> None:
        """Something came between (undo, redo, a change that undo leaves alone): the next step stands alone."""
        self._sealed = True

    @staticmethod
    def _merges(last: Step, step: Step) -> bool:
        same = bool(step.merge_key) and (last.merge_key, last.label) == (step.merge_key, step.label)
        return same and timedelta() <= step.at - last.at <= MERGE_WITHIN
