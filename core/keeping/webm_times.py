# SPDX-License-Identifier: MIT
"""When the frames of a WEBM (Matroska) clip are shown, read from the stamps of its blocks.

Browsers record these with a frame rate that varies and without telling any. Nothing is decoded here; everything else
about clips is movie.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from core.keeping import sources

# Elements that hold others: these are entered, all others are jumped over, so sizes that a live recording left open
# do no harm.
SEGMENT, INFO, TRACKS, TRACK, CLUSTER, GROUP = 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0x1F43B675, 0xA0
ENTERED = frozenset((SEGMENT, INFO, TRACKS, TRACK, CLUSTER, GROUP))
SCALE, NUMBER, TYPE, STAMP, SIMPLE_BLOCK, BLOCK = 0x2AD7B1, 0xD7, 0x83, 0xE7, 0xA3, 0xA1
VIDEO = 1
DEFAULT_SCALE = 1_000_000  # nanoseconds a tick
MOST_FRAMES = 2_000_000
MOST_ELEMENTS = 20_000_000
LONGEST_NAME, LONGEST_NUMBER = 4, 8  # bytes


@dataclass(slots=True)
class _Reading:
    """What was met so far."""

    scale: int = DEFAULT_SCALE
    number: int = 0  # of the track that is being described
    video: int = -1  # number of the first track of pictures
    cluster: int = 0


def frame_times_ms(path: Path) -> tuple[float, ...]:
    """Return when each frame is shown, ms, ascending; () when the file does not tell. Any thread.

    Raises:
        PictureRefused: as `sources.open_source`, or "unreadable".
    """
    with sources.open_source(path) as file:
        try:
            end = file.seek(0, 2)
            return tuple(sorted(set(_stamps(file, end))))
        except OSError as error:
            raise sources.unreadable(path) from error


def _stamps(file: BinaryIO, end: int) -> Iterator[float]:
    reading, at, found = _Reading(), 0, 0
    for _element in range(MOST_ELEMENTS):
        file.seek(at)
        head = file.read(LONGEST_NAME + LONGEST_NUMBER)
        name, name_length = _name(head[:LONGEST_NAME])
        size, size_length = _size(head[name_length : name_length + LONGEST_NUMBER]) if name_length else (0, 0)
        if not size_length:
            return
        body = at + name_length + size_length
        if name == TRACK:
            reading.number = 0
        if name in ENTERED:
            at = body
            continue
        if size is None or body + size > end:
            return
        file.seek(body)
        if name in (SIMPLE_BLOCK, BLOCK):
            stamp = _block(file.read(LONGEST_NUMBER + 2), reading)
            if stamp is not None:
                yield stamp
                found += 1
        elif name in (SCALE, NUMBER, TYPE, STAMP) and size <= LONGEST_NUMBER:
            _note(reading, name, int.from_bytes(file.read(size), "big"))
        if found >= MOST_FRAMES:
            return
        at = body + size


def _note(reading: _Reading, name: int, value: int) -> None:
    if name == SCALE:
        reading.scale = value or DEFAULT_SCALE
    elif name == NUMBER:
        reading.number = value
    elif name == TYPE and value == VIDEO and reading.video < 0:
        reading.video = reading.number
    elif name == STAMP:
        reading.cluster = value


def _block(head: bytes, reading: _Reading) -> float | None:
    """Return the moment of a block of pictures, ms; None for sound."""
    track, length = _size(head)
    if not length or track != reading.video or len(head) < length + 2:
        return None
    later = int.from_bytes(head[length : length + 2], "big", signed=True)
    return (reading.cluster + later) * reading.scale / 1_000_000


def _name(head: bytes) -> tuple[int, int]:
    """Return the name of an element and its length in bytes; length 0 at the end or at what is no element."""
    if not head or head[0] < 0x10:
        return 0, 0
    length = 9 - head[0].bit_length()
    return (int.from_bytes(head[:length], "big"), length) if len(head) >= length else (0, 0)


def _size(head: bytes) -> tuple[int | None, int]:
    """Return a number of variable length and how many bytes it takes; None for a size that was left open."""
    if not head or not head[0]:
        return 0, 0
    length = 9 - head[0].bit_length()
    if len(head) < length:
        return 0, 0
    value = int.from_bytes(head[:length], "big") & ((1 << 7 * length) - 1)
    return (None if value == (1 << 7 * length) - 1 else value), length
