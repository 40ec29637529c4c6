# SPDX-License-Identifier: MIT
"""When to call the vet: which rows of the fixed table the answers of a day match. No statistics, no diagnosis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from core.keeping.store import Store
from core.usecases import care, series
from core.usecases.answers import Answer, Slot
from core.usecases.dogs import Dog
from core.words import signs


@dataclass(frozen=True, slots=True)
class Raised:
    """A row of the table and the metric whose answer matched it."""

    flag: signs.RedFlag
    key: str


def raised(store: Store, dog: Dog, day: date, given: Mapping[Slot, Answer]) -> list[Raised]:
    """Return the rows that these answers match, in the order of the table, each row once.

    Args:
        given: (metric key, side) -> answer, only what was just answered: an old answer does not open the card again.
    """
    values: dict[str, float] = {}
    for (key, _side), answer in given.items():
        if isinstance(answer, int | float):
            values[key] = max(values.get(key, float(answer)), float(answer))
    if not values:
        return []
    classes = {item.drug_class for item in care.on(care.of_dog(store, dog.id), day)}
    found = []
    for flag in signs.RED_FLAGS:
        fitting = (m for m in flag.matches if _fits(m, values, classes) and _is_new(store, dog, day, m))
        matched = next(fitting, None)
        if matched is not None:
            found.append(Raised(flag, matched.key))
    return found


def _fits(match: signs.Match, values: Mapping[str, float], classes: set[str]) -> bool:
    value = values.get(match.key)
    if value is None or not match.at_least <= value <= match.at_most:
        return False
    return not match.with_class or match.with_class in classes


def _is_new(store: Store, dog: Dog, day: date, match: signs.Match) -> bool:
    if not match.new_within:
        return True
    span = (day - timedelta(days=match.new_within), day - timedelta(days=1))
    earlier = series.daily(store, dog.id, match.key, span)
    return not any(match.at_least <= past <= match.at_most for _day, past in earlier)
