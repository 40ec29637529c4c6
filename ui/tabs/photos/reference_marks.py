# SPDX-License-Identifier: MIT
"""References being clicked: ends and lengths wait here until a photo has both, and are kept then.

Which photo is clicked on, and what is said about it, is marking.py's.
"""

from __future__ import annotations

from collections.abc import Iterable

from core.usecases import marks
from core.usecases.marks import Reference
from core.usecases.photos import Photo
from core.words import units
from core.words.errors import InvalidValue
from core.words.geometry import Point
from ui.session import Session
from ui.tabs.photos.mark_tasks import ENDS

Ends = dict[str, Point]
CLICKS = ("first", "second")  # fields of a refusal that speak against a click, not against the length


class References:
    """The references of the pair, kept or half clicked."""

    def __init__(self, session: Session) -> None:
        """Make it with nothing clicked."""
        self._session = session
        self._waiting: dict[str, Ends] = {}  # by photo
        self._typed_mm: float | None = None

    def forget(self) -> None:
        """Drop what was clicked or typed and is not kept."""
        self._waiting, self._typed_mm = {}, None

    def ends(self, photo: Photo) -> Ends:
        """Return the ends of a photo: those being clicked, else those that are kept."""
        if photo.id in self._waiting:
            return self._waiting[photo.id]
        kept = marks.reference(self._session.store, photo)
        return {"first": kept.first, "second": kept.second} if kept else {}

    def length_mm(self, photo: Photo, other: Photo | None) -> float | None:
        """Return the length that is typed, kept, or kept for the other photo: it is mostly the same stick."""
        here, there = (marks.reference(self._session.store, one) if one else None for one in (photo, other))
        found = here or there
        return self._typed_mm if self._typed_mm is not None else found.length_mm if found else None

    def is_kept(self, photo: Photo) -> bool:
        """Tell whether a photo's reference is kept as it is shown."""
        return photo.id not in self._waiting and marks.reference(self._session.store, photo) is not None

    def words(self, photo: Photo) -> str:
        """Return the length that is kept, as the owner reads it; "" without one."""
        kept = marks.reference(self._session.store, photo)
        return units.written(kept.length_mm, "mm", self._session.library.units) if kept else ""

    def needs(self, photo: Photo, other: Photo | None) -> bool:
        """Whether an end or the length is missing."""
        return len(self.ends(photo)) < len(ENDS) or self.length_mm(photo, other) is None

    def place(self, photo: Photo, other: Photo | None, key: str, point: Point) -> None:
        """Put or move an end; with both ends and a length the reference is kept.

        Raises:
            InvalidValue: see marks.set_reference; a refused click is forgotten.
        """
        before = self.ends(photo)
        self._waiting[photo.id] = {**before, key: point}
        try:
            self._keep(photo, other)
        except InvalidValue as wrong:
            if wrong.field in CLICKS:
                self._waiting[photo.id] = {name: end for name, end in before.items() if name != key}
            raise

    def drop_end(self, photo: Photo, key: str) -> None:
        """Take an end away; what is kept stays until both are clicked again."""
        self._waiting[photo.id] = {name: end for name, end in self.ends(photo).items() if name != key}

    def newest(self, photo: Photo) -> str:
        """Return the end that was clicked last and is not kept yet, "" for none."""
        return next(reversed(self._waiting.get(photo.id, {})), "")

    def set_length(self, photo: Photo, pair: Iterable[Photo | None], length_mm: float | None) -> None:
        """Give the reference of a photo another length, and keep every other that only waited for one.

        Raises:
            InvalidValue: the length is none ("length_mm").
        """
        self._typed_mm = length_mm
        there = [one for one in pair if one is not None]
        other = next((one for one in there if one.id != photo.id), None)
        self._keep(photo, other)
        if other is not None and other.id in self._waiting:
            self._keep(other, photo)

    def remove(self, photo: Photo) -> None:
        """Take the reference of a photo away."""
        self.forget()
        if self._session.dog is not None:
            marks.set_reference(self._session.store, self._session.dog, photo, None)

    def _keep(self, photo: Photo, other: Photo | None) -> None:
        dog, ends, length = self._session.dog, self.ends(photo), self.length_mm(photo, other)
        if dog is None or len(ends) < len(ENDS) or length is None:
            return
        marks.set_reference(self._session.store, dog, photo, Reference(ends["first"], ends["second"], length))
        self._waiting.pop(photo.id, None)
        self._typed_mm = None
