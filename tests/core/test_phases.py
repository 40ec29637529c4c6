# SPDX-License-Identifier: MIT
"""Recovery and maintenance, the next check-up, the weekly diary and the early signs, never an alarm."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.keeping.store import Store
from core.usecases import diary, events, measures, phases, series
from core.usecases.dogs import Dog
from core.words.errors import InvalidValue
from tests import make

DAY = make.TODAY
LONG_AGO = date(2026, 1, 31)


def days(count: int) -> timedelta:
    return timedelta(days=count)


def maintain(store: Store, dog: Dog, day: date = LONG_AGO, months: int | None = 6) -> phases.Phase:
    return phases.set_phase(store, dog, phases.MAINTENANCE, day, check_months=months, today=DAY)


def test_nothing_said_means_recovery(store: Store, dog: Dog) -> None:
    assert phases.current(store, dog.id, DAY) is None
    assert not phases.is_maintenance(store, dog.id, DAY)
    assert phases.next_check(store, dog, DAY) is None


def test_a_phase_holds_from_its_day_until_the_next(store: Store, dog: Dog) -> None:
    begun = maintain(store, dog, DAY - days(30))
    back = phases.set_phase(store, dog, phases.RECOVERY, DAY - days(3), check_months=6, today=DAY)
    assert back.check_months is None
    held = [phases.is_maintenance(store, dog.id, DAY - days(back)) for back in (31, 30, 4, 3, 0)]
    assert held == [False, True, True, False, False]
    phases.remove(store, dog, back)
    assert phases.current(store, dog.id, DAY) == begun
    store.undo()
    assert phases.current(store, dog.id, DAY) == back


def test_a_second_word_on_the_same_day_replaces_the_first(store: Store, dog: Dog) -> None:
    first = maintain(store, dog, DAY, 6)
    assert maintain(store, dog, DAY, 12).id == first.id
    assert [phase.check_months for phase in phases.of_dog(store, dog.id)] == [12]


@pytest.mark.parametrize(
    ("kind", "day", "months", "field"),
    [
        ("holiday", DAY, None, "kind"),
        ("maintenance", DAY + days(1), None, "day"),
        ("maintenance", DAY, 0, "check_months"),
        ("maintenance", DAY, 25, "check_months"),
    ],
)
def test_what_cannot_be_a_phase_is_refused(
    store: Store, dog: Dog, kind: str, day: date, months: int | None, field: str
) -> None:
    with pytest.raises(InvalidValue) as caught:
        phases.set_phase(store, dog, kind, day, check_months=months, today=DAY)
    assert caught.value.field == field


def test_the_next_check_counts_from_the_last_visit(store: Store, dog: Dog) -> None:
    maintain(store, dog)
    found = phases.next_check(store, dog, DAY)
    assert found is not None
    assert (found.due, found.last, found.is_due) == (date(2026, 7, 31), None, True)
    assert found.words == "A check-up is due: 6 months after 31 Jan."
    events.add(store, dog, date(2026, 8, 31), "vet_visit", today=DAY)
    found = phases.next_check(store, dog, DAY)
    assert found is not None
    assert (found.due, found.last, found.is_due) == (date(2027, 2, 28), date(2026, 8, 31), False)
    assert found.words == "Next check-up around 28 February 2027, 6 months after the visit of 31 Aug."


def test_without_months_no_check_is_asked_for(store: Store, dog: Dog) -> None:
    maintain(store, dog, months=None)
    assert phases.next_check(store, dog, DAY) is None


def test_the_diary_is_wanted_daily_in_recovery_and_weekly_in_maintenance(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY - days(6), {"good_day": 2})
    assert phases.diary_due(store, dog, DAY)
    maintain(store, dog)
    assert not phases.diary_due(store, dog, DAY)
    assert phases.diary_due(store, dog, DAY + days(1))


def test_early_signs_are_answered_once_a_day_and_can_be_taken_back(store: Store, dog: Dog) -> None:
    asked = [metric.key for metric in phases.asked()]
    assert len(asked) == 5
    found = phases.save_check(store, dog, DAY, dict.fromkeys(asked, 0) | {asked[0]: 1}, today=DAY)
    assert found is not None
    assert (found.seen, found.answered) == ((asked[0],), 5)
    assert found.words == "1 of 5 signs seen: Hesitated before stairs. Worth mentioning to your vet."
    assert phases.answers_on(store, dog.id, DAY)[asked[1]] == 0
    span = (DAY, DAY)
    assert [o.value for o in series.occasions(store, dog.id, asked[0], span)] == [1]
    assert phases.save_check(store, dog, DAY, dict.fromkeys(asked), today=DAY) is None
    assert phases.last_check(store, dog.id, DAY) is None
    assert store.rows("SELECT * FROM entry") == []


def test_a_checklist_is_undone_at_once(store: Store, dog: Dog) -> None:
    phases.save_check(store, dog, DAY, {"early.stairs": 1, "early.rising": 0}, today=DAY)
    assert store.undo_label == "early signs, Bailey, 22 Nov"
    store.undo()
    assert store.rows("SELECT * FROM entry") == []


def test_none_seen_is_no_all_clear(store: Store, dog: Dog) -> None:
    found = phases.save_check(store, dog, DAY, {"early.stairs": 0, "early.rising": 0}, today=DAY)
    assert found is not None
    assert (found.seen, found.words) == ((), "None seen, of 2 signs asked about.")


def test_a_checklist_is_no_diary_day_and_no_measuring(store: Store, dog: Dog) -> None:
    phases.save_check(store, dog, DAY, {"early.stairs": 1}, today=DAY)
    assert diary.logged_days(store, dog.id, DAY, DAY) == []
    assert measures.last_day(store, dog.id) is None


@pytest.mark.parametrize("given", [{"comfort": 5}, {"early.stairs": 2}, {"early.moon": 1}])
def test_only_early_signs_are_taken(store: Store, dog: Dog, given: dict[str, float]) -> None:
    with pytest.raises(InvalidValue):
        phases.save_check(store, dog, DAY, given, today=DAY)
    with pytest.raises(InvalidValue):
        phases.save_check(store, dog, DAY + days(1), {"early.stairs": 1}, today=DAY)
    assert phases.last_check(store, dog.id, DAY) is None


def test_the_checklist_is_due_once_a_week_in_maintenance(store: Store, dog: Dog) -> None:
    assert not phases.check_due(store, dog, DAY)
    maintain(store, dog)
    assert phases.check_due(store, dog, DAY)
    phases.save_check(store, dog, DAY - days(6), {"early.stairs": 0}, today=DAY)
    assert not phases.check_due(store, dog, DAY)
    assert phases.check_due(store, dog, DAY + days(1))


def test_in_maintenance_weeks_are_counted_and_the_running_one_is_never_missing_early(store: Store, dog: Dog) -> None:
    assert phases.weeks_logged(store, dog, DAY) is None
    maintain(store, dog, DAY - days(13))
    assert phases.weeks_logged(store, dog, DAY) == (0, 1)
    make.log(store, dog, DAY - days(13), {"comfort": 7})
    make.log(store, dog, DAY - days(9), {"comfort": 7})
    assert phases.weeks_logged(store, dog, DAY) == (1, 1)
    make.log(store, dog, DAY, {"comfort": 7})
    assert phases.weeks_logged(store, dog, DAY) == (2, 2)
    assert phases.weeks_logged(store, dog, DAY + days(1)) == (2, 2)


def test_maintenance_that_only_changes_its_check_ups_goes_on_counting(store: Store, dog: Dog) -> None:
    maintain(store, dog, DAY - days(40))
    phases.set_phase(store, dog, phases.RECOVERY, DAY - days(30), today=DAY)
    maintain(store, dog, DAY - days(20))
    maintain(store, dog, DAY - days(6), months=12)
    make.log(store, dog, DAY - days(20), {"comfort": 7})
    make.log(store, dog, DAY - days(35), {"comfort": 7})
    assert phases.weeks_logged(store, dog, DAY) == (1, 2)


def test_a_phase_that_began_on_another_day_is_moved_in_one_step(store: Store, dog: Dog) -> None:
    before = maintain(store, dog, DAY - days(10))
    moved = phases.set_phase(store, dog, before.kind, DAY - days(3), instead_of=before, today=DAY)
    assert phases.of_dog(store, dog.id) == [moved]
    store.undo()
    assert phases.of_dog(store, dog.id) == [before]
