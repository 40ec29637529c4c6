# SPDX-License-Identifier: MIT
"""How colours are seen in grey print and by colour-blind eyes, for tests and for looking at pictures.

Matrices for full dichromacy in linear RGB: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A physiologically-based
model for simulation of color vision deficiency", IEEE TVCG 15(6), 2009, severity 1.0. Grey is relative luminance.
"""

from __future__ import annotations

import numpy
from PySide6.QtGui import QColor, QImage

MATRICES = {
    "all": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
EYES = tuple(MATRICES)


def seen(colour: QColor | str, eye: str) -> QColor:
    """Return a colour as an eye sees it."""
    parts = numpy.array([QColor(colour).getRgbF()[:3]])
    return QColor.fromRgbF(*_seen(parts, eye)[0].tolist())


def picture(image: QImage, eye: str) -> QImage:
    """Return a picture as an eye sees it."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = numpy.frombuffer(plain.constBits(), numpy.uint8).reshape(plain.height(), plain.bytesPerLine())
    parts = rows[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3) / 255
    made = numpy.ascontiguousarray((_seen(parts, eye) * 255).round().astype(numpy.uint8))
    return QImage(made.tobytes(), plain.width(), plain.height(), plain.width() * 3, QImage.Format.Format_RGB888).copy()


def contrast(one: QColor | str, two: QColor | str, eye: str = "all") -> float:
    """Return the WCAG contrast of two colours as an eye sees them, 1.0 (same) to 21.0."""
    dark, light = sorted(_luminance(seen(colour, eye)) for colour in (one, two))
    return (light + 0.05) / (dark + 0.05)


def _seen(parts: numpy.ndarray, eye: str) -> numpy.ndarray:
    linear = numpy.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    mixed = numpy.clip(linear @ numpy.array(MATRICES[eye]).T, 0.0, 1.0)
    return numpy.where(mixed <= 0.0031308, mixed * 12.92, 1.055 * mixed ** (1 / 2.4) - 0.055)


def _luminance(colour: QColor) -> float:
    parts = numpy.array(colour.getRgbF()[:3])
    linear = numpy.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ numpy.array([0.2126, 0.7152, 0.0722]))
