# SPDX-License-Identifier: MIT
"""Words of the program, translated when shown (gettext).

Registries hold `N_("…")`; whoever shows them calls `_`. The chosen language is the one piece of module state
of the whole program, set once at start by `choose`. No Qt here.
"""

from __future__ import annotations

import gettext as _gettext

from core.words import paths

DOMAIN = "hindstride"
_current: list[_gettext.NullTranslations] = [_gettext.NullTranslations()]


def choose(language: str) -> None:
    """Set the language once at start.

    Args:
        language: an ISO code such as "de"; empty or unknown means the English of the source.
    """
    if not language:
        _current[0] = _gettext.NullTranslations()
        return
    _current[0] = _gettext.translation(DOMAIN, paths.resource("locale"), [language], fallback=True)


def _(text: str) -> str:
    """Translate one whole sentence or label."""
    return _current[0].gettext(text) if text else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Translate the form that fits a count."""
    return _current[0].ngettext(one, many, count)


def N_(text: str) -> str:
    """Mark a registry label for translation without translating it yet."""
    return text
