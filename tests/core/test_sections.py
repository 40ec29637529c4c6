# SPDX-License-Identifier: MIT
"""The vet's page in its order, and every part of it has somebody who fills it."""

from __future__ import annotations

from core.usecases import report
from core.words import metrics, sections


def test_the_page_reads_in_the_order_of_the_vet() -> None:
    order = ["now", "questions", "warnings", "course", "muscle", "function", "photos", "given"]
    assert [entry.key for entry in sections.SECTIONS] == order


def test_every_section_has_a_builder() -> None:
    assert [entry.key for entry in sections.SECTIONS] == list(report.SECTION_BUILDERS)


def test_shares_of_the_function_table_lie_in_the_range_of_their_measure() -> None:
    for column in sections.FUNCTION:
        metric = metrics.known()[column.key]
        assert column.how in ("median", "share")
        if column.how == "share":
            assert metric.low <= column.low <= column.high <= metric.high


def test_every_warning_can_be_answered_yes_and_no() -> None:
    for row in sections.WARNINGS:
        for key in row.keys:
            metric = metrics.known()[key]
            assert max(row.low, metric.low) <= min(row.high, metric.high)
            assert metric.low < row.low or row.high < metric.high
