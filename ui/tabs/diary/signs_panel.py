# SPDX-License-Identifier: MIT
"""What was seen of the back legs: one chip a sign, with the leg where that matters, and an explicit no."""

from __future__ import annotations

from core.words.i18n import _
from ui.tabs.diary.day_book import DayBook
from ui.tabs.diary.group_form import GroupForm
from ui.widgets.card import Card


class SignsPanel(Card):
    """The group "signs" of SIGNS."""

    def __init__(self, book: DayBook) -> None:
        """Make the card."""
        super().__init__(_("Back legs"), _("tick what you saw"))
        self.setObjectName("signs_panel")
        self.form = GroupForm(book, "signs", usual_words=_("Nothing else unusual"))
        self.add(self.form)

    def show_page(self) -> None:
        """Show the page of the book."""
        self.form.show_page()

    def flush(self) -> None:
        """Save what is typed and not saved yet."""
        self.form.flush()
