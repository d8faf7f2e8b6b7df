"""Error typologies as files: TOML ⇄ one frozen value. See corpora/mqm/core.toml for all that such a file may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from app import corpora
from app.errors import InputError
from app.model import Category, Typology
from app.settings import tables
from app.settings.tables import Table, number, text

CORE = "core"  # the typology of whoever asks for none
SUFFIX = ".toml"
MOST = 300  # categories; MQM Full has fewer
LANGUAGES = ("uk", "vi")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")


def named(name: str) -> Typology:
    """The typology shipped under this name, or the one in the file at this path."""
    if re.fullmatch(r"[\w-]+", name) and corpora.typology(name).exists():
        return _shipped(name)
    path = Path(name)
    if not path.exists() and not name.endswith(SUFFIX):
        there = ", ".join(corpora.typologies())
        raise InputError(f"{name}: no such error typology; there is {there}, or give the path of a {SUFFIX} file")
    return read(path)


def read(path: Path) -> Typology:
    """The typology in a TOML file."""
    return from_table(tables.read(path), str(path), path.stem)


def from_table(table: Mapping[str, Any], where: str, name: str = CORE) -> Typology:
    """The typology in a mapping, as TOML or a project keeps it; `where` is for the error line."""
    top = Table(table, where)
    name = top.take("name", name, _line)
    none: tuple[Category, ...] = ()
    categories = top.take("categories", none, lambda value: _categories(value, where))
    known = {one.id for one in categories}
    nothing: dict[str, str] = {}
    of_checks = top.take("checks", nothing, lambda value: _of_checks(value, known))
    top.done()
    if not categories:
        raise InputError(f"{where}: a typology wants one [[categories]] table or more")
    return Typology(name, categories, of_checks)


def to_table(typology: Typology) -> dict[str, Any]:
    """The mapping that `from_table` reads, with plain values only."""
    return {
        "name": typology.name,
        "categories": [_of_category(one) for one in typology.categories],
        "checks": dict(typology.of_checks),
    }


@lru_cache(maxsize=4)
def _shipped(name: str) -> Typology:
    return read(corpora.typology(name))


def _categories(value: Any, where: str) -> tuple[Category, ...]:
    if not isinstance(value, list) or len(value) > MOST:
        raise ValueError(f"wants [[categories]] tables, {MOST} at most")
    made: list[Category] = []
    seen = {""}
    for place, one in enumerate(value, 1):
        category = _category(one, where, place)
        if category.id in seen:
            raise ValueError(f"has {category.id!r} twice")
        if category.parent not in seen:
            raise ValueError(f"has {category.id!r} before its parent {category.parent!r}")
        seen.add(category.id)
        made.append(category)
    return tuple(made)


def _category(value: Any, where: str, place: int) -> Category:
    called = value.get("id", place) if isinstance(value, Mapping) else place
    table = Table(value, where, f"categories.{called}")
    identity = table.take("id", "", _identity)
    made = Category(
        id=identity,
        label=table.take("label", identity, _line),
        about=table.take("about", "", text),
        labels={language: label for language in LANGUAGES if (label := table.take(language, "", _line_or_none))},
        weight=table.take("weight", 1.0, number(0, 1000)),
        google=table.take("google", "", text),
    )
    table.done()
    if not identity:
        raise table.wrong("id", "is missing: every category needs one")
    return made


def _of_category(one: Category) -> dict[str, Any]:
    said: dict[str, Any] = {"id": one.id, "label": one.label, **one.labels}
    said |= {key: value for key, value in (("about", one.about), ("google", one.google)) if value}
    return said if one.weight == 1.0 else said | {"weight": one.weight}


def _of_checks(value: Any, known: set[str]) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise ValueError(f"wants a table of checks, each with a category, not {value!r}")
    for check, category in value.items():
        if category not in known:
            raise ValueError(f"puts {check!r} under {category!r}, which is no category here")
    return {str(check): str(category) for check, category in value.items()}


def _identity(value: Any) -> str:
    if not _ID.fullmatch(text(value)) or len(value) > 100:
        raise ValueError(f"is made of small letters, digits and hyphens, with a slash between levels, not {value!r}")
    return text(value)


def _line_or_none(value: Any) -> str:
    return _line(value) if value else ""


def _line(value: Any) -> str:
    line = text(value).strip()
    if not line or len(line) > 80 or not line.isprintable():
        raise ValueError(f"is one line of 1 to 80 characters, not {line[:80]!r}")
    return line
