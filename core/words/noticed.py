# SPDX-License-Identifier: MIT
"""NOTICED: what an owner may say about two photos seen side by side; own words stand beside it.

Facts in the owner's words, no verdict. Keeping them is core/usecases/noticed.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.words.i18n import N_


@dataclass(frozen=True, slots=True)
class Sight:
    """One thing that may be noticed; `said` is the label in the middle of a sentence; `alone`: excludes the others."""

    key: str
    label: str
    said: str
    alone: bool = False


NOTHING = "nothing"
# To add a sight add one line; keys are for ever.
NOTICED: tuple[Sight, ...] = (
    Sight("standing_taller", N_("Standing taller"), N_("standing taller")),
    Sight("leaning_less", N_("Leaning forward less"), N_("leaning forward less")),
    Sight("sits_squarely", N_("Sits squarely"), N_("sits squarely")),
    Sight(NOTHING, N_("Nothing I can see"), N_("no difference seen"), True),
)


def known() -> dict[str, Sight]:
    """Return key to Sight in the order of NOTICED."""
    return {one.key: one for one in NOTICED}


def in_order(keys: Iterable[str]) -> tuple[str, ...]:
    """Return keys once each in the order of NOTICED, retired ones last."""
    given = list(dict.fromkeys(keys))
    here = known()
    return (*(key for key in here if key in given), *(key for key in given if key not in here))


def toggled(keys: Iterable[str], key: str, *, on: bool) -> tuple[str, ...]:
    """Return the keys after one chip was switched: one that stands alone takes the others off, and they it."""
    kept = {one for one in keys if one != key}
    if on:
        alone = {one.key for one in NOTICED if one.alone}
        kept = set() if key in alone else kept - alone
        kept.add(key)
    return in_order(sorted(kept))
