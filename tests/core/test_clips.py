# SPDX-License-Identifier: MIT
"""Clips as rows: recorded once, changed and removed with undo, and what is counted in them stays in step."""

from __future__ import annotations

import csv
import hashlib
import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from core.keeping import leftovers
from core.keeping.clip_reader import ClipFacts
from core.keeping.media import Kept
from core.keeping.store import Store
from core.usecases import clips, csvfile, measures, series, tapped, trends
from core.usecases.clips import Clip, NewClip
from core.usecases.dogs import Dog
from core.words import gaits, metrics
from core.words.errors import InvalidValue
from core.words.footfalls import Tap
from tests import make

DAY = make.TODAY
SPAN = (make.START, DAY)
FACTS = ClipFacts("MP4", 1280, 720, 20_000, 30.0, 1.0, "2026-11-20T10:00:00", "+01:00")
KEYS = ("steps_per_minute", "trot_steps_per_minute", "left_step_share", "scuffs_per_10_steps")


def kept(number: int = 0) -> Kept:
    return Kept(hashlib.sha256(f"clip {number}".encode()).hexdigest(), 1000 + number, f"clip {number}.mp4", False)


def clip(store: Store, dog: Dog, number: int = 0, *, days_ago: int = 0, **said: str) -> Clip:
    day = DAY - timedelta(days=days_ago)
    return clips.record_many(store, dog, [NewClip(kept(number), FACTS, day, clips.FILE, **said)], today=DAY)[0]


def walk(strides: int = 12, left_ms: float = 300, right_ms: float = 500) -> list[Tap]:
    stride = left_ms + right_ms
    return [
        tap
        for number in range(strides)
        for tap in (Tap(number * stride, "left"), Tap(number * stride + left_ms, "right"))
    ]


def readings(store: Store, dog: Dog) -> dict[str, float]:
    """Return the newest value of every measure that clips give."""
    found = {key: series.occasions(store, dog.id, key, SPAN) for key in KEYS}
    return {key: told[-1].value for key, told in found.items() if told}


def again(store: Store, one: Clip) -> Clip:
    found = clips.find(store, one.id)
    assert found is not None
    return found


# --- rows --------------------------------------------------------------------------------------------


def test_a_recorded_clip_says_all_that_is_known_of_it(store: Store, dog: Dog) -> None:
    one = clip(store, dog, gait="walk", view="left", surface="pavement", lead_side="right", test="standard")
    assert clips.of_dog(store, dog.id) == [one]
    assert clips.find(store, one.id) == one
    assert (one.width, one.height, one.duration_ms, one.frame_rate) == (1280, 720, 20_000, 30.0)
    assert (one.gait, one.view, one.surface, one.lead_side, one.test) == (
        "walk",
        "left",
        "pavement",
        "right",
        "standard",
    )
    assert (one.sync_ms, one.slowed, one.utc_offset) == (None, 1.0, "+01:00")
    assert clips.source_words(one) == "from the clip"
    assert clips.label(one) == "Walk, left side"


def test_several_clips_are_one_undo_step_and_the_same_bytes_one_row(store: Store, dog: Dog) -> None:
    items = [NewClip(kept(number), FACTS, DAY, clips.FILE) for number in (0, 1, 0)]
    first, second, third = clips.record_many(store, dog, items, today=DAY)
    assert first == third != second
    assert len(clips.of_dog(store, dog.id)) == 2
    assert clips.record_many(store, dog, items[:1], today=DAY) == [first]
    assert "2 clips" in store.undo_label
    store.undo()
    assert clips.of_dog(store, dog.id) == []


def test_a_clip_of_another_dog_shares_the_bytes(store: Store, dog: Dog) -> None:
    one, other = clip(store, dog), clip(store, make.dog(store, "Toby"))
    assert one.sha256 == other.sha256
    assert one.id != other.id


@pytest.mark.parametrize("column", gaits.LISTS)
def test_an_unknown_key_is_refused_before_anything_is_written(store: Store, dog: Dog, column: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        clip(store, dog, **{column: "wlak"})
    assert caught.value.field == column
    assert clips.of_dog(store, dog.id) == []
    one = clip(store, dog)
    with pytest.raises(InvalidValue):
        clips.change(store, dog, one, today=DAY, **{column: "wlak"})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("column", "word"), [(column, word) for column, words in gaits.LISTS.items() for word in words]
)
def test_every_choice_can_be_kept_and_is_named(store: Store, dog: Dog, column: str, word: gaits.Word) -> None:
    one = clip(store, dog)
    clips.change(store, dog, one, today=DAY, **{column: word.key})  # type: ignore[arg-type]
    assert getattr(again(store, one), column) == word.key
    assert gaits.label(column, word.key) == word.label


def test_a_day_that_has_not_come_is_refused(store: Store, dog: Dog) -> None:
    with pytest.raises(InvalidValue):
        clip(store, dog, days_ago=-1)
    one = clip(store, dog)
    with pytest.raises(InvalidValue):
        clips.change(store, dog, one, today=DAY, day=DAY + timedelta(days=1))


def test_what_the_owner_says_is_kept_and_undone(store: Store, dog: Dog) -> None:
    one = clip(store, dog)
    clips.change(store, dog, one, today=DAY, day=DAY - timedelta(days=3), note="wet grass", sync_ms=1_234, slowed=4)
    told = again(store, one)
    assert (told.day, told.note, told.sync_ms, told.slowed) == (DAY - timedelta(days=3), "wet grass", 1_234, 4)
    assert clips.source_words(told) == "as you said"
    clips.change(store, dog, told, today=DAY, sync_ms=None)
    assert again(store, one).sync_ms is None
    assert again(store, one).note == "wet grass"
    store.undo()
    assert again(store, one).sync_ms == 1_234
    store.undo()
    assert again(store, one) == one


def test_saying_what_is_said_already_is_no_change(store: Store, dog: Dog) -> None:
    one = clip(store, dog, gait="walk")
    before = store.undo_label
    clips.change(store, dog, one, today=DAY, gait="walk", day=one.day, note="", slowed=1)
    assert store.undo_label == before


@pytest.mark.parametrize("moment", [-2, 20_001])
def test_a_sync_point_outside_the_clip_is_refused(store: Store, dog: Dog, moment: int) -> None:
    with pytest.raises(InvalidValue) as caught:
        clips.change(store, dog, clip(store, dog), today=DAY, sync_ms=moment)
    assert caught.value.field == "sync_ms"


@pytest.mark.parametrize("slowed", [0, -1, 1000, float("nan"), float("inf")])
def test_a_speed_that_cannot_be_is_refused(store: Store, dog: Dog, slowed: float) -> None:
    with pytest.raises(InvalidValue) as caught:
        clips.change(store, dog, clip(store, dog), today=DAY, slowed=slowed)
    assert caught.value.field == "slowed"


def test_two_clips_side_by_side_are_of_two_days_and_of_one_kind(store: Store, dog: Dog) -> None:
    def beside(*views: str) -> list[str]:
        return [one.id for one in clips.side_by_side(clips.of_dog(store, dog.id), views)]

    assert beside() == []
    first = clip(store, dog, 0, days_ago=10, gait="walk", view="left")
    assert beside() == [first.id]  # nothing to compare it with
    trot = clip(store, dog, 1, days_ago=20, gait="trot", view="left")
    assert beside() == [trot.id, first.id]
    away = clip(store, dog, 2, days_ago=5, gait="walk", view="away")
    assert beside() == [first.id, away.id]  # a walk is nearer to a walk than to a trot
    latest = clip(store, dog, 3, days_ago=1, gait="walk", view="left")
    clip(store, dog, 4, days_ago=0)
    assert beside() == [first.id, latest.id]
    later = clip(store, dog, 5, days_ago=0, gait="walk", view="away")
    assert beside("left") == [first.id, latest.id]
    assert beside("away", "left") == [away.id, later.id]


# --- footfalls ---------------------------------------------------------------------------------------


def test_footfalls_become_readings_of_the_clips_day(store: Store, dog: Dog) -> None:
    one = clip(store, dog, gait="walk", days_ago=5)
    clips.save_taps(store, dog, one, [*walk(), Tap(10, "scuff_left")])
    assert len(clips.taps(store, one)) == 25
    assert readings(store, dog) == pytest.approx(
        {"steps_per_minute": 23 / (23 * 0.4 - 0.1) * 60, "left_step_share": 37.5, "scuffs_per_10_steps": 10 / 24}
    )
    (occasion,) = series.occasions(store, dog.id, "left_step_share", SPAN)
    assert (occasion.day, occasion.takes, occasion.error) == (one.day, 1, metrics.known()["left_step_share"].noise)
    entry = store.rows("SELECT id, dog, day, kind, photo FROM entry WHERE kind = 'clip'")
    assert entry == [(tapped.entry_id(one.id), dog.id, one.day.isoformat(), "clip", one.id)]


def test_taps_and_readings_are_one_undo_step(store: Store, dog: Dog) -> None:
    one = clip(store, dog, gait="walk")
    clips.save_taps(store, dog, one, walk())
    store.undo()
    assert clips.taps(store, one) == ()
    assert readings(store, dog) == {}
    assert store.rows("SELECT count(*) FROM entry WHERE kind = 'clip'") == [(0,)]
    store.redo()
    assert len(clips.taps(store, one)) == 24
    assert readings(store, dog)["left_step_share"] == pytest.approx(37.5)


def test_saving_again_replaces_what_was_there(store: Store, dog: Dog) -> None:
    one = clip(store, dog, gait="walk")
    clips.save_taps(store, dog, one, walk())
    clips.save_taps(store, dog, one, walk(12, 400, 400))
    assert readings(store, dog)["left_step_share"] == pytest.approx(50)
    assert store.rows("SELECT count(*) FROM footfall") == [(24,)]
    clips.save_taps(store, dog, one, [])
    assert readings(store, dog) == {}
    assert store.rows("SELECT count(*) FROM entry WHERE kind = 'clip'") == [(0,)]


def test_too_few_steps_are_kept_and_give_no_reading(store: Store, dog: Dog) -> None:
    one = clip(store, dog, gait="walk")
    clips.save_taps(store, dog, one, walk(9))
    assert clips.footfalls_of(store, one).strides == 9
    assert len(clips.taps(store, one)) == 18
    assert readings(store, dog) == {}


def test_readings_follow_the_gait_the_day_and_the_speed(store: Store, dog: Dog) -> None:
    one = clip(store, dog, gait="walk")
    clips.save_taps(store, dog, one, walk(12, 400, 400))
    assert readings(store, dog)["steps_per_minute"] == pytest.approx(150)
    clips.change(store, dog, one, today=DAY, gait="trot")
    assert "steps_per_minute" not in readings(store, dog)  # walk and trot are never one series
    assert readings(store, dog)["trot_steps_per_minute"] == pytest.approx(150)
    clips.change(store, dog, one, today=DAY, slowed=2)
    assert readings(store, dog)["trot_steps_per_minute"] == pytest.approx(300)
    assert clips.footfalls_of(store, again(store, one)).steps_per_minute == pytest.approx(300)
    clips.change(store, dog, one, today=DAY, day=DAY - timedelta(days=4))
    assert series.occasions(store, dog.id, "left_step_share", SPAN)[0].day == DAY - timedelta(days=4)
    clips.change(store, dog, one, today=DAY, gait="stairs_up")
    assert readings(store, dog) == {}
    assert not clips.keeps_numbers("stairs_up")
    assert clips.keeps_numbers("walk")


def test_a_clip_of_which_nobody_said_what_the_dog_does_keeps_no_numbers(store: Store, dog: Dog) -> None:
    """A trot that was not said to be one must not stand among the walks."""
    one = clip(store, dog)
    clips.save_taps(store, dog, one, walk(), watched=True)
    assert readings(store, dog) == {}
    assert not clips.keeps_numbers("")
    assert clips.footfalls_of(store, one).strides == 12
    clips.change(store, dog, one, today=DAY, gait="trot")
    assert set(readings(store, dog)) == {"trot_steps_per_minute", "left_step_share"}


def test_only_one_paw_tapped_keeps_no_numbers(store: Store, dog: Dog) -> None:
    one = clip(store, dog, gait="walk")
    clips.save_taps(store, dog, one, [tap for tap in walk(20, 400, 400) if tap.kind == "right"], watched=True)
    assert len(clips.taps(store, one)) == 20
    assert readings(store, dog) == {}


def test_no_scuffs_are_a_zero_only_when_they_were_watched_for(store: Store, dog: Dog) -> None:
    one = clip(store, dog, gait="walk")
    clips.save_taps(store, dog, one, walk())
    assert set(readings(store, dog)) == {"steps_per_minute", "left_step_share"}
    assert not clips.watched_scuffs(store, one)
    clips.save_taps(store, dog, one, walk(), watched=True)
    assert readings(store, dog)["scuffs_per_10_steps"] == 0
    assert clips.watched_scuffs(store, one)
    clips.change(store, dog, one, today=DAY, gait="trot", slowed=2, day=DAY - timedelta(days=1))
    assert readings(store, dog)["scuffs_per_10_steps"] == 0  # said once, and still so
    store.undo()
    clips.save_taps(store, dog, one, [*walk(), Tap(10, "scuff_left")])
    assert readings(store, dog)["scuffs_per_10_steps"] > 0
    clips.save_taps(store, dog, one, walk())
    assert "scuffs_per_10_steps" not in readings(store, dog)  # a scuff taken back is no watching
    clips.save_taps(store, dog, one, walk(), watched=True)
    clips.save_taps(store, dog, one, walk(), watched=False)
    assert "scuffs_per_10_steps" not in readings(store, dog)


def test_removing_a_clip_takes_everything_with_it_and_undo_brings_it_back(store: Store, dog: Dog) -> None:
    one = clip(store, dog, gait="walk")
    clips.save_taps(store, dog, one, walk())
    clips.remove(store, dog, one)
    assert clips.find(store, one.id) is None
    for table in ("clip", "footfall", "reading"):
        assert store.rows(f"SELECT count(*) FROM {table}") == [(0,)]
    store.undo()
    assert clips.find(store, one.id) == one
    assert len(clips.taps(store, one)) == 24
    assert readings(store, dog)["left_step_share"] == pytest.approx(37.5)


@pytest.mark.parametrize(
    "tap",
    [Tap(-1, "left"), Tap(25_000, "left"), Tap(float("nan"), "left"), Tap(float("inf"), "left"), Tap(5, "front")],
)
def test_a_tap_that_cannot_be_is_refused_whole(store: Store, dog: Dog, tap: Tap) -> None:
    one = clip(store, dog)
    with pytest.raises(InvalidValue) as caught:
        clips.save_taps(store, dog, one, [Tap(1, "left"), tap])
    assert caught.value.field == "taps"
    assert clips.taps(store, one) == ()


def test_a_tap_keeps_its_moment_to_a_thousandth(store: Store, dog: Dog) -> None:
    one = clip(store, dog)
    clips.save_taps(store, dog, one, [Tap(33.366667, "left"), Tap(33.366667, "left")])
    assert clips.taps(store, one) == (Tap(33.367, "left"),)


def test_too_many_taps_are_refused(store: Store, dog: Dog) -> None:
    with pytest.raises(InvalidValue):
        clips.save_taps(store, dog, clip(store, dog), [Tap(at / 10, "left") for at in range(tapped.MOST_TAPS + 1)])


# --- where the numbers are seen ------------------------------------------------------------------------


def test_the_numbers_can_be_charted_and_are_in_the_csv(store: Store, dog: Dog, tmp_path: Path) -> None:
    offered = {metric.key for metric in trends.offered()}
    assert set(KEYS) <= offered
    one = clip(store, dog, gait="walk")
    clips.save_taps(store, dog, one, walk())
    chart = trends.chart(store, dog, "left_step_share", SPAN)
    assert not trends.is_empty(store, dog, "left_step_share", SPAN)
    assert chart.unit == "%"
    csvfile.export(store, tmp_path)
    with (tmp_path / "footfalls.csv").open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert rows[1] == {"clip": one.id, "at_us": "300000", "kind": "right"}
    with (tmp_path / "clips.csv").open(encoding="utf-8-sig", newline="") as handle:
        (row,) = csv.DictReader(handle)
    assert (row["name"], row["gait"], row["duration_ms"], row["slowed"]) == ("clip 0.mp4", "walk", "20000", "1")
    with (tmp_path / "readings.csv").open(encoding="utf-8-sig", newline="") as handle:
        told = {row["measure"]: row["value"] for row in csv.DictReader(handle)}
    assert told["left_step_share_pct"] == "37.5"


def test_an_error_bar_ends_where_the_measure_ends(store: Store, dog: Dog) -> None:
    clips.save_taps(store, dog, clip(store, dog, gait="walk"), walk(), watched=True)
    (trace,) = trends.chart(store, dog, "scuffs_per_10_steps", SPAN).traces
    assert (trace.dots[0].value, trace.dots[0].low, trace.dots[0].high) == (0, 0, 1.5)


def test_any_text_an_owner_types_or_names_a_file_is_kept(store: Store, dog: Dog, shared_path: Path) -> None:
    naughty = json.loads((shared_path / "data" / "text" / "naughty-strings.json").read_text("utf-8"))
    one = clip(store, dog)
    for text in naughty[::7]:
        clips.change(store, dog, again(store, one), today=DAY, note=text)
        assert again(store, one).note == text.replace("\x00", "\ufffd")
    items = [NewClip(kept(number), FACTS, DAY, clips.FILE, name=text) for number, text in enumerate(naughty, 1)]
    made = clips.record_many(store, dog, items, today=DAY)
    assert [found.name for found in made] == [
        text.replace("\x00", "\ufffd") or item.kept.name for text, item in zip(naughty, items, strict=True)
    ]


@pytest.mark.parametrize("key", KEYS)
def test_what_is_counted_in_a_clip_is_never_typed(store: Store, dog: Dog, key: str) -> None:
    session = measures.Session(DAY, {(key, "", 1): 50.0})
    with pytest.raises(InvalidValue) as caught:
        measures.save(store, dog, session, today=DAY)
    assert "clip" in caught.value.title
    assert not metrics.known()[key].daily


# --- the files ---------------------------------------------------------------------------------------


def put_in_media(store: Store, one: Clip) -> Path:
    original = clips.original_path(store.path, one.sha256)
    original.parent.mkdir(parents=True, exist_ok=True)
    original.write_bytes(b"the clip")
    return original


def test_the_original_of_a_clip_stays_while_a_row_names_it_and_then_goes_to_the_trash(store: Store, dog: Dog) -> None:
    one = clip(store, dog)
    original = put_in_media(store, one)
    assert leftovers.put_away(store, today=DAY) == 0
    clips.remove(store, dog, one)
    assert leftovers.put_away(store, today=DAY) == 1
    assert (store.path / "trash" / DAY.isoformat() / one.sha256).read_bytes() == b"the clip"
    assert not original.exists()


def test_the_original_of_a_clip_stays_while_a_copy_of_the_record_names_it(store: Store, dog: Dog) -> None:
    one = clip(store, dog)
    original = put_in_media(store, one)
    assert store.back_up() is not None
    clips.remove(store, dog, one)
    assert leftovers.put_away(store, today=DAY) == 0
    assert original.exists()


def test_a_copy_from_before_there_were_clips_still_guards_its_photos(store: Store, dog: Dog) -> None:
    photo = make.photo(store, dog)
    (sha256,) = store.rows("SELECT sha256 FROM photo WHERE id = ?", photo)[0]
    original = clips.original_path(store.path, sha256)
    original.parent.mkdir(parents=True)
    original.write_bytes(b"the photo")
    copy = store.path / "backups" / "old.db"
    copy.parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("CREATE TABLE photo (sha256 TEXT)")
        connection.execute("INSERT INTO photo VALUES (?)", [sha256])
        connection.commit()
    store.undo()
    assert store.rows("SELECT count(*) FROM photo") == [(0,)]
    assert leftovers.put_away(store, today=DAY) == 0
    assert original.exists()
