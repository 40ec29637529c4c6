# SPDX-License-Identifier: MIT
"""The first window: add your dog, look at sample dogs, or open a library or a backup.

It asks and says where things will be; making and opening libraries is done by ui/app.py, which listens.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.usecases.dogs import Dog
from core.words.errors import HindstrideError, InvalidValue
from core.words.i18n import N_, _
from core.words.paths import APP_NAME
from ui import theme
from ui.choice import Choice
from ui.dialogs.add_dog import DogQuestions
from ui.opening import free_folder
from ui.widgets.card import Card
from ui.widgets.headings import label
from ui.widgets.notice import Notice

CHOICES = (
    ("add", "dog", N_("Add your dog"), N_("Three questions, then the first page of the diary.")),
    ("sample", "paw", N_("Sample dogs"), N_("Look around in the diaries of Bailey, Toby and Lulu.")),
    (
        "open",
        "folder",
        N_("Open a library or backup…"),
        N_("You have used Hindstride before, or moved to a new computer."),
    ),
)
COLUMN = 620
PAW_STEPS = 9


class Trail(QWidget):
    """A quiet picture: paw prints that walk across, from weak to firm."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the picture."""
        super().__init__(parent)
        self.setFixedHeight(54)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the prints along a gentle line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.shown().color("accent"))
        for step in range(PAW_STEPS):
            part = step / (PAW_STEPS - 1)
            painter.setOpacity(0.16 + 0.74 * part)
            left = 20 + part * (self.width() - 46)
            top = 30 - 8 * part + (9 if step % 2 else -5)
            _draw_paw(painter, QPointF(left, top), 7.5 + 2.5 * part, 74)


class Welcome(QWidget):
    """The first window.

    Signals:
        dog_described(folder: Path, dog: Dog): make a library there with this dog in it.
        sample_requested(): open the sample dogs. open_requested(): choose a library or a backup.
        closed(): the person closed the window.
    """

    dog_described = Signal(object, object)
    sample_requested = Signal()
    open_requested = Signal()
    closed = Signal()

    def __init__(self, today: date, folder: Path, parent: QWidget | None = None) -> None:
        """Make the window.

        Args:
            today: the local date. folder: where a new library is offered; nothing is created yet.
        """
        super().__init__(parent)
        self._today = today
        self._folder = free_folder(folder)
        self.setObjectName("welcome")
        self.setWindowTitle(_("Welcome to {program}").format(program=APP_NAME))
        self.resize(860, 680)
        self.setMinimumSize(520, 480)
        self.notice = Notice(can_dismiss=True)
        self.notice.hide()
        self.pages = QStackedWidget()
        self.pages.addWidget(self._choices_page())
        self.pages.addWidget(self._dog_page())
        self.pages.addWidget(self._waiting_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_centred(self.notice, top=16))
        column.addWidget(self.pages, 1)
        self._show_folder()

    def show_problem(self, problem: HindstrideError) -> None:
        """Say what went wrong and let the person go on where they were; nothing typed is lost."""
        if self.pages.currentIndex() == 2:
            self.pages.setCurrentIndex(0)
        self.notice.show_message(f"{problem.title} {problem.advice}".strip(), "caution")

    def show_waiting(self, words: str) -> None:
        """Say that something is being made; words are already translated."""
        self.notice.hide()
        self._waiting.setText(words)
        self.pages.setCurrentIndex(2)

    @Slot(int, int)
    def on_progressed(self, done: int, total: int) -> None:
        """Show how much is done; an unknown total shows that it goes on."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def show_dog_page(self) -> None:
        """Ask the three questions."""
        self.notice.hide()
        self.pages.setCurrentIndex(1)
        self.questions.name.setFocus()

    def folder(self) -> Path:
        """Return where the new library will be."""
        return self._folder

    @Slot()
    def on_choice(self) -> None:
        """Go where the person chose."""
        pressed: QObject = self.sender()
        if pressed.objectName() == "choice_add":
            self.show_dog_page()
        elif pressed.objectName() == "choice_sample":
            self.sample_requested.emit()
        else:
            self.open_requested.emit()

    @Slot()
    def on_back(self) -> None:
        """Go back to the three choices; what was typed stays."""
        self.notice.hide()
        self.pages.setCurrentIndex(0)

    @Slot()
    def on_other_folder(self) -> None:
        """Choose another folder for the new library."""
        start = str(self._folder.parent)
        chosen = QFileDialog.getExistingDirectory(self, _("Where shall the records of your dog live?"), start)
        if chosen:
            folder = Path(chosen)
            is_empty = not any(folder.iterdir())
            self._folder = folder if is_empty else free_folder(folder / APP_NAME)
            self._show_folder()

    @Slot()
    def on_begin(self) -> None:
        """Check the answers and hand them on; a problem is told under its question."""
        try:
            dog: Dog = self.questions.dog(self._today)
        except InvalidValue as problem:
            self.questions.show_problem(problem.field, str(problem))
            return
        self.dog_described.emit(self._folder, dog)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back from the three questions with Escape."""
        if event.key() == Qt.Key.Key_Escape and self.pages.currentIndex() == 1:
            self.on_back()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: object) -> None:
        """Tell that the window goes."""
        super().closeEvent(event)
        self.closed.emit()

    def _choices_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(_centred(Trail()))
        column.addWidget(_centred(_middle(label(APP_NAME, "title", wrap=True))))
        words = _("A calm diary for a dog with weak back legs: days, photos, measurements, and a page for the vet.")
        column.addWidget(_centred(_middle(label(words, "muted", wrap=True))))
        column.addSpacing(8)
        for key, icon, title, text in CHOICES:
            choice = Choice(key, icon, _(title), _(text))
            choice.clicked.connect(self.on_choice)
            column.addWidget(_centred(choice))
        column.addSpacing(4)
        last = _("Everything stays on this computer. Hindstride describes; your vet judges.")
        column.addWidget(_centred(_middle(label(last, "muted", wrap=True))))
        column.addStretch(3)
        return _scrolled(page)

    def _dog_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(14)
        column.addStretch(1)
        column.addWidget(_centred(label(_("Add your dog"), "title")))
        card = Card()
        self.questions = DogQuestions(self._today)
        card.add(self.questions)
        column.addWidget(_centred(card))
        self.where = label("", "muted", wrap=True, name="welcome_folder")
        self.other_folder = _button("welcome_other_folder", "link", _("Choose another folder…"), self.on_other_folder)
        where = QWidget()
        row = QHBoxLayout(where)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.where, 1)
        row.addWidget(self.other_folder)
        column.addWidget(_centred(where))
        column.addWidget(_centred(self._dog_buttons()))
        column.addStretch(2)
        return _scrolled(page)

    def _dog_buttons(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        self.back = _button("welcome_back", "plain", _("Back"), self.on_back)
        self.begin = _button("welcome_begin", "primary", _("Begin the diary"), self.on_begin)
        self.questions.name.returnPressed.connect(self.on_begin)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.begin)
        return holder

    def _waiting_page(self) -> QWidget:
        page = QWidget()
        self._waiting = label("", "heading", wrap=True, name="welcome_waiting")
        self._bar = QProgressBar()
        self._bar.setObjectName("welcome_progress")
        self._bar.setAccessibleName(_("Progress"))
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(_centred(Trail()))
        column.addWidget(_centred(_middle(self._waiting)))
        column.addWidget(_centred(self._bar))
        column.addStretch(2)
        return page

    def _show_folder(self) -> None:
        self.where.setText(_("The records will live in {folder}").format(folder=self._folder))


def _draw_paw(painter: QPainter, middle: QPointF, size: float, angle: float) -> None:
    """Draw one print: a pad and four toes, turned to the way it walks (degrees clockwise from up)."""
    painter.save()
    painter.translate(middle)
    painter.rotate(angle)
    painter.drawEllipse(QRectF(-size * 0.62, -size * 0.2, size * 1.24, size * 1.0))
    for across, up in ((-0.82, -0.42), (-0.3, -0.86), (0.3, -0.86), (0.82, -0.42)):
        painter.drawEllipse(QPointF(across * size, up * size), size * 0.23, size * 0.31)
    painter.restore()


def _centred(widget: QWidget, *, top: int = 0) -> QWidget:
    """Keep a widget in the middle column; the holder shows and hides nothing itself."""
    holder = QWidget()
    widget.setMaximumWidth(COLUMN)
    row = QHBoxLayout(holder)
    row.setContentsMargins(24 if top else 0, top, 24 if top else 0, 0)
    row.addStretch(1)
    row.addWidget(widget, 100)
    row.addStretch(1)
    return holder


def _middle(words: QLabel) -> QLabel:
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return words


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area


def _button(name: str, role: str, words: str, pressed: object) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setProperty("role", role)
    made.clicked.connect(pressed)
    return made
