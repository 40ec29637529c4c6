# SPDX-License-Identifier: MIT
"""Which declines are worth a notice: one measure of many is lower by chance every few weeks, a dog seldom is.

Figures: tests/bench/false_notices.py. Whether a single measure is lower is `run_rules` and `slopes`; the table of when
to call the vet asks neither. What does not belong here: dogs, tables, sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.words import metrics
from core.words.metrics import Metric
from core.words.run_rules import Finding, Rule, Usual
from core.words.statistics import Point

# The other chief measure bears a decline out from so many of its last ten days on.
LEANING = 7
# So many measures that are not alike are enough without a chief one; two when one of them fell sharply.
UNLIKE, UNLIKE_SHARP = 3, 2
SIGNS = "signs"
# A sign is rare when it was seen on no more than this share of the usual's days; then most days are no bad luck.
RARE = 0.1


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found of one measure and side.

    Attributes:
        key: metric key. is_lower: the verdict is a decline; is_sharp: by the sharp-drop rule, alone or with the other.
        is_measured: judged like a weekly measure, against its error.
        worse, of: so many of the days looked at lay on the worse side; of is 0 when nothing could be said, or when
            worse cannot show.
        is_sign: seen or not seen. is_rare: a sign that was seen on at most a tenth of the usual's days.
    """

    key: str
    is_lower: bool
    is_sharp: bool = False
    is_measured: bool = False
    worse: int = 0
    of: int = 0
    is_sign: bool = False
    is_rare: bool = False


def of_daily(metric: Metric, points: Sequence[Point], usual: Usual | None, finding: Finding) -> Seen:
    """Return what was found of a daily measure; arguments as given to and by `run_rules.judge`."""
    is_lower = finding.state == "lower"
    worse = finding.below if metric.better == "higher" else finding.above
    if is_lower and finding.against == "best":
        worse = len(finding.days)
    is_sign = metric.kind == "flag"
    return Seen(
        metric.key,
        is_lower,
        is_sharp=finding.is_sharp,
        worse=worse,
        of=0 if finding.state in ("few", "edge") else finding.of_days,
        is_sign=is_sign,
        is_rare=is_sign and usual is not None and _share(points, usual) <= RARE,
    )


def worth(found: Sequence[Seen], rule: Rule) -> list[bool]:
    """Say of each measure whether its decline is worth a notice.

    Worth one by itself: a measured decline beyond its error; a sign that was rare before; a chief measure that fell
    sharply, is lower on all days looked at, is borne out by another chief one, or is the only one that can speak.
    Together: two measures that are not alike when one fell sharply, else three. Signs that were seen often before
    count as one, and so do measures of one kin. With the sensitive rule a chief measure needs no second.

    Args:
        found: every judged measure of a dog; with some of them missing a chief one may seem to stand alone.
    """
    lower = [one for one in found if one.is_lower and not one.is_measured]
    unlike = _unlike(lower)
    together = len(unlike) >= (UNLIKE_SHARP if any(one.is_sharp for one in lower) else UNLIKE)
    return [
        one.is_lower and (together or one.is_measured or one.is_rare or _is_chief(one, found, rule)) for one in found
    ]


def _share(points: Sequence[Point], usual: Usual) -> float:
    """Return the share of the usual's days on which a sign was seen."""
    inside = [value for day, value in points if usual.first <= day <= usual.last]
    return sum(value > 0 for value in inside) / len(inside) if inside else 0.0


def _is_chief(one: Seen, found: Sequence[Seen], rule: Rule) -> bool:
    """Whether a chief measure's decline is worth a notice without others."""
    if one.key not in metrics.CHIEF:
        return False
    if rule.mean_rule or one.is_sharp or (one.of and one.worse >= one.of):
        return True
    others = [other for other in found if other.key in metrics.CHIEF and other.key != one.key and other.of]
    return not others or any(other.is_lower or other.worse >= LEANING for other in others)


def _unlike(lower: Sequence[Seen]) -> frozenset[str]:
    """Return the kins of what is lower; all signs that were seen often before are one, and none if of a kin there."""
    kins = {_kin(one.key) for one in lower if not one.is_sign or one.is_rare}
    often = {_kin(one.key) for one in lower if one.is_sign and not one.is_rare}
    return frozenset(kins | {SIGNS} if often - kins else kins)


def _kin(key: str) -> str:
    return next((kin[0] for kin in metrics.KIN if key in kin), key)
