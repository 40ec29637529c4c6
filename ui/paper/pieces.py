# SPDX-License-Identifier: MIT
"""The small pieces a page is built of: lines of text, rules, chart rows, photo rows. Each knows its height.

Units are tenths of a point (`UNIT` per inch below). Where a piece stands is decided by the flow, not here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QImageReader,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from core.words.blocks import Chart, Figure
from core.words.i18n import _
from ui.drawing import chart as chart_drawing
from ui.drawing import labels

if TYPE_CHECKING:
    from ui.theme import Theme

UNIT = 720
PHOTO_DPI = 200


@dataclass(frozen=True, slots=True)
class Brush:
    """What a piece paints with: the painter, the ink, and how many dots an inch the paper has."""

    painter: QPainter
    theme: Theme
    dpi: float


class Piece(Protocol):
    """One unbreakable piece of a column.

    Attributes:
        height: in page units.
        gap: blank above it, dropped at the top of a page.
        keep: stays on the page of the piece after it.
        again: a piece repeated above it when it begins a page (a table's head), None for most.
    """

    height: float
    gap: float
    keep: bool
    again: Piece | None

    def paint(self, brush: Brush, x: float, y: float) -> None:
        """Paint with the top left corner at (x, y) in page units."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one type and colour."""

    text: str
    font: QFont
    ink: str


def paragraph(
    spans: Sequence[Span], width: float, *, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> QTextLayout:
    """Lay out running text as plain text, broken anywhere when a word is wider than the column.

    Args:
        spans: stretches in reading order; line breaks in them are kept, other controls become blanks.
        width: of the column in page units.
        align: left or right; text that begins right to left turns round.
    """
    texts = [_kept(span.text) for span in spans]
    layout = QTextLayout("".join(texts), spans[0].font if spans else QFont())
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.setFormats(_formats(spans, texts))
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
    layout.endLayout()
    return layout


def _kept(text: str) -> str:
    """Return text with its line breaks as Qt's line separator and no other controls."""
    return "\u2028".join(labels.plain(line) for line in text.splitlines() or [""])


def _formats(spans: Sequence[Span], texts: Sequence[str]) -> list[QTextLayout.FormatRange]:
    formats = []
    start = 0
    for span, text in zip(spans, texts, strict=True):
        # Qt counts UTF-16 units, Python counts characters.
        length = len(text.encode("utf-16-le")) // 2
        form = QTextCharFormat()
        form.setFont(span.font)
        form.setForeground(QColor(span.ink))
        stretch = QTextLayout.FormatRange()
        stretch.start, stretch.length, stretch.format = start, length, form
        formats.append(stretch)
        start += length
    return formats


@dataclass(slots=True)
class Cell:
    """A laid-out text standing `x` to the right of its row's left edge."""

    x: float
    layout: QTextLayout

    def line(self, number: int) -> QTextLine | None:
        """Return one line of the text, None after the last."""
        return self.layout.lineAt(number) if number < self.layout.lineCount() else None


@dataclass(slots=True)
class TextRow:
    """Line `number` of one or several texts side by side; a paragraph has one cell, a table row several."""

    cells: Sequence[Cell]
    number: int
    height: float
    gap: float = 0.0
    keep: bool = False
    again: Piece | None = None
    rule: str = ""
    rule_width: float = 0.0
    rule_gap: float = 0.0

    def paint(self, brush: Brush, x: float, y: float) -> None:
        """Paint the lines and the rule under them."""
        for cell in self.cells:
            line = cell.line(self.number)
            if line is not None:
                # A line is drawn at its own y inside the paragraph: take that away again.
                line.draw(brush.painter, QPointF(x + cell.x, y - line.y()))
        if self.rule:
            brush.painter.setPen(QPen(QColor(self.rule), 6.0))
            base = y + self.height - 3.0
            brush.painter.drawLine(QLineF(x, base, x + self.rule_width, base))


def rows(cells: Sequence[Cell], *, spacing: float = 1.0) -> list[TextRow]:
    """Cut texts standing side by side into rows of lines; the first two and the last two stay together."""
    count = max((cell.layout.lineCount() for cell in cells), default=0)
    result = []
    for number in range(count):
        lines = [line for cell in cells if (line := cell.line(number)) is not None]
        tall = max(line.height() for line in lines) * spacing
        result.append(TextRow(cells, number, tall))
    if count > 1:
        result[0].keep = True
        result[-2].keep = True
    return result


@dataclass(slots=True)
class Blank:
    """Nothing, of a height."""

    height: float
    gap: float = 0.0
    keep: bool = False
    again: Piece | None = None

    def paint(self, brush: Brush, x: float, y: float) -> None:
        """Paint nothing."""


@dataclass(slots=True)
class Badge:
    """The small outlined mark of a sample dog, at the right edge of its column."""

    text: str
    font: QFont
    width: float
    height: float
    gap: float = 0.0
    keep: bool = True
    again: Piece | None = None

    def paint(self, brush: Brush, x: float, y: float) -> None:
        """Paint outline and words in the ink for caution."""
        metrics = QFontMetricsF(self.font)
        wide = metrics.horizontalAdvance(self.text) + 90
        box = QRectF(x + self.width - wide, y + 4, wide - 4, self.height - 8)
        brush.painter.setPen(QPen(QColor(brush.theme.caution), 8.0))
        brush.painter.setBrush(Qt.BrushStyle.NoBrush)
        brush.painter.drawRoundedRect(box, 30, 30)
        base = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
        labels.write(brush.painter, QPointF(box.left() + 43, base), self.text, font=self.font, ink=brush.theme.caution)


@dataclass(slots=True)
class ChartRow:
    """Charts side by side, vectors all of them."""

    charts: Sequence[Chart]
    font: QFont
    width: float
    between: float
    scale: float
    height: float
    gap: float = 0.0
    keep: bool = False
    again: Piece | None = None

    def paint(self, brush: Brush, x: float, y: float) -> None:
        """Paint each chart with lettered marks into half the width."""
        each = (self.width - self.between) / 2
        brush.painter.setFont(self.font)
        for number, chart in enumerate(self.charts):
            rect = QRectF(x + number * (each + self.between), y, each, self.height)
            chart_drawing.paint(brush.painter, rect, chart, brush.theme, scale=self.scale, letters=True)


@dataclass(slots=True)
class PhotoRow:
    """Photos of one height beside each other; a missing one is an outlined box that says so."""

    figures: Sequence[Figure]
    boxes: Sequence[QRectF]
    font: QFont
    height: float
    gap: float = 0.0
    keep: bool = True
    again: Piece | None = field(default=None)

    def paint(self, brush: Brush, x: float, y: float) -> None:
        """Paint the photos, scaled to the paper's dots before they are handed over."""
        for figure, box in zip(self.figures, self.boxes, strict=True):
            place = box.translated(x, y)
            image = read_photo(figure.path, box.size().toSize(), brush.dpi)
            if image is None:
                self._paint_missing(brush, place)
            else:
                brush.painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                brush.painter.drawImage(place, image)

    def _paint_missing(self, brush: Brush, place: QRectF) -> None:
        brush.painter.setPen(QPen(QColor(brush.theme.line), 6.0))
        brush.painter.setBrush(Qt.BrushStyle.NoBrush)
        brush.painter.drawRect(place)
        brush.painter.setFont(self.font)
        brush.painter.setPen(QColor(brush.theme.muted))
        flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
        brush.painter.drawText(place, flags, _("This photo could not be shown."))


def photo_size(path: Path | None) -> QSize:
    """Return a photo's size in pixels from its header; 4 × 3 when it is missing or unreadable."""
    size = QImageReader(str(path)).size() if path is not None and path.is_file() else QSize()
    return size if size.isValid() and not size.isEmpty() else QSize(4, 3)


def read_photo(path: Path | None, size: QSize, dpi: float) -> QImage | None:
    """Read a copy from our cache at the size it is printed.

    Args:
        path: None or a missing file gives None.
        size: of its place in page units.
        dpi: of the paper or screen; more than `PHOTO_DPI` is not read.
    Returns:
        An opaque image, so that the page holds no masks.
    """
    if path is None or not path.is_file():
        return None
    reader = QImageReader(str(path))
    share = min(dpi, PHOTO_DPI) / UNIT
    wanted = QSize(max(1, round(size.width() * share)), max(1, round(size.height() * share)))
    full = reader.size()
    if full.isValid() and full.width() > wanted.width():
        reader.setScaledSize(wanted)
    image = reader.read()
    if image.isNull():
        return None
    if not image.hasAlphaChannel():
        return image.convertToFormat(QImage.Format.Format_RGB32)
    opaque = QImage(image.size(), QImage.Format.Format_RGB32)
    opaque.fill(QColor("#FFFFFF"))
    painter = QPainter(opaque)
    painter.drawImage(0, 0, image)
    painter.end()
    return opaque
