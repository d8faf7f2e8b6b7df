"""Which program this is, as a project remembers it."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def program() -> str:
    """The version of this program."""
    try:
        return version("zvirka")
    except PackageNotFoundError:
        return "unknown"
