"""What can be handed over. To add a format: a module with `write(report) -> bytes` and a row in WRITERS."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from app.errors import InputError
from app.reports import html
from app.reports.content import Report

WRITERS: dict[str, Callable[[Report], bytes]] = {".html": html.write}


def writer(path: PurePath) -> Callable[[Report], bytes]:
    """The writer for a file of this name; InputError names the suffixes there are."""
    found = WRITERS.get(path.suffix.lower())
    if found is None:
        asked = repr(path.suffix) if path.suffix else "a file without suffix"
        raise InputError(f"{path}: no report can be written as {asked}; use {', '.join(WRITERS)}")
    return found
