# SPDX-License-Identifier: MIT
"""What the owner wants to ask at the next visit: up to three open questions, in the owner's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.keeping import models
from core.keeping.store import Store
from core.usecases import diary
from core.usecases.dogs import Dog
from core.words.i18n import _

MOST = 3


@dataclass(frozen=True, slots=True)
class Question:
    """An open question; place 1 to 3."""

    id: str
    place: int
    text: str
    asked_day: date


def open_questions(store: Store, dog: str) -> list[Question]:
    """Return the questions not yet dealt with, by place."""
    sql = "SELECT id, place, text, asked_day FROM question WHERE dog = ? AND done_day IS NULL ORDER BY place, id"
    return [Question(key, place, text, date.fromisoformat(day)) for key, place, text, day in store.rows(sql, dog)]


def save_question(store: Store, dog: Dog, place: int, text: str, *, today: date) -> None:
    """Keep the question of one place (1 to 3); blank text takes it out.

    Raises:
        ValueError: place outside 1-3. SaveFailed: the disk refused.
    """
    if not 1 <= place <= MOST:
        raise ValueError(place)
    kept = next((q for q in open_questions(store, dog.id) if q.place == place), None)
    if (kept.text if kept else "") == text:
        return
    label = _("question {number}, {dog}").format(number=place, dog=dog.name)
    with store.change(label, merge_key=f"question/{dog.id}/{place}", dog=dog.id) as change:
        if text.strip():
            change.put(
                models.Question,
                id=kept.id if kept else store.new_id(),
                dog=dog.id,
                asked_day=kept.asked_day if kept else today,
                place=place,
                text=diary.storable(text),
            )
        elif kept:
            change.drop(models.Question, kept.id)


def add_question(store: Store, dog: Dog, text: str, *, today: date) -> bool:
    """Put a question in the first free place; False when all three are taken."""
    taken = {question.place for question in open_questions(store, dog.id)}
    free = next((place for place in range(1, MOST + 1) if place not in taken), None)
    if free is None:
        return False
    save_question(store, dog, free, text, today=today)
    return True


def settle(store: Store, dog: Dog, question: Question, *, today: date) -> None:
    """Mark a question as dealt with; it leaves the list and stays in the record."""
    with store.change(_("question settled, {dog}").format(dog=dog.name), dog=dog.id) as change:
        change.put(models.Question, id=question.id, done_day=today)
