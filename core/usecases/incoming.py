# SPDX-License-Identifier: MIT
"""Files that an owner hands over, whatever is in them: which of a folder, their hash, size and day; going on or not.

Shared by photo_import.py and clip_import.py, whose own business is what a picture or a clip says.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from core.keeping import media, sources
from core.words.errors import Cancelled, PictureRefused
from core.words.i18n import _

SAME_BATCH = "same batch"  # `duplicate_of` when an earlier file of the batch has the same bytes


class Work(Protocol):
    """What a function asks of the job that runs it; the window's Job fits."""

    @property
    def progressed(self) -> Any:
        """A signal; `emit(done, total)` tells how far the work is."""

    def is_cancelled(self) -> bool:
        """Whether the owner wants it to stop."""


def go_on(job: Work | None, done: int, total: int) -> None:
    """Tell the job how far the work is; raises Cancelled when the owner stopped it."""
    if job is None:
        return
    if job.is_cancelled():
        raise stopped()
    job.progressed.emit(done, total)


def stopped() -> Cancelled:
    """Return what is said of an import that the owner stopped."""
    return Cancelled(_("Adding was stopped."))


def sha256_of(path: Path, cancelled: Callable[[], bool] | None = None) -> str:
    """Return the hash of a file from outside, 64 hex digits; any thread.

    Args:
        cancelled: asked between chunks of 1 MiB.
    Raises:
        PictureRefused: it cannot be opened or read. Cancelled: `cancelled` said so.
    """
    seen = hashlib.sha256()
    with sources.open_source(path) as file:
        try:
            while chunk := file.read(media.CHUNK):
                if cancelled is not None and cancelled():
                    raise stopped()
                seen.update(chunk)
        except OSError as error:
            raise sources.unreadable(path) from error
    return seen.hexdigest()


def size_of(path: Path) -> int:
    """Return the bytes of a file; 0 when it is gone, because copying it will say so."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def file_day(path: Path) -> date | None:
    """Return the local day on which a file was changed, a hint only; None when it cannot be told."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).date()
    except (OSError, OverflowError, ValueError):
        return None


def files_in(folder: Path, endings: Sequence[str]) -> list[Path]:
    """Return the ordinary, visible files directly in a folder that have one of the endings, by name; raises OSError."""
    return [path for path in sorted(folder.iterdir()) if _is_wanted(path, endings)] if folder.is_dir() else []


def expanded(paths: Iterable[Path], endings: Sequence[str]) -> list[Path]:
    """Return the paths with every folder replaced by the files directly in it that have one of the endings."""
    files: list[Path] = []
    for path in paths:
        try:
            files += files_in(path, endings) if path.is_dir() and not path.is_symlink() else [path]
        except OSError:  # a folder that may not be read: its own line will say so
            files.append(path)
    return files


def changed_since(name: str) -> PictureRefused:
    """Return the refusal of a file that is another one than when it was looked at."""
    return PictureRefused(_("{name} changed after it was looked at.").format(name=name), _("Add it once more."))


def _is_wanted(path: Path, endings: Sequence[str]) -> bool:
    if path.name.startswith(".") or path.suffix.casefold() not in endings:
        return False
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False
