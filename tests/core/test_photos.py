# SPDX-License-Identifier: MIT
"""Photos come in whole or with a sentence, are counted once, and stand in the right week."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from core.keeping import dog_drawing, media
from core.keeping.decoder import Decoder
from core.keeping.facts import Facts
from core.keeping.media import Kept
from core.keeping.store import Store
from core.usecases import dogs, marks, photo_import, photos
from core.words import poses
from core.words.errors import Cancelled, InvalidValue, PictureRefused
from tests import make

TODAY = date(2026, 11, 22)
START = date(2026, 10, 25)
WORKER = (sys.executable, "-c", "from core.keeping import decoder; decoder.serve_process()")
FACTS = Facts("JPEG", 400, 300, None, "", "", "", False, 1, False)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "library")
    yield made
    made.close()


@pytest.fixture
def dog(store: Store) -> dogs.Dog:
    return dogs.add(store, "Bailey", today=TODAY, start_day=START)


@pytest.fixture(scope="module")
def reader() -> Iterator[Decoder]:
    with Decoder(WORKER) as made:
        yield made


def drawn(folder: Path, name: str, taken: datetime | None = None, offset: str = "", muscle: float = 0.5) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    look = next(iter(dog_drawing.LOOKS.values()))
    picture = dog_drawing.draw(
        look,
        "rear",
        left=muscle,
        right=muscle,
        crouch=0.2,
        jitter=dog_drawing.Jitter(),
        taken_at=taken,
        offset=offset,
        size_px=(240, 320),
    )
    (folder / name).write_bytes(picture.image_bytes)
    return folder / name


def row(store: Store, dog: dogs.Dog, day: date, pose: str = "rear", seed: str = "") -> photos.Photo:
    sha256 = hashlib.sha256(f"{dog.id}{day}{pose}{seed}".encode()).hexdigest()
    kept = Kept(sha256, 1234, f"{day}{seed}.jpg", False)
    return photos.record(store, dog, kept, FACTS, pose=pose, day=day, source=photos.OWNER, today=TODAY)


# --- looking into files ------------------------------------------------------------------------------


def test_a_bad_file_costs_one_line_and_the_rest_goes_on(tmp_path: Path, store: Store, reader: Decoder) -> None:
    good = drawn(tmp_path / "in", "a.jpg", datetime(2026, 11, 1, 23, 30), "-04:00")
    text = tmp_path / "in" / "b.jpg"
    text.write_text("not a picture")
    gone = tmp_path / "in" / "c.jpg"
    watched = make.Watched()
    found = photos.inspect(store.path, [good, text, gone], reader, today=TODAY, job=watched)
    assert [one.problem is None for one in found] == [True, False, False]
    assert found[0].day == date(2026, 11, 1) and found[0].facts is not None and found[0].facts.offset == "-04:00"
    assert found[0].preview is not None and found[0].preview.is_file()
    assert "b.jpg" in found[1].problem.title and "c.jpg" in found[2].problem.title
    assert watched.progressed.told[-1] == (3, 3)


def test_real_phone_photos_are_dated_and_shown(shared_path: Path, store: Store, reader: Decoder) -> None:
    files = sorted((shared_path / "data" / "photos").iterdir())
    found = photos.inspect(store.path, files, reader, today=TODAY)
    assert len(found) == 5
    assert all(one.can_be_kept and one.preview is not None and one.preview.is_file() for one in found)


def test_cancelling_removes_the_previews(tmp_path: Path, store: Store, reader: Decoder) -> None:
    files = [drawn(tmp_path, f"{n}.jpg", muscle=n / 10) for n in range(3)]
    with pytest.raises(Cancelled):
        photos.inspect(store.path, files, reader, today=TODAY, job=make.Watched(stop_after=2))
    assert list((store.path / "tmp").iterdir()) == []


def test_a_doubtful_date_is_asked_and_the_file_date_is_only_a_hint(
    tmp_path: Path, store: Store, reader: Decoder
) -> None:
    path = drawn(tmp_path, "a.jpg", datetime(2000, 1, 1, 0, 0))
    os.utime(path, (1_790_000_000, 1_790_000_000))
    (found,) = photos.inspect(store.path, [path], reader, today=TODAY)
    assert found.day is None
    assert found.file_day == datetime.fromtimestamp(1_790_000_000).date()


def test_a_photo_cut_short_can_be_kept_only_when_the_owner_wants_it(
    tmp_path: Path, store: Store, reader: Decoder
) -> None:
    path = drawn(tmp_path, "a.jpg")
    path.write_bytes(path.read_bytes()[:-2000])
    (found,) = photos.inspect(store.path, [path], reader, today=TODAY)
    assert found.is_damaged and found.problem is not None and found.can_be_kept
    with pytest.raises(PictureRefused):
        photos.keep(store.path, found, reader, allow_damaged=False)
    kept = photos.keep(store.path, found, reader, allow_damaged=True)
    assert media.path_of(store.path, kept.sha256).read_bytes() == path.read_bytes()


def test_a_folder_stands_for_the_pictures_directly_in_it(tmp_path: Path) -> None:
    drawn(tmp_path / "in", "b.jpg")
    drawn(tmp_path / "in", ".hidden.jpg")
    drawn(tmp_path / "in" / "deeper", "c.jpg")
    (tmp_path / "in" / "list.txt").write_text("no")
    assert [path.name for path in photo_import.expanded([tmp_path / "in"])] == ["b.jpg"]


# --- keeping and recording ---------------------------------------------------------------------------


def test_the_kept_original_is_byte_for_byte_the_file(
    tmp_path: Path, store: Store, dog: dogs.Dog, reader: Decoder
) -> None:
    path = drawn(tmp_path, "a.jpg", datetime(2026, 11, 20, 9, 0))
    (found,) = photos.inspect(store.path, [path], reader, today=TODAY)
    kept = photos.keep(store.path, found, reader, allow_damaged=False)
    assert kept.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert media.path_of(store.path, kept.sha256).read_bytes() == path.read_bytes()
    assert all(media.cache_path(store.path, kept.sha256, edge).is_file() for edge in media.SIZES)
    assert found.facts is not None and found.day is not None
    made = photos.record(
        store, dog, kept, found.facts, pose="rear", day=found.day, source=found.facts.day_source, today=TODAY
    )
    assert photos.of_dog(store, dog.id) == [made]
    assert (made.name, made.taken_source, made.day) == ("a.jpg", "exif_original", date(2026, 11, 20))


def test_a_file_that_changed_since_it_was_looked_at_is_refused(tmp_path: Path, store: Store, reader: Decoder) -> None:
    path = drawn(tmp_path, "a.jpg")
    (found,) = photos.inspect(store.path, [path], reader, today=TODAY)
    drawn(tmp_path, "a.jpg", muscle=0.9)
    (outcome,) = photos.keep_all(store.path, [found])
    assert outcome.kept is None and outcome.problem is not None and "a.jpg" in outcome.problem.title


def test_the_same_bytes_are_noticed_for_this_dog_and_twice_in_the_batch(
    tmp_path: Path, store: Store, dog: dogs.Dog, reader: Decoder
) -> None:
    path = drawn(tmp_path, "a.jpg")
    twice = Path(shutil.copy(path, tmp_path / "copy of a.jpg"))
    found = photos.inspect(store.path, [path, twice], reader, today=TODAY)
    marked = photos.mark_duplicates(store, dog.id, found)
    assert [one.duplicate_of for one in marked] == ["", photos.SAME_BATCH]
    (outcome,) = photos.keep_all(store.path, [marked[0]])
    assert outcome.kept is not None
    made = photos.record(store, dog, outcome.kept, FACTS, pose="rear", day=TODAY, source=photos.OWNER, today=TODAY)
    assert [one.duplicate_of for one in photos.mark_duplicates(store, dog.id, found)] == [made.id, made.id]
    other = dogs.add(store, "Toby", today=TODAY)
    assert photos.mark_duplicates(store, other.id, found)[0].duplicate_of == ""


def test_recording_the_same_bytes_again_gives_the_photo_that_is_there(store: Store, dog: dogs.Dog) -> None:
    first = row(store, dog, TODAY)
    assert row(store, dog, TODAY) == first
    assert len(photos.of_dog(store, dog.id)) == 1


def test_several_photos_are_one_undo_step(store: Store, dog: dogs.Dog) -> None:
    days = [START + timedelta(days=7 * n) for n in range(3)]
    items = [
        photos.NewPhoto(Kept(f"{n:064x}", 5, f"{n}.jpg", False), FACTS, "rear", day, photos.OWNER)
        for n, day in enumerate(days)
    ]
    photos.record_many(store, dog, items, today=TODAY)
    assert store.undo_label == "3 photos, Bailey"
    store.undo()
    assert photos.of_dog(store, dog.id) == []
    store.redo()
    assert [photo.day for photo in photos.of_dog(store, dog.id)] == days


def test_an_unknown_pose_is_told_with_near_names(store: Store, dog: dogs.Dog) -> None:
    with pytest.raises(InvalidValue, match="left_lateral"):
        row(store, dog, TODAY, pose="left_laterl")
    assert photos.of_dog(store, dog.id) == []


def test_a_day_that_has_not_come_is_refused(store: Store, dog: dogs.Dog) -> None:
    with pytest.raises(InvalidValue, match="has not come yet"):
        row(store, dog, TODAY + timedelta(days=1))


def test_a_change_by_the_owner_is_kept_and_can_be_undone(store: Store, dog: dogs.Dog) -> None:
    photo = row(store, dog, TODAY)
    photos.change(store, dog, photo, today=TODAY, pose="dorsal", day=START, note="after\x00swim")
    (changed,) = photos.of_dog(store, dog.id)
    assert (changed.pose, changed.day, changed.note) == ("dorsal", START, "after\ufffdswim")
    store.undo()
    assert photos.of_dog(store, dog.id) == [photo]


def test_a_removed_photo_comes_back_with_undo_and_its_bytes_stay(
    tmp_path: Path, store: Store, dog: dogs.Dog, reader: Decoder
) -> None:
    found = photos.inspect(store.path, [drawn(tmp_path, "a.jpg")], reader, today=TODAY)
    (outcome,) = photos.keep_all(store.path, found)
    assert outcome.kept is not None
    photo = photos.record(store, dog, outcome.kept, FACTS, pose="rear", day=TODAY, source=photos.OWNER, today=TODAY)
    photos.remove(store, dog, photo)
    assert photos.of_dog(store, dog.id) == []
    assert media.path_of(store.path, photo.sha256).is_file()
    store.undo()
    assert photos.of_dog(store, dog.id) == [photo]


def test_missing_copies_are_made_again_and_a_missing_original_is_a_sentence(
    tmp_path: Path, store: Store, reader: Decoder
) -> None:
    found = photos.inspect(store.path, [drawn(tmp_path, "a.jpg")], reader, today=TODAY)
    (outcome,) = photos.keep_all(store.path, found)
    assert outcome.kept is not None
    sha256 = outcome.kept.sha256
    shutil.rmtree(store.path / "cache")
    photos.make_copies(store.path, sha256, reader)
    assert media.cache_path(store.path, sha256, 2048).is_file()
    shutil.rmtree(store.path / "cache")
    media.path_of(store.path, sha256).unlink()
    with pytest.raises(PictureRefused, match=r"a\.jpg"):
        photos.make_copies(store.path, sha256, reader, name="a.jpg")


# --- weeks and poses ---------------------------------------------------------------------------------


def test_the_grid_has_every_week_newest_first_and_says_nothing_of_empty_cells(store: Store, dog: dogs.Dog) -> None:
    row(store, dog, START)
    row(store, dog, START + timedelta(days=21), pose="nails")
    grid = photos.grid(store, dog, today=TODAY)
    assert [week.number for week in grid.weeks] == [5, 4, 3, 2, 1]
    assert [pose.key for pose in grid.poses] == ["rear", "left_lateral", "right_lateral", "dorsal", "nails"]
    assert set(grid.cells) == {(START, "rear"), (START + timedelta(days=21), "nails")}


def test_of_a_retaken_photo_the_newest_is_shown_and_the_earlier_stays_reachable(store: Store, dog: dogs.Dog) -> None:
    early, late = row(store, dog, START), row(store, dog, START + timedelta(days=2))
    grid = photos.grid(store, dog, today=TODAY)
    assert grid.cells[(START, "rear")] == (late, early)
    assert grid.shown(grid.weeks[-1], "rear") == late
    assert photos.latest_of_week(store, dog, "rear", START) == late
    assert photos.of_same_week(store, dog, late) == [early, late]


def test_a_start_long_before_the_first_photo_does_not_fill_the_grid(store: Store) -> None:
    old = dogs.add(store, "Toby", today=TODAY, start_day=TODAY - timedelta(days=700))
    row(store, old, TODAY - timedelta(days=7))
    assert len(photos.grid(store, old, today=TODAY).weeks) == 2


def test_a_photo_of_years_ago_brings_no_wall_of_missing_weeks(store: Store, dog: dogs.Dog) -> None:
    row(store, dog, START - timedelta(days=4000))
    row(store, dog, START)
    assert [week.number for week in photos.grid(store, dog, today=TODAY).weeks] == [5, 4, 3, 2, 1, -572]
    later = START + timedelta(weeks=30)
    assert [week.number for week in photos.grid(store, dog, today=later).weeks] == [31, 1, -572]


def test_a_fake_pose_appears_in_the_grid(store: Store, dog: dogs.Dog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(poses, "POSES", (*poses.POSES, poses.Pose("tail", "Tail", True, "")))
    assert photos.grid(store, dog, today=TODAY).poses[-1].key == "tail"


def test_first_and_latest_take_the_retake_of_the_first_week(store: Store, dog: dogs.Dog) -> None:
    assert photos.first_and_latest(store, dog, "rear") is None
    early = row(store, dog, START)
    assert photos.first_and_latest(store, dog, "rear") is None
    retake = row(store, dog, START + timedelta(days=1))
    assert photos.first_and_latest(store, dog, "rear") == (early, retake)
    last = row(store, dog, TODAY)
    assert photos.first_and_latest(store, dog, "rear") == (retake, last)


def test_neighbours_skip_weeks_without_a_photo(store: Store, dog: dogs.Dog) -> None:
    first, third, fourth = (row(store, dog, START + timedelta(days=7 * n)) for n in (0, 2, 3))
    assert photos.neighbours(store, dog, third) == (first, fourth)
    assert photos.neighbours(store, dog, first) == (None, third)


# --- looking in a folder -----------------------------------------------------------------------------


def test_a_folder_lists_only_what_is_new(tmp_path: Path, store: Store, dog: dogs.Dog, reader: Decoder) -> None:
    folder = tmp_path / "phone"
    here = drawn(folder, "here.jpg")
    drawn(folder, "new.jpg", muscle=0.9)
    (folder / "notes.txt").write_text("no picture")
    found = photos.inspect(store.path, [here], reader, today=TODAY)
    (outcome,) = photos.keep_all(store.path, found)
    assert outcome.kept is not None
    photos.record(store, dog, outcome.kept, FACTS, pose="rear", day=TODAY, source=photos.OWNER, today=TODAY)
    new = photos.new_in(folder, photos.known_files(store, dog.id))
    assert [one.path.name for one in new] == ["new.jpg"]


def test_a_folder_that_is_gone_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(PictureRefused, match="phone"):
        photos.new_in(tmp_path / "phone", frozenset())


def test_candidates_of_others_are_left_as_they_are(tmp_path: Path, store: Store, reader: Decoder) -> None:
    (found,) = photos.inspect(store.path, [drawn(tmp_path, "a.jpg")], reader, today=TODAY)
    photos.discard_previews([found])
    assert found.path.is_file() and found.preview is not None and not found.preview.exists()
    photos.discard_previews([replace(found, preview=None)])


def kept_as(store: Store, dog: dogs.Dog, name: str, pose: str, day: date = START) -> photos.Photo:
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    return photos.record(
        store, dog, Kept(sha256, 9, name, False), FACTS, pose=pose, day=day, source=photos.OWNER, today=TODAY
    )


def test_a_portrait_alone_makes_no_pose_of_its_own(store: Store, dog: dogs.Dog) -> None:
    face = kept_as(store, dog, "face.jpg", "other")
    week = kept_as(store, dog, "week.jpg", "rear", TODAY)
    dog = replace(dog, portrait=face.id)
    assert photos.in_album([face, week], dog) == [week]
    dogs.save(store, dog, today=TODAY)
    assert "other" not in [pose.key for pose in photos.grid(store, dog, today=TODAY).poses]
    second = kept_as(store, dog, "paw.jpg", "other", TODAY)
    assert photos.in_album([face, week, second], dog) == [face, week, second]


def test_a_portrait_in_a_weekly_pose_is_a_photo_of_its_week(store: Store, dog: dogs.Dog) -> None:
    side = kept_as(store, dog, "side.jpg", "left_lateral")
    assert photos.in_album([side], replace(dog, portrait=side.id)) == [side]


def test_removing_the_portrait_leaves_no_dangling_portrait_and_undo_brings_both_back(
    store: Store, dog: dogs.Dog
) -> None:
    face = kept_as(store, dog, "face.jpg", "rear")
    dogs.save(store, replace(dog, portrait=face.id), today=TODAY)
    photos.remove(store, dog, face)
    without = dogs.find(store, dog.id)
    assert without is not None and without.portrait == ""
    store.undo()
    again = dogs.find(store, dog.id)
    assert again is not None and again.portrait == face.id
    assert photos.find(store, face.id) == face


# --- flagged photos ----------------------------------------------------------------------------------


def flag(store: Store, dog: dogs.Dog, photo: photos.Photo, key: str = "not_square") -> None:
    marks.set_flag(store, dog, photo, key, on=True)


def test_a_flagged_photo_is_not_first_or_latest_while_others_are_there(store: Store, dog: dogs.Dog) -> None:
    first, second, third, last = (row(store, dog, START + timedelta(weeks=n)) for n in range(4))
    assert photos.left_out(store, dog, "rear") == ""
    flag(store, dog, first)
    flag(store, dog, last, "blurry")
    assert photos.first_and_latest(store, dog, "rear") == (second, third)
    said = photos.left_out(store, dog, "rear")
    assert said == "Left out: 25 Oct (not standing squarely), 15 Nov (blurry)."


def test_a_flagged_photo_that_would_not_be_chosen_is_not_talked_about(store: Store, dog: dogs.Dog) -> None:
    _first, second, _last = (row(store, dog, START + timedelta(weeks=n)) for n in range(3))
    flag(store, dog, second)
    assert photos.left_out(store, dog, "rear") == ""


def test_one_good_photo_stands_beside_the_farthest_flagged_one(store: Store, dog: dogs.Dog) -> None:
    first, second, last = (row(store, dog, START + timedelta(weeks=n)) for n in (0, 1, 4))
    for one in (first, last):
        flag(store, dog, one)
    assert photos.first_and_latest(store, dog, "rear") == (second, last)
    flag(store, dog, second)
    assert photos.first_and_latest(store, dog, "rear") == (first, last)


def test_a_retake_with_a_flag_gives_way_to_the_first_take(store: Store, dog: dogs.Dog) -> None:
    early, retake = row(store, dog, START), row(store, dog, START + timedelta(days=1))
    last = row(store, dog, TODAY)
    flag(store, dog, retake)
    assert photos.first_and_latest(store, dog, "rear") == (early, last)
    assert photos.latest_of_week(store, dog, "rear", START) == early
    assert photos.neighbours(store, dog, last) == (early, None)
    grid = photos.grid(store, dog, today=TODAY)
    assert grid.shown(grid.weeks[-1], "rear") == early
    assert grid.cells[(START, "rear")] == (retake, early)


def test_a_week_with_only_a_flagged_photo_still_shows(store: Store, dog: dogs.Dog) -> None:
    first, poor, last = (row(store, dog, START + timedelta(weeks=n)) for n in range(3))
    flag(store, dog, poor)
    every = photos.of_dog(store, dog.id, pose="rear")
    assert photos.one_per_week(every, START, flagged={poor.id}) == [first, poor, last]
    assert photos.neighbours(store, dog, first) == (None, poor)
    assert photos.unflagged_weeks(store, dog, "rear") == [first, last]
