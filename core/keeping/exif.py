# SPDX-License-Identifier: MIT
"""When a picture says it was taken: EXIF texts read as they were written.

Plain values in, plain values out: no Pillow, no files. A camera's time is local civil time, never shifted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

# Cameras whose clock was never set write one of these.
LAST_UNSET_YEAR = 1970
UNSET_DAY = date(2000, 1, 1)

_DATE = re.compile(r"(\d{4})[:/.-](\d{1,2})[:/.-](\d{1,2})(?!\d)")
_TIME = re.compile(r"[ T]+([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?!\d)")
_OFFSET = re.compile(r"[+-](0\d|1[0-4]):[0-5]\d")


@dataclass(frozen=True, slots=True)
class Taken:
    """When a picture was taken, by its own account.

    Attributes:
        day: the local civil day as written; None when no date can be made out.
        source: "exif_original", "exif_digitized", or "" when day is None.
        at: "YYYY-MM-DDTHH:MM:SS" as written, or "" without a readable time.
        offset: "-04:00" as written, or ""; kept, never applied.
        doubtful: something was written that cannot be trusted, so the owner must be asked.
    """

    day: date | None = None
    source: str = ""
    at: str = ""
    offset: str = ""
    doubtful: bool = False


def taken(original: tuple[object, object], digitized: tuple[object, object], *, today: date) -> Taken:
    """Choose the first readable of DateTimeOriginal and DateTimeDigitized.

    Args:
        original: raw values of DateTimeOriginal and OffsetTimeOriginal; None where absent, any type.
        digitized: the same two of DateTimeDigitized.
        today: the owner's day; a later date is doubtful.
    Returns:
        An empty Taken when neither field was written; doubtful without a day when they hold no date.
    """
    written = False
    for source, (moment, offset) in (("exif_original", original), ("exif_digitized", digitized)):
        text = _plain(moment)
        written = written or bool(text)
        found = _DATE.match(text)
        day = _day(found) if found else None
        if found and day:
            at = _clock(day, text[found.end() :])
            return Taken(day, source, at, _offset(offset), _is_doubtful(day, today))
    return Taken(doubtful=written)


def _plain(value: object) -> str:
    text = value.decode("ascii", "replace") if isinstance(value, bytes) else value
    return text.strip(" \0") if isinstance(text, str) else ""


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:  # 0000:00:00, or the 31st of June
        return None


def _clock(day: date, rest: str) -> str:
    found = _TIME.match(rest)
    return f"{day.isoformat()}T{found[1]}:{found[2]}:{found[3]}" if found else ""


def _offset(value: object) -> str:
    text = _plain(value)
    return text if _OFFSET.fullmatch(text) else ""


def _is_doubtful(day: date, today: date) -> bool:
    return day.year <= LAST_UNSET_YEAR or day == UNSET_DAY or day > today
