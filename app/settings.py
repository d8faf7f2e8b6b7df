"""How a project wants to be judged: one frozen value, read from TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from app.errors import InputError
from app.model import Severity

PREFERENCES = ("first", "most-frequent")
LANGUAGES = {"source_lang": "vi", "target_lang": "uk"}  # the pair whose names and numbers are understood


@dataclass(frozen=True, slots=True)
class Settings:
    """What to check and how to judge names. The defaults are calm: a steady form is no fault.

    `profile` names a transcription profile shipped with the program or a path to one; `profile_rows` are put before
    its own rows, each «part | vietnamese | context | ukrainian», so that a house style is a few lines. `prefer` says
    which of several forms of a name counts as right when nobody has decided: the first in the text (the custom of
    published annotation guidelines) or the most frequent. `term_base` is the path of a CSV or TBX file with names
    whose forms count before those. `disabled` and `severities` are by check id.
    """

    source_lang: str = "vi"
    target_lang: str = "uk"
    profile: str = "practical"
    profile_rows: tuple[str, ...] = ()
    enforce_profile: bool = False
    term_base: str = ""
    prefer: str = "first"
    disabled: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    fail_on: Severity = Severity.MAJOR

    def without(self, *checks: str) -> Settings:
        """The same settings with some checks switched off."""
        return replace(self, disabled=self.disabled | set(checks))


def read(path: Path) -> Settings:
    """The settings in a TOML file; an unknown key or value is an InputError that names it."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not a TOML file: {error}") from error
    return from_table(table, str(path))


def from_table(table: Mapping[str, Any], where: str) -> Settings:
    """The settings in a mapping, as TOML or a project file keeps it; `where` is for the error line."""
    known = {item.name for item in fields(Settings)}
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in known:
            raise InputError(f"{where}: {key!r} is no setting; the settings are {', '.join(sorted(known))}")
        values[name] = _converted(name, value, where)
    return Settings(**values)


def to_table(settings: Settings) -> dict[str, Any]:
    """The mapping that `from_table` reads, with plain values only."""
    return {
        "source_lang": settings.source_lang,
        "target_lang": settings.target_lang,
        "profile": settings.profile,
        "profile_rows": list(settings.profile_rows),
        "enforce_profile": settings.enforce_profile,
        "term_base": settings.term_base,
        "prefer": settings.prefer,
        "disabled": sorted(settings.disabled),
        "severities": {check: severity.label for check, severity in settings.severities.items()},
        "fail_on": settings.fail_on.label,
    }


def _converted(name: str, value: Any, where: str) -> Any:
    try:
        if name == "disabled":
            return frozenset(_text(item) for item in value)
        if name == "profile_rows":
            return tuple(_text(item) for item in value)
        if name == "severities":
            return {check: Severity.of(_text(label)) for check, label in dict(value).items()}
        if name == "fail_on":
            return Severity.of(_text(value))
        if name == "enforce_profile":
            if not isinstance(value, bool):
                raise ValueError("is true or false")
            return value
        if name in LANGUAGES and value != LANGUAGES[name]:
            raise ValueError(f"is {LANGUAGES[name]!r}: no other language is understood yet")
        if name == "prefer" and value not in PREFERENCES:
            raise ValueError(f"is one of {', '.join(PREFERENCES)}")
        return _text(value)
    except (ValueError, TypeError) as error:
        raise InputError(f"{where}: {name} {error}") from error


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"wants text, not {value!r}")
    return value
