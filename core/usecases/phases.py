# SPDX-License-Identifier: MIT
"""Recovery and maintenance: which of the two a dog is in, how often the vet looks, the weekly diary, early signs.

In maintenance the diary is asked once a week and the founding article's early signs of decline are the checklist.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from core.keeping import models
from core.keeping.store import Change, Store
from core.usecases import answers, diary, left_out
from core.usecases.answers import Answer
from core.usecases.dogs import Dog
from core.words import metrics, weeks
from core.words.errors import InvalidValue
from core.words.i18n import _, ngettext

RECOVERY, MAINTENANCE = "recovery", "maintenance"
KINDS = (RECOVERY, MAINTENANCE)
# The founding article: check-ups every six to twelve months.
CHECK_MONTHS = (6, 9, 12)
_MOST_MONTHS = 24
GROUP = "early"
_WEEK = timedelta(days=6)
_SPACE = "8d4c1b0e-6b5e-4a57-9f0c-0b1de5c3f7a2"


@dataclass(frozen=True, slots=True)
class Phase:
    """From `day` on the dog is in `kind` ("recovery", "maintenance"); check_months: None when not said."""

    id: str
    day: date
    kind: str
    check_months: int | None = None


@dataclass(frozen=True, slots=True)
class NextCheck:
    """When the next check-up is due; last: the visit it is counted from, None when counted from the phase's start."""

    due: date
    last: date | None
    is_due: bool
    words: str


@dataclass(frozen=True, slots=True)
class EarlySigns:
    """The early signs answered on one day: seen ones by key, how many were answered; words for the owner."""

    day: date
    seen: tuple[str, ...]
    answered: int
    words: str


def of_dog(store: Store, dog_id: str) -> list[Phase]:
    """Return every change of phase, by day."""
    sql = "SELECT id, day, kind, check_months FROM phase WHERE dog = ? ORDER BY day, id"
    return [Phase(key, date.fromisoformat(day), kind, months) for key, day, kind, months in store.rows(sql, dog_id)]


def current(store: Store, dog_id: str, day: date) -> Phase | None:
    """Return the phase that holds on a day; None: nothing was said, which means recovery."""
    begun = [phase for phase in of_dog(store, dog_id) if phase.day <= day]
    return begun[-1] if begun else None


def is_maintenance(store: Store, dog_id: str, day: date) -> bool:
    """Whether the dog is in maintenance on a day."""
    phase = current(store, dog_id, day)
    return phase is not None and phase.kind == MAINTENANCE


def set_phase(
    store: Store,
    dog: Dog,
    kind: str,
    day: date,
    *,
    check_months: int | None = None,
    instead_of: Phase | None = None,
    today: date,
) -> Phase:
    """Let a phase begin on a day; one that began on the same day is replaced.

    Args:
        check_months: how often the vet looks, kept for maintenance only; CHECK_MONTHS are offered.
        instead_of: a phase that is taken out in the same undo step, for one that only began on another day.
    Raises:
        InvalidValue: field is "kind", "day" or "check_months". SaveFailed: the disk refused.
    """
    answers.check_day(day, today)
    if kind not in KINDS:
        raise InvalidValue(_("“{value}” is not known here.").format(value=kind), field="kind")
    if check_months is not None and not 1 <= check_months <= _MOST_MONTHS:
        raise InvalidValue(
            _("The months between check-ups cannot be right."),
            _("Choose between 1 and {most}.").format(most=_MOST_MONTHS),
            field="check_months",
        )
    there = next((phase for phase in of_dog(store, dog.id) if phase.day == day), None)
    months = check_months if kind == MAINTENANCE else None
    phase = Phase(there.id if there else store.new_id(), day, kind, months)
    words = _("maintenance") if kind == MAINTENANCE else _("recovery")
    with store.change(diary.undo_words(words, dog, day), dog=dog.id, day=day) as change:
        values: dict[str, Any] = {**asdict(phase), "dog": dog.id}
        change.put(models.Phase, **values)
        if instead_of is not None and instead_of.id != phase.id:
            change.drop(models.Phase, instead_of.id)
    return phase


def remove(store: Store, dog: Dog, phase: Phase) -> None:
    """Take a change of phase back; undo brings it back."""
    words = _("take back maintenance") if phase.kind == MAINTENANCE else _("take back recovery")
    with store.change(diary.undo_words(words, dog, phase.day), dog=dog.id, day=phase.day) as change:
        change.drop(models.Phase, phase.id)


def next_check(store: Store, dog: Dog, today: date) -> NextCheck | None:
    """Return when the vet should look next: last visit + months; None without months or outside maintenance."""
    phase = current(store, dog.id, today)
    if phase is None or phase.kind != MAINTENANCE or phase.check_months is None:
        return None
    sql = "SELECT max(day) FROM event WHERE dog = ? AND kind = 'vet_visit' AND day <= ?"
    found = store.rows(sql, dog.id, today.isoformat())[0][0]
    last = date.fromisoformat(found) if found else None
    due = _months_later(last or phase.day, phase.check_months)
    return NextCheck(due, last, due <= today, _check_words(phase, last, due, today))


def diary_due(store: Store, dog: Dog, today: date) -> bool:
    """Whether a diary day is wanted: in recovery while today is not logged, in maintenance once in seven days."""
    first = today - _WEEK if is_maintenance(store, dog.id, today) else today
    return not diary.logged_days(store, dog.id, first, today)


def weeks_logged(store: Store, dog: Dog, today: date) -> tuple[int, int] | None:
    """Return (weeks with a diary entry, weeks so far) since maintenance began; None in recovery.

    Weeks are counted from its first day. The one that runs counts once it has an entry, so none is missing early.
    """
    begun = [phase for phase in of_dog(store, dog.id) if phase.day <= today]
    if not begun or begun[-1].kind != MAINTENANCE:
        return None
    last_recovery = max((at for at, phase in enumerate(begun) if phase.kind != MAINTENANCE), default=-1)
    first = begun[last_recovery + 1].day
    logged = {(day - first).days // 7 for day in diary.logged_days(store, dog.id, first, today)}
    running = (today - first).days // 7
    return len(logged), running + (running in logged)


def asked() -> list[metrics.Metric]:
    """Return the early signs, in order."""
    return metrics.grouped(GROUP)


def answers_on(store: Store, dog_id: str, day: date) -> dict[str, Answer]:
    """Return the early signs answered on a day, by key: 1 seen, 0 not seen."""
    return dict(store.rows("SELECT metric, value FROM reading WHERE entry = ?", _entry(dog_id, day)))


def save_check(store: Store, dog: Dog, day: date, given: Mapping[str, Answer], *, today: date) -> EarlySigns | None:
    """Keep early signs of one day in its check entry; None takes an answer back, what is not given stays.

    Returns:
        What stands then, None when nothing is answered.
    Raises:
        InvalidValue: not an early sign, a day that has not come. SaveFailed: the disk refused.
    """
    check_signs(given, day, today)
    label = diary.undo_words(_("early signs"), dog, day)
    with store.change(label, dog=dog.id, day=day) as change:
        put_signs(store, change, dog.id, given, day=day)
    return _signs_on(store, dog.id, day)


def check_signs(given: Mapping[str, Answer], day: date, today: date) -> None:
    """Refuse what cannot be kept as early signs of a day.

    Raises:
        InvalidValue: not an early sign (field is its key), a day that has not come.
    """
    answers.check_day(day, today)
    for key, answer in given.items():
        if answers.metric_of(key).group != GROUP:
            raise InvalidValue(_("“{key}” is not one of the early signs.").format(key=key), field=key)
        answers.checked((key, ""), answer)


def put_signs(store: Store, change: Change, dog_id: str, given: Mapping[str, Answer], *, day: date) -> None:
    """Write early signs that `check_signs` let pass, within a change that is open; what is not given stays."""
    entry = _entry(dog_id, day)
    stays = any(answer is not None for answer in {**answers_on(store, dog_id, day), **given}.values())
    with left_out.following(store, dog_id, change, entry=entry):
        if stays:
            change.put(models.Entry, id=entry, dog=dog_id, day=day, kind="check")
        for key, answer in given.items():
            if answer is None:
                change.drop(models.Reading, entry, key, "", 1)
            else:
                change.put(models.Reading, entry=entry, metric=key, side="", take=1, value=answer, state="answered")
        if not stays:
            change.drop(models.Entry, entry)


def last_check(store: Store, dog_id: str, today: date) -> EarlySigns | None:
    """Return the newest answered checklist up to today, or None."""
    sql = "SELECT max(day) FROM entry WHERE dog = ? AND kind = 'check' AND day <= ?"
    found = store.rows(sql, dog_id, today.isoformat())[0][0]
    return _signs_on(store, dog_id, date.fromisoformat(found)) if found else None


def check_due(store: Store, dog: Dog, today: date) -> bool:
    """Whether the checklist is due: in maintenance, and not answered in the last seven days."""
    last = last_check(store, dog.id, today)
    return is_maintenance(store, dog.id, today) and (last is None or today - last.day > _WEEK)


def _signs_on(store: Store, dog_id: str, day: date) -> EarlySigns | None:
    told = answers_on(store, dog_id, day)
    if not told:
        return None
    seen = [metric for metric in asked() if told.get(metric.key) == 1]
    return EarlySigns(day, tuple(metric.key for metric in seen), len(told), _signs_words(seen, len(told)))


def _signs_words(seen: list[metrics.Metric], answered: int) -> str:
    if not seen:
        words = ngettext("Not seen, of {count} sign asked about.", "None seen, of {count} signs asked about.", answered)
        return words.format(count=answered)
    names = "; ".join(answers.plain_label(metric) for metric in seen)
    return _("{seen} of {answered} signs seen: {names}. Worth mentioning to your vet.").format(
        seen=len(seen), answered=answered, names=names
    )


def _check_words(phase: Phase, last: date | None, due: date, today: date) -> str:
    months = phase.check_months or 0
    if last is None:
        since = ngettext("{count} month after {day}", "{count} months after {day}", months)
        from_when = since.format(count=months, day=weeks.near_day(phase.day, today))
    else:
        since = ngettext("{count} month after the visit of {day}", "{count} months after the visit of {day}", months)
        from_when = since.format(count=months, day=weeks.near_day(last, today))
    if due <= today:
        return _("A check-up is due: {when}.").format(when=from_when)
    return _("Next check-up around {day}, {when}.").format(day=weeks.long_day(due), when=from_when)


def _months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last day."""
    import calendar  # these two only when they are needed: the first paint does not wait for them

    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _entry(dog_id: str, day: date) -> str:
    """Return the id of a dog's check entry of a day, the same on every computer."""
    import uuid

    return str(uuid.uuid5(uuid.UUID(_SPACE), f"{dog_id}/{day.isoformat()}"))
