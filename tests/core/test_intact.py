# SPDX-License-Identifier: MIT
"""A torn database is refused; one that was checked when it was closed is not read whole again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from core.keeping import intact, library
from core.words.errors import LibraryProblem
from tests import make


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store = make.library(tmp_path)
    make.series(store, make.dog(store), "comfort", [5.0] * 60)
    store.close()
    return store.path


def tear(folder: Path) -> None:
    """Overwrite the middle of the file, as a torn write does."""
    file = library.database(folder)
    data = bytearray(file.read_bytes())
    data[4096 * 3 : 4096 * 6] = os.urandom(4096 * 3)
    file.write_bytes(data)


def test_a_whole_library_passes(folder: Path) -> None:
    intact.check(folder)
    intact.remember(folder)
    intact.check(folder)


def test_a_torn_library_is_refused_also_after_it_was_whole(folder: Path) -> None:
    intact.remember(folder)
    tear(folder)
    with pytest.raises(LibraryProblem) as caught:
        intact.check(folder)
    assert caught.value.reason == "damaged"


def test_a_note_is_believed_only_for_the_file_it_was_made_of(folder: Path) -> None:
    intact.remember(folder)
    file = library.database(folder)
    facts = file.stat()
    tear(folder)
    os.utime(file, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    intact.check(folder)  # same size, time and counter: this is what is not read again
    (folder / "cache" / intact.MARK).unlink()
    with pytest.raises(LibraryProblem):
        intact.check(folder)


def test_an_unfinished_write_is_never_noted_as_whole(folder: Path) -> None:
    journal = library.database(folder).with_name(library.DATABASE + "-journal")
    journal.write_bytes(b"")
    intact.remember(folder)
    assert not (folder / "cache" / intact.MARK).exists()


def test_a_folder_that_cannot_be_written_is_no_fault(folder: Path) -> None:
    (folder / "cache").rmdir()
    intact.remember(folder)
    intact.check(folder)
