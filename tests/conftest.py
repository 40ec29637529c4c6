# SPDX-License-Identifier: MIT
"""The room every test stands in: no screen, no network, no settings of ours, one day, time zone and tongue.

Also an empty library and a dog for those who ask. Builders of dogs and days live in tests/make.py, not here.
"""

from __future__ import annotations

import datetime
import gc
import itertools
import os
import socket
import sys
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from core.keeping.store import Store
    from core.usecases.dogs import Dog

# Read once by Qt, by the C library and by FFmpeg, so they must stand before any of them is loaded.
if sys.platform.startswith("linux"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):
    time.tzset()
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")

hypothesis.settings.register_profile("hindstride", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("hindstride")

SHARED = "HINDSTRIDE_SHARED"


class NetworkTouched(AssertionError):
    """A test tried to reach another machine; Hindstride never does."""


@pytest.fixture(scope="session")
def today() -> datetime.date:
    """The day on which every test takes place, a Sunday."""
    return datetime.date(2026, 11, 22)


@pytest.fixture(scope="session")
def shared_path() -> Path:
    """The folder of shared data: HINDSTRIDE_SHARED, else `../shared` beside the checkout.

    With the variable set a missing folder fails the test; without it the test is skipped.
    """
    named = os.environ.get(SHARED)
    path = Path(named) if named else Path(__file__).resolve().parents[2] / "shared"
    if path.is_dir():
        return path
    if named:
        pytest.fail(f"{SHARED} names a folder that is not there: {path}")
    pytest.skip(f"no shared data: set {SHARED} to its folder")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty library, open for writing; what it holds is built by tests/make.py."""
    from tests import make

    made = make.library(tmp_path)
    yield made
    made.close()


@pytest.fixture
def dog(store: Store) -> Dog:
    """Bailey, whose weeks begin on 25 October 2026."""
    from tests import make

    return make.dog(store)


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory, today: datetime.date) -> Path:
    """The sample dogs until `today`, made once a run; only to be read."""
    from core.usecases import demo

    folder = tmp_path_factory.mktemp("sample") / "library"
    demo.make(folder, today)
    return folder


@pytest.fixture(scope="session", autouse=True)
def _compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let child processes keep what they compile, aside from the tree, even where Python was told to keep nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        patch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path_factory.mktemp("compiled")))
        yield


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep settings, libraries and window geometry of the person who runs the tests out of reach."""
    home = tmp_path_factory.mktemp("person")
    monkeypatch.setenv("HINDSTRIDE_CONFIG", str(home / "settings"))
    monkeypatch.delenv("HINDSTRIDE_LIBRARY", raising=False)
    monkeypatch.delenv("HINDSTRIDE_TRACE", raising=False)
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(home / "documents"))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make reaching another machine a failure; local pipes stay open."""
    real_connect = socket.socket.connect

    def connect(self: socket.socket, address: object) -> None:
        if self.family != getattr(socket, "AF_UNIX", None):
            raise NetworkTouched(f"connect to {address!r}")
        real_connect(self, address)  # type: ignore[arg-type]

    def look_up(*arguments: object, **_named: object) -> None:
        raise NetworkTouched(f"look up {arguments[:1]!r}")

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket.socket, "connect_ex", connect)
    for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex"):
        monkeypatch.setattr(socket, name, look_up)


@pytest.fixture(autouse=True)
def _english_words() -> Iterator[None]:
    """Start and leave every test in English with British dates, whatever the machine speaks."""
    from PySide6.QtCore import QLocale, QStandardPaths

    from core.words import i18n

    QStandardPaths.setTestModeEnabled(True)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    i18n.choose("")


@pytest.fixture(scope="session", autouse=True)
def _collected_here() -> Iterator[Iterator[int]]:
    """Keep Python from collecting cycles in pool threads: they would take a test's last window apart (ui/cycles.py)."""
    gc.disable()
    yield itertools.count(1)
    gc.enable()


@pytest.fixture(autouse=True)
def _nothing_left_open(_collected_here: Iterator[int]) -> Iterator[None]:
    """Close what a test left on the screen and let Qt delete it before the next test begins."""
    yield
    gc.collect(2 if next(_collected_here) % 25 == 0 else 1)
    widgets = sys.modules.get("PySide6.QtWidgets")
    application = widgets.QApplication.instance() if widgets else None
    if application is None or not hasattr(application, "topLevelWidgets"):
        return
    _close_all(application)


def _close_all(application: object) -> None:
    """Delete every top-level widget that has no owner; main thread only."""
    from PySide6.QtCore import QEvent, QThreadPool
    from PySide6.QtWidgets import QApplication

    assert isinstance(application, QApplication)
    # A job that ends now still wants to tell its widget.
    QThreadPool.globalInstance().waitForDone(10_000)
    application.processEvents()
    for widget in application.topLevelWidgets():
        if widget.parent() is None:
            widget.hide()  # not close(): a test's last window may want to ask something
            widget.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application.processEvents()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Count a skipped test as failed where the shared data is promised."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get(SHARED):
        report.outcome = "failed"
        report.longrepr = f"skipped although {SHARED} is set: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Count a whole skipped file as failed where the shared data is promised."""
    report = yield
    if report.skipped and os.environ.get(SHARED):
        report.outcome = "failed"
        report.longrepr = f"skipped although {SHARED} is set: {report.longrepr}"
    return report
