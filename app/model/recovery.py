"""What came out of reading a damaged project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recovered:
    """How much of a damaged project file is in the new one.

    `pages` the file has (of 4 KiB, as a rule), `damaged` of them were needed and could not be used. `kept` and `lost`
    count documents, segments in the text and events; `kept` also decisions (on findings, names and terms), comments and
    annotations, of which nobody can tell how many there were.
    """

    pages: int
    damaged: int
    kept: Mapping[str, int]
    lost: Mapping[str, int]

    @property
    def whole(self) -> bool:
        """Whether nothing is known to be lost."""
        return not self.damaged and not any(self.lost.values())
