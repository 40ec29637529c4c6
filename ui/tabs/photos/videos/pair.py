# SPDX-License-Identifier: MIT
"""Two clips that run as one: each from its own sync point, one clock for both, slower, step by step, in a loop.

It moves players; buttons and words are the page's. Times called `rel` are ms of the dog's own time from the sync
point: a clip that was filmed in slow motion runs as much faster.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from ui.widgets.clip_engine import State
from ui.widgets.clip_player import ClipPlayer
from ui.widgets.clip_times import Span

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")
SPEEDS = (0.1, 0.25, 0.5, 1.0)
DRIFT_FRAMES = 1.5
DRIFT_TIMES = 3  # a single late frame is the machine, not the clock
CALM_MS = 600  # after the follower was brought back


@dataclass(slots=True)
class _Clock:
    """Where a running clip was last seen, and when."""

    ms: float = 0.0
    at: int = 0


class ClipPair(QObject):
    """Plays one or two players together. The left one leads; the right one leads where it is alone.

    Attributes:
        rate: 0.1 to 1. loop: the stretch that is played again and again, or None.
    Signals:
        playing_changed(bool): it runs or stands. moved(side: str): a player shows another frame.
        corrected(drift_ms: float): the follower had drifted and was brought back.
    """

    playing_changed = Signal(bool)
    moved = Signal(str)
    corrected = Signal(float)

    def __init__(self, players: Mapping[Side, ClipPlayer], parent: QObject | None = None) -> None:
        """Take two empty players."""
        super().__init__(parent)
        self.players = dict(players)
        self.rate = 1.0
        self.loop: Span | None = None
        self._sync: dict[Side, float] = dict.fromkeys(SIDES, 0.0)
        self._slowed: dict[Side, float] = dict.fromkeys(SIDES, 1.0)
        self._is_starting = False
        self._clocks = {side: _Clock() for side in SIDES}
        self._time = QElapsedTimer()
        self._time.start()
        self._waiting: set[Side] = set()  # on their way to the frame from which all start
        self._later: set[Side] = set()  # begin once the leader is far enough
        self._running: set[Side] = set()
        self._drifts = 0
        self._calm_until = 0
        for player in self.players.values():
            player.frame_changed.connect(self._on_frame)
            player.stepped.connect(self._on_settled)
            player.ended.connect(self._on_ended)
            player.failed.connect(self._on_failed)

    # --- what is set ---------------------------------------------------------------------------------

    def set_sync(self, side: Side, ms: float | None) -> None:
        """Say where a clip's own zero lies; None is its beginning."""
        self._sync[side] = ms or 0.0

    def set_slowed(self, side: Side, times: float) -> None:
        """Say how many times slower than life a clip plays by itself, 1 for most."""
        self._slowed[side] = times if times > 0 else 1.0

    def sync(self, side: Side) -> float:
        """Return where a clip's own zero lies, ms."""
        return self._sync[side]

    def set_rate(self, rate: float) -> None:
        """Play slower or at life speed."""
        self.rate = rate
        for side in SIDES:
            self._note(side, self._estimated(side))
            self.players[side].engine.set_rate(rate * self._slowed[side])

    def rel(self, side: Side) -> float:
        """Return which moment a clip shows, ms of life from its sync point."""
        return self.life_ms(side, self.players[side].current_ms)

    def life_ms(self, side: Side, ms: float) -> float:
        """Turn a moment of a clip into ms of life from its sync point."""
        return (ms - self._sync[side]) / self._slowed[side]

    def clip_ms(self, side: Side, rel: float) -> float:
        """Turn ms of life from the sync point into a moment of a clip."""
        return rel * self._slowed[side] + self._sync[side]

    @property
    def is_playing(self) -> bool:
        """Whether something runs or is about to."""
        return bool(self._running or self._waiting or self._later)

    def shown(self) -> list[Side]:
        """Return the sides that show a clip, the leader first."""
        return [side for side in SIDES if self.players[side].has_clip]

    # --- moving --------------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Play from where they stand, or pause."""
        if self.is_playing:
            self.pause()
        else:
            self.play()

    def play(self) -> None:
        """Run all together from where the leader stands; from the start of the stretch or the sync point at the end."""
        sides = self.shown()
        if not sides:
            return
        leader = self.players[sides[0]]
        rel = self.rel(sides[0])
        if leader.frame_index >= len(leader.engine.times) - 1:
            rel = 0.0
        if self.loop is not None and not self.loop.first_ms <= rel < self.loop.last_ms:
            rel = self.loop.first_ms
        self._start(rel)

    def play_from_sync(self) -> None:
        """Run all together from their sync points."""
        self._start(0.0)

    def pause(self) -> None:
        """Stand still, all at once."""
        was_playing = self.is_playing
        self._clear()
        for side in SIDES:
            self.players[side].engine.pause()
        if was_playing:
            self.playing_changed.emit(False)

    def go_to(self, rel: float, sides: Iterable[Side] = SIDES) -> None:
        """Show a moment counted from the sync points."""
        self.pause()
        for side in sides:
            self.players[side].engine.seek_ms(self.clip_ms(side, rel))

    def step(self, by: int, sides: Iterable[Side] = SIDES) -> None:
        """Show the next (+1) or previous (-1) frame of some clips; each by its own frames."""
        if self.is_playing:
            self.pause()
        for side in sides:
            self.players[side].engine.step(by)

    def stop(self) -> None:
        """Stand still for good: the page is left."""
        self.pause()

    # --- starting together ---------------------------------------------------------------------------

    def _start(self, rel: float) -> None:
        sides = self.shown()
        was_playing = self.is_playing
        self._clear()
        self._is_starting = True  # a remembered frame settles at once; nobody starts before all are asked
        for side in sides:
            engine, ms = self.players[side].engine, self.clip_ms(side, rel)
            if ms < -engine.times.step_ms / 2:
                self._later.add(side)
                ms = 0.0
            elif ms >= engine.times.end_ms:
                engine.pause()
                continue  # it is over by then
            else:
                self._waiting.add(side)
            engine.set_rate(self.rate * self._slowed[side])
            engine.seek_ms(ms, truly=True)
        self._is_starting = False
        self._go_if_ready()
        if not was_playing and self.is_playing:
            self.playing_changed.emit(True)

    def _go_if_ready(self) -> None:
        if self._is_starting or not self._waiting or any(self.players[side].engine.is_busy for side in self._waiting):
            return
        self._running, self._waiting = set(self._waiting), set()
        for side in sorted(self._running):
            self.players[side].engine.play()
            self._note(side, self.players[side].current_ms)

    def _clear(self) -> None:
        for kept in (self._waiting, self._later, self._running):
            kept.clear()
        self._drifts = 0

    # --- one clock -----------------------------------------------------------------------------------

    def _note(self, side: Side, ms: float) -> None:
        self._clocks[side] = _Clock(ms, self._time.elapsed())

    def _estimated(self, side: Side) -> float:
        """Return which moment a running clip has reached by now, ms of the clip, between its frames too."""
        clock, engine = self._clocks[side], self.players[side].engine
        if engine.state is not State.PLAYING:
            return self.players[side].current_ms
        gone = self._time.elapsed() - clock.at
        return min(engine.times.end_ms, clock.ms + self.rate * self._slowed[side] * gone)

    def drift_ms(self) -> float:
        """Return how far the follower is ahead of the leader, ms of life; 0 while not both run."""
        if len(self._running) < 2:
            return 0.0
        leader, follower = SIDES
        ahead = self.life_ms(follower, self._estimated(follower))
        return ahead - self.life_ms(leader, self._estimated(leader))

    def _mind_drift(self) -> None:
        """Bring the follower back when it is clearly and repeatedly off; a jump is seen, so not sooner."""
        if self._time.elapsed() < self._calm_until:
            return
        longest = max(self.players[side].engine.times.step_ms / self._slowed[side] for side in SIDES)
        drift = self.drift_ms()
        self._drifts = self._drifts + 1 if abs(drift) > DRIFT_FRAMES * longest else 0
        if self._drifts >= DRIFT_TIMES:
            self._drifts = 0
            self._calm_until = self._time.elapsed() + CALM_MS
            leader, follower = SIDES
            rel = self.life_ms(leader, self._estimated(leader))
            self.players[follower].engine.jump(self.clip_ms(follower, rel))
            self.corrected.emit(drift)

    # --- what players tell ---------------------------------------------------------------------------

    def _side_of(self, player: QObject | None) -> Side | None:
        return next((side for side in SIDES if self.players[side] is player), None)

    def _on_frame(self, ms: float) -> None:
        side = self._side_of(self.sender())
        if side is None:
            return
        self._note(side, ms)
        if side in self._running:
            self._mind_running(side)
        self.moved.emit(side)

    def _mind_running(self, side: Side) -> None:
        is_leader = side == (SIDES[0] if SIDES[0] in self._running else side)
        if is_leader:
            for later in [one for one in self._later if self.clip_ms(one, self.rel(side)) >= 0]:
                self._later.discard(later)
                self._running.add(later)
                self.players[later].engine.play()
                self._note(later, self.players[later].current_ms)
            if self.loop is not None and self.rel(side) >= self.loop.last_ms:
                self._start(self.loop.first_ms)
        elif len(self._running) == 2:
            self._mind_drift()

    def _on_settled(self, _index: int) -> None:
        self._go_if_ready()

    def _on_ended(self) -> None:
        side = self._side_of(self.sender())
        if side is None:
            return
        self._running.discard(side)
        if self.loop is not None and not self._running:
            self._start(self.loop.first_ms)
        elif not self._running and not self._waiting:
            self._clear()
            self.playing_changed.emit(False)

    def _on_failed(self, _sentence: str) -> None:
        self.pause()
