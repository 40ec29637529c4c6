# SPDX-License-Identifier: MIT
"""Two photos of one pose on a stage, with its weeks on the left and what is known about them on the right.

Which photos exist comes from the use case; zoom and pan are the canvas's own business.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.usecases import marks, photos
from core.usecases.dogs import Dog
from core.usecases.photos import Photo
from core.words import weeks
from core.words.i18n import _
from ui.session import Session
from ui.tabs.photos import all_weeks, words
from ui.tabs.photos.comparison_picture import Comparison, Half
from ui.tabs.photos.hints import NOT_ALIGNED
from ui.tabs.photos.mark_tasks import MEASURE
from ui.tabs.photos.marking import Marking
from ui.tabs.photos.marking_bar import MarkingBar
from ui.tabs.photos.page_room import PageRoom
from ui.tabs.photos.pair_cards import PairCards
from ui.tabs.photos.pictures import Pictures
from ui.tabs.photos.pose_list import PoseList
from ui.tabs.photos.stage import Stage
from ui.widgets.compare_canvas import SIDES, Pane, Side
from ui.widgets.compare_modes import WEEKS
from ui.widgets.photo_grid import PhotoStrip

MARK_KEYS = frozenset(
    (
        *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Backspace),
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
    )
)


class ComparePage(QWidget):
    """The pair on screen.

    Attributes:
        pose: key of the pose on screen, "" before the first refresh.
    Signals:
        photo_changed_asked(photo), photo_removed(photo): the tab opens the dialog, and says that undo helps.
        task_chosen(task: str, reason: str): "", "align" or "measure" is on, and why nothing can be marked, if so.
        save_asked(), copy_asked(): the usual keys were pressed here.
    """

    photo_change_asked = Signal(object)
    photo_removed = Signal(object)
    task_chosen = Signal(str, str)
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
        self._lost: dict[Side, str] = {}  # ids of photos that were removed while they stood here
        self._weekly: list[Photo] = []
        self._unreadable: dict[str, str] = {}
        self.poses = PoseList()
        self.strip = PhotoStrip(pictures.thumbs)
        self.bar = MarkingBar(session.library.units)
        self.stage = Stage(self._row_picture, self.bar)
        self.canvas = self.stage.canvas
        self.marking = Marking(session, self.stage, self.bar, self)
        self.about = PairCards(session, self)
        self.results, self.noticed, self.facts = self.about.results, self.about.noticed, self.about.facts
        self.room = PageRoom(self.poses, self.strip, self.stage, self.about.area)
        self.room.put(toolbar, weeks_page)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.room)
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
        self._lost |= {side: one.id for side, one in self._pair.items() if one is not None and one.id not in known}
        back = {side: key for side, key in self._lost.items() if key in known}
        self._lost = {side: key for side, key in self._lost.items() if side not in back}
        self._pair = {side: known.get(one.id) if one else None for side, one in self._pair.items()}
        self._pair |= {side: known[key] for side, key in back.items()}  # a removal was undone
        if not all(self._pair.values()):
            self._choose_pair(dog)
        self._show()

    def forget(self) -> None:
        """Start anew, for another dog or pose: photos with marks open aligned."""
        self.flush()
        self.marking.may_align = True
        self.pose = ""
        self._pair = dict.fromkeys(SIDES)
        self._lost.clear()
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
        self._lost.clear()
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
        found = self.marking.found if self.marking.is_aligned else None
        foot = found.words if found else _(NOT_ALIGNED)
        return Comparison(halves[0], halves[1], heading, foot, self.font(), found.similarity if found else None)

    def first_and_latest(self) -> None:
        """Show the first and the latest photo of the pose."""
        if self._session.dog is not None:
            self._pair = dict.fromkeys(SIDES)
            self._lost.clear()
            self._choose_pair(self._session.dog)
            self._show()

    def swap(self) -> None:
        """Let the two photos change places."""
        self._pair = {"left": self._pair["right"], "right": self._pair["left"]}
        self._lost.clear()
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
        """Save notes and words that are still being typed."""
        self.about.flush()
        self.bar.flush()

    def show_weeks(self, wanted: bool) -> None:
        """Show the grid of weeks and poses instead of the pair; what was being marked is done."""
        if wanted:
            self.marking.set_task("")
        self.room.show_weeks(wanted)

    def show_marks(self) -> None:
        """Read marks, flags and what was noticed again; the photos stay as they are."""
        self.about.show_marks()
        self.marking.refresh()

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
        pictures = self._ask_pictures()
        flagged = marks.flagged(self._session.store, dog.id)
        self._weekly = photos.one_per_week(self._photos, dog.start_day, flagged=flagged)
        takes = Counter(weeks.of(photo.day, dog.start_day).start for photo in self._photos)
        shown = self._rung()
        self.strip.set_tiles(words.strip_tiles(self._weekly, takes, shown, start=dog.start_day, today=today))
        for side in SIDES:
            self._show_side(side, dog, today, pictures[side])
        self.stage.name_photos()
        self._show_row()
        self.about.show_pair(self._pair, start=dog.start_day)
        self.marking.set_pair(self._pair)
        self._fetch_neighbours(self._weekly)

    def _rung(self) -> tuple[str, str]:
        """Return the ids of the weeks of the pair, "" for none."""
        start = self._session.dog.start_day if self._session.dog else None
        left, right = (one.id if one else "" for one in (self._pair["left"], self._pair["right"]))
        return words.rung(self._photos, self._weekly, (left, right), start)

    def _on_marks(self) -> None:
        """Say what is measured and aligned now, and share out the room again."""
        self.task_chosen.emit(self.marking.button, self.marking.reason())
        self.about.show_results(is_marking=self.marking.button == MEASURE)
        self._show_alignment()
        self.room.arrange(len(self._weekly))

    def _show_alignment(self) -> None:
        hints, found = self.stage.hints, self.marking.found
        hints.set_pair(all(self._pair.values()))
        if self.stage.mode == WEEKS:
            said = self._show_row()
            hints.set_alignment(said or (found.words if found else ""), is_poor=False, is_on=bool(said))
        else:
            is_poor = found is not None and found.is_poor
            hints.set_alignment(found.words if found else "", is_poor=is_poor, is_on=self.marking.is_aligned)

    def _show_row(self) -> str:
        """Fill the row of all weeks; return how many of them are aligned, in words."""
        is_seen = self.stage.mode == WEEKS and self.marking.may_align
        reference = self._pair["left"] if is_seen else None
        return all_weeks.fill(
            self.stage, self._session, self._weekly, self._rung(), problems=self._unreadable, reference=reference
        )

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
        size = QSize(photo.width, photo.height)
        return Half(picture.toImage(), week, weeks.long_day(photo.day), size)

    def _ask_pictures(self) -> dict[Side, QPixmap]:
        """Ask for both pictures before anything else, so that they are read side by side; null when not here yet."""
        found: dict[Side, QPixmap] = dict.fromkeys(SIDES, QPixmap())
        self._pictures.set_room(self.canvas.room_for([_shape(photo) for photo in self._pair.values()]))
        for side, photo in self._pair.items():
            if photo is not None:
                found[side] = self._pictures.at_once(photo) or self._pictures.thumbs.get(photo.sha256) or QPixmap()
        return found

    def _show_side(self, side: Side, dog: Dog, today: date, picture: QPixmap) -> None:
        photo = self._pair[side]
        if photo is None:
            self.canvas.set_pane(side, Pane(message=words.empty_half(len(self._photos))))
            return
        title = words.week_words(photo, dog.start_day)
        detail = words.day_words(photo.day, today)
        size = QSize(photo.width, photo.height)
        self.canvas.set_pane(side, Pane(title, detail, _("Opening the photo…"), picture, _shape(photo), size))

    def _fetch_neighbours(self, weekly: list[Photo]) -> None:
        """Have the weeks before and after both photos at hand, so that the keys feel instant."""
        ids = [photo.id for photo in weekly]
        for photo in self._pair.values():
            spot = ids.index(photo.id) if photo is not None and photo.id in ids else -9
            for near in (spot - 1, spot + 1):
                if 0 <= near < len(weekly):
                    self._pictures.fetch(weekly[near])

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
        self._pictures.fit_ready.connect(self._on_full)
        self._pictures.full_ready.connect(self._on_full)
        self._pictures.failed.connect(self._on_failed)
        self.about.change_asked.connect(self.photo_change_asked)
        self.about.remove_asked.connect(self._on_remove)
        self.about.take_asked.connect(self._on_take)
        self.about.measure_asked.connect(self._on_measure)
        self.marking.shown.connect(self._on_marks)
        self.stage.hints.aligned_wanted.connect(self.marking.show_aligned)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the weeks wherever the focus is, save in a field."""
        is_pair = self.room.is_pair
        if self.marking.task and Qt.Key(event.key()) in MARK_KEYS and not self.canvas.hasFocus():
            super().keyPressEvent(event)  # Enter in a field or on a button must not place a point
        elif is_pair and event.matches(QKeySequence.StandardKey.Save):
            self.save_asked.emit()
        elif is_pair and event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif is_pair:
            self.stage.surface().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _on_tile(self, row: int, for_left: bool) -> None:
        if row < len(self._weekly):
            self.set_photo("left" if for_left else "right", self._weekly[row])

    def _on_step(self, side: Side, by: int) -> None:
        self.step(side, by)

    def _on_mode(self, _mode: str) -> None:
        self._show_alignment()
        self.room.arrange(len(self._weekly))

    def _on_full(self, sha256: str) -> None:
        self._unreadable.pop(sha256, None)
        self.stage.row.surface.update()
        for side, photo in self._pair.items():
            if photo is not None and photo.sha256 == sha256:
                self.canvas.set_pixmap(side, self._pictures.best(photo) or QPixmap())

    def _on_failed(self, sha256: str, sentence: str) -> None:
        self._unreadable[sha256] = sentence
        for side, photo in self._pair.items():
            if photo is not None and photo.sha256 == sha256:
                pane = self.canvas.pane(side)
                self.canvas.set_pane(side, Pane(pane.title, pane.detail, sentence))

    def _on_measure(self) -> None:
        self.marking.set_task(MEASURE)

    def _on_take(self, side: Side, photo: Photo) -> None:
        self.set_photo(side, photo)

    def _on_remove(self, photo: Photo) -> None:
        if self._session.dog is not None:
            photos.remove(self._session.store, self._session.dog, photo)
            self.photo_removed.emit(photo)


def _shape(photo: Photo | None) -> float:
    """Return width per height, 0.0 when not known."""
    return photo.width / photo.height if photo is not None and photo.width and photo.height else 0.0
