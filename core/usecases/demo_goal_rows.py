# SPDX-License-Identifier: MIT
"""Turns what the sample owners and vets set into answers, sessions and rows, the same for the same last day.

What they set is demo_goals; days and sessions as such are demo_days'. Chance here has dice of its own, so that a new
measure changes no day of the stories.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from core.keeping import models
from core.keeping.store import Change, Store
from core.usecases import demo_goals, phases
from core.usecases.answers import Answer
from core.usecases.demo_days import DiaryDay
from core.usecases.demo_goals import Goals, OwnTold
from core.usecases.demo_story import Dice, Story, slot
from core.usecases.dogs import Dog
from core.usecases.measures import Session, TakeSlot
from core.words import scales
from core.words.i18n import _

_SPACE = uuid.UUID("c6a9b0de-3f0b-5d5f-9a51-2f6a7b1f3c44")
_RESTARTS = ("surgery", "vet_visit")


def own_id(story: Story, told: OwnTold) -> str:
    """Return the id of an own measure, the same in every sample library; its readings' key is own.<id>."""
    return str(uuid.uuid5(_SPACE, f"{story.dog.name}/{told.name}"))


def days(story: Story, pages: list[DiaryDay], until: date) -> list[DiaryDay]:
    """Return the diary days with the answers to the daily measures of the owner's own."""
    dice = Dice(story.seed + 4)
    asked = [told for told in demo_goals.of(story.dog.name).own if told.middle is not None]
    found = []
    for page in pages:
        offset = story.length - 1 - (until - page.day).days
        given = dict(page.answers)
        for told in asked:
            answer = _answer(told, dice, offset)
            if dice.chance(told.often):
                given[(f"own.{own_id(story, told)}", "")] = answer
        found.append(replace(page, answers=given))
    return found


def _answer(told: OwnTold, dice: Dice, offset: int) -> float:
    assert told.middle is not None
    raw = round((told.middle.at(offset) + dice.near(told.spread)) / told.step) * told.step
    return float(min(told.high, max(told.low, raw)))


def sessions(story: Story, found: list[Session], until: date) -> list[Session]:
    """Return the sessions with the tests and the weekly measures of the owner's own, ascending."""
    goals = demo_goals.of(story.dog.name)
    more: dict[int, dict[TakeSlot, float]] = {}
    for name, taken in goals.tests.items():
        for offset, takes in taken.items():
            slots = {(*slot(name), number): take for number, take in enumerate(takes, 1)}
            more.setdefault(offset, {}).update(slots)
    for told in goals.own:
        for offset, value in told.values.items():
            more.setdefault(offset, {})[(f"own.{own_id(story, told)}", "", 1)] = value
    for (offset, metric), value in goals.corrected.items():
        more.setdefault(offset, {})[(metric, "", 1)] = value
    return _joined(story, found, {story.day(offset, until): values for offset, values in more.items()})


def _joined(story: Story, found: list[Session], more: dict[date, dict[TakeSlot, float]]) -> list[Session]:
    """Add values to the owner's session of their day, or make one."""
    made = []
    for session in found:
        values = more.pop(session.day, {}) if session.scored_by == "owner" else {}
        made.append(replace(session, values={**session.values, **values}))
    made += [Session(day, values, story.weekly.by, "owner", story.weekly.coat) for day, values in more.items()]
    return sorted(made, key=lambda session: (session.day, session.scored_by))


def write(store: Store, dog: Dog, story: Story, until: date) -> None:
    """Write what was set for a dog whose days, sessions and events are there already.

    Raises:
        SaveFailed: the disk refused.
    """
    goals = demo_goals.of(story.dog.name)

    def day(offset: int) -> date:
        return story.day(offset, until)

    with store.change(_("goals of {dog}").format(dog=dog.name), dog=dog.id, undoable=False) as change:
        _put_own(change, dog, story, goals)
        _put_set(store, change, dog, goals, day=day)
        _put_scores(store, change, dog, goals, day=day)
        _put_said(store, change, dog, goals, day=day)
    for offset, seen in goals.early.items():
        given: dict[str, Answer] = {metric.key: 1.0 if metric.key in seen else 0.0 for metric in phases.asked()}
        phases.save_check(store, dog, day(offset), given, today=until)


def _put_own(change: Change, dog: Dog, story: Story, goals: Goals) -> None:
    for place, told in enumerate(goals.own):
        asked = "daily" if told.middle is not None else "weekly"
        row = {name: getattr(told, name) for name in _OWN_COLUMNS}
        change.put(models.OwnMeasure, id=own_id(story, told), dog=dog.id, asked=asked, place=place, **row)


_OWN_COLUMNS = ("name", "kind", "unit", "low", "high", "better", "low_label", "high_label")


def _put_set(store: Store, change: Change, dog: Dog, goals: Goals, *, day: Callable[[int], date]) -> None:
    """Write ranges, restarts of the usual and phases."""
    for one in goals.ranges:
        until = None if one.until is None else day(one.until)
        row = {"metric": one.metric, "since": day(one.since), "until": until, "low": one.low, "high": one.high}
        change.put(models.VetRange, id=store.new_id(), dog=dog.id, set_by=goals.vet, **row)
    for offset, reason in goals.starts:
        change.put(models.UsualStart, id=store.new_id(), dog=dog.id, metric="", day=day(offset), reason=reason)
    for offset, kind, months in goals.phases:
        change.put(models.Phase, id=store.new_id(), dog=dog.id, day=day(offset), kind=kind, check_months=months)


def _put_scores(store: Store, change: Change, dog: Dog, goals: Goals, *, day: Callable[[int], date]) -> None:
    """Write clinic scores with the range and direction of their scale."""
    known = scales.known()
    for one in goals.scores:
        scale = known[one.scale]
        version = next(v for v in scale.versions if one.version in ("", v.key))
        row = {"scale": scale.id, "version": version.key, "low": version.low, "high": version.high}
        said = {"better": scale.better, "scored_by": one.by, "note": one.note, "day": day(one.offset)}
        change.put(models.ClinicScore, id=store.new_id(), dog=dog.id, total=one.total, **row, **said)


def _put_said(store: Store, change: Change, dog: Dog, goals: Goals, *, day: Callable[[int], date]) -> None:
    """Write left-out values and answers to what was asked."""
    for one in goals.left_out:
        entry = _session_of(store, dog, day(one.offset)) if one.is_measured else ""
        row = {"metric": one.metric, "side": "", "day": day(one.offset), "entry": entry, "reason": one.reason}
        change.put(models.LeftOut, dog=dog.id, **row)
    for said in goals.replies:
        asked = day(said.offset)
        subject = asked.isoformat() if said.about == "gap" else _event_of(store, dog, asked)
        change.put(models.Reply, dog=dog.id, about=said.about, subject=subject, day=day(said.on), answer=said.answer)


def _session_of(store: Store, dog: Dog, day: date) -> str:
    sql = "SELECT id FROM entry WHERE dog = ? AND day = ? AND kind = 'measuring' AND scored_by = 'owner'"
    return str(store.rows(sql, dog.id, day.isoformat())[0][0])


def _event_of(store: Store, dog: Dog, day: date) -> str:
    sql = "SELECT id FROM event WHERE dog = ? AND day = ? AND kind IN (?, ?)"
    return str(store.rows(sql, dog.id, day.isoformat(), *_RESTARTS)[0][0])
