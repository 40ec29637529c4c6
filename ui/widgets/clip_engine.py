# SPDX-License-Identifier: MIT
"""Plays one clip and steps through it frame by frame: by presentation time, waiting for the frame, never for time.

It paints nothing; clip_player.py does. How a clip is kept is not known here.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QImage

from core.words.i18n import _
from ui.widgets import clip_media
from ui.widgets.clip_cache import FrameCache
from ui.widgets.clip_times import AIMS, FrameTimes

PATIENCE_MS = 4000  # for one frame; a long way from a key frame takes a third of a second
STALE_MS = 90  # frames that were on their way when something else was asked for
BACK = 12  # frames decoded in one go when stepping back
WALK_RATE = 4.0
SLOWEST, FASTEST = 0.05, 8.0


class State(Enum):
    """What the engine is doing."""

    EMPTY = "empty"
    OPENING = "opening"
    RESTING = "resting"
    AIMING = "aiming"
    WALKING = "walking"
    PLAYING = "playing"


class ClipEngine(QObject):
    """One clip.

    A step forward lets the clip run until the next frame comes; a step back decodes a few frames ahead of the wanted
    one. What was passed is remembered, so going to and fro is quick. Main thread.

    Attributes:
        state: what it is doing. times: of the clip's frames. index: number of the frame that is shown, -1 for none.
    Signals:
        opened(): the first frame is there. frame_changed(ms: float): another frame is shown, by presentation time.
        settled(index: int): a step, a jump or a pause has reached its frame. ended(): played to its end.
        failed(sentence: str): it cannot be shown.
    """

    opened = Signal()
    frame_changed = Signal(float)
    settled = Signal(int)
    ended = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make an empty engine; QtMultimedia is loaded here.

        Raises:
            NoPlayer: clips cannot be shown on this computer.
        """
        super().__init__(parent)
        self._qt = clip_media.load()
        self._player = self._qt.QMediaPlayer(self)
        if not self._player.isAvailable():
            raise clip_media.no_player()
        self._sink = self._qt.QVideoSink(self)
        self._player.setVideoSink(self._sink)
        self.state = State.EMPTY
        self.times = FrameTimes((), 0.0)
        self.index = -1
        self._shown: Any = None
        self._at = -1  # the frame the player itself stands at
        self._cache = FrameCache()
        self._wanted, self._attempt, self._walk_to, self._queued = 0, 0, -1, 0
        self._best_aim = 0  # what met a frame of this clip last time is tried first
        self._plays_then = False
        self._rate = 1.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)
        self._sink.videoFrameChanged.connect(self._on_frame)
        self._player.mediaStatusChanged.connect(self._on_status)
        self._player.errorOccurred.connect(self._on_error)

    # --- the clip ------------------------------------------------------------------------------------

    def open(self, path: Path, times: FrameTimes) -> None:
        """Show the first frame of another clip; `opened` or `failed` answers."""
        self.close()
        self.times = times
        self.state = State.OPENING
        self._player.setSource(QUrl.fromLocalFile(str(path)))

    def close(self) -> None:
        """Let the file go; nothing is shown."""
        self._timer.stop()
        self.state = State.EMPTY
        self._player.stop()
        self._player.setSource(QUrl())
        self._cache.clear()
        self._shown, self.index, self._at = None, -1, -1
        self._queued, self._walk_to, self._plays_then = 0, -1, False
        self._best_aim = 0

    @property
    def current_ms(self) -> float:
        """When the shown frame is shown, ms of the clip; 0 without one."""
        return self.times.times[self.index] if self.index >= 0 else 0.0

    @property
    def is_playing(self) -> bool:
        """Whether it runs, or will as soon as its frame is there."""
        return self.state is State.PLAYING or self._plays_then

    @property
    def is_busy(self) -> bool:
        """Whether a frame is on its way."""
        return self.state in (State.OPENING, State.AIMING, State.WALKING)

    def image(self) -> QImage:
        """Return the shown frame upright; null without one."""
        return self._shown.toImage() if self._shown is not None else QImage()

    # --- moving --------------------------------------------------------------------------------------

    def play(self) -> None:
        """Run from the shown frame at the chosen rate."""
        if self.index < 0 or self.state is State.PLAYING:
            return
        if self.state is not State.RESTING or self._at != self.index:
            self._plays_then = True
            if self.state is State.RESTING:
                self._begin_aim(self.index)
            return
        self.state = State.PLAYING
        self._player.setPlaybackRate(self._rate)
        self._player.play()

    def pause(self) -> None:
        """Stand still at the shown frame."""
        self._plays_then = False
        if self.state is State.PLAYING:
            self._rest()
            self.settled.emit(self.index)

    def set_rate(self, rate: float) -> None:
        """Play slower or faster, 0.05 to 8; backwards there is only stepping."""
        self._rate = max(SLOWEST, min(FASTEST, rate))
        if self.state is State.PLAYING:
            self._player.setPlaybackRate(self._rate)

    def set_muted(self, is_muted: bool) -> bool:
        """Give it sound or take it away; returns whether there is sound now (there may be no device)."""
        if is_muted or not self._qt.QMediaDevices.audioOutputs():
            self._player.setAudioOutput(None)
            return False
        self._player.setAudioOutput(self._qt.QAudioOutput(self._player))
        return True

    def jump(self, ms: float) -> None:
        """Go on playing from another moment, without standing still in between."""
        if self.state is State.PLAYING:
            self._player.setPosition(max(0, round(ms)))

    def go_to(self, index: int, *, truly: bool = False) -> None:
        """Show a frame by its number; `settled` answers.

        Args:
            truly: bring the player itself there, so that it can run at once; else a remembered frame will do.
        """
        if self.state in (State.EMPTY, State.OPENING):
            return
        if self.state is State.PLAYING:
            self._rest()
        wanted = max(0, min(len(self.times) - 1, index))
        kept = self._cache.get(wanted)
        if kept is not None and (not truly or self._at == wanted) and self.state is State.RESTING:
            self._show(wanted, kept)
            self._settle()
        else:
            self._begin_aim(wanted)

    def seek_ms(self, ms: float, *, truly: bool = False) -> None:
        """Show the frame that is on screen at a moment of the clip; `settled` answers."""
        self.go_to(self.times.index_at(ms), truly=truly)

    def step(self, by: int) -> None:
        """Show the next (+1) or previous (-1) frame; while one is on its way only one more step is remembered."""
        if self.state in (State.EMPTY, State.OPENING) or not by:
            return
        if self.state in (State.AIMING, State.WALKING):
            self._queued = by
            return
        self.pause()
        wanted = max(0, min(len(self.times) - 1, self.index + by))
        kept = self._cache.get(wanted)
        if kept is not None:
            self._show(wanted, kept)
            self._settle()
        elif by > 0 and self._at == wanted - 1 and self._is_paused():
            self._walk(wanted)
        elif by < 0 and wanted > 1:
            self._begin_aim(max(0, wanted - self._room()), walk_to=wanted)
        else:
            self._begin_aim(wanted)

    # --- inside --------------------------------------------------------------------------------------

    def _room(self) -> int:
        return min(BACK, self._cache.room_for(self._shown) - 3) if self._shown is not None else 0

    def _is_paused(self) -> bool:
        return self._player.playbackState() == self._qt.QMediaPlayer.PlaybackState.PausedState

    def _begin_aim(self, wanted: int, *, walk_to: int = -1) -> None:
        self.state = State.AIMING
        self._wanted, self._attempt = wanted, 0
        self._walk_to = walk_to if walk_to > wanted else -1
        self._aim()

    def _aim(self) -> None:
        if not self._is_paused():
            self._player.pause()
        self._timer.start(PATIENCE_MS)
        self._player.setPosition(self.times.aim(self._wanted, self._best_aim + self._attempt))

    def _walk(self, to: int) -> None:
        self.state = State.WALKING
        self._walk_to = to
        self._timer.start(PATIENCE_MS)
        self._player.setPlaybackRate(WALK_RATE)
        self._player.play()

    def _rest(self) -> None:
        self._player.pause()
        self._timer.stop()
        self.state = State.RESTING

    def _show(self, index: int, frame: Any) -> None:
        self.index, self._shown = index, frame
        self.frame_changed.emit(self.current_ms)

    def _settle(self) -> None:
        """A frame was reached: tell, then do what waits."""
        self._timer.stop()
        self.state = State.RESTING
        self._walk_to = -1
        index, queued = self.index, self._queued
        self._queued = 0
        self.settled.emit(index)
        if self.state is not State.RESTING:
            return
        if queued:
            self.step(queued)
        elif self._plays_then:
            self._plays_then = False
            self.play()

    def _give_up(self) -> None:
        """Show what came instead: a damaged clip has frames that never come."""
        if self._walk_to >= 0:
            wanted, self._walk_to = self._walk_to, -1
            self._begin_aim(wanted)
            return
        kept = self._cache.get(self._at)
        if kept is not None and (self._at - self.index) * (self._wanted - self.index) > 0:
            self._show(self._at, kept)
        self._plays_then, self._queued = False, 0
        self._settle()

    # --- what the player tells -----------------------------------------------------------------------

    def _on_frame(self, frame: Any) -> None:
        if not frame.isValid() or self.state is State.EMPTY:
            return  # the end of a clip comes as an empty frame; the last one stays on screen
        started = frame.startTime()
        index = self.times.nearest(started / 1000 if started >= 0 else float(self._player.position()))
        self._at = index
        self._cache.put(index, frame)
        if self.state is State.PLAYING:
            self._show(index, frame)
        elif self.state is State.AIMING:
            self._on_aimed(index, frame)
        elif self.state is State.WALKING and index >= self._walk_to:
            self._on_walked()

    def _on_aimed(self, index: int, frame: Any) -> None:
        if index != self._wanted:
            self._timer.start(STALE_MS)  # perhaps it was on its way before we asked
            return
        self._best_aim, self._attempt = (self._best_aim + self._attempt) % len(AIMS), 0
        if self._walk_to > index:
            self._walk(self._walk_to)
            return
        is_first = self.index < 0
        self._show(index, frame)
        if is_first:
            self.opened.emit()
        self._settle()

    def _on_walked(self) -> None:
        self._player.pause()
        reached = self._cache.get(self._walk_to)
        if reached is None:
            self._give_up()
            return
        self._show(self._walk_to, reached)
        self._settle()

    def _on_time(self) -> None:
        """Nothing came, or not the right thing."""
        if self.state is State.AIMING and self._attempt + 1 < len(AIMS):
            self._attempt += 1
            self._aim()
        elif self.state in (State.AIMING, State.WALKING):
            self._give_up()

    def _on_status(self, status: Any) -> None:
        known = self._qt.QMediaPlayer.MediaStatus
        if status == known.LoadedMedia and self.state is State.OPENING:
            if self._player.hasVideo():
                self._begin_aim(0)
            else:
                self._fail(_("There are no pictures in this clip."))
        elif status == known.EndOfMedia:
            self._on_nothing_more()
        elif status == known.InvalidMedia and self.state is not State.EMPTY:
            self._fail(_("This clip cannot be shown. Its original is kept."))

    def _on_nothing_more(self) -> None:
        """The player has come to its end, which is sooner than the file says when the file is cut short."""
        self._at = -1
        if self.state is State.PLAYING:
            self.state = State.RESTING
            if self._player.playbackState() == self._qt.QMediaPlayer.PlaybackState.PlayingState:
                self._player.pause()
            self.ended.emit()
        elif self.state is State.WALKING:
            self._give_up()
        elif self.state is State.AIMING:
            self._timer.start(STALE_MS)  # no frame will come from here: do not wait for it

    def _on_error(self, _error: Any, _words: str) -> None:
        if self.index >= 0:
            self._on_nothing_more()  # one torn frame: what was shown so far can still be looked at
        elif self.state is not State.EMPTY:
            self._fail(_("This clip cannot be shown. Its original is kept."))

    def _fail(self, sentence: str) -> None:
        self._timer.stop()
        self.state = State.EMPTY
        self.failed.emit(sentence)
