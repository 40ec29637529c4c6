# SPDX-License-Identifier: MIT
"""The cards under the charts: the map of good days, before and after, weeks and months, wins and milestones."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import before_after, events, wins
from core.usecases.dogs import Dog
from tests import make
from tests.progress_room import button, long_dog, opened, said, session_on
from ui.jobs import Jobs
from ui.places import Place
from ui.tabs.progress.around_card import AroundCard
from ui.tabs.progress.milestone_day import MilestoneDay
from ui.tabs.progress.tab import ProgressTab

VISIT = make.TODAY - timedelta(days=16)


@pytest.fixture
def told(store: Store) -> Dog:
    """A dog with kinds of day, comfort, a visit and a small win."""
    dog = long_dog(store, cause="ivdd_early")
    for back in range(32):
        kind = back % 3
        make.log(store, dog, make.TODAY - timedelta(days=back), {"good_day": kind, "comfort": 7 if back < 16 else 5})
    events.add(store, dog, VISIT, "vet_visit", text="Recheck", today=make.TODAY)
    events.add(store, dog, make.TODAY, "win", text="Waited at the <door>", today=make.TODAY)
    return dog


def rows(tab: ProgressTab, name: str) -> list[list[str]]:
    model = getattr(tab.late, name).table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def test_they_come_after_the_charts(told: Dog, store: Store, qtbot: QtBot) -> None:
    session = session_on(store)
    tab = ProgressTab(session, Jobs())
    qtbot.addWidget(tab)
    tab.show()
    assert tab.late is None
    qtbot.waitUntil(tab.is_built)
    assert tab.late.y() > tab.board.y()


def test_good_days_are_counted_and_a_square_opens_its_day(told: Dog, store: Store, qtbot: QtBot) -> None:
    tab = opened(session_on(store), qtbot)
    assert "good days of" in said(tab.late.good_days)
    with qtbot.waitSignal(tab.open_requested) as opened_at:
        tab.late.good_days.map.day_chosen.emit(VISIT)
    assert opened_at.args == [Place("diary", day=VISIT)]


def test_before_and_after_says_how_many_days_each(told: Dog, store: Store, qtbot: QtBot) -> None:
    tab = opened(session_on(store), qtbot)
    around = tab.late.around
    labels = [around.picker.itemText(index) for index in range(around.picker.count())]
    at = next(index for index, words in enumerate(labels) if "Recheck" in words)
    around.picker.setCurrentIndex(at)
    around.picker.activated.emit(at)
    found = {row[0]: row for row in rows(tab, "around")}
    assert found["Comfort"][1:3] == ["5 (n = 14)", "7 (n = 14)"]
    assert before_after.caution() in said(around)


def test_without_an_event_it_says_what_will_be_here(store: Store, qtbot: QtBot) -> None:
    make.series(store, make.dog(store, start_day=None), "comfort", [5, 6])
    tab = opened(session_on(store), qtbot)
    assert tab.late.around.picker.isHidden()
    assert "Nothing is noted yet" in said(tab.late.around)


def test_weeks_become_months(told: Dog, store: Store, qtbot: QtBot) -> None:
    tab = opened(session_on(store), qtbot)
    weekly = rows(tab, "periods")
    for _again in range(2):
        tab.late.periods.by.chip("month").click()
        monthly = rows(tab, "periods")
        assert tab.late.periods.chosen() == "month"
    assert 2 <= len(monthly) < len(weekly)
    assert "Month by month" in said(tab.late.periods)


def test_a_win_is_listed_as_typed_and_opens_its_day(told: Dog, store: Store, qtbot: QtBot) -> None:
    tab = opened(session_on(store), qtbot)
    assert "Waited at the <door>" in said(tab.late.wins)
    with qtbot.waitSignal(tab.open_requested) as opened_at:
        button(tab.late.wins, "win_day").click()
    assert opened_at.args == [Place("diary", day=make.TODAY)]


def test_a_milestone_is_marked_on_its_day_and_taken_back(told: Dog, store: Store, qtbot: QtBot) -> None:
    tab = opened(session_on(store), qtbot)
    qtbot.mouseClick(button(tab.late.wins, "milestone_ten_steps"), Qt.MouseButton.LeftButton)
    ask = tab.findChild(MilestoneDay)
    ask.day.set_day(VISIT)
    qtbot.mouseClick(ask.save_button, Qt.MouseButton.LeftButton)
    (win,) = [one for one in wins.of_dog(store, told, make.TODAY) if one.is_milestone]
    assert win.day == VISIT
    qtbot.waitUntil(tab.is_built)
    assert "6 Nov" in said(tab.late.wins)
    qtbot.mouseClick(button(tab.late.wins, "milestone_ten_steps"), Qt.MouseButton.LeftButton)
    assert not [one for one in wins.of_dog(store, told, make.TODAY) if one.is_milestone]


def test_a_milestone_is_not_marked_on_a_day_that_has_not_come(told: Dog, store: Store, qtbot: QtBot) -> None:
    ask = MilestoneDay(session_on(store), Jobs(), key="ran")
    ask.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(ask)
    ask.show()
    ask.day.set_day(make.TODAY + timedelta(days=1))
    ask.on_save()
    assert "has not come yet" in ask.form.problem("day")


def test_many_wins_fold(told: Dog, store: Store, qtbot: QtBot) -> None:
    for number in range(9):
        events.add(store, told, VISIT, "win", text=f"Win {number}", today=make.TODAY)
    tab = opened(session_on(store), qtbot)
    card = tab.late.wins
    assert card.more.text() == "4 more"
    card.more.click()
    assert all(f"Win {number}" in said(card) for number in range(9))


def test_hidden_cards_wait_and_are_filled_when_seen(told: Dog, store: Store, qtbot: QtBot) -> None:
    tab = opened(session_on(store), qtbot)
    tab.hide()
    events.add(store, told, make.TODAY, "win", text="Ran to the gate", today=make.TODAY)
    assert "Ran to the gate" not in said(tab.late.wins)
    tab.show()
    qtbot.waitUntil(tab.is_built)
    assert "Ran to the gate" in said(tab.late.wins)


def test_before_and_after_begins_with_an_event_that_has_a_week_behind_it(qtbot: QtBot) -> None:
    today = make.TODAY
    card = AroundCard()
    qtbot.addWidget(card)
    fresh, old = (today - timedelta(days=2), "Fresh"), (today - timedelta(days=9), "Old enough")
    assert card.set_events([fresh, old], today) == old[0]
    assert card.set_events([fresh], today) == fresh[0], "without another it is the newest"
    assert card.set_events([fresh, old], today) == fresh[0], "what was chosen stays chosen"
