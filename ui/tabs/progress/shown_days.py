# SPDX-License-Identifier: MIT
"""The days that a sentence counts: each with its value and note, the way to its page, and leaving its value out.

The sentence stands on top and follows when a value is left out or counted again.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.keeping.store import Changed
from core.usecases import left_out, verdicts
from core.words import weeks
from core.words.blocks import Verdict
from core.words.i18n import _
from ui.jobs import Jobs
from ui.places import Place
from ui.session import Session
from ui.tabs.progress import day_values
from ui.tabs.progress.day_values import DayValue
from ui.widgets.headings import label
from ui.widgets.own_words import OwnWords

MARGIN = 20
SIZE = (640, 560)


class ShownDays(QDialog):
    """The days behind one verdict.

    Signals:
        open_requested(Place): the page of a day was asked for; the dialog is closed.
    """

    open_requested = Signal(object)

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None, *, verdict: Verdict) -> None:
        """Show the days of a verdict."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("shown_days")
        self.setWindowTitle(_("The days of: {measure}").format(measure=verdict.title))
        self.setAccessibleName(self.windowTitle())
        self._session, self._jobs, self._verdict = session, jobs, verdict
        self._days: set[date] = set(verdict.days)
        self.values: list[DayValue] = []
        self._sentence = OwnWords("", "strong", name="shown_days_sentence")
        self._rests_on = label("", "muted", wrap=True, name="shown_days_rests_on")
        self._scroll = QScrollArea()
        self._lay_out()
        session.changed.connect(self.on_changed)
        session.dog_chosen.connect(self.reject)
        self._show()
        self.resize(*SIZE)

    def on_changed(self, _changed: Changed) -> None:
        """Say the sentence again after a value was left out, counted again or changed."""
        dog = self._session.dog
        if dog is None:
            return
        key, side = self._verdict.key, self._verdict.side
        found = verdicts.of_dog(self._session.store, dog, today=self._session.today(), keys=[key])
        self._verdict = next((one for one in found if (one.key, one.side) == (key, side)), self._verdict)
        self._days |= set(self._verdict.days)
        self._show()

    def sentence(self) -> str:
        """Return the sentence on top."""
        return self._sentence.text()

    def on_day(self) -> None:
        """Go to the page of the day whose button was pressed."""
        value = self._pressed()
        self.open_requested.emit(Place("diary", day=value.day))
        self.accept()

    def on_leave_out(self) -> None:
        """Ask why the value of that day should not count."""
        from ui.dialogs.leave_out import LeaveOut

        value = self._pressed()
        LeaveOut(self._session, self._jobs, self, where=value.where, what=self._verdict.title, value=value.words).open()

    def on_count_again(self) -> None:
        """Count the value of that day again."""
        if self._session.dog is not None:
            left_out.count_again(self._session.store, self._session.dog, self._pressed().where)

    def _show(self) -> None:
        self._sentence.setText(self._verdict.sentence)
        self._rests_on.setText(self._verdict.rests_on)
        self._rests_on.setVisible(bool(self._verdict.rests_on))
        self.values = day_values.of_days(self._session, self._verdict.key, self._verdict.side, self._days)
        room = QWidget()
        grid = QGridLayout(room)
        grid.setContentsMargins(0, 4, 8, 4)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for number, value in enumerate(self.values):
            self._add_row(grid, number, value)
        if not self.values:
            grid.addWidget(label(_("None of these days has a value any more."), "muted", wrap=True), 0, 0, 1, 3)
        grid.setRowStretch(grid.rowCount(), 1)
        self._scroll.setWidget(room)

    def _add_row(self, grid: QGridLayout, number: int, value: DayValue) -> None:
        """Put a line, the day, its value and what can be done with it under the rows that are there."""
        line, row = QFrame(), 3 * number
        line.setProperty("role", "rule")
        line.setHidden(number == 0)
        grid.addWidget(line, row, 0, 1, 3)
        day = weeks.near_day(value.day, self._session.today())
        opened = self._button(number, "open_day", weeks.named_day(value.day), _("Open {day}").format(day=day))
        opened.clicked.connect(self.on_day)
        grid.addWidget(opened, row + 1, 0)
        grid.addWidget(OwnWords(value.words, "muted" if value.reason else "strong", name="day_value"), row + 1, 1)
        if self._session.store.writable:
            words = _("Count it again") if value.reason else _("Leave this value out…")
            button = self._button(number, "count_again" if value.reason else "leave_out", words, f"{words} {day}")
            button.clicked.connect(self.on_count_again if value.reason else self.on_leave_out)
            grid.addWidget(button, row + 1, 2)
        said = [_("Left out: {reason}").format(reason=value.reason)] if value.reason else []
        said += [value.note.strip()] if value.note.strip() else []
        if said:
            grid.addWidget(OwnWords("\n".join(said), "muted", name="day_note"), row + 2, 1, 1, 2)

    def _button(self, number: int, name: str, words: str, spoken: str) -> QPushButton:
        made = QPushButton(words)
        made.setObjectName(f"{name}_{self.values[number].day.isoformat()}")
        made.setAccessibleName(spoken)
        made.setProperty("role", "link")
        made.setProperty("number", number)
        made.setAutoDefault(False)
        return made

    def _pressed(self) -> DayValue:
        return self.values[int(self.sender().property("number"))]

    def _lay_out(self) -> None:
        self._scroll.setObjectName("shown_days_scroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        done = QPushButton(_("Close"))
        done.setObjectName("shown_days_close")
        done.setAccessibleName(_("Close"))
        done.setDefault(True)
        done.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, 16)
        column.setSpacing(8)
        column.addWidget(self._sentence)
        column.addWidget(self._rests_on)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)
