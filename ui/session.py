# SPDX-License-Identifier: MIT
"""The one face towards Qt: the open library, the chosen dog and day, and one `changed` signal for every tab.

Tabs read through `session.store` and use cases; they write by calling use cases, and listen here for what changed.
No widgets and no dialogs here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject, Signal

from core.keeping.store import Changed, Store
from core.usecases import diary, dogs, phases
from core.usecases.dogs import Dog
from core.words.settings import LibrarySettings, UserSettings
from ui.theme import Theme

NIGHT_ENDS = 4


class Session(QObject):
    """What every tab shares.

    Attributes:
        store: the open library. theme: the tokens in force. settings: the user's settings.
        dog: the chosen dog, or None while the library has none. day: the diary day on screen.
    Signals:
        changed(Changed): after every committed change, undo and redo.
        dog_chosen(): another dog (or none) is on screen. day_chosen(date): another diary day is on screen.
        theme_changed(): tokens or text size changed. saved(datetime): a change reached the disk.
        flush_requested(): write pending edits now; emitted before undo, redo, change of day, dog or tab, print, close.
    """

    changed = Signal(object)
    dog_chosen = Signal()
    day_chosen = Signal(object)
    theme_changed = Signal()
    settings_changed = Signal()
    saved = Signal(object)
    flush_requested = Signal()

    def __init__(
        self, store: Store, theme: Theme, settings: UserSettings, clock: Callable[[], datetime] = datetime.now
    ) -> None:
        super().__init__()
        self.store = store
        self.theme = theme
        self.settings = settings
        self.library: LibrarySettings = store.settings()
        self._clock = clock
        self.dog: Dog | None = self._first_dog()
        self.day: date = self.offered_day()
        store.listen(self._on_store_changed)

    def now(self) -> datetime:
        """Return the local time; the only clock of the window."""
        return self._clock()

    def today(self) -> date:
        """Return the local civil date."""
        return self._clock().date()

    def is_night(self) -> bool:
        """Whether it is between midnight and four, when "today" usually still means yesterday."""
        return self._clock().hour < NIGHT_ENDS

    def offered_day(self) -> date:
        """Return the day the diary opens on: today, and yesterday from midnight to four."""
        return self.today() - timedelta(days=1) if self.is_night() else self.today()

    def choose_dog(self, dog_id: str) -> None:
        """Put another dog on screen; an unknown id leaves it as it is."""
        found = dogs.find(self.store, dog_id)
        if found is None or (self.dog is not None and found.id == self.dog.id):
            return
        self.flush_requested.emit()
        self.dog = found
        self.settings = replace(self.settings, last_dog=found.id)
        self.dog_chosen.emit()

    def choose_day(self, day: date) -> None:
        """Put another diary day on screen; pending edits are written first. Future days are ignored."""
        if day == self.day or day > self.today():
            return
        self.flush_requested.emit()
        self.day = day
        self.day_chosen.emit(day)

    def undo(self) -> None:
        """Write pending edits, take the last change back and go to its day."""
        self._travel(self.store.undo)

    def redo(self) -> None:
        """Write pending edits, do the last undone change again and go to its day."""
        self._travel(self.store.redo)

    def set_theme(self, theme: Theme) -> None:
        """Tell every tab about other tokens."""
        self.theme = theme
        self.theme_changed.emit()

    def set_library_settings(self, wanted: LibrarySettings) -> None:
        """Keep the library's settings (units, paper) and tell every tab."""
        self.store.set_settings(wanted)
        self.library = wanted
        self.settings_changed.emit()

    def logged_of(self) -> tuple[int, int]:
        """Return (days logged, days since the first entry or the start) of the chosen dog; (0, 0) without one."""
        if self.dog is None:
            return 0, 0
        first = diary.first_day(self.store, self.dog.id)
        if first is None:
            return 0, 0
        last = self.today()
        return len(diary.logged_days(self.store, self.dog.id, first, last)), (last - first).days + 1

    def logged_weeks(self) -> tuple[int, int] | None:
        """Return (weeks logged, weeks so far) of the chosen dog in maintenance; None in recovery or without a dog."""
        return phases.weeks_logged(self.store, self.dog, self.today()) if self.dog is not None else None

    def _travel(self, move: Callable[[], Changed | None]) -> None:
        self.flush_requested.emit()
        done = move()
        if done is not None and done.day is not None and done.day != self.day and done.day <= self.today():
            self.day = done.day
            self.day_chosen.emit(done.day)

    def _first_dog(self) -> Dog | None:
        known = dogs.everyone(self.store) or dogs.everyone(self.store, archived=True)
        wanted = [dog for dog in known if dog.id == self.settings.last_dog]
        return next(iter(wanted or known), None)

    def _on_store_changed(self, changed: Changed) -> None:
        if "dog" in changed.tables:
            self._refresh_dog()
        self.changed.emit(changed)
        self.saved.emit(self.now())

    def _refresh_dog(self) -> None:
        before = self.dog
        self.dog = dogs.find(self.store, before.id) if before else None
        if self.dog is None:
            self.dog = self._first_dog()
        if (before and before.id) != (self.dog and self.dog.id):
            self.dog_chosen.emit()
