# SPDX-License-Identifier: MIT
"""Clinic scores: totals of clinical scales, newest first, each with its range and direction.

No total stands bare, none is converted, and what one means is the vet's to say.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot

from core.usecases import clinic_scores
from core.usecases.clinic_scores import ClinicScore
from core.words import activities, scales, weeks
from core.words.i18n import _
from ui.session import Session
from ui.tabs.plan.list_card import Line, ListCard, Press

SHOWN = 4


class ScoreCard(ListCard):
    """Totals of the dog on screen.

    Signals:
        edit_requested(score: ClinicScore): open the dialog.
    """

    edit_requested = Signal(object)

    def __init__(self, session: Session) -> None:
        """Make an empty card."""
        add = Press("add", _("Add…"), _("Add a clinic score"))
        super().__init__("score_card", _("Clinic scores"), _("totals your vet gave: LOAD, a lameness grade…"), add)
        self._session = session
        self.pressed.connect(self.on_pressed)

    def refresh(self) -> None:
        """Read the totals of the dog on screen."""
        dog, today = self._session.dog, self._session.today()
        found = clinic_scores.of_dog(self._session.store, dog.id) if dog else []
        lines = [
            Line(one, clinic_scores.said(one), details(one, today), _presses(one))
            for one in sorted(found, key=lambda one: one.day, reverse=True)
        ]
        folded = _("Earlier: {count}").format(count=len(lines[SHOWN:]))
        self.show_lines(lines[:SHOWN], lines[SHOWN:], folded=folded)

    @Slot(str, object)
    def on_pressed(self, _key: str, score: ClinicScore) -> None:
        """Ask for the dialog of a line."""
        self.edit_requested.emit(score)


def details(one: ClinicScore, today: date) -> str:
    """Say the band, the day and who scored: "moderate · 3 Nov, owner"."""
    who = _(activities.label(activities.SCORERS, one.scored_by)).lower() if one.scored_by else ""
    when = ", ".join(part for part in (weeks.near_day(one.day, today), who) if part)
    return " · ".join(part for part in (_band(one), when) if part)


def _band(one: ClinicScore) -> str:
    """Say a grade in its words; the name of a band is the scale's, not ours, and is said as such."""
    words, found = clinic_scores.band(one), scales.find(one.scale, one.version)
    is_grade = found is not None and any(band.low == band.high == one.total for band in found[1].bands)
    return words if is_grade or not words else _("“{band}” on this scale").format(band=words)


def _presses(one: ClinicScore) -> tuple[Press, ...]:
    """Offer a change, but not of a scale that only a newer Hindstride knows: the form would make it another one."""
    if scales.find(one.scale, one.version) is None:
        return ()
    return (Press("edit", _("Change…"), _("Change {name}").format(name=clinic_scores.said(one))),)
