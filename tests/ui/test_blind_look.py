# SPDX-License-Identifier: MIT
"""The blind look: nothing gives the date away, keys answer, the key tells, nothing is kept."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPixmap, QTransform
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from core.keeping import media
from core.keeping.decoder import Decoder
from core.keeping.store import Store
from core.usecases import blind, dogs, marks, photos
from core.words.settings import UserSettings
from tests import make as make_data
from tests.make import START, TODAY
from ui import theme
from ui.jobs import Jobs
from ui.session import Session
from ui.tabs.photos.extras import blind_cut
from ui.tabs.photos.extras.blind_look import BlindLook
from ui.tabs.photos.extras.blind_view import BlindView, Sight
from ui.tabs.photos.pictures import Pictures

WORKER = (sys.executable, "-c", "from core.keeping import decoder; decoder.serve_process()")
BONES = ("hock_left", "tail_base", "hock_right")


@dataclass
class Room:
    """A dog with weekly photos from behind, and what a dialog needs."""

    session: Session
    pictures: Pictures
    jobs: Jobs
    decoder: Decoder
    qtbot: QtBot
    kept: list[photos.Photo]

    def look(self, seed: int = 1) -> BlindLook:
        made = BlindLook(self.session, self.pictures, dice=random.Random(seed))
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.qtbot.addWidget(made)
        made.open()
        self.settle()
        return made

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not (self.jobs.is_busy() or self.pictures.is_busy), timeout=20_000)

    def key(self, look: BlindLook, key: Qt.Key) -> None:
        self.qtbot.keyClick(look, key)
        self.settle()


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Room]]:
    rooms: list[Room] = []

    def build(*, weeks: int = 4) -> Room:
        theme.apply(qapp, theme.load("light"))
        store = Store.create(tmp_path / "library")
        dog = dogs.add(store, "Bailey", today=TODAY, start_day=START)
        decoder, jobs = Decoder(WORKER), Jobs()
        days = [START + timedelta(days=7 * week) for week in range(weeks)]
        kept = [make_data.drawn_photo(store, dog, day) for day in days]
        session = Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))
        rooms.append(Room(session, Pictures(store.path, jobs, decoder, qapp), jobs, decoder, qtbot, kept))
        return rooms[-1]

    yield build
    for room in rooms:
        room.jobs.close()
        room.decoder.close()
        room.session.store.close()


def said(look: BlindLook, name: str = "") -> list[str]:
    return [one.text() for one in look.findChildren(QLabel, name or None) if one.isVisible()]


def test_a_pair_is_shown_without_week_day_or_name(make: Callable[..., Room]) -> None:
    look = make().look()
    shown = " ".join(said(look)) + look.view.accessibleName()
    assert "Pair 1 of" in shown
    assert not [word for word in ("Week", "Oct", "Nov", "2026", "Bailey", ".jpg") if word in shown]


def test_a_look_shows_only_the_back_end(make: Callable[..., Room]) -> None:
    room = make()
    look = room.look()
    pair = look.pairs[0]
    sights = [look._sight(pair, photo) for photo in (pair.left, pair.right)]
    assert sights[0] is not None and sights[1] is not None
    assert sights[0].scene == sights[1].scene
    assert sights[0].scene.height() < 0.85 * pair.first.height
    points = marks.of_photo(room.session.store, pair.first)[1]
    assert all(sights[0].scene.contains(*points[bone]) for bone in BONES)


def test_the_keys_answer_and_the_last_page_tells_what_was_what(make: Callable[..., Room]) -> None:
    room = make()
    look = room.look()
    total = len(look.pairs)
    keys = [Qt.Key.Key_1, Qt.Key.Key_Down, Qt.Key.Key_3, Qt.Key.Key_Left, Qt.Key.Key_2, Qt.Key.Key_Right]
    for key in keys[:total]:
        room.key(look, key)
    wanted = [blind.LEFT, blind.SAME, blind.RIGHT, blind.LEFT, blind.SAME, blind.RIGHT]
    assert [answer.picked for answer in look.answers] == wanted[:total]
    assert said(look, "blind_score") == [blind.score(look.answers).words]
    assert str(total) in said(look, "blind_score")[0]
    assert len(said(look, "blind_was")) == total
    assert all("2026" in line and "Week" in line for line in said(look, "blind_was"))


def test_the_key_says_which_of_the_two_was_picked(make: Callable[..., Room]) -> None:
    room = make()
    look = room.look()
    for pair in list(look.pairs):
        later_left = pair.left is pair.second
        room.key(look, Qt.Key.Key_1 if later_left else Qt.Key.Key_3)
    assert set(said(look, "blind_said")) == {"You said: the later one looks fuller."}
    assert blind.score(look.answers).newer_fuller == len(look.answers)


def test_the_same_chance_gives_the_same_pairs_and_another_others(make: Callable[..., Room]) -> None:
    room = make()

    def order(seed: int) -> list[tuple[str, str]]:
        return [(pair.left.id, pair.right.id) for pair in room.look(seed).pairs]

    assert order(1) == order(1)
    assert len({tuple(order(seed)) for seed in range(6)}) > 1


def test_a_look_leaves_no_trace(make: Callable[..., Room]) -> None:
    room = make()
    before = room.session.store.undo_label
    rows = room.session.store.rows("SELECT count(*) FROM reading")
    look = room.look()
    room.key(look, Qt.Key.Key_1)
    room.key(look, Qt.Key.Key_Escape)
    assert not look.isVisible()
    assert room.session.store.undo_label == before
    assert room.session.store.rows("SELECT count(*) FROM reading") == rows


def test_answers_wait_until_both_photos_are_there(make: Callable[..., Room]) -> None:
    room = make()
    look = BlindLook(
        room.session,
        Pictures(room.session.store.path, room.jobs, room.decoder, room.session),
        None,
        dice=random.Random(1),
    )
    room.qtbot.addWidget(look)
    assert not any(button.isEnabled() for button in look.buttons.values())
    look.answer(blind.LEFT)
    assert look.answers == []
    room.settle()
    assert all(button.isEnabled() for button in look.buttons.values())


def test_a_photo_that_cannot_be_opened_takes_its_pairs_with_it(make: Callable[..., Room]) -> None:
    room = make()
    gone = room.kept[0]
    for edge in media.SIZES:
        media.cache_path(room.session.store.path, gone.sha256, edge).unlink(missing_ok=True)
    original = media.path_of(room.session.store.path, gone.sha256)
    original.chmod(0o644)
    original.unlink()
    look = room.look()
    while look.key.isHidden():
        count = len(look.answers)
        look.answer(blind.SAME)
        room.settle()
        if len(look.answers) == count:
            break
    assert gone.id not in {photo.id for answer in look.answers for photo in (answer.pair.left, answer.pair.right)}
    assert look.key.isVisible()


def test_too_few_photos_are_told_in_a_sentence(make: Callable[..., Room]) -> None:
    look = make(weeks=1).look()
    assert look.pairs == []
    assert "two weeks or more apart" in " ".join(said(look))
    look.findChild(QPushButton, "empty_action").click()
    assert not look.isVisible()


def test_looking_again_starts_anew(make: Callable[..., Room]) -> None:
    room = make()
    look = room.look()
    for _pair in list(look.pairs):
        room.key(look, Qt.Key.Key_2)
    look.key.again_button.click()
    room.settle()
    assert look.answers == []
    assert look.view.isVisible()


def test_the_back_end_is_cut_by_the_marks_of_each_pose() -> None:
    rear = blind_cut.back_end("rear", {"tail_base": (100, 50), "hock_left": (80, 150), "hock_right": (120, 150)})
    assert rear is not None and rear.contains(100, 50) and rear.contains(80, 149) and rear.bottom() < 160
    left = blind_cut.back_end("left_lateral", {"tail_base": (300, 100), "withers": (100, 100)})
    right = blind_cut.back_end("right_lateral", {"tail_base": (100, 100), "withers": (300, 100)})
    assert left is not None and right is not None
    assert not left.contains(100, 100) and not right.contains(300, 100)
    assert left.left() + right.right() == pytest.approx(400)
    floor = {"tail_base": (300.0, 100.0), "withers": (100.0, 100.0), "paw_back": (290.0, 180.0)}
    low = blind_cut.back_end("left_lateral", floor)
    assert low is not None and 180 < low.bottom() < 190
    top = blind_cut.back_end("dorsal", {"tail_base": (100, 300), "withers": (100, 100)})
    assert top is not None and top.contains(100, 300) and not top.contains(100, 100)


@pytest.mark.parametrize(
    ("pose", "points"),
    [
        ("rear", {}),
        ("rear", {"tail_base": (1.0, 1.0)}),
        ("rear", {"tail_base": (10.0, 90.0), "hock_left": (5.0, 20.0)}),
        ("left_lateral", {"tail_base": (1.0, 1.0)}),
        ("left_lateral", {"tail_base": (1.0, 1.0), "withers": (1.0, 1.0)}),
    ],
)
def test_marks_that_tell_nothing_cut_nothing(pose: str, points: dict[str, tuple[float, float]]) -> None:
    assert blind_cut.back_end(pose, points) is None


def test_both_photos_are_drawn_in_one_frame(qtbot: QtBot) -> None:
    """A newer photo, half as large and shifted, lies where the older one does."""
    older, newer = QPixmap(200, 200), QPixmap(100, 100)
    older.fill(Qt.GlobalColor.red)
    newer.fill(Qt.GlobalColor.blue)
    view = BlindView()
    qtbot.addWidget(view)
    scene = QRectF(50, 50, 100, 100)
    onto = QTransform.fromScale(1.0, 1.0) * QTransform.fromTranslate(100, 50)
    view.set_sights(Sight(older, QTransform(), scene), Sight(newer, onto, scene))
    shown = view.picture(QSize(204, 100), 1.0, "").toImage()
    assert shown.pixelColor(50, 50) == Qt.GlobalColor.red
    assert shown.pixelColor(104 + 75, 50) == Qt.GlobalColor.blue
    assert shown.pixelColor(104 + 25, 50) != Qt.GlobalColor.blue
