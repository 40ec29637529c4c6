# SPDX-License-Identifier: MIT
"""The weekly check: weight, body and muscle condition, girth, timed tests and what the owner made up to record.

Which numbers are asked is read from METRICS and the owner's own. How a session is kept belongs to measures; what it
means to the vet.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from core.usecases import answers, measures, own, phases
from core.usecases.measures import TakeSlot
from core.words import activities, metrics
from core.words.errors import InvalidValue
from core.words.i18n import _, ngettext
from core.words.metrics import Metric
from ui.dialogs import check_words
from ui.dialogs.check_parts import EarlySigns, FoldPart, PartOf, load_words
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
from ui.widgets.form import Picker
from ui.widgets.headings import label
from ui.widgets.own_words import OwnWords

BODY_SCALES = ("body_condition_score_9", "body_condition_score_5")
MUSCLE = "muscle_condition_score"
GIRTH = "thigh_girth"
LEVEL = "girth_level_pct"
HALF_WAY = 50.0
EARLY = "early"
# What stands on the form without its folds, in lines of text.
LINES = 80


class WeeklyCheck(FormDialog):
    """Adds a measuring session, or changes one when `entry_id` is given."""

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None, entry_id: str = "") -> None:
        """Fill the form; `entry_id` is the id of a kept session, empty makes a new one."""
        super().__init__(_("Change a weekly check") if entry_id else _("Weekly check"), parent, width=940)
        self.setObjectName("weekly_check")
        self._session = session
        dog_id = session.dog.id if session.dog else ""
        kept = measures.find(session.store, dog_id, entry_id) if entry_id else None
        self._kept = kept or measures.Session(session.offered_day())
        self._last = measures.newest(session.store, dog_id)
        self._system = session.library.units
        self._name = session.dog.name if session.dog else _("your dog")
        self._asked = {group: self._asked_of(group) for group in metrics.WEEKLY_GROUPS}
        self._editors: dict[str, Editor] = {}
        self._takes: dict[str, GirthTakes] = {}
        self._parts: dict[str, FoldPart] = {}
        self._to_open: list[FoldPart] = []
        self._make()
        self._lay_out_form()
        self._fill(new=kept is None)
        if kept is not None:
            self.allow_remove(_("Remove this check"))
        self.fit()
        next(iter(self._editors.values()), self.measured_by).setFocus()

    def content_height(self, width: int) -> int:
        """Return about what the form needs: it is longer than the screen, and measuring it delays its opening."""
        return LINES * self.fontMetrics().height()

    def keep(self) -> None:
        """Keep the session and the early signs; raises InvalidValue, the field being the metric's key."""
        dog = self._session.dog
        if dog is None:
            return
        self._check_typed()
        values, store, today = self._values(), self._session.store, self._session.today()
        early = self.early.values() if self.early is not None and self.early.is_touched else None
        if values or self._kept.id or early is None:
            wanted = measures.Session(
                self.day.day(),
                values,
                self.measured_by.value().strip(),
                next(iter(self.scored_by.checked()), ""),
                self.coat.key(),
                self.note.value(),
                self._kept.id,
            )
            measures.save(store, dog, wanted, today=today, system=self._system, early=early)
        else:
            phases.save_check(store, dog, self.day.day(), early, today=today)

    def take_out(self) -> None:
        """Remove the session; undo brings it back."""
        if self._session.dog is not None:
            measures.remove(self._session.store, self._session.dog, self._kept)

    def show_error(self, error: InvalidValue) -> None:
        """Open the part that the wrong field stands in, then say what is wrong."""
        if error.field in self._parts:
            self._parts[error.field].set_open(True)
        super().show_error(error)

    def editor(self, key: str) -> Editor:
        """Return the editor of one metric that has a plain one; KeyError otherwise."""
        self._make_ready(key)
        return self._editors[key]

    def takes(self, key: str) -> GirthTakes:
        """Return the takes of one metric that is measured several times or per leg; KeyError otherwise."""
        self._make_ready(key)
        return self._takes[key]

    def part(self, key: str) -> FoldPart:
        """Return the part that folds in which a metric stands; KeyError when it stands in none."""
        while self._to_open:
            self.on_time()
        return self._parts[key]

    @Slot()
    def on_time(self) -> None:
        """Open the next part that was used last time: one a turn, so that the form itself is there at once."""
        if self._to_open:
            self._to_open.pop(0).set_open(True)
            QTimer.singleShot(0, self, self.on_time)

    @Slot(object)
    def on_day(self, day: date) -> None:
        """Show the early signs of another day, unless some were just answered."""
        dog = self._session.dog
        if self.early is not None and dog is not None and not self.early.is_touched:
            self.early.set_values(phases.answers_on(self._session.store, dog.id, day))

    @Slot()
    def on_loads(self) -> None:
        """Say how much of the weight stands on the back paws."""
        found = {key: editor.stored() for key, editor in self._editors.items() if key in ("fore_load", "hind_load")}
        words = load_words(found.get("fore_load"), found.get("hind_load"))
        self._load_said.setText(words)
        self._load_said.setVisible(bool(words))

    def _make_ready(self, key: str) -> None:
        if key in self._parts:
            self._parts[key].make_ready()

    def _asked_of(self, group: str) -> list[Metric]:
        dog = self._session.dog
        if dog is None:
            return metrics.grouped(group)
        return own.grouped(self._session.store, dog.id, group, self._kept.day)

    def _make(self) -> None:
        known = metrics.known()
        self.day = DayField(self._kept.day)
        self.measured_by = TextField(_("who holds the tape"))
        self.scored_by = ChipGroup([(word.key, _(word.label)) for word in activities.SCORERS], exclusive=True)
        self.coat = Picker((word.key, _(word.label)) for word in activities.COATS)
        self.body = BodyCondition({key: known[key] for key in BODY_SCALES if key in known})
        self.muscle = Levels(known[MUSCLE], {key: _(words) for key, words in check_words.MUSCLE_WORDS.items()})
        self.girth = self._takes[GIRTH] = GirthTakes(self._system)
        self.note = NoteField(_("Anything worth knowing about this check"), 2)
        self.early: EarlySigns | None = None
        self._load_said = label("", "strong", wrap=True, name="load_said")
        late = {metric.key for part in check_words.PARTS for metric in self._asked_in(part)}
        apart = {*BODY_SCALES, MUSCLE, GIRTH, *late}
        for group, asked in self._asked.items():
            for metric in asked:
                if metric.key not in apart and group != EARLY:
                    self._make_editor(metric)

    def _make_editor(self, metric: Metric) -> None:
        if metric.kind == "number" and (metric.legs or metric.takes > 1):
            self._takes[metric.key] = GirthTakes(self._system, metric=metric)
        else:
            self._editors[metric.key] = editor_for(metric, self._system)

    def _lay_out_form(self) -> None:
        form = self.form
        first = [form.cell("day", _("Day"), self.day), form.cell("measured_by", _("Who measured?"), self.measured_by)]
        asked = [metric for metric in self._asked["weekly"] if metric.key in self._editors]
        cells = [form.cell(one.key, answers.plain_label(one), self._editors[one.key]) for one in asked]
        form.add_abreast([*first, *cells[:1]])
        for cell in cells[1:]:
            form.add_plain(cell)
        both = QWidget()
        abreast = EvenLayout(both, narrowest=24 * self.fontMetrics().height(), most=2)
        abreast.addWidget(self._condition_card())
        abreast.addWidget(self._girth_card())
        self._add_early_card()
        form.add_plain(both)
        self._add_own_cards()
        for part in check_words.PARTS:
            self._add_part(part)
        form.add("note", _("Note"), self.note)
        self.day.day_changed.connect(self.on_day)

    def _condition_card(self) -> Card:
        card = Card(_("Body and muscle"), _("two different things: a round dog can lack muscle"))
        part = PartOf(self.form)
        part.add("body_condition", _("Body condition"), self.body)
        hint = _("Look and feel along the spine, shoulder blades, head and hips.")
        part.add(MUSCLE, answers.plain_label(metrics.known()[MUSCLE]), self.muscle, hint=hint)
        part.add("scored_by", _("Who scored?"), self.scored_by)
        card.add(part)
        card.body.addStretch(1)
        return card

    def _girth_card(self) -> Card:
        card = Card(_("Thigh girth"), _("1 cm either way is within the error of a tape"))
        part = PartOf(self.form)
        part.add(GIRTH, "", self.girth)
        plain = [metric for metric in self._asked["girth"] if metric.key in self._editors]
        part.add_abreast([part.cell(one.key, answers.plain_label(one), self._editors[one.key]) for one in plain])
        part.add("coat", _("Coat"), self.coat)
        how = label(check_words.lines(check_words.GIRTH_HOW_TO, self._name), "muted", wrap=True, name="how_to_measure")
        part.add("how_to", _("How to measure"), how)
        card.add(part)
        card.body.addStretch(1)
        return card

    def _add_own_cards(self) -> None:
        """Add what the owner made up: it is asked for, so it is open."""
        if self._asked["activity"]:
            hint = _("Earlier answers are not shown here, so that each week is scored for itself.")
            self.form.add_plain(self._own_card("activities", _("Activities that matter"), hint, "activity"))
        if self._asked["own_weekly"]:
            self.form.add_plain(self._own_card("own_weekly", _("Your own measures"), "", "own_weekly"))

    def _add_early_card(self) -> None:
        """Ask the early signs in maintenance, before all that is measured: they are what a week is asked for then."""
        dog, day = self._session.dog, self._kept.day
        if dog is None:
            return
        store = self._session.store
        told = phases.answers_on(store, dog.id, day)
        if phases.is_maintenance(store, dog.id, day) or told:
            self.early = EarlySigns(self._asked[EARLY], self._name)
            self.early.set_values(told)
            card = Card(_("Early signs"), _("seen this week?"))
            card.setObjectName("early_card")
            card.add(self.early)
            self.form.add_plain(card)

    def _own_card(self, name: str, title: str, hint: str, group: str) -> Card:
        card = Card(title)
        card.setObjectName(name)
        if hint:
            card.add(label(hint, "muted", wrap=True, name=f"{name}_hint"))
        part, inside = PartOf(self.form), QWidget()
        abreast = EvenLayout(inside, narrowest=19 * self.fontMetrics().height(), most=2, gap=18)
        for metric in self._asked[group]:
            words, editor = answers.plain_label(metric), self._editors[metric.key]
            cell = part.cell(metric.key, "", editor)
            editor.setAccessibleName(words)
            cell.layout().insertWidget(0, OwnWords(words, "strong"))
            abreast.addWidget(cell)
        card.add(inside)
        return card

    def _asked_in(self, part: check_words.Part) -> list[Metric]:
        named = {key for one in check_words.PARTS for key in one.keys} | {GIRTH}
        asked = self._asked[part.group]
        return [one for one in asked if one.key in part.keys or not (part.keys or one.key in named)]

    def _add_part(self, part: check_words.Part) -> None:
        asked = self._asked_in(part)
        if not asked:
            return
        fold = FoldPart(part.key, _(part.title), _(part.subtitle))
        fold.wanted.connect(self.on_wanted)
        fold.folded.connect(self.on_folded)
        self._parts |= {metric.key: fold for metric in asked}
        self.form.add_plain(fold)

    @Slot()
    def on_wanted(self) -> None:
        """Make what stands in a part that is opened for the first time."""
        fold = self.sender()
        for part in check_words.PARTS:
            if isinstance(fold, FoldPart) and fold.objectName() == part.key:
                fold.fill(self._made_inside(part))

    def _made_inside(self, part: check_words.Part) -> QWidget:
        asked = self._asked_in(part)
        whole, fields, inside = PartOf(self.form), PartOf(self.form), QWidget()
        for metric in asked:
            self._make_editor(metric)
            control = self._editors.get(metric.key) or self._takes[metric.key]
            fields.add(metric.key, answers.plain_label(metric), control)
            self._show_kept(metric.key)
        if part.key == "two_scales":
            fields.add_plain(self._load_said)
            self.on_loads()
        for key in {"fore_load", "hind_load"} & {one.key for one in asked} & set(self._editors):
            self._editors[key].typed.connect(self.on_loads)
        how = label(check_words.lines(part.how_to, self._name), "muted", wrap=True, name=f"{part.key}_how_to")
        whole.add(f"{part.key}_how", _("How to measure"), how)
        abreast = EvenLayout(inside, narrowest=20 * self.fontMetrics().height(), most=2, gap=24)
        abreast.addWidget(fields)
        abreast.addWidget(whole)
        return inside

    @Slot()
    def on_folded(self) -> None:
        """Show what was just opened."""
        part = self.sender()
        if isinstance(part, FoldPart) and part.is_open():
            QTimer.singleShot(0, part, part.come_into_view)

    def _fill(self, *, new: bool) -> None:
        kept, last = self._kept, self._last
        single = {key: value for (key, side, take), value in kept.values.items() if not side and take == 1}
        for key in (*self._editors, *self._takes):
            self._show_kept(key)
        self.body.set_values(single)
        self.muscle.set_stored(single.get(MUSCLE))
        self.coat.set_key(kept.coat)
        self.note.set_value(kept.note)
        self.scored_by.set_checked([kept.scored_by] if kept.scored_by else [])
        self.measured_by.set_value(kept.measured_by)
        used = {key for key, _side, _take in (last.values if new and last else kept.values)}
        self._to_open = list(dict.fromkeys(part for key, part in self._parts.items() if key in used))
        QTimer.singleShot(0, self, self.on_time)
        if new:
            self._offer(last)

    def _show_kept(self, key: str) -> None:
        if key in self._takes:
            self._takes[key].set_values(self._kept.values)
        else:
            self._editors[key].set_stored(self._kept.values.get((key, "", 1)))

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
        wrong = [(key, one) for key, one in self._editors.items() if isinstance(one, Measured) and not one.flush()]
        wrong += [(key, field) for key, takes in self._takes.items() for field in takes.flush()]
        if wrong:
            for key, _field in wrong:
                if key in self._parts:
                    self._parts[key].set_open(True)
            wrong[0][1].setFocus()
            many = ngettext("{count} number cannot be right.", "{count} numbers cannot be right.", len(wrong))
            raise InvalidValue(many.format(count=len(wrong)), _("See the words in red above."), field="form")

    def _values(self) -> dict[TakeSlot, float]:
        single = {key: editor.stored() for key, editor in self._editors.items()}
        single |= {MUSCLE: self.muscle.stored(), **self.body.values()}
        found: dict[TakeSlot, float] = {(key, "", 1): value for key, value in single.items() if value is not None}
        for takes in self._takes.values():
            found |= takes.values()
        if not self.girth.values():
            found.pop((LEVEL, "", 1), None)  # the level alone is no measurement
        shown = {*self._editors, *self._takes, *BODY_SCALES, MUSCLE}
        # A measure that was stopped since is not on this form; what the session holds of it stays.
        return found | {slot: value for slot, value in self._kept.values.items() if slot[0] not in shown}
