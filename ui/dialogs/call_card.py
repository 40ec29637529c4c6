# SPDX-License-Identifier: MIT
"""When to call the vet: the fixed table, the two phone numbers, and a log of "I called".

The table is in RED_FLAGS, which answers match in the use case flags; nothing here computes or diagnoses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core.usecases import answers, diary, events, flags
from core.usecases.answers import Answer, Slot
from core.usecases.dogs import Dog
from core.words import metrics, signs, units, weeks
from core.words.i18n import _
from ui.jobs import Jobs
from ui.places import Place
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.headings import label
from ui.widgets.own_words import OwnWords

ROLES: Mapping[str, str] = {"now": "alarm", "soon": "caution"}
BY_HAND = "opened by hand"
BAR = "▌"
# With larger text two levels side by side would be columns of single words.
MOST_ABREAST_PERCENT = 125


class FlagRow(QWidget):
    """One row of the table; a matched one has a bar before it and says what was ticked."""

    def __init__(self, flag: signs.RedFlag, role: str, ticked: str | None) -> None:
        """Make the row.

        Args:
            flag: the row. role: colour of its bar.
            ticked: what matched in words, "" when it matched without words, None when it did not match.
        """
        super().__init__()
        self.setObjectName(f"flag_{flag.id}")
        matched = ticked is not None
        self.setProperty("matched", matched)
        mark = label(BAR if matched else "•", role if matched else "")
        mark.setFixedWidth(mark.fontMetrics().horizontalAdvance(BAR) + 6)
        words = label(_(flag.text), "strong" if matched else "", wrap=True, name="flag_text")
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(words)
        said = [words.text()]
        if flag.todo:
            todo = label(_(flag.todo), role, wrap=True, name="flag_todo")
            column.addWidget(todo)
            said.append(todo.text())
        if ticked:
            note = label(ticked, role, wrap=True, name="flag_ticked")
            column.addWidget(note)
            said.append(ticked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.setAccessibleName(" ".join(said))


class LevelTable(QWidget):
    """The levels abreast, or one under the other when the window is narrow or the text large."""

    def __init__(self, abreast: int) -> None:
        """Make an empty table with so many levels in a row."""
        super().__init__()
        self._abreast = abreast
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setSpacing(14)

    def add(self, level: QWidget) -> None:
        """Put a level into the next free place."""
        row, column = divmod(self._grid.count(), self._abreast)
        self._grid.addWidget(level, row, column, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(column, 1)
        self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(row + 1, 1)

    def minimumSizeHint(self) -> QSize:
        """Leave the height to the width: wrapped labels ask for too much when they are narrow."""
        return QSize(super().minimumSizeHint().width(), 0)


class CallCard(QDialog):
    """The table of when to call.

    Signals:
        open_requested(Place): the dog's details are wanted, to add phone numbers.
    """

    open_requested = Signal(object)

    def __init__(
        self, session: Session, jobs: Jobs, parent: QWidget | None = None, reasons: Sequence[str] = ()
    ) -> None:
        """Make the card for the session's dog and day; works without a dog.

        Args:
            session: the open library. jobs: not needed here, the same for every dialog.
            parent: the window.
            reasons: ids of the rows that an answer just matched; empty when opened by hand.
        """
        super().__init__(parent)
        self.setObjectName("call_card")
        self.setWindowTitle(_("When to call the vet"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._dog = session.dog
        self._reasons = tuple(reasons)
        self._is_logged = False
        self._matched = self._matched_rows()
        self.called = _button("i_called", _("I called"), "danger")
        self.close_button = _button("close_card", _("Close"), "plain")
        self._logged = label("", "good", name="call_logged")
        self._lay_out()
        self.called.clicked.connect(self._on_called)
        self.close_button.clicked.connect(self.close)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Log the showing, once, when the card is already on its way to the screen."""
        super().showEvent(event)
        if self._dog is None or self._is_logged or not self._session.store.writable:
            return
        self._is_logged = True
        reason = ",".join(self._reasons) or BY_HAND
        events.log_call_card(self._session.store, self._dog, self._session.today(), called=False, reason=reason)

    def _matched_rows(self) -> dict[str, str]:
        """Return row id -> what was ticked, for the answers of the page on screen and for the reasons given."""
        found = dict.fromkeys(self._reasons, "")
        if self._dog is None:
            return found
        store, day = self._session.store, self._session.day
        given = diary.page(store, self._dog.id, day).answers
        for raised in flags.raised(store, self._dog, day, given):
            found[raised.flag.id] = ticked_words(raised.key, given)
        return found

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 18, 16)
        column.setSpacing(12)
        column.addWidget(self._phones())
        column.addWidget(self._table(), 1)
        for caution in signs.CAUTIONS:
            column.addWidget(label(_(caution), "strong", wrap=True, name="call_caution"))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 8, 0)  # in line with the table
        row.addWidget(self._logged)
        row.addStretch(1)
        row.addWidget(self.called)
        row.addWidget(self.close_button)
        column.addLayout(row)
        self.called.setVisible(self._dog is not None and self._session.store.writable)
        self.close_button.setDefault(True)
        self.close_button.setFocus()

    def _table(self) -> QScrollArea:
        inside = LevelTable(2 if self._session.settings.text_percent <= MOST_ABREAST_PERCENT else 1)
        for level, words in signs.LEVELS:
            inside.add(self._level(level, _(words)))
        area = QScrollArea()
        area.setObjectName("call_table")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setProperty("role", "page")
        area.setAccessibleName(self.windowTitle())
        area.setWidget(inside)
        return area

    def _level(self, level: str, words: str) -> Card:
        role = ROLES.get(level, "caution")
        card = Card(words, role=role)
        card.setObjectName(f"level_{level}")
        card.body.setSpacing(6)
        for flag in signs.RED_FLAGS:
            if flag.level == level:
                card.add(FlagRow(flag, role, self._matched.get(flag.id)))
        return card

    def _phones(self) -> QWidget:
        box = QWidget()
        box.setObjectName("call_phones")
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        numbers = phone_numbers(self._dog)
        row.setSpacing(36 if numbers else 12)
        for name, words, number in numbers:
            row.addWidget(_phone(name, words, number))
        if not numbers:
            words = _("No phone numbers yet.") if self._dog else _("Add your dog to keep the vet's numbers here.")
            row.addWidget(label(words, "muted", name="no_phones"))
        if self._dog is not None and len(numbers) < 2:
            add = _button("add_phones", _("Add them…") if not numbers else _("Add the other number…"), "link")
            add.clicked.connect(self._on_add_phones)
            row.addWidget(add, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        return box

    def _fit(self) -> None:
        """Take the room there is, at most what fits a screen of 1024 × 700."""
        screen = self.screen().availableGeometry()
        self.setMinimumSize(520, 360)
        self.resize(min(984, screen.width() - 24), min(660, screen.height() - 40))

    def _on_called(self) -> None:
        if self._dog is None:
            return
        today = self._session.today()
        reason = ",".join(self._reasons) or BY_HAND
        events.log_call_card(self._session.store, self._dog, today, called=True, reason=reason)
        self._logged.setText(_("Logged {day}").format(day=weeks.short_day(today)))
        self.called.setEnabled(False)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_add_phones(self) -> None:
        self.close()
        self.open_requested.emit(Place(dialog="dog_details"))


def phone_numbers(dog: Dog | None) -> list[tuple[str, str, str]]:
    """Return (object name, whose it is, number) of the numbers the owner gave, the clinic first."""
    if dog is None:
        return []
    clinic = dog.clinic or _("Your vet")
    known = (("clinic_phone", clinic, dog.clinic_phone), ("emergency_phone", _("Out of hours"), dog.emergency_phone))
    return [entry for entry in known if entry[2].strip()]


def ticked_words(key: str, given: Mapping[Slot, Answer]) -> str:
    """Say which answer matched: "You ticked: Scuffed, left" or "You noted: Comfort 0 of 10"; "" without one.

    Args:
        key: metric key. given: the answers of the day.
    """
    metric = metrics.known().get(key)
    found = {side: answer for (name, side), answer in given.items() if name == key and isinstance(answer, int | float)}
    if metric is None or not found:
        return ""
    name = answers.vet_label(metric) if "?" in metric.label else answers.plain_label(metric)
    value = max(found.values())
    if metric.kind == "flag":
        legs = [word for side, word in (("L", _("left")), ("R", _("right"))) if found.get(side)]
        return _("You ticked: {what}").format(what=", ".join([name, *legs]))
    choice = next((_(choice.label).lower() for choice in metric.choices if choice.value == value), "")
    if metric.kind == "score":
        said = _("{value} of {high}").format(value=units.decimal(value, 0), high=units.decimal(metric.high, 0))
    else:
        said = choice or units.decimal(value, 0)
    return _("You noted: {what} {value}").format(what=name, value=said)


def _phone(name: str, words: str, number: str) -> QWidget:
    """Make a number large and selectable, so that it can be copied."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(OwnWords(words, "muted"))
    shown = OwnWords(number, "big", name=name)
    shown.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    shown.setAccessibleName(f"{words} {number}")
    shown.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Minimum)
    column.addWidget(shown)
    return part


def _button(name: str, words: str, role: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setProperty("role", role)
    made.setAutoDefault(False)
    return made
