# SPDX-License-Identifier: MIT
"""Colours can be read on their grounds, every token of the style sheet exists, icons draw."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from core.words import paths
from ui import theme

GROUNDS = {
    "ink": ("ground", "card", "soft", "good", "mixed", "bad", "accent_soft", "caution_soft", "alarm_soft"),
    "muted": ("ground", "card", "soft", "accent_soft", "caution_soft"),
    "accent": ("ground", "card", "accent_soft"),
    "caution": ("ground", "card", "caution_soft"),
    "alarm": ("ground", "card", "alarm_soft"),
    "on_accent": ("accent",),
    "on_tip": ("tip",),
}


@pytest.fixture
def plain_app(qapp: QApplication) -> Iterator[QApplication]:
    """Give the application back to the other tests as it was."""
    sheet, palette, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    given = qapp.property("hindstride_theme")
    yield qapp
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)
    qapp.setProperty("hindstride_theme", given)


@pytest.mark.parametrize("name", ["light", "dark", "paper"])
def test_words_have_contrast_of_four_and_a_half_on_their_grounds(name: str) -> None:
    colours = theme.load(name)
    for ink, grounds in GROUNDS.items():
        for ground in grounds:
            ratio = theme.contrast(getattr(colours, ink), getattr(colours, ground))
            assert ratio >= 4.5, f"{ink} on {ground} is {ratio:.2f} in {name}"


@pytest.mark.parametrize("name", ["light", "dark", "paper"])
def test_marks_and_outlines_have_contrast_of_three(name: str) -> None:
    colours = theme.load(name)
    for mark, ground in (("accent", "good"), ("caution", "mixed"), ("alarm", "bad"), ("edge", "card")):
        assert theme.contrast(getattr(colours, mark), getattr(colours, ground)) >= 3, mark
    assert all(theme.contrast(colour, colours.card) >= 3 for colour in (*colours.series, colours.left))


@pytest.mark.parametrize("name", ["light", "dark", "paper"])
def test_every_token_is_a_colour(name: str) -> None:
    colours = theme.load(name)
    assert colours.name == name
    assert len(colours.series) == 6
    for field in fields(colours):
        if field.name not in ("name", "series"):
            assert colours.color(field.name).isValid(), field.name


def test_contrast_of_black_on_white_is_twenty_one() -> None:
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contrast("#777777", "#777777") == 1


def test_the_style_sheet_has_no_open_token_and_names_only_files_that_exist() -> None:
    for name in ("light", "dark"):
        sheet = theme.style_sheet(theme.load(name), 10, 15)
        assert not re.search(r"\{[a-z_]+\}", sheet)
        assert sheet.count("{") == sheet.count("}")
        pictures = re.findall(r'url\("([^"]+)"\)', sheet)
        assert pictures
        assert all(paths.Path(picture).is_file() for picture in pictures)


def test_the_palette_follows_the_theme_and_dims_what_is_disabled(plain_app: QApplication) -> None:
    colours = theme.load("dark")
    theme.apply(plain_app, colours)
    assert plain_app.palette().color(QPalette.ColorRole.Window) == QColor(colours.ground)
    dim = plain_app.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert dim == QColor(colours.disabled_ink)
    assert theme.shown(plain_app) == colours


def test_text_grows_from_the_system_size_each_time_and_not_from_the_last(plain_app: QApplication) -> None:
    theme.apply(plain_app, theme.load("light"), 100)
    base = plain_app.font().pointSizeF()
    theme.apply(plain_app, theme.load("light"), 200)
    theme.apply(plain_app, theme.load("light"), 200)
    assert plain_app.font().pointSizeF() == pytest.approx(base * 2)


def test_a_heading_is_larger_than_plain_text(plain_app: QApplication, qtbot) -> None:  # noqa: ANN001
    theme.apply(plain_app, theme.load("light"))
    plain, big = QLabel("27"), QLabel("27")
    big.setProperty("role", "big")
    for label in (plain, big):
        qtbot.addWidget(label)
        label.ensurePolished()
    assert big.font().pointSizeF() == pytest.approx(plain.font().pointSizeF() * 1.9, abs=0.02)


def test_focus_does_not_move_a_button(plain_app: QApplication, qtbot) -> None:  # noqa: ANN001
    theme.apply(plain_app, theme.load("light"))
    for role in ("plain", "primary", "danger", "link", "tab", "chip", "step"):
        button = QPushButton("Print")
        button.setProperty("role", role)
        qtbot.addWidget(button)
        button.show()
        before = button.sizeHint()
        button.setFocus()
        assert button.sizeHint() == before


def test_changing_a_role_changes_the_look_at_once(plain_app: QApplication, qtbot) -> None:  # noqa: ANN001
    colours = theme.load("light")
    theme.apply(plain_app, colours)
    button = QPushButton("")
    qtbot.addWidget(button)
    button.resize(60, 40)
    theme.set_role(button, "primary")
    assert button.grab().toImage().pixelColor(30, 20) == QColor(colours.accent)


def test_applying_a_theme_is_fast(plain_app: QApplication) -> None:
    colours = theme.load("light")
    theme.apply(plain_app, colours)
    took = []
    for _round in range(5):
        start = time.perf_counter()
        theme.apply(plain_app, colours)
        took.append(time.perf_counter() - start)
    assert min(took) < 0.015


@pytest.mark.parametrize("path", sorted(paths.resource("icons").glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_draws_something_in_the_colour_asked_for(qapp: QApplication, path: paths.Path) -> None:
    colours = theme.load("light")
    image = theme.icon(path.stem, colours, "alarm").pixmap(32, 32).toImage()
    seen = [image.pixelColor(x, y) for x in range(32) for y in range(32)]
    solid = [colour for colour in seen if colour.alpha() == 255]
    assert solid
    if path.stem != "hindstride":
        wanted = QColor(colours.alarm)
        assert any(abs(c.red() - wanted.red()) < 6 and abs(c.blue() - wanted.blue()) < 6 for c in solid)


def test_svg_is_not_loaded_before_an_icon_is_drawn() -> None:
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]); from ui import theme;"
        "theme.apply(app, theme.load('light')); print('PySide6.QtSvg' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=paths.program_folder(), check=True
    )
    assert done.stdout.strip() == "False"


def test_the_choice_of_the_owner_wins_and_an_unknown_desktop_is_light(plain_app: QApplication) -> None:
    assert theme.resolve("dark", plain_app).name == "dark"
    assert theme.resolve("light", plain_app).name == "light"
    assert theme.resolve("system", plain_app).name in ("light", "dark")


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_hint_in_an_empty_field_can_be_read(plain_app: QApplication, kind: type[QLineEdit]) -> None:
    colours = theme.load("light")
    theme.apply(plain_app, colours)
    field = kind()
    field.ensurePolished()
    assert field.palette().color(QPalette.ColorRole.PlaceholderText) == QColor(colours.muted)
