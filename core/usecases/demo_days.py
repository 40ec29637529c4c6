# SPDX-License-Identifier: MIT
"""Turns a sample story into diary days and measuring sessions: whole scores with noise, consistent answers.

What belongs to one dog is in its own file; writing rows is demo.py's. Everything is a pure function of the story
and the last day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from core.usecases import answers
from core.usecases.answers import NA, Answer, Slot
from core.usecases.demo_story import BAD, GOOD, MIXED, Dice, Score, Story, Told, slot, value
from core.usecases.measures import Session, TakeSlot
from core.usecases.walks import Walk
from core.words import activities, metrics

# How much a bad day shows in every score of ten at once.
_PULL = 1.5
_HELP = {"hand": 1.0, "harness": 2.0, "sling": 2.0, "cart": 3.0}
_TAKES = 3


@dataclass(frozen=True, slots=True)
class DiaryDay:
    """One logged day: answers, note and sessions."""

    day: date
    answers: dict[Slot, Answer]
    note: str
    walks: tuple[Walk, ...]


def days(story: Story, until: date) -> list[DiaryDay]:
    """Return the logged days of a story that ends on `until`, ascending."""
    dice = Dice(story.seed)
    found = []
    exercised = False
    for offset in range(story.length):
        mood = dice.near(1.0)
        if offset in story.unlogged:
            exercised = False
            continue
        told = story.told.get(offset, Told())
        sessions = [replace(walk, day=story.day(offset, until)) for walk in _ended(story.walks(dice, offset), told)]
        given = _answers(story, dice, offset, mood=mood, walks=sessions)
        if not exercised and "post_exercise_response" in {key for key, _side in given}:
            given[("post_exercise_response", "")] = NA
        exercised = any(walk.kind != "carried" for walk in sessions)
        found.append(DiaryDay(story.day(offset, until), given, told.note, tuple(sessions)))
    return found


def _ended(walks: list[Walk], told: Told) -> list[Walk]:
    """Let the leash walks end as the owner's note says."""
    leash = [walk for walk in walks if walk.kind == activities.WALK]
    changed = leash if told.ended == "fine" else leash[:1] if told.ended else []
    return [replace(walk, ended=told.ended) if walk in changed else walk for walk in walks]


def _answers(story: Story, dice: Dice, offset: int, *, mood: float, walks: list[Walk]) -> dict[Slot, Answer]:
    """Answer one day; on some days the one tap is all there was time for."""
    down = story.dips.get(offset, 0.0)
    known = metrics.known()
    scores = {key: _scored(one, known[key], dice, offset, mood=mood, down=down) for key, one in story.scores.items()}
    kind = _kind(scores["overall_mobility"], scores["comfort"], dice)
    told = story.told.get(offset)
    by_hand: dict[Slot, Answer] = {slot(name): float(number) for name, number in told.answers.items()} if told else {}
    if told is None and dice.chance(0.07):
        return {("good_day", ""): kind, **_no_walk(walks, by_hand, dice)}
    given: dict[Slot, Answer] = {("good_day", ""): kind}
    given |= {(key, ""): scores[key] for key, score in story.scores.items() if dice.chance(score.often)}
    for key, pick in story.picks.items():
        if dice.chance(pick.often):
            given[(key, "")] = value(key, dice.among(pick.words(offset)))
    seen = _seen(story, dice, offset, mood=mood, down=down)
    leg = story.dog.leg if story.dog.leg in ("L", "R") else ""
    given |= _from_walks(walks, given, seen, leg=leg)
    given |= seen | by_hand
    _agree(given)
    if dice.chance(0.93):
        given |= answers.usual("signs", given)
        given |= answers.usual("avoided", given)
    if dice.chance(0.92):
        given |= answers.usual("toilet", given)
    _agree(given)
    return given | _no_walk(walks, given, dice)


def _scored(score: Score, metric: metrics.Metric, dice: Dice, offset: int, *, mood: float, down: float) -> float:
    scale = (metric.high - metric.low) / 10 if metric.kind == "score" else 3.0
    worse = -1 if metric.better == "lower" else 1
    middle = score.middle.at(offset) + worse * (_PULL * mood - down) * scale
    raw = round((middle + dice.near(score.spread)) / score.step) * score.step
    return float(min(metric.high, max(metric.low, raw)))


def _kind(mobility: float, comfort: float, dice: Dice) -> float:
    """Say what kind of day it was: it goes with the scores, but owners do not add up."""
    felt = (mobility + comfort) / 2 + dice.near(1.7)
    return float(GOOD if felt >= 6.2 else BAD if felt < 3.5 else MIXED)


def _seen(story: Story, dice: Dice, offset: int, *, mood: float, down: float) -> dict[Slot, Answer]:
    found: dict[Slot, Answer] = {}
    for name, curve in story.signs.items():
        share = curve.at(offset)
        if share and dice.chance(min(0.95, share * (1 - 0.6 * mood) + 0.05 * down)):
            found[slot(name)] = 1.0
    return found


def _from_walks(
    walks: list[Walk], given: dict[Slot, Answer], seen: dict[Slot, Answer], *, leg: str
) -> dict[Slot, Answer]:
    """Answer what the day's sessions already say: sitting down, limping, how much help."""
    found: dict[Slot, Answer] = {}
    if any(walk.ended == "sat_down" for walk in walks):
        found[("sat_on_walk", "")] = 1.0
    if any(walk.ended == "limped" for walk in walks) and not any(key == "limped" for key, _side in seen):
        found[("limped", leg)] = 1.0
    help_given = [_HELP.get(walk.support, 0.0) for walk in walks if walk.kind != "prom"]
    help_given += [4.0 for walk in walks if walk.kind == "carried"]
    told = given.get(("assistance_level", ""))
    if isinstance(told, float):
        found[("assistance_level", "")] = max([told, *help_given])
    return found


def _agree(given: dict[Slot, Answer]) -> None:
    """Bring answers about the same thing into line, as one owner on one evening would."""
    seen = {key for key, _side in given if given[(key, _side)] == 1.0}
    told = {key for key, _side in given}
    if "knuckling_count" in told:
        given[("knuckling_count", "")] = 1.0 if "knuckled" in seen else 0.0
    if "lameness_grade_owner" in told:
        grade = given[("lameness_grade_owner", "")]
        assert isinstance(grade, float)
        given[("lameness_grade_owner", "")] = max(1.0, grade) if "limped" in seen else 0.0
    stiff = given.get(("morning_stiffness_min", ""))
    if isinstance(stiff, float):
        given[("stiff_at_first", "")] = 1.0 if stiff >= 10 else 0.0
    stairs = given.get(("stairs_use", ""))
    if isinstance(stairs, float) and stairs in (0.0, 3.0):
        given[("avoided_stairs", "")] = 1.0 if stairs == 3.0 else 0.0
    steady = given.get(("hind_stability", ""))
    if isinstance(steady, float) and "wobbled" in seen:
        given[("hind_stability", "")] = min(3.0, steady)


def _no_walk(walks: list[Walk], given: dict[Slot, Answer], dice: Dice) -> dict[Slot, Answer]:
    none = all(walk.kind != activities.WALK for walk in walks)
    ticked = dice.chance(0.93) and ("no_walk_today", "") not in given
    return {("no_walk_today", ""): 1.0} if none and ticked else {}


def sessions(story: Story, until: date) -> list[Session]:
    """Return the measuring sessions, the owner's weekly ones and the vet's, ascending."""
    dice = Dice(story.seed + 1)
    own = [_own_session(story, dice, offset, until) for offset in story.weekly.measured]
    clinic = [
        Session(
            story.day(visit.offset, until),
            {(key, "", 1): number for key, number in visit.values.items()},
            visit.who,
            "vet",
            story.weekly.coat,
            visit.note,
        )
        for visit in story.vet
    ]
    return sorted((*own, *clinic), key=lambda session: (session.day, session.scored_by))


def _own_session(story: Story, dice: Dice, offset: int, until: date) -> Session:
    weekly, muscle = story.weekly, story.muscle
    person = weekly.other_person.get(offset, weekly.by)
    # Another hand pulls the tape differently: that is why the program does not compare across people.
    shift = dice.near(3) + (6.0 if person != weekly.by else 0.0)
    values: dict[TakeSlot, float] = {}
    for take in range(1, _TAKES + 1):
        for side, leg in (("L", muscle.left), ("R", muscle.right)):
            values[("thigh_girth", side, take)] = float(round(leg.at(offset) + shift + dice.near(3.2)))
    values[("girth_level_pct", "", 1)] = float(muscle.level_pct)
    values[("thigh_length", "", 1)] = float(muscle.length_mm)
    values[("body_weight", "", 1)] = round((weekly.weight.at(offset) + dice.near(0.12)) * 10) / 10
    values[(weekly.bcs_key, "", 1)] = float(round(weekly.bcs.at(offset)))
    values[("muscle_condition_score", "", 1)] = float(round(weekly.mcs.at(offset)))
    note = "" if person == weekly.by else f"{person} measured this time."
    return Session(story.day(offset, until), values, person, "owner", weekly.coat, note)
