# SPDX-License-Identifier: MIT
"""What was counted in clips stands on the vet's page by itself, with its error and without a claim inside it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from core.keeping import media
from core.keeping.clip_reader import ClipFacts
from core.keeping.store import Store
from core.usecases import clips, report, report_clips, report_text
from core.usecases.clips import NewClip
from core.usecases.dogs import Dog
from core.words.blocks import Table
from core.words.footfalls import Tap
from tests import make

SPAN = (make.START, make.TODAY)


def tapped(store: Store, dog: Dog, folder: Path, day: date, step_ms: int, *, scuffs: int = 0) -> None:
    """Keep a clip of a walk with 24 even steps."""
    path = folder / f"{day}-{step_ms}.mp4"
    path.write_bytes(f"{day}{step_ms}".encode())
    facts = ClipFacts("MP4", 640, 360, 60_000, 30.0)
    new = NewClip(media.copy_in(store.path, path), facts, day, clips.OWNER, "walk", "left", name=path.name)
    (clip,) = clips.record_many(store, dog, [new], today=make.TODAY)
    taps = [Tap(float(number * step_ms), "right" if number % 2 else "left") for number in range(24)]
    taps += [Tap(float(number * 2 * step_ms), "scuff_left") for number in range(scuffs)]
    clips.save_taps(store, dog, clip, taps, watched=not scuffs)


def rows(store: Store, dog: Dog) -> dict[str, tuple[str, ...]]:
    table = report_clips.counted(store, dog, SPAN)[0]
    assert isinstance(table, Table)
    return {row[0]: row[1:] for row in table.rows}


def test_without_counted_clips_nothing_is_said(store: Store, dog: Dog) -> None:
    assert report_clips.counted(store, dog, SPAN) == ()


def test_first_and_latest_clip_day_are_told_with_their_error(store: Store, dog: Dog, tmp_path: Path) -> None:
    tapped(store, dog, tmp_path, make.TODAY - timedelta(days=21), 300, scuffs=6)
    tapped(store, dog, tmp_path, make.TODAY, 250)
    found = rows(store, dog)
    assert found["Hind step rate at walk (steps/min)"] == ("200, 1 Nov", "240, 22 Nov", "+40, beyond error")
    assert found["Hind steps scuffed, of 10"] == ("2.5, 1 Nov", "0.0, 22 Nov", "−2.5, beyond error")
    assert found["Hind step interval, left to right (% of stride)"][2] == "0, within error"


def test_one_clip_day_claims_no_change(store: Store, dog: Dog, tmp_path: Path) -> None:
    tapped(store, dog, tmp_path, make.TODAY, 300)
    tapped(store, dog, tmp_path, make.TODAY, 240)
    assert rows(store, dog)["Hind step rate at walk (steps/min)"] == ("225, 22 Nov", "", "2 clips")


def test_the_whole_page_has_them_by_itself(store: Store, dog: Dog, tmp_path: Path) -> None:
    make.series(store, dog, "comfort", [5] * 20)
    tapped(store, dog, tmp_path, make.TODAY - timedelta(days=7), 300)
    tapped(store, dog, tmp_path, make.TODAY, 290)
    made = report.build(store, dog, *SPAN, today=make.TODAY)
    assert "Hind step rate at walk" in report_text.write(made)
