# SPDX-License-Identifier: MIT
"""Toby, a Border Collie of seven after knee surgery: four weeks of crate rest, then three months back to running.

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

_WALKS_FROM, _THREE_FROM, _MOTION_FROM = 28, 35, 14
_TREADMILL = frozenset({34, 37, 41, 44, 48, 58, 62, 65, 69, 72, 76, 79, 83, 86})
_RUNS = frozenset({87, 90})
_FLARE = {52: 2.0, 53: 3.0, 54: 2.4, 55: 1.2}
_MINUTES = Curve(
    (
        (28, 6),
        (34, 12),
        (41, 18),
        (51, 25),
        (52, 12),
        (53, 6),
        (55, 9),
        (57, 16),
        (62, 27),
        (70, 34),
        (80, 44),
        (90, 54),
    )
)
_LIMPED = Curve(((28, 0.5), (40, 0.25), (51, 0.12), (52, 0.6), (56, 0.3), (64, 0.08), (90, 0.02)))


def _walks(dice: Dice, offset: int) -> list[Walk]:
    found = _carried(dice, offset) if offset < _WALKS_FROM else _leash(dice, offset)
    if offset in _TREADMILL:
        found.append(treadmill(dice.clock(14, 25), float(round(6 + (offset - 34) / 4)), dice.among("fine:7 panted:1")))
    if offset >= 49 and offset not in _FLARE and dice.chance(0.35):
        found.append(Walk(at=dice.clock(17, 30), kind="sit_to_stand", minutes=5.0, surface="carpet", ended="fine"))
    if offset in _RUNS:
        found.append(Walk(at="16:20", kind="free_walk", minutes=3.0, surface="grass", support="none", ended="fine"))
    if offset >= _MOTION_FROM and dice.chance(0.93):
        long = float(round(9 + dice.near(2)))
        found.append(Walk(at=dice.clock(20, 25), kind="prom", minutes=long, support="hand", ended="fine"))
    return found


def _carried(dice: Dice, offset: int) -> list[Walk]:
    if not 0 < offset <= 12 or not dice.chance(0.6):
        return []
    return [Walk(at=dice.clock(9, 40), kind="carried", minutes=5.0, surface="grass")]


def _leash(dice: Dice, offset: int) -> list[Walk]:
    hours = (
        (10,)
        if offset == 28
        else (9,)
        if offset == 53
        else (8, 17)
        if offset < _THREE_FROM or dice.chance(0.18)
        else (8, 13, 18)
    )
    found = []
    for hour in hours:
        long = 5.0 if offset == 28 else float(max(3, round(_MINUTES.at(offset) / len(hours) + dice.near(3))))
        limped = dice.chance(_LIMPED.at(offset) / 2)
        found.append(
            Walk(
                at=dice.clock(hour, 25),
                minutes=long,
                metres=long * 60 if dice.chance(0.35) else None,
                surface=dice.among("pavement:3 path:3 grass:3 hills:1" if offset > 60 else "pavement:3 path:2"),
                support="sling" if offset < 31 else "none",
                ended="limped" if limped else dice.among("fine:9 panted:1") if dice.chance(0.92) else "",
            )
        )
    return found


_TOLD = {
    0: Told(
        "Operation this morning, right knee. Home by six, very sleepy. He lay with his head on my foot.",
        {"toe_touched.R": 1, "good_day": 0},
    ),
    1: Told(
        "Toes of the right foot touch the ground, no more. The nurse said that is to be expected for now.",
        {"toe_touched.R": 1},
    ),
    2: Told("Slept, ate a little, slept.", {"good_day": 1, "comfort": 4, "lameness_grade_owner": 3}),
    3: Told("Crate in the kitchen so that he can see us."),
    5: Told("Bored. Frozen food toy helped for an hour."),
    8: Told("Puts the right foot down when he stands to eat."),
    12: Told("Stitches out. He was as good as gold.", {"lameness_grade_owner": 2, "comfort": 6, "good_day": 1}),
    14: Told("Started moving the leg every evening as the physio showed me. Ten slow bends, he falls asleep."),
    18: Told("Barked at the postman from the crate. Sounds like himself."),
    21: Told("Three weeks. The right thigh looks so thin next to the other."),
    24: Told("Counting days. So is he."),
    27: Told("X-ray is good. From tomorrow he may walk on the lead, five minutes."),
    28: Told(
        "First walk: round the car park, five minutes. Awkward, right leg swings out, but tail up.",
        {"limped.R": 1, "good_day": 1},
    ),
    29: Told("Extra chicken and egg in his meals, weighed out with the vet's list."),
    31: Told("No sling any more, he did not lean on it."),
    34: Told("Canine physio today. Six minutes on the water treadmill, he walked straight in."),
    37: Told("Second treadmill. Uses the right leg better in the water than out of it."),
    43: Told("Up the garden slope without a hop. I watched him do it twice."),
    47: Told("Off to my sister's tomorrow, the tape stays at home."),
    50: Told("He wanted to pull today. I was the one who got tired."),
    52: Told(
        "Chased a cat across the garden before I could shout. Limping after.",
        {"limped.R": 1, "good_day": 0, "overall_mobility": 3},
    ),
    53: Told(
        "Still limping, puts weight on it. Rang the vet: short walks for four days, no treadmill this week.",
        {"limped.R": 1, "good_day": 0},
    ),
    56: Told("Walks normally again at the slow pace."),
    58: Told("Back on the treadmill. The physio felt nothing new in the knee."),
    62: Told("Second X-ray: the bone has healed. Longer walks, hills allowed."),
    66: Told("Both back legs under him when he sits."),
    69: Told("Jo measured this week, I was on nights. She says he wriggles."),
    70: Told("Short on the right after yesterday's treadmill. Gone by the evening.", {"limped.R": 1}),
    74: Told("Trotted. Properly trotted, the whole hedge long."),
    79: Told("Hill behind the church, up and down."),
    83: Told("Eighteen minutes on the treadmill and still bouncing in the car park."),
    85: Told("Stood with both back feet level for the photo, first try."),
    87: Told("Off the lead on the big field, three minutes, as agreed with the vet. He ran."),
    88: Told("Last check at the vet. Nearly the same on both sides, he said, and he used the tape himself."),
    89: Told("A quiet day, he had run enough.", {"good_day": 1}),
    90: Told(
        "Three months today. He ran the length of the field and came back for more.",
        {"good_day": 2, "overall_mobility": 9, "comfort": 9},
    ),
}


def story() -> Story:
    """Return Toby's story: thirteen weeks, 91 days."""
    return Story(
        dog=_dog(),
        years=7,
        months=4,
        length=91,
        seed=702,
        unlogged=frozenset({9, 10, 38, 64, 78}),
        dips=_FLARE,
        scores=_scores(),
        picks=_picks(),
        signs=_signs(),
        walks=_walks,
        told=_TOLD,
        happenings=_happenings(),
        treatments=_treatments(),
        questions=(
            (72, "He was short on the right once, after the treadmill: go on at the same length?"),
            (84, "When may he play ball again, and for how long?"),
            (89, "Should the evening range of motion go on now that he runs?"),
        ),
        settled=(16, "Does the wound need anything now that the stitches are out?", 27),
        muscle=_muscle(),
        weekly=_weekly(),
        vet=_vet(),
        album=_album(),
    )


def _dog() -> Dog:
    return Dog(
        "",
        "Toby",
        leg="R",
        start_kind="surgery",
        breed="Border Collie",
        sex="m",
        neutered=True,
        cause="disuse",
        diagnosis="muscle loss after knee surgery (TPLO, cruciate ligament)",
        clinic="Hillfoot Veterinary Surgery",
        clinic_phone="01632 960 227",
        emergency_phone="01632 960 299",
    )


def _signs() -> dict[str, Curve]:
    return {
        "limped.R": Curve(((0, 0.8), (8, 0.85), (27, 0.6), (34, 0.5), (51, 0.15), (53, 0.7), (58, 0.2), (90, 0.02))),
        "bunny_hopped": Curve(((27, 0.0), (28, 0.35), (44, 0.12), (60, 0.0))),
        "avoided_sofa": Curve(((0, 0.0), (28, 0.5), (50, 0.2), (70, 0.0))),
        "avoided_car": Curve(((0, 0.1), (28, 0.4), (60, 0.08), (90, 0.0))),
        "avoided_play": Curve(((0, 0.3), (30, 0.2), (60, 0.0))),
    }


def _treatments() -> tuple[Treatment, ...]:
    return (
        Treatment(
            Care(
                kind="medicine",
                name="carprofen",
                strength="50 mg",
                amount="1 tablet",
                times="morning, with food",
                drug_class="nsaid",
            ),
            1,
            13,
        ),
        Treatment(
            Care(
                kind="medicine",
                name="carprofen",
                strength="50 mg",
                amount="½ tablet",
                times="morning, with food",
                drug_class="nsaid",
            ),
            14,
            20,
        ),
        Treatment(Care(kind="supplement", name="omega-3 fish oil", amount="5 ml", times="with dinner"), 29),
    )


def _weekly() -> Weekly:
    return Weekly(
        measured=(13, 20, 27, 34, 41, 55, 62, 69, 76, 83, 90),
        by="Sam",
        coat="usual",
        weight=Curve(((0, 19.4), (27, 18.7), (60, 19.0), (90, 19.3))),
        bcs_key="body_condition_score_9",
        bcs=Curve(((0, 5.0), (27, 4.3), (90, 5.0))),
        mcs=Curve(((0, 0.8), (20, 1.7), (48, 1.4), (69, 0.8), (90, 0.2))),
        other_person={69: "Jo"},
    )


def _vet() -> tuple[Weighing, ...]:
    return (
        Weighing(12, "Hillfoot Veterinary Surgery", {"body_weight": 19.1, "body_condition_score_9": 5}),
        Weighing(
            62,
            "Hillfoot Veterinary Surgery",
            {"body_weight": 19.0, "body_condition_score_9": 5, "muscle_condition_score": 1},
        ),
    )


def _album() -> Album:
    return Album(
        days=(4, 13, 20, 27, 34, 41, 55, 62, 69, 76, 83, 90),
        left_out={4: ("dorsal",), 20: ("dorsal",), 41: ("dorsal",), 62: ("dorsal",), 76: ("dorsal",)},
        poor_rear=26,
        poor_note="Not straight behind him; taken again the next day.",
        look="border_collie",
        offset="+01:00",
        first_number=5310,
        noticed=Seen(("nothing",), "He turned his head, hard to say"),
    )


def _muscle() -> Muscle:
    return Muscle(
        left=Curve(((0, 358), (13, 355), (27, 351), (40, 353), (60, 356), (90, 359))),
        right=Curve(((0, 352), (13, 340), (27, 331), (34, 331), (48, 338), (56, 339), (76, 349), (90, 356))),
        thin=318,
        full=366,
        crouch=Curve(((0, 0.6), (20, 0.5), (40, 0.35), (53, 0.45), (60, 0.25), (90, 0.05))),
        level_pct=50,
        length_mm=208,
    )


def _scores() -> dict[str, Score]:
    return {
        "overall_mobility": Score(
            Curve(((0, 1.6), (10, 2.8), (27, 3.8), (34, 4.4), (51, 6.2), (62, 6.6), (76, 7.8), (90, 8.8))), often=0.95
        ),
        "comfort": Score(Curve(((0, 3.4), (10, 5.4), (27, 6.4), (51, 7.0), (70, 7.8), (90, 8.8))), often=0.95),
        "energy_level": Score(Curve(((0, 4.4), (14, 5.4), (27, 6.0), (60, 7.4), (90, 8.8))), 1.3, 0.65),
        "mood_engagement": Score(Curve(((0, 1.6), (20, 2.0), (35, 2.9), (62, 3.1), (78, 4.1), (90, 4.4))), 0.9, 0.95),
        "rising_ease": Score(Curve(((0, 0.8), (20, 1.9), (40, 2.5), (90, 3.8))), 0.9, 0.85),
        "hind_stability": Score(Curve(((0, 1.2), (27, 2.1), (60, 3.0), (90, 3.8))), 0.9, 0.6),
        "lameness_grade_owner": Score(Curve(((0, 3.0), (10, 2.6), (27, 2.0), (50, 1.2), (90, 1.0))), 0.5, 0.6),
        "morning_stiffness_min": Score(Curve(((0, 20), (27, 12), (50, 8), (90, 2))), 6, 0.6, 5),
        "pain_owner_nrs": Score(Curve(((0, 5.4), (10, 3.4), (40, 2.0), (90, 0.8))), 1.3, 0.4),
    }


def _picks() -> dict[str, Pick]:
    return {
        "weight_bearing_standing": Pick(
            ((0, "off_right"), (14, "off_right:4 even:1"), (50, "even:3 off_right:2"), (74, "even:6 off_right:1")), 0.5
        ),
        "slip_fall_count": Pick(((0, "0"), (28, "0:7 1:1"), (50, "0:14 1:1")), 0.65),
        "assistance_level": Pick(((0, "harness"), (10, "hand:3 harness:1"), (28, "hand:1 none:2"), (45, "none")), 0.88),
        "sleep_quality": Pick(
            ((0, "restless:3 up_often:1 settled:2"), (8, "settled:4 restless:2"), (24, "settled:7 restless:1")), 0.5
        ),
        "post_exercise_response": Pick(
            (
                (0, "na"),
                (28, "same:4 stiffer:3"),
                (42, "same:5 stiffer:1 better:1"),
                (52, "stiffer:3 same:1"),
                (57, "same:5 stiffer:1 better:2"),
            ),
            0.8,
        ),
        "stairs_use": Pick(
            ((0, "na"), (28, "helped:3 slow:1"), (45, "slow:3 helped:1"), (66, "normal:2 slow:1"), (80, "normal")), 0.7
        ),
        "jump_use": Pick(((0, "na"), (28, "not_tried")), 0.35),
        "worry_level": Pick(
            ((0, "a_bit"), (28, "a_bit:2 calm:1"), (52, "a_bit"), (57, "calm:4 a_bit:1"), (75, "calm")), 0.35
        ),
    }


def _happenings() -> tuple[Happening, ...]:
    return (
        Happening(0, "surgery", "TPLO, right knee"),
        Happening(1, "home", "Crate rest begins, four weeks"),
        Happening(8, "win", "Puts the right foot flat while he eats"),
        Happening(12, "vet_visit", "Stitches out, wound clean"),
        Happening(27, "vet_visit", "X-ray good: short leash walks may begin"),
        Happening(28, "win", "First walk, five minutes, tail up"),
        Happening(29, "food", "Extra protein: chicken and egg in his meals"),
        Happening(34, "therapy", "Physio: water treadmill begins"),
        Happening(43, "win", "Up the garden slope without a hop"),
        Happening(52, "flare_up", "Limp after chasing a cat", 55),
        Happening(53, "vet_called", "Limping, weight on it: short walks for four days"),
        Happening(58, "win", "Back on the treadmill as if nothing had been"),
        Happening(62, "vet_visit", "X-ray: bone healed, longer walks and hills"),
        Happening(66, "win", "Sits square, both back legs under him"),
        Happening(70, "off", "Short on the right this morning, gone by evening"),
        Happening(74, "win", "Trotted the whole hedge long"),
        Happening(85, "win", "Stood level for the photo, first try"),
        Happening(87, "milestone.ran", "Ran on the big field, three minutes"),
        Happening(88, "vet_visit", "Last check: both thighs nearly the same"),
        Happening(90, "win", "Ran the length of the field and back"),
    )
