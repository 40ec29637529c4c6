# SPDX-License-Identifier: MIT
"""The cards about the two photos together: what is measured, what was noticed, what is known about each.

They are filled here and what the owner says in them is kept; where they stand is page_room.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal

from core.keeping.store import Changed
from core.usecases import clips, marks, noticed, photos
from core.usecases.photos import Photo
from core.words.errors import HindstrideError
from ui.session import Session
from ui.tabs.photos import results
from ui.tabs.photos.noticed_card import NoticedCard
from ui.tabs.photos.photo_facts import PhotoFacts
from ui.tabs.photos.results_card import ResultsCard
from ui.tabs.photos.side_cards import SideCards
from ui.tabs.photos.videos_card import VideosCard
from ui.widgets.compare_canvas import SIDES, Side

Pair = Mapping[Side, Photo | None]


class PairCards(QObject):
    """The cards of the pair.

    Attributes:
        area: all cards, scrolling. results, noticed, videos, facts: the cards, those about one photo by side.
    Signals:
        change_asked(photo), remove_asked(photo): its day or pose is wrong, or it should go.
        take_asked(side: str, photo): another take of the same week should stand there.
        measure_asked(): the owner wants to measure.
    """

    change_asked = Signal(object)
    remove_asked = Signal(object)
    take_asked = Signal(str, object)
    measure_asked = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        """Make them empty."""
        super().__init__(parent)
        self._session = session
        self._pair: Pair = dict.fromkeys(SIDES)
        self.results = ResultsCard()
        self.noticed = NoticedCard()
        self.facts: dict[Side, PhotoFacts] = {side: PhotoFacts(side) for side in SIDES}
        self.videos = VideosCard()
        self.area = SideCards([self.results, self.noticed, *self.facts.values(), self.videos])
        session.changed.connect(self.on_changed)
        self.results.measure_asked.connect(self.measure_asked)
        self.noticed.said.connect(self._on_noticed)
        for facts in self.facts.values():
            facts.note_written.connect(self._on_note)
            facts.change_asked.connect(self.change_asked)
            facts.remove_asked.connect(self.remove_asked)
            facts.take_asked.connect(self._on_take)
            facts.flag_set.connect(self._on_flag)

    def show_pair(self, pair: Pair, *, start: date | None) -> None:
        """Tell about two photos; `start` is of week 1, or None."""
        self._pair = dict(pair)
        dog = self._session.dog
        for side, photo in self._pair.items():
            takes = photos.of_same_week(self._session.store, dog, photo) if dog is not None and photo else []
            self.facts[side].set_photo(photo, takes, start=start)
        self.show_marks()
        self._show_clips()

    def on_changed(self, changed: Changed) -> None:
        """Offer other clips when clips change."""
        if "clip" in changed.tables:
            self._show_clips()

    def show_marks(self) -> None:
        """Read flags and what was noticed again."""
        for side, photo in self._pair.items():
            self.facts[side].set_flags(marks.flags(self._session.store, photo) if photo else ())
        dog, first, second = self._session.dog, self._pair["left"], self._pair["right"]
        if dog is None or first is None or second is None or first.id == second.id:
            self.noticed.set_noticed(None, (), "", place="")
            return
        kept = noticed.of_pair(self._session.store, dog.id, first.id, second.id)
        place = "/".join(sorted((first.id, second.id)))
        keys, text = (kept.keys, kept.text) if kept else ((), "")
        self.noticed.set_noticed((first, second), keys, text, place=place)

    def show_results(self, *, is_marking: bool) -> None:
        """Say what is measured on the two."""
        if self._session.dog is not None:
            today, pair = self._session.today(), list(self._pair.values())
            found = results.of_pair(self._session.store, self._session.dog, pair, today)
            self.results.set_results(found, is_marking=is_marking)

    def flush(self) -> None:
        """Save notes and words that are still being typed."""
        for card in (*self.facts.values(), self.noticed):
            card.flush()

    def _show_clips(self) -> None:
        dog, shown = self._session.dog, [photo for photo in self._pair.values() if photo is not None]
        every = clips.of_dog(self._session.store, dog.id) if dog is not None and shown else []
        start = dog.start_day if dog is not None else None
        self.videos.set_clips(every, shown[-1].pose if shown else "", start=start)

    def _on_note(self, photo: Photo, text: str) -> None:
        if self._session.dog is not None:
            photos.change(self._session.store, self._session.dog, photo, today=self._session.today(), note=text)

    def _on_flag(self, photo: Photo, key: str, on: bool) -> None:
        if self._session.dog is None:
            return
        try:
            marks.set_flag(self._session.store, self._session.dog, photo, key, on=on)
        except HindstrideError:
            self.show_marks()  # the chips go back to what is kept
            raise

    def _on_noticed(self, pair: tuple[Photo, Photo], keys: tuple[str, ...], text: str) -> None:
        dog, today = self._session.dog, self._session.today()
        if dog is None:
            return
        try:
            noticed.save(self._session.store, dog, *pair, keys=keys, text=text, today=today)
        except HindstrideError:
            kept = noticed.of_pair(self._session.store, dog.id, *(photo.id for photo in pair))
            self.noticed.hold(kept.keys if kept else (), kept.text if kept else "")
            raise

    def _on_take(self, photo: Photo) -> None:
        self.take_asked.emit("left" if self.sender() is self.facts["left"] else "right", photo)
