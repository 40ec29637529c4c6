# SPDX-License-Identifier: MIT
"""A small dialog for one photo whose pose or day is wrong. The file itself is never touched."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.usecases import photos
from core.usecases.photos import Photo
from core.words.errors import InvalidValue
from core.words.i18n import _
from ui.session import Session
from ui.tabs.photos.check_cells import day_field, fill_poses, qdate
from ui.widgets.headings import label


class ChangePhoto(QDialog):
    """Asks for the pose and day of a photo and keeps them; what is wrong is told where it was typed."""

    def __init__(self, session: Session, photo: Photo, parent: QWidget | None = None) -> None:
        """Make the dialog; show it with open()."""
        super().__init__(parent)
        self.setObjectName("change_photo")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Pose and day"))
        self._session = session
        self._photo = photo
        self.pose = QComboBox()
        self.pose.setObjectName("change_pose")
        self.pose.setAccessibleName(_("Pose"))
        fill_poses(self.pose, photo.pose, photos.pose_label(photo.pose))
        if self.pose.findData(photo.pose) > 0:
            self.pose.removeItem(0)  # only a pose that was retired needs its own line
        self.day = day_field(session.today())
        self.day.setObjectName("change_day")
        self.day.setDate(qdate(photo.day))
        self.problem = label("", "problem", wrap=True, name="change_problem")
        self.problem.hide()
        self._lay_out()

    def accept(self) -> None:
        """Keep what was chosen; stays open when it cannot be kept."""
        dog = self._session.dog
        chosen = self.day.date()
        day = date(chosen.year(), chosen.month(), chosen.day())
        try:
            if dog is not None:
                pose = str(self.pose.currentData()) or None
                photos.change(self._session.store, dog, self._photo, today=self._session.today(), pose=pose, day=day)
        except InvalidValue as wrong:
            self.problem.setText(f"{wrong.title} {wrong.advice}".strip())
            self.problem.show()
            return
        super().accept()

    def _lay_out(self) -> None:
        self.cancel = _button("change_cancel", _("Cancel"), "plain")
        self.save = _button("change_save", _("Save"), "primary")
        self.save.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        for words, field in ((_("Pose"), self.pose), (_("Day"), self.day)):
            name = label(words)
            name.setMinimumHeight(field.sizeHint().height())  # level with what stands in the field
            form.addRow(name, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(self.problem)
        column.addLayout(buttons)
        self.setMinimumWidth(340)


def _button(name: str, words: str, role: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setProperty("role", role)
    return made
