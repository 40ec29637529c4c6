# SPDX-License-Identifier: MIT
"""The card beside the comparison that tells about one photo, with its note and what can be changed.

It changes nothing itself: it says by signals what the owner wants.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.usecases import photos
from core.usecases.photos import Photo
from core.words import weeks
from core.words.i18n import N_, _
from ui.tabs.photos.flag_row import FlagRow
from ui.tabs.photos.words import size_words, week_words
from ui.widgets.card import Card
from ui.widgets.chips import chip_row
from ui.widgets.fields import NoteField
from ui.widgets.headings import FlowLabel, label

ROWS = (("pose", N_("Pose")), ("day", N_("Day")), ("size", N_("Size")), ("file", N_("File")))
WIDE_ROWS, WIDE_EDGE = 6.2, 56  # lines of text of a wide card, and px between and around them
SIDES = {"left": N_("left photo"), "right": N_("right photo")}


class FileName(QLabel):
    """A name that may be long and has no spaces: shortened in the middle, whole in its tool-tip."""

    def __init__(self, name: str) -> None:
        """Make an empty one with an object name."""
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def set_name(self, name: str) -> None:
        """Show a name; characters that do not show are left out."""
        shown = "".join(c if c.isprintable() else "\ufffd" for c in name)
        self.setText(shown)
        self.setToolTip(html.escape(shown))

    def minimumSizeHint(self) -> QSize:
        """Ask for no more than a few letters of room."""
        return QSize(40, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Ask for no more than a few letters of room."""
        return self.minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


class PhotoFacts(Card):
    """What is known about one photo.

    Signals:
        note_written(photo: Photo, text: str): the note should be saved.
        change_asked(photo), remove_asked(photo): its day or pose is wrong, or it should go.
        take_asked(photo): another take of the same week should stand here.
        flag_set(photo, key: str, on: bool): something is wrong with the photo, or is not.
    """

    note_written = Signal(object, str)
    change_asked = Signal(object)
    remove_asked = Signal(object)
    take_asked = Signal(object)
    flag_set = Signal(object, str, bool)

    def __init__(self, side: str, parent: QWidget | None = None) -> None:
        """Make the card of the "left" or "right" photo."""
        super().__init__(parent=parent)
        self.setObjectName(f"facts_{side}")
        self._side = side
        self._photo: Photo | None = None
        self._other: Photo | None = None
        self._cells: dict[str, QLabel] = {}
        self.note = NoteField(_("Note on this photo"), 2)
        self.note.setObjectName(f"note_{side}")
        self.take = _link(f"take_{side}", _("Show another"))
        self._takes = FlowLabel("", "muted")
        self._takes_row = chip_row([self._takes, self.take])
        self.edit = _link(f"change_{side}", _("Change pose or day…"))
        self.remove = _link(f"remove_{side}", _("Remove"))
        self.flags = FlagRow(side)
        self._fill()
        self.note.committed.connect(self._on_note)
        self.take.clicked.connect(self._on_take)
        self.edit.clicked.connect(self._on_change)
        self.remove.clicked.connect(self._on_remove)
        self.flags.flag_set.connect(self._on_flag)

    def set_photo(self, photo: Photo | None, takes: list[Photo], *, start: date | None) -> None:
        """Show a photo; None hides the card.

        Args:
            takes: all photos of its pose and week, ascending. start: of week 1, or None.
        """
        if photo is None or self._photo is None or photo.id != self._photo.id:
            self.flush()
        self._photo = photo
        self.setVisible(photo is not None)
        if photo is None:
            return
        self.set_title(week_words(photo, start))
        self.set_subtitle(_(SIDES[self._side]))
        source = photos.source_words(photo)
        day = weeks.long_day(photo.day)
        self._cells["pose"].setText(photos.pose_label(photo.pose))
        self._cells["day"].setText(_("{day}, {source}").format(day=day, source=source) if source else day)
        self._cells["size"].setText(
            _("{size}; cut short").format(size=size_words(photo)) if photo.damaged else size_words(photo)
        )
        self._name.set_name(photo.name)
        self.note.set_value(photo.note, place=photo.id)
        self._tell_takes(photo, takes)

    def set_flags(self, keys: Sequence[str]) -> None:
        """Show what is wrong with the photo: keys of PHOTO_FLAGS."""
        self.flags.set_flags(keys, place=self._photo.id if self._photo else "")

    def set_wide(self, is_wide: bool) -> None:
        """Set the note beside the facts instead of under them."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._split.setDirection(across if is_wide else down)

    def wide_height(self) -> int:
        """Return about how many px the card needs down when it is wide."""
        return round(WIDE_ROWS * self.fontMetrics().height()) + WIDE_EDGE

    def flush(self) -> None:
        """Save a note that is still being typed."""
        self.note.flush()

    def _tell_takes(self, photo: Photo, takes: list[Photo]) -> None:
        ids = [one.id for one in takes]
        self._takes_row.setVisible(len(takes) > 1)
        if len(takes) < 2 or photo.id not in ids:
            return
        number = ids.index(photo.id)
        self._other = takes[number - 1]
        words = _("Photo {number} of {count} of this week.").format(number=number + 1, count=len(takes))
        self._takes.setText(words)
        self.take.setAccessibleDescription(words)

    def _fill(self) -> None:
        table = QGridLayout()
        table.setHorizontalSpacing(10)
        table.setVerticalSpacing(5)
        table.setColumnStretch(1, 1)
        self._name = FileName(f"fact_file_{self._side}")
        for row, (key, words) in enumerate(ROWS):
            value = self._name if key == "file" else label("", wrap=True, name=f"fact_{key}_{self._side}")
            self._cells[key] = value
            table.addWidget(label(_(words), "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            table.addWidget(value, row, 1)
        known, told = QVBoxLayout(), QVBoxLayout()
        known.addLayout(table)
        known.addWidget(self._takes_row)
        known.addWidget(self.flags)
        told.addWidget(self.note)
        told.addWidget(chip_row([self.edit, self.remove]))
        self._split = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._split.setSpacing(12)
        for part in (known, told):
            part.setSpacing(10)
            part.addStretch(1)
            self._split.addLayout(part, 1)
        self.body.addLayout(self._split)

    def _on_note(self, text: str) -> None:
        if self._photo is not None:
            self.note_written.emit(self._photo, text)

    def _on_flag(self, key: str, on: bool) -> None:
        if self._photo is not None:
            self.flag_set.emit(self._photo, key, on)

    def _on_take(self) -> None:
        if self._other is not None:
            self.take_asked.emit(self._other)

    def _on_change(self) -> None:
        self.change_asked.emit(self._photo)

    def _on_remove(self) -> None:
        self.flush()
        self.remove_asked.emit(self._photo)


def _link(name: str, words: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setProperty("role", "link")
    return made
