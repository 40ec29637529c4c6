# SPDX-License-Identifier: MIT
"""Adding a dog in three questions: its name, which back leg, and from when weeks are counted.

The same questions stand on the welcome page. All else about a dog is in dog_details.py and may come later.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.usecases import dogs
from core.usecases.dogs import Dog
from core.words import activities
from core.words.i18n import _
from ui.dialogs.form_dialog import FormDialog
from ui.jobs import Jobs
from ui.session import Session
from ui.widgets.chips import ChipGroup
from ui.widgets.day_field import DayField
from ui.widgets.fields import TextField
from ui.widgets.form import Form

TODAY = "today"


class StartQuestion(QWidget):
    """From when weeks are counted: a reason as a chip, and the day, which is asked only when it is not today."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        """Make the question with nothing chosen; `today` is offered as the day."""
        super().__init__(parent)
        self._today = today
        self.kinds = ChipGroup([(word.key, _(word.label)) for word in activities.STARTS], exclusive=True)
        self.kinds.setObjectName("start_kind")
        self.kinds.setAccessibleName(_("Count weeks from"))
        self.field = DayField(today)
        self.field.setObjectName("start_day_field")
        self.field.setAccessibleName(_("The day from which weeks are counted"))
        self.field.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.kinds)
        column.addWidget(self.field, 0, Qt.AlignmentFlag.AlignLeft)
        self.kinds.changed.connect(self.on_kind_changed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on; a focus proxy that is hidden would keep Tab from ever getting past here."""
        target = self.field if not self.field.isHidden() else self.kinds.chip(activities.STARTS[0].key)
        target.setFocus(event.reason())

    def set_value(self, kind: str, day: date | None) -> None:
        """Show what is kept; no day means that weeks are calendar weeks."""
        self.kinds.set_checked([kind] if day is not None else [])
        self.field.set_day(day or self._today)
        self._show_field(keep=day is not None and day != self._today)

    def kind(self) -> str:
        """Return the key of STARTS; empty when nothing was chosen."""
        return next(iter(self.kinds.checked()), "")

    def day(self) -> date | None:
        """Return the first day of week 1, None when nothing was chosen."""
        return self.field.day() if self.kind() else None

    @Slot(str, bool)
    def on_kind_changed(self, key: str, on: bool) -> None:
        """Ask for the day, except when the reason is today itself."""
        if key == TODAY and on:
            self.field.set_day(self._today)
        self._show_field()

    def _show_field(self, *, keep: bool = False) -> None:
        self.field.setVisible(keep or self.kind() not in ("", TODAY))


class DogQuestions(Form):
    """The three questions."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        """Ask with nothing filled in; `today` is the day on which it is asked."""
        super().__init__(parent)
        self._today = today
        self.name = TextField(_("for example Bailey"))
        self.leg = ChipGroup([(word.key, _(word.label)) for word in activities.LEGS], exclusive=True)
        self.start = StartQuestion(today)
        self.add("name", _("What is your dog called?"), self.name)
        self.add("leg", _("Which back leg is weak?"), self.leg)
        hint = _("Weeks are counted from this day. Not sure? Leave it open and choose later.")
        self.add("start_day", _("Count weeks from"), self.start, hint=hint)

    def dog(self, today: date) -> Dog:
        """Return the dog as answered, without an id.

        Raises:
            InvalidValue: the name is blank or the day has not come; field names the question.
        """
        self.clear_problems()
        made = Dog(id="", name=self.name.value().strip(), **self.values())
        dogs.check(made, today=today)
        return made

    def values(self) -> dict[str, Any]:
        """Return the answers beside the name as fields of Dog; an open leg is "not sure"."""
        day = self.start.day()
        leg = next(iter(self.leg.checked()), "?")
        return {"leg": leg, "start_day": day, "start_kind": self.start.kind() if day else ""}


class AddDog(FormDialog):
    """The three questions as a dialog; the new dog is on screen afterwards."""

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Make the dialog over a session."""
        super().__init__(_("Add a dog"), parent, width=500)
        self.setObjectName("add_dog")
        self._session = session
        self.questions = DogQuestions(session.today())
        self.form.add_plain(self.questions)
        self.save_button.setText(_("Add the dog"))
        self.save_button.setAccessibleName(_("Add the dog"))
        self.fit()
        self.questions.name.setFocus()

    def keep(self) -> None:
        """Add the dog and put it on screen."""
        today = self._session.today()
        made = self.questions.dog(today)
        dog = dogs.add(self._session.store, made.name, today=today, **self.questions.values())
        self._session.choose_dog(dog.id)

    def show_error(self, error: Any) -> None:
        """Say what is wrong under its question."""
        if not self.questions.show_problem(error.field, str(error)):
            super().show_error(error)
