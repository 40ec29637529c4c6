# SPDX-License-Identifier: MIT
"""Beside the page: plain facts of the last seven days, the weekly check, open questions for the vet.

Facts with how many days they rest on; no verdict and no arrows. They fold under the page in a narrow window.
"""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from core.usecases import answers, diary, events, measures, phases, series, visits
from core.words import metrics, statistics, units, weeks
from core.words.i18n import _, ngettext
from ui.places import Place
from ui.tabs.diary.day_book import DayBook
from ui.tabs.diary.line_entry import LineEntry
from ui.widgets.card import Card
from ui.widgets.chips import chip_row
from ui.widgets.headings import label
from ui.widgets.own_words import OwnWords

Fact = tuple[str, str, str]


def last_seven(book: DayBook) -> list[Fact]:
    """Return (what, value, how many days it rests on) of the seven days up to the page's day."""
    store, dog = book.session.store, book.dog.id
    first, last = book.day - timedelta(days=6), book.day
    kinds = diary.calendar(store, dog, first, last)
    told = [kind for kind in kinds.values() if kind != "logged"]
    is_weekly = phases.is_maintenance(store, dog, last)
    counted = str(len(kinds)) if is_weekly else _("{count} of 7").format(count=len(kinds))
    facts = [(_("Days logged"), counted, "")]
    if told:
        facts.append((_("Good days"), str(told.count("good")), _("of {count} answered").format(count=len(told))))
    for metric in metrics.grouped("feel"):
        points = series.daily(store, dog, metric.key, (first, last))
        if points:
            middle = units.decimal(statistics.median([value for _day, value in points]), 0)
            facts.append((answers.vet_label(metric), middle, _middle_words(len(points))))
    walked = series.walk_minutes(store, dog, (first, last))
    if walked:
        minutes = _("{count} min").format(count=round(sum(value for _day, value in walked)))
        facts.append((_("Leash walks"), minutes, _on_days(len(walked))))
    wins = [event for event in events.between(store, dog, first, last) if event.kind == "win"]
    if wins:
        facts.append((_("Small wins"), str(len(wins)), ""))
    return facts


def _middle_words(count: int) -> str:
    return ngettext("{count} day", "middle of {count} days", count).format(count=count)


def _on_days(count: int) -> str:
    return ngettext("on {count} day noted", "on {count} days noted", count).format(count=count)


class WeekPanel(Card):
    """The last seven days in numbers."""

    def __init__(self, book: DayBook) -> None:
        """Make the card."""
        super().__init__(_("Last 7 days"))
        self.setObjectName("week_panel")
        self._book = book
        self._rows: list[tuple[QWidget, ...]] = []
        box = QWidget()
        self._grid = QGridLayout(box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(2, 1)
        self.add(box)
        self.enough = label("", "muted", wrap=True, name="week_enough")
        self.enough.hide()
        self.add(self.enough)

    def show_page(self) -> None:
        """Show the seven days up to the page's day."""
        first = self._book.day - timedelta(days=6)
        span = _("{first} to {last}").format(first=weeks.short_day(first), last=weeks.short_day(self._book.day))
        self.set_subtitle(span)
        self._show_enough()
        facts = last_seven(self._book)
        while len(self._rows) < len(facts):
            self._add_row()
        for number, row in enumerate(self._rows):
            for place, words in enumerate(row):
                words.setVisible(number < len(facts))
                if number < len(facts):
                    words.setText(facts[number][place])  # type: ignore[attr-defined]

    def _show_enough(self) -> None:
        book, today = self._book, self._book.session.today()
        is_weekly = phases.is_maintenance(book.session.store, book.dog.id, book.day)
        self.enough.setVisible(is_weekly)
        if not is_weekly:
            return
        is_asked = book.day == today and not book.dog.archived and phases.diary_due(book.session.store, book.dog, today)
        more = _("This week's entry is not written yet.") if is_asked else ""
        said = _("In maintenance one entry a week is enough.")
        self.enough.setText(" ".join(part for part in (said, more) if part))

    def _add_row(self) -> None:
        at = len(self._rows)
        row = (label("", wrap=True), label("", "strong"), label("", "muted", wrap=True))
        top = Qt.AlignmentFlag.AlignBaseline
        for column, words in enumerate(row):
            words.setObjectName(f"week_{at}_{column}")
            self._grid.addWidget(words, at, column, top)
        self._rows.append(row)


class CheckPanel(Card):
    """Whether the weekly measuring is due, and the way there and to the week's photos.

    Signals:
        open_requested(Place): somewhere else was asked for.
    """

    open_requested = Signal(object)

    def __init__(self, book: DayBook) -> None:
        """Make the card."""
        super().__init__(_("Weekly check"))
        self.setObjectName("check_panel")
        self._book = book
        self._text = label("", wrap=True, name="check_text")
        self.measure = _button("open_weekly_check", _("Weekly check…"))
        self.photos = _button("open_photos", _("Photos…"))
        self.measure.clicked.connect(self._on_measure)
        self.photos.clicked.connect(self._on_photos)
        self.add(self._text)
        self.add(chip_row((self.measure, self.photos)))

    def show_page(self) -> None:
        """Show what is due today, whichever page is on screen."""
        store, dog, today = self._book.session.store, self._book.dog.id, self._book.session.today()
        last = measures.last_day(store, dog)
        is_due = measures.is_due(store, dog, today)
        signs = phases.check_due(store, self._book.dog, today)
        self.setVisible(not self._book.dog.archived)  # an archived dog asks for nothing
        self.set_subtitle(_("due") if is_due or signs else "")
        said = [_check_words(last, is_due, today)]
        if signs and last is not None and not is_due:  # no "next from", while something of it is open now
            said = [_("Measured {day}.").format(day=weeks.named_day(last))]
        if signs:
            said.append(_("The early signs of this week are not answered yet."))
        self._text.setText(" ".join(said))

    def _on_measure(self) -> None:
        self.open_requested.emit(Place(dialog="weekly_check"))

    def _on_photos(self) -> None:
        self.open_requested.emit(Place("photos"))


class QuestionsPanel(Card):
    """Up to three open questions for the next visit; settled and changed in the Vet tab.

    Signals:
        open_requested(Place): the Vet tab was asked for.
    """

    open_requested = Signal(object)

    def __init__(self, book: DayBook) -> None:
        """Make the card."""
        super().__init__(_("Questions for the vet"))
        self.setObjectName("questions_panel")
        self._book = book
        self._place = 0
        self._rows = [OwnWords(name=f"question_{number}") for number in range(1, visits.MOST + 1)]
        self._empty = label(_("What you would like to ask at the next visit."), "muted", wrap=True)
        self.entry = LineEntry(_("+ Add a question"), _("Your question"), "add_question", "link")
        self.entry.opened.connect(self._on_opened)
        self.entry.committed.connect(self._on_committed)
        self.entry.closed.connect(self.show_page)
        self.vet = _button("open_vet", _("Open in Vet"), "link")
        self.vet.clicked.connect(self._on_vet)
        rows = QVBoxLayout()
        rows.setSpacing(6)
        for row in (*self._rows, self._empty):
            rows.addWidget(row)
        self.body.addLayout(rows)
        self.add(self.entry)
        self.body.addWidget(self.vet, 0, Qt.AlignmentFlag.AlignLeft)

    def show_page(self) -> None:
        """Show the open questions."""
        found = visits.open_questions(self._book.session.store, self._book.dog.id)
        typed = self._place if self.entry.is_open() else 0
        listed = [question for question in found if question.place != typed]
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(listed))
            row.setText(f"{listed[number].place}. {listed[number].text}" if number < len(listed) else "")
        self._empty.setVisible(not found)
        self.vet.setVisible(bool(found))
        self.set_subtitle(_("{count} of {most}").format(count=len(found), most=visits.MOST) if found else "")
        self.entry.setVisible(len(found) < visits.MOST or self.entry.is_open())

    def flush(self) -> None:
        """Save what is typed and not saved yet."""
        self.entry.flush()
        self.entry.close_line()

    def _on_opened(self) -> None:
        taken = {q.place for q in visits.open_questions(self._book.session.store, self._book.dog.id)}
        self._place = next((place for place in range(1, visits.MOST + 1) if place not in taken), 0)

    def _on_committed(self, text: str) -> None:
        if self._place:
            session = self._book.session
            visits.save_question(session.store, self._book.dog, self._place, text, today=session.today())

    def _on_vet(self) -> None:
        self.open_requested.emit(Place("vet"))


def _check_words(last: date | None, is_due: bool, today: date) -> str:
    if last is None:
        return _("Nothing measured yet. Weight and thigh girth once a week are enough.")
    day = weeks.named_day(last)
    if is_due:
        count = (today - last).days
        words = ngettext("Last measured {day}, {count} day ago.", "Last measured {day}, {count} days ago.", count)
        return words.format(day=day, count=count)
    following = weeks.named_day(last + timedelta(days=measures.DUE_AFTER_DAYS))
    return _("Measured {day}. Next from {following}.").format(day=day, following=following)


def _button(name: str, words: str, role: str = "plain") -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setProperty("role", role)
    return made
