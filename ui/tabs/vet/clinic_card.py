# SPDX-License-Identifier: MIT
"""The clinic: its name and phones to read off, and the last visits and calls with their days.

Phones are changed in the dog's details; a visit is written down in the event editor.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.usecases import events
from core.usecases.events import Event
from core.words import activities, weeks
from core.words.i18n import _
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.headings import label
from ui.widgets.own_words import OwnWords

KINDS = ("vet_visit", "vet_called", "call_shown")
SHOWN = 6


class EventRow(QWidget):
    """One visit or call.

    Signals:
        edit_requested(event: Event): change it.
    """

    edit_requested = Signal(object)

    def __init__(self, event: Event, parent: QWidget | None = None) -> None:
        """Show one event."""
        super().__init__(parent)
        self._event = event
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(label(day_words(event.day), "muted"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(OwnWords(event_words(event), name="event_words"), 1)
        if event.kind == "vet_visit":
            change = QPushButton(_("Change…"))
            change.setObjectName("visit_change")
            change.setAccessibleName(_("Change the visit of {day}").format(day=weeks.short_day(event.day)))
            change.setProperty("role", "link")
            change.clicked.connect(self._on_change)
            row.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)

    def _on_change(self) -> None:
        self.edit_requested.emit(self._event)


class ClinicCard(Card):
    """Clinic, phones, visits and calls.

    Signals:
        details_requested(): open the dog's details. visit_requested(): write down a visit.
        edit_requested(event: Event): change a visit.
    """

    details_requested = Signal()
    visit_requested = Signal()
    edit_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(_("Clinic"), parent=parent)
        self.setObjectName("clinic_card")
        self._session = session
        self._clinic = _phone("clinic_phone")
        self._emergency = _phone("emergency_phone")
        self._clinic_words = label("", "muted", wrap=True, name="clinic_name")
        self._emergency_words = label(_("Out of hours"), "muted")
        self.details_button = _link("clinic_details", _("Change…"))
        self.visit_button = QPushButton(_("Add a visit…"))
        self.visit_button.setObjectName("add_visit")
        self.visit_button.setAccessibleName(_("Add a visit"))
        self._rows_room = QWidget()
        self._rows = QVBoxLayout(self._rows_room)
        self._rows.setContentsMargins(0, 6, 0, 0)
        self._rows.setSpacing(6)
        self.header_add(self.details_button)
        for widget in (self._clinic_words, self._clinic, self._emergency_words, self._emergency, self._rows_room):
            self.add(widget)
        self.body.addWidget(self.visit_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.details_button.clicked.connect(self.details_requested)
        self.visit_button.clicked.connect(self.visit_requested)

    def refresh(self) -> None:
        """Read clinic, visits and calls of the dog on screen."""
        dog = self._session.dog
        if dog is None:
            return
        known = bool(dog.clinic or dog.clinic_phone or dog.emergency_phone)
        self._clinic_words.setText(dog.clinic if known else _("No clinic noted yet."))
        self._clinic_words.setVisible(bool(dog.clinic) or not known)
        self._clinic.setText(dog.clinic_phone)
        self._clinic.setVisible(bool(dog.clinic_phone))
        self._emergency.setText(dog.emergency_phone)
        for widget in (self._emergency, self._emergency_words):
            widget.setVisible(bool(dog.emergency_phone))
        words = _("Change…") if known else _("Add…")
        self.details_button.setText(words)
        self.details_button.setAccessibleName(_("Change clinic and phone numbers"))
        found = [e for e in events.between(self._session.store, dog.id, date.min, date.max) if e.kind in KINDS]
        self._fill(list(reversed(found))[:SHOWN])

    def _fill(self, found: list[Event]) -> None:
        while (old := self._rows.takeAt(0)) is not None:
            old.widget().hide()
            old.widget().deleteLater()
        for event in found:
            row = EventRow(event)
            row.edit_requested.connect(self.edit_requested)
            self._rows.addWidget(row)
        self._rows_room.setVisible(bool(found))


def event_words(event: Event) -> str:
    """Say a visit or call: the owner's words of a visit, else its kind."""
    kind = _(activities.label(activities.kinds_of_event(), event.kind))
    said = event.text.strip()
    return said if said and event.kind == "vet_visit" else kind


def day_words(day: date) -> str:
    """Write a day with its year, as "22 Nov 2026"."""
    return _("{day} {year}").format(day=weeks.short_day(day), year=day.year)


def _phone(name: str) -> QLabel:
    made = label("", "heading", wrap=True, name=name)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made


def _link(name: str, words: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setProperty("role", "link")
    return made
