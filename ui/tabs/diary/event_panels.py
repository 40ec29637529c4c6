# SPDX-License-Identifier: MIT
"""Small wins, and "something is off": dated words of the owner, beside the page.

What a kind of event means is in EVENTS; nothing here judges.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.usecases import events
from core.usecases.events import Event
from core.words import weeks
from core.words.errors import HindstrideError
from core.words.i18n import _
from ui.tabs.diary.day_book import DayBook
from ui.tabs.diary.line_entry import LineEntry
from ui.widgets import tab_order
from ui.widgets.card import Card
from ui.widgets.headings import label
from ui.widgets.own_words import OwnWords

LOOK_BACK_DAYS = 60
WINS_SHOWN = 4
CROSS_PAD = 5


class EventRow(QWidget):
    """One event: its words, its day when it is another one, and a way to take it out.

    Signals:
        remove_wanted(Event): the cross was pressed.
    """

    remove_wanted = Signal(object)

    def __init__(self, mark: str) -> None:
        """Make an empty row; `mark` stands before the words."""
        super().__init__()
        self._mark = mark
        self._event: Event | None = None
        self._words = OwnWords(name="event_words")
        self._day = label("", "muted", name="event_day")
        self.cross = QPushButton("×")
        self.cross.setObjectName("event_remove")
        self.cross.setProperty("role", "flat")
        self.cross.setFixedWidth(self.cross.fontMetrics().height() + 10)
        self.cross.clicked.connect(self._on_cross)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        sign = label(mark)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.setContentsMargins(0, CROSS_PAD, 0, 0)  # one line stands level with the cross
        sign.setContentsMargins(0, CROSS_PAD, 0, 0)
        words.addWidget(self._words)
        words.addWidget(self._day)
        words.addStretch(1)
        row.addLayout(words, 1)
        row.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)

    def show_event(self, event: Event, day: date) -> None:
        """Show an event beside the page of `day`."""
        self._event = event
        words = event.text or _("Noted, without words")
        self._words.setText(words)
        self._day.setText(day_words(event.day, day))
        self._day.setVisible(event.day != day)
        self.cross.setAccessibleName(_("Remove: {what}").format(what=words[:60]))
        self.cross.setToolTip(_("Remove"))

    def _on_cross(self) -> None:
        if self._event is not None:
            self.remove_wanted.emit(self._event)


class EventList(QWidget):
    """A few rows that are filled anew, never rebuilt.

    Signals:
        remove_wanted(Event): the cross of a row was pressed.
    """

    remove_wanted = Signal(object)

    def __init__(self, mark: str) -> None:
        """Make an empty list."""
        super().__init__()
        self._mark = mark
        self._rows: list[EventRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def has_rows(self) -> bool:
        """Whether it ever showed an event."""
        return bool(self._rows)

    def show_events(self, found: Sequence[Event], day: date) -> None:
        """Show events beside the page of a day."""
        while len(self._rows) < len(found):
            row = EventRow(self._mark)
            row.remove_wanted.connect(self.remove_wanted)
            self._rows.append(row)
            self._column.addWidget(row)
            if len(self._rows) > 1:
                tab_order.follow(self._rows[-2], row)
        for number, row in enumerate(self._rows):
            if number < len(found):
                row.show_event(found[number], day)
            row.setVisible(number < len(found))
        self.setVisible(bool(found))


class EventPanel(Card):
    """Events of one kind with an entry; subclasses say which are shown."""

    def __init__(self, book: DayBook, kind: str, entry: LineEntry, mark: str) -> None:
        """Make the card; `kind` is a key of EVENTS."""
        super().__init__()
        self._book = book
        self._kind = kind
        self._typed: Event | None = None
        self.list = EventList(mark)
        self.entry = entry
        self.header_add(entry.lend_button())  # beside the heading it is in sight in a low window too
        self.list.remove_wanted.connect(self._on_remove)
        entry.opened.connect(self._on_opened)
        entry.committed.connect(self._on_committed)
        entry.closed.connect(self._on_closed)

    def shown_events(self) -> list[Event]:
        """Return the events to list for the page on screen, in order."""
        raise NotImplementedError

    def show_page(self) -> None:
        """Show the page of the book; words being typed are left alone."""
        typed = self._typed.id if self._typed is not None and self.entry.is_open() else ""
        had = self.list.has_rows()
        self.list.show_events([event for event in self.shown_events() if event.id != typed], self._book.day)
        if not had and self.list.has_rows():
            tab_order.follow(self.entry, self.list)

    def flush(self) -> None:
        """Save what is typed and not saved yet."""
        self.entry.flush()
        self.entry.close_line()

    def _between(self, first: date, last: date) -> list[Event]:
        found = events.between(self._book.session.store, self._book.dog.id, first, last)
        return [event for event in found if event.kind == self._kind]

    def _keep(self, text: str) -> None:
        store, dog, today = self._book.session.store, self._book.dog, self._book.session.today()
        event = self._typed or Event("", self._book.day, self._kind, "")
        try:
            self._typed = events.save(store, dog, Event(event.id, event.day, self._kind, text), today=today)
        except HindstrideError:
            self.entry.hold(text)
            raise

    def _on_opened(self) -> None:
        self._typed = None

    def _on_committed(self, text: str) -> None:
        if text.strip():
            self._keep(text)
        elif self._typed is not None:
            self._on_remove(self._typed)
            self._typed = None

    def _on_closed(self) -> None:
        self._typed = None
        self.show_page()

    def _on_remove(self, event: object) -> None:
        assert isinstance(event, Event)
        events.remove(self._book.session.store, self._book.dog, event)


class WinsPanel(EventPanel):
    """Small wins: those of the page's day and the last ones before it."""

    def __init__(self, book: DayBook) -> None:
        """Make the card."""
        super().__init__(book, "win", LineEntry(_("Add a win"), _("What went well"), "add_win", "link"), "★")
        self.setObjectName("wins_panel")
        self.set_title(_("Small wins"))
        self._empty = label(_("A step, a stair, a wag: what went well."), "muted", wrap=True, name="wins_empty")
        for widget in (self.entry, self.list, self._empty):
            self.add(widget)

    def shown_events(self) -> list[Event]:
        """Return the newest first: all of this day, then recent ones."""
        day = self._book.day
        found = self._between(day - timedelta(days=LOOK_BACK_DAYS), day)[::-1]
        of_day = [event for event in found if event.day == day]
        return [*of_day, *[event for event in found if event.day != day][: max(0, WINS_SHOWN - 1 - len(of_day))]]

    def show_page(self) -> None:
        """Show the page of the book."""
        super().show_page()
        self._empty.setVisible(self.list.isHidden())


class OffPanel(EventPanel):
    """A dated "something is off", with or without words."""

    def __init__(self, book: DayBook) -> None:
        """Make the card."""
        super().__init__(book, "off", LineEntry(_("Note it"), _("What, if you can say"), "note_off", "link"), "•")
        self.setObjectName("off_panel")
        self.set_role("caution")
        self.set_title(_("Something is off?"))
        self._text = label("", wrap=True, name="off_text")
        for widget in (self._text, self.entry, self.list):
            self.add(widget)

    def shown_events(self) -> list[Event]:
        """Return those of this day."""
        return self._between(self._book.day, self._book.day)

    def show_page(self) -> None:
        """Show the page of the book."""
        super().show_page()
        if self._book.day == self._book.session.today():
            self._text.setText(_("Note it with today's date, even without a reason."))
        else:
            words = _("Note it for {day}, even without a reason.")
            self._text.setText(words.format(day=weeks.short_day(self._book.day)))

    def _on_opened(self) -> None:
        """One tap is already a dated note; words may follow."""
        super()._on_opened()
        self._keep("")

    def _on_committed(self, text: str) -> None:
        self._keep(text)


def day_words(day: date, page: date) -> str:
    """Say a day beside the page of another: "Sat" within a week, else "22 Nov"."""
    if 0 < (page - day).days < 7:
        return weeks.named_day(day).split(" ")[0]
    return weeks.short_day(day)
