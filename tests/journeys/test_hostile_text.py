# SPDX-License-Identifier: MIT
"""Naughty strings through the real widgets: shown as plain text, printed, exported and found again as typed."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from core.keeping import dog_drawing
from core.usecases import diary, own, photos, vet_ranges, visits
from core.usecases.left_out import Where
from tests import pdf_reading
from tests.evening import CONTROL, NOW, Evening, begin
from ui import places
from ui.app import Program
from ui.dialogs.care_item import CareItem
from ui.dialogs.clinic_score import ClinicScoreForm
from ui.dialogs.dog_details import DogDetails
from ui.dialogs.event_editor import EventEditor
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.leave_out import LeaveOut
from ui.dialogs.own_measure import OwnMeasureForm
from ui.dialogs.vet_range import VetRangeForm
from ui.dialogs.weekly_check import WeeklyCheck
from ui.tabs.photos import importing
from ui.tabs.photos.tab import PhotosTab
from ui.tabs.vet.tab import VetTab
from ui.widgets.form import Form

PICTURE = '<img src="/dev/zero">'
AT_ONCE = 40
SINGLE = ("\r", "\n", "\u2028", "\u2029", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85")


@pytest.fixture
def evening(qapp: QApplication, qtbot: QtBot) -> Iterator[Evening]:
    made = Evening(qtbot, Program(qapp, clock=lambda: NOW))
    begin(made)
    made.diary()
    # A disk that need not last makes hundreds of saves quick.
    made.here.store.database.connection().execute("PRAGMA synchronous = OFF")
    yield made
    made.program.close()


def paste(evening: Evening, field: QWidget, text: str) -> None:
    """Replace what is in a field by what was copied elsewhere, as a person does it."""
    QGuiApplication.clipboard().setText(text)
    field.setFocus()
    evening.qtbot.keyClick(field, Qt.Key.Key_A, CONTROL)
    evening.qtbot.keyClick(field, Qt.Key.Key_V, CONTROL)


def into_note(evening: Evening, text: str) -> None:
    page = evening.diary().page
    assert page is not None
    paste(evening, page.note.note, text)
    evening.here.session.flush_requested.emit()


def into_line(name: str) -> Callable[[Evening, str], None]:
    """Return how a line behind a button of the diary is filled."""

    def put(evening: Evening, text: str) -> None:
        evening.press(name)
        (line,) = evening.here.window.findChildren(QLineEdit, f"{name}_line")
        paste(evening, line, text)
        evening.qtbot.keyClick(line, Qt.Key.Key_Return)

    return put


def into_question(evening: Evening, text: str) -> None:
    tab = evening.open_tab("vet")
    assert isinstance(tab, VetTab)
    paste(evening, tab.questions.rows[1].field, text)
    evening.here.session.flush_requested.emit()
    evening.diary()


def saved(evening: Evening, dialog: FormDialog, told: dict[QWidget, str]) -> None:
    """Fill a dialog and save it."""
    dialog.open()
    for field, text in told.items():
        paste(evening, field, text)
    evening.qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible(), dialog.findChild(Form)


def into_medicine(evening: Evening, text: str) -> None:
    dialog = CareItem(evening.here.session, evening.here.jobs, evening.here.window)
    texts = dict.fromkeys((dialog.name, dialog.strength, dialog.amount, dialog.times), text)
    saved(evening, dialog, texts)


def into_check(evening: Evening, text: str) -> None:
    dialog = WeeklyCheck(evening.here.session, evening.here.jobs, evening.here.window)
    saved(evening, dialog, {dialog.editor("body_weight").line: "8.3", dialog.measured_by: text, dialog.note: text})


def into_details(evening: Evening, text: str) -> None:
    dialog = DogDetails(evening.here.session, evening.here.jobs, evening.here.window)
    saved(evening, dialog, dict.fromkeys(dialog._texts.values(), text))


def into_event(evening: Evening, text: str) -> None:
    dialog = EventEditor(evening.here.session, evening.here.jobs, evening.here.window, kind="vet_visit")
    saved(evening, dialog, {dialog.text: text})


def into_measure(evening: Evening, text: str) -> None:
    dialog = OwnMeasureForm(evening.here.session, evening.here.jobs, evening.here.window)
    dialog.kind.chip("number").click()
    dialog.better.chip("higher").click()
    saved(evening, dialog, {dialog.name: text, dialog.unit: text[:60]})
    into_activity(evening, text)


def into_activity(evening: Evening, text: str) -> None:
    """Keep the text as an activity that matters and its two ends; those of before are asked no longer."""
    here = evening.here
    assert here.session.dog is not None
    for one in own.asked_on(here.store, here.session.dog.id, NOW.date())[:-1]:
        own.stop(here.store, here.session.dog, one, today=NOW.date() - timedelta(days=1))
    dialog = OwnMeasureForm(here.session, here.jobs, here.window, kind="activity")
    saved(evening, dialog, {dialog.name: "a " + text, dialog.low_label: text, dialog.high_label: text})


def answer_measures(evening: Evening) -> None:
    """Answer the newest daily measure, so that it is charted and told."""
    here = evening.here
    assert here.session.dog is not None
    newest = [one for one in own.of_dog(here.store, here.session.dog.id) if one.kind == "number"][-1]
    diary.save(here.store, here.session.dog, NOW.date(), {(newest.key, ""): 3.0}, today=NOW.date())


def into_score(evening: Evening, text: str) -> None:
    dialog = ClinicScoreForm(evening.here.session, evening.here.jobs, evening.here.window)
    saved(evening, dialog, {dialog.total.field: "21", dialog.note: text})


def into_range(evening: Evening, text: str) -> None:
    here = evening.here
    assert here.session.dog is not None
    kept = next(iter(vet_ranges.of_dog(here.store, here.session.dog.id)), None)
    dialog = VetRangeForm(here.session, here.jobs, here.window, kept=kept)
    saved(evening, dialog, {dialog.low: "10", dialog.high: "15", dialog.set_by: text})


def into_reason(evening: Evening, text: str) -> None:
    here = evening.here
    assert here.session.dog is not None
    diary.save(here.store, here.session.dog, NOW.date(), {("comfort", ""): 3.0}, today=NOW.date())
    where = Where("comfort", "", NOW.date())
    dialog = LeaveOut(here.session, here.jobs, here.window, where=where, what=text, value=text)
    saved(evening, dialog, {dialog.text: text})


@dataclass(frozen=True)
class Place:
    """Where a text is typed, and the file and columns of the export in which it must stand."""

    put: Callable[[Evening, str], None]
    file: str
    columns: tuple[str, ...]
    many_lines: bool = False
    longest: int = 0


DETAILS = ("name", "breed", "diagnosis", "clinic", "clinic_phone", "emergency_phone")
PLACES: dict[str, Place] = {
    "note": Place(into_note, "days.csv", ("note",), many_lines=True),
    "win": Place(into_line("add_win"), "events.csv", ("text",)),
    "off": Place(into_line("note_off"), "events.csv", ("text",)),
    "question": Place(into_question, "questions.csv", ("text",), many_lines=True),
    "medicine": Place(into_medicine, "care.csv", ("name", "strength", "amount", "times")),
    "check": Place(into_check, "entries.csv", ("measured_by", "note")),
    "event": Place(into_event, "events.csv", ("text",), many_lines=True),
    "measure": Place(into_measure, "own_measures.csv", ("name", "low_label", "high_label"), longest=280),
    "score": Place(into_score, "clinic_scores.csv", ("note",), many_lines=True),
    "range": Place(into_range, "vet_ranges.csv", ("set_by",)),
    "reason": Place(into_reason, "left_out.csv", ("reason",)),
    "details": Place(into_details, "dogs.csv", DETAILS),
}


@pytest.fixture(scope="module")
def naughty(shared_path: Path) -> list[str]:
    """All of the strings, several in one text: a page of the diary for each would take minutes."""
    found = json.loads((shared_path / "data" / "text" / "naughty-strings.json").read_text("utf-8"))
    assert len(found) > 500
    more = [PICTURE, "a\u00a0b\u202f!", "a\u2028b", "{dog} %s", "=1+1", "&amp; &file"]
    every = [text for text in dict.fromkeys([*found, *more]) if text.strip()]
    return [" ¦ ".join(every[first : first + AT_ONCE]) for first in range(0, len(every), AT_ONCE)]


def packed(texts: list[str], longest: int) -> list[str]:
    """Return the same strings in texts that are no longer than a field takes."""
    found = [""]
    for text in (part for joined in texts for part in joined.split(" ¦ ")):
        together = f"{found[-1]} ¦ {text}"
        if len(together) <= longest:
            found[-1] = together
        elif len(text) <= longest:
            found.append(text)
    return [text for text in found if text.strip()]


def in_one_line(text: str) -> str:
    for end in SINGLE:
        text = text.replace(end, " ")
    return text


def exported(evening: Evening, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[dict[str, str]]]:
    """Export by the menu and read every file again."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(folder))
    evening.here.window.menus.action("export_csv").trigger()
    (said,) = evening.here.window.notices.texts()
    assert "CSV files" in said
    evening.here.window.notices.clear()
    found = {}
    for file in folder.glob("*.csv"):
        with file.open(encoding="utf-8-sig", newline="") as handle:
            found[file.name] = list(csv.DictReader(handle))
    return found


def calm(evening: Evening) -> None:
    """Make sure that nothing was refused and nothing broke."""
    door = evening.here.door
    assert door.dialog is None, door.dialog.details.toPlainText()
    assert evening.here.window.notices.texts() == []


@pytest.mark.parametrize("name", PLACES)
def test_what_is_pasted_into_a_field_is_exported_as_it_was(
    evening: Evening, naughty: list[str], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = PLACES[name]
    wrong, told = [], []
    texts = packed(naughty, place.longest) if place.longest else naughty
    for number, text in enumerate(texts):
        # Every way to end a line becomes one and the same; nothing else may change.
        wanted = text.replace("\u2029", "\n") if place.many_lines else in_one_line(text)
        place.put(evening, wanted)
        calm(evening)
        told.append(wanted.strip())
        if place.longest and text != texts[-1]:
            continue  # these rows stay beside each other: one export shows them all
        files = exported(evening, tmp_path / str(number), monkeypatch)
        for column in place.columns:
            there = {row[column].strip() for row in files[place.file]}
            wrong += [(column, one) for one in told if one not in there]
        told.clear()
    assert wrong == []


def fill_everything(evening: Evening, text: str) -> None:
    for place in PLACES.values():
        place.put(evening, text)
    answer_measures(evening)


def named_photos(folder: Path, names: list[str]) -> list[Path]:
    """Draw a picture for each name, all different."""
    folder.mkdir(exist_ok=True)
    files = []
    for number, name in enumerate(names):
        look = next(iter(dog_drawing.LOOKS.values()))
        picture = dog_drawing.draw(
            look,
            "rear",
            left=0.1 + number / 50,
            right=0.5,
            crouch=0.2,
            jitter=dog_drawing.Jitter(),
            taken_at=NOW.replace(day=1 + number),
            size_px=(240, 320),
        )
        files.append(folder / os.fsdecode(name))
        files[-1].write_bytes(picture.image_bytes)
    return files


FILE_NAMES = [
    "<img src=x onerror=alert(1)>.jpg",
    "<b>&amp;.jpg",
    "{name} %s %n.jpg",
    "-rf.jpg",
    " .jpg",
    "😀 \u202egpj.jpg",
    "é" * 100 + ".jpg",
]
IF_NOT_WINDOWS = ["a\nb\tc.jpg", b"\xff\xfe.jpg"]


def bring_in(evening: Evening, files: list[Path]) -> PhotosTab:
    tab = evening.open_tab("photos")
    assert isinstance(tab, PhotosTab)
    tab.accept_paths(files, pose="rear")
    evening.qtbot.waitUntil(lambda: tab.check.isVisible(), timeout=30_000)
    assert [line.candidate.can_be_kept for line in tab.check.model.lines] == [True] * len(files)
    evening.press("check_keep")
    evening.qtbot.waitUntil(lambda: tab.flow.state == importing.IDLE, timeout=30_000)
    evening.press("view_pair")
    return tab


def interpreted(root: QWidget) -> list[str]:
    """Return what would be read as HTML: labels that are not plain, tool-tips that hold a picture, rich editors."""
    labels = [one for one in root.findChildren(QLabel) if one.textFormat() != Qt.TextFormat.PlainText]
    found = [f"{one.objectName()}: {one.text()[:40]}" for one in labels if one.text()]
    for widget in [root, *root.findChildren(QWidget)]:
        shown = (widget.toolTip(), widget.whatsThis(), widget.statusTip())
        found += [f"{widget.objectName()}: {text[:40]}" for text in shown if "<img" in text]
    return found + [one.objectName() for one in root.findChildren(QTextEdit)]


def test_a_picture_in_the_text_is_never_opened_anywhere(
    evening: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_everything(evening, PICTURE)
    tab = bring_in(evening, named_photos(tmp_path / "phone", FILE_NAMES))
    paste(evening, note_of(tab), PICTURE)
    window = evening.here.window
    seen: list[str] = []
    for entry in places.TABS:
        evening.open_tab(entry.key)
        evening.qtbot.waitUntil(lambda: not evening.here.jobs.is_busy(), timeout=20_000)
        window.grab()
        seen += interpreted(window)
    for dialog_entry in places.DIALOGS:
        dialog = window.dialogs.open(dialog_entry.key)
        dialog.grab()
        seen += interpreted(dialog)
        dialog.reject()
    window.menus.action("undo").trigger()
    calm(evening)
    assert seen == []


def note_of(tab: PhotosTab) -> QPlainTextEdit:
    (field,) = [one for one in tab.findChildren(QPlainTextEdit) if one.objectName() == "note_right"]
    return field


def test_files_of_any_name_come_in_and_keep_it(
    evening: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = [*FILE_NAMES]
    if sys.platform == "linux":
        names += [os.fsdecode(name) if isinstance(name, bytes) else name for name in IF_NOT_WINDOWS]
    files = named_photos(tmp_path / "phone", names)
    bring_in(evening, files)
    calm(evening)
    assert evening.here.session.dog is not None
    kept = {photo.name for photo in photos.of_dog(evening.here.store, evening.here.session.dog.id)}
    assert {name for name in names if name.isprintable()} <= kept
    assert len(kept) == len(names)
    rows = exported(evening, tmp_path / "csv", monkeypatch)["photos.csv"]
    assert {row["name"] for row in rows} == kept


def test_the_printed_page_holds_the_strings_as_typed(
    evening: Evening, shared_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = json.loads((shared_path / "data" / "text" / "naughty-strings.json").read_text("utf-8"))
    plain = [text for text in dict.fromkeys(found) if text.isascii() and text.isprintable() and 3 < len(text) < 60]
    assert len(plain) > 150
    wrong = []
    tab = evening.open_tab("vet")
    assert isinstance(tab, VetTab) and evening.here.session.dog is not None
    for first in range(0, len(plain), 24):
        part = plain[first : first + 24]
        for place in (1, 2, 3):
            text = " ¦ ".join(part[(place - 1) * 8 : place * 8])
            visits.save_question(evening.here.store, evening.here.session.dog, place, text, today=NOW.date())
        paper = tmp_path / f"{first}.pdf"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, _to=paper, **_k: (str(_to), ""))
        evening.press("pdf_button")
        evening.qtbot.waitUntil(paper.is_file, timeout=20_000)
        words = "".join(" ".join(pdf_reading.pages_of(paper)).split())
        wrong += [text for text in part if "".join(text.split()) not in words]
    calm(evening)
    assert wrong == []


def test_every_string_can_be_printed(evening: Evening, naughty: list[str], tmp_path: Path) -> None:
    from ui.tabs.vet import saving

    tab = evening.open_tab("vet")
    assert isinstance(tab, VetTab) and evening.here.session.dog is not None
    for number, text in enumerate(naughty):
        visits.save_question(evening.here.store, evening.here.session.dog, 1, text, today=NOW.date())
        into_event(evening, text)
        made = tab.build()
        assert made is not None
        assert saving.save_page(made, tmp_path / f"{number}.pdf", "a4", tab.summary.notice).stat().st_size > 1000
    calm(evening)


@pytest.mark.parametrize("text", ["a\ud800b", "\udfff", "nul\x00nul", "\x00"])
def test_half_letters_and_nuls_cost_only_themselves(
    evening: Evening, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = evening.diary().page
    assert page is not None
    page.note.note.setPlainText("before " + text + " after")
    evening.here.session.flush_requested.emit()
    calm(evening)
    (row,) = exported(evening, tmp_path / "csv", monkeypatch)["days.csv"]
    assert row["note"].startswith("before ") and row["note"].endswith(" after")
