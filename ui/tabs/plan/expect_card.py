# SPDX-License-Identifier: MIT
"""What to expect: the times that the dog's cause names, as possible and with their source, on a line of weeks.

Causes without times promise none. No verdict on how this dog does.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core.keeping.store import Store
from core.usecases import expected
from core.usecases.dogs import Dog
from core.usecases.expected import Count
from core.words import causes
from core.words.causes import Cause, Span
from core.words.i18n import _
from ui import theme
from ui.widgets.card import Card
from ui.widgets.headings import label

BAR = 12


class WeekLine(QWidget):
    """A line of weeks with the expected spans as soft bands and the present week as a mark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty line."""
        super().__init__(parent)
        self.setObjectName("week_line")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._spans: tuple[Span, ...] = ()
        self.week: int | None = None

    def set_weeks(self, spans: tuple[Span, ...], week: int | None) -> None:
        """Show spans in weeks; `week` is the present one from 1, None when not known."""
        self._spans, self.week = spans, week
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a thin line with numbers below."""
        return QSize(180, BAR + 8 + self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw line, bands, mark and numbers."""
        if not self._spans:
            return
        shown = theme.shown()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        bar = QRectF(1, 4, self.width() - 2, BAR)
        painter.setBrush(shown.color("soft"))
        painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
        painter.setBrush(shown.color("expected"))
        for span in self._spans:
            left, right = self._x(span.first_week - 1), self._x(span.last_week)
            painter.drawRoundedRect(QRectF(left, bar.top(), right - left, BAR), BAR / 2, BAR / 2)
        if self.week is not None and self.week >= 1:
            x = min(self._x(self.week - 0.5), bar.right() - 2)
            painter.setPen(QPen(shown.color("accent"), 3))
            painter.drawLine(QPointF(x, bar.top() - 3), QPointF(x, bar.bottom() + 3))
        self._paint_numbers(painter, bar)
        painter.end()

    def _paint_numbers(self, painter: QPainter, bar: QRectF) -> None:
        painter.setPen(theme.shown().color("muted"))
        firsts = {span.first_week - 1: span.first_week for span in self._spans}
        edges = {span.last_week: span.last_week for span in self._spans} | firsts
        beyond = -1.0
        for edge, week in sorted(edges.items()):
            words = _("wk {number}").format(number=week)
            width = painter.fontMetrics().horizontalAdvance(words)
            left = min(max(0.0, self._x(edge) - width / 2), self.width() - width)
            if left > beyond:
                painter.drawText(QPointF(left, bar.bottom() + 4 + painter.fontMetrics().ascent()), words)
                beyond = left + width + 8

    def _x(self, week: float) -> float:
        last = max(span.last_week for span in self._spans)
        most = max(last * 1.15, (self.week or 0) * 1.02)
        return 1 + (self.width() - 2) * week / most


class ExpectCard(Card):
    """The expected times of the dog's cause."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(_("What to expect"), parent=parent)
        self.setObjectName("expect_card")
        self._line = WeekLine()
        self._words = QWidget()
        self._rows = QVBoxLayout(self._words)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self.note = label("", "muted", wrap=True, name="expect_note")
        for widget in (self._words, self._line, self.note):
            self.add(widget)

    def set_dog(self, store: Store, dog: Dog, today: date) -> None:
        """Show the times of a dog's cause; `today` says which week of their count it is in."""
        cause = causes.known().get(dog.cause) or causes.known()["unknown"]
        count = expected.counted(store, dog, today)
        self.set_subtitle(_(cause.label))
        while (old := self._rows.takeAt(0)) is not None:
            old.widget().hide()
            old.widget().deleteLater()
        self._rows.addWidget(label(expected.sentence(store, dog, today), wrap=True, name="expect_sentence"))
        for words in times(cause, count):
            self._rows.addWidget(label(words, "muted", wrap=True))
        self._line.setVisible(bool(cause.spans))
        self._line.set_weeks(cause.spans, count.week(today))
        self.note.setText(closing(cause))


def times(cause: Cause, count: Count) -> list[str]:
    """Say every time of a cause in words, where there is more than one: "Weeks 1–2: energy"."""
    if len(cause.spans) < 2:
        return []
    words = _("Weeks {first}–{last} of walking: {text}") if count.is_walking else _("Weeks {first}–{last}: {text}")
    return [words.format(first=one.first_week, last=one.last_week, text=_(one.text)) for one in cause.spans]


def closing(cause: Cause) -> str:
    """Say what such times are worth."""
    if not cause.spans:
        return _("Your vet knows what can be hoped for here.")
    return _("A guide, not a promise. Recovery is rarely a straight line.")
