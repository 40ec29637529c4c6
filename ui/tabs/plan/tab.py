# SPDX-License-Identifier: MIT
"""The Plan tab: what is measured and scored on the left, what is given, set and to be expected on the right.

Lays out cards and opens their dialogs; nothing is kept here but through use cases.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from core.usecases.care import Care
from core.usecases.clinic_scores import ClinicScore
from core.usecases.own import OwnMeasure
from core.usecases.vet_ranges import VetRange
from core.words.i18n import _
from ui.jobs import Jobs
from ui.places import Place
from ui.session import Session
from ui.tab_page import Sight, TabPage
from ui.tabs.plan.care_card import CareCard
from ui.tabs.plan.check_card import CheckCard
from ui.tabs.plan.expect_card import ExpectCard
from ui.tabs.plan.own_cards import OwnCard
from ui.tabs.plan.phase_card import PhaseCard
from ui.tabs.plan.range_card import RangeCard
from ui.tabs.plan.score_card import ScoreCard
from ui.widgets.even_layout import EvenLayout
from ui.widgets.headings import EmptyState

# Lines of text that fit in the width below which the right column goes under the left one, and its cards too.
ABREAST_EMS = 75
PAIR_EMS = 46
GAP = 16


class PlanTab(TabPage):
    """What is measured and given."""

    TABLES = frozenset(
        ("entry", "reading", "care", "dog", "own_measure", "clinic_score", "vet_range", "phase", "event", "activity")
    )

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Make the cards; they are filled when first shown."""
        super().__init__(session, jobs, parent)
        self.setObjectName("plan_tab")
        self.check_card = CheckCard(session)
        self.care_card = CareCard(session)
        self.expect_card = ExpectCard()
        self.own_card = OwnCard(session, activities=False)
        self.activities_card = OwnCard(session, activities=True)
        self.range_card = RangeCard(session)
        self.score_card = ScoreCard(session)
        self.phase_card = PhaseCard(session)
        self._empty: EmptyState | None = None
        self._lay_out()
        self._connect()

    def read(self) -> None:
        """Show what is kept now."""
        dog = self._session.dog
        if dog is None:
            self._pages.setCurrentWidget(self._made_empty())
        else:
            self._pages.setCurrentIndex(0)
            self.expect_card.set_dog(self._session.store, dog, self._session.today())
            for card in (self.check_card, self.care_card, self.own_card, self.activities_card):
                card.refresh()
            for card in (self.range_card, self.score_card, self.phase_card):
                card.refresh()

    def sights(self) -> tuple[Sight, ...]:
        """Return what else there is to see with a dog in the tab."""
        from ui.tabs.plan import sights

        return sights.of_tab(self) if self._session.dog is not None else ()

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
        for place, share in enumerate((1, 1) if is_pair else (0, 1)):  # under each other: what is left over stays below
            self._right.setStretch(place, share)
        self._own.set_narrowest(20 * self.fontMetrics().height())

    def _lay_out(self) -> None:
        left, self._right = QVBoxLayout(), QBoxLayout(QBoxLayout.Direction.TopToBottom)
        mine = QWidget()
        self._own = EvenLayout(mine, narrowest=20 * self.fontMetrics().height(), most=2, gap=GAP)
        self._own.addWidget(self.activities_card)
        self._own.addWidget(self.own_card)
        _fill(left, self.check_card, mine, self.score_card)
        # The right column is two: they stand abreast where the page is too narrow for a right column.
        given, told = QVBoxLayout(), QVBoxLayout()
        _fill(given, self.care_card, self.range_card)
        _fill(told, self.expect_card, self.phase_card)
        self._right.setSpacing(GAP)
        self._right.addLayout(given)
        self._right.addLayout(told)
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

    def _connect(self) -> None:
        self.follow()
        self.check_card.check_requested.connect(self.open_check)
        self.care_card.add_requested.connect(self.add_care)
        self.care_card.edit_requested.connect(self.edit_care)
        self.care_card.stop_requested.connect(self.stop_care)
        self.own_card.add_requested.connect(self.add_measure)
        self.activities_card.add_requested.connect(self.add_activity)
        for card in (self.own_card, self.activities_card):
            card.edit_requested.connect(self.edit_measure)
        self.range_card.add_requested.connect(self.set_range)
        self.range_card.edit_requested.connect(self.edit_range)
        self.range_card.end_requested.connect(self.end_range)
        self.score_card.add_requested.connect(self.add_score)
        self.score_card.edit_requested.connect(self.edit_score)
        self.phase_card.add_requested.connect(self.change_phase)

    def _made_empty(self) -> EmptyState:
        """Return what is shown without a dog; made when it is needed, so that the tab opens sooner."""
        if self._empty is None:
            words = _("Weekly checks, medicines and what to expect. First add your dog.")
            self._empty = EmptyState(_("The plan of your dog will be here"), words, _("Add your dog"), "plan")
            self._empty.action_pressed.connect(self._on_empty_action)
            self._pages.addWidget(self._empty)
        return self._empty

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

    def add_measure(self) -> None:
        """Open the dialog for a new own measure."""
        self._open_measure(None, kind="score")

    def add_activity(self) -> QDialog:
        """Open the dialog for a new activity that matters."""
        return self._open_measure(None, kind="activity")

    def edit_measure(self, measure: OwnMeasure) -> None:
        """Open the dialog for one own measure or activity."""
        self._open_measure(measure, kind=measure.kind)

    def set_range(self) -> None:
        """Open the dialog for a new walking range."""
        self._open_range(None)

    def edit_range(self, kept: VetRange) -> None:
        """Open the dialog for one walking range."""
        self._open_range(kept)

    def end_range(self, kept: VetRange) -> None:
        """Open the dialog for one walking range with today as its last day."""
        self._open_range(kept, stop=True)

    def add_score(self) -> None:
        """Open the dialog for a new clinic score."""
        self._open_score(None)

    def edit_score(self, score: ClinicScore) -> None:
        """Open the dialog for one clinic score."""
        self._open_score(score)

    def change_phase(self) -> None:
        """Open the dialog for recovery or maintenance."""
        from ui.dialogs.maintenance import MaintenanceForm

        MaintenanceForm(self._session, self._jobs, self).open()

    def _open_measure(self, measure: OwnMeasure | None, *, kind: str) -> QDialog:
        from ui.dialogs.own_measure import OwnMeasureForm

        dialog = OwnMeasureForm(self._session, self._jobs, self, measure=measure, kind=kind)
        dialog.open()
        return dialog

    def _open_range(self, kept: VetRange | None, *, stop: bool = False) -> None:
        from ui.dialogs.vet_range import VetRangeForm

        VetRangeForm(self._session, self._jobs, self, kept=kept, stop=stop).open()

    def _open_score(self, score: ClinicScore | None) -> None:
        from ui.dialogs.clinic_score import ClinicScoreForm

        ClinicScoreForm(self._session, self._jobs, self, score=score).open()

    def _open_care(self, item: Care | None, *, stop: bool = False) -> None:
        from ui.dialogs.care_item import CareItem

        CareItem(self._session, self._jobs, self, item=item, stop=stop).open()

    def _on_empty_action(self) -> None:
        self.open_requested.emit(Place(dialog="add_dog"))


def _fill(column: QVBoxLayout, *cards: QWidget) -> None:
    column.setSpacing(GAP)
    for card in cards:
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)
    column.addStretch(0)
