# SPDX-License-Identifier: MIT
"""Reads the marks of photos: points, reference, flags; how one photo lies on another; what the marks measure.

Points are px of the upright original. Nothing is written here (marks.py does), and what is measured is landmarks.py.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.keeping import models
from core.keeping.store import Store
from core.usecases.series import Occasion
from core.words import geometry, landmarks, metrics, photo_measures, statistics, units
from core.words.geometry import Point, Similarity
from core.words.i18n import _, ngettext
from core.words.landmarks import LandmarkSet

if TYPE_CHECKING:  # photos.py lets marks follow a photo, so it imports marks.py
    from core.usecases.photos import Photo

# Above this residual, in per cent of body size, two photos do not lie well on each other.
LARGE_RESIDUAL_PCT = 3.0
PHOTO_DAYS_NEEDED = 2
# Drawn more than so many times larger or smaller beside the other, a photo shows nothing: a point is wrong.
MOST_GROWN = 6.0
# A shorter reference: a click that is 1 mm off costs more than a thigh changes in weeks.
SHORT_REFERENCE_MM = 200.0

# marking (from 1) -> landmark key -> point
Markings = Mapping[int, Mapping[str, Point]]


@dataclass(frozen=True, slots=True)
class Reference:
    """Two points of a photo, px, that are length_mm apart."""

    first: Point
    second: Point
    length_mm: float

    @property
    def mm_per_px(self) -> float:
        """Millimetres per px."""
        return geometry.mm_per_px(self.first, self.second, self.length_mm)


@dataclass(frozen=True, slots=True)
class Alignment:
    """How the second photo is drawn to lie on the first.

    Attributes:
        similarity: px of the second to px of the first. landmarks: keys of the bones it rests on, 2 to 4.
        residual_px, residual_pct: px of the first, and per cent of the distance of its farthest bones; with two
            landmarks always 0, because two points fit whatever was clicked.
    """

    similarity: Similarity
    landmarks: tuple[str, ...]
    residual_px: float
    residual_pct: float

    @property
    def is_poor(self) -> bool:
        """Whether the bones lie so far apart after fitting that a mark or the stance should be looked at."""
        return self.residual_pct > LARGE_RESIDUAL_PCT

    @property
    def words(self) -> str:
        """The state in one sentence."""
        if len(self.landmarks) == geometry.FEWEST_PAIRS:
            return _("Aligned on two points; a third would show how well they fit.")
        off = units.decimal(max(0.1, self.residual_pct), 1)  # "within 0.0 %" would promise too much
        if self.is_poor:
            return _("Aligned, but the points are {off} % of the body apart: check the marks and the stance.").format(
                off=off
            )
        return _("Aligned; the points fit within {off} % of the body.").format(off=off)


@dataclass(frozen=True, slots=True)
class Value:
    """What the markings of one photo give for one measure.

    Attributes:
        markings: (marking, value), ascending, stored unit. error: ± of the mean (1.96 standard errors of the
            repeats), None for a single marking. mm: the mean width in mm, None without a reference or for angles.
    """

    metric: str
    side: str
    markings: tuple[tuple[int, float], ...]
    mean: float
    error: float | None
    mm: float | None = None

    @property
    def is_single(self) -> bool:
        """Whether it rests on one marking, and so claims no change."""
        return len(self.markings) == 1

    @property
    def words(self) -> str:
        """The value as it is read: "142° ± 3°, mean of 3 markings"."""
        unit = metrics.known()[self.metric].unit
        said = units.written(round(self.mean) if unit == "deg" else self.mean, unit, "metric")
        if self.error is None:
            return _("{value}, a single marking: no ± and no change can be told").format(value=said)
        finest = 10.0 ** units.shown(unit, "metric").decimals  # rounded up: ± 0 would promise too much
        error = units.written(math.ceil(self.error * finest) / finest, unit, "metric")
        count = len(self.markings)
        words = ngettext("{value} ± {error}, {count} marking", "{value} ± {error}, mean of {count} markings", count)
        return words.format(value=said, error=error, count=count)


@dataclass(frozen=True, slots=True)
class Measured:
    """What is measured on one photo.

    Attributes:
        landmark_set: id of the set, "" for a pose that has none. values: in the order of the set.
        reasons: why values are missing, in words; empty when nothing is to be said.
    """

    landmark_set: str
    values: tuple[Value, ...]
    reasons: tuple[str, ...]

    def find(self, metric: str, side: str = "") -> Value | None:
        """Return one value, or None."""
        return next((one for one in self.values if (one.metric, one.side) == (metric, side)), None)


def of_photo(store: Store, photo: Photo) -> dict[int, dict[str, Point]]:
    """Return the marks of a photo's own landmark set: marking -> landmark key -> point, px of the upright original."""
    kind = landmarks.of_pose(photo.pose)
    if kind is None:
        return {}
    sql = "SELECT marking, landmark, x, y FROM mark WHERE photo = ? AND landmark_set = ? ORDER BY marking, landmark"
    found: dict[int, dict[str, Point]] = {}
    for marking, key, x, y in store.rows(sql, photo.id, kind.id):
        found.setdefault(marking, {})[key] = (x, y)
    return found


def reference(store: Store, photo: Photo) -> Reference | None:
    """Return the reference of a photo, or None."""
    row = store.get(models.Reference, photo.id)
    return Reference((row["x1"], row["y1"]), (row["x2"], row["y2"]), row["length_mm"]) if row else None


def flags(store: Store, photo: Photo) -> tuple[str, ...]:
    """Return the keys of the flags of a photo in the order of PHOTO_FLAGS."""
    return _in_order(flag for (flag,) in store.rows("SELECT flag FROM photo_flag WHERE photo = ?", photo.id))


def flagged(store: Store, dog_id: str) -> dict[str, tuple[str, ...]]:
    """Return photo id -> flags of every flagged photo of a dog: these are left out of automatic pairs."""
    sql = "SELECT f.photo, f.flag FROM photo_flag f JOIN photo p ON p.id = f.photo WHERE p.dog = ?"
    found: dict[str, list[str]] = {}
    for photo, flag in store.rows(sql, dog_id):
        found.setdefault(photo, []).append(flag)
    return {photo: _in_order(keys) for photo, keys in found.items()}


# --- aligning ----------------------------------------------------------------------------------------


def alignment(store: Store, first: Photo, second: Photo) -> Alignment | None:
    """Return how the second photo lies on the first.

    None: fewer than two common bones, other poses, or points of which one photo would be drawn out of sight.
    """
    kind = landmarks.of_pose(first.pose)
    if kind is None or first.pose != second.pose:
        return None
    here, there = (of_photo(store, photo).get(1, {}) for photo in (first, second))
    common = [mark.key for mark in kind.aligning if mark.key in here and mark.key in there][: geometry.MOST_PAIRS]
    try:
        fitted = geometry.fit([(there[key], here[key]) for key in common])
        share = fitted.residual_pct(geometry.widest([here[key] for key in common]))
    except ValueError:
        return None
    here_px, there_px = (photo.width + photo.height or 1 for photo in (first, second))
    grown = fitted.similarity.scale * there_px / here_px
    if not 1 / MOST_GROWN <= grown <= MOST_GROWN:
        return None
    return Alignment(fitted.similarity, tuple(common), fitted.residual_px, share)


# --- measuring ---------------------------------------------------------------------------------------


def values(store: Store, photo: Photo) -> Measured:
    """Return what the marks of a photo measure, and why something is missing. A flagged photo measures nothing."""
    kind = landmarks.of_pose(photo.pose)
    if kind is None:
        return Measured("", (), (_("Nothing is measured on photos of this pose."),))
    wrong = flags(store, photo)
    if wrong:
        said = ", ".join(_(landmarks.flags()[flag].reason) for flag in wrong if flag in landmarks.flags())
        return Measured(kind.id, (), (_("Left out of measuring: {reasons}.").format(reasons=said),))
    marked = of_photo(store, photo)
    found = _per_marking(kind, marked)
    scale = reference(store, photo)
    made = tuple(_value(slot, takes, _mm(kind, slot, marked, scale)) for slot, takes in found.items())
    return Measured(kind.id, made, _reasons(kind, marked))


def compared(metric: str, before: Value, after: Value) -> str:
    """Say what may be said of two values: "single", "within" (error or noise) or "beyond".

    "beyond" is not yet a change: see `has_changed`.
    """
    if before.error is None or after.error is None:
        return "single"
    own = math.hypot(before.error, after.error)
    return "within" if abs(after.mean - before.mean) < max(own, metrics.known()[metric].noise or 0.0) else "beyond"


def has_changed(occasions: Sequence[Occasion], noise: float) -> bool:
    """Whether the last two photo days both lie beyond the noise from the first, to the same side.

    Args:
        occasions: from series.occasions, ascending; those of a single marking are not counted.
    """
    days: dict[object, list[float]] = {}
    for one in occasions:
        if one.takes > 1:
            days.setdefault(one.day, []).append(one.value)
    means = [statistics.mean(found) for found in days.values()]
    if len(means) < 1 + PHOTO_DAYS_NEEDED:
        return False
    moved = [mean - means[0] for mean in means[-PHOTO_DAYS_NEEDED:]]
    return all(way >= noise for way in moved) or all(-way >= noise for way in moved)


def _in_order(keys: Iterable[str]) -> tuple[str, ...]:
    found, known = set(keys), landmarks.flags()
    return (*(key for key in known if key in found), *sorted(found - set(known)))


def _per_marking(kind: LandmarkSet, marked: Markings) -> dict[photo_measures.Slot, list[tuple[int, float]]]:
    found: dict[photo_measures.Slot, list[tuple[int, float]]] = {
        (measure.metric, measure.side): [] for measure in kind.measures
    }
    for marking, points in sorted(marked.items()):
        for slot, value in photo_measures.computed(kind, points).items():
            found[slot].append((marking, value))
    return {slot: takes for slot, takes in found.items() if takes}


def _value(slot: photo_measures.Slot, takes: list[tuple[int, float]], mm: float | None) -> Value:
    numbers = [value for _marking, value in takes]
    return Value(*slot, tuple(takes), statistics.mean(numbers), statistics.error_of_mean(numbers), mm)


def _mm(kind: LandmarkSet, slot: photo_measures.Slot, marked: Markings, scale: Reference | None) -> float | None:
    measure = next(one for one in kind.measures if (one.metric, one.side) == slot)
    widths = [
        width
        for points in marked.values()
        if (width := photo_measures.width_px(measure, points)) is not None
        and photo_measures.value_of(measure, points) is not None
    ]
    return statistics.mean(widths) * scale.mm_per_px if scale is not None and widths else None


def _reasons(kind: LandmarkSet, marked: Markings) -> tuple[str, ...]:
    off = any(photo_measures.off_level(measure, points) for measure in kind.measures for points in marked.values())
    return (_("Thigh marks away from the line are left out: left and right need one height."),) if off else ()
