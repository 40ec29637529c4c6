# SPDX-License-Identifier: MIT
"""COMMANDS without a window: the same use cases as the tabs, no display needed. The parser is in console.py.

To add a command: add its parser in console.py, a function here and its line in COMMANDS. Commands never write the
user's settings.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar

from core.keeping.store import Store
from core.usecases import answers, csvfile, diary, dogs, measures, own, phases, report, report_text, walks
from core.words import causes, metrics, paths, settings, units, weeks
from core.words.errors import InvalidValue, SaveFailed
from core.words.i18n import _, ngettext
from ui import console


def library_of(chosen: argparse.Namespace) -> Path:
    """Return the library a command means: --library, HINDSTRIDE_LIBRARY, the last one, the default place."""
    if chosen.library:
        return Path(chosen.library)
    if os.environ.get("HINDSTRIDE_LIBRARY"):
        return Path(os.environ["HINDSTRIDE_LIBRARY"])
    last = settings.read(paths.settings_file()).last_library
    return Path(last) if last else paths.default_library()


@contextmanager
def opened(chosen: argparse.Namespace, *, write: bool) -> Iterator[Store]:
    """Open the command's library and close it again."""
    store = Store.open(library_of(chosen), write=write)
    try:
        yield store
    finally:
        store.close()


def day_of(text: str, field: str) -> date:
    """Read a day as commands give it.

    Raises:
        InvalidValue: not YYYY-MM-DD, or a date that does not exist.
    """
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError as error:
        raise InvalidValue(
            _("{field}: “{text}” is not a date.").format(field=field, text=text[:40]),
            _("Write it as YYYY-MM-DD; the day must exist."),
            field=field,
        ) from error


def new(chosen: argparse.Namespace) -> int:
    """Make an empty library."""
    Store.create(chosen.folder).close()
    print(_("Made an empty library in {folder}").format(folder=chosen.folder))
    return console.DONE


def demo(chosen: argparse.Namespace) -> int:
    """Make a library of sample dogs."""
    from core.usecases import demo as samples

    until = day_of(chosen.until, "--until") if chosen.until else date.today()
    samples.make(chosen.folder, until)
    print(_("Made the sample dogs in {folder}").format(folder=chosen.folder))
    return console.DONE


def dogs_command(chosen: argparse.Namespace) -> int:
    """List the dogs, or add one."""
    if chosen.action == "add":
        return _add_dog(chosen)
    with opened(chosen, write=False) as store:
        known = dogs.everyone(store, archived=True)
    if chosen.json:
        print(json.dumps([_dog_facts(dog) for dog in known], ensure_ascii=False, indent=1))
    else:
        for dog in known:
            print("\t".join((dog.name, dogs.described(dog, date.today()), dog.id)))
    return console.DONE


def _dog_facts(dog: dogs.Dog) -> dict[str, object]:
    return {
        "id": dog.id,
        "name": dog.name,
        "breed": dog.breed,
        "leg": dog.leg,
        "cause": dog.cause,
        "born": dog.born.isoformat() if dog.born else None,
        "recovery_start": dog.start_day.isoformat() if dog.start_day else None,
        "archived": dog.archived,
    }


def _add_dog(chosen: argparse.Namespace) -> int:
    if not chosen.name:
        console.say("dogs add: the name is missing.")
        return console.USAGE
    details: dict[str, object] = {}
    if chosen.cause is not None:
        if chosen.cause not in causes.known():
            raise InvalidValue(
                _("--cause: “{cause}” is not known.").format(cause=chosen.cause),
                _("Use one of: {names}").format(names=", ".join(causes.known())),
            )
        details["cause"] = chosen.cause
    if chosen.born:
        details["born"] = day_of(chosen.born, "--born")
    if chosen.recovery_start:
        details["start_day"] = day_of(chosen.recovery_start, "--recovery-start")
    with opened(chosen, write=True) as store:
        dog = dogs.add(store, chosen.name, today=date.today(), **details)
    print(dog.id)
    return console.DONE


def log(chosen: argparse.Namespace) -> int:
    """Log answers, walks and a note of one day: all of it, or nothing when anything is refused."""
    reasons: list[str] = []
    with opened(chosen, write=True) as store:
        dog = dogs.named(store, chosen.dog)
        day = day_of(chosen.day, "--day")
        answers.check_day(day, date.today())
        known = own.known(store, dog.id)
        told = list(_each(chosen.answers, lambda text: _answer(store, dog, text, known), reasons))
        sessions = list(_each(chosen.walk, lambda text: _walk(text, day), reasons))
        if reasons:
            for reason in (*reasons, _("Nothing was logged.")):
                console.say(reason)
            return console.REFUSED
        _keep(store, dog, day, [(known[key], side, value) for key, side, value in told])
        for walk in sessions:
            walks.save(store, dog, walk, today=date.today())
        if chosen.note is not None:
            diary.save_note(store, dog, day, chosen.note, today=date.today())
    print(_("Logged {day} for {dog}").format(day=weeks.long_day(day), dog=dog.name))
    return console.DONE


Told = tuple[str, str, answers.Answer]
_Read = TypeVar("_Read")


def _each(texts: list[str], read: Callable[[str], _Read], reasons: list[str]) -> Iterator[_Read]:
    for text in texts:
        try:
            yield read(text)
        except InvalidValue as error:
            reasons.append(f"{text}: {error}")


def _answer(store: Store, dog: dogs.Dog, text: str, known: answers.Known) -> Told:
    """Read KEY[.L|.R]=VALUE; an own measure goes by its key or its name."""
    key, equals, value = text.partition("=")
    if not equals:
        raise InvalidValue(_("There is no “=” in it."), _("Write KEY=VALUE, for example comfort=7."))
    side = key[-1] if key.endswith((".L", ".R")) else ""
    plain = key[:-2] if side else key
    measure = None if plain in known else own.named(store, dog.id, key)
    if measure is not None:
        plain, side = measure.key, ""
    return plain, side, answers.checked((plain, side), answers.from_text(plain, value, known), known=known)


def _walk(text: str, day: date) -> walks.Walk:
    minutes, _colon, metres = text.partition(":")
    walk = walks.Walk(
        day=day, minutes=units.number(minutes, "--walk"), metres=units.number(metres, "--walk") if metres else None
    )
    walks.check(walk, today=date.today())
    return walk


def _keep(store: Store, dog: dogs.Dog, day: date, told: list[tuple[metrics.Metric, str, answers.Answer]]) -> None:
    today = date.today()
    daily = {(metric.key, side): value for metric, side, value in told if metric.daily}
    early = {metric.key: value for metric, _side, value in told if metric.group == phases.GROUP}
    session = _session(store, dog, day, [one for one in told if one[0].key not in early])
    if session is not None:
        measures.check(session, today=today, known=own.known(store, dog.id))
    diary.save(store, dog, day, daily, today=today)
    if session is not None:
        measures.save(store, dog, session, today=today)
    if early:
        phases.save_check(store, dog, day, early, today=today)


def _session(
    store: Store, dog: dogs.Dog, day: date, told: list[tuple[metrics.Metric, str, answers.Answer]]
) -> measures.Session | None:
    """Return the session of a day's commands with what is measured now; None when nothing is."""
    values: dict[measures.TakeSlot, float] = {}
    for metric, side, value in told:
        if not metric.daily and isinstance(value, float | int):
            take = 1 + sum(slot[:2] == (metric.key, side) for slot in values)
            values[(metric.key, side, take)] = value
    if not values:
        return None
    # One session a day from the command line: logging the same day again corrects it.
    entry = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{dog.id}/{day}/log"))
    kept = next((s for s in measures.sessions(store, dog.id, day, day) if s.id == entry), None)
    again = {slot[:2] for slot in values}
    old = {slot: v for slot, v in (kept.values if kept else {}).items() if slot[:2] not in again}
    return measures.Session(day, {**old, **values}, id=entry)


def summary(chosen: argparse.Namespace) -> int:
    """Write the vet's page as PDF or text."""
    if chosen.output is None and not chosen.text:
        console.say("summary: name the file with -o FILE.pdf, or use --text.")
        return console.USAGE
    with opened(chosen, write=False) as store:
        dog = dogs.named(store, chosen.dog)
        last = day_of(chosen.last, "--to") if chosen.last else report.last_recorded(store, dog, date.today())
        first = day_of(chosen.first, "--from") if chosen.first else report.default_span(store, dog, last)[0]
        if not chosen.text:
            _make_copies(store, dog, (first, last))
        page = report.build(store, dog, first, last, today=date.today())
        paper = chosen.paper or store.settings().paper
    if chosen.text:
        return _write_text(report_text.write(page), chosen.output)
    problem = _without_a_window()
    if problem:
        console.say(problem)
        return console.QT_MISSING
    from PySide6.QtGui import QGuiApplication

    from ui import theme
    from ui.paper import printing

    application = QGuiApplication.instance() or QGuiApplication(["hindstride"])
    count = printing.write_pdf(page, chosen.output, page=paper, theme=theme.load("paper"))
    application.processEvents()
    print(ngettext("{file}: {count} page", "{file}: {count} pages", count).format(file=chosen.output, count=count))
    return console.DONE


def _make_copies(store: Store, dog: dogs.Dog, span: tuple[date, date]) -> None:
    from core.keeping.decoder import Decoder
    from core.usecases import photos, report_photos

    missing = report_photos.missing_copies(store, dog, span)
    if missing:
        with Decoder() as decoder:
            for sha256 in missing:
                photos.make_copies(store.path, sha256, decoder)


@contextmanager
def _written(target: Path) -> Iterator[None]:
    """Say that a file or folder cannot be written instead of showing where the program stood."""
    try:
        yield
    except OSError as error:
        raise SaveFailed(
            _("“{name}” could not be saved.").format(name=target.name),
            _("Choose another folder, or free some space, and try again."),
        ) from error


def _write_text(text: str, target: Path | None) -> int:
    if target is None:
        sys.stdout.write(text)
    else:
        with _written(target):
            target.write_text(text, "utf-8")
    return console.DONE


def export(chosen: argparse.Namespace) -> int:
    """Write the record as CSV files."""
    with opened(chosen, write=False) as store:
        written = csvfile.export(store, chosen.csv)
    print(_("Wrote {count} files into {folder}").format(count=len(written), folder=chosen.csv))
    return console.DONE


def bring(chosen: argparse.Namespace) -> int:
    """Add photos; prints what became of each file."""
    from ui import import_command

    day = day_of(chosen.day, "--day") if chosen.day else None
    if day is not None:
        answers.check_day(day, date.today())
    with opened(chosen, write=True) as store:
        dog = dogs.named(store, chosen.dog)
        results = import_command.bring(store, dog, chosen.files, pose=chosen.pose, day=day, today=date.today())
    if chosen.json:
        print(json.dumps(results, ensure_ascii=False, indent=1))
    for result in results:
        if result["status"] == "refused":
            console.say(f"{result['file']}: {result['reason']}")
        elif not chosen.json:
            print(f"{result['file']}: {result['status']}")
    return console.REFUSED if any(result["status"] == "refused" for result in results) else console.DONE


def screenshots(chosen: argparse.Namespace) -> int:
    """Draw every tab, dialog and empty state."""
    found = re.fullmatch(r"(\d{3,5})x(\d{3,5})", chosen.size)
    if not found or not 80 <= chosen.text_size <= 250:
        console.say("screenshots: --size is written like 1280x800; --text-size is 80 to 250.")
        return console.USAGE
    problem = _without_a_window()
    if problem:
        console.say(problem)
        return console.QT_MISSING
    from ui import screenshots as pictures

    size = (int(found[1]), int(found[2]))
    with _written(chosen.folder), _library_or_sample(chosen) as folder:
        made = pictures.take(folder, chosen.folder, theme=chosen.theme, size=size, text_percent=chosen.text_size)
    print(_("{count} pictures in {folder}").format(count=len(made), folder=chosen.folder))
    return console.DONE


def self_test(chosen: argparse.Namespace) -> int:
    """Open every tab once; exit 0 when all opened."""
    problem = console.qt_problem(windowed=console.has_display())
    if problem and problem != console.NO_DISPLAY:
        console.say(problem)
        return console.QT_MISSING
    if problem or not console.has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from core.keeping import library
    from ui import self_test as check

    with _library_or_sample(chosen) as folder:
        library.check(folder)
        return check.run(folder)


def _without_a_window() -> str:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return console.qt_problem(windowed=False)


@contextmanager
def _library_or_sample(chosen: argparse.Namespace) -> Iterator[Path]:
    """Give the named library, or freshly made sample dogs in a folder that is removed afterwards."""
    if chosen.library:
        yield Path(chosen.library)
        return
    from core.usecases import demo as samples

    with tempfile.TemporaryDirectory(prefix="hindstride-", ignore_cleanup_errors=True) as folder:
        library = Path(folder) / "Sample dogs"
        samples.make(library, date.today())
        yield library


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "new": new,
    "demo": demo,
    "dogs": dogs_command,
    "log": log,
    "import": bring,
    "summary": summary,
    "export": export,
    "screenshots": screenshots,
    "self-test": self_test,
}
