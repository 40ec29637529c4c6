# SPDX-License-Identifier: MIT
"""Draws the frames of a time-lapse with their dates and has them put into one file; for a pool thread.

Frames are made of plain pixels only: nothing that a camera wrote into a photo can come along. Which photos is
lapse_plan.py; the packing is the decoder's.
"""

from __future__ import annotations

import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTransform

from core.keeping import disk
from core.keeping.decoder import Decoder
from core.usecases.photos import Photo
from core.words.errors import Cancelled, HindstrideError, SaveFailed
from core.words.geometry import Similarity
from core.words.i18n import _
from ui import saved_file
from ui.jobs import Job
from ui.tabs.photos import pictures
from ui.tabs.photos.extras.lapse_plan import FEWEST, Film, LapseFrame
from ui.tabs.photos.pictures import Loaded
from ui.widgets import compare_paint

GROUND = QColor("#E8E4DA")  # where a photo that was turned leaves a corner free; the same in both themes
TEXT_SHARE, LEAST_TEXT_PX = 0.032, 13  # height of the words, of the long edge
SHARP_BELOW = 0.7  # Qt's own shrinking skips pixels below about half size


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be written where.

    Attributes:
        film: the frames. edge: long edge of the film in px. frame_ms: how long a photo stands.
        font: of the words. library: the folder whose photos these are. target: a .webp or .gif file.
    """

    film: Film
    edge: int
    frame_ms: int
    font: QFont
    library: Path
    target: Path


@dataclass(frozen=True, slots=True)
class Made:
    """A finished film; `left_out` names the photos that could not be opened, in words."""

    path: Path
    left_out: tuple[str, ...]


def make(wish: Wish, decoder: Decoder, *, job: Job) -> Made:
    """Draw all frames and write the film, whole or not at all; for a pool thread.

    Raises:
        Cancelled: the owner stopped it. SaveFailed: the disk refused; an older file of that name is untouched.
        HindstrideError: fewer than two photos can be opened.
    """
    folder = wish.library / "tmp" / f"lapse-{uuid.uuid4().hex}"
    try:
        files, left_out = _draw_all(wish, decoder, folder, job)
        if len(files) < FEWEST:
            raise HindstrideError(_("Fewer than two of these photos can be opened."), " ".join(left_out))
        packed = folder / f"film{wish.target.suffix.lower()}"
        decoder.animate(files, packed, frame_ms=wish.frame_ms)
        if job.is_cancelled():
            raise _stopped()
        saved_file.put(packed, wish.target)
        return Made(wish.target, tuple(left_out))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def size_of(film: Film, edge: int) -> QSize:
    """Return the size of a film in px: the shape of the photo it is laid on, even numbers, `edge` long."""
    whole = QSize(*film.shape).scaled(edge, edge, Qt.AspectRatioMode.KeepAspectRatio)
    return QSize(max(2, whole.width() // 2 * 2), max(2, whole.height() // 2 * 2))


def draw(image: QImage, frame: LapseFrame, film: Film, edge: int, *, font: QFont) -> QImage:
    """Draw one frame: the photo where it belongs, and its week and day in a corner.

    Args:
        image: an upright copy of the photo, of any size. edge: long edge of the film in px.
    """
    size = size_of(film, edge)
    made = QImage(size, QImage.Format.Format_RGB32)
    made.fill(GROUND)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    place = _placed(image.size(), frame, film, size)
    shrunk = min(1.0, place.scale)
    if shrunk < SHARP_BELOW:
        wanted = QSize(max(1, round(image.width() * shrunk)), max(1, round(image.height() * shrunk)))
        before, smooth = image.width(), Qt.TransformationMode.SmoothTransformation
        image = image.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        grown = before / image.width()
        place = Similarity(place.a * grown, place.b * grown, place.tx, place.ty)
    painter.setTransform(QTransform(place.a, place.b, -place.b, place.a, place.tx, place.ty))
    painter.drawImage(0, 0, image)
    painter.resetTransform()
    painter.setFont(_font(font, edge))
    compare_paint.draw_badge(painter, QRectF(made.rect()), frame.week, frame.day)
    painter.end()
    return made


def _placed(copy: QSize, frame: LapseFrame, film: Film, size: QSize) -> Similarity:
    """Return how px of a scaled copy become px of the film: laid on its points, or whole in the middle."""
    if frame.similarity is None or not frame.photo.width:
        scale = min(size.width() / copy.width(), size.height() / copy.height())
        left, top = (size.width() - copy.width() * scale) / 2, (size.height() - copy.height() * scale) / 2
        return Similarity(scale, 0.0, left, top)
    shown, of_copy = size.width() / film.shape[0], frame.photo.width / copy.width()
    lies = frame.similarity
    return Similarity(lies.a * shown * of_copy, lies.b * shown * of_copy, lies.tx * shown, lies.ty * shown)


def _draw_all(wish: Wish, decoder: Decoder, folder: Path, job: Job) -> tuple[list[Path], list[str]]:
    files: list[Path] = []
    left_out: list[str] = []
    try:
        disk.make_folder(folder)
    except OSError as error:
        raise _not_drawn() from error
    total = len(wish.film.frames)
    for number, frame in enumerate(wish.film.frames):
        if job.is_cancelled():
            raise _stopped()
        loaded = _opened(wish.library, frame.photo, decoder)
        if loaded.problem is not None:
            left_out.append(loaded.problem.title)
        else:
            files.append(folder / f"{number:04d}.png")
            if not draw(loaded.image, frame, wish.film, wish.edge, font=wish.font).save(str(files[-1]), "PNG"):
                raise _not_drawn()
        job.progressed.emit(number + 1, total)
    if job.is_cancelled():
        raise _stopped()
    return files, left_out


def _opened(library: Path, photo: Photo, decoder: Decoder) -> Loaded:
    """Return the large copy of a photo, made again when it is missing."""
    wanted = (photo.sha256, pictures.FULL)
    there = pictures.load(library, wanted, photo.name)
    return pictures.make(library, wanted, decoder, photo.name) if there.image.isNull() else there


def _font(font: QFont, edge: int) -> QFont:
    made = QFont(font)
    made.setPixelSize(max(LEAST_TEXT_PX, round(edge * TEXT_SHARE)))
    return made


def _stopped() -> Cancelled:
    return Cancelled(_("Making the time-lapse was stopped."))


def _not_drawn() -> SaveFailed:
    return SaveFailed(
        _("The frames of the time-lapse could not be written."),
        _("Free some space on the disk of the library and try again."),
    )
