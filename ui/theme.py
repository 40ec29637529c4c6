# SPDX-License-Identifier: MIT
"""Colours, style sheet and icons of the window, read from resources and put on the application.

Nothing here knows a widget or a dog. Paper takes its colours from here too, but its layout lives in ui/paper.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from typing import Literal

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QFontMetricsF,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QWidget

from core.words import paths

Name = Literal["light", "dark", "paper"]
Choice = Literal["system", "light", "dark"]
ICON_SIDES = (16, 20, 24, 32, 40, 48, 64, 128)
_PROPERTY = "hindstride_theme"
# Set on an application that was started with the arguments below: telling it later costs 15 ms of the start.
STYLED = "hindstride_styled"
STYLE_ARGUMENTS = ("-style", "fusion")


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours, each as "#RRGGBB"; the meaning of each is in the design's table of tokens.

    `*_soft` is the ground for text of that colour, `*_line` its border, `edge` the outline of an unticked
    box, `soft` the fill of an unchosen scale step, `vet_band` a range that the vet set, `series` six chart
    colours in order.
    """

    name: Name
    ground: str
    card: str
    ink: str
    muted: str
    line: str
    soft: str
    edge: str
    accent: str
    accent_soft: str
    accent_line: str
    on_accent: str
    accent_hover: str
    accent_pressed: str
    caution: str
    caution_soft: str
    caution_line: str
    caution_edge: str
    alarm: str
    alarm_soft: str
    alarm_line: str
    left: str
    right: str
    expected: str
    vet_band: str
    hover: str
    pressed: str
    disabled_ink: str
    good: str
    mixed: str
    bad: str
    grid: str
    focus: str
    tip: str
    on_tip: str
    series: tuple[str, ...]

    def color(self, role: str) -> QColor:
        """Return one token as a colour; `role` is a field name such as "accent_soft"."""
        return QColor(getattr(self, role))


def load(name: str) -> Theme:
    """Read one set of colours.

    Args:
        name: "light", "dark" or "paper".
    Raises:
        OSError: there is no such file, so the installation is broken.
    """
    words = tomllib.loads(paths.resource(f"theme/{name}.toml").read_text(encoding="utf-8"))
    return Theme(**(words | {"series": tuple(words["series"])}))


def resolve(choice: Choice, app: QApplication) -> Theme:
    """Load the theme the owner chose; "system" follows the desktop, and an unknown desktop is light.

    Also tells the platform, so that native dialogs and window frames match. Connect
    `app.styleHints().colorSchemeChanged` to resolve again.
    """
    hints = app.styleHints()
    if choice == "system":
        hints.unsetColorScheme()
        return load("dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light")
    hints.setColorScheme(Qt.ColorScheme.Dark if choice == "dark" else Qt.ColorScheme.Light)
    return load(choice)


def apply(app: QApplication, theme: Theme, text_percent: int = 100) -> None:
    """Put a theme on the whole application; may be called again at any time.

    Args:
        app: the application.
        theme: "light" or "dark"; paper is not for windows.
        text_percent: size of all text, 50-300, of the system's own size.
    """
    if app.property(STYLED) is None:
        app.setStyle("Fusion")
        app.setProperty(STYLED, True)
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    points = _points(font) * max(50, min(300, text_percent)) / 100
    font.setPointSizeF(points)
    app.setProperty(_PROPERTY, theme)
    app.setFont(font)
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme, points, round(QFontMetricsF(font).height())))


def shown(app: QApplication | None = None) -> Theme:
    """Return the theme that `apply` gave the application; light when none was applied yet.

    Painted widgets ask this inside paintEvent, so a change of theme needs no wiring.
    """
    owner = app or QApplication.instance()
    theme = owner.property(_PROPERTY) if owner is not None else None
    return theme if isinstance(theme, Theme) else load("light")


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another role of the style sheet and draw it anew."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def style_sheet(theme: Theme, points: float, line: int) -> str:
    """Fill the template style.qss.

    Args:
        theme: the colours.
        points: size of plain text in points; headings and big numbers follow it.
        line: height of a line of that text in pixels.
    """
    words = {field.name: getattr(theme, field.name) for field in fields(theme) if field.name != "series"}
    words["art"] = paths.resource(f"theme/{theme.name}").as_posix()
    sizes = {"small": 0.93, "heading": 1.07, "title": 1.5, "big": 1.9}
    words |= {f"{name}_size": f"{points * factor:.2f}pt" for name, factor in sizes.items()}
    box = max(15, line)
    pill = min(18, line // 2 + 8)  # a radius over half the height makes Qt draw no curve at all
    words |= {"box": f"{box}px", "half": f"{box // 2 + 1}px", "pill": f"{pill}px"}
    words["arrow"] = f"{max(10, round(line * 0.75))}px"
    template = paths.resource("style.qss").read_text(encoding="utf-8")
    return re.sub(r"\{([a-z_]+)\}", lambda found: words[found[1]], template)


def palette(theme: Theme) -> QPalette:
    """Return every palette role in the theme's colours, with a disabled look."""
    roles = QPalette.ColorRole
    colours = {
        roles.Window: theme.ground,
        roles.WindowText: theme.ink,
        roles.Base: theme.card,
        roles.AlternateBase: theme.hover,
        roles.Text: theme.ink,
        roles.PlaceholderText: theme.muted,
        roles.Button: theme.card,
        roles.ButtonText: theme.ink,
        roles.BrightText: theme.alarm,
        roles.Highlight: theme.accent,
        roles.HighlightedText: theme.on_accent,
        roles.Accent: theme.accent,
        roles.Link: theme.accent,
        roles.LinkVisited: theme.accent,
        roles.ToolTipBase: theme.tip,
        roles.ToolTipText: theme.on_tip,
        roles.Light: theme.card,
        roles.Midlight: theme.hover,
        roles.Mid: theme.line,
        roles.Dark: theme.edge,
        roles.Shadow: theme.edge,
    }
    result = QPalette()
    for role, colour in colours.items():
        result.setColor(role, QColor(colour))
    _dim(result, theme)
    return result


def icon(name: str, theme: Theme, role: str = "ink") -> QIcon:
    """Draw one of our icons in a colour of the theme; the style makes it pale when disabled.

    Args:
        name: file name under resources/icons without ".svg"; "hindstride" keeps its own colours.
        theme: where the colours come from.
        role: a colour field of Theme, such as "ink", "muted", "accent" or "on_accent".
    """
    from PySide6.QtSvg import QSvgRenderer  # only when an icon is really drawn: it costs start-up time

    drawing = paths.resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", getattr(theme, role)).encode()))
    result = QIcon()
    for side in ICON_SIDES:
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        result.addPixmap(pixmap)
    return result


def contrast(first: str, second: str) -> float:
    """Return the WCAG contrast ratio of two colours, 1.0 (same) to 21.0 (black on white)."""
    dark, light = sorted((_luminance(QColor(first)), _luminance(QColor(second))))
    return (light + 0.05) / (dark + 0.05)


def _points(font: QFont) -> float:
    size = font.pointSizeF()
    return size if size > 0 else QFontInfo(font).pointSizeF()


def _dim(target: QPalette, theme: Theme) -> None:
    group, roles = QPalette.ColorGroup.Disabled, QPalette.ColorRole
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.PlaceholderText, roles.Link):
        target.setColor(group, role, QColor(theme.disabled_ink))
    for role in (roles.Base, roles.Button):
        target.setColor(group, role, QColor(theme.hover))
    target.setColor(group, roles.Highlight, QColor(theme.line))
    target.setColor(group, roles.HighlightedText, QColor(theme.muted))


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())
