# SPDX-License-Identifier: MIT
"""The store of original files: named by their SHA-256, written once, never changed, never deleted.

Standard library only; it knows bytes and folders. Rows about photos are the use cases', pixels are images.py.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import stat
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from core.keeping import disk, sources
from core.keeping.twins import Group as Group
from core.keeping.twins import twins as twins
from core.words.errors import Cancelled, PictureRefused
from core.words.i18n import _

SIZES = (400, 2048)  # long edges in px of the copies in cache/
SPARE = 100 * 1024**2  # bytes that stay free after an import
CHUNK = 1024**2

_SHA256 = re.compile(r"[0-9a-f]{64}")
_AB = re.compile(r"[0-9a-f]{2}")


@dataclass(frozen=True, slots=True)
class Kept:
    """An original that is safely in the library.

    Attributes:
        sha256: 64 hex digits, its name in the store.
        size: bytes.
        name: what the file was called outside, as it was; for labels only, never for paths.
        was_there: the same bytes were already kept, whole.
    """

    sha256: str
    size: int
    name: str
    was_there: bool


def copy_in(
    library: Path,
    source: Path,
    *,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Kept:
    """Copy an original into the store, byte for byte, so that it survives a power cut.

    Args:
        library: the library folder.
        source: any ordinary file from outside.
        progress: called with the bytes of this file copied so far.
        cancelled: asked between chunks of 1 MiB.
    Returns:
        What was kept. Only after this may a row name it. Any thread.
    Raises:
        PictureRefused: the source is no ordinary file, vanished, or changed meanwhile.
        SaveFailed: the disk of the library refused.
        Cancelled: `cancelled` said so. After any error nothing is left in tmp/.
    """
    temp = library / "tmp" / uuid.uuid4().hex
    try:
        with sources.open_source(source) as file:
            with _created(temp) as copy:
                sha256, size = _copied(source, file, copy, progress=progress, cancelled=cancelled)
            was_there = _settled(library, temp, sha256, size)
    finally:
        disk.discard(temp)
    return Kept(sha256, size, source.name, was_there)


def path_of(library: Path, sha256: str) -> Path:
    """Return where an original is or would be; raises ValueError unless `sha256` is 64 hex digits."""
    return library / "media" / _checked(sha256)[:2] / sha256


def cache_path(library: Path, sha256: str, long_edge: int) -> Path:
    """Return where the upright JPEG copy with that long edge (px) is or would be; ValueError as `path_of`."""
    if long_edge <= 0:
        raise ValueError(f"no such size: {long_edge}")
    return library / "cache" / str(long_edge) / _checked(sha256)[:2] / f"{sha256}.jpg"


def digest(path: Path) -> str:
    """Return the SHA-256 of a file as 64 hex digits; raises OSError. Any thread."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def free_space_for(library: Path, size: int, *, times: int = 2) -> None:
    """Make sure that `size` bytes of originals fit, with their copies and 100 MB to spare.

    Args:
        times: how many times their size they need: 2 for photos with their copies, 1 for clips.
    Raises:
        SaveFailed: the disk is too full (says how many MB are missing) or cannot be asked.
    """
    try:
        free = shutil.disk_usage(library).free
    except OSError as error:
        raise disk.refusal(error) from error
    missing = times * size + SPARE - free
    if missing > 0:
        raise disk.full(missing // 1_000_000 + 1)


def sweep(library: Path, wanted: set[str], *, today: date) -> int:
    """Move originals that nobody names to trash/<today>/; nothing is deleted.

    Never while photos are being added: a file is there before its row is. Not after a failed check either.

    Args:
        library: the library folder.
        wanted: the sha256 of every file that a row of any dog, the trash or a backup names.
        today: the owner's day; names the folder in trash/.
    Returns:
        How many files were moved. Files that do not look like ours stay where they are.
    Raises:
        SaveFailed: the disk refused; files already moved stay moved.
    """
    media, trash = library / "media", library / "trash" / today.isoformat()
    moved = 0
    try:
        for folder in sorted(media.iterdir()) if media.is_dir() else []:
            unwanted = [path for path in _originals(folder) if path.name not in wanted]
            for path in unwanted:
                disk.make_folder(trash)
                _replace(path, trash / path.name)
                moved += 1
            if unwanted:
                disk.flush_folder(trash)
                disk.flush_folder(folder)
    except OSError as error:
        raise disk.refusal(error) from error
    return moved


def drop_parts(library: Path) -> None:
    """Remove copies that a worker was killed at; only while no worker runs. What cannot be removed stays."""
    for part in (library / "cache").rglob("*.part"):
        disk.discard(part)


def empty_tmp(library: Path) -> None:
    """Remove what an earlier crash left in tmp/; what cannot be removed stays. Only at start, before jobs."""
    folder = library / "tmp"
    if folder.is_symlink() or not folder.is_dir():
        return
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            disk.discard(path)


def _checked(sha256: str) -> str:
    if not _SHA256.fullmatch(sha256):
        raise ValueError("not a SHA-256: it would lead out of the store")
    return sha256


def _created(temp: Path) -> BinaryIO:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        temp.parent.mkdir(exist_ok=True)
        return os.fdopen(os.open(temp, flags, 0o600), "wb", buffering=0)
    except OSError as error:
        raise disk.refusal(error) from error


def _copied(
    source: Path,
    file: BinaryIO,
    copy: BinaryIO,
    *,
    progress: Callable[[int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> tuple[str, int]:
    """Copy, hash and flush; return the hash and the size."""
    before = _stamp(file)
    seen, size = hashlib.sha256(), 0
    # A file that still grows would never end.
    while size <= before[0] and (chunk := _read(source, file)):
        if cancelled is not None and cancelled():
            raise Cancelled(_("Adding was stopped."))
        seen.update(chunk)
        _write(copy, chunk)
        size += len(chunk)
        if progress is not None:
            progress(size)
    if size != before[0] or _stamp(file) != before:
        title = _("{name} changed while it was copied.").format(name=sources.shown_name(source))
        raise PictureRefused(title, _("Wait until it is finished, then add it again."), reason="unreadable")
    try:
        disk.flush(copy.fileno())
    except OSError as error:
        raise disk.refusal(error) from error
    return seen.hexdigest(), size


def _stamp(file: BinaryIO) -> tuple[int, int]:
    found = os.fstat(file.fileno())
    return found.st_size, found.st_mtime_ns


def _read(source: Path, file: BinaryIO) -> bytes:
    try:
        return file.read(CHUNK)
    except OSError as error:  # the card was pulled out
        title = _("{name} could not be read to its end.").format(name=sources.shown_name(source))
        advice = _("Connect the phone, card or drive again, then add it once more.")
        raise PictureRefused(title, advice, reason="unreadable") from error


def _write(copy: BinaryIO, chunk: bytes) -> None:
    rest = memoryview(chunk)
    try:
        while rest:  # a nearly full disk takes less than it is given
            rest = rest[copy.write(rest) :]
    except OSError as error:
        raise disk.refusal(error) from error


def _settled(library: Path, temp: Path, sha256: str, size: int) -> bool:
    """Give the copy its name for good; return whether the same bytes were there already."""
    target = path_of(library, sha256)
    try:
        if _is_whole(target, sha256, size):
            return True
        is_new_folder = not target.parent.is_dir()
        disk.make_folder(target.parent)
        with contextlib.suppress(OSError):  # some file systems have no read-only files
            temp.chmod(0o444)
        _replace(temp, target)
        disk.flush_folder(target.parent)
        if is_new_folder:
            disk.flush_folder(target.parent.parent)
            disk.flush_folder(library)
    except OSError as error:
        raise disk.refusal(error) from error
    return False


def _is_whole(target: Path, sha256: str, size: int) -> bool:
    """Say whether an original is there with its very bytes; a rotten or cut one is not trusted."""
    try:
        found = os.lstat(target)
        return stat.S_ISREG(found.st_mode) and found.st_size == size and digest(target) == sha256
    except OSError:  # not there, or its blocks cannot be read: a good copy is at hand
        return False


def _replace(path: Path, target: Path) -> None:
    if os.name == "nt" and target.exists():
        target.chmod(0o600)  # Windows does not replace read-only files
    os.replace(path, target)


def _originals(folder: Path) -> list[Path]:
    if not _AB.fullmatch(folder.name) or folder.is_symlink() or not folder.is_dir():
        return []
    return [path for path in sorted(folder.iterdir()) if _SHA256.fullmatch(path.name)]
