# SPDX-License-Identifier: MIT
"""The last page of the blind look: which photo was which, what was picked, and what so few answers are worth.

The score and its words come from core/usecases/blind.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.usecases import blind, photos
from core.usecases.blind import BlindAnswer, BlindScore
from core.usecases.photos import Photo
from core.words import weeks
from core.words.i18n import _
from ui.tabs.photos.extras.blind_view import BlindView
from ui.widgets.card import Card
from ui.widgets.headings import label

SMALL = QSize(220, 116)


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One pair of the key: its picture with the picked half ringed, and what it was, in words."""

    picture: QPixmap
    title: str
    was: str
    said: str


class BlindKey(QWidget):
    """The score and a row per pair.

    Signals:
        again_asked(): another look. close_asked(): done.
    """

    again_asked = Signal()
    close_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty page."""
        super().__init__(parent)
        self.setObjectName("blind_key")
        self.score = label("", "", wrap=True, name="blind_score")
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 6, 0)
        self._rows.setSpacing(12)
        self.again_button = _button("blind_again", _("Look again"))
        self.close_button = _button("blind_close", _("Close"))
        self.close_button.setProperty("role", "primary")
        self.again_button.clicked.connect(self._on_again)
        self.close_button.clicked.connect(self._on_close)
        self._lay_out()

    def line(self, given: BlindAnswer, view: BlindView, start: date | None) -> KeyLine:
        """Put into words and a small picture what was answered while the pair is still on screen.

        Args:
            view: shows the pair. start: first day of week 1, or None.
        """
        picture = view.picture(SMALL, view.devicePixelRatioF(), "" if given.picked == blind.SAME else given.picked)
        was = _("Left: {left}\nRight: {right}").format(
            left=_when(given.pair.left, start), right=_when(given.pair.right, start)
        )
        return KeyLine(picture, photos.pose_label(given.pair.pose), was, _said(given))

    def show_score(self, score: BlindScore | None, lines: Sequence[KeyLine]) -> None:
        """Show the result; None says that no pair could be shown."""
        self.score.setText(score.words if score is not None else _("None of these photos could be opened."))
        while (old := self._rows.takeAt(0)) is not None:
            if old.widget() is not None:
                old.widget().deleteLater()
        for number, line in enumerate(lines, 1):
            self._rows.addWidget(_row(number, line))
        self._rows.addStretch(1)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(self._rows)
        area = QScrollArea()
        area.setObjectName("blind_rows")
        area.setAccessibleName(_("The pairs with their dates"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setProperty("role", "page")
        area.setWidget(inside)
        feet = QHBoxLayout()
        feet.setSpacing(10)
        feet.addStretch(1)
        feet.addWidget(self.again_button)
        feet.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(_("What you saw"), "title"))
        column.addWidget(self.score)
        column.addWidget(area, 1)
        column.addLayout(feet)

    def _on_again(self) -> None:
        self.again_asked.emit()

    def _on_close(self) -> None:
        self.close_asked.emit()


def _row(number: int, line: KeyLine) -> QWidget:
    card = Card()
    card.setObjectName("blind_row")
    title = _("Pair {number} · {pose}").format(number=number, pose=line.title)
    card.setAccessibleName(title)
    picture = label("")
    picture.setPixmap(line.picture)
    picture.setFixedSize(SMALL)
    words = QVBoxLayout()
    words.setSpacing(4)
    words.addStretch(1)
    words.addWidget(label(title, "heading", wrap=True))
    words.addWidget(label(line.was, wrap=True, name="blind_was"))
    words.addWidget(label(line.said, "muted", wrap=True, name="blind_said"))
    words.addStretch(1)
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(picture)
    row.addLayout(words, 1)
    card.body.addLayout(row)
    return card


def _when(photo: Photo, start: date | None) -> str:
    return _("{week}, {day}").format(week=weeks.of(photo.day, start).label, day=weeks.long_day(photo.day))


def _said(given: BlindAnswer) -> str:
    photo = given.photo
    if photo is None:
        said = _("You said: about the same.")
    elif photo is given.pair.second:
        said = _("You said: the later one looks fuller.")
    else:
        said = _("You said: the earlier one looks fuller.")
    if given.pair.alignment is None:
        said += " " + _("Not aligned, so other things in the picture may have given the date away.")
    return said


def _button(name: str, words: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    return made
