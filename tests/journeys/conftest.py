# SPDX-License-Identifier: MIT
"""What the journeys through the sample dogs share: one library, its export, and every dog's page on both papers.

Made once a run, by the commands as a person types them. No asserts about what they say.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOGS = ("Bailey", "Toby", "Lulu")
PAPERS = ("a4", "letter")


@dataclass(frozen=True)
class Samples:
    """Where the sample library, its CSV files and the printed pages are; the last day is `until`."""

    library: Path
    csv: Path
    pages: Path
    until: date

    def run(self, *words: object) -> str:
        """Run a command without a display; it must succeed. Returns what it printed."""
        hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
        environment = {name: value for name, value in os.environ.items() if name not in hidden}
        command = [sys.executable, str(ROOT / "main.py"), *map(str, words)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, timeout=100)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def text(self, dog: str, *words: object) -> str:
        """Return a dog's page as text."""
        return self.run("summary", "--library", self.library, "--dog", dog, "--text", *words)

    def page(self, dog: str, paper: str) -> Path:
        """Return a dog's page as PDF, of the span that is offered first."""
        return self.pages / f"{dog}-{paper}.pdf"


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    """Make the sample dogs, export them and print every page; commands never touch the settings."""
    folder = tmp_path_factory.mktemp("samples")
    made = Samples(folder / "library", folder / "csv", folder, date(2026, 11, 22))
    made.run("demo", made.library, "--until", made.until)
    made.run("export", "--library", made.library, "--csv", made.csv)
    for dog in DOGS:
        for paper in PAPERS:
            base = ("summary", "--library", made.library, "--dog", dog)
            made.run(*base, "--paper", paper, "-o", made.page(dog, paper))
    return made
