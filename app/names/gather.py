"""The names of one document's segments: found in every source, followed into every target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.model import Mention, Segment
from app.names.find import find, find_all, persons_of
from app.names.follow import follow


def gather(segments: Sequence[Segment]) -> Iterator[tuple[int, list[Mention]]]:
    """Each segment's id with its mentions, in order; short forms are resolved within these segments."""
    names = find_all([segment.source for segment in segments])
    for segment, found in zip(segments, names, strict=True):
        yield segment.id, follow(found, segment.target, segment.id)


def persons(segments: Sequence[Segment]) -> dict[str, str]:
    """Short forms of the persons named in full in these segments (see `find.persons_of`)."""
    return persons_of(name for segment in segments for name in find(segment.source))
