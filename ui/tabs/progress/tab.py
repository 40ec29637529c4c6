# SPDX-License-Identifier: MIT
"""The Progress tab: a range, cards with one number each, one large chart and small ones in a page that scrolls.

What the charts say is built by core; they are drawn by the trend widget. No verdicts here.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from core.usecases import answers, cards, diary, trends
from core.usecases.dogs import Dog
from core.words import weeks
from core.words.blocks import Chart
from core.words.i18n import N_, _
from ui import saved_file
from ui.jobs import Jobs
from ui.places import Place
from ui.session import Session
from ui.tab_page import TabPage
from ui.tabs.progress import picture
from ui.tabs.progress.chart_board import ChartBoard
from ui.tabs.progress.measures_popover import MeasuresPopover
from ui.tabs.progress.number_cards import NumberCards
from ui.widgets.chips import ChipGroup, chip_row
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import EmptyState, label

DEFAULT_RANGE = "start"
LINE, EVENTS = "line", "events"
LAYERS = ((LINE, N_("Middle line")), (EVENTS, N_("Events")))
NO_DOG, NOTHING_LOGGED, CHARTS = 0, 1, 2


class ProgressTab(TabPage):
    """How it goes over time."""

    TABLES = frozenset(("entry", "reading", "activity", "event", "care", "dog"))

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Make the page; charts are built when it is first shown."""
        super().__init__(session, jobs, parent)
        self.setObjectName("progress_tab")
        self._keys = _usual()
        self._span: tuple[date, date] = (session.today(), session.today())
        self.ranges = ChipGroup([(one.key, _(one.label)) for one in trends.RANGES], exclusive=True)
        self.ranges.setObjectName("ranges")
        self.ranges.setAccessibleName(_("Days shown"))
        self.layers = ChipGroup([(key, _(words)) for key, words in LAYERS])
        self.layers.setObjectName("layers")
        self.layers.setAccessibleName(_("Drawn on the charts"))
        self.layers.set_checked([LINE, EVENTS])
        self._is_order_chosen = False
        self._range = DEFAULT_RANGE
        self.ranges.set_checked([DEFAULT_RANGE])
        self.choose_button = _button("choose_measures", _("Choose measures…"))
        self.event_button = _button("add_event", _("Add an event…"))
        self.picture_button = _button("save_picture", _("Save as picture…"))
        self.cards = NumberCards()
        self.board = ChartBoard()
        self._memory = ExitStack()
        self._nothing = label(_("No measure is chosen. Choose at least one above."), "muted", name="no_measures")
        title = _("Charts will grow here")
        self._no_dog = EmptyState(title, _("First add your dog."), _("Add your dog"), "progress")
        words = _("Log a day or two in the diary, and the course of your dog appears here.")
        self._unlogged = EmptyState(title, words, _("Log today"), "progress")
        self._lay_out()
        self._connect()

    def read(self) -> None:
        """Show what is kept now."""
        dog = self._session.dog
        if dog is None or diary.first_day(self._session.store, dog.id) is None:
            self._pages.setCurrentIndex(NO_DOG if dog is None else NOTHING_LOGGED)
            return
        self._pages.setCurrentIndex(CHARTS)
        store, system = self._session.store, self._session.library.units
        self._span = trends.span_of(store, dog, self._range, self._session.today())
        self._memory.close()
        self._memory.enter_context(store.remembering())  # cards and charts ask the same
        self.cards.set_cards(cards.build(store, dog, *self._span, system=system))
        self._nothing.setVisible(not self._keys)
        self.board.show_charts(self._order(dog), self._chart, self._session.theme)

    def halt(self) -> None:
        """Leave charts unbuilt that nobody sees."""
        self._is_stale |= not self.board.is_built()
        self.board.stop()
        self._memory.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the ranges where both do not fit in one line."""
        super().resizeEvent(event)
        chips = self.ranges.sizeHint().width() + self.layers.sizeHint().width()
        needed = chips + self._buttons.sizeHint().width() + 100
        abreast = needed <= self.width()
        wanted = QBoxLayout.Direction.LeftToRight if abreast else QBoxLayout.Direction.TopToBottom
        if self._tools.direction() != wanted:
            self._tools.setDirection(wanted)

    def popover(self) -> MeasuresPopover:
        """Make the list of measures with the present choice ticked; it deletes itself when closed."""
        made = MeasuresPopover([(m.key, _name(m.key), m.form) for m in trends.offered()], self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.set_checked(self._keys)
        made.changed.connect(self.on_measure)
        made.usual_requested.connect(self.on_usual)
        self._popover = made
        return made

    def picture_menu(self) -> QMenu:
        """Make the menu that asks what goes on the picture; it deletes itself when closed."""
        menu = QMenu(self)
        menu.setObjectName("picture_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        whole = menu.addAction(_("All charts together…"))
        whole.setObjectName("picture_all")
        whole.setData("")
        menu.addSeparator()
        for key in self._keys:
            one = menu.addAction(_name(key))
            one.setObjectName(f"picture_{key}")
            one.setData(key)
        menu.triggered.connect(self._on_picture)
        return menu

    def save_picture(self, key: str = "") -> Path | None:
        """Ask where, and write one chart or all of them as PNG.

        Args:
            key: a metric that is shown; empty means all charts on one picture.
        Returns:
            The file, or None when the person changed their mind.
        Raises:
            SaveFailed: the file cannot be written.
        """
        dog = self._session.dog
        charts = self.board.finish()
        if dog is None or not charts:
            return None
        what = _name(key) if key else _("progress")
        offered = saved_file.name_of(dog.name, what, self._session.today().isoformat()) + ".png"
        kinds = _("Pictures (*.png)")
        chosen, _filter = QFileDialog.getSaveFileName(self, _("Save as picture"), offered, kinds)
        if not chosen:
            return None
        path = saved_file.with_ending(chosen, ".png")
        frame = next((one for one in self.board.frames() if one.key == key), None)
        if frame is not None and frame.view is not None:
            frame.view.save_png(path)
        else:
            words = _("{dog} · {span}").format(dog=dog.name, span=weeks.span(*self._span))
            saved_file.write_picture(picture.together(charts, words, self._session.theme, self.font()), path)
        return path

    def on_range(self, key: str, _on: bool) -> None:
        """Show another range; a pressed one stays pressed."""
        self.ranges.set_checked([key])
        self._range = key
        self.refresh()

    def on_layer(self, _key: str, _on: bool) -> None:
        """Draw the middle line and the events, or leave them out."""
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
        self._keys, self._is_order_chosen = _usual(), False
        self._popover.set_checked(self._keys)
        self.refresh()

    def on_enlarge(self, key: str) -> None:
        """Make one chart the large one; the others keep their order."""
        self._is_order_chosen = True
        self._keys = [key, *(one for one in self._keys if one != key)]
        self.refresh()
        self._scroll.verticalScrollBar().setValue(0)

    def _chart(self, key: str) -> Chart:
        dog = self._session.dog
        if dog is None:
            raise LookupError(key)
        made = trends.chart(self._session.store, dog, key, self._span, system=self._session.library.units)
        on = self.layers.checked()
        if EVENTS not in on:
            made = replace(made, marks=())
        if LINE not in on and made.form == "series":
            made = replace(made, traces=tuple(replace(trace, line=()) for trace in made.traces))
        return made

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(14)
        self._buttons = chip_row([self.choose_button, self.event_button, self.picture_button])
        self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tools.setSpacing(12)
        chips = QWidget()
        row = FlowLayout(chips, gap=24, row_gap=8)
        for group in (self.ranges, self.layers):
            row.addWidget(group)
        self._tools.addWidget(chips, 1)
        self._tools.addWidget(self._buttons)
        column.addLayout(self._tools)
        for widget in (self.cards, self._nothing, self.board):
            column.addWidget(widget)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("progress_scroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self._pages = QStackedLayout(self)
        for page in (self._no_dog, self._unlogged, self._scroll):
            self._pages.addWidget(page)

    def _connect(self) -> None:
        self.follow()
        self.ranges.changed.connect(self.on_range)
        self.layers.changed.connect(self.on_layer)
        self.choose_button.clicked.connect(self._on_choose)
        self.event_button.clicked.connect(self._on_event)
        self.picture_button.clicked.connect(self._on_picture_menu)
        self.board.all_built.connect(self._memory.close)
        self.board.day_chosen.connect(self._on_day)
        self.board.enlarge_requested.connect(self.on_enlarge)
        for page in (self._no_dog, self._unlogged):
            page.action_pressed.connect(self._on_empty)

    def _order(self, dog: Dog) -> list[str]:
        """Return the measures with the large one first: one with something on it, unless the person chose."""
        if self._is_order_chosen:
            return self._keys
        store, span = self._session.store, self._span
        large = next((key for key in self._keys if not trends.is_empty(store, dog, key, span)), "")
        return sorted(self._keys, key=large.__ne__)  # stable: only one is moved to the front

    def _on_choose(self) -> None:
        self.popover().show_under(self.choose_button)

    def _on_event(self) -> None:
        from ui.dialogs.event_editor import EventEditor

        EventEditor(self._session, self._jobs, self).open()

    def _on_picture_menu(self) -> None:
        self.picture_menu().popup(self.picture_button.mapToGlobal(self.picture_button.rect().bottomLeft()))

    def _on_picture(self, action: QAction) -> None:
        self.save_picture(str(action.data()))

    def _on_day(self, day: date) -> None:
        self.open_requested.emit(Place("diary", day=day))

    def _on_empty(self) -> None:
        place = Place(dialog="add_dog") if self._session.dog is None else Place("diary", day=self._session.today())
        self.open_requested.emit(place)


def _usual() -> list[str]:
    offered = {metric.key for metric in trends.offered()}
    return [key for key in trends.DEFAULT_CHARTS if key in offered]


def _name(key: str) -> str:
    metric = next(metric for metric in trends.offered() if metric.key == key)
    plain = answers.plain_label(metric)
    return answers.vet_label(metric) if plain.endswith("?") else plain


def _button(name: str, words: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    return made
