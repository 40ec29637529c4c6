# SPDX-License-Identifier: MIT
"""What the vet's page takes from photos: the pairs printed, what the owner noticed, what was marked on them.

Widths are ratios, angles are standing posture; each value says its n and ±, and no change is told that rests on less.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from core.keeping import media
from core.keeping.store import Store
from core.usecases import album, marked, noticed, series
from core.usecases.album import Photo
from core.usecases.dogs import Dog
from core.usecases.marked import Value
from core.usecases.series import Span
from core.words import landmarks, metrics, poses, statistics, units, weeks
from core.words.blocks import Block, Figure, Figures, Paragraph, Run, Table
from core.words.i18n import _
from core.words.landmarks import LandmarkSet, Measure
from core.words.metrics import Metric
from core.words.poses import Pose

PRINTED_EDGE = 2048
# Another pose is begun while fewer stand there.
FIGURES_PRINTED = 4
NOTICED_PRINTED = 3


# --- pictures ----------------------------------------------------------------------------------------


def photo_strip(store: Store, dog: Dog, span: Span) -> tuple[Block, ...]:
    """Choose first and latest photo of two poses, or of more that have one photo; a sentence when there is none."""
    flagged = marked.flagged(store, dog.id)
    figures: list[Figure] = []
    for pose, _taken, chosen in _printed(store, dog, span):
        for photo in chosen:
            why = album.flag_words(flagged[photo.id]) if photo.id in flagged else ""
            figures.append(_figure(store, photo, _(pose.label), span[1], why=why))
    if not figures:
        return (Paragraph((Run(_("No photos in these days."), muted=True),)),)
    return (Figures(tuple(figures)),)


def missing_copies(store: Store, dog: Dog, span: Span) -> list[str]:
    """Return the SHA-256 of photos the page would print whose scaled copy is not in cache/ yet."""
    blocks = photo_strip(store, dog, span)
    return [f.sha256 for block in blocks if isinstance(block, Figures) for f in block.figures if f.path is None]


def remarks(store: Store, dog: Dog, span: Span) -> tuple[Block, ...]:
    """Say what the owner noticed comparing photos in these days, and which photo a flag keeps off the page."""
    runs: list[Run] = []
    found = noticed.of_span(store, dog.id, *span)
    if found:
        said = "; ".join(
            _("{day} {pair}: {said}").format(
                day=weeks.near_day(one.day, span[1]), pair=noticed.pair_words(store, dog, one), said=one.said
            )
            for one in found[-NOTICED_PRINTED:]
        )
        words = _("Noticed by the owner:")
        if len(found) > NOTICED_PRINTED:
            words = _("Noticed by the owner, {count} times, latest:").format(count=len(found))
        runs += [Run(words, True), Run(f" {said}. ")]
    flagged = marked.flagged(store, dog.id)
    for pose, taken, _chosen in _printed(store, dog, span):
        out = album.left_out_words(taken, dog.start_day, flagged, seen_from=span[1])
        if out:
            runs.append(Run(_("{pose}: {words}").format(pose=_(pose.label), words=_lower(out)) + " ", muted=True))
    return (Paragraph(tuple(runs)),) if runs else ()


def _printed(store: Store, dog: Dog, span: Span) -> list[tuple[Pose, list[Photo], list[Photo]]]:
    """Return pose, its photos of the span by day, and those printed, for as many poses as there is room."""
    taken = [photo for photo in album.of_dog(store, dog.id) if span[0] <= photo.day <= span[1]]
    flagged = marked.flagged(store, dog.id)
    found: list[tuple[Pose, list[Photo], list[Photo]]] = []
    room = FIGURES_PRINTED
    for pose in poses.POSES:
        of_pose = [photo for photo in taken if photo.pose == pose.key]
        if of_pose and room > 0:
            chosen = list(album.pair_of(of_pose, dog.start_day, flagged=flagged) or of_pose)
            found.append((pose, of_pose, chosen))
            room -= len(chosen)
    return found


def _figure(store: Store, photo: Photo, pose: str, last: date, *, why: str) -> Figure:
    copy = media.cache_path(store.path, photo.sha256, PRINTED_EDGE)
    words = _("{pose} · {day} ({why})") if why else _("{pose} · {day}")
    caption = words.format(pose=pose, day=weeks.near_day(photo.day, last), why=why)
    return Figure(photo.id, photo.sha256, caption, copy if copy.is_file() else None)


# --- measured on photos ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Course:
    """One measure of one leg on the first and the latest photo day of a span, the same on a single one."""

    measure: Measure
    first_day: date
    last_day: date
    first: Value
    last: Value

    @property
    def metric(self) -> Metric:
        """What is measured."""
        return metrics.known()[self.measure.metric]


def measured(store: Store, dog: Dog, span: Span) -> tuple[Block, ...]:
    """Say what was marked on photos, a table a landmark set and what the error is; nothing when nothing was marked."""
    tables: list[Block] = []
    shown: list[_Course] = []
    for kind in landmarks.LANDMARK_SETS:
        courses = [one for measure in kind.measures if (one := _course(store, dog, measure, span)) is not None]
        if courses:
            rows = tuple(_row(store, dog, one, span) for one in courses)
            tables.append(Table((_title(kind), _("First"), _("Latest"), _("Change")), rows))
            shown += courses
    return (*tables, Paragraph((Run(_method(shown), muted=True),), True)) if tables else ()


def _title(kind: LandmarkSet) -> str:
    twins = [one for one in landmarks.LANDMARK_SETS if one.title == kind.title]
    if len(twins) == 1:
        return _(kind.title)
    return _("{title}, {pose}").format(title=_(kind.title), pose=_lower(album.pose_label(kind.pose)))


def _method(shown: list[_Course]) -> str:
    """Say what ± and n are, and from where on a difference is beyond error."""
    least = {one.metric.unit: one.metric.noise or 0.0 for one in shown}
    kinds = {"ratio": _("{least} for widths"), "deg": _("{least} for angles")}
    named = [
        words.format(least=units.written(least[unit], unit, "metric")) for unit, words in kinds.items() if unit in least
    ]
    return _(
        "Marked by hand on photos: mean of n markings ± its error. Beyond error: at least {least}, and at least both ± "
        "together; it counts as a change on two photo days running."
    ).format(least=", ".join(named))


def _course(store: Store, dog: Dog, measure: Measure, span: Span) -> _Course | None:
    days = _by_day(store, dog, measure, span)
    if not days:
        return None
    first, last = min(days), max(days)
    return _Course(measure, first, last, days[first], days[last])


def _row(store: Store, dog: Dog, one: _Course, span: Span) -> tuple[str, ...]:
    name = _(one.metric.vet or one.metric.label)
    if _has_both(one.measure):
        leg = {"L": _("left"), "R": _("right")}[one.measure.side]
        name = _("{what}, {leg}").format(what=name, leg=leg)
    first, last = (
        _("{value}, {day}").format(value=_value(value), day=weeks.near_day(day, span[1]))
        for value, day in ((one.first, one.first_day), (one.last, one.last_day))
    )
    if one.first_day == one.last_day:
        return name, first, "", _("one photo day")
    return name, first, last, _change(store, dog, one, span)


def _has_both(measure: Measure) -> bool:
    """Whether one landmark set measures both legs, so that the leg is to be named."""
    sets = [kind.measures for kind in landmarks.LANDMARK_SETS if measure in kind.measures]
    return len({one.side for found in sets for one in found if one.metric == measure.metric}) > 1


def _by_day(store: Store, dog: Dog, measure: Measure, span: Span) -> dict[date, Value]:
    """Return what was marked on each photo day, ascending; of two photos of a day what was marked on the later."""
    sql = (
        "SELECT e.day, e.id, r.value FROM reading r JOIN entry e ON e.id = r.entry JOIN photo p ON p.id = e.photo "
        "WHERE e.dog = ? AND e.kind = 'photo' AND e.day BETWEEN ? AND ? AND r.metric = ? AND r.side = ? "
        "AND r.value IS NOT NULL ORDER BY e.day, p.taken_at, p.name, p.id, r.take"
    )
    takes: dict[tuple[str, str], list[float]] = {}
    for day, entry, value in store.rows(
        sql, dog.id, span[0].isoformat(), span[1].isoformat(), measure.metric, measure.side
    ):
        takes.setdefault((day, entry), []).append(value)
    return {date.fromisoformat(day): _of_takes(measure, found) for (day, _entry), found in takes.items()}


def _of_takes(measure: Measure, takes: list[float]) -> Value:
    error = statistics.error_of_mean(takes)
    return Value(measure.metric, measure.side, tuple(enumerate(takes, 1)), statistics.mean(takes), error)


def _value(value: Value) -> str:
    """Write "0.342 ± 0.006 (n 3)"; the ± rounded up, because ± 0 would promise too much."""
    unit = metrics.known()[value.metric].unit
    said = _written(value.mean, unit)
    if value.error is None:
        return _("{value} (n 1)").format(value=said)
    finest = 10.0 ** _decimals(unit)
    error = _written(math.ceil(value.error * finest) / finest, unit)
    return _("{value} ± {error} (n {count})").format(value=said, error=error, count=len(value.markings))


def _change(store: Store, dog: Dog, one: _Course, span: Span) -> str:
    """Say a change as the two printed values differ; whether it is one is judged on all digits."""
    metric = one.metric
    how = marked.compared(metric.key, one.first, one.last)
    if how == "single":
        return _("single marking, no change told")
    places = _decimals(metric.unit)
    gap = round(one.last.mean, places) - round(one.first.mean, places)
    change = _written(gap, metric.unit)
    if round(gap, places) > 0:
        change = f"+{change}"
    if how == "within":
        return _("{change}, within error").format(change=change)
    days = series.occasions(store, dog.id, metric.key, span, side=one.measure.side)
    if marked.has_changed(days, metric.noise or 0.0):
        return _("{change}, beyond error, two photo days running").format(change=change)
    return _("{change}, beyond error on one photo day").format(change=change)


def _decimals(unit: str) -> int:
    """Return how many decimals a mean of markings is worth: with two, a ratio would hide what is within error."""
    return 3 if unit == "ratio" else 0


def _written(value: float, unit: str) -> str:
    number = units.decimal(round(value, _decimals(unit)), _decimals(unit))
    return f"{number}°" if unit == "deg" else number


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
