"""Places in a text, messages for people, and how much a finding matters."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Severity(IntEnum):
    """How much a finding matters; ordered, so that `>=` means "at least as bad"."""

    INFO = 0
    MINOR = 1
    MAJOR = 2
    CRITICAL = 3

    @property
    def label(self) -> str:
        """The word used in files and on the command line."""
        return self.name.lower()

    @classmethod
    def of(cls, label: str) -> Severity:
        """The severity written as `label`; ValueError names the ones there are."""
        for severity in cls:
            if severity.label == label:
                return severity
        raise ValueError(f"{label!r} is no severity; use info, minor, major or critical")


class Light(StrEnum):
    """What the checks say of a segment. There is no green: no finding does not mean good."""

    RED = "red"
    AMBER = "amber"
    NONE = "none"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a text: `text[start:end]`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0 or later, not {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The marked part of `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """The same place after `by` characters were put in front of it."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for people, kept translatable: English words with {placeholders}, and their values."""

    text: str
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, text: str, **values: object) -> Message:
        """The message with each placeholder's value as text."""
        return cls(text, tuple((name, str(value)) for name, value in values.items()))

    def filled(self, text: str) -> str:
        """`text` (the message itself or its translation) with the values put in."""
        return text.format(**dict(self.values))

    def __str__(self) -> str:
        return self.filled(self.text)
