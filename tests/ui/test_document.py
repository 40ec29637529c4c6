# SPDX-License-Identifier: MIT
"""The printed page as laid out: all text on it, headings never alone, no size of text breaks it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.words.blocks import (
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
from ui import theme as themes
from ui.paper import columns, flow, pieces
from ui.paper.document import MARGIN, PAGES, Document
from ui.paper.preview import PagePreview

PAPER = themes.load("paper")


def words(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def report(*sections: Section, **changes: object) -> Report:
    plain = Report(
        "Bailey — progress summary",
        "25 October to 22 November 2026",
        ("Dachshund, 9 y 3 m", "Riverside Vets"),
        sections,
        "Recorded at home by the owner. Not a diagnosis.",
        "Bailey · Hindstride",
    )
    return replace(plain, **changes)


def shown_text(document: Document) -> str:
    """All laid-out text in the order it is placed, spaces left out."""
    texts = []
    for placed in document._placed:
        if isinstance(placed.piece, pieces.TextRow):
            for cell in placed.piece.cells:
                line = cell.line(placed.piece.number)
                if line is not None:
                    start = line.textStart()
                    utf16 = cell.layout.text().encode("utf-16-le")
                    piece = utf16[2 * start : 2 * (start + line.textLength())]
                    texts.append(piece.decode("utf-16-le", "ignore"))
    return "".join("".join(texts).split())


def painted(document: Document, index: int) -> QImage:
    size = document.size()
    image = QImage(round(size.width() / 10), round(size.height() / 10), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    document.paint_page(painter, index, 72)
    painter.end()
    return image


def test_a_short_report_is_one_page(qapp: QApplication) -> None:
    document = Document(report(Section("now", "Now", (words("All well."),))), PAPER)
    assert document.pages() == 1
    assert "Now" in shown_text(document)
    assert painted(document, 0) == painted(document, 0)


@pytest.mark.parametrize("page", ["a4", "letter"])
def test_nothing_leaves_the_page_and_no_text_is_lost(qapp: QApplication, page: str) -> None:
    long = " ".join(f"word{number}" for number in range(4000))
    document = Document(report(Section("now", "Now", (words(long),))), PAPER, page=page)
    assert document.pages() > 2
    assert long.replace(" ", "") in shown_text(document)
    for placed in document._placed:
        assert placed.y >= MARGIN - 1
        assert placed.y + placed.piece.height <= PAGES[page].height() - MARGIN


@pytest.mark.parametrize("text", ["x" * 10_000, "ש" * 10_000, "𝔘" * 5_000, "<b>&amp;</b>" * 900])
def test_ten_thousand_letters_without_a_space_wrap_and_stay_as_typed(qapp: QApplication, text: str) -> None:
    sections = (
        Section("now", text, (words(text), Numbered((text,)), Table(("", text), ((text, "1"),)))),
        Section("left", "Left", (words(text),), half=True),
        Section("right", "Right", (words("short"),), half=True),
    )
    document = Document(report(*sections, title=text, patient=(text,), footer_name=text), PAPER)
    shown = shown_text(document)
    assert shown.count(text[:1]) >= 7 * text.count(text[:1])
    painted(document, 0)
    painted(document, document.pages() - 1)


def test_naughty_strings_are_laid_out_as_typed(qapp: QApplication, shared_path: Path) -> None:
    (file,) = (shared_path / "data" / "text").glob("*naughty*.json")
    strings = [text for text in json.loads(file.read_text(encoding="utf-8")) if isinstance(text, str)]
    document = Document(report(Section("now", "Now", tuple(words(text) for text in strings))), PAPER)
    shown = shown_text(document)
    for text in strings:
        assert "".join(" ".join(map(pieces.labels.plain, text.splitlines())).split()) in shown
    for index in range(document.pages()):
        painted(document, index)


def test_lone_surrogates_and_control_letters_do_not_break_a_page(qapp: QApplication) -> None:
    text = "a\ud800b\x00c\x1bd\r\ne"
    document = Document(report(Section("now", text, (words(text),)), title=text), PAPER)
    assert "b" in shown_text(document)
    painted(document, 0)


def test_a_heading_never_stands_alone_at_the_bottom(qapp: QApplication) -> None:
    for lines in range(40, 75):
        body = words("\n".join(f"line {number}" for number in range(lines)))
        document = Document(report(Section("one", "One", (body,)), Section("two", "Two", (words("Body two"),))), PAPER)
        rows = [placed for placed in document._placed if isinstance(placed.piece, pieces.TextRow)]
        heading = next(row for row in rows if row.piece.cells[0].layout.text() == "Two")
        below = next(row for row in rows if row.piece.cells[0].layout.text() == "Body two")
        assert heading.page == below.page


def test_half_sections_stand_side_by_side(qapp: QApplication) -> None:
    halves = (
        Section("q", "Questions", (Numbered(("One?", "Two?")),), half=True),
        Section("w", "Warning signs", (words("None"),), half=True),
    )
    document = Document(report(*halves), PAPER)
    spots = {
        placed.piece.cells[0].layout.text(): placed for placed in document._placed if hasattr(placed.piece, "cells")
    }
    assert spots["Questions"].y == spots["Warning signs"].y
    assert spots["Questions"].x < spots["Warning signs"].x


def test_a_tables_head_comes_again_on_the_next_page(qapp: QApplication) -> None:
    table = Table(("Day", "Weight"), tuple((f"day {number}", "8.4 kg") for number in range(120)))
    document = Document(report(Section("t", "Table", (table,))), PAPER)
    heads = [
        placed.page
        for placed in document._placed
        if isinstance(placed.piece, pieces.TextRow) and placed.piece.cells[0].layout.text() == "Day"
    ]
    assert heads == list(range(document.pages()))


def test_a_short_table_is_not_torn_over_two_pages(qapp: QApplication) -> None:
    table = Table(("Day", "Weight"), tuple((f"short {number}", "8.4 kg") for number in range(5)))
    for lines in range(40, 60):
        document = Document(report(Section("t", "Table", (words("A line.\n" * lines), table))), PAPER)
        pages = {
            placed.page
            for placed in document._placed
            if isinstance(placed.piece, pieces.TextRow) and placed.piece.cells[0].layout.text().startswith("short")
        }
        assert len(pages) == 1


def test_table_columns_fill_the_width_and_the_wide_ones_give_way(qapp: QApplication) -> None:
    font = QFont()
    font.setPixelSize(80)
    narrow = columns.column_widths([("a", "b")], 2, 4000, font)
    assert sum(narrow) == pytest.approx(4000)
    crowded = columns.column_widths([("a", "word " * 500, "word " * 600)], 3, 4000, font)
    assert sum(crowded) == pytest.approx(4000)
    assert crowded[0] < crowded[1] == pytest.approx(crowded[2])


def test_photos_of_a_row_have_one_height_and_stay_inside(qapp: QApplication, tmp_path: Path) -> None:
    figures = []
    for number, (wide, tall) in enumerate(((300, 200), (200, 300), (900, 200))):
        image = QImage(wide, tall, QImage.Format.Format_RGB32)
        image.fill(QColor("tan"))
        image.save(str(tmp_path / f"{number}.jpg"))
        figures.append(Figure("p", "s", f"Photo {number}", tmp_path / f"{number}.jpg"))
    figures.append(Figure("p", "s", "Lost", tmp_path / "lost.jpg"))
    document = Document(report(Section("p", "Photos", (Figures(tuple(figures)),))), PAPER)
    (row,) = [placed.piece for placed in document._placed if isinstance(placed.piece, pieces.PhotoRow)]
    assert len({box.height() for box in row.boxes}) == 1
    assert row.boxes[-1].right() <= PAGES["a4"].width() - 2 * MARGIN + 0.5
    assert row.boxes[0].width() / row.boxes[0].height() == pytest.approx(1.5)
    painted(document, 0)


def test_photos_are_read_no_larger_than_they_are_printed(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "big.png"
    image = QImage(2400, 1600, QImage.Format.Format_ARGB32)
    image.fill(QColor(200, 0, 0, 90))
    image.save(str(file))
    size = pieces.photo_size(file)
    read = pieces.read_photo(file, size / 2, 1200)
    assert read is not None
    assert read.width() == pytest.approx(2400 / 2 / 720 * pieces.PHOTO_DPI, abs=1)
    assert not read.hasAlphaChannel()
    assert pieces.read_photo(tmp_path / "none.png", size, 300) is None


def test_a_sample_dog_is_marked(qapp: QApplication) -> None:
    plain, sample = Document(report(), PAPER), Document(report(sample=True), PAPER)
    assert any(isinstance(placed.piece, pieces.Badge) for placed in sample._placed)
    assert not any(isinstance(placed.piece, pieces.Badge) for placed in plain._placed)


def test_pieces_that_stay_together_move_together() -> None:
    room = flow.Room(0, 100)
    column = [pieces.Blank(70), pieces.Blank(20, keep=True), pieces.Blank(20), pieces.Blank(500), pieces.Blank(5)]
    placed, end = flow.place(column, flow.Spot(0, 0), room, 0)
    assert [(one.page, one.y) for one in placed] == [(0, 0), (1, 0), (1, 20), (2, 0), (3, 0)]
    assert end == flow.Spot(3, 5)


def chart() -> Chart:
    dots = tuple(Dot(date(2026, 11, number), 5.0) for number in range(1, 20))
    return Chart(
        "c",
        "Comfort",
        "0–10",
        "series",
        date(2026, 11, 1),
        date(2026, 11, 22),
        0,
        10,
        traces=(Trace("c", "", dots=dots),),
    )


def test_charts_stand_two_abreast(qapp: QApplication) -> None:
    document = Document(report(Section("c", "Course", (Charts((chart(), chart(), chart())),))), PAPER)
    rows = [placed.piece for placed in document._placed if isinstance(placed.piece, pieces.ChartRow)]
    assert [len(row.charts) for row in rows] == [2, 1]


def test_the_preview_shows_every_page_and_follows_the_paper(qtbot: QtBot) -> None:
    preview = PagePreview(paper=PAPER)
    qtbot.addWidget(preview)
    preview.resize(500, 600)
    preview.show()
    long = report(Section("now", "Now", (words("word " * 3000),)))
    with qtbot.waitSignal(preview.laid_out, timeout=1000) as laid_out:
        preview.set_report(long)
    assert laid_out.args == [preview.pages()]
    assert preview.pages() == Document(long, PAPER, font=preview.font()).pages()
    preview.set_page("letter")
    assert preview.pages() == Document(long, PAPER, page="letter", font=preview.font()).pages()
    QApplication.processEvents()
    picture = preview.grab().toImage()
    greys = {picture.pixelColor(x, 80).lightness() for x in range(picture.width())}
    assert min(greys) < 120, "the page has ink"
    preview.set_report(report())
    assert preview.pages() == 1


def test_pages_fit_the_width_or_stand_whole_and_zoom_with_ctrl(qtbot: QtBot) -> None:
    preview = PagePreview(paper=PAPER)
    qtbot.addWidget(preview)
    preview.resize(900, 600)
    preview.show()
    preview.set_report(report())
    page = preview.findChild(QWidget, "page_1")
    room = preview.viewport().size()
    assert room.width() - 40 <= page.width() <= room.width()
    assert preview.horizontalScrollBar().maximum() == 0
    preview.fit_to("page")
    assert room.height() - 40 <= page.height() <= room.height()
    whole = page.width()
    with qtbot.waitSignal(preview.fit_changed) as told:
        preview.zoom_by(1.25)
    assert told.args == [""]
    assert page.width() == pytest.approx(1.25 * whole, abs=1)
    preview.resize(800, 500)
    assert page.width() == pytest.approx(1.25 * whole, abs=1), "what was zoomed by hand stays"
    for _turn in range(20):
        preview.zoom_by(1.25)
    assert page.width() <= 4 * room.width()
    preview.fit_to("width")
    assert page.width() <= preview.viewport().width()
