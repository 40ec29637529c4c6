# SPDX-License-Identifier: MIT
"""Bringing photos in: what is in these files, which are here already, copying the chosen ones into the library.

Plain functions over paths for pool threads, which never see the store. Rows about photos are photos.py, their scaled
copies photo_copies.py.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from core.keeping import media, models, sources
from core.keeping.decoder import Decoder
from core.keeping.facts import Facts
from core.keeping.media import Kept
from core.keeping.store import Store
from core.usecases import incoming, photo_copies
from core.usecases.incoming import SAME_BATCH as SAME_BATCH
from core.usecases.incoming import Work as Work
from core.usecases.photo_copies import make_copies as make_copies
from core.words.errors import HindstrideError, PictureRefused
from core.words.i18n import _

COPY_THREADS = 4  # some write while others wait for the disk
ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".bmp", ".gif", ".heic", ".heif", ".hif", ".avif")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One picture that could be added, as shown on the check page; nothing of it is kept yet.

    Attributes:
        path: the file outside the library. others: its JPEG twin or Live Photo movie, not added.
        facts: what it says of itself; None when it cannot be read at all.
        sha256: of its bytes; "" when it could not be opened.
        problem: why it is refused; with facts it is cut short and may be kept anyway, damaged.
        duplicate_of: id of this dog's photo with the same bytes, SAME_BATCH, or "" when it is new.
        day: what the photo says and can be trusted; None: ask. file_day: when the file was changed, a hint only.
        pose: "" until someone says. preview: upright JPEG in tmp/, None when there is none.
        note: what to tell about `others`, plain text.
    """

    path: Path
    others: tuple[Path, ...]
    facts: Facts | None
    sha256: str
    problem: HindstrideError | None
    duplicate_of: str
    day: date | None
    pose: str
    preview: Path | None
    note: str
    file_day: date | None = None

    @property
    def name(self) -> str:
        """The file's own name, safe to show."""
        return sources.shown_name(self.path)

    @property
    def is_damaged(self) -> bool:
        """Whether it is cut short but partly readable."""
        return self.facts is not None and self.facts.damaged

    @property
    def can_be_kept(self) -> bool:
        """Whether it could be added: readable, if only in part, and not here already."""
        return self.facts is not None and not self.duplicate_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one candidate: the kept original, or why it was not kept."""

    candidate: Candidate
    kept: Kept | None
    problem: HindstrideError | None


@dataclass(frozen=True, slots=True)
class Found:
    """A picture file in the looked-at folder that is not in the library; size in bytes, day it was changed."""

    path: Path
    size: int
    day: date


def inspect(
    library: Path, paths: Sequence[Path], decoder: Decoder, *, today: date, job: Work | None = None
) -> list[Candidate]:
    """Look into files from outside; for a pool thread.

    Args:
        library: its folder; previews go to tmp/.
        paths: files in the owner's order; twins are told as one, folders are refused like any other non-file.
        decoder: opens the pictures. today: the owner's day. job: told (done, total), asked for cancel.
    Returns:
        One candidate per picture, in order; a bad file costs one line of it.
    Raises:
        Cancelled: the owner stopped it; previews are removed. SaveFailed: no room for previews.
    """
    groups = media.twins(paths)
    folder = library / "tmp" / f"previews-{uuid.uuid4().hex}"
    works = [
        partial(_looked_at, group, decoder, photo_copies.previews(folder, number), today)
        for number, group in enumerate(groups)
    ]
    try:
        return _side_by_side(works, decoder.processes + 1, job)  # one more: a file is read while others are decoded
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def inspect_all(
    library: Path, paths: Sequence[Path], decoder: Decoder, *, today: date, job: Work | None = None
) -> list[Candidate]:
    """Look into files and into the picture files that stand directly in folders among them; else as `inspect`."""
    return inspect(library, expanded(paths), decoder, today=today, job=job)


def expanded(paths: Iterable[Path]) -> list[Path]:
    """Return the paths with every folder replaced by the picture files directly in it, by name; any thread."""
    return incoming.expanded(paths, ENDINGS)


def mark_duplicates(store: Store, dog: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Say which candidates are here already: same bytes for the same dog, or twice in the batch. Main thread.

    Args:
        dog: id of the dog. candidates: in order; of two with the same bytes the first is the new one.
    """
    kept = {row["sha256"]: row["id"] for row in _kept_rows(store, dog)}
    marked = []
    for candidate in candidates:
        duplicate = kept.get(candidate.sha256, "") if candidate.sha256 else ""
        marked.append(replace(candidate, duplicate_of=duplicate))
        if candidate.facts is not None:
            kept.setdefault(candidate.sha256, SAME_BATCH)
    return marked


def keep(
    library: Path, candidate: Candidate, decoder: Decoder, *, allow_damaged: bool, job: Work | None = None
) -> Kept:
    """Copy one original into the library and make all its scaled copies; for a pool thread.

    Args:
        allow_damaged: the owner wants a picture that is cut short, too. job: asked for cancel only.
    Returns:
        What was kept; only after this may a row name it.
    Raises:
        PictureRefused: it changed since it was looked at, or vanished.
        SaveFailed: the disk refused. Cancelled: the owner stopped it.
    """
    if candidate.problem is not None and not (allow_damaged and candidate.facts is not None):
        raise candidate.problem
    kept = _copied_in(library, candidate, job)
    with suppress(PictureRefused):  # it was read when it was looked at: kept, if need be without a preview
        make_copies(library, kept.sha256, decoder, name=candidate.name)
    return kept


def keep_all(library: Path, wanted: Sequence[Candidate], *, job: Work | None = None) -> list[Outcome]:
    """Keep the originals of the chosen candidates and the copies that looking made; for a pool thread.

    Copies that were not made yet are for `make_copies`, after the rows are written: nobody waits for them.

    Args:
        wanted: what the owner ticked; a damaged one among them is meant to be kept.
        job: told (done, total), asked for cancel.
    Returns:
        One outcome per candidate, in order; a file that vanished costs one line.
    Raises:
        SaveFailed: the disk refused, or has no room for all. Cancelled: stopped; then no row may name any.
    """
    media.free_space_for(library, sum(incoming.size_of(candidate.path) for candidate in wanted))
    return _side_by_side([partial(_outcome, library, candidate, job) for candidate in wanted], COPY_THREADS, job)


def discard_previews(candidates: Iterable[Candidate]) -> None:
    """Remove the previews of candidates that are no longer shown; their files outside are not touched."""
    for folder in {candidate.preview.parent for candidate in candidates if candidate.preview is not None}:
        shutil.rmtree(folder, ignore_errors=True)


def known_files(store: Store, dog: str) -> frozenset[tuple[int, str]]:
    """Return (bytes, sha256) of every photo of a dog, for `new_in`; main thread."""
    return frozenset((row["size"], row["sha256"]) for row in _kept_rows(store, dog))


def new_in(folder: Path, known: frozenset[tuple[int, str]], *, job: Work | None = None) -> list[Found]:
    """List the picture files directly in a folder that are not in the library; for a pool thread.

    Args:
        folder: the remembered folder. known: from `known_files`; only files of a known size are read.
        job: told (done, total), asked for cancel.
    Returns:
        Newest first; a file that cannot be read is listed, the check page will say why.
    Raises:
        PictureRefused: the folder is gone or may not be read. Cancelled: the owner stopped it.
    """
    try:
        paths = incoming.files_in(folder, ENDINGS)
        os.listdir(folder)
    except OSError as error:
        title = _("The folder “{name}” cannot be opened.").format(name=folder.name)
        raise PictureRefused(title, _("Connect the phone, card or drive, or choose another folder.")) from error
    sizes = {size for size, _sha256 in known}
    found = []
    for number, path in enumerate(paths):
        incoming.go_on(job, number, len(paths))
        one = _found(path)
        if one.size not in sizes or (one.size, _sha256_or_nothing(path)) not in known:
            found.append(one)
    return sorted(found, key=lambda one: (one.day, one.path.name), reverse=True)


def _kept_rows(store: Store, dog: str) -> Iterator[dict[str, Any]]:
    rows = store.select(models.Photo, models.Photo.id, models.Photo.sha256, models.Photo.size)
    return iter(rows.where(models.Photo.dog == dog).dicts())


_Result = TypeVar("_Result")


def _side_by_side(works: Sequence[Callable[[], _Result]], threads: int, job: Work | None) -> list[_Result]:
    """Do a few things at a time; results in order. After a fault or a stop nothing more is begun."""
    with ThreadPoolExecutor(threads) as pool:
        waiting = [pool.submit(work) for work in works]
        try:
            results = []
            for number, one in enumerate(waiting):
                incoming.go_on(job, number, len(waiting))
                results.append(one.result())
            incoming.go_on(job, len(waiting), len(waiting))
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return results


def _outcome(library: Path, candidate: Candidate, job: Work | None) -> Outcome:
    try:
        if candidate.facts is None:
            raise candidate.problem or sources.unreadable(candidate.path)
        return Outcome(candidate, _copied_in(library, candidate, job), None)
    except PictureRefused as refused:
        return Outcome(candidate, None, refused)


def _copied_in(library: Path, candidate: Candidate, job: Work | None) -> Kept:
    kept = media.copy_in(library, candidate.path, cancelled=job.is_cancelled if job is not None else None)
    if kept.sha256 != candidate.sha256:
        raise incoming.changed_since(candidate.name)
    photo_copies.take_over(library, kept.sha256, candidate.preview)
    return kept


def _looked_at(group: media.Group, decoder: Decoder, copies: Sequence[tuple[Path, int]], today: date) -> Candidate:
    blank = Candidate(group.main, group.others, None, "", None, "", None, "", None, group.note)
    try:
        found = replace(blank, sha256=incoming.sha256_of(group.main), file_day=incoming.file_day(group.main))
    except PictureRefused as refused:
        return replace(blank, problem=refused)
    try:
        facts = decoder.look(group.main, copies, today=today)
    except PictureRefused as refused:
        return replace(found, problem=refused)
    day = None if facts.doubtful else facts.day
    problem = sources.truncated(group.main) if facts.damaged else None
    return replace(found, facts=facts, day=day, problem=problem, preview=copies[0][0])


def _sha256_or_nothing(path: Path) -> str:
    try:
        return incoming.sha256_of(path)
    except PictureRefused:
        return ""


def _found(path: Path) -> Found:
    return Found(path, incoming.size_of(path), incoming.file_day(path) or date.min)
