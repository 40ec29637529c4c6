# SPDX-License-Identifier: MIT
"""Footfalls between the card and the library: what the disk refused waits here and is tried again.

Which clip the card shows is said by the room; the card itself is footfalls_card.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.keeping.store import Store
from core.usecases import clips, dogs
from core.usecases.clips import Clip
from core.words.errors import HindstrideError
from core.words.footfalls import Tap
from ui.tabs.photos.videos.footfalls_card import FootfallsCard


class TapKeeper:
    """Keeps the footfalls of clips, and those of other clips that could not be kept before."""

    def __init__(self, store: Store, card: FootfallsCard) -> None:
        """Start with nothing that waits."""
        self._store, self._card = store, card
        self._waiting: dict[str, tuple[Clip, Sequence[Tap], bool]] = {}

    def put_aside(self, clip: Clip | None) -> None:
        """Take what the card shows of a clip, if it is not kept yet, to be saved."""
        if clip is not None and self._card.is_changed:
            self._waiting[clip.id] = (clip, tuple(self._card.taps), self._card.watched.isChecked())
            self._card.show_kept(True)  # saving tells everybody, who must not ask for it once more

    def save(self) -> None:
        """Keep all that waits.

        Raises:
            SaveFailed: the disk refused; what is not kept waits on.
        """
        while self._waiting:
            clip_id, (clip, taps, watched) = self._waiting.popitem()
            dog = dogs.find(self._store, clip.dog)
            if dog is None or clips.find(self._store, clip_id) is None:
                continue
            try:
                clips.save_taps(self._store, dog, clip, taps, watched=watched)
            except HindstrideError:
                self._waiting[clip_id] = (clip, taps, watched)
                raise

    def show(self, clip: Clip | None) -> None:
        """Fill the card: with what waits of this clip, else with what is kept."""
        if clip is None:
            self._card.set_clip(None, ())
            return
        waiting = self._waiting.get(clip.id)
        if waiting is None:
            self._card.set_clip(clip, clips.taps(self._store, clip), watched=clips.watched_scuffs(self._store, clip))
            return
        self._card.set_clip(clip, waiting[1], watched=waiting[2])
        self._card.show_kept(False)
