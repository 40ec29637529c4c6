# SPDX-License-Identifier: MIT
"""The calendar shows kinds of days, never picks one to come, and works by mouse and by keys."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.calendar import DayCalendar
from ui.widgets.month_grid import month_days, moved_month

TODAY = date(2026, 11, 22)


@pytest.fixture
def shown(qtbot: QtBot) -> DayCalendar:
    made = DayCalendar(0)
    qtbot.addWidget(made)
    made.set_month(2026, 11)
    made.set_today(TODAY)
    made.set_days({date(2026, 11, 20): "good", date(2026, 11, 3): "bad", date(2026, 11, 9): "logged"})
    made.set_selected(date(2026, 11, 20))
    made.resize(260, 340)
    made.show()
    return made


def click(qtbot: QtBot, shown: DayCalendar, day: date) -> None:
    spot = shown.grid.spot(day).center().toPoint()
    qtbot.mouseClick(shown.grid, Qt.MouseButton.LeftButton, pos=spot)


def test_weeks_start_where_the_owner_wants() -> None:
    assert month_days(2026, 11, 0)[0] == date(2026, 10, 26)
    assert month_days(2026, 11, 6)[0] == date(2026, 11, 1)
    for first in range(7):
        days = month_days(2026, 2, first)
        assert len(days) % 7 == 0
        assert days[0].weekday() == first
        assert {date(2026, 2, 1), date(2026, 2, 28)} <= set(days)


def test_a_month_on_keeps_the_day_or_takes_the_last() -> None:
    assert moved_month(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert moved_month(date(2026, 1, 15), -1) == date(2025, 12, 15)


def test_a_click_chooses_the_day(qtbot: QtBot, shown: DayCalendar) -> None:
    with qtbot.waitSignal(shown.day_chosen) as told:
        click(qtbot, shown, date(2026, 11, 8))
    assert told.args == [date(2026, 11, 8)]


def test_a_day_to_come_cannot_be_chosen(qtbot: QtBot, shown: DayCalendar) -> None:
    with qtbot.assertNotEmitted(shown.day_chosen):
        click(qtbot, shown, date(2026, 11, 23))


def test_arrows_move_and_enter_picks(qtbot: QtBot, shown: DayCalendar) -> None:
    shown.grid.setFocus()
    qtbot.keyClick(shown.grid, Qt.Key.Key_Left)
    qtbot.keyClick(shown.grid, Qt.Key.Key_Up)
    with qtbot.waitSignal(shown.day_chosen) as told:
        qtbot.keyClick(shown.grid, Qt.Key.Key_Return)
    assert told.args == [date(2026, 11, 12)]


def test_arrows_stop_at_today(qtbot: QtBot, shown: DayCalendar) -> None:
    shown.grid.setFocus()
    qtbot.keyClick(shown.grid, Qt.Key.Key_Down)
    assert shown.grid.cursor() == TODAY


def test_arrows_turn_the_page(qtbot: QtBot, shown: DayCalendar) -> None:
    shown.set_selected(date(2026, 11, 1))
    shown.grid.setFocus()
    with qtbot.waitSignal(shown.month_changed) as told:
        qtbot.keyClick(shown.grid, Qt.Key.Key_Left)
    assert told.args == [2026, 10]
    assert shown.grid.cursor() == date(2026, 10, 31)


def test_buttons_turn_the_page_but_not_past_today(qtbot: QtBot, shown: DayCalendar) -> None:
    back, forth = (shown.findChild(QPushButton, name) for name in ("month_back", "month_forth"))
    assert not forth.isEnabled()
    with qtbot.waitSignal(shown.month_changed) as told:
        qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert told.args == [2026, 10]
    assert "2026" in shown.findChild(QLabel, "month_name").text()
    assert forth.isEnabled()


def test_showing_a_month_tells_no_one(qtbot: QtBot, shown: DayCalendar) -> None:
    with qtbot.assertNotEmitted(shown.month_changed):
        shown.set_month(2026, 9)
    assert shown.month() == (2026, 9)


def test_a_screen_reader_hears_the_day_and_its_kind(shown: DayCalendar) -> None:
    assert shown.grid.accessibleName().endswith("good day")
    shown.set_selected(date(2026, 11, 8))
    assert shown.grid.accessibleName().endswith("not logged")


def test_days_have_shade_and_mark(shown: DayCalendar) -> None:
    image = shown.grid.grab().toImage()
    ratio = image.devicePixelRatio()

    def colour(day: date, down: float) -> str:
        spot = shown.grid.spot(day)
        return image.pixelColor(round((spot.left() + 4) * ratio), round((spot.top() + down) * ratio)).name()

    colours = theme.shown()
    assert colour(date(2026, 11, 20), 12) == colours.good.lower()
    assert colour(date(2026, 11, 3), 12) == colours.bad.lower()
    assert colour(date(2026, 11, 9), 12) == colours.soft.lower()


def test_days_before_the_record_began_do_not_look_forgotten(shown: DayCalendar) -> None:
    before = shown.grid.grab().toImage()
    shown.set_first_day(date(2026, 11, 3))
    assert shown.grid.grab().toImage() != before


def test_days_on_which_nothing_is_expected_do_not_look_forgotten(shown: DayCalendar) -> None:
    before = shown.grid.grab().toImage()
    shown.set_free(frozenset({date(2026, 11, 2)}))
    assert shown.grid.grab().toImage() != before


def test_a_sixth_week_that_has_not_begun_takes_no_room(shown: DayCalendar) -> None:
    five = shown.grid.sizeHint().height()
    assert shown.grid.spot(date(2026, 11, 30)).isEmpty()
    shown.set_today(date(2026, 11, 30))
    assert not shown.grid.spot(date(2026, 11, 30)).isEmpty()
    assert shown.grid.sizeHint().height() > five


def test_the_chosen_day_has_one_outline_only(shown: DayCalendar) -> None:
    shown.set_first_day(date(2026, 11, 1))
    shown.set_selected(date(2026, 11, 10))
    ringed = shown.grid.grab().toImage()
    shown.set_first_day(date(2026, 11, 11))  # before the record begins no day has dashes
    spot = shown.grid.spot(date(2026, 11, 10)).adjusted(-2, -2, 2, 2).toRect()
    assert shown.grid.grab().toImage().copy(spot) == ringed.copy(spot)
