# SPDX-License-Identifier: MIT
"""Start to painted, against a bare PySide6 window's first paint: interleaved runs, medians, one ratio, and phases.

Run by hand under Xvfb: `xvfb-run -a python tests/bench/bench_start.py [RUNS]`. Not collected by pytest. It measures
an owner's second start: byte code is written, files are in memory.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
GOAL = 2.5

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted bare", file=sys.stderr, flush=True)
app = QApplication(sys.argv)
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""

# Stamps around the calls that a start is made of; the last stamp is the line that the program prints itself.
PHASES = """
import sys, time
sys.argv[0] = "main.py"
stamps = [("python", time.clock_gettime(time.CLOCK_REALTIME) - float(sys.argv.pop(1)))]
last = [time.perf_counter()]
def mark(name):
    now = time.perf_counter()
    stamps.append((name, now - last[0]))
    last[0] = now
def stamped(owner, name, words):
    real = getattr(owner, name)
    def call(*given, **named):
        result = real(*given, **named)
        mark(words)
        return result
    setattr(owner, name, call)
from ui import console
mark("imports: commands")
import PySide6.QtWidgets
mark("imports: Qt")
import ui.app
mark("imports: ours")
from ui.tabs.diary.trace import PaintTrace
stamped(ui.app, "application", "QApplication")
stamped(ui.app.look, "put_on", "settings and looks")
stamped(ui.app.Store, "open", "library opened")
stamped(ui.app, "MainWindow", "window made")
stamped(ui.app.Program, "_enter", "window shown")
def printed(self):
    if self._due:
        mark("laid out and painted")
        for name, took in stamps:
            print(f"phase {took * 1000:.2f} {name}", file=sys.stderr)
        print("painted", file=sys.stderr, flush=True)
PaintTrace._print = printed
console.run(sys.argv[1:])
"""


def first_paint(command: list[str], environment: dict[str, str]) -> tuple[float, list[str]]:
    """Start a process and wait until it prints a line that begins with "painted"; then end it.

    Returns:
        The seconds it took, and the lines that it printed before.
    """
    begin = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.PIPE, env=environment, text=True, cwd=ROOT)
    assert process.stderr is not None
    before = []
    for line in process.stderr:
        if line.startswith("painted"):
            took = time.perf_counter() - begin
            process.kill()
            process.wait()
            return took, before
        before.append(line)
    raise SystemExit(f"nothing was painted: {command}\n{''.join(before)}")


def print_phases(library: Path, environment: dict[str, str], runs: int) -> None:
    """Print the median milliseconds of each phase of a start; the stamps cost a little themselves."""
    found: dict[str, list[float]] = {}
    for _run in range(runs):
        command = [sys.executable, "-c", PHASES, repr(time.time()), "--library", str(library)]
        for line in first_paint(command, environment)[1]:
            if line.startswith("phase "):
                _word, took, name = line.strip().split(" ", 2)
                found.setdefault(name, []).append(float(took))
    for name, took in found.items():
        print(f"  {name:24}{statistics.median(took):8.1f} ms")


def main() -> None:
    """Make the ten-year library, run both programs in turn, print medians, the ratio and the phases."""
    from PySide6.QtWidgets import QApplication

    from core.keeping import intact
    from core.keeping.store import Store
    from tests.make import big_library

    keeper = QApplication([])  # Xvfb starts anew when its last client leaves, and the next one would wait for that
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        store = Store.open(big_library(library))
        store.back_up()  # as a clean exit does
        store.close()
        intact.remember(library)
        environment = {**os.environ, "HINDSTRIDE_TRACE": "1", "HINDSTRIDE_CONFIG": str(Path(folder) / "config")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        bare = [sys.executable, "-c", BARE]
        ours = [sys.executable, str(ROOT / "main.py"), "--library", str(library)]
        first_paint(bare, environment), first_paint(ours, environment)
        pairs = [(first_paint(bare, environment)[0], first_paint(ours, environment)[0]) for _run in range(runs)]
        floor = statistics.median(pair[0] for pair in pairs)
        painted = statistics.median(pair[1] for pair in pairs)
        print(f"bare window first paint: {floor * 1000:.0f} ms (median of {runs})")
        print(f"Hindstride, ten years x 3 dogs, start to painted: {painted * 1000:.0f} ms")
        print(f"ratio {painted / floor:.2f} (goal <= {GOAL})")
        print_phases(library, environment, runs)
    keeper.quit()


if __name__ == "__main__":
    main()
