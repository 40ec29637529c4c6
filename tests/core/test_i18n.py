# SPDX-License-Identifier: MIT
"""Words are translated when shown; an unknown language speaks English."""

from __future__ import annotations

from core.words import i18n


def test_an_unknown_language_speaks_english() -> None:
    i18n.choose("tlh")
    assert i18n._("Comfort") == "Comfort"
    assert i18n.ngettext("{count} week", "{count} weeks", 2) == "{count} weeks"


def test_no_words_stay_no_words() -> None:
    # gettext answers "" with the header of its file.
    assert i18n._("") == ""


def test_marking_a_label_leaves_it_as_it_is() -> None:
    assert i18n.N_("Thigh girth") == "Thigh girth"
