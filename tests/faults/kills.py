# SPDX-License-Identifier: MIT
"""Kills the program again and again while it saves and while photos come in; called by full.sh: FOLDER CYCLES."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from datetime import date, datetime, timedelta
from pathlib import Path

from core.keeping import dog_drawing, media
from core.keeping.store import Store
from core.usecases import dogs

MAIN = Path(__file__).resolve().parents[2] / "main.py"
TODAY = date(2026, 11, 22)


def pictures(folder: Path, cycle: int) -> list[Path]:
    """Draw some photos, all different, and different in every cycle."""
    folder.mkdir(parents=True)
    look = next(iter(dog_drawing.LOOKS.values()))
    files = []
    for number in range(6):
        drawn = dog_drawing.draw(
            look,
            "rear",
            left=0.2 + number / 20,
            right=0.5,
            crouch=0.2 + cycle / 100,
            jitter=dog_drawing.Jitter(),
            taken_at=datetime(2026, 11, 1 + number, 9, 0),
        )
        files.append(folder / f"{number}.jpg")
        files[-1].write_bytes(drawn.image_bytes)
    return files


def killed(words: list[object], after_s: float) -> None:
    """Start a command and kill it after a while, wherever it is then."""
    process = subprocess.Popen([sys.executable, str(MAIN), *map(str, words)], stdout=subprocess.DEVNULL)
    try:
        process.wait(after_s)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def check(home: Path) -> tuple[int, int]:
    """Open it as the next start does; returns (days, photos) that are whole."""
    store = Store.open(home)
    assert store.rows("PRAGMA integrity_check") == [("ok",)]
    assert store.rows("SELECT 1 FROM entry e LEFT JOIN reading r ON r.entry = e.id WHERE r.entry IS NULL") == []
    rows = [sha256 for (sha256,) in store.rows("SELECT sha256 FROM photo")]
    days = store.rows("SELECT count(*) FROM entry")[0][0]
    store.close()
    for sha256 in rows:
        assert media.digest(media.path_of(home, sha256)) == sha256, sha256
    return days, len(rows)


def timed(words: list[object]) -> float:
    """Return how long a command takes that nobody kills, in seconds."""
    before = time.monotonic()
    subprocess.run([sys.executable, str(MAIN), *map(str, words)], check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - before


def main() -> None:
    """Kill at moments spread over the whole run of each command."""
    folder, cycles = Path(sys.argv[1]), int(sys.argv[2])
    dice = random.Random(1)
    files = pictures(folder / "phone", 0)
    home = folder / "library"
    store = Store.create(home)
    dogs.add(store, "Bailey", today=TODAY)
    store.close()
    log: list[object] = ["log", "--library", home, "--dog", "Bailey", "comfort=5", "--note", "x" * 50_000]
    bring: list[object] = ["import", "--library", home, "--dog", "Bailey", *files]
    spare = folder / "spare"
    subprocess.run([sys.executable, str(MAIN), "new", str(spare)], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([sys.executable, str(MAIN), "dogs", "add", "Bailey", "--library", str(spare)], check=True)
    log_s = timed([*(spare if word == home else word for word in log), "--day", "2026-01-01"])
    bring_s = timed([spare if word == home else word for word in bring])
    for number in range(cycles):
        day = TODAY - timedelta(days=number)
        killed([*log, "--day", day], log_s * dice.uniform(0.5, 1.05))
        check(home)
        fresh = pictures(folder / f"phone-{number}", number + 1)
        killed([*bring[: -len(files)], *fresh], bring_s * dice.uniform(0.3, 1.05))
        print("  days, photos:", check(home))


main()
