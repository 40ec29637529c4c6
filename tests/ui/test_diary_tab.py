# SPDX-License-Identifier: MIT
"""The Diary tab: what a tap writes, what is shown, what folds, and that nothing typed is lost."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import answers, diary, dogs, events, noticed, photos, visits, walks
from core.usecases.dogs import Dog
from core.usecases.walks import Walk
from core.words import metrics
from core.words.errors import SaveFailed
from core.words.settings import LibrarySettings, UserSettings
from tests import make
from ui import theme
from ui.dialogs.call_card import CallCard
from ui.jobs import Jobs
from ui.places import Place
from ui.session import Session
from ui.tabs.diary.tab import DiaryTab
from ui.tabs.diary.time_field import read_time

TODAY = date(2026, 11, 22)
ROOT = Path(__file__).resolve().parents[2]


class Clock:
    """A clock that a test can turn."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 18, 42)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "library")
    yield made
    made.close()


@pytest.fixture
def dog(store: Store) -> Dog:
    return dogs.add(store, "Bailey", today=TODAY)


@pytest.fixture
def session(store: Store, dog: Dog, clock: Clock, qapp: QApplication) -> Session:
    colours = theme.load("light")
    theme.apply(qapp, colours)
    return Session(store, colours, UserSettings(), clock=clock)


@pytest.fixture
def tab(session: Session, qtbot: QtBot) -> DiaryTab:
    made = DiaryTab(session, Jobs())
    qtbot.addWidget(made)
    made.resize(1280, 706)
    made.show()
    qtbot.waitUntil(lambda: made.page is not None and made.page.is_complete())
    return made


def stored(session: Session, key: str, side: str = "") -> answers.Answer:
    assert session.dog is not None
    return diary.page(session.store, session.dog.id, session.day).answers.get((key, side))


def press(qtbot: QtBot, tab: DiaryTab, name: str) -> None:
    button = tab.findChild(QPushButton, name)
    assert button is not None, name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def give_leg(tab: DiaryTab, key: str, legs: str) -> None:
    """Choose a leg in the small menu, as a click on the menu would."""
    chips = tab.page.signs.form.chips.group(key)
    action = next(a for a in chips.leg_menu(key).actions() if a.data() == (key, legs))
    action.trigger()


def test_one_tap_is_a_logged_day_and_a_second_takes_it_back(tab: DiaryTab, session: Session, qtbot: QtBot) -> None:
    press(qtbot, tab, "chip_good")
    assert stored(session, "good_day") == 2
    assert diary.calendar(session.store, session.dog.id, TODAY, TODAY) == {TODAY: "good"}
    press(qtbot, tab, "chip_good")
    assert diary.logged_days(session.store, session.dog.id, TODAY, TODAY) == []


def test_every_group_of_the_registry_is_asked(tab: DiaryTab, qtbot: QtBot) -> None:
    press(qtbot, tab, "more_fold")
    press(qtbot, tab, "chip_changed")
    forms = (tab.page.feel.form, tab.page.signs.form, tab.page.toilet.avoided, tab.page.toilet.toilet.form)
    asked = {m.key for form in (*forms, *tab.page.more.forms, tab.page.walks.form) for m in form.metrics}
    wanted = {m.key for m in metrics.known().values() if m.group and m.daily} - {"good_day"}
    assert asked == wanted


@pytest.mark.parametrize(
    ("kind", "group", "child"),
    [("score", "feel", "answer_fake"), ("number", "feel", "answer_fake"), ("flag", "signs", "chip_fake")],
)
def test_a_new_metric_appears_by_itself(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, kind: str, group: str, child: str
) -> None:
    fake = metrics.Metric("fake", "Tail wagging", kind, group=group, high=1 if kind == "flag" else 5)
    monkeypatch.setattr(metrics, "METRICS", (*metrics.METRICS, fake))
    tab = DiaryTab(session, Jobs())
    qtbot.addWidget(tab)
    assert tab.page is not None
    tab.page.complete()
    assert tab.findChild(object, child) is not None


def test_a_choice_may_be_said_not_to_apply(tab: DiaryTab, session: Session, qtbot: QtBot) -> None:
    press(qtbot, tab, "more_fold")
    control = next(e.control for e in tab.page.more.forms[0].editors if e.asked.key == "stairs_use")
    qtbot.mouseClick(control.chip("na"), Qt.MouseButton.LeftButton)
    assert stored(session, "stairs_use") == "na"
    qtbot.mouseClick(control.chip("helped"), Qt.MouseButton.LeftButton)
    assert stored(session, "stairs_use") == 2


def test_a_sign_keeps_its_leg_and_goes_when_it_is_not_seen(tab: DiaryTab, session: Session) -> None:
    give_leg(tab, "limped", "L")
    assert (stored(session, "limped", "L"), stored(session, "limped", "R")) == (1, None)
    give_leg(tab, "limped", "LR")
    assert (stored(session, "limped", "L"), stored(session, "limped", "R")) == (1, 1)
    give_leg(tab, "limped", "?")
    assert [stored(session, "limped", side) for side in ("", "L", "R")] == [1, None, None]
    give_leg(tab, "limped", "")
    assert diary.page(session.store, session.dog.id, TODAY).answers == {}


def test_nothing_else_unusual_is_one_step_and_can_be_taken_back(tab: DiaryTab, session: Session, qtbot: QtBot) -> None:
    give_leg(tab, "limped", "L")
    chip = tab.page.signs.form.chips.usual_chip()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.isChecked()
    assert stored(session, "wobbled") == 0 and stored(session, "limped", "L") == 1
    assert stored(session, "limped") is None
    assert "nothing else unusual" in session.store.undo_label
    session.undo()
    assert not chip.isChecked() and stored(session, "wobbled") is None
    session.redo()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert dict(diary.page(session.store, session.dog.id, TODAY).answers) == {("limped", "L"): 1}


def test_eating_and_toilet_as_usual_or_what_changed(tab: DiaryTab, session: Session, qtbot: QtBot) -> None:
    toilet = tab.page.toilet.toilet
    qtbot.mouseClick(toilet.chips.chip("usual"), Qt.MouseButton.LeftButton)
    assert stored(session, "appetite") == 1 and stored(session, "vomiting_count") == 0
    assert toilet.chips.checked() == {"usual"}
    qtbot.mouseClick(toilet.chips.chip("changed"), Qt.MouseButton.LeftButton)
    assert toilet.form.isVisible()
    qtbot.mouseClick(toilet.form.editors[0].control.chip("less"), Qt.MouseButton.LeftButton)
    assert stored(session, "appetite") == 2
    assert toilet.chips.chip("usual").text() == "The rest as usual"
    session.choose_day(TODAY - timedelta(days=1))
    assert not toilet.form.isVisible()
    session.choose_day(TODAY)
    assert toilet.form.isVisible()


def test_more_is_built_when_opened_and_opens_where_there_are_answers(
    tab: DiaryTab, session: Session, dog: Dog, qtbot: QtBot
) -> None:
    assert not tab.page.more.forms
    before = TODAY - timedelta(days=1)
    diary.save(session.store, dog, before, {("energy_level", ""): 6}, today=TODAY)
    session.choose_day(before)
    assert tab.page.more.is_open() and tab.page.more.forms[0].isVisible()
    session.choose_day(TODAY)
    assert not tab.page.more.is_open()


def test_a_wrong_number_is_told_where_it_stands_and_stays_typed(tab: DiaryTab, session: Session, qtbot: QtBot) -> None:
    press(qtbot, tab, "more_fold")
    control = next(e.control for e in tab.page.more.forms[0].editors if e.asked.key == "slip_fall_count")
    qtbot.keyClicks(control.line, "many")
    qtbot.keyClick(control.line, Qt.Key.Key_Return)
    assert control.problem() and control.text() == "many"
    press(qtbot, tab, "chip_good")
    assert control.text() == "many"
    assert stored(session, "slip_fall_count") is None


def test_a_session_is_added_changed_and_removed_by_keys(
    tab: DiaryTab, session: Session, dog: Dog, qtbot: QtBot
) -> None:
    panel = tab.page.walks
    press(qtbot, tab, "add_session")
    qtbot.waitUntil(lambda: panel.editor.minutes.line.hasFocus())
    qtbot.keyClicks(panel.editor.minutes.line, "8")
    qtbot.keyClicks(panel.editor.metres.line, "400")
    qtbot.keyClicks(panel.editor.at.line, "8.10")
    qtbot.keyClick(panel.editor.at.line, Qt.Key.Key_Return)
    assert not panel.editor.isVisible()
    [walk] = walks.of_days(session.store, dog.id, TODAY, TODAY)
    assert (walk.at, walk.minutes, walk.metres, walk.kind) == ("08:10", 8, 400, "leash_walk")
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert panel.editor.isVisible() and panel.editor.walk.id == walk.id
    qtbot.keyClick(panel.editor.minutes.line, Qt.Key.Key_Escape)
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    assert walks.of_days(session.store, dog.id, TODAY, TODAY) == []
    session.undo()
    assert panel.model.rowCount() == 1


def test_a_wrong_time_stays_typed_with_a_sentence(tab: DiaryTab, session: Session, dog: Dog, qtbot: QtBot) -> None:
    panel = tab.page.walks
    press(qtbot, tab, "add_session")
    qtbot.keyClicks(panel.editor.at.line, "later")
    press(qtbot, tab, "session_done")
    assert panel.editor.isVisible()
    assert "later" in panel.editor.at.problem() and panel.editor.at.line.text() == "later"
    assert walks.of_days(session.store, dog.id, TODAY, TODAY) == []


def test_distance_is_typed_in_the_units_shown(tab: DiaryTab, session: Session, dog: Dog, qtbot: QtBot) -> None:
    session.set_library_settings(LibrarySettings(units="imperial"))
    press(qtbot, tab, "add_session")
    qtbot.keyClicks(tab.page.walks.editor.metres.line, "100")
    press(qtbot, tab, "session_done")
    [walk] = walks.of_days(session.store, dog.id, TODAY, TODAY)
    assert walk.metres == pytest.approx(91.44)


def test_yesterdays_walks_are_copied_grey_and_count_when_confirmed(
    tab: DiaryTab, session: Session, dog: Dog, qtbot: QtBot
) -> None:
    press(qtbot, tab, "same_walks")
    assert "Nothing to copy" in tab.findChild(object, "walks_said").text()
    before = TODAY - timedelta(days=1)
    walks.save(session.store, dog, Walk(day=before, minutes=9, ended="limped"), today=TODAY)
    press(qtbot, tab, "same_walks")
    model = tab.page.walks.model
    assert model.index(0, 0).data(Qt.ItemDataRole.FontRole).italic()
    assert diary.logged_days(session.store, dog.id, TODAY, TODAY) == []
    press(qtbot, tab, "confirm_walks")
    assert model.index(0, 0).data(Qt.ItemDataRole.FontRole) is None
    assert diary.logged_days(session.store, dog.id, TODAY, TODAY) == [TODAY]


def test_no_walk_today_is_an_answer(tab: DiaryTab, session: Session, qtbot: QtBot) -> None:
    press(qtbot, tab, "chip_no_walk_today")
    assert stored(session, "no_walk_today") == 1


def test_a_win_is_typed_and_belongs_to_the_day(tab: DiaryTab, session: Session, dog: Dog, qtbot: QtBot) -> None:
    press(qtbot, tab, "add_win")
    line = tab.page.wins.entry.line
    qtbot.keyClicks(line, "Climbed <b>one</b> stair")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    [event] = events.between(session.store, dog.id, TODAY, TODAY)
    assert (event.kind, event.text) == ("win", "Climbed <b>one</b> stair")
    assert tab.page.wins.findChild(object, "event_words").text() == "Climbed <b>one</b> stair"
    qtbot.mouseClick(tab.page.wins.findChild(QPushButton, "event_remove"), Qt.MouseButton.LeftButton)
    assert events.between(session.store, dog.id, TODAY, TODAY) == []


def test_something_off_is_dated_without_a_reason(tab: DiaryTab, session: Session, dog: Dog, qtbot: QtBot) -> None:
    session.choose_day(TODAY - timedelta(days=3))
    press(qtbot, tab, "note_off")
    [event] = events.between(session.store, dog.id, TODAY - timedelta(days=3), TODAY)
    assert (event.kind, event.text, event.day) == ("off", "", TODAY - timedelta(days=3))
    qtbot.keyClicks(tab.page.off.entry.line, "quiet")
    qtbot.keyClick(tab.page.off.entry.line, Qt.Key.Key_Return)
    assert [e.text for e in events.between(session.store, dog.id, TODAY - timedelta(days=3), TODAY)] == ["quiet"]


def test_a_question_for_the_vet_is_kept(tab: DiaryTab, session: Session, dog: Dog, qtbot: QtBot) -> None:
    press(qtbot, tab, "add_question")
    qtbot.keyClicks(tab.page.questions.entry.line, "Is this expected?")
    qtbot.keyClick(tab.page.questions.entry.line, Qt.Key.Key_Return)
    assert [q.text for q in visits.open_questions(session.store, dog.id)] == ["Is this expected?"]


def test_typing_is_written_before_the_day_changes(tab: DiaryTab, session: Session, dog: Dog, qtbot: QtBot) -> None:
    qtbot.keyClicks(tab.page.note.note, "Slept well")
    session.choose_day(TODAY - timedelta(days=1))
    assert tab.page.note.note.toPlainText() == ""
    assert diary.page(session.store, dog.id, TODAY).note == "Slept well"
    assert diary.page(session.store, dog.id, TODAY - timedelta(days=1)).note == ""


def test_a_refused_save_loses_no_words(tab: DiaryTab, session: Session, dog: Dog, qtbot: QtBot) -> None:
    session.store.writable = False
    tab.page.note.note.setPlainText("Precious")
    with pytest.raises(SaveFailed):
        tab.page.note._on_committed("Precious")
    assert tab.page.note.note.toPlainText() == "Precious"
    session.store.writable = True
    session.flush_requested.emit()
    assert diary.page(session.store, dog.id, TODAY).note == "Precious"


def test_any_past_day_can_be_chosen_and_no_day_to_come(tab: DiaryTab, session: Session, qtbot: QtBot) -> None:
    grid = tab.page.calendar.calendar.grid
    click_day(qtbot, tab, date(2026, 11, 3))
    assert session.day == date(2026, 11, 3)
    assert tab.page.header.title.text() == "Tuesday 3 November"
    assert tab.page.header.back.isVisible()
    click_day(qtbot, tab, date(2026, 11, 23))
    assert session.day == date(2026, 11, 3)
    press(qtbot, tab, "back_to_today")
    assert session.day == TODAY and not tab.page.header.back.isVisible()
    assert grid.selected == TODAY


def click_day(qtbot: QtBot, tab: DiaryTab, day: date) -> None:
    grid = tab.page.calendar.calendar.grid
    spot = grid.spot(day).center()
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(round(spot.x()), round(spot.y())))


def test_undo_goes_to_the_day_it_changed(tab: DiaryTab, session: Session, qtbot: QtBot) -> None:
    press(qtbot, tab, "chip_bad")
    session.choose_day(TODAY - timedelta(days=5))
    session.undo()
    assert session.day == TODAY
    assert tab.page.kind.chips.value() == ""


def test_after_midnight_the_page_of_yesterday_asks(store: Store, dog: Dog, clock: Clock, qtbot: QtBot) -> None:
    clock.now = datetime(2026, 11, 23, 0, 30)
    session = Session(store, theme.load("light"), UserSettings(), clock=clock)
    tab = DiaryTab(session, Jobs())
    qtbot.addWidget(tab)
    tab.show()
    assert session.day == TODAY
    assert tab.page.clock_notice.text() == "It is past midnight: this is yesterday's page."
    qtbot.mouseClick(tab.page.clock_notice.notice.action, Qt.MouseButton.LeftButton)
    assert session.day == date(2026, 11, 23)
    assert tab.page.clock_notice.text() == ""


def test_a_window_left_open_stays_on_its_day_and_asks_once(
    tab: DiaryTab, session: Session, clock: Clock, qtbot: QtBot
) -> None:
    clock.now = datetime(2026, 11, 23, 7, 0)
    tab.on_clock()
    assert session.day == TODAY
    assert "still the page of Sun 22 Nov" in tab.page.clock_notice.text()
    assert "today" not in tab.page.off.findChild(QLabel, "off_text").text()
    tab.page.clock_notice.notice.close_button.click()
    tab.on_clock()
    assert tab.page.clock_notice.text() == ""


def test_an_old_page_chosen_on_purpose_is_not_asked_about(tab: DiaryTab, session: Session, clock: Clock) -> None:
    session.choose_day(TODAY - timedelta(days=9))
    clock.now = datetime(2026, 11, 23, 7, 0)
    tab.on_clock()
    assert tab.page.clock_notice.text() == ""


def test_a_matching_answer_opens_the_card_at_once(tab: DiaryTab, session: Session, dog: Dog, qtbot: QtBot) -> None:
    press(qtbot, tab, "chip_off_legs")
    card = tab.findChild(CallCard)
    assert card is not None and card.isVisible()
    assert [e.text for e in events.between(session.store, dog.id, TODAY, TODAY) if e.kind == "call_shown"] == [
        "off_legs"
    ]
    card.close()


def test_a_matching_answer_of_an_older_day_is_a_notice(tab: DiaryTab, session: Session, dog: Dog, qtbot: QtBot) -> None:
    session.choose_day(TODAY - timedelta(days=9))
    press(qtbot, tab, "chip_off_legs")
    assert tab.findChild(CallCard) is None
    assert "13 Nov" in tab.page.flag_notice.text()
    tab.page.flag_notice.notice.action.click()
    assert tab.findChild(CallCard) is not None


def test_without_a_dog_the_tab_says_what_will_be_here(store: Store, qtbot: QtBot) -> None:
    session = Session(store, theme.load("light"), UserSettings())
    tab = DiaryTab(session, Jobs())
    qtbot.addWidget(tab)
    tab.show()
    asked: list[Place] = []
    tab.open_requested.connect(asked.append)
    press(qtbot, tab, "empty_action")
    assert asked == [Place(dialog="add_dog")]
    dogs.add(store, "Bailey", today=TODAY)
    assert tab.page is not None and tab.page.isVisible()


def test_a_hidden_tab_catches_up_when_it_is_shown(tab: DiaryTab, session: Session, dog: Dog) -> None:
    tab.hide()
    diary.save(session.store, dog, TODAY, {("good_day", ""): 0}, today=TODAY)
    assert tab.page.kind.chips.value() == ""
    tab.show()
    assert tab.page.kind.chips.value() == "bad"


def test_the_right_column_folds_under_the_page(tab: DiaryTab, qtbot: QtBot) -> None:
    middle, right = tab.findChild(object, "diary_page"), tab.findChild(object, "diary_right")
    side = tab.findChild(object, "diary_side")
    assert right.isVisible() and right.isAncestorOf(side)
    tab.resize(1024, 606)
    assert not right.isVisible() and middle.isAncestorOf(side) and side.isVisible()


@pytest.mark.parametrize("percent", [100, 160])
@pytest.mark.parametrize("width", [1024, 1280])
def test_no_column_is_cut_off(session: Session, qtbot: QtBot, qapp: QApplication, width: int, percent: int) -> None:
    theme.apply(qapp, session.theme, percent)
    session.settings = dataclasses.replace(session.settings, text_percent=percent)
    tab = DiaryTab(session, Jobs())
    qtbot.addWidget(tab)
    tab.resize(width, 606)
    tab.show()
    tab.page.more._on_fold()
    qapp.processEvents()
    for column in (tab.page._left, tab.page._middle):
        assert column.widget().width() <= column.viewport().width()
    theme.apply(qapp, session.theme, 100)


def test_the_text_size_may_change_while_the_page_is_open(tab: DiaryTab, session: Session, qapp: QApplication) -> None:
    for percent in (160, 100):
        theme.apply(qapp, session.theme, percent)
        session.settings = dataclasses.replace(session.settings, text_percent=percent)
        session.set_theme(session.theme)
        qapp.processEvents()
    assert tab.page.kind.isVisible()


def test_controls_have_names_for_tests_and_screen_readers(tab: DiaryTab, qtbot: QtBot) -> None:
    press(qtbot, tab, "more_fold")
    press(qtbot, tab, "add_session")
    nameless = [
        b for b in tab.findChildren(QPushButton) if b.isVisible() and not (b.objectName() and b.accessibleName())
    ]
    assert nameless == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("8:10", "08:10"),
        ("0810", "08:10"),
        ("810", "08:10"),
        ("8", "08:00"),
        ("8.10", "08:10"),
        ("6:05 pm", "18:05"),
        ("25:00", "25:00"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_times_are_read_as_people_type_them(typed: str, meant: str) -> None:
    assert read_time(typed) == meant


def test_the_trace_tells_the_painted_page_once(
    session: Session, dog: Dog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HINDSTRIDE_TRACE", "1")
    diary.save(session.store, dog, TODAY, {("good_day", ""): 2}, today=TODAY)
    tab = DiaryTab(session, Jobs())
    qtbot.addWidget(tab)
    tab.show()
    qtbot.waitUntil(lambda: not tab._trace._due)
    tab.repaint()
    QApplication.processEvents()
    assert capsys.readouterr().err.count("painted 2026-11-22 good\n") == 1


def test_the_tab_loads_nothing_slow() -> None:
    code = (
        "import sys, ui.tabs.diary.tab\n"
        "slow = {'numpy', 'pyqtgraph', 'PIL', 'pi_heif'} & set(sys.modules)\n"
        "slow |= {m for m in sys.modules if m in ('PySide6.QtMultimedia', 'PySide6.QtPrintSupport', 'PySide6.QtSvg')}\n"
        "sys.exit(', '.join(sorted(slow)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


# --- what was noticed on photos ----------------------------------------------------------------------


def test_what_was_noticed_on_photos_stands_under_the_note_of_its_day_only(
    tab: DiaryTab, session: Session, dog: Dog
) -> None:
    line = tab.page.note.noticed
    assert line.isHidden()
    first, second = (
        photos.find(session.store, make.photo(session.store, dog, day, "rear"))
        for day in (TODAY - timedelta(days=28), TODAY)
    )
    assert first is not None and second is not None
    noticed.save(session.store, dog, first, second, keys=["standing_taller"], text="<b>ears</b>", today=TODAY)
    assert not line.isHidden()
    assert line.textFormat() == Qt.TextFormat.PlainText
    assert line.text().endswith(": standing taller, “<b>ears</b>”")
    session.choose_day(TODAY - timedelta(days=1))
    assert line.isHidden()
    session.choose_day(TODAY)
    session.store.undo()
    assert line.isHidden()
