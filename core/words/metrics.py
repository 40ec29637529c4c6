# SPDX-License-Identifier: MIT
"""METRICS: everything that becomes a number over time. Form, chart, report, CSV and commands are read from it.

What does not belong here: how a value is stored (keeping), how a derived one is computed (use cases). Signs have
their own list in `signs.py`; `known()` joins both, and every reader calls `known()`.

To add a metric: add one Metric to the list. Its key is for ever: never rename or reuse it. Give the unit it is
stored in, its range, which direction is better, the group of the form it is asked in, and, if it is measured,
its noise (changes no larger than that are "within error") with the source of the figure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.words import signs
from core.words.i18n import N_


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a choice: the stored number (never renumbered), its name in commands and CSV, its label."""

    value: int
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Metric:
    """One thing that is recorded.

    Attributes:
        key: stored for ever.
        label: the owner's words (marked for translation); `vet`: the vet's words, empty means the same.
        kind: "score", "number", "choice" or "flag" (0/1).
        unit: stored unit: "", "score", "kg", "mm", "m", "min", "s", "ml", "count", "pct", "ratio", "deg".
        low, high, step: inclusive range and step in the stored unit.
        better: "higher", "lower", "middle" (a target in the middle) or "none".
        group: which part of which form asks it; "" means it is derived and never asked.
        usual: stored value that "as usual" or "nothing else unusual" writes; None: not written by it.
        noise: a change no larger than this is within error, stored unit; sharp: drop of one value that counts as sharp.
        judged: how a verdict is reached: "points" (whole steps against the usual), "spread" (finer than whole steps:
            the usual's lower quartile and two of its SDs), "weekly" (slope and last three occasions against the noise)
            or "" (no verdict). With "points", `sharp` is how many steps below usual count as a sharp drop.
        legs: may be told for L or R; takes: how many times it is measured in one session.
        form: how it is drawn: "series", "bars", "measured" or "" (not charted).
        derive: name of the function in core/usecases/series.py that computes it; empty means it is stored.
        low_label, high_label: words at the ends of a scale.
        may_not_apply: can be answered "does not apply". over_coat: measured over the coat, which is measured along.
    """

    key: str
    label: str
    kind: str = "score"
    unit: str = "score"
    low: float = 0
    high: float = 10
    step: float = 1
    better: str = "higher"
    group: str = ""
    choices: tuple[Choice, ...] = ()
    usual: int | None = None
    noise: float | None = None
    sharp: float | None = None
    judged: str = ""
    legs: bool = False
    takes: int = 1
    form: str = ""
    derive: str = ""
    vet: str = ""
    subtitle: str = ""
    low_label: str = ""
    high_label: str = ""
    may_not_apply: bool = False
    over_coat: bool = False

    @property
    def scored(self) -> bool:
        """Whether a person judges it by look and feel in a session, so that who scored matters."""
        return self.group == "weekly" and self.kind in ("score", "choice")

    @property
    def daily(self) -> bool:
        """Whether it belongs to a diary day (asked there or derived from its answers)."""
        worked_out = bool(self.derive) and self.form == "measured"
        return not worked_out and self.group not in (*WEEKLY_GROUPS, PHOTO_GROUP, CLIP_GROUP, CLINIC_GROUP)


def _choices(*pairs: tuple[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(value, key, label) for value, (key, label) in enumerate(pairs))


def _width(key: str, label: str, vet: str, subtitle: str, *, legs: bool = False) -> Metric:
    """Return a width read off photos, as a ratio to a bone length."""
    return Metric(
        key,
        label,
        "number",
        "ratio",
        0.01,
        5,
        0.001,
        "none",
        PHOTO_GROUP,
        noise=0.02,
        legs=legs,
        takes=9,
        judged="weekly",
        form="measured",
        vet=vet,
        subtitle=subtitle,
    )


def _standing(key: str, label: str, vet: str, *, low: float = 1, high: float = 180) -> Metric:
    """Return an angle read off a photo from the side; each side is its own series."""
    return Metric(
        key,
        label,
        "number",
        "deg",
        low,
        high,
        0.1,
        "none",
        PHOTO_GROUP,
        noise=10,
        legs=True,
        takes=9,
        judged="weekly",
        form="measured",
        vet=vet,
        subtitle=N_("standing posture, not range of motion"),
    )


def _stepping(
    key: str, label: str, subtitle: str, span: tuple[float, float], *, noise: float, better: str = "none", vet: str = ""
) -> Metric:
    """Return what is counted from the footfalls of the hind legs in a clip."""
    return Metric(
        key,
        label,
        "number",
        "pct" if span[1] == 100 else "count",
        *span,
        0.1,
        better,
        CLIP_GROUP,
        noise=noise,
        judged="weekly",
        form="measured",
        vet=vet,
        subtitle=subtitle,
    )


def _flag(key: str, label: str, group: str, usual: int | None = 0) -> Metric:
    return Metric(key, label, "flag", "", 0, 1, 1, "lower", group, usual=usual)


WEEKLY_GROUPS = ("weekly", "girth", "tests", "early", "own_weekly", "activity")
# Marked on photos, never typed: core/usecases/marks.py writes these.
PHOTO_GROUP = "photo"
# Counted in clips, never typed: core/usecases/tapped.py writes these.
CLIP_GROUP = "clip"
# Measures that the owner made have keys that begin so: their labels are the owner's words, never translated.
OWN_PREFIX = "own."
# Totals of clinical scales: core/usecases/clinic_scores.py keeps them, never as readings.
CLINIC_GROUP = "clinic"

# What an owner is asked to see as a whole: a decline of these may be worth a notice by itself (`notice_rules`).
CHIEF = ("overall_mobility", "comfort")
# Measures told before all others where there is room for few.
TOLD_FIRST = (*CHIEF, "walk_minutes_total")
# Measures of one kin look at the same thing: two of them that fall are no second witness. The first names the kin.
KIN: tuple[tuple[str, ...], ...] = (
    ("good_day", "overall_mobility", "comfort", "pain_owner_nrs"),
    ("wobbled_or_scuffed", "wobbled", "scuffed", "knuckled"),
    ("stiff_at_first", "morning_stiffness_min"),
    ("limped", "lameness_grade_owner"),
)

_TRIED = _choices(
    ("normal", N_("Normal")),
    ("slow", N_("Slow")),
    ("helped", N_("Helped")),
    ("refused", N_("Refused")),
    ("not_tried", N_("Not tried")),
)

METRICS: tuple[Metric, ...] = (
    # The one tap that logs a day.
    Metric(
        "good_day",
        N_("What kind of day?"),
        "choice",
        "",
        0,
        2,
        group="kind",
        choices=_choices(("bad", N_("Bad")), ("mixed", N_("Mixed")), ("good", N_("Good"))),
        vet=N_("Kind of day"),
        subtitle=N_("good days of days answered"),
        form="bars",
        judged="points",
    ),
    Metric(
        "overall_mobility",
        N_("How well did {dog} move?"),
        group="feel",
        sharp=2,
        form="series",
        vet=N_("Movement"),
        subtitle=N_("0–10, 10 best"),
        low_label=N_("could hardly move"),
        high_label=N_("as well as ever"),
        judged="points",
    ),
    Metric(
        "comfort",
        N_("Comfort"),
        group="feel",
        sharp=2,
        form="series",
        subtitle=N_("0–10, 10 best"),
        low_label=N_("clearly in pain"),
        high_label=N_("comfortable all day"),
        judged="points",
    ),
    # Walks: derived from the sessions, never stored.
    Metric(
        "walk_minutes_total",
        N_("Leash walking"),
        "number",
        "min",
        0,
        600,
        1,
        "none",
        form="series",
        derive="walk_minutes",
        subtitle=N_("minutes a day"),
        judged="spread",
    ),
    Metric(
        "walk_count",
        N_("Leash walks"),
        "number",
        "count",
        0,
        20,
        1,
        "none",
        derive="walk_count",
        subtitle=N_("walks a day"),
        form="series",
    ),
    Metric(
        "wobbled_or_scuffed",
        N_("Wobbling or scuffing"),
        "flag",
        "",
        0,
        1,
        1,
        "lower",
        derive="wobbled_or_scuffed",
        form="bars",
        subtitle=N_("days of days answered"),
        judged="points",
    ),
    _flag("no_walk_today", N_("No walk today"), "walks", None),
    # Eating, drinking, toilet.
    Metric(
        "appetite",
        N_("Eating"),
        "choice",
        "",
        0,
        3,
        1,
        "none",
        "toilet",
        _choices(("more", N_("More")), ("usual", N_("Usual")), ("less", N_("Less")), ("refused", N_("Refused"))),
        usual=1,
    ),
    Metric(
        "water_intake",
        N_("Drinking"),
        "choice",
        "",
        0,
        2,
        1,
        "none",
        "toilet",
        _choices(("less", N_("Less")), ("usual", N_("Usual")), ("more", N_("More"))),
        usual=1,
    ),
    Metric("water_ml", N_("Drank, if you measured it"), "number", "ml", 0, 10_000, 10, "none", "more", vet=N_("Water")),
    Metric("vomiting_count", N_("Times sick"), "number", "count", 0, 20, 1, "lower", "toilet", usual=0),
    _flag("urination.accident", N_("Wee: accident"), "toilet"),
    _flag("urination.dribble", N_("Wee: dribbling"), "toilet"),
    _flag("urination.strain", N_("Wee: straining"), "toilet"),
    _flag("urination.none_12h", N_("Wee: none in 12 hours"), "toilet"),
    _flag("urination.more", N_("Wee: more than usual"), "toilet"),
    _flag("defecation.soft", N_("Poo: soft"), "toilet"),
    _flag("defecation.diarrhoea", N_("Poo: diarrhoea"), "toilet"),
    _flag("defecation.black_tarry", N_("Poo: black or tarry"), "toilet"),
    _flag("defecation.blood", N_("Poo: blood"), "toilet"),
    _flag("defecation.strain", N_("Poo: straining"), "toilet"),
    _flag("defecation.accident", N_("Poo: accident"), "toilet"),
    _flag("defecation.none", N_("Poo: none"), "toilet"),
    # Behind "More".
    Metric(
        "energy_level",
        N_("Energy"),
        group="more",
        sharp=2,
        form="series",
        subtitle=N_("0–10, 10 best"),
        low_label=N_("worn out"),
        high_label=N_("lively all day"),
        judged="points",
    ),
    Metric(
        "mood_engagement",
        N_("Mood"),
        high=4,
        group="more",
        form="series",
        subtitle=N_("0–4, 4 best"),
        low_label=N_("withdrawn"),
        high_label=N_("interested, playful"),
        judged="points",
        sharp=2,
    ),
    Metric(
        "rising_ease",
        N_("Getting up after a rest"),
        high=4,
        group="more",
        form="series",
        vet=N_("Rising"),
        subtitle=N_("0–4, 4 easy"),
        low_label=N_("a struggle"),
        high_label=N_("easy"),
        judged="points",
        sharp=2,
    ),
    Metric(
        "hind_stability",
        N_("Steadiness of the back legs"),
        high=4,
        group="more",
        form="series",
        vet=N_("Hind stability"),
        subtitle=N_("0–4, 4 steady"),
        low_label=N_("giving way"),
        high_label=N_("steady"),
        judged="points",
        sharp=2,
    ),
    Metric(
        "weight_bearing_standing",
        N_("Posture when standing still"),
        "choice",
        "",
        0,
        4,
        1,
        "none",
        "more",
        _choices(
            ("even", N_("Even on both")),
            ("off_left", N_("Shifts off the left")),
            ("off_right", N_("Shifts off the right")),
            ("forward", N_("Leans forward")),
            ("cannot_tell", N_("Cannot tell")),
        ),
        vet=N_("Weight bearing, standing"),
    ),
    Metric(
        "slip_fall_count",
        N_("Slips or falls seen"),
        "number",
        "count",
        0,
        99,
        1,
        "lower",
        "more",
        form="series",
        subtitle=N_("a day"),
        judged="spread",
    ),
    Metric(
        "assistance_level",
        N_("Most help needed"),
        "choice",
        "",
        0,
        4,
        1,
        "lower",
        "more",
        _choices(
            ("none", N_("None")),
            ("hand", N_("A hand")),
            ("harness", N_("Harness or sling")),
            ("cart", N_("Cart")),
            ("carried", N_("Carried")),
        ),
        vet=N_("Help needed"),
    ),
    Metric(
        "sleep_quality",
        N_("Last night"),
        "choice",
        "",
        0,
        2,
        1,
        "lower",
        "more",
        _choices(("settled", N_("Settled")), ("restless", N_("Restless")), ("up_often", N_("Up many times"))),
        vet=N_("Sleep"),
    ),
    Metric(
        "post_exercise_response",
        N_("Next morning after yesterday"),
        "choice",
        "",
        0,
        3,
        1,
        "none",
        "more",
        _choices(
            ("better", N_("Better")),
            ("same", N_("Same")),
            ("stiffer", N_("Stiffer")),
            ("rested_more", N_("Rested more")),
        ),
        vet=N_("Next morning"),
        may_not_apply=True,
    ),
    Metric(
        "morning_stiffness_min",
        N_("Stiff this morning for"),
        "number",
        "min",
        0,
        240,
        1,
        "lower",
        "more",
        vet=N_("Morning stiffness"),
        form="series",
        subtitle=N_("minutes"),
        judged="spread",
    ),
    Metric(
        "stairs_use",
        N_("Stairs or steps"),
        "choice",
        "",
        0,
        4,
        1,
        "none",
        "more",
        _TRIED,
        vet=N_("Stairs"),
        may_not_apply=True,
    ),
    Metric(
        "jump_use",
        N_("Jumping up or down"),
        "choice",
        "",
        0,
        4,
        1,
        "none",
        "more",
        _TRIED,
        vet=N_("Jumping"),
        may_not_apply=True,
    ),
    Metric(
        "lameness_grade_owner",
        N_("Limp, if any"),
        high=5,
        better="lower",
        group="more",
        form="series",
        vet=N_("Lameness grade, owner"),
        subtitle=N_("0–5, 5 worst"),
        low_label=N_("none seen"),
        high_label=N_("holds the leg up"),
        judged="points",
        sharp=2,
    ),
    Metric(
        "knuckling_count",
        N_("Toes turning under, how often"),
        "choice",
        "",
        0,
        3,
        1,
        "lower",
        "more",
        _choices(("none", N_("None")), ("once", N_("Once")), ("few", N_("A few times")), ("many", N_("Many times"))),
        vet=N_("Knuckling"),
    ),
    Metric(
        "pain_owner_nrs",
        N_("If you had to guess, how sore?"),
        better="lower",
        group="more",
        form="series",
        vet=N_("Pain, owner's estimate"),
        subtitle=N_("0–10, 10 worst"),
        low_label=N_("not sore"),
        high_label=N_("as sore as can be"),
        judged="points",
        sharp=2,
    ),
    _flag("pain_behaviours.lick_chew", N_("Licked or chewed a spot"), "pain"),
    _flag("pain_behaviours.yelp", N_("Yelped"), "pain"),
    _flag("pain_behaviours.flinch", N_("Flinched when touched"), "pain"),
    _flag("pain_behaviours.guarding", N_("Guarded a leg or the back"), "pain"),
    _flag("pain_behaviours.panting_at_rest", N_("Panted at rest"), "pain"),
    _flag("pain_behaviours.restless_night", N_("Restless night"), "pain"),
    _flag("pain_behaviours.will_not_settle", N_("Would not settle"), "pain"),
    _flag("pain_behaviours.irritable", N_("Irritable"), "pain"),
    _flag("pain_behaviours.hunched", N_("Hunched"), "pain"),
    Metric(
        "worry_level",
        N_("How worried are you?"),
        "choice",
        "",
        0,
        2,
        1,
        "lower",
        "more",
        _choices(("calm", N_("Calm")), ("a_bit", N_("A bit")), ("worried", N_("Worried"))),
        vet=N_("Owner's worry"),
    ),
    _flag("day_context.visitor", N_("Visitors"), "context", None),
    _flag("day_context.travel", N_("Travel"), "context", None),
    _flag("day_context.storm", N_("Storm or fireworks"), "context", None),
    _flag("day_context.heat", N_("Heat"), "context", None),
    _flag("day_context.slippery", N_("Slippery floor"), "context", None),
    _flag("day_context.missed_medicine", N_("Missed medicine"), "context", None),
    _flag("day_context.bath", N_("Bath or grooming"), "context", None),
    _flag("day_context.sore_paw", N_("Sore paw"), "context", None),
    # Measuring, once a week.
    Metric(
        "body_weight",
        N_("Weight"),
        "number",
        "kg",
        0.3,
        120,
        0.1,
        "none",
        "weekly",
        # Our estimate: a full bowl, another place for the scales.
        noise=0.2,
        judged="weekly",
        form="measured",
        vet=N_("Body weight"),
    ),
    Metric(
        "body_condition_score_9",
        N_("Body condition, of 9"),
        "score",
        "score",
        1,
        9,
        1,
        "middle",
        "weekly",
        vet=N_("BCS of 9"),
        noise=1,
        form="measured",
        subtitle=N_("1–9, ideal 4–5"),
        low_label=N_("very thin"),
        high_label=N_("very heavy"),
    ),
    Metric(
        "body_condition_score_5",
        N_("Body condition, of 5"),
        "score",
        "score",
        1,
        5,
        1,
        "middle",
        "weekly",
        vet=N_("BCS of 5"),
        noise=1,
        form="measured",
        subtitle=N_("1–5, ideal about 3"),
        low_label=N_("very thin"),
        high_label=N_("very heavy"),
    ),
    Metric(
        "muscle_condition_score",
        N_("Muscle over back, head, shoulders, hips"),
        "choice",
        "",
        0,
        3,
        1,
        "lower",
        "weekly",
        _choices(
            ("normal", N_("Normal")),
            ("mild", N_("Mild loss")),
            ("moderate", N_("Moderate loss")),
            ("severe", N_("Severe loss")),
        ),
        vet=N_("MCS"),
    ),
    # Same-observer variability about 1 cm (Bascunan 2016, veterinaryevidence.org 33): smaller is within error.
    Metric(
        "thigh_girth",
        N_("Thigh girth"),
        "number",
        "mm",
        50,
        900,
        1,
        "higher",
        "girth",
        noise=10,
        legs=True,
        takes=4,
        form="measured",
        subtitle=N_("tape, middle of the takes"),
        judged="weekly",
        over_coat=True,
    ),
    Metric(
        "girth_level_pct",
        N_("Level on the thigh"),
        "number",
        "pct",
        30,
        80,
        5,
        "none",
        "girth",
        vet=N_("Girth level"),
    ),
    Metric("thigh_length", N_("Thigh length"), "number", "mm", 30, 600, 1, "none", "girth"),
    Metric(
        "girth_left_right",
        N_("Thigh girth, left ÷ right"),
        "number",
        "ratio",
        0.5,
        2,
        0.001,
        "none",
        derive="girth_left_right",
    ),
    # Fore legs, scales and timed tests catch what left against right cannot: wasting of both back legs.
    Metric(
        "fore_girth",
        N_("Upper front leg girth"),
        "number",
        "mm",
        40,
        700,
        1,
        "none",
        "girth",
        noise=10,
        legs=True,
        takes=4,
        form="measured",
        vet=N_("Forelimb girth"),
        subtitle=N_("tape, middle of the takes"),
        over_coat=True,
    ),
    # Derived per occasion with its own error, from 1 cm on each girth; 1.515 (SD 0.049) in 115 sound dogs (Fox 2023),
    # measured by one observer on standing dogs: no goal for this one.
    Metric(
        "girth_hind_fore",
        N_("Back legs against front legs, girth"),
        "number",
        "ratio",
        0.3,
        4,
        0.001,
        "higher",
        noise=0.08,
        judged="weekly",
        form="measured",
        derive="girth_hind_fore",
        vet=N_("Hind to fore girth"),
        subtitle=N_("thigh ÷ upper front leg, both sides together"),
    ),
    # Two bathroom scales side by side. Healthy small dogs carry 37 % behind (SD 3; BMC 2021); sound dogs' hind legs
    # differ by 3.3 (SD 2.7) % of body weight (Hyytiäinen 2012). Good at confirming, poor at ruling out.
    Metric(
        "fore_load",
        N_("Scales: both front paws"),
        "number",
        "kg",
        0.1,
        120,
        0.1,
        "none",
        "tests",
        vet=N_("Load, fore pair"),
    ),
    Metric(
        "hind_load",
        N_("Scales: both back paws"),
        "number",
        "kg",
        0.1,
        120,
        0.1,
        "none",
        "tests",
        vet=N_("Load, hind pair"),
    ),
    Metric(
        "hind_paw_load",
        N_("Scales: one back paw"),
        "number",
        "kg",
        0.05,
        80,
        0.1,
        "none",
        "tests",
        legs=True,
        vet=N_("Load, one hind paw"),
    ),
    Metric(
        "hind_load_pct",
        N_("Weight carried behind"),
        "number",
        "pct",
        0,
        100,
        0.1,
        "higher",
        noise=3,
        judged="weekly",
        form="measured",
        derive="hind_load_pct",
        vet=N_("Hind load on two scales, % of all four"),
        subtitle=N_("of the weight on all four paws, two bathroom scales"),
    ),
    Metric(
        "hind_paw_gap",
        N_("Right back paw minus left"),
        "number",
        "pct",
        -100,
        100,
        0.1,
        "none",
        noise=6,
        judged="weekly",
        form="measured",
        derive="hind_paw_gap",
        vet=N_("Hind paws on two scales, right minus left, % of both"),
        subtitle=N_("of the weight on both back paws; 0 is even"),
    ),
    # Differences of two seconds or less may be normal variation (TUG 2025, clinical.md section 2).
    Metric(
        "up_and_go",
        N_("Up and go"),
        "number",
        "s",
        0.5,
        600,
        0.1,
        "lower",
        "tests",
        noise=2,
        judged="weekly",
        takes=3,
        form="measured",
        vet=N_("Timed up and go"),
        subtitle=N_("from lying down to a mark, middle of the takes"),
    ),
    Metric(
        "set_walk",
        N_("The same short way, walked"),
        "number",
        "s",
        0.5,
        600,
        0.1,
        "lower",
        "tests",
        noise=2,
        judged="weekly",
        takes=3,
        form="measured",
        vet=N_("Timed set walk"),
        subtitle=N_("middle of the takes"),
    ),
    # The early signs of decline that the founding article names, asked once a week in maintenance.
    _flag("early.stairs", N_("Hesitated before stairs"), "early"),
    _flag("early.rising", N_("Slower to get up"), "early"),
    _flag("early.bunny_hop", N_("Bunny hopped"), "early"),
    _flag("early.sitting", N_("Sat or lay down more on walks"), "early"),
    _flag("early.thighs", N_("Narrower thighs, or hip bones to be seen"), "early"),
    # Marked on photos. No study of photo goniometry in dogs was found: repeated clicks on hidden bones vary by 7 to
    # 22 degrees, so a change is called from 10 degrees on (clinical.md section 3, inference); widths likewise.
    _width(
        "rear_thigh_width_ratio",
        N_("Thigh width from behind"),
        N_("Rear thigh width ÷ hock-to-tail height"),
        N_("of the height from hock to tail, mean of the markings"),
        legs=True,
    ),
    _standing("stifle_angle", N_("Knee angle"), N_("Stifle angle, standing")),
    _standing("tarsal_angle", N_("Hock angle"), N_("Tarsal angle, standing")),
    _standing("pelvic_slope", N_("Slope of the rump"), N_("Croup slope, croup to tail base"), low=-90, high=90),
    _standing("topline_angle", N_("Slope of the back"), N_("Topline angle, withers to tail base"), low=-90, high=90),
    _width(
        "top_thigh_width_ratio",
        N_("Thigh width from above"),
        N_("Width over the thighs ÷ withers-to-tail length"),
        N_("of the length from shoulders to tail, mean of the markings"),
    ),
    _width(
        "top_waist_width_ratio",
        N_("Waist width from above"),
        N_("Waist width ÷ withers-to-tail length"),
        N_("of the length from shoulders to tail, mean of the markings"),
    ),
    # Counted in clips of ten strides and more. No study of owners tapping footfalls was found; our estimates: a tap is
    # within a frame at 30 a second, so two clips of one walk differ by up to 4 % in left and right and by a scuff or
    # two; a dog that merely walks faster takes 8 steps a minute more.
    _stepping(
        "steps_per_minute",
        N_("Steps a minute, walking"),
        N_("hind steps; a faster walk has more"),
        (10, 600),
        noise=8,
        vet=N_("Hind step rate at walk (steps/min)"),
    ),
    _stepping(
        "trot_steps_per_minute",
        N_("Steps a minute, trotting"),
        N_("hind steps; a faster trot has more"),
        (10, 900),
        noise=8,
        vet=N_("Hind step rate at trot (steps/min)"),
    ),
    _stepping(
        "left_step_share",
        N_("Left share of a stride"),
        N_("from the left landing to the right one; 50 is even, less: off the left leg sooner"),
        (0, 100),
        noise=4,
        better="middle",
        vet=N_("Hind step interval, left to right (% of stride)"),
    ),
    _stepping(
        "scuffs_per_10_steps",
        N_("Scuffed steps of ten"),
        N_("hind steps with toes dragging or turned under"),
        (0, 10),
        noise=1.5,
        better="lower",
        vet=N_("Hind steps scuffed, of 10"),
    ),
)


def known(own: Iterable[Metric] = ()) -> dict[str, Metric]:
    """Join METRICS, the signs and the owner's own measures.

    Args:
        own: metrics the owner made (keys `own.<uuid>`); none yet means the built-in ones only.
    Returns:
        key to Metric, in the order of the lists.
    """
    from_signs = (_of_sign(sign) for sign in signs.SIGNS)
    return {metric.key: metric for metric in (*METRICS, *from_signs, *own)}


def grouped(group: str) -> list[Metric]:
    """Return the metrics that one part of a form asks, in order."""
    return [metric for metric in known().values() if metric.group == group]


def _of_sign(sign: signs.Sign) -> Metric:
    return Metric(
        sign.key,
        sign.label,
        "flag",
        "",
        0,
        1,
        1,
        "lower",
        sign.group,
        usual=0,
        legs=sign.legs,
        judged="points",
        form="bars",
        vet=sign.vet,
        subtitle=N_("days of days answered"),
    )
