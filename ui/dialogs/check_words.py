# SPDX-License-Identifier: MIT
"""How to measure, in our own words, for each part of the weekly check; and what the levels of muscle look like.

To add a part that folds: one Part with the metrics that stand in it; weekly_check.py builds it.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.words.i18n import N_, _


@dataclass(frozen=True, slots=True)
class Part:
    """A card of the weekly check that folds.

    Attributes:
        key: its objectName. group: group of METRICS that it asks. keys: which of them, () those no other part names.
        how_to: lines beside the fields; "{dog}" in them is filled with the name.
    """

    key: str
    title: str
    subtitle: str
    group: str
    keys: tuple[str, ...]
    how_to: tuple[str, ...]


# Our own words for the four levels; spine and shoulder blades usually show loss first (clinical.md 1.1).
MUSCLE_WORDS = {
    "normal": N_("Full and rounded; the bones are felt only under muscle."),
    "mild": N_("A little flatter beside the spine or over the hips."),
    "moderate": N_("Clearly hollow beside the spine; hips and shoulder blades stand out."),
    "severe": N_("Bones stand out over back, head and hips, with little muscle left."),
}
GIRTH_HOW_TO = (
    N_("Stand {dog} square on all four, head forward, always in the same place."),
    N_("Mark the level: half way from the hip bump to the knee, the same each week."),
    N_("Tape snug, not denting, straight round the thigh. Left, right, and so on in turn."),
    N_("The same person and the same coat each time: another hand can add 2 to 5 cm."),
)
# Both back legs can waste together, which left against right does not show: hence front legs and scales.
PARTS: tuple[Part, ...] = (
    Part(
        "front_legs",
        N_("Front legs"),
        N_("shows when both back legs get thinner together"),
        "girth",
        ("fore_girth",),
        (
            N_("Round the upper front leg, at the same level each time, {dog} standing square."),
            N_("The same person, tape and coat as for the thighs. Left, right, and so on in turn."),
        ),
    ),
    Part(
        "two_scales",
        N_("Two bathroom scales"),
        N_("good at confirming a difference, poor at ruling one out"),
        "tests",
        ("fore_load", "hind_load", "hind_paw_load"),
        (
            N_("Two scales of the same kind, level, close beside each other on a hard floor."),
            N_("Both front paws on one, both back paws on the other, head forward. Wait until the numbers rest."),
            N_("For one back paw: a scale under each of the two back paws."),
            N_("Three tries each; note the middle one."),
        ),
    ),
    Part(
        "timed",
        N_("Timed"),
        N_("2 seconds either way can be chance"),
        "tests",
        (),
        (
            N_("Up and go: from lying down until {dog} reaches a mark on the floor, always the same one."),
            N_("The same short way: at {dog}'s own walking pace, on the same floor."),
            N_("Three tries with a rest between. Leave it out when {dog} is tired, sore, or told to rest."),
        ),
    ),
)


def lines(words: tuple[str, ...], dog: str) -> str:
    """Return lines with a dot before each, translated, with the dog's name."""
    return "\n".join("• " + _(line).replace("{dog}", dog) for line in words)
