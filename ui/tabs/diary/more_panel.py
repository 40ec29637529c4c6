# SPDX-License-Identifier: MIT
"""Everything else of a day, behind "More": built when first opened, open by itself when the day has answers in it."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from core.words import metrics
from core.words.i18n import N_, _
from ui.tabs.diary.day_book import DayBook
from ui.tabs.diary.group_form import GroupForm
from ui.widgets import tab_order
from ui.widgets.card import Card
from ui.widgets.headings import label

# Group of METRICS, heading over it, look of its chips. To add a group: add one line.
GROUPS = (
    ("more", "", "choice"),
    ("pain", N_("Noticed today"), "sign"),
    ("context", N_("Out of the ordinary"), "choice"),
)


class MorePanel(Card):
    """A fold."""

    def __init__(self, book: DayBook) -> None:
        """Make the closed fold; nothing inside is built yet."""
        super().__init__(_("More"), _("energy, mood, getting up, help, sleep, soreness"))
        self.setObjectName("more_panel")
        self._book = book
        self._inside: QWidget | None = None
        self._wants_open = False
        self._place: object = None
        self.forms: list[GroupForm] = []
        self.fold = QPushButton(_("Show"))
        self.fold.setObjectName("more_fold")
        self.fold.setProperty("role", "link")
        self.fold.clicked.connect(self._on_fold)
        self.header_add(self.fold)
        self._keys = frozenset(m.key for group, _words, _tone in GROUPS for m in metrics.grouped(group))
        self._shut = False

    def is_open(self) -> bool:
        """Whether the questions are on screen."""
        return not self._shut and (self._wants_open or self._has_answers())

    def show_page(self) -> None:
        """Show the page of the book."""
        if self._book.place != self._place:
            self._place, self._shut = self._book.place, False
        is_open = self.is_open()
        words = _("Hide") if is_open else _("Show")
        self.fold.setText(words)
        self.fold.setAccessibleName(_("Hide the other questions") if is_open else _("Show the other questions"))
        if is_open and self._inside is None:
            self._build()
        if self._inside is not None:
            self._inside.setVisible(is_open)
        if is_open:
            for form in self.forms:
                form.show_page()

    def flush(self) -> None:
        """Save what is typed and not saved yet."""
        for form in self.forms:
            form.flush()

    def _has_answers(self) -> bool:
        return any(key in self._keys for key, _side in self._book.page.answers)

    def _build(self) -> None:
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(14)
        for group, words, tone in GROUPS:
            if not metrics.grouped(group):
                continue
            if words:
                column.addWidget(label(_(words), "heading"))
            form = GroupForm(self._book, group, tone=tone)
            self.forms.append(form)
            column.addWidget(form)
        self.add(self._inside)
        tab_order.follow(self.fold, self._inside)

    def _on_fold(self) -> None:
        self.flush()
        was_open = self.is_open()
        self._wants_open, self._shut = not was_open, was_open
        self.show_page()
