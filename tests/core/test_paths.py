# SPDX-License-Identifier: MIT
"""Where files are: ours beside the program or in the bundle, the owner's where platformdirs or a variable says."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from core.words import paths


def test_our_files_lie_beside_the_program() -> None:
    assert (paths.program_folder() / "main.py").is_file()
    assert paths.resource("light.toml").parent == paths.program_folder() / "resources"


def test_a_bundle_finds_its_files_inside_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("x") == tmp_path / "resources" / "x"


def test_a_variable_moves_the_settings(tmp_path: Path) -> None:
    assert paths.settings_file({"HINDSTRIDE_CONFIG": str(tmp_path)}) == tmp_path / "settings.json"
    assert paths.settings_file({}).name == "settings.json"


def test_asking_for_places_makes_nothing() -> None:
    place = paths.default_library()
    assert place.name == "Hindstride"
    assert not place.exists()


def test_the_program_starts_itself_once_more_also_as_a_bundle(monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.program_command("_clip") == (sys.executable, str(paths.program_folder() / "main.py"), "_clip")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert paths.program_command("_clip") == (sys.executable, "_clip")
