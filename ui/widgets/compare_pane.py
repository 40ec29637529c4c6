# SPDX-License-Identifier: MIT
"""What one half of a comparison shows: a picture with its badge, or a sentence in its place.

Plain values. Where a half lies is compare_places.py, how it is painted compare_paint.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")


@dataclass(frozen=True, slots=True)
class Pane:
    """What one half shows.

    Attributes:
        title: strong words of the badge ("Week 1"). detail: the rest of it ("25 Oct"); both "" for no badge.
        message: said in the middle while there is no picture.
        pixmap: null while there is none.
        aspect: width per height of the picture, also while it is still being opened; 0 when not known.
        original: width x height px of the upright original, in which marks are counted; empty means the
            picture's own size.
    """

    title: str = ""
    detail: str = ""
    message: str = ""
    pixmap: QPixmap = field(default_factory=QPixmap)
    aspect: float = 0.0
    original: QSize = field(default_factory=QSize)

    @property
    def shape(self) -> float:
        """Width per height of the picture, 0 when not known."""
        size = self.extent
        return size.width() / size.height() if not size.isEmpty() else self.aspect

    @property
    def extent(self) -> QSize:
        """Width x height of the original, px; empty when nothing is known of it."""
        return self.original if not self.original.isEmpty() else self.pixmap.size()

    @property
    def words(self) -> str:
        """The badge in one line."""
        return " · ".join(part for part in (self.title, self.detail) if part)
