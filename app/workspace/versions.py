"""The versions of a translation, out of the history."""

from __future__ import annotations

from collections.abc import Sequence

from app.model import Event, Segment, Version

IMPORT = "import"


def versions(segment: Segment, events: Sequence[Event]) -> list[Version]:
    """Every text a segment had, the newest first; `events` are those of its history, the newest first.

    The last is the text it came in with, or was made with by splitting.
    """
    found: list[Version] = []
    first = segment.target
    for event in events:
        for change in reversed(event.changes):
            if change.entity == "target" and change.key == str(segment.id) and change.before != change.after:
                found.append(Version(event.id, str(change.after), event.action, event.who.name, event.when))
                first = str(change.before)
    return [*found, Version(0, first, IMPORT)]
