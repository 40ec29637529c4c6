# SPDX-License-Identifier: MIT
"""How a change and its error are said, in the same words on cards, in verdicts, around events and on paper.

A change of a percentage is told in points: "4 % more" of 30 % could also be 31.2 %. Who is compared with whom is not
decided here.
"""

from __future__ import annotations

from core.words import units
from core.words.i18n import _

_EPSILON = 1e-9
# Units without a word of their own: "the 1 error" says nothing.
_BARE = ("", "score", "ratio", "count")


def between(first: float, last: float, unit: str, system: str) -> float:
    """Return last minus first as the two numbers stand in print, stored unit: the reader can subtract as well.

    Print that is coarser than the tape (a tenth of an inch) would add to the error: then it is the exact change.
    """
    how = units.shown(unit, system)
    if _is_coarse(unit, system):
        return last - first
    places = how.decimals or 1
    ends = (round(round(value / how.factor, places) * how.factor, 9) for value in (first, last))
    begin, end = ends
    return end - begin


def is_within(change: float, error: float) -> bool:
    """Whether a change is no more than its error, as slopes.py has it; a change as large as the error says nothing."""
    return abs(change) <= error + _EPSILON


def error_words(error: float, unit: str, system: str) -> str:
    """Write an error as short as it goes: "1 cm", "0.39 in", "10°", "0.02", "3 points"; stored unit in."""
    how = units.shown(unit, system)
    number = units.fitting(round(error / how.factor, 2 if _is_coarse(unit, system) else how.decimals or 1))
    if unit == "pct":
        return _("{number} points").format(number=number)
    if unit == "deg":
        return f"{number}°"
    return f"{number} {how.unit}" if how.unit else number


def against(change: float, error: float, unit: str, system: str) -> str:
    """Say how a change stands to its error: "within the 1 cm error", "beyond the 3 point error"; stored units in."""
    inside = is_within(change, error)
    said = error_words(error, unit, system)
    if unit == "pct":
        words = _("within the {error} point error") if inside else _("beyond the {error} point error")
        return words.format(error=units.fitting(round(error, 1)))
    if unit in _BARE:
        words = _("within an error of {error}") if inside else _("beyond an error of {error}")
    else:
        words = _("within the {error} error") if inside else _("beyond the {error} error")
    return words.format(error=said)


def size(change: float, unit: str, system: str) -> str:
    """Write how large a change is, without its sign: "1.5 cm", "4.2 points"; stored unit in."""
    if unit == "pct":
        return _("{number} points").format(number=units.decimal(abs(change), 1))
    if _is_coarse(unit, system):
        how = units.shown(unit, system)
        return f"{units.decimal(abs(change) / how.factor, 2)} {how.unit}"
    return units.written(abs(change), unit, system)


def _is_coarse(unit: str, system: str) -> bool:
    """Whether a tenth of what is shown is more than what is measured: inches and pounds need a digit more here."""
    return system == "imperial" and unit in ("mm", "kg")


def signed(change: float, unit: str, system: str) -> str:
    """Write a change with its sign: "+1.5 cm", "−0.3 kg", "+4.2 points"; one that rounds to nought has none."""
    text = size(change, unit, system)
    if not any(digit in text for digit in "123456789"):
        return text
    return f"+{text}" if change > 0 else f"−{text}"


def told(ends: tuple[float, float], error: float, unit: str, system: str) -> str:
    """Say the change between two values with its error: "+1.5 cm, beyond the 1 cm error"; stored units in."""
    first, last = ends
    change = signed(between(first, last, unit, system), unit, system)
    return _("{change}, {against}").format(change=change, against=against(last - first, error, unit, system))
