# SPDX-License-Identifier: MIT
"""The dialog of the time-lapse: which weeks of which pose, how fast, as what file; it shows what will be written.

Which photos and how they lie: lapse_plan.py. Drawing and writing: lapse_frames.py, in a job.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.keeping.decoder import Decoder
from core.usecases import photos
from core.words.i18n import _
from ui import saved_file
from ui.jobs import Job, Jobs
from ui.session import Session
from ui.tabs.photos.extras import lapse_frames, lapse_plan
from ui.tabs.photos.extras.lapse_choices import LapseChoices
from ui.tabs.photos.extras.lapse_foot import LapseFoot
from ui.tabs.photos.extras.lapse_frames import Made, Wish
from ui.tabs.photos.extras.lapse_plan import Film
from ui.tabs.photos.extras.lapse_preview import LapsePreview
from ui.tabs.photos.pictures import Pictures
from ui.widgets.headings import EmptyState, label

BESIDE_LINES = 30  # lines of text that the dialog is wide before the choices stand beside the preview


class TimeLapse(QDialog):
    """Makes an animated picture of one pose.

    Signals:
        told(text: str, role: str): a sentence for the notice, after the file was written.
    """

    told = Signal(str, str)

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        parent: QWidget | None = None,
        *,
        pose: str,
        pictures: Pictures,
        decoder: Decoder,
    ) -> None:
        """Show the photos of a pose as they would be written; show it with open().

        Args:
            pose: the pose on screen; another is taken when it has fewer than two photos.
        """
        super().__init__(parent)
        self.setObjectName("time_lapse")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Time-lapse"))
        self.setAccessibleName(self.windowTitle())
        self._session = session
        self._jobs = jobs
        self._decoder = decoder
        self._job: Job | None = None
        self.film = Film((), (4, 3))
        self.preview = LapsePreview(pictures)
        self.choices = LapseChoices(session)
        self.foot = LapseFoot()
        self.aligned = label("", "muted", wrap=True, name="lapse_aligned")
        offered = lapse_plan.poses_to_offer(session.store, session.dog) if session.dog is not None else []
        self._lay_out(has_any=bool(offered))
        self._connect()
        self._fit()
        if offered:
            self.choices.set_poses(offered, pose)
            self.choices.poses.setFocus()

    def save(self) -> None:
        """Ask for a file and have the film written."""
        dog = self._session.dog
        if dog is None or len(self.film.frames) < lapse_plan.FEWEST:
            return
        ending = self.choices.ending
        name = saved_file.name_of(dog.name, photos.pose_label(self.choices.pose).lower()) + ending
        kinds = {".webp": _("Animated WebP (*.webp)"), ".gif": _("Animated GIF (*.gif)")}
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save time-lapse"), name, kinds[ending])
        if chosen:
            self._write(saved_file.with_ending(chosen, ending))

    def reject(self) -> None:
        """Leave; a film that is being written is stopped and nothing of it stays."""
        self._stop()
        super().reject()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the choices beside the preview, or below it where text is large or the dialog narrow."""
        super().resizeEvent(event)
        is_wide = self.width() >= BESIDE_LINES * self.fontMetrics().height()
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._body.setDirection(way)

    # --- inside ------------------------------------------------------------------------------------

    def _lay_out(self, *, has_any: bool) -> None:
        shown = QVBoxLayout()
        shown.setSpacing(8)
        shown.addWidget(self.preview)
        shown.addWidget(self.aligned)
        shown.addStretch(1)
        area = QScrollArea()
        area.setObjectName("lapse_scroll")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.choices)
        self._body = QHBoxLayout()
        self._body.setSpacing(18)
        self._body.addLayout(shown, 3)
        self._body.addWidget(area, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        column.addWidget(label(_("Time-lapse"), "title"))
        if has_any:
            column.addLayout(self._body, 1)
            column.addWidget(self.foot)
            return
        words = _("A time-lapse needs photos of one pose from two weeks or more. Photos with a flag are left out.")
        none = EmptyState(_("Not enough photos for a time-lapse yet"), words, _("Close"), "photos")
        none.action_pressed.connect(self.reject)
        column.addWidget(none, 1)

    def _connect(self) -> None:
        self.choices.changed.connect(self._on_changed)
        self.foot.save_asked.connect(self.save)
        self.foot.left.connect(self._on_left)

    def _fit(self) -> None:
        """Take most of the window, within 1024 x 700 px or as much as the owner's window has."""
        owner = self.parentWidget()
        room = owner.window().size() if owner is not None else None
        wide, high = (room.width() - 60, room.height() - 50) if room is not None else (964, 650)
        self.resize(max(640, min(1080, wide)), max(440, min(720, high)))

    def _write(self, target: Path) -> None:
        library = self._session.store.path
        wish = Wish(self.film, self.choices.edge, self.choices.frame_ms, self.font(), library, target)
        self.foot.begin()
        self.choices.setEnabled(False)
        self._job = self._jobs.run(
            lapse_frames.make,
            wish,
            self._decoder,
            then=self._on_made,
            failed=self._on_failed,
            progressed=self.foot.set_progress,
            with_job=True,
        )

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = None
        self.choices.setEnabled(True)
        self.foot.end()

    # --- what is told ------------------------------------------------------------------------------

    def _on_changed(self) -> None:
        dog = self._session.dog
        if dog is None:
            return
        self.film = lapse_plan.film(self._session.store, self.choices.chosen(), dog.start_day)
        is_enough = len(self.film.frames) >= lapse_plan.FEWEST
        self.aligned.setText(self.film.words if is_enough else _("Choose at least two weeks."))
        self.preview.set_film(self.film, self.choices.frame_ms)
        self.foot.set_ready(is_enough)

    def _on_left(self) -> None:
        if self._job is not None:
            self._stop()
        else:
            self.reject()

    def _on_made(self, made: Made) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        said = [_("Saved as “{name}”.").format(name=made.path.name), *made.left_out[:3]]
        if len(made.left_out) > 3:
            said.append(_("And {count} more.").format(count=len(made.left_out) - 3))
        self.told.emit(" ".join(said), "caution" if made.left_out else "good")
        self.accept()

    def _on_failed(self, error: object) -> None:
        if self.sender() is self._job:
            self._stop()
            self._jobs.failed.emit(error)
