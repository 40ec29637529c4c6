# SPDX-License-Identifier: MIT
"""Writes down the minutes of leash walking a day that the vet set, from which day on; changes it, or ends it.

Hindstride never suggests a range. Where it is drawn belongs to the charts.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from core.usecases import vet_ranges
from core.usecases.vet_ranges import VetRange
from core.words import units
from core.words.i18n import _
from ui.dialogs.form_dialog import FormDialog
from ui.jobs import Jobs
from ui.session import Session
from ui.widgets.day_field import DayField, OptionalDay
from ui.widgets.fields import TextField
from ui.widgets.headings import label


class VetRangeForm(FormDialog):
    """Adds or changes one range of the dog on screen."""

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        parent: QWidget | None = None,
        *,
        kept: VetRange | None = None,
        stop: bool = False,
    ) -> None:
        """Fill the form.

        Args:
            session, jobs, parent: as for every dialog.
            kept: the range to change; None sets a new one, which ends the one that holds now.
            stop: start with today as its last day.
        """
        super().__init__(_("Change the walking range") if kept else _("Walking range set by the vet"), parent)
        self.setObjectName("vet_range")
        self._session = session
        today = session.today()
        self._kept = kept or VetRange(since=today)
        self.low, self.high = TextField(), TextField()
        self.since = DayField(self._kept.since)
        self.until = OptionalDay(_("It held until"), self._kept.until or today)
        self.set_by = TextField(_("name of the vet or clinic"))
        self._lay_out_form(is_new=kept is None)
        if kept is not None:
            self._fill(stop=stop)
            self.allow_remove(_("Entered by mistake"))
        self.fit()
        (self.until.field if stop else self.low).setFocus()

    def keep(self) -> None:
        """Keep the range; raises InvalidValue as `vet_ranges.save`."""
        dog = self._session.dog
        if dog is None:
            return
        wanted = replace(
            self._kept,
            low=units.number_again(self.low.value(), self._kept.low, "low"),
            high=units.number_again(self.high.value(), self._kept.high, "high"),
            since=self.since.day(),
            until=self.until.day(),
            set_by=self.set_by.value().strip(),
        )
        vet_ranges.save(self._session.store, dog, wanted, today=self._session.today())

    def take_out(self) -> None:
        """Remove a range that was entered by mistake; undo brings it back."""
        if self._session.dog is not None:
            vet_ranges.remove(self._session.store, self._session.dog, self._kept)

    def _lay_out_form(self, *, is_new: bool) -> None:
        form = self.form
        low = form.cell("low", _("From, minutes a day"), self.low)
        form.add_abreast([low, form.cell("high", _("To, minutes a day"), self.high)])
        hint = _("All leash walks of a day together. More than this is never shown as good news.")
        form.add_plain(label(hint, "muted", wrap=True, name="range_hint"))
        form.add("since", _("Since"), self.since)
        if is_new:
            self.until.hide()
        else:
            form.add("until", "", self.until)
        form.add("set_by", _("Set by"), self.set_by)

    def _fill(self, *, stop: bool) -> None:
        kept = self._kept
        self.low.set_value(units.fitting(kept.low))
        self.high.set_value(units.fitting(kept.high))
        self.until.set_day(self._session.today() if stop and kept.until is None else kept.until)
        self.set_by.set_value(kept.set_by)
