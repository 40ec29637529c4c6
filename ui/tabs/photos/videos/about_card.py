# SPDX-License-Identifier: MIT
"""The card about one clip: what the file is, what the owner says about it, a copy without its place, removing it.

It changes nothing itself: it says by signals what the owner wants.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.usecases import clips
from core.usecases.clips import Clip
from core.words.i18n import N_, _
from ui.tabs.photos.videos import clip_words
from ui.tabs.photos.videos.buttons import button
from ui.widgets.card import Card
from ui.widgets.clip_times import FrameTimes
from ui.widgets.day_field import DayField
from ui.widgets.fields import NoteField, NumberField
from ui.widgets.form import Form, Picker
from ui.widgets.headings import label

COLUMNS = {
    "gait": N_("What the dog does"),
    "view": N_("Seen from"),
    "surface": N_("Surface"),
    "lead_side": N_("Leash"),
    "test": N_("Test"),
}


class AboutCard(Card):
    """What is known of a clip.

    Signals:
        said(column: str, value: object): the owner changed day (a date), slowed (a float), note or a key of COLUMNS.
        copy_asked(), remove_asked(): of the clip that is shown.
    """

    said = Signal(str, object)
    copy_asked = Signal()
    remove_asked = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        """Make a card without a clip."""
        super().__init__(_("About this clip"), parent=parent)
        self.setObjectName("about_clip")
        self.empty = label(_("Open a clip first."), "muted", wrap=True)
        self.file = label("", "muted", wrap=True, name="clip_file")
        self.rate = label("", "muted", wrap=True, name="clip_rate")
        self.form = Form()
        self.day = DayField(today)
        self.source = label("", "muted", wrap=True, name="clip_day_source")
        self.pickers = {column: Picker(clip_words.options(column)) for column in COLUMNS}
        self.slowed = NumberField(0.1, 64, 1, _("times"), decimals=1)
        self.note = NoteField(_("A note about this clip"), 2)
        self.note.setObjectName("clip_note")
        self.copy = button("clip_copy", _("Save a copy without the place…"), "link")
        self.remove = button("clip_remove", _("Remove this clip"), "link")
        self._fill()
        self._connect()
        self.set_clip(None, None)

    def set_clip(self, clip: Clip | None, times: FrameTimes | None) -> None:
        """Show a clip; None shows that there is none. times: of its frames, None while it is not open."""
        self.empty.setVisible(clip is None)
        for widget in (self.file, self.rate, self.form, self.note, self.copy, self.remove):
            widget.setVisible(clip is not None)
        self.set_subtitle("" if clip is None else clips.label(clip))
        if clip is None:
            return
        self.file.setText(f"{clip.name}\n{clip_words.facts(clip)}")
        self.rate.setText(clip_words.rate(times))
        self.rate.setVisible(bool(self.rate.text()))
        self.form.clear_problems()
        self.day.set_day(clip.day)
        self.source.setText(clips.source_words(clip))
        self.source.setVisible(bool(self.source.text()))
        for column, picker in self.pickers.items():
            picker.set_key(getattr(clip, column))
        self.slowed.set_value(clip.slowed, place=clip.id)
        self.note.set_value(clip.note, place=clip.id)

    def show_problem(self, field: str, sentence: str) -> bool:
        """Say what is wrong where it was typed; False when there is no such field."""
        return self.form.show_problem(field, sentence)

    def flush(self) -> None:
        """Send what is being typed."""
        if self.note.isVisible():
            self.note.flush()
            self.slowed.flush()

    def _fill(self) -> None:
        for widget in (self.empty, self.file, self.rate):
            self.body.addWidget(widget)
        day = self.form.cell("day", _("Day"), self.day)
        day.layout().addWidget(self.source)
        self.form.add_plain(day)
        for column, words in COLUMNS.items():
            self.form.add(column, _(words), self.pickers[column])
            self.pickers[column].setObjectName(f"clip_{column}")
        hint = _("1 is life. Slow motion of a phone is usually 4 or 8.")
        self.form.add("slowed", _("Plays slower than life"), self.slowed, hint=hint)
        for widget in (self.form, self.note, self.copy, self.remove):
            self.body.addWidget(widget)

    def _connect(self) -> None:
        self.day.day_changed.connect(self._on_day)
        for picker in self.pickers.values():
            picker.picked.connect(self._on_picked)
        self.slowed.committed.connect(self._on_slowed)
        self.note.committed.connect(self._on_note)
        self.copy.clicked.connect(self._on_copy)
        self.remove.clicked.connect(self._on_remove)

    def _on_day(self, day: date) -> None:
        self.said.emit("day", day)

    def _on_picked(self, key: str) -> None:
        column = next((column for column, picker in self.pickers.items() if picker is self.sender()), "")
        if column:
            self.said.emit(column, key)

    def _on_slowed(self, value: float | None) -> None:
        self.said.emit("slowed", 1.0 if value is None else value)

    def _on_note(self, text: str) -> None:
        self.said.emit("note", text)

    def _on_copy(self) -> None:
        self.copy_asked.emit()

    def _on_remove(self) -> None:
        self.remove_asked.emit()
