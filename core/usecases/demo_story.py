# SPDX-License-Identifier: MIT
"""The shape of a sample dog's story: curves, chances, what was told by hand. Plain values, no rows, no pictures.

Days are counted from the dog's start day: offset 0 is the first day of week 1. Noise uses only sums and products
of `random.Random`, so that every machine gets the same numbers.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from core.usecases.answers import NA, Answer, Slot
from core.usecases.care import Care
from core.usecases.dogs import Dog
from core.usecases.walks import Walk
from core.words import metrics

GOOD, MIXED, BAD = 2, 1, 0


@dataclass(frozen=True, slots=True)
class Curve:
    """Straight lines between (offset, value) knots, level before the first and after the last."""

    knots: tuple[tuple[int, float], ...]

    def at(self, offset: int) -> float:
        """Return the value on a day."""
        before = self.knots[0]
        for knot in self.knots:
            if offset < knot[0]:
                share = (offset - before[0]) / (knot[0] - before[0]) if knot[0] > before[0] else 0.0
                return before[1] + share * (knot[1] - before[1])
            before = knot
        return before[1]


class Dice:
    """Chance that comes out the same every time for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def chance(self, share: float) -> bool:
        """Say yes in a share (0 to 1) of all calls."""
        return self._random.random() < share

    def near(self, spread: float) -> float:
        """Return noise around 0, bell-shaped, never beyond `spread` times 1.5."""
        return (self._random.random() + self._random.random() + self._random.random() - 1.5) * spread

    def among(self, words: str) -> str:
        """Pick one word of "usual:8 less:1"; a word without a number weighs 1."""
        pairs = [(name, float(weight or 1)) for name, _sep, weight in (part.partition(":") for part in words.split())]
        left = self._random.random() * sum(weight for _name, weight in pairs)
        for name, weight in pairs:
            left -= weight
            if left < 0:
                return name
        return pairs[-1][0]

    def clock(self, hour: int, within_min: int) -> str:
        """Return a time of day near a full hour, on five minutes: "08:10"."""
        minutes = hour * 60 + round(self.near(within_min) / 5) * 5
        return f"{minutes // 60:02d}:{minutes % 60:02d}"


@dataclass(frozen=True, slots=True)
class Score:
    """A scale answered day by day: its middle over time, day-to-day noise, share of days it is answered."""

    middle: Curve
    spread: float = 1.6
    often: float = 0.8
    step: int = 1


@dataclass(frozen=True, slots=True)
class Pick:
    """A choice (or small count) answered day by day; phases: (first offset, "normal:3 slow:1 na"), ascending."""

    phases: tuple[tuple[int, str], ...]
    often: float = 0.7

    def words(self, offset: int) -> str:
        """Return the weighted words that hold on a day."""
        return [words for first, words in self.phases if first <= offset][-1]


@dataclass(frozen=True, slots=True)
class Told:
    """What the owner said about one day: a note, answers set by hand ("scuffed.L": 1), how the leash walks ended.

    `ended` "fine" holds for all of the day's leash walks, any other word for the first of them; "" leaves it to chance.
    """

    note: str = ""
    answers: Mapping[str, float] = field(default_factory=dict)
    ended: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """A dated event; `until` is the last offset of what lasted."""

    offset: int
    kind: str
    text: str
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Treatment:
    """A medicine or supplement from an offset to an offset (None: still given); times and names as on the label."""

    item: Care
    since: int
    stop: int | None = None


@dataclass(frozen=True, slots=True)
class Weighing:
    """A measuring session of the vet: offset and stored values by metric key; who is named."""

    offset: int
    who: str
    values: Mapping[str, float]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Muscle:
    """Both thighs over time in mm, and the girths that would look wasted (0) and full (1) in a picture."""

    left: Curve
    right: Curve
    thin: float
    full: float
    crouch: Curve
    level_pct: int
    length_mm: int

    def shown(self, offset: int) -> tuple[float, float, float]:
        """Return left, right and crouch of a picture, each 0 to 1."""
        sides = ((leg.at(offset) - self.thin) / (self.full - self.thin) for leg in (self.left, self.right))
        left, right = (min(1.0, max(0.0, side)) for side in sides)
        return left, right, min(1.0, max(0.0, self.crouch.at(offset)))


@dataclass(frozen=True, slots=True)
class Weekly:
    """The weekly check: on which days, by whom, which coat, and what goes with the tape."""

    measured: tuple[int, ...]
    by: str
    coat: str
    weight: Curve
    bcs_key: str
    bcs: Curve
    mcs: Curve
    other_person: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the owner noticed on the first and the latest photo from one side: keys of NOTICED, and own words."""

    keys: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Album:
    """Photo days (the four poses), poses left out on a day, the badly held rear photo and when it was taken again."""

    days: tuple[int, ...]
    left_out: Mapping[int, tuple[str, ...]]
    poor_rear: int
    poor_note: str
    look: str
    offset: str
    first_number: int
    noticed: Seen


@dataclass(frozen=True, slots=True)
class Story:
    """One sample dog over its weeks.

    Attributes:
        dog: as the owner described it, without id and days. years, months: age on the last day.
        length: days from the start to the last logged one, both counted.
        unlogged: offsets without an entry. dips: offset -> points of ten that a flare-up takes.
        signs: "scuffed.L" -> chance per day. walks: the sessions of a day.
    """

    dog: Dog
    years: int
    months: int
    length: int
    seed: int
    unlogged: frozenset[int]
    dips: Mapping[int, float]
    scores: Mapping[str, Score]
    picks: Mapping[str, Pick]
    signs: Mapping[str, Curve]
    walks: Callable[[Dice, int], list[Walk]]
    told: Mapping[int, Told]
    happenings: tuple[Happening, ...]
    treatments: tuple[Treatment, ...]
    questions: tuple[tuple[int, str], ...]
    settled: tuple[int, str, int]
    muscle: Muscle
    weekly: Weekly
    vet: tuple[Weighing, ...]
    album: Album

    def day(self, offset: int, until: date) -> date:
        """Return the calendar day of an offset when the story ends on `until`."""
        return until - timedelta(days=self.length - 1 - offset)


def treadmill(at: str, minutes: float, ended: str) -> Walk:
    """Return a session on the underwater treadmill with a therapist."""
    return Walk(at=at, kind="underwater_treadmill", minutes=minutes, surface="water", support="therapist", ended=ended)


def slot(name: str) -> Slot:
    """Read "scuffed.L" as (key, leg) and "urination.more" as a key with a dot of its own."""
    return (name[:-2], name[-1]) if name.endswith((".L", ".R")) else (name, "")


def value(key: str, word: str) -> Answer:
    """Turn a word of a Pick into the stored answer: a choice's name, a number, or "na"."""
    if word == NA:
        return NA
    found = [choice.value for choice in metrics.known()[key].choices if choice.key == word]
    return float(found[0]) if found else float(word)
