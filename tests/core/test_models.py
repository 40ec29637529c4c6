# SPDX-License-Identifier: MIT
"""The models say what the schema says: every table, every column, the same keys."""

from __future__ import annotations

from datetime import date

import pytest

from core.keeping import models
from core.keeping.store import Store

MODELS = [pytest.param(model, id=model._meta.table_name) for model in models.MODELS]


@pytest.mark.parametrize("model", MODELS)
def test_a_model_names_the_columns_of_its_table(store: Store, model: type[models.Row]) -> None:
    facts = store.rows(f"SELECT name, pk FROM pragma_table_info('{model._meta.table_name}')")
    assert set(models.columns(model)) == {name for name, _place in facts}
    keys = sorted((place, name) for name, place in facts if place)
    assert models.key_columns(model) == tuple(name for _place, name in keys)


@pytest.mark.parametrize("model", MODELS)
def test_every_table_is_strict_and_carries_when_it_changed(store: Store, model: type[models.Row]) -> None:
    (sql,) = store.rows("SELECT sql FROM sqlite_schema WHERE name = ?", model._meta.table_name)[0]
    assert "STRICT" in sql
    assert "changed_at TEXT NOT NULL" in sql


def test_no_table_is_without_a_model(store: Store) -> None:
    tables = {name for (name,) in store.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert tables == {model._meta.table_name for model in models.MODELS}


def test_days_are_kept_as_iso_text_and_come_back_as_dates() -> None:
    field = models.DayField()
    assert field.db_value(date(2026, 2, 3)) == "2026-02-03"
    assert field.python_value("2026-02-03") == date(2026, 2, 3)
    assert field.db_value(None) is None
    assert field.python_value(None) is None


def test_the_columns_that_hold_days_are_known() -> None:
    assert models.day_columns(models.Event) == {"day", "end_day"}
    assert models.day_columns(models.Reading) == frozenset()
