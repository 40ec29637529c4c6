# SPDX-License-Identifier: MIT
"""Writes down the total that a clinic or a questionnaire gave, on which scale, or changes it.

Totals only: no questionnaire is asked here. Ranges and directions are read from SCALES and stand beside the field.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.usecases import clinic_scores
from core.usecases.clinic_scores import ClinicScore
from core.words import activities, scales, units
from core.words.errors import InvalidValue
from core.words.i18n import _
from core.words.scales import Scale, Version
from ui.dialogs.form_dialog import FormDialog
from ui.jobs import Jobs
from ui.session import Session
from ui.widgets import tab_order
from ui.widgets.chips import ChipGroup
from ui.widgets.day_field import DayField
from ui.widgets.fields import NoteField, TextField
from ui.widgets.form import Picker
from ui.widgets.headings import label


class ClinicScoreForm(FormDialog):
    """Adds or changes one total of the dog on screen."""

    def __init__(
        self, session: Session, jobs: Jobs, parent: QWidget | None = None, *, score: ClinicScore | None = None
    ) -> None:
        """Fill the form; `score` is the one to change, None adds one."""
        super().__init__(_("Change a clinic score") if score else _("A clinic score"), parent, width=520)
        self.setObjectName("clinic_score")
        self._session = session
        first = scales.SCALES[0]
        self._score = score or ClinicScore(day=session.today(), scale=first.id, version=first.versions[0].key)
        self.scale = Picker((one.id, _(one.name)) for one in scales.SCALES)
        self.source = label("", "muted", wrap=True, name="score_source")
        self.version = _Versions()
        self.total = _Total()
        self.day = DayField(self._score.day)
        self.scored_by = ChipGroup([(word.key, _(word.label)) for word in activities.SCORERS], exclusive=True)
        self.note = NoteField(_("Anything worth knowing about it"), 2)
        self._lay_out_form()
        self._fill()
        if score is not None:
            self.allow_remove(_("Remove"))
        self.fit()
        self.scale.setFocus()

    def keep(self) -> None:
        """Keep the total; raises InvalidValue as `clinic_scores.save`."""
        dog = self._session.dog
        if dog is None:
            return
        wanted = replace(
            self._score,
            day=self.day.day(),
            scale=self._scale().id,
            version=self._version().key,
            total=self.total.number(),
            scored_by=next(iter(self.scored_by.checked()), ""),
            note=self.note.value(),
        )
        clinic_scores.save(self._session.store, dog, wanted, today=self._session.today())

    def take_out(self) -> None:
        """Remove the total; undo brings it back."""
        if self._session.dog is not None:
            clinic_scores.remove(self._session.store, self._session.dog, self._score)

    @Slot(str)
    def on_scale(self, _key: str) -> None:
        """Show the versions of another scale; a total that was typed stays."""
        scale = self._scale()
        self.version.show_versions(scale, scale.versions[0].key)
        if not self._score.id:
            self.scored_by.set_checked([scale.scored_by])
        self._show_range()

    @Slot()
    def on_version(self) -> None:
        """Show the range of another version."""
        self._show_range()

    def _scale(self) -> Scale:
        return scales.known()[self.scale.key()]

    def _version(self) -> Version:
        return next(one for one in self._scale().versions if one.key == self.version.key())

    def _lay_out_form(self) -> None:
        form = self.form
        intro = _("The total only, as your vet or the questionnaire gave it. Its questions are not asked here.")
        form.add_plain(label(intro, "muted", wrap=True, name="score_intro"))
        form.add("scale", _("Scale"), self.scale)
        form.add_plain(self.source)
        self._version_cell = form.cell("version", _("Which version?"), self.version)
        form.add_plain(self._version_cell)
        form.add("total", _("Total"), self.total)
        form.add("day", _("Day"), self.day)
        form.add("scored_by", _("Who scored?"), self.scored_by)
        form.add("note", _("Note"), self.note)
        self.scale.picked.connect(self.on_scale)
        self.version.changed.connect(self.on_version)

    def _fill(self) -> None:
        score = self._score
        self.scale.set_key(score.scale)
        self.version.show_versions(self._scale(), score.version)
        self.scored_by.set_checked([score.scored_by or self._scale().scored_by] if not score.id else [score.scored_by])
        self.note.set_value(score.note)
        self._show_range()
        if score.id:
            self.total.set_number(score.total)

    def _show_range(self) -> None:
        self.source.setText(_(self._scale().source))
        tab_order.follow(self.scale, self.version)  # its chips are made anew for every scale
        self._version_cell.setVisible(len(self._scale().versions) > 1)
        self.total.show_version(self._scale(), self._version())
        self.fit()


class _Versions(QWidget):
    """The versions of one scale as chips, made anew for another scale. Signal: changed(), the person chose."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._chips: ChipGroup | None = None
        self._key = ""

    def key(self) -> str:
        """Return the key of the version chosen."""
        return self._key

    def show_versions(self, scale: Scale, key: str) -> None:
        """Offer the versions of a scale; one that is not among them leaves the first."""
        if self._chips is not None:
            self._column.removeWidget(self._chips)
            self._chips.hide()
            self._chips.deleteLater()
        self._chips = ChipGroup([(one.key, _version_words(scale, one)) for one in scale.versions], exclusive=True)
        self._chips.changed.connect(self._on_chip)
        self._column.addWidget(self._chips)
        self._key = key if key in [one.key for one in scale.versions] else scale.versions[0].key
        self._chips.set_checked([self._key])

    def choose(self, key: str) -> None:
        """Choose a version as the person would."""
        assert self._chips is not None
        self._chips.chip(key).click()

    def _on_chip(self, key: str, _on: bool) -> None:
        assert self._chips is not None
        self._chips.set_checked([key])  # pressing the chosen one again keeps it
        if key != self._key:
            self._key = key
            self.changed.emit()


class _Total(QWidget):
    """The total with its range and direction beside it; a scale of grades offers them by name."""

    def __init__(self) -> None:
        super().__init__()
        self.field = TextField()
        self.field.setObjectName("score_total")
        self.grade = Picker([("", "")])
        self.grade.setObjectName("score_grade")
        self.said = label("", "muted", wrap=True, name="score_range")
        self.field.setMaximumWidth(self.fontMetrics().averageCharWidth() * 16)
        self._is_graded = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.field)
        row.addWidget(self.grade, 2)
        row.addWidget(self.said, 1)

    def setAccessibleName(self, name: str) -> None:
        """Name what is typed into."""
        super().setAccessibleName(name)
        self.field.setAccessibleName(name)
        self.grade.setAccessibleName(name)

    def show_version(self, scale: Scale, version: Version) -> None:
        """Show range and direction, and the grades where a scale is made of them."""
        kept = self.grade.key() if self._is_graded else self.field.value()
        self._is_graded = is_graded(version)
        self.said.setText(scales.range_words(version.low, version.high, scales.better(scale, version)))
        self.field.setVisible(not self._is_graded)
        self.grade.setVisible(self._is_graded)
        self.setFocusProxy(self.grade if self._is_graded else self.field)
        grades = [(units.fitting(band.low), _(band.label)) for band in version.bands] if self._is_graded else []
        self.grade.set_options([("", _("Choose a grade")), *((key, f"{key} · {words}") for key, words in grades)])
        self._show(kept)

    def number(self) -> float:
        """Return the total; raises InvalidValue when there is none that can be read."""
        text = self.grade.key() if self._is_graded else self.field.value()
        if not text.strip():
            raise InvalidValue(_("The total is missing."), _("Type it as you were given it."), field="total")
        return units.number(text, "total")

    def set_number(self, value: float) -> None:
        """Show a total."""
        self._show(units.fitting(value))

    def _show(self, text: str) -> None:
        self.field.set_value(text)
        self.grade.set_key(text)


def is_graded(version: Version) -> bool:
    """Whether a version is made of named grades: a band of one number for every total."""
    return bool(version.bands) and all(band.low == band.high for band in version.bands)


def _version_words(scale: Scale, version: Version) -> str:
    if version.label:
        return _(version.label)
    return scales.range_words(version.low, version.high, scales.better(scale, version))
