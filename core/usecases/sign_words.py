# SPDX-License-Identifier: MIT
"""The words of verdicts on what is seen or not, and on kinds of day: so many days of those answered, then and now.

Scores and minutes are in verdict_words.py.
"""

from __future__ import annotations

import math

from core.usecases import saying
from core.usecases.circumstances import from_to
from core.usecases.saying import Daily
from core.words import weeks
from core.words.i18n import N_, _
from core.words.run_rules import Usual

# Kinds of metric whose days are counted and not held against a middle.
KINDS = ("flag", "choice")
# How the state of a sign is called.
SEEN: dict[str, str] = {
    "lower": N_("Seen more than usual"),
    "better": N_("Seen less than usual"),
    "levelled": N_("Seen less, and level now"),
    "best": N_("Seen more than in the best weeks"),
    "edge": N_("Seen on many usual days"),
}


def sentence(said: Daily) -> str:
    """Say on how many days a sign was seen, or what kind of day it was, now and in the weeks of the usual."""
    wanted, what = _counted(said)
    looked = said.looked
    count = sum(value in wanted for _day, value in looked)
    then, usually = _usually(said, wanted)
    words = _("{name}: {what} on {count} of the last {of} days answered ({days}); usually on {then} of {usually}.")
    best = said.finding.best if said.finding.against == "best" else None
    at_best, best_days = _inside(said, best, wanted) if best is not None else (0, 0)
    if best is not None:
        words = _(
            "{name}: {what} on {count} of the last {of} days answered ({days}); in its best four weeks ({best}) on "
            "{at_best} of {best_days}, usually on {then} of {usually}."
        )
    found = words.format(
        name=said.name,
        what=what,
        count=saying.how_many(count, len(looked)),
        of=len(looked),
        days=saying.days(said, [day for day, _value in looked]),
        then=saying.how_many(then, usually),
        usually=usually,
        best=from_to(best.first, best.last, said.today) if best is not None else "",
        at_best=saying.how_many(at_best, best_days),
        best_days=best_days,
    )
    return " ".join(part for part in (found, _hidden(said, count, then, usually)) if part)


def so_far(said: Daily) -> str:
    """Say how often it was so far, while the weeks of the usual still run."""
    wanted, what = _counted(said)
    then, usually = _usually(said, wanted)
    assert said.usual is not None
    words = _(
        "{name}: so far {what} on {then} of {usually} days. The usual is settled after {day}; "
        "then it takes {of} more days answered."
    )
    day = weeks.near_day(said.usual.last, said.today)
    then_words = saying.how_many(then, usually)
    return words.format(name=said.name, what=what, then=then_words, usually=usually, day=day, of=said.rule.of)


def _hidden(said: Daily, count: int, then: int, usually: int) -> str:
    """Say what this cannot see."""
    state = said.finding.state
    is_sign = said.metric.kind == "flag"
    if state == "edge" and is_sign and 2 * then == usually:
        return _("That was half of the days, so neither more nor less can show here.") + " " + saying.instead()
    if state == "edge" and is_sign and 2 * count < len(said.looked):
        words = _("It takes {count} of {of} days without it to be called less.")
        return words.format(count=said.rule.side_days, of=said.rule.of)
    if state == "edge":
        return _("That was half the days or more already, so worse cannot show here.") + " " + saying.instead()
    fell = count * usually < then * len(said.looked)
    if state == "usual" and said.finding.why == "top" and is_sign and fell:
        return _("Most usual days were without it, so less cannot show; small or slow changes can hide.")
    if state == "usual":
        return saying.unsure(said)
    return saying.hides() if state == "levelled" else ""


def _usually(said: Daily, wanted: frozenset[float]) -> tuple[int, int]:
    """Return on how many days of the usual's window, and of how many answered."""
    assert said.usual is not None
    return _inside(said, said.usual, wanted)


def _inside(said: Daily, window: Usual, wanted: frozenset[float]) -> tuple[int, int]:
    """Return on how many days of a window, and of how many answered."""
    inside = [value for day, value in said.points if window.first <= day <= min(window.last, said.today)]
    return sum(value in wanted for value in inside), len(inside)


def _counted(said: Daily) -> tuple[frozenset[float], str]:
    """Return the answers that are counted, and their words."""
    metric, usual, state = said.metric, said.usual, said.finding.state
    if metric.kind == "flag":
        return frozenset({1.0}), _("seen")
    assert usual is not None
    sign = 1 if metric.better == "higher" else -1
    # As the rule counts: a middle between two answers is neither of them.
    middle, best = sign * usual.median, said.finding.best
    if state == "lower" and said.finding.against == "best" and best is not None:
        lower = min(sign * best.low, sign * best.high)
        chosen = [
            one for one in metric.choices if sign * one.value < min(lower, sign * best.median - metric.step + 0.5)
        ]
    elif state == "lower":
        chosen = [one for one in metric.choices if sign * one.value < math.floor(middle)]
    elif state in ("better", "levelled"):
        chosen = [one for one in metric.choices if sign * one.value > math.ceil(middle)]
    elif state == "edge":
        chosen = [min(metric.choices, key=lambda one: sign * one.value)]
    else:
        chosen = [max(metric.choices, key=lambda one: sign * one.value)]
    names = [_(one.label)[:1].lower() + _(one.label)[1:] for one in reversed(chosen)]
    return frozenset(float(one.value) for one in chosen), _(" or ").join(names)
