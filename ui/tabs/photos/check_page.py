# SPDX-License-Identifier: MIT
"""The page between choosing files and keeping them: day and pose of each, what is here already, what is wrong.

Nothing is kept before its button is pressed; how files come in is importing.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.usecases.photos import Candidate
from core.words.i18n import _, ngettext
from ui.tabs.photos.check_cells import CheckCells, fill_poses
from ui.tabs.photos.check_model import CheckModel, Column, Line, summary
from ui.widgets.card import Card
from ui.widgets.chips import chip_row
from ui.widgets.headings import label


class CheckPage(QWidget):
    """A table of pictures to confirm.

    Signals:
        keep_asked(lines: list[Line]): keep the ticked ones; all of them have a day and a pose.
        put_away(): nothing of this is wanted now. add_asked(): more files are wanted on this page.
    """

    keep_asked = Signal(list)
    put_away = Signal()
    add_asked = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        """Make an empty page; `today` is the last day that can be chosen."""
        super().__init__(parent)
        self.setObjectName("check_page")
        self._today = today
        self.title = label("", "title", wrap=True, name="check_title")
        self.model = CheckModel(self)
        self.table = QTableView()
        self._cells = CheckCells(self.table, today)
        self.pose_for_all = QComboBox()
        self.file_days = _button("check_file_days", "", "link")
        self.more = _button("check_more", _("Add more…"), "plain")
        self.keep = _button("check_keep", "", "primary")
        self.away = _button("check_away", _("Not now"), "plain")
        self.state = label("", "muted", wrap=True, name="check_state")
        self._set_up_table()
        self._lay_out()
        self._connect()

    def show_candidates(
        self, candidates: Sequence[Candidate], notes: Mapping[str, str], *, dog: str, today: date
    ) -> None:
        """Show what was found; what was decided already stays.

        Args:
            notes: id of a photo in the library to words about it, for duplicates.
            dog: name, for the title.
        """
        self._today = self._cells.today = today
        self.title.setText(_("Check {dog}’s photos before they are kept").format(dog=dog))
        self.model.set_candidates(candidates, notes)
        self.table.resizeRowsToContents()
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the columns when the text size changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "keep"):
            self._fit()

    def _set_up_table(self) -> None:
        table = self.table
        table.setObjectName("check_table")
        table.setAccessibleName(_("Photos to check"))
        table.setModel(self.model)
        table.setItemDelegate(self._cells)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.setStyleSheet("QTableView::item:hover { background: transparent; }")  # a line is no button as a whole
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        table.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.FILE, QHeaderView.ResizeMode.Stretch)
        self._fit()

    def _lay_out(self) -> None:
        words = label(_("Nothing is kept yet, and your files stay as they are."), "muted", wrap=True)
        self.pose_for_all.setObjectName("check_pose_for_all")
        self.pose_for_all.setAccessibleName(_("Pose for all photos"))
        fill_poses(self.pose_for_all, "", _("Set the pose for all…"))
        card = Card()
        card.add(self.table)
        feet = QHBoxLayout()
        feet.setSpacing(12)
        feet.addWidget(self.state, 1)
        feet.addWidget(self.away)
        feet.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(words)
        column.addWidget(chip_row([self.pose_for_all, self.file_days, self.more]))
        column.addWidget(card, 1)
        column.addLayout(feet)

    def _connect(self) -> None:
        self.model.dataChanged.connect(self._on_changed)
        self.table.clicked.connect(self._on_cell_clicked)
        self.pose_for_all.activated.connect(self._on_pose_for_all)
        self.file_days.clicked.connect(self._on_file_days)
        self.more.clicked.connect(self._on_more)
        self.keep.clicked.connect(self._on_keep)
        self.away.clicked.connect(self._on_away)

    def _fit(self) -> None:
        words = self.fontMetrics()
        widths = {
            Column.KEEP: max(60, words.horizontalAdvance(_("Keep")) + 30),
            Column.PICTURE: 118,
            Column.DAY: words.horizontalAdvance("Choose the day 22") + 62,
            Column.POSE: words.horizontalAdvance("Sitting, from behind") + 62,
        }
        for column, width in widths.items():
            self.table.setColumnWidth(column, width)
        self.table.resizeRowsToContents()

    def _tell(self) -> None:
        lines = self.model.lines
        count = sum(line.is_kept for line in lines)
        self.keep.setText(ngettext("Keep {count} photo", "Keep {count} photos", count).format(count=count))
        self.keep.setAccessibleName(self.keep.text())
        self.keep.setEnabled(count > 0 and all(line.is_ready for line in lines))
        self.state.setText(summary(lines))
        hints = self.model.count_hints(self._today)
        words = ngettext("Use the day of the file for {count}", "Use the days of the files for {count}", hints)
        self.file_days.setText(words.format(count=hints))
        self.file_days.setAccessibleName(self.file_days.text())
        self.file_days.setVisible(hints > 0)

    def _on_changed(self) -> None:
        self._tell()

    def _on_cell_clicked(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.table.edit(index)

    def _on_pose_for_all(self, row: int) -> None:
        key = str(self.pose_for_all.itemData(row))
        if key:
            self.model.set_pose_for_all(key)
        self.pose_for_all.setCurrentIndex(0)

    def _on_file_days(self) -> None:
        self.model.use_file_days(self._today)

    def _on_more(self) -> None:
        self.add_asked.emit()

    def _on_keep(self) -> None:
        lines: list[Line] = list(self.model.lines)
        self.keep_asked.emit(lines)

    def _on_away(self) -> None:
        self.put_away.emit()


def _button(name: str, words: str, role: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setProperty("role", role)
    return made
