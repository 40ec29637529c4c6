# SPDX-License-Identifier: MIT
"""The header of the window: the dog, the tabs, and the three buttons that every tab needs.

It folds by itself: shorter words first, then the tabs in a row of their own. What a button opens is the window's
business.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core.usecases import measures, phases
from core.words.i18n import _
from ui import places, theme
from ui.dog_button import DogButton
from ui.places import Place
from ui.session import Session

SIDE = 24
GAP = 12


@dataclass(frozen=True, slots=True)
class Fold:
    """One way to lay the header out, from roomy to narrow."""

    is_short: bool
    in_two_rows: bool
    is_call_short: bool = False


# "When to call the vet" is the last to lose a word.
FOLDS = (
    Fold(False, False),
    Fold(True, False),
    Fold(False, True),
    Fold(True, True),
    Fold(True, True, True),
)


class TabRow(QWidget):
    """The tabs as buttons with a line under the chosen one.

    Signals:
        chosen(key: str): the person pressed a tab.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make one button per entry of TABS."""
        super().__init__(parent)
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(self._on_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for entry in places.TABS:
            button = _button(f"tab_{entry.key}", "tab", _(entry.label), self)
            button.setCheckable(True)
            button.setProperty("key", entry.key)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
            self._buttons[entry.key] = button
            self._group.addButton(button)
            row.addWidget(button)

    def set_chosen(self, key: str) -> None:
        """Show which tab is open."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def chosen_key(self) -> str:
        """Return the key of the tab that is shown as open; empty before the first."""
        button = self._group.checkedButton()
        return str(button.property("key")) if button else ""

    def set_tight(self, is_tight: bool) -> None:
        """Bring the tabs nearer to each other where the header is narrow."""
        role = "tight_tab" if is_tight else "tab"
        for button in self._buttons.values():
            theme.set_role(button, role)

    def _on_clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(str(button.property("key")))


class Header(QFrame):
    """The top of the window.

    Signals:
        tab_chosen(key: str): a tab was pressed. open_requested(Place): a button or the menu of dogs.
        archive_requested(Dog): from the menu of dogs.
    """

    tab_chosen = Signal(str)
    open_requested = Signal(object)
    archive_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the header and follow the session."""
        super().__init__(parent)
        self._session = session
        self._fold: Fold | None = None
        self._is_due = False
        self._is_placed = False
        self.setObjectName("header")
        self.setProperty("role", "header")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.dog = DogButton(session, self)
        self.tabs = TabRow(self)
        self._buttons = QWidget(self)
        self.call = _button("call_the_vet", "danger", "", self._buttons)
        self.weekly = _button("weekly_check", "plain", "", self._buttons)
        self.print = _button("print_summary", "primary", "", self._buttons)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the dog again and whether its weekly check is due."""
        dog, store, today = self._session.dog, self._session.store, self._session.today()
        self._is_due = (
            dog is not None
            and not dog.archived
            and (measures.is_due(store, dog.id, today) or phases.check_due(store, dog, today))
        )
        self.weekly.setEnabled(dog is not None)
        self.print.setEnabled(dog is not None)
        self.dog.refresh()
        self._refit()

    def fold(self) -> Fold:
        """Return how the header is laid out now."""
        return self._fold or FOLDS[0]

    def sizeHint(self) -> QSize:
        """Return the height of the present layout."""
        return QSize(640, self.layout().totalSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Ask for little width, so that the window can shrink and the header fold."""
        return QSize(480, self.layout().totalSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold to the new width."""
        super().resizeEvent(event)
        self._is_placed = True
        if event.size().width() != event.oldSize().width():
            self._refit()

    def changeEvent(self, event: QEvent) -> None:
        """Fold anew when the text size changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "print"):
            self._refit()

    @Slot(object)
    def on_changed(self, changed: object) -> None:
        """Refresh when a change touched dogs, measurements, early signs or what the weekly check asks."""
        if {"dog", "entry", "phase", "photo"} & set(getattr(changed, "tables", ())):
            self.on_dog_chosen()

    @Slot()
    def on_dog_chosen(self) -> None:
        """Show another dog."""
        self.refresh()
        self.dog.load_picture()

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.tab_chosen)
        self.dog.open_requested.connect(self.open_requested)
        self.dog.archive_requested.connect(self.archive_requested)
        self.call.clicked.connect(self._on_call)
        self.weekly.clicked.connect(self._on_weekly)
        self.print.clicked.connect(self._on_print)
        self._session.changed.connect(self.on_changed)
        self._session.dog_chosen.connect(self.on_dog_chosen)
        self._session.settings_changed.connect(self.refresh)

    def _on_call(self) -> None:
        self.open_requested.emit(Place(dialog="call_card"))

    def _on_weekly(self) -> None:
        self.open_requested.emit(Place(dialog="weekly_check"))

    def _on_print(self) -> None:
        self.open_requested.emit(Place(tab="vet", dialog="print"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for button in (self.call, self.weekly, self.print):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._first = QHBoxLayout()
        self._first.setContentsMargins(SIDE - 4, 0, SIDE, 0)
        self._first.setSpacing(GAP)
        self._first.addWidget(self.dog, 0)
        self._first.addStretch(2)
        self._first.addWidget(self.tabs)
        self._first.addStretch(5)
        self._first.addWidget(self._buttons)
        self._second = QHBoxLayout()
        self._second.setContentsMargins(SIDE - 16, 0, SIDE, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._first)
        column.addLayout(self._second)
        # the layout must not keep the window from shrinking: the header folds instead
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def _refit(self) -> None:
        if not self._is_placed:  # the width is not known yet, and trying every fold costs start-up time
            self._wear(FOLDS[0])
            return
        for fold in FOLDS:
            self._wear(fold)
            if self._needed(fold) <= self.width():
                break
        self.updateGeometry()

    def _wear(self, fold: Fold) -> None:
        if self._fold is None or fold.in_two_rows != self._fold.in_two_rows:
            (self._second if not fold.in_two_rows else self._first).removeWidget(self.tabs)
            if fold.in_two_rows:
                self._second.insertWidget(0, self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                self._first.insertWidget(2, self.tabs)
        self._fold = fold
        long = not fold.is_short
        call = _("When to call") if fold.is_call_short else _("When to call the vet")
        _name(self.call, _("When to call the vet"), call)
        self.tabs.set_tight(fold.is_short and not fold.in_two_rows)
        weekly = (_("Weekly check due") if long else _("Check due")) if self._is_due else _("Weekly check")
        _name(self.weekly, _("Weekly check due") if self._is_due else _("Weekly check"), weekly)
        _name(self.print, _("Print summary"), _("Print summary…") if long else _("Print…"))

    def _needed(self, fold: Fold) -> int:
        buttons = self._buttons.sizeHint().width()
        one = 2 * SIDE - 4 + self.dog.minimumSizeHint().width() + GAP * 3 + buttons
        return one if fold.in_two_rows else one + self.tabs.sizeHint().width() + 2 * GAP


def _button(name: str, role: str, words: str, parent: QWidget) -> QPushButton:
    made = QPushButton(words, parent)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setProperty("role", role)
    return made


def _name(button: QPushButton, whole: str, shown: str) -> None:
    button.setAccessibleName(whole)
    if button.text() != shown:
        button.setText(shown)
