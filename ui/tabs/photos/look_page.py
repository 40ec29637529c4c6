# SPDX-License-Identifier: MIT
"""The remembered folder: which of its pictures are not in the library yet, to tick and check.

Listing the folder is a job of the use case; nothing is opened here.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QPushButton, QTableView, QVBoxLayout, QWidget

from core.keeping import sources
from core.usecases.photos import Found
from core.words import weeks
from core.words.i18n import _, ngettext
from ui.tabs.photos.words import bytes_words
from ui.widgets.card import Card
from ui.widgets.chips import chip_row
from ui.widgets.headings import label

TICKED_AT_MOST = 40  # a whole camera roll is not checked by accident


class LookPage(QWidget):
    """New pictures of a folder.

    Signals:
        check_asked(paths: list[Path]): look into the ticked files. put_away(): not now.
        folder_asked(): another folder is wanted.
    """

    check_asked = Signal(list)
    put_away = Signal()
    folder_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty page."""
        super().__init__(parent)
        self.setObjectName("look_page")
        self._found: list[Found] = []
        self.title = label("", "title", wrap=True, name="look_title")
        self.words = label("", "muted", wrap=True, name="look_words")
        self.model = QStandardItemModel(0, 3, self)
        self.table = QTableView()
        self.other = _button("look_other", _("Another folder…"), "plain")
        self.tick = _button("look_tick", _("Tick all"), "plain")
        self.untick = _button("look_untick", _("Tick none"), "plain")
        self.check = _button("look_check", "", "primary")
        self.away = _button("look_away", _("Not now"), "plain")
        self._set_up_table()
        self._lay_out()
        self._connect()

    def show_found(self, folder: Path, found: Sequence[Found]) -> None:
        """Show the new pictures of a folder, newest first; the newest 40 are ticked."""
        self._found = list(found)
        name = sources.shown_name(folder) or str(folder)
        self.title.setText(
            ngettext("{count} new photo in “{name}”", "{count} new photos in “{name}”", len(found)).format(
                count=len(found), name=name
            )
        )
        empty = _("Everything there is in the library already.")
        self.words.setText(_("These are not in the library yet. Tick those you want to check.") if found else empty)
        self.model.setRowCount(0)
        for number, one in enumerate(found):
            self.model.appendRow(_row(one, ticked=number < TICKED_AT_MOST))
        self.table.setVisible(bool(found))
        self._tell()

    def ticked(self) -> list[Path]:
        """Return the files that are ticked, in order."""
        boxes = [self.model.item(row) for row in range(self.model.rowCount())]
        return [
            one.path for one, box in zip(self._found, boxes, strict=True) if box.checkState() == Qt.CheckState.Checked
        ]

    def _set_up_table(self) -> None:
        self.model.setHorizontalHeaderLabels([_("File"), _("Changed"), _("Size")])
        table = self.table
        table.setObjectName("look_table")
        table.setAccessibleName(_("New photos in the folder"))
        table.setModel(self.model)
        table.setShowGrid(False)
        table.setStyleSheet("QTableView::item:hover { background: transparent; }")  # rows, not single cells
        table.verticalHeader().hide()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _lay_out(self) -> None:
        card = Card()
        card.body.addWidget(self.table, 1)
        card.body.addStretch(0)
        feet = QHBoxLayout()
        feet.setSpacing(12)
        feet.addStretch(1)
        feet.addWidget(self.away)
        feet.addWidget(self.check)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addWidget(chip_row([self.other, self.tick, self.untick]))
        column.addWidget(card, 1)
        column.addLayout(feet)

    def _connect(self) -> None:
        self.model.itemChanged.connect(self._on_ticked)
        self.other.clicked.connect(self._on_other)
        self.tick.clicked.connect(self._on_tick)
        self.untick.clicked.connect(self._on_untick)
        self.check.clicked.connect(self._on_check)
        self.away.clicked.connect(self._on_away)

    def _tick_all(self, state: Qt.CheckState) -> None:
        self.model.blockSignals(True)  # told once at the end: a folder may hold thousands
        for row in range(self.model.rowCount()):
            self.model.item(row).setCheckState(state)
        self.model.blockSignals(False)
        self.table.viewport().update()
        self._tell()

    def _tell(self) -> None:
        count = len(self.ticked())
        self.check.setText(ngettext("Check {count} photo", "Check {count} photos", count).format(count=count))
        self.check.setAccessibleName(self.check.text())
        self.check.setEnabled(count > 0)
        for button in (self.tick, self.untick):
            button.setVisible(bool(self._found))

    def _on_ticked(self) -> None:
        if self.model.rowCount() == len(self._found):
            self._tell()

    def _on_other(self) -> None:
        self.folder_asked.emit()

    def _on_tick(self) -> None:
        self._tick_all(Qt.CheckState.Checked)

    def _on_untick(self) -> None:
        self._tick_all(Qt.CheckState.Unchecked)

    def _on_check(self) -> None:
        self.check_asked.emit(self.ticked())

    def _on_away(self) -> None:
        self.put_away.emit()


def _row(one: Found, *, ticked: bool) -> list[QStandardItem]:
    box = QStandardItem(sources.shown_name(one.path))
    box.setCheckable(True)
    box.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    day = _("{day} {year}").format(day=weeks.short_day(one.day), year=one.day.year)
    return [box, QStandardItem(day), QStandardItem(bytes_words(one.size))]


def _button(name: str, words: str, role: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setProperty("role", role)
    return made
