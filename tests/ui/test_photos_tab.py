# SPDX-License-Identifier: MIT
"""The Photos tab: pages, comparing, adding, changing, and what it says when something is missing."""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QDate, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit, QFileDialog, QLabel, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from core.keeping import dog_drawing, media
from core.keeping.decoder import Decoder
from core.keeping.store import Store
from core.usecases import dogs, photos
from core.words.settings import UserSettings
from ui import theme
from ui.dialogs.from_my_phone import FromMyPhone
from ui.jobs import Jobs
from ui.session import Session
from ui.tabs.photos import importing
from ui.tabs.photos.change_photo import ChangePhoto
from ui.tabs.photos.check_model import Column
from ui.tabs.photos.tab import PhotosTab

TODAY = date(2026, 11, 22)
START = date(2026, 10, 25)
WORKER = (sys.executable, "-c", "from core.keeping import decoder; decoder.serve_process()")
NAUGHTY = '<img src="/dev/zero"> & <b>bold</b>'


def drawn(path: Path, taken: datetime | None, *, muscle: float = 0.5, pose: str = "rear") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = dog_drawing.draw(
        next(iter(dog_drawing.LOOKS.values())),
        pose,
        left=muscle,
        right=muscle,
        crouch=0.2,
        jitter=dog_drawing.Jitter(),
        taken_at=taken,
        size_px=(240, 320),
    )
    path.write_bytes(picture.image_bytes)
    return path


@dataclass
class Room:
    """A tab with everything around it."""

    tab: PhotosTab
    session: Session
    jobs: Jobs
    decoder: Decoder
    folder: Path
    qtbot: QtBot

    @property
    def store(self) -> Store:
        return self.session.store

    @property
    def dog(self) -> dogs.Dog:
        assert self.session.dog is not None
        return self.session.dog

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.jobs.is_busy(), timeout=20_000)

    def keep_week(self, week: int, *, pose: str = "rear", take: int = 0) -> photos.Photo:
        day = START + timedelta(days=7 * week + take)
        path = drawn(self.folder / f"{pose}-{week}-{take}.jpg", None, muscle=0.1 * week + 0.03 * take, pose=pose)
        found = photos.inspect(self.store.path, [path], self.decoder, today=TODAY)
        (outcome,) = photos.keep_all(self.store.path, found)
        facts = found[0].facts
        assert outcome.kept is not None and facts is not None
        return photos.record(
            self.store, self.dog, outcome.kept, facts, pose=pose, day=day, source=photos.OWNER, today=TODAY
        )

    def page(self) -> str:
        return self.tab._pages.currentWidget().objectName()

    def button(self, name: str) -> QPushButton:
        found = self.tab.findChild(QPushButton, name)
        assert found is not None
        return found

    def choose(self, name: str) -> None:
        found = self.tab.bar.more_menu.findChild(QAction, name)
        assert found is not None and found.isEnabled()
        found.trigger()

    def press(self, name: str) -> None:
        self.qtbot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Room]]:
    rooms: list[Room] = []

    def build(*, weeks: int = 0, with_dog: bool = True) -> Room:
        theme.apply(qapp, theme.load("light"))
        store = Store.create(tmp_path / "library")
        if with_dog:
            dogs.add(store, "Bailey", today=TODAY, start_day=START)
        session = Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))
        jobs, decoder = Jobs(), Decoder(WORKER)
        tab = PhotosTab(session, jobs, decoder=decoder)
        qtbot.addWidget(tab)
        room = Room(tab, session, jobs, decoder, tmp_path / "phone", qtbot)
        rooms.append(room)
        for week in range(weeks):
            room.keep_week(week)
        tab.resize(1280, 700)
        tab.show()
        room.settle()
        return room

    yield build
    for room in rooms:
        room.jobs.close()
        room.decoder.close()
        room.store.close()


# --- pages -------------------------------------------------------------------------------------------


def test_without_a_dog_the_tab_asks_for_one(make: Callable[..., Room]) -> None:
    room = make(with_dog=False)
    assert room.page() == "empty_state"
    with room.qtbot.waitSignal(room.tab.open_requested) as asked:
        room.qtbot.mouseClick(room.tab.no_dog.button, Qt.MouseButton.LeftButton)
    assert asked.args[0].dialog == "add_dog"


def test_without_photos_the_tab_says_what_will_be_here(make: Callable[..., Room]) -> None:
    room = make()
    assert room.page() == "photos_start"
    with room.qtbot.waitSignal(room.tab.open_requested) as asked:
        room.press("start_phone")
    assert asked.args[0].dialog == "from_my_phone"


def test_the_first_and_latest_photo_stand_side_by_side(make: Callable[..., Room]) -> None:
    room = make(weeks=3)
    assert room.page() == "compare_page"
    assert [room.tab.compare.canvas.pane(side).words for side in ("left", "right")] == [
        "Week 1 · 25 Oct",
        "Week 3 · 8 Nov",
    ]
    assert not room.tab.compare.canvas.pane("left").pixmap.isNull()


def test_one_photo_stands_on_the_right_and_the_left_says_so(make: Callable[..., Room]) -> None:
    room = make(weeks=1)
    assert room.tab.compare.photo("left") is None
    assert "One photo so far" in room.tab.compare.canvas.pane("left").message


# --- comparing ---------------------------------------------------------------------------------------


def test_keys_walk_through_the_weeks_of_either_side(make: Callable[..., Room]) -> None:
    room = make(weeks=4)
    canvas = room.tab.compare.canvas
    room.qtbot.keyClick(canvas, Qt.Key.Key_A)
    assert canvas.pane("right").title == "Week 3"
    room.qtbot.keyClick(canvas, Qt.Key.Key_D, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.pane("left").title == "Week 2"
    room.qtbot.keyClick(canvas, Qt.Key.Key_Right)
    room.qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.pane("right").title == "Week 4"


def test_keys_work_from_the_strip_too(make: Callable[..., Room]) -> None:
    room = make(weeks=3)
    room.tab.compare.strip.setFocus()
    room.qtbot.keyClick(room.tab.compare.strip, Qt.Key.Key_A)
    assert room.tab.compare.canvas.pane("right").title == "Week 2"


def test_swap_and_first_and_latest(make: Callable[..., Room]) -> None:
    room = make(weeks=3)
    canvas = room.tab.compare.canvas
    room.choose("swap_photos")
    assert (canvas.pane("left").title, canvas.pane("right").title) == ("Week 3", "Week 1")
    room.choose("first_and_latest")
    assert (canvas.pane("left").title, canvas.pane("right").title) == ("Week 1", "Week 3")


@pytest.mark.parametrize("mode", ["swipe", "ghost", "blink", "weeks", "side"])
def test_week_keys_and_swap_work_in_every_way_of_looking(make: Callable[..., Room], mode: str) -> None:
    room = make(weeks=4)
    page = room.tab.compare
    page.canvas.setFocus()
    number = list(room.tab.bar.modes).index(mode)
    room.qtbot.keyClick(page.canvas, Qt.Key(Qt.Key.Key_1 + number))
    assert page.stage.mode == mode and room.tab.bar.modes[mode].isChecked()
    surface = page.stage.surface()
    assert surface.isVisible()
    room.qtbot.keyClick(surface, Qt.Key.Key_A)
    assert [page.canvas.pane(side).title for side in ("left", "right")] == ["Week 1", "Week 3"]
    room.qtbot.keyClick(surface, Qt.Key.Key_X)
    assert [page.canvas.pane(side).title for side in ("left", "right")] == ["Week 3", "Week 1"]
    told = surface.accessibleDescription()
    assert "Week 3" in told and "Week 1" in told
    aligned = page.findChild(QLabel, "compare_not_aligned")
    assert aligned is not None and aligned.isVisible()


def test_zoom_and_pan_stay_from_one_way_of_looking_to_the_next(make: Callable[..., Room]) -> None:
    room = make(weeks=3)
    stage = room.tab.compare.stage
    room.qtbot.keyClick(stage.canvas, Qt.Key.Key_Plus)
    room.qtbot.keyClick(stage.canvas, Qt.Key.Key_Plus)
    zoom = stage.canvas.zoom
    for mode in room.tab.bar.modes:
        room.press("view_pair" if mode == "side" else f"mode_{mode}")
        assert stage.surface().zoom == pytest.approx(zoom)
    room.qtbot.keyClick(stage.surface(), Qt.Key.Key_0)
    room.press("view_pair")
    assert stage.canvas.zoom == 1


def test_the_way_of_looking_comes_back_after_the_grid(make: Callable[..., Room]) -> None:
    room = make(weeks=3)
    room.press("mode_ghost")
    room.press("view_weeks")
    assert not room.button("more_ways").isVisible()
    room.tab.bar.show_view(weeks=False)
    assert room.tab.bar.modes["ghost"].isChecked() and room.tab.compare.stage.mode == "ghost"


def test_a_week_of_the_row_is_chosen_by_a_click_and_keeps_its_ring(make: Callable[..., Room]) -> None:
    room = make(weeks=4)
    room.press("mode_weeks")
    surface = room.tab.compare.stage.row.surface
    room.tab.compare.stage.row.horizontalScrollBar().setValue(0)
    room.qtbot.mouseClick(
        surface, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, surface.frame_rect(1).center().toPoint()
    )
    assert room.tab.compare.canvas.pane("left").title == "Week 2"
    assert [frame.place for frame in surface.frames] == ["", "left", "", "right"]


@pytest.mark.parametrize(("ending", "kind"), [(".png", "PNG"), (".jpg", "JPEG")])
def test_a_saved_comparison_holds_both_photos_and_nothing_the_camera_wrote(
    make: Callable[..., Room], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ending: str, kind: str
) -> None:
    room = make(weeks=3)
    path = tmp_path / f"compared{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))
    room.tab.bar.save_action.trigger()
    room.settle()
    with Image.open(path) as saved:
        saved.load()
        assert saved.format == kind and saved.width > 480
        assert not saved.getexif() and "exif" not in saved.info and "xmp" not in saved.info
        assert set(saved.info) <= {"dpi", "jfif", "jfif_version", "jfif_unit", "jfif_density"}
    raw = path.read_bytes()
    assert all(mark not in raw for mark in (b"Exif", b"adobe.com/xap", b"tEXt", b"iTXt", b"eXIf", b"Photoshop"))
    assert room.tab.notice.isVisible()


def test_a_comparison_is_copied_with_the_usual_key(make: Callable[..., Room]) -> None:
    room = make(weeks=3)
    QGuiApplication.clipboard().clear()
    room.qtbot.keyClick(room.tab.compare.canvas, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    room.settle()
    copied = QGuiApplication.clipboard().image()
    assert copied.width() > copied.height() > 320
    assert "Copied" in " ".join(label.text() for label in room.tab.notice.findChildren(QLabel))


def test_one_photo_alone_is_no_comparison_to_save(make: Callable[..., Room], monkeypatch: pytest.MonkeyPatch) -> None:
    room = make(weeks=1)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: pytest.fail("asked for a file"))
    room.tab.bar.save_action.trigger()
    assert room.tab.notice.isVisible()


def test_an_earlier_take_of_the_week_can_be_reached(make: Callable[..., Room]) -> None:
    room = make(weeks=2)
    room.keep_week(1, take=2)
    room.tab.refresh()
    room.choose("first_and_latest")
    assert room.tab.compare.canvas.pane("right").detail == "3 Nov"
    room.press("take_right")
    assert room.tab.compare.canvas.pane("right").detail == "1 Nov"


def test_a_photo_of_the_grid_opens_in_the_comparison(make: Callable[..., Room]) -> None:
    room = make(weeks=3)
    room.press("view_weeks")
    grid = room.tab.weeks.grid
    assert grid.row_names()[0].startswith("Week 5")
    assert grid.tile(0, 0).caption == "due this week" and grid.tile(1, 0).caption == "missing"
    spot = grid.visualRect(grid.model().index(3, 0)).center()
    room.qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert room.tab.compare.canvas.pane("right").title == "Week 2"
    assert room.tab.compare.canvas.isVisible()


def test_a_gap_of_the_grid_asks_for_files_and_offers_its_pose(
    make: Callable[..., Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    room = make(weeks=1)
    path = drawn(room.folder / "new.jpg", datetime(2026, 11, 20, 9, 0), muscle=0.9)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(path)], ""))
    room.tab.weeks.missing_chosen.emit("dorsal")
    room.settle()
    assert room.tab.check.model.lines[0].pose == "dorsal"


def test_a_missing_copy_is_made_again(make: Callable[..., Room]) -> None:
    room = make(weeks=2)
    shutil.rmtree(room.store.path / "cache")
    third = room.keep_week(2)
    shutil.rmtree(room.store.path / "cache")
    room.choose("first_and_latest")
    room.settle()
    assert not room.tab.compare.canvas.pane("right").pixmap.isNull()
    assert media.cache_path(room.store.path, third.sha256, 2048).is_file()


def test_a_missing_original_is_a_sentence_in_its_pane(make: Callable[..., Room]) -> None:
    room = make(weeks=1)
    room.tab.hide()
    second = room.keep_week(1)
    shutil.rmtree(room.store.path / "cache")
    media.path_of(room.store.path, second.sha256).unlink()
    room.tab.show()
    room.settle()
    room.qtbot.waitUntil(lambda: "not in the library" in room.tab.compare.canvas.pane("right").message)


# --- one photo ---------------------------------------------------------------------------------------


def test_a_note_is_kept_as_typed_and_shown_as_text(make: Callable[..., Room]) -> None:
    room = make(weeks=2)
    note = room.tab.compare.facts["right"].note
    note.setPlainText(NAUGHTY)
    room.session.flush_requested.emit()
    assert photos.of_dog(room.store, room.dog.id)[-1].note == NAUGHTY
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in room.tab.findChildren(QLabel))


def test_a_note_being_typed_belongs_to_its_photo_when_the_week_changes(make: Callable[..., Room]) -> None:
    room = make(weeks=3)
    room.tab.compare.facts["right"].note.setPlainText("after the swim")
    room.qtbot.keyClick(room.tab.compare.canvas, Qt.Key.Key_A)
    assert [photo.note for photo in photos.of_dog(room.store, room.dog.id)] == ["", "", "after the swim"]
    assert room.tab.compare.facts["right"].note.value() == ""


def test_a_removed_photo_comes_back_with_undo(make: Callable[..., Room]) -> None:
    room = make(weeks=3)
    room.press("remove_right")
    assert len(photos.of_dog(room.store, room.dog.id)) == 2
    assert room.tab.compare.canvas.pane("right").title == "Week 2"
    assert room.tab.notice.isVisible()
    room.qtbot.mouseClick(room.tab.notice.action, Qt.MouseButton.LeftButton)
    assert len(photos.of_dog(room.store, room.dog.id)) == 3
    assert not room.tab.notice.isVisible()


def test_pose_and_day_can_be_changed(make: Callable[..., Room]) -> None:
    room = make(weeks=2)
    room.press("change_right")
    dialog = room.tab.findChild(ChangePhoto)
    assert dialog is not None
    dialog.pose.setCurrentIndex(dialog.pose.findData("dorsal"))
    dialog.day.setDate(QDate(2026, 11, 4))
    dialog.accept()
    changed = photos.of_dog(room.store, room.dog.id)[-1]
    assert (changed.pose, changed.day, changed.taken_source) == ("dorsal", date(2026, 11, 4), "owner")


# --- adding ------------------------------------------------------------------------------------------


def test_a_bad_file_a_duplicate_and_a_cut_one_are_told_and_the_rest_can_be_kept(make: Callable[..., Room]) -> None:
    room = make(weeks=1)
    good = drawn(room.folder / "good.jpg", datetime(2026, 11, 20, 9, 0), muscle=0.8)
    cut = drawn(room.folder / "cut.jpg", datetime(2026, 11, 20, 9, 1), muscle=0.7)
    cut.write_bytes(cut.read_bytes()[:-1500])
    text = room.folder / "text.jpg"
    text.write_text("no picture")
    room.tab.accept_paths([text, good, cut, room.folder / "rear-0-0.jpg"])
    room.settle()
    lines = room.tab.check.model.lines
    assert room.page() == "check_page"
    assert [line.is_kept for line in lines] == [True, False, False, False]
    assert [line.candidate.path.name for line in lines] == ["good.jpg", "cut.jpg", "rear-0-0.jpg", "text.jpg"]
    assert "From behind".lower() in lines[2].note
    assert "1 already here" in room.tab.check.state.text() and "1 cannot be read" in room.tab.check.state.text()
    assert not room.button("check_keep").isEnabled()


def test_a_photo_without_a_date_must_be_given_one(make: Callable[..., Room]) -> None:
    room = make()
    room.tab.accept_paths([drawn(room.folder / "a.jpg", None)])
    room.settle()
    room.tab.check.model.set_pose_for_all("rear")
    assert not room.button("check_keep").isEnabled()
    model = room.tab.check.model
    model.setData(model.index(0, Column.DAY), date(2026, 11, 3))
    room.press("check_keep")
    room.settle()
    (photo,) = photos.of_dog(room.store, room.dog.id)
    assert (photo.day, photo.taken_source) == (date(2026, 11, 3), photos.OWNER)


def test_day_and_pose_are_edited_in_the_table(make: Callable[..., Room]) -> None:
    room = make()
    room.tab.accept_paths([drawn(room.folder / "a.jpg", datetime(2026, 11, 20, 9, 0))])
    room.settle()
    table, model = room.tab.findChild(QTableView, "check_table"), room.tab.check.model
    assert table is not None
    table.edit(model.index(0, Column.DAY))
    field = table.findChild(QDateEdit, "check_day")
    assert field is not None and field.maximumDate() == QDate(2026, 11, 22)
    field.setDate(QDate(2026, 11, 19))
    room.qtbot.keyClick(field, Qt.Key.Key_Return)
    room.qtbot.waitUntil(lambda: model.lines[0].day == date(2026, 11, 19))
    table.edit(model.index(0, Column.POSE))
    box = table.findChild(QComboBox, "check_pose")
    assert box is not None
    box.hidePopup()
    box.setCurrentIndex(box.findData("dorsal"))
    box.activated.emit(box.currentIndex())
    assert (model.lines[0].day, model.lines[0].pose) == (date(2026, 11, 19), "dorsal")
    assert model.lines[0].day_source == photos.OWNER


def test_not_now_keeps_nothing_and_leaves_the_files(make: Callable[..., Room]) -> None:
    room = make()
    path = drawn(room.folder / "a.jpg", datetime(2026, 11, 20, 9, 0))
    room.tab.accept_paths([path])
    room.settle()
    room.press("check_away")
    assert room.page() == "photos_start" and path.is_file()
    assert not any((room.store.path / "tmp").iterdir())
    assert photos.of_dog(room.store, room.dog.id) == []


def test_more_files_join_those_being_checked(make: Callable[..., Room]) -> None:
    room = make()
    room.tab.accept_paths([drawn(room.folder / "a.jpg", datetime(2026, 11, 20, 9, 0))])
    room.settle()
    room.tab.check.model.set_pose_for_all("dorsal")
    room.tab.accept_paths([drawn(room.folder / "b.jpg", datetime(2026, 11, 21, 9, 0), muscle=0.9)])
    room.settle()
    assert [(line.candidate.name, line.pose) for line in room.tab.check.model.lines] == [
        ("a.jpg", "dorsal"),
        ("b.jpg", ""),
    ]


def test_looking_can_be_stopped(make: Callable[..., Room]) -> None:
    room = make()
    room.tab.accept_paths([drawn(room.folder / f"{n}.jpg", None, muscle=n / 10) for n in range(6)])
    assert room.page() == "busy_page"
    room.press("busy_stop")
    assert room.page() == "photos_start"
    room.settle()
    assert room.page() == "photos_start" and room.tab.flow.state == importing.IDLE
    assert not any((room.store.path / "tmp").iterdir())


def test_a_photo_that_vanished_before_it_was_kept_costs_one_line(make: Callable[..., Room]) -> None:
    room = make()
    files = [drawn(room.folder / f"{n}.jpg", datetime(2026, 11, 10 + n, 9, 0), muscle=n / 10) for n in range(2)]
    room.tab.accept_paths(files)
    room.settle()
    room.tab.check.model.set_pose_for_all("rear")
    files[0].unlink()
    room.press("check_keep")
    room.settle()
    assert [photo.name for photo in photos.of_dog(room.store, room.dog.id)] == ["1.jpg"]
    assert "0.jpg" in room.tab.notice.text() and "1 photo kept." in room.tab.notice.text()


def test_a_tick_is_taken_away_by_a_click(make: Callable[..., Room]) -> None:
    room = make()
    room.tab.accept_paths([drawn(room.folder / "a.jpg", datetime(2026, 11, 20, 9, 0))])
    room.settle()
    table = room.tab.check.table
    box = table.visualRect(room.tab.check.model.index(0, Column.KEEP))
    room.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.left() + 18, box.center().y()))
    assert not room.tab.check.model.lines[0].is_kept
    assert not room.button("check_keep").isEnabled()


def test_a_refused_save_leaves_the_page_as_it_was(make: Callable[..., Room]) -> None:
    room = make()
    room.tab.accept_paths([drawn(room.folder / "a.jpg", datetime(2026, 11, 20, 9, 0))])
    room.settle()
    room.tab.check.model.set_pose_for_all("rear")
    room.store.writable = False
    with room.qtbot.captureExceptions() as raised:
        room.press("check_keep")
        room.settle()
        room.qtbot.waitUntil(lambda: bool(raised))
    assert room.page() == "check_page" and room.tab.check.model.lines[0].pose == "rear"
    room.store.writable = True
    room.press("check_keep")
    room.settle()
    assert len(photos.of_dog(room.store, room.dog.id)) == 1


def test_photos_being_checked_are_for_the_dog_on_screen(make: Callable[..., Room]) -> None:
    room = make(weeks=1)
    room.tab.accept_paths([room.folder / "rear-0-0.jpg"])
    room.settle()
    assert room.tab.check.model.lines[0].candidate.duplicate_of
    other = dogs.add(room.store, NAUGHTY, today=TODAY)
    room.session.choose_dog(other.id)
    assert not room.tab.check.model.lines[0].candidate.duplicate_of
    assert NAUGHTY in room.tab.check.title.text()


def test_a_pasted_picture_is_asked_for_its_day(make: Callable[..., Room]) -> None:
    room = make()
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    QGuiApplication.clipboard().setImage(image)
    room.tab.ways.paste()
    room.qtbot.waitUntil(lambda: room.tab.flow.state == importing.CHECKING, timeout=20_000)
    (line,) = room.tab.check.model.lines
    assert line.day is None and line.candidate.facts is not None and line.candidate.facts.kind == "PNG"


def test_dropped_files_and_folders_are_looked_into(make: Callable[..., Room]) -> None:
    room = make()
    drawn(room.folder / "a.jpg", datetime(2026, 11, 20, 9, 0))
    (room.folder / "list.txt").write_text("no")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(room.folder))])
    drop = QDropEvent(
        QPointF(QPoint(50, 50)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    room.tab.dropEvent(drop)
    room.settle()
    assert [line.candidate.name for line in room.tab.check.model.lines] == ["a.jpg"]


def test_the_looked_at_folder_is_remembered_and_lists_what_is_new(
    make: Callable[..., Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    room = make(weeks=1)
    drawn(room.folder / "new.jpg", datetime(2026, 11, 20, 9, 0), muscle=0.9)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(room.folder))
    room.tab.ways.look()
    room.settle()
    assert room.page() == "look_page"
    assert room.session.settings.look_folder == str(room.folder)
    assert [path.name for path in room.tab.look.ticked()] == ["new.jpg"]
    room.press("look_untick")
    assert not room.button("look_check").isEnabled()
    room.press("look_tick")
    room.press("look_check")
    room.settle()
    assert room.page() == "check_page"


def test_a_library_open_for_reading_takes_no_photos(make: Callable[..., Room]) -> None:
    room = make(weeks=1)
    room.store.writable = False
    room.tab.accept_paths([drawn(room.folder / "new.jpg", None, muscle=0.9)])
    assert room.page() == "compare_page" and room.tab.notice.isVisible()


def test_originals_are_never_rewritten(make: Callable[..., Room]) -> None:
    room = make()
    path = drawn(room.folder / "a.jpg", datetime(2026, 11, 20, 9, 0))
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    room.tab.accept_paths([path])
    room.settle()
    room.tab.check.model.set_pose_for_all("rear")
    room.press("check_keep")
    room.settle()
    (photo,) = photos.of_dog(room.store, room.dog.id)
    assert photo.sha256 == before == hashlib.sha256(path.read_bytes()).hexdigest()


# --- looks -------------------------------------------------------------------------------------------


def test_with_little_room_the_facts_fold_and_can_be_called_back(make: Callable[..., Room]) -> None:
    room = make(weeks=2)
    assert room.tab.compare.facts["right"].isVisible()
    room.tab.resize(1000, 600)
    assert not room.tab.compare.facts["right"].isVisible()
    room.press("show_facts")
    assert room.tab.compare.facts["right"].isVisible()


def test_every_control_has_a_name_for_tests_and_readers(make: Callable[..., Room]) -> None:
    room = make(weeks=2)
    for kind in (QPushButton, QTableView):
        for control in room.tab.findChildren(kind):
            assert control.objectName() and (control.accessibleName() or not control.isVisible()), control


def test_the_phone_page_fits_a_small_screen(make: Callable[..., Room], qapp: QApplication) -> None:
    room = make()
    theme.apply(qapp, theme.load("dark"), 160)
    dialog = FromMyPhone(room.session, room.jobs)
    room.qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.width() <= 1024 and dialog.height() <= 700
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "AirDrop" in words and "HEIC" in words and "http" not in words
    theme.apply(qapp, theme.load("light"))
