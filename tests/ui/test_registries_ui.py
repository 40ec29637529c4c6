# SPDX-License-Identifier: MIT
"""Law L8 in the window: one line in a list is enough for a form, a menu, a grid, a chart, a page and the export."""

from __future__ import annotations

import csv
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import report
from core.usecases.dogs import Dog
from core.words import causes, metrics, milestones, poses, scales, sections, settings, signs
from core.words.blocks import Paragraph, Run
from core.words.metrics import Metric
from core.words.settings import LibrarySettings, UserSettings
from tests import make
from ui import theme
from ui.dialogs.event_editor import MILESTONE, EventEditor
from ui.dialogs.preferences import Preferences
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.session import Session
from ui.tabs.diary.tab import DiaryTab
from ui.tabs.photos.tab import PhotosTab
from ui.tabs.progress.chart_board import ChartBoard
from ui.tabs.progress.tab import ProgressTab
from ui.tabs.vet.tab import VetTab

DAY = make.TODAY
NOW = datetime(2026, 11, 22, 18, 42)
LEFT = Qt.MouseButton.LeftButton


def add(patch: pytest.MonkeyPatch, module: object, name: str, *lines: object) -> None:
    """Add lines to a list of the program for one test."""
    patch.setattr(module, name, (*getattr(module, name), *lines))


def shown(store: Store, qtbot: QtBot) -> MainWindow:
    """Show the real window on a library."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, theme.load("light"))
    window = MainWindow(Session(store, theme.load("light"), UserSettings(), clock=lambda: NOW), Jobs())
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.painted):
        window.show()
    return window


@pytest.fixture
def wags(monkeypatch: pytest.MonkeyPatch) -> Metric:
    made = Metric("tail_wags", "Tail wags", "number", "count", 0, 500, group="more", form="series", vet="Wagging")
    add(monkeypatch, metrics, "METRICS", made)
    return made


def words_in(root: QWidget) -> str:
    """Return what a person could press or read by its name."""
    found = [root, *root.findChildren(QWidget)]
    texts = [one.accessibleName() for one in found]
    texts += [one.text() for kind in (QAbstractButton, QLabel) for one in root.findChildren(kind)]
    return " | ".join(texts)


def test_a_metric_is_asked_charted_and_exported(
    store: Store, dog: Dog, qtbot: QtBot, wags: Metric, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.series(store, dog, "tail_wags", [10, 20, 30, 40, None])
    window = shown(store, qtbot)
    diary = window.go("diary")
    assert isinstance(diary, DiaryTab) and diary.page is not None
    diary.page.complete()
    qtbot.mouseClick(diary.page.more.fold, LEFT)
    (editor,) = diary.findChildren(QWidget, "metric_tail_wags")
    editor.control.line.setText("50")
    editor.control.flush()
    assert store.rows("SELECT value FROM reading WHERE metric = 'tail_wags' ORDER BY value")[-1] == (50.0,)

    progress = window.go("progress")
    assert isinstance(progress, ProgressTab)
    progress.popover().tick("tail_wags").click()
    (board,) = progress.findChildren(ChartBoard)
    qtbot.waitUntil(lambda: board.is_built() and "Tail wags" in words_in(board), timeout=20_000)
    assert "Tail wags" in [action.text() for action in progress.picture_menu().actions()]

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(tmp_path / "csv"))
    window.menus.action("export_csv").trigger()
    with (tmp_path / "csv" / "days.csv").open(encoding="utf-8-sig", newline="") as handle:
        assert [row["tail_wags"] for row in csv.DictReader(handle)] == ["10", "20", "30", "40", "50"]


def test_a_weekly_metric_is_asked_in_the_weekly_check(
    store: Store, dog: Dog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Metric("ear_length", "Ear length", "number", "mm", 10, 300, group="weekly", form="measured")
    add(monkeypatch, metrics, "METRICS", made)
    window = shown(store, qtbot)
    dialog = window.dialogs.open("weekly_check")
    assert "Ear length" in words_in(dialog)
    dialog.editor("ear_length").line.setText("12")
    qtbot.mouseClick(dialog.save_button, LEFT)
    assert store.rows("SELECT value FROM reading WHERE metric = 'ear_length'") == [(120.0,)]


def test_a_sign_is_a_chip_with_its_leg(store: Store, dog: Dog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    add(monkeypatch, signs, "SIGNS", signs.Sign("hummed", "Hummed", "signs", False, "Humming"))
    flag = signs.RedFlag("humming", "soon", "Hums all night", matches=(signs.Match("hummed"),))
    add(monkeypatch, signs, "RED_FLAGS", flag)
    window = shown(store, qtbot)
    diary = window.go("diary")
    assert isinstance(diary, DiaryTab) and diary.page is not None
    diary.page.complete()
    (chip,) = diary.findChildren(QAbstractButton, "chip_hummed")
    qtbot.mouseClick(chip, LEFT)
    assert store.rows("SELECT value FROM reading WHERE metric = 'hummed'") == [(1.0,)]
    (row,) = window.findChildren(QWidget, "flag_humming")
    assert row.property("matched") is True


def test_a_pose_stands_in_every_list_and_in_the_grid(
    store: Store, dog: Dog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(monkeypatch, poses, "POSES", poses.Pose("tail", "The tail", True, "Hold it still."))
    make.photo(store, dog, DAY, "tail")
    make.photo(store, dog, DAY, "rear")
    window = shown(store, qtbot)
    tab = window.go("photos")
    assert isinstance(tab, PhotosTab)
    box: QComboBox = tab.check.pose_for_all
    assert "tail" in [box.itemData(row) for row in range(box.count())]
    tab.bar.show_view(weeks=True)
    qtbot.waitUntil(lambda: "The tail" in words_in(tab))
    assert tab.findChildren(QAbstractButton, "pose_tail")


def test_a_clinical_scale_is_asked_with_its_range_and_kept(
    store: Store, dog: Dog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = scales.Scale("wag", "Wag index", (scales.Version("0-9", 0, 9),), "higher", "vet", "a book")
    add(monkeypatch, scales, "SCALES", made)
    dialog = shown(store, qtbot).dialogs.open("clinic_score")
    dialog.scale.set_key("wag")
    dialog.on_scale("wag")
    assert "0–9, higher is better" in words_in(dialog)
    dialog.total.field.set_value("7")
    qtbot.mouseClick(dialog.save_button, LEFT)
    assert store.rows("SELECT scale, version, total, high FROM clinic_score") == [("wag", "0-9", 7.0, 9.0)]


def test_a_milestone_can_be_written_down_as_an_event(
    store: Store, dog: Dog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(monkeypatch, milestones, "MILESTONES", milestones.Milestone("sang", "Sang a whole song"))
    window = shown(store, qtbot)
    dialog = EventEditor(window.session, Jobs(), window, kind=MILESTONE)
    dialog.milestone.set_key("milestone.sang")
    dialog.open()
    qtbot.mouseClick(dialog.save_button, LEFT)
    assert store.rows("SELECT kind FROM event") == [("milestone.sang",)]


def test_a_cause_can_be_chosen_for_a_dog(store: Store, dog: Dog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    add(monkeypatch, causes, "CAUSES", causes.Cause("catness", "Is a cat", "felinity"))
    dialog = shown(store, qtbot).dialogs.open("dog_details")
    assert "Is a cat" in [dialog.cause.itemText(row) for row in range(dialog.cause.count())]


def test_a_section_can_be_left_out_and_is_printed(
    store: Store, dog: Dog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def naps(page: report.Page) -> report.Built:
        return (Paragraph((Run(f"{page.dog.name} naps."),)),), ""

    add(monkeypatch, sections, "SECTIONS", sections.SectionEntry("naps", "Naps"))
    monkeypatch.setitem(report.SECTION_BUILDERS, "naps", naps)
    window = shown(store, qtbot)
    tab = window.go("vet")
    assert isinstance(tab, VetTab)
    made = tab.build()
    assert made is not None and made.sections[-1].title == "Naps"
    (tick,) = tab.findChildren(QAbstractButton, "section_naps")
    tick.click()
    made = tab.build()
    assert made is not None and "Naps" not in [part.title for part in made.sections]


@dataclass(frozen=True, slots=True)
class MoreOfTheLibrary(LibrarySettings):
    """The library's settings with one more."""

    bowl: str = "blue"


@dataclass(frozen=True, slots=True)
class MoreOfThePerson(UserSettings):
    """The person's settings with one more."""

    tempo: str = "calm"


def test_a_setting_stands_in_the_preferences_and_is_kept(
    store: Store, dog: Dog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "LibrarySettings", MoreOfTheLibrary)
    monkeypatch.setitem(settings.CHOICES, "bowl", ("blue", "red"))
    monkeypatch.setitem(settings.CHOICES, "tempo", ("calm", "quick"))
    add(monkeypatch, settings, "ASKED", settings.Asked("bowl", "Colour of the bowl", ("Blue", "Red"), of="library"))
    add(monkeypatch, settings, "ASKED", settings.Asked("tempo", "Tempo", ("Calm", "Quick"), of="person"))
    session = Session(store, theme.load("light"), MoreOfThePerson(), clock=lambda: NOW)
    dialog = Preferences(session, Jobs())
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Colour of the bowl" in words_in(dialog)
    (red,) = dialog.findChildren(QAbstractButton, "chip_red")
    (quick,) = dialog.findChildren(QAbstractButton, "chip_quick")
    qtbot.mouseClick(red, LEFT)
    qtbot.mouseClick(quick, LEFT)
    assert store.settings() == MoreOfTheLibrary(bowl="red")
    assert session.settings == MoreOfThePerson(tempo="quick")


def test_every_setting_that_is_asked_exists_with_words_for_each_choice() -> None:
    there = {
        "library": {one.name for one in fields(LibrarySettings)},
        "person": {one.name for one in fields(UserSettings)},
    }
    for asked in settings.ASKED:
        assert asked.key in there[asked.of]
        assert len(asked.words) == len(settings.CHOICES[asked.key])
