# SPDX-License-Identifier: MIT
"""The one place that loads QtMultimedia, late and only when a clip is looked at; without it there is a sentence.

What is done with players: clip_engine.py.
"""

from __future__ import annotations

import importlib
import os
from types import ModuleType

from PySide6.QtCore import QLoggingCategory

from core.words.errors import HindstrideError
from core.words.i18n import _

MODULE = "PySide6.QtMultimedia"
QUIET = "qt.multimedia.*=false"
# Decoders of graphics cards differ from machine to machine and show other frames when stepping.
NO_CARD = ("QT_FFMPEG_DECODING_HW_DEVICE_TYPES", ",")


class NoPlayer(HindstrideError):
    """Clips cannot be shown on this computer; photos are not touched by that."""


def load(module: str = MODULE) -> ModuleType:
    """Return QtMultimedia.

    Args:
        module: its name; another one only in tests.
    Raises:
        NoPlayer: it cannot be loaded, for example because a system library is missing.
    """
    os.environ.setdefault(*NO_CARD)
    if "QT_LOGGING_RULES" not in os.environ:
        QLoggingCategory.setFilterRules(QUIET)  # the decoder prints what every file is made of
    try:
        return importlib.import_module(module)
    except ImportError as error:
        library = str(error).split(":")[0].strip()
        raise no_player(library if library.startswith("lib") and " " not in library else "") from error


def no_player(library: str = "") -> NoPlayer:
    """Return the calm sentence; `library` is the system library that is missing, "" when not known."""
    title = _("Videos cannot be shown on this computer.")
    if library:
        return NoPlayer(
            title,
            _("The system library {library} is missing. Photos and everything else work as always.").format(
                library=library
            ),
        )
    return NoPlayer(title, _("Photos and everything else work as always; kept clips stay as they are."))
