# SPDX-License-Identifier: MIT
"""How often a whole dog with many measures gives a false notice, and how soon a real fall gives one.

`tests/bench/false_notices.py` prints the whole table with more dogs.
"""

from __future__ import annotations

import numpy as np
import pytest

from core.words.run_rules import RULES
from tests import whole_dogs_at_random as dogs
from tests.dogs_at_random import BASELINE
from tests.whole_dogs_at_random import Household

SEED = 20261122
NORMAL = RULES["normal"]


def test_a_steady_dog_with_many_measures_gives_no_more_notices_than_one_measure_may() -> None:
    count, told, any_of = 40, 0, 0
    for days in dogs.dogs(Household(1.0), count, SEED):
        seen = list(dogs.evenings(days, NORMAL))
        told += dogs.starts(seen, NORMAL, dogs.as_told)
        any_of += dogs.starts(seen, NORMAL, dogs.any_lower)
    assert told / count <= 1.0
    assert any_of / count > 2.0, "without the rule for notices the promise of the page would not hold"


@pytest.mark.parametrize("is_wandering", [False, True], ids=["on the point", "between the points"])
def test_a_fall_of_two_points_in_movement_and_comfort_is_noticed_within_a_fortnight(is_wandering: bool) -> None:
    count, noticed, until = 60, 0, BASELINE + 14
    for days in dogs.dogs(Household(1.0, drop=2, is_wandering=is_wandering), count, SEED, days=BASELINE + until):
        seen = list(dogs.evenings(days, NORMAL, since=BASELINE, until=until))
        noticed += dogs.first(seen, NORMAL, dogs.as_told) is not None
    assert noticed >= 0.8 * count


def test_the_made_up_dogs_share_their_days_as_the_recipe_says() -> None:
    pairs = []
    for days in dogs.dogs(Household(1.0, missing=0.0), 30, SEED):
        comfort, movement = ([value for _day, value in days[key]] for key in ("comfort", "overall_mobility"))
        pairs.append(np.corrcoef(comfort, movement)[0, 1])
    # The bad days are shared altogether and the whole numbers blur the rest.
    assert np.mean(pairs) == pytest.approx(0.5, abs=0.1)
