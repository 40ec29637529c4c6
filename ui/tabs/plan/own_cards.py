# SPDX-License-Identifier: MIT
"""What the owner made up to record: own measures, and three to five activities that matter to this dog.

Values are not shown here: earlier answers stay hidden while an activity is scored.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from core.usecases import own, own_order
from core.usecases.own import OwnMeasure
from core.words import units
from core.words.i18n import _
from ui.session import Session
from ui.tabs.plan.list_card import Line, ListCard, Press


class OwnCard(ListCard):
    """The measures of one sort, those that are asked and those that were stopped.

    Signals:
        edit_requested(measure: OwnMeasure): open the dialog.
    """

    edit_requested = Signal(object)

    def __init__(self, session: Session, *, activities: bool) -> None:
        """Make an empty card of activities that matter, or of all other own measures."""
        if activities:
            title, hint = _("Activities that matter"), _("three to five things your dog should do again")
            add = Press("add", _("Add…"), _("Add an activity that matters"))
        else:
            title, hint = _("Your own measures"), _("anything else you want to follow")
            add = Press("add", _("Add…"), _("Add a measure of your own"))
        super().__init__("activities_card" if activities else "own_card", title, hint, add)
        self._session = session
        self._activities = activities
        self.pressed.connect(self.on_pressed)

    def refresh(self) -> None:
        """Read the measures of the dog on screen."""
        dog = self._session.dog
        found = own.of_dog(self._session.store, dog.id) if dog else []
        mine = [one for one in found if (one.kind == "activity") == self._activities]
        asked = [one for one in mine if one.stop_day is None]
        stopped = [one for one in mine if one.stop_day is not None]
        self.add_button.setVisible(not self._activities or len(asked) < own.MOST_ACTIVITIES)
        self.show_lines(
            [self._line(one, number, len(asked)) for number, one in enumerate(asked)],
            [Line(one, one.name, described(one), (_again(one),)) for one in stopped],
            subtitle=self._beside(len(asked)),
            folded=_("Stopped: {count}").format(count=len(stopped)),
        )

    @Slot(str, object)
    def on_pressed(self, key: str, measure: OwnMeasure) -> None:
        """Do what a line was asked to do."""
        dog, store = self._session.dog, self._session.store
        if dog is None:
            return
        if key == "edit":
            self.edit_requested.emit(measure)
        elif key == "again":
            own.resume(store, dog, measure)
        else:
            self._move(key, measure)

    def _move(self, key: str, measure: OwnMeasure) -> None:
        dog = self._session.dog
        by = -1 if key == "up" else 1
        if dog is None or not own_order.move(self._session.store, dog, measure, by):
            return
        # The lines were made anew: the keyboard stays with the one that moved.
        for row in self.lines.rows():
            if isinstance(item := row.item(), OwnMeasure) and item.id == measure.id:
                row.take_focus(key)

    def _beside(self, count: int) -> str:
        if not self._activities:
            return ""
        if count < own.FEWEST_ACTIVITIES:
            return _("three to five are best")
        return _("scored 0 to 4 in the weekly check")

    def _line(self, one: OwnMeasure, number: int, count: int) -> Line:
        up = Press("up", "↑", _("Move {name} up").format(name=one.name), number > 0)
        down = Press("down", "↓", _("Move {name} down").format(name=one.name), number < count - 1)
        edit = Press("edit", _("Change…"), _("Change {name}").format(name=one.name))
        return Line(one, one.name, described(one), (up, down, edit) if count > 1 else (edit,))


def described(one: OwnMeasure) -> str:
    """Say how a measure is recorded: "0–10, less is better · every day"; for an activity what its ends mean."""
    if one.kind == "activity":
        ends = [(0, one.low_label), (4, one.high_label)]
        return " · ".join(f"{number}: {words}" for number, words in ends if words)
    span = _("{low}–{high}").format(low=units.fitting(one.low), high=units.fitting(one.high))
    ways = {"higher": _("more is better"), "lower": _("less is better")}
    how = one.unit if one.kind == "number" and one.unit else span
    said = ", ".join(part for part in (how, ways.get(one.better, "")) if part)
    return f"{said} · {_('every day') if one.asked == 'daily' else _('every week')}"


def _again(one: OwnMeasure) -> Press:
    return Press("again", _("Ask again"), _("Ask {name} again").format(name=one.name))
