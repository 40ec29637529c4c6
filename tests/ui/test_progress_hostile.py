# SPDX-License-Identifier: MIT
"""The Progress tab with names that owners would not give, and with measures that go while they are looked at."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import clinic_scores, left_out, own, usuals
from core.usecases.clinic_scores import ClinicScore
from tests import make
from tests.progress_room import LATELY, STEADY, long_dog, opened, said, session_on
from ui.dialogs.leave_out import LeaveOut
from ui.jobs import Jobs
from ui.tabs.progress import picture_out

NAMES = ["W" * 300, "<b>bold</b> <img src='/dev/zero'> &amp; {dog} {} %s", "مرحبا بالعالم " * 20, "{0.__class__} & key"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [1280, 1024])
def test_any_name_of_a_measure_stays_inside_the_page(name: str, width: int, store: Store, qtbot: QtBot) -> None:
    dog = long_dog(store)
    made = own.save(store, dog, own.OwnMeasure(name=name, better="higher"), today=make.TODAY)
    make.series(store, dog, made.key, [*STEADY, *LATELY])
    tab = opened(session_on(store), qtbot, width, 700)
    tab.complete()
    QApplication.processEvents()
    inside = tab._scroll.widget()
    assert inside.width() <= tab._scroll.viewport().width()
    assert inside.minimumSizeHint().width() <= tab._scroll.viewport().width()
    assert tab.popover().sizeHint().width() < 700
    assert made.name in said(tab)
    for one in tab.findChildren(QLabel):
        assert "<img" not in one.toolTip()


def test_a_chart_goes_when_its_measure_goes_and_comes_back_with_it(store: Store, qtbot: QtBot) -> None:
    dog = long_dog(store)
    make.series(store, dog, "comfort", [*STEADY, *LATELY])
    store.now = make.Clock(make.NOW + timedelta(hours=1))
    score = ClinicScore(day=make.TODAY, scale="load", version="0-52", total=21)
    kept = clinic_scores.save(store, dog, score, today=make.TODAY)
    tab = opened(session_on(store), qtbot)
    tab.popover().tick(kept.key).setChecked(True)
    qtbot.waitUntil(tab.is_built)
    assert kept.key in tab.chosen()
    clinic_scores.remove(store, dog, kept)
    qtbot.waitUntil(tab.is_built)
    assert kept.key not in tab.chosen()
    store.undo()
    qtbot.waitUntil(tab.is_built)
    assert kept.key in tab.chosen()


def test_long_names_and_reasons_stay_inside_the_dialogs(store: Store, qtbot: QtBot) -> None:
    dog = long_dog(store)
    made = own.save(
        store, dog, own.OwnMeasure(name=NAMES[0], kind="number", unit="u" * 60, better="higher"), today=make.TODAY
    )
    days = make.series(store, dog, made.key, [*STEADY, *LATELY])
    make.log(store, dog, days[-1], note="n" * 3000)
    where = left_out.Where(made.key, "", days[-2])
    left_out.leave_out(store, dog, where, "r" * 3000, today=make.TODAY)
    usuals.start_anew(store, dog, days[0], "owner", metric=made.key, today=make.TODAY)
    session = session_on(store)
    tab = opened(session, qtbot, 1024, 700)
    tab.complete()
    shown = tab.findings.show_days(next(one for one in tab.findings.found if one.days))
    leave = LeaveOut(session, Jobs(), tab, where=where, what=made.name, value="u" * 300)
    for dialog in (shown, tab.open_new_usual(), leave):
        dialog.show()
        QApplication.processEvents()
        assert dialog.width() <= 660
        for scroll in dialog.findChildren(QScrollArea):
            assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width(), scroll.objectName()
        dialog.reject()
    assert picture_out.menu(tab, [(made.key, made.name)]).sizeHint().width() < 900
