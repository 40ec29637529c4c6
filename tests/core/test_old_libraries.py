# SPDX-License-Identifier: MIT
"""A library written by every schema that an issue has closed on opens today with all its rows and photos."""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from core.keeping import library
from core.keeping.store import Store
from core.usecases import clips, diary, dogs, marks, measures, photos, report, report_text, series, verdicts
from core.words import landmarks

# The schemas that an open issue made and may still change. When the issue closes, a library of the newest is kept under
# data/libraries and this becomes empty; 2 came and went within one issue (a test in test_migrations.py builds it).
OPEN_SCHEMAS: tuple[int, ...] = ()

KEPT = sorted((Path(__file__).resolve().parents[1] / "data" / "libraries").glob("v*"))


@pytest.mark.parametrize("kept", KEPT, ids=lambda folder: folder.name)
def test_a_library_of_an_older_schema_opens_with_everything(kept: Path, tmp_path: Path, today: date) -> None:
    folder = tmp_path / "library"
    shutil.copytree(kept, folder)
    expected = json.loads((kept / "expected.json").read_text("utf-8"))
    store = Store.open(folder)
    try:
        counted = {table: store.rows(f"SELECT count(*) FROM {table}")[0][0] for table in expected["rows"]}
        assert counted == expected["rows"]
        (dog,) = dogs.everyone(store)
        assert dog.name == expected["dog"]
        assert len(diary.logged_days(store, dog.id, date(2026, 1, 1), today)) == expected["logged"]
        assert measures.sessions(store, dog.id)[-1].girth("L") == expected["girth_left_mm"]
        for photo in photos.of_dog(store, dog.id):
            original = folder / "media" / photo.sha256[:2] / photo.sha256
            assert hashlib.sha256(original.read_bytes()).hexdigest() == photo.sha256
        for clip in clips.of_dog(store, dog.id):
            found = clips.original_path(folder, clip.sha256).read_bytes()
            assert hashlib.sha256(found).hexdigest() == clip.sha256
        for key, side, newest in expected.get("newest", ()):
            span = (date(2026, 10, 12), today)
            assert series.occasions(store, dog.id, key, span, side=side)[-1].value == pytest.approx(newest, abs=1e-4)
        said = {(one.key, one.side): one.state for one in verdicts.of_dog(store, dog, today=today)}
        for key, state in expected.get("states", {}).items():
            assert state in (said.get((key, "")), said.get((key, "L")))
        page = report_text.write(report.build(store, dog, date(2026, 10, 12), today, today=today))
        assert expected["said"] in page
        assert library.version(folder) == library.newest_version()
    finally:
        store.close()


def test_a_library_of_the_first_schema_takes_marks_once_it_is_open(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    shutil.copytree(KEPT[0], folder)
    store = Store.open(folder)
    try:
        (dog,) = dogs.everyone(store)
        photo = next(one for one in photos.of_dog(store, dog.id) if landmarks.of_pose(one.pose))
        marks.place(store, dog, photo, "tail_base", point=(3, 4))
        marks.set_flag(store, dog, photo, "blurry", on=True)
        assert marks.of_photo(store, photo) == {1: {"tail_base": (3, 4)}}
        assert store.rows("PRAGMA foreign_key_check") == []
    finally:
        store.close()


def test_the_newest_closed_schema_has_its_library() -> None:
    closed = [number for number in range(1, library.newest_version() + 1) if number not in OPEN_SCHEMAS]
    assert KEPT[-1].name == f"v{closed[-1]}"
