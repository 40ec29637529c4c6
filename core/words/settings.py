# SPDX-License-Identifier: MIT
"""Settings: those of the user (one JSON file) and those of a library (rows in it), as typed dataclasses.

A stored value that is bad falls back to its default. Commands never write the user's file; only the window does.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from core.words.i18n import N_


@dataclass(frozen=True, slots=True)
class UserSettings:
    """What belongs to the person at this computer; paths are absolute and live only here.

    Attributes:
        theme: "system", "light" or "dark". language: ISO code, empty for English.
        text_percent: 80 to 250. last_library, last_dog, look_folder: empty means none yet.
    """

    theme: str = "system"
    language: str = ""
    text_percent: int = 100
    last_library: str = ""
    last_dog: str = ""
    look_folder: str = ""


@dataclass(frozen=True, slots=True)
class LibrarySettings:
    """What belongs to the library; values of CHOICES. sensitivity: of notices; sample: True for sample dogs."""

    units: str = "metric"
    paper: str = "a4"
    sensitivity: str = "normal"
    sample: bool = False


CHOICES: dict[str, tuple[str, ...]] = {
    "theme": ("system", "light", "dark"),
    "units": ("metric", "imperial"),
    "paper": ("a4", "letter"),
    "sensitivity": ("strict", "normal", "sensitive"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One setting that the preferences ask.

    Attributes:
        key: its name in UserSettings ("person") or LibrarySettings ("library"), as `of` says.
        label: what is asked. words: one for each choice of CHOICES, in that order.
    """

    key: str
    label: str
    words: tuple[str, ...]
    of: str


# To add a setting: a field of the dataclass above, its CHOICES and one line here.
ASKED: tuple[Asked, ...] = (
    Asked("theme", N_("Colours"), (N_("As the computer"), N_("Light"), N_("Dark")), "person"),
    Asked("units", N_("Units"), (N_("kg, cm, metres"), N_("lb, inches, yards")), "library"),
    Asked("paper", N_("Paper for printing"), (N_("A4"), N_("US Letter")), "library"),
    Asked(
        "sensitivity",
        N_("Notices of a decline"),
        (N_("Seldom: only when it is clear"), N_("As recommended"), N_("Early: more of them are false")),
        "library",
    ),
)
_S = TypeVar("_S", UserSettings, LibrarySettings)


def checked(kind: type[_S], values: dict[str, Any]) -> _S:
    """Build settings from stored values; unknown keys are ignored and bad values become their default."""
    good: dict[str, Any] = {}
    for field in fields(kind):
        value = values.get(field.name, field.default)
        if type(value) is not type(field.default) or value not in CHOICES.get(field.name, (value,)):
            value = field.default
        good[field.name] = value
    if "text_percent" in good:
        good["text_percent"] = min(250, max(80, good["text_percent"]))
    return kind(**good)


def read(file: Path) -> UserSettings:
    """Read the user's settings; a missing or broken file gives the defaults."""
    try:
        values = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return UserSettings()
    return checked(UserSettings, values if isinstance(values, dict) else {})


def write(file: Path, settings: UserSettings) -> None:
    """Write the user's settings whole or not at all.

    Raises:
        OSError: the folder cannot be written.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_text(json.dumps(asdict(settings), indent=1), "utf-8")
    os.replace(part, file)
