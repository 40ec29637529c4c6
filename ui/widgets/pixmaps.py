# SPDX-License-Identifier: MIT
"""Pictures that are in memory: the ones used last stay, the oldest go when a limit of bytes is reached.

Knows no file and no photo; a key is only a name.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap

LIMIT_BYTES = 256 * 1024**2
BYTES_PER_PIXEL = 4


class PixmapCache:
    """Keeps pixmaps by key up to a number of bytes; the least recently used go first. Main thread."""

    def __init__(self, limit_bytes: int = LIMIT_BYTES) -> None:
        """Make an empty cache."""
        self._limit = limit_bytes
        self._kept: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._bytes = 0

    def get(self, key: Hashable) -> QPixmap | None:
        """Return a pixmap and count it as used now; None when it is not here (any more)."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def put(self, key: Hashable, pixmap: QPixmap) -> None:
        """Keep a pixmap; one that is larger than the limit is not kept."""
        self.drop(key)
        if bytes_of(pixmap) > self._limit:
            return
        self._kept[key] = pixmap
        self._bytes += bytes_of(pixmap)
        while self._bytes > self._limit:
            _key, old = self._kept.popitem(last=False)
            self._bytes -= bytes_of(old)

    def drop(self, key: Hashable) -> None:
        """Forget one pixmap; a missing one is no fault."""
        old = self._kept.pop(key, None)
        if old is not None:
            self._bytes -= bytes_of(old)

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()
        self._bytes = 0

    @property
    def used_bytes(self) -> int:
        """How many bytes the kept pixmaps take."""
        return self._bytes

    def __len__(self) -> int:
        return len(self._kept)


def bytes_of(pixmap: QPixmap) -> int:
    """Return about how many bytes a pixmap takes."""
    return pixmap.width() * pixmap.height() * BYTES_PER_PIXEL


def draw_covering(painter: QPainter, box: QRectF, pixmap: QPixmap, radius: float) -> None:
    """Fill a rounded box with a picture, cutting what stands over; it keeps its proportions.

    Args:
        painter: drawn with; kept as it was.
        box: where. pixmap: must not be null. radius: of the corners, px.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    painter.setClipPath(path)
    size = pixmap.size().scaled(_whole(box), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    spot = QRectF(0, 0, size.width(), size.height())
    spot.moveCenter(box.center())
    painter.drawPixmap(spot, pixmap, QRectF(pixmap.rect()))
    painter.restore()


def _whole(box: QRectF) -> QSize:
    return QSize(max(1, round(box.width())), max(1, round(box.height())))
