# SPDX-License-Identifier: MIT
"""Opening another library: its folder, or a backup copy that becomes a new library beside the old one.

It asks and copies; the opening itself is done by ui/app.py.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.keeping import library, restore
from core.words import weeks
from core.words.errors import HindstrideError
from core.words.i18n import _
from ui.choice import Choice
from ui.jobs import Job, Jobs
from ui.opening import free_folder
from ui.widgets.headings import label
from ui.widgets.notice import Notice

BACKUPS = "backups"


class OpenLibrary(QDialog):
    """Chooses a library.

    Signals:
        library_chosen(Path): the folder of the library to open; a restored one is there already.
    """

    library_chosen = Signal(object)

    def __init__(self, jobs: Jobs, start: Path, parent: QWidget | None = None) -> None:
        """Make the dialog; `start` is the library known last, or where libraries usually are."""
        super().__init__(parent)
        self._jobs = jobs
        self._start = start
        self._copy = start
        self._target = start
        self._job: Job | None = None
        self.setObjectName("open_library")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Open a library or a backup"))
        self.setAccessibleName(self.windowTitle())
        self.notice = Notice()
        self.notice.hide()
        self.pages = QStackedWidget()
        self.pages.addWidget(self._choices_page())
        self.pages.addWidget(self._restore_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        column.addWidget(self.notice)
        column.addWidget(self.pages, 1)
        line = self.fontMetrics().height()
        self.resize(min(900, round(560 * line / 17)), min(640, round(330 * line / 17)))

    @Slot()
    def on_folder(self) -> None:
        """Choose the folder of a library and open it if there is one."""
        chosen = QFileDialog.getExistingDirectory(self, _("Folder of the library"), str(self._start.parent))
        if chosen:
            self._offer(Path(chosen))

    @Slot()
    def on_copy(self) -> None:
        """Choose a copy of the database and say what will become of it."""
        usual = self._start / BACKUPS
        start = usual if usual.is_dir() else self._start.parent
        words = _("Copies of a library (*.db)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Backup copy"), str(start), words)
        if not chosen:
            return
        copy = Path(chosen)
        if copy.name == library.DATABASE:
            self._offer(copy.parent)
            return
        try:
            restore.check_copy(copy)
        except HindstrideError as problem:
            self.on_failed(problem)
            return
        self._show_copy(copy)

    @Slot()
    def on_other_target(self) -> None:
        """Choose where the new library will be."""
        words = _("Where shall the new library be?")
        chosen = QFileDialog.getExistingDirectory(self, words, str(self._target.parent))
        if chosen:
            self._show_target(Path(chosen) / self._target.name)

    @Slot()
    def on_restore(self) -> None:
        """Make the new library in a job."""
        self._set_busy(True)
        self._job = self._jobs.run(
            restore.restore,
            self._copy,
            self._target,
            then=self.on_restored,
            failed=self.on_failed,
            progressed=self.on_progressed,
            with_job=True,
        )

    @Slot(int, int)
    def on_progressed(self, done: int, total: int) -> None:
        """Show how many photos are copied."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    @Slot(object)
    def on_restored(self, folder: Path) -> None:
        """Hand the new library on."""
        self._job = None
        self.accept()
        self.library_chosen.emit(folder)

    @Slot(object)
    def on_failed(self, problem: Exception) -> None:
        """Say what went wrong; a fault of the program goes on to the error door."""
        self._set_busy(False)
        if not isinstance(problem, HindstrideError):
            raise problem
        self.notice.show_message(f"{problem.title} {problem.advice}".strip(), "caution")

    def reject(self) -> None:
        """Close, cancelling a copy under way."""
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def _offer(self, folder: Path) -> None:
        try:
            library.check(folder)
        except HindstrideError as problem:
            self.on_failed(problem)
            return
        self.accept()
        self.library_chosen.emit(folder)

    def _show_copy(self, copy: Path) -> None:
        self.notice.hide()
        self._copy = copy
        owner = copy.parent.parent if copy.parent.name == BACKUPS else copy.parent / copy.stem
        self.what.setText(
            _("{name} becomes a new library. The library it was made from stays as it is.").format(
                name=_copy_words(copy.name)
            )
        )
        self._show_target(owner.with_name(_("{name} from a backup").format(name=owner.name)))
        self.pages.setCurrentIndex(1)
        self.restore_button.setFocus()

    def _show_target(self, wanted: Path) -> None:
        self._target = free_folder(wanted)
        self.where.setText(_("It will live in {folder}").format(folder=self._target))

    def _set_busy(self, on: bool) -> None:
        self._bar.setRange(0, 0)
        self._bar.setVisible(on)
        self.restore_button.setEnabled(not on)
        self.other.setEnabled(not on)
        if not on:
            self._job = None

    def _choices_page(self) -> QWidget:
        page = QWidget()
        folder = Choice("folder", "folder", _("A library"), _("Choose its folder; hindstride.db is in it."))
        copy = Choice("copy", "copy", _("A backup copy"), _("Choose a copy from the folder “backups” of a library."))
        folder.clicked.connect(self.on_folder)
        copy.clicked.connect(self.on_copy)
        cancel = _button("open_cancel", "plain", _("Cancel"), self.reject)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(folder)
        column.addWidget(copy)
        column.addStretch(1)
        column.addWidget(cancel, 0, Qt.AlignmentFlag.AlignRight)
        return page

    def _restore_page(self) -> QWidget:
        page = QWidget()
        self.what = label("", wrap=True, name="restore_what")
        self.where = label("", "muted", wrap=True, name="restore_where")
        self.other = _button("restore_other", "link", _("Choose another place…"), self.on_other_target)
        self._bar = QProgressBar()
        self._bar.setObjectName("restore_progress")
        self._bar.setAccessibleName(_("Progress"))
        self._bar.setTextVisible(False)
        self._bar.hide()
        self.restore_button = _button("restore_begin", "primary", _("Make the library and open it"), self.on_restore)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(_("Go back to a backup"), "heading"))
        column.addWidget(self.what)
        column.addWidget(self.where)
        column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._bar)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(_button("restore_cancel", "plain", _("Cancel"), self.reject))
        row.addWidget(self.restore_button)
        column.addLayout(row)
        return page


def _copy_words(name: str) -> str:
    try:
        return _("The copy of {day}").format(day=weeks.long_day(date.fromisoformat(name[:10])))
    except ValueError:
        return _("“{name}”").format(name=name)


def _button(name: str, role: str, words: str, pressed: object) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setAutoDefault(False)
    made.setProperty("role", role)
    made.clicked.connect(pressed)
    return made
