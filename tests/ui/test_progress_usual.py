# SPDX-License-Identifier: MIT
"""Starting a new usual: for all measures or one, with its reason; restarts so far are listed and taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import usuals
from core.usecases.dogs import Dog
from tests import make
from tests.progress_room import button, declining, long_dog, opened, said, session_on
from ui.jobs import Jobs
from ui.tabs.progress import new_usual
from ui.tabs.progress.new_usual import NewUsual

FROM = make.TODAY - timedelta(days=9)


@pytest.fixture
def low(store: Store) -> Dog:
    dog = long_dog(store)
    declining(store, dog)
    return dog


def form_on(store: Store, qtbot: QtBot) -> NewUsual:
    dialog = NewUsual(session_on(store), Jobs())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_from_more_it_is_opened_and_every_measure_starts_anew(low: Dog, store: Store, qtbot: QtBot) -> None:
    session = session_on(store)
    tab = opened(session, qtbot)
    before = tab.findings.card.row("comfort").verdict.state
    next(one for one in tab.tools.menu().actions() if one.objectName() == "more_new_usual").trigger()
    dialog = tab.findChild(NewUsual)
    dialog.day.set_day(FROM)
    dialog.reason.chip("surgery").click()
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert [(one.day, one.metric, one.reason) for one in usuals.starts(store, low.id)] == [(FROM, "", "surgery")]
    qtbot.waitUntil(tab.is_built)
    assert any(mark.day == FROM for mark in tab.board.frames()[0].chart().marks), "every restart is on the chart"
    assert not [bar.text() for bar in tab.findings.things.bars()], "ten days of a new usual are no decline"
    session.undo()
    qtbot.waitUntil(tab.is_built)
    assert tab.findings.card.row("comfort").verdict.state == before == "lower"


def test_one_measure_alone_may_start_anew(low: Dog, store: Store, qtbot: QtBot) -> None:
    dialog = form_on(store, qtbot)
    dialog.measure.set_key("comfort")
    dialog.day.set_day(FROM)
    dialog.on_save()
    assert [one.metric for one in usuals.starts(store, low.id)] == ["comfort"]


def test_a_day_that_has_not_come_is_told_at_the_day(low: Dog, store: Store, qtbot: QtBot) -> None:
    dialog = form_on(store, qtbot)
    dialog.day.set_day(make.TODAY + timedelta(days=1))
    dialog.on_save()
    assert "has not come yet" in dialog.form.problem("day")
    assert usuals.starts(store, low.id) == []


def test_restarts_so_far_are_listed_and_taken_back(low: Dog, store: Store, qtbot: QtBot) -> None:
    usuals.start_anew(store, low, FROM, "visit", today=make.TODAY)
    usuals.start_anew(store, low, FROM + timedelta(days=2), "owner", metric="comfort", today=make.TODAY)
    dialog = form_on(store, qtbot)
    words = said(dialog)
    assert "13 November 2026: all measures (a visit to the vet)" in words
    assert "15 November 2026: Comfort" in words
    button(dialog, "take_back_0").click()
    assert [one.metric for one in usuals.starts(store, low.id)] == ["comfort"]
    assert "all measures (" not in said(dialog)


def test_every_reason_offered_is_one_that_core_keeps(low: Dog, store: Store) -> None:
    for key, _words in new_usual.REASONS:
        usuals.start_anew(store, low, FROM, key, today=make.TODAY)
