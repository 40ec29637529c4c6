# SPDX-License-Identifier: MIT
"""The videos of the Photos tab: the room with the clips, and the pages through which clips come in.

It decides which of its pages is on screen. Made when videos are first looked at: nothing before that loads a player.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from core.keeping.clip_reader import ClipReader
from core.keeping.store import Changed
from core.usecases import clip_import, clips
from core.usecases.clips import Clip
from core.words.i18n import _
from ui.jobs import Jobs
from ui.session import Session
from ui.tabs.photos.busy_page import BusyPage
from ui.tabs.photos.videos import bringing, clip_words
from ui.tabs.photos.videos.bringing import ClipImportFlow
from ui.tabs.photos.videos.buttons import button
from ui.tabs.photos.videos.clip_check import ClipCheckPage
from ui.tabs.photos.videos.videos_room import VideosRoom
from ui.tabs.photos.words import day_words
from ui.widgets.clip_media import NoPlayer
from ui.widgets.headings import EmptyState

TABLES = frozenset(("clip", "footfall", "dog"))


class VideosPage(QWidget):
    """Clips of the dog on screen.

    Attributes:
        flow: brings clips in. room: the clips, or None where they cannot be shown.
    Signals:
        photos_asked(): back to the photos. told(text: str, role: str): a sentence for the notice.
        removed(sentence: str): a clip is gone; undo helps. still_written(path: Path): a frame for the photos.
        state_changed(): an import began or ended; see `is_importing`.
    """

    photos_asked = Signal()
    told = Signal(str, str)
    removed = Signal(str)
    still_written = Signal(object)
    state_changed = Signal()

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        parent: QWidget | None = None,
        *,
        reader: Callable[[], ClipReader] = ClipReader,
    ) -> None:
        """Make the pages.

        Args:
            reader: makes what looks at clips, one for each job: it ends with the job, so nothing is left to close.
        """
        super().__init__(parent)
        self.setObjectName("videos_page")
        self._session, self._jobs = session, jobs
        self._reader = reader
        self.flow = ClipImportFlow(session, jobs, self, reader=reader)
        self.add = button("add_videos", _("Add video…"), "plain")
        self.room: VideosRoom | None = None
        self.check = ClipCheckPage()
        self.busy = BusyPage()
        self._is_stale = True
        self._make_empty()
        self._make_room()
        self._lay_out()
        self._connect()

    # --- what others ask of the page -----------------------------------------------------------------

    @property
    def is_importing(self) -> bool:
        """Whether clips are looked at, checked or kept."""
        return self.flow.state != bringing.IDLE

    @property
    def is_keeping(self) -> bool:
        """Whether clips are being kept: the window should wait."""
        return self.flow.state == bringing.KEEPING

    def refresh(self) -> None:
        """Show the clips that are kept now; while hidden only remember to do so."""
        self._is_stale = not self.isVisible()
        if self._is_stale or self._session.dog is None:
            return
        if self.flow.state == bringing.CHECKING:
            self._fill_check()
        elif self.room is not None:
            self.room.refresh()
        self._show_page()

    def play(self, chosen: Clip, beside: Sequence[Clip]) -> None:
        """Show clips and play them; keys go to the chosen one. Nothing where clips cannot be shown."""
        if self.room is not None:
            self.room.play(chosen, beside)

    def flush(self) -> None:
        """Keep what was typed and tapped."""
        if self.room is not None:
            self.room.flush()

    def accept_paths(self, paths: Sequence[Path]) -> None:
        """Look into clips that were dropped or chosen."""
        if self._session.store.writable:
            self.flow.add(list(paths))
        else:
            self.told.emit(_("This library is open for reading only, so clips cannot be added now."), "caution")

    def pick(self) -> None:
        """Ask for files."""
        endings = " ".join(f"*{ending} *{ending.upper()}" for ending in clip_import.ENDINGS)
        wanted = _("Videos ({endings})").format(endings=endings)
        everything = _("All files (*)")
        names, _chosen = QFileDialog.getOpenFileNames(
            self, _("Add video"), self._session.settings.look_folder, f"{wanted};;{everything}"
        )
        if names:
            self.accept_paths([Path(name) for name in names])

    # --- what Qt tells -------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was hidden."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()
        if self.room is not None:
            self.room.theatre.take_focus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stand still: nobody looks."""
        super().hideEvent(event)
        if self.room is not None:
            self.room.halt()

    # --- inside --------------------------------------------------------------------------------------

    def _make_empty(self) -> None:
        self.empty = EmptyState(
            _("Videos of your dog will be here"),
            _(
                "Ten seconds of walking from the side and from behind, on the same ground, once a week or two. "
                "Two of them can be played side by side, slowly."
            ),
            _("Add video…"),
            "camera",
        )
        self.empty.button.setObjectName("empty_add_video")

    def _make_room(self) -> None:
        try:
            self.room = VideosRoom(self._session, self._jobs, self.add, reader=self._reader)
        except NoPlayer as missing:
            self.missing = EmptyState(missing.title, missing.advice, "", "warning")
            self.missing.setObjectName("videos_missing")

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        first = self.room if self.room is not None else self.missing
        for page in (first, self.empty, self.check, self.busy):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.leave = button("videos_leave", _("‹ Photos"), "link")
        self.leave.clicked.connect(self._on_back)
        inside = (self.empty if self.room is not None else self.missing).button.parentWidget().layout()
        assert isinstance(inside, QVBoxLayout)
        inside.insertWidget(inside.count() - 1, self.leave, 0, Qt.AlignmentFlag.AlignHCenter)

    def _connect(self) -> None:
        session = self._session
        session.changed.connect(self.on_changed)
        session.dog_chosen.connect(self.on_dog_chosen)
        session.flush_requested.connect(self.flush)
        session.theme_changed.connect(self.refresh)
        session.settings_changed.connect(self.refresh)
        self.flow.state_changed.connect(self._on_state)
        self.flow.progressed.connect(self.busy.set_progress)
        self.flow.finished.connect(self._on_finished)
        self.busy.stop_asked.connect(self.flow.stop)
        self.check.keep_asked.connect(self.flow.keep)
        self.check.put_away.connect(self.flow.put_away)
        self.check.add_asked.connect(self.pick)
        self.empty.action_pressed.connect(self.pick)
        self.add.clicked.connect(self.pick)
        if self.room is not None:
            self.room.back.clicked.connect(self._on_back)
            self.room.actions.told.connect(self.told)
            self.room.actions.removed.connect(self.removed)
            self.room.actions.still_written.connect(self.still_written)

    def _show_page(self) -> None:
        self._pages.setCurrentWidget(self._page())

    def _page(self) -> QWidget:
        if self.flow.state in (bringing.LOOKING, bringing.KEEPING):
            return self.busy
        if self.flow.state == bringing.CHECKING:
            return self.check
        if self.room is None:
            return self.missing
        dog = self._session.dog
        return self.room if dog is not None and clips.of_dog(self._session.store, dog.id) else self.empty

    def _fill_check(self) -> None:
        dog = self._session.dog
        if dog is None:
            return
        self.flow.mark_again()
        today = self._session.today()
        here = _("Already here: {clip}, {day}.")
        notes = {
            clip.id: here.format(clip=clips.label(clip).lower(), day=day_words(clip.day, today))
            for clip in clips.of_dog(self._session.store, dog.id)
        }
        self.check.show_candidates(self.flow.candidates, notes, dog=dog.name, today=today)

    def on_changed(self, changed: Changed) -> None:
        """Read again when clips or the dog changed."""
        if changed.tables & TABLES:
            self.refresh()

    def on_dog_chosen(self) -> None:
        """Show another dog's clips."""
        if self.room is not None:
            self.room.forget()
        self.refresh()

    def _on_state(self) -> None:
        if self.flow.state == bringing.LOOKING:
            self.busy.begin(_("Looking at the clips…"))
        elif self.flow.state == bringing.KEEPING:
            self.busy.begin(_("Keeping the clips…"))
        elif self.flow.state == bringing.CHECKING:
            self._fill_check()
        elif self.room is not None and self.isVisible():
            self.room.refresh()
        self._show_page()
        self.state_changed.emit()

    def _on_finished(self, kept: list[Clip], refused: list[str]) -> None:
        said = [clip_words.added(len(kept))] if kept else []
        said += refused[:3]
        if len(refused) > 3:
            said.append(_("And {count} more.").format(count=len(refused) - 3))
        self.told.emit(" ".join(said), "caution" if refused else "good")
        dog = self._session.dog
        if kept and self.room is not None and dog is not None and kept[-1].dog == dog.id:
            self.room.show_new(kept[-1])  # another dog may have come on screen while a long clip was copied

    def _on_back(self) -> None:
        self.photos_asked.emit()
