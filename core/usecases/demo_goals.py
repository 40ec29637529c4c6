# SPDX-License-Identifier: MIT
"""What the sample owners and vets set and judged: ranges, measures of their own, scores of scales, usuals, phases.

Told as data beside the dogs' own files, days counted as there. How it becomes rows is demo_goal_rows.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.usecases.demo_story import Curve

WALKING = "walk_minutes_total"


@dataclass(frozen=True, slots=True)
class Ranged:
    """A range that the vet set from an offset to an offset (None: it still holds), stored unit."""

    since: int
    until: int | None
    low: float
    high: float
    metric: str = WALKING


@dataclass(frozen=True, slots=True)
class OwnTold:
    """A measure of the owner's own: as it was made, and what was answered.

    Attributes:
        values: offset -> answer of a weekly one. middle, spread, often, step: a daily one, as in demo_story.Score.
    """

    name: str
    kind: str
    low: float
    high: float
    better: str = "higher"
    unit: str = ""
    low_label: str = ""
    high_label: str = ""
    values: Mapping[int, float] = field(default_factory=dict)
    middle: Curve | None = None
    spread: float = 0.0
    often: float = 0.0
    step: int = 1


@dataclass(frozen=True, slots=True)
class Scored:
    """A total of a clinical scale; version "" where the scale has one only. by: key of SCORERS."""

    offset: int
    scale: str
    total: float
    by: str
    version: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Omitted:
    """A value that the owner left out of every figure, with the reason; is_measured: of a measuring session."""

    offset: int
    metric: str
    reason: str
    is_measured: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """What the owner answered when asked: about an event of an offset ("restart") or of missing days ("gap")."""

    about: str
    offset: int
    answer: str
    on: int


@dataclass(frozen=True, slots=True)
class Goals:
    """Everything of one dog that is set or judged rather than seen on a day.

    Attributes:
        vet: who set the ranges. tests: "hind_paw_load.L" -> offset of a weekly session -> takes, stored unit.
        starts: (offset, reason) from which the usual of everything is counted anew. phases: (offset, kind, months).
        early: offset of a weekly checklist -> early signs seen, all others were answered no.
        corrected: (offset, metric) -> the value that a session really held, for what was left out.
    """

    vet: str
    ranges: tuple[Ranged, ...] = ()
    own: tuple[OwnTold, ...] = ()
    scores: tuple[Scored, ...] = ()
    tests: Mapping[str, Mapping[int, tuple[float, ...]]] = field(default_factory=dict)
    starts: tuple[tuple[int, str], ...] = ()
    phases: tuple[tuple[int, str, int | None], ...] = ()
    left_out: tuple[Omitted, ...] = ()
    replies: tuple[Answered, ...] = ()
    early: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    corrected: Mapping[tuple[int, str], float] = field(default_factory=dict)


def bailey() -> Goals:
    """Return what Bailey's owner and vet set: walking in three steps, the river, two scales, a front leg."""
    return Goals(
        vet="Riverside Vets",
        ranges=(Ranged(0, 13, 8, 15), Ranged(14, 27, 10, 20), Ranged(28, 34, 15, 25), Ranged(35, None, 20, 30)),
        own=_bailey_own(),
        scores=(Scored(0, "olby", 10, "vet"), Scored(28, "olby", 12, "vet")),
        tests=_bailey_tests(),
        left_out=(Omitted(27, "overall_mobility", "filled in by my mother, who took 10 for the worst"),),
        replies=(Answered("restart", 28, "no", 28),),
    )


def _bailey_own() -> tuple[OwnTold, ...]:
    return (
        _activity(
            "Walk to the river",
            "carried there and back",
            "there and back, tail up",
            {1: 0, 7: 1, 13: 1, 20: 1, 34: 3, 41: 4},
        ),
        _activity(
            "Greeting at the gate",
            "looks up from her bed",
            "there first, dancing",
            {1: 1, 7: 1, 13: 2, 20: 1, 34: 3, 41: 3},
        ),
        _activity(
            "Breakfast on her feet",
            "lies down to eat",
            "stands to the last crumb",
            {1: 1, 7: 2, 13: 2, 20: 2, 34: 4, 41: 4},
        ),
    )


def _bailey_tests() -> Mapping[str, Mapping[int, tuple[float, ...]]]:
    return {
        "fore_girth.L": {20: (136, 137, 136), 34: (136, 136, 137), 41: (136, 137, 137)},
        "fore_girth.R": {20: (137, 138, 137), 34: (137, 137, 138), 41: (137, 138, 137)},
        "fore_load": {1: (6.2,), 7: (6.1,), 13: (6.0,), 20: (5.9,), 34: (5.6,), 41: (5.4,)},
        "hind_load": {1: (2.5,), 7: (2.6,), 13: (2.6,), 20: (2.7,), 34: (2.9,), 41: (3.1,)},
        "hind_paw_load.L": {1: (1.0,), 7: (1.1,), 13: (1.1,), 20: (1.1,), 34: (1.3,), 41: (1.5,)},
        "hind_paw_load.R": {1: (1.5,), 7: (1.5,), 13: (1.5,), 20: (1.5,), 34: (1.5,), 41: (1.6,)},
        "up_and_go": {
            1: (8.2, 7.6, 7.9),
            7: (7.1, 7.4, 7.8),
            13: (6.6, 6.9, 6.2),
            20: (6.4, 6.8, 6.5),
            34: (4.6, 4.9, 4.4),
            41: (3.9, 4.1, 3.8),
        },
    }


def _activity(name: str, low_label: str, high_label: str, values: Mapping[int, float]) -> OwnTold:
    return OwnTold(name, "activity", 0, 4, low_label=low_label, high_label=high_label, values=values)


def toby() -> Goals:
    """Return what Toby's owner and vet set: walking from five minutes to an hour, LOAD, the scales under each paw."""
    return Goals(
        vet="Hillfoot Veterinary Surgery",
        ranges=(
            Ranged(28, 34, 5, 15),
            Ranged(35, 48, 10, 25),
            Ranged(49, 61, 20, 30),
            Ranged(62, 75, 25, 40),
            Ranged(76, None, 40, 60),
        ),
        scores=(
            Scored(13, "load", 31, "owner"),
            Scored(27, "load", 27, "owner"),
            Scored(62, "load", 15, "owner"),
            Scored(88, "load", 7, "owner"),
        ),
        tests={
            "fore_load": {20: (11.6,), 34: (11.4,), 55: (11.3,), 62: (11.3,), 76: (11.5,), 83: (11.5,), 90: (11.5,)},
            "hind_load": {20: (7.2,), 34: (7.3,), 55: (7.5,), 62: (7.6,), 76: (7.6,), 83: (7.7,), 90: (7.7,)},
            "hind_paw_load.L": {20: (4.9,), 34: (4.6,), 55: (4.2,), 62: (4.1,), 76: (4.0,), 83: (3.9,), 90: (3.9,)},
            "hind_paw_load.R": {20: (2.3,), 34: (2.7,), 55: (3.2,), 62: (3.5,), 76: (3.6,), 83: (3.7,), 90: (3.8,)},
        },
        starts=((0, "surgery"), (28, "visit")),
        replies=(Answered("restart", 0, "yes", 2), Answered("restart", 27, "yes", 28)),
    )


def lulu() -> Goals:
    """Return what Lulu's owner and vet set: short walks, settling at night, the lead, and the quiet time after."""
    return Goals(
        vet="Parkside Animal Clinic",
        ranges=(Ranged(14, None, 15, 30),),
        own=_lulu_own(),
        scores=(
            Scored(10, "hcpi", 24, "owner"),
            Scored(45, "hcpi", 19, "owner"),
            Scored(101, "hcpi", 13, "owner"),
            Scored(12, "hhhhhmm", 41, "owner"),
            Scored(110, "hhhhhmm", 57, "owner"),
        ),
        early={117: ("early.stairs",)},
        phases=((113, "maintenance", 6),),
        left_out=(Omitted(82, "body_weight", "weighed in her wet coat", is_measured=True),),
        replies=(Answered("gap", 66, "away", 74),),
        corrected={(82, "body_weight"): 14.8},
    )


def _lulu_own() -> tuple[OwnTold, ...]:
    return (
        OwnTold(
            "Time to settle at night",
            "number",
            0,
            120,
            better="lower",
            unit="min",
            middle=Curve(((0, 45), (20, 42), (50, 30), (79, 20), (82, 35), (88, 18), (118, 10))),
            spread=9,
            often=0.62,
            step=5,
        ),
        _activity(
            "When the lead comes off its hook",
            "does not lift her head",
            "at the door before me",
            {12: 1, 19: 0, 26: 1, 33: 1, 40: 2, 46: 1, 54: 2, 61: 3, 75: 3, 82: 1, 89: 3, 96: 3}
            | {103: 4, 110: 4, 117: 4},
        ),
        _activity(
            "Her place on the sofa",
            "stays on the floor",
            "up the ramp by herself",
            {12: 0, 19: 0, 26: 1, 33: 1, 40: 3, 46: 3, 54: 3, 61: 3, 75: 3, 82: 2, 89: 3, 96: 4}
            | {103: 4, 110: 4, 117: 4},
        ),
        _activity(
            "The old ball",
            "lets it roll by",
            "brings it and barks for more",
            {12: 0, 19: 0, 26: 0, 33: 1, 40: 1, 46: 1, 54: 1, 61: 2, 75: 2, 82: 0, 89: 2, 96: 2}
            | {103: 4, 110: 3, 117: 3},
        ),
    )


def of(name: str) -> Goals:
    """Return what was set for a sample dog."""
    return {"Bailey": bailey, "Toby": toby, "Lulu": lulu}[name]()
