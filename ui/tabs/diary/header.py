# SPDX-License-Identifier: MIT
"""The line over a page: its day in large words, and the way back to today."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from core.words.i18n import _
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import FlowLabel


def day_title(day: date, today: date) -> str:
    """Write a day as a title: "Sunday 22 November", with the year when it is another one than today's."""
    words = {
        "weekday": QLocale().dayName(day.isoweekday(), QLocale.FormatType.LongFormat),
        "day": day.day,
        "month": QLocale().monthName(day.month, QLocale.FormatType.LongFormat),
        "year": day.year,
    }
    if day.year == today.year:
        return _("{weekday} {day} {month}").format(**words)
    return _("{weekday} {day} {month} {year}").format(**words)


class DayHeader(QWidget):
    """Title of the page.

    Signals:
        today_wanted(): "Back to today" was pressed.
    """

    today_wanted = Signal()

    def __init__(self) -> None:
        """Make an empty header."""
        super().__init__()
        self.title = FlowLabel("", "title")
        self.title.setObjectName("day_title")
        self._hint = FlowLabel("", "muted")
        self.back = QPushButton(_("Back to today"))
        self.back.setObjectName("back_to_today")
        self.back.setAccessibleName(_("Back to today"))
        self.back.setProperty("role", "link")
        self.back.clicked.connect(self._on_back)
        flow = FlowLayout(self, gap=12, row_gap=2)
        for widget in (self.title, self._hint, self.back):
            flow.addWidget(widget)

    def show_day(self, day: date, offered: date, today: date) -> None:
        """Show a day.

        Args:
            day: the page. offered: the day the diary would open on now. today: for the year.
        """
        self.title.setText(day_title(day, today))
        is_now = day in (offered, today)
        self._hint.setText(_("one tap is a logged day · saves as you go") if is_now else _("saves as you go"))
        self.back.setVisible(not is_now)

    def _on_back(self) -> None:
        self.today_wanted.emit()
