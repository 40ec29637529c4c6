# SPDX-License-Identifier: MIT
"""Marking two photos: what the canvas tells becomes marks and references in the library, and comes back as sheets.

Which two photos stand there is the compare page's; what points mean and measure is core's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.usecases import marks
from core.usecases.marks import Alignment
from core.usecases.photos import Photo
from core.words import geometry, landmarks
from core.words.errors import InvalidValue
from core.words.geometry import Point
from core.words.i18n import _
from core.words.landmarks import LandmarkSet
from ui.session import Session
from ui.tabs.photos import mark_tasks, marking_words
from ui.tabs.photos.mark_tasks import ALIGN, MEASURE, REFERENCE
from ui.tabs.photos.marking_bar import BarState, MarkingBar
from ui.tabs.photos.reference_marks import References
from ui.tabs.photos.stage import Stage
from ui.widgets.compare_canvas import SIDES, Side
from ui.widgets.compare_modes import SIDE
from ui.widgets.mark_sheet import MarkSheet

OTHER: dict[Side, Side] = {"left": "right", "right": "left"}


class Marking(QObject):
    """What is being marked on the pair.

    Attributes:
        task: "", "align", "measure" or "reference". found: how the right photo lies on the left one, None when the
            two have not enough bones in common. may_align: whether the owner wants photos drawn aligned.
    Signals:
        shown(): the task, marks, or how they are shown, may be others now.
    """

    shown = Signal()

    def __init__(self, session: Session, stage: Stage, bar: MarkingBar, parent: QObject) -> None:
        """Make one that marks nothing."""
        super().__init__(parent)
        self._session, self._stage, self._bar = session, stage, bar
        self.task = ""
        self.found: Alignment | None = None
        self.may_align = True
        self._pair: dict[Side, Photo | None] = dict.fromkeys(SIDES)
        self._turn: Side = "left"
        self._marking = 1
        self._placed: list[tuple[str, str, int]] = []  # photo, landmark, marking: what "Undo last" takes back
        self._references = References(session)
        self._problem = ""
        self._is_keeping = False
        self._connect()

    @property
    def is_aligned(self) -> bool:
        """Whether the two photos are drawn so that their bones lie on each other."""
        return self.found is not None and self.may_align

    @property
    def button(self) -> str:
        """What is on for the buttons: "", "align" or "measure"."""
        return MEASURE if self.task == REFERENCE else self.task

    # --- what the page says --------------------------------------------------------------------------

    def set_pair(self, pair: Mapping[Side, Photo | None]) -> None:
        """Mark other photos; what was half clicked on the ones before is forgotten."""
        before = {side: photo.id if photo else "" for side, photo in self._pair.items()}
        self._pair = dict(pair)
        if before != {side: photo.id if photo else "" for side, photo in self._pair.items()}:
            self._placed, self._problem = [], ""
            self._references.forget()
            for side in SIDES:
                self._stage.canvas.set_sheet(side, None)  # a drag that began on one photo must not end on another
            self._turn = self._first_turn()
        if self.task and self.reason():
            self.set_task("")
        else:
            self.refresh()

    def set_task(self, task: str) -> None:
        """Begin to align, to measure or to click a reference; "" ends it. Marks are placed side by side."""
        was, self.task = self.task, "" if task and self.reason() else task
        self._problem = ""
        if self.task in (ALIGN, MEASURE) and was != REFERENCE:
            self._marking, self._placed = 1, []
            self._turn = self._first_turn()
        if self.task and self.task != was:
            self._stage.set_mode(SIDE)
            self._stage.canvas.setFocus()
        self.refresh()

    def reason(self) -> str:
        """Say why nothing can be marked; "" when it can."""
        there = [photo for photo in self._pair.values() if photo is not None]
        if not there:
            return _("There is no photo to mark yet.")
        if not self._session.store.writable:
            return _("This library is open for reading only.")
        if all(landmarks.of_pose(photo.pose) is None for photo in there):
            return _("Nothing is marked on photos of this pose.")
        return ""

    def show_aligned(self, wanted: bool) -> None:
        """Draw the photos aligned where marks allow it, or as they were taken."""
        self.may_align = wanted
        self.refresh()

    def refresh(self) -> None:
        """Read the marks again and show them."""
        if self._is_keeping:
            return
        left, right = self._pair["left"], self._pair["right"]
        self.found = None
        if left is not None and right is not None and left.id != right.id:
            self.found = marks.alignment(self._session.store, left, right)
        self._stage.canvas.set_similarity(self.found.similarity if self.found and self.is_aligned else None)
        for side in SIDES:
            self._stage.canvas.set_sheet(side, self._sheet(side))
        self._bar.reference.set_system(self._session.library.units)
        self._bar.show_state(self._state() if self.task else None)
        self.shown.emit()

    # --- what is there -------------------------------------------------------------------------------

    def _kind(self, side: Side) -> LandmarkSet | None:
        photo = self._pair[side]
        return landmarks.of_pose(photo.pose) if photo is not None else None

    def _points(self, side: Side) -> dict[str, Point]:
        photo = self._pair[side]
        if photo is None:
            return {}
        return marks.of_photo(self._session.store, photo).get(1 if self.task == ALIGN else self._marking, {})

    def _sheet(self, side: Side) -> MarkSheet | None:
        kind, photo = self._kind(side), self._pair[side]
        if not self.task or kind is None or photo is None:
            return None
        if self.task == REFERENCE:
            return mark_tasks.reference_sheet(self._references.ends(photo), self._references.words(photo))
        if self.task == ALIGN:
            return mark_tasks.align_sheet(kind, self._points(side))
        is_free = not marks.flags(self._session.store, photo)
        return mark_tasks.measure_sheet(kind, self._points(side), is_editable=is_free)

    def _state(self) -> BarState:
        start = self._session.dog.start_day if self._session.dog else None
        said, more = self._said(self._turn)
        photo, other = self._pair[self._turn], self._pair[OTHER[self._turn]]
        return BarState(
            self.task,
            self._turn,
            marking_words.names(self._pair, start),
            said,
            more,
            self._problem,
            self._marking,
            self._last() is not None,
            self._references.words(photo) if photo else "",
            self._references.length_mm(photo, other) if photo and self.task == REFERENCE else None,
        )

    def _said(self, side: Side) -> tuple[str, str]:
        kind, photo = self._kind(side), self._pair[side]
        if kind is None or photo is None:
            return _("Nothing is marked on this photo."), ""
        if self._stage.mode != SIDE:
            return marking_words.not_here()
        if self.task == REFERENCE:
            ends, is_kept = self._references.ends(photo), self._references.is_kept(photo)
            return marking_words.of_reference(ends, is_kept=is_kept, is_next=self._needs(OTHER[side]))
        if self.task == ALIGN and self._is_unfit():
            return marking_words.unfit()
        if self.task == ALIGN:
            return marking_words.of_align(kind, self._points(side))
        reasons = self._reasons(side, photo)
        if marks.flags(self._session.store, photo):
            return marking_words.flagged(reasons)
        return marking_words.of_measure(kind, self._points(side), reasons)

    def _is_unfit(self) -> bool:
        """Whether two photos have points enough and still do not align."""
        left, right = self._pair["left"], self._pair["right"]
        is_pair = left is not None and right is not None and left.id != right.id
        return is_pair and self.found is None and not any(self._needs(side) for side in SIDES)

    def _reasons(self, side: Side, photo: Photo) -> tuple[str, ...]:
        """Return why values are missing; else, where there are several markings, whose numbers stand on the photo."""
        measured = marks.values(self._session.store, photo)
        count = max((len(value.markings) for value in measured.values), default=0)
        if measured.reasons or count < 2 or self._needs(side):
            return measured.reasons
        words = _("The numbers on the photo are of this marking; the results are the mean of {count}.")
        return (words.format(count=count),)

    # --- turns ---------------------------------------------------------------------------------------

    def _needs(self, side: Side) -> bool:
        """Whether a photo still lacks a point that the task cannot do without."""
        kind, photo = self._kind(side), self._pair[side]
        if kind is None or photo is None or not self.task:
            return False
        points = self._points(side)
        if self.task == ALIGN:
            return sum(mark.key in points for mark in kind.aligning) < geometry.FEWEST_PAIRS
        if self.task == REFERENCE:
            return self._references.needs(photo, self._pair[OTHER[side]])
        return bool(mark_tasks.needed(MEASURE, kind, points)) and not marks.flags(self._session.store, photo)

    def _first_turn(self) -> Side:
        return next((side for side in SIDES if self._needs(side)), "left" if self._pair["left"] else "right")

    def _go_on(self, side: Side) -> None:
        """Speak of the photo that was just marked, or of the other when this one is done."""
        self._turn = OTHER[side] if not self._needs(side) and self._needs(OTHER[side]) else side

    # --- keeping -------------------------------------------------------------------------------------

    def _keep(self, side: Side, write: Callable[[], None], *, go_on: bool = True) -> bool:
        """Write, and show the result or what was wrong with it; False when it was refused.

        Args:
            go_on: speak of the other photo when this one is done.
        """
        self._problem, self._is_keeping = "", True
        self._bar.reference.field.show_problem("")
        try:
            write()
        except InvalidValue as wrong:
            self._refuse(side, wrong)
            return False
        finally:
            self._is_keeping = False
        if go_on:
            self._go_on(side)
        self.refresh()
        return True

    def _refuse(self, side: Side, wrong: InvalidValue) -> None:
        sentence = f"{wrong.title} {wrong.advice}".strip()
        self._is_keeping, self._turn = False, side
        self._problem = "" if wrong.field == "length_mm" else sentence
        self.refresh()
        if wrong.field == "length_mm":
            self._bar.reference.field.show_problem(sentence)

    def _place(self, side: Side, key: str, point: Point) -> None:
        dog, photo = self._session.dog, self._pair[side]
        marking = 1 if self.task == ALIGN else self._marking
        if dog is not None and photo is not None:
            marks.place(self._session.store, dog, photo, key, point=point, marking=marking)
            self._placed.append((photo.id, key, marking))

    def _place_end(self, side: Side, key: str, point: Point) -> None:
        photo = self._pair[side]
        if photo is not None:
            self._references.place(photo, self._pair[OTHER[side]], key, point)

    def _last(self) -> tuple[str, str, int] | None:
        """Return what "Undo last" takes back: the newest point of this task that is still there."""
        photo = self._pair[self._turn]
        if self.task == REFERENCE or photo is None:
            end = self._references.newest(photo) if photo is not None else ""
            return (photo.id, end, 0) if photo is not None and end else None
        there_now = {one.id: marks.of_photo(self._session.store, one) for one in self._pair.values() if one is not None}
        shown = 1 if self.task == ALIGN else self._marking  # points of another marking are out of sight
        for photo_id, key, marking in reversed(self._placed):
            if marking == shown and key in there_now.get(photo_id, {}).get(marking, {}):
                return photo_id, key, marking
        kind, points = self._kind(self._turn), self._points(self._turn)
        there = [mark.key for mark in mark_tasks.wanted_of(self.task, kind) if mark.key in points] if kind else []
        return (photo.id, there[-1], shown) if there else None

    # --- wiring --------------------------------------------------------------------------------------

    def _connect(self) -> None:
        canvas, bar = self._stage.canvas, self._bar
        canvas.spot_placed.connect(self._on_spot)
        canvas.spot_moved.connect(self._on_spot)
        canvas.spot_removed.connect(self._on_removed)
        canvas.refused.connect(self._on_refused)
        canvas.escape_pressed.connect(self._on_escape)
        self._stage.mode_changed.connect(self._on_mode)
        bar.side_chosen.connect(self._on_side)
        bar.marking_chosen.connect(self._on_marking)
        bar.undo_asked.connect(self._on_undo)
        bar.done_asked.connect(self._on_done)
        bar.reference_asked.connect(self._on_reference)
        bar.length_given.connect(self._on_length)
        bar.reference_removed.connect(self._on_reference_removed)

    def _on_spot(self, side: Side, key: str, x: float, y: float) -> None:
        write = self._place_end if self.task == REFERENCE else self._place
        self._keep(side, partial(write, side, key, (x, y)))

    def _on_removed(self, side: Side, key: str) -> None:
        photo = self._pair[side]
        if photo is None:
            return
        if self.task == REFERENCE:
            self._references.drop_end(photo, key)
            self.refresh()
        else:
            self._take_back(photo, key, 1 if self.task == ALIGN else self._marking)

    def _take_back(self, photo: Photo, key: str, marking: int) -> None:
        dog = self._session.dog
        side: Side = "left" if self._pair["left"] == photo else "right"
        if dog is not None:
            self._keep(side, partial(marks.take_back, self._session.store, dog, photo, key, marking=marking))

    def _on_undo(self) -> None:
        last = self._last()
        if last is None:
            return
        photo_id, key, marking = last
        photo = next(one for one in self._pair.values() if one is not None and one.id == photo_id)
        if self.task == REFERENCE:
            self._references.drop_end(photo, key)
            self.refresh()
        else:
            self._take_back(photo, key, marking)

    def _on_refused(self, sentence: str) -> None:
        self._problem = sentence
        self._bar.show_problem(sentence)
        self.shown.emit()

    def _on_escape(self) -> None:
        self.set_task(MEASURE if self.task == REFERENCE else "")

    def _on_mode(self, _mode: str) -> None:
        if self.task:
            self.refresh()

    def _on_side(self, side: Side) -> None:
        self._turn, self._problem = side, ""
        self.refresh()

    def _on_marking(self, number: int) -> None:
        self._marking, self._problem = number, ""
        self._turn = self._first_turn()
        self.refresh()

    def _on_done(self) -> None:
        self.set_task("")

    def _on_reference(self, on: bool) -> None:
        self._bar.flush()
        self.set_task(REFERENCE if on else MEASURE)
        self._stage.canvas.setFocus()

    def _on_length(self, length_mm: float | None) -> None:
        photo = self._pair[self._turn]
        if photo is not None:
            # A length may be typed in two goes, or wrong at first: the field stays with its photo.
            write = partial(self._references.set_length, photo, self._pair.values(), length_mm)
            self._keep(self._turn, write, go_on=False)

    def _on_reference_removed(self) -> None:
        photo = self._pair[self._turn]
        if photo is not None:
            self._keep(self._turn, partial(self._references.remove, photo))
