# SPDX-License-Identifier: MIT
"""The command line: the parser, which library is meant, exit codes. What a command does is in commands.py.

`--help` and `--version` answer without importing Qt. Exit codes: 0 done, 1 some input refused (each reason on
stderr), 2 wrong usage or no display, 3 library cannot be opened or written, 4 a Qt system library is missing.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core import __version__
from core.words.errors import HindstrideError, LibraryProblem, SaveFailed

if TYPE_CHECKING:
    import ctypes

DONE, REFUSED, USAGE, LIBRARY, QT_MISSING = range(5)
NO_DISPLAY = (
    "No display found. Use xvfb-run, or a command that needs none, such as "
    "`main.py screenshots DIR` or `main.py summary --dog NAME -o FILE.pdf`."
)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; sentences go to stderr."""
    _write_utf8()
    try:
        chosen = parser().parse_args(arguments)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    if getattr(chosen, "demo", False) and (chosen.library or chosen.command):
        say("--demo makes its own library and opens the window; use it alone.")
        return USAGE
    try:
        return _handler(chosen)(chosen)
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] in ("", "core", "ui"):
            raise
        say(_not_installed(error))
        return QT_MISSING
    except (LibraryProblem, SaveFailed) as error:
        say(str(error))
        return LIBRARY
    except HindstrideError as error:
        say(str(error))
        return REFUSED


def say(sentence: str) -> None:
    """Print one sentence to stderr."""
    print(sentence, file=sys.stderr)


def parser() -> argparse.ArgumentParser:
    """Build the parser of the window's options and of every command."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--library", type=Path, default=argparse.SUPPRESS, metavar="DIR", help="the library's folder")
    top = argparse.ArgumentParser(prog="hindstride", description="The diary of a dog's back legs. Works offline.")
    opened = top.add_mutually_exclusive_group()
    opened.add_argument("--library", type=Path, default=None, metavar="DIR", help="open this library")
    opened.add_argument("--demo", action="store_true", help="open freshly made sample dogs")
    top.add_argument("--version", action="version", version=f"Hindstride {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    _library_commands(commands, shared)
    _diary_commands(commands, shared)
    _paper_commands(commands, shared)
    return top


def _library_commands(commands: argparse._SubParsersAction, shared: argparse.ArgumentParser) -> None:
    new = commands.add_parser("new", help="make an empty library")
    new.add_argument("folder", type=Path, metavar="DIR")
    demo = commands.add_parser("demo", help="make a library of sample dogs")
    demo.add_argument("folder", type=Path, metavar="DIR")
    demo.add_argument("--until", metavar="D", help="last day, YYYY-MM-DD (default today)")
    dogs = commands.add_parser("dogs", parents=[shared], help="list the dogs, or add one")
    dogs.add_argument("--json", action="store_true", help="as JSON")
    dogs.add_argument("action", nargs="?", choices=["add"])
    dogs.add_argument("name", nargs="?", metavar="NAME")
    dogs.add_argument("--cause", metavar="K", help="a key such as arthritis or ivdd_early")
    dogs.add_argument("--born", metavar="D", help="YYYY-MM-DD")
    dogs.add_argument("--recovery-start", metavar="D", help="first day of week 1, YYYY-MM-DD")


def _diary_commands(commands: argparse._SubParsersAction, shared: argparse.ArgumentParser) -> None:
    log = commands.add_parser("log", parents=[shared], help="log answers of one day")
    log.add_argument("--dog", required=True, metavar="NAME")
    log.add_argument("--day", required=True, metavar="D", help="YYYY-MM-DD")
    log.add_argument("answers", nargs="*", metavar="KEY[.L|.R]=VALUE", help="a number, a choice or na")
    log.add_argument(
        "--walk", action="append", default=[], metavar="MIN[:METRES]", help="a leash walk; may be repeated"
    )
    log.add_argument("--note", metavar="T", help="the day's note")
    bring = commands.add_parser("import", parents=[shared], help="add photos and clips")
    bring.add_argument("--dog", required=True, metavar="NAME")
    bring.add_argument("--pose", default="other", metavar="P", help="rear, left_lateral, right_lateral, dorsal …")
    bring.add_argument("--day", metavar="D", help="YYYY-MM-DD, wins over the photo's own date")
    bring.add_argument("--json", action="store_true", help="print a list of what became of each file")
    bring.add_argument("files", nargs="+", type=Path, metavar="FILE")


def _paper_commands(commands: argparse._SubParsersAction, shared: argparse.ArgumentParser) -> None:
    summary = commands.add_parser("summary", parents=[shared], help="write the summary for the vet")
    summary.add_argument("--dog", required=True, metavar="NAME")
    summary.add_argument("--from", dest="first", metavar="D", help="first day (default: six weeks back at most)")
    summary.add_argument("--to", dest="last", metavar="D", help="last day (default: the last day recorded)")
    summary.add_argument("--paper", choices=["a4", "letter"], help="default: the library's setting")
    summary.add_argument("--text", action="store_true", help="plain text instead of PDF; without -o to the screen")
    summary.add_argument("-o", "--output", type=Path, metavar="FILE")
    export = commands.add_parser("export", parents=[shared], help="write the whole record as CSV files")
    export.add_argument("--csv", required=True, type=Path, metavar="DIR")
    shots = commands.add_parser("screenshots", parents=[shared], help="draw every tab, dialog and empty state as PNG")
    shots.add_argument("folder", type=Path, metavar="DIR")
    shots.add_argument("--theme", choices=["light", "dark"], default="light")
    shots.add_argument("--size", default="1280x800", metavar="WxH")
    shots.add_argument("--text-size", type=int, default=100, metavar="PERCENT")
    commands.add_parser("self-test", parents=[shared], help="open every tab once, print a summary")


def _handler(chosen: argparse.Namespace) -> Callable[[argparse.Namespace], int]:
    if chosen.command is None:
        return _open_window
    from ui import commands

    return commands.COMMANDS[chosen.command]


def _open_window(chosen: argparse.Namespace) -> int:
    # Looking for garbage while modules and widgets are made costs 50 ms of the start and finds none; ui/app.py
    # lets it go on after the first paint.
    gc.disable()
    if not has_display():
        say(NO_DISPLAY)
        return USAGE
    problem = qt_problem(windowed=True)
    if problem:
        say(problem)
        return USAGE if problem == NO_DISPLAY else QT_MISSING
    from ui import app

    return app.run(chosen.library, demo=chosen.demo)


def has_display() -> bool:
    """Whether a window can be shown: always on Windows and macOS; elsewhere a display or a chosen platform."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def qt_problem(*, windowed: bool) -> str:
    """Load Qt and say which system library is missing, with its package; empty when all is there.

    Args:
        windowed: also try the X11 plug-in and the display, whose absence makes Qt abort instead of raising.
    """
    try:  # one after the other: the fault of a later one hides the name of what an earlier one lacks
        import PySide6.QtCore
        import PySide6.QtGui
        import PySide6.QtWidgets
    except ModuleNotFoundError as error:
        return _not_installed(error)
    except ImportError as error:
        return _missing(str(error))
    if windowed and sys.platform == "linux" and os.environ.get("DISPLAY") and not _other_platform():
        import ctypes

        folder = Path(PySide6.QtWidgets.__file__).parent / "Qt" / "plugins" / "platforms"
        try:
            ctypes.CDLL(str(folder / "libqxcb.so"))
            return "" if _answers(ctypes.CDLL("libxcb.so.1")) else NO_DISPLAY
        except OSError as error:
            return _missing(str(error))
    return ""


def _answers(xcb: ctypes.CDLL) -> bool:
    """Ask the X server that DISPLAY names for a connection, as Qt will."""
    import ctypes

    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    is_refused = bool(xcb.xcb_connection_has_error(connection))
    if is_refused:
        xcb.xcb_disconnect(connection)
    # A good one stays open: an X server such as Xvfb starts anew when its last client leaves, and Qt, which comes
    # next, would wait for that (80 ms) or find nobody.
    return not is_refused


def _other_platform() -> bool:
    wayland_first = bool(os.environ.get("WAYLAND_DISPLAY"))
    return wayland_first or os.environ.get("QT_QPA_PLATFORM", "xcb").split(";")[0].split(":")[0] != "xcb"


# Debian and Ubuntu packages of the libraries that bare machines lack (platform.md 1.3).
PACKAGES = {
    "libEGL": "libegl1",
    "libGL.": "libgl1",
    "libglib": "libglib2.0-0",
    "libxkbcommon-x11": "libxkbcommon-x11-0",
    "libxkbcommon": "libxkbcommon0",
    "libdbus": "libdbus-1-3",
    "libfontconfig": "libfontconfig1",
    "libfreetype": "libfreetype6",
    "libgssapi": "libgssapi-krb5-2",
    "libxcb-cursor": "libxcb-cursor0",
    "libxcb-icccm": "libxcb-icccm4",
    "libxcb-keysyms": "libxcb-keysyms1",
    "libxcb-shape": "libxcb-shape0",
}


def _not_installed(error: ModuleNotFoundError) -> str:
    return f"The Python package {error.name} is not installed. The line to install all of them is in README.md."


def _missing(text: str) -> str:
    library = text.split(":")[0].strip()
    if not library.startswith("lib") or " " in library:
        return f"Hindstride cannot start, because Qt cannot be loaded: {text}"
    package = next((name for start, name in PACKAGES.items() if start in library), "")
    how = f"On Debian or Ubuntu: sudo apt-get install {package}" if package else "See “Debian packages” in README.md."
    return f"Hindstride cannot start: the system library {library} is missing. {how}"


def _write_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
