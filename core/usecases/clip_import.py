# SPDX-License-Identifier: MIT
"""Bringing clips in: what is in these files, which are here already, copying the chosen ones into the library.

Plain functions over paths for pool threads, which never see the store. Rows about clips are clips.py, photos
photo_import.py; what both do with any file is incoming.py.
"""

from __future__ import annotations

import shutil
import threading
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from core.keeping import clip_reader, clip_refusals, disk, exif, media, models, movie, sources
from core.keeping.clip_reader import ClipFacts, ClipReader
from core.keeping.media import Kept
from core.keeping.store import Store
from core.keeping.twins import twins
from core.usecases import incoming
from core.usecases.incoming import SAME_BATCH as SAME_BATCH
from core.usecases.incoming import Work as Work
from core.usecases.photo_import import ENDINGS as PHOTO_ENDINGS
from core.words.errors import HindstrideError, PictureRefused
from core.words.i18n import _

ENDINGS = (".mp4", ".mov", ".m4v", ".avi", ".3gp", ".webm")
_STOP_S = 0.05  # how soon a stopped job lets go of the process that looks


@dataclass(frozen=True, slots=True)
class ClipCandidate:
    """One clip that could be added, as shown on the check page; nothing of it is kept yet.

    Attributes:
        path: the file outside the library.
        facts: what it says of itself; None when it cannot be added.
        sha256: of its bytes; "" when it could not be opened.
        problem: why it is refused; with facts it can be kept all the same, without a preview or without its end.
        duplicate_of: id of this dog's clip with the same bytes, SAME_BATCH, or "" when it is new.
        day: what the clip says and can be trusted; None: ask. file_day: when the file was changed, a hint only.
        poster: upright JPEG in tmp/, None when there is none.
    """

    path: Path
    facts: ClipFacts | None
    sha256: str
    problem: HindstrideError | None
    duplicate_of: str
    day: date | None
    poster: Path | None
    file_day: date | None = None

    @property
    def name(self) -> str:
        """The file's own name, safe to show."""
        return sources.shown_name(self.path)

    @property
    def has_no_preview(self) -> bool:
        """Whether it can be kept, but nothing of it can be shown."""
        return self.facts is not None and self.poster is None

    @property
    def can_be_kept(self) -> bool:
        """Whether it could be added: it is a clip, and not here already."""
        return self.facts is not None and not self.duplicate_of


@dataclass(frozen=True, slots=True)
class ClipOutcome:
    """What became of one candidate: the kept original, or why it was not kept."""

    candidate: ClipCandidate
    kept: Kept | None
    problem: HindstrideError | None


def is_clip_file(path: Path) -> bool:
    """Say whether a file has the ending of a clip; nothing is opened, what it is its content will say."""
    return path.suffix.casefold() in ENDINGS


def is_told_by_name(path: Path) -> bool:
    """Say whether a file has the ending of a clip or a photo, so that `part` needs no look at the disk."""
    return path.suffix.casefold() in (*PHOTO_ENDINGS, *ENDINGS)


def split(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Say what goes to photos and what to clips; for a pool thread, because folders are listed.

    Args:
        paths: files and folders, as dropped on the window; of folders the files directly in them that have an ending
            of either.
    Returns:
        As `part`.
    """
    return part(incoming.expanded(paths, (*PHOTO_ENDINGS, *ENDINGS)))


def part(files: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Say by name alone which files go to photos and which to clips; any thread, nothing is looked at.

    Returns:
        Photos (with the movies of Live Photos beside them, which are told of and not added, and with whatever has
        another ending), then clips; each in the order given.
    """
    groups = twins(files)
    clips = [group.main for group in groups if is_clip_file(group.main)]
    return [path for group in groups if group.main not in clips for path in (group.main, *group.others)], clips


def inspect(
    library: Path, paths: Sequence[Path], reader: ClipReader, *, today: date, job: Work | None = None
) -> list[ClipCandidate]:
    """Look into clips from outside; for a pool thread.

    Args:
        library: its folder; posters go to tmp/.
        paths: files in the owner's order, the same one twice counts once; of a folder the clips directly in it.
        reader: makes the posters; closed for good when the job is cancelled. today: the owner's day.
        job: told (done, total), asked for cancel.
    Returns:
        One candidate per file, in order; a bad file costs one line of it.
    Raises:
        Cancelled: the owner stopped it; posters are removed. SaveFailed: no room for posters.
    """
    wanted = _clips_of(paths)
    folder = library / "tmp" / f"posters-{uuid.uuid4().hex}"
    found: list[ClipCandidate] = []
    try:
        disk.make_folder(folder)
        with closed_when_stopped(reader, job):
            for number, path in enumerate(wanted):
                incoming.go_on(job, number, len(wanted))
                found.append(_looked_at(path, reader, folder / f"{number}.jpg", today=today, job=job))
        incoming.go_on(job, len(wanted), len(wanted))
    except BaseException as error:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, OSError):
            raise disk.refusal(error) from error
        raise
    return found


def mark_duplicates(store: Store, dog: str, candidates: Sequence[ClipCandidate]) -> list[ClipCandidate]:
    """Say which candidates are here already: same bytes for the same dog, or twice in the batch. Main thread.

    Args:
        dog: id of the dog. candidates: in order; of two with the same bytes the first is the new one.
    """
    rows = store.select(models.Clip, models.Clip.id, models.Clip.sha256).where(models.Clip.dog == dog)
    kept = {row["sha256"]: row["id"] for row in rows.dicts()}
    marked = []
    for candidate in candidates:
        duplicate = kept.get(candidate.sha256, "") if candidate.sha256 else ""
        marked.append(replace(candidate, duplicate_of=duplicate))
        if candidate.facts is not None:
            kept.setdefault(candidate.sha256, SAME_BATCH)
    return marked


def keep_all(
    library: Path, wanted: Sequence[ClipCandidate], reader: ClipReader, *, job: Work | None = None
) -> list[ClipOutcome]:
    """Keep the chosen candidates one after the other; for a pool thread. Clips of any size are copied in pieces.

    Args:
        wanted: what the owner ticked; one without a preview among them is meant to be kept.
        reader: makes a poster that is no longer there. job: told (done, total), asked for cancel.
    Returns:
        One outcome per candidate, in order; a file that vanished or changed costs one line.
    Raises:
        SaveFailed: the disk refused, or has no room for all. Cancelled: stopped; then no row may name any.
    """
    media.free_space_for(library, sum(incoming.size_of(candidate.path) for candidate in wanted), times=1)
    outcomes = []
    for number, candidate in enumerate(wanted):
        incoming.go_on(job, number, len(wanted))
        outcomes.append(_outcome(library, candidate, reader, job))
    incoming.go_on(job, len(wanted), len(wanted))
    return outcomes


def poster_path(library: Path, sha256: str) -> Path:
    """Return where the poster (upright JPEG, at most 960 px) is or would be; ValueError for a wrong sha256."""
    return media.cache_path(library, sha256, clip_reader.POSTER_EDGE)


def make_poster(library: Path, sha256: str, reader: ClipReader, *, name: str = "") -> None:
    """Make the poster of a kept clip when it is not there; any thread.

    Args:
        sha256: names the original. name: what to call it in a sentence.
    Raises:
        PictureRefused: the original is missing, or as `ClipReader.look`. SaveFailed: the disk refused.
    """
    if poster_path(library, sha256).is_file():
        return
    original = media.path_of(library, sha256)
    if not original.is_file():
        raise missing(name)
    part = library / "tmp" / f"{uuid.uuid4().hex}.jpg"
    try:
        part.parent.mkdir(exist_ok=True)
        reader.look(original, part)
        _put(library, sha256, part.read_bytes())
    except OSError as error:
        raise disk.refusal(error) from error
    except PictureRefused as refused:
        raise by_name(refused, original, name) from refused
    finally:
        disk.discard(part)


@contextmanager
def closed_when_stopped(reader: ClipReader, job: Work | None) -> Iterator[None]:
    """Close a reader for good as soon as a job is cancelled: its process would go on for half a minute.

    Inside it the pool thread waits for that process and cannot look at the job, so another thread does.
    """
    done = threading.Event()

    def watch(stopping: Work) -> None:
        while not done.wait(_STOP_S):
            if stopping.is_cancelled():
                reader.close()
                return

    watching = None if job is None else threading.Thread(target=watch, args=(job,), daemon=True)
    if watching is not None:
        watching.start()
    try:
        yield
    finally:
        done.set()
        if watching is not None:
            watching.join()  # a window's job must not be let go of last by this thread


def by_name(refused: PictureRefused, original: Path, name: str) -> PictureRefused:
    """Return a refusal that calls a kept clip as its owner does, not by its place in the library."""
    title = refused.title.replace(original.name, name or _("this clip"))
    return PictureRefused(title, refused.advice, reason=refused.reason)


def missing(name: str = "") -> PictureRefused:
    """Return what is said of a clip whose original is not in the library folder."""
    return PictureRefused(
        _("The original of {name} is not in the library folder.").format(name=name or _("this clip")),
        _("If the library was copied or moved, copy its folder “media” as well."),
        reason="not_a_file",
    )


def discard_posters(candidates: Iterable[ClipCandidate]) -> None:
    """Remove the posters of candidates that are no longer shown; their files outside are not touched."""
    for folder in {candidate.poster.parent for candidate in candidates if candidate.poster is not None}:
        shutil.rmtree(folder, ignore_errors=True)


# --- inside ------------------------------------------------------------------------------------------


def _looked_at(path: Path, reader: ClipReader, poster: Path, *, today: date, job: Work | None) -> ClipCandidate:
    blank = ClipCandidate(path, None, "", None, "", None, None)
    try:
        said = movie.read(path)  # first: what is no clip is not read to its end, and never given to a player
        sha256 = incoming.sha256_of(path, job.is_cancelled if job is not None else None)
    except PictureRefused as refused:
        return replace(blank, problem=refused)
    found = replace(blank, sha256=sha256, file_day=incoming.file_day(path), facts=clip_reader.facts_of(said))
    try:
        problem = clip_refusals.end_is_missing(path) if said.is_cut else None
        found = replace(found, facts=reader.look(path, poster, said), poster=poster, problem=problem)
    except PictureRefused as refused:
        can_be_kept = refused.reason in clip_reader.KEPT_REASONS
        found = replace(found, problem=refused, facts=found.facts if can_be_kept else None)
    return replace(found, day=_day(found.facts, today))


def _day(facts: ClipFacts | None, today: date) -> date | None:
    if facts is None:
        return None
    told = exif.taken((facts.taken_at, facts.offset), (None, None), today=today)
    return None if told.doubtful else told.day


def _outcome(library: Path, candidate: ClipCandidate, reader: ClipReader, job: Work | None) -> ClipOutcome:
    try:
        if candidate.facts is None:
            raise candidate.problem or sources.unreadable(candidate.path)
        kept = media.copy_in(library, candidate.path, cancelled=job.is_cancelled if job is not None else None)
        if kept.sha256 != candidate.sha256:
            raise incoming.changed_since(candidate.name)
        if candidate.poster is not None:
            with suppress(OSError):  # gone meanwhile: it is made again when it is looked at
                _put(library, kept.sha256, candidate.poster.read_bytes())
    except PictureRefused as refused:
        return ClipOutcome(candidate, None, refused)
    return ClipOutcome(candidate, kept, None)


def _clips_of(paths: Iterable[Path]) -> list[Path]:
    """Return the files among the paths as they are, and of every folder the clips in it; Live Photos' are left out."""
    found: list[Path] = []
    for path in paths:
        found += split([path])[1] if path.is_dir() and not path.is_symlink() else [path]
    return list(dict.fromkeys(found))


def _put(library: Path, sha256: str, poster: bytes) -> None:
    with suppress(OSError):  # owners may empty or delete the cache at any time
        (library / "cache").mkdir(exist_ok=True)
    disk.write_whole(poster_path(library, sha256), poster)
