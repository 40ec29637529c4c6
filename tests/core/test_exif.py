# SPDX-License-Identifier: MIT
"""Dates are read as written, whoever wrote them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.keeping import exif

TODAY = date(2026, 11, 22)
NOTHING = (None, None)


@given(some.dates(min_value=date(1971, 1, 1), max_value=TODAY), some.times())
def test_every_written_day_comes_back_unshifted(day: date, at: object) -> None:
    text = f"{day:%Y:%m:%d} {at:%H:%M:%S}"
    found = exif.taken((text, "-11:00"), NOTHING, today=TODAY)
    assert (found.day, found.at) == (day, f"{day.isoformat()}T{at:%H:%M:%S}")
    assert found.doubtful == (day == date(2000, 1, 1))


@given(some.one_of(some.text(), some.binary(), some.integers(), some.none(), some.floats()))
def test_no_value_of_any_kind_is_a_fault(value: object) -> None:
    exif.taken((value, value), (value, value), today=TODAY)


@pytest.mark.parametrize("text", ["2026-11-22 10:11:12", "2026/11/22", "2026:11:22", b"2026:11:22 1:2:3\0"])
def test_dates_in_other_clothes_are_understood(text: object) -> None:
    assert exif.taken((text, None), NOTHING, today=TODAY).day == TODAY


@pytest.mark.parametrize("offset", ["", "Z", "+25:00", "4", 4, None])
def test_an_offset_that_is_none_is_left_out(offset: object) -> None:
    assert exif.taken(("2026:11:22 10:11:12", offset), NOTHING, today=TODAY).offset == ""


def test_an_unset_original_gives_way_to_a_digitized_date() -> None:
    found = exif.taken(("0000:00:00 00:00:00", None), ("2026:01:02 03:04:05", "+01:00"), today=TODAY)
    assert (found.day, found.source, found.doubtful) == (date(2026, 1, 2), "exif_digitized", False)


def test_blanks_count_as_nothing_written() -> None:
    assert exif.taken(("    ", None), ("\0\0", None), today=TODAY) == exif.Taken()
