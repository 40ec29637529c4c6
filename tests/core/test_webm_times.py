# SPDX-License-Identifier: MIT
"""The moments of a WEBM's frames, read from its blocks; files that are cut or no such thing end quietly."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.keeping import movie, webm_times
from core.words.errors import PictureRefused
from tests.clip_files import jpegs, webm

STAMPS = [0, 48, 67, 100, 148, 167, 200, 248, 267, 300, 348, 367, 400]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "clip.webm"
    made.write_bytes(webm(jpegs(len(STAMPS)), STAMPS, size=(64, 48)))
    return made


def test_every_frame_of_every_cluster_is_told(path: Path) -> None:
    assert movie.read(path).kind == "WEBM"
    assert webm_times.frame_times_ms(path) == tuple(float(stamp) for stamp in STAMPS)


def test_a_cut_file_tells_what_it_has(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    told = webm_times.frame_times_ms(path)
    assert 0 < len(told) < len(STAMPS)
    assert told == tuple(float(stamp) for stamp in STAMPS[: len(told)])


@pytest.mark.parametrize("content", [b"", b"\x1a", b"\x1a\x45\xdf\xa3", bytes(500), b"\xff" * 500, b"RIFF" * 100])
def test_what_is_no_such_file_tells_nothing(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert webm_times.frame_times_ms(path) == ()


def test_any_byte_may_be_wrong(path: Path) -> None:
    whole = path.read_bytes()
    for at in range(260):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        webm_times.frame_times_ms(path)


def test_a_file_that_is_gone_is_refused(path: Path) -> None:
    path.unlink()
    with pytest.raises(PictureRefused):
        webm_times.frame_times_ms(path)
