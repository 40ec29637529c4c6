# SPDX-License-Identifier: MIT
"""Choosing a dog's portrait: the first letter of its name, or one of its photos from a strip of the newest.

Shows only scaled copies that are there already; photos are added in the Photos tab.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QVBoxLayout, QWidget

from core.usecases import photos
from core.usecases.dogs import Dog
from core.words import poses, weeks
from core.words.i18n import _
from ui import portrait, theme
from ui.session import Session
from ui.widgets import tab_order
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import label

SIDE = 52
NEWEST = 24


class PortraitPicker(QWidget):
    """Round pictures to choose one from; the photos come when they are asked for."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the picker with the letter only; `set_value` shows a dog."""
        super().__init__(parent)
        self._session = session
        self._dog = Dog(id="", name="")
        self._buttons = QButtonGroup(self)
        self._buttons.setExclusive(True)
        self._strip = QWidget()
        self._flow = FlowLayout(self._strip, gap=6, row_gap=6)
        self.more = QPushButton(_("Choose a photo…"))
        self.more.setObjectName("portrait_more")
        self.more.setAccessibleName(_("Choose a photo as portrait"))
        self.more.setProperty("role", "link")
        self.more.clicked.connect(self.on_more)
        self.none = label(_("There are no photos yet."), "muted")
        self.none.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._strip)
        column.addWidget(self.none)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def set_value(self, dog: Dog) -> None:
        """Show the portrait that a dog has."""
        self._dog = dog
        self._add("", _("The first letter of the name"), None)
        found = portrait.of_photo(self._session.store, dog.portrait, self._pixels())
        if found is not None:
            self._add(dog.portrait, _("The portrait now"), found)
        self._check(dog.portrait)
        tab_order.follow(self.more, self._strip)

    def photo_id(self) -> str:
        """Return the id of the chosen photo; empty for the letter."""
        button = self._buttons.checkedButton()
        return str(button.property("photo")) if button else ""

    @Slot()
    def on_more(self) -> None:
        """Show the newest photos of the dog."""
        self.more.hide()
        newest = photos.of_dog(self._session.store, self._dog.id)[::-1][:NEWEST]
        known = poses.known()
        for photo in newest:
            if photo.id == self._dog.portrait:
                continue
            picture = portrait.thumbnail(self._session.store.path, photo.sha256, self._pixels())
            if picture is not None:
                pose = _(known[photo.pose].label) if photo.pose in known else photo.pose
                words = _("{pose}, {day}").format(pose=pose, day=weeks.short_day(photo.day))
                self._add(photo.id, words, picture)
        self.none.setVisible(len(self._buttons.buttons()) == 1)
        tab_order.follow(self.more, self._strip)

    def _add(self, photo_id: str, words: str, picture: QImage | None) -> None:
        button = QPushButton()
        button.setObjectName(f"portrait_{photo_id or 'letter'}")
        button.setAccessibleName(words)
        button.setProperty("role", "chip")
        button.setProperty("photo", photo_id)
        button.setCheckable(True)
        button.setIconSize(QSize(SIDE, SIDE))
        button.setIcon(self._icon(picture))
        self._buttons.addButton(button)
        self._flow.addWidget(button)

    def _check(self, photo_id: str) -> None:
        buttons: list[QAbstractButton] = self._buttons.buttons()
        wanted = [button for button in buttons if button.property("photo") == photo_id]
        (wanted or buttons)[0].setChecked(True)

    def _icon(self, picture: QImage | None) -> QIcon:
        side = self._pixels()
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        portrait.draw(painter, QRectF(0, 0, side, side), theme.shown(), self._dog.name, picture=picture)
        painter.end()
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        return QIcon(pixmap)

    def _pixels(self) -> int:
        return round(SIDE * self.devicePixelRatioF())
