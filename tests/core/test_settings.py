# SPDX-License-Identifier: MIT
"""A setting that is bad becomes its default; the others stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.words import settings
from core.words.settings import LibrarySettings, UserSettings

ANYTHING = some.none() | some.booleans() | some.integers() | some.floats() | some.text() | some.lists(some.integers())


def test_settings_that_were_written_are_read_again(tmp_path: Path) -> None:
    file = tmp_path / "new folder" / "settings.json"
    kept = UserSettings(theme="dark", text_percent=150, last_library="/Hündin/Bibliothek", last_dog="1")
    settings.write(file, kept)
    assert settings.read(file) == kept
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "7", '"dark"', "\x00\xff"])
def test_a_broken_file_gives_the_defaults(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(text.encode("latin-1"))
    assert settings.read(file) == UserSettings()


def test_a_missing_file_gives_the_defaults_and_makes_nothing(tmp_path: Path) -> None:
    assert settings.read(tmp_path / "none" / "settings.json") == UserSettings()
    assert list(tmp_path.iterdir()) == []


def test_one_bad_value_leaves_the_others_alone() -> None:
    found = settings.checked(UserSettings, {"theme": "purple", "last_dog": "7", "text_percent": "big", "new": 1})
    assert found == UserSettings(last_dog="7")


def test_text_size_stays_within_what_can_be_read() -> None:
    assert settings.checked(UserSettings, {"text_percent": 9000}).text_percent == 250
    assert settings.checked(UserSettings, {"text_percent": 1}).text_percent == 80


@given(some.dictionaries(some.sampled_from(["units", "paper", "sample", "x"]), ANYTHING))
def test_whatever_is_stored_gives_settings_that_work(stored: dict[str, object]) -> None:
    found = settings.checked(LibrarySettings, stored)
    assert found.units in settings.CHOICES["units"]
    assert found.paper in settings.CHOICES["paper"]
    assert isinstance(found.sample, bool)
