# SPDX-License-Identifier: MIT
"""The first card: what kind of day it was. One tap is a logged day; a second tap takes it back.

Also tells the trace that a page was painted.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout

from core.usecases import answers
from core.words import metrics
from ui.tabs.diary.day_book import DayBook
from ui.tabs.diary.editors import MetricEditor
from ui.tabs.diary.trace import PaintTrace
from ui.widgets.card import Card
from ui.widgets.chips import DayKind
from ui.widgets.headings import FlowLabel

KEY = "good_day"


class KindPanel(Card):
    """What kind of day?"""

    def __init__(self, book: DayBook, trace: PaintTrace) -> None:
        """Make the card; other metrics of the group follow under the large chips."""
        super().__init__()
        self.setObjectName("kind_panel")
        self._book = book
        self._trace = trace
        metric = metrics.known()[KEY]
        self._kinds = {choice.key: choice.value for choice in metric.choices}
        self._question = FlowLabel(answers.plain_label(metric), "heading")
        self.chips = DayKind()
        self.chips.setObjectName("day_kind")
        self.chips.setAccessibleName(answers.plain_label(metric))
        self.chips.changed.connect(self._on_kind)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._question, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.chips, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)
        self._editors = [
            MetricEditor(m, book.system) for m in metrics.grouped("kind") if m.key != KEY and m.kind != "flag"
        ]
        for editor in self._editors:
            editor.given.connect(self._on_given)
            self.add(editor)
        self.setAccessibleName(answers.plain_label(metric))

    def show_page(self) -> None:
        """Show the page of the book."""
        stored = self._book.answer(KEY)
        kind = next((key for key, value in self._kinds.items() if value == stored), "")
        self.chips.set_value(kind)
        for editor in self._editors:
            editor.show_answer(self._book.answer(editor.asked.key), self._book.place, self._book.dog.name)
        self._trace.page_loaded(self._book.day, kind or ("logged" if self._book.page.is_logged else ""))

    def flush(self) -> None:
        """Save what is typed and not saved yet."""
        for editor in self._editors:
            editor.flush()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and tell the trace."""
        super().paintEvent(event)
        self._trace.painted()

    def _on_kind(self, kind: str) -> None:
        self._book.give({(KEY, ""): self._kinds.get(kind)})

    def _on_given(self, key: str, answer: object) -> None:
        self._book.give({(key, ""): answer})  # type: ignore[dict-item]
