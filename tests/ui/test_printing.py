# SPDX-License-Identifier: MIT
"""The PDF as other programs read it: pages, text, fonts, one picture per photo."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication

from core.words.blocks import Bar, Chart, Charts, Dot, Figure, Figures, Mark, Paragraph, Report, Run, Section, Trace
from core.words.errors import SaveFailed
from ui import theme as themes
from ui.paper import printing

PAPER = themes.load("paper")
START = date(2026, 10, 25)
END = date(2026, 11, 22)


def charts() -> Charts:
    days = [START + timedelta(days=offset) for offset in range(29)]
    events = (Mark(days[1], "Meloxicam", "A"), Mark(days[14], "Flare-up", "B", days[17], "flare_up"))
    dots = tuple(Dot(day, 5.0) for day in days)
    line = (tuple((day, 5.0) for day in days[3:]),)
    comfort = Chart(
        "comfort",
        "Comfort",
        "0–10",
        "series",
        START,
        END,
        0,
        10,
        ticks=((0, "0"), (10, "10")),
        day_ticks=((START, "25 Oct"), (END, "22 Nov")),
        traces=(Trace("comfort", "", dots=dots, line=line),),
        marks=events,
    )
    week = Bar(START, START + timedelta(days=6), 4, 7, 7, "4 of 7", "wk 1")
    return Charts((comfort, replace(comfort, title="Wobbling", form="bars", bars=(week,), traces=())))


@pytest.fixture
def report(tmp_path: Path, qapp: QApplication) -> Report:
    figures = []
    for number in range(3):
        image = QImage(1200, 800, QImage.Format.Format_RGB32)
        image.fill(QColor.fromHsv(number * 90, 90, 200))
        image.save(str(tmp_path / f"{number}.jpg"))
        figures.append(Figure("p", "s", f"Left side {number}", tmp_path / f"{number}.jpg"))
    return Report(
        "Bailey — progress summary",
        "25 October to 22 November 2026",
        ("Dachshund",),
        (
            Section("now", "Now", (Paragraph((Run("Medicines ", bold=True), Run("meloxicam <b>0.5</b> mg"))),)),
            Section("course", "Course", (charts(),)),
            Section("photos", "Photos", (Figures(tuple(figures)),)),
        ),
        "Not a diagnosis.",
        "Bailey · Hindstride",
        sample=True,
    )


def text_of(file: Path) -> str:
    document = QPdfDocument()
    assert document.load(str(file)) == QPdfDocument.Error.None_
    texts = [document.getAllText(index).text() for index in range(document.pageCount())]
    document.close()
    return " ".join(" ".join(texts).split())


def test_the_text_of_a_pdf_can_be_selected(report: Report, tmp_path: Path) -> None:
    file = tmp_path / "b.pdf"
    assert printing.write_pdf(report, file, page="a4", theme=PAPER) == 1
    text = text_of(file)
    for words in (
        "Bailey — progress summary",
        "Medicines meloxicam <b>0.5</b> mg",
        "Comfort",
        "4 of 7",
        "25 Oct",
        "22 Nov",
        "Left side 2",
        "Sample dog",
        "page 1 of 1",
    ):
        assert words in text


@pytest.mark.parametrize(("page", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_pages_have_the_paper_that_was_asked_for(
    report: Report, tmp_path: Path, page: str, size: tuple[int, int]
) -> None:
    long = replace(report, sections=(*report.sections, Section("x", "More", (Paragraph((Run("word " * 4000),)),))))
    pages = printing.write_pdf(long, tmp_path / "b.pdf", page=page, theme=PAPER)
    document = QPdfDocument()
    document.load(str(tmp_path / "b.pdf"))
    assert pages == document.pageCount() > 1
    points = document.pagePointSize(0)
    assert (points.width(), points.height()) == pytest.approx(size, abs=1)
    document.close()
    assert f"page {pages} of {pages}" in text_of(tmp_path / "b.pdf")


def test_photos_are_the_only_raster_images_and_fonts_are_embedded(report: Report) -> None:
    data, _pages = printing.pdf_bytes(report, page="a4", theme=PAPER)
    assert len(re.findall(rb"/Subtype\s*/Image", data)) == 3
    assert not re.search(rb"/SMask\s+\d", data), "no masks"
    fonts = len(re.findall(rb"/Type\s*/FontDescriptor", data))
    assert fonts == len(re.findall(rb"/FontFile\d\s", data)) > 0
    none, _pages = printing.pdf_bytes(replace(report, sections=report.sections[:2]), page="a4", theme=PAPER)
    assert len(re.findall(rb"/Subtype\s*/Image", none)) == 0, "charts are vectors"


def test_the_same_report_gives_the_same_pdf_but_for_its_date(report: Report) -> None:
    one, two = (printing.pdf_bytes(report, page="a4", theme=PAPER)[0] for _turn in range(2))
    dateless = re.compile(rb"\(D:[^)]*\)|\d{4}-\d\d-\d\dT[0-9:+Z-]*")
    assert dateless.sub(b"", one) == dateless.sub(b"", two)


def test_a_pdf_that_cannot_be_saved_leaves_the_old_one(report: Report, tmp_path: Path) -> None:
    with pytest.raises(SaveFailed) as told:
        printing.write_pdf(report, tmp_path / "nowhere" / "b.pdf", page="a4", theme=PAPER)
    assert "b.pdf" in told.value.title
    (tmp_path / "taken.pdf").mkdir()
    with pytest.raises(SaveFailed):
        printing.write_pdf(report, tmp_path / "taken.pdf", page="a4", theme=PAPER)
    assert not list(tmp_path.glob("*.part"))


def test_without_a_printer_the_dialog_says_so_calmly(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    outcome = printing.print_dialog(None, report, "a4", theme=PAPER)
    assert outcome is printing.PrintOutcome.NO_PRINTER


@pytest.mark.parametrize(("first", "last", "pages"), [(0, 0, None), (2, 2, 1)])
def test_a_printer_gets_the_chosen_pages(
    report: Report, tmp_path: Path, first: int, last: int, pages: int | None
) -> None:
    long = replace(report, sections=(*report.sections, Section("x", "More", (Paragraph((Run("word " * 4000),)),))))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    if first:
        printer.setFromTo(first, last)
    assert printing.print_on(printer, long, theme=PAPER)
    document = QPdfDocument()
    document.load(str(tmp_path / "printed.pdf"))
    _data, all_pages = printing.pdf_bytes(long, page="a4", theme=PAPER)
    assert document.pageCount() == (pages or all_pages)
    document.close()
