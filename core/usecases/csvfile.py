# SPDX-License-Identifier: MIT
"""The whole record as CSV files: UTF-8 with BOM, CRLF, stored units in the column names, text as typed.

FILES names every file and its columns; ARCHITECTURE lists them and a test freezes them. Own daily measures are columns
at the end of days.csv, by their key; own_measures.csv says what each is called. Nothing is summed up here except the
derived columns of days.csv, which come from the registry.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from core.keeping import models
from core.keeping.store import Store
from core.usecases import diary, own, series
from core.words import metrics, weeks
from core.words.errors import SaveFailed
from core.words.i18n import _

UNITS_NAMED = ("mm", "kg", "m", "min", "s", "ml", "pct", "deg")
_ALWAYS = (date(1990, 1, 1), date(9999, 12, 31))
Rows = Iterable[Iterable[Any]]


def column(metric: metrics.Metric, side: str = "") -> str:
    """Return a metric's column name: its key with the stored unit, then the leg: "thigh_girth_mm_L"."""
    named = metric.unit in UNITS_NAMED and not metric.key.endswith("_" + metric.unit)
    return metric.key + (f"_{metric.unit}" if named else "") + (f"_{side}" if side else "")


def day_metrics(store: Store | None = None) -> list[tuple[metrics.Metric, str]]:
    """Return (metric, side) of every column of days.csv after the fixed ones, those of own measures last.

    Args:
        store: whose own measures; None means the columns that every library has.
    """
    found = []
    for metric in (own.known(store) if store else metrics.known()).values():
        if metric.daily and metric.key != "girth_left_right":
            sides = ("", "L", "R") if metric.legs else ("",)
            found += [(metric, side) for side in sides]
    return found


def columns(name: str, store: Store | None = None) -> tuple[str, ...]:
    """Return the columns of one file of FILES, in order; with a store also those of its own measures."""
    if name == "days.csv":
        return (*FILES[name][0], *(column(metric, side) for metric, side in day_metrics(store)))
    return FILES[name][0]


def export(store: Store, folder: Path) -> list[Path]:
    """Write every file into a folder, each whole or not at all; files of the same names are replaced.

    Returns:
        The files, in the order of FILES.
    Raises:
        SaveFailed: the disk refused.
    """
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, (_fixed, rows) in FILES.items():
            written.append(_write(folder / name, columns(name, store), rows(store)))
    except OSError as error:
        raise SaveFailed(
            _("The CSV files could not be written into “{name}”.").format(name=folder.name),
            _("Choose another folder, or free some space, and try again."),
        ) from error
    return written


def _write(target: Path, header: tuple[str, ...], rows: Rows) -> Path:
    part = target.with_suffix(".part")
    try:
        with part.open("w", encoding="utf-8-sig", newline="") as handle:
            writer = csv.writer(handle)
            writer.writerow(header)
            writer.writerows([_cell(value) for value in row] for row in rows)
            handle.flush()
            os.fsync(handle.fileno())
        os.replace(part, target)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    return target


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.10g}"
    return str(value)


def _names(store: Store) -> dict[str, str]:
    return dict(store.rows("SELECT id, name FROM dog ORDER BY id"))


def _table(model: type[models.Row], skipped: tuple[str, ...] = ()) -> Callable[[Store], Rows]:
    wanted = [name for name in models.columns(model) if name not in ("changed_at", *skipped)]

    def rows(store: Store) -> Rows:
        order = ", ".join(models.key_columns(model))
        return store.rows(f"SELECT {', '.join(wanted)} FROM {model._meta.table_name} ORDER BY {order}")

    return rows


def _plain(model: type[models.Row]) -> tuple[str, ...]:
    return tuple(name for name in models.columns(model) if name != "changed_at")


def _readings(store: Store) -> Rows:
    known = own.known(store)
    names = _names(store)
    sql = (
        "SELECT e.id, e.dog, e.day, e.kind, e.measured_by, e.scored_by, e.coat, r.metric, r.side, r.take, r.value, "
        "r.state FROM reading r JOIN entry e ON e.id = r.entry ORDER BY e.dog, e.day, e.id, r.metric, r.side, r.take"
    )
    for entry, dog, day, *head, key, side, take, value, state in store.rows(sql):
        metric = known.get(key)
        name = column(metric) if metric else key
        yield (entry, dog, names.get(dog, ""), day, *head, name, side, take, value, _answer(metric, value), state)


def _answer(metric: metrics.Metric | None, value: float | None) -> str:
    if metric is None or value is None or not metric.choices:
        return ""
    return next((choice.key for choice in metric.choices if choice.value == value), "")


def _days(store: Store) -> Rows:
    wanted = day_metrics(store)
    for dog in store.select(models.Dog).order_by(models.Dog.id):
        logged = set(diary.logged_days(store, dog.id, *_ALWAYS))
        notes = dict(store.rows("SELECT day, note FROM entry WHERE dog = ? AND kind = 'diary'", dog.id))
        told = _told(store, dog.id)
        derived = {
            metric.key: dict(series.daily(store, dog.id, metric.key, _ALWAYS))
            for metric, _side in wanted
            if metric.derive
        }
        days = {date.fromisoformat(day) for day in notes} | logged
        for day in sorted(days):
            head = (dog.id, dog.name, day, weeks.of(day, dog.start_day).number, int(day in logged))
            cells = (_day_cell(metric, side, day, (told, derived)) for metric, side in wanted)
            yield (*head, notes.get(day.isoformat(), ""), *cells)


def _told(store: Store, dog: str) -> dict[tuple[str, str, str], float | None]:
    sql = (
        "SELECT e.day, r.metric, r.side, r.value FROM reading r JOIN entry e ON e.id = r.entry "
        "WHERE e.dog = ? AND e.kind = 'diary'"
    )
    return {(day, metric, side): value for day, metric, side, value in store.rows(sql, dog)}


def _day_cell(
    metric: metrics.Metric,
    side: str,
    day: date,
    found: tuple[dict[tuple[str, str, str], float | None], dict[str, dict[date, float]]],
) -> Any:
    told, derived = found
    if metric.derive:
        return derived[metric.key].get(day)
    slot = (day.isoformat(), metric.key, side)
    if slot not in told:
        return None
    value = told[slot]
    return "na" if value is None else _answer(metric, value) or value


# Every file: its fixed columns and what fills it. days.csv goes on with one column a metric, then one an own measure.
FILES: dict[str, tuple[tuple[str, ...], Callable[[Store], Rows]]] = {
    "dogs.csv": (_plain(models.Dog), _table(models.Dog)),
    "days.csv": (("dog_id", "dog", "day", "week", "logged", "note"), _days),
    "entries.csv": (_plain(models.Entry), _table(models.Entry)),
    "readings.csv": (
        (
            "entry_id",
            "dog_id",
            "dog",
            "day",
            "kind",
            "measured_by",
            "scored_by",
            "coat",
            "measure",
            "side",
            "take",
            "value",
            "answer",
            "state",
        ),
        _readings,
    ),
    "activities.csv": (_plain(models.Activity), _table(models.Activity)),
    "events.csv": (_plain(models.Event), _table(models.Event)),
    "care.csv": (_plain(models.Care), _table(models.Care)),
    "questions.csv": (_plain(models.Question), _table(models.Question)),
    "photos.csv": (_plain(models.Photo), _table(models.Photo)),
    "marks.csv": (_plain(models.Mark), _table(models.Mark)),
    "references.csv": (_plain(models.Reference), _table(models.Reference)),
    "photo_flags.csv": (_plain(models.PhotoFlag), _table(models.PhotoFlag)),
    "clips.csv": (_plain(models.Clip), _table(models.Clip)),
    "footfalls.csv": (_plain(models.Footfall), _table(models.Footfall)),
    "noticed.csv": (_plain(models.Noticed), _table(models.Noticed)),
    "own_measures.csv": (_plain(models.OwnMeasure), _table(models.OwnMeasure)),
    "clinic_scores.csv": (_plain(models.ClinicScore), _table(models.ClinicScore)),
    "usual_starts.csv": (_plain(models.UsualStart), _table(models.UsualStart)),
    "vet_ranges.csv": (_plain(models.VetRange), _table(models.VetRange)),
    "phases.csv": (_plain(models.Phase), _table(models.Phase)),
    "left_out.csv": (_plain(models.LeftOut), _table(models.LeftOut)),
    "replies.csv": (_plain(models.Reply), _table(models.Reply)),
}
