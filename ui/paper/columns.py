# SPDX-License-Identifier: MIT
"""Turns the blocks of a report into columns of pieces: headings, paragraphs, tables, charts, photos.

One function per kind of block. Pages and paper sizes are not known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from core.words.blocks import (
    Block,
    Charts,
    Figure,
    Figures,
    Numbered,
    Paragraph,
    Report,
    Section,
    Table,
)
from core.words.i18n import _
from ui.drawing import labels
from ui.paper import pieces
from ui.paper.pieces import Badge, Blank, Cell, ChartRow, PhotoRow, Piece, Span, TextRow

if TYPE_CHECKING:
    from ui.theme import Theme

SPACING = 1.14
TITLE_SIZE = 170.0
SECTION_GAP = 98.0
BLOCK_GAP = 60.0
CHART_TALL = 895.0
CHART_SCALE = 7.5
CHART_FONT_PX = 12
COLUMN_GAP = 130.0
PHOTO_TALL = 930.0
PHOTO_GAP = 60.0
PHOTOS_ABREAST = 4
CELL_PAD = 45.0
# A table of so few rows is not torn over two pages.
ROWS_TOGETHER = 6


@dataclass(frozen=True, slots=True)
class Press:
    """The type and ink of a page; sizes in tenths of a point."""

    font: QFont
    theme: Theme

    def face(self, size: float, *, bold: bool = False) -> QFont:
        """Return the page's font at `size`."""
        return labels.sized(self.font, size, bold=bold)


def title(report: Report, width: float, press: Press) -> list[Piece]:
    """Return the top left: title and subtitle."""
    head = pieces.paragraph([Span(report.title, press.face(TITLE_SIZE, bold=True), press.theme.ink)], width)
    column: list[Piece] = [*pieces.rows([Cell(0.0, head)])]
    rest = pieces.paragraph([Span(report.subtitle, press.face(86), press.theme.muted)], width)
    column += _gapped(pieces.rows([Cell(0.0, rest)], spacing=SPACING), 25.0)
    return column


def title_width(report: Report, press: Press) -> float:
    """Return the width of the title on one line."""
    return QFontMetricsF(press.face(TITLE_SIZE, bold=True)).horizontalAdvance(labels.plain(report.title))


def patient(report: Report, width: float, press: Press) -> list[Piece]:
    """Return the top right: the mark of a sample dog, the patient's lines, aligned right."""
    column: list[Piece] = []
    if report.sample:
        column.append(Badge(_("Sample dog"), press.face(74, bold=True), width, 140.0))
    for line in report.patient:
        span = Span(line, press.face(81), press.theme.ink)
        text = pieces.paragraph([span], width, align=Qt.AlignmentFlag.AlignRight)
        column += pieces.rows([Cell(0.0, text)], spacing=SPACING)
    if report.sample and len(column) > 1:
        column[1].gap = 22.0
    return column


def section(part: Section, width: float, press: Press) -> list[Piece]:
    """Return a headed section; its heading stays with what follows."""
    column = _heading(part, width, press)
    for number, block in enumerate(part.blocks):
        column += _gapped(_block(block, width, press), BLOCK_GAP if number else 34.0)
    return column


def _heading(part: Section, width: float, press: Press) -> list[Piece]:
    spans = [Span(part.title, press.face(100, bold=True), press.theme.accent)]
    if part.aside:
        spans.append(Span(f" {part.aside}", press.face(94), press.theme.muted))
    lines = pieces.rows([Cell(0.0, pieces.paragraph(spans, width))])
    for line in lines:
        line.keep = True
    if lines:
        last = lines[-1]
        last.height += 26.0
        last.rule, last.rule_width = press.theme.accent, width
        lines[0].gap = SECTION_GAP
    return list(lines)


def _gapped(column: Sequence[Piece], gap: float) -> Sequence[Piece]:
    if column:
        column[0].gap = gap
    return column


def _block(block: Block, width: float, press: Press) -> Sequence[Piece]:
    match block:
        case Paragraph():
            return _paragraph(block, width, press)
        case Numbered():
            return _numbered(block, width, press)
        case Table():
            return _table(block, width, press)
        case Charts():
            return _charts(block, width, press)
        case Figures():
            return _figures(block, width, press)


def _paragraph(block: Paragraph, width: float, press: Press) -> Sequence[Piece]:
    size = 76.0 if block.small else 86.0
    theme = press.theme
    spans = [
        Span(run.text, press.face(size, bold=run.bold), theme.muted if run.muted or block.small else theme.ink)
        for run in block.runs
    ]
    return pieces.rows([Cell(0.0, pieces.paragraph(spans, width))], spacing=SPACING)


def _numbered(block: Numbered, width: float, press: Press) -> Sequence[Piece]:
    font = press.face(86)
    result: list[Piece] = []
    aside = QFontMetricsF(font).horizontalAdvance(f"{len(block.lines)}. ") + 12.0
    for number, line in enumerate(block.lines, start=1):
        count = pieces.paragraph([Span(f"{number}.", font, press.theme.ink)], aside)
        text = pieces.paragraph([Span(line, font, press.theme.ink)], width - aside)
        result += pieces.rows([Cell(0.0, count), Cell(aside, text)], spacing=SPACING)
    return result


def _table(block: Table, width: float, press: Press) -> Sequence[Piece]:
    """Return a table's rows under thin rules; the head comes again on a new page."""
    font = press.face(82)
    columns = max([len(block.headers), *(len(row) for row in block.rows)], default=0)
    if not columns:
        return []
    widths = column_widths([block.headers, *block.rows], columns, width, font)
    head = _table_row(block.headers, widths, font=font, ink=press.theme.muted, rule=press.theme.edge)
    again = _merged(head)
    result: list[Piece] = []
    for line in head:
        line.keep = True
        result.append(line)
    for row in block.rows:
        lines = _table_row(row, widths, font=font, ink=press.theme.ink, rule=press.theme.line)
        for line in lines:
            line.again = again
        for line in lines[:-1] if len(lines) <= 6 else []:
            line.keep = True
        result += lines
    if len(block.rows) <= ROWS_TOGETHER:
        for piece in result[:-1]:
            piece.keep = True
    return result


def _table_row(texts: Sequence[str], widths: Sequence[float], *, font: QFont, ink: str, rule: str) -> list[TextRow]:
    cells = []
    x = 0.0
    for text, width in zip(texts, widths, strict=False):
        inner = max(width - 2 * CELL_PAD, 1.0)
        cells.append(Cell(x + CELL_PAD, pieces.paragraph([Span(text, font, ink)], inner)))
        x += width
    lines = pieces.rows(cells, spacing=1.08)
    if lines:
        lines[0].gap = 24.0
        lines[-1].height += 28.0
        lines[-1].rule, lines[-1].rule_width = rule, sum(widths)
    return lines


def _merged(head: Sequence[TextRow]) -> Piece | None:
    """Return a table's head as one piece for the top of a later page; a head of many lines is not repeated."""
    return (
        TextRow(head[0].cells, 0, head[0].height, rule=head[0].rule, rule_width=head[0].rule_width)
        if len(head) == 1
        else None
    )


def column_widths(rows: Iterable[Sequence[str]], columns: int, width: float, font: QFont) -> list[float]:
    """Share the width of a table among its columns.

    Args:
        rows: all rows with the head; shorter ones count as empty at the end.
        columns: how many there are, 1 or more.
        width: to fill, in page units.
        font: of the cells.
    Returns:
        Widths that add up to `width`. Columns that fit get their text's width and a fair part of what is left;
        when there is too little, only the columns wider than a fair share give way.
    """
    metrics = QFontMetricsF(font)
    wanted = [2 * CELL_PAD] * columns
    for row in rows:
        for number, text in enumerate(row):
            # A text of thousands of letters wraps anyway: measuring its beginning is enough.
            longest = max((metrics.horizontalAdvance(line[:400]) for line in text.splitlines()), default=0.0)
            wanted[number] = max(wanted[number], longest + 2 * CELL_PAD + 2.0)
    if sum(wanted) <= width:
        left = (width - sum(wanted)) / columns
        return [one + left for one in wanted]
    return _give_way(wanted, width)


def _give_way(wanted: Sequence[float], width: float) -> list[float]:
    """Let the widest columns share what the narrow ones leave."""
    result = [0.0] * len(wanted)
    room, open_columns = width, sorted(range(len(wanted)), key=lambda number: wanted[number])
    while open_columns:
        number = open_columns.pop(0)
        share = room / (len(open_columns) + 1)
        result[number] = min(wanted[number], share)
        room -= result[number]
    return result


def _charts(block: Charts, width: float, press: Press) -> Sequence[Piece]:
    font = QFont(press.font)
    font.setPixelSize(CHART_FONT_PX)
    result: list[Piece] = []
    for start in range(0, len(block.charts), 2):
        row = ChartRow(block.charts[start : start + 2], font, width, COLUMN_GAP, CHART_SCALE, CHART_TALL, gap=55.0)
        result.append(row)
    if result:
        result.append(Blank(10.0))
    return result


def _figures(block: Figures, width: float, press: Press) -> Sequence[Piece]:
    result: list[Piece] = []
    for start in range(0, len(block.figures), PHOTOS_ABREAST):
        result += _figure_row(block.figures[start : start + PHOTOS_ABREAST], width, press)
    return result


def _figure_row(figures: Sequence[Figure], width: float, press: Press) -> Sequence[Piece]:
    """Return photos of one height and, under each, its caption broken to the photo's width."""
    sizes = [pieces.photo_size(figure.path) for figure in figures]
    shapes = [min(max(size.width() / size.height(), 0.3), 3.5) for size in sizes]
    tall = min(PHOTO_TALL, (width - PHOTO_GAP * (len(figures) - 1)) / sum(shapes))
    boxes, cells = [], []
    x = 0.0
    for figure, shape in zip(figures, shapes, strict=True):
        boxes.append(QRectF(x, 0.0, shape * tall, tall))
        span = Span(figure.caption, press.face(76, bold=True), press.theme.ink)
        cells.append(Cell(x, pieces.paragraph([span], shape * tall)))
        x += shape * tall + PHOTO_GAP
    row = PhotoRow(figures, boxes, press.face(70), tall, gap=BLOCK_GAP)
    captions = pieces.rows(cells)
    if captions:
        captions[0].gap = 20.0
    return [row, *captions]
