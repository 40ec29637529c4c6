# SPDX-License-Identifier: MIT
"""Lulu, a mixed breed of twelve with arthritis: four months of ramps, short walks and a small wheelchair.

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
)
from core.usecases.dogs import Dog
from core.usecases.walks import Walk

_SHORT_FROM, _CART_FROM = 14, 58
_AWAY = frozenset(range(66, 74))
_FLARE = {79: 1.4, 80: 2.2, 81: 2.6, 82: 1.8, 83: 1.0}
_MINUTES = Curve(((0, 15), (13, 12), (14, 15), (40, 19), (78, 23), (80, 14), (83, 15), (90, 22), (118, 27)))
_TIRED = Curve(((0, 0.5), (13, 0.4), (40, 0.15), (79, 0.1), (81, 0.4), (86, 0.12), (118, 0.03)))
_CART_MINUTES = Curve(((58, 5), (75, 10), (100, 20), (118, 25)))


def _walks(dice: Dice, offset: int) -> list[Walk]:
    hours = (9, 17) if offset < _SHORT_FROM or dice.chance(0.1) else (8, 13, 18)
    found = [_walk(dice, offset, hour, _MINUTES.at(offset) / len(hours)) for hour in hours]
    on_wheels = offset >= _CART_FROM and offset not in _FLARE and (offset - _CART_FROM) % 3 == 0
    if on_wheels:
        long = 5.0 if offset == _CART_FROM else float(round(_CART_MINUTES.at(offset) + dice.near(2)))
        found.append(
            Walk(
                at=dice.clock(15, 30),
                kind="cart",
                minutes=long,
                metres=long * 40 if dice.chance(0.5) else None,
                surface="path",
                support="cart",
                ended="fine",
            )
        )
    return found


def _walk(dice: Dice, offset: int, hour: int, minutes: float) -> Walk:
    raw = round(minutes + dice.near(1.8))
    tired = dice.chance(_TIRED.at(offset) / 2)
    return Walk(
        at=dice.clock(hour, 25),
        minutes=float(min(10, max(5, raw)) if offset >= _SHORT_FROM else max(3, raw)),
        metres=None,
        surface=dice.among("grass:4 path:3 pavement:1"),
        support="hand" if offset < 30 and dice.chance(0.4) else "none",
        ended=dice.among("sat_down:3 panted:1") if tired else "fine" if dice.chance(0.9) else "",
    )


_TOLD = {
    0: Told(
        "She looked at the sofa and lay down in front of it. That is the third time this week.", {"avoided_sofa": 1}
    ),
    2: Told("Slow on the stairs for a while now. I thought it was just her age."),
    5: Told("She has stopped using the stairs altogether. Slept downstairs with her.", {"avoided_stairs": 1}),
    9: Told("Vet today: moderate arthritis, and a lot of muscle gone from the back legs. I am not ready to give up."),
    10: Told("Joint chews from today. She thinks they are treats."),
    12: Told("Learned to use the tape. Both thighs about the same, both thin."),
    13: Told("Ramp to the sofa and non-slip rugs in the hall. She sniffed the ramp and went round it."),
    14: Told("Three short walks a day instead of two long ones."),
    18: Told("A biscuit on the ramp. She took the biscuit."),
    20: Told("Ramp for the car too."),
    22: Told("To the gate and back without stopping.", ended="fine"),
    26: Told("Stiff in the mornings, better after the second walk."),
    30: Told(
        "Missed the step at the back door and sat down hard. Up again by herself.",
        {"slip_fall_count": 1, "good_day": 1},
    ),
    35: Told("Up the ramp and onto the sofa, on her own, while I was making tea."),
    38: Told("Slower today, rain since morning.", {"good_day": 1}),
    44: Told("Recheck. Moves more freely, the vet says, keep to the three short walks."),
    51: Told("Restless at night, up and down. Could not see why.", {"sleep_quality": 2}),
    54: Told("Asked the vet's nurse about a wheelchair for longer outings. It does not mean giving up."),
    58: Told("The wheels came. Five minutes in the yard with ham. She did not mind at all."),
    61: Told("Two laps of the pond in the wheels, barking at the ducks."),
    64: Told("Looked for redness under the straps, nothing."),
    65: Told("I am in hospital from tomorrow, next door will look after her. No diary for a week."),
    74: Told("Home again. Next door says she walked fine and ate everything. She howled when she saw me."),
    79: Told("Wet and chilly all day. Stiff from the start, one leg at a time.", {"good_day": 0}),
    81: Told("Would not leave the rug this afternoon. Heat pad and quiet.", {"good_day": 0, "avoided_play": 1}),
    84: Told("Better. Did the whole round, slowly."),
    88: Told("Took the photos twice, the first one from behind was crooked."),
    90: Told("Met me at the door, tail going."),
    97: Told("The wheels to the market and back. Everyone stopped to talk to her."),
    100: Told("Recheck: a little more muscle than at first, the vet says. Not all of it will come back."),
    104: Told("Played with the old ball in the garden. Ten minutes of nonsense."),
    109: Told("Sleeps through. So do I.", {"good_day": 2}),
    112: Told("Ran three steps after a pigeon.", {"good_day": 2}),
    115: Told("Her thighs are still thinner than they were. She does not seem to care.", {"good_day": 2}),
    116: Told("Tired and content after the long outing with the wheels.", {"good_day": 2}),
    118: Told(
        "Four months. Up before me this morning, waiting by the lead.",
        {"good_day": 2, "overall_mobility": 7, "comfort": 7},
    ),
}


def story() -> Story:
    """Return Lulu's story: seventeen weeks, 119 days."""
    return Story(
        dog=_dog(),
        years=12,
        months=2,
        length=119,
        seed=1203,
        unlogged=frozenset({17, 47, 95}) | _AWAY,
        dips=_FLARE,
        scores=_scores(),
        picks=_picks(),
        signs=_signs(),
        walks=_walks,
        told=_TOLD,
        happenings=_happenings(),
        treatments=_treatments(),
        questions=(
            (101, "Her thighs are still thin: is there more we can do, or is this her new normal?"),
            (108, "How long at a time may she be in the wheels?"),
            (116, "Is there something for the stiff, wet days?"),
        ),
        settled=(26, "Are the joint chews all right together with the mussel powder?", 44),
        muscle=_muscle(),
        weekly=_weekly(),
        vet=_vet(),
        album=_album(),
    )


def _dog() -> Dog:
    return Dog(
        "",
        "Lulu",
        leg="B",
        start_kind="first_noticed",
        breed="Mixed breed",
        sex="f",
        neutered=True,
        born_exact=False,
        cause="arthritis",
        diagnosis="moderate arthritis with muscle loss",
        clinic="Parkside Animal Clinic",
        clinic_phone="01632 960 338",
        emergency_phone="01632 960 399",
    )


def _signs() -> dict[str, Curve]:
    return {
        "bunny_hopped": Curve(((0, 0.3), (40, 0.2), (118, 0.06))),
        "wobbled": Curve(((0, 0.3), (30, 0.25), (60, 0.14), (118, 0.06))),
        "scuffed.L": Curve(((0, 0.12), (60, 0.06), (118, 0.02))),
        "scuffed.R": Curve(((0, 0.1), (60, 0.06), (118, 0.02))),
        "avoided_stairs": Curve(((0, 0.7), (5, 0.97), (118, 0.9))),
        "avoided_sofa": Curve(((0, 0.85), (30, 0.7), (36, 0.3), (96, 0.1), (118, 0.02))),
        "avoided_car": Curve(((0, 0.4), (24, 0.2), (118, 0.0))),
        "avoided_play": Curve(((0, 0.6), (40, 0.35), (118, 0.05))),
    }


def _treatments() -> tuple[Treatment, ...]:
    return (
        Treatment(Care(kind="supplement", name="glucosamine and chondroitin", amount="1 chew", times="once daily"), 10),
        Treatment(Care(kind="supplement", name="green-lipped mussel", amount="1 scoop", times="with dinner"), 24),
    )


def _weekly() -> Weekly:
    return Weekly(
        measured=(12, 19, 26, 33, 40, 46, 54, 61, 75, 82, 89, 96, 103, 110, 117),
        by="Maria",
        coat="usual",
        weight=Curve(((0, 14.6), (60, 14.3), (118, 14.0))),
        bcs_key="body_condition_score_5",
        bcs=Curve(((0, 3.8), (60, 3.6), (90, 3.3), (118, 3.0))),
        mcs=Curve(((0, 2.0), (60, 1.8), (80, 1.4), (118, 1.1))),
    )


def _vet() -> tuple[Weighing, ...]:
    return (
        Weighing(
            9,
            "Parkside Animal Clinic",
            {"body_weight": 14.6, "body_condition_score_5": 4, "muscle_condition_score": 2},
        ),
        Weighing(100, "Parkside Animal Clinic", {"body_weight": 14.1, "body_condition_score_5": 3}),
    )


def _album() -> Album:
    return Album(
        days=(12, 19, 26, 33, 40, 46, 54, 61, 75, 82, 89, 96, 103, 110, 117),
        left_out={
            26: ("dorsal",),
            46: ("dorsal", "right_lateral"),
            61: ("dorsal",),
            82: ("dorsal",),
            103: ("dorsal",),
        },
        poor_rear=88,
        poor_note="Crooked; taken again.",
        look="mixed",
        offset="",
        first_number=880,
        noticed=Seen(("leaning_less",), "tail higher than in summer"),
    )


def _muscle() -> Muscle:
    return Muscle(
        left=Curve(((0, 272), (14, 270), (40, 272), (78, 278), (84, 277), (118, 283))),
        right=Curve(((0, 274), (14, 273), (40, 275), (78, 280), (84, 279), (118, 285))),
        thin=258,
        full=310,
        crouch=Curve(((0, 0.8), (30, 0.7), (60, 0.55), (79, 0.5), (82, 0.7), (88, 0.5), (118, 0.3))),
        level_pct=50,
        length_mm=186,
    )


def _scores() -> dict[str, Score]:
    return {
        "overall_mobility": Score(
            Curve(((0, 3.6), (9, 3.4), (30, 4.2), (60, 5.0), (90, 5.6), (106, 7.0), (118, 7.2))), often=0.95
        ),
        "comfort": Score(
            Curve(((0, 4.2), (9, 4.0), (24, 4.8), (60, 5.6), (90, 6.2), (106, 7.5), (118, 7.6))), often=0.95
        ),
        "energy_level": Score(Curve(((0, 3.2), (20, 3.8), (60, 5.2), (118, 6.8))), 1.4, 0.65),
        "mood_engagement": Score(Curve(((0, 1.3), (20, 1.7), (60, 2.6), (118, 3.6))), 0.8, 0.85),
        "rising_ease": Score(Curve(((0, 0.9), (30, 1.2), (60, 1.8), (118, 2.5))), 0.9, 0.88),
        "hind_stability": Score(Curve(((0, 1.7), (60, 2.2), (118, 2.8))), 0.9, 0.55),
        "morning_stiffness_min": Score(Curve(((0, 25), (30, 22), (60, 16), (118, 10))), 7, 0.8, 5),
        "pain_owner_nrs": Score(Curve(((0, 5.0), (30, 4.2), (60, 3.2), (118, 2.2))), 1.4, 0.35),
    }


def _picks() -> dict[str, Pick]:
    return {
        "weight_bearing_standing": Pick(
            ((0, "forward:5 even:2 cannot_tell:1"), (60, "even:3 forward:3"), (100, "even:4 forward:1")), 0.45
        ),
        "slip_fall_count": Pick(((0, "0:4 1:2 2:1"), (14, "0:9 1:1"), (60, "0:16 1:1")), 0.7),
        "assistance_level": Pick(((0, "hand:2 none:1"), (36, "none:2 hand:1"), (90, "none:4 hand:1")), 0.85),
        "sleep_quality": Pick(
            ((0, "restless:3 settled:2 up_often:1"), (30, "settled:3 restless:2"), (90, "settled:8 restless:1")), 0.6
        ),
        "post_exercise_response": Pick(
            (
                (0, "stiffer:3 same:3 rested_more:1"),
                (14, "same:4 stiffer:2"),
                (79, "stiffer:3 same:1"),
                (84, "same:6 stiffer:1 better:1"),
            ),
            0.82,
        ),
        "stairs_use": Pick(((0, "slow:2 helped:1 refused:1"), (5, "not_tried"), (100, "not_tried:5 helped:1")), 0.75),
        "jump_use": Pick(((0, "refused:2 not_tried:2"), (14, "not_tried")), 0.45),
        "worry_level": Pick(((0, "a_bit:3 calm:1"), (44, "a_bit:1 calm:1"), (84, "calm:4 a_bit:1")), 0.35),
    }


def _happenings() -> tuple[Happening, ...]:
    return (
        Happening(0, "other", "First noticed: no more jumping on the sofa"),
        Happening(5, "other", "Stopped using the stairs"),
        Happening(9, "vet_visit", "First visit: moderate arthritis, muscle loss behind"),
        Happening(13, "home", "Ramp to the sofa, non-slip rugs in the hall"),
        Happening(14, "other", "Three short walks a day from now on"),
        Happening(20, "home", "Ramp for the car"),
        Happening(22, "win", "To the gate and back without stopping"),
        Happening(30, "fall", "Missed the step at the back door"),
        Happening(35, "win", "Up the ramp onto the sofa by herself"),
        Happening(44, "vet_visit", "Recheck: moves more freely, keep short walks"),
        Happening(51, "off", "Restless all night, no reason that I can see"),
        Happening(58, "aid", "Small wheelchair for longer outings"),
        Happening(61, "win", "Two laps of the pond, barking at the ducks"),
        Happening(79, "flare_up", "Stiff, wet week", 83),
        Happening(90, "win", "Met me at the door, tail going"),
        Happening(97, "win", "To the market and back in the wheels"),
        Happening(100, "vet_visit", "Recheck: a little more muscle, comfort good"),
        Happening(104, "milestone.wanted_to_play", "Played with the old ball"),
        Happening(109, "milestone.slept_through", "Slept through, and so did I"),
        Happening(112, "milestone.ran", "Ran three steps after a pigeon"),
        Happening(118, "win", "Up before me, waiting by the lead"),
    )
