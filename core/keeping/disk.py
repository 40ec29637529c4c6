# SPDX-License-Identifier: MIT
"""Bytes and names that survive a power cut, and what to say when the disk refuses.

Standard library only; used wherever a file of the library is written. What the files mean is said elsewhere.
"""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

from core.words.errors import SaveFailed
from core.words.i18n import _

FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


def flush(handle: int) -> None:
    """Make the written bytes of an open file last; raises OSError once if they may be lost."""
    try:
        import fcntl

        full_sync = getattr(fcntl, "F_FULLFSYNC", None)
    except ImportError:  # Windows
        full_sync = None
    if full_sync is not None:  # macOS: fsync alone leaves the bytes in the drive's own memory
        with contextlib.suppress(OSError):  # some network drives do not know it; fsync below still counts
            fcntl.fcntl(handle, full_sync)
            return
    os.fsync(handle)


def flush_folder(folder: Path) -> None:
    """Make the names in a folder last (after a rename); nothing to do on Windows."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Make a folder and the one around it, never more: a library that is gone must not come back as an empty folder.

    Raises:
        OSError: the disk refused, or what should hold both is not there.
    """
    folder.parent.mkdir(exist_ok=True)
    folder.mkdir(exist_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Write a disposable file so that it is there whole or not at all (no fsync: it can be made again).

    Args:
        path: where; its folder is made.
        data: the whole content.
    Raises:
        SaveFailed: the disk refused; no part file is left. Any thread, one writer of this process per path.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}.part")  # two workers may make the same copy at a time
    try:
        make_folder(path.parent)
        part.write_bytes(data)
        os.replace(part, path)
    except OSError as error:
        discard(part)
        raise refusal(error) from error


def discard(path: Path) -> None:
    """Remove a temporary file, whatever state it is in; a missing one is fine."""
    with contextlib.suppress(OSError):
        path.chmod(0o600)  # Windows does not remove read-only files
    with contextlib.suppress(OSError):
        path.unlink()


def refusal(error: OSError) -> SaveFailed:
    """Return the sentence for a disk that is full, read-only or gone."""
    if error.errno in FULL:
        return full()
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return SaveFailed(
            _("The library cannot be written to."),
            _("Check that its folder is not read-only, then try again."),
        )
    return SaveFailed(
        _("The disk did not accept the file."),
        _("Check that the drive of the library is connected, then try again. Nothing was changed."),
    )


def full(missing_mb: int = 0) -> SaveFailed:
    """Return the sentence for a full disk; `missing_mb` in MB, 0 when not known."""
    title = _("The disk is full: nothing was added.")
    advice = _("Free some space, then try again.")
    if missing_mb:
        advice = _("Free at least {mb} MB, then try again.").format(mb=missing_mb)
    return SaveFailed(title, advice)
