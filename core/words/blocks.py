# SPDX-License-Identifier: MIT
"""What a page or a chart says, as plain data: the vet's page, the charts of screen and paper, cards.

Built by use cases, drawn by `ui/drawing` and `ui/paper`, printed as text in tests. No layout, no colours here:
a trace names its role, the painter picks the pen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Dot:
    """One day's value in the chart's unit; `low`/`high` are the ends of its error bar, None without one.

    hollow: left out of every figure by the owner, `note` says why; drawn as a ring, on no line.
    """

    day: date
    value: float
    low: float | None = None
    high: float | None = None
    hollow: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """One series of a chart.

    Attributes:
        key: metric key, with `.L` or `.R` for one leg.
        label: short name at the line's end ("Left"); empty when the chart has a single trace.
        side: "", "L" or "R"; L and R always have the left and right colours.
        dots: ascending by day, gaps allowed.
        line: the 7-day median (or joined readings) as segments; each segment is drawn joined, nothing between two.
        order: position among the chart's traces, picks the colour when side is "".
    """

    key: str
    label: str
    side: str = ""
    dots: tuple[Dot, ...] = ()
    line: tuple[tuple[tuple[date, float], ...], ...] = ()
    order: int = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """One week of a count: `count` of `answered` days, `logged` days logged; answered 0 draws nothing."""

    start: date
    end: date
    count: int
    answered: int
    logged: int
    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A dated event on a chart: a vertical at `day`, or a band to `end` (inclusive) when it lasted."""

    day: date
    label: str
    letter: str = ""
    end: date | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Ribbon:
    """Something that lasts, drawn as a thin lane along the time axis and never as a value.

    Attributes:
        start, end: inclusive; may reach beyond the chart's span on both sides, the painter cuts.
        kind: "expected" (a time possible for the cause), "hold" (hold and comfort), "care" (a medicine or supplement
            given), "gap" (days without entries that the owner explained).
    """

    start: date
    end: date
    label: str
    kind: str = "expected"


@dataclass(frozen=True, slots=True)
class Band:
    """A range of values in the chart's unit: "vet" (set by the vet) or "usual" (middle half of the dog's usual).

    start, end: the days it holds for, inclusive; None means the end of the chart on that side.
    """

    low: float
    high: float
    label: str
    kind: str = "usual"
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class PhotoDay:
    """A day with photos, shown as a small mark on the time axis that opens them; words for the pointer."""

    day: date
    label: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What may be said of one measure now, in the owner's words.

    Attributes:
        key, side: metric key and "", "L" or "R"; title: its name in words.
        state: "better", "usual", "levelled", "lower", "few" (too few to say), "edge" (usual at the end of the scale:
            the run rule cannot work), "more" or "less" (a measure without a good direction).
        tone: "good", "plain" or "caution". word: the state in words, "Lower than usual".
        sentence: with counts and days; `rests_on`: what it rests on, in words.
        days: the days the sentence counts, ascending: what "Show these days" opens.
        is_sharp: the sharp-drop rule spoke. snoozed_until: last day of a snooze, None without one.
        short: the sentence for a place where the title stands already; empty: none of its own.
        is_notice: a decline that is worth a notice, snoozed or not; told only when all measures were read.
    """

    key: str
    side: str
    title: str
    state: str
    tone: str
    word: str
    sentence: str
    rests_on: str = ""
    days: tuple[date, ...] = ()
    is_sharp: bool = False
    snoozed_until: date | None = None
    short: str = ""
    is_notice: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart, ready to be drawn by any painter.

    Attributes:
        key: metric key.
        title: owner's (screen) or vet's (paper) name; `subtitle`: unit and method, said lighter.
        form: "series" (dots and median line), "measured" (joined readings with error bars) or "bars".
        start, end: first and last day shown, inclusive; the axis ends where the span ends.
        low, high: full value range of the axis; ticks: (value, text) bottom to top.
        day_ticks: (day, text) left to right.
        footnote: how many days it rests on, e.g. "24 of 29 days logged"; shown under the chart or as tool-tip.
        empty: sentence to show instead when there is nothing to draw; empty string otherwise.
        ribbons, bands, photo_days: see their classes. shade_between: the gap between the left and right line is shaded.
    """

    key: str
    title: str
    subtitle: str
    form: str
    start: date
    end: date
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...] = ()
    day_ticks: tuple[tuple[date, str], ...] = ()
    traces: tuple[Trace, ...] = ()
    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()
    footnote: str = ""
    empty: str = ""
    unit: str = ""
    decimals: int = 0
    ribbons: tuple[Ribbon, ...] = ()
    bands: tuple[Band, ...] = ()
    photo_days: tuple[PhotoDay, ...] = ()
    shade_between: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One number with what it rests on: caption above, `big` value, `detail` below; tone good, caution or plain."""

    key: str
    caption: str
    big: str
    detail: str
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph; plain text, never HTML."""

    text: str
    bold: bool = False
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    runs: tuple[Run, ...]
    small: bool = False


@dataclass(frozen=True, slots=True)
class Numbered:
    """Numbered lines, 1 first."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of plain cells under headers; the first column names the row."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Charts:
    """Charts set two abreast, each with lettered marks; the key follows as a Paragraph."""

    charts: tuple[Chart, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A photo: path of a copy that we wrote into cache/, or None when it is missing; its caption."""

    photo: str
    sha256: str
    caption: str
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Photos in one row, same height."""

    figures: tuple[Figure, ...]


Block = Paragraph | Numbered | Table | Charts | Figures


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of the page; `half` sections that follow each other stand side by side."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    aside: str = ""
    half: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """The vet's page as plain data.

    Attributes:
        title, subtitle: top left; patient: lines top right.
        sections: in reading order.
        footer_left, footer_name: the printed foot; the page number is added by the paper.
        sample: True for a sample dog: marked on paper.
    """

    title: str
    subtitle: str
    patient: tuple[str, ...]
    sections: tuple[Section, ...]
    footer_left: str
    footer_name: str
    sample: bool = False
    warnings: tuple[str, ...] = field(default=())
