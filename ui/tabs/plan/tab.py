# SPDX-License-Identifier: MIT
"""The Plan tab: the weekly check on the left, medicines and what to expect on the right.

Lays out cards and opens their dialogs; nothing is kept here but through use cases.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from core.usecases.care import Care
from core.words.i18n import _
from ui.jobs import Jobs
from ui.places import Place
from ui.session import Session
from ui.tab_page import TabPage
from ui.tabs.plan.care_card import CareCard
from ui.tabs.plan.check_card import CheckCard
from ui.tabs.plan.expect_card import ExpectCard
from ui.widgets.headings import EmptyState

# Lines of text that fit in the width below which the right column goes under the left one, and its cards too.
ABREAST_EMS = 75
PAIR_EMS = 46


class PlanTab(TabPage):
    """What is measured and given."""

    TABLES = frozenset(("entry", "reading", "care", "dog"))

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Make the cards; they are filled when first shown."""
        super().__init__(session, jobs, parent)
        self.setObjectName("plan_tab")
        self.check_card = CheckCard(session)
        self.care_card = CareCard(session)
        self.expect_card = ExpectCard()
        self._empty = EmptyState(
            _("The plan of your dog will be here"),
            _("Weekly checks, medicines and what to expect. First add your dog."),
            _("Add your dog"),
            "plan",
        )
        self._lay_out()
        self._connect()

    def read(self) -> None:
        """Show what is kept now."""
        dog = self._session.dog
        self._pages.setCurrentIndex(1 if dog is None else 0)
        if dog is not None:
            self.check_card.refresh()
            self.care_card.refresh()
            self.expect_card.set_dog(dog, self._session.today())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the right column under the left one where there is no room beside it."""
        super().resizeEvent(event)
        abreast = self.width() >= ABREAST_EMS * self.fontMetrics().height()
        wanted = QBoxLayout.Direction.LeftToRight if abreast else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != wanted:
            self._columns.setDirection(wanted)
        for place, share in enumerate((13, 7) if abreast else (0, 1)):  # stacked: what is left over stays below
            self._columns.setStretch(place, share)
        is_pair = not abreast and self.width() >= PAIR_EMS * self.fontMetrics().height()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._right.setDirection(across if is_pair else down)
        for place in range(self._right.count()):
            self._right.setStretch(place, int(is_pair and self._right.itemAt(place).widget() is not None))

    def _lay_out(self) -> None:
        left, self._right = QVBoxLayout(), QBoxLayout(QBoxLayout.Direction.TopToBottom)
        for column, cards in ((left, (self.check_card,)), (self._right, (self.care_card, self.expect_card))):
            column.setSpacing(16)
            for card in cards:
                column.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)
            column.addStretch(0)
        page = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._columns.setContentsMargins(24, 20, 24, 20)
        self._columns.setSpacing(18)
        self._columns.addLayout(left, 13)
        self._columns.addLayout(self._right, 7)
        scroll = QScrollArea()
        scroll.setObjectName("plan_scroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(scroll)
        self._pages.addWidget(self._empty)

    def _connect(self) -> None:
        self.follow()
        self.check_card.check_requested.connect(self.open_check)
        self.care_card.add_requested.connect(self.add_care)
        self.care_card.edit_requested.connect(self.edit_care)
        self.care_card.stop_requested.connect(self.stop_care)
        self._empty.action_pressed.connect(self._on_empty_action)

    def open_check(self, entry_id: str = "") -> QDialog:
        """Open the weekly check; `entry_id` empty for a new one."""
        from ui.dialogs.weekly_check import WeeklyCheck

        dialog = WeeklyCheck(self._session, self._jobs, self, entry_id)
        dialog.open()
        return dialog

    def add_care(self) -> None:
        """Open the dialog for a new medicine or supplement."""
        self._open_care(None)

    def edit_care(self, item: Care) -> None:
        """Open the dialog for one item."""
        self._open_care(item)

    def stop_care(self, item: Care) -> None:
        """Open the dialog for one item with today as its last day."""
        self._open_care(item, stop=True)

    def _open_care(self, item: Care | None, *, stop: bool = False) -> None:
        from ui.dialogs.care_item import CareItem

        CareItem(self._session, self._jobs, self, item=item, stop=stop).open()

    def _on_empty_action(self) -> None:
        self.open_requested.emit(Place(dialog="add_dog"))
