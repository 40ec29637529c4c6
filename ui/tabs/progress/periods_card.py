# SPDX-License-Identifier: MIT
"""The table of weeks or months: one row each, the newest first. The numbers come from core."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.usecases import periods
from core.words.blocks import Table
from core.words.i18n import _
from ui.widgets.card import Card
from ui.widgets.chips import ChipGroup
from ui.widgets.headings import label
from ui.widgets.words_table import WordsTable

WEEK, MONTH = "week", "month"


class PeriodsCard(Card):
    """Weeks or months in numbers.

    Signals:
        by_chosen(by: str): "week" or "month" was pressed; who hears it answers with `show_table`.
    """

    by_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(_("Week by week"), parent=parent)
        self.setObjectName("periods_card")
        self.by = ChipGroup([(WEEK, _("By week")), (MONTH, _("By month"))], exclusive=True)
        self.by.setObjectName("periods_by")
        self.by.setAccessibleName(_("Weeks or months"))
        self.by.set_checked([WEEK])
        self.by.changed.connect(self._on_by)
        self.header_add(self.by)
        self.table = WordsTable("periods_table", most=12, wide=None)
        self.table.setAccessibleName(_("Weeks and months in numbers"))
        self._how = label("", "muted", wrap=True, name="periods_how")
        self.add(self.table)
        self.add(self._how)

    def chosen(self) -> str:
        """Return "week" or "month"."""
        return next(iter(self.by.checked()), WEEK)

    def show_table(self, table: Table, *, is_cut: bool = False) -> None:
        """Show the rows; `is_cut`: there are older weeks that are not shown."""
        self.set_title(_("Week by week") if self.chosen() == WEEK else _("Month by month"))
        self.table.set_table(table)
        self.table.setVisible(bool(table.rows))
        how = periods.explanation() if table.rows else _("Nothing was logged in these days yet.")
        if is_cut:
            how = f"{how} {_('The last 53 weeks; choose By month for the years before.')}"
        self._how.setText(how)
        self._how.setVisible(bool(how))

    def _on_by(self, key: str, _on: bool) -> None:
        self.by.set_checked([key])  # a pressed one stays pressed
        self.by_chosen.emit(key)
