# SPDX-License-Identifier: MIT
"""What is loaded before the first paint, looked at in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from core.keeping.store import Store
from core.usecases import diary, dogs

ROOT = Path(__file__).resolve().parents[2]
HEAVY = (
    "pyqtgraph",
    "numpy",
    "PIL",
    "pi_heif",
    "PySide6.QtMultimedia",
    "PySide6.QtMultimediaWidgets",
    "PySide6.QtPrintSupport",
    "PySide6.QtNetwork",
)
LATER = ("ui.tabs.photos.tab", "ui.tabs.progress.tab", "ui.tabs.plan.tab", "ui.tabs.vet.tab", "ui.welcome")
SCRIPT = """
import json, sys
from pathlib import Path
from ui import app
from ui.app import Program

program = Program(app.application())
program.start(Path(sys.argv[1]))
window = program.opened.window
seen = []

def look():
    seen.extend(sys.modules)
    window.close()

window.painted.connect(look)
app.application().exec()
program.close()
print(json.dumps([seen, list(window.tabs.made()) if not seen else []]))
"""


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path, today: date) -> None:
    store = Store.create(tmp_path / "library")
    diary.save(store, dogs.add(store, "Bailey", today=today), today, {("good_day", ""): 2}, today=today)
    store.close()
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path / "library")],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen, _made = json.loads(done.stdout.splitlines()[-1])
    assert "ui.tabs.diary.tab" in seen
    assert [name for name in (*HEAVY, *LATER) if name in seen] == []
