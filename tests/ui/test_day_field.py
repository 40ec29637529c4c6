# SPDX-License-Identifier: MIT
"""A day field gives civil dates; one behind a tick counts only while it is ticked."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.widgets.day_field import DayField, OptionalDay

DAY = date(2026, 11, 22)


def test_setting_a_day_tells_nobody_and_typing_does(qtbot: QtBot) -> None:
    field = DayField(DAY)
    qtbot.addWidget(field)
    told = []
    field.day_changed.connect(told.append)
    field.set_day(date(2024, 2, 29))
    assert field.day() == date(2024, 2, 29) and told == []
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert told == [date(2024, 2, 28)]


def test_an_optional_day_counts_only_while_ticked(qtbot: QtBot) -> None:
    field = OptionalDay("It lasted until", DAY)
    qtbot.addWidget(field)
    told = []
    field.day_changed.connect(told.append)
    assert field.day() is None and not field.field.isEnabled()
    field.tick.click()
    assert field.day() == DAY and field.field.isEnabled()
    field.set_day(None)
    assert field.day() is None
    assert told == [DAY]
