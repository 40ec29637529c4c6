# SPDX-License-Identifier: MIT
"""Preferences: looks and language belong to the person, units and paper to the library; all are applied at once.

What is asked by chips is read from settings.ASKED. There is nothing to save here. Who puts the looks on: ui/look.py.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QWheelEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from core.words import paths
from core.words import settings as words
from core.words.i18n import N_, _
from ui.jobs import Jobs
from ui.session import Session
from ui.widgets.chips import ChipGroup
from ui.widgets.fitting import height_for
from ui.widgets.form import Form, Picker
from ui.widgets.headings import label

LANGUAGES = {
    "": N_("As the system"),
    "en_GB": "English (UK)",
    "en_US": "English (US)",
    "de": "Deutsch",
    "es": "Español",
    "fr": "Français",
    "nl": "Nederlands",
}
SMALLEST, LARGEST, STEP = 80, 200, 10
# Muted words under what is asked, by its key in settings.ASKED.
HINTS = {
    "sensitivity": N_(
        "Told when a measure stays lower than your dog's usual. Some notices are false. "
        "The list of when to call the vet does not depend on this."
    ),
}


def languages() -> list[str]:
    """Return the codes with a compiled catalogue, after "" for the system's and "en_GB" for that of the source."""
    found = paths.resource("locale").glob("*/LC_MESSAGES/*.mo")
    codes = {file.parent.parent.name for file in found}
    return ["", "en_GB", *sorted(codes)] if codes else [""]


class SizeSlider(QSlider):
    """A slider that leaves the wheel to the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class Preferences(QDialog):
    """The preferences of the session."""

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Make the dialog and show what is chosen."""
        super().__init__(parent)
        self._session = session
        self.setObjectName("preferences")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Preferences"))
        self.setAccessibleName(_("Preferences"))
        self.form = Form()
        self.chosen: dict[str, ChipGroup] = {}
        self._make_person_part()
        self._make_library_part()
        self._lay_out()
        self._connect()
        self.show_chosen()

    @Slot()
    def show_chosen(self) -> None:
        """Show what the session has now, without telling anyone."""
        settings, kept = self._session.settings, self._session.library
        for asked in words.ASKED:
            self.chosen[asked.key].set_checked([getattr(kept if asked.of == "library" else settings, asked.key)])
        if self.language is not None:
            self.language.set_key(settings.language)
        if not self.text_size.isSliderDown():
            self.text_size.blockSignals(True)
            self.text_size.setValue(settings.text_percent // STEP)
            self.text_size.blockSignals(False)
        self._show_size(settings.text_percent)

    @Slot(str, bool)
    def on_chip(self, choice: str, _on: bool) -> None:
        """Take the choice at once; pressing the chosen one again keeps it."""
        group = self.sender()
        asked = next(one for one in words.ASKED if self.chosen[one.key] is group)
        if asked.of == "library":
            self._session.set_library_settings(replace(self._session.library, **{asked.key: choice}))
            self.show_chosen()
        else:
            self._change(**{asked.key: choice})

    @Slot(int)
    def on_size_moved(self, tens: int) -> None:
        """Put another text size on; while the slider is held only its number changes."""
        self._show_size(tens * STEP)
        if not self.text_size.isSliderDown():
            self._change(text_percent=tens * STEP)

    @Slot()
    def on_size_released(self) -> None:
        """Put the text size on when the slider is let go."""
        self._change(text_percent=self.text_size.value() * STEP)

    @Slot(str)
    def on_language_picked(self, key: str) -> None:
        """Keep the language; it is spoken from the next start."""
        self._change(language=key)

    @Slot()
    def on_open_folder(self) -> None:
        """Show the library's folder in the desktop's file window."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._session.store.path)))

    def _change(self, **changes: object) -> None:
        wanted = replace(self._session.settings, **changes)
        if wanted != self._session.settings:
            self._session.settings = wanted
            self._session.settings_changed.emit()
        self.show_chosen()

    def _ask(self, of: str) -> None:
        """Add a row of chips for every setting that belongs to the person or the library."""
        for asked in (one for one in words.ASKED if one.of == of):
            options = zip(words.CHOICES[asked.key], map(_, asked.words), strict=True)
            group = ChipGroup(list(options), exclusive=True)
            group.setEnabled(of == "person" or self._session.store.writable)
            group.changed.connect(self.on_chip)
            self.chosen[asked.key] = group
            self.form.add(asked.key, _(asked.label), group, hint=_(HINTS.get(asked.key, "")))

    def _make_person_part(self) -> None:
        self._ask("person")
        self.text_size = SizeSlider(Qt.Orientation.Horizontal)
        self.text_size.setRange(SMALLEST // STEP, LARGEST // STEP)
        self.text_size.setPageStep(2)
        self.percent: QLabel = label("", "muted", name="text_percent")
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.text_size, 1)
        row.addWidget(self.percent)
        self.form.add("text_size_row", _("Size of the text"), line)
        self.text_size.setObjectName("text_size")
        self.text_size.setAccessibleName(_("Size of the text"))
        codes = languages()
        self.language: Picker | None = None
        if len(codes) > 1:
            self.language = Picker([(code, _(LANGUAGES.get(code, code))) for code in codes])
            hint = _("Spoken from the next start.")
            self.form.add("language", _("Language"), self.language, hint=hint)

    def _make_library_part(self) -> None:
        self._ask("library")
        self.folder = label(str(self._session.store.path), wrap=True, name="library_folder")
        self.folder.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        hint = _("Everything Hindstride knows is in this folder, and only there.")
        self.form.add("library_folder", _("Folder of this library"), self.folder, hint=hint)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(22, 20, 22, 12)
        column.addWidget(self.form)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self.open_folder = _button("open_folder", "plain", _("Open folder"))
        self.close_button = _button("preferences_close", "primary", _("Close"))
        foot = QHBoxLayout()
        foot.setContentsMargins(22, 4, 22, 16)
        foot.addWidget(self.open_folder)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll, 1)
        outer.addLayout(foot)
        line = self.fontMetrics().height()
        width = min(900, round(500 * line / 17))
        feet = self.close_button.sizeHint().height() + 28
        self.resize(width, min(640, max(height_for(inside, width), inside.minimumSizeHint().height()) + feet))
        self.close_button.setFocus()
        self.close_button.setDefault(True)

    def _connect(self) -> None:
        self.text_size.valueChanged.connect(self.on_size_moved)
        self.text_size.sliderReleased.connect(self.on_size_released)
        self.open_folder.clicked.connect(self.on_open_folder)
        self.close_button.clicked.connect(self.accept)
        self._session.settings_changed.connect(self.show_chosen)
        if self.language is not None:
            self.language.picked.connect(self.on_language_picked)

    def _show_size(self, percent: int) -> None:
        self.percent.setText(_("{percent} %").format(percent=percent))


def _button(name: str, role: str, words: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setAutoDefault(False)
    made.setProperty("role", role)
    return made
