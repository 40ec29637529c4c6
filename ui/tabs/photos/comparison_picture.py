# SPDX-License-Identifier: MIT
"""Draws two photos beside each other on one picture with their weeks and days, and writes it to a file.

The picture is made of plain pixels only: nothing that a camera wrote into a photo can come along.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTransform

from core.words.geometry import Similarity
from ui import saved_file

HIGH = 1400  # px of both photos; smaller ones are not made larger
EDGE, GAP = 24, 16
TITLE, PLAIN = 40, 26  # px of the words
PAPER, INK, MUTED = QColor("#FFFFFF"), QColor("#26302E"), QColor("#5B6562")  # the same in both themes: it is sent away
EMPTY = QColor("#ECE8E0")  # where an aligned photo does not reach


@dataclass(frozen=True, slots=True)
class Half:
    """One photo of the picture.

    Attributes:
        week: in strong words ("Week 1"). day: after it ("25 October 2026").
        original: size of the upright original, px; empty when it is the image's own.
    """

    image: QImage
    week: str
    day: str
    original: QSize = field(default_factory=QSize)

    @property
    def size(self) -> QSize:
        """The size in which similarities count."""
        return self.image.size() if self.original.isEmpty() else self.original


@dataclass(frozen=True, slots=True)
class Comparison:
    """What goes on the picture, left and right.

    Attributes:
        heading: the dog and the pose. foot: a sentence below.
        similarity: px of the right original to px of the left one; the right photo is drawn turned and scaled
            into a frame like the left one's. None: as it was taken.
    """

    left: Half
    right: Half
    heading: str
    foot: str
    font: QFont
    similarity: Similarity | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A finished picture; `path` is where it was written, None when it was only drawn."""

    image: QImage
    path: Path | None


def make(comparison: Comparison, path: Path | None) -> Made:
    """Draw the picture and, with a path, write it; for a pool thread.

    Raises:
        SaveFailed: the file cannot be written; an older one of that name is untouched.
    """
    image = draw(comparison)
    if path is not None:
        saved_file.write_picture(image, path)
    return Made(image, path)


def draw(comparison: Comparison) -> QImage:
    """Draw two photos of one height with their words over them."""
    halves = (comparison.left, comparison.right)
    high = min(HIGH, *(half.image.height() for half in halves))
    sizes = [half.image.size().scaled(100_000, high, Qt.AspectRatioMode.KeepAspectRatio) for half in halves]
    if comparison.similarity is not None:
        sizes[1] = sizes[0]
    grown = max(0.5, min(1.0, high / 900))  # words stay in proportion to small photos
    title, plain = round(TITLE * grown), round(PLAIN * grown)
    top, foot = EDGE + round(plain * 1.6) + round(title * 1.7), round(plain * 1.5) + EDGE
    wide = 2 * EDGE + GAP + sum(size.width() for size in sizes)
    image = QImage(wide, top + high + foot, QImage.Format.Format_RGB32)
    image.fill(PAPER)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    line = QRectF(EDGE, EDGE - 6, wide - 2 * EDGE, plain * 1.5)
    _write_line(painter, line, comparison.heading, (_font(comparison.font, plain), MUTED))
    left = EDGE
    for half, size in zip(halves, sizes, strict=True):
        box = QRectF(left, top, size.width(), high)
        _write_half(painter, box, half, (comparison.font, title))
        if half is comparison.right and comparison.similarity is not None:
            _draw_aligned(painter, box, comparison)
        else:
            _draw_half(painter, box, half)
        left += size.width() + GAP
    line = QRectF(EDGE, top + high + 8, wide - 2 * EDGE, plain * 1.5)
    _write_line(painter, line, comparison.foot, (_font(comparison.font, round(plain * 0.85)), MUTED))
    painter.end()
    return image


def _write_half(painter: QPainter, box: QRectF, half: Half, face: tuple[QFont, int]) -> None:
    font, size = face
    strong = _font(font, size)
    strong.setWeight(QFont.Weight.DemiBold)
    words = QRectF(box.left(), box.top() - size * 1.6, box.width(), size * 1.5)
    used = _write_line(painter, words, half.week, (strong, INK))
    rest = " · " + half.day if half.week else half.day
    _write_line(painter, words.adjusted(used, 0, 0, 0), rest, (_font(font, size), INK))


def _draw_half(painter: QPainter, box: QRectF, half: Half) -> None:
    whole = QSize(round(box.width()), round(box.height()))
    shrunk = half.image.scaled(whole, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    painter.drawImage(box.topLeft(), shrunk)


def _draw_aligned(painter: QPainter, box: QRectF, comparison: Comparison) -> None:
    """Draw the right photo where its bones lie on those of the left one, cut to the frame."""
    way, left, right = comparison.similarity, comparison.left, comparison.right
    if way is None:
        return
    to_box = QTransform(way.a, way.b, -way.b, way.a, way.tx, way.ty)
    to_box *= QTransform.fromScale(box.width() / left.size.width(), box.height() / left.size.height())
    to_box *= QTransform.fromTranslate(box.left(), box.top())
    grow = QTransform.fromScale(right.size.width() / right.image.width(), right.size.height() / right.image.height())
    painter.save()
    painter.fillRect(box, EMPTY)
    painter.setClipRect(box)
    painter.setTransform(grow * to_box)
    painter.drawImage(0, 0, right.image)
    painter.restore()


def _write_line(painter: QPainter, room: QRectF, words: str, face: tuple[QFont, QColor]) -> float:
    """Write one line, shortened to its room, and return how wide it came out, px."""
    painter.setFont(face[0])
    painter.setPen(face[1])
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(room.width()))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
    return float(metrics.horizontalAdvance(shown))


def _font(font: QFont, size: int) -> QFont:
    made = QFont(font)
    made.setPixelSize(max(8, size))
    return made
