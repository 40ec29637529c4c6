# SPDX-License-Identifier: MIT
"""Writes down a medicine or supplement as it stands on the label, changes it, or notes the last day it was given.

A change of dose or product from a day on keeps what was given before; a mistyped word is simply corrected. Never a
dose advice. The list of what is given belongs to the Plan tab.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from core.usecases import care
from core.usecases.care import Care
from core.words import activities
from core.words.errors import InvalidValue
from core.words.i18n import _
from ui.dialogs.form_dialog import FormDialog
from ui.jobs import Jobs
from ui.session import Session
from ui.widgets.chips import ChipGroup
from ui.widgets.day_field import OptionalDay
from ui.widgets.fields import TextField
from ui.widgets.form import Picker


class CareItem(FormDialog):
    """Adds or changes one medicine or supplement of the dog on screen."""

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        parent: QWidget | None = None,
        *,
        item: Care | None = None,
        stop: bool = False,
    ) -> None:
        """Fill the form.

        Args:
            session, jobs, parent: as for every dialog.
            item: the one to change; None adds one.
            stop: start with today as the last day it was given.
        """
        super().__init__(_("Change as on the label") if item else _("Add a medicine or supplement"), parent, width=520)
        self.setObjectName("care_item")
        self._session = session
        self._item = item or Care()
        today = session.today()
        self.kind = ChipGroup([(word.key, _(word.label)) for word in activities.CARE_KINDS], exclusive=True)
        self.name = TextField(_("as on the label"))
        self.strength = TextField(_("0.5 mg, 300 mg/ml…"))
        self.amount = TextField(_("1 tablet, 5 ml…"))
        self.times = TextField(_("once daily with food…"))
        self.changed = OptionalDay(_("Changed from"), today)
        self.since = OptionalDay(_("Given since"), self._item.since or today)
        self.stop_day = OptionalDay(_("Stopped; last day given"), self._item.stop_day or today)
        self.drug_class = Picker((word.key, _(word.label)) for word in activities.DRUG_CLASSES)
        self._is_given = bool(self._item.id) and self._item.stop_day is None and not stop
        self._lay_out_form()
        self._fill(stop=stop)
        self.changed.day_changed.connect(self.on_changed)
        self.fit()
        (self.stop_day.field if stop else self.name).setFocus()

    def keep(self) -> None:
        """Keep the item, or its change from a day on; raises InvalidValue as `care.save` and `care.change`."""
        dog = self._session.dog
        if dog is None:
            return
        wanted = Care(
            self._item.id,
            next(iter(self.kind.checked()), self._item.kind),
            self.name.value(),
            self.strength.value().strip(),
            self.amount.value().strip(),
            self.times.value().strip(),
            self.drug_class.key(),
            self.since.day(),
            self.stop_day.day(),
        )
        store, today, day = self._session.store, self._session.today(), self.changed.day()
        if day is None:
            care.save(store, dog, wanted, today=today)
        else:
            care.change(store, dog, self._item, wanted, day=day, today=today)

    def take_out(self) -> None:
        """Remove an item that was entered by mistake; undo brings it back."""
        if self._session.dog is not None:
            care.remove(self._session.store, self._session.dog, self._item)

    def show_error(self, error: InvalidValue) -> None:
        """Say what is wrong with the day of a change beside that day."""
        if error.field == "since" and self.changed.day() is not None:
            error = InvalidValue(error.title, error.advice, field="changed")
        super().show_error(error)

    @Slot(object)
    def on_changed(self, day: date | None) -> None:
        """A change begins and ends days by itself: the other days are left as they are."""
        self.since.setEnabled(day is None)
        self.stop_day.setEnabled(day is None)

    def _lay_out_form(self) -> None:
        form = self.form
        form.add("kind", _("What is it?"), self.kind)
        form.add("name", _("Name"), self.name)
        form.add_abreast(
            [
                form.cell("strength", _("Strength"), self.strength),
                form.cell("amount", _("Amount each time"), self.amount),
            ]
        )
        form.add("times", _("When"), self.times)
        if self._is_given:
            hint = _("Tick this for another dose or product: what was given before stays, and charts show the change.")
            form.add("changed", "", self.changed, hint=hint)
        form.add("since", "", self.since)
        form.add("stop_day", "", self.stop_day)
        hint = _("Stands in the leaflet. With it Hindstride can say when two are better asked about.")
        form.add("drug_class", _("Group, if you know it"), self.drug_class, hint=hint)

    def _fill(self, *, stop: bool) -> None:
        item = self._item
        self.kind.set_checked([item.kind])
        for field in ("name", "strength", "amount", "times"):
            getattr(self, field).set_value(getattr(item, field))
        self.since.set_day(item.since if item.id else self._session.today())
        self.stop_day.set_day(self._session.today() if stop and item.stop_day is None else item.stop_day)
        self.drug_class.set_key(item.drug_class)
        if item.id:
            self.allow_remove(_("Entered by mistake"))
