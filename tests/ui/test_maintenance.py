# SPDX-License-Identifier: MIT
"""The dialog of recovery and maintenance: explained, begun on a day, moved to another day, taken back."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import phases
from core.usecases.dogs import Dog
from core.words.settings import UserSettings
from tests import make
from ui import theme
from ui.dialogs.maintenance import MaintenanceForm
from ui.jobs import Jobs
from ui.session import Session

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(store: Store, dog: Dog, qapp: QApplication) -> Session:
    theme.apply(qapp, theme.load("light"))
    return Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))


def opened(session: Session, qtbot: QtBot) -> MaintenanceForm:
    dialog = MaintenanceForm(session, Jobs())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_maintenance_is_explained_and_begins_today(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    assert not dialog.months.isVisible() and "every day" in dialog.said.text()
    qtbot.mouseClick(dialog.kind.chip("maintenance"), LEFT)
    assert dialog.months.isVisible() and "One diary entry a week is enough" in dialog.said.text()
    dialog.months.set_key("6")
    qtbot.mouseClick(dialog.save_button, LEFT)
    (kept,) = phases.of_dog(store, dog.id)
    assert (kept.kind, kept.day, kept.check_months) == ("maintenance", make.TODAY, 6)


def test_nothing_is_written_while_the_dog_stays_in_recovery(
    session: Session, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    before = store.undo_label
    dialog = opened(session, qtbot)
    qtbot.mouseClick(dialog.kind.chip("recovery"), LEFT)
    dialog.on_save()
    assert phases.of_dog(store, dog.id) == [] and store.undo_label == before


def test_another_first_day_moves_the_phase(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    day = make.TODAY - timedelta(days=10)
    phases.set_phase(store, dog, "maintenance", day, check_months=12, today=make.TODAY)
    dialog = opened(session, qtbot)
    assert (dialog.day.day(), dialog.months.key()) == (day, "12")
    dialog.day.set_day(day - timedelta(days=5))
    dialog.on_save()
    (kept,) = phases.of_dog(store, dog.id)
    assert (kept.day, kept.check_months) == (day - timedelta(days=5), 12)


def test_a_relapse_begins_a_recovery_and_keeps_what_was(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    day = make.TODAY - timedelta(days=10)
    phases.set_phase(store, dog, "maintenance", day, today=make.TODAY)
    dialog = opened(session, qtbot)
    qtbot.mouseClick(dialog.kind.chip("recovery"), LEFT)
    assert dialog.day.day() == make.TODAY
    dialog.on_save()
    assert [(one.kind, one.day) for one in phases.of_dog(store, dog.id)] == [
        ("maintenance", day),
        ("recovery", make.TODAY),
    ]


def test_a_day_that_has_not_come_is_told_at_the_day(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    dialog.kind.chip("maintenance").click()
    dialog.day.set_day(make.TODAY + timedelta(days=1))
    dialog.on_save()
    assert "23 November 2026" in dialog.form.problem("day") and dialog.isVisible()


def test_the_last_change_can_be_taken_back(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    phases.set_phase(store, dog, "maintenance", make.TODAY, today=make.TODAY)
    dialog = opened(session, qtbot)
    qtbot.mouseClick(dialog.remove_button, LEFT)
    assert not phases.is_maintenance(store, dog.id, make.TODAY)
    store.undo()
    assert phases.is_maintenance(store, dog.id, make.TODAY)
