# SPDX-License-Identifier: MIT
"""One walk or exercise session, edited in place under the table; every field saves by itself.

Which sessions there are is the walks panel's business.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.usecases import walks
from core.usecases.walks import Walk
from core.words import activities, units
from core.words.errors import HindstrideError, InvalidValue
from core.words.i18n import N_, _
from ui.tabs.diary.columns import ColumnsLayout
from ui.tabs.diary.day_book import DayBook
from ui.tabs.diary.time_field import TimeField
from ui.widgets.fields import NumberField
from ui.widgets.headings import label

# Field of Walk, its label, its words.
WORD_FIELDS = (
    ("kind", N_("What"), activities.ACTIVITIES),
    ("surface", N_("Surface"), activities.SURFACES),
    ("support", N_("Support"), activities.SUPPORTS),
    ("ended", N_("How did it end?"), activities.ENDINGS),
)


class WordBox(QComboBox):
    """A list of words; the wheel scrolls the page and never changes an answer by accident."""

    def __init__(self, field: str, words: tuple[activities.Word, ...]) -> None:
        """Make the list; `field` is the field of Walk it stands for."""
        super().__init__()
        self.field = field
        self.setObjectName(f"session_{field}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for word in words:
            self.addItem(_(word.label), word.key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def set_key(self, key: str) -> None:
        """Show a word without telling anyone; a key of a newer library is added as it is."""
        if self.findData(key) < 0:
            self.addItem(key, key)
        self.setCurrentIndex(self.findData(key))


class SessionEditor(QFrame):
    """The fields of one session.

    Signals:
        closed(): the person is done. remove_wanted(Walk): take this session out.
    """

    closed = Signal()
    remove_wanted = Signal(object)

    def __init__(self, book: DayBook) -> None:
        """Make the fields, in the owner's units."""
        super().__init__()
        self.setObjectName("session_editor")
        self.setAccessibleName(_("Session"))
        self._book = book
        self.walk = Walk()
        self._place = object()
        how = units.shown("m", book.system)
        self._factor = how.factor
        self.at = TimeField()
        self.minutes = NumberField(0, walks.MOST_MINUTES, 1, unit=units.shown("min", book.system).unit)
        self.metres = NumberField(0, int(walks.MOST_METRES / how.factor), 10, unit=how.unit)
        self.boxes = {field: WordBox(field, words) for field, _label, words in WORD_FIELDS}
        self.done = _button("session_done", _("Done"), "plain")
        self.remove = _button("session_remove", _("Remove this session"), "link")
        self._lay_out()
        self._connect()

    def open_walk(self, walk: Walk) -> None:
        """Show a session; one without an id is new and kept with the first answer, or with Done."""
        self.walk = walk
        self._place = object()  # another session on screen, also when it gets its id only later
        self._show()
        self.remove.setText(_("Remove this session") if walk.id else _("Never mind"))
        self.remove.setAccessibleName(self.remove.text())

    def show_stored(self, walk: Walk) -> None:
        """Show the session as it is stored now; unsaved typing is left alone."""
        self.walk = walk
        self._show()

    def flush(self) -> bool:
        """Save what is typed; False while a field holds what cannot be read."""
        return all([self.at.flush(), self.minutes.flush(), self.metres.flush()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape, be done with Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_done()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        place = self._place
        self.at.set_value(self.walk.at, place=place)
        self.minutes.set_value(self.walk.minutes, place=place)
        metres = self.walk.metres
        self.metres.set_value(None if metres is None else metres / self._factor, place=place)
        for field, box in self.boxes.items():
            box.set_key(getattr(self.walk, field))

    def _lay_out(self) -> None:
        first, second = QWidget(), QWidget()
        above = ColumnsLayout(first, columns=3, chars=22, gap=14, row_gap=10)
        below = ColumnsLayout(second, columns=4, chars=18, gap=14, row_gap=10)
        words = {field: _(name) for field, name, _words in WORD_FIELDS}
        for field in ("kind", "surface", "support"):
            above.addWidget(_field(words[field], self.boxes[field]))
        for name, widget in ((_("When"), self.at), (_("Minutes"), self.minutes), (_("Distance"), self.metres)):
            below.addWidget(_field(name, widget))
        below.addWidget(_field(words["ended"], self.boxes["ended"]))
        self.minutes.setObjectName("session_minutes")
        self.metres.setObjectName("session_metres")
        self.at.setObjectName("session_at")
        row = QHBoxLayout()
        row.addWidget(self.done)
        row.addWidget(self.remove)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 2)
        column.setSpacing(12)
        column.addWidget(first)
        column.addWidget(second)
        column.addLayout(row)

    def _connect(self) -> None:
        self.at.committed.connect(self._on_time)
        self.minutes.committed.connect(self._on_minutes)
        self.metres.committed.connect(self._on_metres)
        for box in self.boxes.values():
            box.activated.connect(self._on_word)
        self.done.clicked.connect(self._on_done)
        self.remove.clicked.connect(self._on_remove)

    def _keep(self, walk: Walk) -> bool:
        """Save; a value that cannot be right is told where it stands and stays typed."""
        try:
            kept = self._book.keep_walk(walk)
        except InvalidValue as problem:
            self._tell(problem)
            return False
        if not self.walk.id:
            self._adopt(kept)
        self.walk = kept
        return True

    def _adopt(self, kept: Walk) -> None:
        """A new session has its id now; what is typed in the other fields belongs to it."""
        self.walk = kept
        self.remove.setText(_("Remove this session"))
        self.remove.setAccessibleName(self.remove.text())

    def _tell(self, problem: HindstrideError) -> None:
        field = getattr(self, getattr(problem, "field", ""), None)
        if not isinstance(field, TimeField | NumberField):
            raise problem
        field.show_problem(f"{problem.title} {problem.advice}".strip())

    def _on_time(self, text: str) -> None:
        self._keep(replace(self.walk, at=text))

    def _on_minutes(self, value: float | None) -> None:
        self._keep(replace(self.walk, minutes=value))

    def _on_metres(self, value: float | None) -> None:
        self._keep(replace(self.walk, metres=None if value is None else value * self._factor))

    def _on_word(self) -> None:
        box = self.sender()
        assert isinstance(box, WordBox)
        self._keep(replace(self.walk, **{box.field: box.currentData()}))

    def _on_done(self) -> None:
        if not self.flush():
            return
        if self.walk.id or self._keep(self.walk):
            self.closed.emit()

    def _on_remove(self) -> None:
        if self.walk.id:
            self.remove_wanted.emit(self.walk)
        self.closed.emit()


def _field(words: str, widget: QWidget) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(label(words, "muted"))
    column.addWidget(widget)
    column.addStretch(1)
    widget.setAccessibleName(words)
    return part


def _button(name: str, words: str, role: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setProperty("role", role)
    made.setAutoDefault(False)
    return made
