# SPDX-License-Identifier: MIT
"""`import` without a window: the same steps as the Photos tab, one answer per file. Damaged photos are refused here.

Clips among the files are import_clips.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from core.keeping.decoder import Decoder
from core.keeping.store import Store
from core.usecases import photos
from core.usecases.dogs import Dog
from core.words.errors import HindstrideError
from core.words.i18n import _
from ui import import_clips

Result = dict[str, str | None]
ADDED, DUPLICATE, REFUSED = "added", "duplicate", "refused"


def bring(store: Store, dog: Dog, files: Sequence[Path], *, pose: str, day: date | None, today: date) -> list[Result]:
    """Add files as photos and clips of one dog.

    Args:
        pose: a key of POSES for all of them. day: wins over the date in the file; None takes the file's own.
    Returns:
        One answer per file, in order: file, status "added", "duplicate" or "refused", reason, photo, day, pose, clip.
    Raises:
        InvalidValue: unknown pose (near names are told).
    """
    photos.check_pose(pose)
    films = import_clips.among(files)
    answers = _clips(store, dog, films, pose=pose, day=day, today=today) if films else {}
    with Decoder() as decoder:
        candidates = photos.inspect(store.path, [file for file in files if file not in films], decoder, today=today)
        try:
            for candidate in candidates:
                candidate = photos.mark_duplicates(store, dog.id, [candidate])[0]
                answers[candidate.path] = _one(store, dog, candidate, decoder, pose=pose, day=day, today=today)
                for other in candidate.others:
                    answers[other] = _answer(other, DUPLICATE, candidate.note)
        finally:
            photos.discard_previews(candidates)
    return [answers[path] for path in dict.fromkeys(files)]


def _clips(
    store: Store, dog: Dog, films: Sequence[Path], *, pose: str, day: date | None, today: date
) -> dict[Path, Result]:
    answers = {}
    brought = import_clips.bring(store, dog, films, pose=pose, day=day, today=today)
    for file, (status, reason, clip) in brought.items():
        told = {"clip": clip.id, "day": clip.day.isoformat()} if clip else {}
        answers[file] = _answer(file, status, reason) | told
    return answers


def _one(
    store: Store,
    dog: Dog,
    candidate: photos.Candidate,
    decoder: Decoder,
    *,
    pose: str,
    day: date | None,
    today: date,
) -> Result:
    if candidate.duplicate_of:
        photo = photos.find(store, candidate.duplicate_of)
        return _answer(candidate.path, DUPLICATE, _("The same bytes are in the library."), photo)
    when = day or candidate.day
    if candidate.problem is None and when is None:
        return _answer(candidate.path, REFUSED, _("It has no date that can be trusted. Give one with --day."))
    try:
        kept = photos.keep(store.path, candidate, decoder, allow_damaged=False)
        if candidate.facts is None or when is None:
            raise HindstrideError(_("{name} cannot be added.").format(name=candidate.name))
        source = photos.OWNER if day is not None else candidate.facts.day_source
        photo = photos.record(store, dog, kept, candidate.facts, pose=pose, day=when, source=source, today=today)
    except HindstrideError as error:
        return _answer(candidate.path, REFUSED, str(error))
    return _answer(candidate.path, ADDED, None, photo)


def _answer(file: Path, status: str, reason: str | None, photo: photos.Photo | None = None) -> Result:
    return {
        "file": str(file),
        "status": status,
        "reason": reason,
        "photo": photo.id if photo else None,
        "day": photo.day.isoformat() if photo else None,
        "pose": photo.pose if photo else None,
        "clip": None,
    }
