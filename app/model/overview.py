"""Where a project stands in numbers, as pictures and tables show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.model.basics import Severity

RISK_STEP = 10  # risks are counted by tens: 0 to 9, 10 to 19 … 90 to 100


@dataclass(frozen=True, slots=True)
class DocumentCount:
    """A document in numbers. `risk` is the mean of the segments that were checked; words are those of the target."""

    id: int
    title: str
    segments: int
    words: int
    risk: float
    reviewed: int  # approved ones too
    findings: int  # open ones

    @property
    def findings_per_thousand(self) -> float:
        """Open findings for each 1,000 words; 0 where there are no words."""
        return 1000 * self.findings / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Day:
    """How many segments were reviewed (approved ones too) and approved at the end of a day, by the clock of here."""

    date: date
    reviewed: int
    approved: int


@dataclass(frozen=True, slots=True)
class Overview:
    """A project in numbers. `risks` counts checked segments by tens; `findings` open ones by check and severity;
    `days` are those on which a state changed, the last one as things stand now.
    """

    segments: int = 0
    risks: tuple[int, ...] = (0,) * RISK_STEP
    unchecked: int = 0
    findings: Mapping[str, Mapping[Severity, int]] = field(default_factory=dict)
    documents: tuple[DocumentCount, ...] = ()
    days: tuple[Day, ...] = ()
