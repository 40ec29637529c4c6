# SPDX-License-Identifier: MIT
"""Bailey, a dachshund of nine with an early disc problem: six weeks from weakness to asking for the door.

The story is told here as data; how it becomes days is demo_days.py. Names and telephone numbers are invented.
"""

from __future__ import annotations

from core.usecases.care import Care
from core.usecases.demo_story import (
    Album,
    Curve,
    Dice,
    Happening,
    Muscle,
    Pick,
    Score,
    Seen,
    Story,
    Told,
    Treatment,
    Weekly,
    Weighing,
    treadmill,
)
from core.usecases.dogs import Dog
from core.usecases.walks import Walk

_HARNESS_FROM, _EVENING_BARE_FROM, _HARNESS_LESS_FROM = 2, 30, 34
_TREADMILL = frozenset({8, 11, 15, 22, 25, 29, 32, 36, 39})
_FLARE = {17: 2.2, 18: 3.4, 19: 2.6, 20: 1.4}
_MINUTES = Curve(((0, 9), (6, 11), (13, 14), (16, 16), (21, 11), (27, 18), (34, 24), (41, 27)))
_SAT_DOWN = Curve(((0, 0.5), (10, 0.32), (22, 0.24), (30, 0.05), (41, 0.0)))


def _walks(dice: Dice, offset: int) -> list[Walk]:
    hours = {18: (), 19: (12,), 20: (9, 17)}.get(
        offset, (8, 18) if offset < 3 or (offset != 25 and dice.chance(0.14)) else (8, 13, 18)
    )
    minutes = 3.0 if offset in (19, 20) else _MINUTES.at(offset) / 3
    bare = _bare_hours(dice, offset)
    found = [_walk(dice, offset, hour, minutes=minutes, bare=hour in bare) for hour in hours]
    if offset in _TREADMILL:
        long = float(round(5 + offset / 8))
        ended = "panted" if dice.chance(0.15) else "fine"
        found.append(treadmill(dice.clock(15, 20), long, ended))
    if offset == 18:
        found = [Walk("", at="09:10", kind="carried", minutes=5.0, surface="grass")]
    return found


def _bare_hours(dice: Dice, offset: int) -> frozenset[int]:
    """Return at which hours the walk goes without the harness."""
    if offset < _HARNESS_FROM or (offset >= _HARNESS_LESS_FROM and dice.chance(0.6)):
        return frozenset({8, 13, 18})
    return frozenset({18}) if offset >= _EVENING_BARE_FROM else frozenset()


def _walk(dice: Dice, offset: int, hour: int, *, minutes: float, bare: bool) -> Walk:
    long = 3.0 if offset == 19 else float(max(2, round(minutes + dice.near(2.2))))
    ended = "sat_down" if dice.chance(_SAT_DOWN.at(offset) / 2) else dice.among("fine:8 x:1")
    return Walk(
        "",
        at=dice.clock(hour, 25),
        minutes=long,
        metres=long * 30 if dice.chance(0.3) else None,
        surface="grass" if offset == 19 else dice.among("grass:4 path:3 pavement:2"),
        support="none" if bare else "harness",
        ended="" if ended == "x" else ended,
    )


_TOLD = {
    0: Told(
        "At the vet this afternoon. She will not do the stairs and sits down on walks. Early disc trouble, "
        "the vet thinks, and the back legs have lost muscle.",
        {"avoided_stairs": 1},
        ended="sat_down",
    ),
    1: Told("First dose of the anti-inflammatory. She licked it off the spoon."),
    2: Told("Harness came. She stood like a statue in it, then walked."),
    3: Told("Sat down twice before the corner. I carried her home.", ended="sat_down"),
    5: Told("Fish oil on the breakfast, vitamin B in a bit of cheese."),
    7: Told("Left toes catch on the mat by the door.", {"scuffed.L": 1}),
    8: Told("First time on the water treadmill. Six minutes, and very proud of herself."),
    10: Told("Walked to the lamp post and back without sitting.", ended="fine"),
    12: Told("Took the photo from behind too fast, she had turned round to look at me."),
    15: Told("Treadmill again. Slept all afternoon."),
    16: Told("Quiet this evening. Nothing I can point at."),
    17: Told(
        "Slipped on the kitchen floor after dinner. Both back legs went from under her.",
        {"slip_fall_count": 1, "gave_way": 1, "good_day": 0, "comfort": 4},
    ),
    18: Told(
        "Left toes turned under once this morning. Rang the vet: rest today and tomorrow, syringe as before, "
        "come straight in if it happens again. Carried her to the grass.",
        {
            "knuckled.L": 1,
            "wobbled": 1,
            "good_day": 0,
            "comfort": 3,
            "overall_mobility": 2,
            "pain_behaviours.guarding": 1,
        },
    ),
    19: Told("A little better. Three minutes on the grass, no toes turned.", {"knuckled": 0}),
    21: Told("Rugs down in the kitchen and along the hall."),
    22: Told("Back on the treadmill, short one."),
    24: Told("Steadier on the rugs. She looks for them now."),
    27: Told(
        "Away for the weekend at my mother's. No tape, no photos. She filled in the page and took 10 for the worst.",
        {"overall_mobility": 2},
    ),
    28: Told("Recheck. The vet is pleased, the left is still a touch slow to place. Carry on as we are."),
    30: Told("Evening walk without the harness, only round the green."),
    33: Told("She stood at the door and barked once. She has not asked to go out for months."),
    35: Told("Up the one step to the garden on her own."),
    37: Told("Asked to go out again. Twice."),
    38: Told("Left foot scuffed on the pavement, not on grass.", {"scuffed.L": 1}),
    39: Told("Ten minutes on the treadmill and still wagging."),
    41: Told(
        "Six weeks today. Good walk by the river, no sitting down at all.",
        {"good_day": 2, "overall_mobility": 8, "comfort": 8},
        ended="fine",
    ),
}


def story() -> Story:
    """Return Bailey's story: six weeks, 42 days."""
    return Story(
        dog=_dog(),
        years=9,
        months=2,
        length=42,
        seed=901,
        unlogged=frozenset({4, 23, 31}),
        dips=_FLARE,
        scores=_scores(),
        picks=_picks(),
        signs=_signs(),
        walks=_walks,
        told=_TOLD,
        happenings=_happenings(),
        treatments=_treatments(),
        questions=(
            (24, "The left paw still scuffs on some days, the right never: nerve or habit?"),
            (36, "Can the water treadmill go from twice to once a week?"),
            (40, "How long does she stay on the anti-inflammatory?"),
        ),
        settled=(9, "Is the rear harness all right on her back?", 28),
        muscle=_muscle(),
        weekly=_weekly(),
        vet=_vet(),
        album=_album(),
    )


def _dog() -> Dog:
    return Dog(
        "",
        "Bailey",
        leg="B",
        start_kind="first_visit",
        breed="Dachshund",
        sex="f",
        neutered=True,
        cause="ivdd_early",
        diagnosis="early-stage IVDD (vet, suspected), left worse than right",
        clinic="Riverside Vets",
        clinic_phone="01632 960 114",
        emergency_phone="01632 960 199",
    )


def _signs() -> dict[str, Curve]:
    return {
        "scuffed.L": Curve(((0, 0.75), (14, 0.6), (20, 0.65), (32, 0.22), (36, 0.12), (41, 0.08))),
        "wobbled": Curve(((0, 0.6), (12, 0.4), (20, 0.45), (32, 0.08), (41, 0.02))),
        "bunny_hopped": Curve(((0, 0.15), (20, 0.08), (30, 0.0))),
        "avoided_stairs": Curve(((0, 0.95), (14, 0.75), (28, 0.4), (34, 0.1), (41, 0.04))),
        "avoided_sofa": Curve(((0, 0.7), (14, 0.5), (30, 0.15), (41, 0.05))),
        "avoided_car": Curve(((0, 0.2), (41, 0.0))),
    }


def _muscle() -> Muscle:
    return Muscle(
        left=Curve(((0, 190), (8, 191), (20, 195), (30, 202), (41, 206))),
        right=Curve(((0, 202), (14, 203), (28, 206), (41, 209))),
        thin=183,
        full=213,
        crouch=Curve(((0, 0.8), (14, 0.62), (17, 0.55), (19, 0.8), (23, 0.6), (41, 0.08))),
        level_pct=50,
        length_mm=112,
    )


def _weekly() -> Weekly:
    return Weekly(
        # In the order in which chance was drawn for them; the seventh day came last.
        measured=(1, 13, 20, 34, 41, 7),
        by="Anna",
        coat="short",
        weight=Curve(((0, 8.7), (41, 8.45))),
        bcs_key="body_condition_score_9",
        bcs=Curve(((0, 6.0), (41, 5.0))),
        mcs=Curve(((0, 2.0), (20, 1.8), (41, 0.9))),
    )


def _vet() -> tuple[Weighing, ...]:
    return (
        Weighing(
            0,
            "Riverside Vets",
            {"body_weight": 8.7, "body_condition_score_9": 6, "muscle_condition_score": 2},
            "Weighed at the clinic, after lunch.",
        ),
        Weighing(28, "Riverside Vets", {"body_weight": 8.5, "body_condition_score_9": 5}),
    )


def _album() -> Album:
    return Album(
        days=(1, 13, 20, 34, 41),
        left_out={},
        poor_rear=12,
        poor_note="She had turned to look; taken again the next day.",
        look="dachshund",
        offset="+01:00",
        first_number=2107,
        noticed=Seen(("standing_taller",)),
    )


def _scores() -> dict[str, Score]:
    return {
        "overall_mobility": Score(Curve(((0, 2.9), (14, 4.4), (22, 5.0), (34, 6.8), (41, 7.9))), often=0.96),
        "comfort": Score(Curve(((0, 3.3), (10, 5.0), (22, 5.7), (34, 7.3), (41, 8.3))), often=0.96),
        # Below 3 while on an anti-inflammatory would be a reason to call.
        "energy_level": Score(Curve(((0, 5.2), (14, 5.6), (41, 7.8))), 1.2, 0.86),
        "mood_engagement": Score(Curve(((0, 2.0), (41, 3.5))), 0.9, 0.8),
        "rising_ease": Score(Curve(((0, 1.0), (14, 1.7), (41, 3.1))), 0.9, 0.88),
        "hind_stability": Score(Curve(((0, 1.4), (20, 1.9), (32, 2.9), (41, 3.2))), 0.9, 0.88),
        "morning_stiffness_min": Score(Curve(((0, 16), (14, 11), (41, 4))), 6, 0.7, 5),
        "pain_owner_nrs": Score(Curve(((0, 5.0), (14, 3.4), (41, 1.4))), 1.4, 0.45),
    }


def _picks() -> dict[str, Pick]:
    return {
        "weight_bearing_standing": Pick(((0, "off_left:5 even:2 cannot_tell:1"), (26, "even:4 off_left:2")), 0.5),
        "slip_fall_count": Pick(((0, "0:5 1:2"), (9, "0:9 1:1"), (22, "0")), 0.72),
        "assistance_level": Pick(((0, "hand:2 none:1"), (8, "none:2 hand:1"), (28, "none")), 0.9),
        "sleep_quality": Pick(((0, "restless:3 settled:4"), (12, "settled:6 restless:1")), 0.6),
        "post_exercise_response": Pick(
            ((0, "stiffer:3 same:3 rested_more:1"), (12, "same:6 stiffer:2"), (24, "same:6 better:2 stiffer:1")), 0.85
        ),
        "stairs_use": Pick(
            ((0, "refused:4 not_tried:3"), (21, "not_tried:4 helped:2"), (33, "slow:3 helped:2 normal:2")), 0.8
        ),
        "jump_use": Pick(((0, "not_tried:4 refused:1"), (28, "not_tried:3 helped:1")), 0.45),
        "knuckling_count": Pick(((0, "none"),), 0.8),
        "worry_level": Pick(((0, "a_bit"), (17, "a_bit"), (22, "a_bit:1 calm:3"), (30, "calm")), 0.4),
    }


def _happenings() -> tuple[Happening, ...]:
    return (
        Happening(0, "vet_visit", "First visit: early-stage IVDD suspected"),
        Happening(2, "aid", "Rear-support harness for walks"),
        Happening(8, "therapy", "Hydrotherapy begins, twice a week"),
        Happening(9, "milestone.stood_for_meal", "Finished her breakfast standing up"),
        Happening(16, "off", "Quieter than usual, tail low, no reason seen"),
        Happening(17, "flare_up", "Flare-up after a slip in the kitchen", 20),
        Happening(18, "vet_called", "Toes turned under once: rest two days, watch"),
        Happening(21, "home", "Rugs on the kitchen floor"),
        Happening(25, "win", "Three walks in a day again"),
        Happening(28, "vet_visit", "Recheck: steadier, left slow to place, carry on"),
        Happening(30, "aid", "Harness off on the short evening walk"),
        Happening(33, "milestone.asked_to_go_out", "Asked to go outside: stood at the door and barked"),
        Happening(35, "milestone.first_stair", "Up the garden step on her own"),
        Happening(37, "win", "Asked to go out again, twice"),
        Happening(41, "win", "Whole river walk without sitting down"),
    )


def _treatments() -> tuple[Treatment, ...]:
    return (
        Treatment(
            Care(
                kind="medicine",
                name="meloxicam",
                strength="1.5 mg/ml",
                amount="to the 8.5 kg mark",
                times="once daily with food",
                drug_class="nsaid",
            ),
            1,
        ),
        Treatment(Care(kind="supplement", name="omega-3 fish oil", amount="2.5 ml", times="with breakfast"), 5),
        Treatment(Care(kind="supplement", name="vitamin B complex", amount="1 tablet", times="once daily"), 5),
    )
