# SPDX-License-Identifier: MIT
"""MILESTONES: small things worth a date in a recovery, and the causes each is offered for. Ours, no published scale.

Never a target and never late: a milestone is marked when it happened. Kept as events of kind `milestone.<key>`.

To add a milestone: add one Milestone. Keys are for ever. Its kind of event follows (activities.kinds_of_event).
"""

from __future__ import annotations

from dataclasses import dataclass

from core.words.i18n import N_

PREFIX = "milestone."


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something that can be seen to happen for the first time; `causes`: keys of CAUSES it is offered for, () all."""

    key: str
    label: str
    causes: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """Its kind of event."""
        return PREFIX + self.key


_DISC = ("ivdd_early", "ivdd_moderate")
# Running and stairs may be forbidden for a time: they are offered, never asked for.
MILESTONES: tuple[Milestone, ...] = (
    # After a slipped disc first ten steps, then no help, then stairs (clinical.md section 5).
    Milestone("ten_steps", N_("Ten steps in a row without help"), (*_DISC, "disuse", "unknown")),
    Milestone("no_help", N_("A whole walk without help"), (*_DISC, "disuse", "unknown")),
    Milestone("first_stair", N_("First stair"), (*_DISC, "disuse", "arthritis", "hormonal", "ageing", "unknown")),
    Milestone("stood_for_meal", N_("Stood for a whole meal")),
    Milestone("got_up_alone", N_("Got up without help")),
    Milestone("asked_to_go_out", N_("Asked to go out")),
    Milestone("wanted_to_play", N_("Wanted to play")),
    Milestone("ran", N_("Ran a few steps"), ("disuse", "arthritis", "hormonal", "unknown")),
    Milestone("slept_through", N_("Slept the night through")),
    Milestone("first_cart_walk", N_("First walk in the cart"), (*_DISC, "dm")),
)


def known() -> dict[str, Milestone]:
    """Return key to Milestone in the order of MILESTONES."""
    return {milestone.key: milestone for milestone in MILESTONES}


def offered_for(cause: str) -> list[Milestone]:
    """Return the milestones offered for a key of CAUSES, in order; for an unknown key those of "not known yet"."""
    wanted = cause or "unknown"
    return [one for one in MILESTONES if not one.causes or wanted in one.causes]
