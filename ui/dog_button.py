# SPDX-License-Identifier: MIT
"""The dog in the header: portrait, name and one line about it, and the menu that switches dogs.

Adding and changing dogs are dialogs; here is only the way to them.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QFont, QFontMetrics, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from core.usecases import dogs
from core.usecases.dogs import Dog
from core.words.i18n import _
from ui import portrait, theme
from ui.places import Place
from ui.session import Session
from ui.widgets.own_words import short

GAP = 12
BADGE_PAD = 8
NAME_FACTOR = 1.25
SMALL_FACTOR = 0.93
WIDEST_LINE = 56
LONGEST_IN_MENU = 40
NARROWEST_LINE = 16
KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class DogButton(QAbstractButton):
    """Shows the chosen dog and opens the menu of dogs.

    Signals:
        open_requested(Place): a dialog was asked for. archive_requested(Dog): put the dog away, or bring it back.
    """

    open_requested = Signal(object)
    archive_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the session's dog; the picture comes with `load_picture`."""
        super().__init__(parent)
        self._session = session
        self._picture: QImage | None = None
        self._about = ""
        self._shows_focus = False
        self.setObjectName("dog_button")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.clicked.connect(self.on_clicked)
        self.refresh()

    def refresh(self) -> None:
        """Read the session's dog again; the picture stays until `load_picture`."""
        dog = self._session.dog
        if dog is None:
            self.setText(_("No dog yet"))
            self._about = _("add one to begin")
        else:
            self.setText(dog.name)
            self._about = _("in the archive") if dog.archived else dogs.described(dog, self._session.today())
        self.setAccessibleName(_("Dog: {name}. Choose another dog").format(name=self.text()))
        self.setAccessibleDescription(self._about)
        self.updateGeometry()
        self.update()

    def load_picture(self) -> None:
        """Read the portrait; called after the first paint, because reading a picture takes time."""
        dog = self._session.dog
        side = round(self._side() * self.devicePixelRatioF())
        self._picture = portrait.of_photo(self._session.store, dog.portrait, side) if dog else None
        self.update()

    def about(self) -> str:
        """Return the line under the name, whole."""
        return self._about

    def menu(self) -> QMenu:
        """Make the menu of dogs; it deletes itself when closed."""
        menu = QMenu(self)
        menu.setObjectName("dog_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        known = dogs.everyone(self._session.store, archived=True)
        self._add_dogs(menu, [dog for dog in known if not dog.archived])
        away = [dog for dog in known if dog.archived]
        if away:
            menu.addSeparator()
            title = menu.addAction(_("In the archive:"))  # a style sheet hides the words of a section
            title.setObjectName("dogs_put_away")
            title.setEnabled(False)
            self._add_dogs(menu, away)
        menu.addSeparator()
        self._add_commands(menu)
        return menu

    def sizeHint(self) -> QSize:
        """Return the room for name and line, up to a limit."""
        most = self.fontMetrics().averageCharWidth() * WIDEST_LINE
        words = max(self._name_width(), self._small().horizontalAdvance(self._about) + 2)
        return self._size(max(min(words, most), self._name_width(short=True)))

    def minimumSizeHint(self) -> QSize:
        """Return the room for a short name; the rest is shortened with dots."""
        least = self.fontMetrics().averageCharWidth() * NARROWEST_LINE
        return self._size(max(least, self._name_width(short=True)))

    def changeEvent(self, event: QEvent) -> None:
        """Take other room when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for people who came by keyboard; a window that opens gives the focus unasked."""
        self._shows_focus = event.reason() in KEYBOARD
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw portrait, name, badge and line."""
        colours = theme.shown()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._side()
        box = QRectF(4, (self.height() - side) / 2, side, side)
        portrait.draw(painter, box, colours, self.text() if self._session.dog else "+", picture=self._picture)
        left = round(box.right()) + GAP
        room = QRect(left, 0, self.width() - left - 4, self.height())
        self._draw_words(painter, room, colours)
        if self.hasFocus() and self._shows_focus:
            painter.setPen(QPen(colours.color("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    @Slot()
    def on_clicked(self) -> None:
        """Open the menu of dogs; with none known, go straight to adding one."""
        if self._session.dog is None:
            self.open_requested.emit(Place(dialog="add_dog"))
        else:
            self.menu().popup(self.mapToGlobal(QPoint(0, self.height())))

    @Slot(QAction)
    def on_dog_action(self, action: QAction) -> None:
        """Put another dog on screen."""
        self._session.choose_dog(str(action.data()))

    @Slot()
    def on_add(self) -> None:
        """Ask for the dialog that adds a dog."""
        self.open_requested.emit(Place(dialog="add_dog"))

    @Slot()
    def on_details(self) -> None:
        """Ask for the dialog of details."""
        self.open_requested.emit(Place(dialog="dog_details"))

    @Slot()
    def on_archive(self) -> None:
        """Ask to put the dog away or to bring it back."""
        self.archive_requested.emit(self._session.dog)

    def _add_dogs(self, menu: QMenu, known: list[Dog]) -> None:
        here = self._session.dog.id if self._session.dog else ""
        for dog in known:
            action = menu.addAction(_in_menu(dog.name))
            action.setObjectName(f"dog_{dog.id}")
            action.setData(dog.id)
            action.setCheckable(True)
            action.setChecked(dog.id == here)
            action.triggered.connect(self._on_dog_triggered)

    def _on_dog_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.on_dog_action(action)

    def _add_commands(self, menu: QMenu) -> None:
        dog = self._session.dog
        menu.addAction(_("Add a dog…"), self.on_add).setObjectName("dog_add")
        if dog is None:
            return
        name = _in_menu(dog.name)
        menu.addAction(_("Details of {name}…").format(name=name), self.on_details).setObjectName("dog_details")
        words = _("Bring {name} back from the archive") if dog.archived else _("Move {name} to the archive")
        menu.addAction(words.format(name=name), self.on_archive).setObjectName("dog_archive")

    def _draw_words(self, painter: QPainter, room: QRect, colours: theme.Theme) -> None:
        name, small = self._name_metrics(), self._small()
        badge = self._badge_width()
        below = small.height() if self._about else 0
        top = room.top() + (room.height() - name.height() - below) // 2
        wide = room.width() - (badge + GAP if badge else 0)
        shown = name.elidedText(self.text(), Qt.TextElideMode.ElideRight, wide - self._arrow_width())
        painter.setFont(self._name_font())
        painter.setPen(colours.color("ink"))
        painter.drawText(room.left(), top + name.ascent(), shown)
        end = room.left() + name.horizontalAdvance(shown)
        self._draw_arrow(painter, end, top + name.height() / 2)
        if badge:
            self._draw_badge(painter, QRectF(end + self._arrow_width() + GAP - 4, top, badge, name.height()), colours)
        painter.setFont(self._small_font())
        painter.setPen(colours.color("muted"))
        line = small.elidedText(self._about, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room.left(), top + name.height() + small.ascent(), line)

    def _draw_arrow(self, painter: QPainter, left: float, middle: float) -> None:
        if self._session.dog is None:
            return
        half = self._arrow_width() / 4
        painter.save()
        painter.setBrush(painter.pen().color())
        painter.setPen(Qt.PenStyle.NoPen)
        spot = QPoint(round(left + half * 2.4), round(middle))
        points = [spot + QPoint(round(-half), round(-half / 2)), spot + QPoint(round(half), round(-half / 2))]
        painter.drawPolygon([*points, spot + QPoint(0, round(half))])
        painter.restore()

    def _draw_badge(self, painter: QPainter, box: QRectF, colours: theme.Theme) -> None:
        painter.setFont(self._small_font())
        painter.setPen(QPen(colours.color("caution_line"), 1))
        painter.setBrush(colours.color("caution_soft"))
        pill = box.adjusted(0, 1, 0, -1)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(colours.color("caution"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, _("Sample dogs"))

    def _size(self, words: int) -> QSize:
        height = max(self._side(), self._name_metrics().height() + self._small().height()) + 8
        return QSize(4 + self._side() + GAP + words + 6, height)

    def _side(self) -> int:
        return max(40, round(self.fontMetrics().height() * 2.4))

    def _name_width(self, *, short: bool = False) -> int:
        metrics = self._name_metrics()
        text = self.text()[:6] if short else self.text()
        badge = self._badge_width()
        return metrics.horizontalAdvance(text) + self._arrow_width() + (badge + GAP if badge else 0)

    def _arrow_width(self) -> int:
        return round(self.fontMetrics().height() * 1.1)

    def _badge_width(self) -> int:
        if not self._session.library.sample:
            return 0
        return self._small().horizontalAdvance(_("Sample dogs")) + 2 * BADGE_PAD

    def _name_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * NAME_FACTOR)
        font.setWeight(QFont.Weight.Bold)
        return font

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * SMALL_FACTOR)
        return font

    def _name_metrics(self) -> QFontMetrics:
        return QFontMetrics(self._name_font())

    def _small(self) -> QFontMetrics:
        return QFontMetrics(self._small_font())


def _in_menu(name: str) -> str:
    """Return a name of a dog for a menu: not wider than the screen, and an ampersand is no shortcut."""
    return short(name, LONGEST_IN_MENU).replace("&", "&&")
