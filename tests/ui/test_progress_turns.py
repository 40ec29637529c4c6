# SPDX-License-Identifier: MIT
"""In which turns the Progress tab is built: the large chart first, no turn for everything, nothing while hidden."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import cards
from tests import make
from tests.progress_room import declining, long_dog, opened, session_on
from ui.jobs import Jobs
from ui.tabs.progress.tab import ProgressTab


def test_the_large_chart_is_there_before_what_the_days_say_and_the_small_ones_after(store: Store, qtbot: QtBot) -> None:
    declining(store, long_dog(store))
    tab = ProgressTab(session_on(store), Jobs())
    qtbot.addWidget(tab)
    told: list[str] = []
    tab.board.first_built.connect(lambda: told.append(f"large {len(charts(tab))}"))
    tab.findings.all_built.connect(lambda: told.append(f"said {len(charts(tab))}"))
    tab.board.all_built.connect(lambda: told.append("charts"))
    tab.show()
    qtbot.waitUntil(tab.is_built)
    assert told == ["large 1", "said 1", "charts"]
    assert tab.late is not None and tab.late.is_built()


def charts(tab: ProgressTab) -> list[str]:
    return [frame.key for frame in tab.board.frames() if frame.chart() is not None]


def test_a_change_while_the_tab_is_hidden_reads_nothing_until_it_is_shown(
    store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dog = long_dog(store)
    declining(store, dog)
    tab = opened(session_on(store), qtbot)
    tab.hide()
    asked: list[str] = []
    real = Store.rows

    def rows(self: Store, sql: str, *parameters: object) -> list[tuple[object, ...]]:
        asked.append(sql)
        return real(self, sql, *parameters)

    monkeypatch.setattr(ProgressTab, "read", lambda _tab: asked.append("read"))
    make.log(store, dog, make.TODAY, {"comfort": 3}, note="typed while nobody looks")
    monkeypatch.setattr(Store, "rows", rows)
    for _turn in range(5):
        QApplication.processEvents()
    assert asked == []
    tab.show()
    assert asked == ["read"]


def test_building_is_given_up_when_the_tab_is_hidden_in_the_middle_and_done_when_it_is_back(
    store: Store, qtbot: QtBot
) -> None:
    declining(store, long_dog(store))
    tab = ProgressTab(session_on(store), Jobs())
    qtbot.addWidget(tab)
    tab.board.first_built.connect(tab.hide)
    tab.show()
    qtbot.waitUntil(tab.isHidden)
    for _turn in range(20):
        QApplication.processEvents()
    assert not tab.is_built() and len(charts(tab)) == 1
    tab.board.first_built.disconnect(tab.hide)
    tab.show()
    qtbot.waitUntil(tab.is_built)
    assert len(charts(tab)) == len(tab.board.frames())


def test_everything_can_be_asked_for_at_once_and_is_filled_only_once(store: Store, qtbot: QtBot) -> None:
    declining(store, long_dog(store))
    tab = ProgressTab(session_on(store), Jobs())
    qtbot.addWidget(tab)
    built: list[int] = []
    tab.show()
    late = tab.complete()
    late.all_built.connect(lambda: built.append(1))
    assert tab.is_built() and tab.findings.found and tab.complete() is late
    for _turn in range(20):
        QApplication.processEvents()
    assert tab.is_built() and built == []


def test_a_picture_asked_for_at_once_leaves_nothing_of_the_page_out(store: Store, qtbot: QtBot) -> None:
    declining(store, long_dog(store))
    tab = ProgressTab(session_on(store), Jobs())
    qtbot.addWidget(tab)
    tab.show()
    assert [one.data() for one in tab.picture_menu().actions() if one.data()]
    assert tab.board.finish() and len(charts(tab)) == len(tab.board.frames()) > 1
    qtbot.waitUntil(tab.is_built)
    assert tab.findings.found and tab.findings.things.bars()


def test_without_any_chart_the_rest_of_the_page_is_built_all_the_same(store: Store, qtbot: QtBot) -> None:
    declining(store, long_dog(store))
    tab = opened(session_on(store), qtbot)
    for key in tab.chosen():
        tab.on_measure(key, False)
    qtbot.waitUntil(tab.is_built)
    assert tab.board.frames() == [] and tab.findings.found


def test_cards_of_a_long_span_say_the_same_as_when_all_of_it_is_read(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    dog = make.dog(store, "Bailey", start_day=make.TODAY.replace(year=make.TODAY.year - 3))
    for key, last in (("comfort", 9), ("good_day", 2)):
        make.series(store, dog, key, [at % (last + 1) for at in range(60)], last=make.TODAY - timedelta(days=20))
        make.series(store, dog, key, [at % (last + 1) for at in range(20)], last=make.TODAY - timedelta(days=600))
    span = (make.TODAY.replace(year=make.TODAY.year - 2), make.TODAY)
    found = cards.build(store, dog, *span)
    monkeypatch.setattr(cards, "NEAR", span[1] - span[0])
    assert found == cards.build(store, dog, *span) and len(found) == 2


def test_an_end_without_enough_answers_nearby_is_looked_for_in_the_whole_span(store: Store) -> None:
    dog = make.dog(store, "Bailey", start_day=make.TODAY.replace(year=make.TODAY.year - 3))
    make.series(store, dog, "comfort", [4] * 7 + [8] * 7)
    span = (make.TODAY.replace(year=make.TODAY.year - 2), make.TODAY)
    (card,) = [one for one in cards.build(store, dog, *span) if one.key == "comfort"]
    assert card.big == "8 of 10" and "first 7: 4" in card.detail
