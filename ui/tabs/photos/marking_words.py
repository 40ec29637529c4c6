# SPDX-License-Identifier: MIT
"""What the marking bar says: which photo, what to click next, what is missing.

Plain words from plain values; no widgets.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from core.usecases.photos import Photo
from core.words import geometry
from core.words.i18n import N_, _, ngettext
from core.words.landmarks import Landmark, LandmarkSet
from ui.tabs.photos import mark_tasks
from ui.tabs.photos.mark_tasks import ALIGN, MEASURE, Points, in_sentence
from ui.tabs.photos.words import week_words

Said = tuple[str, str]
SIDE_NAMES = {"left": N_("{week} · left"), "right": N_("{week} · right")}


def names(pair: Mapping[str, Photo | None], start: date | None) -> dict[str, str]:
    """Return "left" and "right" to the words on their buttons: "Week 1 · left"; a side without a photo is left out."""
    return {side: _(SIDE_NAMES[side]).format(week=week_words(photo, start)) for side, photo in pair.items() if photo}


def not_here() -> Said:
    """Say that points are placed side by side only."""
    return _("Points are placed side by side."), _("Press 1 to go there.")


def unfit() -> Said:
    """Say that both photos have points, and still do not align."""
    return _("These points do not align the two photos."), _(
        "Check that both show the same bones, and drag them there."
    )


def of_align(kind: LandmarkSet, points: Points) -> Said:
    """Say which bone comes next, or that more are not needed."""
    missing = mark_tasks.missing(ALIGN, kind, points)
    placed = len(mark_tasks.wanted_of(ALIGN, kind)) - len(missing)
    if placed < geometry.FEWEST_PAIRS:
        return _click(missing[0], placed + 1, geometry.FEWEST_PAIRS), ""
    if missing:
        more = _("Another point shows how well the photos fit: {point}, if you like.")
        return _("Enough to align."), more.format(point=in_sentence(_(missing[0].label)))
    return _("All points are placed."), _("Drag a point to move it.")


def of_measure(kind: LandmarkSet, points: Points, reasons: Sequence[str]) -> Said:
    """Say which point comes next, or that all are there; `reasons` why values are missing come after it."""
    missing, needed = (find(MEASURE, kind, points) for find in (mark_tasks.missing, mark_tasks.needed))
    said = " ".join(reasons)
    if not missing:
        count = len(kind.measuring)
        done = ngettext("The point is placed.", "All {count} points are placed.", count).format(count=count)
        return done, said or _("Drag a point to move it, or choose it and press the arrow keys.")
    if not needed:
        more = _("Slopes are told from the floor, however the camera was held: {point}, if you like.")
        return _("Enough to measure."), said or more.format(point=in_sentence(_(missing[0].label)))
    on_line = {key for measure in kind.measures if measure.level is not None for key in measure.points}
    if needed[0].key in on_line and mark_tasks.level_of(kind, points) and not said:
        said = _("On the dashed line, so that left and right have one height.")
    count = len(kind.measuring) - len(kind.optional)
    return _click(needed[0], count - len(needed) + 1, count), said


def flagged(reasons: Sequence[str]) -> Said:
    """Say why a photo is left out of measuring."""
    return _("This photo is not measured."), " ".join(reasons)


def of_reference(ends: Points, *, is_kept: bool, is_next: bool = False) -> Said:
    """Say which end comes next, or what is still missing; `is_next`: the other photo has no reference yet."""
    if not ends:
        return _("Click one end of a stick or ruler."), _("It should lie as far from the camera as the dog.")
    if len(ends) < len(mark_tasks.ENDS):
        return _("Click its other end."), ""
    if not is_kept:
        return _("How long is it from one click to the other?"), ""
    if is_next:
        return _("The reference is kept."), _("Now click both ends on the other photo.")
    return _("The reference is kept."), _("Drag an end to move it.")


def _click(mark: Landmark, number: int, count: int) -> str:
    words = _("Click: {point} ({number} of {count})")
    return words.format(point=in_sentence(_(mark.label)), number=number, count=count)
