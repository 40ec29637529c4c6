# SPDX-License-Identifier: MIT
"""Originals are kept byte for byte under their hash, or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from core.keeping import media
from core.words.errors import Cancelled, PictureRefused, SaveFailed

TODAY = date(2026, 11, 22)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    made = tmp_path / "library"
    made.mkdir()
    return made


def source_of(folder: Path, data: bytes = b"bytes of a photo", name: str = "IMG_0001.JPG") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_every_real_photo_is_kept_byte_for_byte(shared_path: Path, library: Path) -> None:
    for source in sorted((shared_path / "data" / "photos").iterdir()):
        want = source.read_bytes()
        kept = media.copy_in(library, source)
        assert kept == media.Kept(hashlib.sha256(want).hexdigest(), len(want), source.name, False)
        assert media.path_of(library, kept.sha256).read_bytes() == want
    assert not files(library / "tmp")


def test_the_same_bytes_twice_are_one_file(tmp_path: Path, library: Path) -> None:
    first = media.copy_in(library, source_of(tmp_path))
    again = media.copy_in(library, source_of(tmp_path, name="copy.jpg"))
    assert (first.was_there, again.was_there) == (False, True)
    assert again.sha256 == first.sha256
    assert files(library) == [f"media/{first.sha256[:2]}/{first.sha256}"]


@pytest.mark.parametrize("rotten", [b"", b"bytes of a phot0"])
def test_a_rotten_original_is_not_trusted_but_healed(tmp_path: Path, library: Path, rotten: bytes) -> None:
    kept = media.copy_in(library, source_of(tmp_path))
    path = media.path_of(library, kept.sha256)
    path.chmod(0o600)
    path.write_bytes(rotten)
    assert not media.copy_in(library, tmp_path / "IMG_0001.JPG").was_there
    assert path.read_bytes() == b"bytes of a photo"


def test_an_original_cannot_be_written_over_by_accident(tmp_path: Path, library: Path) -> None:
    kept = media.copy_in(library, source_of(tmp_path))
    assert stat.S_IMODE(media.path_of(library, kept.sha256).stat().st_mode) & 0o222 == 0


def test_an_empty_file_is_kept_as_it_is(tmp_path: Path, library: Path) -> None:
    kept = media.copy_in(library, source_of(tmp_path, b""))
    assert kept.size == 0
    assert media.path_of(library, kept.sha256).read_bytes() == b""


def test_progress_counts_bytes_up_to_the_size(tmp_path: Path, library: Path) -> None:
    seen: list[int] = []
    kept = media.copy_in(library, source_of(tmp_path, os.urandom(2_500_000)), progress=seen.append)
    assert seen == sorted(seen)
    assert len(seen) == 3
    assert seen[-1] == kept.size == 2_500_000


def test_cancelling_leaves_nothing_behind(tmp_path: Path, library: Path) -> None:
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > 1

    with pytest.raises(Cancelled):
        media.copy_in(library, source_of(tmp_path, os.urandom(2_500_000)), cancelled=cancelled)
    assert files(library) == []


def test_what_is_no_ordinary_file_is_refused(tmp_path: Path, library: Path) -> None:
    (tmp_path / "link.jpg").symlink_to(source_of(tmp_path))
    (tmp_path / "folder.jpg").mkdir()
    os.mkfifo(tmp_path / "pipe.jpg")
    for path in (tmp_path / "link.jpg", tmp_path / "folder.jpg", tmp_path / "pipe.jpg", Path("/dev/zero")):
        with pytest.raises(PictureRefused) as caught:
            media.copy_in(library, path)
        assert caught.value.reason == "not_a_file"
        assert caught.value.title.startswith(path.name)
    assert files(library) == []


def test_a_source_that_is_gone_is_told(tmp_path: Path, library: Path) -> None:
    with pytest.raises(PictureRefused, match=r"gone\.jpg is no longer there"):
        media.copy_in(library, tmp_path / "gone.jpg")


def test_a_source_that_grows_or_shrinks_meanwhile_is_refused(tmp_path: Path, library: Path) -> None:
    source = source_of(tmp_path, os.urandom(2_500_000))

    def grow(_size: int) -> None:
        with source.open("ab") as file:
            file.write(b"more")

    def shrink(_size: int) -> None:
        os.truncate(source, 1_200_000)

    for meddle in (grow, shrink):
        with pytest.raises(PictureRefused, match="changed while it was copied"):
            media.copy_in(library, source, progress=meddle)
        assert files(library) == []


@pytest.mark.parametrize(
    ("fault", "word"), [(errno.ENOSPC, "full"), (errno.EIO, "did not accept"), (errno.EROFS, "written to")]
)
def test_a_disk_that_refuses_is_told_and_nothing_stays(
    tmp_path: Path, library: Path, monkeypatch: pytest.MonkeyPatch, fault: int, word: str
) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(fault, os.strerror(fault))

    source = source_of(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        with pytest.raises(SaveFailed, match=word):
            media.copy_in(library, source)
    assert files(library) == []
    assert not media.copy_in(library, source).was_there


def test_the_file_is_flushed_before_it_gets_its_name_and_the_folder_after(
    tmp_path: Path, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    real_sync, real_replace = os.fsync, os.replace

    def sync(handle: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        real_sync(handle)

    def replace(old: Path, new: Path) -> None:
        steps.append("name")
        real_replace(old, new)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "replace", replace)
    media.copy_in(library, source_of(tmp_path))
    assert steps == ["file", "name", "folder", "folder", "folder"]


@pytest.mark.parametrize("name", ["", "ab", "../../etc/passwd", "A" * 64, "a" * 63 + "\n", "a" * 64 + "\n"])
def test_a_name_that_is_no_hash_leads_nowhere(library: Path, name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        media.path_of(library, name)
    with pytest.raises(ValueError, match="SHA-256"):
        media.cache_path(library, name, 400)


def test_copies_live_under_their_size(library: Path) -> None:
    sha256 = "ab" * 32
    assert media.cache_path(library, sha256, 400) == library / "cache" / "400" / "ab" / f"{sha256}.jpg"
    assert media.SIZES == (400, 2048)


def test_too_little_free_space_says_how_much_is_missing(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=150 * 1024**2))
    media.free_space_for(library, 20 * 1024**2)
    with pytest.raises(SaveFailed, match=r"disk is full.*Free at least 158 MB"):
        media.free_space_for(library, 100 * 1024**2)


def test_sweeping_moves_what_nobody_names_and_deletes_nothing(tmp_path: Path, library: Path) -> None:
    wanted = media.copy_in(library, source_of(tmp_path, b"wanted"))
    orphan = media.copy_in(library, source_of(tmp_path, b"orphan"))
    foreign = library / "media" / orphan.sha256[:2] / "conflicted copy"
    foreign.write_bytes(b"not ours")
    assert media.sweep(library, {wanted.sha256}, today=TODAY) == 1
    assert (library / "trash" / "2026-11-22" / orphan.sha256).read_bytes() == b"orphan"
    assert not media.path_of(library, orphan.sha256).exists()
    assert media.path_of(library, wanted.sha256).read_bytes() == b"wanted"
    assert foreign.exists()
    media.copy_in(library, tmp_path / "IMG_0001.JPG")
    assert media.sweep(library, {wanted.sha256}, today=TODAY) == 1
    assert media.sweep(library, {wanted.sha256}, today=TODAY) == 0


def test_sweeping_an_empty_library_is_no_fault(library: Path) -> None:
    assert media.sweep(library, set(), today=TODAY) == 0
    assert files(library) == []


def test_emptying_tmp_follows_no_links(tmp_path: Path, library: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    source_of(outside)
    (library / "tmp" / "snapshot").mkdir(parents=True)
    (library / "tmp" / "snapshot" / "a.db").write_bytes(b"x")
    (library / "tmp" / "half").write_bytes(b"x")
    (library / "tmp" / "half").chmod(0o444)
    (library / "tmp" / "link").symlink_to(outside)
    media.empty_tmp(library)
    assert list((library / "tmp").iterdir()) == []
    assert files(outside) == ["IMG_0001.JPG"]
    media.empty_tmp(tmp_path / "nowhere")


def test_the_digest_is_the_hash_of_the_bytes(tmp_path: Path) -> None:
    assert media.digest(source_of(tmp_path, b"abc")) == hashlib.sha256(b"abc").hexdigest()


def test_what_a_killed_worker_left_in_the_cache_goes_and_copies_stay(library: Path) -> None:
    folder = library / "cache" / "400" / "ab"
    folder.mkdir(parents=True)
    (folder / "abcd.jpg").write_bytes(b"copy")
    (folder / "abcd.jpg.4711.part").write_bytes(b"ha")
    media.drop_parts(library)
    assert [path.name for path in folder.iterdir()] == ["abcd.jpg"]
