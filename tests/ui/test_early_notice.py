# SPDX-License-Identifier: MIT
"""The line over the diary page when something is lower than usual: the sentence of Progress, worked out late."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import verdicts
from tests import make
from tests.progress_room import declining, long_dog, session_on
from ui.session import Session
from ui.tabs.diary.early_notice import SEE, SNOOZE, EarlyNotice


def standing(session: Session, qtbot: QtBot) -> tuple[QWidget, EarlyNotice]:
    """Put the line on a page and wait until it has nothing left to work out."""
    page = QWidget()
    qtbot.addWidget(page)
    notice = EarlyNotice(session)
    QVBoxLayout(page).addWidget(notice)
    page.show()
    notice.follow()
    qtbot.waitUntil(notice.is_settled)
    return page, notice


def test_the_diary_says_first_what_progress_says_first(store: Store, qtbot: QtBot) -> None:
    dog = long_dog(store)
    declining(store, dog)
    _page, notice = standing(session_on(store), qtbot)
    first = verdicts.notices(store, dog, today=make.TODAY)[0]
    assert notice.text() == first.sentence != ""


def test_a_snoozed_line_is_gone_and_progress_is_asked_for_with_its_measure(store: Store, qtbot: QtBot) -> None:
    declining(store, long_dog(store))
    _page, notice = standing(session_on(store), qtbot)
    with qtbot.waitSignal(notice.open_requested) as asked:
        notice.on_answered(SEE)
    assert (asked.args[0].tab, asked.args[0].metric) == ("progress", "comfort")
    notice.on_answered(SNOOZE)
    qtbot.waitUntil(notice.is_settled)
    assert notice.text() == ""


def test_nothing_is_worked_out_while_nobody_sees_the_page(store: Store, qtbot: QtBot) -> None:
    dog = long_dog(store)
    page, notice = standing(session_on(store), qtbot)
    page.hide()
    declining(store, dog)
    notice.on_time()
    assert not notice.is_settled() and notice.text() == ""
    page.show()
    notice.show_on(make.TODAY)
    qtbot.waitUntil(notice.is_settled)
    assert notice.text()


def test_a_page_of_long_ago_has_no_line_about_today(store: Store, qtbot: QtBot) -> None:
    declining(store, long_dog(store))
    _page, notice = standing(session_on(store), qtbot)
    notice.show_on(make.TODAY - timedelta(days=30))
    assert notice.text() == ""
    notice.show_on(make.TODAY - timedelta(days=1))
    assert notice.text()


def test_no_turn_of_the_work_takes_all_of_it(store: Store) -> None:
    dog = long_dog(store)
    declining(store, dog)
    pieces = list(verdicts.in_turns(store, dog, today=make.TODAY))
    assert len(pieces) > 2 and not any(pieces[:-1])
    assert pieces[-1] == verdicts.of_dog(store, dog, today=make.TODAY) != []
