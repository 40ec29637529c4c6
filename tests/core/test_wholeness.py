# SPDX-License-Identifier: MIT
"""Files that say how long they are, are believed about what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.keeping import wholeness


def box(kind: bytes, content: bytes, *, wide: bool = False) -> bytes:
    if wide:
        return b"\0\0\0\1" + kind + (16 + len(content)).to_bytes(8, "big") + content
    return (8 + len(content)).to_bytes(4, "big") + kind + content


HEIC = box(b"ftyp", b"heic" + bytes(8)) + box(b"meta", bytes(40))


def is_cut(folder: Path, data: bytes) -> bool:
    (folder / "file").write_bytes(data)
    with (folder / "file").open("rb") as file:
        found = wholeness.is_cut(file)
        assert file.tell() == 0
        return found


@pytest.mark.parametrize("wide", [False, True])
def test_a_missing_end_is_noticed(tmp_path: Path, wide: bool) -> None:
    whole = HEIC + box(b"mdat", bytes(100), wide=wide)
    assert not is_cut(tmp_path, whole)
    assert is_cut(tmp_path, whole[:-1])
    assert is_cut(tmp_path, HEIC[:-1])


def test_bytes_that_a_phone_added_and_an_open_end_are_fine(tmp_path: Path) -> None:
    assert not is_cut(tmp_path, HEIC + b"\xff\xff\xff\xff\0\0\0\0 and more")
    assert not is_cut(tmp_path, HEIC + b"\0\0\0\0mdat" + bytes(50))
    assert not is_cut(tmp_path, HEIC + b"abc")


def test_other_kinds_are_not_judged(tmp_path: Path) -> None:
    for data in (b"", b"x", b"\xff\xd8\xff\xe0" + bytes(9)):
        assert not is_cut(tmp_path, data)


def test_a_riff_file_counts_its_bytes(tmp_path: Path) -> None:
    whole = b"RIFF" + (20).to_bytes(4, "little") + b"WEBP" + bytes(16)
    assert not is_cut(tmp_path, whole)
    assert is_cut(tmp_path, whole[:-1])


def test_a_file_of_ten_thousand_boxes_ends(tmp_path: Path) -> None:
    assert not is_cut(tmp_path, HEIC + box(b"free", b"") * 10_000)


def test_every_shared_photo_is_whole(shared_path: Path) -> None:
    for path in (shared_path / "data" / "photos").iterdir():
        with path.open("rb") as file:
            assert not wholeness.is_cut(file)
