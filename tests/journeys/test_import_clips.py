# SPDX-License-Identifier: MIT
"""`import` takes clips among photos: byte for byte, once, with the day the phone wrote, and says what it refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from core.keeping.store import Store
from core.usecases import clips, photos
from core.usecases.dogs import Dog
from tests import make
from ui import import_command
from ui.import_command import Result

DAY = date(2026, 11, 1)


def bring(store: Store, dog: Dog, files: list[Path], *, day: date | None = None) -> list[Result]:
    return import_command.bring(store, dog, files, pose="left_lateral", day=day, today=make.TODAY)


def test_clips_and_photos_come_in_together_and_only_once(store: Store, dog: Dog, shared_path: Path) -> None:
    films = shared_path / "data" / "videos"
    photo = next(path for path in sorted((shared_path / "data" / "photos").iterdir()) if path.suffix == ".jpg")
    files = [films / "phone-with-gps.mov", photo, films / "dog-walks-toward-512p.mp4"]
    results = bring(store, dog, files, day=DAY)
    assert [result["status"] for result in results] == ["added"] * 3
    assert [bool(result["clip"]) for result in results] == [True, False, True]
    assert [bool(result["photo"]) for result in results] == [False, True, False]
    kept = clips.of_dog(store, dog.id)
    assert len(kept) == 2
    assert len(photos.of_dog(store, dog.id)) == 1
    assert {clip.name for clip in kept} == {files[0].name, files[2].name}
    for clip in kept:
        original = clips.original_path(store.path, clip.sha256)
        assert original.read_bytes() == (films / clip.name).read_bytes()
        assert (clip.view, clip.day, clip.taken_source) == ("left", DAY, clips.OWNER)
        assert clips.poster_path(store.path, clip.sha256).is_file()
    assert [result["status"] for result in bring(store, dog, files)] == ["duplicate"] * 3


def test_a_clip_takes_its_own_day_or_asks_for_one(store: Store, dog: Dog, shared_path: Path) -> None:
    films = shared_path / "data" / "videos"
    first, second = bring(store, dog, [films / "phone-with-gps.mov", films / "phone-with-gps.mp4"])
    assert (first["status"], first["day"]) == ("added", "2019-07-24")
    assert second["status"] == "refused"
    assert "--day" in (second["reason"] or "")


def test_a_playlist_is_refused_and_the_rest_goes_on(store: Store, dog: Dog, shared_path: Path, tmp_path: Path) -> None:
    playlist = tmp_path / "list.mp4"
    playlist.write_text("#EXTM3U\nhttp://example.org/a.ts\n", "utf-8")
    refused, added = bring(store, dog, [playlist, shared_path / "data" / "videos" / "phone-with-gps.mov"])
    assert refused["status"] == "refused"
    assert "list.mp4" in (refused["reason"] or "")
    assert added["status"] == "added"
    assert not list((store.path / "tmp").glob("posters-*"))
