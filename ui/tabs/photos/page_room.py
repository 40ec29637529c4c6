# SPDX-License-Identifier: MIT
"""How the compare page shares out its room: poses and weeks on the left, photos in the middle, cards beside or below.

Plain layout. Which photos stand there is compare_page.py, the sums behind it are arrangement.py.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.tabs.photos import arrangement
from ui.tabs.photos.arrangement import Spot
from ui.tabs.photos.photo_facts import PhotoFacts
from ui.tabs.photos.pose_list import PoseList
from ui.tabs.photos.results_card import ResultsCard
from ui.tabs.photos.side_cards import SideCards
from ui.tabs.photos.stage import SPACE, Stage
from ui.widgets.compare_canvas import GAP
from ui.widgets.photo_grid import PhotoStrip

# Widths follow the text: (least px, lines of text, most px).
STRIP_WIDTH = (156, 9, 210)
CARDS_WIDTH = (276, 15, 340)
WIDE_PX, WIDE_LINES = 1100, 62  # width that leaves room for the right column: px, and lines of text
POSES_SHARE = 0.35  # of the height, for poses as pills; more, and they become a list to open
HINT_LINES = 24  # fewer lines of text on the page, and the hints about keys make room for the photos
BELOW_SHARE = 0.3  # of the height at most for the cards below; they scroll
EDGE, BETWEEN = (24, 18), 18
TIGHT_PX = 230  # photos that are lower cannot be marked well: buttons and hints make room meanwhile
ANY_HEIGHT = 16_777_215  # Qt's own "no limit"


class PageRoom(QWidget):
    """Everything of the page in its place.

    Signals:
        facts_folded(is_shown: bool, is_needed: bool): whether the cards are there, and whether there is so little
            room that the owner may want to fold them.
    """

    facts_folded = Signal(bool, bool)

    def __init__(self, poses: PoseList, strip: PhotoStrip, stage: Stage, cards: SideCards) -> None:
        """Make the room; `put` brings what the tab gives."""
        super().__init__()
        self._poses, self._strip, self._stage, self._cards = poses, strip, stage, cards
        self._facts_wanted = False
        self._weeks = self._first_row = 0
        self._toolbar = QWidget()
        self._left_side = QWidget()
        self._middle = QStackedWidget()
        self._row = QHBoxLayout(self)

    def put(self, toolbar: QWidget, weeks_page: QWidget) -> None:
        """Lay everything out; `toolbar` stands over the photos, `weeks_page` takes their place when asked for."""
        self._toolbar = toolbar
        left = QVBoxLayout(self._left_side)
        left.setSpacing(9)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self._poses)
        left.addWidget(self._strip, 1)
        self._middle.addWidget(self._stage)
        self._middle.addWidget(weeks_page)
        centre = QVBoxLayout()
        centre.setSpacing(SPACE)
        centre.addWidget(toolbar)
        centre.addWidget(self._middle, 1)
        self._row.setContentsMargins(*EDGE, *EDGE)
        self._row.setSpacing(BETWEEN)
        self._row.addWidget(self._left_side)
        self._row.addLayout(centre, 1)
        self._row.addWidget(self._cards)
        self._cards.filled.connect(self._on_filled)

    @property
    def is_pair(self) -> bool:
        """Whether the photos are there, and not the grid of weeks and poses."""
        return self._middle.currentIndex() == 0

    def show_cards(self, wanted: bool) -> None:
        """Show or fold the cards where there is little room for them."""
        self._facts_wanted = wanted
        self.arrange(self._weeks)

    def show_weeks(self, wanted: bool) -> None:
        """Show the grid of weeks and poses instead of the pair."""
        self._middle.setCurrentIndex(1 if wanted else 0)
        self._left_side.setVisible(not wanted)
        self.arrange(self._weeks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the room anew."""
        super().resizeEvent(event)
        self._left_side.setFixedWidth(_width(STRIP_WIDTH, self.fontMetrics().height()))
        self._poses.set_room(round(self.height() * POSES_SHARE))
        self.arrange(self._weeks)

    def arrange(self, weeks: int) -> None:
        """Put the cards where the photos stay largest, unless the owner decided, and fit the panes to the photos.

        Args:
            weeks: how many weeks the row of all weeks holds.
        """
        self._weeks = weeks
        is_low = self.height() < HINT_LINES * self.fontMetrics().height()
        self._stage.hints.set_short(is_low or not self._stage.marking.isHidden())
        self._stage.marking.set_short(is_low)
        room = self._room(is_marking=False)  # the photos must not jump when marking begins
        spot = arrangement.best(room)
        is_needed = spot is Spot.FOLDED
        if is_needed and self._facts_wanted:
            spot = arrangement.best(room, may_fold=False)
        is_marking = not self._stage.marking.isHidden()
        is_tight = False
        if is_marking:
            room = self._room(is_marking=True)
            is_tight = bool(room.aspect) and room.photo(Spot.FOLDED)[1] < TIGHT_PX
            room = self._room(is_marking=True, is_tight=True) if is_tight else room
        self._toolbar.setVisible(not is_tight or not self.is_pair)
        self._stage.hints.setVisible(not is_tight and not self._stage.marking.is_measuring)
        self._place_cards(spot)
        is_hidden = is_marking and spot is Spot.BELOW and not self._is_spare(room)
        self._cards.setVisible(spot is not Spot.FOLDED and self.is_pair and not is_hidden)
        high = room.photo(Spot.FOLDED if is_hidden else spot)[1] if room.aspect else ANY_HEIGHT
        self._stage.set_height(round(high))
        self.facts_folded.emit(spot is not Spot.FOLDED, is_needed)

    def _is_spare(self, room: arrangement.Room) -> bool:
        """Tell whether cards have room below photos that are as large as can be: points want large photos."""
        return room.height - room.photo(Spot.FOLDED)[1] >= room.facts_height

    def _on_filled(self) -> None:
        first_row = self._cards.first_row(self._cards_across())
        if first_row != self._first_row:
            self.arrange(self._weeks)

    def _cards_across(self) -> int:
        """Return the width that cards below the photos would have."""
        return self.width() - 2 * EDGE[0] - self._left_side.width() - BETWEEN

    def _room(self, *, is_marking: bool, is_tight: bool = False) -> arrangement.Room:
        line = self.fontMetrics().height()
        width = self._cards_across()
        height = self.height() - 2 * EDGE[1] - 2 * SPACE
        # The buttons count as one row: the one that calls the cards back must not itself push them out.
        has_hints = not is_tight and not (is_marking and self._stage.marking.is_measuring)
        height -= self._stage.extra_height(width, is_marking=is_marking, has_hints=has_hints)
        buttons = self._toolbar.heightForWidth(width) if is_marking else self._toolbar.sizeHint().height()
        height -= -SPACE if is_tight else buttons
        is_wide = self.width() >= max(WIDE_PX, WIDE_LINES * line)
        beside = _width(CARDS_WIDTH, line) + BETWEEN
        self._first_row = self._cards.first_row(width)
        below = min(self._first_row, round(self.height() * BELOW_SHARE)) + SPACE
        aspect, abreast = self._stage.shape(self._weeks)
        rows = self._toolbar.heightForWidth(width - beside) - self._toolbar.heightForWidth(width)
        return arrangement.Room(width, height, beside, below, GAP, aspect, is_wide, abreast, rows)

    def _place_cards(self, spot: Spot) -> None:
        is_below = spot is Spot.BELOW
        for card in (*self._cards.findChildren(PhotoFacts), *self._cards.findChildren(ResultsCard)):
            card.set_wide(is_below)
        if is_below:
            self._cards.setMinimumWidth(0)
            self._cards.setMaximumWidth(ANY_HEIGHT)
            if self._stage.below.indexOf(self._cards) < 0:
                self._stage.below.addWidget(self._cards)
            return
        self._cards.setFixedWidth(_width(CARDS_WIDTH, self.fontMetrics().height()))
        if self._row.indexOf(self._cards) < 0:
            self._row.addWidget(self._cards)


def _width(rule: tuple[int, int, int], line: int) -> int:
    least, lines, most = rule
    return min(most, max(least, lines * line))
