# SPDX-License-Identifier: MIT
"""Checking one answer against METRICS: ranges, choices, legs; used by the diary, measuring and commands.

Knows no table. Values are in stored units; the sentence speaks the owner's.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

from core.words import metrics, units, weeks
from core.words.errors import InvalidValue
from core.words.i18n import _

Slot = tuple[str, str]
NA = "na"
# Earlier days are mistyped years.
EARLIEST_YEAR = 1990
Answer = float | str | None
Known = Mapping[str, metrics.Metric]


def metric_of(key: str, known: Known | None = None) -> metrics.Metric:
    """Return a metric that can be stored.

    Args:
        known: what the dog has, from `own.known`; None means the built-in ones only.
    Raises:
        InvalidValue: unknown (near names are told) or derived.
    """
    known = metrics.known() if known is None else known
    metric = known.get(key)
    if metric is None:
        import difflib

        near = difflib.get_close_matches(key, known, 3, 0.5)
        advice = (
            _("Did you mean {names}?").format(names=", ".join(near)) if near else _("See ARCHITECTURE for the keys.")
        )
        raise InvalidValue(_("“{key}” is not something Hindstride records.").format(key=key), advice, field=key)
    if metric.group == metrics.CLINIC_GROUP:
        raise InvalidValue(
            _("“{key}” is a total of a clinical scale.").format(key=key), _("Keep it as a clinic score."), field=key
        )
    if metric.derive:
        raise InvalidValue(
            _("“{key}” is computed from other entries and cannot be typed in.").format(key=key),
            _("Record the walks or measurements it comes from."),
            field=key,
        )
    return metric


def checked(slot: Slot, answer: Answer, system: str = "metric", *, known: Known | None = None) -> Answer:
    """Return the answer as it is stored.

    Args:
        slot: (metric key, side), side "", "L" or "R".
        answer: a number in the stored unit, NA, or None to remove.
        system: units the sentence speaks. known: as in `metric_of`.
    Raises:
        InvalidValue: outside the range, not a choice, a leg where none is asked.
    """
    key, side = slot
    metric = metric_of(key, known)
    if side and not metric.legs:
        raise InvalidValue(
            _("“{name}” is not asked per leg.").format(name=plain_label(metric)),
            _("Leave the leg out."),
            field=key,
        )
    if answer is None:
        return None
    if metric.legs and not side and metric.kind == "number":
        raise InvalidValue(
            _("“{name}” is measured per leg.").format(name=plain_label(metric)),
            _("Say which leg: {key}.L or {key}.R.").format(key=key),
            field=key,
        )
    if answer == NA:
        if not metric.may_not_apply:
            raise InvalidValue(
                _("“{name}” cannot be “does not apply”.").format(name=plain_label(metric)),
                _("Leave it out instead."),
                field=key,
            )
        return NA
    return _in_range(metric, float(answer), system)


def _in_range(metric: metrics.Metric, value: float, system: str) -> float:
    if not math.isfinite(value):
        raise InvalidValue(
            _("“{name}” takes a number.").format(name=plain_label(metric)),
            _("Type a number such as 12.5."),
            field=metric.key,
        )
    if not metric.low <= value <= metric.high:
        low = units.written(metric.low, metric.unit, system, with_unit=False)
        raise InvalidValue(
            _("{value} cannot be right for “{name}”.").format(
                value=units.written(value, metric.unit, system), name=plain_label(metric)
            ),
            _("It must be between {low} and {high}.").format(
                low=low, high=units.written(metric.high, metric.unit, system)
            ),
            field=metric.key,
        )
    if metric.kind in ("score", "choice", "flag") and value != int(value):
        raise InvalidValue(
            _("“{name}” takes whole numbers.").format(name=plain_label(metric)),
            _("Type a whole number."),
            field=metric.key,
        )
    return value


def from_text(key: str, text: str, known: Known | None = None) -> Answer:
    """Read an answer as a command gives it: a number, the name of a choice, or "na".

    Args:
        known: as in `metric_of`.
    Raises:
        InvalidValue: neither.
    """
    metric = metric_of(key, known)
    if text == NA:
        return NA
    for choice in metric.choices:
        if text.casefold() == choice.key.casefold():
            return choice.value
    if metric.choices and not text.strip().isdigit():
        names = ", ".join(choice.key for choice in metric.choices)
        raise InvalidValue(
            _("“{text}” is not an answer to “{key}”.").format(text=text, key=key),
            _("Use one of: {names}").format(names=names),
            field=key,
        )
    return units.number(text, key)


def check_day(day: date, today: date) -> None:
    """Refuse days that have not come.

    Raises:
        InvalidValue: day is after today, or before 1990 (a mistyped year).
    """
    if day > today:
        raise InvalidValue(
            _("{day} has not come yet.").format(day=weeks.long_day(day)),
            _("Choose a day up to today."),
            field="day",
        )
    if day.year < EARLIEST_YEAR:
        raise InvalidValue(
            _("{day} is too long ago.").format(day=weeks.long_day(day)), _("Check the year."), field="day"
        )


def plain_label(metric: metrics.Metric, dog: str = "") -> str:
    """Return the owner's words of a metric; "{dog}" in it is filled with the name, or with "your dog".

    The name of an own measure is the owner's: it stays as typed, braces and all.
    """
    if metric.key.startswith(metrics.OWN_PREFIX):
        return metric.label
    return _(metric.label).replace("{dog}", dog or _("your dog"))


def vet_label(metric: metrics.Metric) -> str:
    """Return the words used where the vet reads."""
    return _(metric.vet) if metric.vet else plain_label(metric)


def usual(group: str, given: Mapping[Slot, Answer]) -> dict[Slot, Answer]:
    """Return what "as usual" or "nothing else unusual" writes for a group: the usual value of all not answered.

    Args:
        group: "signs", "avoided" or "toilet".
        given: answers that stay as they are; an answer for one leg counts for the metric.
    """
    told = {key for (key, _side), answer in given.items() if answer is not None}
    return {(m.key, ""): m.usual for m in metrics.grouped(group) if m.usual is not None and m.key not in told}
