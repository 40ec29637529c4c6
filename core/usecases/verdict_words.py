# SPDX-License-Identifier: MIT
"""The words of verdicts on daily measures: counts and days in every sentence, what it rests on, what it cannot see.

Which verdict it is, run_rules.py says; signs and kinds of day are in sign_words.py, weekly measures in
measured_verdicts.py. Never a diagnosis, never all-clear.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta

from core.usecases import saying, sign_words, vet_ranges
from core.usecases.circumstances import from_to
from core.usecases.saying import Daily
from core.usecases.vet_ranges import VetRange
from core.words import units, usual_days, weeks
from core.words.i18n import N_, _, ngettext
from core.words.metrics import Metric
from core.words.run_rules import Finding, Usual
from core.words.statistics import Point

WORDS: dict[str, str] = {
    "better": N_("Better than usual"),
    "usual": N_("As usual"),
    "levelled": N_("Better, and level now"),
    "lower": N_("Lower than usual"),
    "few": N_("Too few days to say"),
    "edge": N_("Usual is at the end of the scale"),
    "more": N_("More than usual"),
    "less": N_("Less than usual"),
}
# Days answered that are held against the vet's range, and within how many days.
RANGE_DAYS, RANGE_WITHIN = 7, 21
# Of a measure that is worse when its number rises, "lower" would be read as good news.
WORSE = N_("Worse than usual")
_RUN = {
    "below": N_("{name}: below its usual {usual} on {count} of the last {of} days answered ({days})."),
    "above": N_("{name}: above its usual {usual} on {count} of the last {of} days answered ({days})."),
}
_SHARP = {
    "below": N_("{name}: {step} or more below its usual {usual} on each of the last {of} days answered ({days})."),
    "above": N_("{name}: {step} or more above its usual {usual} on each of the last {of} days answered ({days})."),
}
_FAR = {
    "below": N_("{name}: far below its usual {usual} on each of the last {of} days answered ({days})."),
    "above": N_("{name}: far above its usual {usual} on each of the last {of} days answered ({days})."),
}
_MEAN = {
    "below": N_("{name}: the average of the {of} days answered of the last 14 lies below its usual {usual} ({days})."),
    "above": N_("{name}: the average of the {of} days answered of the last 14 lies above its usual {usual} ({days})."),
}
_BEST = {
    "below": N_("{name}: below its best four weeks ({best}) on {count} of the last {of} days answered ({days})."),
    "above": N_("{name}: above its best four weeks ({best}) on {count} of the last {of} days answered ({days})."),
}


def word(metric: Metric, finding: Finding) -> str:
    """Return the state in words: "Lower than usual"."""
    is_relapse = finding.state == "lower" and finding.against == "best"
    if metric.kind == "flag" and finding.state in sign_words.SEEN:
        return _(sign_words.SEEN["best" if is_relapse else finding.state])
    if is_relapse:
        return _("Lower than at its best") if metric.better == "higher" else _("Worse than at its best")
    if finding.state == "lower" and metric.better == "lower":
        return _(WORSE)
    return _(WORDS[finding.state])


def sentence(said: Daily) -> str:
    """Return what the last days say, with counts and days."""
    state = said.finding.state
    if state == "few":
        return _few(said)
    if said.metric.kind in sign_words.KINDS:
        return sign_words.sentence(said)
    if state == "edge":
        return _edge(said)
    if state == "usual":
        return _as_usual(said)
    return _beside(said)


def rests_on(said: Daily) -> str:
    """Return what the usual is, in words: "Usual: middle of 24 days, 12 Oct to 8 Nov." """
    usual = said.usual
    if usual is None:
        return ""
    # A window that still runs ends today for the reader.
    days = from_to(usual.first, min(usual.last, said.today), said.today)
    if said.metric.kind in sign_words.KINDS:
        middle = ngettext("{count} day, {days}", "{count} days, {days}", usual.days)
    else:
        middle = ngettext("middle of {count} day, {days}", "middle of {count} days, {days}", usual.days)
    if said.metric.judged == "spread" and usual.low != usual.high:
        middle = ngettext("middle half of {count} day, {days}", "middle half of {count} days, {days}", usual.days)
    words = _("Usual: {middle}.")
    if usual.is_provisional:
        words = _("Usual so far: {middle}.") if said.today <= usual.last else _("Usual, from few days: {middle}.")
    found = words.format(middle=middle.format(count=usual.days, days=days))
    return " ".join(part for part in (found, said.since) if part)


def usual_words(metric: Metric, usual: Usual, system: str) -> str:
    """Write a usual: "6", or for a measure finer than whole steps its middle half, "9 to 14 min".

    A middle between two steps is written as both, "6 to 7": days of either are as usual.
    """
    first, last = usual.low, usual.high
    if metric.judged != "spread":
        steps = usual.median / metric.step
        first, last = metric.step * math.floor(steps), metric.step * math.ceil(steps)
    if first == last:
        return _value(metric, usual.median, system)
    low = units.written(first, metric.unit, system, with_unit=False)
    return _("{low} to {high}").format(low=low, high=_value(metric, last, system))


def against_the_range(
    metric: Metric, points: Sequence[Point], ranges: Sequence[VetRange], *, today: date, system: str
) -> str:
    """Say how the last 7 days answered lie against the range that the vet set for each; empty when none holds today.

    Above the range is never good news.
    """
    now = vet_ranges.holding(ranges, today)
    if now is None:
        return ""
    inside = [(day, value) for day, value in points if today - timedelta(days=RANGE_WITHIN) < day <= today]
    held = vet_ranges.against(inside[-RANGE_DAYS:], ranges)  # the same days as on the card
    if not held:
        return ""
    above, below = held.count(1), held.count(-1)
    words = ngettext(
        "{within} of the last {count} day answered within the range the vet set ({range})",
        "{within} of the last {count} days answered within the range the vet set ({range})",
        len(held),
    )
    low = units.written(now.low, metric.unit, system, with_unit=False)
    both = _("{low}–{high}").format(low=low, high=_value(metric, now.high, system))
    parts = [words.format(within=len(held) - above - below, count=len(held), range=both)]
    if above:
        parts.append(_("{count} above").format(count=above))
    if below:
        parts.append(_("{count} below").format(count=below))
    found = ", ".join(parts) + "."
    return found + " " + _("More than the vet's range is not better.") if above else found


def _value(metric: Metric, value: float, system: str) -> str:
    return units.written(value, metric.unit, system)


def _few(said: Daily) -> str:
    finding, usual = said.finding, said.usual
    if usual is None:
        return _not_known(said)
    if said.today <= usual.last and said.metric.kind in sign_words.KINDS:
        return sign_words.so_far(said)
    if said.today <= usual.last:
        words = _(
            "{name}: the usual so far is {usual}. It is settled after {day}; then it takes {of} more days answered."
        )
        day = weeks.near_day(usual.last, said.today)
        return words.format(name=said.name, usual=_usual(said), day=day, of=said.rule.of)
    last = said.points[-1][0]
    if (said.today - last).days >= said.rule.within:
        words = _(
            "{name}: last answered on {day}. It takes {of} days within {within} to compare with the usual {usual}."
        )
        return words.format(
            name=said.name,
            day=weeks.near_day(last, said.today),
            of=said.rule.of,
            within=said.rule.within,
            usual=_usual(said),
        )
    words = ngettext(
        "{name}: {count} more day is needed; {have} of {of} answered in the last {within} days.",
        "{name}: {count} more days are needed; {have} of {of} answered in the last {within} days.",
        finding.missing,
    )
    return words.format(
        name=said.name, count=finding.missing, have=len(said.looked), of=said.rule.of, within=said.rule.within
    )


def _not_known(said: Daily) -> str:
    towards = said.towards
    if towards is None and said.start is not None and said.points[-1][0] < said.start:
        return _("{name}: no day answered since the new usual was started.").format(name=said.name)
    if towards is None:
        words = _("{name}: last answered on {day}. {missing} more days are needed before the usual is known.")
        day = weeks.near_day(said.points[-1][0], said.today)
        return words.format(name=said.name, day=day, missing=usual_days.NEEDED)
    words = ngettext(
        "{name}: {missing} more day is needed before the usual is known; {have} answered since {day}.",
        "{name}: {missing} more days are needed before the usual is known; {have} answered since {day}.",
        towards.missing,
    )
    return words.format(
        name=said.name, missing=towards.missing, have=towards.days, day=weeks.near_day(towards.first, said.today)
    )


def _as_usual(said: Daily) -> str:
    finding = said.finding
    words = _("{name}: of the last {of} days answered ({days}), {below} lay below and {above} above its usual {usual}.")
    found = words.format(
        name=said.name,
        of=finding.of_days,
        days=saying.days(said, finding.days),
        below=saying.how_many(finding.below, finding.of_days),
        above=saying.how_many(finding.above, finding.of_days),
        usual=_usual(said),
    )
    if finding.why == "top":
        found += " " + _("The usual is the best of the scale, so better cannot show.")
    return f"{found} {saying.unsure(said)}"


def _edge(said: Daily) -> str:
    words = _("{name}: its usual is {usual}, the end of the scale, so anything worse cannot show in these numbers.")
    if said.metric.better not in ("higher", "lower"):
        words = _("{name}: its usual is {usual}, the end of the scale, so less cannot show in these numbers.")
        return words.format(name=said.name, usual=_usual(said))
    found = words.format(name=said.name, usual=_usual(said))
    return f"{found} {saying.instead()}"


def _beside(said: Daily) -> str:
    """Say on how many days it lay beside the usual: lower, better, levelled, more, less."""
    finding = said.finding
    side = _side(said)
    wording = _BEST if finding.against == "best" else _RUN
    if finding.why == "sharp":
        wording = _FAR if said.metric.judged == "spread" else _SHARP
    elif finding.why == "mean":
        wording = _MEAN
    best = ""
    if finding.best is not None:
        days = from_to(finding.best.first, finding.best.last, said.today)
        best = _("{usual}, {days}").format(usual=usual_words(said.metric, finding.best, said.system), days=days)
    found = _(wording[side]).format(
        name=said.name,
        usual=_usual(said),
        count=saying.how_many(len(finding.days), finding.of_days),
        of=finding.of_days,
        days=saying.days(said, [day for day, _value in said.looked] if finding.why == "run" else finding.days),
        step=_value(said.metric, said.metric.sharp or 0, said.system),
        best=best,
    )
    return " ".join([found, *_also(said)])


def _also(said: Daily) -> list[str]:
    finding = said.finding
    if finding.against == "best":
        words = (
            _("It is still better than the usual {usual}.")
            if finding.over_usual
            else _("Against the usual {usual} it is not lower.")
        )
        return [words.format(usual=_usual(said))]
    if finding.why == "run" and finding.is_sharp:
        return [_("The newest of them lie far from it.")]
    if finding.state == "levelled":
        return [_("The last four weeks are level with the four before."), saying.hides()]
    return []


def _side(said: Daily) -> str:
    finding = said.finding
    is_good = finding.state in ("better", "levelled", "more")
    return "below" if is_good == (said.metric.better == "lower") else "above"


def _usual(said: Daily) -> str:
    assert said.usual is not None
    return usual_words(said.metric, said.usual, said.system)
