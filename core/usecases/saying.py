# SPDX-License-Identifier: MIT
"""What the words of every verdict share: what a daily verdict is made from, names, and what no verdict can see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.usecases import answers
from core.usecases.circumstances import from_to
from core.words.i18n import _
from core.words.metrics import Metric
from core.words.run_rules import Finding, Rule, Towards, Usual
from core.words.statistics import Point

# So many days short of a verdict, with at most one on the other side, the days lean to one side.
LEANING = 2


@dataclass(frozen=True, slots=True)
class Daily:
    """Everything the words of one daily verdict are made from; points ascending, dog's name for labels.

    since: words for a restart of the usual, start: its day; empty and None without one.
    """

    metric: Metric
    name: str
    points: Sequence[Point]
    usual: Usual | None
    towards: Towards | None
    finding: Finding
    rule: Rule
    today: date
    system: str
    since: str = ""
    start: date | None = None

    @property
    def looked(self) -> list[Point]:
        """The days that are looked at: after the usual's window, the last of them, within the calendar days."""
        first = self.today - timedelta(days=self.rule.within - 1)
        if self.usual is not None:
            first = max(first, self.usual.last + timedelta(days=1))
        return [point for point in self.points if first <= point[0] <= self.today][-self.rule.of :]


def title(metric: Metric, dog: str) -> str:
    """Return the name of a measure for the head of a verdict: the owner's words unless they are a question."""
    label = answers.plain_label(metric, dog)
    # A label that only its field completes ("Stiff this morning for") is no name either.
    asks = metric.label.endswith(("?", " for")) and bool(metric.vet)
    return answers.vet_label(metric) if asks or metric.group == "avoided" else label


def under_title(sentence: str, name: str) -> str:
    """Return a sentence for a place where the name stands over it already: "Below its usual 6 on 8 of …"."""
    short = sentence.removeprefix(f"{name}: ")
    return short[:1].upper() + short[1:]


def hides() -> str:
    """Say what "as usual" cannot see."""
    return _("Small or slow changes can hide in this.")


def unsure(said: Daily) -> str:
    """Say what "as usual" cannot see; when the days lean to one side, what it takes to be called that."""
    finding = said.finding
    leaning, other = max(finding.below, finding.above), min(finding.below, finding.above)
    if leaning < said.rule.side_days - LEANING or other > 1:
        return hides()
    is_above = finding.above > finding.below
    if said.metric.kind == "flag" or said.metric.better not in ("higher", "lower"):
        words = (
            _("It takes {count} of {of} to be called more.")
            if is_above
            else _("It takes {count} of {of} to be called less.")
        )
    elif is_above == (said.metric.better == "higher"):
        words = _("It takes {count} of {of} to be called better.")
    else:
        words = _("It takes {count} of {of} to be called worse.")
    return words.format(count=said.rule.side_days, of=said.rule.of)


def instead() -> str:
    """Say what counts where the numbers cannot."""
    return _("What counts instead: the signs in “When to call the vet”, and what you see.")


def how_many(count: int, of: int) -> str:
    """Write how many of `of`: "none", "all", else the number."""
    return str(count) if 0 < count < of else _("none") if count == 0 else _("all")


def days(said: Daily, found: Sequence[date]) -> str:
    """Write the days from the first to the last: "5 to 17 Nov"; empty for none."""
    return from_to(found[0], found[-1], said.today) if found else ""
