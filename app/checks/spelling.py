"""Spelling, by the Ukrainian dictionary of the machine where there is one (see `app.text.spelling`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.base import Check
from app.model import Finding, Message, Segment, Severity
from app.terms.ledger import TermLedger
from app.text.spelling import Speller

_OF_A_NAME = re.compile("[сзц]ьк")  # «лангшонського»: an adjective made from a name


class Spelling(Check):
    """Words are spelled as the dictionary has them; names, terms and foreign words are left alone.

    Off by itself: no dictionary knows all words, and on published translations it tells more than is right.
    """

    id = "spelling"
    label = "Word the dictionary does not know"
    severity = Severity.MINOR
    default_on = False

    def find(self, terms: TermLedger, speller: Speller, segment: Segment) -> Iterator[Finding]:
        """The words of the target that are not known."""
        of_terms = [one.target_span for one in terms.mentions(segment.id) if one.target_span is not None]
        for word in speller.unknown(segment.target):
            if _OF_A_NAME.search(word.text) or any(word.span.overlaps(span) for span in of_terms):
                continue
            message = Message.of("«{word}» is not in the dictionary", word=word.text)
            yield self.finding(segment, message, target=word.span)


SPELLING_CHECKS: tuple[Spelling, ...] = (Spelling(),)
