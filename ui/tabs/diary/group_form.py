# SPDX-License-Identifier: MIT
"""The questions of one group of METRICS, built from the list: editors in columns, ticks as chips.

A metric added to a group appears here by itself. The cards around the groups are the panels.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.usecases import answers
from core.usecases.answers import Answer
from core.words import metrics
from core.words.metrics import Metric
from ui.tabs.diary.columns import ColumnsLayout
from ui.tabs.diary.day_book import DayBook
from ui.tabs.diary.editors import MetricEditor
from ui.tabs.diary.flag_chips import FlagChips


def is_all_answered(book: DayBook, group: str) -> bool:
    """Whether the page answers every question of a group that has a usual answer."""
    return bool(metrics.grouped(group)) and not answers.usual(group, book.page.answers)


def has_unusual(book: DayBook, group: str) -> bool:
    """Whether the page answers something of a group otherwise than as usual."""
    usual = {metric.key: metric.usual for metric in metrics.grouped(group)}
    return any(key in usual and answer != usual[key] for (key, _side), answer in book.page.answers.items())


def answer_usual(book: DayBook, group: str, *, on: bool, words: str) -> None:
    """Answer all the rest of a group as usual, in one undo step, or take those answers back.

    Args:
        book: the page. group: a Metric.group. on: answer, or take back.
        words: what was pressed, for undo.
    """
    stored = book.page.answers
    usual = {metric.key: metric.usual for metric in metrics.grouped(group) if metric.usual is not None}
    back = {slot: None for slot, answer in stored.items() if slot[0] in usual and answer == usual[slot[0]]}
    book.give(answers.usual(group, stored) if on else back, words[:1].lower() + words[1:])


class GroupForm(QWidget):
    """All questions of one group; what is answered goes straight to the day book."""

    def __init__(
        self,
        book: DayBook,
        group: str,
        *,
        role: str = "strong",
        tone: str = "sign",
        usual_words: str = "",
        columns: int = 2,
        asked: Sequence[Metric] | None = None,
    ) -> None:
        """Make the form.

        Args:
            book: where answers are read and given.
            group: a Metric.group.
            role: look of the questions. tone: look of ticked chips, "sign" or "choice".
            usual_words: words of the chip that answers all the rest as usual; empty means none.
            columns: at most so many questions side by side.
            asked: other questions than those of METRICS, for a group of the owner's own.
        """
        super().__init__()
        self.setObjectName(f"group_{group}")
        self._book = book
        self._usual_words = usual_words
        self.metrics = metrics.grouped(group) if asked is None else list(asked)
        self._group = group
        self.editors: list[MetricEditor] = []
        self.chips: FlagChips | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._add_editors(role, columns)
        self._add_chips(tone)

    def show_page(self) -> None:
        """Show the page of the book without telling anyone."""
        page, place, dog = self._book.page, self._book.place, self._book.dog.name
        for editor in self.editors:
            editor.show_answer(page.answers.get((editor.asked.key, "")), place, dog)
        if self.chips is not None:
            self.chips.show_answers(page.answers, usual=is_all_answered(self._book, self._group))

    def flush(self) -> None:
        """Save what is typed and not saved yet."""
        for editor in self.editors:
            editor.flush()

    def answer_usual(self, on: bool) -> None:
        """Answer all the rest as usual, in one undo step, or take those answers back."""
        answer_usual(self._book, self._group, on=on, words=self._usual_words)

    def _add_editors(self, role: str, columns: int) -> None:
        asked = [metric for metric in self.metrics if metric.kind != "flag"]
        if not asked:
            return
        box = QWidget()
        layout = ColumnsLayout(box, columns=columns)
        for metric in asked:
            editor = MetricEditor(metric, self._book.system, role)
            editor.given.connect(self._on_given)
            self.editors.append(editor)
            layout.addWidget(editor)
        self._column.addWidget(box)

    def _add_chips(self, tone: str) -> None:
        flags = [metric for metric in self.metrics if metric.kind == "flag"]
        if not flags:
            return
        self.chips = FlagChips(flags, tone, self._usual_words)
        self.chips.given.connect(self._on_flags)
        self.chips.usual_pressed.connect(self.answer_usual)
        self._column.addWidget(self.chips)

    def _on_given(self, key: str, answer: Answer) -> None:
        self._book.give({(key, ""): answer})

    def _on_flags(self, given: object) -> None:
        assert isinstance(given, dict)
        self._book.give(given)
