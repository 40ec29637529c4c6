# SPDX-License-Identifier: MIT
"""Shows the printed pages in the window, live: the same `Document` that goes to the printer, as pictures.

Pages are painted when they come into sight. Choosing what is printed belongs to the dialog around it.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from core.words.blocks import Report
from core.words.i18n import _
from ui import theme as themes
from ui.paper.document import PAGES, Document, Page
from ui.paper.pieces import UNIT
from ui.theme import Theme

GAP = 10
NARROWEST = 240
ZOOM_STEP, MOST_ZOOM = 1.25, 4.0


class PageView(QWidget):
    """One page as a picture of the width it is given."""

    def __init__(self, document: Document, index: int, border: str) -> None:
        super().__init__()
        self._document = document
        self._index = index
        self._border = border
        self._picture = QPixmap()
        self.setObjectName(f"page_{index + 1}")
        words = _("page {number} of {total}").format(number=index + 1, total=document.pages())
        self.setAccessibleName(words)

    def set_width(self, width: int) -> None:
        """Take another width in pixels; the height follows the paper."""
        size = self._document.size()
        self.setFixedSize(width, round(width * size.height() / size.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page, rendering it first if the size or screen changed."""
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if self._picture.size() != wanted:
            self._picture = self._render(wanted, ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.setPen(QColor(self._border))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _render(self, wanted: QSize, ratio: float) -> QPixmap:
        picture = QPixmap(wanted)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor("#FFFFFF"))
        painter = QPainter(picture)
        dpi = self.width() * UNIT / self._document.size().width()
        self._document.paint_page(painter, self._index, dpi)
        painter.end()
        return picture


class PagePreview(QScrollArea):
    """All pages of a report under each other.

    Signals:
        laid_out: the number of pages, after each new report or paper.
        fit_changed: "width", "page" or, after zooming by hand, "".
    """

    laid_out = Signal(int)
    fit_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, paper: Theme | None = None) -> None:
        """Make an empty preview.

        Args:
            parent: the owner.
            paper: colours of the page; None loads "paper".
        """
        super().__init__(parent)
        self.setObjectName("page_preview")
        self.setAccessibleName(_("Preview of the printed pages"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._paper = paper or themes.load("paper")
        self._page: Page = "a4"
        self._report: Report | None = None
        self._views: list[PageView] = []
        self._fit_to = "width"
        self._wide = 0
        inside = QWidget()
        inside.setObjectName("page_preview_inside")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(GAP, GAP, GAP, GAP)
        self._column.setSpacing(GAP)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(inside)

    def set_report(self, report: Report) -> None:
        """Show a report; the place scrolled to stays where possible."""
        self._report = report
        self._rebuild()

    def set_page(self, page: Page) -> None:
        """Lay out for other paper, "a4" or "letter"."""
        if page != self._page:
            self._page = page
            self._rebuild()

    def pages(self) -> int:
        """Return how many pages are shown, 0 before the first report."""
        return len(self._views)

    def fit_to(self, what: str) -> None:
        """Fit the pages to the "width" of the preview, or show a whole "page" at once."""
        self._fit_to = what
        self._fit()
        self.fit_changed.emit(what)

    def zoom_by(self, factor: float) -> None:
        """Make the pages larger or smaller; the middle of what is seen stays in sight."""
        base = self._width_for("width")
        self._wide = round(min(MOST_ZOOM * base, max(NARROWEST, self._shown_width() * factor)))
        bar = self.verticalScrollBar()
        middle = (bar.value() + bar.pageStep() / 2) / max(1, bar.maximum() + bar.pageStep())
        self._fit_to = ""
        self._fit()
        self.widget().adjustSize()
        bar.setValue(round(middle * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))
        self.fit_changed.emit("")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.zoom_by(ZOOM_STEP if event.angleDelta().y() > 0 else 1 / ZOOM_STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new room."""
        super().resizeEvent(event)
        self._fit()

    def _rebuild(self) -> None:
        if self._report is None:
            return
        seen = self.verticalScrollBar().value()
        for view in self._views:
            self._column.removeWidget(view)
            view.deleteLater()
        document = Document(self._report, self._paper, page=self._page, font=self.font())
        self._views = [PageView(document, index, self._paper.edge) for index in range(document.pages())]
        for view in self._views:
            self._column.addWidget(view)
        self._fit()
        self.verticalScrollBar().setValue(seen)
        self.laid_out.emit(len(self._views))

    def _fit(self) -> None:
        width = self._shown_width()
        for view in self._views:
            view.set_width(width)

    def _shown_width(self) -> int:
        return self._width_for(self._fit_to) if self._fit_to or not self._wide else self._wide

    def _width_for(self, what: str) -> int:
        room = self.viewport().size()
        width = max(NARROWEST, room.width() - 2 * GAP)
        if what == "page":
            paper = PAGES[self._page]
            whole = round((room.height() - 2 * GAP) * paper.width() / paper.height())
            width = max(NARROWEST, min(width, whole))
        return width
