# SPDX-License-Identifier: MIT
"""Nothing flashes up as a window of its own while tabs are built: it would close menus and startle people."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget

from core.keeping.store import Store
from core.usecases import care, phases
from core.words.settings import UserSettings
from tests import make
from ui import places, rehearsal


class Watch(QObject):
    """Notes widgets that are shown without a parent."""

    def __init__(self) -> None:
        super().__init__()
        self.strays: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            if not isinstance(watched, QDialog | QMainWindow | QMenu):
                self.strays.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_no_tab_shows_a_part_of_itself_as_a_window(qapp: QApplication, tmp_path: Path) -> None:
    store = Store.create(tmp_path / "library")
    dog = make.dog(store)
    make.series(store, dog, "comfort", [4, 5, 6, 7])
    care.save(store, dog, care.Care(name="Loxicom", since=make.START), today=make.TODAY)
    watch = Watch()
    qapp.installEventFilter(watch)
    try:
        with rehearsal.window_on(store, UserSettings(), lambda: make.NOW.replace(tzinfo=None)) as window:
            for entry in places.TABS:
                window.go(entry.key)
                rehearsal.settle(window.jobs)
    finally:
        qapp.removeEventFilter(watch)
    assert watch.strays == []


def test_no_part_of_the_weekly_check_is_shown_as_a_window(qapp: QApplication, tmp_path: Path) -> None:
    store = Store.create(tmp_path / "library")
    dog = make.dog(store)
    make.own_measure(store, dog)
    make.activity_that_matters(store, dog)
    make.session(store, dog, left=(206,), values={"fore_load": 5, "hind_load": 3, "up_and_go": 4})
    phases.set_phase(store, dog, phases.MAINTENANCE, make.TODAY, today=make.TODAY)
    watch = Watch()
    qapp.installEventFilter(watch)
    try:
        with rehearsal.window_on(store, UserSettings(), lambda: make.NOW.replace(tzinfo=None)) as window:
            dialog = window.dialogs.open("weekly_check")
            rehearsal.settle(window.jobs)
            assert dialog.part("up_and_go").is_open()
            dialog.reject()
    finally:
        qapp.removeEventFilter(watch)
    assert watch.strays == []
