# SPDX-License-Identifier: MIT
"""The poses as pills under each other; as a list to open where there is little room."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QComboBox, QPushButton, QVBoxLayout, QWidget

from core.usecases import photos
from core.words import poses
from core.words.i18n import _

GAP = 9


class PoseList(QWidget):
    """One pose is chosen.

    Signals:
        pose_chosen(key: str): the person chose another pose.
    """

    pose_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self.setObjectName("pose_list")
        self.setAccessibleName(_("Pose"))
        self._room = 400
        self._keys: list[str] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(self._on_pill)
        self._pills: dict[str, QPushButton] = {}
        self.box = QComboBox()
        self.box.setObjectName("pose_box")
        self.box.setAccessibleName(_("Pose"))
        self.box.activated.connect(self._on_box)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addWidget(self.box)

    def keys_for(self, counts: Counter[str]) -> list[str]:
        """Return the poses to offer: those asked for weekly and those that have photos, in order."""
        known = poses.known()
        listed = [pose.key for pose in poses.POSES if pose.weekly or counts[pose.key]]
        return listed + sorted(key for key in counts if key not in known)

    def set_poses(self, counts: Counter[str], chosen: str) -> None:
        """Show the poses and which one is chosen; tells nobody."""
        keys = self.keys_for(counts)
        if keys != self._keys:
            self._keys = keys
            self._make()
        if chosen in self._pills:
            self._pills[chosen].setChecked(True)
            self.box.setCurrentIndex(self._keys.index(chosen))
        self._fit()

    def set_room(self, height: int) -> None:
        """Say how many px the pills may take; with less than they need the list is used."""
        self._room = height
        self._fit()

    def pill(self, key: str) -> QPushButton:
        """Return the button of one pose; KeyError when there is none."""
        return self._pills[key]

    def _make(self) -> None:
        for pill in self._pills.values():
            self._group.removeButton(pill)
            pill.deleteLater()
        self._pills = {key: _pill(key) for key in self._keys}
        self.box.clear()
        for key, pill in self._pills.items():
            self._group.addButton(pill)
            self._column.addWidget(pill)
            self.box.addItem(photos.pose_label(key), key)

    def _fit(self) -> None:
        needed = sum(pill.sizeHint().height() + GAP for pill in self._pills.values())
        too_wide = any(pill.sizeHint().width() > self.width() for pill in self._pills.values())
        as_pills = needed <= self._room and not too_wide
        self.box.setVisible(not as_pills)
        for pill in self._pills.values():
            pill.setVisible(as_pills)

    def _on_pill(self, pressed: QAbstractButton) -> None:
        self.pose_chosen.emit(str(pressed.property("key")))

    def _on_box(self, row: int) -> None:
        self.pose_chosen.emit(str(self.box.itemData(row)))


def _pill(key: str) -> QPushButton:
    words = photos.pose_label(key)
    made = QPushButton(words.replace("&", "&&"))
    made.setCheckable(True)
    made.setObjectName(f"pose_{key}")
    made.setAccessibleName(words)
    made.setProperty("role", "chip")
    made.setProperty("key", key)
    made.setStyleSheet("text-align: left;")
    return made
