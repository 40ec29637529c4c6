# SPDX-License-Identifier: MIT
"""The weekly check dialog: what is offered, what is kept, where a wrong number is told, and that nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import measures
from core.usecases.dogs import Dog
from core.words import metrics
from core.words.metrics import Metric
from core.words.settings import UserSettings
from tests import make
from ui import theme
from ui.dialogs.weekly_check import WeeklyCheck
from ui.jobs import Jobs
from ui.session import Session

LAST_WEEK = make.TODAY - timedelta(days=7)


@pytest.fixture
def session(store: Store, dog: Dog, qapp: QApplication) -> Session:
    theme.apply(qapp, theme.load("light"))
    return Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))


def opened(session: Session, qtbot: QtBot, entry_id: str = "") -> WeeklyCheck:
    dialog = WeeklyCheck(session, Jobs(), None, entry_id)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def type_take(dialog: WeeklyCheck, qtbot: QtBot, side: str, take: int, text: str) -> None:
    qtbot.keyClicks(dialog.girth.field(side, take).line, text)


def test_a_whole_check_is_kept_in_stored_units(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    qtbot.keyClicks(dialog.editor("body_weight").line, "8,4")
    for side, takes in (("L", ("20.6", "20.4", "20.8")), ("R", ("21.0", "21.2", "21.1"))):
        for number, take in enumerate(takes, 1):
            type_take(dialog, qtbot, side, number, take)
    qtbot.mouseClick(dialog.body.steps().step(5), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.findChild(object, "level_mild"), Qt.MouseButton.LeftButton)
    dialog.coat.set_key("short")
    qtbot.keyClicks(dialog.measured_by, "Anna")
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    (kept,) = measures.sessions(store, dog.id)
    assert kept.values[("body_weight", "", 1)] == 8.4
    assert kept.values[("thigh_girth", "L", 2)] == 204
    assert kept.girth("R") == 211
    assert kept.values[("body_condition_score_9", "", 1)] == 5
    assert kept.values[("muscle_condition_score", "", 1)] == 1
    assert kept.values[("girth_level_pct", "", 1)] == 50
    assert (kept.measured_by, kept.coat, kept.scored_by, kept.day) == ("Anna", "short", "owner", make.TODAY)
    assert not dialog.isVisible()


def test_tab_goes_from_left_to_right_in_turn(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.girth.field("L", 1).setFocus()
    visited = []
    for _turn in range(6):
        focused = QApplication.focusWidget()
        assert isinstance(focused, QLineEdit)
        visited.append(focused.parent().objectName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert visited == [f"take_{side}_{take}" for take in (1, 2, 3) for side in ("L", "R")]


def test_a_girth_of_four_metres_is_told_at_its_field_and_nothing_is_lost(
    session: Session, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    dialog = opened(session, qtbot)
    qtbot.keyClicks(dialog.editor("body_weight").line, "8.4")
    type_take(dialog, qtbot, "R", 1, "400")
    dialog.on_save()
    field = dialog.girth.field("R", 1)
    assert "90" in field.problem()
    assert field.text() == "400"
    assert dialog.editor("body_weight").text() == "8.4"
    assert dialog.isVisible()
    assert measures.sessions(store, dog.id) == []


def test_every_wrong_number_is_told_at_once(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    qtbot.keyClicks(dialog.editor("body_weight").line, "9999")
    for side, take, text in (("L", 1, "400"), ("R", 1, "abc"), ("L", 2, "20,5")):
        type_take(dialog, qtbot, side, take, text)
    dialog.on_save()
    assert dialog.editor("body_weight").problem()
    told = {(side, take): bool(dialog.girth.field(side, take).problem()) for side in "LR" for take in (1, 2)}
    assert told == {("L", 1): True, ("R", 1): True, ("L", 2): False, ("R", 2): False}
    assert "3 numbers" in dialog.problem.text()
    assert measures.sessions(store, dog.id) == []


def test_words_in_place_of_a_weight_are_told_there(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    qtbot.keyClicks(dialog.editor("body_weight").line, "heavy")
    dialog.on_save()
    assert dialog.editor("body_weight").problem()
    assert dialog.editor("body_weight").text() == "heavy"


def test_a_day_that_has_not_come_is_told_under_the_day(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    qtbot.keyClicks(dialog.editor("body_weight").line, "8.4")
    dialog.day.set_day(make.TODAY + timedelta(days=1))
    dialog.on_save()
    assert "23 November 2026" in dialog.form.problem("day")


def test_an_empty_check_is_not_kept(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    dialog.on_save()
    assert "nothing to keep" in dialog.problem.text()
    assert measures.sessions(store, dog.id) == []


def test_a_wide_spread_asks_for_a_fourth_take(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    assert dialog.girth.field("L", 4).isHidden()
    for take, (left, right) in enumerate((("20.6", "21"), ("22.0", "21.1"), ("20.4", "21.2")), 1):
        type_take(dialog, qtbot, "L", take, left)
        type_take(dialog, qtbot, "R", take, right)
    assert not dialog.girth.field("L", 4).isHidden()
    said = dialog.girth.findChild(object, "girth_ask").text()
    assert "left" in said and "right" not in said
    assert dialog.girth.findChild(object, "girth_said_L").text() == "middle 20.6 cm\nspread 1.6 cm"


def test_a_new_check_offers_the_person_and_the_scale_of_the_last_one(
    session: Session, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    make.session(store, dog, LAST_WEEK, values={"body_condition_score_5": 3}, measured_by="Ann")
    dialog = opened(session, qtbot)
    assert dialog.measured_by.value() == "Ann"
    assert dialog.body.scale.checked() == {"body_condition_score_5"}
    assert dialog.body.values() == {}


def test_a_score_is_never_converted_to_the_other_scale(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    qtbot.mouseClick(dialog.body.steps().step(6), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.body.scale.chip("body_condition_score_5"), Qt.MouseButton.LeftButton)
    assert dialog.body.values() == {}
    qtbot.mouseClick(dialog.body.scale.chip("body_condition_score_9"), Qt.MouseButton.LeftButton)
    assert dialog.body.values() == {"body_condition_score_9": 6}


def test_saving_an_untouched_check_leaves_it_exactly_as_it_was(
    session: Session, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    kept = make.session(store, dog, LAST_WEEK, left=(206.37, 207), right=(210,), values={"body_weight": 8.4321})
    session.set_library_settings(replace(session.library, units="imperial"))
    dialog = opened(session, qtbot, kept.id)
    assert dialog.editor("body_weight").text() == "18.6"
    dialog.on_save()
    assert measures.sessions(store, dog.id) == [replace(kept, scored_by="owner")]


def test_a_changed_check_can_be_undone(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    kept = make.session(store, dog, LAST_WEEK, values={"body_weight": 8.4})
    store.now = make.Clock(make.NOW + timedelta(hours=1))
    dialog = opened(session, qtbot, kept.id)
    dialog.editor("body_weight").line.setText("8.1")
    dialog.on_save()
    assert measures.sessions(store, dog.id)[0].values[("body_weight", "", 1)] == 8.1
    store.undo()
    assert measures.sessions(store, dog.id)[0].values[("body_weight", "", 1)] == 8.4


def test_removing_a_check_can_be_undone(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    kept = make.session(store, dog, LAST_WEEK, values={"body_weight": 8.4})
    dialog = opened(session, qtbot, kept.id)
    qtbot.mouseClick(dialog.remove_button, Qt.MouseButton.LeftButton)
    assert measures.sessions(store, dog.id) == []
    store.undo()
    assert len(measures.sessions(store, dog.id)) == 1


def test_a_measure_added_to_the_list_is_asked(
    session: Session, store: Store, dog: Dog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tail = Metric("tail_length", "Tail length", "number", "mm", 10, 900, 1, "none", "weekly", form="measured")
    monkeypatch.setattr(metrics, "METRICS", (*metrics.METRICS, tail))
    dialog = opened(session, qtbot)
    qtbot.keyClicks(dialog.editor("tail_length").line, "30.5")
    dialog.on_save()
    assert measures.sessions(store, dog.id)[0].values[("tail_length", "", 1)] == 305


@pytest.mark.parametrize("percent", [100, 160])
def test_the_dialog_fits_a_small_screen(session: Session, qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    theme.apply(qapp, session.theme, percent)
    dialog = opened(session, qtbot)
    assert dialog.width() <= 1024 and dialog.height() <= 700
    assert dialog.minimumSizeHint().width() <= 1024
    theme.apply(qapp, session.theme, 100)


def test_a_new_check_is_of_today_whichever_page_of_the_diary_is_open(session: Session, qtbot: QtBot) -> None:
    session.choose_day(LAST_WEEK)
    assert opened(session, qtbot).day.day() == make.TODAY


def test_after_midnight_a_new_check_is_of_the_evening_before(
    store: Store, dog: Dog, qapp: QApplication, qtbot: QtBot
) -> None:
    late = Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 23, 1, 10))
    assert opened(late, qtbot).day.day() == make.TODAY
