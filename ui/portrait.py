# SPDX-License-Identifier: MIT
"""The round picture of a dog: a photo from the cache of scaled copies, or the first letter of the name.

Only our own scaled copies are decoded here; originals belong to core. No widgets.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QImage, QImageReader, QPainter, QPainterPath, QPen

from core.keeping import models
from core.keeping.store import Store
from ui.theme import Theme

CACHED_EDGE = 400


def thumbnail(library: Path, sha256: str, side: int) -> QImage | None:
    """Read a square middle part of a photo's scaled copy.

    Args:
        library: the library folder.
        sha256: of the original.
        side: wanted width and height in device pixels.
    Returns:
        The picture, or None when there is no scaled copy (yet).
    """
    from core.keeping import media  # portraits come after the first paint, and so does what they need

    try:
        file = media.cache_path(library, sha256, CACHED_EDGE)
    except ValueError:
        return None
    reader = QImageReader(str(file))
    full = reader.size()
    if not full.isValid():
        return None
    reader.setScaledSize(full.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    picture = reader.read()
    if picture.isNull():
        return None
    return picture.copy((picture.width() - side) // 2, (picture.height() - side) // 2, side, side)


def of_photo(store: Store, photo_id: str, side: int) -> QImage | None:
    """Read the portrait that a photo's id names; None without one. `side` as in `thumbnail`."""
    row = store.get(models.Photo, photo_id) if photo_id else None
    return thumbnail(store.path, row["sha256"], side) if row else None


def draw(painter: QPainter, box: QRectF, theme: Theme, name: str, *, picture: QImage | None) -> None:
    """Draw a dog's round picture.

    Args:
        painter: where to draw; its state is kept.
        box: a square.
        theme: the colours.
        name: of the dog; its first letter stands in for a picture.
        picture: square, or None.
    """
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    inner = box.adjusted(1, 1, -1, -1)
    if picture is not None:
        path = QPainterPath()
        path.addEllipse(inner)
        painter.setClipPath(path)
        painter.drawImage(inner, picture)
        painter.setClipping(False)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_soft"))
        painter.drawEllipse(inner)
        _draw_letter(painter, inner, theme, name)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("accent"), 2))
    painter.drawEllipse(inner)
    painter.restore()


def _draw_letter(painter: QPainter, box: QRectF, theme: Theme, name: str) -> None:
    font = QFont(painter.font())
    font.setPixelSize(max(9, round(box.height() * 0.46)))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(theme.color("accent"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name.strip()[:1].upper() or "?")
