# SPDX-License-Identifier: MIT
"""What is known about a dog beside its name: breed, age, portrait, cause, the vet and the phone numbers.

Everything may stay open. What is kept and how it is checked: core/usecases/dogs.py.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from core.usecases import dogs
from core.usecases.dogs import Dog
from core.words import activities, causes
from core.words.errors import InvalidValue
from core.words.i18n import N_, _
from ui import theme
from ui.dialogs.add_dog import StartQuestion
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.portrait_picker import PortraitPicker
from ui.jobs import Jobs
from ui.session import Session
from ui.widgets.chips import ChipGroup
from ui.widgets.day_field import DayField
from ui.widgets.fields import NumberField, TextField
from ui.widgets.form import Picker
from ui.widgets.headings import label
from ui.widgets.own_words import short

SEXES = (("f", N_("Female")), ("m", N_("Male")))
NEUTERED = (("yes", N_("Yes")), ("no", N_("No")))
AGES = (("born", N_("Birth date")), ("about", N_("About how old")))
YEAR_DAYS = 365.25
OLDEST = 30


class AgeQuestion(QWidget):
    """A birth date, or about how many years; neither is fine too."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        """Make the question with nothing chosen."""
        super().__init__(parent)
        self._today = today
        self._kept: tuple[float | None, date | None] = (None, None)
        self.how = ChipGroup([(key, _(words)) for key, words in AGES], exclusive=True)
        self.how.setObjectName("age_how")
        self.field = DayField(today)
        self.field.setObjectName("born_field")
        self.field.setAccessibleName(_("Birth date"))
        self.years = NumberField(0, OLDEST, 0.5, _("years"), decimals=1)
        self.years.setObjectName("age_years")
        self.years.setAccessibleName(_("About how old"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for widget in (self.how, self.field, self.years):
            row.addWidget(widget)
        row.addStretch(1)
        self.how.changed.connect(self.on_how_changed)
        self._show_fields()

    def set_value(self, born: date | None, *, exact: bool) -> None:
        """Show what is kept; None means not known."""
        self.how.set_checked([] if born is None else ["born" if exact else "about"])
        years = None if born is None or exact else round((self._today - born).days / YEAR_DAYS * 2) / 2
        self.field.set_day(born or self._today)
        self.years.set_value(years)
        self._kept = (years, born)
        self._show_fields()

    def born(self) -> date | None:
        """Return the birth date, told or reckoned from the years; None when not known.

        Raises:
            InvalidValue: the years cannot be read; field is "born".
        """
        if "born" in self.how.checked():
            return self.field.day()
        if "about" not in self.how.checked():
            return None
        if not self.years.flush():
            raise InvalidValue(self.years.problem(), field="born")
        years = self.years.value()
        if years is None or years == self._kept[0]:  # not retyped: the day reckoned long ago stays
            return self._kept[1] if years is not None else None
        return self._today - timedelta(days=round(years * YEAR_DAYS))

    def is_exact(self) -> bool:
        """Whether a birth date is told rather than about how old."""
        return "about" not in self.how.checked()

    @Slot(str, bool)
    def on_how_changed(self, _key: str, _on: bool) -> None:
        """Show the field that fits."""
        self._show_fields()

    def _show_fields(self) -> None:
        self.field.setVisible("born" in self.how.checked())
        self.years.setVisible("about" in self.how.checked())


class DogDetails(FormDialog):
    """The details of the session's dog."""

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Make the dialog over the session's dog; without one it only says so."""
        dog = session.dog
        super().__init__(
            _("Details of {name}").format(name=short(dog.name)) if dog else _("Details"), parent, width=640
        )
        self.setObjectName("dog_details")
        self._session = session
        self._dog = dog or Dog(id="", name="")
        self._texts: dict[str, QLineEdit] = {}
        self._make_dog_part()
        self._make_recovery_part()
        self._make_vet_part()
        self._show(self._dog)
        if dog is None:
            self.save_button.setEnabled(False)
        else:
            self.allow_remove(_("Bring back from the archive") if dog.archived else _("Move to the archive"))
            theme.set_role(self.remove_button, "plain")
        self.fit()
        self.setMinimumWidth(440)
        self._texts["name"].setFocus()

    def keep(self) -> None:
        """Keep everything in one change.

        Raises:
            InvalidValue: told under its field; nothing typed is lost.
        """
        changes: dict[str, Any] = {key: field.text().strip() for key, field in self._texts.items()}
        neutered = next(iter(self.neutered.checked()), "")
        start = self.start.day()
        changes |= {
            "sex": next(iter(self.sex.checked()), ""),
            "neutered": {"yes": True, "no": False}.get(neutered),
            "born": self.age.born(),
            "born_exact": self.age.is_exact(),
            "leg": next(iter(self.leg.checked()), "?"),
            "start_day": start,
            "start_kind": self.start.kind() if start else "",
            "cause": self.cause.key(),
            "portrait": self.portrait.photo_id(),
        }
        dogs.save(self._session.store, dogs.with_changes(self._dog, **changes), today=self._session.today())

    def take_out(self) -> None:
        """Put the dog away, or bring it back; undo takes that back."""
        dogs.archive(self._session.store, self._dog, archived=not self._dog.archived)

    def _make_dog_part(self) -> None:
        self.portrait = PortraitPicker(self._session)
        self.sex = _chips(SEXES)
        self.neutered = _chips(NEUTERED)
        self.age = AgeQuestion(self._session.today())
        self._section(_("The dog"))
        self.form.add_abreast(
            [self._text("name", _("Name")), self._text("breed", _("Breed"), _("or what it looks like"))]
        )
        self.form.add("portrait", _("Portrait"), self.portrait)
        self.form.add_abreast(
            [
                self.form.cell("sex", _("Sex"), self.sex),
                self.form.cell("neutered", _("Neutered or spayed"), self.neutered),
            ]
        )
        self.form.add("born", _("Age"), self.age)

    def _make_recovery_part(self) -> None:
        self.leg = _chips(tuple((word.key, word.label) for word in activities.LEGS))
        self.start = StartQuestion(self._session.today())
        self.cause = Picker([(cause.key, _(cause.label)) for cause in causes.CAUSES])
        self._section(_("The back legs"))
        self.form.add("leg", _("Weak back leg"), self.leg)
        self.form.add("start_day", _("Count weeks from"), self.start)
        self.form.add("cause", _("Cause, if it is known"), self.cause)
        words = _("Diagnosis in the vet's words")
        self.form.add_plain(self._text("diagnosis", words, _("as it stands on the vet's letter")))

    def _make_vet_part(self) -> None:
        self._section(_("The vet"))
        self.form.add_plain(self._text("clinic", _("Clinic")))
        hint = _("for nights and weekends")
        cells = [
            self._text("clinic_phone", _("Phone of the clinic")),
            self._text("emergency_phone", _("Phone out of hours"), hint),
        ]
        self.form.add_abreast(cells)

    def _section(self, words: str) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 0, 0)
        title: QLabel = label(words, "heading")
        column.addWidget(title)
        self.form.add_plain(holder)

    def _text(self, key: str, words: str, placeholder: str = "") -> QWidget:
        field = TextField(placeholder)
        self._texts[key] = field
        return self.form.cell(key, words, field)

    def _show(self, dog: Dog) -> None:
        for key, field in self._texts.items():
            field.setText(getattr(dog, key))
        self.sex.set_checked([dog.sex])
        self.neutered.set_checked([] if dog.neutered is None else ["yes" if dog.neutered else "no"])
        self.age.set_value(dog.born, exact=dog.born_exact)
        self.leg.set_checked([dog.leg])
        self.start.set_value(dog.start_kind or "first_noticed", dog.start_day)
        self.cause.set_key(dog.cause)
        self.portrait.set_value(dog)


def _chips(options: tuple[tuple[str, str], ...]) -> ChipGroup:
    return ChipGroup([(key, _(words)) for key, words in options], exclusive=True)
