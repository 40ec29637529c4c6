# SPDX-License-Identifier: MIT
"""A library and a dog for the tests of core; what they hold is built by tests/make.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.keeping.store import Store
from core.usecases.dogs import Dog
from tests import make


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty library, open for writing."""
    made = make.library(tmp_path)
    yield made
    made.close()


@pytest.fixture
def dog(store: Store) -> Dog:
    """Bailey, whose weeks begin on 25 October 2026."""
    return make.dog(store)
