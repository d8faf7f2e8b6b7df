"""Term bases as files. One file may hold decided names, terms, or in TBX both."""

from __future__ import annotations

from pathlib import Path

from app.errors import InputError
from app.formats import files, names, terms_csv, terms_tbx
from app.model import Concept, NameRecord
from app.text.words import syllables


def read(path: Path) -> tuple[list[NameRecord], list[Concept]]:
    """The names and the concepts of a CSV or TBX file; InputError for an unknown suffix or a broken file."""
    suffix = path.suffix.lower()
    if suffix not in names.NAME_FORMATS:
        raise InputError(f"{files.named(path)}: a term base is {' or '.join(names.NAME_FORMATS)}; use such a name")
    data, where = files.read(path), files.named(path)
    if suffix == ".tbx":
        concepts = [one for one in terms_tbx.read(data, where) if one.domain or not _is_name(one.name)]
        of_terms = {one.name for one in concepts}
        return [one for one in names.read(path) if one.name not in of_terms], concepts
    if terms_csv.has_terms(data, where):
        return [], terms_csv.read(data, where)
    return names.read(path), []


def _is_name(term: str) -> bool:
    """Whether each of several syllables has a capital and small letters: Lạng Sơn, but not Tỉnh ủy, MTTQ, Đảng."""
    parts = syllables(term)
    return len(parts) > 1 and all(part.capital and not part.text.isupper() for part in parts)
