# SPDX-License-Identifier: MIT
"""The catalogues: what is compiled is what stands in the .po files, and no translation breaks a placeholder."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.pofile import read_po

from core.words import i18n

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = sorted((ROOT / "resources" / "locale").glob("*/LC_MESSAGES/*.po"))


@pytest.fixture(scope="module")
def translations() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("source", CATALOGUES, ids=lambda file: file.parents[1].name)
def test_compiled_is_what_is_written(source: Path, translations: ModuleType) -> None:
    assert source.with_suffix(".mo").read_bytes() == translations.compiled(source)


@pytest.mark.parametrize("source", CATALOGUES, ids=lambda file: file.parents[1].name)
def test_a_translation_keeps_the_placeholders(source: Path) -> None:
    with source.open("rb") as handle:
        catalog = read_po(handle)
    for message in catalog:
        words = (message.id, message.string)
        if not message.id or not any(message.string):
            continue
        said, meant = (" ".join(text) if isinstance(text, tuple) else text for text in words)
        assert set(re.findall(r"{\w+}", said)) == set(re.findall(r"{\w+}", meant)), message.id


def test_american_words_are_spoken_when_chosen() -> None:
    i18n.choose("en_US")
    try:
        assert i18n._("Ageing") == "Aging"
        assert i18n._("Comfort") == "Comfort"
        assert i18n.ngettext("{count} leash walk", "{count} leash walks", 2) == "{count} leash walks"
    finally:
        i18n.choose("")


def test_a_language_without_a_catalogue_speaks_the_english_of_the_source() -> None:
    i18n.choose("xx_YY")
    try:
        assert i18n._("Ageing") == "Ageing"
    finally:
        i18n.choose("")
