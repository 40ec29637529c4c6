# SPDX-License-Identifier: MIT
"""SECTIONS of the vet's page in reading order, and which measures its course, table, tests and warnings show.

To add a section: add one Section and a builder of the same key to SECTION_BUILDERS in core/usecases/report.py.
To add a column to the function table or a warning row: add one line to FUNCTION or WARNINGS.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.words.i18n import N_


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """One section the owner can leave out; `half`: stands beside the next one."""

    key: str
    title: str
    half: bool = False


SECTIONS: tuple[SectionEntry, ...] = (
    SectionEntry("now", N_("Now")),
    SectionEntry("questions", N_("Owner's questions"), half=True),
    SectionEntry("warnings", N_("Warning signs, dated"), half=True),
    SectionEntry("course", N_("Course")),
    SectionEntry("muscle", N_("Muscle")),
    SectionEntry("function", N_("Function, last 7 logged days against first 7")),
    SectionEntry("photos", N_("Photos: first and latest")),
    SectionEntry("given", N_("Given and done")),
)

# Charts of the course, the first four that have something to draw.
COURSE: tuple[str, ...] = (
    "comfort",
    "walk_minutes_total",
    "wobbled_or_scuffed",
    "thigh_girth",
    "overall_mobility",
    "good_day",
)

# Measured beside thigh girth and weight: what left against right cannot show. Each inner tuple is one line.
MUSCLE: tuple[tuple[str, ...], ...] = (("girth_hind_fore",), ("hind_load_pct", "hind_paw_gap"))
# Timed tests; each inner tuple is one line.
TESTS: tuple[tuple[str, ...], ...] = (("up_and_go", "set_walk"),)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the function table: how "median" or "share" of days whose value lies in low..high.

    A day whose value is `apart` was not tried: it is no failed try, and alone it is named `apart_word`.
    """

    key: str
    title: str
    how: str = "median"
    low: float = 0
    high: float = 0
    word: str = ""
    apart: float | None = None
    apart_word: str = ""


FUNCTION: tuple[Column, ...] = (
    Column("comfort", N_("Comfort of 10")),
    Column("walk_minutes_total", N_("Leash walking")),
    Column("rising_ease", N_("Rising"), "share", 0, 1, N_("hard")),
    Column("stairs_use", N_("Stairs"), "share", 0, 0, N_("normal"), 4, N_("not tried")),
    Column("assistance_level", N_("Help needed"), "share", 1, 4, N_("some")),
    Column("good_day", N_("Good days"), "share", 2, 2),
    Column("post_exercise_response", N_("Stiffer next morning"), "share", 2, 2),
)


@dataclass(frozen=True, slots=True)
class WarningRow:
    """One row of the dated warning signs: any of these metrics within low..high on a day."""

    title: str
    keys: tuple[str, ...]
    low: float = 1
    high: float = 1e9


WARNINGS: tuple[WarningRow, ...] = (
    WarningRow(N_("Off hind legs"), ("off_legs",)),
    WarningRow(N_("Knuckling"), ("knuckled", "knuckling_count")),
    WarningRow(N_("Limping"), ("limped",)),
    WarningRow(N_("Toe-touching"), ("toe_touched",)),
    WarningRow(N_("Scuffing"), ("scuffed",)),
    WarningRow(N_("Wobbling"), ("wobbled",)),
    WarningRow(N_("Hind leg giving way"), ("gave_way",)),
    WarningRow(N_("Slips or falls"), ("slip_fall_count",)),
    WarningRow(N_("Accidents (urine, stool)"), ("urination.accident", "urination.dribble", "defecation.accident")),
    WarningRow(N_("Straining or no urine in 12 h"), ("urination.strain", "urination.none_12h")),
    WarningRow(N_("Vomiting"), ("vomiting_count",)),
    WarningRow(N_("Diarrhoea"), ("defecation.diarrhoea",)),
    WarningRow(N_("Black or bloody stool"), ("defecation.black_tarry", "defecation.blood")),
    WarningRow(N_("Eating less"), ("appetite",), 2, 3),
    WarningRow(N_("Drinking more"), ("water_intake",), 2, 2),
)
