# SPDX-License-Identifier: MIT
"""The owner's own daily measures in the diary, before the fold of More; and the diary of a dog in maintenance."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import diary, own, phases
from core.usecases.dogs import Dog
from core.usecases.own import OwnMeasure
from core.words.settings import UserSettings
from tests import make
from ui import theme
from ui.jobs import Jobs
from ui.session import Session
from ui.tabs.diary.day_page import DayPage
from ui.tabs.diary.more_panel import MorePanel
from ui.tabs.diary.tab import DiaryTab

LEFT = Qt.MouseButton.LeftButton
YESTERDAY = make.TODAY - timedelta(days=1)


@pytest.fixture
def session(store: Store, dog: Dog, qapp: QApplication) -> Session:
    theme.apply(qapp, theme.load("light"))
    return Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))


@pytest.fixture
def tab(session: Session, qtbot: QtBot) -> DiaryTab:
    made = DiaryTab(session, Jobs())
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    return made


def page_of(tab: DiaryTab) -> DayPage:
    assert tab.page is not None
    tab.page.complete()
    return tab.page


def asked(panel: MorePanel) -> list[str]:
    form = panel.own_form()
    return [editor.asked.label for editor in form.editors] if form is not None else []


def own_one(store: Store, dog: Dog, name: str = "Wags {dog} <b>", **details: object) -> OwnMeasure:
    return own.save(store, dog, OwnMeasure(**{"name": name, "better": "higher", **details}), today=make.TODAY)


def test_without_own_measures_more_stays_one_closed_fold(tab: DiaryTab) -> None:
    more = page_of(tab).more
    assert more.own_form() is None and not more.is_open()


def test_an_own_measure_is_asked_before_the_fold_and_saved(tab: DiaryTab, store: Store, dog: Dog, qtbot: QtBot) -> None:
    one = own_one(store, dog)
    more = page_of(tab).more
    assert asked(more) == ["Wags {dog} <b>"] and not more.is_open()
    form = more.own_form()
    assert form is not None and form.isVisible()
    qtbot.mouseClick(form.editors[0].control.step(7), LEFT)
    assert diary.page(store, dog.id, make.TODAY).answers[(one.key, "")] == 7
    store.undo()
    assert (one.key, "") not in diary.page(store, dog.id, make.TODAY).answers


def test_own_measures_stand_over_the_word_more_and_tab_goes_to_them_first(
    tab: DiaryTab, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    own_one(store, dog)
    more = page_of(tab).more
    form = more.own_form()
    title = more.findChild(QLabel, "own_title")
    assert form is not None and title.isVisible()
    assert title.mapTo(more, QPoint()).y() < form.mapTo(more, QPoint()).y() < more.fold.mapTo(more, QPoint()).y()
    step = form.editors[0].control.step(0)
    step.setFocus()
    qtbot.keyClick(step, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is more.fold
    qtbot.keyClick(more.fold, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is step


def test_a_number_takes_decimals_and_the_owners_unit(tab: DiaryTab, store: Store, dog: Dog, qtbot: QtBot) -> None:
    one = own_one(store, dog, kind="number", unit="min", high=90)
    form = page_of(tab).more.own_form()
    assert form is not None
    qtbot.keyClicks(form.editors[0].control.line, "12,5 min")
    form.flush()
    assert diary.page(store, dog.id, make.TODAY).answers[(one.key, "")] == 12.5


def test_a_scale_of_a_hundred_is_typed(tab: DiaryTab, store: Store, dog: Dog, qtbot: QtBot) -> None:
    one = own_one(store, dog, high=100)
    form = page_of(tab).more.own_form()
    assert form is not None
    qtbot.keyClicks(form.editors[0].control.line, "71")
    form.flush()
    assert diary.page(store, dog.id, make.TODAY).answers[(one.key, "")] == 71


def test_what_changes_in_the_plan_changes_here(tab: DiaryTab, store: Store, dog: Dog) -> None:
    one = own_one(store, dog, "Wags")
    own_one(store, dog, "Only weekly", asked="weekly")
    more = page_of(tab).more
    assert asked(more) == ["Wags"]
    own_one(store, dog, "Licks")
    assert asked(more) == ["Wags", "Licks"]
    own.stop(store, dog, one, today=YESTERDAY)
    assert asked(more) == ["Licks"]
    store.undo()
    assert asked(more) == ["Wags", "Licks"]


def test_a_stopped_measure_is_still_asked_on_the_days_before(
    tab: DiaryTab, session: Session, store: Store, dog: Dog
) -> None:
    own.stop(store, dog, own_one(store, dog, "Wags"), today=YESTERDAY)
    more = page_of(tab).more
    assert asked(more) == []
    session.choose_day(YESTERDAY)
    assert asked(more) == ["Wags"]


def test_another_dog_is_asked_its_own(tab: DiaryTab, session: Session, store: Store, dog: Dog) -> None:
    own_one(store, dog, "Wags")
    other = make.dog(store, "Bailey")
    own_one(store, other, "Purrs")
    assert asked(page_of(tab).more) == ["Wags"]
    session.choose_dog(other.id)
    assert asked(page_of(tab).more) == ["Purrs"]


def test_in_maintenance_no_day_is_missing_and_one_a_week_is_enough(tab: DiaryTab, store: Store, dog: Dog) -> None:
    make.log(store, dog, make.TODAY - timedelta(days=12), {"comfort": 7})
    make.log(store, dog, YESTERDAY, {"comfort": 7})
    page = page_of(tab)
    words = page.week.findChild(QLabel, "week_enough")
    assert words.isHidden() and page.week.findChild(QLabel, "week_0_1").text() == "1 of 7"
    phases.set_phase(store, dog, "maintenance", make.TODAY - timedelta(days=10), today=make.TODAY)
    assert not words.isHidden() and "one entry a week is enough" in words.text()
    assert page.week.findChild(QLabel, "week_0_1").text() == "1"
    grid = page.calendar.calendar.grid
    assert not grid._is_gap(make.TODAY - timedelta(days=3))
    assert grid._is_gap(make.TODAY - timedelta(days=11)), "days of the recovery before stay as they were"


def test_in_maintenance_the_week_says_when_its_entry_is_not_written_yet(tab: DiaryTab, store: Store, dog: Dog) -> None:
    phases.set_phase(store, dog, "maintenance", make.TODAY - timedelta(days=20), today=make.TODAY)
    words = page_of(tab).week.findChild(QLabel, "week_enough")
    assert "not written yet" in words.text()
    make.log(store, dog, YESTERDAY, {"comfort": 7})
    assert "not written yet" not in words.text() and "one entry a week is enough" in words.text()


def test_before_the_days_are_read_none_looks_forgotten(session: Session, qtbot: QtBot) -> None:
    early = DiaryTab(session, Jobs())
    qtbot.addWidget(early)
    assert early.page is not None and not early.page.is_complete()
    assert not early.page.calendar.calendar.grid._is_gap(make.TODAY - timedelta(days=3))


def test_in_maintenance_the_weekly_check_asks_for_the_early_signs(tab: DiaryTab, store: Store, dog: Dog) -> None:
    make.session(store, dog, values={"body_weight": 8.4})
    phases.set_phase(store, dog, "maintenance", make.TODAY - timedelta(days=10), today=make.TODAY)
    text = page_of(tab).check.findChild(QLabel, "check_text")
    assert "early signs" in text.text() and "Next from" not in text.text(), "it is due, not next week's"
    phases.save_check(store, dog, make.TODAY, {"early.rising": 0}, today=make.TODAY)
    assert "early signs" not in text.text()
