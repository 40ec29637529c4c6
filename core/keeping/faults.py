# SPDX-License-Identifier: MIT
"""What the disk and SQLite say when they refuse, turned into sentences for the owner.

Nothing is opened or tried again here; who raises these is library.py, store.py and the CSV export.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import peewee

from core.keeping import disk
from core.words.errors import HindstrideError, LibraryProblem, SaveFailed
from core.words.i18n import _

# What SQLite says when the disk or the file is at fault, not our SQL.
_WORLD = ("locked", "busy", "malformed", "not a database", "full", "disk i/o", "unable to open", "readonly")


def problem(path: Path, error: Exception) -> LibraryProblem:
    """Turn a fault of the disk or of SQLite into a sentence."""
    if _says(error, "locked", "busy"):
        return busy(path)
    if _says(error, "malformed", "not a database"):
        return LibraryProblem(
            _("The library in “{name}” is damaged.").format(name=path.name),
            _("Copies of the database are in its folder “backups”. Nothing was changed."),
            reason="damaged",
        )
    if _is_full(error):
        return LibraryProblem(
            _("The disk is full."), _("Make some room and try again; nothing was changed."), reason="full"
        )
    return LibraryProblem(
        _("The library in “{name}” cannot be opened: {why}.").format(name=str(path), why=_reason(error)),
        _("Check that the folder can be read and written, or choose another."),
        reason="unwritable",
    )


def _says(error: Exception, *words: str) -> bool:
    """Whether SQLite's own words hold one of these; the text of an OSError holds a file's name and is not asked."""
    return not isinstance(error, OSError) and any(word in str(error).lower() for word in words)


def _first(error: Exception) -> Exception:
    """Return the fault that began it: after some, SQLite has rolled back by itself and a second rollback fails."""
    while isinstance(error.__context__, sqlite3.DatabaseError | peewee.DatabaseError):
        error = error.__context__
    return error


def _is_full(error: Exception) -> bool:
    if isinstance(error, OSError):
        return error.errno in disk.FULL
    return _says(error, "full")


def _reason(error: Exception) -> str:
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)


def of_the_world(path: Path, error: BaseException) -> HindstrideError | None:
    """Return what to say of a fault that is not ours; None when it is a mistake of the program.

    Args:
        path: the library's folder. error: whatever was raised, by anything.
    """
    if isinstance(error, HindstrideError):
        return error
    if not isinstance(error, sqlite3.DatabaseError | peewee.DatabaseError) or not _says(error, *_WORLD):
        return None
    if _says(error, "malformed", "not a database"):
        return problem(path, error)
    return LibraryProblem(
        _("The library “{name}” cannot be read just now.").format(name=path.name),
        _("Is its disk connected, or was the folder moved? What was saved before is not changed."),
        reason="missing",
    )


def busy(path: Path) -> LibraryProblem:
    """Say that another program has the library open for writing."""
    return LibraryProblem(
        _("The library “{name}” is open in another Hindstride.").format(name=path.name),
        _("Close the other window first, or go on there."),
        reason="busy",
    )


def save_failed(path: Path, error: Exception) -> SaveFailed:
    """Turn a refused save into a sentence; what was typed stays in the form."""
    error = _first(error)
    if _is_full(error):
        return SaveFailed(
            _("Not saved: the disk with “{name}” is full.").format(name=path.name),
            _("Make some room, then press the field again. What you typed is still here."),
        )
    if _says(error, "locked", "busy"):
        return SaveFailed(
            _("Not saved yet: another program is reading the library “{name}”.").format(name=path.name),
            _("Try again in a moment. What you typed is still here."),
        )
    if _says(error, "malformed", "not a database"):
        return SaveFailed(
            _("Not saved: the library “{name}” is damaged.").format(name=path.name),
            _("Copies of it are in its folder “backups”. What you typed is still here."),
        )
    if not isinstance(error, OSError) and not path.is_dir():
        return SaveFailed(
            _("Not saved: the folder of the library “{name}” is not there.").format(name=path.name),
            _("Connect its disk or move it back, then try again. What you typed is still here."),
        )
    if _says(error, "readonly"):
        return SaveFailed(
            _("Not saved: the library “{name}” cannot be written to.").format(name=path.name),
            _("Was its folder moved or made read-only? Close and open it again. What you typed is still here."),
        )
    return SaveFailed(
        _("Not saved: {why}.").format(why=_reason(error)),
        _("Check that the library's disk is connected and writable. What you typed is still here."),
    )
