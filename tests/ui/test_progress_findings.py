# SPDX-License-Identifier: MIT
"""What the Progress tab says first: bars on top, the first weeks, the verdict card; answers, snooze, quiet dogs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import asking, dogs, events, usuals, verdicts
from core.usecases.dogs import Dog
from core.words.blocks import Verdict
from tests import make, progress_room
from tests.progress_room import button, declining, long_dog, opened, said, session_on
from ui.dialogs.call_card import CallCard
from ui.places import Place
from ui.tabs.progress.first_things import FirstThings, Thing
from ui.tabs.progress.tab import ProgressTab
from ui.tabs.progress.verdicts_card import VerdictsCard


def texts(tab: ProgressTab) -> list[str]:
    return [bar.text() for bar in tab.findings.things.bars()]


def verdict(key: str, state: str = "usual", tone: str = "plain", **details: object) -> Verdict:
    return Verdict(key, "", key.title(), state, tone, state.title(), f"{key.title()} says so.", **details)


def test_a_decline_stands_over_the_charts_and_in_its_row(store: Store, qtbot: QtBot) -> None:
    declining(store, long_dog(store))
    tab = opened(session_on(store), qtbot)
    (sentence,) = texts(tab)
    assert "8 of the last 10" in sentence
    row = tab.findings.card.row("comfort")
    assert row.verdict.sentence == sentence
    assert "Lower than usual" in said(row)
    assert tab.findings.things.y() < tab.tools.y() < tab.cards.y() < tab.findings.card.y() < tab.board.y()


def test_the_state_is_a_word_with_a_sign_not_a_colour_alone(store: Store, qtbot: QtBot) -> None:
    declining(store, long_dog(store))
    tab = opened(session_on(store), qtbot)
    row = tab.findings.card.row("comfort")
    pictures = [one for one in row.findChildren(QLabel) if one.isVisible() and not one.pixmap().isNull()]
    assert row.findChild(QLabel, "state_word").text() == row.verdict.word != ""
    assert len(pictures) == 1
    assert row.verdict.word in row.accessibleName() and row.verdict.sentence in row.accessibleName()


def test_a_steady_dog_has_no_bar_and_no_all_clear(store: Store, qtbot: QtBot) -> None:
    make.series(store, long_dog(store), "comfort", [*progress_room.STEADY, *progress_room.STEADY])
    tab = opened(session_on(store), qtbot)
    assert texts(tab) == [] and tab.findings.things.isHidden()
    assert tab.findings.card.row("comfort").verdict.state == "usual"
    assert "small or slow changes can hide" in said(tab.findings.card)
    tab.findings.card.more.click()
    assert "one false notice a year" in said(tab.findings.card)


def test_a_snoozed_measure_is_silent_and_says_until_when(store: Store, qtbot: QtBot) -> None:
    declining(store, long_dog(store))
    session = session_on(store)
    tab = opened(session, qtbot)
    tab.findings.card.more.click()
    qtbot.mouseClick(button(tab.findings.card.row("comfort"), "verdict_snooze"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(tab.is_built)
    assert texts(tab) == []
    row = tab.findings.card.row("comfort")
    assert "no notice until" in said(row)
    assert row.snooze.isHidden()
    session.undo()
    qtbot.waitUntil(tab.is_built)
    assert len(texts(tab)) == 1


def test_a_red_flag_of_this_week_comes_first_and_leads_to_the_card(store: Store, qtbot: QtBot) -> None:
    dog = long_dog(store)
    declining(store, dog)
    make.log(store, dog, make.TODAY - timedelta(days=4), {"knuckled.L": 1})
    tab = opened(session_on(store), qtbot)
    first = tab.findings.things.bars()[0]
    assert "18 Nov" in first.text() and first.property("role") == "alarm"
    qtbot.mouseClick(first.button("call"), Qt.MouseButton.LeftButton)
    card = tab.findChild(CallCard)
    assert card.isVisible() and "Toes turning under" in said(card)


def test_a_gap_is_asked_about_once(store: Store, qtbot: QtBot) -> None:
    dog = long_dog(store)
    make.series(store, dog, "comfort", [*progress_room.STEADY, *[None] * 12, 7, 7])
    session = session_on(store)
    tab = opened(session, qtbot)
    bar = next(bar for bar in tab.findings.things.bars() if "12 days" in bar.text())
    qtbot.mouseClick(bar.button("away"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(tab.is_built)
    assert not [text for text in texts(tab) if "12 days" in text]


def test_a_visit_offers_a_new_usual_and_yes_starts_it(store: Store, qtbot: QtBot) -> None:
    dog = long_dog(store)
    make.series(store, dog, "comfort", [*progress_room.STEADY, *[7] * 14])
    visit = make.TODAY - timedelta(days=8)
    events.add(store, dog, visit, "vet_visit", text="Recheck", today=make.TODAY)
    tab = opened(session_on(store), qtbot)
    (ask,) = [one for one in asking.questions(store, dog, today=make.TODAY) if one.about == "restart"]
    bar = next(bar for bar in tab.findings.things.bars() if bar.text() == ask.text)
    qtbot.mouseClick(bar.button("yes"), Qt.MouseButton.LeftButton)
    assert [(start.day, start.metric) for start in usuals.starts(store, dog.id)] == [(visit, "")]
    qtbot.waitUntil(tab.is_built)
    assert any(mark.day == visit for mark in tab.board.frames()[0].chart().marks)


def test_an_archived_dog_is_asked_nothing(store: Store, qtbot: QtBot) -> None:
    dog = long_dog(store)
    declining(store, dog)
    make.log(store, dog, make.TODAY, {"off_legs": 1})
    dogs.archive(store, dog, archived=True)
    tab = opened(session_on(store), qtbot)
    assert tab._session.dog.archived and texts(tab) == []
    assert tab.findings.card.row("comfort") is not None, "what the days say is still there to read"


def test_a_library_that_is_only_read_offers_nothing_that_writes(store: Store, qtbot: QtBot) -> None:
    dog = long_dog(store)
    declining(store, dog)
    make.series(store, dog, "energy_level", [*progress_room.STEADY, *[None] * 9, 7])
    reader = Store.open(store.path, write=False)
    tab = opened(session_on(reader), qtbot)
    assert [bar.answers() for bar in tab.findings.things.bars()] == [["show"]]
    assert tab.findings.card.row("comfort").snooze.isHidden()
    assert not tab.tools.event_button.isEnabled()
    writing = [one.objectName() for one in tab.tools.menu().actions() if one.isEnabled()]
    assert writing == ["more_picture"]
    tab.complete()
    reader.close()


def test_weeks_one_to_four_are_not_silent(store: Store, qtbot: QtBot) -> None:
    dog = make.dog(store, start_day=make.TODAY - timedelta(days=4))
    make.series(store, dog, "comfort", [5, 6, 5, 6, 5])
    events.add(store, dog, make.TODAY, "win", text="Waited at the door", today=make.TODAY)
    tab = opened(session_on(store), qtbot)
    words = said(tab.findings.weeks)
    assert "Week 1" in words and "5 of 5 days" in words and "Waited at the door" in words
    assert "9 more days" in words
    assert tab.findings.card.isHidden(), "a list of 'too few to say' says nothing more"


def test_after_the_first_weeks_the_card_is_gone(store: Store, qtbot: QtBot) -> None:
    declining(store, long_dog(store))
    tab = opened(session_on(store), qtbot)
    assert tab.findings.weeks.isHidden() and not tab.findings.card.isHidden()


def test_how_soon_a_notice_comes_is_set_in_the_preferences(store: Store, qtbot: QtBot) -> None:
    declining(store, long_dog(store))
    tab = opened(session_on(store), qtbot)
    with qtbot.waitSignal(tab.open_requested) as told:
        tab.findings.card.sensitivity.click()
    assert told.args == [Place(dialog="preferences")]


def test_two_dogs_with_one_name_are_judged_apart(store: Store, qtbot: QtBot) -> None:
    first, second = long_dog(store), long_dog(store)
    declining(store, first)
    make.series(store, second, "comfort", [*progress_room.STEADY, *[7] * 10])
    session = session_on(store)
    session.choose_dog(first.id)
    tab = opened(session, qtbot)
    assert len(texts(tab)) == 1
    session.choose_dog(second.id)
    qtbot.waitUntil(tab.is_built)
    assert texts(tab) == []


# --- the parts alone


def test_at_most_two_bars_stand_at_once_and_the_rest_behind_a_number(qtbot: QtBot) -> None:
    place = FirstThings()
    qtbot.addWidget(place)
    place.set_things([Thing(f"Sentence {number}.", "plain", (("yes", "Yes"),), number) for number in range(5)])
    place.show()
    assert [bar.text() for bar in place.bars()] == ["Sentence 0.", "Sentence 1."]
    assert place.more.text() == "3 more"
    place.more.click()
    assert len(place.bars()) == 5
    with qtbot.waitSignal(place.answered) as told:
        place.bars()[4].button("yes").click()
    assert told.args == [4, "yes"]
    place.more.click()
    assert len(place.bars()) == 2


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_a_third_bar_takes_no_more_room_than_a_link_to_it(count: int, qtbot: QtBot) -> None:
    place = FirstThings()
    qtbot.addWidget(place)
    place.set_things([Thing("A sentence.", "plain", (), number) for number in range(count)])
    assert len(place.bars()) == count and place.more.isHidden()
    assert place.isHidden() == (count == 0)


def test_what_asks_for_a_look_comes_before_good_news_and_the_rest(qtbot: QtBot) -> None:
    card = VerdictsCard()
    qtbot.addWidget(card)
    card.set_verdicts(
        [verdict("mood"), verdict("comfort", "better", "good"), verdict("energy", "lower", "caution")],
        make.TODAY,
        writable=True,
    )
    assert [row.verdict.key for row in card.rows()] == ["energy", "comfort", "mood"]


def test_measures_with_too_few_days_are_named_in_one_line(qtbot: QtBot) -> None:
    card = VerdictsCard()
    qtbot.addWidget(card)
    card.set_verdicts([verdict("comfort"), verdict("mood", "few"), verdict("energy", "few")], make.TODAY, writable=True)
    card.show()
    assert len(card.rows()) == 1
    assert "Mood, Energy" not in said(card), "what cannot be said yet is asked for"
    card.more.click()
    assert "Mood, Energy" in said(card)


def test_many_measures_fold_but_none_that_asks_for_a_look(qtbot: QtBot) -> None:
    card = VerdictsCard()
    qtbot.addWidget(card)
    loud = [verdict(f"low{number}", "lower", "caution", is_notice=True) for number in range(8)]
    quiet = [verdict(f"same{number}") for number in range(12)]
    card.set_verdicts([*quiet, *loud], make.TODAY, writable=True)
    assert [row.verdict.key for row in card.rows()] == [one.key for one in loud]
    assert card.more.text() == "12 more measures"
    card.more.click()
    assert len(card.rows()) == 20
    card.more.click()
    assert len(card.rows()) == 8


def test_a_snooze_of_long_ago_is_over(qtbot: QtBot) -> None:
    card = VerdictsCard()
    qtbot.addWidget(card)
    old = verdict("comfort", "lower", "caution", is_notice=True, snoozed_until=make.TODAY - timedelta(days=1))
    card.set_verdicts([old], make.TODAY, writable=True)
    card.more.click()
    (row,) = card.rows()
    assert not row.snooze.isHidden()


def test_the_notices_are_those_that_core_names(store: Store, qtbot: QtBot) -> None:
    dog: Dog = long_dog(store)
    for key in ("comfort", "overall_mobility", "energy_level"):
        declining(store, dog, key)
    tab = opened(session_on(store), qtbot)
    named = [one.sentence for one in verdicts.notices(store, dog, today=make.TODAY)]
    assert texts(tab) == named and len(named) == 2
    assert tab.findings.card.row("energy_level").verdict.tone == "caution", "lower as well, and listed as that"


def test_three_measures_stand_abreast_and_the_rest_is_asked_for(qtbot: QtBot) -> None:
    card = VerdictsCard()
    qtbot.addWidget(card)
    said_of = {"rests_on": "Usual: 24 days.", "days": (make.TODAY,)}
    card.set_verdicts([verdict(f"same{number}", **said_of) for number in range(5)], make.TODAY, writable=True)
    card.resize(1230, 300)
    card.show()
    assert len(card.rows()) == 3 and len({row.y() for row in card.rows()}) == 1
    assert card.more.text() == "2 more measures"
    assert "Usual: 24 days." not in said(card)
    assert not card.rows()[0].days.isHidden(), "the days are one press away"
    card.more.click()
    assert len(card.rows()) == 5 and "Usual: 24 days." in said(card)


def test_few_measures_have_details_too(qtbot: QtBot) -> None:
    card = VerdictsCard()
    qtbot.addWidget(card)
    card.set_verdicts([verdict("comfort", rests_on="Usual: 24 days.")], make.TODAY, writable=True)
    card.show()
    assert card.more.text() == "Details"
    card.more.click()
    assert "Usual: 24 days." in said(card)
    card.more.click()
    assert "Usual: 24 days." not in said(card)


def test_a_row_does_not_say_its_name_twice(store: Store, qtbot: QtBot) -> None:
    declining(store, long_dog(store))
    tab = opened(session_on(store), qtbot)
    row = tab.findings.card.row("comfort")
    assert row.verdict.sentence.startswith("Comfort:")
    assert said(row).count("Comfort") == 1


def test_the_card_never_says_that_none_is_lower(qtbot: QtBot) -> None:
    card = VerdictsCard()
    qtbot.addWidget(card)
    told = [verdict("a", "lower", "caution"), verdict("b", "better", "good"), verdict("c", "better", "good")]
    card.set_verdicts(told, make.TODAY, writable=True)
    subtitle = card.findChild(QLabel, "card_subtitle")
    assert subtitle.text() == "3 measures · 1 lower or worse · 2 better"
    card.set_verdicts(told[1:], make.TODAY, writable=True)
    assert subtitle.text() == "2 measures · 2 better"
