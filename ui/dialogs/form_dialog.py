# SPDX-License-Identifier: MIT
"""The frame of a small dialog that fills in one thing: a form that scrolls, and Save, Cancel, perhaps Remove.

A value that cannot be kept is told under its field and nothing typed is lost. What is kept: the dialogs.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.words.errors import InvalidValue, SaveFailed
from core.words.i18n import _
from ui.widgets.fitting import height_for
from ui.widgets.form import Form
from ui.widgets.headings import label

MARGIN = 20
LOWEST, AROUND = 640, 60  # px: a height that a window of 700 has room for, and what a taller one leaves around


class FormDialog(QDialog):
    """A dialog around a form; children fill `form` and write `keep`.

    Attributes:
        form: the controls. save_button, cancel_button, remove_button: the last hidden unless `allow_remove`.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, width: int = 460) -> None:
        """Make the frame; `title` is already translated, `width` in px is only the first size."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.form = Form()
        self.problem = label("", "problem", wrap=True, name="form_problem")
        self.problem.hide()
        self.remove_button = _button("remove_button", _("Remove"), "danger", self.on_remove)
        self.remove_button.hide()
        self.cancel_button = _button("cancel_button", _("Cancel"), "", self.reject)
        self.save_button = _button("save_button", _("Save"), "primary", self.on_save)
        self.save_button.setDefault(True)
        self._lay_out()
        self._first_width = width

    def allow_remove(self, words: str) -> None:
        """Show the button that takes the thing out; `words` are already translated."""
        self.remove_button.setText(words)
        self.remove_button.setAccessibleName(words)
        self.remove_button.show()

    def fit(self) -> None:
        """Take the size of the content, within the window or 1024 x 700 px; call after filling the form."""
        line = self.fontMetrics().height()
        width = min(940, max(self._first_width, round(self._first_width * line / 17)))
        inside = self.content_height(width - 2 * MARGIN - 14)
        foot = self.save_button.sizeHint().height() + 20
        owner = self.parentWidget()
        most = max(LOWEST, owner.window().height() - AROUND) if owner is not None else LOWEST
        now = self.height() if self.isVisible() else 0
        self.resize(width, max(now, min(most, inside + 2 * MARGIN + 12 + foot + 14)))

    def content_height(self, width: int) -> int:
        """Return the height in px that the form needs at a width in px."""
        return max(height_for(self.form, width), self.form.minimumSizeHint().height())

    def keep(self) -> None:
        """Write what is in the form.

        Raises:
            InvalidValue: told under the field it names; the dialog stays open.
        """
        raise NotImplementedError

    def take_out(self) -> None:
        """Remove the thing that is being changed."""
        raise NotImplementedError

    def on_save(self) -> None:
        """Keep and close, or say what is wrong and stay."""
        self.form.clear_problems()
        self.problem.hide()
        try:
            self.keep()
        except InvalidValue as error:
            self.show_error(error)
            return
        except SaveFailed as error:
            self._show_problem(str(error))
            raise
        self.accept()

    def on_remove(self) -> None:
        """Take the thing out and close; undo brings it back."""
        try:
            self.take_out()
        except SaveFailed as error:
            self._show_problem(str(error))
            raise
        self.accept()

    def show_error(self, error: InvalidValue) -> None:
        """Say what is wrong under its field, or above the buttons when it belongs to none."""
        if self.form.show_problem(error.field, str(error)):
            QTimer.singleShot(0, self, self.fit)  # once the sentence has its place, make room for it
        else:
            self._show_problem(str(error))

    def _show_problem(self, sentence: str) -> None:
        """Say above the buttons what belongs to no field; what the disk refused is told by the window as well."""
        self.problem.setText(sentence)
        self.problem.show()
        QTimer.singleShot(0, self, self.fit)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, 12)
        column.addWidget(self.form)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("form_scroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        foot = QVBoxLayout()
        foot.setContentsMargins(MARGIN, 4, MARGIN, 16)
        foot.setSpacing(8)
        foot.addWidget(self.problem)
        foot.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll, 1)
        outer.addLayout(foot)


def _button(name: str, words: str, role: str, slot: object) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setAutoDefault(False)
    if role:
        made.setProperty("role", role)
    made.clicked.connect(slot)
    return made
