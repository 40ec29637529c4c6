# SPDX-License-Identifier: MIT
"""Who may import whom: laws L1 to L4, the way of the heavy libraries, and no way out to a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rules.reading import ROOT, Import, Source, is_under, plant, sources

# Library: the only places that may import it. A folder ends in a slash.
DOORS = {
    "peewee": ("core/keeping/",),
    "playhouse": ("core/keeping/",),
    "PIL": ("core/keeping/images.py", "core/keeping/film.py", "core/keeping/dog_drawing.py"),
    "pi_heif": ("core/keeping/images.py",),
    "pyqtgraph": ("ui/widgets/trend/",),
    "PySide6.QtPrintSupport": ("ui/paper/printing.py",),
}
# Libraries that cost a start; a place listed here is itself loaded late.
HEAVY = ("pyqtgraph", "numpy", "PIL", "pi_heif", "PySide6.QtMultimedia", "PySide6.QtMultimediaWidgets")
LATE_PLACES = ("ui/widgets/trend/", "core/keeping/images.py", "core/keeping/dog_drawing.py")
# What is loaded before the first paint, as far as such files exist.
FIRST = ("main", "ui.app", "ui.session", "ui.jobs", "ui.theme", "ui.main_window", "ui.tabs.diary")
# Program-wide ways to another machine. Qt's local sockets ("one window per library") are no network.
NETWORK = ("socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "poplib", "imaplib", "xmlrpc")
NETWORK += ("socketserver", "webbrowser", "requests", "PySide6.QtNetwork", "PySide6.QtWebEngineCore")
LOCAL_ONLY = ("PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket")


def core_without_qt(tree: Path) -> list[str]:
    """L1: core knows files, dates and numbers, and has never heard of a window."""
    banned = ("PySide6", "shiboken6", "pyqtgraph", "ui", "main")
    return [
        source.at(one.line, f"L1 core imports {one.name}")
        for source, one in _each(tree)
        if source.is_in("core/") and is_under(one.name, *banned)
    ]


def imports_go_down(tree: Path) -> list[str]:
    """L2: use cases may import keeping and words, keeping may import words, words only words."""
    above = {
        "core/words/": ("core.keeping", "core.usecases"),
        "core/keeping/": ("core.usecases",),
    }
    return [
        source.at(one.line, f"L2 {room} imports {one.name}")
        for source, one in _each(tree)
        for room, banned in above.items()
        if source.is_in(room) and is_under(one.name, *banned)
    ]


def furniture_knows_no_house(tree: Path) -> list[str]:
    """L3: widgets see core's words, drawing and theme only; drawing likewise; no tab imports another tab."""
    return [
        source.at(one.line, f"L3 {source.path} imports {one.name}")
        for source, one in _each(tree)
        if _is_too_far(source, one) or _is_other_tab(source, one.name)
    ]


def one_door_per_library(tree: Path) -> list[str]:
    """L4: each library that we may have to replace is imported in one place."""
    return [
        source.at(one.line, f"L4 {one.name} belongs to {' or '.join(doors)}")
        for source, one in _each(tree)
        for library, doors in DOORS.items()
        if is_under(one.name, library) and not source.is_in(*doors)
    ]


def heavy_libraries_come_late(tree: Path) -> list[str]:
    """Nothing heavy is loaded with a module, save in places that are themselves loaded late."""
    return [
        source.at(one.line, f"{one.name} is imported with the module; import it in the function")
        for source, one in _each(tree)
        if one.at_once and is_under(one.name, *HEAVY) and not source.is_in(*LATE_PLACES)
    ]


def first_paint_needs_nothing_heavy(tree: Path) -> list[str]:
    """What the first paint loads reaches no file that loads a heavy library, however long the chain."""
    modules = {source.module: source for source in sources(tree)}
    waiting = [name for name in modules if is_under(name, *FIRST)]
    came_from = dict.fromkeys(waiting, "")
    while waiting:
        name = waiting.pop()
        for reached in _loaded_by(modules[name], modules):
            if reached not in came_from:
                came_from[reached] = name
                waiting.append(reached)
    return [
        f"{modules[name].path}: loaded before the first paint through {came_from[name] or 'the start'}"
        for name in sorted(came_from)
        if any(one.at_once and is_under(one.name, *HEAVY) for one in modules[name].imports)
    ]


def nothing_leaves_the_computer(tree: Path) -> list[str]:
    """No file of the program imports a way to another machine."""
    return [
        source.at(one.line, f"{one.name} can reach a network")
        for source, one in _each(tree)
        if is_under(one.name, *NETWORK) and not _is_local(source, one)
    ]


def _each(tree: Path) -> Iterator[tuple[Source, Import]]:
    for source in sources(tree):
        for one in source.imports:
            yield source, one


def _is_too_far(source: Source, one: Import) -> bool:
    allowed = {
        "ui/widgets/": ("core.words", "ui.drawing", "ui.theme", "ui.widgets"),
        "ui/drawing/": ("core.words", "ui.drawing", "ui.theme"),
    }
    if not is_under(one.name, "core", "ui") or one.name in {"core", "ui"}:
        return False
    return any(source.is_in(room) and not is_under(one.name, *names) for room, names in allowed.items())


def _is_other_tab(source: Source, name: str) -> bool:
    if not source.is_in("ui/tabs/") or not name.startswith("ui.tabs."):
        return False
    own = source.path.removeprefix("ui/tabs/").split("/")[0].removesuffix(".py")
    return own != "__init__" and name.split(".")[2] != own


def _loaded_by(source: Source, modules: dict[str, Source]) -> Iterator[str]:
    for one in source.imports:
        if one.at_once:
            parts = one.name.split(".")
            names = (".".join(parts[: end + 1]) for end in range(len(parts)))
            yield from (name for name in names if name in modules)


def _is_local(source: Source, one: Import) -> bool:
    if one.name in LOCAL_ONLY:
        return True
    members = [other.name for other in source.imports if other.line == one.line and other.is_member]
    return one.name == "PySide6.QtNetwork" and bool(members) and set(members) <= set(LOCAL_ONLY)


LAWS = (
    core_without_qt,
    imports_go_down,
    furniture_knows_no_house,
    one_door_per_library,
    heavy_libraries_come_late,
    first_paint_needs_nothing_heavy,
    nothing_leaves_the_computer,
)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_our_tree_keeps_the_law(law: object) -> None:
    assert callable(law)
    assert law(ROOT) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("core/words/a.py", "from PySide6.QtCore import Qt"),
        ("core/usecases/a.py", "import ui.session"),
        ("core/usecases/a.py", "def f():\n    import pyqtgraph"),
        ("core/keeping/a.py", "import importlib\nx = importlib.import_module('shiboken6')"),
    ],
)
def test_qt_in_core_is_found(tmp_path: Path, path: str, text: str) -> None:
    assert core_without_qt(plant(tmp_path, {path: text}))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("core/words/a.py", "from core.keeping import store"),
        ("core/words/a.py", "from core import usecases"),
        ("core/words/a.py", "from ..keeping import store"),
        ("core/keeping/a.py", "from core.usecases import diary"),
    ],
)
def test_an_import_that_goes_up_is_found(tmp_path: Path, path: str, text: str) -> None:
    assert imports_go_down(plant(tmp_path, {path: text}))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("ui/widgets/a.py", "from core.usecases import diary"),
        ("ui/widgets/a.py", "from ui.session import Session"),
        ("ui/widgets/a.py", "from ui import jobs"),
        ("ui/drawing/a.py", "from ui.widgets import chips"),
        ("ui/tabs/diary.py", "from ui.tabs.photos import PhotosTab"),
        ("ui/tabs/diary/page.py", "from ui.tabs import photos"),
    ],
)
def test_furniture_that_reaches_for_the_house_is_found(tmp_path: Path, path: str, text: str) -> None:
    assert furniture_knows_no_house(plant(tmp_path, {path: text}))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (
            "ui/widgets/a.py",
            "from core.words import metrics\nfrom ui import theme\nfrom ui.widgets import chips",
        ),
        ("ui/tabs/diary/page.py", "from ui.tabs.diary import walks\nfrom core.usecases import diary"),
    ],
)
def test_furniture_that_keeps_to_itself_is_let_through(tmp_path: Path, path: str, text: str) -> None:
    assert furniture_knows_no_house(plant(tmp_path, {path: text})) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("core/usecases/a.py", "from peewee import fn"),
        ("core/keeping/media.py", "from PIL import Image"),
        ("core/usecases/a.py", "import pi_heif"),
        ("ui/tabs/a.py", "def f():\n    import pyqtgraph as pg"),
        ("ui/dialogs/a.py", "from PySide6 import QtPrintSupport"),
        ("ui/dialogs/a.py", "from PySide6.QtPrintSupport import QPrinter"),
    ],
)
def test_a_second_door_is_found(tmp_path: Path, path: str, text: str) -> None:
    assert one_door_per_library(plant(tmp_path, {path: text}))


def test_a_heavy_library_that_loads_with_a_module_is_found(tmp_path: Path) -> None:
    plant(tmp_path, {"core/words/a.py": "import numpy as np", "ui/a.py": "from PySide6 import QtMultimedia"})
    assert len(heavy_libraries_come_late(tmp_path)) == 2


def test_a_heavy_library_inside_a_function_or_for_types_is_let_through(tmp_path: Path) -> None:
    text = """
        from typing import TYPE_CHECKING
        if TYPE_CHECKING:
            import numpy
        def f():
            import numpy
    """
    assert heavy_libraries_come_late(plant(tmp_path, {"core/words/a.py": text})) == []


def test_a_long_chain_from_the_start_to_pillow_is_found(tmp_path: Path) -> None:
    plant(
        tmp_path,
        {
            "main.py": "def main():\n    from ui import app",
            "ui/app.py": "from core.usecases import photos",
            "core/usecases/photos.py": "from core.keeping import images",
            "core/keeping/images.py": "from PIL import Image",
        },
    )
    assert first_paint_needs_nothing_heavy(tmp_path)


@pytest.mark.parametrize("text", ["import socket", "from urllib import request", "from PySide6 import QtNetwork"])
def test_a_way_to_a_network_is_found(tmp_path: Path, text: str) -> None:
    assert nothing_leaves_the_computer(plant(tmp_path, {"ui/a.py": text}))


def test_a_local_socket_is_let_through(tmp_path: Path) -> None:
    text = "from PySide6.QtNetwork import QLocalServer, QLocalSocket"
    assert nothing_leaves_the_computer(plant(tmp_path, {"ui/a.py": text})) == []
