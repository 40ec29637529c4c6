# SPDX-License-Identifier: MIT
"""What may be said of each measure today: better, as usual, levelled off, lower than usual, or too few to say.

The rules are run_rules.py, the words verdict_words.py; weekly measures are in measured_verdicts.py. The table of
when to call the vet comes before all of it (lately.py), and no list of verdicts says that all is well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.keeping.store import Store
from core.usecases import (
    basis,
    circumstances,
    diary,
    lately,
    measured_verdicts,
    own,
    phases,
    replies,
    saying,
    series,
    usuals,
    verdict_words,
    vet_ranges,
)
from core.usecases.basis import Basis
from core.usecases.dogs import Dog
from core.usecases.lately import Lately as Lately
from core.usecases.phases import Phase
from core.usecases.saying import Daily
from core.words import notice_rules, run_rules, statistics
from core.words.blocks import Verdict
from core.words.i18n import _
from core.words.metrics import Metric
from core.words.notice_rules import Seen
from core.words.run_rules import Finding, Rule, Usual
from core.words.statistics import Point

SNOOZE_DAYS = 14
FRESH_DAYS = 42
WORRIED = 2
# With no more days than that in four weeks a diary kept in maintenance is a weekly one.
WEEKLY_DAYS = 8
# Ten weekly answers lie in so many days.
WEEKLY_WITHIN = 91
# Measures judged in one turn of the event loop.
AT_ONCE = 16
_TONES = {"better": "good", "lower": "caution"}


@dataclass(frozen=True, slots=True)
class Judged:
    """One daily measure as the rules see it; for the sentence, and for what is asked about it."""

    metric: Metric
    points: list[Point]
    usual: Usual | None
    finding: Finding


@dataclass(frozen=True, slots=True)
class _Told:
    """A verdict with what decides whether it is worth a notice."""

    verdict: Verdict
    seen: Seen


@dataclass(frozen=True, slots=True)
class _Ground:
    """What all verdicts of one dog rest on, read once."""

    store: Store
    dog: Dog
    today: date
    wanted: dict[str, Metric]
    is_all: bool
    starts: dict[str, usuals.Start]
    rule: Rule
    worried: frozenset[date]
    phase: Phase | None
    system: str
    around: circumstances.Circumstances
    ranges: tuple[vet_ranges.VetRange, ...]


def of_dog(store: Store, dog: Dog, *, today: date, keys: Iterable[str] | None = None) -> list[Verdict]:
    """Return one verdict per judged measure and side that has data, in the order of the registry.

    A sign told per leg is judged as seen at all. Own measures that are no longer asked, and what was not measured in
    three years, have none.

    Args:
        keys: only these measures; None means all but the signs that were seen neither lately nor in the usual weeks.
    """
    return [verdict for piece in in_turns(store, dog, today=today, keys=keys) for verdict in piece]


def in_turns(store: Store, dog: Dog, *, today: date, keys: Iterable[str] | None = None) -> Iterator[list[Verdict]]:
    """Work out `of_dog` piece by piece, so that no key waits for all of it: empty lists, at last the whole list."""
    ground = _ground(store, dog, today, keys)
    daily = {key: metric for key, metric in ground.wanted.items() if metric.judged in basis.DAILY}
    found = basis.read(store, dog.id, daily, {key: one.day for key, one in ground.starts.items()}, today=today)
    yield []
    weekly = {key: metric for key, metric in ground.wanted.items() if metric.judged == "weekly"}
    slots: dict[str, list[str]] = {}
    for key, side in measured_verdicts.present(store, dog.id, weekly, today):
        slots.setdefault(key, []).append(side)
    told: list[_Told | None] = []
    for number, (key, metric) in enumerate(ground.wanted.items(), start=1):
        if key in found:
            told.append(_daily(ground, metric, found[key]))
        told += [_by_error(_measured(ground, metric, side)) for side in slots.get(key, ())]
        if number % AT_ONCE == 0:
            yield []
    yield _with_notices(ground, [one for one in told if one])


def notices(store: Store, dog: Dog, *, today: date, known: Iterable[Verdict] | None = None) -> list[Verdict]:
    """Return the declines worth a notice that are not snoozed; sharp drops first. None for an archived dog.

    Which are worth one, notice_rules.py says: of many measures one is lower by chance every few weeks. What was last
    measured over six weeks ago is still a verdict, but no notice.

    Args:
        known: all verdicts of today, where they were read before; None reads them.
    """
    if dog.archived:
        return []
    known = of_dog(store, dog, today=today) if known is None else known
    found = [one for one in known if one.is_notice]
    awake = [one for one in found if one.snoozed_until is None or one.snoozed_until < today]
    return sorted(awake, key=lambda one: not one.is_sharp)


def snooze(store: Store, dog: Dog, verdict: Verdict, *, today: date) -> None:
    """Show no notice of this measure and side for 14 days; undo brings it back.

    A sharp drop that comes after a slow one was snoozed is shown all the same. Red flags are never snoozed.
    """
    answer = "sharp" if verdict.is_sharp else verdict.state
    reply = replies.Reply("snooze", subject(verdict.key, verdict.side), today, answer)
    words = _("no notice for 14 days: {what}").format(what=verdict.title)
    replies.keep(store, dog, reply, label=diary.undo_words(words, dog, today))


def flags_lately(store: Store, dog: Dog, *, today: date) -> list[Lately]:
    """Return the rows of "when to call the vet" that answers of the last 7 days match, in the order of the table.

    No statistics: one answer is enough. An empty list does not say that all is well.
    """

    def falling() -> list[str]:
        return [one.title for one in of_dog(store, dog, today=today) if one.tone == "caution" and _is_fresh(one, today)]

    return lately.of_dog(store, dog, today=today, falling=falling)


def subject(key: str, side: str) -> str:
    """Return how replies name a measure and side: "thigh_girth.L", "comfort"."""
    return f"{key}.{side}" if side else key


def judged(store: Store, dog: Dog, *, today: date, keys: Iterable[str] | None = None) -> list[Judged]:
    """Return what the rules say of the daily measures with data, without words, in the order of the registry."""
    ground = _ground(store, dog, today, keys)
    daily = {key: metric for key, metric in ground.wanted.items() if metric.judged in basis.DAILY}
    found = basis.read(store, dog.id, daily, {key: one.day for key, one in ground.starts.items()}, today=today)
    return [_judged(ground, metric, found[key], ground.rule) for key, metric in daily.items() if key in found]


def _ground(store: Store, dog: Dog, today: date, keys: Iterable[str] | None) -> _Ground:
    only = None if keys is None else set(keys)
    stopped = {one.key for one in own.of_dog(store, dog.id) if one.stop_day is not None and one.stop_day < today}
    wanted = {
        key: metric
        for key, metric in own.known(store, dog.id).items()
        if metric.judged and key not in stopped and (only is None or key in only)
    }
    known = usuals.starts(store, dog.id)
    starts = {key: start for key in wanted if (start := usuals.latest(known, key, today)) is not None}
    settings = store.settings()
    lately_asked = (today - timedelta(days=run_rules.FORTNIGHT), today)
    worries = series.daily(store, dog.id, "worry_level", lately_asked)
    phase = phases.current(store, dog.id, today)
    return _Ground(
        store,
        dog,
        today,
        wanted=wanted,
        is_all=only is None,
        starts=starts,
        rule=run_rules.RULES[settings.sensitivity],
        worried=frozenset(day for day, value in worries if value >= WORRIED),
        phase=phase if phase is not None and phase.kind == phases.MAINTENANCE else None,
        system=settings.units,
        around=circumstances.of_dog(store, dog, today=today, days=measured_verdicts.LOOK_BACK),
        ranges=tuple(vet_ranges.of_dog(store, dog.id)),
    )


def _with_notices(ground: _Ground, told: Sequence[_Told]) -> list[Verdict]:
    """Return the verdicts with what is worth a notice, and until when that is snoozed."""
    fresh = [one for one in told if ground.is_all and _is_fresh(one.verdict, ground.today)]
    loud = {
        (one.verdict.key, one.verdict.side)
        for one, is_loud in zip(fresh, notice_rules.worth([one.seen for one in fresh], ground.rule), strict=True)
        if is_loud
    }
    pressed = replies.of_dog(ground.store, ground.dog.id, "snooze")
    # One of a day that has not come was pressed while the clock was wrong; it would keep silent for too long.
    snoozes = {about: reply for about, reply in pressed.items() if reply.day <= ground.today}
    found = []
    for one in (one.verdict for one in told):
        short = saying.under_title(one.sentence, one.title)
        whole = replace(one, short=short, is_notice=(one.key, one.side) in loud)
        found.append(_with_snooze(whole, snoozes.get(("snooze", subject(one.key, one.side)))))
    return found


def _is_fresh(verdict: Verdict, today: date) -> bool:
    return bool(verdict.days) and verdict.days[-1] > today - timedelta(days=FRESH_DAYS)


def _by_error(verdict: Verdict | None) -> _Told | None:
    """Return a verdict that was judged against its error."""
    if verdict is None:
        return None
    return _Told(verdict, Seen(verdict.key, verdict.tone == "caution", is_measured=True))


def _daily(ground: _Ground, metric: Metric, found: Basis) -> _Told | None:
    rule = ground.rule
    if ground.phase is not None and _is_weekly(found.points, ground.today):
        if metric.kind in ("score", "number"):
            return _by_error(_kept_weekly(ground, metric, found.points))
        rule = replace(rule, within=WEEKLY_WITHIN)
    one = _judged(ground, metric, found, rule)
    if ground.is_all and metric.kind == "flag" and not _was_seen(one):
        return None
    return _Told(_verdict(ground, one, rule), notice_rules.of_daily(metric, one.points, one.usual, one.finding))


def _judged(ground: _Ground, metric: Metric, found: Basis, rule: Rule) -> Judged:
    start = ground.starts.get(metric.key)
    usual = run_rules.usual_of(found.points, start.day if start else None, today=ground.today)
    scale = run_rules.scale_of(metric)
    finding = run_rules.judge(found.points, usual, today=ground.today, scale=scale, rule=rule, worried=ground.worried)
    if finding.state == "levelled" and metric.better not in ("higher", "lower"):
        finding = replace(finding, state="more")  # of what has no good direction nothing is "better, and level"
    return Judged(metric, found.points, usual, finding)


def _verdict(ground: _Ground, judged: Judged, rule: Rule) -> Verdict:
    metric, finding = judged.metric, judged.finding
    start = ground.starts.get(metric.key)
    name = saying.title(metric, ground.dog.name)
    said = Daily(
        metric,
        name,
        judged.points,
        judged.usual,
        run_rules.towards_usual(judged.points, start.day if start else None, today=ground.today),
        finding,
        rule,
        ground.today,
        system=ground.system,
        since=_since(start),
        start=start.day if start else None,
    )
    parts = [verdict_words.sentence(said), _against_the_range(ground, metric, judged.points)]
    if finding.state not in ("few", "edge") and said.looked:
        first = min(said.looked[0][0], finding.days[0] if finding.days else ground.today)
        parts.append(circumstances.named(ground.around.between(first, ground.today)))
    return Verdict(
        metric.key,
        "",
        name,
        finding.state,
        _TONES.get(finding.state, "plain"),
        verdict_words.word(metric, finding),
        " ".join(part for part in parts if part),
        verdict_words.rests_on(said),
        days=finding.days,
        is_sharp=finding.is_sharp,
    )


def _was_seen(one: Judged) -> bool:
    """Whether a sign was seen at all, in the weeks of the usual or since."""
    first = one.usual.first if one.usual is not None else date.min
    return any(value for day, value in one.points if day >= first)


def _since(start: usuals.Start | None) -> str:
    return f"{usuals.reason_words(start)}." if start else ""


def _is_weekly(points: Sequence[Point], today: date) -> bool:
    """Whether a diary is a weekly one, by its last four weeks: one that fell silent stays what it was."""
    past = [day for day, _value in points if day <= today]
    return not past or sum(day > past[-1] - timedelta(days=28) for day in past) <= WEEKLY_DAYS


def _kept_weekly(ground: _Ground, metric: Metric, points: Sequence[Point]) -> Verdict | None:
    """Judge a diary measure of a weekly diary like a weekly one, from the first day of maintenance or a restart on."""
    assert ground.phase is not None
    start = ground.starts.get(metric.key)
    restarted = start is not None and start.day > ground.phase.day
    first = start.day if start is not None and restarted else ground.phase.day
    since = [(day, value) for day, value in points if first <= day <= ground.today]
    noise = 2 * max(metric.step, statistics.deviation([value for _day, value in since[: 2 * WEEKLY_DAYS]]))
    name = saying.title(metric, ground.dog.name)
    if metric.judged == "points":
        noise = metric.sharp or 2 * metric.step
    found = measured_verdicts.from_days(metric, name, since, noise=noise, today=ground.today, system=ground.system)
    if found is None or not restarted:
        return found
    return replace(found, rests_on=f"{found.rests_on} {_since(start)}")


def _against_the_range(ground: _Ground, metric: Metric, points: Sequence[Point]) -> str:
    ranges = [one for one in ground.ranges if one.metric == metric.key]
    return verdict_words.against_the_range(metric, points, ranges, today=ground.today, system=ground.system)


def _measured(ground: _Ground, metric: Metric, side: str) -> Verdict | None:
    name = saying.title(metric, ground.dog.name)
    if side:
        name = (_("{name}, left") if side == "L" else _("{name}, right")).format(name=name)
    start = ground.starts.get(metric.key)
    since = (start.day, _since(start)) if start else None
    found = measured_verdicts.verdict(
        ground.store, ground.dog.id, name, (metric, side), since=since, today=ground.today, system=ground.system
    )
    if found is None or found.state == "few" or not found.days:
        return found
    newest = found.days[-min(3, len(found.days))]
    named = circumstances.named(ground.around.between(found.days[0], ground.today, bad_days_from=newest))
    return replace(found, sentence=f"{found.sentence} {named}".strip())


def _with_snooze(verdict: Verdict, reply: replies.Reply | None) -> Verdict:
    if reply is None or (verdict.is_sharp and reply.answer != "sharp"):
        return verdict
    return replace(verdict, snoozed_until=reply.day + timedelta(days=SNOOZE_DAYS))
