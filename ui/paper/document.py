# SPDX-License-Identifier: MIT
"""A report laid out on pages of paper: measured once in tenths of a point, painted on any device.

Screen preview, PDF and printer get the same pages. What the report says is core's; how blocks look is `columns`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPagedPaintDevice, QPainter

from core.words.blocks import Report, Section
from core.words.i18n import _
from ui.drawing import labels
from ui.paper import columns, flow
from ui.paper.columns import Press
from ui.paper.pieces import UNIT, Brush, Piece

if TYPE_CHECKING:
    from ui.theme import Theme

Page = Literal["a4", "letter"]
PAGES: dict[str, QSizeF] = {"a4": QSizeF(5953.0, 8419.0), "letter": QSizeF(6120.0, 7920.0)}
MARGIN = 397.0
FOOT = 60.0
FOOT_EDGE = 285.0
HALF_GAP = 125.0
# Shares of the width tried for the left of two sections; the first that is best wins.
SHARES = (0.5, 0.44, 0.38, 0.56, 0.62)


class Document:
    """A report broken into pages.

    Attributes:
        report: what is shown.
    """

    def __init__(self, report: Report, theme: Theme, *, page: Page = "a4", font: QFont | None = None) -> None:
        """Measure the report and break it into pages; main thread or one worker, with a QGuiApplication.

        Args:
            report: plain data.
            theme: usually `theme.load("paper")`.
            page: "a4" or "letter".
            font: family of the page; None is the program's.
        """
        self.report = report
        self._theme = theme
        self._press = Press(font or QGuiApplication.font(), theme)
        self._size = PAGES[page]
        self._room = flow.Room(MARGIN, self._size.height() - MARGIN - FOOT)
        self._placed: list[flow.Placed] = []
        self._lay_out()

    def size(self) -> QSizeF:
        """Return the page's size in tenths of a point."""
        return self._size

    def pages(self) -> int:
        """Return how many pages there are, 1 or more."""
        return max((placed.page for placed in self._placed), default=0) + 1

    def paint_page(self, painter: QPainter, index: int, dpi: float) -> None:
        """Paint one page with its top left corner at the painter's origin.

        Args:
            painter: active; left as it was.
            index: from 0.
            dpi: dots per inch of the painter's coordinates.
        """
        painter.save()
        painter.scale(dpi / UNIT, dpi / UNIT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        brush = Brush(painter, self._theme, dpi * painter.device().devicePixelRatioF())
        for placed in self._placed:
            if placed.page == index:
                # Line breaks draw text with the painter's pen where a format names no colour.
                painter.setPen(QColor(self._theme.ink))
                placed.piece.paint(brush, placed.x, placed.y)
        self._paint_foot(painter, index)
        painter.restore()

    def _lay_out(self) -> None:
        width = self._size.width() - 2 * MARGIN
        spot = self._place_head(flow.Spot(0, MARGIN), width)
        for group in _grouped(self.report.sections):
            first, abreast = self._set_abreast(group, width)
            spot = self._place_abreast(abreast, spot, first + HALF_GAP)

    def _set_abreast(self, group: list[Section], width: float) -> tuple[float, list[list[Piece]]]:
        """Set one section, or two side by side at the share of the width that makes the longer one shortest."""
        if len(group) == 1:
            return width, [columns.section(group[0], width, self._press)]
        room = width - HALF_GAP
        tries = []
        for share in SHARES:
            parts = (room * share, room * (1 - share))
            abreast = [columns.section(part, each, self._press) for part, each in zip(group, parts, strict=True)]
            tries.append((max(map(flow.height_of, abreast)), parts[0], abreast))
        _height, first, best = min(tries, key=lambda made: made[0])
        return first, best

    def _place_head(self, spot: flow.Spot, width: float) -> flow.Spot:
        """Place title and patient beside each other, their last lines level while they share a page."""
        wide = min(max(columns.title_width(self.report, self._press) + 20.0, width * 0.38), width * 0.56)
        narrow = width - wide - HALF_GAP
        right = columns.patient(self.report, narrow, self._press)
        head = columns.title(self.report, wide if right else width, self._press)
        tall = max(flow.height_of(head), flow.height_of(right))
        level = tall <= self._room.bottom - self._room.top
        ends = []
        for column, x in ((head, MARGIN), (right, MARGIN + wide + HALF_GAP)):
            start = flow.Spot(spot.page, spot.y + (tall - flow.height_of(column) if level else 0.0))
            placed, end = flow.place(column, start, self._room, x)
            self._placed += placed
            ends.append(end)
        return max(ends, key=lambda end: (end.page, end.y))

    def _place_abreast(self, abreast: list[list[Piece]], spot: flow.Spot, step: float) -> flow.Spot:
        """Place columns beside each other from one spot; return the spot under the longest."""
        spot = self._start_of(abreast, spot)
        ends = [spot]
        for number, column in enumerate(abreast):
            placed, end = flow.place(column, spot, self._room, MARGIN + number * step)
            self._placed += placed
            ends.append(end)
        return max(ends, key=lambda end: (end.page, end.y))

    def _start_of(self, abreast: list[list[Piece]], spot: flow.Spot) -> flow.Spot:
        """Return where columns that stand side by side begin: together on the next page if one must break at once."""
        firsts = [flow.place(column, spot, self._room, 0.0)[0][0] for column in abreast if column]
        if any(first.page > spot.page for first in firsts):
            return flow.Spot(spot.page + 1, self._room.top)
        return spot

    def _paint_foot(self, painter: QPainter, index: int) -> None:
        """Write the foot: who recorded, whether a sample, name and page number."""
        font = self._press.face(75)
        metrics = QFontMetricsF(font)
        base = self._size.height() - FOOT_EDGE - metrics.descent()
        width = self._size.width() - 2 * MARGIN
        count = _("page {number} of {total}").format(number=index + 1, total=self.pages())
        name = labels.plain(self.report.footer_name)
        room = width * 0.5 - metrics.horizontalAdvance(f" · {count}")
        right = f"{labels.shorten(name, metrics, room)} · {count}" if name else count
        left = labels.plain(self.report.footer_left)
        if self.report.sample:
            left = " · ".join(filter(None, (_("Sample dog, not a real patient"), left)))
        left = labels.shorten(left, metrics, width - metrics.horizontalAdvance(right) - 100.0)
        muted = self._theme.muted
        labels.write(painter, QPointF(MARGIN, base), left, font=font, ink=muted)
        x = self._size.width() - MARGIN - metrics.horizontalAdvance(right)
        labels.write(painter, QPointF(x, base), right, font=font, ink=muted)


def paint_report(report: Report, painter: QPainter, device: QPagedPaintDevice, *, theme: Theme, page: Page) -> int:
    """Paint a whole report onto a paged device whose painter is active, from its first page.

    Args:
        report: plain data.
        painter: active on `device`, origin at the paper's corner.
        device: a PDF writer or printer.
        theme: usually paper.
        page: "a4" or "letter".
    Returns:
        The number of pages.
    """
    document = Document(report, theme, page=page)
    for index in range(document.pages()):
        if index:
            device.newPage()
        document.paint_page(painter, index, device.logicalDpiX())
    return document.pages()


def _grouped(sections: tuple[Section, ...]) -> list[list[Section]]:
    """Return the sections in rows: two half ones that follow each other share a row."""
    groups: list[list[Section]] = []
    for part in sections:
        if part.half and groups and len(groups[-1]) == 1 and groups[-1][0].half:
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups
