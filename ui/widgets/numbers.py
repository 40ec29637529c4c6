# SPDX-License-Identifier: MIT
"""How a number is read from what a person typed and written back in their own way.

No widgets here; units are only words that may be typed after the number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QLocale

from core.words.i18n import _, ngettext

_NUMBER = re.compile(r"[+\-]?(\d+[.,]?\d*|[.,]\d+)")


def digits(step: float) -> int:
    """Return how many digits after the point a step needs, four at most."""
    return next((count for count in range(4) if abs(step - round(step, count)) < 1e-9), 4)


class NumberProblem(ValueError):
    """What was typed is no number that can be kept; its text is a sentence for the person."""


@dataclass(frozen=True, slots=True)
class NumberRule:
    """The range and form of one number; low, high and step are in the unit shown."""

    low: float
    high: float
    step: float
    unit: str
    decimals: int

    def read(self, text: str) -> float | None:
        """Read what was typed; None when it is empty.

        Raises:
            NumberProblem: no number, outside the range, or more digits than are kept.
        """
        bare = self._without_unit(text.strip().replace("\u2212", "-"))
        if not bare:
            return None
        if not _NUMBER.fullmatch(bare):
            raise NumberProblem(_("Please type a number, such as {example}.").format(example=self._example()))
        number = bare.replace(",", ".")
        if len(number.partition(".")[2].rstrip("0")) > self.decimals:
            raise NumberProblem(self._too_fine())
        value = float(number)
        if not self.low <= value <= self.high:
            raise NumberProblem(self._out_of_range())
        return value

    def write(self, value: float | None) -> str:
        """Write a number with the language's own decimal sign, without needless zeros; None is empty."""
        if value is None:
            return ""
        text = f"{value:.{self.decimals}f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        text = "0" if text == "-0" else text
        return text.replace(".", QLocale().decimalPoint())

    def moved(self, value: float, by: int) -> float:
        """Return the value some steps on, kept within the range."""
        return min(self.high, max(self.low, round(value + by * self.step, self.decimals)))

    def _without_unit(self, text: str) -> str:
        if self.unit and text.casefold().endswith(self.unit.casefold()):
            return text[: -len(self.unit)].rstrip()
        return text

    def _example(self) -> str:
        middle = (self.low + self.high) / 2
        return self.write(round(middle) + (0.5 if self.decimals and self.high - self.low > 2 else 0))

    def _out_of_range(self) -> str:
        words = _("Please type a value from {low} to {high} {unit}.")
        low, high = self.write(self.low), self.write(self.high)
        return words.format(low=low, high=high, unit=self.unit).replace(" .", ".")

    def _too_fine(self) -> str:
        if self.decimals == 0:
            return _("Please type a whole number.")
        words = ngettext(
            "Please use at most {count} digit after the point.",
            "Please use at most {count} digits after the point.",
            self.decimals,
        )
        return words.format(count=self.decimals)
