# SPDX-License-Identifier: MIT
"""Ranges of values behind a chart: set by the vet, and the middle half of the dog's own usual. No goal lines.

A ratio of left and right or of back and front has no range of its own here: none was published for a single dog.
"""

from __future__ import annotations

from core.usecases import usuals, vet_ranges
from core.usecases.trend_frame import Asked
from core.words import units
from core.words.blocks import Band
from core.words.i18n import _, ngettext


def of_vet(asked: Asked) -> tuple[Band, ...]:
    """Return the vet's ranges that touch the span, by day, in the shown unit."""
    first, last = asked.span
    kept = vet_ranges.of_dog(asked.store, asked.dog.id, asked.metric.key)
    return tuple(
        Band(one.low / asked.factor, one.high / asked.factor, _vet_words(asked, one), "vet", one.since, one.until)
        for one in kept
        if one.metric == asked.metric.key and one.since <= last and (one.until is None or one.until >= first)
    )


def of_usual(asked: Asked) -> tuple[Band, ...]:
    """Return the middle half of the usual from its first day on, as it stands on the span's last day; () without."""
    first, last = asked.span
    if asked.metric.judged not in ("points", "spread") or asked.metric.form != "series":
        return ()
    found = usuals.of_metric(asked.store, asked.dog, asked.metric.key, today=last)
    if found is None or found.first > last:
        return ()
    low, high = found.low / asked.factor, found.high / asked.factor
    so_far = ngettext(
        "usual so far {range} (middle half of {days} day)",
        "usual so far {range} (middle half of {days} days)",
        found.days,
    )
    settled = ngettext(
        "usual {range} (middle half of {days} day)", "usual {range} (middle half of {days} days)", found.days
    )
    words = so_far if found.is_provisional else settled
    label = words.format(range=_range(asked, low, high), days=found.days)
    return (Band(low, high, label, "usual", max(found.first, first), None),)


def _vet_words(asked: Asked, kept: vet_ranges.VetRange) -> str:
    said = _range(asked, kept.low / asked.factor, kept.high / asked.factor)
    return _("set by the vet: {range}").format(range=said)


def _range(asked: Asked, low: float, high: float) -> str:
    ends = [units.decimal(value, asked.shown.decimals) for value in (low, high)]
    return ends[0] if ends[0] == ends[1] else _("{low}–{high}").format(low=ends[0], high=ends[1])
