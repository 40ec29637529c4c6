# SPDX-License-Identifier: MIT
"""Files that an owner hands over: which of a folder are wanted, their hash and size, and stopping."""

from __future__ import annotations

import hashlib
import os
from datetime import datetime
from pathlib import Path

import pytest

from core.usecases import incoming
from core.words.errors import Cancelled, PictureRefused
from tests import make

ENDINGS = (".mov", ".mp4")


def test_the_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "long.mov"
    path.write_bytes(b"clip" * 700_000)  # more than two pieces
    assert incoming.sha256_of(path) == hashlib.sha256(b"clip" * 700_000).hexdigest()
    assert incoming.size_of(path) == 2_800_000


def test_a_long_file_can_be_stopped_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.mov"
    path.write_bytes(b"x")
    with pytest.raises(Cancelled):
        incoming.sha256_of(path, lambda: True)


def test_what_is_no_ordinary_file_is_never_read(tmp_path: Path) -> None:
    link = tmp_path / "link.mov"
    link.symlink_to("/dev/zero")
    for path in (link, tmp_path, tmp_path / "gone.mov"):
        with pytest.raises(PictureRefused):
            incoming.sha256_of(path)


def test_a_file_that_is_gone_has_no_size_and_no_day(tmp_path: Path) -> None:
    assert incoming.size_of(tmp_path / "gone") == 0
    assert incoming.file_day(tmp_path / "gone") is None


def test_the_day_of_a_file_is_the_local_one(tmp_path: Path) -> None:
    path = tmp_path / "late.mov"
    path.touch()
    late = datetime(2026, 11, 22, 23, 59)
    os.utime(path, (late.timestamp(), late.timestamp()))
    assert incoming.file_day(path) == late.date()


def test_folders_give_their_visible_files_of_the_wanted_kind(tmp_path: Path) -> None:
    for name in ("b.MP4", "a.mov", ".hidden.mov", "notes.txt"):
        (tmp_path / name).touch()
    (tmp_path / "folder.mov").mkdir()
    (tmp_path / "link.mov").symlink_to(tmp_path / "a.mov")
    lone = tmp_path / "notes.txt"
    found = incoming.expanded([lone, tmp_path], ENDINGS)
    assert [path.name for path in found] == ["notes.txt", "a.mov", "b.MP4"]
    assert incoming.files_in(tmp_path / "gone", ENDINGS) == []


def test_a_job_is_told_and_asked() -> None:
    job = make.Watched()
    incoming.go_on(job, 1, 3)
    incoming.go_on(None, 1, 3)
    assert job.progressed.told == [(1, 3)]
    with pytest.raises(Cancelled):
        incoming.go_on(make.Watched(stop_after=0), 2, 3)
