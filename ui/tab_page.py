# SPDX-License-Identifier: MIT
"""What every tab is: a page that follows the session, reads only while it is seen, and catches up when it is shown.

What a tab shows is its own business; no tab imports another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from core.keeping.store import Changed
from ui.jobs import Jobs
from ui.session import Session


@dataclass(frozen=True, slots=True)
class Sight:
    """Something that a tab shows when asked, so that screenshots and the self-test see it as well.

    Attributes:
        name: of the picture. show: shows it, and returns the dialog if it is one. leave: goes back to where one was.
    """

    name: str
    show: Callable[[], QDialog | None]
    leave: Callable[[], None]


class TabPage(QWidget):
    """One tab. It writes `read`, and says in TABLES which changes concern it.

    Signals:
        open_requested(Place): take me there.
    """

    open_requested = Signal(object)
    TABLES: frozenset[str] = frozenset()

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Make an empty page that has not read anything yet; `follow` once everything in it is made."""
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._is_stale = True

    def follow(self) -> None:
        """Read again whenever the session tells of something that concerns this page."""
        session = self._session
        session.changed.connect(self.on_changed)
        session.dog_chosen.connect(self.on_dog_chosen)
        session.theme_changed.connect(self.refresh)
        session.settings_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what is kept now; while hidden only remember to do so."""
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.read()

    def read(self) -> None:
        """Read from the library and show it; called only while the page is seen."""
        raise NotImplementedError

    def halt(self) -> None:
        """Give up what is being read step by step; the page is read again when it is shown."""

    def is_built(self) -> bool:
        """Tell whether all there is to see of it stands; a page that is built step by step says when it does."""
        return True

    def sights(self) -> tuple[Sight, ...]:
        """Return what else there is to see in this tab, with a dog in it."""
        return ()

    def on_changed(self, changed: Changed) -> None:
        """Read again when the change concerns this page."""
        if changed.tables & self.TABLES:
            self.refresh()

    def on_dog_chosen(self) -> None:
        """Show another dog."""
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was hidden."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop working: nobody looks, and the library may be closed next."""
        super().hideEvent(event)
        self.halt()
