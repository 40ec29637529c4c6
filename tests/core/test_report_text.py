# SPDX-License-Identifier: MIT
"""The plain text says the same words as the page, in the same order."""

from __future__ import annotations

from datetime import date

from core.usecases import report_text
from core.words.blocks import (
    Bar,
    Chart,
    Charts,
    Dot,
    Figure,
    Figures,
    Numbered,
    Paragraph,
    Report,
    Run,
    Section,
    Table,
    Trace,
)

DAY = date(2026, 11, 22)


def written(*sections: Section, sample: bool = False) -> list[str]:
    page = Report("Title", "Subtitle", ("Dachshund",), sections, "Not a diagnosis.", "Bailey", sample)
    return report_text.write(page).splitlines()


def test_the_frame_of_the_page_is_there() -> None:
    assert written() == ["Title", "Subtitle", "Dachshund", "", "Not a diagnosis.", "Bailey"]


def test_a_sample_dog_is_marked() -> None:
    assert "Sample dog" in written(sample=True)
    assert "Sample dog" not in written()


def test_every_kind_of_block_is_said() -> None:
    blocks = (
        Paragraph((Run("Working diagnosis", True), Run(" IVDD. "))),
        Numbered(("Stairs?", "Ramp?")),
        Table(("", "Comfort"), (("First 7", "3"),)),
        Figures((Figure("p", "0" * 64, "Left side · 22 Nov"),)),
    )
    lines = written(Section("now", "Now", blocks, "7 and 7 days"))
    assert lines[3:-3] == [
        "",
        "Now (7 and 7 days)",
        "------------------",
        "Working diagnosis IVDD.",
        "1. Stairs?",
        "2. Ramp?",
        " | Comfort",
        "First 7 | 3",
        "Left side · 22 Nov",
    ]


def test_a_chart_is_said_by_its_ends_or_its_bars() -> None:
    dots = (Dot(DAY, 19.5), Dot(DAY, 20.6))
    line = Chart(
        "thigh_girth",
        "Girth",
        "cm",
        "measured",
        DAY,
        DAY,
        0,
        1,
        traces=(Trace("L", "Left", "L", dots),),
        footnote="n 2",
    )
    bars = (Bar(DAY, DAY, 4, 6, 7, "4 of 6", "wk 4"), Bar(DAY, DAY, 0, 0, 0, "", "wk 5"))
    counted = Chart("limped", "Limping", "days", "bars", DAY, DAY, 0, 7, bars=bars)
    lines = written(Section("course", "Course", (Charts((line, counted)),)))
    assert "Girth (cm): Left 19.5 … 20.6. n 2" in lines
    assert any(text.startswith("Limping (days): wk 4") and "4 of 6" in text and "wk 5" not in text for text in lines)
