# SPDX-License-Identifier: MIT
"""What is usual for a dog and a measure: a frozen window of 28 days, counted anew from the day the owner said.

How a usual is worked out from numbers is run_rules.py; what may be said against it is verdicts.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from core.keeping import models
from core.keeping.store import Change, Store
from core.usecases import answers, basis, own
from core.usecases.dogs import Dog
from core.words import run_rules, weeks
from core.words.errors import InvalidValue
from core.words.i18n import N_, _
from core.words.run_rules import Usual

# Why a usual was counted anew; the charts name the same (trend_marks.RESTARTS). Keys are for ever.
REASONS: dict[str, str] = {
    "visit": N_("New usual since the vet visit"),
    "surgery": N_("New usual since the surgery"),
    "diagnosis": N_("New usual since the new diagnosis"),
    "better": N_("New usual since the better weeks"),
    "owner": N_("New usual"),
}


@dataclass(frozen=True, slots=True)
class Start:
    """From `day` on the usual is counted anew; metric "" means every measure; reason is a key of REASONS."""

    id: str
    metric: str
    day: date
    reason: str


def starts(store: Store, dog_id: str) -> list[Start]:
    """Return every restart of a dog, ascending by day."""
    sql = "SELECT id, metric, day, reason FROM usual_start WHERE dog = ? ORDER BY day, metric, id"
    return [Start(key, metric, date.fromisoformat(day), why) for key, metric, day, why in store.rows(sql, dog_id)]


def latest(known: Iterable[Start], key: str, today: date) -> Start | None:
    """Return the restart that counts for a measure today: the last one of its own or of all; None without one."""
    fitting = [start for start in known if start.metric in ("", key) and start.day <= today]
    return max(fitting, key=lambda start: start.day, default=None)


def start_anew(store: Store, dog: Dog, day: date, reason: str, *, metric: str = "", today: date) -> Start:
    """Count the usual anew from a day; a second restart of the same measures on that day takes the first one's place.

    Args:
        reason: a key of REASONS. metric: "" for every measure.
    Raises:
        InvalidValue: a day that has not come (field "day"), an unknown reason (field "reason") or measure (field
            "metric"). SaveFailed: the disk refused.
    """
    kept = checked(store, dog, Start("", metric, day, reason), today=today)
    with store.change(_label(_("new usual"), dog, day), dog=dog.id, day=day) as change:
        put(change, dog, kept)
    return kept


def checked(store: Store, dog: Dog, start: Start, *, today: date) -> Start:
    """Return a restart with its id, that of the restart whose place it takes; raises as `start_anew`."""
    answers.check_day(start.day, today)
    if start.reason not in REASONS:
        raise InvalidValue(_("“{value}” is not known here.").format(value=start.reason), field="reason")
    if start.metric and start.metric not in own.known(store, dog.id):
        words = _("“{key}” is not something Hindstride records.").format(key=start.metric)
        raise InvalidValue(words, field="metric")
    same = [one for one in starts(store, dog.id) if (one.metric, one.day) == (start.metric, start.day)]
    return replace(start, id=same[0].id if same else store.new_id())


def put(change: Change, dog: Dog, start: Start) -> None:
    """Write a checked restart inside a change."""
    change.put(models.UsualStart, id=start.id, dog=dog.id, metric=start.metric, day=start.day, reason=start.reason)


def remove(store: Store, dog: Dog, start: Start) -> None:
    """Take a restart back; the usual before it counts again."""
    with store.change(_label(_("earlier usual again"), dog, start.day), dog=dog.id, day=start.day) as change:
        change.drop(models.UsualStart, start.id)


def of_metric(store: Store, dog: Dog, key: str, *, side: str = "", today: date) -> Usual | None:
    """Return the usual of a daily measure as it stands today, stored unit; None while too few days are logged.

    Args:
        side: "" for all; daily measures have one usual for both legs (a sign seen at all).
    """
    metric = own.known(store, dog.id).get(key)
    if metric is None or metric.judged not in basis.DAILY:
        return None
    start = latest(starts(store, dog.id), key, today)
    found = basis.read(store, dog.id, {key: metric}, {key: start.day} if start else {}, today=today)
    if key not in found:
        return None
    return run_rules.usual_of(found[key].points, start.day if start else None, today=today)


def reason_words(start: Start) -> str:
    """Say why a usual was counted anew: "New usual since the vet visit"."""
    return _(REASONS.get(start.reason, REASONS["owner"]))


def _label(what: str, dog: Dog, day: date) -> str:
    return _("{what}, {dog}, {day}").format(what=what, dog=dog.name, day=weeks.short_day(day))
