# SPDX-License-Identifier: MIT
"""What is said of a clip: what the dog does (GAITS), seen from where (VIEWS), on what, lead side, which test.

Numbers from clips are metrics.py, footfalls are footfalls.py. To add a choice: add one Word. Keys are for ever.
"""

from __future__ import annotations

import difflib

from core.words import activities
from core.words.activities import Word
from core.words.errors import InvalidValue
from core.words.i18n import N_, _

# clinical.md section 4: walk and trot from both sides, toward and away; tasks as in the clinic.
GAITS: tuple[Word, ...] = (
    Word("", N_("Not said")),
    Word("walk", N_("Walk")),
    Word("trot", N_("Trot")),
    Word("run", N_("Run or bunny hop")),
    Word("standing", N_("Standing")),
    Word("sit_to_stand", N_("Sit to stand")),
    Word("lie_to_stand", N_("Lie to stand")),
    Word("stairs_up", N_("Stairs, up")),
    Word("stairs_down", N_("Stairs, down")),
    Word("turn_left", N_("Turn to the left")),
    Word("turn_right", N_("Turn to the right")),
    Word("other", N_("Something else")),
)
# Footfalls are tapped in these.
STEPPING: frozenset[str] = frozenset(("", "walk", "trot", "run", "stairs_up", "stairs_down", "other"))

VIEWS: tuple[Word, ...] = (
    Word("", N_("Not said")),
    Word("left", N_("Left side")),
    Word("right", N_("Right side")),
    Word("toward", N_("Toward the camera")),
    Word("away", N_("Away from the camera")),
    Word("above", N_("From above")),
)
SURFACES: tuple[Word, ...] = (
    *activities.SURFACES,
    Word("floor", N_("Smooth floor")),
    Word("mat", N_("Non-slip mat")),
    Word("treadmill", N_("Treadmill")),
)
# Which side the leash was on changes the gait of sound dogs too (clinical.md section 4).
LEAD_SIDES: tuple[Word, ...] = (
    Word("", N_("Not said")),
    Word("left", N_("Leash on the left")),
    Word("right", N_("Leash on the right")),
    Word("none", N_("No leash")),
)
TESTS: tuple[Word, ...] = (
    Word("", N_("None")),
    Word("standard", N_("Same walk as always")),
    Word("bad_spell", N_("A bad spell")),
    Word("after_rest", N_("First steps after rest")),
    Word("up_and_go", N_("Timed up and go")),
    Word("figure_eight", N_("Figure of eight")),
    Word("poles", N_("Over poles")),
    Word("visit", N_("At the clinic")),
)

# Column of a clip -> its words.
LISTS: dict[str, tuple[Word, ...]] = {
    "gait": GAITS,
    "view": VIEWS,
    "surface": SURFACES,
    "lead_side": LEAD_SIDES,
    "test": TESTS,
}


def label(column: str, key: str) -> str:
    """Return the owner's words of a key of one of LISTS, translated; an unknown key is shown as it is."""
    return _(activities.label(LISTS[column], key))


def checked(column: str, key: str) -> str:
    """Return a key of one of LISTS.

    Raises:
        InvalidValue: unknown; near names are told, and `field` is the column.
    """
    known = activities.keys(LISTS[column])
    if key in known:
        return key
    near = difflib.get_close_matches(key, known, 3, 0.4) or [name for name in known if name]
    raise InvalidValue(
        _("“{key}” is not a choice here.").format(key=key),
        _("Did you mean {names}?").format(names=", ".join(near)),
        field=column,
    )
