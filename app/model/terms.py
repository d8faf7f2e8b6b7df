"""Terms: what a term base says of a concept, the places its terms stand at, and a line of the term ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.model.basics import Span
from app.model.names import NameDecision, NameForm


class TermStatus(StrEnum):
    """What a term base says of a term (the administrative status of ISO 12620)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Term:
    """A Ukrainian term for a concept, in its dictionary form; `reason` says why a forbidden one is."""

    text: str
    status: TermStatus = TermStatus.PREFERRED
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """What several terms mean. The first Vietnamese one names it, the others are its synonyms and abbreviations.

    `chosen` where the project's own term base has it, not only the one shipped with the program.
    """

    id: str
    domain: str
    vietnamese: tuple[str, ...]
    ukrainian: tuple[Term, ...]
    note: str = ""
    chosen: bool = False

    @property
    def name(self) -> str:
        """The term that names the concept to people."""
        return self.vietnamese[0]

    @property
    def preferred(self) -> str:
        """The preferred Ukrainian term, or nothing."""
        return next((term.text for term in self.ukrainian if term.status is TermStatus.PREFERRED), "")

    def term(self, text: str) -> Term | None:
        """What the term base says of this Ukrainian term, None where it does not have it."""
        return next((term for term in self.ukrainian if term.text == text), None)


@dataclass(frozen=True, slots=True)
class TermMention:
    """One place where a concept stands in a source and, where it was found, in the target.

    `form` is the Ukrainian term in its dictionary form, as the term base has it or as it was made out from the
    place; nothing where the target has none.
    """

    concept: str
    segment: int
    source_span: Span
    target_span: Span | None = None
    form: str = ""
    written: str = ""


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A line of the term ledger. `verdict` is consistent, inconsistent or missing, as for a name."""

    concept: str
    term: str
    domain: str
    forms: tuple[NameForm, ...]
    verdict: str
    preferred: str = ""
    preferred_because: str = ""
    missing: Sequence[int] = ()  # a tuple, or `Places`
    decision: NameDecision | None = None
    note: str = ""
