# SPDX-License-Identifier: MIT
"""Everything else of a day, behind "More": built when first opened, open by itself when the day has answers in it.

The owner's own daily measures stand before the fold: who made one wants to be asked.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from core.usecases import own
from core.words import metrics
from core.words.i18n import N_, _
from core.words.metrics import Metric
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
        self._own: GroupForm | None = None
        self._own_title = label(_("Your own measures"), "heading", name="own_title")
        self._own_title.hide()
        self._whole().insertWidget(0, self._own_title)
        self._own_asked: list[Metric] = []
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
        self._show_own()
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
        for form in self._all_forms():
            form.flush()

    def own_form(self) -> GroupForm | None:
        """Return the questions of the owner's own measures, None while there are none."""
        return self._own

    def _all_forms(self) -> list[GroupForm]:
        return [*([self._own] if self._own is not None else []), *self.forms]

    def _show_own(self) -> None:
        """Ask the dog's own daily measures; they are made anew when the owner changed them."""
        book = self._book
        asked = own.grouped(book.session.store, book.dog.id, own.DAILY, book.day)
        if asked != self._own_asked:
            if self._own is not None:
                self._own.hide()
                self._own.deleteLater()
            self._own, self._own_asked = None, asked
            if asked:
                self._own = GroupForm(book, own.DAILY, asked=asked)
                self._whole().insertWidget(1, self._own)
                self._own.show()  # a layout would show it only when the event loop goes on
                tab_order.follow(_before(self.fold), self._own)
            self._own_title.setVisible(bool(asked))
        if self._own is not None:
            self._own.show_page()

    def _whole(self) -> QVBoxLayout:
        """Return the column of the card: own measures stand over "More", which puts away only the rest."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        return column

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


def _before(control: QWidget) -> QWidget:
    """Return the control that Tab comes from."""
    found = control.previousInFocusChain()
    while found is not None and found is not control and found.focusPolicy() == Qt.FocusPolicy.NoFocus:
        found = found.previousInFocusChain()
    return found or control
