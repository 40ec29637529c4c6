# SPDX-License-Identifier: MIT
"""Start to painted, against a bare PySide6 window's first paint: interleaved runs, medians, one ratio.

Run by hand under Xvfb: `xvfb-run -a python tests/bench/bench_start.py [RUNS]`. Not collected by pytest.
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


def first_paint(command: list[str], environment: dict[str, str]) -> float:
    """Start a process and return the seconds until it prints a line that begins with "painted"; then end it."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.PIPE, env=environment, text=True, cwd=ROOT)
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith("painted"):
            took = time.perf_counter() - begin
            process.kill()
            process.wait()
            return took
    raise SystemExit(f"nothing was painted: {command}")


def main() -> None:
    """Make the ten-year library, run both programs in turn, print medians and the ratio."""
    from tests.make import big_library

    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        big_library(library)
        environment = {**os.environ, "HINDSTRIDE_TRACE": "1", "HINDSTRIDE_CONFIG": str(Path(folder) / "config")}
        bare = [sys.executable, "-c", BARE]
        ours = [sys.executable, str(ROOT / "main.py"), "--library", str(library)]
        first_paint(bare, environment), first_paint(ours, environment)
        pairs = [(first_paint(bare, environment), first_paint(ours, environment)) for _run in range(runs)]
    floor = statistics.median(pair[0] for pair in pairs)
    painted = statistics.median(pair[1] for pair in pairs)
    print(f"bare window first paint: {floor * 1000:.0f} ms (median of {runs})")
    print(f"Hindstride, ten years x 3 dogs, start to painted: {painted * 1000:.0f} ms")
    print(f"ratio {painted / floor:.2f} (goal <= {GOAL})")


if __name__ == "__main__":
    main()
