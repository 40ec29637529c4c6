# SPDX-License-Identifier: MIT
"""`import` for clips, without a window: one answer per file. A clip that cannot be shown is added, and that is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from core.keeping.clip_reader import ClipReader
from core.keeping.store import Store
from core.usecases import clip_import, clips
from core.usecases.clip_import import ClipCandidate
from core.usecases.dogs import Dog
from core.words.errors import HindstrideError
from core.words.i18n import _

Found = tuple[str, str | None, clips.Clip | None]  # status, reason, clip
ADDED, DUPLICATE, REFUSED = "added", "duplicate", "refused"
# The pose that the command was told for all files says for clips from where they were filmed.
VIEWS = {"left_lateral": "left", "right_lateral": "right", "rear": "away", "front": "toward", "dorsal": "above"}


def among(files: Sequence[Path]) -> list[Path]:
    """Return the clips among files by their endings; the movie of a Live Photo is none, it stays with its photo."""
    return clip_import.split([file for file in files if not file.is_dir()])[1]


def bring(
    store: Store, dog: Dog, files: Sequence[Path], *, pose: str, day: date | None, today: date
) -> dict[Path, Found]:
    """Add files as clips of one dog.

    Args:
        pose: a key of POSES, says the view. day: wins over the day in the clip; None takes the clip's own.
    Returns:
        What became of each file.
    """
    found: dict[Path, Found] = {}
    with ClipReader() as reader:
        candidates = clip_import.inspect(store.path, files, reader, today=today)
        try:
            for candidate in candidates:
                candidate = clip_import.mark_duplicates(store, dog.id, [candidate])[0]
                view = VIEWS.get(pose, "")
                found[candidate.path] = _one(store, dog, candidate, reader, view=view, said=day, today=today)
        finally:
            clip_import.discard_posters(candidates)
    return found


def _one(
    store: Store,
    dog: Dog,
    candidate: ClipCandidate,
    reader: ClipReader,
    *,
    view: str,
    said: date | None,
    today: date,
) -> Found:
    if candidate.duplicate_of:
        return DUPLICATE, _("The same bytes are in the library."), clips.find(store, candidate.duplicate_of)
    day = said or candidate.day
    if candidate.facts is None:
        return REFUSED, str(candidate.problem), None
    if day is None:
        return REFUSED, _("It has no date that can be trusted. Give one with --day."), None
    try:
        (outcome,) = clip_import.keep_all(store.path, [candidate], reader)
        if outcome.kept is None:
            raise outcome.problem or HindstrideError(_("{name} cannot be added.").format(name=candidate.name))
        source = clips.OWNER if said is not None else clips.FILE
        item = clips.NewClip(outcome.kept, candidate.facts, day, source, view=view)
        (clip,) = clips.record_many(store, dog, [item], today=today)
    except HindstrideError as error:
        return REFUSED, str(error), None
    return ADDED, candidate.problem.title if candidate.problem else None, clip
