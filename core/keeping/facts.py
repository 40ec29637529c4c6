# SPDX-License-Identifier: MIT
"""What a picture file says of itself, as plain values that can travel between processes.

Reading them out of a file is images.py; this is only their shape.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Facts:
    """What a picture file says of itself.

    Attributes:
        kind: "JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "HEIF" or "AVIF", by content, not by name.
        width: px, upright.
        height: px, upright.
        day: local civil day as written by the camera; None when it says none.
        day_source: "exif_original", "exif_digitized", or "" without a day.
        taken_at: "YYYY-MM-DDTHH:MM:SS" as written, or "".
        offset: "-04:00" as written, or ""; kept, never applied.
        doubtful: the date cannot be trusted (0000, 1970, 2000-01-01, later than today): ask.
        frames: 1 for a still; more means only the first is shown. GIF and TIFF say 2 for "several".
        damaged: cut short, but partly readable.
    """

    kind: str
    width: int
    height: int
    day: date | None
    day_source: str
    taken_at: str
    offset: str
    doubtful: bool
    frames: int
    damaged: bool

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON; the day as ISO text or None."""
        return {**asdict(self), "day": self.day.isoformat() if self.day else None}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Facts:
        """Build facts from `as_dict`; raises TypeError or ValueError for anything else."""
        day = values["day"]
        return cls(**{**values, "day": date.fromisoformat(day) if day else None})
