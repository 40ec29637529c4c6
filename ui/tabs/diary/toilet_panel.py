# SPDX-License-Identifier: MIT
"""What was avoided, and eating, drinking and toilet: as usual with one tap, or what changed.

The questions themselves are read from METRICS and SIGNS.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.words.i18n import _
from ui.tabs.diary.columns import ColumnsLayout
from ui.tabs.diary.day_book import DayBook
from ui.tabs.diary.group_form import GroupForm, answer_usual, has_unusual, is_all_answered
from ui.widgets import tab_order
from ui.widgets.card import Card
from ui.widgets.chips import ChipGroup
from ui.widgets.headings import label

GROUP = "toilet"
USUAL, CHANGED = "usual", "changed"


class ToiletForm(QWidget):
    """Two chips, "As usual" and "Something changed…"; the second opens the questions of the group."""

    def __init__(self, book: DayBook) -> None:
        """Make the two chips; the questions are built when they are first needed."""
        super().__init__()
        self._book = book
        self._form: GroupForm | None = None
        self._wants_open = False
        self._place: object = None
        self.chips = ChipGroup([(USUAL, _("As usual")), (CHANGED, _("Something changed…"))])
        self.chips.setObjectName("toilet_chips")
        self.chips.setAccessibleName(_("Ate, drank, toilet"))
        self.chips.chip(CHANGED).setProperty("tone", "sign")
        self.chips.changed.connect(self._on_chip)
        self._hint = label(
            _("As usual: eating, drinking, wee and poo as always, and not sick."),
            "muted",
            wrap=True,
            name="toilet_hint",
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(self.chips)
        self._column.addWidget(self._hint)

    @property
    def form(self) -> GroupForm:
        """The questions of the group, built on first use."""
        if self._form is None:
            self._form = GroupForm(self._book, GROUP, columns=1)
            self._form.hide()
            self._column.addWidget(self._form)
            tab_order.follow(self.chips, self._form)
        return self._form

    def show_page(self) -> None:
        """Show the page of the book; the questions open by themselves when something changed."""
        if self._book.place != self._place:
            self._place, self._wants_open = self._book.place, False
        unusual = has_unusual(self._book, GROUP)
        is_open = unusual or self._wants_open
        answered = is_all_answered(self._book, GROUP)
        on = [*([USUAL] if answered else []), *([CHANGED] if is_open else [])]
        self.chips.set_checked(on)
        words = _("The rest as usual") if unusual else _("As usual")
        self.chips.chip(USUAL).setText(words)
        self.chips.chip(USUAL).setAccessibleName(words)
        if is_open:
            self.form.show_page()
        if self._form is not None:
            self._form.setVisible(is_open)
        self._hint.setVisible(not is_open)

    def flush(self) -> None:
        """Save what is typed and not saved yet."""
        if self._form is not None:
            self._form.flush()

    def _on_chip(self, key: str, on: bool) -> None:
        if key == USUAL:
            answer_usual(self._book, GROUP, on=on, words=_("Ate, drank, toilet as usual"))
        else:
            self._wants_open = on
        self.show_page()


class AvoidedAndToilet(Card):
    """Two questions side by side, as in the design."""

    def __init__(self, book: DayBook) -> None:
        """Make the card."""
        super().__init__()
        self.setObjectName("toilet_panel")
        self.setAccessibleName(_("Avoided; ate, drank, toilet"))
        self.avoided = GroupForm(book, "avoided", usual_words=_("Nothing avoided"))
        self.toilet = ToiletForm(book)
        box = QWidget()
        columns = ColumnsLayout(box, columns=2)
        columns.addWidget(_titled(_("Avoided"), self.avoided))
        columns.addWidget(_titled(_("Ate, drank, toilet"), self.toilet))
        self.add(box)

    def show_page(self) -> None:
        """Show the page of the book."""
        self.avoided.show_page()
        self.toilet.show_page()

    def flush(self) -> None:
        """Save what is typed and not saved yet."""
        self.avoided.flush()
        self.toilet.flush()


def _titled(words: str, body: QWidget) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    column.addWidget(label(words, "heading"))
    column.addWidget(body)
    column.addStretch(1)
    return part
