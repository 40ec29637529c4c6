# SPDX-License-Identifier: MIT
"""One half of the theatre: a player, the line of its moments, and the buttons that concern it alone.

Which clip it shows is said by the page.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.words.i18n import N_, _
from ui.tabs.photos.videos import clip_words
from ui.tabs.photos.videos.buttons import button
from ui.tabs.photos.videos.pair import Side
from ui.widgets.clip_player import ClipPlayer
from ui.widgets.clip_timeline import ClipTimeline

GAP, EDGE = 6, 4
NO_LIMIT = 16_777_215  # what Qt calls no maximum
PREVIOUS = {"left": N_("Previous frame of the left clip"), "right": N_("Previous frame of the right clip")}
NEXT = {"left": N_("Next frame of the left clip"), "right": N_("Next frame of the right clip")}
SYNC = {"left": N_("The left clip starts here"), "right": N_("The right clip starts here")}


class PlayerColumn(QWidget):
    """A player and what belongs to it.

    Attributes:
        player, timeline: the parts. back, forth, sync: the buttons.
    Signals:
        step_asked(side: str, by: int), moment_asked(side: str, ms: float), sync_asked(side: str),
        chosen(side: str): as the buttons, the line and the player say.
    """

    step_asked = Signal(str, int)
    moment_asked = Signal(str, float)
    sync_asked = Signal(str)
    chosen = Signal(str)

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        """Make an empty half; NoPlayer as ClipPlayer."""
        super().__init__(parent)
        self.side = side
        self.player = ClipPlayer()
        self.player.setObjectName(f"clip_player_{side}")
        self.timeline = ClipTimeline()
        self.timeline.setObjectName(f"clip_timeline_{side}")
        self.timeline.set_length(0)
        self.back = button(f"frame_back_{side}", "‹", said=_(PREVIOUS[side]))
        self.forth = button(f"frame_forth_{side}", "›", said=_(NEXT[side]))
        self.sync = button(f"sync_here_{side}", _("Start here"), said=_(SYNC[side]))
        self._lay_out()
        self._connect()
        self.show_ready(False)

    def show_ready(self, is_ready: bool) -> None:
        """Offer the buttons only while a clip is shown."""
        for widget in (self.back, self.forth, self.sync, self.timeline):
            widget.setEnabled(is_ready)

    def fit_to(self, wide: int, aspect: float) -> None:
        """Be no higher than frames of this width per height need in `wide` px; 0 takes all room."""
        row = self.timeline.sizeHint().height() + GAP + self.sync.sizeHint().height()
        wanted = round(wide / aspect) + 2 * EDGE if aspect else NO_LIMIT
        self.player.setMaximumHeight(max(self.player.minimumHeight(), wanted))
        self.setMaximumHeight(min(NO_LIMIT, max(self.player.minimumHeight(), wanted) + row + GAP))

    def show_moment(self) -> None:
        """Say which moment is shown."""
        player = self.player
        self.timeline.set_now(player.current_ms)
        player.set_moment(clip_words.moment(player.current_ms, player.frame_index, player.engine.times))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for widget in (self.back, self.forth, self.sync):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.player, 1)
        column.addWidget(self.timeline)
        column.addLayout(row)

    def _connect(self) -> None:
        self.player.chosen.connect(self._on_chosen)
        self.timeline.moment_chosen.connect(self._on_moment)
        self.timeline.step_asked.connect(self._on_stepped)
        self.back.clicked.connect(self._on_back)
        self.forth.clicked.connect(self._on_forth)
        self.sync.clicked.connect(self._on_sync)

    def _on_chosen(self) -> None:
        self.chosen.emit(self.side)

    def _on_moment(self, ms: float) -> None:
        self.chosen.emit(self.side)
        self.moment_asked.emit(self.side, ms)

    def _on_stepped(self, by: int) -> None:
        self.step_asked.emit(self.side, by)

    def _on_back(self) -> None:
        self.step_asked.emit(self.side, -1)

    def _on_forth(self) -> None:
        self.step_asked.emit(self.side, 1)

    def _on_sync(self) -> None:
        self.sync_asked.emit(self.side)
