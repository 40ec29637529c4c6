# SPDX-License-Identifier: MIT
"""Two clips side by side with everything that moves them: opening, playing together, steps, start points, a loop.

It shows clips that it is given; which ones, and what is kept of it, is the page's business.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.usecases.clips import Clip
from core.words.errors import HindstrideError
from core.words.i18n import _
from ui.jobs import Job, Jobs
from ui.tabs.photos.videos import opening
from ui.tabs.photos.videos.opening import ReadClip
from ui.tabs.photos.videos.pair import SIDES, SPEEDS, ClipPair, Side
from ui.tabs.photos.videos.player_column import PlayerColumn
from ui.tabs.photos.videos.transport import Transport
from ui.widgets.clip_engine import State
from ui.widgets.clip_times import FrameTimes, Span
from ui.widgets.headings import FlowLabel

GAP, SPACE = 10, 10
ROW = 88  # px that the line of moments and the buttons take under a player
CLEARLY = 1.15
ASPECTS = (0.5, 2.0)  # a player is never narrower or flatter than this
STEP_KEYS = {Qt.Key.Key_Comma: -1, Qt.Key.Key_Less: -1, Qt.Key.Key_Period: 1, Qt.Key.Key_Greater: 1}


class Theatre(QWidget):
    """Two players under one set of buttons.

    Attributes:
        columns: both halves. pair: what moves them. transport: the buttons. chosen: the side that keys go to.
    Signals:
        clip_opened(side: str): its first frame is shown. frame_shown(side: str): another frame.
        sync_chosen(side: str, ms: int): the owner set a start point. chosen_changed(): keys go to another side.
        swap_asked(): the two shall change places.
    """

    clip_opened = Signal(str)
    frame_shown = Signal(str)
    sync_chosen = Signal(str, int)
    chosen_changed = Signal()
    swap_asked = Signal()

    def __init__(self, library: Path, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Make two empty halves; NoPlayer when clips cannot be shown on this computer."""
        super().__init__(parent)
        self.setObjectName("theatre")
        self._library, self._jobs = library, jobs
        self.columns = {side: PlayerColumn(side) for side in SIDES}
        self.pair = ClipPair({side: column.player for side, column in self.columns.items()}, self)
        self.transport = Transport()
        self.chosen: Side = "right"
        self._clips: dict[Side, Clip | None] = dict.fromkeys(SIDES)
        self._opening: dict[Side, Job | None] = dict.fromkeys(SIDES)
        self._times: dict[Side, FrameTimes | None] = dict.fromkeys(SIDES)
        self._loop_from: float | None = None
        self._plays_then = False
        self._lay_out()
        self._connect()
        self._show_ready()
        self._ring()

    # --- what is on screen ---------------------------------------------------------------------------

    def set_clip(self, side: Side, clip: Clip | None, badge: tuple[str, str] = ("", "")) -> None:
        """Show a clip in one half; the one that is there already stays where it is, with new words."""
        before, self._clips[side] = self._clips[side], clip
        column = self.columns[side]
        column.player.set_badge(*badge)
        self.pair.set_sync(side, None if clip is None or clip.sync_ms is None else float(clip.sync_ms))
        self.pair.set_slowed(side, 1.0 if clip is None else clip.slowed)
        column.timeline.set_sync(None if clip is None or clip.sync_ms is None else float(clip.sync_ms))
        if clip is not None and before is not None and clip.sha256 == before.sha256:
            return
        self._close(side, "" if clip is not None else _("Choose a clip on the left."))
        if clip is not None:
            column.player.close_clip(_("Opening the clip…"))
            arguments = (self._library, clip.sha256, clip.name)
            self._opening[side] = self._jobs.run(opening.read, *arguments, then=self._on_read, failed=self._on_unread)

    def clip(self, side: Side) -> Clip | None:
        """Return the clip of one half."""
        return self._clips[side]

    def times(self, side: Side) -> FrameTimes | None:
        """Return the frame times of an opened clip, or None."""
        return self._times[side] if self.columns[side].player.has_clip else None

    def choose(self, side: Side) -> None:
        """Send keys to one half."""
        if side != self.chosen:
            is_focused = self.columns[self.chosen].player.hasFocus()
            self.chosen = side
            if is_focused:
                self.take_focus()
            self._ring()
            self.chosen_changed.emit()

    def take_focus(self) -> None:
        """Let keys come here."""
        self.columns[self.chosen].player.setFocus()

    def keep_keys(self, pressed: Iterable[QPushButton]) -> None:
        """Let keys stay with the clips when one of these buttons is clicked; by Tab they are reached as ever."""
        for one in pressed:
            is_stop = one.focusPolicy().value & Qt.FocusPolicy.TabFocus.value  # of several speeds the pressed one is
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_stop else Qt.FocusPolicy.NoFocus)
            one.clicked.connect(self._on_pressed)

    def close_all(self) -> None:
        """Let both files go."""
        for side in SIDES:
            self._clips[side] = None
            self._close(side, "")

    # --- moving --------------------------------------------------------------------------------------

    def sync_here(self, side: Side) -> None:
        """Take the shown frame as the start point of a clip."""
        player = self.columns[side].player
        if player.has_clip:
            self.pair.pause()
            self.pair.set_sync(side, player.current_ms)
            self.columns[side].timeline.set_sync(player.current_ms)
            self.sync_chosen.emit(side, math.ceil(player.current_ms))  # rounded down it would be the frame before

    def play_once_open(self) -> None:
        """Play all from their start points as soon as no clip is on its way any more."""
        self._plays_then = any(clip is not None for clip in self._clips.values())
        self._play_if_open()

    def set_rate(self, rate: float) -> None:
        """Play at one of the speeds."""
        self.transport.show_rate(rate)
        self.pair.set_rate(rate)

    def change_rate(self, by: int) -> None:
        """Play one speed slower (-1) or faster (+1)."""
        at = SPEEDS.index(self.pair.rate) + by
        if 0 <= at < len(SPEEDS):
            self.set_rate(SPEEDS[at])

    def next_loop_mark(self) -> None:
        """Set the start of a loop, then its end, then take it away; a stride is the usual length."""
        shown = self.pair.shown()
        if self.pair.loop is not None or not shown:
            self._end_loop()
        elif self._loop_from is None:
            self._loop_from = self.pair.rel(shown[0])
        else:
            ends = sorted((self._loop_from, self.pair.rel(shown[0])))
            span = Span(*ends)
            if span.is_whole:
                self.pair.loop = span
                self.pair.play()
        self._show_loop()

    def loop_between(self, side: Side, first_ms: float, last_ms: float) -> None:
        """Play a stretch of one clip again and again, the other clip beside it; too short a one is left out."""
        span = Span(self.pair.life_ms(side, first_ms), self.pair.life_ms(side, last_ms))
        if span.is_whole:
            self.pair.pause()
            self.pair.loop, self._loop_from = span, None
            self._show_loop()
            self.pair.play()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave no more room above and below the frames than they need."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Play, step, set start points, go slower and faster."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = held == Qt.KeyboardModifier.ShiftModifier
        if held and not shift:
            event.ignore()
        elif key in STEP_KEYS:
            self.pair.step(STEP_KEYS[key], (self.chosen,) if shift else tuple(self.pair.shown()))
        elif not self._on_plain_key(key):
            event.ignore()

    def _on_plain_key(self, key: Qt.Key) -> bool:
        actions = {
            Qt.Key.Key_Space: self.pair.toggle,
            Qt.Key.Key_Home: self.pair.play_from_sync,
            Qt.Key.Key_L: self.next_loop_mark,
            Qt.Key.Key_X: self._on_swap,
        }
        if key in actions:
            actions[key]()
        elif key == Qt.Key.Key_S:
            self.sync_here(self.chosen)
        elif key in (Qt.Key.Key_1, Qt.Key.Key_2):
            self.choose(SIDES[key - Qt.Key.Key_1])
        elif key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight):
            self.change_rate(-1 if key == Qt.Key.Key_BracketLeft else 1)
        else:
            return False
        return True

    # --- inside --------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(GAP)
        for side in SIDES:
            self._halves.addWidget(self.columns[side], 1)
        self.hint = FlowLabel("", "muted")
        self.hint.setObjectName("videos_hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(self._halves, 1)
        column.addWidget(self.transport)
        column.addWidget(self.hint)
        column.addStretch(0)

    def _connect(self) -> None:
        for column in self.columns.values():
            column.chosen.connect(self.choose)
            column.step_asked.connect(self._on_step)
            column.moment_asked.connect(self._on_moment)
            column.sync_asked.connect(self.sync_here)
            column.player.opened.connect(self._on_opened)
            column.player.failed.connect(self._on_failed)
        self.pair.moved.connect(self._on_moved)
        self.pair.playing_changed.connect(self.transport.show_playing)
        self.transport.toggled.connect(self.pair.toggle)
        self.transport.from_sync_asked.connect(self.pair.play_from_sync)
        self.transport.step_asked.connect(self._on_both)
        self.transport.rate_chosen.connect(self.pair.set_rate)
        self.transport.loop_asked.connect(self.next_loop_mark)
        self.transport.swap_asked.connect(self._on_swap)
        self.transport.sound_asked.connect(self._on_sound)
        self.keep_keys(self.findChildren(QPushButton))

    def _close(self, side: Side, message: str) -> None:
        self._plays_then = False
        self.pair.pause()
        job, self._opening[side] = self._opening[side], None
        if job is not None:
            job.cancel()
        column = self.columns[side]
        column.player.close_clip(message)
        column.timeline.set_length(0)
        column.timeline.set_ticks(())
        self._times[side] = None
        self._end_loop()
        self._show_loop()
        self._show_ready()

    def _end_loop(self) -> None:
        self.pair.loop, self._loop_from = None, None

    def _show_loop(self) -> None:
        marks = 2 if self.pair.loop is not None else 1 if self._loop_from is not None else 0
        self.transport.show_loop(marks)
        for side in SIDES:
            span = self.pair.loop
            ends = (None, None) if span is None else (span.first_ms, span.last_ms)
            self.columns[side].timeline.set_loop(
                *(None if rel is None else self.pair.clip_ms(side, rel) for rel in ends)
            )

    def _fit(self) -> None:
        """Stand the two beside or below each other, whichever shows them larger, no higher than they need."""
        shapes = [self.columns[side].player.aspect for side in self.pair.shown()]
        aspect = max(ASPECTS[0], min(ASPECTS[1], min(shapes))) if shapes else 0.0
        below = [widget for widget in (self.transport, self.hint) if widget.isVisible()]
        high = self.height() - sum(widget.height() + SPACE for widget in below)
        is_stacked = len(shapes) == len(SIDES) and _is_larger_stacked(self.width(), high, aspect)
        direction = QBoxLayout.Direction
        self._halves.setDirection(direction.TopToBottom if is_stacked else direction.LeftToRight)
        wide = self.width() if is_stacked or len(shapes) < 2 else (self.width() - GAP) // 2
        for column in self.columns.values():
            column.fit_to(wide, aspect)

    def _show_ready(self) -> None:
        shown = self.pair.shown()
        self._fit()
        self.transport.show_ready(has_clip=bool(shown), has_both=len(shown) == len(SIDES))
        for side in SIDES:
            self.columns[side].show_ready(side in shown)

    def _ring(self) -> None:
        for side, column in self.columns.items():
            column.player.set_ringed(side == self.chosen)

    def _side_of(self, job: object) -> Side | None:
        return next((side for side in SIDES if self._opening[side] is job and job is not None), None)

    def _on_read(self, found: ReadClip) -> None:
        side = self._side_of(self.sender())
        clip = self._clips[side] if side is not None else None
        if side is None or clip is None:
            return
        self._opening[side] = None
        said = found.movie
        rate = clip.frame_rate or said.frame_rate
        length = clip.duration_ms or said.duration_ms
        times = FrameTimes.of(found.times, duration_ms=length, frame_rate=rate)
        self._times[side] = times
        self.columns[side].player.open(found.path, times)

    def _on_unread(self, error: object) -> None:
        side = self._side_of(self.sender())
        if side is None:
            return
        self._opening[side] = None
        if isinstance(error, HindstrideError):
            self.columns[side].player.close_clip(f"{error.title}\n{error.advice}".strip())
        else:
            self._jobs.failed.emit(error)
        self._play_if_open()

    def _on_opened(self) -> None:
        for side in SIDES:
            column = self.columns[side]
            if column.player is self.sender():
                column.timeline.set_length(column.player.engine.times.end_ms)
                column.show_moment()
                self._show_ready()
                clip = self._clips[side]
                if clip is not None and clip.sync_ms:
                    column.player.engine.seek_ms(float(clip.sync_ms))
                self.clip_opened.emit(side)
        self._play_if_open()

    def _on_failed(self, _sentence: str) -> None:
        self._play_if_open()

    def _play_if_open(self) -> None:
        engines = [self.columns[side].player.engine for side in SIDES]
        is_coming = any(engine.index < 0 and engine.state is not State.EMPTY for engine in engines)
        if self._plays_then and not is_coming and not any(self._opening.values()) and self.pair.shown():
            self._plays_then = False
            self.pair.play_from_sync()

    def _on_moved(self, side: Side) -> None:
        self.columns[side].show_moment()
        self.frame_shown.emit(side)

    def _on_pressed(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QPushButton) and not pressed.hasFocus():
            self.take_focus()

    def _on_step(self, side: Side, by: int) -> None:
        self.pair.step(by, (side,))

    def _on_both(self, by: int) -> None:
        self.pair.step(by)

    def _on_moment(self, side: Side, ms: float) -> None:
        self.pair.pause()
        self.columns[side].player.engine.seek_ms(ms)

    def _on_swap(self) -> None:
        self.swap_asked.emit()

    def _on_sound(self, wanted: bool) -> None:
        has_sound = [self.columns[side].player.engine.set_muted(not wanted) for side in SIDES]
        self.transport.sound.setChecked(wanted and any(has_sound))


def _is_larger_stacked(wide: float, high: float, aspect: float) -> bool:
    """Say whether two frames are clearly larger below each other than beside each other."""
    beside = min((wide - GAP) / 2, (high - ROW) * aspect)
    stacked = min(wide, ((high - GAP) / 2 - ROW) * aspect)
    return stacked > CLEARLY * beside
