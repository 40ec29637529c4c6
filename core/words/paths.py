# SPDX-License-Identifier: MIT
"""Where the program's own files and the owner's folders are.

The only place that knows about the frozen bundle and about platformdirs. Nothing is created here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

APP_NAME = "Hindstride"


def program_folder() -> Path:
    """Return the folder that holds main.py, or the bundle's data folder when frozen."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parents[2]


def resource(name: str) -> Path:
    """Return the path of one of our own files or folders under `resources/`; it may not exist."""
    return program_folder() / "resources" / name


def program_command(word: str) -> tuple[str, ...]:
    """Return what starts this program once more with one of its hidden commands, frozen or not."""
    if getattr(sys, "frozen", False):
        return sys.executable, word
    return sys.executable, str(program_folder() / "main.py"), word


def default_library() -> Path:
    """Return the folder of a first library: in the user's documents; nothing is created."""
    import platformdirs

    return Path(platformdirs.user_documents_dir()) / APP_NAME


def sample_libraries() -> Path:
    """Return the folder in which sample dogs live, away from the owner's libraries; nothing is created."""
    import platformdirs

    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)) / "Sample dogs"


def settings_file(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the one settings file of the user; HINDSTRIDE_CONFIG (a folder) moves it."""
    moved = environment.get("HINDSTRIDE_CONFIG", "")
    if moved:
        return Path(moved) / "settings.json"
    import platformdirs

    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False)) / "settings.json"
