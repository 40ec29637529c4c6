# SPDX-License-Identifier: MIT
"""The muscle part of the vet's page: girth in centimetres with its error, weight, BCS and MCS with who scored."""

from __future__ import annotations

from datetime import date

from core.keeping.store import Store
from core.usecases import measures, series
from core.usecases.cards import change_words
from core.usecases.dogs import Dog
from core.usecases.series import Occasion, Span
from core.words import activities, metrics, units, weeks
from core.words.blocks import Block, Paragraph, Run
from core.words.i18n import _, ngettext


def weight(store: Store, dog: Dog, span: Span, system: str) -> str:
    """Say the last weight of the span and its change: "8.4 kg (−0.3 kg since 25 Oct)"; "" when never weighed."""
    found = series.occasions(store, dog.id, "body_weight", span)
    if not found:
        return _("not weighed")
    last = units.written(found[-1].value, "kg", system)
    if len(found) == 1:
        return _("{weight} on {day}").format(weight=last, day=weeks.short_day(found[0].day))
    change = found[-1].value - found[0].value
    sign = "+" if change > 0 else ""
    return _("{weight} ({change} since {day})").format(
        weight=last, change=sign + units.written(change, "kg", system), day=weeks.short_day(found[0].day)
    )


def scores(store: Store, dog: Dog, span: Span) -> str:
    """Say the latest BCS with its denominator and the latest MCS, each with who scored and the day."""
    said = []
    for key, words in (("body_condition_score_9", _("BCS {value}/9")), ("body_condition_score_5", _("BCS {value}/5"))):
        found = series.occasions(store, dog.id, key, span)
        if found:
            said.append(words.format(value=round(found[-1].value)) + " " + _scored(found[-1]))
    found = series.occasions(store, dog.id, "muscle_condition_score", span)
    if found:
        choice = metrics.known()["muscle_condition_score"].choices[int(found[-1].value)]
        said.append(_("MCS {value}").format(value=_(choice.label).lower()) + " " + _scored(found[-1]))
    return " · ".join(said) or _("BCS and MCS not recorded")


def girth(store: Store, dog: Dog, span: Span, system: str) -> tuple[Block, ...]:
    """Say both legs first and latest with the error, the gap, and how it was measured; a sentence when not measured."""
    legs = {side: series.occasions(store, dog.id, "thigh_girth", span, side=side) for side in ("L", "R")}
    if not any(legs.values()):
        return (Paragraph((Run(_("Thigh girth not measured in these days."), muted=True),)),)
    runs = [Run(_method(store, dog, span, legs) + " ")]
    for side, name in (("L", _("left")), ("R", _("right"))):
        if legs[side]:
            runs += _leg(name, legs[side], system)
    runs += _gap(legs, system)
    return (Paragraph(tuple(runs)),)


def _scored(occasion: Occasion) -> str:
    who = _(activities.label(activities.SCORERS, occasion.scored_by)).lower() or _("not said who")
    return _("{who}, {day}").format(who=who, day=weeks.short_day(occasion.day))


def _method(store: Store, dog: Dog, span: Span, legs: dict[str, list[Occasion]]) -> str:
    every = [occasion for found in legs.values() for occasion in found]
    people = {occasion.measured_by for occasion in every}
    coats = {occasion.coat for occasion in every}
    if len(people) == 1:
        named = next(iter(people))
        who = _("same person ({who})").format(who=named) if named else _("person not said")
    else:
        who = _("not always the same person")
    coat = next(iter(coats)) if len(coats) == 1 else ""
    if len(coats) > 1:
        coat_words = _("coat not always the same")
    else:
        coat_words = _("coat {coat}").format(coat=_(activities.label(activities.COATS, coat)).lower())
    sessions = measures.sessions(store, dog.id, *span)
    levels = sorted({v for s in sessions for (key, _s, _t), v in s.values.items() if key == "girth_level_pct"})
    level = ", ".join(f"{round(value)} %" for value in levels)
    at = _("level {level} of thigh length").format(level=level) if level else _("level not said")
    days = len({occasion.day for occasion in every})
    count = ngettext("{count} measuring day", "{count} measuring days", days).format(count=days)
    return _("Thigh girth, tape, middle of the takes, {who}, {coat}, {level}, {count}:").format(
        who=who, coat=coat_words, level=at, count=count
    )


def _leg(name: str, found: list[Occasion], system: str) -> list[Run]:
    first, last = found[0], found[-1]
    head = units.written(first.value, "mm", system)
    if len(found) == 1:
        return [Run(f"{name} {head}", True), Run(_(" on {day}, one session. ").format(day=weeks.short_day(first.day)))]
    tail = units.written(last.value, "mm", system)
    said = _("{leg} {first} on {day}, {last} on {last_day}").format(
        leg=name, first=head, day=weeks.short_day(first.day), last=tail, last_day=weeks.short_day(last.day)
    )
    if (first.measured_by, first.coat) != (last.measured_by, last.coat):
        return [Run(said, True), Run(_(" (another person or coat: not compared). "))]
    return [Run(said, True), Run(f" ({change_words(last.value - first.value, last.error, 'mm', system)}). ")]


def _gap(legs: dict[str, list[Occasion]], system: str) -> list[Run]:
    left = {occasion.day: occasion.value for occasion in legs["L"]}
    right = {occasion.day: occasion.value for occasion in legs["R"]}
    both = sorted(left.keys() & right.keys())
    if not both:
        return []
    noise = metrics.known()["thigh_girth"].noise or 0.0
    said = [_gap_words(day, right[day] - left[day], noise, system) for day in dict.fromkeys((both[0], both[-1]))]
    return [Run(_("Gap right minus left: {gaps}.").format(gaps="; ".join(said)))]


def _gap_words(day: date, gap: float, noise: float, system: str) -> str:
    words = _("{gap} on {day} (within error)") if abs(gap) < noise else _("{gap} on {day} (beyond error)")
    return words.format(gap=units.written(gap, "mm", system), day=weeks.short_day(day))
