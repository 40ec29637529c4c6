# SPDX-License-Identifier: MIT
"""The page between choosing clips and keeping them: one card each, with its poster, its day and what it shows.

Nothing is kept before its button is pressed; how clips come in is bringing.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImageReader, QPainter, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.usecases.clip_import import ClipCandidate
from core.words.i18n import _, ngettext
from ui import theme
from ui.tabs.photos.check_cells import day_field, qdate
from ui.tabs.photos.videos import clip_words
from ui.tabs.photos.videos.about_card import COLUMNS
from ui.tabs.photos.videos.buttons import button
from ui.tabs.photos.videos.clip_line import ClipLine, state_words
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.form import Picker
from ui.widgets.headings import label
from ui.widgets.pixmaps import draw_covering

POSTER = QSize(168, 112)


class ClipCard(Card):
    """One clip to decide about.

    Signals:
        decided(): something about it changed.
    """

    decided = Signal()

    def __init__(self, line: ClipLine, today: date, number: int) -> None:
        """Show a clip."""
        super().__init__()
        self.setObjectName(f"clip_card_{number}")
        self._line = line
        candidate = line.candidate
        self.keep = QCheckBox(candidate.name.replace("&", "&&"))
        self.keep.setObjectName("clip_keep")
        self.keep.setAccessibleName(_("Keep {name}").format(name=candidate.name))
        self.keep.setChecked(line.is_kept)
        self.keep.setEnabled(candidate.can_be_kept)
        self.words = label(line.words(), "caution" if candidate.problem else "muted", wrap=True, name="clip_words")
        self._today = today
        self.day = day_field(today)
        self.choose = button("clip_choose_day", _("Choose the day"), "plain")
        self.pickers = {column: Picker(clip_words.options(column)) for column in COLUMNS}
        self._fill()
        self.keep.toggled.connect(self._on_decided)
        self.day.dateChanged.connect(self._on_decided)
        self.choose.clicked.connect(self._on_choose)
        self._show_day(line.day)

    def line(self) -> ClipLine:
        """Return what was decided."""
        chosen = self.day.date()
        day = date(chosen.year(), chosen.month(), chosen.day()) if self._has_day else None
        said = {column: picker.key() for column, picker in self.pickers.items()}
        return ClipLine(self._line.candidate, self.keep.isChecked(), day, said, self._line.note)

    def say_for_all(self, column: str, key: str) -> None:
        """Take what was said for all clips."""
        self.pickers[column].set_key(key)

    def show_line(self, line: ClipLine) -> None:
        """Show what was decided before."""
        self.keep.setChecked(line.keep and line.candidate.can_be_kept)
        self._show_day(line.day)
        for column, key in line.said.items():
            self.pickers[column].set_key(key)

    def _fill(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.keep)
        right.addWidget(self.words)
        if self._line.candidate.can_be_kept:
            right.addWidget(self._fields())
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(_poster(self._line.candidate), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
        self.body.addLayout(row)

    def _fields(self) -> QWidget:
        fields = QWidget()
        flow = FlowLayout(fields, gap=14, row_gap=10)
        self.day.setObjectName("clip_day")
        self.day.setAccessibleName(_("Day of {name}").format(name=self._line.candidate.name))
        flow.addWidget(_cell(_("Day"), self.day, self.choose))
        for column, words in COLUMNS.items():
            self.pickers[column].setObjectName(f"clip_{column}")
            self.pickers[column].setAccessibleName(_(words))
            flow.addWidget(_cell(_(words), self.pickers[column]))
        return fields

    def _on_decided(self) -> None:
        self.decided.emit()

    def _on_choose(self) -> None:
        """Begin at the day on which the file was changed: it is often the right one, and always near."""
        hint = self._line.candidate.file_day
        self._show_day(hint if hint is not None and hint <= self._today else self._today)
        self.day.setFocus()
        self.decided.emit()

    def _show_day(self, day: date | None) -> None:
        self._has_day = day is not None
        self.day.setVisible(self._has_day and self.day.parentWidget() is not None)
        self.choose.setVisible(not self._has_day and self.choose.parentWidget() is not None)
        if day is not None:
            self.day.blockSignals(True)
            self.day.setDate(qdate(day))
            self.day.blockSignals(False)


class ClipCheckPage(QWidget):
    """A list of clips to confirm.

    Signals:
        keep_asked(lines: list[ClipLine]): keep the ticked ones; all of them have a day.
        put_away(): nothing of this is wanted now. add_asked(): more files are wanted on this page.
    """

    keep_asked = Signal(list)
    put_away = Signal()
    add_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty page."""
        super().__init__(parent)
        self.setObjectName("clip_check_page")
        self._cards: list[ClipCard] = []
        self.title = label("", "title", wrap=True, name="clip_check_title")
        self.more = button("clip_check_more", _("Add more…"), "plain")
        self.keep = button("clip_check_keep", "", "primary")
        self.away = button("clip_check_away", _("Not now"), "plain")
        self.state = label("", "muted", wrap=True, name="clip_check_state")
        self._list = self._lay_out()
        self.keep.clicked.connect(self._on_keep)
        self.away.clicked.connect(self._on_away)
        self.more.clicked.connect(self._on_more)

    def show_candidates(
        self, candidates: Sequence[ClipCandidate], notes: Mapping[str, str], *, dog: str, today: date
    ) -> None:
        """Show what was found; what was decided already stays.

        Args:
            notes: id of a clip in the library to words about it, for duplicates. dog: name, for the title.
        """
        self.title.setText(_("Check {dog}’s clips before they are kept").format(dog=dog))
        before = {line.candidate.path: line for line in self.lines()}
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = []
        for number, one in enumerate(candidates):
            note = notes.get(one.duplicate_of, "")
            card = ClipCard(ClipLine(one, one.can_be_kept and one.problem is None, one.day, {}, note), today, number)
            if one.path in before:
                card.show_line(before[one.path])
            card.decided.connect(self._tell)
            self._list.insertWidget(number, card)
            self._cards.append(card)
        self._tell()

    def lines(self) -> list[ClipLine]:
        """Return what was decided, in order."""
        return [card.line() for card in self._cards]

    def cards(self) -> list[ClipCard]:
        """Return the cards, in order."""
        return list(self._cards)

    def _lay_out(self) -> QVBoxLayout:
        """Lay everything out and return the column of the cards."""
        inner = QWidget()
        cards = QVBoxLayout(inner)
        cards.setContentsMargins(0, 0, 8, 0)
        cards.setSpacing(12)
        cards.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        head = QHBoxLayout()
        words = _("Nothing is kept yet, and your files stay as they are. Only the day is needed; the rest can wait.")
        head.addWidget(label(words, "muted", wrap=True), 1)
        head.addWidget(self.more)
        feet = QHBoxLayout()
        feet.setSpacing(12)
        feet.addWidget(self.state, 1)
        feet.addWidget(self.away)
        feet.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        column.addLayout(feet)
        return cards

    def _tell(self) -> None:
        lines = self.lines()
        count = sum(line.is_kept for line in lines)
        self.keep.setText(ngettext("Keep {count} clip", "Keep {count} clips", count).format(count=count))
        self.keep.setAccessibleName(self.keep.text())
        self.keep.setEnabled(count > 0 and all(line.is_ready for line in lines))
        self.state.setText(state_words(lines))

    def _on_keep(self) -> None:
        self.keep_asked.emit(self.lines())

    def _on_away(self) -> None:
        self.put_away.emit()

    def _on_more(self) -> None:
        self.add_asked.emit()


class PosterLabel(QLabel):
    """A poster in a rounded box, or a sign where there is none."""

    def __init__(self, picture: QPixmap) -> None:
        """Make it of one size."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._picture = picture
        self.setFixedSize(POSTER)

    def paintEvent(self, event: object) -> None:
        """Draw the poster."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(theme.shown().color("line"))
        painter.setBrush(theme.shown().color("soft"))
        painter.drawRoundedRect(box, 8, 8)
        if self._picture.isNull():
            spot = QRectF(0, 0, 24, 24)
            spot.moveCenter(box.center())
            theme.icon("warning", theme.shown(), "muted").paint(painter, spot.toRect())
        else:
            draw_covering(painter, box, self._picture, 8)
        painter.end()


def _poster(candidate: ClipCandidate) -> PosterLabel:
    picture = QPixmap()
    if candidate.poster is not None:
        source = QImageReader(str(candidate.poster), b"jpg")  # written by our own reader
        source.setScaledSize(source.size().scaled(POSTER * 2, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
        picture = QPixmap.fromImage(source.read())
    return PosterLabel(picture)


def _cell(words: str, *controls: QWidget) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    column.addWidget(label(words, "muted"))
    for control in controls:
        column.addWidget(control)
    return cell
