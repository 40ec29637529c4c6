# SPDX-License-Identifier: MIT
"""The Progress tab: what asks for a look, cards with one number each, what the days say, charts, and cards below.

What is said is built by core, charts are drawn by the trend widget; here is only the order and where presses lead.
"""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from core.usecases import cards, diary, expected, saying, sides, trends
from core.usecases.dogs import Dog
from core.words.blocks import Chart
from core.words.i18n import _
from ui.jobs import Jobs
from ui.places import Place
from ui.session import Session
from ui.tab_page import Sight, TabPage
from ui.tabs.progress import picture_out, sights
from ui.tabs.progress.chart_board import ChartBoard
from ui.tabs.progress.chart_menu import ChartMenu
from ui.tabs.progress.findings import Findings
from ui.tabs.progress.late import LateCards
from ui.tabs.progress.measures_popover import MeasuresPopover
from ui.tabs.progress.number_cards import NumberCards
from ui.tabs.progress.tools import DEFAULT_RANGE, Tools
from ui.widgets import tab_order
from ui.widgets.headings import EmptyState, label

NO_DOG, NOTHING_LOGGED, CHARTS = 0, 1, 2
GIRTH = "thigh_girth"


class ProgressTab(TabPage):
    """How it goes over time."""

    TABLES = frozenset(
        (
            *("entry", "reading", "activity", "event", "care", "dog", "photo", "left_out", "usual_start", "reply"),
            *("vet_range", "phase", "clinic_score", "own_measure"),
        )
    )

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Make the page; charts are built when it is first shown."""
        super().__init__(session, jobs, parent)
        self.setObjectName("progress_tab")
        self._keys = list(trends.DEFAULT_CHARTS)
        self._span: tuple[date, date] = (session.today(), session.today())
        self._range = DEFAULT_RANGE
        self._is_order_chosen = False
        self.tools = Tools()
        self.ranges, self.layers = self.tools.ranges, self.tools.layers
        self.findings = Findings(session, jobs, self)
        self.cards = NumberCards()
        self.board = ChartBoard()
        self.chart_menu = ChartMenu(session, jobs, self)
        self.late: LateCards | None = None
        self._first = QTimer(self, singleShot=True, interval=0)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._memory = ExitStack()
        self._nothing = label(_("No measure is chosen. Choose at least one above."), "muted", name="no_measures")
        title = _("Charts will grow here")
        self._no_dog = EmptyState(title, _("First add your dog."), _("Add your dog"), "progress")
        words = _("Log a day or two in the diary, and the course of your dog appears here.")
        self._unlogged = EmptyState(title, words, _("Log today"), "progress")
        self._lay_out()
        self._connect()

    # --- what others ask of the tab ----------------------------------------------------------------

    def read(self) -> None:
        """Show what is kept now."""
        self._first.stop()
        dog = self._session.dog
        if dog is None or diary.first_day(self._session.store, dog.id) is None:
            self._pages.setCurrentIndex(NO_DOG if dog is None else NOTHING_LOGGED)
            return
        self._pages.setCurrentIndex(CHARTS)
        store = self._session.store
        self._span = trends.span_of(store, dog, self._range, self._session.today())
        self.tools.set_writable(store.writable)
        self._memory.close()
        self._memory.enter_context(store.remembering())  # cards, verdicts and charts ask the same
        if self.late is not None:
            self.late.stop()
        self._soon.stop()
        self.findings.stop()
        if self.board.frames():
            self._begin()
        else:
            self._first.start()  # opened for the first time: making the page was a turn of its own

    def halt(self) -> None:
        """Leave charts and cards unbuilt that nobody sees."""
        self._is_stale |= not self.is_built()
        self.findings.stop()
        self.board.stop()
        self._first.stop()
        self._soon.stop()
        if self.late is not None:
            self.late.stop()
        self._memory.close()

    def is_built(self) -> bool:
        """Tell whether every chart and card is there; an empty page has none."""
        if self._pages.currentIndex() != CHARTS:
            return True
        is_lit = self.findings.is_built() and self.board.is_built()
        return is_lit and self.late is not None and self.late.is_built()

    def complete(self) -> LateCards:
        """Build what is still missing now, and return the cards under the charts."""
        self._begin_now()
        self.board.finish()
        self.findings.finish()
        self._note_charts()
        self._soon.stop()
        late = self.late or self._begin_late()
        late.finish()
        return late

    def sights(self) -> tuple[Sight, ...]:
        """Return what else there is to see here; nothing while there are no charts."""
        return sights.of_tab(self) if self._pages.currentIndex() == CHARTS else ()

    def chosen(self) -> list[str]:
        """Return the measures with a chart, in order; another dog's own measures are remembered but not among them."""
        offered = self._offered()
        return [key for key in self._keys if key in offered]

    def show_metric(self, key: str) -> None:
        """Show the page from the top, with the chart of a measure as the large one."""
        if key in self._offered():
            self.on_enlarge(key)
        self.reveal(None)

    def reveal(self, widget: QWidget | None) -> None:
        """Scroll to a part of the page; None is its beginning."""
        bar = self._scroll.verticalScrollBar()
        bar.setValue(0 if widget is None else widget.mapTo(self._scroll.widget(), QPoint(0, 0)).y() - 14)

    def popover(self) -> MeasuresPopover:
        """Make the list of measures with the present choice ticked; it deletes itself when closed."""
        made = MeasuresPopover([(key, name, form) for key, (name, form) in self._offered().items()], self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.set_checked(self.chosen())
        made.changed.connect(self.on_measure)
        made.usual_requested.connect(self.on_usual)
        self._popover = made
        return made

    def picture_menu(self) -> QMenu:
        """Make the menu that asks what goes on the picture; it deletes itself when closed."""
        self._begin_now()
        made = picture_out.menu(self, [(one.key, one.title) for one in self.board.finish()])
        made.triggered.connect(self._on_picture)
        return made

    def save_picture(self, key: str = "") -> Path | None:
        """Ask where, and write one chart or, with an empty key, all of them; see `picture_out.save`."""
        self._begin_now()
        name = self._offered()[key][0] if key else _("progress")
        return picture_out.save(self._session, self.board, (key, name), self._span)

    # --- what is pressed ---------------------------------------------------------------------------

    def on_range(self, key: str) -> None:
        """Show another range."""
        self._range = key
        self.refresh()

    def on_measure(self, key: str, on: bool) -> None:
        """Show or hide the chart of one measure."""
        if on and key not in self._keys:
            self._keys = [*self._keys, key]
        elif not on:
            self._keys = [one for one in self._keys if one != key]
        self.refresh()

    def on_usual(self) -> None:
        """Show the usual charts again."""
        self._keys, self._is_order_chosen = list(trends.DEFAULT_CHARTS), False
        self._popover.set_checked(self.chosen())
        self.refresh()

    def on_enlarge(self, key: str) -> None:
        """Make one chart the large one; the others keep their order."""
        self._is_order_chosen = True
        self._keys = [key, *(one for one in self._keys if one != key)]
        self.refresh()
        self.reveal(self.board)

    def on_dog_chosen(self) -> None:
        """Show another dog from the top."""
        self.reveal(None)
        self.board.forget()
        super().on_dog_chosen()

    def on_more(self, key: str) -> None:
        """Do what was chosen under More."""
        if key == "picture":
            corner = self.tools.more_button.rect().bottomLeft()
            self.picture_menu().popup(self.tools.more_button.mapToGlobal(corner))
        elif key == "new_usual":
            self.open_new_usual()
        else:
            self.open_requested.emit(Place(dialog=key))

    def open_new_usual(self) -> QWidget:
        """Ask from which day the usual is counted anew."""
        from ui.tabs.progress.new_usual import NewUsual

        dialog = NewUsual(self._session, self._jobs, self)
        dialog.open()
        return dialog

    def _begin_now(self) -> None:
        """Begin without waiting for the event loop, where it is still waited for."""
        if self._first.isActive():
            self._begin()

    def _begin(self) -> None:
        """Show the cards, then the large chart, what the days say, the other charts, the cards below."""
        self._first.stop()
        dog, store = self._session.dog, self._session.store
        if dog is None:
            return
        self.cards.set_cards(cards.build(store, dog, *self._span, system=self._session.library.units))
        self._nothing.setVisible(not self.chosen())
        offers = store.writable and not dog.archived
        self.board.arrange(self._order(dog), self._chart, self._session.theme, offers=offers)
        self.board.begin()

    def _chart(self, key: str) -> Chart:
        dog = self._session.dog
        if dog is None:
            raise LookupError(key)
        system, drawn = self._session.library.units, self.tools.drawn()
        return trends.chart(self._session.store, dog, key, self._span, system=system, layers=drawn)

    def _lay_out(self) -> None:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(24, 20, 24, 24)
        self._column.setSpacing(14)
        speaking = (self.findings.things, self.tools, self.cards, self.findings.weeks, self.findings.card)
        for widget in (*speaking, self._nothing, self.board):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("progress_scroll")
        self._scroll.setAccessibleName(_("Progress"))
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self._pages = QStackedLayout(self)
        for page in (self._no_dog, self._unlogged, self._scroll):
            self._pages.addWidget(page)

    def _connect(self) -> None:
        self.follow()
        self.tools.range_chosen.connect(self.on_range)
        self.tools.layers_changed.connect(self.refresh)
        self.tools.measures_asked.connect(self._on_choose)
        self.tools.event_asked.connect(self._on_event)
        self.tools.more_chosen.connect(self.on_more)
        self.board.first_built.connect(self.findings.begin)
        self.findings.all_built.connect(self._on_findings_built)
        self.findings.open_requested.connect(self.open_requested)
        self.chart_menu.open_requested.connect(self.open_requested)
        self.board.all_built.connect(self._on_board_built)
        self._first.timeout.connect(self._begin)
        self._soon.timeout.connect(self._begin_late)
        self.board.day_chosen.connect(self._on_day)
        self.board.photos_chosen.connect(self._on_photos)
        self.board.menu_requested.connect(self._on_menu)
        self.board.enlarge_requested.connect(self.on_enlarge)
        self.board.blank.measuring_asked.connect(self._on_measuring)
        self.board.blank.logging_asked.connect(self._on_logging)
        for page in (self._no_dog, self._unlogged):
            page.action_pressed.connect(self._on_empty)

    def _offered(self) -> dict[str, tuple[str, str]]:
        """Return key -> (name, form) of every measure that can be charted."""
        dog = self._session.dog
        known = trends.offered(self._session.store, dog.id if dog else "")
        name = dog.name if dog else ""
        return {metric.key: (saying.title(metric, name), metric.form) for metric in known}

    def _order(self, dog: Dog) -> list[str]:
        """Return the measures with the large one first: one with something on it, unless the person chose."""
        chosen = self.chosen()
        if self._is_order_chosen:
            return chosen
        store, span = self._session.store, self._span
        large = next((key for key in chosen if not trends.is_empty(store, dog, key, span)), "")
        return sorted(chosen, key=large.__ne__)  # stable: only one is moved to the front

    def _on_findings_built(self) -> None:
        self._note_charts()
        self.board.go_on()

    def _note_charts(self) -> None:
        """Say under the large chart which times are expected, and under the girth how far the legs are apart."""
        dog, session = self._session.dog, self._session
        if dog is not None:
            has_girth = GIRTH in self.chosen()
            gap = sides.words(session.store, dog, self._span, session.library.units) if has_girth else ""
            self.board.set_notes(expected.sentence(session.store, dog, session.today()), {GIRTH: gap})

    def _on_board_built(self) -> None:
        if self.late is None:
            self._soon.start()  # making the cards is a turn of its own
        else:
            self._begin_late()

    def _begin_late(self) -> LateCards:
        """Have the cards below filled, made first where there are none yet."""
        if self.late is None:
            self.late = LateCards(self._session)
            self.late.day_chosen.connect(self._on_day)
            self.late.milestone_asked.connect(self._on_milestone)
            self.late.all_built.connect(self._on_all_built)
            self._column.insertWidget(self._column.count() - 1, self.late)
        self.late.begin(self._span)
        return self.late

    def _on_all_built(self) -> None:
        """Let Tab go from top to bottom: bars, rows, charts and cards were made later than what stands around them."""
        self._memory.close()
        if self.late is None:
            return
        above = (*self.findings.things.in_order(), self.tools, self.findings.card)
        for before, part in pairwise((*above, *self.board.frames(), self.board.blank, *self.late.cards())):
            tab_order.follow(before, part)

    def _on_choose(self) -> None:
        self.popover().show_under(self.tools.choose_button)

    def _on_event(self) -> None:
        from ui.dialogs.event_editor import EventEditor

        EventEditor(self._session, self._jobs, self).open()

    def _on_milestone(self, key: str) -> None:
        from ui.tabs.progress.milestone_day import MilestoneDay

        MilestoneDay(self._session, self._jobs, self, key=key).open()

    def _on_picture(self, action: QAction) -> None:
        self.save_picture(str(action.data()))

    def _on_menu(self, key: str, day: date, spot: QPoint) -> None:
        chart = next((frame.chart() for frame in self.board.frames() if frame.key == key), None)
        has_photos = chart is not None and any(one.day == day for one in chart.photo_days)
        self.chart_menu.popup(key, day, spot, has_photos=has_photos)

    def _on_day(self, day: date) -> None:
        self.open_requested.emit(Place("diary", day=day))

    def _on_photos(self, day: date) -> None:
        self.open_requested.emit(Place("photos", day=day))

    def _on_measuring(self) -> None:
        self.open_requested.emit(Place(dialog="weekly_check"))

    def _on_logging(self) -> None:
        self.open_requested.emit(Place("diary", day=self._session.today()))

    def _on_empty(self) -> None:
        place = Place(dialog="add_dog") if self._session.dog is None else Place("diary", day=self._session.today())
        self.open_requested.emit(place)
