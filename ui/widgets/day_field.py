# SPDX-License-Identifier: MIT
"""A day to pick: typed or from a small calendar; and one that may be left open behind a tick.

Which days are allowed is said by whoever keeps them; a day that has not come is not silently changed here.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import QCalendarWidget, QCheckBox, QDateEdit, QHBoxLayout, QWidget

from ui import theme

EARLIEST = QDate(1980, 1, 1)


class DayField(QDateEdit):
    """One civil day.

    Signals:
        day_changed(day: date): the person typed or picked another day.
    """

    day_changed = Signal(object)

    def __init__(self, day: date, parent: QWidget | None = None) -> None:
        """Make a field that shows `day`."""
        super().__init__(parent)
        self.setObjectName("day_field")
        self.setCalendarPopup(True)
        self.setMinimumDate(EARLIEST)
        self.setDisplayFormat("d MMM yyyy")
        calendar = self.calendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        self._dress()
        self.set_day(day)
        self.dateChanged.connect(self._on_date_changed)

    def set_day(self, day: date) -> None:
        """Show a day without telling anyone."""
        self.blockSignals(True)
        self.setDate(QDate(day.year, day.month, day.day))
        self.blockSignals(False)

    def day(self) -> date:
        """Return the day shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a day must not change while scrolling past it."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Colour the calendar anew when the theme changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange) and self.calendarPopup():
            self._dress()

    def _dress(self) -> None:
        """Give weekends the colour of words (Qt paints them in pure red) and the names of days a quiet head."""
        shown, plain, head = theme.shown(), QTextCharFormat(), QTextCharFormat()
        plain.setForeground(shown.color("ink"))
        head.setForeground(shown.color("muted"))
        head.setBackground(shown.color("card"))
        calendar = self.calendarWidget()
        calendar.setHeaderTextFormat(head)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, plain)

    def _on_date_changed(self) -> None:
        self.day_changed.emit(self.day())


class OptionalDay(QWidget):
    """A tick with words, and a day that counts only while it is ticked.

    Signals:
        day_changed(day: object): the person changed it; a date, or None while it is not ticked.
    """

    day_changed = Signal(object)

    def __init__(self, words: str, offered: date, parent: QWidget | None = None) -> None:
        """Make it unticked; `offered` is the day shown when it is ticked."""
        super().__init__(parent)
        self.tick = QCheckBox(words)
        self.tick.setObjectName("day_tick")
        self.tick.setAccessibleName(words)
        self.field = DayField(offered)
        self.field.setAccessibleName(words)
        self.field.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.tick)
        row.addWidget(self.field)
        row.addStretch(1)
        self.tick.toggled.connect(self._on_toggled)
        self.field.day_changed.connect(self._on_field)

    def set_day(self, day: date | None) -> None:
        """Show a day, or an empty tick for None, without telling anyone."""
        self.tick.blockSignals(True)
        self.tick.setChecked(day is not None)
        self.tick.blockSignals(False)
        self.field.setEnabled(day is not None)
        if day is not None:
            self.field.set_day(day)

    def day(self) -> date | None:
        """Return the day, None while it is not ticked."""
        return self.field.day() if self.tick.isChecked() else None

    def _on_toggled(self, on: bool) -> None:
        self.field.setEnabled(on)
        self.day_changed.emit(self.day())

    def _on_field(self) -> None:
        self.day_changed.emit(self.day())
