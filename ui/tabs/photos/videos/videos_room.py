# SPDX-License-Identifier: MIT
"""The clips of the dog as a strip, two of them in the theatre, and the cards about the one that keys go to.

It reads and writes through the use cases of clips. How clips come in is bringing.py, how they move is theatre.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.keeping.clip_reader import ClipReader
from core.usecases import clips
from core.usecases.clips import Clip
from core.words.errors import HindstrideError, InvalidValue
from core.words.i18n import _
from ui.jobs import Jobs
from ui.session import Session
from ui.tabs.photos.videos import clip_cards, clip_words
from ui.tabs.photos.videos.buttons import button
from ui.tabs.photos.videos.clip_actions import ClipActions
from ui.tabs.photos.videos.clip_cards import ClipCards
from ui.tabs.photos.videos.footfalls_card import KINDS
from ui.tabs.photos.videos.pair import SIDES, Side
from ui.tabs.photos.videos.posters import Posters
from ui.tabs.photos.videos.tap_keeper import TapKeeper
from ui.tabs.photos.videos.theatre import Theatre
from ui.widgets.chips import chip_row
from ui.widgets.photo_grid import PhotoStrip

STRIP_WIDTH, STRIP_NARROW = 150, 118
LONGEST_WEEK, BESIDE_WEEK = "Week 88 …", 48  # what large text must leave readable on a tile, px of edges beside it
WIDE, NARROW = 1180, 1060  # px of the page, beside which there is room for a card, or little room at all
LOW = 520
TAP_KEYS = {Qt.Key.Key_F: "left", Qt.Key.Key_J: "right", Qt.Key.Key_D: "scuff_left", Qt.Key.Key_K: "scuff_right"}


class VideosRoom(QWidget):
    """Everything around two clips.

    Attributes:
        theatre, strip, cards, actions: the parts. back: leads to the photos.
    """

    def __init__(
        self, session: Session, jobs: Jobs, add: QPushButton, *, reader: Callable[[], ClipReader] = ClipReader
    ) -> None:
        """Make an empty room; `add` stands at the end of the buttons. `reader` as Posters, NoPlayer as Theatre."""
        super().__init__()
        self.setObjectName("videos_room")
        self._session = session
        self._every: list[Clip] = []
        self._tapped: Clip | None = None  # the clip that the card shows
        self.posters = Posters(session.store.path, jobs, self, reader=reader)
        self.strip = PhotoStrip(self.posters.cache)
        self.strip.setObjectName("clip_strip")
        self.strip.setAccessibleName(_("Clips"))
        self.theatre = Theatre(session.store.path, jobs)
        self.cards = ClipCards(session.today())
        self._keeper = TapKeeper(session.store, self.cards.footfalls)
        self.actions = ClipActions(session, jobs, self)
        self.back = button("videos_back", _("‹ Photos"))
        self.first = button("first_and_latest_clip", _("First and latest"))
        self._lay_out(add)
        self._connect()

    # --- what is on screen ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the clips again and keep those on screen that still exist."""
        dog = self._session.dog
        if dog is None:
            return
        before = {clip.id for clip in self._every}
        self._every = clips.of_dog(self._session.store, dog.id)
        known = {clip.id: clip for clip in self._every}
        pair = {side: known.get(one.id) if (one := self.theatre.clip(side)) else None for side in SIDES}
        fresh = [clip for clip in self._every if clip.id not in before]
        for side in SIDES if any(pair.values()) else ():  # undo brings a clip back to where it stood
            if pair[side] is None and fresh:
                pair[side] = fresh.pop()
        self._show_pair(pair if any(pair.values()) else self._first_pair())

    def forget(self) -> None:
        """Start anew, for another dog; what was tapped is kept first."""
        self.halt()
        try:
            self.flush()
        finally:  # what the disk refused waits; the other dog is shown all the same
            self._tapped = None
            self.theatre.close_all()

    def flush(self) -> None:
        """Keep what was typed and tapped; a library open for reading only keeps nothing, as its owner knows."""
        self.cards.about.flush()
        if self._session.store.writable:
            self._save_taps()

    def halt(self) -> None:
        """Stand still: nobody looks."""
        self.theatre.pair.pause()

    def show_clip(self, side: Side, clip: Clip) -> None:
        """Put a clip into one half; the same clip does not stand in both."""
        pair: dict[Side, Clip | None] = {one: self.theatre.clip(one) for one in SIDES}
        other: Side = "left" if side == "right" else "right"
        if pair[other] is not None and pair[other].id == clip.id:
            pair[other] = pair[side]
        pair[side] = clip
        self._show_pair(pair)

    def show_new(self, clip: Clip) -> None:
        """Put a clip that has just come in where it is seen, beside what is there."""
        shown = [one.id for side in SIDES if (one := self.theatre.clip(side)) is not None]
        if clip.id not in shown:
            self.show_clip("right" if shown else "left", clip)

    def first_and_latest(self) -> None:
        """Show the first and the latest clip of one gait and view, of those the newest ones show."""
        self._show_pair(self._first_pair())

    def play(self, chosen: Clip, beside: Sequence[Clip]) -> None:
        """Show clips, the first one left, send keys to one of them, and play once they are open."""
        self._every = clips.of_dog(self._session.store, chosen.dog)
        known = [clip for clip in self._every if clip.id in [one.id for one in beside]]
        pair: dict[Side, Clip | None] = dict.fromkeys(SIDES)
        pair |= dict(zip(SIDES, known, strict=False))
        self._show_pair(pair)
        self.theatre.choose(next((side for side, clip in pair.items() if clip and clip.id == chosen.id), "left"))
        self.theatre.play_once_open()

    def swap(self) -> None:
        """Let the two clips change places."""
        self._show_pair({"left": self.theatre.clip("right"), "right": self.theatre.clip("left")})

    def chosen_clip(self) -> Clip | None:
        """Return the clip that keys go to."""
        return self.theatre.clip(self.theatre.chosen)

    # --- what Qt tells -------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tap footfalls while their card is shown; the rest moves the clips."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_tapping = self.cards.card == clip_cards.FOOTFALLS and not held
        if is_tapping and key in TAP_KEYS:
            if not event.isAutoRepeat():
                self._on_tap(TAP_KEYS[key])
        elif is_tapping and key == Qt.Key.Key_Backspace:
            self.cards.footfalls.take_back()
        elif key == Qt.Key.Key_Escape and self.cards.freeze.angle.isChecked():
            self.cards.freeze.end_angle()
        else:
            self.theatre.keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what is beside the clips where there is little room."""
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW
        week = self.fontMetrics().horizontalAdvance(LONGEST_WEEK) + BESIDE_WEEK
        self.strip.setFixedWidth(max(week, STRIP_NARROW if is_narrow else STRIP_WIDTH))
        self.cards.set_narrow(is_narrow)
        self.theatre.hint.setVisible(self.height() >= LOW)

    # --- inside --------------------------------------------------------------------------------------

    def _lay_out(self, add: QPushButton) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(10)
        bar.addWidget(chip_row([self.back, self.first, *self.cards.chips.values()]), 1)
        bar.addWidget(add, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self.strip)
        row.addWidget(self.theatre, 1)
        row.addWidget(self.cards)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 14)
        column.setSpacing(12)
        column.addLayout(bar)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        theatre, cards = self.theatre, self.cards
        self.strip.tile_chosen.connect(self._on_tile)
        self.strip.picture_wanted.connect(self.posters.want)
        self.posters.ready.connect(self.strip.set_picture)
        self.first.clicked.connect(self.first_and_latest)
        theatre.swap_asked.connect(self.swap)
        theatre.sync_chosen.connect(self._on_sync)
        theatre.chosen_changed.connect(self._on_chosen)
        theatre.clip_opened.connect(self._on_opened)
        theatre.frame_shown.connect(self._on_frame)
        cards.card_changed.connect(self._on_card)
        cards.footfalls.tap_asked.connect(self._on_tap)
        cards.footfalls.ticks_changed.connect(self._show_ticks)
        cards.footfalls.save_asked.connect(self._save_taps)
        cards.footfalls.stride_asked.connect(self._on_stride)
        cards.freeze.angle_wanted.connect(self._on_angle_wanted)
        cards.freeze.still_asked.connect(self._on_still)
        cards.footfalls.gait_said.connect(self._on_gait)
        cards.about.said.connect(self._on_said)
        cards.about.copy_asked.connect(self._on_copy)
        cards.about.remove_asked.connect(self._on_remove)
        cards_pressed = (cards.footfalls.stride, cards.freeze.angle, *cards.footfalls.buttons.values())
        theatre.keep_keys((self.first, *cards.chips.values(), *cards_pressed))
        for column in theatre.columns.values():
            column.player.angle_changed.connect(self._on_angle)

    def _first_pair(self) -> dict[Side, Clip | None]:
        pair: dict[Side, Clip | None] = dict.fromkeys(SIDES)
        return pair | dict(zip(SIDES, clips.side_by_side(self._every), strict=False))

    def _show_pair(self, pair: dict[Side, Clip | None]) -> None:
        dog, today = self._session.dog, self._session.today()
        start = dog.start_day if dog is not None else None
        for side, clip in pair.items():
            badge = clip_words.badge(clip, start=start, today=today) if clip is not None else ("", "")
            self.theatre.set_clip(side, clip, badge)
            self.theatre.columns[side].setVisible(clip is not None or (side == "right" and len(self._every) > 1))
        if pair[self.theatre.chosen] is None:
            self.theatre.choose("left" if pair["left"] is not None else "right")
        ids = tuple(clip.id if clip else "" for clip in pair.values())
        self.strip.set_tiles(clip_words.tiles(self._every, (ids[0], ids[1]), start=start, today=today))
        self.first.setEnabled(len(self._every) > 1)
        self._show_cards()

    def _show_cards(self) -> None:
        """Fill the cards for the clip that keys go to; taps in the one before are kept."""
        clip, before = self.chosen_clip(), self._tapped
        is_other = clip is None or before is None or clip.id != before.id
        try:
            if is_other:
                self._keeper.put_aside(before)
                self._tapped = clip
                if self._session.store.writable:
                    self._keeper.save()
        finally:  # a full disk is told; taps of one clip never stand on the card of another
            self._fill_cards(clip, is_other=is_other)

    def _fill_cards(self, clip: Clip | None, *, is_other: bool) -> None:
        times = self.theatre.times(self.theatre.chosen)
        self.cards.about.set_clip(clip, times)
        self.cards.freeze.set_frame(clips.label(clip) if clip else "", has_frame=times is not None)
        if is_other or clip is None or not self.cards.footfalls.is_changed:
            self._keeper.show(clip)
        else:
            self.cards.footfalls.set_said(clip)
        self._tapped = clip
        self._show_ticks()
        self._say_hint()

    def _say_hint(self) -> None:
        parts = [
            _("Space plays · , and . step both, with Shift only the ringed clip · 1 and 2 move the ring"),
            _("S start here · [ and ] slower and faster · L loop · X swap"),
        ]
        if self.cards.card == clip_cards.FOOTFALLS:
            parts.insert(0, _("F and J tap, D and K scuffs, Backspace undoes"))
        self.theatre.hint.setText(" · ".join(parts))
        self.theatre.hint.updateGeometry()

    def _show_ticks(self) -> None:
        for side in SIDES:
            is_chosen = side == self.theatre.chosen
            self.theatre.columns[side].timeline.set_ticks(self.cards.footfalls.ticks() if is_chosen else ())

    def _save_taps(self) -> None:
        """Keep what was tapped in the clip that the card shows."""
        self._keeper.put_aside(self._tapped)
        try:
            self._keeper.save()
        except HindstrideError:
            self._keeper.show(self._tapped)
            raise

    # --- wiring --------------------------------------------------------------------------------------

    def _on_tile(self, row: int, for_left: bool) -> None:
        self.show_clip("left" if for_left else "right", self._every[row])
        self.theatre.choose("left" if for_left else "right")

    def _on_chosen(self) -> None:
        self.cards.freeze.end_angle()
        self._show_cards()

    def _on_opened(self, side: Side) -> None:
        if side == self.theatre.chosen:
            self._show_cards()

    def _on_frame(self, side: Side) -> None:
        if side == self.theatre.chosen and self.cards.freeze.angle.isChecked():
            self._on_angle()

    def _on_card(self, key: str) -> None:
        if key == clip_cards.FREEZE:
            self.halt()
        self._say_hint()

    def _on_sync(self, side: Side, ms: int) -> None:
        dog, clip = self._session.dog, self.theatre.clip(side)
        if dog is not None and clip is not None:
            clips.change(self._session.store, dog, clip, today=self._session.today(), sync_ms=ms)

    def _on_tap(self, kind: str) -> None:
        player = self.theatre.columns[self.theatre.chosen].player
        if kind in KINDS and player.has_clip:
            self.cards.footfalls.tap(kind, player.current_ms)

    def _on_stride(self) -> None:
        side = self.theatre.chosen
        stride = self.cards.footfalls.stride_at(self.theatre.columns[side].player.current_ms)
        if stride is not None:
            self.theatre.loop_between(side, *stride)

    def _on_angle_wanted(self, wanted: bool) -> None:
        self.halt()
        for side, column in self.theatre.columns.items():
            column.player.set_places_angle(wanted and side == self.theatre.chosen)

    def _on_angle(self) -> None:
        player = self.theatre.columns[self.theatre.chosen].player
        self.cards.freeze.show_angle(player.angle_deg, player.angle_points)

    def _on_still(self) -> None:
        clip = self.chosen_clip()
        if clip is not None:
            self.halt()
            self.actions.keep_still(clip, self.theatre.columns[self.theatre.chosen].player.frame_image())

    def _on_gait(self, gait: str) -> None:
        self._on_said("gait", gait)

    def _on_said(self, column: str, value: Any) -> None:
        dog, clip = self._session.dog, self.chosen_clip()
        if dog is None or clip is None:
            return
        try:
            clips.change(self._session.store, dog, clip, today=self._session.today(), **{column: value})
        except InvalidValue as wrong:
            if not self.cards.about.show_problem(column, str(wrong)):
                raise

    def _on_copy(self) -> None:
        clip = self.chosen_clip()
        if clip is not None:
            self.actions.save_copy(clip)

    def _on_remove(self) -> None:
        clip = self.chosen_clip()
        if clip is not None:
            self._tapped = None
            self.actions.remove(clip)
