# SPDX-License-Identifier: MIT
"""Stored units to what the owner reads and back: kg or lb, mm shown as cm or inches, metres or yards.

Stored: kg, mm (body), m, min, s, degrees, score. Rounding happens only here, for show; stored values stay exact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.words.errors import InvalidValue
from core.words.i18n import _

SYSTEMS = ("metric", "imperial")
# A unit in the owner's own words is kept with this before it, so that an own "kg" is never turned into pounds.
_OWN = "own:"
_LB = 0.45359237
_INCH_MM = 25.4
_YARD = 0.9144


@dataclass(frozen=True, slots=True)
class Shown:
    """How a stored unit is shown: stored value divided by `factor` gives the shown one."""

    unit: str
    factor: float
    decimals: int


def own(text: str) -> str:
    """Return the unit of a metric that is counted in the owner's own words; "" for none."""
    return _OWN + text if text else ""


def shown(unit: str, system: str) -> Shown:
    """Return how a stored unit is shown.

    Args:
        unit: a stored unit of Metric.unit, or one made by `own`: shown as typed, never converted.
        system: "metric" or "imperial".
    """
    if unit.startswith(_OWN):
        return Shown(unit.removeprefix(_OWN), 1, 1)
    imperial = system == "imperial"
    if unit == "mm":
        return Shown(_("in"), _INCH_MM, 1) if imperial else Shown(_("cm"), 10, 1)
    if unit == "kg":
        return Shown(_("lb"), _LB, 1) if imperial else Shown(_("kg"), 1, 1)
    if unit == "m":
        return Shown(_("yd"), _YARD, 0) if imperial else Shown(_("m"), 1, 0)
    plain = {"min": _("min"), "s": _("s"), "ml": _("ml"), "pct": "%", "ratio": "", "deg": "°"}
    return Shown(plain.get(unit, ""), 1, 2 if unit == "ratio" else 0)


def written(value: float, unit: str, system: str, *, with_unit: bool = True) -> str:
    """Write a stored value for the owner, e.g. 206 mm as "20.6 cm"; scores and counts without decimals."""
    how = shown(unit, system)
    amount = value / how.factor
    if how.factor != 1 and how.decimals == 0:
        amount = round(amount)  # nobody paces tenths of a yard
    number = fitting(amount) if unit.startswith(_OWN) else decimal(amount, how.decimals)
    if not with_unit or not how.unit:
        return number
    return f"{number}°" if unit == "deg" else f"{number} {how.unit}"


def decimal(value: float, decimals: int) -> str:
    """Write a number; with `decimals` 0 one that is not whole (a median of two) keeps one decimal."""
    places = decimals
    if decimals == 0 and abs(value - round(value)) > 0.01:
        places = 1
    text = f"{round(value + 0.0, places):.{places}f}"
    return text.replace("-", "−") if float(text) != 0 else text.lstrip("-")


def fitting(value: float) -> str:
    """Write a number with as many decimals as it needs, two at most: "21", "4.5", "4.33"."""
    places = next((places for places in (0, 1) if abs(value - round(value, places)) < 0.001), 2)
    return decimal(round(value, places), places)


def number(text: str, field: str = "") -> float:
    """Read a number as people type it: "12,5" and "12.5" both work.

    Raises:
        InvalidValue: it is not a number; the sentence quotes what was typed.
    """
    cleaned = text.strip().replace("−", "-").replace(",", ".")
    if not re.fullmatch(r"[+-]?\d{0,12}(\.\d{0,12})?", cleaned) or not re.search(r"\d", cleaned):
        raise InvalidValue(
            _("“{typed}” is not a number.").format(typed=text.strip()[:40]),
            _("Type a number such as 12.5."),
            field=field,
        )
    return float(cleaned) + 0.0  # "-0" is nought


def number_again(text: str, kept: float, field: str = "") -> float:
    """Read a field that showed `kept` as `fitting` writes it: untouched it gives all decimals back.

    Raises:
        InvalidValue: as `number`.
    """
    return kept if text.strip() == fitting(kept) else number(text, field)
