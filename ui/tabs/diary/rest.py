# SPDX-License-Identifier: MIT
"""The panels of the diary that the first paint does not wait for; nothing else may import this file at its top.

Which column they stand in is decided by day_page.py; what they do stands in their own files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ui.tabs.diary.day_book import DayBook
from ui.tabs.diary.event_panels import OffPanel, WinsPanel
from ui.tabs.diary.more_panel import MorePanel
from ui.tabs.diary.note_panel import NotePanel
from ui.tabs.diary.signs_panel import SignsPanel
from ui.tabs.diary.toilet_panel import AvoidedAndToilet
from ui.tabs.diary.walks_panel import WalksPanel
from ui.tabs.diary.week_panels import CheckPanel, QuestionsPanel, WeekPanel

PAGE, LEFT, SIDE = "page", "left", "side"


class Rest:
    """The panels that the first paint does not wait for, made one after the other."""

    walks: WalksPanel
    signs: SignsPanel
    toilet: AvoidedAndToilet
    more: MorePanel
    note: NotePanel
    wins: WinsPanel
    off: OffPanel
    week: WeekPanel
    check: CheckPanel
    questions: QuestionsPanel

    def each(self, book: DayBook) -> Iterator[tuple[str, Any]]:
        """Make one panel after the other and give each with the column it stands in, in the order of the page."""
        for column, name, kind in (
            (PAGE, "walks", WalksPanel),
            (PAGE, "signs", SignsPanel),
            (PAGE, "toilet", AvoidedAndToilet),
            (PAGE, "more", MorePanel),
            (PAGE, "note", NotePanel),
            (LEFT, "wins", WinsPanel),
            (LEFT, "off", OffPanel),
            (SIDE, "week", WeekPanel),
            (SIDE, "check", CheckPanel),
            (SIDE, "questions", QuestionsPanel),
        ):
            panel = kind(book)
            setattr(self, name, panel)
            yield column, panel
