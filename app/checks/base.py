"""What a check is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from app.checks.sections import section_of
from app.model import Finding, Message, Segment, Severity, Span
from app.names.ledger import NameLedger


class Check(ABC):
    """Something that can be wrong. `id` is stable and used in files; `label` is for people.

    `default_on` says whether it runs where a quality profile says nothing of it. Numbers that people may want
    otherwise are fields of a frozen dataclass, see `app.checks.parameters`.
    """

    id: ClassVar[str]
    label: ClassVar[str]
    severity: ClassVar[Severity]
    default_on: ClassVar[bool] = True

    @property
    def section(self) -> str:
        """The section it belongs to: profiles switch one on and off as a whole."""
        return section_of(type(self).__module__)

    def finding(
        self,
        segment: Segment,
        message: Message,
        *,
        source: Span | None = None,
        target: Span | None = None,
        fix: str | None = None,
        subject: str = "",
    ) -> Finding:
        """A finding of this check."""
        return Finding(self.id, segment, message, self.severity, source, target, fix, subject)


class SegmentCheck(Check):
    """A check that needs one segment only: text in, findings out, no state between segments."""

    @abstractmethod
    def find(self, segment: Segment) -> Iterator[Finding]:
        """What is wrong in the segment."""


class NameCheck(Check):
    """A check of the name ledger: one segment is judged by what holds in the whole project."""

    @abstractmethod
    def find(self, ledger: NameLedger, segment: Segment) -> Iterator[Finding]:
        """What is wrong with the names of the segment."""
