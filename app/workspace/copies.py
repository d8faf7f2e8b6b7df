"""A copy of a project as it is at this moment, while people go on working in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.model import Progress
from app.store import Place, ServerPlace, backup, place_of
from app.store.copies import CopyPlace
from app.store.places import FilePlace
from app.store.team import backup as of_team


def back_up(where: Path | str | Place, copy: Path) -> Iterator[Progress]:
    """Writes the project to a new file, which opens like any other; there is none where it is stopped or fails.

    Of a team's project it is what stands on the server, so OfflineError while that cannot be reached.
    """
    place = place_of(where)
    if isinstance(place, CopyPlace):
        place = place.server
    if isinstance(place, ServerPlace):
        return of_team.into_file(place, copy)
    assert isinstance(place, FilePlace)  # noqa: S101 (there is no third kind)
    return backup.back_up(place.path, copy)
