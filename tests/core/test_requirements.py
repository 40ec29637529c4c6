# SPDX-License-Identifier: MIT
"""pyproject.toml says what is needed, the two requirements files pin it: they must tell one story."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import core

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)", re.MULTILINE)
LOCKS = ("requirements.txt", "requirements-dev.txt")

Pins = dict[str, set[str]]


def pins(name: str) -> Pins:
    """Read a lock: package to its versions (more than one where the Python decides)."""
    found: Pins = defaultdict(set)
    for match in PIN.finditer((ROOT / name).read_text(encoding="utf-8")):
        found[canonicalize_name(match["name"])].add(match["version"])
    return found


def wanted(extra: str = "") -> list[Requirement]:
    """Read what pyproject.toml asks for, plain or of one extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = project["optional-dependencies"][extra] if extra else project["dependencies"]
    return [Requirement(line) for line in lines]


def assert_pinned(requirements: list[Requirement], lock: Pins) -> None:
    for requirement in requirements:
        versions = lock.get(canonicalize_name(requirement.name), set())
        assert versions, f"{requirement.name} is not pinned"
        assert all(version in requirement.specifier for version in versions), requirement


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_pinned_within_its_range(lock: str) -> None:
    assert_pinned(wanted(), pins(lock))


def test_every_tool_for_tests_is_pinned_within_its_range() -> None:
    assert_pinned(wanted("test"), pins("requirements-dev.txt"))


def test_both_locks_pin_the_same_versions() -> None:
    run, work = pins("requirements.txt"), pins("requirements-dev.txt")
    assert run == {name: work.get(name) for name in run}


def test_the_program_needs_no_tool_of_ours() -> None:
    assert not {"pytest", "hypothesis", "mypy", "ruff", "pyinstaller"} & set(pins("requirements.txt"))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash_and_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text)
    assert all("--hash=sha256:" in block for block in blocks if PIN.match(block))
    assert not re.search(r"https?|://|^\s*(--index|--extra-index|--find-links|-i |-f )", text, re.MULTILINE)


def test_the_two_halves_of_qt_have_one_version() -> None:
    run = pins("requirements.txt")
    assert run["pyside6-essentials"] == run["pyside6-addons"] == run["shiboken6"] == {"6.11.3"}


def test_the_meta_package_with_the_web_engine_stays_out() -> None:
    assert "pyside6" not in pins("requirements-dev.txt")


def test_the_version_is_written_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "core.__version__"}
    assert re.fullmatch(r"\d+\.\d+\.\d+", core.__version__)
