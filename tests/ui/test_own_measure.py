# SPDX-License-Identifier: MIT
"""The dialog of a measure in the owner's words: score, number, activity; what is told where, and what stays fixed."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import own
from core.usecases.dogs import Dog
from core.usecases.own import OwnMeasure
from core.words.settings import UserSettings
from tests import make
from ui import theme
from ui.dialogs.own_measure import OwnMeasureForm
from ui.jobs import Jobs
from ui.session import Session

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(store: Store, dog: Dog, qapp: QApplication) -> Session:
    theme.apply(qapp, theme.load("light"))
    return Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))


def opened(session: Session, qtbot: QtBot, measure: OwnMeasure | None = None, kind: str = "score") -> OwnMeasureForm:
    dialog = OwnMeasureForm(session, Jobs(), measure=measure, kind=kind)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_score_is_kept_in_the_owners_words(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    qtbot.keyClicks(dialog.name, "Tail <b>wags</b> {dog}")
    qtbot.keyClicks(dialog.low_label, "never")
    qtbot.mouseClick(dialog.better.chip("higher"), LEFT)
    qtbot.mouseClick(dialog.save_button, LEFT)
    (kept,) = own.of_dog(store, dog.id)
    assert (kept.name, kept.kind, kept.low, kept.high) == ("Tail <b>wags</b> {dog}", "score", 0, 10)
    assert (kept.better, kept.asked, kept.low_label) == ("higher", "daily", "never")
    assert dialog.result() == 1


def test_a_number_has_a_unit_and_a_wider_range(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    assert dialog.unit.isHidden() or not dialog.unit.isVisible()
    qtbot.mouseClick(dialog.kind.chip("number"), LEFT)
    assert dialog.unit.isVisible() and not dialog.low_label.isVisible()
    assert dialog.high.value() == "100"
    qtbot.keyClicks(dialog.name, "Play")
    qtbot.keyClicks(dialog.unit, "min")
    qtbot.mouseClick(dialog.better.chip("none"), LEFT)
    qtbot.mouseClick(dialog.asked.chip("weekly"), LEFT)
    dialog.on_save()
    (kept,) = own.of_dog(store, dog.id)
    assert (kept.kind, kept.unit, kept.high, kept.better, kept.asked) == ("number", "min", 100, "none", "weekly")


def test_what_is_missing_is_told_at_its_field_and_nothing_is_lost(
    session: Session, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    dialog = opened(session, qtbot)
    qtbot.keyClicks(dialog.high_label, "all day")
    dialog.on_save()
    assert "name is missing" in dialog.form.problem("name")
    qtbot.keyClicks(dialog.name, "Wags")
    dialog.on_save()
    assert dialog.form.problem("name") == "" and "which way is good" in dialog.form.problem("better")
    qtbot.mouseClick(dialog.better.chip("lower"), LEFT)
    dialog.high.setText("ten")
    dialog.on_save()
    assert "ten" in dialog.form.problem("high")
    dialog.high.setText("0")
    dialog.on_save()
    assert dialog.form.problem("high")
    assert dialog.high_label.value() == "all day" and own.of_dog(store, dog.id) == []


def test_an_activity_asks_only_for_its_name_and_ends(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot, kind="activity")
    assert dialog.findChild(QWidget, "better") is None
    qtbot.keyClicks(dialog.name, "Jump into the car")
    qtbot.keyClicks(dialog.low_label, "will not try")
    qtbot.keyClicks(dialog.high_label, "in one go")
    dialog.on_save()
    (kept,) = own.of_dog(store, dog.id)
    assert (kept.kind, kept.low, kept.high, kept.better, kept.asked) == ("activity", 0, 4, "higher", "weekly")
    assert (kept.low_label, kept.high_label) == ("will not try", "in one go")


def test_a_sixth_activity_is_refused_with_a_sentence(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    for number in range(own.MOST_ACTIVITIES):
        own.save(store, dog, OwnMeasure(name=f"Activity {number}", kind="activity"), today=make.TODAY)
    dialog = opened(session, qtbot, kind="activity")
    qtbot.keyClicks(dialog.name, "One more")
    dialog.on_save()
    assert "5 activities" in dialog.problem.text() and dialog.isVisible()
    assert dialog.name.value() == "One more"


def test_what_was_recorded_goes_on_meaning_the_same(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    kept = own.save(store, dog, OwnMeasure(name="Wags", better="higher"), today=make.TODAY)
    make.log(store, dog, make.TODAY, {kept.key: 7})
    dialog = opened(session, qtbot, kept)
    assert not dialog.better.isEnabled() and not dialog.asked.isEnabled() and not dialog.kind.isEnabled()
    dialog.name.setText("Tail wags")
    dialog.on_save()
    assert own.of_dog(store, dog.id)[0].name == "Tail wags"


def test_a_measure_with_readings_is_stopped_and_one_without_is_removed(
    session: Session, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    told = own.save(store, dog, OwnMeasure(name="Wags", better="higher"), today=make.TODAY)
    make.log(store, dog, make.TODAY, {told.key: 7})
    never = own.save(store, dog, OwnMeasure(name="Licks", better="lower"), today=make.TODAY)
    for measure, words in ((told, "Stop asking it"), (never, "Made by mistake")):
        dialog = opened(session, qtbot, measure)
        assert dialog.remove_button.text() == words
        qtbot.mouseClick(dialog.remove_button, LEFT)
    (kept,) = own.of_dog(store, dog.id)
    assert kept.name == "Wags" and kept.stop_day == make.TODAY
    store.undo()
    assert len(own.of_dog(store, dog.id)) == 2


def test_escape_keeps_nothing(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    qtbot.keyClicks(dialog.name, "Wags")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible() and own.of_dog(store, dog.id) == []


@pytest.mark.parametrize("percent", [100, 160])
def test_the_dialog_fits_a_small_screen(session: Session, qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    theme.apply(qapp, session.theme, percent)
    dialog = opened(session, qtbot)
    dialog.kind.chip("number").click()
    assert dialog.width() <= 1024 and dialog.height() <= 700
    theme.apply(qapp, session.theme, 100)


def test_a_new_name_leaves_a_fine_range_as_it_was(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    fine = OwnMeasure(name="Drops", kind="number", unit="l", low=0, high=0.1249, better="none")
    kept = own.save(store, dog, fine, today=make.TODAY)
    make.log(store, dog, make.TODAY, {kept.key: 0.1})
    dialog = opened(session, qtbot, kept)
    dialog.name.setText("Drops of water")
    qtbot.mouseClick(dialog.save_button, LEFT)
    (renamed,) = own.of_dog(store, dog.id)
    assert (renamed.name, renamed.high) == ("Drops of water", 0.1249)
