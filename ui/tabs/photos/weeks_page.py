# SPDX-License-Identifier: MIT
"""Weeks by poses: what is there and what is missing. A photo leads to the comparison, a gap to adding one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.usecases import photos
from core.usecases.photos import Grid, Photo
from core.words.i18n import _
from ui.session import Session
from ui.tabs.photos import words
from ui.tabs.photos.pictures import Pictures
from ui.widgets.card import Card
from ui.widgets.headings import label
from ui.widgets.photo_grid import PhotoGrid


class WeeksPage(QWidget):
    """The grid in a card.

    Signals:
        photo_chosen(Photo): the newest photo of a cell. missing_chosen(pose: str): a gap of this pose.
    """

    photo_chosen = Signal(object)
    missing_chosen = Signal(str)

    def __init__(self, session: Session, pictures: Pictures, parent: QWidget | None = None) -> None:
        """Make an empty page."""
        super().__init__(parent)
        self.setObjectName("weeks_page")
        self._session = session
        self._grid: Grid | None = None
        self.grid = PhotoGrid(pictures.thumbs)
        self.grid.cell_chosen.connect(self._on_cell)
        self.grid.picture_wanted.connect(pictures.want_thumb)
        pictures.thumb_ready.connect(self.grid.set_picture)
        card = Card()
        card.add(self.grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(card, 1)
        column.addWidget(
            label(
                _("Choose a photo to compare it, or a gap to add one. ×2 is a photo that was retaken."),
                "muted",
                wrap=True,
            )
        )

    def refresh(self) -> None:
        """Read weeks and poses again."""
        dog = self._session.dog
        if dog is None:
            return
        today = self._session.today()
        self._grid = photos.grid(self._session.store, dog, today=today)
        columns = [_(pose.label) for pose in self._grid.poses]
        self.grid.set_grid(words.grid_rows(self._grid), columns, words.grid_tiles(self._grid, today))

    def _on_cell(self, row: int, column: int) -> None:
        if self._grid is None:
            return
        pose = self._grid.poses[column]
        photo: Photo | None = self._grid.shown(self._grid.weeks[row], pose.key)
        if photo is not None:
            self.photo_chosen.emit(photo)
        elif self.grid.tile(row, column).is_dashed:
            self.missing_chosen.emit(pose.key)
