# SPDX-License-Identifier: MIT
"""The self-test and the screenshots: they go through every list, change nothing, and tell what broke."""

from __future__ import annotations

import hashlib
import sys
import types
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from core.keeping import library
from core.keeping.store import Store
from core.usecases import diary, dogs
from ui import places, screenshots, self_test


class PlainTab(QWidget):
    """A tab with nothing in it."""

    def __init__(self, session: object, jobs: object, parent: QWidget | None = None) -> None:
        super().__init__(parent)


class BrokenTab(PlainTab):
    """A tab whose slot fails a little later."""

    def __init__(self, session: object, jobs: object, parent: QWidget | None = None) -> None:
        super().__init__(session, jobs, parent)
        QTimer.singleShot(0, self.on_late)

    def on_late(self) -> None:
        raise KeyError("late")


class PlainDialog(QDialog):
    """A dialog with nothing in it."""

    def __init__(self, session: object, jobs: object, parent: QWidget | None = None) -> None:
        super().__init__(parent)


@pytest.fixture
def kept(tmp_path: Path, today: date, monkeypatch: pytest.MonkeyPatch) -> Path:
    module = types.ModuleType("fake_rooms")
    for kind in (PlainTab, BrokenTab, PlainDialog):
        setattr(module, kind.__name__, kind)
    monkeypatch.setitem(sys.modules, "fake_rooms", module)
    tabs = tuple(places.TabEntry(one.key, one.label, "fake_rooms", "PlainTab") for one in places.TABS)
    monkeypatch.setattr(places, "TABS", tabs)
    monkeypatch.setattr(places, "DIALOGS", (places.DialogEntry("about", "fake_rooms", "PlainDialog"),))
    store = Store.create(tmp_path / "library")
    dog = dogs.add(store, "Bailey", today=today)
    diary.save(store, dog, today, {("good_day", ""): 2}, today=today)
    store.close()
    return tmp_path / "library"


def digest(path: Path) -> str:
    return hashlib.sha256(library.database(path).read_bytes()).hexdigest()


def test_the_self_test_counts_what_it_opened_and_changes_nothing(
    qapp: QApplication, kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = digest(kept)
    assert self_test.run(kept) == 0
    said = capsys.readouterr().out
    assert "5 tabs" in said and "1 dialog" in said and said.strip().endswith("ok")
    assert digest(kept) == before


@pytest.mark.qt_no_exception_capture
def test_the_self_test_tells_what_broke(
    qapp: QApplication, kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(places, "TABS", (places.TabEntry("diary", "Diary", "fake_rooms", "BrokenTab"),))
    assert self_test.run(kept) == 1
    assert "late" in capsys.readouterr().err


def test_the_self_test_of_a_missing_library_is_no_success(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert self_test.run(tmp_path / "gone") == 1
    assert "gone" in capsys.readouterr().err


def test_screenshots_show_every_tab_dialog_and_empty_state(qapp: QApplication, kept: Path, tmp_path: Path) -> None:
    before = digest(kept)
    files = screenshots.take(kept, tmp_path / "pictures", theme="dark", size=(1024, 700), text_percent=100)
    names = [file.stem for file in files]
    assert {f"tab-{number}-{one.key}" for number, one in enumerate(places.TABS, 1)} <= set(names)
    assert {"dialog-about", "welcome-1-choices", "no-dog-1-diary", "new-dog-1-diary", "one-day-1-diary"} <= set(names)
    assert len(names) == len(set(names)) and all(not QImage(str(file)).isNull() for file in files)
    shown = QImage(str(files[0]))
    assert (shown.width(), shown.height()) == (1024, 700)
    assert digest(kept) == before
