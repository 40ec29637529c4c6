# SPDX-License-Identifier: MIT
"""Collects the words of the program and compiles the catalogues: `python packaging/translations.py`.

Writes resources/locale/hindstride.pot, brings every resources/locale/<code>/LC_MESSAGES/hindstride.po up to date
and compiles it. Needs Babel (requirements-dev.txt). To add a language: copy the .pot to a new folder and translate.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "resources" / "locale"
DOMAIN = "hindstride"
WRITTEN = datetime(2026, 11, 22, tzinfo=UTC)
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def collected() -> Catalog:
    """Return every word of core and ui that can be translated, in the order of files and lines."""
    catalog = Catalog(project="Hindstride", fuzzy=False)
    for folder in ("core", "ui"):
        for name, _line, message, comments, _context in extract_from_dir(
            str(ROOT / folder), method_map=[("**.py", "python")], keywords=KEYWORDS
        ):
            catalog.add(message, locations=[(f"{folder}/{name}", 0)], auto_comments=comments)
    return catalog


def catalogues() -> list[Path]:
    """Return the .po file of every language, by code."""
    return sorted(LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def compiled(source: Path) -> bytes:
    """Return what the .mo of one .po file holds; the same words give the same bytes."""
    with source.open("rb") as handle:
        catalog = read_po(handle)
    catalog.creation_date = catalog.revision_date = WRITTEN  # else the hour of compiling stands in the file
    target = io.BytesIO()
    write_mo(target, catalog)
    return target.getvalue()


def written(catalog: Catalog) -> bytes:
    """Return a catalogue as .po text without dates and line numbers, so that it changes only with the words."""
    target = io.BytesIO()
    write_po(target, catalog, width=100, no_location=True, omit_header=False, sort_output=True)
    lines = target.getvalue().decode("utf-8").splitlines(keepends=True)
    dated = ("POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Last-Translator", "Report-Msgid-Bugs-To")
    return "".join(line for line in lines if not line.startswith(tuple(f'"{name}' for name in dated))).encode()


def main() -> None:
    """Bring the template and every catalogue up to date."""
    template = collected()
    LOCALE.mkdir(parents=True, exist_ok=True)
    (LOCALE / f"{DOMAIN}.pot").write_bytes(written(template))
    for source in catalogues():
        with source.open("rb") as handle:
            catalog = read_po(handle, locale=source.parents[1].name)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        source.write_bytes(written(catalog))
        source.with_suffix(".mo").write_bytes(compiled(source))
        done = sum(1 for message in catalog if message.id and any(message.string or ()))
        print(f"{source.parents[1].name}: {done} of {len(template)} translated")


if __name__ == "__main__":
    main()
