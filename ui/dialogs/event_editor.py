# SPDX-License-Identifier: MIT
"""Writes down a dated event: what kind, which day, until when, in a few words; or changes one.

Where events are shown belongs to the tabs; medicine starts and stops come from the medicine list, not from here.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from core.usecases import events, wins
from core.usecases.events import Event
from core.words import activities, milestones
from core.words.i18n import _
from ui.dialogs.form_dialog import FormDialog
from ui.jobs import Jobs
from ui.session import Session
from ui.widgets.day_field import DayField, OptionalDay
from ui.widgets.fields import NoteField
from ui.widgets.form import Picker

# The program logs this by itself; it is no event that a person adds.
NOT_OFFERED = ("call_shown",)
# Stands for all milestones in the first list; which one is asked beside it.
MILESTONE = "milestone"


class EventEditor(FormDialog):
    """Adds or changes one event of the dog on screen."""

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        parent: QWidget | None = None,
        *,
        event: Event | None = None,
        kind: str = "other",
        day: date | None = None,
    ) -> None:
        """Fill the form.

        Args:
            session, jobs, parent: as for every dialog.
            event: the one to change; None adds one.
            kind: key of EVENTS, or MILESTONE, offered for a new one; day: its day, None means the diary's day.
        """
        super().__init__(_("Change an event") if event else _("Add an event"), parent)
        self.setObjectName("event_editor")
        self._session = session
        self._event = event or Event("", day or session.day, kind, "")
        self.kind = Picker(_kinds(self._event.kind))
        self.milestone = Picker(self._milestones())
        self.day = DayField(self._event.day)
        self.end_day = OptionalDay(_("It lasted until"), self._event.end_day or self._event.day)
        self.text = NoteField(_("A few words, as they should stand on the chart"), 2)
        self.form.add("kind", _("What"), self.kind)
        self._which = self.form.cell("milestone", _("Which milestone"), self.milestone)
        self.form.add_plain(self._which)
        self.form.add("day", _("Day"), self.day)
        self.form.add("end_day", "", self.end_day)
        self.form.add("text", _("In your words"), self.text, hint=_("The first line is written on the charts."))
        self.kind.picked.connect(self.on_kind)
        self._fill()
        if event is not None:
            self.allow_remove(_("Remove"))
        self.fit()
        self.kind.setFocus()

    def keep(self) -> None:
        """Keep the event; raises InvalidValue as `events.save`."""
        dog = self._session.dog
        if dog is None:
            return
        before = None if self._event.id else self._reached_before()
        words = self.text.value().strip() or (before.text if before else "")
        key = before.id if before else self._event.id
        wanted = Event(key, self.day.day(), self.chosen(), words, self.end_day.day())
        events.save(self._session.store, dog, wanted, today=self._session.today())

    def chosen(self) -> str:
        """Return the kind of event that is chosen."""
        return self.milestone.key() if self.kind.key() == MILESTONE else self.kind.key()

    def on_kind(self, key: str) -> None:
        """Ask which milestone, when it is one."""
        self._which.setVisible(key == MILESTONE)
        self.fit()

    def take_out(self) -> None:
        """Remove the event; undo brings it back."""
        if self._session.dog is not None:
            events.remove(self._session.store, self._session.dog, self._event)

    def _milestones(self) -> list[tuple[str, str]]:
        """Return the milestones of the dog's cause, and the present one whatever the cause."""
        dog, present = self._session.dog, self._event.kind
        offered = wins.offered(dog) if dog is not None else list(milestones.MILESTONES)
        more = [one for one in milestones.MILESTONES if one.kind == present and one not in offered]
        return [(one.kind, _(one.label)) for one in (*offered, *more)]

    def _reached_before(self) -> Event | None:
        """Return the milestone that is marked already and that this moves; None for everything else."""
        dog = self._session.dog
        if dog is None or self.kind.key() != MILESTONE:
            return None
        known = events.between(self._session.store, dog.id, date.min, self._session.today())
        return next((one for one in known if one.kind == self.chosen()), None)

    def _fill(self) -> None:
        is_milestone = self._event.kind.startswith(milestones.PREFIX)
        self.kind.set_key(MILESTONE if is_milestone else self._event.kind)
        if is_milestone:
            self.milestone.set_key(self._event.kind)
        self._which.setVisible(self.kind.key() == MILESTONE)
        self.end_day.set_day(self._event.end_day)
        self.text.set_value(self._event.text)


def _kinds(present: str) -> list[tuple[str, str]]:
    found = [
        (word.key, _(word.label)) for word in activities.EVENTS if word.key not in NOT_OFFERED or word.key == present
    ]
    return [found[0], (MILESTONE, _("Milestone reached")), *found[1:]]  # good things first, as in the diary
