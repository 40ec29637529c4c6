# SPDX-License-Identifier: MIT
"""Clips come in whole or with a sentence, are counted once, and cost no more than their own line when they are bad."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sys
from collections import namedtuple
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from core.keeping import disk, media, movie, sources
from core.keeping.clip_reader import ClipFacts, ClipReader, facts_of
from core.keeping.movie import Movie
from core.keeping.store import Store
from core.usecases import clip_import, clips
from core.usecases.clip_import import ClipCandidate
from core.usecases.dogs import Dog
from core.words.errors import Cancelled, PictureRefused, SaveFailed
from tests import films, make

TODAY = make.TODAY
TAKEN = b"2026-11-20T23:30:00-0400"
POSTER = b"\xff\xd8 a poster"


class Reader(ClipReader):
    """Makes a poster without a process; `fault` for the names in it."""

    def __init__(self, **faults: PictureRefused) -> None:
        super().__init__(())
        self.faults = faults
        self.looked: list[str] = []

    def look(self, path: Path, poster: Path, said: Movie | None = None) -> ClipFacts:
        self.looked.append(path.name)
        if path.stem in self.faults:
            raise self.faults[path.stem]
        poster.write_bytes(POSTER)
        return facts_of(said or movie.read(path))


def clip_file(folder: Path, name: str = "walk.mov", *, said: bytes = TAKEN, more: bytes = b"") -> Path:
    path = folder / name
    extra = films.keys(com_apple_quicktime_creationdate=said) if said else b""
    path.write_bytes(films.film(brand=b"qt  ", extra=extra) + (films.box(b"free", more) if more else b""))
    return path


def inspect(store: Store, paths: list[Path], reader: ClipReader | None = None) -> list[ClipCandidate]:
    return clip_import.inspect(store.path, paths, reader or Reader(), today=TODAY)


def leftovers(store: Store) -> list[str]:
    return [path.name for path in (store.path / "tmp").iterdir()] if (store.path / "tmp").is_dir() else []


# --- looking -----------------------------------------------------------------------------------------


def test_a_clip_is_looked_at_before_it_is_kept(store: Store, tmp_path: Path) -> None:
    path = clip_file(tmp_path)
    (found,) = inspect(store, [path])
    assert (found.name, found.problem, found.duplicate_of) == ("walk.mov", None, "")
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert found.day == TODAY - timedelta(days=2)  # as the phone wrote it: 23:30 at −04:00 stays on its day
    assert found.facts is not None
    assert (found.facts.kind, found.facts.offset, found.facts.frame_rate) == ("MOV", "-04:00", pytest.approx(30))
    assert found.poster is not None
    assert found.poster.read_bytes() == POSTER
    assert found.can_be_kept
    assert not found.has_no_preview
    assert not (store.path / "media").exists() or not list((store.path / "media").iterdir())
    clip_import.discard_posters([found])
    assert leftovers(store) == []


@pytest.mark.parametrize(
    "said", [b"", b"2000-01-01T00:00:00+0000", b"2031-01-01T10:00:00+0100", b"1970-01-01T00:00:00Z"]
)
def test_a_day_that_cannot_be_trusted_is_asked(store: Store, tmp_path: Path, said: bytes) -> None:
    (found,) = inspect(store, [clip_file(tmp_path, said=said)])
    assert found.day is None
    assert found.file_day is not None
    assert found.can_be_kept


def test_a_bad_file_costs_one_line(store: Store, tmp_path: Path) -> None:
    playlist, empty, sound = tmp_path / "list.mp4", tmp_path / "empty.mp4", tmp_path / "sound.mp4"
    playlist.write_bytes(b"#EXTM3U\nhttp://example.org/a.ts\n")
    empty.touch()
    sound.write_bytes(films.film(films.track(b"soun")))
    link = tmp_path / "link.mp4"
    link.symlink_to("/dev/zero")
    reader = Reader()
    paths = [playlist, clip_file(tmp_path), empty, sound, link, tmp_path / "gone.mp4"]
    found = inspect(store, paths, reader)
    assert [one.path for one in found] == paths
    assert [one.can_be_kept for one in found] == [False, True, False, False, False, False]
    assert reader.looked == ["walk.mov"]
    for one in found:
        assert (one.problem is None) == one.can_be_kept
        assert one.problem is None or one.name in one.problem.title
    assert found[3].problem is not None
    assert "no pictures" in found[3].problem.title


def test_a_clip_without_its_end_says_so_and_can_be_kept(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "walk.mp4"
    head, described = films.film().split(films.box(b"mdat", b"picture" * 9))
    path.write_bytes(head + described + films.box(b"mdat", bytes(900))[:-100])
    (found,) = inspect(store, [path])
    assert found.problem is not None
    assert "last pictures are missing" in found.problem.title
    assert found.can_be_kept
    assert not found.has_no_preview
    (kept,) = clip_import.keep_all(store.path, [found], Reader())
    assert kept.kept is not None


@pytest.mark.parametrize("reason", ["no_player", "decoder", "not_shown"])
def test_a_clip_that_cannot_be_shown_can_be_kept_without_a_preview(store: Store, tmp_path: Path, reason: str) -> None:
    refused = PictureRefused("walk.mov cannot be shown.", "It can be kept.", reason=reason)
    (found,) = inspect(store, [clip_file(tmp_path)], Reader(walk=refused))
    assert found.problem is refused
    assert found.can_be_kept
    assert found.has_no_preview
    (outcome,) = clip_import.keep_all(store.path, [found], Reader())
    assert outcome.kept is not None
    assert not clips.poster_path(store.path, outcome.kept.sha256).exists()


@pytest.mark.parametrize("reason", ["no_frames", "unreadable"])
def test_a_clip_without_pictures_is_refused(store: Store, tmp_path: Path, reason: str) -> None:
    refused = PictureRefused("walk.mov has no pictures in it.", "It may be a sound.", reason=reason)
    (found,) = inspect(store, [clip_file(tmp_path)], Reader(walk=refused))
    assert not found.can_be_kept
    (outcome,) = clip_import.keep_all(store.path, [found], Reader())
    assert (outcome.kept, outcome.problem) == (None, refused)


def test_a_process_that_dies_at_one_clip_leaves_the_others(store: Store, tmp_path: Path) -> None:
    script = (
        "import os, pathlib, sys\n"
        "if 'bad' in sys.argv[1]: os.abort()\n"
        "pathlib.Path(sys.argv[2]).write_bytes(b'JPEG')\n"
        'print(\'{"ok": true, "width": 240, "height": 320, "duration_ms": 1, "frame_rate": 1}\')'
    )
    paths = [clip_file(tmp_path, f"{name}.mov", more=name.encode()) for name in ("one", "bad", "two")]
    with ClipReader((sys.executable, "-c", script)) as reader:
        found = inspect(store, paths, reader)
    assert [one.has_no_preview for one in found] == [False, True, False]
    assert all(one.can_be_kept for one in found)


def test_stopping_leaves_nothing_behind(store: Store, tmp_path: Path) -> None:
    paths = [clip_file(tmp_path, f"{number}.mov") for number in range(4)]
    job = make.Watched(stop_after=2)
    with pytest.raises(Cancelled):
        clip_import.inspect(store.path, paths, Reader(), today=TODAY, job=job)
    assert job.progressed.told == [(0, 4), (1, 4)]
    assert leftovers(store) == []


def test_of_a_folder_its_clips_are_looked_at_and_live_photos_left_out(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "from my phone"
    folder.mkdir()
    for name in ("a.MOV", "b.mp4", "live.mov", ".hidden.mp4", "notes.txt"):
        clip_file(folder, name)
    (folder / "live.HEIC").write_bytes(b"a picture")
    (folder / "x.jpg").write_bytes(b"a picture")
    assert [one.name for one in inspect(store, [folder])] == ["a.MOV", "b.mp4"]
    photos, films_there = clip_import.split([folder])
    assert [path.name for path in films_there] == ["a.MOV", "b.mp4"]
    assert sorted(path.name for path in photos) == ["live.HEIC", "live.mov", "x.jpg"]


def test_a_drop_is_split_into_photos_and_clips(tmp_path: Path) -> None:
    names = ["a.jpg", "b.mp4", "live.heic", "live.MOV", "c.webm", "odd.xyz"]
    paths = [tmp_path / name for name in names]
    photos, found = clip_import.split(paths)
    assert [path.name for path in found] == ["b.mp4", "c.webm"]
    assert [path.name for path in photos] == ["a.jpg", "live.heic", "live.MOV", "odd.xyz"]
    assert [clip_import.is_clip_file(path) for path in paths] == [False, True, False, True, True, False]


# --- keeping -----------------------------------------------------------------------------------------


def test_a_kept_clip_is_there_byte_for_byte_with_its_poster(store: Store, tmp_path: Path) -> None:
    path = clip_file(tmp_path)
    (found,) = inspect(store, [path])
    job = make.Watched()
    (outcome,) = clip_import.keep_all(store.path, [found], Reader(), job=job)
    assert outcome.kept is not None
    assert clips.original_path(store.path, outcome.kept.sha256).read_bytes() == path.read_bytes()
    assert clips.poster_path(store.path, outcome.kept.sha256).read_bytes() == POSTER
    assert job.progressed.told == [(0, 1), (1, 1)]


def test_a_clip_that_changed_after_it_was_looked_at_is_not_kept(store: Store, tmp_path: Path) -> None:
    paths = [clip_file(tmp_path, "one.mov"), clip_file(tmp_path, "two.mov", more=b"2")]
    found = inspect(store, paths)
    paths[0].write_bytes(films.film())
    first, second = clip_import.keep_all(store.path, found, Reader())
    assert first.kept is None
    assert first.problem is not None
    assert "changed" in first.problem.title
    assert second.kept is not None


def test_a_disk_without_room_is_told_before_anything_is_copied(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = inspect(store, [clip_file(tmp_path)])
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(10, 9, 1))
    with pytest.raises(SaveFailed) as caught:
        clip_import.keep_all(store.path, found, Reader())
    assert "MB" in caught.value.advice


def test_a_disk_that_fills_up_meanwhile_is_a_sentence(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = inspect(store, [clip_file(tmp_path)])

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(disk, "flush", full)
    with pytest.raises(SaveFailed):
        clip_import.keep_all(store.path, found, Reader())


def test_a_clip_that_is_here_already_is_known(store: Store, dog: Dog, tmp_path: Path) -> None:
    first, again, other = (
        clip_file(tmp_path, "first.mov"),
        clip_file(tmp_path, "again.mov"),
        clip_file(tmp_path, "other.mov", more=b"other"),
    )
    found = clip_import.mark_duplicates(store, dog.id, inspect(store, [first, again, other]))
    assert [one.duplicate_of for one in found] == ["", clip_import.SAME_BATCH, ""]
    outcomes = clip_import.keep_all(store.path, [one for one in found if one.can_be_kept], Reader())
    items = [
        clips.NewClip(one.kept, one.candidate.facts, TODAY, clips.FILE)
        for one in outcomes
        if one.kept and one.candidate.facts
    ]
    kept = clips.record_many(store, dog, items, today=TODAY)
    marked = clip_import.mark_duplicates(store, dog.id, inspect(store, [again]))
    assert [one.duplicate_of for one in marked] == [kept[0].id]
    stranger = make.dog(store, "Toby")
    assert clip_import.mark_duplicates(store, stranger.id, marked)[0].duplicate_of == ""


# --- posters -----------------------------------------------------------------------------------------


def test_a_poster_that_is_gone_is_made_again(store: Store, tmp_path: Path) -> None:
    (outcome,) = clip_import.keep_all(store.path, inspect(store, [clip_file(tmp_path)]), Reader())
    assert outcome.kept is not None
    shutil.rmtree(store.path / "cache")
    reader = Reader()
    clip_import.make_poster(store.path, outcome.kept.sha256, reader)
    clip_import.make_poster(store.path, outcome.kept.sha256, reader)
    assert len(reader.looked) == 1
    assert clips.poster_path(store.path, outcome.kept.sha256).read_bytes() == POSTER
    assert [name for name in leftovers(store) if name.endswith(".jpg")] == []


def test_a_missing_original_is_told_by_the_name_the_owner_knows(store: Store) -> None:
    with pytest.raises(PictureRefused) as caught:
        clip_import.make_poster(store.path, "0" * 64, Reader(), name="walk.mov")
    assert "walk.mov" in caught.value.title
    assert caught.value.reason == "not_a_file"


def test_a_refusal_never_speaks_of_a_hash(store: Store, tmp_path: Path) -> None:
    (outcome,) = clip_import.keep_all(store.path, inspect(store, [clip_file(tmp_path)]), Reader())
    assert outcome.kept is not None
    shutil.rmtree(store.path / "cache")
    sha256 = outcome.kept.sha256
    refused = PictureRefused(f"{sha256} cannot be shown.", "", reason="decoder")
    with pytest.raises(PictureRefused) as caught:
        clip_import.make_poster(store.path, sha256, Reader(**{sha256: refused}), name="walk.mov")
    assert (caught.value.title, caught.value.reason) == ("walk.mov cannot be shown.", "decoder")


# --- real clips, and large ones ------------------------------------------------------------------------


def test_the_shared_clips_come_in_with_their_bytes(store: Store, dog: Dog, shared_path: Path) -> None:
    folder = shared_path / "data" / "videos"
    found = clip_import.mark_duplicates(store, dog.id, inspect(store, [folder]))
    assert len(found) == 5
    assert all(one.can_be_kept for one in found)
    outcomes = clip_import.keep_all(store.path, found, Reader())
    for one in outcomes:
        assert one.kept is not None
        assert media.digest(clips.original_path(store.path, one.kept.sha256)) == media.digest(one.candidate.path)
    days = {one.name: one.day for one in found if one.day}
    assert {name: str(day) for name, day in days.items()} == {"phone-with-gps.mov": "2019-07-24"}


def test_a_clip_that_is_larger_than_memory_would_hold_is_refused_only_for_want_of_room(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = clip_file(tmp_path)
    (found,) = inspect(store, [path])
    os.truncate(path, 4 * 1024**3 + 1)  # a hole: nothing is written
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(1, 0, 4 * 1024**3 + media.SPARE))
    with pytest.raises(SaveFailed) as caught:
        clip_import.keep_all(store.path, [replace(found, day=TODAY)], Reader())
    assert "MB" in caught.value.advice


class Stopped:
    """A job that the owner stops as soon as the process that looks has begun."""

    def __init__(self, begun: Path) -> None:
        self.begun = begun
        self.progressed = SimpleNamespace(emit=lambda _done, _total: None)

    def is_cancelled(self) -> bool:
        return self.begun.exists()


def test_stopping_does_not_wait_for_the_process_that_looks(store: Store, tmp_path: Path) -> None:
    """It would be asked after thirty seconds; a closing window waits for five."""
    begun, ended = tmp_path / "begun", tmp_path / "ended"
    script = f"import pathlib, time; pathlib.Path({str(begun)!r}).touch(); time.sleep(4); "
    script += f"pathlib.Path({str(ended)!r}).touch()"
    reader = ClipReader((sys.executable, "-c", script))
    with pytest.raises(Cancelled):
        clip_import.inspect(store.path, [clip_file(tmp_path)], reader, today=TODAY, job=Stopped(begun))
    assert not ended.exists()
    assert leftovers(store) == []


def test_what_goes_to_photos_is_told_by_name_without_a_look_at_the_disk(tmp_path: Path) -> None:
    gone = [tmp_path / name for name in ("a.HEIC", "a.MOV", "walk.mov", "b.jpg")]
    assert clip_import.part(gone) == ([gone[0], gone[1], gone[3]], [gone[2]])
    assert all(clip_import.is_told_by_name(path) for path in gone)
    assert not clip_import.is_told_by_name(tmp_path)


def test_a_clip_that_cannot_be_opened_is_not_called_a_photo(store: Store, tmp_path: Path) -> None:
    os.symlink(clip_file(tmp_path), tmp_path / "link.mov")
    (found,) = inspect(store, [tmp_path / "link.mov"])
    assert found.problem is not None
    assert found.problem.advice == "Choose the file itself."
    locked = sources._not_opened(tmp_path / "walk.mov", PermissionError())
    assert not {"photo", "picture", "pictures"} & set(str(locked).split())
