# SPDX-License-Identifier: MIT
"""Opens every tab and dialog on a copy of a library and says whether all is well; also inside the frozen bundle.

It checks that things open and that a save can be undone, not what they show: that is the work of the tests.
"""

from __future__ import annotations

import sys
from pathlib import Path

from core.keeping.store import Store
from core.usecases import answers, diary
from core.words import metrics
from core.words.errors import HindstrideError
from core.words.i18n import _, ngettext
from core.words.settings import UserSettings
from ui import places, rehearsal
from ui.main_window import MainWindow
from ui.widgets import clip_media


def run(library: Path) -> int:
    """Try everything on a copy of a library and print one line.

    Args:
        library: a library, for example the sample dogs; not a byte of it is changed.
    Returns:
        0 when all is well, 1 with every reason on stderr.
    """
    rehearsal.application()
    try:
        with rehearsal.faults_noted() as faults, rehearsal.borrowed(library) as copy:
            said = _tried(Store.open(copy))
    except HindstrideError as error:
        return _failed([f"{error.title} {error.advice}"])
    if faults:
        return _failed([f"{type(fault).__name__}: {fault}" for fault in faults])
    print(_("self-test: {parts}, ok").format(parts=", ".join(said)))
    return 0


def _failed(reasons: list[str]) -> int:
    for reason in reasons:
        print(_("self-test: {reason}").format(reason=reason), file=sys.stderr)
    return 1


def _tried(store: Store) -> list[str]:
    with rehearsal.window_on(store, UserSettings(theme="light")) as window:
        views = 0
        for entry in places.TABS:
            tab = window.go(entry.key)
            rehearsal.settle(window.jobs)
            _grab(window)
            for sight in rehearsal.sights(window, tab):
                sight.seen.grab()
                views += 1
        for dialog in places.DIALOGS:
            made = window.dialogs.open(dialog.key)
            rehearsal.settle(window.jobs)
            made.grab()
            made.reject()
            rehearsal.settle(window.jobs)
        _save_and_undo(window)
        pages = _summary_pages(window)
    tabs, dialogs = len(places.TABS), len(places.DIALOGS)
    return [
        ngettext("{count} tab", "{count} tabs", tabs).format(count=tabs),
        ngettext("{count} view", "{count} views", views).format(count=views),
        ngettext("{count} dialog", "{count} dialogs", dialogs).format(count=dialogs),
        ngettext("summary {count} page", "summary {count} pages", pages).format(count=pages),
        _videos(),
    ]


def _videos() -> str:
    """Say whether clips can be played here: a computer without them is well all the same."""
    try:
        clip_media.load()
    except clip_media.NoPlayer as error:
        return f"{error.title} {error.advice}"
    return _("videos")


def _grab(window: MainWindow) -> None:
    if window.grab().isNull():
        raise HindstrideError(_("The window could not be painted."))


def _save_and_undo(window: MainWindow) -> None:
    """Save another answer on today's page, and take it back."""
    session, day = window.session, window.session.today()
    if session.dog is None:
        return
    before = diary.page(session.store, session.dog.id, day)
    metric = metrics.grouped("kind")[0]
    slot = (metric.key, "")
    wanted = metric.low if before.answers.get(slot) == metric.high else metric.high
    given: dict[answers.Slot, answers.Answer] = {slot: wanted}
    diary.save(session.store, session.dog, day, given, today=day)
    saved = diary.page(session.store, session.dog.id, day)
    session.undo()
    if saved.answers.get(slot) != wanted or diary.page(session.store, session.dog.id, day) != before:
        raise HindstrideError(_("A save could not be taken back."))


def _summary_pages(window: MainWindow) -> int:
    """Build the vet's summary and write it as PDF; returns its pages, 0 without a dog."""
    from core.usecases import report
    from ui import theme
    from ui.paper import printing

    session = window.session
    if session.dog is None:
        return 0
    first, last = report.default_span(session.store, session.dog, session.today())
    built = report.build(session.store, session.dog, first, last, today=session.today())
    page = "letter" if session.library.paper == "letter" else "a4"
    return printing.pdf_bytes(built, page=page, theme=theme.load("paper"))[1]
