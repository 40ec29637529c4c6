# SPDX-License-Identifier: MIT
"""What is asked about a time-lapse: pose, weeks, pace, size and kind of file. It draws and writes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.usecases.photos import Photo
from core.words.i18n import N_, _
from ui.session import Session
from ui.tabs.photos import words
from ui.tabs.photos.extras import lapse_plan
from ui.widgets.chips import ChipGroup
from ui.widgets.headings import label

# Keys are what they mean: milliseconds per photo, px of the long edge, ending of the file.
PACES = (("500", N_("½ second")), ("1000", N_("1 second")), ("2000", N_("2 seconds")))
SIZES = (("480", N_("Small")), ("800", N_("Medium")), ("1280", N_("Large")))
KINDS = ((".webp", N_("WebP")), (".gif", N_("GIF")))
ROWS = (3, 8)  # of weeks that are seen without scrolling, at least and at most


class LapseChoices(QWidget):
    """The questions in one column, each with an answer from the start.

    Signals:
        changed(): an answer changed, or another pose brought other weeks.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the questions; weeks come with `set_poses`."""
        super().__init__(parent)
        self.setObjectName("lapse_choices")
        self._session = session
        self._photos: list[Photo] = []
        self.poses = QComboBox()
        self.poses.setObjectName("lapse_pose")
        self.poses.setAccessibleName(_("Pose"))
        self.weeks = QListWidget()
        self.weeks.setObjectName("lapse_weeks")
        self.weeks.setAccessibleName(_("Weeks"))
        self.pace = _chips("lapse_pace", _("Each photo stands for"), PACES, "1000")
        self.size_chips = _chips("lapse_size", _("Size"), SIZES, "800")
        self.kinds = _chips("lapse_kind", _("Kind of file"), KINDS, ".webp")
        self._answers = {self.pace: "1000", self.size_chips: "800", self.kinds: ".webp"}
        self._lay_out()
        self.poses.currentIndexChanged.connect(self._on_pose)
        self.weeks.itemChanged.connect(self._on_week)
        for group in self._answers:
            group.changed.connect(self._on_chip)

    @property
    def pose(self) -> str:
        """The chosen pose's key."""
        return str(self.poses.currentData() or "")

    @property
    def frame_ms(self) -> int:
        """How long a photo stands, in milliseconds."""
        return int(self._answers[self.pace])

    @property
    def edge(self) -> int:
        """Long edge of the film in px."""
        return int(self._answers[self.size_chips])

    @property
    def ending(self) -> str:
        """ ".webp" or ".gif"."""
        return self._answers[self.kinds]

    def set_poses(self, offered: Sequence[tuple[str, str]], pose: str) -> None:
        """Offer poses as (key, label) and begin with one of them; the first when `pose` is not offered."""
        with QSignalBlocker(self.poses):
            self.poses.clear()
            for key, words_of_pose in offered:
                self.poses.addItem(words_of_pose, key)
            self.poses.setCurrentIndex(max(0, self.poses.findData(pose)))
        self._on_pose()

    def chosen(self) -> list[Photo]:
        """Return the photos of the ticked weeks, oldest first."""
        ticked = Qt.CheckState.Checked
        return [photo for row, photo in enumerate(self._photos) if self.weeks.item(row).checkState() == ticked]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        questions = (
            (_("Pose"), self.poses),
            (_("Weeks"), self.weeks),
            (_("Each photo stands for"), self.pace),
            (_("Size"), self.size_chips),
            (_("Kind of file"), self.kinds),
        )
        for question, field in questions:
            column.addWidget(label(question, "strong"))
            column.addWidget(field)
            column.addSpacing(8)
        column.addWidget(label(_("WebP is smaller and clearer; GIF opens everywhere."), "muted", wrap=True))
        column.addStretch(1)

    def _on_pose(self) -> None:
        dog = self._session.dog
        if dog is None:
            return
        self._photos = lapse_plan.candidates(self._session.store, dog, self.pose)
        today = self._session.today()
        with QSignalBlocker(self.weeks):
            self.weeks.clear()
            for photo in self._photos:
                week, day = words.week_words(photo, dog.start_day), words.day_words(photo.day, today)
                item = QListWidgetItem(_("{week} · {day}").format(week=week, day=day))
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked)
                self.weeks.addItem(item)
        least, most = ROWS
        row = max(self.weeks.sizeHintForRow(0), self.fontMetrics().height() + 4)
        self.weeks.setFixedHeight(row * max(least, min(most, len(self._photos))) + 2 * self.weeks.frameWidth())
        self.changed.emit()

    def _on_week(self, _item: QListWidgetItem) -> None:
        self.changed.emit()

    def _on_chip(self, key: str, on: bool) -> None:
        group = self.sender()
        if not isinstance(group, ChipGroup):
            return
        if on:
            self._answers[group] = key
        group.set_checked([self._answers[group]])  # pressed again it stays: one answer is needed
        self.changed.emit()


def _chips(name: str, question: str, options: Sequence[tuple[str, str]], first: str) -> ChipGroup:
    made = ChipGroup([(key, _(words_of_option)) for key, words_of_option in options], exclusive=True)
    made.setObjectName(name)
    made.setAccessibleName(question)
    made.set_checked([first])
    return made
