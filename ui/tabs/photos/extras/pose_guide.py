# SPDX-License-Identifier: MIT
"""The pose guide: how the weekly photos are taken, one pose at a time, with a drawing. A page to read.

What is said is guide_words.py, the drawing pose_drawing.py.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.words import poses
from core.words.i18n import _
from ui.tabs.photos.extras import guide_words
from ui.tabs.photos.extras.pose_drawing import PoseDrawing
from ui.widgets.card import Card
from ui.widgets.chips import ChipGroup
from ui.widgets.headings import label

BESIDE_LINES = 42  # lines of text that the dialog is wide before words stand beside the drawing


class PoseGuideDialog(QDialog):
    """Shows the weekly poses."""

    def __init__(self, pose: str = "", parent: QWidget | None = None) -> None:
        """Begin with a pose; the first weekly one when `pose` is not asked for weekly. Show it with open()."""
        super().__init__(parent)
        self.setObjectName("pose_guide")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Pose guide"))
        self.setAccessibleName(self.windowTitle())
        weekly = [one for one in poses.POSES if one.weekly]
        self.chips = ChipGroup([(one.key, _(one.label)) for one in weekly], exclusive=True)
        self.chips.setObjectName("guide_poses")
        self.chips.setAccessibleName(_("Pose"))
        self.drawing = PoseDrawing()
        self.words = QVBoxLayout()
        self._lay_out()
        self._fit()
        self.chips.changed.connect(self._on_chip)
        keys = [one.key for one in weekly]
        self.pose = ""
        if keys:
            self.show_pose(pose if pose in keys else keys[0])
        self.close_button.setFocus()

    def show_pose(self, pose: str) -> None:
        """Show how one pose is taken."""
        self.pose = pose
        self.chips.set_checked([pose])
        guide, known = guide_words.of_pose(pose), poses.known()[pose]
        self.drawing.setVisible(guide is not None)
        if guide is not None:
            self.drawing.set_guide(guide, _("How to take the photo: {pose}").format(pose=_(known.label)))
        while (old := self.words.takeAt(0)) is not None:
            if old.widget() is not None:
                old.widget().deleteLater()
        for title, sentence in _sentences(guide) if guide is not None else [("", _(known.guide))]:
            self.words.addWidget(_fact(title, sentence))
        self.words.addStretch(1)
        self._area.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words beside the drawing, or below it where text is large or the dialog narrow."""
        super().resizeEvent(event)
        is_wide = self.width() >= BESIDE_LINES * self.fontMetrics().height()
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._body.setDirection(way)

    def _lay_out(self) -> None:
        card = Card()
        self.words.setSpacing(12)
        card.body.addLayout(self.words)
        inside = QWidget()
        self._body = QHBoxLayout(inside)
        self._body.setContentsMargins(0, 0, 6, 0)
        self._body.setSpacing(16)
        self._body.addWidget(self.drawing, 6)
        self._body.addWidget(card, 5)
        self._area = QScrollArea()
        self._area.setObjectName("guide_scroll")
        self._area.setAccessibleName(self.windowTitle())
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setProperty("role", "page")
        inside.setMinimumHeight(1)  # else the area counts with words as narrow as they can be, and scrolls for nothing
        self._area.setWidget(inside)
        self.close_button = QPushButton(_("Close"))
        self.close_button.setObjectName("guide_close")
        self.close_button.setAccessibleName(_("Close"))
        self.close_button.setProperty("role", "primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        feet = QHBoxLayout()
        feet.addStretch(1)
        feet.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        column.addWidget(label(_("Pose guide"), "title"))
        column.addWidget(self.chips)
        column.addWidget(self._area, 1)
        column.addLayout(feet)

    def _fit(self) -> None:
        """Take most of the window, within 1024 x 700 px or as much as the owner's window has."""
        owner = self.parentWidget()
        room = owner.window().size() if owner is not None else None
        wide, high = (room.width() - 60, room.height() - 50) if room is not None else (964, 650)
        line = self.fontMetrics().height()
        self.resize(max(640, min(round(70 * line), wide)), max(440, min(round(50 * line), high)))

    def _on_chip(self, key: str, _on: bool) -> None:
        self.show_pose(key)


def _sentences(guide: guide_words.PoseGuide) -> list[tuple[str, str]]:
    """Return heading and sentence of everything to see to, in the order in which one sets things up."""
    own = [
        (_("Phone"), _(guide.height)),
        (_("Distance"), _(guide.distance)),
        (_("Stick"), _(guide.stick_words)),
    ]
    alike = [(_(title), _(sentence)) for title, sentence in guide_words.ALIKE]
    return [alike[0], *own, *alike[1:]]


def _fact(title: str, sentence: str) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    if title:
        column.addWidget(label(title, "strong"))
    column.addWidget(label(sentence, wrap=True, name="guide_sentence"))
    return made
