# SPDX-License-Identifier: MIT
"""The card beside the photos with what is measured on them; while nothing is, a quiet line that offers it.

It shows Results and knows no photo.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from core.words.i18n import _
from ui.tabs.photos.results import Results, Row
from ui.widgets.card import Card
from ui.widgets.headings import label

ROLES = {"L": "left_leg", "R": "right_leg"}


class ResultsCard(Card):
    """Values of the two photos with what may be said of them.

    Signals:
        measure_asked(): the owner wants to measure.
    """

    measure_asked = Signal()

    def __init__(self) -> None:
        """Make the card empty and hidden."""
        super().__init__()
        self.setObjectName("results_card")
        self._table: QWidget | None = None
        self._offer = label("", "muted", wrap=True, name="results_offer")
        self.measure = QPushButton(_("Measure these photos"))
        self.measure.setObjectName("results_measure")
        self.measure.setAccessibleName(self.measure.text())
        self.measure.setProperty("role", "link")
        self._notes = label("", "muted", wrap=True, name="results_notes")
        self._reasons = label("", "caution", wrap=True, name="results_reasons")
        self._shown: Results | None = None
        self._is_wide = False
        self.body.setSpacing(7)
        for widget in (self._offer, self._notes, self._reasons):
            self.add(widget)
        self.body.addWidget(self.measure, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.measure.clicked.connect(self._on_measure)
        self.hide()

    def set_results(self, results: Results | None, *, is_marking: bool) -> None:
        """Show what is measured; None hides the card. While points are placed nothing is offered."""
        self.setVisible(results is not None)
        if results is None:
            return
        self.set_title(results.title)
        self.set_subtitle(results.subtitle)
        has_rows = bool(results.rows)
        if self._shown is None or results != self._shown:
            self._shown = results
            self._fill(results)
        self._offer.setText(_offer(results, is_marking=is_marking))
        self._offer.setVisible(not has_rows and bool(self._offer.text()))
        self.measure.setVisible(not has_rows and results.may_measure and not is_marking)

    def set_wide(self, is_wide: bool) -> None:
        """Use the width of two columns: what may be said of a value stands beside it, however long it is."""
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            if self._shown is not None:
                self._fill(self._shown)

    def words(self) -> str:
        """Return all that the card says, for tests and readers."""
        return self.accessibleDescription()

    def _fill(self, results: Results) -> None:
        if self._table is not None:
            self._table.hide()
            self._table.deleteLater()
        is_folded = results.is_wide and not self._is_wide
        self._table = _table(results, is_folded=is_folded) if results.rows else None
        if self._table is not None:
            self.body.insertWidget(0, self._table)
        self._notes.setText("\n".join(results.notes))
        self._notes.setVisible(bool(results.notes))
        self._reasons.setText("\n".join(results.reasons))
        self._reasons.setVisible(bool(results.reasons))
        said = [" ".join((row.label, *row.cells, row.verdict)).strip() for row in results.rows]
        self.setAccessibleDescription("; ".join((*said, *results.notes, *results.reasons)))

    def _on_measure(self) -> None:
        self.measure_asked.emit()


def _offer(results: Results, *, is_marking: bool) -> str:
    if not results.may_measure:
        return "" if results.reasons else _("Not measured.")
    if is_marking:
        return _("Values appear here as points are placed.")
    return _("Not measured. Looking is enough; points on bones give numbers as well.") if results.columns else ""


def _table(results: Results, *, is_folded: bool) -> QWidget:
    """Make the table: a name, one value a photo, what may be said beside or, folded, below; lines between the rows."""
    made = QWidget()
    made.setObjectName("results_table")
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(5)
    width = 1 + len(results.columns) + (0 if is_folded else 1)
    for column, words in enumerate(results.columns, 1):
        grid.addWidget(_fine(words), 0, column)
    line = 1
    for row in results.rows:
        line = _add_row(grid, row, line, width, is_folded=is_folded)
    grid.addWidget(_rule(), line, 0, 1, width)
    grid.setColumnStretch(width - 1, 1)
    return made


def _add_row(grid: QGridLayout, row: Row, line: int, width: int, *, is_folded: bool) -> int:
    """Add one row under a line; return the next free row of the grid."""
    grid.addWidget(_rule(), line, 0, 1, width)
    name = label(row.label, ROLES.get(row.side, ""), wrap=is_folded)
    grid.addWidget(name, line + 1, 0)
    for column, words in enumerate(row.cells, 1):
        grid.addWidget(label(words), line + 1, column)
    if not row.verdict:
        return line + 2
    verdict = label(row.verdict, row.tone, wrap=True)
    if is_folded:
        grid.addWidget(verdict, line + 2, 0, 1, width)
        return line + 3
    grid.addWidget(verdict, line + 1, width - 1)
    return line + 2


def _fine(words: str) -> QLabel:
    return label(words, "muted")


def _rule() -> QFrame:
    made = QFrame()
    made.setProperty("role", "rule")
    made.setFixedHeight(1)
    return made
