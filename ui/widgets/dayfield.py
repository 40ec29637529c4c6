# SPDX-License-Identifier: MIT
"""A field for one day, typed or picked from a month that drops down.

Which days make sense is the caller's business; there is no clock in here.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QDateEdit, QWidget

from ui import theme


class DayField(QDateEdit):
    """A day in the language's own short form.

    Signals:
        day_changed(day: date): the person typed or picked another day. Not sent by `set_value`.
    """

    day_changed = Signal(object)

    def __init__(self, day: date, *, first_weekday: int = 0, parent: QWidget | None = None) -> None:
        """Make a field that shows a day; `first_weekday` is 0 Monday to 6 Sunday."""
        super().__init__(parent)
        self.setCalendarPopup(True)
        self.calendarWidget().setFirstDayOfWeek(Qt.DayOfWeek(first_weekday + 1))
        self.calendarWidget().setVerticalHeaderFormat(self.calendarWidget().VerticalHeaderFormat.NoVerticalHeader)
        self._dress()
        self.set_value(day)
        self.userDateChanged.connect(self._on_changed)

    def set_value(self, day: date) -> None:
        """Show a day without telling anyone."""
        before = self.blockSignals(True)
        self.setDate(QDate(day.year, day.month, day.day))
        self.blockSignals(before)

    def value(self) -> date:
        """Return the day shown."""
        return date(self.date().year(), self.date().month(), self.date().day())

    def set_latest(self, day: date) -> None:
        """Refuse days after this one."""
        self.setMaximumDate(QDate(day.year, day.month, day.day))

    def changeEvent(self, event: QEvent) -> None:
        """Colour the weekends anew when the theme changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange) and self.calendarPopup():
            self._dress()

    def _dress(self) -> None:
        """Give weekends the colour of words: Qt paints them in pure red."""
        plain = QTextCharFormat()
        plain.setForeground(theme.shown().color("ink"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendarWidget().setWeekdayTextFormat(day, plain)
        head = QTextCharFormat()
        head.setForeground(theme.shown().color("muted"))
        head.setBackground(theme.shown().color("card"))
        self.calendarWidget().setHeaderTextFormat(head)

    def _on_changed(self, _day: QDate) -> None:
        self.day_changed.emit(self.value())
