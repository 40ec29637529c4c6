# SPDX-License-Identifier: MIT
"""Medicines and supplements as on the label: what is given now, and a folded list of what was stopped.

Says when two are better asked about, as care tells it; never a dose advice.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.usecases import care
from core.usecases.care import Care
from core.words import activities, weeks
from core.words.i18n import _
from ui.session import Session
from ui.widgets import tab_order
from ui.widgets.card import Card
from ui.widgets.headings import label
from ui.widgets.notice import Notice


class CareRow(QWidget):
    """One item with its buttons.

    Signals:
        edit_requested(item: Care), stop_requested(item: Care).
    """

    edit_requested = Signal(object)
    stop_requested = Signal(object)

    def __init__(self, item: Care, *, given: bool, parent: QWidget | None = None) -> None:
        """Show one item; `given`: whether it is given now and can be stopped, unless its last day is noted."""
        super().__init__(parent)
        self.setObjectName(f"care_{item.id}")
        self._item = item
        words = QVBoxLayout()
        words.setSpacing(1)
        head = " ".join(part for part in (item.name, item.strength) if part)
        words.addWidget(label(head, "strong", wrap=True, name="care_name"))
        words.addWidget(label(details(item), "muted", wrap=True, name="care_details"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 7, 0, 7)
        row.setSpacing(2)
        row.addLayout(words, 1)
        self.edit_button = _link("care_edit", _("Change…"), _("Change {name}").format(name=item.name))
        self.stop_button = _link("care_stop", _("Stop…"), _("Stop {name}").format(name=item.name))
        self.edit_button.clicked.connect(self._on_edit)
        self.stop_button.clicked.connect(self._on_stop)
        row.addWidget(self.edit_button)
        row.addWidget(self.stop_button)
        self.stop_button.setVisible(given and item.stop_day is None)

    def _on_edit(self) -> None:
        self.edit_requested.emit(self._item)

    def _on_stop(self) -> None:
        self.stop_requested.emit(self._item)


class CareCard(Card):
    """What is given now and what was stopped.

    Signals:
        add_requested(); edit_requested(item: Care); stop_requested(item: Care): open the dialog.
    """

    add_requested = Signal()
    edit_requested = Signal(object)
    stop_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(_("Medicines and supplements"), parent=parent)
        self.setObjectName("care_card")
        self._session = session
        self.add_button = QPushButton(_("Add…"))
        self.add_button.setObjectName("care_add")
        self.add_button.setAccessibleName(_("Add a medicine or supplement"))
        self.add_button.clicked.connect(self.add_requested)
        self.header_add(self.add_button)
        self.note: Notice | None = None  # made when there is something to say: few dogs need it
        self._empty = label(_("Nothing noted. Copy it from the label, so that the vet sees it."), "muted", wrap=True)
        self._now, self._now_rows = _column()
        self._stopped, self._stopped_rows = _column()
        self.fold = _link("care_stopped", "", "")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._on_fold)
        for widget in (self._empty, self._now, self.fold, self._stopped):
            self.add(widget)

    def refresh(self) -> None:
        """Read the items of the dog on screen."""
        dog, today = self._session.dog, self._session.today()
        items = care.of_dog(self._session.store, dog.id) if dog else []
        now = care.on(items, today)
        stopped = [item for item in items if item not in now]
        self.set_subtitle(_("now, as on the label"))
        self._fill(self._now_rows, now, given=True)
        self._fill(self._stopped_rows, stopped, given=False)
        self._empty.setVisible(not now)
        self._now.setVisible(bool(now))
        self.fold.setVisible(bool(stopped))
        self._count = len(stopped)
        self._on_fold(self.fold.isChecked() and bool(stopped))
        tab_order.follow(self.add_button, self._now)
        tab_order.follow(self.fold, self._stopped)
        self._say(" ".join(care.overlap_notes(now)))

    def _say(self, words: str) -> None:
        if words and self.note is None:
            self.note = Notice(role="caution", can_dismiss=False, parent=self)
            self.note.setObjectName("care_note")
            self.body.insertWidget(0, self.note)
        if self.note is not None:
            self.note.set_text(words)
            self.note.setVisible(bool(words))

    def _fill(self, rows: QVBoxLayout, items: list[Care], *, given: bool) -> None:
        while (old := rows.takeAt(0)) is not None:
            old.widget().hide()
            old.widget().deleteLater()
        for index, item in enumerate(items):
            if index:
                rows.addWidget(_rule())
            made = CareRow(item, given=given)
            made.edit_requested.connect(self.edit_requested)
            made.stop_requested.connect(self.stop_requested)
            rows.addWidget(made)

    def _on_fold(self, is_open: bool) -> None:
        self._stopped.setVisible(is_open)
        words = _("Hide stopped ones") if is_open else _("Stopped: {count}").format(count=self._count)
        self.fold.setText(words)
        self.fold.setAccessibleName(words)


def details(item: Care) -> str:
    """Say amount, times and days of an item, with its kind when it is a supplement."""
    parts = [item.amount, item.times]
    if item.since:
        parts.append(_("since {day}").format(day=weeks.short_day(item.since)))
    if item.stop_day:
        parts.append(_("until {day}").format(day=weeks.short_day(item.stop_day)))
    kind = _(activities.label(activities.CARE_KINDS, item.kind)).lower()
    said = ", ".join(part for part in parts if part)
    return " · ".join(part for part in (kind, said) if part)


def _column() -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return holder, column


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("role", "rule")
    return rule


def _link(name: str, words: str, spoken: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(spoken)
    made.setProperty("role", "link")
    return made
