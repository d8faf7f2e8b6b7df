"""Tables out of TOML files: every key of the kind it is to be, and none that nobody knows."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from app.errors import InputError

LARGEST = 1_000_000  # bytes of a file; a person writes no more
T = TypeVar("T")


def read(path: Path) -> dict[str, Any]:
    """The table in a TOML file; InputError in one line where there is none."""
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(f"{path}: is larger than {LARGEST:,} bytes; such a file holds no settings")
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not a TOML file: {error}") from error
    except (RecursionError, ValueError) as error:
        raise InputError(f"{path}: not a TOML file this program can read; take out what is nested deeply") from error


class Table:
    """One table, whose keys are taken out one by one. A hyphen in a key may stand for the underscore.

    `where` opens every error line: the file, and within it the table.
    """

    def __init__(self, table: Any, where: str, path: str = "") -> None:
        self._where, self._path = where, path
        if not isinstance(table, Mapping):
            raise self.wrong("", f"wants a table, not {table!r}")
        self._values = {str(key).replace("-", "_"): value for key, value in table.items()}
        self._asked: list[str] = []

    def wrong(self, key: str, what: str) -> InputError:
        """The error line about a key of this table."""
        full = ".".join(part for part in (self._path, key) if part)
        return InputError(f"{self._where}: {full} {what}" if full else f"{self._where}: {what}")

    def take(self, key: str, default: T, convert: Callable[[Any], T]) -> T:
        """The value of a key as `convert` makes it; a ValueError of that becomes the error line."""
        self._asked.append(key)
        if key not in self._values:
            return default
        try:
            return convert(self._values.pop(key))
        except ValueError as error:
            raise self.wrong(key, str(error)) from error

    def table(self, key: str) -> Table:
        """A table within; an empty one where there is none."""
        self._asked.append(key)
        return Table(self._values.pop(key, {}), self._where, f"{self._path}.{key}" if self._path else key)

    def tables(self) -> dict[str, Table]:
        """All that is left, each a table of its own, by its key with hyphens."""
        taken, self._values = self._values, {}
        names = {key: key.replace("_", "-") for key in taken}
        path = f"{self._path}." if self._path else ""
        return {names[key]: Table(value, self._where, f"{path}{names[key]}") for key, value in taken.items()}

    def rest(self) -> dict[str, Any]:
        """The keys nobody has taken yet, with their values as they are."""
        taken, self._values = self._values, {}
        return taken

    def done(self) -> None:
        """InputError where a key is left that nobody asked for."""
        for key in self._values:
            raise self.wrong("", f"{key!r} is not known here; there are {', '.join(self._asked)}".strip())


def text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"wants text, not {value!r}")
    return value


def flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"is true or false, not {value!r}")
    return value


def texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise ValueError(f"wants a list of texts, not {value!r}")
    return tuple(text(one) for one in value)


def number(low: float, high: float) -> Callable[[Any], float]:
    """A converter for numbers from `low` to `high`."""

    def convert(value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise ValueError(f"is a number from {low:g} to {high:g}, not {value!r}")
        return float(value)

    return convert
