# SPDX-License-Identifier: MIT
"""What the tab shows before the first photo: what will be here, and the ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.words.i18n import _
from ui.widgets.headings import EmptyState


class StartPage(QWidget):
    """An empty page with one action and two quiet ones.

    Signals:
        add_asked(), folder_asked(), phone_asked(): choose files, look in a folder, read about phones.
        guide_asked(): read how the photos are taken. videos_asked(): look at clips instead.
    """

    add_asked = Signal()
    folder_asked = Signal()
    phone_asked = Signal()
    guide_asked = Signal()
    videos_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the page."""
        super().__init__(parent)
        self.setObjectName("photos_start")
        self.empty = EmptyState(
            _("The weekly photos will be here"),
            _(
                "From behind, from both sides and from above, once a week from the same place. "
                "Drop photos here, or choose them; HEIC from a phone is fine."
            ),
            _("Add photos…"),
            "camera",
        )
        self.empty.button.setObjectName("start_add")
        self.folder = _link("start_folder", _("Look in a folder…"))
        self.phone = _link("start_phone", _("From my phone…"))
        self.guide = _link("start_guide", _("How to take them…"))
        self.videos = _link("start_videos", _("Videos…"))
        links = QWidget()
        row = QHBoxLayout(links)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.folder)
        row.addWidget(self.phone)
        row.addWidget(self.videos)
        inside = self.empty.button.parentWidget().layout()
        assert isinstance(inside, QVBoxLayout)
        for below in (links, self.guide):
            inside.insertWidget(inside.count() - 1, below, 0, Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty)
        self.empty.action_pressed.connect(self.add_asked)
        self.folder.clicked.connect(self._on_folder)
        self.phone.clicked.connect(self._on_phone)
        self.guide.clicked.connect(self._on_guide)
        self.videos.clicked.connect(self._on_videos)

    def _on_folder(self) -> None:
        self.folder_asked.emit()

    def _on_phone(self) -> None:
        self.phone_asked.emit()

    def _on_guide(self) -> None:
        self.guide_asked.emit()

    def _on_videos(self) -> None:
        self.videos_asked.emit()


def _link(name: str, words: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setProperty("role", "link")
    return made
