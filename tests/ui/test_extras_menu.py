# SPDX-License-Identifier: MIT
"""The lines of the menu open the blind look, the time-lapse and the pose guide, with or without photos."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from core.keeping.decoder import Decoder
from core.keeping.store import Store
from core.usecases import dogs
from core.words.settings import UserSettings
from tests import make as make_data
from tests.make import START, TODAY
from ui import theme
from ui.jobs import Jobs
from ui.session import Session
from ui.tabs.photos.extras.pose_guide import PoseGuideDialog
from ui.tabs.photos.extras.time_lapse import TimeLapse
from ui.tabs.photos.tab import PhotosTab

WORKER = (sys.executable, "-c", "from core.keeping import decoder; decoder.serve_process()")


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[int], PhotosTab]]:
    theme.apply(qapp, theme.load("light"))
    store = Store.create(tmp_path / "library")
    dog = dogs.add(store, "Bailey", today=TODAY, start_day=START)
    session = Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))
    jobs, decoder = Jobs(), Decoder(WORKER)

    def build(weeks: int) -> PhotosTab:
        for week in range(weeks):
            make_data.drawn_photo(store, dog, START + timedelta(days=7 * week), "dorsal")
        tab = PhotosTab(session, jobs, decoder=decoder)
        qtbot.addWidget(tab)
        tab.resize(1280, 700)
        tab.show()
        qtbot.waitUntil(lambda: not (jobs.is_busy() or tab.pictures.is_busy), timeout=20_000)
        return tab

    yield build
    jobs.close()
    decoder.close()
    store.close()


def shown(tab: PhotosTab) -> list[str]:
    return [one.objectName() for one in tab.findChildren(QDialog) if one.isVisible()]


def test_each_line_of_the_menu_opens_its_dialog_and_escape_closes_it(
    make: Callable[[int], PhotosTab], qtbot: QtBot
) -> None:
    tab = make(3)
    opened = []
    for line in tab.bar.more_menu.actions()[-3:]:
        line.trigger()
        (name,) = shown(tab)
        opened.append(name)
        dialog = tab.findChild(QDialog, name)
        assert dialog is not None
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert shown(tab) == []
    assert opened == ["blind_look", "time_lapse", "pose_guide"]


def test_the_dialogs_begin_with_the_pose_on_screen(make: Callable[[int], PhotosTab]) -> None:
    tab = make(2)
    assert tab.compare.pose == "dorsal"
    tab.extras.lapse.trigger()
    tab.extras.guide.trigger()
    lapse, guide = tab.findChild(TimeLapse), tab.findChild(PoseGuideDialog)
    assert lapse is not None and guide is not None
    assert (lapse.choices.pose, guide.pose) == ("dorsal", "dorsal")


def test_before_the_first_photo_the_guide_can_be_read(make: Callable[[int], PhotosTab], qtbot: QtBot) -> None:
    tab = make(0)
    link = tab.findChild(QPushButton, "start_guide")
    assert link is not None
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert shown(tab) == ["pose_guide"]


def test_what_the_time_lapse_tells_stands_in_the_notice(make: Callable[[int], PhotosTab]) -> None:
    tab = make(2)
    lapse = tab.extras.open_time_lapse()
    lapse.told.emit("Saved as “b.gif”.", "good")
    assert tab.notice.isVisible()
