"""Terms: what the term ledger knows, told as findings at the places concerned."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import replace

from app.checks.base import Check
from app.model import Concept, Finding, Message, Segment, Severity, TermMention, TermStatus
from app.terms.ledger import DECISION, TERM_BASE, Judged, TermLedger

_ELSEWHERE = "{term} is «{form}» here, but «{preferred}» elsewhere"
_DECIDED = "{term} is «{form}» here, but «{preferred}» was decided on"
_IN_BASE = "{term} is «{form}» here, but the term base has «{preferred}»"
_FORBIDDEN = "«{form}» is not to be used for {term}; the term base has «{preferred}»"
_REASONED = "«{form}» is not to be used for {term}; the term base has «{preferred}»: {reason}"


class TermCheck(Check):
    """A check of the term ledger: one segment is judged by what holds in the whole project."""

    @abstractmethod
    def find(self, ledger: TermLedger, segment: Segment) -> Iterator[Finding]:
        """What is wrong with the terms of the segment."""

    def told(self, ledger: TermLedger, segment: Segment, mention: TermMention, message: Message) -> Finding:
        """A finding at a mention."""
        return self.finding(
            segment,
            message,
            source=mention.source_span,
            target=mention.target_span,
            fix=ledger.fix(mention),
            subject=ledger.base[mention.concept].name,
        )


class TermInconsistent(TermCheck):
    """A term is rendered in one way; case endings do not count, nor do terms that the term base admits."""

    id = "term-inconsistent"
    label = "Term in two wordings"
    severity = Severity.MINOR

    def find(self, ledger: TermLedger, segment: Segment) -> Iterator[Finding]:
        for mention in ledger.mentions(segment.id):
            judged, concept = ledger.judge(mention.concept), ledger.base[mention.concept]
            if not is_other(mention, concept, judged):
                continue
            message = Message.of(
                _DECIDED if judged.because == DECISION else _IN_BASE if judged.because == TERM_BASE else _ELSEWHERE,
                term=mention.source_span.of(segment.source),
                form=mention.form,
                preferred=judged.preferred,
            )
            yield self.told(ledger, segment, mention, message)


class TermForbidden(TermCheck):
    """A term stands there that the term base forbids."""

    id = "term-forbidden"
    label = "Forbidden term"
    severity = Severity.MAJOR

    def find(self, ledger: TermLedger, segment: Segment) -> Iterator[Finding]:
        for mention in ledger.mentions(segment.id):
            judged, concept = ledger.judge(mention.concept), ledger.base[mention.concept]
            term = concept.term(mention.form)
            if not is_forbidden(mention, concept, judged) or is_other(mention, concept, judged) or term is None:
                continue
            message = Message.of(
                _REASONED if term.reason else _FORBIDDEN,
                form=mention.form,
                term=concept.name,
                preferred=concept.preferred,
                reason=term.reason,
            )
            found = self.told(ledger, segment, mention, message)
            yield found if concept.chosen else replace(found, severity=Severity.MINOR)


class TermMissing(TermCheck):
    """A term of the source has one of its Ukrainian terms in the translation.

    A concept that only the shipped term base has is told as a hint, and only where the project uses a term for it
    elsewhere: its words are nobody's choice. The ledger lists the others.
    """

    id = "term-missing"
    label = "Term without a rendering"
    severity = Severity.MINOR

    def find(self, ledger: TermLedger, segment: Segment) -> Iterator[Finding]:
        told = set[str]()
        for mention in ledger.mentions(segment.id):
            if mention.form or mention.concept in told:
                continue
            told.add(mention.concept)
            concept, judged = ledger.base[mention.concept], ledger.judge(mention.concept)
            if not concept.chosen and not judged.preferred:
                continue
            preferred = judged.preferred or concept.preferred
            text = "no term for {term} is found; expected «{preferred}»"
            message = Message.of(text, term=concept.name, preferred=preferred)
            found = self.told(ledger, segment, mention, message)
            yield found if concept.chosen else replace(found, severity=Severity.INFO)


def is_other(mention: TermMention, concept: Concept, judged: Judged) -> bool:
    """Whether a mention departs from the term that is used elsewhere, or was decided on."""
    if not mention.form or judged.is_right(mention.form):
        return False
    if judged.because == DECISION:
        return True
    return not is_forbidden(mention, concept, judged) or (judged.several and not concept.chosen)


def is_forbidden(mention: TermMention, concept: Concept, judged: Judged) -> bool:
    """Whether the term base forbids what stands there, and nobody decided otherwise."""
    term = concept.term(mention.form)
    if term is None or term.status is not TermStatus.FORBIDDEN:
        return False
    return judged.because != DECISION or not judged.is_right(mention.form)


TERM_CHECKS: tuple[TermCheck, ...] = (TermInconsistent(), TermForbidden(), TermMissing())
