# SPDX-License-Identifier: MIT
"""The weekly check: weight, body and muscle condition, thigh girth; a new session or a change of an earlier one.

Which numbers are asked is read from METRICS. How a session is kept belongs to measures; what it means to the vet.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.usecases import answers, measures
from core.usecases.measures import TakeSlot
from core.words import activities, metrics
from core.words.errors import InvalidValue
from core.words.i18n import N_, _, ngettext
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.girth_takes import GirthTakes
from ui.dialogs.measure_fields import BodyCondition, Editor, Levels, Measured, editor_for
from ui.jobs import Jobs
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.chips import ChipGroup
from ui.widgets.day_field import DayField
from ui.widgets.even_layout import EvenLayout
from ui.widgets.fields import NoteField, TextField
from ui.widgets.form import Form, Picker
from ui.widgets.headings import label

BODY_SCALES = ("body_condition_score_9", "body_condition_score_5")
MUSCLE = "muscle_condition_score"
GIRTH = "thigh_girth"
LEVEL = "girth_level_pct"
HALF_WAY = 50.0
# Our own words for the four levels; spine and shoulder blades usually show loss first (clinical.md 1.1).
MUSCLE_WORDS = {
    "normal": N_("Full and rounded; the bones are felt only under muscle."),
    "mild": N_("A little flatter beside the spine or over the hips."),
    "moderate": N_("Clearly hollow beside the spine; hips and shoulder blades stand out."),
    "severe": N_("Bones stand out over back, head and hips, with little muscle left."),
}
HOW_TO = (
    N_("Stand {dog} square on all four, head forward, always in the same place."),
    N_("Mark the level: half way from the hip bump to the knee, the same each week."),
    N_("Tape snug, not denting, straight round the thigh. Left, right, and so on in turn."),
    N_("The same person and the same coat each time: another hand can add 2 to 5 cm."),
)


class WeeklyCheck(FormDialog):
    """Adds a measuring session, or changes one when `entry_id` is given."""

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None, entry_id: str = "") -> None:
        """Fill the form; `entry_id` is the id of a kept session, empty makes a new one."""
        super().__init__(_("Change a weekly check") if entry_id else _("Weekly check"), parent, width=940)
        self.setObjectName("weekly_check")
        self._session = session
        known = measures.sessions(session.store, session.dog.id) if session.dog else []
        kept = next((each for each in known if each.id == entry_id), None) if entry_id else None
        self._kept = kept or measures.Session(min(session.day, session.today()))
        self._last = known[-1] if known else None
        self._system = session.library.units
        self._editors: dict[str, Editor] = {}
        self._make()
        self._lay_out_form()
        self._fill(new=kept is None)
        if kept is not None:
            self.allow_remove(_("Remove this check"))
        self.fit()
        next(iter(self._editors.values()), self.measured_by).setFocus()

    def keep(self) -> None:
        """Keep the session; raises InvalidValue as `measures.save`, the field being the metric's key."""
        dog = self._session.dog
        if dog is None:
            return
        self._check_typed()
        wanted = measures.Session(
            self.day.day(),
            self._values(),
            self.measured_by.value().strip(),
            next(iter(self.scored_by.checked()), ""),
            self.coat.key(),
            self.note.value(),
            self._kept.id,
        )
        measures.save(self._session.store, dog, wanted, today=self._session.today(), system=self._system)

    def take_out(self) -> None:
        """Remove the session; undo brings it back."""
        if self._session.dog is not None:
            measures.remove(self._session.store, self._session.dog, self._kept)

    def editor(self, key: str) -> Editor:
        """Return the editor of one metric that has a plain one; KeyError otherwise."""
        return self._editors[key]

    def _make(self) -> None:
        known = metrics.known()
        self.day = DayField(self._kept.day)
        self.measured_by = TextField(_("who holds the tape"))
        self.scored_by = ChipGroup([(word.key, _(word.label)) for word in activities.SCORERS], exclusive=True)
        self.coat = Picker((word.key, _(word.label)) for word in activities.COATS)
        self.body = BodyCondition({key: known[key] for key in BODY_SCALES if key in known})
        self.muscle = Levels(known[MUSCLE], {key: _(words) for key, words in MUSCLE_WORDS.items()})
        self.girth = GirthTakes(self._system)
        self.note = NoteField(_("Anything worth knowing about this check"), 2)
        own = (*BODY_SCALES, MUSCLE, GIRTH)
        for group in metrics.WEEKLY_GROUPS:
            for metric in metrics.grouped(group):
                if metric.key not in own:
                    self._editors[metric.key] = editor_for(metric, self._system)

    def _lay_out_form(self) -> None:
        form = self.form
        first = [form.cell("day", _("Day"), self.day), form.cell("measured_by", _("Who measured?"), self.measured_by)]
        asked = [metric for metric in metrics.grouped("weekly") if metric.key in self._editors]
        cells = [form.cell(one.key, answers.plain_label(one), self._editors[one.key]) for one in asked]
        form.add_abreast([*first, *cells[:1]])
        for cell in cells[1:]:
            form.add_plain(cell)
        both = QWidget()
        abreast = EvenLayout(both, narrowest=24 * self.fontMetrics().height(), most=2)
        abreast.addWidget(self._condition_card())
        abreast.addWidget(self._girth_card())
        form.add_plain(both)
        form.add("note", _("Note"), self.note)

    def _condition_card(self) -> Card:
        card = Card(_("Body and muscle"), _("two different things: a round dog can lack muscle"))
        part = _PartOf(self.form)
        part.add("body_condition", _("Body condition"), self.body)
        hint = _("Look and feel along the spine, shoulder blades, head and hips.")
        part.add(MUSCLE, answers.plain_label(metrics.known()[MUSCLE]), self.muscle, hint=hint)
        part.add("scored_by", _("Who scored?"), self.scored_by)
        card.add(part)
        card.body.addStretch(1)
        return card

    def _girth_card(self) -> Card:
        card = Card(_("Thigh girth"), _("1 cm either way is within the error of a tape"))
        part = _PartOf(self.form)
        part.add(GIRTH, "", self.girth)
        cells = [
            part.cell(metric.key, answers.plain_label(metric), self._editors[metric.key])
            for metric in metrics.grouped("girth")
            if metric.key in self._editors
        ]
        part.add_abreast(cells)
        part.add("coat", _("Coat"), self.coat)
        name = self._session.dog.name if self._session.dog else _("your dog")
        lines = "\n".join("• " + _(line).replace("{dog}", name) for line in HOW_TO)
        how = label(lines, "muted", wrap=True, name="how_to_measure")
        part.add("how_to", _("How to measure"), how)
        card.add(part)
        card.body.addStretch(1)
        return card

    def _fill(self, *, new: bool) -> None:
        kept, last = self._kept, self._last
        single = {key: value for (key, side, take), value in kept.values.items() if not side and take == 1}
        for key, editor in self._editors.items():
            editor.set_stored(single.get(key))
        self.body.set_values(single)
        self.muscle.set_stored(single.get(MUSCLE))
        self.girth.set_values(kept.values)
        self.coat.set_key(kept.coat)
        self.note.set_value(kept.note)
        self.scored_by.set_checked([kept.scored_by] if kept.scored_by else [])
        self.measured_by.set_value(kept.measured_by)
        if new:
            self._offer(last)

    def _offer(self, last: measures.Session | None) -> None:
        """Fill a new session with what seldom changes: the person, the level and the scale of the last one."""
        before = {key: value for (key, _side, _take), value in last.values.items()} if last else {}
        if LEVEL in self._editors:
            self._editors[LEVEL].set_stored(before.get(LEVEL, HALF_WAY))
        if last is None:
            return
        self.measured_by.set_value(last.measured_by)
        self.body.set_scale(next((key for key in BODY_SCALES if key in before), BODY_SCALES[0]))

    def _check_typed(self) -> None:
        """Stop at numbers that cannot be read; each field says why, and keeps what was typed."""
        numbers = [editor for editor in self._editors.values() if isinstance(editor, Measured)]
        wrong = [field for field in numbers if not field.flush()] + self.girth.flush()
        if wrong:
            wrong[0].setFocus()
            many = ngettext("{count} number cannot be right.", "{count} numbers cannot be right.", len(wrong))
            raise InvalidValue(many.format(count=len(wrong)), _("See the words in red above."), field="form")

    def _values(self) -> dict[TakeSlot, float]:
        single = {key: editor.stored() for key, editor in self._editors.items()}
        single |= {MUSCLE: self.muscle.stored(), **self.body.values()}
        found: dict[TakeSlot, float] = {(key, "", 1): value for key, value in single.items() if value is not None}
        girth = self.girth.values()
        if not girth:
            found.pop((LEVEL, "", 1), None)  # the level alone is no measurement
        return {**found, **girth}


class _PartOf(Form):
    """A part of a form that stands in a card; its problems are told by the whole form."""

    def __init__(self, whole: Form) -> None:
        super().__init__()
        self._problems = whole._problems
        self._controls = whole._controls
