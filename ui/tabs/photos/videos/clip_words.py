# SPDX-License-Identifier: MIT
"""How the videos page words a clip: its tile, its facts, a moment in it, what footfalls say.

Only words; nothing is looked up and nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.usecases import clips
from core.usecases.clips import Clip
from core.words import gaits, weeks
from core.words.activities import Word
from core.words.footfalls import Footfalls
from core.words.i18n import _, ngettext
from ui.tabs.photos.words import bytes_words, day_words
from ui.widgets.clip_times import FrameTimes
from ui.widgets.photo_tiles import Tile

Option = tuple[str, str]


def options(column: str) -> list[Option]:
    """Return (key, words) of everything that can be said in a column of a clip."""
    words: Sequence[Word] = gaits.LISTS[column]
    return [(word.key, _(word.label)) for word in words]


def week_words(clip: Clip, start: date | None) -> str:
    """Write the week of a clip: "Week 5"."""
    return weeks.of(clip.day, start).label


def tiles(every: Sequence[Clip], shown: tuple[str, str], *, start: date | None, today: date) -> list[Tile]:
    """Return one tile per clip, oldest first; those on screen are ringed.

    Args:
        shown: ids of the clips left and right, "" for none. start: of week 1, or None.
    """
    made = []
    for clip in every:
        place = ""
        if clip.id in shown:
            place = _("left") if clip.id == shown[0] else _("right")
        gait = gaits.label("gait", clip.gait) if clip.gait else ""
        day = day_words(clip.day, today)
        caption = " · ".join(part for part in (week_words(clip, start), gait) if part)
        said = ", ".join(part for part in (week_words(clip, start), day, clips.label(clip), place) if part)
        made.append(Tile(clip.sha256, said, caption, ring=bool(place)))
    return made


def badge(clip: Clip, *, start: date | None, today: date) -> tuple[str, str]:
    """Return the strong words of a clip's badge and the rest of it: "Week 5", "22 Nov · Walk"."""
    rest = [day_words(clip.day, today)]
    if clip.gait:
        rest.append(gaits.label("gait", clip.gait))
    return week_words(clip, start), " · ".join(rest)


def moment(ms: float, index: int, times: FrameTimes) -> str:
    """Write a moment of a clip: "1.25 s · frame 31 of 220"."""
    return _("{seconds} s · frame {number} of {count}").format(
        seconds=f"{ms / 1000:.2f}", number=index + 1, count=len(times)
    )


def facts(clip: Clip) -> str:
    """Write what the file is: "MP4, 640 × 360, 9.2 s, 0.7 MB"."""
    parts = [clip.kind]
    if clip.width:
        parts.append(_("{width} × {height}").format(width=clip.width, height=clip.height))
    if clip.duration_ms:
        parts.append(_("{seconds} s").format(seconds=f"{clip.duration_ms / 1000:.1f}"))
    parts.append(bytes_words(clip.size))
    return ", ".join(parts)


def rate(times: FrameTimes | None) -> str:
    """Say how many frames a second a clip has, and whether they are even; "" when it is not open."""
    if times is None or len(times) < 2:
        return ""
    each = f"{1000 / times.step_ms:.3g}"
    if times.is_varying:
        return _("The frame rate varies, about {rate} a second. Steps go by the real frames.").format(rate=each)
    return _("{rate} frames a second").format(rate=each)


def counted(found: Footfalls) -> str:
    """Say what was tapped so far: "12 steps, 6 strides, in 4.1 s"."""
    steps = ngettext("{count} step", "{count} steps", found.steps).format(count=found.steps)
    strides = ngettext("{count} stride", "{count} strides", found.strides).format(count=found.strides)
    return _("{steps}, {strides}, in {seconds} s").format(steps=steps, strides=strides, seconds=f"{found.seconds:.1f}")


def numbers(found: Footfalls) -> list[Option]:
    """Return the numbers that footfalls give as (name, value); "–" where there is too little to say."""
    dash = "–"
    rows = (
        (_("Steps per minute"), found.steps_per_minute, "{:.0f}"),
        (_("Left share of the stride"), found.left_share, "{:.0f} %"),
        (_("Scuffs per 10 steps"), found.scuffs_per_10, "{:.1f}"),
    )
    return [(name, dash if value is None else form.format(value)) for name, value, form in rows]


def added(count: int) -> str:
    """Say how many clips were kept."""
    return ngettext("{count} clip kept.", "{count} clips kept.", count).format(count=count)
