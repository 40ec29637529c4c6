# SPDX-License-Identifier: MIT
"""The commands without a window, as a person types them: what they print, what they leave on disk, exit codes."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from core.keeping.store import Store
from core.usecases import dogs, measures, own, phases

ROOT = Path(__file__).resolve().parents[2]


def hindstride(*words: object, without_display: bool = True) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        timeout=100,
    )


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    assert hindstride("new", folder).returncode == 0
    made = hindstride("dogs", "add", "Bailey", "--library", folder, "--cause", "ivdd_early")
    assert made.returncode == 0, made.stderr
    return folder


def rows(folder: Path, name: str, tmp_path: Path) -> list[dict[str, str]]:
    done = hindstride("export", "--library", folder, "--csv", tmp_path / "csv")
    assert done.returncode == 0, done.stderr
    with (tmp_path / "csv" / name).open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def test_help_and_version_answer_without_importing_qt() -> None:
    code = (
        "import sys; sys.argv = ['main.py', '{flag}']; import main; code = main.main(); "
        "assert not [m for m in sys.modules if m.startswith('PySide6')]; sys.exit(code)"
    )
    for flag in ("--help", "--version"):
        run = [sys.executable, "-c", code.format(flag=flag)]
        done = subprocess.run(run, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60)
        assert done.returncode == 0, done.stderr
        assert "indstride" in done.stdout


def test_without_a_display_the_window_says_one_sentence() -> None:
    done = hindstride()
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "xvfb-run" in done.stderr


def test_demo_opens_a_window_on_sample_dogs_and_remembers_nothing(tmp_path: Path) -> None:
    here = {"QT_QPA_PLATFORM": "offscreen", "HINDSTRIDE_TRACE": "1", "TMPDIR": str(tmp_path)}
    run = [sys.executable, str(ROOT / "main.py"), "--demo"]
    window = subprocess.Popen(run, env={**os.environ, **here}, stderr=subprocess.PIPE, encoding="utf-8")
    assert window.stderr is not None
    painted = next((line for line in window.stderr if line.startswith("painted")), "")
    window.terminate()
    window.communicate(timeout=60)
    assert painted.split()[2:] and painted.split()[2] in ("good", "mixed", "bad")
    assert not Path(os.environ["HINDSTRIDE_CONFIG"]).exists() or "hindstride-" not in "".join(
        file.read_text() for file in Path(os.environ["HINDSTRIDE_CONFIG"]).glob("*.json")
    )


def test_wrong_usage_exits_2() -> None:
    assert hindstride("log", "--dog", "Bailey").returncode == 2
    assert hindstride("nonsense").returncode == 2


def test_a_missing_library_is_never_made(tmp_path: Path) -> None:
    done = hindstride("dogs", "--library", tmp_path / "nowhere")
    assert done.returncode == 3
    assert "nowhere" in done.stderr
    assert not (tmp_path / "nowhere").exists()


def test_new_refuses_a_folder_with_something_in_it(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert hindstride("new", tmp_path).returncode == 3
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_dogs_are_listed_as_json(library: Path) -> None:
    known = json.loads(hindstride("dogs", "--library", library, "--json").stdout)
    assert [dog["name"] for dog in known] == ["Bailey"]
    assert known[0]["cause"] == "ivdd_early"


def test_log_keeps_answers_walks_measurements_and_the_note(library: Path, tmp_path: Path) -> None:
    words = ("good_day=good", "comfort=7", "scuffed.L=1", "stairs_use=na", "thigh_girth.L=201", "thigh_girth.L=203")
    note = "=HYPERLINK(1) <b>x</b> %s {0}"
    base = ("log", "--library", library, "--dog", "bailey", "--day", "2026-11-20")
    done = hindstride(*base, *words, "--walk", "10:400", "--walk", "8", "--note", note)
    assert done.returncode == 0, done.stderr
    (day,) = rows(library, "days.csv", tmp_path)
    assert (day["good_day"], day["comfort"], day["scuffed_L"], day["stairs_use"]) == ("good", "7", "1", "na")
    assert (day["walk_minutes_total_min"], day["walk_count"], day["note"]) == ("18", "2", note)
    takes = [
        (r["side"], r["take"], r["value"]) for r in rows(library, "readings.csv", tmp_path) if "girth" in r["measure"]
    ]
    assert takes == [("L", "1", "201"), ("L", "2", "203")]


def test_log_keeps_nothing_when_one_answer_is_refused(library: Path, tmp_path: Path) -> None:
    base = ("log", "--library", library, "--dog", "Bailey", "--day", "2026-11-20")
    done = hindstride(*base, "comfort=7", "comfrot=7", "thigh_girth.L=4000", "--walk", "soon")
    assert done.returncode == 1
    assert "Did you mean comfort" in done.stderr
    assert "400.0 cm cannot be right" in done.stderr
    assert "soon" in done.stderr
    assert rows(library, "days.csv", tmp_path) == []


@pytest.mark.parametrize("day", ["2023-02-29", "2999-01-01", "tomorrow", "2026-1-1"])
def test_a_day_that_cannot_be_is_refused(library: Path, day: str) -> None:
    done = hindstride("log", "--library", library, "--dog", "Bailey", "--day", day, "comfort=7")
    assert done.returncode == 1
    assert done.stderr.strip()


def test_writing_is_refused_while_a_window_has_the_library(library: Path) -> None:
    window = Store.open(library)
    done = hindstride("log", "--library", library, "--dog", "Bailey", "--day", "2026-11-20", "comfort=7")
    reading = hindstride("dogs", "--library", library)
    window.close()
    assert done.returncode == 3
    assert "open in another Hindstride" in done.stderr
    assert reading.returncode == 0


def test_commands_never_write_settings(library: Path) -> None:
    folder = Path(os.environ["HINDSTRIDE_CONFIG"])
    assert not folder.exists() or not list(folder.iterdir())


def test_all_real_photos_come_in_with_their_dates_and_bytes(library: Path, shared_path: Path) -> None:
    files = sorted((shared_path / "data" / "photos").iterdir())
    base = ("import", "--library", library, "--dog", "Bailey", "--pose", "left_lateral", "--json", *files)
    first = hindstride(*base)
    assert first.returncode == 0, first.stderr
    added = json.loads(first.stdout)
    assert [item["status"] for item in added] == ["added"] * 5
    assert all(item["day"] and item["photo"] and item["pose"] == "left_lateral" for item in added)
    for file in files:
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        kept = library / "media" / digest[:2] / digest
        assert kept.read_bytes() == file.read_bytes()
    again = hindstride(*base)
    assert again.returncode == 0
    assert [item["status"] for item in json.loads(again.stdout)] == ["duplicate"] * 5


def test_a_photo_of_late_evening_keeps_its_day(library: Path, tmp_path: Path) -> None:
    picture = Image.new("RGB", (80, 60), "white")
    exif = Image.Exif()
    exif.get_ifd(0x8769).update({36867: "2026:11:03 23:30:00", 36881: "-04:00"})
    exif[0x8769] = exif.get_ifd(0x8769)
    file = tmp_path / "late.jpg"
    picture.save(file, exif=exif)
    done = hindstride("import", "--library", library, "--dog", "Bailey", "--json", file)
    assert json.loads(done.stdout)[0]["day"] == "2026-11-03"


def test_a_photo_without_a_date_is_refused_until_a_day_is_given(library: Path, tmp_path: Path) -> None:
    file = tmp_path / "plain.png"
    Image.new("RGB", (80, 60), "white").save(file)
    base = ("import", "--library", library, "--dog", "Bailey", "--json", file)
    refused = hindstride(*base)
    assert refused.returncode == 1
    assert "plain.png" in refused.stderr
    given = hindstride(*base, "--day", "2026-11-01", "--pose", "rear")
    assert json.loads(given.stdout)[0]["status"] == "added"


def test_every_hostile_picture_costs_one_line(library: Path, shared_path: Path) -> None:
    files = sorted((shared_path / "data" / "hostile-images").iterdir())
    done = hindstride("import", "--library", library, "--dog", "Bailey", "--day", "2026-11-01", "--json", *files)
    results = json.loads(done.stdout)
    assert done.returncode == 1
    assert len(results) == len(files)
    good = {Path(item["file"]).name for item in results if item["status"] != "refused"}
    assert good == {"dog-is-jpg.heic", "dog-is-jpg.png"}
    assert "Traceback" not in done.stderr


def test_the_summary_is_written_as_text_and_pdf(library: Path, tmp_path: Path) -> None:
    hindstride("log", "--library", library, "--dog", "Bailey", "--day", "2026-11-20", "comfort=7", "good_day=good")
    text = hindstride("summary", "--library", library, "--dog", "Bailey", "--text")
    assert text.returncode == 0, text.stderr
    assert "early-stage IVDD" in text.stdout
    target = tmp_path / "page.pdf"
    done = hindstride("summary", "--library", library, "--dog", "Bailey", "--paper", "letter", "-o", target)
    assert done.returncode == 0, done.stderr
    assert target.read_bytes().startswith(b"%PDF")


def test_log_keeps_early_signs_where_the_checklist_looks_for_them(library: Path, tmp_path: Path) -> None:
    log = ("log", "--library", library, "--dog", "Bailey", "--day", "2026-10-12")
    done = hindstride(*log, "early.rising=1", "body_weight=8.3")
    assert done.returncode == 0, done.stderr
    with_store = Store.open(library)
    try:
        (dog,) = dogs.everyone(with_store)
        assert phases.answers_on(with_store, dog.id, date(2026, 10, 12)) == {"early.rising": 1}
        (session,) = measures.sessions(with_store, dog.id)
        assert dict(session.values) == {("body_weight", "", 1): 8.3}
    finally:
        with_store.close()


def test_log_keeps_nothing_when_there_are_too_many_takes(library: Path, tmp_path: Path) -> None:
    log = ("log", "--library", library, "--dog", "Bailey", "--day", "2026-10-12")
    done = hindstride(*log, "comfort=5", *["thigh_girth.L=200"] * 5)
    assert done.returncode == 1 and "takes" in done.stderr
    assert rows(library, "days.csv", tmp_path) == []


def test_log_knows_the_owners_own_measures_by_key_and_by_name(library: Path, tmp_path: Path) -> None:
    store = Store.open(library)
    (dog,) = dogs.everyone(store)
    tail = own.save(store, dog, own.OwnMeasure(name="Tail up", better="higher"), today=date(2026, 11, 20))
    sofa = own.save(store, dog, own.OwnMeasure(name="Up on the sofa", kind="activity"), today=date(2026, 11, 20))
    store.close()
    base = ("log", "--library", library, "--dog", "bailey", "--day")
    done = hindstride(*base, "2026-11-20", "tail UP=7", "up on the sofa=3")
    assert done.returncode == 0, done.stderr
    assert hindstride(*base, "2026-11-21", f"{tail.key}=0").returncode == 0
    assert hindstride(*base, "2026-11-21", "tail up=11").returncode == 1
    assert [row[tail.key] for row in rows(library, "days.csv", tmp_path)] == ["7", "0"]
    assert (sofa.key, "3") in [(row["measure"], row["value"]) for row in rows(library, "readings.csv", tmp_path)]
