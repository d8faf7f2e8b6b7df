"""A damaged project, as far as it can be read, as a new one."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from app.model import Progress, Recovered
from app.settings import Settings, to_table
from app.store import recovery


def recover(damaged: Path, new: Path) -> Generator[Progress | Recovered, None, None]:
    """Reads what can be read of a project file into a new one, to be checked when it is opened; last, how much it was.

    The damaged file is never written. ProjectError where nothing can be read, or the new file cannot be written; then,
    and where it is stopped, there is no new file.
    """
    told = yield from recovery.recover(damaged, new, to_table(Settings()))
    yield told
