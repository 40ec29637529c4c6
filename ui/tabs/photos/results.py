# SPDX-License-Identifier: MIT
"""What is measured on two photos, as a small table in words: values, what may be said of them, on how many markings.

Plain values, no widgets. Computing is core's; the card that shows it is results_card.py.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.keeping.store import Store
from core.usecases import marks, photos, series
from core.usecases.dogs import Dog
from core.usecases.marks import Measured, Value
from core.usecases.photos import Photo
from core.words import landmarks, metrics, units
from core.words.i18n import N_, _, ngettext
from core.words.landmarks import LandmarkSet
from ui.tabs.photos.mark_tasks import value_words
from ui.tabs.photos.words import day_words, week_words

TITLES = {
    "rear": N_("Thigh width"),
    "left_lateral": N_("Standing posture"),
    "right_lateral": N_("Standing posture"),
    "dorsal": N_("Widths"),
}
SIDE_WORDS = {"L": N_("Left"), "R": N_("Right")}
PLACES = (N_("Left photo"), N_("Right photo"))
# Short enough for a table; every other measure has its own label.
JOINTS = {"stifle_angle": N_("Knee (stifle)"), "tarsal_angle": N_("Hock (tarsus)")}
SAID = {"single": N_("single marking"), "within": N_("within error")}
WIDER, NARROWER = N_("wider"), N_("narrower")
LARGER, SMALLER = N_("larger on two photo days"), N_("smaller on two photo days")
ONE_DAY = N_("beyond error on one day")


@dataclass(frozen=True, slots=True)
class Row:
    """One measure; `side` "", "L" or "R"; a cell for each column; `tone` of the verdict: "good", "strong", "muted"."""

    label: str
    side: str
    cells: tuple[str, ...]
    verdict: str = ""
    tone: str = "muted"


@dataclass(frozen=True, slots=True)
class Results:
    """What a card shows.

    Attributes:
        columns: one word for each photo, the older one first. rows: empty while nothing is measured.
        is_wide: the verdict is too long for a column and stands under its row.
        notes: sentences under the table. reasons: why photos are left out, in the order of the columns.
        may_measure: points can be placed: not all photos are flagged, and the library can be written.
    """

    title: str
    subtitle: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    is_wide: bool = False
    notes: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    may_measure: bool = True


def of_pair(store: Store, dog: Dog, pair: Sequence[Photo | None], today: date) -> Results | None:
    """Return what is measured on one or two photos of one pose; None for a pose on which nothing is measured."""
    there = sorted({one.id: one for one in pair if one is not None}.values(), key=_age)
    kind = landmarks.of_pose(there[0].pose) if there else None
    if kind is None or not kind.measures:
        return None
    measured = [marks.values(store, photo) for photo in there]
    rows = _rows(store, dog, kind, there=there, measured=measured)
    is_angle = any(measure.kind != "width" for measure in kind.measures)
    columns = _columns(there, pair, dog.start_day, today)
    notes = (*_notes(store, kind, columns, measured), *_short_stick(store, there, measured)) if rows else ()
    reasons = tuple(
        _("{photo}: {reason}").format(photo=name, reason=_lower(reason))
        for name, one in zip(columns, measured, strict=True)
        for reason in one.reasons
    )
    title = _(TITLES[kind.pose]) if kind.pose in TITLES else _(kind.title)
    reasons += _passed_over(store, dog, there)
    may_measure = store.writable and not all(marks.flags(store, photo) for photo in there)
    pose = photos.pose_label(kind.pose).lower()
    return Results(title, pose, columns, rows, is_angle, notes, reasons, may_measure)


def _passed_over(store: Store, dog: Dog, there: Sequence[Photo]) -> tuple[str, ...]:
    """Say which flagged photo would stand here without its flag; nothing where the owner chose the pair."""
    chosen = photos.first_and_latest(store, dog, there[0].pose)
    if chosen is None or {one.id for one in chosen} != {one.id for one in there}:
        return ()
    said = photos.left_out(store, dog, there[0].pose)
    return (said,) if said else ()


def _rows(
    store: Store, dog: Dog, kind: LandmarkSet, *, there: Sequence[Photo], measured: Sequence[Measured]
) -> tuple[Row, ...]:
    rows = []
    for measure in kind.measures:
        values = [one.find(measure.metric, measure.side) for one in measured]
        if not any(values):
            continue
        verdict, tone = "", "muted"
        before, after = (values[0], values[1]) if len(values) == 2 else (None, None)
        if before is not None and after is not None:
            verdict, tone = _verdict(store, dog, there, before=before, after=after)
        rows.append(
            Row(_label(kind, measure.metric, measure.side), _leg(kind, measure.side), _cells(values), verdict, tone)
        )
    return tuple(rows)


def _verdict(store: Store, dog: Dog, there: Sequence[Photo], *, before: Value, after: Value) -> tuple[str, str]:
    """Return what may be said of two values, in words and tone; an angle has changed only on two days running."""
    state, metric = marks.compared(before.metric, before, after), metrics.known()[before.metric]
    if state in SAID:
        return _(SAID[state]), "muted"
    is_more = after.mean > before.mean
    if metric.unit != "deg":
        return (_(WIDER), "good") if is_more else (_(NARROWER), "strong")
    span = (there[0].day, there[1].day)
    found = series.occasions(store, dog.id, metric.key, span, side=before.side)
    if not marks.has_changed(found, metric.noise or 0.0):
        return _(ONE_DAY), "muted"
    return _(LARGER if is_more else SMALLER), "strong"


def _cells(values: Sequence[Value | None]) -> tuple[str, ...]:
    return tuple("–" if value is None else _cell(value) for value in values)


def _cell(value: Value) -> str:
    said = value_words(value.metric, value.mean)
    is_angle = metrics.known()[value.metric].unit == "deg"
    if value.error is None or not is_angle:
        return said
    return _("{value} ±{error}").format(value=said, error=max(1, math.ceil(value.error)))  # ±0 would promise too much


def _label(kind: LandmarkSet, key: str, side: str) -> str:
    """Return the leg where both are measured, else the measure with the vet's word for the joint beside it."""
    if _leg(kind, side):
        return _(SIDE_WORDS[side])
    return _(JOINTS[key]) if key in JOINTS else _(metrics.known()[key].label)


def _leg(kind: LandmarkSet, side: str) -> str:
    """Return the side where a set has both legs; from one side all is one leg, which needs no colour."""
    return side if len({measure.side for measure in kind.measures}) > 1 else ""


def _columns(there: Sequence[Photo], pair: Sequence[Photo | None], start: date | None, today: date) -> tuple[str, ...]:
    """Name the photos by week, else by day, else by where they stand: whatever tells them apart."""
    sides = [side for side, photo in zip(PLACES, pair, strict=False) if photo is not None]
    place = {photo.id: _(side) for side, photo in zip(sides, (one for one in pair if one), strict=True)}
    ways = (
        tuple(week_words(photo, start) for photo in there),
        tuple(day_words(photo.day, today) for photo in there),
        tuple(place[photo.id] for photo in there),
    )
    return next((names for names in ways if len(set(names)) == len(names)), ways[-1])


def _notes(store: Store, kind: LandmarkSet, columns: Sequence[str], measured: Sequence[Measured]) -> tuple[str, ...]:
    metric = metrics.known()[kind.measures[0].metric]
    if metric.unit == "deg":
        noise = f"{metric.noise or 0:g}"
        found = [_("Posture, not range of motion. Under {degrees}° is within error.").format(degrees=noise)]
    else:
        found = [_("{sentence}.").format(sentence=_(metric.vet))]
    found += [_markings(columns, measured), _widths(store, kind, columns, measured)]
    return tuple(one for one in found if one)


def _markings(columns: Sequence[str], measured: Sequence[Measured]) -> str:
    """Say on how many markings the values rest, and their ±."""
    told = []
    for name, one in zip(columns, measured, strict=True):
        if not one.values:
            continue
        count = max(len(value.markings) for value in one.values)
        errors = [value for value in one.values if value.error is not None]
        words = ngettext("{photo}: marked once, no ±", "{photo}: marked {count} times", count)
        said = words.format(photo=name, count=count)
        ratios = [value.error for value in errors if value.error is not None and _is_ratio(value)]
        if ratios:
            finest = max(1, math.ceil(max(ratios) * 100)) / 100
            said = _("{said}, ±{error}").format(said=said, error=units.decimal(finest, 2))
        told.append(said)
    return _("{sentence}.").format(sentence="; ".join(told)) if told else ""


def _widths(store: Store, kind: LandmarkSet, columns: Sequence[str], measured: Sequence[Measured]) -> str:
    """Say the widths by the reference in the picture, in the owner's unit."""
    system, told = store.settings().units, []
    for name, one in zip(columns, measured, strict=True):
        parts = [_width(kind, value, system) for value in one.values if value.mm is not None]
        if parts:
            told.append(_("{photo}: {widths}").format(photo=name, widths=", ".join(parts)))
    return _("By the stick, {widths}.").format(widths="; ".join(told)) if told else ""


def _short_stick(store: Store, there: Sequence[Photo], measured: Sequence[Measured]) -> tuple[str, ...]:
    """Warn about widths that rest on a reference too short for them."""
    told = [photo for photo, one in zip(there, measured, strict=True) if any(value.mm for value in one.values)]
    scales = [scale for photo in told if (scale := marks.reference(store, photo)) is not None]
    if all(scale.length_mm >= marks.SHORT_REFERENCE_MM for scale in scales):
        return ()
    length = units.written(marks.SHORT_REFERENCE_MM, "mm", store.settings().units)
    return (_("By a stick shorter than {length}, widths have large errors.").format(length=length),)


def _width(kind: LandmarkSet, value: Value, system: str) -> str:
    name = _lower(_label(kind, value.metric, value.side))
    return _("{name} {width}").format(name=name, width=units.written(value.mm or 0.0, "mm", system))


def _is_ratio(value: Value) -> bool:
    return metrics.known()[value.metric].unit == "ratio"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _age(photo: Photo) -> tuple[date, str, str]:
    return photo.day, photo.taken_at, photo.id
