# SPDX-License-Identifier: MIT
"""The Diary tab: today's page first, any past day after; listens to the session and opens the call card.

The panels stand in day_page.py; without a dog the tab says what will be here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from core.keeping.store import Changed
from core.words import weeks
from core.words.i18n import _
from ui.jobs import Jobs
from ui.places import Place
from ui.session import Session
from ui.tab_page import TabPage
from ui.tabs.diary.clock_watch import ClockWatch
from ui.tabs.diary.day_book import DayBook
from ui.tabs.diary.day_page import DayPage
from ui.tabs.diary.trace import PaintTrace
from ui.widgets.headings import EmptyState

if TYPE_CHECKING:
    from core.usecases.flags import Raised

CLOCK_EVERY_MS = 30_000
# Answers of older days being filled in do not open the card; a notice offers it.
FRESH_DAYS = 2


class DiaryTab(TabPage):
    """One page a day."""

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Make the tab and show the session's day."""
        super().__init__(session, jobs, parent)
        self.setObjectName("diary_tab")
        self.setAccessibleName(_("Diary"))
        self._flags: tuple[str, ...] = ()
        self.book = DayBook(session, self)
        self.watch = ClockWatch(session)
        self._trace = PaintTrace(self)
        self.page: DayPage | None = None
        self._empty: EmptyState | None = None
        self._stack = QStackedLayout(self)
        self._clock = QTimer(self)
        self._clock.setInterval(CLOCK_EVERY_MS)
        self._clock.timeout.connect(self.on_clock)
        self._clock.start()
        self._listen()
        self.read()

    def read(self) -> None:
        """Read the page of the session's dog and day and show it; without a dog, say what will be here."""
        self._is_stale = False
        self._today_shown = self._session.today()
        if self._session.dog is None:
            self._show_empty()
            return
        self.book.load()
        page = self._built_page()
        page.show_page()
        self._stack.setCurrentWidget(page)
        self._ask_about_clock()

    def begin(self) -> None:
        """Put the keyboard on the first question of the page."""
        if self.page is not None:
            self.page.to_top()
            self.page.kind.chips.begin()

    def on_clock(self) -> None:
        """Look at the clock: a window left open past midnight stays on its day and asks."""
        if self.page is None or self._session.dog is None:
            return
        if self._session.today() != self._today_shown:
            self.refresh()  # the month and some sentences speak of today
            return
        self.page.header.show_day(self.book.day, self._session.offered_day(), self._session.today())
        self._ask_about_clock()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the tab was hidden."""
        super().showEvent(event)
        self.window().removeEventFilter(self)
        self.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the clock when the window comes to the front."""
        if event.type() == QEvent.Type.WindowActivate:
            self.on_clock()
        return super().eventFilter(watched, event)

    def _listen(self) -> None:
        session = self._session
        session.changed.connect(self.on_changed)
        session.dog_chosen.connect(self._on_moved)
        session.day_chosen.connect(self._on_moved)
        session.theme_changed.connect(self._on_theme_changed)
        session.settings_changed.connect(self._on_settings_changed)
        session.flush_requested.connect(self._on_flush_requested)
        self.book.shown.connect(self.refresh)
        self.book.flagged.connect(self._on_flagged)

    def _built_page(self) -> DayPage:
        if self.page is None:
            self.page = DayPage(self.book, self._trace, self)
            self.page.set_text_scale(self._session.settings.text_percent / 100)
            self.page.open_requested.connect(self.open_requested)
            self.page.header.today_wanted.connect(self._on_today_wanted)
            self.page.clock_notice.acted.connect(self._on_today_wanted)
            self.page.clock_notice.put_away.connect(self.watch.put_away)
            self.page.flag_notice.acted.connect(self._on_card_wanted)
            self._stack.addWidget(self.page)
        return self.page

    def _show_empty(self) -> None:
        if self._empty is None:
            words = _("One tap is a logged day. Walks, signs and small wins find their place here.")
            self._empty = EmptyState(_("The diary of your dog will be here"), words, _("Add your dog"), "dog")
            self._empty.action_pressed.connect(self._on_add_dog)
            self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)

    def _ask_about_clock(self) -> None:
        if self.page is not None:
            words = self.watch.words()
            if words != self.page.clock_notice.text():
                self.page.clock_notice.say(words, "caution", _("Go to today"))

    def on_changed(self, changed: Changed) -> None:
        """Read again after every change: the page shows nearly everything."""
        self.refresh()

    def _on_moved(self, _day: date | None = None) -> None:
        self.watch.page_shown()
        if self.page is not None:
            self.page.flag_notice.say("")
            self.page.to_top()
        self.refresh()

    def _on_theme_changed(self) -> None:
        if self.page is not None:
            self.page.set_text_scale(self._session.settings.text_percent / 100)

    def _on_settings_changed(self) -> None:
        if self.page is not None:
            self.page.walks.units_changed()
        self.refresh()

    def _on_flush_requested(self) -> None:
        if self.page is not None and self._session.dog is not None:
            self.page.flush()

    def _on_today_wanted(self) -> None:
        self._session.choose_day(self._session.today())
        self.begin()

    def _on_add_dog(self) -> None:
        self.open_requested.emit(Place(dialog="add_dog"))

    def _on_flagged(self, found: Sequence[Raised]) -> None:
        self._flags = tuple(raised.flag.id for raised in found)
        if (self._session.today() - self.book.day).days <= FRESH_DAYS:
            self._on_card_wanted()
        elif self.page is not None:
            words = _("What you noted for {day} is on the list of when to call the vet.")
            self.page.flag_notice.say(words.format(day=weeks.short_day(self.book.day)), "caution", _("Show the list"))

    def _on_card_wanted(self) -> None:
        from ui.dialogs.call_card import CallCard  # only when it is needed: it costs start-up time

        card = CallCard(self._session, self._jobs, self.window(), self._flags)
        card.open_requested.connect(self.open_requested)
        card.open()
