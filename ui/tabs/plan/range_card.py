# SPDX-License-Identifier: MIT
"""The range of leash walking that the vet set: the one that holds, and earlier ones behind a fold.

Nothing here suggests a range, and none is good or bad news.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from core.usecases import vet_ranges
from core.usecases.vet_ranges import VetRange
from core.words import units, weeks
from core.words.i18n import _
from ui.session import Session
from ui.tabs.plan.list_card import Line, ListCard, Press

WALK = "walk_minutes_total"


class RangeCard(ListCard):
    """Ranges of the dog on screen.

    Signals:
        edit_requested(kept: VetRange); end_requested(kept: VetRange): open the dialog.
    """

    edit_requested = Signal(object)
    end_requested = Signal(object)

    def __init__(self, session: Session) -> None:
        """Make an empty card."""
        add = Press("add", _("Set…"), _("Set the walking range your vet gave"))
        super().__init__("range_card", _("Walking range set by the vet"), _("drawn beside the walks once set"), add)
        self._session = session
        self.pressed.connect(self.on_pressed)

    def refresh(self) -> None:
        """Read the ranges of the dog on screen."""
        dog, today = self._session.dog, self._session.today()
        found = vet_ranges.of_dog(self._session.store, dog.id, WALK) if dog else []
        now = [one for one in found if one.until is None or one.until >= today]
        earlier = [one for one in found if one not in now]
        self.add_button.setText(_("New range…") if now else _("Set…"))
        self.show_lines(
            [Line(one, minutes(one), details(one), _presses(one, is_now=True)) for one in now],
            [Line(one, minutes(one), details(one), _presses(one, is_now=False)) for one in reversed(earlier)],
            folded=_("Earlier: {count}").format(count=len(earlier)),
        )

    @Slot(str, object)
    def on_pressed(self, key: str, kept: VetRange) -> None:
        """Ask for the dialog of a line."""
        (self.end_requested if key == "end" else self.edit_requested).emit(kept)


def minutes(kept: VetRange) -> str:
    """Say a range in minutes: "24–30 min a day"."""
    low, high = units.fitting(kept.low), units.fitting(kept.high)
    if low == high:
        return _("{minutes} min a day").format(minutes=low)
    return _("{low}–{high} min a day").format(low=low, high=high)


def details(kept: VetRange) -> str:
    """Say since when, until when, and who set a range."""
    parts = [_("since {day}").format(day=weeks.short_day(kept.since))]
    if kept.until:
        parts.append(_("until {day}").format(day=weeks.short_day(kept.until)))
    if kept.set_by:
        parts.append(_("set by {who}").format(who=kept.set_by))
    return ", ".join(parts)


def _presses(kept: VetRange, *, is_now: bool) -> tuple[Press, ...]:
    said = minutes(kept)
    edit = Press("edit", _("Change…"), _("Change {name}").format(name=said))
    end = Press("end", _("End…"), _("End {name}").format(name=said))
    return (edit, end) if is_now and kept.until is None else (edit,)
