"""The settings of a project: one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from app.errors import InputError
from app.model import CALM, Quality, Severity, Typology
from app.settings import quality as quality_files
from app.settings import tables
from app.settings import typology as typology_files

PREFERENCES = ("first", "most-frequent")
LANGUAGES = {"source_lang": "vi", "target_lang": "uk"}  # the pair whose names and numbers are understood
SHORT_FOR_QUALITY = ("disabled", "severities")  # older words: changes to the quality profile


@dataclass(frozen=True, slots=True)
class Settings:
    """How to judge names and texts. The defaults are calm: a steady form is no fault.

    `quality` is the quality profile: which checks run, how strictly, what blocks sign-off. `profile` is another
    thing: it names a transcription profile shipped with the program or a path to one; `profile_rows` are put before
    its own rows, each «part | vietnamese | context | ukrainian», so that a house style is a few lines. `prefer` says
    which of several forms of a name counts as right when nobody has decided: the first in the text (the custom of
    published annotation guidelines) or the most frequent. `term_base` is the path of a CSV or TBX file with names
    and terms whose forms count before those, `starter_terms` whether the terms shipped with the program count too.
    `typology` are the kinds of errors people mark in a translation.
    `dictionary` is the folder of a Hunspell dictionary (uk_UA), for the case that it is not where systems have it.
    `semantic`: whether what sentences mean, by embeddings, takes part in alignment and risk, where it is installed.
    """

    source_lang: str = "vi"
    target_lang: str = "uk"
    profile: str = "practical"
    profile_rows: tuple[str, ...] = ()
    enforce_profile: bool = False
    term_base: str = ""
    starter_terms: bool = True
    dictionary: str = ""
    semantic: bool = False
    prefer: str = "first"
    quality: Quality = CALM
    typology: Typology = field(default_factory=lambda: typology_files.named(typology_files.CORE))
    fail_on: Severity = Severity.MAJOR

    def without(self, *checks: str) -> Settings:
        """The same settings with some checks switched off."""
        return replace(self, quality=self.quality.without(*checks))


def read(path: Path) -> Settings:
    """The settings in a TOML file; an unknown key or value is an InputError that names it."""
    return from_table(tables.read(path), str(path))


def from_table(table: Mapping[str, Any], where: str) -> Settings:
    """The settings in a mapping, as TOML or a project file keeps it; `where` is for the error line.

    The quality profile is named, or stands there whole; `disabled` and `severities` change it.
    """
    known = {item.name for item in fields(Settings)} | set(SHORT_FOR_QUALITY)
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in known:
            raise InputError(f"{where}: {key!r} is no setting; the settings are {', '.join(sorted(known))}")
        values[name] = _converted(name, value, where)
    disabled, severities = (values.pop(name, ()) for name in SHORT_FOR_QUALITY)
    quality = values.get("quality", CALM).without(*sorted(disabled)).weighed(dict(severities))
    return Settings(**values | {"quality": quality})


def to_table(settings: Settings) -> dict[str, Any]:
    """The mapping that `from_table` reads, with plain values only."""
    return {
        "source_lang": settings.source_lang,
        "target_lang": settings.target_lang,
        "profile": settings.profile,
        "profile_rows": list(settings.profile_rows),
        "enforce_profile": settings.enforce_profile,
        "term_base": settings.term_base,
        "starter_terms": settings.starter_terms,
        "dictionary": settings.dictionary,
        "semantic": settings.semantic,
        "prefer": settings.prefer,
        "quality": quality_files.to_table(settings.quality),
        "typology": _of_typology(settings.typology),
        "fail_on": settings.fail_on.label,
    }


def _of_typology(typology: Typology) -> Any:
    """The name of the one that is shipped, any other one whole: a project has to be able to travel."""
    shipped = typology_files.named(typology_files.CORE)
    return typology.name if typology == shipped else typology_files.to_table(typology)


def _converted(name: str, value: Any, where: str) -> Any:
    try:
        if name == "quality":
            return quality_files.named(value) if isinstance(value, str) else quality_files.from_table(value, where)
        if name == "typology":
            return typology_files.named(value) if isinstance(value, str) else typology_files.from_table(value, where)
        if name in ("disabled", "profile_rows"):
            return tables.texts(value)
        if name == "severities":
            return {check: Severity.of(tables.text(label)) for check, label in dict(value).items()}
        if name == "fail_on":
            return Severity.of(tables.text(value))
        if name in ("enforce_profile", "starter_terms", "semantic"):
            return tables.flag(value)
        if name in LANGUAGES and value != LANGUAGES[name]:
            raise ValueError(f"is {LANGUAGES[name]!r}: no other language is understood yet")
        if name == "prefer" and value not in PREFERENCES:
            raise ValueError(f"is one of {', '.join(PREFERENCES)}")
        return tables.text(value)
    except (ValueError, TypeError) as error:
        raise InputError(f"{where}: {name} {error}") from error
