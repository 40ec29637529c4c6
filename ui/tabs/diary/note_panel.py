# SPDX-License-Identifier: MIT
"""The day's own words, kept exactly as typed, and under them what was noticed that day comparing photos."""

from __future__ import annotations

from core.words.errors import HindstrideError
from core.words.i18n import _
from ui.tabs.diary.day_book import DayBook
from ui.widgets.card import Card
from ui.widgets.fields import NoteField
from ui.widgets.headings import label


class NotePanel(Card):
    """The note of the page."""

    def __init__(self, book: DayBook) -> None:
        """Make the card."""
        super().__init__(_("Note"))
        self.setObjectName("note_panel")
        self._book = book
        self.note = NoteField(_("Anything else about the day"), lines=3)
        self.note.setObjectName("day_note")
        self.note.committed.connect(self._on_committed)
        self.noticed = label("", "muted", wrap=True, name="day_noticed")
        self.noticed.setAccessibleName(_("Noticed on photos this day"))
        self.add(self.note)
        self.add(self.noticed)

    def show_page(self) -> None:
        """Show the page of the book; unsaved typing on the same page is left alone."""
        self.note.set_value(self._book.page.note, place=self._book.place)
        self._show_noticed()

    def flush(self) -> None:
        """Save what is typed and not saved yet."""
        self.note.flush()

    def _on_committed(self, text: str) -> None:
        try:
            self._book.write_note(text)
        except HindstrideError:
            self._hold(text)
            raise

    def _show_noticed(self) -> None:
        from core.usecases import noticed  # it brings photos with it, and the first paint does not wait for them

        store, dog = self._book.session.store, self._book.dog
        lines = [noticed.line(store, dog, one) for one in noticed.of_day(store, dog.id, self._book.day)]
        self.noticed.setText("\n".join(lines))
        self.noticed.setVisible(bool(lines))

    def _hold(self, text: str) -> None:
        """Keep words that the disk refused as unsaved typing, so that the next save tries again."""
        self.note.blockSignals(True)
        self.note.set_value(self._book.page.note, place="refused")
        self.note.set_value(self._book.page.note, place=self._book.place)
        self.note.setPlainText(text)
        self.note.blockSignals(False)
