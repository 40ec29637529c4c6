# SPDX-License-Identifier: MIT
"""The dialog of the walking range that the vet set: kept as typed, changed, ended, and never suggested."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import vet_ranges
from core.usecases.dogs import Dog
from core.usecases.vet_ranges import VetRange
from core.words.settings import UserSettings
from tests import make
from ui import theme
from ui.dialogs.vet_range import VetRangeForm
from ui.jobs import Jobs
from ui.session import Session

LEFT = Qt.MouseButton.LeftButton
WEEK = timedelta(days=7)


@pytest.fixture
def session(store: Store, dog: Dog, qapp: QApplication) -> Session:
    theme.apply(qapp, theme.load("light"))
    return Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))


def opened(session: Session, qtbot: QtBot, kept: VetRange | None = None, *, stop: bool = False) -> VetRangeForm:
    dialog = VetRangeForm(session, Jobs(), kept=kept, stop=stop)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_range_is_kept_as_the_vet_said(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    assert (dialog.low.value(), dialog.high.value(), dialog.low.placeholderText()) == ("", "", "")
    qtbot.keyClicks(dialog.low, "24")
    qtbot.keyClicks(dialog.high, "30")
    qtbot.keyClicks(dialog.set_by, "Dr Lee <b>")
    qtbot.mouseClick(dialog.save_button, LEFT)
    (kept,) = vet_ranges.of_dog(store, dog.id)
    assert (kept.metric, kept.low, kept.high) == ("walk_minutes_total", 24, 30)
    assert (kept.since, kept.until, kept.set_by) == (make.TODAY, None, "Dr Lee <b>")


@pytest.mark.parametrize(("low", "high", "field"), [("", "30", "low"), ("24", "lots", "high"), ("30", "24", "high")])
def test_what_cannot_be_is_told_at_its_field(
    session: Session, store: Store, dog: Dog, qtbot: QtBot, low: str, high: str, field: str
) -> None:
    dialog = opened(session, qtbot)
    dialog.low.setText(low)
    dialog.high.setText(high)
    dialog.set_by.setText("Dr Lee")
    dialog.on_save()
    assert dialog.form.problem(field) and dialog.isVisible()
    assert (dialog.low.value(), dialog.high.value(), dialog.set_by.value()) == (low, high, "Dr Lee")
    assert vet_ranges.of_dog(store, dog.id) == []


def test_a_new_range_ends_the_one_before(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    vet_ranges.save(store, dog, VetRange(since=make.TODAY - WEEK, low=8, high=10), today=make.TODAY)
    dialog = opened(session, qtbot)
    dialog.low.setText("24")
    dialog.high.setText("30")
    dialog.on_save()
    first, second = vet_ranges.of_dog(store, dog.id)
    assert (first.until, second.since) == (make.TODAY - timedelta(days=1), make.TODAY)


def test_ending_offers_today_and_a_mistake_is_removed(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    kept = vet_ranges.save(store, dog, VetRange(since=make.TODAY - WEEK, low=8, high=10), today=make.TODAY)
    dialog = opened(session, qtbot, kept, stop=True)
    assert dialog.until.day() == make.TODAY and dialog.low.value() == "8"
    dialog.on_save()
    (ended,) = vet_ranges.of_dog(store, dog.id)
    assert ended.until == make.TODAY
    dialog = opened(session, qtbot, ended)
    qtbot.mouseClick(dialog.remove_button, LEFT)
    assert vet_ranges.of_dog(store, dog.id) == []
    store.undo()
    assert len(vet_ranges.of_dog(store, dog.id)) == 1
