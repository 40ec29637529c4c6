# SPDX-License-Identifier: MIT
"""The footer of the window: when was saved, where things stay, the last backup, how many days are logged.

It only reads. Messages that need an answer are notices under the header.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from core.keeping import library
from core.keeping.store import Changed
from core.words import weeks
from core.words.i18n import _, ngettext
from ui.session import Session


class ElidedLabel(QLabel):
    """One line of plain text that ends in dots where the room ends."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty line in the muted role."""
        super().__init__(parent)
        self._whole = ""
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "muted")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def set_whole(self, text: str) -> None:
        """Change the text; screen readers hear all of it."""
        self._whole = text
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self._shorten()

    def whole(self) -> str:
        """Return the text without dots."""
        return self._whole

    def sizeHint(self) -> QSize:
        """Return the room for the whole line."""
        self.ensurePolished()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 4, self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few letters."""
        return QSize(40, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten to the new width."""
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


class Footer(QFrame):
    """The bottom of the window; follows the session."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the footer; counts come with `refresh`, after the first paint."""
        super().__init__(parent)
        self._session = session
        self._saved_at: datetime | None = None
        self._said = ""
        self.setObjectName("footer")
        self.setProperty("role", "footer")
        self.saved = ElidedLabel("footer_saved", self)
        self.backup = ElidedLabel("footer_backup", self)
        self.logged = ElidedLabel("footer_logged", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.setSpacing(18)
        row.addWidget(self.saved, 1)
        row.addWidget(self.backup)
        row.addWidget(self.logged)
        session.saved.connect(self.on_saved)
        session.changed.connect(self.on_changed)
        session.dog_chosen.connect(self.refresh)
        self._show_saved()

    @Slot()
    def refresh(self) -> None:
        """Read the last backup and the number of logged days."""
        made = library.newest_copy(self._session.store.path)
        is_sample = self._session.library.sample  # sample dogs are drawn anew instead of backed up
        self.backup.set_whole("" if is_sample else backup_words(made, self._session.now()))
        self.logged.set_whole(self._logged_words())

    @Slot(object)
    def on_saved(self, when: datetime) -> None:
        """Say when the last change reached the disk."""
        self._saved_at = when
        self._show_saved()

    @Slot(object)
    def on_changed(self, changed: Changed) -> None:
        """Say what undo and redo did, and count again."""
        said = {"undo": _("Undone: {what}"), "redo": _("Done again: {what}")}.get(changed.how, "")
        self._said = said.format(what=changed.label) if said else ""
        self._show_saved()
        self.refresh()

    def _logged_words(self) -> str:
        """Say how many days are logged; in maintenance, where one entry a week is enough, how many weeks."""
        weekly = self._session.logged_weeks()
        done, of = weekly or self._session.logged_of()
        if weekly is None:
            words = ngettext("{done} of {of} day logged", "{done} of {of} days logged", of)
        else:
            words = ngettext("{done} of {of} week logged", "{done} of {of} weeks logged", of)
        return words.format(done=done, of=of) if of else ""

    def _show_saved(self) -> None:
        if not self._session.store.writable:
            first = _("Open for reading only")
        elif self._saved_at is None:
            first = _("Saves by itself")
        else:
            first = _("Saved {time}").format(time=f"{self._saved_at:%H:%M}")
        last = self._said or _("everything stays on this computer")
        self.saved.set_whole(_("● {saved} · {more}").format(saved=first, more=last))


def backup_words(made: datetime | None, now: datetime) -> str:
    """Say when the newest backup was made.

    Args:
        made: UTC, or None when there is none.
        now: local time.
    """
    if made is None:
        return _("A backup is made when you close")
    here = made.astimezone()
    clock = f"{here:%H:%M}"
    if here.date() == now.date():
        return _("Last backup today {time}").format(time=clock)
    return _("Last backup {day} {time}").format(day=weeks.short_day(here.date()), time=clock)
