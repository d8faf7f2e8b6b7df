"""Zvirka's door: without words the window opens, with words it is a command line that never loads Qt."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

    from app.workspace import Paper, Workspace


STOPPED = 130  # what shells expect of a program that was interrupted
NO_SCREEN = 2  # what a call that cannot be carried out exits with


def main(words: Sequence[str] | None = None) -> int:
    """Run, and return the exit status."""
    words = sys.argv[1:] if words is None else words
    try:
        if words:
            from app.cli import main as command_line  # late: the window has no use for it

            return command_line(words, _window, _print)
        if not _has_screen():
            sys.stderr.write("zvirka: there is no screen to open the window on; give a command (--help lists them)\n")
            return NO_SCREEN
        from ui.start import run  # late: Qt takes half a second to load, and commands do without

        return run(None)
    except KeyboardInterrupt:  # while the program was still loading, or in the window
        return STOPPED


def _window(workspace: Workspace, picture: Path) -> int:
    """Show a workspace; where there is no screen, draw it into a picture instead."""
    from ui.start import run  # late: as above

    if _has_screen():
        return run(workspace)
    status = run(workspace, picture)
    sys.stderr.write(f"There is no screen here, so the window was drawn to {picture}\n")
    return status


def _print(paper: Paper, sink: BinaryIO) -> Iterator[int]:
    """Lay out the pages of a report, which only the window's toolkit can; it needs no screen for it."""
    from ui.paper import write  # late: as above

    yield from write(paper, sink)


def _has_screen() -> bool:
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
