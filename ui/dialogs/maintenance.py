# SPDX-License-Identifier: MIT
"""Says whether the dog is in recovery or in maintenance, since when, and how often the vet looks at it.

What each of the two changes elsewhere is decided by phases.py.
"""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from core.usecases import phases
from core.words.i18n import _, ngettext
from ui.dialogs.form_dialog import FormDialog
from ui.jobs import Jobs
from ui.session import Session
from ui.widgets.chips import ChipGroup
from ui.widgets.day_field import DayField
from ui.widgets.form import Picker
from ui.widgets.headings import FlowLabel

NOT_SAID = ""


class MaintenanceForm(FormDialog):
    """Changes the phase of the dog on screen."""

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Fill the form with what holds today."""
        super().__init__(_("Recovery or maintenance"), parent, width=520)
        self.setObjectName("maintenance")
        self._session = session
        dog, today = session.dog, session.today()
        self._now = phases.current(session.store, dog.id, today) if dog else None
        self._chosen = self._now.kind if self._now else phases.RECOVERY
        self.kind = ChipGroup(
            [(phases.RECOVERY, _("Recovery")), (phases.MAINTENANCE, _("Maintenance"))], exclusive=True
        )
        self.said = FlowLabel()  # its height is known at any width, so that the dialog does not gape
        self.said.setObjectName("phase_said")
        self.day = DayField(today)
        self.months = Picker(_months(self._now.check_months if self._now else None))
        self._lay_out_form()
        self._fill()
        self.fit()
        self.kind.chip(self._chosen).setFocus()

    def keep(self) -> None:
        """Keep the phase; raises InvalidValue as `phases.set_phase`."""
        dog, store, now = self._session.dog, self._session.store, self._now
        if dog is None or (now is None and self._chosen == phases.RECOVERY):
            return  # nothing said means recovery
        months = int(self.months.key()) if self._is_maintenance() and self.months.key() else None
        day = self.day.day()
        # One of the same kind only began on another day.
        replaced = now if now is not None and now.kind == self._chosen else None
        today = self._session.today()
        phases.set_phase(store, dog, self._chosen, day, check_months=months, instead_of=replaced, today=today)

    def take_out(self) -> None:
        """Take the last change of phase back; undo brings it back."""
        if self._session.dog is not None and self._now is not None:
            phases.remove(self._session.store, self._session.dog, self._now)

    @Slot(str, bool)
    def on_kind(self, key: str, _on: bool) -> None:
        """Choose one of the two; pressing the chosen one again keeps it."""
        self.kind.set_checked([key])
        if key != self._chosen:
            # A new phase begins today; the one that holds keeps its own day.
            holds = self._now is not None and key == self._now.kind
            self.day.set_day(self._now.day if self._now is not None and holds else self._session.today())
        self._chosen = key
        self._show_parts()
        self.fit()

    def _lay_out_form(self) -> None:
        form = self.form
        form.add("kind", _("Where is your dog now?"), self.kind)
        form.add_plain(self.said)
        form.add("day", _("Since"), self.day)
        hint = _("Every 6 to 12 months is what the founding article names; your vet may want another time.")
        self._months_cell = form.cell("check_months", _("Check-ups with your vet"), self.months, hint=hint)
        form.add_plain(self._months_cell)
        self.kind.changed.connect(self.on_kind)

    def _fill(self) -> None:
        self.kind.set_checked([self._chosen])
        if self._now is not None:
            self.day.set_day(self._now.day)
            self.months.set_key(str(self._now.check_months or NOT_SAID))
            self.allow_remove(_("Take this back"))
        self._show_parts()

    def _show_parts(self) -> None:
        self.said.setText(explained(self._chosen))
        self._months_cell.setVisible(self._is_maintenance())

    def _is_maintenance(self) -> bool:
        return self._chosen == phases.MAINTENANCE


def explained(kind: str) -> str:
    """Say what a phase means for the diary; `kind` is a key of phases."""
    if kind == phases.MAINTENANCE:
        return _(
            "What came back is to be kept. One diary entry a week is enough, and days without one are not counted as "
            "missing. The weekly check asks for early signs that are worth mentioning to your vet."
        )
    return _("Muscle and movement are coming back, or are hoped to. The diary asks every day.")


def _months(kept: int | None) -> list[tuple[str, str]]:
    offered = sorted({*phases.CHECK_MONTHS, *([kept] if kept else [])})
    words = [(str(count), ngettext("Every {count} month", "Every {count} months", count)) for count in offered]
    return [(NOT_SAID, _("Not said")), *((key, text.format(count=key)) for key, text in words)]
