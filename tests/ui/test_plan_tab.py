# SPDX-License-Identifier: MIT
"""The Plan tab: the latest check and all of them, medicines now and stopped, and what to expect."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import care, dogs, measures
from core.usecases.dogs import Dog
from core.words import causes
from core.words.settings import UserSettings
from tests import make
from ui import theme
from ui.dialogs.care_item import CareItem
from ui.dialogs.weekly_check import WeeklyCheck
from ui.jobs import Jobs
from ui.places import Place
from ui.session import Session
from ui.tabs.plan.care_card import CareRow
from ui.tabs.plan.expect_card import WeekLine
from ui.tabs.plan.tab import PlanTab

LAST_WEEK = make.TODAY - timedelta(days=7)


@pytest.fixture
def dog(store: Store) -> Dog:
    return make.dog(store, cause="ivdd_early")


@pytest.fixture
def session(store: Store, qapp: QApplication) -> Session:
    theme.apply(qapp, theme.load("light"))
    return Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))


def opened(session: Session, qtbot: QtBot, width: int = 1280) -> PlanTab:
    tab = PlanTab(session, Jobs())
    qtbot.addWidget(tab)
    tab.resize(width, 700)
    with qtbot.waitExposed(tab):
        tab.show()
    return tab


def words_of(widget: QWidget) -> str:
    QApplication.processEvents()  # Qt shows what was just laid out a moment later
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def cells(tab: PlanTab, row: int) -> list[str]:
    model = tab.check_card.table.model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def test_without_a_dog_it_offers_to_add_one(session: Session, qtbot: QtBot) -> None:
    tab = opened(session, qtbot)
    with qtbot.waitSignal(tab.open_requested) as told:
        qtbot.mouseClick(tab.findChild(QWidget, "empty_action"), Qt.MouseButton.LeftButton)
    assert told.args == [Place(dialog="add_dog")]


def test_the_latest_values_say_scale_person_and_takes(dog: Dog, store: Store, session: Session, qtbot: QtBot) -> None:
    make.session(store, dog, LAST_WEEK, values={"body_weight": 8.4, "body_condition_score_9": 6})
    make.session(store, dog, left=(206, 204, 220), right=(210,), values={"muscle_condition_score": 1}, scored_by="vet")
    tab = opened(session, qtbot)
    said = words_of(tab.check_card)
    assert "8.4 kg" in said and "15\u00a0Nov" in said, "no line ends between the day and its month"
    assert "6 of 9" in said
    assert "Mild loss" in said and "scored by vet" in said
    assert "20.6 cm" in said and "3 takes: 20.6 · 20.4 · 22.0" in said.replace("\u00a0", " ")
    assert "last one today" in said


def test_all_checks_stand_in_the_table_newest_first(dog: Dog, store: Store, session: Session, qtbot: QtBot) -> None:
    make.session(store, dog, LAST_WEEK, values={"body_weight": 8.4})
    make.session(store, dog, values={"body_weight": 8.2})
    tab = opened(session, qtbot)
    assert cells(tab, 0)[:2] == ["22 Nov 2026", "8.2 kg"]
    assert cells(tab, 1)[:2] == ["15 Nov 2026", "8.4 kg"]


def test_the_thighs_come_before_what_is_measured_besides(
    dog: Dog, store: Store, session: Session, qtbot: QtBot
) -> None:
    make.session(store, dog, left=(206,), values={"body_weight": 8.4, "up_and_go": 4.0, "fore_load": 5, "hind_load": 3})
    tab = opened(session, qtbot)
    model = tab.check_card.table.model()
    across = Qt.Orientation.Horizontal
    heads = [str(model.headerData(column, across)) for column in range(model.columnCount())]
    assert heads == ["Day", "Weight", "Body", "Left", "Right", "Behind", "Up and go", "By", "Coat"]


def test_the_newest_value_of_each_measure_is_shown_however_old_its_check(
    dog: Dog, store: Store, session: Session, qtbot: QtBot
) -> None:
    make.session(store, dog, LAST_WEEK, left=(206,), values={"fore_load": 5, "hind_load": 3, "up_and_go": 4.0})
    make.session(store, dog, values={"fore_load": 6})
    tab = opened(session, qtbot)
    said = words_of(tab.check_card)
    assert "37.5 %" in said and "20.6 cm" in said and "Thigh girth, right" not in said and "4 s" in said


def test_enter_opens_a_check_and_delete_removes_it(dog: Dog, store: Store, session: Session, qtbot: QtBot) -> None:
    make.session(store, dog, LAST_WEEK, values={"body_weight": 8.4})
    tab = opened(session, qtbot)
    table = tab.check_card.table
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    dialog = tab.findChild(WeeklyCheck)
    assert dialog.editor("body_weight").text() == "8.4"
    dialog.reject()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert measures.sessions(store, dog.id) == []
    assert table.model().rowCount() == 0
    session.undo()
    assert cells(tab, 0)[1] == "8.4 kg"


def test_a_new_check_is_opened_by_its_button_and_appears(
    dog: Dog, store: Store, session: Session, qtbot: QtBot
) -> None:
    tab = opened(session, qtbot)
    qtbot.mouseClick(tab.check_card.new_button, Qt.MouseButton.LeftButton)
    dialog = tab.findChild(WeeklyCheck)
    qtbot.keyClicks(dialog.editor("body_weight").line, "8.3")
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert "8.3 kg" in words_of(tab.check_card)


def test_a_medicine_is_added_as_on_the_label(dog: Dog, store: Store, session: Session, qtbot: QtBot) -> None:
    tab = opened(session, qtbot)
    qtbot.mouseClick(tab.care_card.add_button, Qt.MouseButton.LeftButton)
    dialog = tab.findChild(CareItem)
    qtbot.keyClicks(dialog.name, "Loxicom <b>")
    qtbot.keyClicks(dialog.strength, "0.5 mg")
    qtbot.keyClicks(dialog.times, "once daily")
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    (kept,) = care.of_dog(store, dog.id)
    assert (kept.name, kept.strength, kept.times, kept.since) == ("Loxicom <b>", "0.5 mg", "once daily", make.TODAY)
    assert "Loxicom <b> 0.5 mg" in words_of(tab.care_card)


def test_a_medicine_without_a_name_is_told_at_the_name(dog: Dog, session: Session, qtbot: QtBot) -> None:
    tab = opened(session, qtbot)
    tab.add_care()
    dialog = tab.findChild(CareItem)
    qtbot.keyClicks(dialog.amount, "1 tablet")
    dialog.on_save()
    assert "name is missing" in dialog.form.problem("name")
    assert dialog.amount.value() == "1 tablet"


def test_stopping_keeps_the_last_day_and_folds_the_item_away(
    dog: Dog, store: Store, session: Session, qtbot: QtBot
) -> None:
    item = make.medicine(store, dog)
    tab = opened(session, qtbot)
    tab.stop_care(item)
    dialog = tab.findChild(CareItem)
    dialog.stop_day.field.set_day(make.TODAY - timedelta(days=1))
    dialog.on_save()
    assert care.of_dog(store, dog.id)[0].stop_day == make.TODAY - timedelta(days=1)
    assert "Loxicom" not in words_of(tab.care_card)
    qtbot.mouseClick(tab.care_card.fold, Qt.MouseButton.LeftButton)
    assert "until 21 Nov" in words_of(tab.care_card)


def test_what_has_a_last_day_offers_no_stop(dog: Dog, store: Store, session: Session, qtbot: QtBot) -> None:
    make.medicine(store, dog, "Loxicom")
    make.medicine(store, dog, "Antibiotic", stop_day=make.TODAY)
    tab = opened(session, qtbot)
    rows = [row for row in tab.care_card.findChildren(CareRow) if row.isVisible()]
    assert {row._item.name: row.stop_button.isVisible() for row in rows} == {"Loxicom": True, "Antibiotic": False}


def test_two_anti_inflammatories_are_worth_a_question(dog: Dog, store: Store, session: Session, qtbot: QtBot) -> None:
    make.medicine(store, dog, "Loxicom", drug_class="nsaid")
    tab = opened(session, qtbot)
    assert tab.care_card.note is None
    make.medicine(store, dog, "Rimadyl", drug_class="nsaid")
    assert "Loxicom, Rimadyl" in tab.care_card.note.text()
    assert tab.care_card.note.isVisible()


def test_expected_times_name_their_source_and_promise_nothing(
    dog: Dog, store: Store, session: Session, qtbot: QtBot
) -> None:
    tab = opened(session, qtbot)
    said = words_of(tab.expect_card)
    assert "recovery possible, weeks 4–8; you are in week 5" in said
    assert "A guide, not a promise." in said and "the founding article" in said


@pytest.mark.parametrize("key", ["dm", "unknown", "hormonal", "ageing"])
def test_some_causes_show_no_times(store: Store, dog: Dog, session: Session, qtbot: QtBot, key: str) -> None:
    dogs.save(store, replace(dog, cause=key), today=make.TODAY)
    tab = opened(session, qtbot)
    said = words_of(tab.expect_card)
    assert "you are in week" not in said and "Weeks" not in said
    assert tab.findChild(QWidget, "week_line").isHidden()
    assert "Your vet knows what can be hoped for here." in said


def test_degenerative_myelopathy_is_to_hold_and_comfort(store: Store, dog: Dog, session: Session, qtbot: QtBot) -> None:
    dogs.save(store, replace(dog, cause="dm"), today=make.TODAY)
    tab = opened(session, qtbot)
    said = words_of(tab.expect_card)
    assert "hold and comfort" in said and "6–18 months" in said and "the founding article" in said


def test_a_cause_with_several_times_lists_each(store: Store, dog: Dog, session: Session, qtbot: QtBot) -> None:
    dogs.save(store, replace(dog, cause="disuse"), today=make.TODAY)
    tab = opened(session, qtbot)
    said = words_of(tab.expect_card)
    for span in causes.known()["disuse"].spans:
        assert f"Weeks {span.first_week}–{span.last_week}: {span.text}" in said


def test_after_a_surgery_the_card_counts_from_the_first_walk(
    store: Store, dog: Dog, session: Session, qtbot: QtBot
) -> None:
    operated = replace(dog, cause="disuse", start_kind="surgery")
    dogs.save(store, operated, today=make.TODAY)
    tab = opened(session, qtbot)
    line = tab.findChild(WeekLine, "week_line")
    assert "begin with the first leash walk" in words_of(tab.expect_card) and line.week is None
    make.walk(store, operated, make.TODAY - timedelta(days=15))
    said = words_of(tab.expect_card)
    assert "you are in week 3 of walking again, counted from the first leash walk on 7 Nov" in said
    assert "Weeks 3–4 of walking: muscle tone may start to return" in said and line.week == 3


def test_a_change_of_the_cause_is_shown_at_once(dog: Dog, store: Store, session: Session, qtbot: QtBot) -> None:
    tab = opened(session, qtbot)
    dogs.save(store, replace(dog, cause="dm"), today=make.TODAY)
    assert "no recovery times are promised" in words_of(tab.expect_card)


def test_a_hidden_tab_reads_only_when_shown(dog: Dog, store: Store, session: Session, qtbot: QtBot) -> None:
    tab = opened(session, qtbot)
    tab.hide()
    make.session(store, dog, values={"body_weight": 8.4})
    assert tab.check_card.table.model().rowCount() == 0
    tab.show()
    assert tab.check_card.table.model().rowCount() == 1


def test_in_a_narrow_window_the_right_column_goes_below(dog: Dog, session: Session, qtbot: QtBot) -> None:
    tab = opened(session, qtbot, 600)
    assert tab.care_card.y() > tab.check_card.y()
    assert tab.expect_card.y() > tab.care_card.y()
    tab.resize(1024, 700)
    qtbot.waitUntil(lambda: tab.expect_card.y() == tab.care_card.y() > tab.check_card.y())
    assert tab.care_card.y() - tab.score_card.geometry().bottom() < 40, "what is left over stays below"
    tab.resize(1280, 700)
    qtbot.waitUntil(lambda: tab.care_card.y() == tab.check_card.y())
