# SPDX-License-Identifier: MIT
"""The columns of the diary: what stands where in a low or narrow window, and that long words push nothing out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import dogs, events
from core.usecases.events import Event
from core.words.settings import UserSettings
from ui import theme
from ui.jobs import Jobs
from ui.session import Session
from ui.tabs.diary.day_page import DayPage
from ui.tabs.diary.tab import DiaryTab

TODAY = date(2026, 11, 22)
Opened = Callable[..., DayPage]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "library")
    yield made
    made.close()


@pytest.fixture
def opened(store: Store, qtbot: QtBot, qapp: QApplication) -> Opened:
    kept: list[DiaryTab] = []

    def open_page(width: int, height: int) -> DayPage:
        colours = theme.load("light")
        theme.apply(qapp, colours)
        session = Session(store, colours, UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))
        tab = DiaryTab(session, Jobs())
        qtbot.addWidget(tab)
        kept.append(tab)
        tab.resize(width, height)
        tab.show()
        qtbot.waitUntil(lambda: tab.page is not None and tab.page.is_complete())
        assert tab.page is not None
        QApplication.processEvents()
        return tab.page

    return open_page


def top_of(page: DayPage, part: QWidget) -> int:
    return part.mapTo(page, QPoint(0, 0)).y()


def bottom_of(page: DayPage, part: QWidget) -> int:
    return part.mapTo(page, part.rect().bottomLeft()).y()


def test_a_window_that_opens_narrow_has_the_week_under_the_page(store: Store, opened: Opened) -> None:
    dogs.add(store, "Bailey", today=TODAY)
    page = opened(1024, 595)
    assert top_of(page, page.week) > bottom_of(page, page.note)


@pytest.mark.parametrize(("width", "height"), [(1280, 695), (1024, 595)])
def test_a_win_and_something_off_are_one_click_away_without_scrolling(
    store: Store, opened: Opened, width: int, height: int
) -> None:
    dog = dogs.add(store, "Bailey", today=TODAY)
    for back, words in enumerate(("Climbed one stair", "Asked to go out", "Stood at the bowl for a whole meal")):
        events.save(store, dog, Event("", TODAY - timedelta(days=back), "win", words), today=TODAY)
    page = opened(width, height)
    for button in (page.wins.entry.button, page.off.entry.button):
        assert bottom_of(page, button) < page.height(), button.objectName()


def test_long_names_and_words_push_nothing_out(store: Store, opened: Opened) -> None:
    dog = dogs.add(store, "B" * 200, today=TODAY)
    events.save(store, dog, Event("", TODAY, "win", "w" * 150), today=TODAY)
    events.save(store, dog, Event("", TODAY, "off", "o" * 150), today=TODAY)
    page = opened(1280, 700)
    for column in (page._left, page._middle, page._right):
        assert column.widget().width() <= column.viewport().width(), column.objectName()
    last = page.kind.chips.chip("bad")
    assert last.mapTo(page, last.rect().topRight()).x() < page.width()
