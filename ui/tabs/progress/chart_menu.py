# SPDX-License-Identifier: MIT
"""What can be done with one day of a chart: open it, its photos, leave a value out, count it again, add an event.

Which day it is and where the menu opens is told from outside.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from core.usecases import answers, left_out, own
from core.words import metrics, weeks
from core.words.i18n import _
from ui.jobs import Jobs
from ui.places import Place
from ui.session import Session
from ui.tabs.progress import day_values
from ui.tabs.progress.day_values import DayValue


class ChartMenu(QObject):
    """Makes the menu of a day and does what is chosen there.

    Signals:
        open_requested(Place): the page or the photos of the day were asked for.
    """

    open_requested = Signal(object)

    def __init__(self, session: Session, jobs: Jobs, owner: QWidget) -> None:
        """Make it for a page; dialogs open over `owner`."""
        super().__init__(owner)
        self._session, self._jobs, self._owner = session, jobs, owner

    def popup(self, key: str, day: date, spot: QPoint, *, has_photos: bool = False) -> QMenu | None:
        """Open the menu at a spot of the screen; None when there is no dog."""
        menu = self.menu(key, day, has_photos=has_photos)
        if menu is not None:
            menu.popup(spot)
        return menu

    def menu(self, key: str, day: date, *, has_photos: bool = False) -> QMenu | None:
        """Make the menu of one measure and day; it deletes itself when closed."""
        dog = self._session.dog
        metric = own.known(self._session.store, dog.id).get(key) if dog is not None else None
        if metric is None:
            return None
        menu = QMenu(self._owner)
        menu.setObjectName("chart_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.aboutToHide.connect(menu.deleteLater)
        named = weeks.near_day(day, self._session.today())
        head = menu.addAction(_("Open {day} in the diary").format(day=named))
        head.setObjectName("menu_open_day")
        head.triggered.connect(partial(self.on_open, Place("diary", day=day)))
        if has_photos:
            photos = menu.addAction(_("Photos of {day}").format(day=named))
            photos.setObjectName("menu_photos")
            photos.triggered.connect(partial(self.on_open, Place("photos", day=day)))
        if self._session.store.writable:
            self._add_values(menu, metric, day)
            menu.addSeparator()
            event = menu.addAction(_("Add an event on this day…"))
            event.setObjectName("menu_event")
            event.triggered.connect(partial(self.on_event, day))
        return menu

    def on_open(self, place: Place, *_checked: bool) -> None:
        """Go to another tab."""
        self.open_requested.emit(place)

    def on_event(self, day: date, *_checked: bool) -> None:
        """Write down what happened that day."""
        from ui.dialogs.event_editor import EventEditor

        EventEditor(self._session, self._jobs, self._owner, day=day).open()

    def on_leave_out(self, value: DayValue, what: str, *_checked: bool) -> None:
        """Ask why a value should not count."""
        from ui.dialogs.leave_out import LeaveOut

        LeaveOut(self._session, self._jobs, self._owner, where=value.where, what=what, value=value.words).open()

    def on_count_again(self, value: DayValue, *_checked: bool) -> None:
        """Count a value again; undo leaves it out again."""
        if self._session.dog is not None:
            left_out.count_again(self._session.store, self._session.dog, value.where)

    def _add_values(self, menu: QMenu, metric: metrics.Metric, day: date) -> None:
        name = answers.vet_label(metric)
        found = [
            (value, _("{leg}: {value}").format(leg=leg, value=value.words) if leg else value.words)
            for side in day_values.sides_of(metric)
            for value in day_values.of_days(self._session, metric.key, side, [day])
            for leg in [day_values.leg_words(side)]
        ]
        if found:
            menu.addSeparator()
        for value, said in found:
            if value.reason:
                words = _("Count it again ({value})").format(value=said)
                slot = partial(self.on_count_again, value)
            else:
                words = _("Leave this value out… ({value})").format(value=said)
                slot = partial(self.on_leave_out, value, name)
            made = menu.addAction(words.replace("&", "&&"))
            made.setObjectName(f"menu_{'count' if value.reason else 'leave'}{value.where.side}")
            made.triggered.connect(slot)
