# SPDX-License-Identifier: MIT
"""When the frames of a clip are shown: which frame stands at a moment, and where to aim to meet one.

Plain numbers in ms of the clip; no player and no pictures here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

# Parts of a frame. Some decoders skip a key frame that is aimed at in its middle; where a file does not tell how long
# frames last, only the moment at which one begins (None) meets it.
AIMS = (0.25, None, 0.5, 0.1, 0.75)
VARYING = 0.25  # a fifth of a frame is rounding; more is a phone that saves light


class FrameTimes:
    """The presentation times of a clip's frames.

    Attributes:
        times: ms, ascending, at least one. end_ms: when the last frame goes away.
        is_exact: they were read from the file; otherwise they are spread evenly.
    """

    def __init__(self, times: Sequence[float], end_ms: float, *, is_exact: bool = True) -> None:
        """Take times; use `of` to make them."""
        self.times = tuple(times) or (0.0,)
        self.end_ms = max(end_ms, self.times[-1] + 1.0)
        self.is_exact = is_exact

    @classmethod
    def of(cls, times: Sequence[float], *, duration_ms: float, frame_rate: float) -> FrameTimes:
        """Make times from those that the file tells; empty ones are spread evenly by the frame rate.

        Args:
            duration_ms: 0 when not known. frame_rate: frames per second, 0 when not known.
        """
        if times:
            last = times[-1] - times[-2] if len(times) > 1 else 40.0
            return cls(times, times[-1] + max(1.0, last))
        step = 1000 / frame_rate if frame_rate > 0 else 40.0
        count = max(1, round(duration_ms / step))
        return cls([number * step for number in range(count)], count * step, is_exact=False)

    def __len__(self) -> int:
        return len(self.times)

    @cached_property
    def step_ms(self) -> float:
        """How long one frame is shown, ms; the median."""
        gaps = [after - before for before, after in zip(self.times, self.times[1:], strict=False)]
        return median(gaps) if gaps else self.end_ms - self.times[0]

    @cached_property
    def is_varying(self) -> bool:
        """Whether frames are shown for clearly different times, as phones do in poor light."""
        gaps = [after - before for before, after in zip(self.times, self.times[1:], strict=False)]
        odd = sum(abs(gap - self.step_ms) > VARYING * self.step_ms for gap in gaps)
        return self.is_exact and odd > max(1, len(gaps) // 50)

    def index_at(self, ms: float) -> int:
        """Return the number of the frame that is on screen at a moment; the ends outside."""
        return max(0, min(len(self.times) - 1, bisect_right(self.times, ms + 1e-6) - 1))

    def nearest(self, start_ms: float) -> int:
        """Return the number of the frame that begins nearest to a moment, for times that were rounded."""
        at = self.index_at(start_ms)
        after = min(at + 1, len(self.times) - 1)
        return after if abs(self.times[after] - start_ms) < abs(self.times[at] - start_ms) else at

    def until(self, index: int) -> float:
        """Return when a frame goes away, ms."""
        return self.times[index + 1] if index + 1 < len(self.times) else self.end_ms

    def aim(self, index: int, attempt: int) -> int:
        """Return the whole ms to ask a player for, to be shown a frame; later attempts aim elsewhere in it."""
        start, part = self.times[index], AIMS[attempt % len(AIMS)]
        if part is None:
            return max(0, int(start))
        return max(0, round(start + max(0.51, part * (self.until(index) - start))))


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a clip that is played again and again, ms from the sync point."""

    first_ms: float
    last_ms: float

    @property
    def is_whole(self) -> bool:
        """Whether it is long enough to be played."""
        return self.last_ms - self.first_ms >= 80
