# SPDX-License-Identifier: MIT
"""Labels for what the owner typed: it may be one word of two hundred letters, and still nothing is cut or pushed out.

Words of the program are plain labels of headings.py, which never break inside a word.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

# A word that is longer may break anywhere; the longest words of our own sentences are shorter.
LONGEST_CHARS = 18
LONGEST_NAME = 28


def short(words: str, most: int = LONGEST_NAME) -> str:
    """Return a name for the middle of a sentence: at most so many characters, the last of them dots."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


class OwnWords(QLabel):
    """Plain text that wraps between words and, where one word is wider than the label, inside it."""

    def __init__(self, text: str = "", role: str = "", *, name: str = "") -> None:
        """Make a label; `role` is a role of style.qss, `name` the objectName."""
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role)
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """Ask for no more width than a long word of a sentence needs."""
        least = super().minimumSizeHint()
        self.ensurePolished()
        return QSize(min(least.width(), LONGEST_CHARS * self.fontMetrics().averageCharWidth()), least.height())

    def sizeHint(self) -> QSize:
        """Return a size that a column can give."""
        hint = super().sizeHint()
        most = 3 * LONGEST_CHARS * self.fontMetrics().averageCharWidth()
        return hint if hint.width() <= most else QSize(most, self.heightForWidth(most))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at a width."""
        if self._fits(width):
            return super().heightForWidth(width)
        return round(self._laid_out(width).boundingRect().height()) + self._frame()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as any label, but break a word that would be cut."""
        if self._fits(self.width()):
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        self._laid_out(self.width()).draw(painter, QPointF(self.contentsRect().topLeft()))

    def _fits(self, width: int) -> bool:
        room, metrics = width - self._sides(), self.fontMetrics()
        return all(metrics.horizontalAdvance(word) <= room for word in self.text().split())

    def _laid_out(self, width: int) -> QTextLayout:
        self.ensurePolished()
        made = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        made.setTextOption(option)
        made.beginLayout()
        height = 0.0
        while (line := made.createLine()).isValid():
            line.setLineWidth(max(1, width - self._sides()))
            line.setPosition(QPointF(0, height))
            height += line.height()
        made.endLayout()
        return made

    def _sides(self) -> int:
        margins = self.contentsMargins()
        return margins.left() + margins.right()

    def _frame(self) -> int:
        margins = self.contentsMargins()
        return margins.top() + margins.bottom()


class OwnLine(OwnWords):
    """The same for rows that wrap: it asks for one line, and folds when it gets less room."""

    def sizeHint(self) -> QSize:
        """Return the size of the text in one line."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 4, metrics.height())
