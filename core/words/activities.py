# SPDX-License-Identifier: MIT
"""ACTIVITIES and the words of a session: kind, surface, support, how it ended; also kinds of event and medicine.

Only `leash_walk` counts as leash walking; treadmill, cart and carried minutes never do.

To add a choice: add one Word to its list. Keys are for ever.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.words import milestones
from core.words.i18n import N_


@dataclass(frozen=True, slots=True)
class Word:
    """A stored key and its label."""

    key: str
    label: str


ACTIVITIES: tuple[Word, ...] = (
    Word("leash_walk", N_("Leash walk")),
    Word("free_walk", N_("Walk off the leash")),
    Word("underwater_treadmill", N_("Underwater treadmill")),
    Word("swim", N_("Swimming")),
    Word("prom", N_("Range of motion")),
    Word("sit_to_stand", N_("Sit to stand")),
    Word("exercise", N_("Other exercise")),
    Word("cart", N_("Cart")),
    Word("carried", N_("Carried or stroller")),
    Word("play", N_("Play")),
)
WALK = "leash_walk"

SURFACES: tuple[Word, ...] = (
    Word("", N_("Not said")),
    Word("grass", N_("Grass")),
    Word("pavement", N_("Pavement")),
    Word("path", N_("Path")),
    Word("carpet", N_("Carpet")),
    Word("sand", N_("Sand")),
    Word("hills", N_("Hills")),
    Word("water", N_("Water")),
)
SUPPORTS: tuple[Word, ...] = (
    Word("", N_("Not said")),
    Word("none", N_("None")),
    Word("hand", N_("A hand")),
    Word("harness", N_("Rear harness")),
    Word("sling", N_("Sling")),
    Word("cart", N_("Cart")),
    Word("therapist", N_("Therapist")),
)
ENDINGS: tuple[Word, ...] = (
    Word("", N_("Not said")),
    Word("fine", N_("Fine")),
    Word("sat_down", N_("Sat down")),
    Word("limped", N_("Limped")),
    Word("panted", N_("Panted")),
    Word("refused", N_("Refused")),
)

EVENTS: tuple[Word, ...] = (
    Word("win", N_("Small win")),
    Word("off", N_("Something is off")),
    Word("flare_up", N_("Flare-up")),
    Word("fall", N_("Fall or slip")),
    Word("surgery", N_("Surgery")),
    Word("diagnosis", N_("New diagnosis")),
    Word("vet_visit", N_("Vet visit")),
    Word("therapy", N_("Therapy")),
    Word("aid", N_("Aid or harness")),
    Word("home", N_("Change at home")),
    Word("food", N_("Food")),
    Word("call_shown", N_("When to call was shown")),
    Word("vet_called", N_("Vet called")),
    Word("other", N_("Something else")),
)
# Events after which the usual may be counted anew, and the reason that is then kept (a key of usuals.REASONS).
RESTARTS: dict[str, str] = {"vet_visit": "visit", "surgery": "surgery", "diagnosis": "diagnosis"}
CHARTED_EVENTS: frozenset[str] = frozenset(
    ("flare_up", "fall", "surgery", "diagnosis", "vet_visit", "therapy", "aid", "home", "food", "other", "vet_called")
)

CARE_KINDS: tuple[Word, ...] = (
    Word("medicine", N_("Medicine")),
    Word("supplement", N_("Supplement")),
)
DRUG_CLASSES: tuple[Word, ...] = (
    Word("", N_("Not known")),
    Word("nsaid", N_("Anti-inflammatory (NSAID)")),
    Word("steroid", N_("Steroid")),
    Word("gabapentinoid", N_("Gabapentin or similar")),
    Word("anti_ngf", N_("Anti-NGF injection")),
    Word("endocrine", N_("Hormone treatment")),
    Word("opioid", N_("Opioid")),
    Word("other", N_("Other")),
)
LEGS: tuple[Word, ...] = (
    Word("L", N_("Left")),
    Word("R", N_("Right")),
    Word("B", N_("Both")),
    Word("?", N_("Not sure")),
)
STARTS: tuple[Word, ...] = (
    Word("surgery", N_("Surgery")),
    Word("first_visit", N_("First visit")),
    Word("first_noticed", N_("First noticed")),
    Word("today", N_("Today")),
)
COATS: tuple[Word, ...] = (
    Word("", N_("Not said")),
    Word("short", N_("Short")),
    Word("usual", N_("As usual")),
    Word("long", N_("Long")),
    Word("clipped", N_("Clipped since last time")),
    Word("wet", N_("Wet")),
)
SCORERS: tuple[Word, ...] = (Word("owner", N_("Owner")), Word("vet", N_("Vet")))


def kinds_of_event() -> tuple[Word, ...]:
    """Return every kind an event can have: EVENTS, then one for each milestone."""
    return (*EVENTS, *(Word(one.kind, one.label) for one in milestones.MILESTONES))


def label(words: tuple[Word, ...], key: str) -> str:
    """Return the untranslated label of a key; the key itself when it is unknown (a newer library)."""
    return next((word.label for word in words if word.key == key), key)


def keys(words: tuple[Word, ...]) -> tuple[str, ...]:
    """Return the stored keys in order."""
    return tuple(word.key for word in words)
