# SPDX-License-Identifier: MIT
"""Words of sessions, events and medicines: keys for ever, an unknown one is shown as it is."""

from __future__ import annotations

import pytest

from core.words import activities, milestones

LISTS = ("ACTIVITIES", "SURFACES", "SUPPORTS", "ENDINGS", "EVENTS", "CARE_KINDS", "DRUG_CLASSES", "LEGS", "STARTS")


@pytest.mark.parametrize("name", [*LISTS, "COATS", "SCORERS"])
def test_no_key_stands_twice_and_each_has_words(name: str) -> None:
    words = getattr(activities, name)
    assert len(set(activities.keys(words))) == len(words)
    assert all(word.label for word in words)


def test_a_key_of_a_newer_library_is_shown_as_it_is() -> None:
    assert activities.label(activities.EVENTS, "moon_landing") == "moon_landing"
    assert activities.label(activities.EVENTS, "win") == "Small win"


def test_only_leash_walking_counts_as_leash_walking() -> None:
    assert activities.WALK == "leash_walk"
    assert activities.WALK in activities.keys(activities.ACTIVITIES)


def test_charted_events_are_events() -> None:
    assert set(activities.keys(activities.EVENTS)) >= activities.CHARTED_EVENTS


def test_every_milestone_is_a_kind_of_event_with_its_words() -> None:
    for milestone in milestones.MILESTONES:
        assert activities.label(activities.kinds_of_event(), milestone.kind) == milestone.label
    assert "diagnosis" in activities.CHARTED_EVENTS
