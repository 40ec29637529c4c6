# SPDX-License-Identifier: MIT
"""Files that a person saves: a name every file system takes, the ending that was left out, a picture whole or not.

What is in the file belongs to the tab that makes it. Safe on a pool thread; no dialogs here.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from PySide6.QtGui import QImage

from core.words.errors import SaveFailed
from core.words.i18n import _

JPEG_QUALITY = 92
LONGEST = 120
# Bytes: file systems take 255, and an ending of a part may come behind it. Two hundred are fifty smileys.
LONGEST_BYTES = 200
# What no name may hold: separators, control characters, and marks that turn the direction of reading.
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]+')
PICTURES = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}


def name_of(*parts: str) -> str:
    """Join words to a file name without an ending: at most 120 characters, "Hindstride" when nothing is left.

    Too much is cut from the longest part, so that a day at the end stays.
    """
    cleaned = [" ".join(_UNFIT.sub(" ", part).split()).strip(" .")[:LONGEST] for part in parts]
    while _is_too_long(" ".join(cleaned)):
        most = max(range(len(cleaned)), key=lambda at: len(cleaned[at].encode("utf-8", "replace")))
        cleaned[most] = cleaned[most][:-1].rstrip(" .")
    return " ".join(part for part in cleaned if part) or "Hindstride"


def _is_too_long(name: str) -> bool:
    return len(name) > LONGEST or len(name.encode("utf-8", "replace")) > LONGEST_BYTES


def with_ending(chosen: str | Path, ending: str, *others: str) -> Path:
    """Return the path chosen in a file dialog, with `ending` added unless it or one of `others` stands there."""
    path = Path(chosen)
    return path if path.suffix.lower() in (ending, *others) else path.with_name(path.name + ending)


def write_picture(image: QImage, path: Path) -> None:
    """Write a picture whole or not at all, as PNG or JPEG by its ending (PNG for any other).

    Raises:
        SaveFailed: the file cannot be written; an older one of that name is untouched.
    """
    with _part_of(path) as part:
        kind = PICTURES.get(path.suffix.lower(), "PNG")
        if not image.save(str(part), kind, JPEG_QUALITY if kind == "JPEG" else -1):
            raise OSError(path.name)


def put(made: Path, path: Path) -> None:
    """Put a file that was made elsewhere, also on another disk, where the owner wants it; whole or not at all.

    Raises:
        SaveFailed: the file cannot be written; an older one of that name is untouched.
    """
    with _part_of(path) as part:
        shutil.copyfile(made, part)


@contextmanager
def _part_of(path: Path) -> Iterator[Path]:
    """Lend a name beside `path` to write to; what was written there takes the place of `path` at the end."""
    part = path.with_name(path.name + ".part")
    try:
        yield part
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise SaveFailed(
            _("“{name}” could not be saved.").format(name=path.name),
            _("Choose another folder, or free some space, and try again."),
        ) from error
