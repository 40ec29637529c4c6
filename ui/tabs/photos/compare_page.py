# SPDX-License-Identifier: MIT
"""Two photos of one pose on a stage, with its weeks on the left and what is known about them on the right.

Which photos exist comes from the use case; zoom and pan are the canvas's own business.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.usecases import photos
from core.usecases.dogs import Dog
from core.usecases.photos import Photo
from core.words import weeks
from core.words.i18n import _
from ui.session import Session
from ui.tabs.photos import arrangement, words
from ui.tabs.photos.arrangement import Spot
from ui.tabs.photos.comparison_picture import Comparison, Half
from ui.tabs.photos.hints import NOT_ALIGNED
from ui.tabs.photos.photo_facts import PhotoFacts, facts_column
from ui.tabs.photos.pictures import Pictures
from ui.tabs.photos.pose_list import PoseList
from ui.tabs.photos.stage import SPACE, Stage
from ui.widgets.compare_canvas import GAP, SIDES, Pane, Side
from ui.widgets.photo_grid import PhotoStrip

# Widths follow the text: (least px, lines of text, most px).
STRIP_WIDTH = (156, 9, 210)
FACTS_WIDTH = (276, 15, 340)
WIDE_PX, WIDE_LINES = 1100, 62  # width that leaves room for the right column: px, and lines of text
POSES_SHARE = 0.35  # of the height, for poses as pills; more, and they become a list to open
HINT_LINES = 24  # fewer lines of text on the page, and the hints about keys make room for the photos
EDGE, BETWEEN = (24, 18), 18
ANY_HEIGHT = 16_777_215  # Qt's own "no limit"


class ComparePage(QWidget):
    """The pair on screen.

    Attributes:
        pose: key of the pose on screen, "" before the first refresh.
    Signals:
        photo_changed_asked(photo), photo_removed(photo): the tab opens the dialog, and says that undo helps.
        facts_folded(is_shown: bool, is_needed: bool): whether the facts are there, and whether there is so
            little room that the owner may want to fold them.
        save_asked(), copy_asked(): the usual keys were pressed here.
    """

    photo_change_asked = Signal(object)
    photo_removed = Signal(object)
    facts_folded = Signal(bool, bool)
    save_asked = Signal()
    copy_asked = Signal()

    def __init__(
        self, session: Session, pictures: Pictures, toolbar: QWidget, weeks_page: QWidget, parent: QWidget | None = None
    ) -> None:
        """Make the page; `toolbar` stands over the canvas, and `weeks_page` takes its place when asked for."""
        super().__init__(parent)
        self.setObjectName("compare_page")
        self._session = session
        self._pictures = pictures
        self.pose = ""
        self._photos: list[Photo] = []
        self._pair: dict[Side, Photo | None] = dict.fromkeys(SIDES)
        self._facts_wanted = False
        self.poses = PoseList()
        self.strip = PhotoStrip(pictures.thumbs)
        self._below = QHBoxLayout()
        self._below.setSpacing(GAP)
        self.stage = Stage(self._row_picture, self._below)
        self.canvas = self.stage.canvas
        self._unreadable: dict[str, str] = {}
        self.facts = {side: PhotoFacts(side) for side in SIDES}
        self._weekly: list[Photo] = []
        self._toolbar = toolbar
        self._weeks_page = weeks_page
        self._lay_out()
        self._connect()

    # --- what is on screen -------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the photos of the pose again and keep the pair where it still exists."""
        dog = self._session.dog
        if dog is None:
            return
        every = photos.in_album(photos.of_dog(self._session.store, dog.id), dog)
        counts = Counter(photo.pose for photo in every)
        self.pose = self._pose_to_show(counts)
        self.poses.set_poses(counts, self.pose)
        self._photos = [photo for photo in every if photo.pose == self.pose]
        known = {photo.id: photo for photo in self._photos}
        self._pair = {side: known.get(one.id) if one else None for side, one in self._pair.items()}
        if not all(self._pair.values()):
            self._choose_pair(dog)
        self._show()

    def forget(self) -> None:
        """Start anew, for another dog."""
        self.flush()
        self.pose = ""
        self._pair = dict.fromkeys(SIDES)
        self.canvas.fit()

    def choose_pose(self, pose: str) -> None:
        """Show the first and latest photo of another pose."""
        if pose != self.pose:
            self.forget()
        self.pose = pose
        self.refresh()

    def set_photo(self, side: Side, photo: Photo) -> None:
        """Put a photo into one half; a photo of another pose brings its pose."""
        if photo.pose != self.pose:
            self.choose_pose(photo.pose)
        self._pair[side] = photo
        self._show()
        rung = [row for row, tile in enumerate(self.strip.tiles()) if tile.key == photo.sha256]
        if rung:
            self.strip.reveal(rung[0])

    def photo(self, side: Side) -> Photo | None:
        """Return the photo in one half, or None."""
        return self._pair[side]

    def comparison(self) -> Comparison | None:
        """Return what a picture of the pair shows; None while one of the two is missing or not opened."""
        dog, halves = self._session.dog, [self._half(photo) for photo in self._pair.values()]
        if dog is None or halves[0] is None or halves[1] is None:
            return None
        heading = _("{dog}, {pose}").format(dog=dog.name, pose=photos.pose_label(self.pose).lower())
        return Comparison(halves[0], halves[1], heading, _(NOT_ALIGNED), self.font())

    def first_and_latest(self) -> None:
        """Show the first and the latest photo of the pose."""
        if self._session.dog is not None:
            self._pair = dict.fromkeys(SIDES)
            self._choose_pair(self._session.dog)
            self._show()

    def swap(self) -> None:
        """Let the two photos change places."""
        self._pair = {"left": self._pair["right"], "right": self._pair["left"]}
        self._show()

    def step(self, side: Side, by: int) -> None:
        """Go to the nearest earlier (-1) or later (1) week that has a photo; stays at the ends."""
        dog, photo = self._session.dog, self._pair[side]
        if dog is not None and photo is not None:
            earlier, later = photos.neighbours(self._session.store, dog, photo)
            wanted = earlier if by < 0 else later
            if wanted is not None:
                self.set_photo(side, wanted)

    def flush(self) -> None:
        """Save notes that are still being typed."""
        for facts in self.facts.values():
            facts.flush()

    def show_facts(self, wanted: bool) -> None:
        """Show or fold the facts where there is little room for them."""
        self._facts_wanted = wanted
        self._arrange()

    def show_weeks(self, wanted: bool) -> None:
        """Show the grid of weeks and poses instead of the pair."""
        self._middle.setCurrentIndex(1 if wanted else 0)
        self._left_side.setVisible(not wanted)
        self._arrange()

    # --- inside ------------------------------------------------------------------------------------

    def _pose_to_show(self, counts: Counter[str]) -> str:
        known = self.poses.keys_for(counts)
        if self.pose in known:
            return self.pose
        return next((key for key in known if counts[key]), known[0] if known else "")

    def _choose_pair(self, dog: Dog) -> None:
        """Fill empty halves: the first and the latest photo, keeping what stands there when it still makes a pair."""
        pair = photos.first_and_latest(self._session.store, dog, self.pose)
        if pair is None:
            self._pair = {"left": None, "right": self._photos[-1] if self._photos else None}
            return
        first, latest = pair
        left, right = self._pair["left"], self._pair["right"]
        if left is not None and left.id != latest.id:
            first = left
        elif right is not None and right.id != first.id:
            latest = right
        self._pair = {"left": first, "right": latest}

    def _show(self) -> None:
        dog = self._session.dog
        if dog is None:
            return
        today = self._session.today()
        weekly = photos.one_per_week(self._photos, dog.start_day)
        takes = Counter(weeks.of(photo.day, dog.start_day).start for photo in self._photos)
        ids = [one.id if one else "" for one in (self._pair["left"], self._pair["right"])]
        shown = words.rung(self._photos, weekly, (ids[0], ids[1]), dog.start_day)
        self._weekly = weekly
        self.strip.set_tiles(words.strip_tiles(weekly, takes, shown, start=dog.start_day, today=today))
        for side in SIDES:
            self._show_side(side, dog, today)
        self.stage.name_photos()
        self._show_row(shown)
        self._arrange()
        self._fetch_neighbours(weekly)

    def _show_row(self, shown: tuple[str, str]) -> None:
        """Fill the row of all weeks, and bring the right photo of the pair into sight."""
        start, today = self._session.dog.start_day if self._session.dog else None, self._session.today()
        frames = words.row_frames(self._weekly, shown, self._unreadable, start=start, today=today)
        self.stage.row.set_weeks(frames, self.canvas.aspect())
        right = [index for index, photo in enumerate(self._weekly) if photo.id == shown[1]]
        if right:
            self.stage.row.reveal(right[0])

    def _row_picture(self, sha256: str) -> QPixmap | None:
        """Return a picture of the row; one that is not here yet is asked for, and comes by itself."""
        photo = next((one for one in self._weekly if one.sha256 == sha256), None)
        found = self._pictures.full(photo) if photo is not None and sha256 not in self._unreadable else None
        return found or self._pictures.thumbs.get(sha256)

    def _half(self, photo: Photo | None) -> Half | None:
        picture = self._pictures.full(photo) if photo is not None else None
        if photo is None or picture is None or picture.isNull() or self._session.dog is None:
            return None
        week = words.week_words(photo, self._session.dog.start_day)
        return Half(picture.toImage(), week, weeks.long_day(photo.day))

    def _show_side(self, side: Side, dog: Dog, today: date) -> None:
        photo = self._pair[side]
        takes = photos.of_same_week(self._session.store, dog, photo) if photo else []
        self.facts[side].set_photo(photo, takes, start=dog.start_day)
        if photo is None:
            self.canvas.set_pane(side, Pane(message=words.empty_half(len(self._photos))))
            return
        title = words.week_words(photo, dog.start_day)
        picture = self._pictures.full(photo) or self._pictures.thumbs.get(photo.sha256)
        detail = words.day_words(photo.day, today)
        aspect = photo.width / photo.height if photo.width and photo.height else 0.0
        self.canvas.set_pane(side, Pane(title, detail, _("Opening the photo…"), picture or QPixmap(), aspect))

    def _fetch_neighbours(self, weekly: list[Photo]) -> None:
        """Have the weeks before and after both photos at hand, so that the keys feel instant."""
        ids = [photo.id for photo in weekly]
        for photo in self._pair.values():
            spot = ids.index(photo.id) if photo is not None and photo.id in ids else -9
            for near in (spot - 1, spot + 1):
                if 0 <= near < len(weekly):
                    self._pictures.full(weekly[near])

    def _connect(self) -> None:
        self.poses.pose_chosen.connect(self.choose_pose)
        self.strip.tile_chosen.connect(self._on_tile)
        self.strip.picture_wanted.connect(self._pictures.want_thumb)
        for surface in self.stage.surfaces():
            surface.step_asked.connect(self._on_step)
            surface.swap_asked.connect(self.swap)
        self.stage.row.surface.week_chosen.connect(self._on_tile)
        self.stage.mode_changed.connect(self._on_mode)
        self._pictures.thumb_ready.connect(self.strip.set_picture)
        self._pictures.full_ready.connect(self._on_full)
        self._pictures.failed.connect(self._on_failed)
        for facts in self.facts.values():
            facts.note_written.connect(self._on_note)
            facts.change_asked.connect(self.photo_change_asked)
            facts.remove_asked.connect(self._on_remove)
            facts.take_asked.connect(self._on_take)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(9)
        left.addWidget(self.poses)
        left.addWidget(self.strip, 1)
        left.setContentsMargins(0, 0, 0, 0)
        self._left_side = QWidget()
        self._left_side.setLayout(left)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.stage)
        self._middle.addWidget(self._weeks_page)
        centre = QVBoxLayout()
        centre.setSpacing(SPACE)
        centre.addWidget(self._toolbar)
        centre.addWidget(self._middle, 1)
        self._column, self._beside = facts_column(list(self.facts.values()))
        row = QHBoxLayout(self)
        row.setContentsMargins(*EDGE, *EDGE)
        row.setSpacing(BETWEEN)
        row.addWidget(self._left_side)
        row.addLayout(centre, 1)
        row.addWidget(self._column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the weeks wherever the focus is, save in a field."""
        is_pair = self._middle.currentIndex() == 0
        if is_pair and event.matches(QKeySequence.StandardKey.Save):
            self.save_asked.emit()
        elif is_pair and event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif is_pair:
            self.stage.surface().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the room anew."""
        super().resizeEvent(event)
        line = self.fontMetrics().height()
        self._left_side.setFixedWidth(_width(STRIP_WIDTH, line))
        self._column.setFixedWidth(_width(FACTS_WIDTH, line))
        self.poses.set_room(round(self.height() * POSES_SHARE))
        self._arrange()

    def _arrange(self) -> None:
        """Put the facts where the photos stay largest, unless the owner decided, and fit the panes to the photos."""
        self.stage.hints.set_short(self.height() < HINT_LINES * self.fontMetrics().height())
        room = self._room()
        spot = arrangement.best(room)
        is_needed = spot is Spot.FOLDED
        if is_needed and self._facts_wanted:
            spot = arrangement.best(room, may_fold=False)
        is_pair = self._middle.currentIndex() == 0
        self._place_facts(spot)
        self._column.setVisible(spot is Spot.BESIDE and is_pair)
        high = room.photo(spot)[1] if room.aspect else ANY_HEIGHT
        self.stage.set_height(round(high))
        self.facts_folded.emit(spot is not Spot.FOLDED, is_needed)

    def _room(self) -> arrangement.Room:
        line = self.fontMetrics().height()
        width = self.width() - 2 * EDGE[0] - self._left_side.width() - BETWEEN
        height = self.height() - 2 * EDGE[1] - 2 * SPACE
        # The buttons count as one row: the one that calls the facts back must not itself push them out.
        height -= self._toolbar.sizeHint().height() + self.stage.extra_height(width)
        is_wide = self.width() >= max(WIDE_PX, WIDE_LINES * line)
        beside = _width(FACTS_WIDTH, line) + BETWEEN
        below = self.facts["right"].wide_height() + SPACE
        aspect, abreast = self.stage.shape(len(self._weekly))
        rows = self._toolbar.heightForWidth(width - beside) - self._toolbar.heightForWidth(width)
        return arrangement.Room(width, height, beside, below, GAP, aspect, is_wide, abreast, rows)

    def _place_facts(self, spot: Spot) -> None:
        for number, facts in enumerate(self.facts.values()):
            facts.set_wide(spot is Spot.BELOW)
            if spot is Spot.BELOW and self._below.indexOf(facts) < 0:
                self._below.insertWidget(number, facts, 1)
            elif spot is not Spot.BELOW and self._beside.indexOf(facts) < 0:
                self._beside.insertWidget(number, facts)

    def _on_tile(self, row: int, for_left: bool) -> None:
        if row < len(self._weekly):
            self.set_photo("left" if for_left else "right", self._weekly[row])

    def _on_step(self, side: Side, by: int) -> None:
        self.step(side, by)

    def _on_mode(self, _mode: str) -> None:
        self._arrange()

    def _on_full(self, sha256: str) -> None:
        self._unreadable.pop(sha256, None)
        self.stage.row.surface.update()
        for side, photo in self._pair.items():
            if photo is not None and photo.sha256 == sha256:
                self.canvas.set_pixmap(side, self._pictures.full(photo) or QPixmap())

    def _on_failed(self, sha256: str, sentence: str) -> None:
        self._unreadable[sha256] = sentence
        for side, photo in self._pair.items():
            if photo is not None and photo.sha256 == sha256:
                pane = self.canvas.pane(side)
                self.canvas.set_pane(side, Pane(pane.title, pane.detail, sentence))

    def _on_note(self, photo: Photo, text: str) -> None:
        if self._session.dog is not None:
            photos.change(self._session.store, self._session.dog, photo, today=self._session.today(), note=text)

    def _on_take(self, photo: Photo) -> None:
        side: Side = "left" if self.sender() is self.facts["left"] else "right"
        self.set_photo(side, photo)

    def _on_remove(self, photo: Photo) -> None:
        if self._session.dog is not None:
            photos.remove(self._session.store, self._session.dog, photo)
            self.photo_removed.emit(photo)


def _width(rule: tuple[int, int, int], line: int) -> int:
    least, lines, most = rule
    return min(most, max(least, lines * line))
