"""Settings that name what the program does not have are refused before they quietly do nothing."""

from __future__ import annotations

from app.checks import CHECKS
from app.errors import InputError
from app.names import transcription
from app.settings import Settings


def must_be_known(settings: Settings, where: str) -> None:
    """InputError where a check or a transcription profile of the settings does not exist."""
    known = {check.id for check in CHECKS}
    strange = sorted((settings.disabled | set(settings.severities)) - known)
    if strange:
        raise InputError(f"{where}: {strange[0]!r} is no check; the checks are {', '.join(sorted(known))}")
    transcription.load(settings.profile, settings.profile_rows)
