# SPDX-License-Identifier: MIT
"""A measure in the owner's words: a score, a number with a unit, or an activity that matters; made new or changed.

What may be kept, and what can no longer be changed once it was recorded, is said by own.py.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.usecases import own
from core.usecases.own import OwnMeasure
from core.words import units
from core.words.i18n import _
from ui.dialogs.form_dialog import FormDialog
from ui.jobs import Jobs
from ui.session import Session
from ui.widgets.chips import ChipGroup
from ui.widgets.fields import TextField
from ui.widgets.headings import label

NUMBER_ENDS = ("0", "100")


class OwnMeasureForm(FormDialog):
    """Adds or changes one measure of the dog on screen."""

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        parent: QWidget | None = None,
        *,
        measure: OwnMeasure | None = None,
        kind: str = "score",
    ) -> None:
        """Fill the form.

        Args:
            session, jobs, parent: as for every dialog.
            measure: the one to change; None makes a new one.
            kind: "activity" asks for an activity that matters, "score" and "number" for a measure; only for a new one.
        """
        self._measure = measure or OwnMeasure(kind=kind)
        self._is_activity = self._measure.kind == "activity"
        super().__init__(_title(self._measure), parent, width=540)
        self.setObjectName("own_measure")
        self._session = session
        self._is_fixed = bool(measure) and own.has_readings(session.store, self._measure)
        self._kind = self._measure.kind
        self._cells: dict[str, QWidget] = {}
        self._make()
        self._lay_out_form()
        self._fill()
        self.fit()
        self.name.setFocus()

    def keep(self) -> None:
        """Keep the measure; raises InvalidValue as `own.save`."""
        dog = self._session.dog
        if dog is None:
            return
        wanted = replace(
            self._measure,
            name=self.name.value(),
            kind=self._kind,
            low_label=self.low_label.value(),
            high_label=self.high_label.value(),
        )
        if not self._is_activity:
            wanted = replace(
                wanted,
                unit=self.unit.value(),
                low=units.number_again(self.low.value(), self._measure.low, "low"),
                high=units.number_again(self.high.value(), self._measure.high, "high"),
                better=next(iter(self.better.checked()), ""),
                asked=next(iter(self.asked.checked()), self._measure.asked),
            )
        own.save(self._session.store, dog, wanted, today=self._session.today())

    def take_out(self) -> None:
        """Take the measure out, or ask it no longer when something was recorded; undo brings it back."""
        if self._session.dog is not None:
            own.remove(self._session.store, self._session.dog, self._measure, today=self._session.today())

    @Slot(str, bool)
    def on_kind(self, key: str, _on: bool) -> None:
        """Ask what belongs to a score or to a number; pressing the chosen one again keeps it."""
        self.kind.set_checked([key])
        if key == self._kind:
            return
        self._kind = key
        ends = (self.low.value(), self.high.value())
        if key == "number" and ends == ("0", "10"):
            self._show_ends(*NUMBER_ENDS)
        elif key == "score" and ends == NUMBER_ENDS:
            self._show_ends("0", "10")
        self._show_parts()
        self.fit()

    def _make(self) -> None:
        examples = _("jumping into the car") if self._is_activity else _("tail wags, minutes of play…")
        self.name = TextField(examples)
        self.kind = ChipGroup([("score", _("A score")), ("number", _("A number with a unit"))], exclusive=True)
        self.unit = TextField(_("times, minutes, cm…"))
        self.low, self.high = TextField("0"), TextField("10")
        ends = (_("not at all"), _("without any trouble")) if self._is_activity else (_("never"), _("all the time"))
        self.low_label, self.high_label = (TextField(words) for words in ends)
        self.better = ChipGroup([("higher", _("More")), ("lower", _("Less")), ("none", _("Neither"))], exclusive=True)
        self.asked = ChipGroup(
            [("daily", _("Every day, in the diary")), ("weekly", _("In the weekly check"))], exclusive=True
        )
        self.kind.changed.connect(self.on_kind)

    def _lay_out_form(self) -> None:
        form = self.form
        name = self._session.dog.name if self._session.dog else _("your dog")
        if self._is_activity:
            words = _("Something {dog} could do and should do again. It is scored from 0 to 4 in the weekly check.")
            form.add_plain(label(words.format(dog=name), "muted", wrap=True, name="own_intro"))
        form.add("name", _("What is it called?"), self.name)
        if self._is_fixed:
            words = _("It has been recorded already, so it goes on meaning the same. Its words can be changed.")
            form.add_plain(label(words, "muted", wrap=True, name="own_fixed"))
        if not self._is_activity:
            self._add("kind", form.cell("kind", _("How is it recorded?"), self.kind))
            self._add("unit", form.cell("unit", _("Unit, in your words"), self.unit))
            form.add_abreast([form.cell("low", _("Smallest"), self.low), form.cell("high", _("Largest"), self.high)])
        first, last = (_("What 0 means"), _("What 4 means")) if self._is_activity else _end_words()
        ends = QWidget()
        row = QHBoxLayout(ends)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(form.cell("low_label", first, self.low_label), 1)
        row.addWidget(form.cell("high_label", last, self.high_label), 1)
        self._add("ends", ends)
        if not self._is_activity:
            form.add("better", _("Which way is good?"), self.better)
            form.add("asked", _("When should it be asked?"), self.asked)

    def _add(self, name: str, cell: QWidget) -> None:
        self._cells[name] = cell
        self.form.add_plain(cell)

    def _fill(self) -> None:
        one = self._measure
        self.name.set_value(one.name)
        self.kind.set_checked([one.kind])
        self.unit.set_value(one.unit)
        if not one.id and one.kind == "number":
            self._show_ends(*NUMBER_ENDS)
        else:
            self._show_ends(units.fitting(one.low), units.fitting(one.high))
        self.low_label.set_value(one.low_label)
        self.high_label.set_value(one.high_label)
        self.better.set_checked([one.better] if one.better else [])
        self.asked.set_checked([one.asked])
        for control in (self.kind, self.unit, self.better, self.asked):
            control.setEnabled(not self._is_fixed)
        self._show_parts()
        if one.id and one.stop_day is None:
            self.allow_remove(_("Stop asking it") if self._is_fixed else _("Made by mistake"))

    def _show_ends(self, low: str, high: str) -> None:
        self.low.set_value(low)
        self.high.set_value(high)

    def _show_parts(self) -> None:
        is_number = self._kind == "number"
        self._cells["ends"].setVisible(not is_number)
        if "unit" in self._cells:
            self._cells["unit"].setVisible(is_number)


def _title(measure: OwnMeasure) -> str:
    if measure.kind == "activity":
        return _("Change an activity that matters") if measure.id else _("An activity that matters")
    return _("Change your own measure") if measure.id else _("A measure of your own")


def _end_words() -> tuple[str, str]:
    return _("What the smallest means"), _("What the largest means")
