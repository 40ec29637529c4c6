# SPDX-License-Identifier: MIT
"""The three columns of the diary: month and wins, the page itself, the week; the last folds under the page.

Which panels there are and in which order. What they do stands in their own files.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.tabs.diary.calendar_panel import CalendarPanel
from ui.tabs.diary.columns import ColumnsLayout
from ui.tabs.diary.day_book import DayBook
from ui.tabs.diary.event_panels import OffPanel, WinsPanel
from ui.tabs.diary.feel_panel import FeelPanel
from ui.tabs.diary.header import DayHeader
from ui.tabs.diary.kind_panel import KindPanel
from ui.tabs.diary.more_panel import MorePanel
from ui.tabs.diary.note_panel import NotePanel
from ui.tabs.diary.notice_spot import NoticeSpot
from ui.tabs.diary.signs_panel import SignsPanel
from ui.tabs.diary.toilet_panel import AvoidedAndToilet
from ui.tabs.diary.trace import PaintTrace
from ui.tabs.diary.walks_panel import WalksPanel
from ui.tabs.diary.week_panels import CheckPanel, QuestionsPanel, WeekPanel

LEFT_WIDTH, RIGHT_WIDTH = 272, 290
GUTTER = 18
SCROLL = 12
WIDE = 1180


class DayPage(QWidget):
    """All panels of one day.

    Signals:
        open_requested(Place): a panel asks for another tab or a dialog.
    """

    open_requested = Signal(object)

    def __init__(self, book: DayBook, trace: PaintTrace, parent: QWidget | None = None) -> None:
        """Make the panels; `show_page` fills them."""
        super().__init__(parent)
        self.setObjectName("day_page")
        self._book = book
        self._scale = 1.0
        self._make_columns()
        self.header = DayHeader()
        self.clock_notice = NoticeSpot("clock_notice")
        self.flag_notice = NoticeSpot("flag_notice")
        self.calendar = CalendarPanel(book)
        self.wins, self.off = WinsPanel(book), OffPanel(book)
        self.kind, self.feel = KindPanel(book, trace), FeelPanel(book)
        self.walks, self.signs = WalksPanel(book), SignsPanel(book)
        self.toilet, self.more, self.note = AvoidedAndToilet(book), MorePanel(book), NotePanel(book)
        self.week, self.check, self.questions = WeekPanel(book), CheckPanel(book), QuestionsPanel(book)
        self.check.open_requested.connect(self.open_requested)
        self.questions.open_requested.connect(self.open_requested)
        self._panels = (self.calendar, self.wins, self.off, self.kind, self.feel, self.walks, self.signs)
        self._panels += (self.toilet, self.more, self.note, self.week, self.check, self.questions)
        self._fill_columns()

    def show_page(self) -> None:
        """Show the page of the book in every panel without telling anyone."""
        session = self._book.session
        self.header.show_day(self._book.day, session.offered_day(), session.today())
        for panel in self._panels:
            panel.show_page()

    def flush(self) -> None:
        """Save what is typed anywhere and not saved yet."""
        for panel in (self.kind, self.feel, self.walks, self.signs, self.toilet, self.more, self.note):
            panel.flush()
        for panel in (self.wins, self.off, self.questions):
            panel.flush()

    def set_text_scale(self, scale: float) -> None:
        """Widen the side columns for larger text; 1.0 is the system's own size."""
        self._scale = scale
        grown = 1 + (scale - 1) * 0.55
        self._left.setFixedWidth(round(LEFT_WIDTH * grown) + SCROLL)
        self._right.setFixedWidth(round(RIGHT_WIDTH * grown) + SCROLL)
        self._fold()

    def to_top(self) -> None:
        """Scroll the page to its beginning."""
        self._middle.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the right column under the page when the window is narrow."""
        super().resizeEvent(event)
        self._fold()

    def _make_columns(self) -> None:
        """Make the empty columns first: a widget that is put into a finished tree is styled only once."""
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24 - SCROLL, 0)
        row.setSpacing(GUTTER - SCROLL)
        self._left = PageColumn("diary_left", GUTTER, self)
        self._middle = PageColumn("diary_page", 14, self)
        self._right = PageColumn("diary_right", GUTTER, self)
        row.addWidget(self._left)
        row.addWidget(self._middle, 1)
        row.addWidget(self._right)
        self._side = QWidget(self._right)
        self._side.setObjectName("diary_side")
        # One under the other at the right, two abreast when folded under the page.
        self._side_column = ColumnsLayout(self._side, columns=2, chars=38, gap=14, row_gap=14)
        self._right.add(self._side)

    def _fill_columns(self) -> None:
        for panel in (self.calendar, self.wins, self.off):
            self._left.add(panel)
        head = (self.header, self.clock_notice, self.flag_notice)
        for panel in (*head, self.kind, self.feel, self.walks, self.signs, self.toilet, self.more, self.note):
            self._middle.add(panel)
        for panel in (self.week, self.check, self.questions):
            panel.body.addStretch(1)
            self._side_column.addWidget(panel)

    def _fold(self) -> None:
        is_wide = self.width() >= WIDE * self._scale
        if is_wide == (not self._right.isHidden()):
            return
        home = self._right if is_wide else self._middle
        home.add(self._side)
        self._side.show()
        self._right.setVisible(is_wide)


class PageColumn(QScrollArea):
    """A column that scrolls by itself; its scroll bar stands in the gutter, so that nothing moves when it comes."""

    def __init__(self, name: str, spacing: int, parent: QWidget) -> None:
        """Make an empty column; `spacing` px between its widgets."""
        super().__init__(parent)
        inside = QWidget(self)
        self.column = QVBoxLayout(inside)
        self.column.setSpacing(spacing)
        self.column.addStretch(1)
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self.setWidget(inside)
        self._on_range_changed(0, 0)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end of the column."""
        self.column.insertWidget(self.column.count() - 1, widget)

    def _on_range_changed(self, low: int, high: int) -> None:
        taken = self.verticalScrollBar().sizeHint().width() if high > low else 0
        self.column.setContentsMargins(0, 20, max(0, SCROLL - taken), 24)
