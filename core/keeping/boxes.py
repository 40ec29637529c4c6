# SPDX-License-Identifier: MIT
"""The boxes that MP4, MOV, M4V and 3GP files are made of: where each starts and ends. Nothing is trusted.

Only headers and small bodies are read, never the pictures. What a box means is movie.py and movie_clean.py.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

MOST_BOXES = 100_000  # in one box; more is no film
MOST_BYTES = 64 * 1024**2  # of one body held in memory: 8 million frames
_HEADER, _LONG_HEADER = 8, 16


@dataclass(frozen=True, slots=True)
class Box:
    """One box; offsets from the start of the file.

    Attributes:
        kind: its four letters. start: where its header begins. body: where its content begins. end: behind its last
            byte, never behind that of the box around it.
        is_cut: it claims to go on behind the end of the box around it.
    """

    kind: bytes
    start: int
    body: int
    end: int
    is_cut: bool = False

    @property
    def size(self) -> int:
        """Bytes of its content."""
        return self.end - self.body


def boxes(file: BinaryIO, start: int, end: int) -> Iterator[Box]:
    """Walk the boxes that lie side by side between two offsets; stops at the first bytes that are no box."""
    for _number in range(MOST_BOXES):
        if start + _HEADER > end:
            return
        file.seek(start)
        head = file.read(min(_LONG_HEADER, end - start))
        if len(head) < _HEADER:
            return
        size, kind = struct.unpack(">I4s", head[:_HEADER])
        header = _HEADER
        if size == 1:  # the size did not fit into 32 bits
            if len(head) < _LONG_HEADER:
                return
            size, header = struct.unpack(">Q", head[_HEADER:])[0], _LONG_HEADER
        elif size == 0:  # to the end
            size = end - start
        if size < header:
            return
        yield Box(kind, start, start + header, min(start + size, end), start + size > end)
        start += size


def inside(file: BinaryIO, box: Box) -> Iterator[Box]:
    """Walk the boxes in a box; `meta` has four bytes before them, but not when QuickTime wrote it."""
    start = box.body
    if box.kind == b"meta":
        file.seek(start)
        start += 0 if file.read(_HEADER)[4:] == b"hdlr" else 4
    return boxes(file, start, box.end)


def first(file: BinaryIO, box: Box, *kinds: bytes) -> Box | None:
    """Follow a path of kinds down from a box, always into the first of its kind; None when one is missing."""
    found: Box | None = box
    for kind in kinds:
        if found is None:
            return None
        found = next((one for one in inside(file, found) if one.kind == kind), None)
    return found


def body(file: BinaryIO, box: Box | None, most: int = MOST_BYTES) -> bytes:
    """Return the content of a box; b"" when there is none or it is larger than `most` bytes."""
    if box is None or box.size > most:
        return b""
    file.seek(box.body)
    return file.read(box.size)


def numbers(table: bytes, start: int, most: int) -> array[int]:
    """Return the numbers of 32 bits that stand in a table from `start` on, at most `most` of them."""
    rest = table[start : start + 4 * most]
    found = array("I", rest[: len(rest) // 4 * 4])
    if sys.byteorder == "little":
        found.byteswap()
    return found
