# SPDX-License-Identifier: MIT
"""The blind look: a few pairs of photos without dates, one question each, and at the end the key with its score.

Nothing is kept of it. Which pairs, and what the answers are worth: core/usecases/blind.py.
"""

from __future__ import annotations

import random
from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeySequence, QPixmap, QShortcut, QTransform
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from core.usecases import blind, marks
from core.usecases.blind import BlindAnswer, BlindPair
from core.usecases.photos import Photo
from core.words.i18n import N_, _
from ui.session import Session
from ui.tabs.photos.extras.blind_cut import back_end
from ui.tabs.photos.extras.blind_key import BlindKey, KeyLine
from ui.tabs.photos.extras.blind_view import BlindView, Sight
from ui.tabs.photos.pictures import Pictures
from ui.widgets.headings import EmptyState, label

# Answer, words on its button, keys: the numbers as they stand, and the arrow of its side.
ANSWERS = (
    (blind.LEFT, N_("Left fuller"), (Qt.Key.Key_1, Qt.Key.Key_Left)),
    (blind.SAME, N_("About the same"), (Qt.Key.Key_2, Qt.Key.Key_Down)),
    (blind.RIGHT, N_("Right fuller"), (Qt.Key.Key_3, Qt.Key.Key_Right)),
)


class BlindLook(QDialog):
    """Shows pair after pair, then the key.

    Attributes:
        pairs: those of this look, in order. answers: what was said so far.
    """

    def __init__(
        self, session: Session, pictures: Pictures, parent: QWidget | None = None, *, dice: random.Random
    ) -> None:
        """Choose the pairs and show the first; show it with open().

        Args:
            dice: chance; a test seeds it.
        """
        super().__init__(parent)
        self.setObjectName("blind_look")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Blind look"))
        self.setAccessibleName(self.windowTitle())
        self._session = session
        self._pictures = pictures
        self._dice = dice
        self.pairs: list[BlindPair] = []
        self.answers: list[BlindAnswer] = []
        self._lines: list[KeyLine] = []
        self._at = 0
        self._shown: dict[str, QPixmap] = {}
        self._make_pages()
        pictures.full_ready.connect(self._on_full)
        pictures.failed.connect(self._on_failed)
        self._fit()
        self.begin()

    def begin(self) -> None:
        """Choose new pairs and start with the first."""
        dog = self._session.dog
        self.pairs = blind.pairs(self._session.store, dog, dice=self._dice) if dog is not None else []
        self.answers, self._lines, self._at = [], [], 0
        if self.pairs:
            self._show_pair()
        else:
            self._pages.setCurrentWidget(self.none)
            self.none_close.setFocus()

    def answer(self, picked: str) -> None:
        """Take the answer to the pair on screen; ignored while its photos are not both there.

        Args:
            picked: blind.LEFT, blind.RIGHT or blind.SAME.
        """
        if not self._is_ready():
            return
        given = BlindAnswer(self.pairs[self._at], picked)
        self.answers.append(given)
        self._lines.append(self.key.line(given, self.view, self._start()))
        self._go_on()

    # --- pages -------------------------------------------------------------------------------------

    def _make_pages(self) -> None:
        self.view = BlindView()
        self.key = BlindKey()
        self.key.again_asked.connect(self.begin)
        self.key.close_asked.connect(self.accept)
        dog = self._session.dog
        why = blind.why_none(self._session.store, dog) if dog is not None else ""
        self.none = EmptyState(_("Not enough photos for a blind look yet"), why, _("Close"), "photos")
        self.none_close = self.none.button
        self.none.action_pressed.connect(self.reject)
        self._pages = QStackedWidget()
        self._look = self._look_page()
        for page in (self._look, self.key, self.none):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.addWidget(self._pages)

    def _look_page(self) -> QWidget:
        page = QWidget()
        self.count = label("", "muted", name="blind_count")
        self.buttons = {picked: self._answer_button(picked, words) for picked, words, _keys in ANSWERS}
        for picked, _words, keys in ANSWERS:
            for key in keys:
                made = QShortcut(QKeySequence(key), page)
                made.setContext(Qt.ShortcutContext.WindowShortcut)
                made.activated.connect(partial(self.answer, picked))
        row = QHBoxLayout()
        row.setSpacing(12)
        for button in self.buttons.values():
            row.addWidget(button, 1)
        head = QHBoxLayout()
        head.addWidget(label(_("Which back end looks fuller?"), "title", wrap=True), 1)
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addLayout(row)
        hint = _("Keys 1, 2, 3 or the arrows. Dates come at the end. Esc leaves; nothing of this is kept.")
        column.addWidget(label(hint, "muted", wrap=True, name="blind_hint"))
        return page

    def _answer_button(self, picked: str, words: str) -> QPushButton:
        made = QPushButton(_(words))
        made.setObjectName(f"blind_{picked}")
        made.setAccessibleName(_(words))
        made.setAutoDefault(False)
        made.setMinimumHeight(round(2.8 * self.fontMetrics().height()))
        made.clicked.connect(partial(self._on_pressed, picked))
        return made

    def _fit(self) -> None:
        """Take most of the window, within 1024 x 700 px or as much as the owner's window has."""
        owner = self.parentWidget()
        room = owner.window().size() if owner is not None else None
        wide, high = (room.width() - 60, room.height() - 50) if room is not None else (964, 650)
        self.resize(max(640, min(1180, wide)), max(440, min(820, high)))

    # --- the pair ----------------------------------------------------------------------------------

    def _show_pair(self) -> None:
        self._pages.setCurrentWidget(self._look)
        words = _("Pair {number} of {total}").format(number=self._at + 1, total=len(self.pairs))
        self.count.setText(words)
        for pair in self.pairs[self._at : self._at + 2]:  # the next one too, so that it is there at once
            for photo in (pair.left, pair.right):
                self._have(photo)
        self._refresh_view()
        self.view.setFocus()  # no answer is offered before the others

    def _have(self, photo: Photo) -> None:
        found = self._pictures.full(photo)
        if found is not None:
            self._shown[photo.sha256] = found

    def _refresh_view(self) -> None:
        pair = self.pairs[self._at]
        left, right = (self._sight(pair, photo) for photo in (pair.left, pair.right))
        self.view.set_sights(left, right)
        for button in self.buttons.values():
            button.setEnabled(self._is_ready())

    def _is_ready(self) -> bool:
        """Whether the look page is on screen with both photos of its pair."""
        if self._pages.currentWidget() is not self._look or self._at >= len(self.pairs):
            return False
        pair = self.pairs[self._at]
        return pair.left.sha256 in self._shown and pair.right.sha256 in self._shown

    def _sight(self, pair: BlindPair, photo: Photo) -> Sight | None:
        """Return a photo and its back end in px of the older one; the whole photo when the two are not aligned."""
        pixmap = self._shown.get(photo.sha256)
        if pixmap is None:
            return None
        whole = QRectF(pixmap.rect())
        first = pair.first
        if pair.alignment is None or not (photo.width and first.width and first.height):
            return Sight(pixmap, QTransform(), whole)
        upright = QTransform.fromScale(photo.width / pixmap.width(), photo.height / pixmap.height())
        frame = QRectF(0, 0, first.width, first.height)
        cut = back_end(pair.pose, marks.of_photo(self._session.store, first).get(1, {}))
        scene = frame.intersected(cut) if cut is not None and frame.intersects(cut) else frame
        if photo is pair.first:
            return Sight(pixmap, upright, scene)
        lies = pair.alignment.similarity
        return Sight(pixmap, upright * QTransform(lies.a, lies.b, -lies.b, lies.a, lies.tx, lies.ty), scene)

    def _go_on(self) -> None:
        self._at += 1
        if self._at < len(self.pairs):
            wanted = {photo.sha256 for pair in self.pairs[self._at :] for photo in (pair.left, pair.right)}
            self._shown = {key: pixmap for key, pixmap in self._shown.items() if key in wanted}
            self._show_pair()
            return
        self._shown = {}
        self.key.show_score(blind.score(self.answers) if self.answers else None, self._lines)
        self._pages.setCurrentWidget(self.key)
        self.key.close_button.setFocus()

    def _start(self) -> date | None:
        return self._session.dog.start_day if self._session.dog is not None else None

    # --- what is told ------------------------------------------------------------------------------

    def _on_pressed(self, picked: str, _checked: bool = False) -> None:
        self.answer(picked)

    def _on_full(self, sha256: str) -> None:
        if self._at >= len(self.pairs):
            return
        for pair in self.pairs[self._at : self._at + 2]:
            for photo in (pair.left, pair.right):
                if photo.sha256 == sha256:
                    self._have(photo)
        self._refresh_view()

    def _on_failed(self, sha256: str, _sentence: str) -> None:
        """Leave out every pair to come with a photo that cannot be opened: one photo alone tells nothing."""
        before = self.pairs[: self._at]
        coming = [pair for pair in self.pairs[self._at :] if sha256 not in (pair.left.sha256, pair.right.sha256)]
        if len(before) + len(coming) == len(self.pairs):
            return
        self.pairs = [*before, *coming]
        self._at -= 1
        self._go_on()
