# SPDX-License-Identifier: MIT
"""Does a file hold as many bytes as it announces? HEIC, AVIF, WEBP and MOV/MP4 say their length themselves.

Standard library only. libheif shows a HEIC whose end is missing without a word, so its boxes are counted here.
"""

from __future__ import annotations

import os
from typing import BinaryIO

MAX_BOXES = 1000


def is_cut(file: BinaryIO) -> bool:
    """Say whether a RIFF or ISO-media file ends before its announced end; False for every other kind.

    Args:
        file: open for reading; it is left at its start.
    """
    size = os.fstat(file.fileno()).st_size
    file.seek(0)
    head = file.read(12)
    if head.startswith(b"RIFF"):
        cut = 8 + int.from_bytes(head[4:8], "little") > size
    elif head[4:8] == b"ftyp":
        cut = _boxes_end(file, size) > size
    else:
        cut = False
    file.seek(0)
    return cut


def _boxes_end(file: BinaryIO, size: int) -> int:
    """Return where the last top-level box should end, in bytes from the start; stops at foreign bytes."""
    end = 0
    for _number in range(MAX_BOXES):
        file.seek(end)
        head = file.read(16)
        length = int.from_bytes(head[:4], "big")
        if len(head) < 8 or not head[4:8].isalnum():
            break  # some phones add a few bytes of their own
        if length == 1:  # the length stands in the next eight bytes
            length = int.from_bytes(head[8:16], "big")
        if length < 8:  # 0 means: up to the end of the file
            break
        end += length
        if end >= size:
            break
    return end
