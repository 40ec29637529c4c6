# SPDX-License-Identifier: MIT
"""Every fault of the disk has its own sentence, and the name of a folder is never taken for the fault."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import peewee
import pytest

from core.keeping import faults


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/x/db"), "full"),
        (OSError(errno.EACCES, "Permission denied", "/full of busy and locked dogs/db"), "unwritable"),
        (OSError(errno.EROFS, "Read-only file system", "/x/db"), "unwritable"),
        (sqlite3.OperationalError("database is locked"), "busy"),
        (sqlite3.OperationalError("database or disk is full"), "full"),
        (sqlite3.DatabaseError("database disk image is malformed"), "damaged"),
        (sqlite3.DatabaseError("file is not a database"), "damaged"),
        (sqlite3.OperationalError("unable to open database file"), "unwritable"),
    ],
)
def test_a_fault_of_the_disk_has_its_own_sentence(error: Exception, word: str) -> None:
    said = faults.problem(Path("Hindstride"), error)
    assert said.reason == word
    assert said.title.endswith(".")
    assert said.advice.endswith(".")


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/x/days.part"), "is full"),
        (OSError(errno.EACCES, "Permission denied", "/full/days.part"), "Permission denied"),
        (sqlite3.OperationalError("database or disk is full"), "is full"),
        (sqlite3.OperationalError("database is locked"), "is reading"),
        (sqlite3.OperationalError("disk I/O error"), "disk I/O error"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "cannot be written to"),
        (sqlite3.DatabaseError("database disk image is malformed"), "is damaged"),
    ],
)
def test_a_refused_save_says_why_and_that_nothing_typed_is_lost(tmp_path: Path, error: Exception, word: str) -> None:
    said = faults.save_failed(tmp_path, error)
    assert word in said.title
    assert "still here" in said.advice


def test_a_library_that_is_gone_is_told_as_gone(tmp_path: Path) -> None:
    said = faults.save_failed(tmp_path / "gone", sqlite3.OperationalError("attempt to write a readonly database"))
    assert "is not there" in said.title
    assert "still here" in said.advice


def test_a_disk_that_is_pulled_out_is_no_mistake_of_the_program() -> None:
    for fault in (peewee.OperationalError("disk I/O error"), sqlite3.DatabaseError("file is not a database")):
        said = faults.of_the_world(Path("Hindstride"), fault)
        assert said is not None
        assert "Hindstride" in said.title


def test_our_own_mistakes_stay_mistakes() -> None:
    for fault in (KeyError("full"), peewee.OperationalError("no such table: dog"), peewee.IntegrityError("CHECK")):
        assert faults.of_the_world(Path("Hindstride"), fault) is None
