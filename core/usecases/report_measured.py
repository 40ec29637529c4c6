# SPDX-License-Identifier: MIT
"""What the vet's page says of tests, clinic scores and the owner's own measures: first and latest with n and error.

Every score stands with its range, its direction and who scored. Thigh girth and weight are report_muscle.py's.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from core.keeping.store import Store
from core.usecases import answers, changes, clinic_scores, own, series
from core.usecases.clinic_scores import ClinicScore
from core.usecases.dogs import Dog
from core.usecases.series import Occasion, Span
from core.words import activities, scales, sections, statistics, units, weeks
from core.words.i18n import _, ngettext
from core.words.metrics import Metric

SCORES_NAMED = 4
FIRST_AND_LAST = 7
# So many own measures are read in a minute; the owner's order says which. Activities that matter are five at most.
OWN_NAMED = 6


def muscle_lines(store: Store, dog: Dog, span: Span, system: str) -> list[str]:
    """Say what left against right cannot show: back against front, and where the weight stands; a line each."""
    return [_tested(store, dog, keys, span, system=system) for keys in sections.MUSCLE if _any(store, dog, keys, span)]


def timed_lines(store: Store, dog: Dog, span: Span, system: str) -> list[str]:
    """Say the timed tests that were done, first and latest; a line each."""
    return [_tested(store, dog, keys, span, system=system) for keys in sections.TESTS if _any(store, dog, keys, span)]


def _any(store: Store, dog: Dog, keys: Iterable[str], span: Span) -> bool:
    return any(series.occasions(store, dog.id, key, span) for key in keys)


def _tested(store: Store, dog: Dog, keys: Iterable[str], span: Span, *, system: str) -> str:
    said = []
    for key in keys:
        found = series.occasions(store, dog.id, key, span)
        if found:
            said.append(_ends(own.known(store, dog.id)[key], found, span, system))
    return "; ".join(said) + "."


def _ends(metric: Metric, found: list[Occasion], span: Span, system: str) -> str:
    """Say the first and the latest occasion: "Timed up and go: 7.9 s on 13 Oct, 3.9 s on 22 Nov (...), 5 days"."""
    name = _name(metric)
    first, last = found[0], found[-1]
    head = _at(first, metric, span, system)
    if len(found) == 1:
        return _("{measure}: {value}, once").format(measure=name, value=head)
    days = len({occasion.day for occasion in found})
    words = ngettext(
        "{measure}: {first}, {last} ({change}), {days} day measured",
        "{measure}: {first}, {last} ({change}), {days} days measured",
        days,
    )
    change = _("another person or coat: not compared")
    if series.is_alike(first, last):
        change = changes.told((first.value, last.value), max(first.error, last.error), metric.unit, system)
    return words.format(measure=name, first=head, last=_at(last, metric, span, system), change=change, days=days)


def _at(occasion: Occasion, metric: Metric, span: Span, system: str) -> str:
    value = units.written(occasion.value, metric.unit, system)
    return _("{value} on {day}").format(value=value, day=weeks.near_day(occasion.day, span[1]))


def score_lines(store: Store, dog: Dog, last: date) -> list[str]:
    """Say the totals of each clinical scale up to a day, at most the latest four, with who scored; a line each scale.

    A scale says its range and direction once; totals of another version stand in a line of their own.
    """
    grouped: dict[tuple[str, str, float, float, str], list[ClinicScore]] = {}
    for score in clinic_scores.of_dog(store, dog.id):
        if score.day <= last:
            key = (score.scale, score.version, score.low, score.high, score.better)
            grouped.setdefault(key, []).append(score)
    return [_scale(found[-SCORES_NAMED:], len(found), last) for found in grouped.values()]


def _scale(found: list[ClinicScore], count: int, last: date) -> str:
    one = found[-1]
    known = scales.find(one.scale, one.version)
    name = known[0].name if known else one.scale
    totals = ", ".join(
        _("{total} on {day}").format(total=units.fitting(score.total), day=weeks.near_day(score.day, last))
        for score in found
    )
    people = {score.scored_by for score in found}
    who = _(activities.label(activities.SCORERS, one.scored_by)).lower() if people == {one.scored_by} else ""
    ends = scales.range_words(one.low, one.high, one.better)
    head = ", ".join(part for part in (ends, who and _("scored by {who}").format(who=who)) if part)
    words = _("{scale} ({range}): {totals}.") if count == len(found) else _("{scale} ({range}), latest: {totals}.")
    return words.format(scale=_(name), range=head, totals=totals)


def own_lines(store: Store, dog: Dog, span: Span) -> list[str]:
    """Say the owner's own measures and the activities that matter to this dog; a line each kind, [] without answers."""
    known = own.known(store, dog.id)
    asked = own.of_dog(store, dog.id)
    mine = [words for one in asked if one.kind != "activity" and (words := _own(store, dog, known[one.key], span))]
    matter = [words for one in asked if one.kind == "activity" and (words := _own(store, dog, known[one.key], span))]
    lines = []
    if mine:
        words = _("Owner's own measures: {measures}.")
        if len(mine) > OWN_NAMED:
            words = _("Owner's own measures, {named} of {count}: {measures}.")
        said = "; ".join(mine[:OWN_NAMED])
        lines.append(words.format(measures=said, named=OWN_NAMED, count=len(mine)))
    if matter:
        head = _("Activities that matter to this owner, 0–4, 4 best: {activities}.")
        lines.append(head.format(activities="; ".join(matter)))
    return lines


def _own(store: Store, dog: Dog, metric: Metric, span: Span) -> str:
    name = metric.label  # as typed
    if metric.group != own.ACTIVITY:
        name = _("{measure} ({what})").format(measure=name, what=_meaning(metric))
    if metric.form == "series":
        values = [value for _day, value in series.daily(store, dog.id, metric.key, span)]
        return f"{name} {_middles(values, metric)}" if values else ""
    found = series.occasions(store, dog.id, metric.key, span)
    if not found:
        return ""
    ends = [_at(occasion, metric, span, "metric") for occasion in dict.fromkeys((found[0], found[-1]))]
    times = ngettext("{count} time", "{count} times", len(found)).format(count=len(found))
    return f"{name} {', '.join(ends)}, {times}"


def _meaning(metric: Metric) -> str:
    """Say what the numbers mean: the owner's words at the ends, else range or unit and which way is good."""
    if metric.low_label and metric.high_label:
        return _("{low} {low_label}, {high} {high_label}").format(
            low=units.fitting(metric.low),
            low_label=metric.low_label,
            high=units.fitting(metric.high),
            high_label=metric.high_label,
        )
    if metric.kind == "number":
        way = {"higher": _("more is better"), "lower": _("less is better")}.get(metric.better, "")
        return ", ".join(part for part in (metric.subtitle, way) if part)
    return metric.subtitle


def _middles(values: list[float], metric: Metric) -> str:
    def middle(part: list[float]) -> str:
        return units.written(statistics.median(part), metric.unit, "metric")

    if len(values) < 2 * FIRST_AND_LAST:
        words = ngettext("middle {value}, {count} day", "middle {value}, {count} days", len(values))
        return words.format(value=middle(values), count=len(values))
    return _("first 7 days {first}, last 7 days {last}, {count} days").format(
        first=middle(values[:FIRST_AND_LAST]), last=middle(values[-FIRST_AND_LAST:]), count=len(values)
    )


def _name(metric: Metric) -> str:
    return metric.label if own.is_own(metric.key) else answers.vet_label(metric)
