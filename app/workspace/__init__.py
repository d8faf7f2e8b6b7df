"""The use cases: all that the window and the command line may ask of the core."""

from __future__ import annotations

from app.checks import CHECKS
from app.corpora import sample as sample_texts
from app.errors import FetchError, ForbiddenError, InputError, ProjectError, SwappedTextsError, ZvirkaError
from app.workspace.handing_out import version
from app.workspace.project import Workspace
from app.workspace.trial import Trial, align_texts, check_file, check_texts, fetch_article, transcribe

__all__ = [
    "FetchError",
    "ForbiddenError",
    "InputError",
    "ProjectError",
    "SwappedTextsError",
    "Trial",
    "Workspace",
    "ZvirkaError",
    "align_texts",
    "check_file",
    "check_labels",
    "check_texts",
    "fetch_article",
    "sample_texts",
    "transcribe",
    "version",
]


def check_labels() -> dict[str, str]:
    """The English name of every check by its id."""
    return {check.id: check.label for check in CHECKS}
