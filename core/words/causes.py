# SPDX-License-Identifier: MIT
"""CAUSES of muscle loss that an owner can pick, with the vet's words and the expected times the article names.

Times are shown as "possible", with their source; degenerative myelopathy and "not known yet" promise none.

To add a cause: add one Cause. Keys are for ever.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.words.i18n import N_


@dataclass(frozen=True, slots=True)
class Span:
    """An expected time: weeks from..to counted from the start (inclusive), with what may be seen."""

    first_week: int
    last_week: int
    text: str


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause; `source` names where the spans come from (empty when there are none)."""

    key: str
    label: str
    vet: str
    spans: tuple[Span, ...] = ()
    source: str = ""


_ARTICLE = N_("the founding article")

CAUSES: tuple[Cause, ...] = (
    Cause(
        "disuse",
        N_("Disuse or after surgery"),
        N_("disuse atrophy or post-surgery"),
        (
            Span(1, 2, N_("energy and willingness to move")),
            Span(3, 4, N_("muscle tone may start to return")),
            Span(8, 12, N_("full strength possible")),
        ),
        _ARTICLE,
    ),
    Cause(
        "arthritis",
        N_("Arthritis or chronic pain"),
        N_("osteoarthritis or chronic pain"),
        (
            Span(1, 2, N_("more activity once pain is managed")),
            Span(13, 26, N_("muscle may return over months")),
        ),
        _ARTICLE,
    ),
    Cause(
        "ivdd_early",
        N_("Slipped disc (IVDD), early"),
        N_("early-stage IVDD"),
        (Span(4, 8, N_("recovery possible")),),
        _ARTICLE,
    ),
    Cause(
        "ivdd_moderate",
        N_("Slipped disc (IVDD), moderate"),
        N_("moderate IVDD"),
        (Span(9, 17, N_("recovery possible, may level off")),),
        _ARTICLE,
    ),
    Cause("dm", N_("Degenerative myelopathy"), N_("degenerative myelopathy")),
    Cause("hormonal", N_("Hormonal"), N_("endocrine")),
    Cause("ageing", N_("Ageing"), N_("ageing (sarcopenia)")),
    Cause("unknown", N_("Not known yet"), N_("not known yet")),
)


def known() -> dict[str, Cause]:
    """Return key to Cause in the order of CAUSES."""
    return {cause.key: cause for cause in CAUSES}
