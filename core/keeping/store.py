# SPDX-License-Identifier: MIT
"""A library: one folder with everything. Opens it, runs changes, undoes, redoes, tells listeners.

One connection, used only on the main thread; jobs never open the live database but read a snapshot. What the
rows mean belongs to the use cases; files of photos belong to media.py; where a library is made to library.py.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import peewee

from core.keeping import history, library, models
from core.words import settings as words
from core.words.errors import HindstrideError, SaveFailed
from core.words.i18n import _

Change = history.Change
# A reading command holds the file for milliseconds: the window waits that long, but never 100 ms; readers longer.
WRITER_WAITS_S = 0.09
READER_WAITS_S = 5.0


@dataclass(frozen=True, slots=True)
class Changed:
    """What a listener learns: the words, which tables, whose dog, which day; how: "change", "undo" or "redo"."""

    label: str
    tables: frozenset[str]
    dog: str
    day: date | None
    how: str


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _random_id() -> str:
    import uuid  # only when something is written: the first paint does not wait for it

    return str(uuid.uuid4())


class Store:
    """An open library.

    Attributes:
        path: the library's folder. writable: False when opened to read only.
        now: the clock of changed_at (UTC). new_id: makes keys; both are replaced by the sample library.
    """

    def __init__(self, path: Path, connection_path: str, *, writable: bool, lock: library.Lock | None) -> None:
        self.path = path
        self.writable = writable
        self.now: Callable[[], datetime] = _utc_now
        self.new_id: Callable[[], str] = _random_id
        self._lock = lock
        self._listeners: list[Callable[[Changed], None]] = []
        self._history = history.History()
        self._answers: dict[tuple[str, tuple[Any, ...]], list[tuple[Any, ...]]] | None = None
        self.database: Any = peewee.SqliteDatabase(
            connection_path,
            pragmas=library.PRAGMAS,
            timeout=WRITER_WAITS_S if writable else READER_WAITS_S,
            thread_safe=False,
            uri=True,
        )
        self.database.connect()

    @classmethod
    def open(cls, path: Path, *, write: bool = True) -> Store:
        """Open an existing library, migrating an older one on a copy first.

        Args:
            path: the library's folder. write: False reads only and takes no lock.
        Raises:
            LibraryProblem: missing, foreign, newer, older, busy, damaged, full or unwritable; nothing was touched.
            SaveFailed: an older library could not be copied before migrating it; nothing was touched.
        """
        library.check(path)
        lock = library.Lock.take(path) if write else None
        try:
            if write:
                library.bring_up_to_date(path)
            else:
                library.check_readable(path)
            return cls(path, library.uri(path, "rw" if write else "ro"), writable=write, lock=lock)
        except (sqlite3.Error, peewee.PeeweeException, OSError, HindstrideError) as error:
            if lock:
                lock.release()
            raise error if isinstance(error, HindstrideError) else library.problem(path, error) from error

    @classmethod
    def create(cls, path: Path) -> Store:
        """Make a new, empty library in a folder that does not exist yet or is empty, and open it.

        Raises:
            LibraryProblem: the folder holds something or cannot be written.
        """
        library.lay_out(path)
        return cls.open(path)

    def select(self, model: type[models.Row], *fields: Any) -> Any:
        """Start a query on this library; chain where/order_by and iterate it (peewee ModelSelect)."""
        return model.select(*fields).bind(self.database)

    def rows(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """Run one literal SELECT with parameters and return raw tuples; for long series where models are slow.

        Raises:
            LibraryProblem: the disk is gone or the database is damaged.
        """
        question = (sql, parameters)
        if self._answers is not None and question in self._answers:
            return self._answers[question]
        found = self._read(sql, parameters)
        if self._answers is not None:
            self._answers[question] = found
        return found

    @contextmanager
    def remembering(self) -> Iterator[None]:
        """Ask the same question of `rows` only once inside, until something is written; for long reports and charts.

        The event loop may go on inside: a change ends the remembering, and nothing stale is ever answered. Answers
        are shared, so readers do not change them.
        """
        self._answers = {}
        try:
            yield
        finally:
            self._answers = None

    def _read(self, sql: str, parameters: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        try:
            return list(self.database.execute_sql(sql, parameters).fetchall())
        except peewee.DatabaseError as error:
            said = library.of_the_world(self.path, error)
            if said is None:
                raise
            raise said from error

    def get(self, model: type[models.Row], *key: Any) -> dict[str, Any] | None:
        """Read one row by its key as column -> value, or None."""
        return history.read_row(self.database, model, key)

    @contextmanager
    def change(
        self,
        label: str,
        *,
        merge_key: str = "",
        dog: str = "",
        day: date | None = None,
        undoable: bool = True,
    ) -> Iterator[Change]:
        """Make one change: the transaction, the undo step and the announcement at once.

        Args:
            label: the words of undo, translated: "comfort, Bailey, 22 Nov".
            merge_key: changes with the same key and label within 60 s become one step.
            dog, day: where it happened; undo goes there.
            undoable: False for what undo must not touch (settings, the log of calls).
        Raises:
            SaveFailed: the disk refused; nothing was changed.
        """
        self._may_write()
        self._answers = None
        step = history.Step(label, merge_key, dog, day, self.now())
        try:
            with self.database.atomic("IMMEDIATE"):
                yield Change(self.database, step)
        except (peewee.IntegrityError, peewee.ProgrammingError):
            raise  # our own mistake, not the disk's
        except peewee.DatabaseError as error:
            raise library.save_failed(self.path, error) from error
        if step.is_empty:
            return
        if undoable:
            self._history.add(step)
        else:
            self._history.seal()
        self._tell(step, "change")

    @property
    def undo_label(self) -> str:
        """The words of the change that undo would take back; empty when there is none."""
        return self._history.done[-1].label if self._history.done else ""

    @property
    def redo_label(self) -> str:
        """The words of the change that redo would do again; empty when there is none."""
        return self._history.undone[-1].label if self._history.undone else ""

    def undo(self) -> Changed | None:
        """Take the last change back; None when there is nothing to undo.

        Raises:
            SaveFailed: the disk refused, or a later record rests on it; nothing was changed.
        """
        return self._move(self._history.done, self._history.undone, "undo")

    def redo(self) -> Changed | None:
        """Do the last undone change again; None when there is nothing to redo."""
        return self._move(self._history.undone, self._history.done, "redo")

    def _move(self, source: list[history.Step], target: list[history.Step], how: str) -> Changed | None:
        if not source:
            return None
        self._may_write()
        self._answers = None
        step = source[-1]
        try:
            with self.database.atomic("IMMEDIATE"):
                history.restore(self.database, step.before if how == "undo" else step.after)
        except peewee.IntegrityError as error:
            raise SaveFailed(
                _("“{change}” cannot be taken back.").format(change=step.label),
                _("Something recorded since then belongs to it. Nothing was changed."),
            ) from error
        except peewee.DatabaseError as error:
            raise library.save_failed(self.path, error) from error
        target.append(source.pop())
        self._history.seal()
        return self._tell(step, how)

    def _tell(self, step: history.Step, how: str) -> Changed:
        tables = frozenset(model._meta.table_name for model, _key in step.after)
        changed = Changed(step.label, tables, step.dog, step.day, how)
        for listener in tuple(self._listeners):
            listener(changed)
        return changed

    def listen(self, listener: Callable[[Changed], None]) -> None:
        """Call a function after every committed change, undo and redo, on the main thread."""
        self._listeners.append(listener)

    def _may_write(self) -> None:
        if not self.writable:
            raise SaveFailed(
                _("This library is open for reading only."),
                _("Open it again when no other window has it open and its folder can be written."),
            )

    def settings(self) -> words.LibrarySettings:
        """Read the library's settings; bad values become their default."""
        stored: dict[str, Any] = {}
        for key, value in self.rows("SELECT key, value FROM setting"):
            with suppress(ValueError):
                stored[key] = json.loads(value)
        return words.checked(words.LibrarySettings, stored)

    def set_settings(self, wanted: words.LibrarySettings) -> None:
        """Keep the library's settings; not undoable."""
        with self.change(_("settings"), undoable=False) as change:
            for key, value in asdict(wanted).items():
                change.put(models.Setting, key=key, value=json.dumps(value))

    def snapshot(self, target: Path) -> None:
        """Copy the live database to a file with SQLite's backup API (0.2 s at 100 years), for jobs to read.

        Raises:
            SaveFailed: the disk refused.
        """
        library.copy_database(self.database.connection(), target)

    def back_up(self, kind: str = "auto") -> Path | None:
        """Write one verified copy of the database into backups/; None when nothing changed since the last one.

        Raises:
            SaveFailed: the disk refused, or the copy did not pass its check.
        """
        return library.back_up(self.path, self.database.connection(), self.now(), kind)

    def close(self) -> None:
        """Close the database and give up the lock; safe to call twice."""
        if not self.database.is_closed():
            self.database.close()
        if self._lock:
            self._lock.release()
            self._lock = None
