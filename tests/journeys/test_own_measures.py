# SPDX-License-Identifier: MIT
"""An own measure from the Plan to the diary, the chart and the export; an activity to the weekly check; by hand."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import csvfile, measures, own, trends
from core.usecases.dogs import Dog
from core.words.settings import UserSettings
from tests import make
from ui import theme
from ui.dialogs.own_measure import OwnMeasureForm
from ui.dialogs.weekly_check import WeeklyCheck
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.session import Session
from ui.tabs.diary.tab import DiaryTab
from ui.tabs.plan.tab import PlanTab

LEFT = Qt.MouseButton.LeftButton
NAME = "Wags {dog} <b>&"


@pytest.fixture
def window(store: Store, dog: Dog, qapp: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    """The real window on a library with one dog."""
    theme.apply(qapp, theme.load("light"))
    session = Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))
    made = MainWindow(session, Jobs())
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.painted):
        made.show()
    yield made


def plan_of(window: MainWindow) -> PlanTab:
    tab = window.go("plan")
    assert isinstance(tab, PlanTab)
    return tab


def test_an_own_measure_is_made_answered_charted_exported_and_stopped(
    window: MainWindow, store: Store, dog: Dog, qtbot: QtBot, tmp_path: Path
) -> None:
    plan = plan_of(window)
    qtbot.mouseClick(plan.own_card.add_button, LEFT)
    dialog = plan.findChild(OwnMeasureForm)
    qtbot.keyClicks(dialog.name, NAME)
    qtbot.mouseClick(dialog.better.chip("higher"), LEFT)
    qtbot.mouseClick(dialog.save_button, LEFT)
    (one,) = own.of_dog(store, dog.id)

    diary = window.go("diary")
    assert isinstance(diary, DiaryTab) and diary.page is not None
    diary.page.complete()
    form = diary.page.more.own_form()
    assert form is not None
    qtbot.mouseClick(form.editors[0].control.step(7), LEFT)

    assert NAME in [metric.label for metric in trends.offered(store, dog.id)]
    chart = trends.chart(store, dog, one.key, (make.START, make.TODAY))
    assert chart.title == NAME and [dot.value for trace in chart.traces for dot in trace.dots] == [7]
    csvfile.export(store, tmp_path / "csv")
    with (tmp_path / "csv" / "days.csv").open(encoding="utf-8-sig", newline="") as handle:
        assert [row[one.key] for row in csv.DictReader(handle) if row[one.key]] == ["7"]

    plan = plan_of(window)
    QApplication.processEvents()
    plan.edit_measure(own.of_dog(store, dog.id)[0])
    dialog = next(one for one in plan.findChildren(OwnMeasureForm) if one.isVisible())
    qtbot.mouseClick(dialog.remove_button, LEFT)
    assert own.of_dog(store, dog.id)[0].stop_day == make.TODAY
    assert trends.chart(store, dog, one.key, (make.START, make.TODAY)).title == NAME, "what was recorded stays"


def test_an_activity_is_scored_in_the_weekly_check_without_its_earlier_score(
    window: MainWindow, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    plan = plan_of(window)
    qtbot.mouseClick(plan.activities_card.add_button, LEFT)
    dialog = plan.findChild(OwnMeasureForm)
    qtbot.keyClicks(dialog.name, "Jump into the car")
    qtbot.mouseClick(dialog.save_button, LEFT)
    (one,) = own.of_dog(store, dog.id)
    for score in (3, 1):
        check = plan.open_check()
        assert isinstance(check, WeeklyCheck) and check.editor(one.key).stored() is None
        check.editor(one.key).step(score).click()
        qtbot.mouseClick(check.save_button, LEFT)
    assert sorted(each.values[(one.key, "", 1)] for each in measures.sessions(store, dog.id)) == [1, 3]
