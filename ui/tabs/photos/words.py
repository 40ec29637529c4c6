# SPDX-License-Identifier: MIT
"""How the Photos tab words a photo: its week, its day, its size, its cell in the grid.

Only words; nothing is looked up and nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QSize

from core.usecases.photos import Grid, Photo
from core.words import weeks
from core.words.geometry import Similarity
from core.words.i18n import N_, _, ngettext
from core.words.poses import Pose
from core.words.weeks import Week
from ui.widgets.compare_row import WeekFrame
from ui.widgets.photo_tiles import Tile

PLACES = (N_("left"), N_("right"))
WEEKDAYS = (
    N_("due Monday"),
    N_("due Tuesday"),
    N_("due Wednesday"),
    N_("due Thursday"),
    N_("due Friday"),
    N_("due Saturday"),
    N_("due Sunday"),
)


def day_words(day: date, today: date) -> str:
    """Write a day shortly, with its year when it is not this one: "22 Nov", "22 Nov 2024"."""
    short = weeks.short_day(day)
    return short if day.year == today.year else _("{day} {year}").format(day=short, year=day.year)


def week_words(photo: Photo, start: date | None) -> str:
    """Write the week of a photo: "Week 5"."""
    return weeks.of(photo.day, start).label


def size_words(photo: Photo) -> str:
    """Write what the file is: "3024 × 4032, 2.1 MB"."""
    return _("{width} × {height}, {size}").format(width=photo.width, height=photo.height, size=bytes_words(photo.size))


def bytes_words(size: int) -> str:
    """Write a number of bytes: "2.1 MB", "740 KB"."""
    if size >= 1_000_000:
        return _("{size} MB").format(size=f"{size / 1_000_000:.1f}")
    return _("{size} KB").format(size=max(1, round(size / 1000)))


def strip_tiles(
    weekly: Sequence[Photo], takes: dict[date, int], shown: tuple[str, str], *, start: date | None, today: date
) -> list[Tile]:
    """Return the tiles of one pose, oldest first, and a waiting one at the end when the next photo can be told.

    Args:
        weekly: one photo per week, ascending. takes: first day of a week to how many photos it has.
        shown: ids of the photos in the left and right pane. start: of week 1, or None.
    """
    tiles = []
    for photo in weekly:
        week = weeks.of(photo.day, start)
        place = _place(photo.id, shown)
        is_counted = week.number is None or week.number > 0
        name = week.label if is_counted else day_words(photo.day, today)  # "336 weeks before" says little
        caption = _("{week} · {place}").format(week=name, place=place) if place else name
        said = _("{week}, {day}").format(week=caption, day=day_words(photo.day, today))
        tiles.append(Tile(photo.sha256, said, caption, takes.get(week.start, 1), bool(place)))
    if weekly:
        due = _due(weekly[-1], start, today)
        tiles.append(Tile(words=due, caption=due, is_dashed=True))
    return tiles


def rung(every: Sequence[Photo], weekly: Sequence[Photo], ids: tuple[str, str], start: date | None) -> tuple[str, str]:
    """Return the ids of the tiles to ring: an earlier take of a week, in `every`, rings the tile of its week."""
    by_week = {weeks.of(photo.day, start).start: photo.id for photo in weekly}
    by_id = {photo.id: by_week[weeks.of(photo.day, start).start] for photo in every}
    return by_id.get(ids[0], ""), by_id.get(ids[1], "")


def empty_half(count: int) -> str:
    """Say why a half is empty; `count` is the number of photos of the pose."""
    if not count:
        return _("No photos of this pose yet.")
    if count == 1:
        return _("One photo so far. The next one can stand beside it.")
    return _("Choose a week on the left.")


def row_frames(
    weekly: Sequence[Photo],
    shown: tuple[str, str],
    problems: Mapping[str, str],
    *,
    start: date | None,
    today: date,
    similarities: Mapping[str, Similarity],
) -> list[WeekFrame]:
    """Return the frames of the row of all weeks, oldest first.

    Args:
        weekly: one photo per week, ascending. shown: ids of the photos of the pair.
        problems: sha256 to the sentence of a photo that cannot be shown. start: of week 1, or None.
        similarities: id of a photo to how it lies on the one that all are aligned to.
    """
    frames = []
    for photo in weekly:
        place = PLACES[shown.index(photo.id)] if photo.id in shown else ""
        said = problems.get(photo.sha256, _("Opening the photo…"))
        size, lies = QSize(photo.width, photo.height), similarities.get(photo.id)
        week, day = week_words(photo, start), day_words(photo.day, today)
        frames.append(WeekFrame(photo.sha256, week, day, said, place, size, lies))
    return frames


def grid_rows(grid: Grid) -> list[str]:
    """Return the names of the rows: the week, and its days below."""
    return [
        _("{week}\n{first} – {last}").format(
            week=week.label, first=weeks.short_day(week.start), last=weeks.short_day(week.end)
        )
        if week.number is not None
        else week.label
        for week in grid.weeks
    ]


def grid_tiles(grid: Grid, today: date) -> list[list[Tile]]:
    """Return the cells of the grid, row by row; a weekly pose without a photo says that it is missing."""
    return [[_cell(grid, week, pose, today) for pose in grid.poses] for week in grid.weeks]


def added(count: int) -> str:
    """Say how many photos were kept."""
    return ngettext("{count} photo kept.", "{count} photos kept.", count).format(count=count)


def _place(photo_id: str, shown: tuple[str, str]) -> str:
    left, right = shown
    if photo_id == left:
        return _("left")
    return _("right") if photo_id == right else ""


def _due(latest: Photo, start: date | None, today: date) -> str:
    """Say when the next photo of a pose is due: this week, or on the first day of the next."""
    this_week = weeks.of(today, start)
    if latest.day < this_week.start:
        return _("due this week")
    return _(WEEKDAYS[(this_week.start + timedelta(days=7)).weekday()])


def _cell(grid: Grid, week: Week, pose: Pose, today: date) -> Tile:
    taken = grid.cells.get((week.start, pose.key), ())
    where = _("{pose}, {week}").format(pose=_(pose.label), week=week.label)
    if taken:
        day = day_words(taken[0].day, today)
        return Tile(taken[0].sha256, _("{where}, {day}").format(where=where, day=day), day, len(taken))
    if not pose.weekly:
        return Tile(words=where)
    caption = _("due this week") if week.start == grid.this_week.start else _("missing")
    return Tile(words=_("{where}: {state}").format(where=where, state=caption), caption=caption, is_dashed=True)
