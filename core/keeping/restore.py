# SPDX-License-Identifier: MIT
"""Going back to a copy of the database: it becomes a new library beside the old one, which is never touched.

Plain files and SQLite; may run on a pool thread. Making copies belongs to library.py.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from core.keeping import library, migrations
from core.words.errors import Cancelled, LibraryProblem, SaveFailed
from core.words.i18n import _


def restore(copy: Path, target: Path, *, job: Any = None) -> Path:
    """Make a new library from a copy of a database and the photos that lie beside it.

    Args:
        copy: a .db file, usually in `backups/` of a library; that library's photos come along.
        target: folder of the new library; must not exist or be empty.
        job: told the progress in files by `job.progressed`, asked `job.is_cancelled()`; None for neither.
    Returns:
        The target. It appears whole or not at all.
    Raises:
        LibraryProblem: the copy is no whole Hindstride database, or the target holds something.
        SaveFailed: the disk refused. Cancelled: the job was cancelled.
    """
    check_copy(copy)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise LibraryProblem(
            _("The folder “{name}” is not empty.").format(name=target.name),
            _("Choose a new or an empty folder."),
            reason="foreign",
        )
    part = target.with_name(target.name + ".part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        library.lay_out(part)
        library.database(part).unlink()
        shutil.copyfile(copy, library.database(part))
        _copy_photos(_photos_beside(copy), part / "media", job)
        library.sync_file(library.database(part))
        if target.exists():
            target.rmdir()
        os.replace(part, target)
        library.sync_folder(target.parent)
    except (OSError, shutil.Error) as error:
        raise library.save_failed(target, error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return target


def check_copy(copy: Path) -> None:
    """Refuse a file that is no whole Hindstride database; nothing is written.

    Raises:
        LibraryProblem: reason missing, foreign, newer or damaged.
    """
    if not copy.is_file():
        raise LibraryProblem(
            _("There is no file “{name}”.").format(name=copy.name), _("Choose another copy."), reason="missing"
        )
    try:
        with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            number = connection.execute("PRAGMA application_id").fetchone()[0]
            version = migrations.version_of(connection)
            library.verify(connection)
    except (sqlite3.Error, SaveFailed) as error:
        raise LibraryProblem(
            _("The copy “{name}” is damaged or no copy of a library.").format(name=copy.name),
            _("Choose another copy; an older one may be whole."),
            reason="damaged",
        ) from error
    if number != migrations.APPLICATION_ID:
        raise LibraryProblem(
            _("The file “{name}” is not from Hindstride.").format(name=copy.name),
            _("Choose another copy."),
            reason="foreign",
        )
    if version > library.newest_version():
        raise LibraryProblem(
            _("This copy was written by a newer Hindstride."),
            _("Update Hindstride to open it. Nothing was changed."),
            reason="newer",
        )


def _photos_beside(copy: Path) -> Path | None:
    """Return the folder of originals that belongs to a copy, or None when it lies alone."""
    folders = (copy.parent / "media", copy.parent.parent / "media")
    return next((folder for folder in folders if folder.is_dir()), None)


def _copy_photos(source: Path | None, target: Path, job: Any) -> None:
    files = sorted(file for file in source.glob("??/*") if file.is_file()) if source is not None else []
    for done, file in enumerate(files):
        if job is not None:
            if job.is_cancelled():
                raise Cancelled(_("Restoring was cancelled."))
            job.progressed.emit(done, len(files))
        folder = target / file.parent.name
        folder.mkdir(exist_ok=True)
        shutil.copyfile(file, folder / file.name)
        library.sync_file(folder / file.name)
