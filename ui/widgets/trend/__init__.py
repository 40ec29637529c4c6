# SPDX-License-Identifier: MIT
"""The chart one can point at, zoom and pan: the only folder that imports pyqtgraph, itself imported lazily.

What is drawn comes from `ui/drawing`, so that screen and paper show the same; here live axes, mouse and keys.
"""

from __future__ import annotations

from ui.widgets.trend.trend_chart import TrendChart

__all__ = ["TrendChart"]
