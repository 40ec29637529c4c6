# SPDX-License-Identifier: MIT
"""What the owner answered when asked, and when: a snooze, why days are missing, a new usual, a restart.

What is asked, and in which words, is asking.py's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.keeping import models
from core.keeping.store import Change, Store
from core.usecases.dogs import Dog


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer of the owner, given on `day`; about: "snooze", "gap", "new_usual" or "restart"; subject: of what."""

    about: str
    subject: str
    day: date
    answer: str


def of_dog(store: Store, dog_id: str, about: str = "") -> dict[tuple[str, str], Reply]:
    """Return the answers of a dog's owner by (about, subject); with `about` only those."""
    sql = "SELECT about, subject, day, answer FROM reply WHERE dog = ?"
    return {
        (kind, subject): Reply(kind, subject, date.fromisoformat(day), answer)
        for kind, subject, day, answer in store.rows(sql, dog_id)
        if about in ("", kind)
    }


def keep(store: Store, dog: Dog, reply: Reply, *, label: str) -> None:
    """Keep an answer; a later one about the same takes its place. `label`: the words of undo.

    Raises:
        SaveFailed: the disk refused.
    """
    with store.change(label, dog=dog.id, day=reply.day) as change:
        put(change, dog, reply)


def put(change: Change, dog: Dog, reply: Reply) -> None:
    """Write an answer inside a change."""
    change.put(models.Reply, dog=dog.id, about=reply.about, subject=reply.subject, day=reply.day, answer=reply.answer)
