# SPDX-License-Identifier: MIT
"""Frames that were shown a moment ago, so that stepping back and forth need not decode them again.

Knows numbers and frames, no player.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

LIMIT_BYTES = 48 * 1024**2
MOST = 40
BYTES_PER_PIXEL = 1.5  # decoders hand out planes of YUV


class FrameCache:
    """Keeps frames by number up to a number of bytes; the least recently used go first. Main thread."""

    def __init__(self, limit_bytes: int = LIMIT_BYTES) -> None:
        """Make an empty cache."""
        self._limit = limit_bytes
        self._kept: OrderedDict[int, Any] = OrderedDict()

    def put(self, index: int, frame: Any) -> None:
        """Keep a QVideoFrame."""
        self._kept[index] = frame
        self._kept.move_to_end(index)
        room = max(2, min(MOST, int(self._limit / max(1.0, _bytes(frame)))))
        while len(self._kept) > room:
            self._kept.popitem(last=False)

    def get(self, index: int) -> Any | None:
        """Return a frame, or None when it is not here (any more)."""
        return self._kept.get(index)

    def room_for(self, frame: Any) -> int:
        """Return how many frames like this one fit."""
        return max(2, min(MOST, int(self._limit / max(1.0, _bytes(frame)))))

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()

    def __contains__(self, index: int) -> bool:
        return index in self._kept

    def __len__(self) -> int:
        return len(self._kept)


def _bytes(frame: Any) -> float:
    size = frame.size()
    return size.width() * size.height() * BYTES_PER_PIXEL
