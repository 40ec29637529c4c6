# SPDX-License-Identifier: MIT
"""The table of words: cells, heads for screen readers, as high as its rows up to a limit, read only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.words.blocks import Table
from ui.widgets.words_table import WordsTable

HEAD = ("Week", "Comfort", "In words")


def made(qtbot: QtBot, rows: int, *, most: int = 16, wide: int | None = 2) -> WordsTable:
    table = WordsTable("try", most=most, wide=wide)
    qtbot.addWidget(table)
    table.resize(500, 300)
    table.set_table(Table(HEAD, tuple((f"Week {number}", "7 (6)", "as usual") for number in range(rows))))
    with qtbot.waitExposed(table):
        table.show()
    return table


def test_cells_and_heads_are_shown_and_spoken(qtbot: QtBot) -> None:
    table = made(qtbot, 2)
    model = table.model()
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in range(3)] == list(HEAD)
    assert model.index(1, 0).data() == "Week 1"
    assert model.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Comfort: 7 (6)"
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable


def test_a_row_with_too_few_cells_leaves_the_rest_empty(qtbot: QtBot) -> None:
    table = made(qtbot, 1)
    table.set_table(Table(HEAD, (("Week 1",),)))
    assert table.model().index(0, 2).data() == ""


def test_it_is_as_high_as_its_rows_and_scrolls_beyond_the_limit(qtbot: QtBot) -> None:
    short, tall = made(qtbot, 3), made(qtbot, 40, most=5, wide=None)
    assert short.verticalScrollBar().maximum() == 0
    assert short.height() > made(qtbot, 2).height()
    assert tall.verticalScrollBar().maximum() > 0
    assert tall.height() < 9 * tall.rowHeight(0)


def test_without_any_row_only_the_head_is_left(qtbot: QtBot) -> None:
    table = made(qtbot, 0)
    assert table.height() < 3 * table.fontMetrics().height() + 20


def test_long_heads_fold_before_the_table_scrolls_sideways(qtbot: QtBot) -> None:
    table = WordsTable("try", wide=None)
    qtbot.addWidget(table)
    heads = ("Week", "Leash walking, min a day", "Days wobbly or scuffing", "Thigh girth, left")
    table.set_table(Table(heads, (("Week 1", "24 (7)", "3 of 7", "20.8 cm"),)))
    table.resize(1200, 200)
    table.show()
    assert table.horizontalHeader().height() < 2 * table.fontMetrics().height() + 8
    wide = table.horizontalHeader().length()
    table.resize(wide - 60, 200)
    assert table.horizontalHeader().length() <= wide - 60
    assert table.horizontalHeader().height() > 2 * table.fontMetrics().height()


def test_words_that_just_miss_the_width_fold_instead_of_being_cut(qtbot: QtBot) -> None:
    table = made(qtbot, 2)
    words = "too few: 13 and 2 days"
    table.set_table(Table(HEAD, (("Week 1", "7 (6)", words), ("Week 2", "7 (6)", "short"))))
    metrics = table.fontMetrics()
    others = table.columnWidth(0) + table.columnWidth(1)
    # Narrower than the words with the padding of the style, but not than the words alone.
    table.setStyleSheet("QTableView::item { padding: 4px 8px; }")
    table.resize(table.width() - table.viewport().width() + others + metrics.horizontalAdvance(words) + 8, 300)
    assert table.rowHeight(0) >= 2 * metrics.height() > table.rowHeight(1) - 14


def test_names_fold_before_the_words_are_out_of_sight(qtbot: QtBot) -> None:
    table = made(qtbot, 1)
    name = "When the lead comes off its hook, and then some more of it"
    table.set_table(Table(HEAD, ((name, "7 of 14 days (n = 14)", "no difference beyond the usual ups and downs"),)))
    metrics = table.fontMetrics()
    table.resize(metrics.horizontalAdvance(name) + metrics.horizontalAdvance("7 of 14 days (n = 14)") + 140, 300)
    assert table.horizontalScrollBar().maximum() == 0
    assert table.rowHeight(0) >= 2 * metrics.height()
