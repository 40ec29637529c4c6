# SPDX-License-Identifier: MIT
"""Commands on a machine that lacks something, used wrongly, or told to write where nothing can be written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import make
from ui import console

ROOT = Path(__file__).resolve().parents[2]
LACKS = """
import sys
class Lacking:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            raise {fault}
sys.meta_path.insert(0, Lacking())
"""
NO_EGL = 'ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")'
NO_CURSOR = """
import ctypes
real = ctypes.CDLL
def load(name, *more, **named):
    if "libqxcb" in str(name):
        raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file or directory")
    return real(name, *more, **named)
ctypes.CDLL = load
"""
LINUX = pytest.mark.xfail(not sys.platform.startswith("linux"), reason="X11 is of Linux", run=False)


def on_a_bare_machine(hook: str, folder: Path, *words: object) -> subprocess.CompletedProcess[str]:
    """Run a command where something is not installed."""
    (folder / "hook").mkdir(exist_ok=True)
    (folder / "hook" / "sitecustomize.py").write_text(hook, "utf-8")
    hidden = ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    whole = [sys.executable, str(ROOT / "main.py"), *map(str, words)]
    environment = {**kept, "PYTHONPATH": str(folder / "hook"), "DISPLAY": ":77"}
    return subprocess.run(whole, capture_output=True, encoding="utf-8", timeout=60, env=environment)


@pytest.fixture
def bailey(tmp_path: Path) -> Path:
    """A closed library with Bailey in it."""
    store = make.library(tmp_path)
    make.dog(store)
    store.close()
    return store.path


@pytest.mark.parametrize("module", ["PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"])
@pytest.mark.parametrize("words", [(), ("self-test",), ("summary", "--dog", "Bailey", "-o", "page.pdf")])
def test_a_missing_qt_library_is_named_with_its_package(
    tmp_path: Path, bailey: Path, words: tuple[str, ...], module: str
) -> None:
    hook = LACKS.format(module=module, fault=NO_EGL)
    done = on_a_bare_machine(hook, tmp_path, *words[:1], "--library", bailey, *words[1:])
    assert (done.returncode, done.stdout) == (4, "")
    assert len(done.stderr.splitlines()) == 1
    assert "libEGL.so.1" in done.stderr and "libegl1" in done.stderr


@LINUX
def test_a_library_that_the_x11_plug_in_lacks_is_named_with_its_package(tmp_path: Path, bailey: Path) -> None:
    done = on_a_bare_machine(NO_CURSOR, tmp_path, "--library", bailey)
    assert (done.returncode, len(done.stderr.splitlines())) == (4, 1)
    assert "libxcb-cursor.so.0" in done.stderr and "libxcb-cursor0" in done.stderr


@LINUX
def test_a_display_that_does_not_answer_is_no_display(tmp_path: Path, bailey: Path) -> None:
    done = on_a_bare_machine("", tmp_path, "--library", bailey)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "xvfb-run" in done.stderr


def test_commands_that_draw_nothing_need_no_qt(tmp_path: Path, bailey: Path) -> None:
    hook = LACKS.format(module="PySide6", fault=NO_EGL)
    assert on_a_bare_machine(hook, tmp_path, "dogs", "--library", bailey).returncode == 0
    assert on_a_bare_machine(hook, tmp_path, "export", "--library", bailey, "--csv", tmp_path / "csv").returncode == 0


@pytest.mark.parametrize("module", ["peewee", "PySide6"])
def test_a_package_that_is_not_installed_is_named(tmp_path: Path, bailey: Path, module: str) -> None:
    hook = LACKS.format(module=module, fault=f'ModuleNotFoundError("No module named {module}", name={module!r})')
    done = on_a_bare_machine(hook, tmp_path, "self-test", "--library", bailey)
    assert (done.returncode, len(done.stderr.splitlines())) == (4, 1)
    assert module in done.stderr and "README" in done.stderr


BAD_TARGETS = (
    ("summary", "--dog", "Bailey", "-o", "{nowhere}/page.pdf"),
    ("summary", "--dog", "Bailey", "--text", "-o", "{nowhere}/page.txt"),
    ("export", "--csv", "{file}"),
    ("screenshots", "{file}/pictures"),
)


@pytest.mark.parametrize("words", BAD_TARGETS)
def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path, bailey: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "file").write_text("not a folder", "utf-8")
    places_of = {"nowhere": tmp_path / "nowhere", "file": tmp_path / "file"}
    told = [word.format(**places_of) for word in words]
    done = on_a_bare_machine("", tmp_path, told[0], "--library", bailey, *told[1:])
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (3, "", 1)


WRONG = (
    ("bogus",),
    ("--bogus",),
    ("new",),
    ("demo",),
    ("dogs", "remove"),
    ("dogs", "add"),
    ("log", "--dog", "Bailey"),
    ("import", "--dog", "Bailey"),
    ("summary", "--dog", "Bailey"),
    ("summary", "--dog", "Bailey", "--paper", "a5", "-o", "page.pdf"),
    ("export",),
    ("screenshots", "pictures", "--size", "large"),
    ("screenshots", "pictures", "--text-size", "5"),
    ("--demo", "dogs"),
)


def test_every_wrong_usage_exits_2_with_words_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in WRONG:
        assert console.run(words) == 2, words
        assert capsys.readouterr().err, words
    assert list(tmp_path.iterdir()) == []


def test_every_command_says_3_for_a_library_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = str(tmp_path / "nowhere")
    for words in (
        ("dogs",),
        ("dogs", "add", "Bailey"),
        ("log", "--dog", "Bailey", "--day", "2026-11-01", "comfort=5"),
        ("import", "--dog", "Bailey", nowhere),
        ("summary", "--dog", "Bailey", "--text"),
        ("export", "--csv", str(tmp_path / "csv")),
        ("self-test",),
        ("screenshots", str(tmp_path / "pictures")),
    ):
        assert console.run([words[0], "--library", nowhere, *words[1:]]) == 3, words
        assert "no Hindstride library" in capsys.readouterr().err
    assert not (tmp_path / "nowhere").exists()
