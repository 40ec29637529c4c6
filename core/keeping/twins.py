# SPDX-License-Identifier: MIT
"""Files that are one picture to the owner: a HEIC with its JPEG twin, a Live Photo with its movie.

Decided by folder and name alone; nothing is opened, nothing is left out without a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.keeping.sources import shown_name
from core.words.i18n import _

HEIC = (".heic", ".heif", ".hif")
JPEG = (".jpg", ".jpeg")
MOVIE = (".mov",)


@dataclass(frozen=True, slots=True)
class Group:
    """One picture as the owner sees it.

    Attributes:
        main: the file to add.
        others: files that show the same moment, in the order given; empty for most.
        note: what to tell the owner about the others; plain text, "" when there are none.
    """

    main: Path
    others: tuple[Path, ...] = ()
    note: str = ""


def twins(paths: Sequence[Path]) -> list[Group]:
    """Group files of the same folder and the same name without its ending (case does not matter).

    Args:
        paths: files in the order the owner chose them; the same path twice counts once.
    Returns:
        One group per picture, ordered by its first file. A HEIC is main before its JPEG; a movie joins the
        one picture of its name, else it stands alone. Two files of one kind are never taken for twins.
    """
    by_name: dict[tuple[Path, str], list[Path]] = {}
    for path in dict.fromkeys(paths):
        by_name.setdefault((path.parent, path.stem.casefold()), []).append(path)
    return [group for same in by_name.values() for group in _groups(same)]


def _groups(same: list[Path]) -> list[Group]:
    heics, jpegs, movies = (_of_kind(same, kind) for kind in (HEIC, JPEG, MOVIE))
    if len(heics) > 1 or len(jpegs) > 1 or len(movies) > 1 or not (heics or jpegs):
        return [Group(path) for path in same]
    main = (heics or jpegs)[0]
    others = tuple(path for path in same if path != main and path in (*jpegs, *movies))
    joined = Group(main, others, _note(main, others))
    alone = [Group(path) for path in same if path != main and path not in others]
    return [joined, *alone]


def _of_kind(paths: Iterable[Path], endings: tuple[str, ...]) -> list[Path]:
    return [path for path in paths if path.suffix.casefold() in endings]


def _note(main: Path, others: tuple[Path, ...]) -> str:
    notes = []
    for other in others:
        if other.suffix.casefold() in MOVIE:
            said = _("A Live Photo: its movie {name} is not added.")
        else:
            said = _("Its JPEG twin {name} shows the same picture and is not added.")
        notes.append(said.format(name=shown_name(other)))
    return " ".join(notes)
