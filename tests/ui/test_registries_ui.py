# SPDX-License-Identifier: MIT
"""Law L8 on screen: a fake metric, sign, pose and section appear in form, grid, chart and page by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import diary
from core.usecases.dogs import Dog
from core.words import metrics, poses, sections, signs
from core.words.metrics import Metric
from core.words.settings import UserSettings
from tests import make
from ui import theme
from ui.dialogs.weekly_check import WeeklyCheck
from ui.jobs import Jobs
from ui.session import Session
from ui.tabs.diary.tab import DiaryTab
from ui.tabs.photos.tab import PhotosTab
from ui.tabs.progress.tab import ProgressTab
from ui.tabs.vet.summary_card import SummaryCard
from ui.widgets.photo_grid import PhotoGrid


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make.library(tmp_path)
    yield made
    made.close()


@pytest.fixture
def dog(store: Store) -> Dog:
    return make.dog(store)


@pytest.fixture
def session(store: Store, dog: Dog, qapp: QApplication) -> Session:
    theme.apply(qapp, theme.load("light"))
    return Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def _fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    """One more line in each list."""
    wags = Metric("tail_wags", "Tail wags", "score", high=5, group="more", form="series")
    hum = Metric("hum_volume", "Humming", "number", "count", 0, 20, group="weekly", form="measured")
    monkeypatch.setattr(metrics, "METRICS", (*metrics.METRICS, wags, hum))
    monkeypatch.setattr(signs, "SIGNS", (*signs.SIGNS, signs.Sign("hummed", "Hummed", "signs", True)))
    monkeypatch.setattr(poses, "POSES", (*poses.POSES, poses.Pose("tail", "The tail", True, "Hold it still.")))
    monkeypatch.setattr(sections, "SECTIONS", (*sections.SECTIONS, sections.SectionEntry("naps", "Naps")))


def opened(session: Session, jobs: Jobs, qtbot: QtBot) -> DiaryTab:
    tab = DiaryTab(session, jobs)
    qtbot.addWidget(tab)
    tab.resize(1280, 706)
    tab.show()
    qtbot.waitUntil(lambda: tab.page is not None and tab.page.is_complete())
    return tab


@pytest.mark.usefixtures("_fakes")
def test_a_metric_behind_more_is_asked_and_kept(session: Session, dog: Dog, jobs: Jobs, qtbot: QtBot) -> None:
    tab = opened(session, jobs, qtbot)
    fold = tab.findChild(QPushButton, "more_fold")
    assert fold is not None
    qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
    control = tab.findChild(QWidget, "answer_tail_wags")
    assert control is not None
    assert control.accessibleName() == "Tail wags"
    steps = control.findChildren(QPushButton)
    assert len(steps) == 6
    qtbot.mouseClick(steps[4], Qt.MouseButton.LeftButton)
    assert diary.page(session.store, dog.id, make.TODAY).answers == {("tail_wags", ""): 4}


@pytest.mark.usefixtures("_fakes")
def test_a_sign_stands_among_the_chips_with_its_legs(session: Session, dog: Dog, jobs: Jobs, qtbot: QtBot) -> None:
    tab = opened(session, jobs, qtbot)
    assert tab.page is not None
    chips = tab.page.signs.form.chips
    assert chips is not None
    menu = chips.group("hummed").leg_menu("hummed")
    next(action for action in menu.actions() if action.data() == ("hummed", "L")).trigger()
    assert diary.page(session.store, dog.id, make.TODAY).answers[("hummed", "L")] == 1


@pytest.mark.usefixtures("_fakes")
def test_a_weekly_metric_stands_in_the_weekly_check(session: Session, jobs: Jobs, qtbot: QtBot) -> None:
    dialog = WeeklyCheck(session, jobs)
    qtbot.addWidget(dialog)
    assert dialog.editor("hum_volume") is not None


@pytest.mark.usefixtures("_fakes")
def test_a_pose_is_a_column_of_the_grid(session: Session, dog: Dog, jobs: Jobs, qtbot: QtBot) -> None:
    make.photo(session.store, dog, make.TODAY, "tail")
    tab = PhotosTab(session, jobs)
    qtbot.addWidget(tab)
    tab.resize(1280, 700)
    tab.show()
    qtbot.waitUntil(lambda: not jobs.is_busy(), timeout=20_000)
    grid = tab.findChild(PhotoGrid)
    assert grid is not None
    model = grid.model()
    names = [model.headerData(number, Qt.Orientation.Horizontal) for number in range(model.columnCount())]
    assert names[-1] == "The tail"


@pytest.mark.usefixtures("_fakes")
def test_a_metric_can_be_charted(session: Session, dog: Dog, jobs: Jobs, qtbot: QtBot) -> None:
    make.series(session.store, dog, "comfort", [5.0] * 5)
    tab = ProgressTab(session, jobs)
    qtbot.addWidget(tab)
    popover = tab.popover()
    qtbot.addWidget(popover)
    assert popover.tick("tail_wags").text() == "Tail wags"
    assert popover.tick("hummed").text() == "Hummed"
    assert popover.tick("hum_volume").text() == "Humming"


@pytest.mark.usefixtures("_fakes")
def test_a_section_can_be_chosen_for_the_page(qapp: QApplication, qtbot: QtBot) -> None:
    card = SummaryCard(make.TODAY)
    qtbot.addWidget(card)
    assert [tick.text() for tick in card.findChildren(QCheckBox)][-1] == "Naps"
    assert "naps" in card.chosen()
