# SPDX-License-Identifier: MIT
"""Recovery or maintenance: which of the two holds, since when, and when the vet should look next.

What a phase changes in the diary and the weekly check is decided there.
"""

from __future__ import annotations

from core.usecases import phases
from core.words import weeks
from core.words.i18n import _
from ui.session import Session
from ui.tabs.plan.list_card import ListCard, Press


class PhaseCard(ListCard):
    """The phase of the dog on screen; its button opens the dialog."""

    def __init__(self, session: Session) -> None:
        """Make an empty card."""
        add = Press("change", _("Change…"), _("Change between recovery and maintenance"))
        super().__init__("phase_card", _("Recovery or maintenance"), _("in recovery"), add)
        self._session = session

    def refresh(self) -> None:
        """Read the phase of the dog on screen."""
        dog, today = self._session.dog, self._session.today()
        now = phases.current(self._session.store, dog.id, today) if dog else None
        if dog is None or now is None:
            self.show_lines([])
            return
        day = weeks.near_day(now.day, today)
        if now.kind == phases.RECOVERY:
            self.show_lines([])
            self.set_subtitle(_("in recovery since {day}").format(day=day))
            return
        due = phases.next_check(self._session.store, dog, today)
        enough = _("One diary entry a week is enough. The weekly check asks for early signs.")
        signs = phases.last_check(self._session.store, dog.id, today)
        told = (
            _("Early signs, {day}: {words}").format(day=weeks.near_day(signs.day, today), words=signs.words)
            if signs
            else ""
        )
        said = "\n".join(part for part in (enough, told, due.words if due else "") if part)
        self.show_lines([], subtitle=_("in maintenance since {day}").format(day=day), said=said)
