# SPDX-License-Identifier: MIT
"""The time-lapse: which photos, where they lie, what the file holds and what it does not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from core.keeping import media
from core.keeping.decoder import Decoder
from core.keeping.store import Store
from core.usecases import dogs, marks, photos
from core.words.errors import Cancelled, HindstrideError, SaveFailed
from core.words.geometry import Similarity
from core.words.settings import UserSettings
from tests import make as make_data
from tests.make import START, TODAY
from ui import theme
from ui.jobs import Job, Jobs
from ui.session import Session
from ui.tabs.photos.extras import lapse_frames, lapse_plan
from ui.tabs.photos.extras.lapse_frames import Wish
from ui.tabs.photos.extras.lapse_plan import Film, LapseFrame
from ui.tabs.photos.extras.time_lapse import TimeLapse
from ui.tabs.photos.pictures import Pictures

WORKER = (sys.executable, "-c", "from core.keeping import decoder; decoder.serve_process()")
BADGE = (12, 12, 60, 24)  # a part of the badge with the week, px of the film


@dataclass
class Room:
    """A dog with weekly photos from behind, and what the dialog needs."""

    session: Session
    pictures: Pictures
    jobs: Jobs
    decoder: Decoder
    qtbot: QtBot
    folder: Path

    @property
    def store(self) -> Store:
        return self.session.store

    @property
    def dog(self) -> dogs.Dog:
        assert self.session.dog is not None
        return self.session.dog

    def week(self, week: int, *, is_marked: bool = True) -> photos.Photo:
        day = START + timedelta(days=7 * week)
        return make_data.drawn_photo(self.store, self.dog, day, muscle=0.2 * week, is_marked=is_marked)

    def film(self) -> Film:
        return lapse_plan.film(self.store, lapse_plan.candidates(self.store, self.dog, "rear"), START)

    def wish(self, name: str = "film.webp") -> Wish:
        return Wish(self.film(), 300, 500, QFont(), self.store.path, self.folder / name)

    def dialog(self) -> TimeLapse:
        made = TimeLapse(self.session, self.jobs, pose="rear", pictures=self.pictures, decoder=self.decoder)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.qtbot.addWidget(made)
        made.open()
        self.settle()
        return made

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not (self.jobs.is_busy() or self.pictures.is_busy), timeout=30_000)

    def left_in_tmp(self) -> list[Path]:
        return [path for path in (self.store.path / "tmp").rglob("*") if path.is_file()]


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    theme.apply(qapp, theme.load("light"))
    store = Store.create(tmp_path / "library")
    dogs.add(store, "Bailey", today=TODAY, start_day=START)
    session = Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))
    decoder, jobs = Decoder(WORKER), Jobs()
    yield Room(session, Pictures(store.path, jobs, decoder, qapp), jobs, decoder, qtbot, tmp_path)
    jobs.close()
    decoder.close()
    store.close()


# --- which photos ------------------------------------------------------------------------------------


def test_one_photo_a_week_is_taken_and_a_flagged_one_never(room: Room) -> None:
    kept = [room.week(week) for week in range(4)]
    again = make_data.drawn_photo(room.store, room.dog, kept[1].day + timedelta(days=2))
    marks.set_flag(room.store, room.dog, kept[2], "blurry", on=True)
    chosen = lapse_plan.candidates(room.store, room.dog, "rear")
    assert [photo.id for photo in chosen] == [kept[0].id, again.id, kept[3].id]
    assert lapse_plan.poses_to_offer(room.store, room.dog) == [("rear", "From behind")]


def test_photos_with_marks_are_laid_on_each_other_and_it_says_so(room: Room) -> None:
    for week in range(3):
        room.week(week)
    film = room.film()
    assert film.aligned == 3
    assert film.words == "Laid on the marked points of all 3 photos."


def test_photos_without_marks_are_drawn_plainly_and_it_says_so(room: Room) -> None:
    room.week(0, is_marked=False)
    room.week(1)
    room.week(2)
    film = room.film()
    assert [frame.similarity is not None for frame in film.frames] == [False, True, True]
    assert film.words.startswith("2 of 3 photos are laid on their marked points")
    for photo in lapse_plan.candidates(room.store, room.dog, "rear"):
        marks.take_back_marking(room.store, room.dog, photo, 1)
    assert room.film().aligned == 0
    assert room.film().words.startswith("Shown as they were taken.")


# --- how a frame looks -------------------------------------------------------------------------------


def dotted(size: tuple[int, int], dot: tuple[int, int]) -> QImage:
    """Make a white picture with one large red dot."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for x in range(dot[0] - 12, dot[0] + 13):
        for y in range(dot[1] - 12, dot[1] + 13):
            image.setPixelColor(x, y, QColor("red"))
    return image


def test_a_photo_lies_where_its_points_say_also_when_only_a_scaled_copy_is_drawn(room: Room) -> None:
    photo = room.week(0)  # 320 × 240
    lies = Similarity(0.0, 1.0, 240.0, 0.0)  # a quarter turn, then to the right: (x, y) to (240 - y, x)
    frame = LapseFrame(photo, lies, "Week 1", "25 October 2026")
    film = Film((frame,), (320, 240))
    for factor in (1, 4):
        copy = dotted((320 * factor, 240 * factor), (150 * factor, 100 * factor))
        drawn = lapse_frames.draw(copy, frame, film, 640, font=QFont())
        assert drawn.size().toTuple() == (640, 480)
        assert drawn.pixelColor(2 * 140, 2 * 150) == QColor("red")


def test_a_photo_without_points_stands_whole_in_the_middle(room: Room) -> None:
    photo = room.week(0)
    frame = LapseFrame(photo, None, "", "")
    drawn = lapse_frames.draw(dotted((100, 200), (50, 100)), frame, Film((frame,), (400, 200)), 400, font=QFont())
    assert drawn.pixelColor(200, 100) == QColor("red")
    assert drawn.pixelColor(155, 190) == QColor("white")
    assert drawn.pixelColor(140, 190) == lapse_frames.GROUND


# --- the file ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", [".webp", ".gif"])
def test_the_file_holds_every_week_with_its_date_and_nothing_a_camera_wrote(room: Room, ending: str) -> None:
    for week in range(3):
        room.week(week)
    made = lapse_frames.make(room.wish(f"film{ending}"), room.decoder, job=Job())
    assert made.left_out == ()
    durations, zones = [], []
    with Image.open(made.path) as film:
        assert film.n_frames == 3 and film.size == (300, 224) and film.info.get("loop") == 0
        for number in range(film.n_frames):
            film.seek(number)
            film.load()
            durations.append(film.info["duration"])
            zones.append(film.convert("RGB").crop((BADGE[0], BADGE[1], BADGE[0] + BADGE[2], BADGE[1] + BADGE[3])))
        assert not film.info.get("exif") and not film.info.get("xmp") and not film.info.get("comment")
    assert durations[:2] == [500, 500] and durations[2] > 500
    for one, other in ((0, 1), (1, 2)):
        assert ImageChops.difference(zones[one], zones[other]).getbbox() is not None
    data = made.path.read_bytes()
    assert not [word for word in (b"Exif", b"GPS", b"xmp", b"XMP", b"Bailey") if word in data]


def test_the_badge_is_burnt_in(room: Room) -> None:
    photo = room.week(0)
    plain = LapseFrame(photo, None, "", "")
    dated = LapseFrame(photo, None, "Week 1", "25 October 2026")
    image = dotted((300, 225), (250, 200))
    film = Film((plain,), (320, 240))
    without, with_date = (lapse_frames.draw(image, one, film, 300, font=QFont()) for one in (plain, dated))
    assert without.pixelColor(20, 20) == QColor("white")
    assert with_date.pixelColor(15, 24).lightness() < 100
    assert with_date.pixelColor(250, 200) == without.pixelColor(250, 200) == QColor("red")


def test_a_cancelled_film_leaves_nothing(room: Room) -> None:
    room.week(0)
    room.week(1)
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        lapse_frames.make(room.wish(), room.decoder, job=job)
    assert not (room.folder / "film.webp").exists()
    assert room.left_in_tmp() == []


def test_a_film_stopped_while_it_is_packed_leaves_the_older_file_alone(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.week(0)
    room.week(1)
    older = room.folder / "film.webp"
    older.write_bytes(b"the film of last week")
    job, pack = Job(), room.decoder.animate

    def stopped_meanwhile(*frames: object, **named: object) -> None:
        pack(*frames, **named)  # type: ignore[arg-type]
        job.cancel()

    monkeypatch.setattr(room.decoder, "animate", stopped_meanwhile)
    with pytest.raises(Cancelled):
        lapse_frames.make(room.wish(), room.decoder, job=job)
    assert older.read_bytes() == b"the film of last week"
    assert room.left_in_tmp() == []


def test_photos_without_a_common_point_are_not_tried_on_each_other(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    for week in range(6):
        marks.place(room.store, room.dog, room.week(week, is_marked=False), "tail_base", point=(30, 30))
    monkeypatch.setattr(marks, "alignment", lambda *_args: pytest.fail("ten years of photos would take seconds"))
    assert room.film().aligned == 0


def test_a_place_that_takes_no_file_is_a_sentence_and_nothing_stays(room: Room) -> None:
    (room.folder / "taken").write_text("no folder")
    room.week(0)
    room.week(1)
    with pytest.raises(SaveFailed):
        lapse_frames.make(room.wish("taken/film.webp"), room.decoder, job=Job())
    assert room.left_in_tmp() == []


def lose(store: Store, photo: photos.Photo) -> None:
    """Take a photo's files away, as a sick disk does."""
    for edge in media.SIZES:
        media.cache_path(store.path, photo.sha256, edge).unlink()
    original = media.path_of(store.path, photo.sha256)
    original.chmod(0o644)
    original.unlink()


def test_a_photo_that_cannot_be_opened_is_left_out_and_named(room: Room) -> None:
    kept = [room.week(week) for week in range(3)]
    lose(room.store, kept[1])
    made = lapse_frames.make(room.wish(), room.decoder, job=Job())
    assert len(made.left_out) == 1
    with Image.open(made.path) as film:
        assert film.n_frames == 2
    lose(room.store, kept[0])
    with pytest.raises(HindstrideError, match="Fewer than two"):
        lapse_frames.make(room.wish("other.webp"), room.decoder, job=Job())
    assert not (room.folder / "other.webp").exists()


# --- the dialog --------------------------------------------------------------------------------------


def choose(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (path, ""))


def test_the_dialog_writes_what_was_chosen_and_closes(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    for week in range(3):
        room.week(week)
    dialog = room.dialog()
    dialog.choices.weeks.item(1).setCheckState(Qt.CheckState.Unchecked)
    dialog.choices.kinds.chip(".gif").click()
    dialog.choices.pace.chip("2000").click()
    dialog.choices.size_chips.chip("480").click()
    choose(monkeypatch, str(room.folder / "mine"))
    with room.qtbot.waitSignal(dialog.told, timeout=30_000) as told:
        dialog.save()
    assert told.args == ["Saved as “mine.gif”.", "good"]
    assert not dialog.isVisible()
    with Image.open(room.folder / "mine.gif") as film:
        assert film.n_frames == 2 and film.size == (480, 360)
        film.load()
        assert film.info["duration"] == 2000
    assert room.left_in_tmp() == []


def test_an_answer_pressed_again_stays(room: Room) -> None:
    room.week(0)
    room.week(1)
    dialog = room.dialog()
    choices = dialog.choices
    choices.pace.chip("1000").click()
    assert choices.pace.checked() == {"1000"}
    assert choices.frame_ms == 1000


def test_one_week_alone_cannot_be_saved(room: Room) -> None:
    room.week(0)
    room.week(1)
    dialog = room.dialog()
    assert dialog.foot.save.isEnabled()
    dialog.choices.weeks.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.foot.save.isEnabled()
    assert dialog.aligned.text() == "Choose at least two weeks."


def test_escape_while_writing_stops_it(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    for week in range(3):
        room.week(week)
    dialog = room.dialog()
    target = room.folder / "stopped.webp"
    choose(monkeypatch, str(target))
    monkeypatch.setattr(lapse_frames, "draw", lambda *args, **_named: args[0])
    monkeypatch.setattr(room.decoder, "animate", lambda *_args, **_named: pytest.fail("packed although stopped"))
    job_seen = []
    monkeypatch.setattr(Job, "is_cancelled", lambda job: job_seen.append(job) or len(job_seen) > 1)
    dialog.save()
    room.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    room.settle()
    assert not dialog.isVisible() and not target.exists()
    assert room.left_in_tmp() == []


def test_a_save_that_failed_leaves_the_dialog_open(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    (room.folder / "taken").write_text("no folder")
    room.week(0)
    room.week(1)
    dialog = room.dialog()
    choose(monkeypatch, str(room.folder / "taken" / "film.webp"))
    with room.qtbot.waitSignal(room.jobs.failed, timeout=30_000) as failed:
        dialog.save()
    assert isinstance(failed.args[0], SaveFailed)
    assert dialog.isVisible() and dialog.foot.save.isEnabled()


def test_the_preview_plays_from_week_to_week(room: Room) -> None:
    for week in range(3):
        room.week(week)
    dialog = room.dialog()
    preview = dialog.preview
    seen = [preview.at]
    for _step in range(3):
        room.settle()
        preview.go_on()
        seen.append(preview.at)
    assert seen == [0, 1, 2, 0]


def test_the_preview_stands_still_when_asked_and_walks_by_keys(room: Room) -> None:
    for week in range(3):
        room.week(week)
    dialog = room.dialog()
    preview = dialog.preview
    room.qtbot.keyClick(preview, Qt.Key.Key_Space)
    assert preview.is_paused and not preview._timer.isActive()
    room.qtbot.keyClick(preview, Qt.Key.Key_Left)
    room.settle()
    room.qtbot.keyClick(preview, Qt.Key.Key_Left)
    assert preview.is_paused and preview.at in (1, 2)
    room.qtbot.mouseClick(preview, Qt.MouseButton.LeftButton)
    assert not preview.is_paused and preview._timer.isActive()


def test_too_few_photos_are_told_in_a_sentence(room: Room) -> None:
    room.week(0)
    dialog = room.dialog()
    said = " ".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())
    assert "two weeks or more" in said
    room.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
