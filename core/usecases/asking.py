# SPDX-License-Identifier: MIT
"""What the program asks the owner, each once: after a gap, after a visit or surgery, when better days have held.

Answers are kept by replies.py; a new usual by usuals.py. Nothing here is a form: at most a sentence and a few answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from core.keeping.store import Store
from core.usecases import circumstances, diary, events, phases, replies, saying, usuals, verdicts
from core.usecases.dogs import Dog
from core.usecases.events import Event
from core.usecases.verdicts import Judged
from core.words import activities, weeks
from core.words.errors import InvalidValue
from core.words.i18n import N_, _, ngettext

YES, NO = "yes", "no"
# So many days without an entry are asked about; a weekly diary is silent six days a week.
GAP_DAYS, WEEKLY_GAP_DAYS = 7, 21
# What ended longer ago than this is not asked any more.
ASK_WITHIN = 28
HELD_DAYS = 28
# A usual can be started anew when there was one before.
LOGGED_BEFORE = 10
_GAP_ANSWERS = (
    ("busy", N_("We were busy")),
    ("away", N_("We were away")),
    (circumstances.WORSE, N_("It went worse")),
    ("other", N_("Something else")),
)
_YES_NO = ((YES, N_("Yes")), (NO, N_("No, keep the usual as it is")))


@dataclass(frozen=True, slots=True)
class Ask:
    """One question with its answers as (key, label).

    Attributes:
        about: "gap", "new_usual" or "restart". subject: the first missing day, "key" or "key.side", or the event's id.
        text: the question in words. first_day, last_day: the days it is about, inclusive.
    """

    about: str
    subject: str
    text: str
    answers: tuple[tuple[str, str], ...]
    first_day: date
    last_day: date


def questions(store: Store, dog: Dog, *, today: date) -> list[Ask]:
    """Return what is open to ask now: gaps first, then a restart, then new usuals. Nothing for an archived dog."""
    if dog.archived:
        return []
    told = replies.of_dog(store, dog.id)
    found = [*_gaps(store, dog, today), *_restarts(store, dog, today)]
    open_ones = [ask for ask in found if (ask.about, ask.subject) not in told]
    return open_ones + _new_usuals(store, dog, told, today)


def answer(store: Store, dog: Dog, ask: Ask, key: str, *, today: date) -> None:
    """Keep the owner's answer and do what it says: "yes" to a new usual or a restart starts the usual anew.

    Raises:
        InvalidValue: the answer is none of those offered (field "answer"). SaveFailed: the disk refused.
    """
    if key not in (offered for offered, _label in ask.answers):
        raise InvalidValue(_("“{value}” is not known here.").format(value=key), field="answer")
    start = _wanted(store, dog, ask, today) if key == YES else None
    checked = usuals.checked(store, dog, start, today=today) if start else None
    label = diary.undo_words(_("answer"), dog, today)
    # One press, one step of undo.
    with store.change(label, dog=dog.id, day=today) as change:
        replies.put(change, dog, replies.Reply(ask.about, ask.subject, today, key))
        if checked is not None:
            usuals.put(change, dog, checked)


def _wanted(store: Store, dog: Dog, ask: Ask, today: date) -> usuals.Start | None:
    """Return the restart that a yes asks for; None for a question about something else."""
    if ask.about == "new_usual":
        return usuals.Start("", ask.subject, ask.first_day, "better")
    if ask.about != "restart":
        return None
    event = next((one for one in _restarting(store, dog, today) if one.id == ask.subject), None)
    # It may have been taken out while the question was on screen: then there is nothing to count from.
    return usuals.Start("", "", event.day, activities.RESTARTS[event.kind]) if event is not None else None


def _gaps(store: Store, dog: Dog, today: date) -> list[Ask]:
    """Return the silences of a week and more that ended in the last four weeks or last until yesterday."""
    first = today - timedelta(days=ASK_WITHIN - 1)
    logged = diary.logged_days(store, dog.id, first, today)
    before = _last_logged(store, dog, first)
    known = ([before] if before else []) + logged
    # Today is not over: it may still be logged.
    ends = [*known[1:], *([today] if not logged or logged[-1] < today else [])]
    found = []
    for last_logged, next_one in zip(known, ends, strict=False):
        missing = (next_one - last_logged).days - 1
        # A weekly diary is silent by itself, also when it has become a daily one since.
        if missing >= GAP_DAYS and missing >= _least(store, dog, last_logged):
            found.append(_gap(last_logged + timedelta(days=1), next_one - timedelta(days=1), today))
    return found


def _least(store: Store, dog: Dog, day: date) -> int:
    return WEEKLY_GAP_DAYS if phases.is_maintenance(store, dog.id, day) else GAP_DAYS


def _gap(first: date, last: date, today: date) -> Ask:
    days = (last - first).days + 1
    words = ngettext(
        "No entry on {count} day ({days}). Busy, away, or worse?",
        "No entries on {count} days ({days}). Busy, away, or worse?",
        days,
    )
    text = words.format(count=days, days=circumstances.from_to(first, last, today))
    answers = tuple((key, _(label)) for key, label in _GAP_ANSWERS)
    return Ask("gap", first.isoformat(), text, answers, first, last)


def _last_logged(store: Store, dog: Dog, before: date) -> date | None:
    """Return the last day before a day with an entry or a session of its own, None without one."""
    sql = (
        "SELECT max(day) FROM (SELECT max(day) AS day FROM entry WHERE dog = ?1 AND kind = 'diary' AND day < ?2 "
        "UNION ALL SELECT max(day) FROM activity WHERE dog = ?1 AND copied = 0 AND day < ?2)"
    )
    found = store.rows(sql, dog.id, before.isoformat())[0][0]
    return date.fromisoformat(found) if found else None


def _restarts(store: Store, dog: Dog, today: date) -> list[Ask]:
    """Return the offer to start the usual anew at the newest visit, surgery or diagnosis of the last four weeks."""
    found = _restarting(store, dog, today)
    if not found:
        return []
    event = found[-1]
    started = any(start.metric == "" and start.day >= event.day for start in usuals.starts(store, dog.id))
    before = diary.logged_days(store, dog.id, event.day - timedelta(days=365), event.day - timedelta(days=1))
    if started or len(before) < LOGGED_BEFORE:
        return []
    words = _("{what} on {day}: start a new usual from that day? Comparing then begins again after 14 days answered.")
    what = _(activities.label(activities.kinds_of_event(), event.kind))
    text = words.format(what=what, day=weeks.near_day(event.day, today))
    return [Ask("restart", event.id, text, _yes_no(), event.day, event.day)]


def _restarting(store: Store, dog: Dog, today: date) -> list[Event]:
    first = today - timedelta(days=ASK_WITHIN - 1)
    lately = [one for one in events.between(store, dog.id, first, today) if one.day >= first]
    return [one for one in lately if one.kind in activities.RESTARTS]


def _new_usuals(store: Store, dog: Dog, told: dict[tuple[str, str], replies.Reply], today: date) -> list[Ask]:
    """Return the offer to make better weeks the new usual, for each measure on which they have held 28 days."""
    found = []
    for one in verdicts.judged(store, dog, today=today):
        since = one.finding.better_since
        subject = verdicts.subject(one.metric.key, "")
        reply = told.get(("new_usual", subject))
        if one.finding.state == "lower":
            continue  # a relapse is better than the old usual as well, and nothing to settle for
        if since is None or (today - since).days < HELD_DAYS or (reply is not None and reply.day >= since):
            continue
        found.append(_new_usual(one, subject, dog, today))
    return found


def _new_usual(one: Judged, subject: str, dog: Dog, today: date) -> Ask:
    first = today - timedelta(days=HELD_DAYS - 1)
    words = _("{name} has been better than usual since {day}. Make the last four weeks the new usual?")
    since = one.finding.better_since or first
    text = words.format(name=saying.title(one.metric, dog.name), day=weeks.near_day(since, today))
    return Ask("new_usual", subject, text, _yes_no(), first, today)


def _yes_no() -> tuple[tuple[str, str], ...]:
    return tuple((key, _(label)) for key, label in _YES_NO)
