"""Settings that name what the program does not have are refused before they quietly do nothing."""

from __future__ import annotations

from pathlib import Path

from app import checks
from app.formats import names
from app.names import transcription
from app.settings import Settings


def must_be_known(settings: Settings, where: str) -> None:
    """InputError where a check, a parameter of one or a transcription profile of the settings does not exist."""
    checks.refuse_unknown(settings.quality, where)
    transcription.load(settings.profile, settings.profile_rows)
    if settings.term_base:
        names.read(Path(settings.term_base))


def terms_of(settings: Settings) -> dict[str, str]:
    """The forms of names in the project's term base; none where the file is no longer there, which stops no review."""
    path = Path(settings.term_base)
    if not settings.term_base or not path.is_file():
        return {}
    return {record.name: record.decision.form for record in names.read(path) if record.decision.form}
