# SPDX-License-Identifier: MIT
"""The Photos tab: the comparison, the weeks and poses, and the pages through which photos come in.

It decides which page is on screen; the pages know nothing of each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.keeping.decoder import Decoder
from core.keeping.store import Changed
from core.usecases import photos
from core.usecases.photos import Found, Photo
from core.words import weeks
from core.words.i18n import _
from ui.jobs import Jobs
from ui.places import Place
from ui.session import Session
from ui.tab_page import Sight, TabPage
from ui.tabs.photos import importing, sights, words
from ui.tabs.photos.board_bar import BoardBar
from ui.tabs.photos.busy_page import BusyPage
from ui.tabs.photos.change_photo import ChangePhoto
from ui.tabs.photos.check_page import CheckPage
from ui.tabs.photos.compare_page import ComparePage
from ui.tabs.photos.extras.menu import ExtrasMenu
from ui.tabs.photos.importing import ImportFlow
from ui.tabs.photos.keep_comparison import ComparisonKeeper
from ui.tabs.photos.look_page import LookPage
from ui.tabs.photos.pictures import Pictures
from ui.tabs.photos.start_page import StartPage
from ui.tabs.photos.videos.door import VideosDoor
from ui.tabs.photos.ways_in import WaysIn, local_files
from ui.tabs.photos.weeks_page import WeeksPage
from ui.widgets.headings import EmptyState
from ui.widgets.notice import Notice


class PhotosTab(TabPage):
    """What an owner does with photos."""

    TABLES = frozenset(("photo", "dog", "mark", "reference", "photo_flag", "noticed"))
    PHOTO_TABLES = frozenset(("photo", "dog", "photo_flag"))  # a flag may change which photo stands for a week

    def __init__(
        self, session: Session, jobs: Jobs, parent: QWidget | None = None, *, decoder: Decoder | None = None
    ) -> None:
        """Make the pages; photos are read when the tab is first shown.

        Args:
            decoder: opens pictures from outside, and is closed by who made it; None makes one that starts with the
                first picture.
        """
        super().__init__(session, jobs, parent)
        self.setObjectName("photos_tab")
        self.setAcceptDrops(True)
        self._decoder = decoder or Decoder()
        if decoder is None:
            self.destroyed.connect(self._decoder.close)
            QCoreApplication.instance().aboutToQuit.connect(self._decoder.close)
        self._undo_label = ""
        self.pictures = Pictures(session.store.path, jobs, self._decoder, self)
        self.flow = ImportFlow(session, jobs, self._decoder, self)
        self.ways = WaysIn(session, jobs, self)
        self.keeper = ComparisonKeeper(jobs, self)
        self._make_pages()
        self.extras = ExtrasMenu(
            self.bar.more_menu, session, jobs, self.compare, pictures=self.pictures, decoder=self._decoder
        )
        self._lay_out()
        self._connect()
        self._show_page()

    # --- what others ask of the tab ----------------------------------------------------------------

    def read(self) -> None:
        """Show the photos that are kept now."""
        if self._session.dog is not None:
            if self.flow.state != importing.KEEPING:  # then the pose of what was kept is chosen, which reads it all
                self.compare.refresh()
            self.weeks.refresh()
        if self.flow.state == importing.CHECKING:
            self._fill_check()
        self._show_page()

    def accept_paths(self, paths: Sequence[Path], *, pose: str = "") -> None:
        """Look into files and folders that were dropped, pasted or chosen; `pose` is offered for them."""
        if self._may_add():
            photos_in = self.videos.take(paths, pose=pose)
            if photos_in:
                self.flow.add(photos_in, pose=pose)

    def show_day(self, day: date) -> None:
        """Compare with a photo of that day, of the pose on screen if there is one; without any, stay as it is."""
        dog, shown = self._session.dog, self.compare.photo("right")
        known = photos.in_album(photos.of_dog(self._session.store, dog.id), dog) if dog is not None else []
        of_day = [one for one in known if one.day == day]
        same = [one for one in of_day if shown is not None and one.pose == shown.pose]
        if of_day and self.videos.is_open:
            self.videos.leave()
        for photo in (same or of_day)[-1:]:
            self._on_week_photo(photo)

    def sights(self) -> tuple[Sight, ...]:
        """Return what the buttons over the photos show; nothing while there is no pair."""
        return sights.of_tab(self) if self._pages.currentWidget() is self.compare else ()

    def unfinished(self) -> str:
        """Say that photos are still being kept; empty when none are."""
        if self.videos.is_keeping:
            return _("Clips are still being kept. Close the window when they are in.")
        if self.flow.state != importing.KEEPING:
            return ""
        return _("Photos are still being kept. Close the window when they are in.")

    # --- what Qt tells -----------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures."""
        if local_files(event.mimeData()) or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look into what was dropped."""
        if self.ways.take(event.mimeData()):
            event.acceptProposedAction()

    # --- pages -------------------------------------------------------------------------------------

    def _make_pages(self) -> None:
        self.bar = BoardBar(self.ways.add, self.ways.others)
        self.weeks = WeeksPage(self._session, self.pictures)
        self.compare = ComparePage(self._session, self.pictures, self.bar, self.weeks)
        self.check = CheckPage(self._session.today())
        self.busy = BusyPage()
        self.look = LookPage()
        self.start = StartPage()
        self.no_dog = EmptyState(
            _("Photos of your dog will be here"),
            _("One photo a week from the same place shows what a day cannot. First add your dog."),
            _("Add your dog"),
            "photos",
        )
        self.notice = Notice()
        self.notice.hide()

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        for page in (self.no_dog, self.start, self.compare, self.check, self.busy, self.look):
            self._pages.addWidget(page)
        self.videos = VideosDoor(self._session, self._jobs, self._pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(24, 12, 24, 0)
        top.addWidget(self.notice)
        self._top = QWidget()
        self._top.setLayout(top)
        self._top.hide()
        column.addWidget(self._top)
        column.addWidget(self._pages, 1)

    def _show_page(self) -> None:
        self._pages.setCurrentWidget(self._page())

    def _page(self) -> QWidget:
        state, dog = self.flow.state, self._session.dog
        if state in (importing.LOOKING, importing.KEEPING) or self.ways.is_listing or self.videos.is_listing:
            return self.busy
        if state == importing.CHECKING:
            return self.check
        if dog is None:
            return self.no_dog
        if self.videos.is_open and self.videos.page is not None:
            return self.videos.page
        if self._pages.currentWidget() is self.look:
            return self.look
        return self.compare if photos.in_album(photos.of_dog(self._session.store, dog.id), dog) else self.start

    def _fill_check(self) -> None:
        dog = self._session.dog
        if dog is None:
            return
        self.flow.mark_again()
        notes = {photo.id: self._here_words(photo) for photo in photos.of_dog(self._session.store, dog.id)}
        self.check.show_candidates(self.flow.candidates, notes, dog=dog.name, today=self._session.today())

    def _here_words(self, photo: Photo) -> str:
        return _("Already here: {pose}, {day}.").format(
            pose=photos.pose_label(photo.pose).lower(), day=words.day_words(photo.day, self._session.today())
        )

    def _say(self, text: str, role: str, action: str = "") -> None:
        self.notice.show_message(text, role, action)
        self._top.show()

    def _hush(self) -> None:
        self.notice.hide()
        self._top.hide()
        self._undo_label = ""

    def _may_add(self) -> bool:
        if self._session.dog is None:
            self._say(_("First add your dog, then the photos."), "plain")
        elif not self._session.store.writable:
            self._say(_("This library is open for reading only, so photos cannot be added now."), "caution")
        else:
            return True
        return False

    # --- wiring ------------------------------------------------------------------------------------

    def _connect(self) -> None:
        session = self._session
        self.follow()
        session.flush_requested.connect(self.compare.flush)
        self.ways.paths_chosen.connect(self.accept_paths)
        self.ways.image_pasted.connect(self._on_image)
        self.ways.folder_listed.connect(self._on_listed)
        self.ways.listing_changed.connect(self._on_state)
        self.ways.phone_asked.connect(self._on_phone)
        self.flow.state_changed.connect(self._on_state)
        self.flow.progressed.connect(self.busy.set_progress)
        self.flow.finished.connect(self._on_finished)
        self._connect_pages()
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.ways.paste)

    def _connect_pages(self) -> None:
        self.no_dog.action_pressed.connect(self._on_add_dog)
        self.start.add_asked.connect(self.ways.pick)
        self.start.folder_asked.connect(self.ways.look)
        self.start.phone_asked.connect(self._on_phone)
        self.start.guide_asked.connect(self.extras.open_pose_guide)
        self.check.keep_asked.connect(self.flow.keep)
        self.check.put_away.connect(self.flow.put_away)
        self.check.add_asked.connect(self.ways.pick)
        self.busy.stop_asked.connect(self._on_stop)
        self.look.check_asked.connect(self._on_look_checked)
        self.look.put_away.connect(self._on_look_away)
        self.look.folder_asked.connect(self.ways.choose_folder)
        self.weeks.photo_chosen.connect(self._on_week_photo)
        self.weeks.missing_chosen.connect(self._on_missing)
        self.compare.photo_change_asked.connect(self._on_change)
        self.compare.photo_removed.connect(self._on_removed)
        self.compare.room.facts_folded.connect(self.bar.set_facts)
        self.compare.task_chosen.connect(self._on_task)
        self.bar.view_chosen.connect(self.compare.show_weeks)
        self.bar.first_and_latest_asked.connect(self.compare.first_and_latest)
        self.bar.swap_asked.connect(self.compare.swap)
        self.bar.facts_asked.connect(self.compare.room.show_cards)
        self.bar.task_chosen.connect(self.compare.marking.set_task)
        self.bar.mode_chosen.connect(self.compare.stage.set_mode)
        self.compare.stage.mode_changed.connect(self.bar.show_mode)
        self.bar.save_asked.connect(self._on_save)
        self.bar.copy_asked.connect(self._on_copy)
        self.compare.save_asked.connect(self._on_save)
        self.compare.copy_asked.connect(self._on_copy)
        self.keeper.told.connect(self._say)
        self._connect_videos()
        self.extras.told.connect(self._say)
        self.notice.action_pressed.connect(self._on_undo)
        self.notice.dismissed.connect(self._hush)

    def _connect_videos(self) -> None:
        self.bar.videos_asked.connect(self.videos.open)
        self.start.videos_asked.connect(self.videos.open)
        self.compare.about.videos.asked.connect(self.videos.play)
        self.videos.changed.connect(self._show_page)
        self.videos.listing_changed.connect(self._on_state)
        self.videos.photos_found.connect(self._on_photos)
        self.videos.told.connect(self._say)
        self.videos.removed.connect(self._offer_undo)
        self.videos.still_written.connect(self._on_still)

    def on_changed(self, changed: Changed) -> None:
        """Read again when photos or the dog changed; an undo that was offered may be out of date."""
        if self._undo_label and self._session.store.undo_label != self._undo_label:
            self._hush()  # undo would take back something else by now
        if changed.tables & self.PHOTO_TABLES or not self.isVisible():
            super().on_changed(changed)
        elif changed.tables & self.TABLES:
            self.compare.show_marks()

    def on_dog_chosen(self) -> None:
        """Show another dog's photos."""
        self.ways.stop()
        self._pages.setCurrentWidget(self.compare)  # what is new in a folder was listed for the other dog
        self.compare.marking.set_task("")
        self.compare.forget()
        self._hush()
        self._show_page()
        self.refresh()

    def _on_state(self) -> None:
        self.pictures.hold(self.flow.state == importing.KEEPING)
        if self.ways.is_listing or self.videos.is_listing:
            self.busy.begin(_("Looking in the folder…"))
        elif self.flow.state == importing.LOOKING:
            self._hush()
            self.busy.begin(_("Looking at the photos…"))
        elif self.flow.state == importing.KEEPING:
            self.busy.begin(_("Keeping the photos…"))
        elif self.flow.state == importing.CHECKING:
            self._fill_check()
        self._show_page()

    def _on_stop(self) -> None:
        self.ways.stop()
        self.videos.stop()
        self.flow.stop()

    def _on_finished(self, kept: list[Photo], refused: list[str]) -> None:
        said = [words.added(len(kept))] if kept else []
        said += refused[:3]
        if len(refused) > 3:
            said.append(_("And {count} more.").format(count=len(refused) - 3))
        self._say(" ".join(said), "caution" if refused else "good")
        if kept:
            self.compare.choose_pose(kept[-1].pose)
            self.bar.show_view(weeks=True)
            self.pictures.make_ahead(kept)

    def _on_image(self, image: QImage) -> None:
        if self._may_add():
            self.flow.add_image(image)

    def _on_listed(self, folder: Path, found: list[Found]) -> None:
        self.look.show_found(folder, found)
        self._pages.setCurrentWidget(self.look)

    def _on_look_checked(self, paths: list[Path]) -> None:
        self._pages.setCurrentWidget(self.compare)
        self.accept_paths(paths)

    def _on_look_away(self) -> None:
        self._pages.setCurrentWidget(self.compare)
        self._show_page()

    def _on_week_photo(self, photo: Photo) -> None:
        self.bar.show_view(weeks=False)
        self.compare.choose_pose(photo.pose)
        self.compare.set_photo("right", photo)
        self.compare.canvas.setFocus()

    def _on_missing(self, pose: str) -> None:
        self.flow.pose = pose
        self.ways.pick()
        if self.flow.state == importing.IDLE:
            self.flow.pose = ""

    def _on_change(self, photo: Photo) -> None:
        ChangePhoto(self._session, photo, self).open()

    def _on_removed(self, photo: Photo) -> None:
        text = _("Photo of {day} removed. The original file stays in the library for now.")
        self._offer_undo(text.format(day=weeks.short_day(photo.day)))

    def _offer_undo(self, sentence: str) -> None:
        self._undo_label = self._session.store.undo_label
        self._say(sentence, "plain", _("Undo"))

    def _on_photos(self, paths: list[Path], pose: str) -> None:
        if self._may_add():
            self.flow.add(paths, pose=pose)

    def _on_still(self, path: Path) -> None:
        if self._may_add():
            self.flow.add([path])

    def _on_undo(self) -> None:
        self._hush()
        self._session.undo()

    def _on_save(self) -> None:
        self.keeper.save(self.compare.comparison())

    def _on_copy(self) -> None:
        self.keeper.copy(self.compare.comparison())

    def _on_task(self, task: str, reason: str) -> None:
        self.bar.show_task(task)
        self.bar.allow_tasks(reason)

    def _on_phone(self) -> None:
        self.open_requested.emit(Place(dialog="from_my_phone"))

    def _on_add_dog(self) -> None:
        self.open_requested.emit(Place(dialog="add_dog"))
