# SPDX-License-Identifier: MIT
"""The order in which the owner's own measures are asked: one may change places with its neighbour of the same kind.

What a measure is and how it is kept stands in own.py.
"""

from __future__ import annotations

from core.keeping import models
from core.keeping.store import Store
from core.usecases import own
from core.usecases.dogs import Dog
from core.usecases.own import OwnMeasure
from core.words.i18n import _


def move(store: Store, dog: Dog, measure: OwnMeasure, by: int) -> bool:
    """Let a measure change places with the one before (-1) or after it (1), as one undo step.

    Activities and other measures have an order each; stopped ones are passed over.

    Returns:
        False when it stands at that end already, or is not asked any more.
    Raises:
        SaveFailed: the disk refused.
    """
    asked = [
        one for one in own.of_dog(store, dog.id) if one.stop_day is None and _is_activity(one) == _is_activity(measure)
    ]
    at = next((number for number, one in enumerate(asked) if one.id == measure.id), None)
    if at is None or not 0 <= at + by < len(asked):
        return False
    order = [one.id for one in asked]
    order[at], order[at + by] = order[at + by], order[at]
    # Old places may be equal or have gaps: those of this kind are shared out anew, in ascending order.
    places = sorted({one.place for one in asked})
    if len(places) < len(asked):
        places = list(range(len(asked)))
    label = _("order of {what}, {dog}").format(what=measure.name, dog=dog.name)
    with store.change(label, dog=dog.id) as change:
        for place, key in zip(places, order, strict=True):
            change.put(models.OwnMeasure, id=key, place=place)
    return True


def _is_activity(measure: OwnMeasure) -> bool:
    return measure.kind == "activity"
