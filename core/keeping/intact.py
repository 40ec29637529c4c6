# SPDX-License-Identifier: MIT
"""Is a library's database whole? Torn pages are found before anything is read from it.

A check reads the whole file (110 ms at ten years and three dogs), so a database that was checked when it was closed
and not touched since is not checked again. Going back to a copy belongs to restore.py.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from core.keeping import library

# In cache/, which may be deleted at any time: then the next start checks.
MARK = "checked.txt"


def check(path: Path) -> None:
    """Refuse a library whose pages are torn; reads only.

    Raises:
        LibraryProblem: reason damaged.
    """
    if _mark(path) == _state(path):
        return
    try:
        with closing(sqlite3.connect(library.uri(path, "ro"), uri=True)) as connection:
            said = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        raise library.problem(path, error) from error
    if said != "ok":
        raise library.problem(path, sqlite3.DatabaseError("malformed"))


def remember(path: Path) -> None:
    """Note that the database, closed now, has just passed its check; a disk that refuses is no fault."""
    state = _state(path)
    with suppress(OSError):
        if state:
            (path / "cache" / MARK).write_text(state, "utf-8")


def _mark(path: Path) -> str:
    """Return what was noted, or words that no state equals."""
    try:
        return (path / "cache" / MARK).read_text("utf-8")
    except (OSError, ValueError):
        return "nothing noted"


def _state(path: Path) -> str:
    """Return what changes with every write: size, time and SQLite's own counter; "" while a write is unfinished."""
    file = library.database(path)
    try:
        if os.path.lexists(f"{file}-journal"):
            return ""
        facts = file.stat()
        with file.open("rb") as handle:
            counter = handle.read(28)[24:].hex()
    except OSError:
        return ""
    return f"{facts.st_size} {facts.st_mtime_ns} {counter}"
