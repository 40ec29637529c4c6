# SPDX-License-Identifier: MIT
"""No file names a registry of packages or a path of somebody's machine, and no test reaches a network."""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rules.reading import NOT_OURS, ROOT, plant

# Pieced together, so that this file does not break its own law.
HOSTS = re.compile("|".join(("pypi" + r"\.org", "python" + "hosted", r"npmjs" + r"\.", "deb" + r"\.debian\.")))
MACHINE_PATHS = re.compile(r"(?<![\w.~$}])/" + r"(?:work|root|home/\w+|Users/\w+)/" + r"|[A-Z]:\\Users\\\w")
SHARED = "HINDSTRIDE_SHARED"
TOO_LARGE = 5_000_000


def nothing_names_a_machine(tree: Path) -> list[str]:
    """No text file of the project names a package registry or a place on the machine that wrote it."""
    return [
        f"{path.relative_to(tree).as_posix()}:{number}: {found[0]}"
        for path, text in _texts(tree)
        for number, line in enumerate(text.splitlines(), start=1)
        if (found := HOSTS.search(line) or MACHINE_PATHS.search(line))
    ]


def _texts(tree: Path) -> Iterator[tuple[Path, str]]:
    """Read every text file of the project; pictures, libraries and what tools left are passed over."""
    for folder, folders, names in os.walk(tree):
        folders[:] = [name for name in folders if name not in NOT_OURS and not name.endswith(".egg-info")]
        for name in names:
            path = Path(folder) / name
            if path.is_symlink() or path.stat().st_size > TOO_LARGE:
                continue
            try:
                yield path, path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def test_our_tree_keeps_the_law() -> None:
    assert nothing_names_a_machine(ROOT) == []


@pytest.mark.parametrize(
    "text",
    [
        "see files." + "python" + "hosted.org",
        "open('/" + "work/main/a')",
        "/" + "home/ada/dogs",
        "C:" + "\\Users\\ada",
    ],
)
def test_a_machine_that_is_named_is_found(tmp_path: Path, text: str) -> None:
    assert nothing_names_a_machine(plant(tmp_path, {"docs/a.md": text}))


def test_a_page_with_such_a_word_in_its_address_is_let_through(tmp_path: Path) -> None:
    assert nothing_names_a_machine(plant(tmp_path, {"a.md": "example.org/home/dogs/, ~/work/, core/work/"})) == []


def test_reaching_another_machine_fails_a_test() -> None:
    with pytest.raises(AssertionError, match="connect"):
        socket.socket().connect(("127.0.0.1", 9))
    with pytest.raises(AssertionError, match="look up"):
        socket.getaddrinfo("localhost", 80)


def test_settings_of_the_person_are_out_of_reach(tmp_path_factory: pytest.TempPathFactory) -> None:
    from core.words import paths

    there = tmp_path_factory.getbasetemp()
    assert paths.settings_file().is_relative_to(there)
    assert paths.default_library().is_relative_to(there)


def test_the_shared_data_is_found_where_it_is_promised(shared_path: Path) -> None:
    assert not os.environ.get(SHARED) or shared_path == Path(os.environ[SHARED])
    assert (shared_path / "data").is_dir()
