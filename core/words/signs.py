# SPDX-License-Identifier: MIT
"""SIGNS: what an owner ticks about the back legs. RED_FLAGS: when to call the vet, and which answers match.

The table of when to call is fixed: it is never computed from statistics. Wording is "call", never a diagnosis.

To add a sign: add one Sign; it becomes a 0/1 metric, a chip of the diary, a column and a chart by itself.
To add a red flag: add one RedFlag; `matches` lists the answers that open the card at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.words.i18n import N_


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing to tick: stored as 0/1 per leg ("" when the leg is not known or not asked)."""

    key: str
    label: str
    group: str
    legs: bool = False
    vet: str = ""


SIGNS: tuple[Sign, ...] = (
    Sign("limped", N_("Limped"), "signs", True, N_("Limping")),
    Sign("scuffed", N_("Scuffed"), "signs", True, N_("Scuffing")),
    Sign("knuckled", N_("Toes turned under"), "signs", True, N_("Knuckling (toes turned under)")),
    Sign("wobbled", N_("Wobbled"), "signs", False, N_("Wobbling (hind ataxia)")),
    Sign("crossed", N_("Legs crossed"), "signs", False, N_("Hind legs crossing")),
    Sign("bunny_hopped", N_("Bunny hopped"), "signs", False, N_("Bunny hopping")),
    Sign("gave_way", N_("Leg gave way"), "signs", True, N_("Hind leg giving way")),
    Sign("toe_touched", N_("Only touched the toes down"), "signs", True, N_("Toe-touching")),
    Sign("stiff_at_first", N_("Stiff at first"), "signs", False, N_("Stiff at first")),
    Sign("off_legs", N_("Could not stand on the back legs"), "signs", False, N_("Off hind legs")),
    Sign("limped_front", N_("Limped on a front leg"), "signs", True, N_("Fore limb lameness")),
    Sign("avoided_stairs", N_("Stairs"), "avoided", False, N_("Avoided stairs")),
    Sign("avoided_sofa", N_("Sofa or bed"), "avoided", False, N_("Avoided sofa or bed")),
    Sign("avoided_car", N_("Getting into the car"), "avoided", False, N_("Avoided the car")),
    Sign("avoided_play", N_("Play"), "avoided", False, N_("Avoided play")),
    Sign("sat_on_walk", N_("Sat down on walk"), "avoided", False, N_("Sat down on walks")),
)


@dataclass(frozen=True, slots=True)
class Match:
    """An answer that opens the card: the metric's value is at least `at_least` and at most `at_most`.

    Attributes:
        new_within: days without the sign before it counts as new; 0 means it need not be new.
        with_class: only while a medicine of this class is being given.
    """

    key: str
    at_least: float = 1
    at_most: float = 1e9
    new_within: int = 0
    with_class: str = ""


@dataclass(frozen=True, slots=True)
class RedFlag:
    """One row of "When to call the vet": level "now" or "soon"; `todo` adds what to do or not to do."""

    id: str
    level: str
    text: str
    todo: str = ""
    matches: tuple[Match, ...] = ()


NSAID = "nsaid"
_NSAID_SIGNS = (
    Match("vomiting_count", with_class=NSAID),
    Match("defecation.diarrhoea", with_class=NSAID),
    Match("defecation.soft", with_class=NSAID),
    Match("appetite", 2, 3, with_class=NSAID),
    Match("energy_level", 0, 2, with_class=NSAID),
)

# Rows and levels: clinical.md section 6. Order is the order shown.
RED_FLAGS: tuple[RedFlag, ...] = (
    RedFlag(
        "off_legs",
        "now",
        N_("Suddenly cannot stand or walk on the back legs, or drags both"),
        matches=(Match("off_legs"),),
    ),
    RedFlag("worsening", "now", N_("Getting worse by the hour or by the day: from wobbly to dragging")),
    RedFlag(
        "urine",
        "now",
        N_("Cannot pass urine, or newly loses control of bladder or bowel"),
        matches=(
            Match("urination.none_12h"),
            Match("urination.strain"),
            Match("urination.accident", new_within=14),
            Match("urination.dribble", new_within=14),
            Match("defecation.accident", new_within=14),
        ),
    ),
    RedFlag(
        "severe_pain",
        "now",
        N_("Severe back or neck pain: crying, arched back, head held low, will not move"),
        matches=(Match("comfort", 0, 0), Match("pain_owner_nrs", 9)),
    ),
    RedFlag("no_reaction", "now", N_("No reaction from the back legs"), N_("Do not test by pinching.")),
    RedFlag(
        "not_bearing",
        "now",
        N_("No weight on a leg or only toe-touching, a leg out of shape, heavy swelling, an open wound"),
        matches=(Match("toe_touched"), Match("lameness_grade_owner", 4)),
    ),
    RedFlag(
        "new_knuckling",
        "now",
        N_("Toes turning under, wobbling or crossing legs that is new in the last day or two, or getting worse"),
        matches=(
            Match("knuckled", new_within=14),
            Match("knuckling_count", new_within=14),
            Match("wobbled", new_within=14),
            Match("crossed", new_within=14),
        ),
    ),
    RedFlag(
        "black_stool",
        "now",
        N_("Black, tarry or bloody poo"),
        matches=(Match("defecation.black_tarry"), Match("defecation.blood")),
    ),
    RedFlag(
        "nsaid",
        "now",
        N_("On an anti-inflammatory (NSAID): any vomiting, diarrhoea, eating less, dullness, yellow gums or eyes"),
        N_("Contact your vet today, before the next dose."),
        matches=_NSAID_SIGNS,
    ),
    RedFlag(
        "anti_ngf",
        "now",
        N_("New wobble, weakness, a fit, accidents or great thirst after an anti-NGF injection"),
        matches=(Match("wobbled", with_class="anti_ngf"), Match("water_intake", 2, 2, with_class="anti_ngf")),
    ),
    RedFlag("collapse", "now", N_("Trouble breathing, pale gums, collapse, a swollen hard belly, a fit")),
    RedFlag(
        "known_signs",
        "soon",
        N_("Scuffing, worn nails, crossing or turned-under toes, unchanged, that the vet has not seen yet"),
        matches=(Match("scuffed", new_within=28),),
    ),
    RedFlag("limp", "soon", N_("A limp with weight on the leg that lasts more than 12 to 24 hours")),
    RedFlag("thin_thigh", "soon", N_("One thigh visibly thinner than the other")),
    RedFlag(
        "pain_signs",
        "soon",
        N_("Signs of pain that the medicine does not ease; cannot settle, broken nights"),
        N_("Severe, or crying: call now."),
        matches=(Match("pain_behaviours.will_not_settle"), Match("comfort", 1, 2)),
    ),
    RedFlag(
        "thirst",
        "soon",
        N_("Drinking or peeing much more, a pot belly or thin coat together with loss of muscle"),
        matches=(Match("water_intake", 2, 2, new_within=14), Match("urination.more", new_within=14)),
    ),
    RedFlag("weight_loss", "soon", N_("More than a tenth of the weight lost without a diet plan")),
    RedFlag("sores", "soon", N_("Sores, urine scald, or wounds from dragging or from a cart")),
    RedFlag(
        "surgery_site",
        "soon",
        N_("A surgical wound that is swollen, hot or weeping, or an operated leg no longer used"),
    ),
    RedFlag(
        "sick",
        "soon",
        N_("Vomiting, diarrhoea or refusing food without an anti-inflammatory"),
        matches=(Match("vomiting_count", 2), Match("defecation.diarrhoea"), Match("appetite", 3, 3)),
    ),
    RedFlag("worried", "soon", N_("You are worried"), matches=(Match("worry_level", 2),)),
)

LEVELS: tuple[tuple[str, str], ...] = (
    ("now", N_("Call now, or the emergency line")),
    ("soon", N_("Call soon: today or the next working day")),
)
CAUTIONS: tuple[str, ...] = (
    N_("Do not test by pinching toes: that is the vet's to do."),
    N_("Not on this list does not mean all is well. If you are worried, call."),
)
