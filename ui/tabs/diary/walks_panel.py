# SPDX-License-Identifier: MIT
"""Walks and exercise of the day: the table, the editor under it, yesterday's sessions copied until confirmed.

How one session is edited stands in session_editor.py.
"""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from core.usecases import walks
from core.usecases.walks import Walk
from core.words import activities, weeks
from core.words.i18n import _, ngettext
from ui.tabs.diary.day_book import DayBook
from ui.tabs.diary.group_form import GroupForm
from ui.tabs.diary.session_editor import SessionEditor
from ui.tabs.diary.walks_table import WalksModel, WalksTable
from ui.widgets import tab_order
from ui.widgets.card import Card
from ui.widgets.chips import chip_row
from ui.widgets.headings import FlowLabel, label

NO_WALK = "no_walk_today"


class WalksPanel(Card):
    """The sessions of the page."""

    def __init__(self, book: DayBook) -> None:
        """Make the card; the editor is built when it is first needed."""
        super().__init__(_("Walks and exercise"))
        self.setObjectName("walks_panel")
        self._book = book
        self._place: object = None
        self._editor: SessionEditor | None = None
        self.model = WalksModel(self)
        self.table = WalksTable(self.model)
        self.form = GroupForm(book, "walks", tone="choice")
        self.add_button = _link("add_session", _("+ Add a session"))
        self.same_button = _link("same_walks", _("Same walks as yesterday"))
        self.confirm_button = _link("confirm_walks", _("Confirm"))
        self._said = label("", "muted", wrap=True, name="walks_said")
        self._copied = FlowLabel("", "muted")
        self._copied.setObjectName("walks_copied")
        self._copied_row = chip_row((self._copied, self.confirm_button))
        self._spot = QVBoxLayout()
        self._arrange()
        self._connect()

    @property
    def editor(self) -> SessionEditor:
        """The fields of one session, built on first use."""
        if self._editor is None:
            self._editor = SessionEditor(self._book)
            self._editor.hide()
            self._editor.closed.connect(self._on_editor_closed)
            self._editor.remove_wanted.connect(self._on_remove)
            self._spot.addWidget(self._editor)
            tab_order.follow(self.table, self._editor)
        return self._editor

    def show_page(self) -> None:
        """Show the page of the book; an open editor stays with its session."""
        found = self._book.walks
        if self._book.place != self._place:
            self._place = self._book.place
            self._said.hide()
            self._close_editor()
        self.model.set_walks(found, self._book.system)
        self.table.setVisible(bool(found))
        self.set_subtitle(walks.summary(found))
        copied = sum(walk.copied for walk in found)
        words = ngettext(
            "The grey one is from yesterday and does not count yet.",
            "The grey ones are from yesterday and do not count yet.",
            copied,
        )
        self._copied.setText(words)
        self._copied_row.setVisible(copied > 0)
        self.form.show_page()
        self._offer_no_walk(found)
        self._show_in_editor(found)

    def flush(self) -> None:
        """Save what is typed and not saved yet."""
        self.form.flush()
        if self._is_editing():
            self.editor.flush()

    def units_changed(self) -> None:
        """Build the editor anew in other units when it is next needed."""
        if self._editor is not None:
            self._close_editor()
            self._editor.deleteLater()
            self._editor = None

    def edit(self, walk: Walk) -> None:
        """Open the editor on a session; one without an id is new."""
        if self._is_editing():
            self.editor.flush()
        self.editor.open_walk(walk)
        self.editor.show()
        self._said.hide()
        if walk.id:
            self.table.selectRow(self.model.row_of(walk.id))
        self.editor.minutes.setFocus(Qt.FocusReason.TabFocusReason)  # selects the number to be typed over

    def _arrange(self) -> None:
        self.body.setSpacing(8)
        self.add(self.table)
        self.add(self._copied_row)
        self.body.addLayout(self._spot)
        self.add(chip_row((self.add_button, self.same_button, self.form)))
        self.add(self._said)
        self._said.hide()

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._on_add)
        self.same_button.clicked.connect(self._on_same)
        self.confirm_button.clicked.connect(self._on_confirm)
        self.table.open_wanted.connect(self._on_open)
        self.table.remove_wanted.connect(self._on_remove)

    def _is_editing(self) -> bool:
        return self._editor is not None and not self._editor.isHidden()

    def _show_in_editor(self, found: list[Walk]) -> None:
        if not self._is_editing() or not self.editor.walk.id:
            return
        stored = next((walk for walk in found if walk.id == self.editor.walk.id), None)
        if stored is None:  # undone or removed
            self._close_editor()
        else:
            self.editor.show_stored(stored)
            self.table.selectRow(self.model.row_of(stored.id))

    def _offer_no_walk(self, found: list[Walk]) -> None:
        """Leave "no walk today" out while there is a walk, unless it is ticked and may be taken back."""
        if self.form.chips is not None and self.form.chips.asks(NO_WALK):
            walked = any(walk.kind == activities.WALK and not walk.copied for walk in found)
            self.form.chips.group(NO_WALK).setVisible(not walked or self._book.answer(NO_WALK) is not None)

    def _close_editor(self) -> None:
        if self._is_editing():
            had_focus = self.editor.isAncestorOf(self.window().focusWidget() or self)
            self.editor.hide()
            self.table.clearSelection()
            if had_focus:
                self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()

    def _on_add(self) -> None:
        self.edit(Walk(day=self._book.day))

    def _on_open(self, walk: object) -> None:
        assert isinstance(walk, Walk)
        self.edit(walk)

    def _on_remove(self, walk: object) -> None:
        assert isinstance(walk, Walk)
        self._book.remove_walk(walk)

    def _on_same(self) -> None:
        if self._book.copy_walks():
            self._said.hide()
        elif self._book.walks:
            self._say(_("Nothing to copy: this day already has its sessions."))
        else:
            before = weeks.named_day(self._book.day - timedelta(days=1))
            self._say(_("Nothing to copy: no sessions on {day}.").format(day=before))

    def _on_confirm(self) -> None:
        self._book.confirm_walks()

    def _on_editor_closed(self) -> None:
        self._close_editor()


def _link(name: str, words: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setProperty("role", "link")
    return made
