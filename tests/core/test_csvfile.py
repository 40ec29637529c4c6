# SPDX-License-Identifier: MIT
"""The whole record as CSV: frozen columns, stored units, empty for missing, text as typed."""

from __future__ import annotations

import csv
import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest

from core.keeping import models
from core.keeping.store import Store
from core.usecases import clinic_scores, csvfile, diary, events, own, phases, vet_ranges, visits, walks
from core.usecases.dogs import Dog
from core.words import metrics
from core.words.errors import SaveFailed
from tests import make

DAY = make.TODAY

# Frozen: people keep spreadsheets on these. A new column goes to the end and is added here and to ARCHITECTURE.
FROZEN = {
    "dogs.csv": (
        "id name leg start_day start_kind breed sex neutered born born_exact portrait cause diagnosis clinic "
        "clinic_phone emergency_phone archived"
    ),
    "entries.csv": "id dog day kind measured_by scored_by coat photo note",
    "readings.csv": ("entry_id dog_id dog day kind measured_by scored_by coat measure side take value answer state"),
    "activities.csv": "id dog day at kind minutes metres surface support ended copied",
    "events.csv": "id dog day end_day kind text",
    "care.csv": "id dog kind name strength amount times drug_class since stop_day",
    "questions.csv": "id dog asked_day place text done_day",
    "photos.csv": ("id dog sha256 pose day taken_source taken_at utc_offset name size kind width height damaged note"),
    "marks.csv": "photo landmark marking x y landmark_set",
    "references.csv": "photo x1 y1 x2 y2 length_mm",
    "photo_flags.csv": "photo flag",
    "clips.csv": (
        "id dog sha256 day taken_source taken_at utc_offset name size kind width height duration_ms frame_rate slowed "
        "gait view surface lead_side test sync_ms note"
    ),
    "footfalls.csv": "clip at_us kind",
    "noticed.csv": "id dog day first_photo second_photo keys text",
    "own_measures.csv": "id dog name kind unit low high better asked place low_label high_label stop_day",
    "clinic_scores.csv": "id dog day scale version total low high better scored_by note",
    "usual_starts.csv": "id dog metric day reason",
    "vet_ranges.csv": "id dog metric since until low high set_by",
    "phases.csv": "id dog day kind check_months",
    "left_out.csv": "dog metric side day entry reason",
    "replies.csv": "dog about subject day answer",
}
DAYS_HEAD = "dog_id dog day week logged note good_day overall_mobility comfort walk_minutes_total_min walk_count"
# Every column of days.csv, in order.
DAYS_DIGEST = "859aee7c"


def exported(store: Store, folder: Path, name: str) -> list[dict[str, str]]:
    csvfile.export(store, folder)
    with (folder / name).open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.mark.parametrize("name", FROZEN)
def test_columns_are_frozen(name: str) -> None:
    assert " ".join(csvfile.columns(name)) == FROZEN[name]


def test_columns_of_days_are_frozen() -> None:
    columns = csvfile.columns("days.csv")
    assert " ".join(columns).startswith(DAYS_HEAD)
    assert len(columns) == len(set(columns))
    digest = hashlib.sha256(" ".join(columns).encode()).hexdigest()[:8]
    assert digest == DAYS_DIGEST, "a column of days.csv came, went or moved"


def test_architecture_lists_every_file_and_column() -> None:
    page = (Path(__file__).resolve().parents[2] / "ARCHITECTURE.md").read_text("utf-8")
    for name in csvfile.FILES:
        listed = ", ".join(f"`{column}`" for column in csvfile.columns(name))
        assert f"- `{name}`: {listed}\n" in page, f"ARCHITECTURE.md does not list the columns of {name}"


def test_every_file_is_written_whole_with_a_mark_for_spreadsheets(store: Store, dog: Dog, tmp_path: Path) -> None:
    files = csvfile.export(store, tmp_path / "new" / "csv")
    assert [file.name for file in files] == list(csvfile.FILES)
    assert sorted(path.name for path in (tmp_path / "new" / "csv").iterdir()) == sorted(csvfile.FILES)
    for file in files:
        content = file.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.endswith(b"\r\n")
        assert content.count(b"\n") == content.count(b"\r\n")


def test_an_empty_library_gives_headers_only(store: Store, tmp_path: Path) -> None:
    for name in csvfile.FILES:
        assert exported(store, tmp_path, name) == []


def test_missing_is_empty_zero_is_zero_and_na_is_said(store: Store, dog: Dog, tmp_path: Path) -> None:
    make.log(store, dog, DAY, {"slip_fall_count": 0, "stairs_use": "na", "good_day": 0, "comfort": 7, "limped.L": 1})
    (row,) = exported(store, tmp_path, "days.csv")
    assert row["slip_fall_count"] == "0"
    assert row["stairs_use"] == "na"
    assert row["good_day"] == "bad"
    assert row["comfort"] == "7"
    assert (row["limped"], row["limped_L"], row["limped_R"]) == ("", "1", "")
    assert row["energy_level"] == row["walk_minutes_total_min"] == ""


def test_a_day_says_its_week_and_whether_it_was_logged(store: Store, dog: Dog, tmp_path: Path) -> None:
    make.log(store, dog, DAY, {"comfort": 7}, note="Slept, “well”.\r\nTwice.")
    make.walk(store, dog, make.START - timedelta(days=1), 12.5)
    make.walk(store, dog, DAY - timedelta(days=8), 10)
    walks.copy_from_day_before(store, dog, DAY - timedelta(days=7), today=DAY)
    early, walked, logged = exported(store, tmp_path, "days.csv")
    assert (early["day"], early["week"], early["logged"], early["walk_minutes_total_min"]) == (
        "2026-10-24",
        "-1",
        "1",
        "12.5",
    )
    assert walked["day"] == "2026-11-14"
    assert (logged["day"], logged["week"], logged["note"]) == ("2026-11-22", "5", "Slept, “well”.\r\nTwice.")


def test_logged_days_of_the_csv_are_those_of_the_diary(store: Store, dog: Dog, tmp_path: Path) -> None:
    make.series(store, dog, "comfort", [5, None, 5, None, 5])
    make.walk(store, dog, DAY - timedelta(days=1))
    make.session(store, dog, DAY - timedelta(days=3), left=(206,))
    rows = exported(store, tmp_path, "days.csv")
    told = [date.fromisoformat(row["day"]) for row in rows if row["logged"] == "1"]
    assert told == diary.logged_days(store, dog.id, make.START, DAY)


def test_every_take_is_a_row_in_stored_units(store: Store, dog: Dog, tmp_path: Path) -> None:
    store.set_settings(store.settings().__class__(units="imperial"))
    make.session(store, dog, DAY, left=(206.5, 212), values={"body_weight": 8.4, "muscle_condition_score": 1})
    rows = exported(store, tmp_path, "readings.csv")
    assert [(row["measure"], row["side"], row["take"], row["value"], row["answer"]) for row in rows] == [
        ("body_weight_kg", "", "1", "8.4", ""),
        ("muscle_condition_score", "", "1", "1", "mild"),
        ("thigh_girth_mm", "L", "1", "206.5", ""),
        ("thigh_girth_mm", "L", "2", "212", ""),
    ]
    assert {(row["dog"], row["kind"], row["measured_by"], row["coat"]) for row in rows} == {
        ("Bailey", "measuring", "Ann", "short")
    }


def test_a_measure_of_a_newer_program_is_exported_by_its_key(store: Store, dog: Dog, tmp_path: Path) -> None:
    make.log(store, dog, DAY, {"comfort": 7})
    with store.change("x") as change:
        change.put(
            models.Reading,
            entry=diary.entry_id(dog.id, DAY),
            metric="tail_wags",
            side="",
            take=1,
            value=3.0,
            state="answered",
        )
    assert ("tail_wags", "3") in [(row["measure"], row["value"]) for row in exported(store, tmp_path, "readings.csv")]


def test_every_table_is_exported_whole(store: Store, dog: Dog, tmp_path: Path) -> None:
    make.walk(store, dog, DAY, 12.5, at="08:10", surface="grass", ended="fine")
    events.add(store, dog, DAY, "win", text="Stood up", today=DAY)
    make.medicine(store, dog, "Loxicom", strength="0.5 mg/ml")
    visits.add_question(store, dog, "Stairs?", today=DAY)
    make.photo(store, dog, DAY, "rear", name="IMG 1.jpg", size=123)
    rows = {name: exported(store, tmp_path, name) for name in csvfile.FILES}
    assert [rows["activities.csv"][0][key] for key in ("at", "minutes", "metres", "surface")] == [
        "08:10",
        "12.5",
        "",
        "grass",
    ]
    assert rows["events.csv"][0]["text"] == "Stood up"
    assert (rows["care.csv"][0]["strength"], rows["care.csv"][0]["stop_day"]) == ("0.5 mg/ml", "")
    assert rows["questions.csv"][0]["text"] == "Stairs?"
    assert (rows["photos.csv"][0]["name"], rows["photos.csv"][0]["size"]) == ("IMG 1.jpg", "123")
    assert (rows["dogs.csv"][0]["name"], rows["dogs.csv"][0]["neutered"]) == ("Bailey", "")


def test_own_daily_measures_stand_at_the_end_of_the_days(store: Store, dog: Dog, tmp_path: Path) -> None:
    toby = make.dog(store, "Toby")
    tail = own.save(store, dog, own.OwnMeasure(name="Tail, =1+1", better="higher"), today=DAY)
    laps = own.save(store, toby, own.OwnMeasure(name="Laps", kind="number", unit="kg", better="higher"), today=DAY)
    sofa = own.save(store, dog, own.OwnMeasure(name="Sofa", kind="activity"), today=DAY)
    make.log(store, dog, DAY, {tail.key: 0})
    make.log(store, toby, DAY, {laps.key: 2.5})
    make.session(store, dog, DAY, values={sofa.key: 3})
    rows = exported(store, tmp_path, "days.csv")
    assert set(list(rows[0])[len(csvfile.columns("days.csv")) :]) == {tail.key, laps.key}
    told = {row["dog"]: (row[tail.key], row[laps.key]) for row in rows}
    assert told == {"Bailey": ("0", ""), "Toby": ("", "2.5")}
    assert {row["measure"] for row in exported(store, tmp_path, "readings.csv")} == {tail.key, laps.key, sofa.key}
    assert [row["name"] for row in exported(store, tmp_path, "own_measures.csv") if row["unit"]] == ["Laps"]


def test_scores_ranges_and_phases_are_exported(store: Store, dog: Dog, tmp_path: Path) -> None:
    clinic_scores.save(
        store, dog, clinic_scores.ClinicScore(day=DAY, scale="load", version="0-52", total=21), today=DAY
    )
    vet_ranges.save(store, dog, vet_ranges.VetRange(since=DAY, low=10, high=15), today=DAY)
    phases.set_phase(store, dog, "maintenance", DAY, check_months=6, today=DAY)
    (score,) = exported(store, tmp_path, "clinic_scores.csv")
    assert [score[name] for name in ("scale", "total", "low", "high", "better")] == ["load", "21", "0", "52", "lower"]
    (span,) = exported(store, tmp_path, "vet_ranges.csv")
    assert (span["low"], span["high"], span["until"]) == ("10", "15", "")
    (phase,) = exported(store, tmp_path, "phases.csv")
    assert (phase["kind"], phase["check_months"]) == ("maintenance", "6")


def test_the_same_record_gives_the_same_bytes(store: Store, dog: Dog, tmp_path: Path) -> None:
    make.dog(store, "Toby")
    make.series(store, dog, "comfort", [5, 6, 7])
    one, other = csvfile.export(store, tmp_path / "1"), csvfile.export(store, tmp_path / "2")
    assert [file.read_bytes() for file in one] == [file.read_bytes() for file in other]


def test_a_folder_that_cannot_be_written_is_a_sentence_and_leaves_no_part(
    store: Store, dog: Dog, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SaveFailed):
        csvfile.export(store, tmp_path / "file")
    (tmp_path / "csv" / "dogs.csv").mkdir(parents=True)
    with pytest.raises(SaveFailed):
        csvfile.export(store, tmp_path / "csv")
    assert [path.name for path in (tmp_path / "csv").iterdir()] == ["dogs.csv"]


def test_a_column_carries_the_stored_unit_once() -> None:
    known = metrics.known()
    assert csvfile.column(known["thigh_girth"], "L") == "thigh_girth_mm_L"
    assert csvfile.column(known["morning_stiffness_min"]) == "morning_stiffness_min"
    assert csvfile.column(known["girth_level_pct"]) == "girth_level_pct"
    assert csvfile.column(known["comfort"]) == "comfort"
