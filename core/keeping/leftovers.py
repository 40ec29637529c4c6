# SPDX-License-Identifier: MIT
"""Originals that no row names any more go to the trash when the window closes; nothing is deleted.

A photo or clip taken out of the record stays as long as a copy in backups/ names it, so that going back finds it again.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from core.keeping import media
from core.keeping.store import Store

_NAMING = ("photo", "clip")  # the tables whose rows name an original


def put_away(store: Store, *, today: date) -> int:
    """Move what nobody names to trash/<today>/; only when no job adds photos or clips and the last check was passed.

    Args:
        store: open for writing, on the main thread. today: the owner's day.
    Returns:
        How many files were moved; 0 also when a copy cannot be read, because it may name any of them.
    Raises:
        SaveFailed: the disk refused; files already moved stay moved.
    """
    media.drop_parts(store.path)
    wanted = {sha256 for table in _NAMING for (sha256,) in store.rows(f"SELECT sha256 FROM {table}")}
    try:
        for copy in (store.path / "backups").glob("*.db"):
            wanted |= _named_in(copy)
    except (OSError, sqlite3.Error):
        return 0
    return media.sweep(store.path, wanted, today=today)


def _named_in(copy: Path) -> set[str]:
    with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        there = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        wanted = [table for table in _NAMING if table in there]  # an older copy may not know clips
        return {sha256 for table in wanted for (sha256,) in connection.execute(f"SELECT sha256 FROM {table}")}
