# SPDX-License-Identifier: MIT
"""How the dog moved and how comfortable it was: the scores that matter most, side by side."""

from __future__ import annotations

from core.words.i18n import _
from ui.tabs.diary.day_book import DayBook
from ui.tabs.diary.group_form import GroupForm
from ui.widgets.card import Card


class FeelPanel(Card):
    """The group "feel" of METRICS."""

    def __init__(self, book: DayBook) -> None:
        """Make the card."""
        super().__init__()
        self.setObjectName("feel_panel")
        self.form = GroupForm(book, "feel", role="heading")
        self.add(self.form)
        self.setAccessibleName(_("Movement and comfort"))

    def show_page(self) -> None:
        """Show the page of the book."""
        self.form.show_page()

    def flush(self) -> None:
        """Save what is typed and not saved yet."""
        self.form.flush()
