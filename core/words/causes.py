# SPDX-License-Identifier: MIT
"""CAUSES of muscle loss that an owner can pick, with the vet's words and the expected times the article names.

Times are shown as "possible", with their source; degenerative myelopathy has a lane to hold and comfort, and "not
known yet" promises nothing. Months are turned into the weeks they lie in: months 2 to 3 are weeks 5 to 13.

To add a cause: add one Cause. Keys are for ever.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.words.i18n import N_


@dataclass(frozen=True, slots=True)
class Span:
    """An expected time: weeks first..last (inclusive) of the cause's count, with what may be seen."""

    first_week: int
    last_week: int
    text: str


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause.

    Attributes:
        spans: expected times, by first week; () when none can be named. source: where the words come from, or "".
        note: what the source says besides, a whole sentence without its full stop.
        hold: the words of the lane "hold and comfort", for a cause with which holding on is the aim.
        counts_from_moving: whether the source counts its weeks from the day the dog moves again; after a surgery that
            is the first leash walk. Otherwise, and without a surgery, they count from the start day.
    """

    key: str
    label: str
    vet: str
    spans: tuple[Span, ...] = ()
    source: str = ""
    note: str = ""
    hold: str = ""
    counts_from_moving: bool = False


_ARTICLE = N_("the founding article")

CAUSES: tuple[Cause, ...] = (
    Cause(
        "disuse",
        N_("Disuse or after surgery"),
        N_("disuse atrophy or post-surgery"),
        (
            Span(1, 2, N_("more energy and willingness to move")),
            Span(3, 4, N_("muscle tone may start to return")),
            Span(5, 13, N_("strength and balance may improve")),
            Span(8, 12, N_("full strength possible")),
        ),
        _ARTICLE,
        N_("Recovery can start within 2–3 weeks of moving again"),
        # "Within 2–3 weeks of resumed movement", the article says, and names its weeks from there.
        counts_from_moving=True,
    ),
    Cause(
        "arthritis",
        N_("Arthritis or chronic pain"),
        N_("osteoarthritis or chronic pain"),
        (
            Span(1, 2, N_("more activity once pain is managed")),
            # The article's "3–6 months" are of quality of life; of muscle it says "several months" and no more.
            Span(13, 26, N_("quality of life may improve much")),
        ),
        _ARTICLE,
        N_("Full muscle recovery can take several months, especially in older dogs"),
    ),
    Cause(
        "ivdd_early",
        N_("Slipped disc (IVDD), early"),
        N_("early-stage IVDD"),
        (Span(4, 8, N_("recovery possible")),),
        _ARTICLE,
        N_("This is for an early slipped disc with treatment"),
    ),
    Cause(
        "ivdd_moderate",
        N_("Slipped disc (IVDD), moderate"),
        N_("moderate IVDD"),
        (Span(9, 17, N_("recovery possible, may level off")),),
        _ARTICLE,
        N_("Mobility often levels off here"),
    ),
    Cause(
        "dm",
        N_("Degenerative myelopathy"),
        N_("degenerative myelopathy"),
        source=_ARTICLE,
        note=N_("Wheelchairs can maintain quality of life for 6–18 months"),
        hold=N_("hold and comfort, nothing is promised; wheelchairs can maintain quality of life for 6–18 months"),
    ),
    Cause("hormonal", N_("Hormonal"), N_("endocrine")),
    Cause(
        "ageing",
        N_("Ageing"),
        N_("ageing (sarcopenia)"),
        source=_ARTICLE,
        note=N_("Older dogs take longer to build muscle, and they lose it faster"),
    ),
    Cause("unknown", N_("Not known yet"), N_("not known yet")),
)


def known() -> dict[str, Cause]:
    """Return key to Cause in the order of CAUSES."""
    return {cause.key: cause for cause in CAUSES}
