# SPDX-License-Identifier: MIT
"""The muscle part of the vet's page: girth in centimetres with its error, weight, BCS and MCS with who scored."""

from __future__ import annotations

from core.keeping.store import Store
from core.usecases import changes, measures, series
from core.usecases.dogs import Dog
from core.usecases.series import Occasion, Span
from core.words import activities, metrics, units, weeks
from core.words.blocks import Block, Paragraph, Run
from core.words.i18n import _, ngettext


def weight(store: Store, dog: Dog, span: Span, system: str) -> str:
    """Say the last weight and its change on the same scales: "8.4 kg on 22 Nov (−0.3 kg since 25 Oct)"."""
    found = series.occasions(store, dog.id, "body_weight", span)
    if not found:
        return _("not weighed")
    end = found[-1]
    last = units.written(end.value, "kg", system)
    said = _("{weight} on {day}").format(weight=last, day=weeks.near_day(end.day, span[1]))
    # Another person means other scales: the clinic's and those at home need not agree.
    begin = next(occasion for occasion in found if occasion.measured_by == end.measured_by)
    if begin.day == end.day:
        return said
    change = changes.signed(changes.between(begin.value, end.value, "kg", system), "kg", system)
    words = _("{weight} ({change} since {day})")
    if changes.is_within(end.value - begin.value, max(begin.error, end.error)):
        words = _("{weight} ({change} since {day}, within error)")
    return words.format(weight=said, change=change, day=weeks.near_day(begin.day, span[1]))


def scores(store: Store, dog: Dog, span: Span) -> list[str]:
    """Say the latest BCS with its denominator and MCS of each who scored (owner, vet), with the day; a line each."""
    said = []
    for key, most in (("body_condition_score_9", 9), ("body_condition_score_5", 5)):
        each = [f"{round(o.value)}/{most} {_scored(o, span)}" for o in _latest(store, dog, key, span)]
        said += [_("BCS {scores}").format(scores="; ".join(each))] if each else []
    choices = {choice.value: choice.label for choice in metrics.known()["muscle_condition_score"].choices}
    found = _latest(store, dog, "muscle_condition_score", span)
    each = [f"{_(choices[int(o.value)]).lower()} {_scored(o, span)}" for o in found]
    said += [_("MCS {scores}").format(scores="; ".join(each))] if each else []
    return said or [_("BCS and MCS not recorded")]


def girth(store: Store, dog: Dog, span: Span, system: str) -> tuple[Block, ...]:
    """Say both legs first and latest with the error, the gap, and how it was measured; a sentence when not measured."""
    legs = {side: series.occasions(store, dog.id, "thigh_girth", span, side=side) for side in ("L", "R")}
    if not any(legs.values()):
        return (Paragraph((Run(_("Thigh girth not measured in these days."), muted=True),)),)
    runs = [Run(_method(store, dog, span, legs) + " ")]
    for side, name in (("L", _("left")), ("R", _("right"))):
        if legs[side]:
            runs += _leg(name, legs[side], span, system)
    gap = _gap(legs, span, system)
    runs.append(Run(f"; {gap}." if gap else "."))
    return (Paragraph(tuple(runs)),)


def _latest(store: Store, dog: Dog, key: str, span: Span) -> list[Occasion]:
    """Return the last occasion of each who scored, newest first."""
    by_scorer = {occasion.scored_by: occasion for occasion in series.occasions(store, dog.id, key, span)}
    return sorted(by_scorer.values(), key=lambda occasion: (occasion.day, occasion.scored_by), reverse=True)


def _scored(occasion: Occasion, span: Span) -> str:
    who = _(activities.label(activities.SCORERS, occasion.scored_by)).lower() or _("not said who")
    return _("{who}, {day}").format(who=who, day=weeks.near_day(occasion.day, span[1]))


def _method(store: Store, dog: Dog, span: Span, legs: dict[str, list[Occasion]]) -> str:
    every = [occasion for found in legs.values() for occasion in found]
    people = {occasion.measured_by for occasion in every}
    ends = {occasion.measured_by for found in legs.values() if found for occasion in (found[0], found[-1])}
    coats = {occasion.coat for occasion in every}
    if len(people) == 1:
        named = next(iter(people))
        who = _("same person ({who})").format(who=named) if named else _("person not said")
    elif len(ends) == 1 and ends != {""}:
        who = _("first and latest by the same person ({who}), not all").format(who=next(iter(ends)))
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


def _leg(name: str, found: list[Occasion], span: Span, system: str) -> list[Run]:
    lead = Run("; ") if name == _("right") else Run("")
    first, last = found[0], found[-1]
    head = units.written(first.value, "mm", system)
    day = weeks.near_day(first.day, span[1])
    if len(found) == 1:
        return [lead, Run(f"{name} {head}", True), Run(_(" on {day}, one session").format(day=day))]
    said = _("{leg} {first} on {day}, {last} on {last_day}").format(
        leg=name,
        first=head,
        day=day,
        last=units.written(last.value, "mm", system),
        last_day=weeks.near_day(last.day, span[1]),
    )
    if not series.is_alike(first, last):
        return [lead, Run(said, True), Run(_(" (another person or coat: not compared)"))]
    error = max(first.error, last.error)
    return [lead, Run(said, True), Run(f" ({changes.told((first.value, last.value), error, 'mm', system)})")]


def _gap(legs: dict[str, list[Occasion]], span: Span, system: str) -> str:
    """Say right minus left of the first and the latest session that measured both legs; "" without one."""
    left, right = ({(o.day, o.measured_by, o.coat): o for o in legs[side]} for side in ("L", "R"))
    both = sorted(left.keys() & right.keys())
    if not both:
        return ""
    said = []
    for key in dict.fromkeys((both[0], both[-1])):
        gap = right[key].value - left[key].value
        is_within = changes.is_within(gap, max(right[key].error, left[key].error))
        words = _("{gap} on {day} (within error)") if is_within else _("{gap} on {day} (beyond error)")
        said.append(words.format(gap=units.written(gap, "mm", system), day=weeks.near_day(key[0], span[1])))
    return _("gap right minus left {gaps}").format(gaps=", ".join(said))
