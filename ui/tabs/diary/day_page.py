# SPDX-License-Identifier: MIT
"""The three columns of the diary: month and wins, the page itself, the week; the last folds under the page.

Which panels there are and in which order. What they do stands in their own files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.tabs.diary.calendar_panel import CalendarPanel
from ui.tabs.diary.columns import ColumnsLayout
from ui.tabs.diary.day_book import DayBook
from ui.tabs.diary.early_notice import EarlyNotice
from ui.tabs.diary.feel_panel import FeelPanel
from ui.tabs.diary.header import DayHeader
from ui.tabs.diary.kind_panel import KindPanel
from ui.tabs.diary.notice_spot import NoticeSpot
from ui.tabs.diary.trace import PaintTrace
from ui.widgets import tab_order

if TYPE_CHECKING:
    from ui.tabs.diary.event_panels import OffPanel, WinsPanel
    from ui.tabs.diary.more_panel import MorePanel
    from ui.tabs.diary.note_panel import NotePanel
    from ui.tabs.diary.rest import Rest
    from ui.tabs.diary.signs_panel import SignsPanel
    from ui.tabs.diary.toilet_panel import AvoidedAndToilet
    from ui.tabs.diary.walks_panel import WalksPanel
    from ui.tabs.diary.week_panels import CheckPanel, QuestionsPanel, WeekPanel

LEFT_WIDTH, RIGHT_WIDTH = 272, 290
GUTTER = 18
ROW_GAP = 14
SCROLL = 12
WIDE = 1180
# After the first paint has reached the screen, and before anyone can have read it.
SOON_MS = 10


class DayPage(QWidget):
    """All panels of one day.

    What shows the day at a glance is made at once; the rest after the first paint, or when it is first asked for.

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
        self._is_filled = False
        self._make_columns()
        self.header = DayHeader()
        self.clock_notice = NoticeSpot("clock_notice")
        self.flag_notice = NoticeSpot("flag_notice")
        self.early = EarlyNotice(book.session)
        self.early.open_requested.connect(self.open_requested)
        self.calendar = CalendarPanel(book)
        self.kind, self.feel = KindPanel(book, trace), FeelPanel(book)
        self._panels: tuple[Any, ...] = (self.kind, self.feel)
        self._rest: Rest | None = None
        self._making: Iterator[None] | None = None
        self._turns = QTimer(self)  # of the page: a page that goes away before it is complete makes no more panels
        self._turns.setSingleShot(True)
        self._turns.timeout.connect(self.on_first_painted)
        self._left.add(self.calendar)
        for panel in (self.header, self.clock_notice, self.flag_notice, self.early, self.kind, self.feel):
            self._middle.add(panel)

    def is_complete(self) -> bool:
        """Whether every panel has been made."""
        return self._rest is not None

    def complete(self) -> Rest:
        """Make the panels that are still missing at once, and return them all."""
        while self._rest is None:
            self._make_next()
        return self._rest

    @Slot()
    def on_first_painted(self) -> None:
        """Make one panel after the other, each in its own turn, so that no key waits for all of them."""
        if self._rest is None:
            self._make_next()
            self._turns.start(0)

    def _make_next(self) -> None:
        if self._making is None:
            self._making = self._panels_to_come()
        next(self._making, None)

    def _panels_to_come(self) -> Iterator[None]:
        from ui.tabs.diary import rest as late

        yield
        made = late.Rest()
        for column, panel in made.each(self._book):
            self._place(panel, column)
            yield
        made.check.open_requested.connect(self.open_requested)
        made.questions.open_requested.connect(self.open_requested)
        tab_order.follow(made.note, self.calendar)  # the page first, then what stands beside it
        self._show_late(self.calendar)
        self._rest = made
        self.early.follow()

    def _place(self, panel: Any, column: str) -> None:
        if column == "side":
            if self._right.isHidden() and self._side.isHidden():  # folded: the week stands last
                self._middle.add(self._side)
            panel.body.addStretch(1)
            self._side_column.addWidget(panel)
            self._side.show()
        else:
            (self._left if column == "left" else self._middle).add(panel)
        self._show_late(panel)

    def _show_late(self, panel: Any) -> None:
        self._panels += (panel,)
        panel.show()  # a layout would show it only when the event loop goes on
        if self._is_filled:
            panel.show_page()

    @property
    def walks(self) -> WalksPanel:
        """The sessions of the day."""
        return self.complete().walks

    @property
    def signs(self) -> SignsPanel:
        """The signs of the back legs."""
        return self.complete().signs

    @property
    def toilet(self) -> AvoidedAndToilet:
        """What was avoided, and eating, drinking, toilet."""
        return self.complete().toilet

    @property
    def more(self) -> MorePanel:
        """What stands behind More."""
        return self.complete().more

    @property
    def note(self) -> NotePanel:
        """The day's note."""
        return self.complete().note

    @property
    def wins(self) -> WinsPanel:
        """Small wins."""
        return self.complete().wins

    @property
    def off(self) -> OffPanel:
        """Something is off."""
        return self.complete().off

    @property
    def week(self) -> WeekPanel:
        """The last seven days."""
        return self.complete().week

    @property
    def check(self) -> CheckPanel:
        """The weekly check and photos."""
        return self.complete().check

    @property
    def questions(self) -> QuestionsPanel:
        """Questions for the vet."""
        return self.complete().questions

    def show_page(self) -> None:
        """Show the page of the book in every panel without telling anyone."""
        self._is_filled = True
        session = self._book.session
        self.header.show_day(self._book.day, session.offered_day(), session.today())
        if self._rest is None:
            self.calendar.show_day()  # its marks are read after the first paint
        self.early.show_on(self._book.day)
        for panel in self._panels:
            panel.show_page()

    def flush(self) -> None:
        """Save what is typed anywhere and not saved yet."""
        for panel in self._panels:
            if hasattr(panel, "flush"):
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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Make the rest once the first page is on screen."""
        super().paintEvent(event)
        if self._making is None:
            self._making = self._panels_to_come()
            self._turns.start(SOON_MS)

    def _make_columns(self) -> None:
        """Make the empty columns first: a widget that is put into a finished tree is styled only once."""
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24 - SCROLL, 0)
        row.setSpacing(GUTTER - SCROLL)
        self._left = PageColumn("diary_left", ROW_GAP, self)
        self._middle = PageColumn("diary_page", ROW_GAP, self)
        self._right = PageColumn("diary_right", ROW_GAP, self)
        row.addWidget(self._left)
        row.addWidget(self._middle, 1)
        row.addWidget(self._right)
        self._side = QWidget(self._right)
        self._side.setObjectName("diary_side")
        # One under the other at the right, two abreast when folded under the page.
        self._side_column = ColumnsLayout(self._side, columns=2, chars=38, gap=ROW_GAP, row_gap=ROW_GAP)
        self._right.add(self._side)

    def _fold(self) -> None:
        is_wide = self.width() >= WIDE * self._scale
        if is_wide == (not self._right.isHidden()):
            return
        home = self._right if is_wide else self._middle
        home.add(self._side)
        self._side.setVisible(self._side_column.count() > 0)
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
        """Put a widget at the end of the column, also one that stands in it already."""
        self.column.removeWidget(widget)
        self.column.insertWidget(self.column.count() - 1, widget)

    def _on_range_changed(self, low: int, high: int) -> None:
        taken = self.verticalScrollBar().sizeHint().width() if high > low else 0
        self.column.setContentsMargins(0, 20, max(0, SCROLL - taken), 24)
