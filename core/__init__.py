# SPDX-License-Identifier: MIT
"""A small library about a recovering dog: files, dates and numbers.

Three rooms, imports go down only: usecases, keeping, words. No window, no Qt.
"""

from __future__ import annotations

__version__ = "0.1.0"
