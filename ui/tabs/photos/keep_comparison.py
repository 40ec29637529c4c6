# SPDX-License-Identifier: MIT
"""Asks where the picture of a comparison goes, has it drawn in a job, and says how it went.

How the picture looks: comparison_picture.py. Which two photos: the compare page.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from core.words.i18n import _
from ui import saved_file
from ui.jobs import Jobs
from ui.tabs.photos import comparison_picture
from ui.tabs.photos.comparison_picture import Comparison, Made


class ComparisonKeeper(QObject):
    """Saves and copies.

    Signals:
        told(text: str, role: str): a sentence for the notice.
    """

    told = Signal(str, str)

    def __init__(self, jobs: Jobs, owner: QWidget) -> None:
        """Make one; `owner` is the parent of the dialog."""
        super().__init__(owner)
        self._jobs = jobs
        self._owner = owner

    def save(self, comparison: Comparison | None) -> None:
        """Ask for a file and write the picture; None says that there are no two photos yet."""
        if comparison is None:
            self._say_missing()
            return
        name = saved_file.name_of(comparison.heading, comparison.left.week, comparison.right.week)
        png, jpeg = _("PNG picture (*.png)"), _("JPEG picture (*.jpg *.jpeg)")
        kinds = f"{png};;{jpeg}"
        chosen, kind = QFileDialog.getSaveFileName(self._owner, _("Save comparison"), f"{name}.png", kinds)
        if chosen:
            ending = ".jpg" if kind == jpeg else ".png"
            self._make(comparison, saved_file.with_ending(chosen, ending, *saved_file.PICTURES))

    def copy(self, comparison: Comparison | None) -> None:
        """Put the picture on the clipboard; None says that there are no two photos yet."""
        if comparison is None:
            self._say_missing()
        else:
            self._make(comparison, None)

    def _make(self, comparison: Comparison, path: Path | None) -> None:
        self._jobs.run(comparison_picture.make, comparison, path, then=self._on_made)

    def _on_made(self, made: Made) -> None:
        if made.path is None:
            QGuiApplication.clipboard().setImage(made.image)
            self.told.emit(_("Copied. Paste it into a message or a letter."), "good")
        else:
            self.told.emit(_("Saved as “{name}”.").format(name=made.path.name), "good")

    def _say_missing(self) -> None:
        self.told.emit(_("Two opened photos are needed. Try again when both are on screen."), "plain")
