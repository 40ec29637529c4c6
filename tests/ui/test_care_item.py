# SPDX-License-Identifier: MIT
"""A change of dose or product from a day on keeps what was given before; a mistyped word is only corrected."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import care
from core.usecases.care import Care
from core.usecases.dogs import Dog
from core.words.settings import UserSettings
from tests import make
from ui import theme
from ui.dialogs.care_item import CareItem
from ui.jobs import Jobs
from ui.session import Session

LAST_WEEK = make.TODAY - timedelta(days=7)


@pytest.fixture
def session(store: Store, dog: Dog, qapp: QApplication) -> Session:
    theme.apply(qapp, theme.load("light"))
    return Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))


def opened(session: Session, qtbot: QtBot, item: Care | None = None, *, stop: bool = False) -> CareItem:
    dialog = CareItem(session, Jobs(), item=item, stop=stop)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_another_dose_from_a_day_on_keeps_the_old_one(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    item = make.medicine(store, dog, strength="0.5 mg")
    dialog = opened(session, qtbot, item)
    dialog.strength.setText("1 mg")
    dialog.changed.tick.click()
    dialog.changed.field.set_day(LAST_WEEK)
    dialog.on_save()
    old, new = care.of_dog(store, dog.id)
    assert (old.strength, old.since, old.stop_day) == ("0.5 mg", make.START, LAST_WEEK - timedelta(days=1))
    assert (new.strength, new.since, new.stop_day) == ("1 mg", LAST_WEEK, None)
    store.undo()
    assert care.of_dog(store, dog.id) == [item]


def test_without_the_tick_a_word_is_only_corrected(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    item = make.medicine(store, dog, "Loxicm")
    dialog = opened(session, qtbot, item)
    dialog.name.setText("Loxicom")
    dialog.on_save()
    (kept,) = care.of_dog(store, dog.id)
    assert (kept.id, kept.name, kept.since) == (item.id, "Loxicom", make.START)


@pytest.mark.parametrize("day", [make.START, make.TODAY + timedelta(days=1)])
def test_a_day_of_change_that_cannot_be_is_told_there(
    session: Session, store: Store, dog: Dog, qtbot: QtBot, day: date
) -> None:
    item = make.medicine(store, dog, strength="0.5 mg")
    dialog = opened(session, qtbot, item)
    dialog.strength.setText("1 mg")
    dialog.changed.tick.click()
    dialog.changed.field.set_day(day)
    dialog.on_save()
    assert dialog.form.problem("changed") and dialog.form.problem("since") == ""
    assert dialog.strength.value() == "1 mg" and care.of_dog(store, dog.id) == [item]


def test_only_what_is_given_now_can_be_changed_from_a_day(
    session: Session, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    given = make.medicine(store, dog)
    stopped = make.medicine(store, dog, "Antibiotic", stop_day=LAST_WEEK)
    assert opened(session, qtbot, given).changed.isVisible()
    for dialog in (opened(session, qtbot), opened(session, qtbot, stopped), opened(session, qtbot, given, stop=True)):
        assert not dialog.changed.isVisible()
