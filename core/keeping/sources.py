# SPDX-License-Identifier: MIT
"""Files that come from outside: opening them without being fooled, and saying why one was refused.

Standard library only. What is inside a picture is images.py; keeping the bytes is media.py.
"""

from __future__ import annotations

import os
import stat
import struct
import zlib
from pathlib import Path
from typing import BinaryIO

from core.words.errors import PictureRefused
from core.words.i18n import _

FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)  # a link could lead anywhere
    | getattr(os, "O_NONBLOCK", 0)  # opening a fifo would wait for ever
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)

# What Pillow and its decoders were seen to raise on bad files. Anything else is a bug of ours.
FAULTS = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    RuntimeError,
    MemoryError,
    ArithmeticError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    struct.error,
    zlib.error,
)

_SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"II*\0", b"MM\0*")
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")


def shown_name(path: Path) -> str:
    """Return the file's own name for a sentence; characters that do not show (also bidi marks) as escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in path.name)


def open_source(path: Path) -> BinaryIO:
    """Open an ordinary file from outside for reading; links, devices, fifos and folders are refused.

    Args:
        path: the file as the owner named it.
    Returns:
        An open binary file at its start; the caller closes it. Any thread.
    Raises:
        PictureRefused: "not_a_file" when it is no ordinary file, "unreadable" when it is gone or locked.
    """
    try:
        _check_ordinary(path, os.lstat(path))
        handle = os.open(path, FLAGS)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise _not_opened(path, error) from error
    try:
        _check_ordinary(path, os.fstat(handle))  # what was opened, not what stood there a moment ago
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def _check_ordinary(path: Path, found: os.stat_result) -> None:
    mode = found.st_mode
    if stat.S_ISREG(mode):
        return
    if stat.S_ISLNK(mode):
        title = _("{name} is a link to another file.")
    elif stat.S_ISDIR(mode):
        title = _("{name} is a folder.")
    else:
        title = _("{name} is not an ordinary file.")
    advice = _("Choose the file itself.")
    raise PictureRefused(title.format(name=shown_name(path)), advice, reason="not_a_file")


def _not_opened(path: Path, error: Exception) -> PictureRefused:
    if isinstance(error, FileNotFoundError):
        title = _("{name} is no longer there.")
        advice = _("Connect the phone, card or drive again, then add it once more.")
    elif isinstance(error, PermissionError):
        title = _("{name} cannot be opened: you are not allowed to read it.")
        advice = _("Copy it to a folder of your own, then add it from there.")
    else:
        return unreadable(path)
    return PictureRefused(title.format(name=shown_name(path)), advice, reason="unreadable")


def looks_like_a_picture(head: bytes) -> bool:
    """Say whether the first 16 bytes of a file announce one of the picture formats we read."""
    is_webp = head.startswith(b"RIFF") and head[8:12] == b"WEBP"
    is_heif = head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS
    return is_webp or is_heif or head.startswith(_SIGNATURES)


def unreadable(path: Path) -> PictureRefused:
    """Return the refusal of a file whose content makes no sense or whose disk does not answer."""
    title = _("{name} could not be read.").format(name=shown_name(path))
    return PictureRefused(title, _("Copy it again from the phone or camera."), reason="unreadable")


def not_a_picture(path: Path) -> PictureRefused:
    """Return the refusal of a file that is no photo of a kind we read."""
    title = _("{name} is not a picture that can be read here.").format(name=shown_name(path))
    advice = _("Photos can be JPEG, PNG, WEBP, TIFF, BMP, GIF, HEIC or AVIF.")
    return PictureRefused(title, advice, reason="not_a_picture")


def too_large(path: Path, size: tuple[int, int], limits: tuple[int, int]) -> PictureRefused:
    """Return the refusal of a picture with too many pixels.

    Args:
        size: width and height in px. limits: most pixels in all, and along one side.
    """
    title = _(
        "{name} is too large: {width} × {height} pixels ({mp} MP); the limit is {limit} MP and {side} pixels a side."
    )
    megapixels = size[0] * size[1] / 1_000_000
    numbers = {
        "width": f"{size[0]:,}",
        "height": f"{size[1]:,}",
        "mp": f"{megapixels:,.0f}" if megapixels >= 200 else f"{megapixels:.2f}",
        "limit": f"{limits[0] // 1_000_000}",
        "side": f"{limits[1]:,}",
    }
    advice = _("Save a smaller copy of it, then add that.")
    return PictureRefused(title.format(name=shown_name(path), **numbers), advice, reason="too_large")


def truncated(path: Path) -> PictureRefused:
    """Return the refusal of a picture whose end is missing."""
    title = _("{name} is cut short: part of the picture is missing.").format(name=shown_name(path))
    return PictureRefused(title, _("Copy it again from the phone or camera."), reason="truncated")


def reader_stopped(path: Path) -> PictureRefused:
    """Return the refusal of a picture that made the reading process die or hang."""
    title = _("{name} could not be read: the reader stopped at it.").format(name=shown_name(path))
    return PictureRefused(title, _("The other photos are not affected."), reason="decoder")
