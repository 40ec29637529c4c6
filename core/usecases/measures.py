# SPDX-License-Identifier: MIT
"""Measuring sessions: weight, condition scores, girths, bathroom scales, timed tests, weekly own measures.

A session is one occasion: who measured, who scored, which coat. Several a day are possible. All takes are kept;
the value shown is their median. Values in stored units (kg, mm, s, score).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from core.keeping import models
from core.keeping.store import Store
from core.usecases import answers, diary, left_out, own, phases
from core.usecases.dogs import Dog
from core.words import activities, metrics, statistics
from core.words.errors import InvalidValue
from core.words.i18n import _, ngettext

TakeSlot = tuple[str, str, int]
# A fourth take is asked for when one leg's takes differ by more than this (clinical.md section 2).
WIDE_SPREAD_MM = 10.0
DUE_AFTER_DAYS = 7


@dataclass(frozen=True, slots=True)
class Session:
    """One measuring occasion.

    Attributes:
        values: (metric key, side, take from 1) -> stored unit. measured_by: who held the tape, "" not said.
        scored_by: "owner" or "vet", who judged body and muscle condition. coat: key of COATS.
    """

    day: date
    values: Mapping[TakeSlot, float] = field(default_factory=dict)
    measured_by: str = ""
    scored_by: str = "owner"
    coat: str = ""
    note: str = ""
    id: str = ""

    def takes(self, key: str, side: str = "") -> list[float]:
        """Return the takes of one metric and side in the order they were taken, stored unit; none: empty."""
        slots = sorted(slot for slot in self.values if slot[:2] == (key, side))
        return [self.values[slot] for slot in slots]

    def girth(self, side: str, key: str = "thigh_girth") -> float | None:
        """Return the median girth of one leg in mm, None without a take."""
        takes = self.takes(key, side)
        return statistics.median(takes) if takes else None


def sessions(store: Store, dog: str, first: date = date.min, last: date = date.max) -> list[Session]:
    """Return the measuring sessions of a span, by day."""
    sql = (
        "SELECT e.id, e.day, e.measured_by, e.scored_by, e.coat, e.note, r.metric, r.side, r.take, r.value "
        "FROM entry e LEFT JOIN reading r ON r.entry = e.id "
        "WHERE e.dog = ? AND e.kind = 'measuring' AND e.day BETWEEN ? AND ? "
        "ORDER BY e.day, e.id, r.metric, r.side, r.take"
    )
    heads: dict[str, tuple[str, ...]] = {}
    values: dict[str, dict[TakeSlot, float]] = {}
    for key, *head, metric, side, take, value in store.rows(sql, dog, first.isoformat(), last.isoformat()):
        heads[key] = tuple(head)
        slots = values.setdefault(key, {})
        if metric is not None and value is not None:
            slots[(metric, side, take)] = value
    return [
        Session(date.fromisoformat(day), values[key], by, scored, coat, note, key)
        for key, (day, by, scored, coat, note) in heads.items()
    ]


def save(
    store: Store,
    dog: Dog,
    session: Session,
    *,
    today: date,
    system: str = "metric",
    early: Mapping[str, answers.Answer] | None = None,
) -> Session:
    """Keep a session whole; an empty id makes a new one; readings left out are taken back.

    Args:
        early: early signs of the same day, kept in the same undo step as `phases.save_check` keeps them.
    Raises:
        InvalidValue: nothing to keep, or a value that cannot be right (field is the metric's key).
        SaveFailed: the disk refused.
    """
    check(session, today=today, system=system, known=own.known(store, dog.id))
    phases.check_signs(early or {}, session.day, today)
    key = session.id or store.new_id()
    label = diary.undo_words(_("measuring"), dog, session.day)
    kept = _slots(store, key)
    with (
        store.change(label, dog=dog.id, day=session.day) as change,
        left_out.following(store, dog.id, change, entry=key),
    ):
        change.put(
            models.Entry,
            id=key,
            dog=dog.id,
            day=session.day,
            kind="measuring",
            measured_by=session.measured_by,
            scored_by=session.scored_by,
            coat=session.coat,
            note=diary.storable(session.note),
        )
        for metric, side, take in sorted(kept - set(session.values)):
            change.drop(models.Reading, key, metric, side, take)
        for (metric, side, take), value in session.values.items():
            change.put(models.Reading, entry=key, metric=metric, side=side, take=take, value=value, state="answered")
        if early is not None:
            phases.put_signs(store, change, dog.id, early, day=session.day)
    return Session(session.day, session.values, session.measured_by, session.scored_by, session.coat, session.note, key)


def remove(store: Store, dog: Dog, session: Session) -> None:
    """Take a session out; undo brings it back."""
    label = diary.undo_words(_("remove measuring"), dog, session.day)
    with (
        store.change(label, dog=dog.id, day=session.day) as change,
        left_out.following(store, dog.id, change, entry=session.id),
    ):
        for metric, side, take in sorted(_slots(store, session.id)):
            change.drop(models.Reading, session.id, metric, side, take)
        change.drop(models.Entry, session.id)


def check(session: Session, *, today: date, system: str = "metric", known: answers.Known | None = None) -> None:
    """Refuse what cannot be a session.

    Args:
        known: what the dog has, from `own.known`; None means the built-in measures only.
    Raises:
        InvalidValue: field is the metric's key, "day", "coat" or "scored_by".
    """
    answers.check_day(session.day, today)
    if not session.values:
        raise InvalidValue(_("There is nothing to keep yet."), _("Fill in at least one number."), field="")
    for slot, value in session.values.items():
        _check_value(slot, value, system, known)
    if session.coat not in activities.keys(activities.COATS):
        raise InvalidValue(_("“{value}” is not known here.").format(value=session.coat), field="coat")
    if session.scored_by not in ("", *activities.keys(activities.SCORERS)):
        raise InvalidValue(_("“{value}” is not known here.").format(value=session.scored_by), field="scored_by")


def wants_fourth_take(session: Session, side: str, key: str = "thigh_girth") -> bool:
    """Whether the takes of one leg's girth lie so far apart that one more is worth asking for."""
    takes = session.takes(key, side)
    return 2 <= len(takes) < 4 and statistics.spread(takes) > WIDE_SPREAD_MM


def find(store: Store, dog: str, entry_id: str) -> Session | None:
    """Return one session by its id without reading the others; None when it is gone or none is meant."""
    told = store.rows("SELECT day FROM entry WHERE id = ? AND dog = ? AND kind = 'measuring'", entry_id, dog)
    day = date.fromisoformat(told[0][0]) if told else date.max
    return next((one for one in sessions(store, dog, day, day) if one.id == entry_id), None)


def newest(store: Store, dog: str) -> Session | None:
    """Return the last session of the newest day, or None."""
    day = last_day(store, dog)
    return sessions(store, dog, day, day)[-1] if day is not None else None


def last_day(store: Store, dog: str) -> date | None:
    """Return the day of the newest session, or None."""
    found = store.rows("SELECT max(day) FROM entry WHERE dog = ? AND kind = 'measuring'", dog)[0][0]
    return date.fromisoformat(found) if found else None


def is_due(store: Store, dog: str, today: date) -> bool:
    """Whether the weekly check is due: none yet, or the last one is a week ago or more."""
    last = last_day(store, dog)
    return last is None or (today - last).days >= DUE_AFTER_DAYS


def _check_value(slot: TakeSlot, value: float, system: str, known: answers.Known | None) -> None:
    key, side, take = slot
    metric = answers.metric_of(key, known)
    if metric.group == metrics.PHOTO_GROUP:
        raise InvalidValue(_("“{key}” is marked on a photo.").format(key=key), _("Open the photo."), field=key)
    if metric.group == metrics.CLIP_GROUP:
        raise InvalidValue(_("“{key}” is counted in a clip.").format(key=key), _("Open the clip."), field=key)
    own.check_place(metric, is_diary=False)
    answers.checked((key, side), value, system, known=known)
    if not 1 <= take <= metric.takes:
        raise InvalidValue(_("Too many takes."), _most_takes(metric), field=key)


def _most_takes(metric: metrics.Metric) -> str:
    words = ngettext("Keep {count} for each leg.", "Keep up to {count} for each leg.", metric.takes)
    if not metric.legs:
        words = ngettext("Keep {count}.", "Keep up to {count}.", metric.takes)
    return words.format(count=metric.takes)


def _slots(store: Store, key: str) -> set[TakeSlot]:
    return {(m, s, t) for m, s, t in store.rows("SELECT metric, side, take FROM reading WHERE entry = ?", key)}
