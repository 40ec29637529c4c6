# SPDX-License-Identifier: MIT
"""The vet's page as plain data: facts with their n, in the order a vet reads, no verdict.

`build` reads the record and returns blocks.Report; screen, paper and text show the same. Layout is ui/paper's.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from core import __version__
from core.keeping.store import Store
from core.usecases import (
    answers,
    care,
    changes,
    diary,
    dogs,
    events,
    own,
    phases,
    report_clips,
    report_history,
    report_measured,
    report_muscle,
    report_photos,
    report_usual,
    series,
    trends,
    visits,
)
from core.usecases.dogs import Dog
from core.words import activities, causes, sections, weeks
from core.words.blocks import Block, Chart, Charts, Mark, Numbered, Paragraph, Report, Run, Section
from core.words.errors import InvalidValue
from core.words.i18n import _, ngettext

MOST_CHARTS = 4
# Letters of one thing in the key of the charts: a long note would push the page onto a third sheet.
KEY_LENGTH = 90
# Letters stand for medicines and explained gaps; expected times are for the owner.
PAPER_LAYERS = frozenset(("line", "events", "usual"))


@dataclass(frozen=True, slots=True)
class Page:
    """What every section builder gets: the record, whose, the span (both days inclusive), and charts drawn so far."""

    store: Store
    dog: Dog
    first: date
    last: date
    system: str
    charts: dict[str, Chart] = field(default_factory=dict)

    @property
    def span(self) -> tuple[date, date]:
        """First and last day."""
        return self.first, self.last


def build(
    store: Store,
    dog: Dog,
    first: date,
    last: date,
    *,
    today: date,
    chosen: Collection[str] | None = None,
) -> Report:
    """Build the vet's page of a span.

    Args:
        first, last: inclusive; last may not be after today.
        chosen: keys of SECTIONS to show; None means all.
    Raises:
        InvalidValue: the span is upside down, has not come, or begins before 1990.
    """
    for made in steps(store, dog, first, last, today=today, chosen=chosen):
        if made is not None:
            return made
    raise LookupError("a page without an end")


def steps(
    store: Store,
    dog: Dog,
    first: date,
    last: date,
    *,
    today: date,
    chosen: Collection[str] | None = None,
) -> Iterator[Report | None]:
    """Build the page as `build` does, a little at a time, so that a window stays alive on ten years of days.

    Returns:
        None after each step of at most 100 ms, the report last. What changes meanwhile may be in it or not: whoever
        listens to changes begins again.
    Raises:
        InvalidValue: as `build`, at once.
    """
    if last < first:
        raise InvalidValue(_("The last day is before the first."), _("Choose a later day."), field="to")
    if last > today:
        raise InvalidValue(
            _("{day} has not come yet.").format(day=weeks.long_day(last)), _("Choose a day up to today."), field="to"
        )
    answers.check_day(first, today)
    wanted = [
        entry
        for entry in sections.SECTIONS
        if entry.key in SECTION_BUILDERS and (chosen is None or entry.key in chosen)
    ]
    return _steps(Page(store, dog, first, last, store.settings().units), wanted)


def _steps(page: Page, wanted: list[sections.SectionEntry]) -> Iterator[Report | None]:
    with page.store.remembering():
        for entry in wanted:
            yield from _read_ahead(page, entry.key)
        made = []
        for entry in wanted:
            made.append(Section(entry.key, _(entry.title), *SECTION_BUILDERS[entry.key](page), half=entry.half))
            yield None
        report = _bound(page, tuple(section for section in made if section.blocks))
    yield report


def _read_ahead(page: Page, section: str) -> Iterator[None]:
    """Read and draw, step by step, what a long section rests on."""
    if section == "course":
        known = own.known(page.store, page.dog.id)
        for key in (key for key in sections.COURSE if key in known):
            page.charts[key] = _chart(page, key)
            yield None
    if section == "warnings":
        for row in sections.WARNINGS:
            for _part in report_history.read_ahead(page.store, page.dog, row, page.span):
                yield None


def _chart(page: Page, key: str) -> Chart:
    return trends.chart(page.store, page.dog, key, page.span, system=page.system, paper=True, layers=PAPER_LAYERS)


def _bound(page: Page, made: tuple[Section, ...]) -> Report:
    """Put title, patient and foot around the sections."""
    logged = len(diary.logged_days(page.store, page.dog.id, *page.span))
    days = (page.last - page.first).days + 1
    words = ngettext(
        "{span} · owner-recorded, {logged} of {days} day logged",
        "{span} · owner-recorded, {logged} of {days} days logged",
        days,
    )
    return Report(
        _("{dog} — progress summary").format(dog=page.dog.name),
        words.format(span=weeks.span(*page.span), logged=logged, days=days),
        tuple(_patient(page)),
        made,
        _("Recorded at home by the owner. Not a diagnosis."),
        f"{page.dog.name} · Hindstride {__version__}",
        page.store.settings().sample,
    )


def default_span(store: Store, dog: Dog, today: date) -> tuple[date, date]:
    """Return the span offered first: from the start or the first entry, at most six weeks back, to today."""
    first, _last = trends.span_of(store, dog, "start", today)
    six_weeks, last = trends.span_of(store, dog, "6w", today)
    return max(first, six_weeks), last


def last_recorded(store: Store, dog: Dog, today: date) -> date:
    """Return the last day anything was recorded for a dog up to today; today when nothing was."""
    sql = (
        "SELECT max(day) FROM (SELECT max(day) AS day FROM entry WHERE dog = ?1 AND day <= ?2 UNION ALL "
        "SELECT max(day) FROM activity WHERE dog = ?1 AND day <= ?2 UNION ALL "
        "SELECT max(day) FROM photo WHERE dog = ?1 AND day <= ?2)"
    )
    found = store.rows(sql, dog.id, today.isoformat())[0][0]
    return date.fromisoformat(found) if found else today


def _patient(page: Page) -> list[str]:
    dog = page.dog
    sexes = {"f": _("female"), "m": _("male"), "": ""}
    neutered = {True: _("neutered"), False: _("entire"), None: ""}[dog.neutered]
    sex = " ".join(part for part in (sexes[dog.sex], neutered) if part)
    who = ", ".join(part for part in (dog.breed, sex, dogs.age(dog, page.last)) if part)
    weight = report_muscle.weight(page.store, dog, page.span, page.system)
    scores = report_muscle.scores(page.store, dog, page.span)
    lines = [who, weight, *scores, dog.clinic]
    return [line for line in lines if line]


Built = tuple[tuple[Block, ...], str]


def _now(page: Page) -> Built:
    dog = page.dog
    cause = causes.known().get(dog.cause)
    diagnosis = dog.diagnosis.strip() or (_(cause.vet) if cause else dog.cause)
    legs = {"L": _("left hind leg"), "R": _("right hind leg"), "B": _("both hind legs"), "?": _("leg not sure")}
    runs = [Run(_("Working diagnosis"), True), Run(f" {diagnosis}, {legs[dog.leg]}. ")]
    if dog.start_day is not None:
        since = _(" {week} on {day}, counted from {what} on {start}. ").format(
            week=weeks.of(page.last, dog.start_day).label.lower(),
            day=weeks.short_day(page.last),
            what=_(activities.label(activities.STARTS, dog.start_kind)).lower() or _("the start"),
            start=weeks.near_day(dog.start_day, page.last),
        )
        runs += [Run(_("Course"), True), Run(since)]
    runs += _maintained(page)
    given = care.on(care.of_dog(page.store, dog.id), page.last)
    for kind, title in (("medicine", _("Medicines")), ("supplement", _("Supplements"))):
        named = "; ".join(care.described(item, page.last) for item in given if item.kind == kind)
        runs += [Run(title, True), Run(" " + (named or _("none noted")) + ". ")]
    for kind, title in (("aid", _("Aids")), ("vet_visit", _("Last visit noted"))):
        found = [event for event in events.between(page.store, dog.id, date.min, page.last) if event.kind == kind]
        latest = found[-1:] if kind == "vet_visit" else found[-3:]
        said = "; ".join(f"{weeks.near_day(event.day, page.last)} {_one_line(event.text)}".strip() for event in latest)
        if said:
            runs += [Run(title, True), Run(f" {said}. ")]
    return (Paragraph(tuple(runs)),), ""


def _maintained(page: Page) -> list[Run]:
    phase = phases.current(page.store, page.dog.id, page.last)
    if phase is None or phase.kind != phases.MAINTENANCE:
        return []
    since = weeks.near_day(phase.day, page.last)
    if phase.check_months is None:
        return [Run(_("Maintenance"), True), Run(_(" since {day}. ").format(day=since))]
    said = ngettext(
        " since {day}, a check-up every {count} month. ",
        " since {day}, a check-up every {count} months. ",
        phase.check_months,
    )
    return [Run(_("Maintenance"), True), Run(said.format(day=since, count=phase.check_months))]


def _questions(page: Page) -> Built:
    asked = visits.open_questions(page.store, page.dog.id)
    if not asked:
        return (Paragraph((Run(_("None noted."), muted=True),)),), ""
    return (Numbered(tuple(question.text for question in asked)),), ""


def _course(page: Page) -> Built:
    # Milestones stand among the small wins: a letter for each would crowd the charts.
    found = trends.marks(page.store, page.dog, page.first, page.last)
    letters = trends.lettered(_one_a_day([mark for mark in found if mark.kind != "milestone"]))
    drawn = [chart for chart in page.charts.values() if not chart.empty]
    # Bars that count nothing say no more than "none on n days": they give way to a chart that shows something.
    telling = [chart for chart in drawn if chart.form != "bars" or any(bar.count for bar in chart.bars)]
    chosen = (telling + [chart for chart in drawn if chart not in telling])[:MOST_CHARTS]
    charts = [_for_paper(chart, letters) for chart in drawn if chart in chosen]
    if not charts:
        return (Paragraph((Run(_("Nothing to draw: no answers in these days."), muted=True),)),), ""
    daily = [chart.key for chart in charts if chart.form == "series"]
    compared = report_usual.compared(page.store, page.dog, daily, page.last, system=page.system)
    key = Paragraph((Run(" ".join(_legend(page, charts, letters)), muted=True),), True)
    return (Charts(tuple(charts)), *_said([compared]), key), ""


def _legend(page: Page, charts: list[Chart], letters: list[Mark]) -> list[str]:
    words = []
    if any(chart.form == "series" for chart in charts):
        words.append(_("Dots: days, their number beside the title. Line: middle of the last 7 days, from 4 logged."))
    known = own.known(page.store, page.dog.id)
    for chart in (chart for chart in charts if chart.form == "measured"):
        # The metric's own noise, or what this dog's repeated takes can hide where that is more.
        noise = max(known[chart.key].noise or 0.0, series.own_spread(page.store, page.dog.id, known[chart.key]))
        days = len({dot.day for trace in chart.traces for dot in trace.dots if not dot.hollow})
        count = ngettext("{count} measuring day", "{count} measuring days", days).format(count=days)
        error = changes.error_words(noise, known[chart.key].unit, page.system) if noise else ""
        said = _("{what}: {days}, bars {error} same-person error.") if noise else _("{what}: {days}.")
        words.append(said.format(what=chart.title, days=count, error=error))
    kinds = {band.kind for chart in charts for band in chart.bands}
    words += [_("Between dashed lines: middle half of usual.")] if "usual" in kinds else []
    ranged = [chart.title for chart in charts if any(band.kind == "vet" for band in chart.bands)]
    words += [_("{chart}, grey: range set by the vet.").format(chart=title) for title in ranged]
    gaps = [chart.title for chart in charts if chart.shade_between]
    words += [_("{chart}, grey: between left and right.").format(chart=title) for title in gaps]
    if letters:
        key = " · ".join(
            _("{letter} {day} {what}").format(
                letter=mark.letter, day=weeks.near_day(mark.day, page.last), what=_lasting(mark, page.last)
            )
            for mark in letters
        )
        words.append(key + ".")
    return words


def _for_paper(chart: Chart, letters: list[Mark]) -> Chart:
    """Say a chart's n beside its title, in few words; bars carry their own n, and letters would stand on them."""
    # What a band means stands in the key: its words would lie on the dots. Two bands on one small chart are not read.
    vets = [band for band in chart.bands if band.kind == "vet"]
    bands = tuple(replace(band, label="") for band in vets or chart.bands)
    chart = replace(chart, ribbons=(), photo_days=(), bands=bands)
    if chart.form == "bars":
        return replace(chart, marks=(), footnote="")
    if chart.form == "measured":
        return replace(chart, marks=tuple(letters), footnote="")
    days = (chart.end - chart.start).days + 1
    words = ngettext("{count} of {days} day", "{count} of {days} days", days)
    count = len(chart.traces[0].dots)
    return replace(chart, marks=tuple(letters), footnote=words.format(count=count, days=days))


def _one_a_day(found: list[Mark]) -> list[Mark]:
    """Join what happened on one day under one letter; what lasted keeps its own."""
    joined: list[Mark] = []
    for mark in found:
        same = joined and joined[-1].day == mark.day and joined[-1].end is None and mark.end is None
        if same:
            joined[-1] = replace(joined[-1], label=f"{joined[-1].label}, {mark.label}")
        else:
            joined.append(mark)
    return joined


def _one_line(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


def _lasting(mark: Mark, last: date) -> str:
    # The band itself shows what reaches the end of the span.
    label = mark.label if len(mark.label) <= KEY_LENGTH else mark.label[:KEY_LENGTH].rstrip() + "…"
    if mark.end is None or mark.end in (mark.day, last):
        return label
    return _("{what}, to {day}").format(what=label, day=weeks.near_day(mark.end, last))


def _warnings(page: Page) -> Built:
    return report_history.warnings(page.store, page.dog, page.span), ""


def _muscle(page: Page) -> Built:
    girth = report_muscle.girth(page.store, page.dog, page.span, page.system)
    lines = report_measured.muscle_lines(page.store, page.dog, page.span, page.system)
    return (*girth, *_said(lines), *report_photos.measured(page.store, page.dog, page.span)), ""


def _function(page: Page) -> Built:
    days, aside = report_history.function_table(page.store, page.dog, page.span)
    tested = [
        report_usual.within_range(page.store, page.dog, page.span),
        *report_measured.timed_lines(page.store, page.dog, page.span, page.system),
        *report_measured.score_lines(page.store, page.dog, page.last),
    ]
    mine = [
        *report_measured.own_lines(page.store, page.dog, page.span),
        report_usual.omitted(page.store, page.dog, page.span),
    ]
    return (*days, *_said(tested), *_said(mine), *report_clips.counted(page.store, page.dog, page.span)), aside


def _said(sentences: list[str]) -> tuple[Block, ...]:
    """Return sentences as one paragraph, none as nothing: two sheets have no room for a line of its own each."""
    kept = " ".join(sentence for sentence in sentences if sentence)
    return (Paragraph((Run(kept),)),) if kept else ()


def _photos(page: Page) -> Built:
    strip = report_photos.photo_strip(page.store, page.dog, page.span)
    return (*strip, *report_photos.remarks(page.store, page.dog, page.span)), ""


def _given(page: Page) -> Built:
    return report_history.given(page.store, page.dog, page.span), ""


def summary_of(report: Report) -> str:
    """Say a report's length in one line for progress messages."""
    count = len(report.sections)
    return ngettext("{count} section", "{count} sections", count).format(count=count)


# Key of SECTIONS to the function that fills it; to add a section add its line here and in sections.py.
SECTION_BUILDERS: dict[str, Callable[[Page], Built]] = {
    "now": _now,
    "questions": _questions,
    "warnings": _warnings,
    "course": _course,
    "muscle": _muscle,
    "function": _function,
    "photos": _photos,
    "given": _given,
}
