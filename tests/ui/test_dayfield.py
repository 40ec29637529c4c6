# SPDX-License-Identifier: MIT
"""A day field gives and takes plain dates."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.dayfield import DayField


def test_a_day_comes_back_as_it_went_in(qtbot: QtBot) -> None:
    field = DayField(date(2026, 11, 22))
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.day_changed):
        field.set_value(date(2024, 2, 29))
    assert field.value() == date(2024, 2, 29)


def test_changing_the_day_by_key_is_told(qtbot: QtBot) -> None:
    field = DayField(date(2026, 11, 22))
    qtbot.addWidget(field)
    field.setDisplayFormat("dd.MM.yyyy")
    field.setCurrentSection(DayField.Section.DaySection)
    with qtbot.waitSignal(field.day_changed) as told:
        qtbot.keyClick(field, Qt.Key.Key_Down)
    assert told.args == [date(2026, 11, 21)]


def test_no_day_after_the_latest(qtbot: QtBot) -> None:
    field = DayField(date(2026, 11, 22))
    qtbot.addWidget(field)
    field.set_latest(date(2026, 11, 20))
    assert field.value() == date(2026, 11, 20)


def test_weekends_are_not_red(qtbot: QtBot) -> None:
    field = DayField(date(2026, 11, 22))
    qtbot.addWidget(field)
    saturday = field.calendarWidget().weekdayTextFormat(Qt.DayOfWeek.Saturday)
    assert saturday.foreground().color() == theme.shown().color("ink")
