# SPDX-License-Identifier: MIT
"""The Vet tab: what goes on the page, the questions and the clinic on the left; the page itself on the right.

The page is built by core and painted by ui/paper. It is drawn a moment after a change, never while typing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from core.keeping.store import Changed
from core.usecases import events, report, trends
from core.usecases.dogs import Dog
from core.usecases.events import Event
from core.words.blocks import Report
from core.words.errors import InvalidValue
from core.words.i18n import _
from ui import saved_file
from ui.jobs import Jobs
from ui.paper.preview import PagePreview
from ui.places import Place
from ui.session import Session
from ui.tab_page import TabPage
from ui.tabs.vet import copies, saving
from ui.tabs.vet.clinic_card import ClinicCard
from ui.tabs.vet.preview_bar import PreviewBar
from ui.tabs.vet.questions_card import QuestionsCard
from ui.tabs.vet.stepwise import Stepwise
from ui.tabs.vet.summary_card import OWN, VISIT, SummaryCard
from ui.widgets.headings import EmptyState

DRAW_AFTER_MS = 180
SIDE_EMS = 26


class VetTab(TabPage):
    """The page for the vet, and what belongs to a visit."""

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Make the cards; the page is drawn when the tab is first shown."""
        super().__init__(session, jobs, parent)
        self.setObjectName("vet_tab")
        # Photos whose copies could not be made, and what waits for those being made now.
        self._hopeless: frozenset[str] = frozenset()
        self._then = ""
        self.summary = SummaryCard(session.today())
        self.questions = QuestionsCard(session)
        self.clinic = ClinicCard(session)
        self.preview = PagePreview()
        self.preview_bar = PreviewBar(self.preview)
        self._empty = EmptyState(
            _("The page for your vet will be here"), _("First add your dog."), _("Add your dog"), "vet"
        )
        self._timer = QTimer(self, singleShot=True, interval=DRAW_AFTER_MS)
        self._stepwise = Stepwise(self)
        self._lay_out()
        self._connect()

    def read(self) -> None:
        """Show what is kept now; the page itself is drawn a moment later."""
        dog = self._session.dog
        self._pages.setCurrentIndex(1 if dog is None else 0)
        if dog is None:
            return
        self.summary.set_visit(self._last_visit(dog) is not None)
        self.summary.fit_text()
        self.summary.set_paper(self._session.library.paper)
        self.questions.refresh()
        self.clinic.refresh()
        self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw at once what changed while the page was hidden."""
        is_stale = self._is_stale
        super().showEvent(event)
        if is_stale:
            self._timer.start(0)

    def halt(self) -> None:
        """Give up a page that is being built."""
        self._is_stale |= self._stepwise.is_busy() or self._timer.isActive()
        self._timer.stop()
        self._stepwise.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the side column readable and the page as large as the rest allows."""
        super().resizeEvent(event)
        wanted = max(390, SIDE_EMS * self.fontMetrics().height())
        self._side.setFixedWidth(min(wanted, round(self.width() * 0.47)))

    def build(self) -> Report | None:
        """Build the page as chosen; None without a dog or when the own dates cannot be used (said there)."""
        return next((made for made in self._begun() if made is not None), None)

    def _begun(self) -> Iterator[Report | None]:
        """Begin to build the page; nothing comes without a dog or when the own dates cannot be used (said there)."""
        dog = self._session.dog
        if dog is None:
            return iter(())
        today = self._session.today()
        first, last = self._span(dog)
        try:
            begun = report.steps(self._session.store, dog, first, last, today=today, chosen=self.summary.chosen())
        except InvalidValue as error:
            if self.summary.span() != OWN:
                raise
            self.summary.show_problem(str(error))
            return iter(())
        self.summary.show_problem("")
        self.summary.set_own(first, last)
        return begun

    def print_summary(self) -> None:
        """Print the page through the system's dialog; photos without a copy get one first."""
        self._when_whole("print")

    def save_pdf(self) -> None:
        """Ask where, and save the page as PDF; photos without a copy get one first."""
        self._when_whole("pdf")

    def on_changed(self, _changed: Changed) -> None:
        """Draw again: the page shows nearly everything that can change."""
        self.refresh()

    def on_dog_chosen(self) -> None:
        """Show another dog's page; a print that still waited for photos of the last one is dropped."""
        self._then = ""
        self.summary.notice.hide()
        self.refresh()

    def on_draw(self) -> None:
        """Draw the page, now or, when it is long, a little at a time; then make copies of photos that lack one."""
        if not self.isVisible():
            self._is_stale = True
        elif self._session.dog is not None:
            self._stepwise.start(self._begun())

    def on_built(self, made: Report) -> None:
        """Show the page that was built step by step."""
        self.preview.set_page(self._session.library.paper)
        self.preview.set_report(made)
        self._make_copies(made)

    def _span(self, dog: Dog) -> tuple[date, date]:
        store, today, key = self._session.store, self._session.today(), self.summary.span()
        visit = self._last_visit(dog)
        if key == OWN:
            return self.summary.first.day(), self.summary.last.day()
        if key == VISIT and visit is not None:
            return visit, today
        if key == "6w":
            return report.default_span(store, dog, today)
        return trends.span_of(store, dog, key, today)

    def _last_visit(self, dog: Dog) -> date | None:
        today = self._session.today()
        found = events.between(self._session.store, dog.id, date.min, today)
        return max((event.day for event in found if event.kind == "vet_visit" and event.day <= today), default=None)

    def _when_whole(self, then: str) -> None:
        self._session.flush_requested.emit()
        self.summary.notice.hide()  # what it says was about the last time
        made = self.build()
        if made is None:
            return
        self._then = then
        if not self._make_copies(made):
            self._finish(made)

    def _make_copies(self, made: Report) -> bool:
        """Start making the copies that are lacking; returns whether there are any to wait for."""
        wanted = tuple(sha256 for sha256 in copies.lacking(made) if sha256 not in self._hopeless)
        if wanted:
            self._jobs.run(copies.make, self._session.store.path, wanted, then=self.on_copies)
        return bool(wanted)

    def on_copies(self, missing: tuple[str, ...]) -> None:
        """Go on with the page now that its photos are there, or are known to be missing."""
        self._hopeless |= frozenset(missing)
        if not self._then:
            self.on_draw()
            return
        made = self.build()
        if made is None:
            return
        self.preview.set_report(made)
        self._finish(made)

    def _finish(self, made: Report) -> None:
        then, self._then = self._then, ""
        page = self._session.library.paper
        if then == "print":
            saving.print_page(self, made, page, self.summary.notice)
        elif then == "pdf":
            name = self._session.dog.name if self._session.dog else ""
            offered = saved_file.name_of(name, *(day.isoformat() for day in self._span_shown())) + ".pdf"
            kinds = _("PDF (*.pdf)")
            chosen, _filter = QFileDialog.getSaveFileName(self, _("Save as PDF"), offered, kinds)
            if chosen:
                saving.save_page(made, Path(chosen), page, self.summary.notice)

    def _span_shown(self) -> tuple[date, date]:
        dog = self._session.dog
        return self._span(dog) if dog is not None else (self._session.today(), self._session.today())

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(16)
        for card in (self.summary, self.questions, self.clinic):
            column.addWidget(card)
        column.addStretch(1)
        self._side = QScrollArea()
        self._side.setObjectName("vet_side")
        self._side.setFrameShape(QFrame.Shape.NoFrame)
        self._side.setWidgetResizable(True)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setWidget(inside)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(24, 20, 12, 12)
        row.setSpacing(8)
        row.addWidget(self._side)
        pages = QVBoxLayout()
        pages.setSpacing(4)
        pages.addWidget(self.preview_bar)
        pages.addWidget(self.preview, 1)
        row.addLayout(pages, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(page)
        self._pages.addWidget(self._empty)

    def _connect(self) -> None:
        session = self._session
        self.follow()
        session.flush_requested.connect(self.questions.flush)
        self._timer.timeout.connect(self.on_draw)
        self._stepwise.built.connect(self.on_built)
        self.summary.changed.connect(self._timer.start)
        self.summary.paper_chosen.connect(self._on_paper)
        self.summary.print_requested.connect(self.print_summary)
        self.summary.pdf_requested.connect(self.save_pdf)
        self.preview.laid_out.connect(self.summary.set_pages)
        self.clinic.details_requested.connect(self._on_details)
        self.clinic.visit_requested.connect(self._on_visit)
        self.clinic.edit_requested.connect(self._on_edit)
        self._empty.action_pressed.connect(self._on_empty)

    def _on_paper(self, key: str) -> None:
        self._session.set_library_settings(replace(self._session.library, paper=key))

    def _on_details(self) -> None:
        self.open_requested.emit(Place(dialog="dog_details"))

    def _on_visit(self) -> None:
        from ui.dialogs.event_editor import EventEditor

        EventEditor(self._session, self._jobs, self, kind="vet_visit", day=self._session.today()).open()

    def _on_edit(self, event: Event) -> None:
        from ui.dialogs.event_editor import EventEditor

        EventEditor(self._session, self._jobs, self, event=event).open()

    def _on_empty(self) -> None:
        self.open_requested.emit(Place(dialog="add_dog"))
