# SPDX-License-Identifier: MIT
"""Bringing photos in: what is in these files, which are here already, copying the chosen ones into the library.

Plain functions over paths for pool threads, which never see the store. Rows about photos are photos.py.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from core.keeping import media, models, sources
from core.keeping.decoder import Decoder
from core.keeping.facts import Facts
from core.keeping.media import Kept
from core.keeping.store import Store
from core.words.errors import Cancelled, HindstrideError, PictureRefused
from core.words.i18n import _

PREVIEW = media.SIZES[0]  # long edge in px of the picture on the check page
SAME_BATCH = "same batch"  # Candidate.duplicate_of when an earlier file of the batch has the same bytes
ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".bmp", ".gif", ".heic", ".heif", ".hif", ".avif")


class Work(Protocol):
    """What a function asks of the job that runs it; the window's Job fits."""

    @property
    def progressed(self) -> Any:
        """A signal; `emit(done, total)` tells how far the work is."""

    def is_cancelled(self) -> bool:
        """Whether the owner wants it to stop."""


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
    found: list[Candidate] = []
    try:
        for number, group in enumerate(groups):
            _go_on(job, number, len(groups))
            found.append(_looked_at(group, decoder, folder / f"{number}.jpg", today))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    _go_on(job, len(groups), len(groups))
    return found


def inspect_all(
    library: Path, paths: Sequence[Path], decoder: Decoder, *, today: date, job: Work | None = None
) -> list[Candidate]:
    """Look into files and into the picture files that stand directly in folders among them; else as `inspect`."""
    return inspect(library, expanded(paths), decoder, today=today, job=job)


def expanded(paths: Iterable[Path]) -> list[Path]:
    """Return the paths with every folder replaced by the picture files directly in it, by name; any thread."""
    files: list[Path] = []
    for path in paths:
        try:
            files += _pictures_in(path) if path.is_dir() and not path.is_symlink() else [path]
        except OSError:  # a folder that may not be read: its own line will say so
            files.append(path)
    return files


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
    """Copy one original into the library and make its scaled copies; for a pool thread.

    Args:
        allow_damaged: the owner wants a picture that is cut short, too. job: asked for cancel only.
    Returns:
        What was kept; only after this may a row name it.
    Raises:
        PictureRefused: it changed since it was looked at, vanished, or cannot be read.
        SaveFailed: the disk refused. Cancelled: the owner stopped it.
    """
    if candidate.problem is not None and not (allow_damaged and candidate.facts is not None):
        raise candidate.problem
    kept = media.copy_in(library, candidate.path, cancelled=job.is_cancelled if job is not None else None)
    if kept.sha256 != candidate.sha256:
        raise PictureRefused(
            _("{name} changed after it was looked at.").format(name=candidate.name), _("Add it once more.")
        )
    make_copies(library, kept.sha256, decoder, name=candidate.name)
    return kept


def keep_all(
    library: Path,
    wanted: Sequence[Candidate],
    decoder: Decoder,
    *,
    job: Work | None = None,
) -> list[Outcome]:
    """Keep the chosen candidates one after the other; for a pool thread.

    Args:
        wanted: what the owner ticked; a damaged one among them is meant to be kept.
        job: told (done, total), asked for cancel.
    Returns:
        One outcome per candidate, in order; a file that vanished costs one line.
    Raises:
        SaveFailed: the disk refused, or has no room for all. Cancelled: stopped; then no row may name any.
    """
    media.free_space_for(library, sum(_size(candidate.path) for candidate in wanted))
    outcomes = []
    for number, candidate in enumerate(wanted):
        _go_on(job, number, len(wanted))
        try:
            kept = keep(library, candidate, decoder, allow_damaged=candidate.is_damaged, job=job)
            outcomes.append(Outcome(candidate, kept, None))
        except PictureRefused as refused:
            outcomes.append(Outcome(candidate, None, refused))
    _go_on(job, len(wanted), len(wanted))
    return outcomes


def make_copies(library: Path, sha256: str, decoder: Decoder, *, name: str = "") -> None:
    """Make the missing scaled copies of a kept original; any thread.

    Args:
        sha256: names the original. name: what to call it in a sentence.
    Raises:
        PictureRefused: the original is missing or cannot be read. SaveFailed: the disk refused.
    """
    wanted = [(media.cache_path(library, sha256, edge), edge) for edge in media.SIZES]
    missing = [(path, edge) for path, edge in wanted if not path.is_file()]
    if not missing:
        return
    original = media.path_of(library, sha256)
    if not original.is_file():
        raise PictureRefused(
            _("The original of {name} is not in the library folder.").format(name=name or _("this photo")),
            _("If the library was copied or moved, copy its folder “media” as well."),
            reason="not_a_file",
        )
    with suppress(OSError):  # owners may empty or delete the cache at any time
        (library / "cache").mkdir(exist_ok=True)
    # What was let in is shown as far as it goes: a damaged one was kept on purpose.
    decoder.copies(original, missing, allow_damaged=True)


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
        paths = _pictures_in(folder)
        os.listdir(folder)
    except OSError as error:
        title = _("The folder “{name}” cannot be opened.").format(name=folder.name)
        raise PictureRefused(title, _("Connect the phone, card or drive, or choose another folder.")) from error
    sizes = {size for size, _sha256 in known}
    found = []
    for number, path in enumerate(paths):
        _go_on(job, number, len(paths))
        one = _found(path)
        if one.size not in sizes or (one.size, _sha256_or_nothing(path)) not in known:
            found.append(one)
    return sorted(found, key=lambda one: (one.day, one.path.name), reverse=True)


def _kept_rows(store: Store, dog: str) -> Iterator[dict[str, Any]]:
    rows = store.select(models.Photo, models.Photo.id, models.Photo.sha256, models.Photo.size)
    return iter(rows.where(models.Photo.dog == dog).dicts())


def _go_on(job: Work | None, done: int, total: int) -> None:
    if job is None:
        return
    if job.is_cancelled():
        raise Cancelled(_("Adding photos was stopped."))
    job.progressed.emit(done, total)


def _looked_at(group: media.Group, decoder: Decoder, preview: Path, today: date) -> Candidate:
    blank = Candidate(group.main, group.others, None, "", None, "", None, "", None, group.note)
    try:
        found = replace(blank, sha256=_sha256(group.main), file_day=_file_day(group.main))
    except PictureRefused as refused:
        return replace(blank, problem=refused)
    try:
        facts = decoder.facts(group.main, today=today)
        decoder.copies(group.main, [(preview, PREVIEW)], allow_damaged=facts.damaged)
    except PictureRefused as refused:
        return replace(found, problem=refused)
    day = None if facts.doubtful else facts.day
    problem = sources.truncated(group.main) if facts.damaged else None
    return replace(found, facts=facts, day=day, problem=problem, preview=preview)


def _sha256(path: Path) -> str:
    seen = hashlib.sha256()
    with sources.open_source(path) as file:
        try:
            while chunk := file.read(media.CHUNK):
                seen.update(chunk)
        except OSError as error:
            raise sources.unreadable(path) from error
    return seen.hexdigest()


def _sha256_or_nothing(path: Path) -> str:
    try:
        return _sha256(path)
    except PictureRefused:
        return ""


def _found(path: Path) -> Found:
    return Found(path, _size(path), _file_day(path) or date.min)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # gone meanwhile: copying it will say so
        return 0


def _file_day(path: Path) -> date | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).date()
    except (OSError, OverflowError, ValueError):
        return None


def _pictures_in(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [path for path in sorted(folder.iterdir()) if _is_picture_file(path)]


def _is_picture_file(path: Path) -> bool:
    """Say whether a file of a folder is worth a line: an ordinary, visible one with an ending of a picture."""
    if path.name.startswith(".") or path.suffix.casefold() not in ENDINGS:
        return False
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False
