# SPDX-License-Identifier: MIT
"""Starts Hindstride: the window, a command without a window, or the picture or clip reader. Nothing else lives here."""

from __future__ import annotations

import sys


def main() -> int:
    """Run what the command line asks for and return the exit code (see ui/console.py)."""
    if sys.argv[1:2] == ["_decode"]:
        from core.keeping import decoder

        decoder.serve_process()
        return 0
    if sys.argv[1:2] == ["_clip"]:
        from ui import clip_worker

        return clip_worker.serve_process(sys.argv[2:])
    from ui import console

    return console.run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
