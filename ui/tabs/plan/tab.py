# SPDX-License-Identifier: MIT
"""The Plan tab: the weekly check on the left, medicines and what to expect on the right.

Lays out cards and opens their dialogs; nothing is kept here but through use cases.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from core.keeping.store import Changed
from core.usecases.care import Care
from core.words.i18n import _
from ui.jobs import Jobs
from ui.places import Place
from ui.session import Session
from ui.tabs.plan.care_card import CareCard
from ui.tabs.plan.check_card import CheckCard
from ui.tabs.plan.expect_card import ExpectCard
from ui.widgets.headings import EmptyState

TABLES = frozenset(("entry", "reading", "care", "dog"))
# Lines of text that fit in the width below which the right column goes under the left one.
ABREAST_EMS = 58


class PlanTab(QWidget):
    """What is measured and given.

    Signals:
        open_requested(Place): take me there.
    """

    open_requested = Signal(object)

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Make the cards; they are filled when first shown."""
        super().__init__(parent)
        self.setObjectName("plan_tab")
        self._session, self._jobs = session, jobs
        self._stale = True
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

    def refresh(self) -> None:
        """Show what is kept now; while hidden only remember to do so."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        dog = self._session.dog
        self._pages.setCurrentIndex(1 if dog is None else 0)
        if dog is not None:
            self.check_card.refresh()
            self.care_card.refresh()
            self.expect_card.set_dog(dog, self._session.today())

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the cards if something changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the right column under the left one where there is no room beside it."""
        super().resizeEvent(event)
        abreast = self.width() >= ABREAST_EMS * self.fontMetrics().height()
        wanted = QBoxLayout.Direction.LeftToRight if abreast else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != wanted:
            self._columns.setDirection(wanted)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in ((left, (self.check_card,)), (right, (self.care_card, self.expect_card))):
            column.setSpacing(16)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        page = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._columns.setContentsMargins(24, 20, 24, 20)
        self._columns.setSpacing(18)
        self._columns.addLayout(left, 13)
        self._columns.addLayout(right, 7)
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
        self._session.changed.connect(self.on_changed)
        self._session.dog_chosen.connect(self.refresh)
        self._session.theme_changed.connect(self.refresh)
        self._session.settings_changed.connect(self.refresh)
        self.check_card.check_requested.connect(self.open_check)
        self.care_card.add_requested.connect(self.add_care)
        self.care_card.edit_requested.connect(self.edit_care)
        self.care_card.stop_requested.connect(self.stop_care)
        self._empty.action_pressed.connect(self._on_empty_action)

    def on_changed(self, changed: Changed) -> None:
        """Read again when measurements, medicines or the dog changed."""
        if changed.tables & TABLES:
            self.refresh()

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
