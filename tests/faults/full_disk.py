# SPDX-License-Identifier: MIT
"""A window on a library whose disk is filled to the last byte; called by full.sh with the mounted folder."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from pathlib import Path

from core.keeping import dog_drawing
from core.keeping.store import Store
from core.usecases import dogs
from core.words.errors import SaveFailed
from ui import app, rehearsal
from ui.app import Opened, Program
from ui.tabs.photos.tab import PhotosTab
from ui.tabs.vet import saving
from ui.tabs.vet.tab import VetTab

NOW = datetime(2026, 11, 22, 18, 42)
LONG = "A long day. " * 900


def fill(disk: Path) -> None:
    """Take every byte that is left."""
    for size in (65536, 1):
        handle = os.open(disk / f"filler-{size}", os.O_WRONLY | os.O_CREAT)
        try:
            while True:
                os.write(handle, b"x" * size)
        except OSError:
            os.close(handle)


def make_room(disk: Path) -> None:
    """Give it back."""
    for file in disk.glob("filler-*"):
        file.unlink()


def said(here: Opened) -> str:
    """Return the notices; a crash dialog ends the run."""
    rehearsal.settle(here.jobs)
    assert here.door.dialog is None, here.door.dialog.details.toPlainText()
    words = " ".join(here.window.notices.texts())
    print("  said:", words)
    return words


def notes(disk: Path, here: Opened) -> None:
    """A save that finds no room keeps what was typed, and is made up for later."""
    note = here.window.tabs.tab("diary").page.note.note
    fill(disk)
    note.setPlainText(LONG)
    here.session.flush_requested.emit()
    assert "is full" in said(here)
    assert note.toPlainText() == LONG
    make_room(disk)
    here.session.flush_requested.emit()
    assert said(here) == ""
    assert here.store.rows("SELECT note FROM entry") == [(LONG,)]


def photos(disk: Path, here: Opened, picture: Path) -> None:
    """Photos that find no room leave no original, no row and no half file."""
    tab = here.window.go("photos")
    assert isinstance(tab, PhotosTab)
    fill(disk)
    tab.accept_paths([picture], pose="rear")
    assert "is full" in said(here)
    make_room(disk)
    here.window.notices.clear()
    tab.accept_paths([picture], pose="rear")
    assert said(here) == ""
    tab.check.keep.click()
    assert "MB" in said(here)  # 100 MB are always left free
    assert list((here.store.path / "media").iterdir()) == []


def pages(disk: Path, here: Opened) -> None:
    """A page that finds no room leaves no half file."""
    tab = here.window.go("vet")
    assert isinstance(tab, VetTab)
    made = tab.build()
    assert made is not None
    fill(disk)
    try:
        saving.save_page(made, disk / "page.pdf", "a4", tab.summary.notice)
        raise SystemExit("a page was saved on a full disk")
    except SaveFailed as error:
        print("  said:", error)
    assert not list(disk.glob("page*"))


def main() -> None:
    """Run everything and close the window while the disk is full."""
    disk = Path(sys.argv[1])
    picture = disk.parent / "rear.jpg"
    look = next(iter(dog_drawing.LOOKS.values()))
    drawn = dog_drawing.draw(look, "rear", left=0.4, right=0.5, crouch=0.2, jitter=dog_drawing.Jitter(), taken_at=NOW)
    picture.write_bytes(drawn.image_bytes)
    store = Store.create(disk / "library")
    dogs.add(store, "Bailey", today=date(2026, 11, 22))
    store.close()
    program = Program(app.application(), clock=lambda: NOW)
    program.start(disk / "library")
    here = program.opened
    assert here is not None
    rehearsal.settle(here.jobs)
    notes(disk, here)
    photos(disk, here, picture)
    pages(disk, here)
    here.window.close()
    assert program.opened is None
    make_room(disk)
    assert not list((disk / "library" / "backups").iterdir())
    again = Store.open(disk / "library")
    assert again.rows("PRAGMA integrity_check") == [("ok",)]
    again.close()


main()
