# SPDX-License-Identifier: MIT
"""What the owner made up to record: own measures, and three to five activities that matter to this dog.

Their readings are kept like those of any metric, under the key own.<id>, by diary.py and measures.py. `known` joins
them, and the clinic scores of the dog, to the built-in metrics. Totals of clinical scales are in clinic_scores.py.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from core.keeping import models
from core.keeping.history import storable
from core.keeping.store import Store
from core.usecases.dogs import Dog
from core.words import metrics, scales, units
from core.words.errors import InvalidValue
from core.words.i18n import N_, _

KINDS = ("score", "number", "activity")
ASKED = ("daily", "weekly")
BETTER = ("higher", "lower", "none")
FEWEST_ACTIVITIES, MOST_ACTIVITIES = 3, 5
DAILY, WEEKLY, ACTIVITY = "own", "own_weekly", "activity"
_LARGEST = 1_000_000.0
# Characters; what is longer is a note, and would stand in every sentence and on every chart.
LONGEST = {"name": 300, "unit": 60, "low_label": 300, "high_label": 300}
# Ends of an activity's 0-4 when the owner gave none.
_ACTIVITY_ENDS = (N_("not at all"), N_("without any trouble"))


@dataclass(frozen=True, slots=True)
class OwnMeasure:
    """One measure in the owner's words.

    Attributes:
        kind: "score" (whole points low to high), "number" (with a unit in the owner's words) or "activity" (0-4).
        better: "higher", "lower" or "none"; "" has not been said and cannot be kept. asked: "daily" or "weekly".
        place: order on the form. low_label, high_label: words at the ends. stop_day: last day it was asked, None
            while it is.
    """

    id: str = ""
    name: str = ""
    kind: str = "score"
    unit: str = ""
    low: float = 0
    high: float = 10
    better: str = ""
    asked: str = "daily"
    place: int = 0
    low_label: str = ""
    high_label: str = ""
    stop_day: date | None = None

    @property
    def key(self) -> str:
        """The metric key of its readings."""
        return metrics.OWN_PREFIX + self.id


_COLUMNS = tuple(field.name for field in fields(OwnMeasure))


def is_own(key: str) -> bool:
    """Whether a metric key is that of a measure the owner made: its label is never translated or filled in."""
    return key.startswith(metrics.OWN_PREFIX)


def of_dog(store: Store, dog_id: str) -> list[OwnMeasure]:
    """Return the measures of a dog by place, stopped ones too; an empty id gives those of all dogs."""
    sql = f"SELECT {', '.join(_COLUMNS)} FROM own_measure WHERE ?1 = '' OR dog = ?1 ORDER BY dog, place, id"
    return [_measure(row) for row in store.rows(sql, dog_id)]


def asked_on(store: Store, dog_id: str, day: date) -> list[OwnMeasure]:
    """Return the measures that the forms of a day ask, by place."""
    return [one for one in of_dog(store, dog_id) if one.stop_day is None or one.stop_day >= day]


def grouped(store: Store, dog_id: str, group: str, day: date) -> list[metrics.Metric]:
    """Return what one part of a form asks on a day: the built-in metrics of the group, then the owner's own.

    Args:
        group: any group of METRICS, or DAILY, WEEKLY, ACTIVITY.
    """
    own = (metric_of(one) for one in asked_on(store, dog_id, day))
    return [*metrics.grouped(group), *(metric for metric in own if metric.group == group)]


def known(store: Store, dog_id: str = "") -> dict[str, metrics.Metric]:
    """Return every metric by its key: built-in, the owner's own, and clinical scales the dog has scores of.

    Args:
        dog_id: whose own ones; an empty id means all dogs.
    """
    own = (metric_of(one) for one in of_dog(store, dog_id))
    return metrics.known([*own, *_clinic_metrics(store, dog_id)])


def metric_of(measure: OwnMeasure) -> metrics.Metric:
    """Return an own measure as a metric; label and unit are the owner's words as typed."""
    is_daily = measure.kind != "activity" and measure.asked == "daily"
    is_number = measure.kind == "number"
    span = measure.high - measure.low
    low_label, high_label = measure.low_label, measure.high_label
    if measure.kind == "activity":
        low_label, high_label = low_label or _(_ACTIVITY_ENDS[0]), high_label or _(_ACTIVITY_ENDS[1])
    return metrics.Metric(
        measure.key,
        measure.name,
        "number" if is_number else "score",
        units.own(measure.unit) if is_number else "score",
        measure.low,
        measure.high,
        0.1 if is_number else 1,
        measure.better,
        ACTIVITY if measure.kind == "activity" else DAILY if is_daily else WEEKLY,
        # One whole point is the least that can be told apart; of the owner's own numbers nothing is known.
        noise=None if is_daily or is_number else 1,
        sharp=2 if is_daily and not is_number and span >= 4 else None,
        judged=_judged(is_daily=is_daily, is_number=is_number),
        form="series" if is_daily else "measured",
        subtitle=_subtitle(measure),
        low_label=low_label,
        high_label=high_label,
    )


def check_place(metric: metrics.Metric, *, is_diary: bool) -> None:
    """Refuse an own measure in the wrong form, where no chart would look for it.

    Raises:
        InvalidValue: a weekly one in the diary, or a daily one in a measuring session.
    """
    if not is_own(metric.key) or metric.daily == is_diary:
        return
    if is_diary:
        title, advice = _("“{name}” is asked once a week."), _("Fill it in with the weekly check.")
    else:
        title, advice = _("“{name}” is asked in the diary."), _("Fill it in on the page of its day.")
    raise InvalidValue(title.format(name=metric.label), advice, field=metric.key)


def save(store: Store, dog: Dog, measure: OwnMeasure, *, today: date) -> OwnMeasure:
    """Keep a measure; an empty id makes a new one, at the end of the form.

    Raises:
        InvalidValue: field is "name", "kind", "better", "asked", "low" or "high"; also a name that is asked already,
            words that are too long (field of LONGEST), more than five activities, and another meaning for readings
            that are kept. SaveFailed: the disk refused.
    """
    others = [one for one in of_dog(store, dog.id) if one.id != measure.id]
    kept = _tidy(measure)
    _check(kept, [one for one in others if one.stop_day is None])
    before = next((one for one in of_dog(store, dog.id) if one.id == measure.id), None)
    if before is not None:
        _check_meaning(store, before, kept)
    if not kept.id:
        kept = replace(kept, id=store.new_id(), place=1 + max((one.place for one in others), default=-1))
    _put(store, dog, kept, kept.name)
    return kept


def stop(store: Store, dog: Dog, measure: OwnMeasure, *, today: date) -> OwnMeasure:
    """Ask a measure no longer after today; what was recorded stays and is charted. Undo asks it again."""
    stopped = replace(measure, stop_day=today)
    _put(store, dog, stopped, _("stop {what}").format(what=measure.name))
    return stopped


def resume(store: Store, dog: Dog, measure: OwnMeasure) -> OwnMeasure:
    """Ask a stopped measure again.

    Raises:
        InvalidValue: its name is asked already, or there are five activities. SaveFailed: the disk refused.
    """
    again = replace(measure, stop_day=None)
    _check(again, [one for one in of_dog(store, dog.id) if one.id != again.id and one.stop_day is None])
    _put(store, dog, again, _("ask {what} again").format(what=measure.name))
    return again


def remove(store: Store, dog: Dog, measure: OwnMeasure, *, today: date) -> bool:
    """Take a measure out; one that has readings is stopped instead and keeps them.

    Returns:
        True when it is gone, False when it was stopped. Undo brings it back either way.
    """
    if has_readings(store, measure):
        stop(store, dog, measure, today=today)
        return False
    words = _("remove {what}, {dog}").format(what=measure.name, dog=dog.name)
    with store.change(words, dog=dog.id) as change:
        change.drop(models.OwnMeasure, measure.id)
    return True


def has_readings(store: Store, measure: OwnMeasure) -> bool:
    """Whether anything was ever recorded for a measure."""
    return bool(measure.id and store.rows("SELECT 1 FROM reading WHERE metric = ? LIMIT 1", measure.key))


def named(store: Store, dog_id: str, text: str) -> OwnMeasure | None:
    """Return the measure that a command means: by key or by name (case and spaces do not matter), or None.

    Of several with one name the one that is still asked.
    """
    found = [one for one in of_dog(store, dog_id) if one.key == text or _same_name(one.name) == _same_name(text)]
    return min(found, key=lambda one: one.stop_day is not None, default=None)


def _put(store: Store, dog: Dog, measure: OwnMeasure, words: str) -> None:
    label = _("{what}, {dog}").format(what=words, dog=dog.name)
    with store.change(label, dog=dog.id) as change:
        values: dict[str, Any] = {**asdict(measure), "dog": dog.id}
        change.put(models.OwnMeasure, **values)


def _tidy(measure: OwnMeasure) -> OwnMeasure:
    """Return a measure as it is kept: an activity is 0-4, better when higher, once a week, without a unit."""
    kept = replace(
        measure,
        name=storable(measure.name).strip(),
        unit=storable(measure.unit).strip() if measure.kind == "number" else "",
        low_label=storable(measure.low_label).strip(),
        high_label=storable(measure.high_label).strip(),
    )
    if kept.kind == "activity":
        return replace(kept, low=0, high=4, better="higher", asked="weekly")
    return kept


def _check(measure: OwnMeasure, others: Iterable[OwnMeasure]) -> None:
    asked = list(others)
    if not measure.name:
        raise InvalidValue(_("The name is missing."), _("Say in a few words what you want to record."), field="name")
    if any(_same_name(one.name) == _same_name(measure.name) for one in asked):
        raise InvalidValue(
            _("“{name}” is asked already.").format(name=measure.name), _("Choose another name."), field="name"
        )
    for field, most in LONGEST.items():
        if len(getattr(measure, field)) > most:
            raise InvalidValue(
                _("These words are too long."),
                _("Say it in at most {count} characters.").format(count=most),
                field=field,
            )
    for field, words in (("kind", KINDS), ("asked", ASKED)):
        if getattr(measure, field) not in words:
            raise InvalidValue(_("“{value}” is not known here.").format(value=getattr(measure, field)), field=field)
    if measure.better not in BETTER:
        raise InvalidValue(_("It is not said which way is good."), _("Choose more, less, or neither."), field="better")
    if measure.kind == "activity" and sum(one.kind == "activity" for one in asked) >= MOST_ACTIVITIES:
        raise InvalidValue(
            _("There are {count} activities already.").format(count=MOST_ACTIVITIES),
            _("Stop one of them first."),
            field="kind",
        )
    _check_range(measure)


def _check_range(measure: OwnMeasure) -> None:
    for field, value in (("low", measure.low), ("high", measure.high)):
        if not math.isfinite(value) or abs(value) > _LARGEST:
            raise InvalidValue(_("This number is too large."), _("Choose a smaller one."), field=field)
        if measure.kind == "score" and value != int(value):
            raise InvalidValue(_("A scale begins and ends with whole numbers."), _("Type 0 and 10."), field=field)
    if measure.low >= measure.high:
        raise InvalidValue(
            _("The smallest number is not below the largest."), _("Type for example 0 and 10."), field="high"
        )
    if measure.kind == "score" and measure.high - measure.low > 100:
        raise InvalidValue(_("A scale has at most 100 steps."), _("Record it as a number instead."), field="high")


def _check_meaning(store: Store, before: OwnMeasure, after: OwnMeasure) -> None:
    """Refuse a change that would give readings another meaning; a number's range may grow."""
    grows = after.kind == "number" and after.low <= before.low and after.high >= before.high
    same_range = (after.low, after.high) == (before.low, before.high)
    same_words = all(getattr(after, name) == getattr(before, name) for name in ("kind", "unit", "better", "asked"))
    if (same_words and (same_range or grows)) or not has_readings(store, before):
        return
    raise InvalidValue(
        _("“{name}” has been recorded already, so it must go on meaning the same.").format(name=before.name),
        _("Stop it and make a new one."),
        field="low" if same_words else "kind",
    )


def _same_name(name: str) -> str:
    return " ".join(name.split()).casefold()


def _judged(*, is_daily: bool, is_number: bool) -> str:
    if is_daily:
        return "spread" if is_number else "points"
    # How far a weekly number strays by itself is not known, so no verdict is given on it.
    return "" if is_number else "weekly"


def _subtitle(measure: OwnMeasure) -> str:
    if measure.kind == "number":
        return measure.unit
    ends = {"low": units.fitting(measure.low), "high": units.fitting(measure.high)}
    if measure.better == "none":
        return _("{low}–{high}").format(**ends)
    best = ends["high"] if measure.better == "higher" else ends["low"]
    return _("{low}–{high}, {best} best").format(**ends, best=best)


def _clinic_metrics(store: Store, dog_id: str) -> list[metrics.Metric]:
    sql = (
        "SELECT scale, version, min(low), max(high), min(better) FROM clinic_score WHERE ?1 = '' OR dog = ?1 "
        "GROUP BY scale, version ORDER BY scale, version"
    )
    rows = store.rows(sql, dog_id)
    return [scales.metric_of(scale, version, (low, high), better) for scale, version, low, high, better in rows]


def _measure(row: tuple[Any, ...]) -> OwnMeasure:
    values = dict(zip(_COLUMNS, row, strict=True))
    stop_day = values["stop_day"]
    return OwnMeasure(**(values | {"stop_day": date.fromisoformat(stop_day) if stop_day else None}))
