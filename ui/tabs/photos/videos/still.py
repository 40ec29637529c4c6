# SPDX-License-Identifier: MIT
"""Writes a frozen frame as a PNG that knows the day of its clip, so that it comes in like any photo; and clean copies.

Plain functions for pool threads; no widgets.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from core.keeping import disk, movie
from core.usecases import clip_import
from core.words.errors import PictureRefused, SaveFailed
from core.words.i18n import _

HEAD_END = 33  # signature and IHDR of a PNG
EXIF_POINTER, TAKEN, ASCII, LONG = 0x8769, 0x9003, 2, 4


@dataclass(frozen=True, slots=True)
class Still:
    """A frame, the day of its clip ("YYYY-MM-DDTHH:MM:SS" in `at` when the clip says the time), and where to write."""

    image: QImage
    day: date
    path: Path
    at: str = ""


def write(still: Still) -> Path:
    """Write a frame with the day it was taken; for a pool thread.

    Raises:
        SaveFailed: the disk refused.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    still.image.save(buffer, "PNG")
    plain = bytes(buffer.data().data())
    taken = still.at.replace("-", ":").replace("T", " ") if still.at else still.day.strftime("%Y:%m:%d")
    try:
        disk.make_folder(still.path.parent)
        still.path.write_bytes(plain[:HEAD_END] + _chunk(b"eXIf", _exif(taken)) + plain[HEAD_END:])
    except OSError as error:
        raise SaveFailed(_("The frame could not be written."), _("Check that the library's disk has room.")) from error
    return still.path


def copy_without_place(source: Path, target: Path, name: str = "") -> Path:
    """Write a copy of a kept clip that says nothing of where, on what and by whom it was taken; for a pool thread.

    Args:
        name: what its owner calls the clip; "" says “this clip”.
    Raises:
        PictureRefused: it is missing, or its kind cannot be cleaned for sure. SaveFailed: the disk refused.
    """
    if not source.is_file():
        raise clip_import.missing(name)
    try:
        movie.write_clean(source, target)
    except PictureRefused as refused:
        raise clip_import.by_name(refused, source, name) from refused
    return target


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _exif(taken: str) -> bytes:
    """Return a little-endian TIFF block that holds DateTimeOriginal alone."""
    text = taken.encode("ascii", "replace") + b"\0"
    first = 8
    inner = first + 2 + 12 + 4
    where = inner + 2 + 12 + 4
    return (
        struct.pack("<2sHI", b"II", 42, first)
        + struct.pack("<HHHIII", 1, EXIF_POINTER, LONG, 1, inner, 0)
        + struct.pack("<HHHIII", 1, TAKEN, ASCII, len(text), where, 0)
        + text
    )
