"""The ledger of terms: what each concept is called, which term counts as right, and what departs from it.

It is kept by segment, in tables of an index. Putting a segment says in which segments findings may differ by that:
only in itself, unless another term became the right one, so that an edit among a million segments stays cheap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from app.index import Index
from app.model import (
    Concept,
    NameDecision,
    NameForm,
    NameVerdict,
    Places,
    Segment,
    TermEntry,
    TermMention,
    TermStatus,
)
from app.terms.base import TermBase
from app.terms.follow import follow
from app.terms.mentions import Mentions, Way
from app.terms.target import in_case

DECISION, TERM_BASE, FIRST = "decision", "term base", "first form"


@dataclass(frozen=True, slots=True)
class Judged:
    """What holds of a concept in the whole project: the term in force and those that may stand beside it."""

    preferred: str
    because: str
    right: frozenset[str]
    several: bool  # whether it is called in more than one way

    def is_right(self, form: str) -> bool:
        return form in self.right


NOTHING = Judged("", "", frozenset(), several=False)


class TermLedger:
    """Mentions by segment, judged by concept. `decisions` maps a concept's id to what people chose for it.

    The preferred term is, in this order: the decided one, that of the project's own term base, the first one in the
    text that is not forbidden. What a term base admits may stand beside it, unless people decided on one form.
    An index that has mentions already was filled with the same term base.
    """

    def __init__(
        self, base: TermBase, decisions: Mapping[str, NameDecision] | None = None, index: Index | None = None
    ) -> None:
        self.base = base
        self._decisions = dict(decisions or {})
        self._mentions = Mentions(index or Index())
        self._judged: dict[str, Judged] = {}
        self._entries: dict[str, tuple[tuple[int, int], TermEntry]] = {}  # with the place of the first mention
        self._stale: set[str] | None = None  # concepts whose entries are to be made anew; None for all of them

    def put(self, segment: Segment) -> set[int]:
        """Read a segment as it is now; where findings may differ by it, itself left out."""
        return self._replace(segment.id, follow(self.base, segment) if len(self.base) else ())

    def drop(self, segment: int) -> set[int]:
        """Forget a segment; where findings may differ by it."""
        return self._replace(segment, ())

    def place(self, order: Sequence[int]) -> set[int]:
        """The segments of one document stand as the index says now, which was told of this order before.

        The segments where findings may differ by that.
        """
        concepts, ways = self._mentions.to_move(order)
        before = {concept: self._standing(concept) for concept in concepts}
        self._mentions.move(order, ways)
        self._touch(concepts)
        return self._differing(before)

    def decide(self, decisions: Mapping[str, NameDecision]) -> set[int]:
        """Take over what was decided; the segments where findings may differ."""
        changed = {one for one in {*decisions, *self._decisions} if decisions.get(one) != self._decisions.get(one)}
        self._decisions = dict(decisions)
        self._touch(changed)
        self._forget_judged(changed)
        return {number for concept in changed for number in self._mentions.segments(concept)}

    def forget(self, decisions: Mapping[str, NameDecision] | None = None) -> None:
        """Trust nothing but the index: it was taken back. With what is decided, where that is another thing now."""
        if decisions is not None:
            self._decisions = dict(decisions)
        self._judged.clear()
        self._entries.clear()
        self._stale = None

    def mentions(self, segment: int) -> tuple[TermMention, ...]:
        """The terms that stand in a segment."""
        return self._mentions.of_segment(segment)

    def places(self, concept: str, form: str | None = None) -> list[TermMention]:
        """Where a concept stands, in all forms or in one, in the order of the text."""
        return self._mentions.places(concept, form)

    def judge(self, concept: str) -> Judged:
        """What holds of a concept; nothing where it stands nowhere."""
        return self._standing(concept) or NOTHING

    def fix(self, mention: TermMention) -> str | None:
        """The preferred term in the case that stands there, where that is certain."""
        preferred = self.judge(mention.concept).preferred or self.base[mention.concept].preferred
        return in_case(mention.written, mention.form, preferred) if preferred and mention.form else None

    def entries(self) -> tuple[TermEntry, ...]:
        """The whole ledger as values: inconsistent concepts first, then as they come in the text."""
        order = {"inconsistent": 0, "missing": 1, "consistent": 2}
        for concept in self._mentions.concepts() if self._stale is None else self._stale:
            self._entries.pop(concept, None)
            if ways := self._mentions.ways(concept):
                self._entries[concept] = ways[0].first, self._entry(concept, ways)
        self._stale = set()
        made = sorted(self._entries.values(), key=lambda one: (order[one[1].verdict], one[0][0], one[1].concept))
        return tuple(entry for _, entry in made)

    def _replace(self, segment: int, mentions: tuple[TermMention, ...]) -> set[int]:
        old = self._mentions.of_segment(segment)
        if old == mentions:
            return set()
        touched = {mention.concept for mention in (*old, *mentions)}
        before = {concept: self._standing(concept) for concept in touched}
        shifted = self._mentions.take(segment) if old else set()
        if mentions:
            shifted |= self._mentions.add(segment, mentions)
        self._touch(touched)
        return self._differing({concept: before[concept] for concept in shifted}) - {segment}

    def _differing(self, before: Mapping[str, Judged | None]) -> set[int]:
        """Where a form departs from what is right now or was until now, and where one is missing; if that changed."""
        self._forget_judged(before)
        found = set[int]()
        for concept, was in before.items():
            now = self._standing(concept)
            if was is None or now is None or now == was:
                continue
            for form in self._mentions.forms(concept):
                if not (now.is_right(form) and was.is_right(form)):
                    found.update(self._mentions.segments(concept, form))
        return found

    def _touch(self, concepts: Iterable[str]) -> None:
        if self._stale is not None:
            self._stale.update(concepts)

    def _forget_judged(self, concepts: Iterable[str]) -> None:
        for concept in concepts:
            self._judged.pop(concept, None)

    def _standing(self, concept: str) -> Judged | None:
        """What holds of a concept, None where it stands nowhere."""
        if concept not in self._judged:
            forms = self._mentions.forms(concept)
            if not forms:
                return None
            self._judged[concept] = self._judge(self.base[concept], forms)
        return self._judged[concept]

    def _judge(self, concept: Concept, forms: Sequence[str]) -> Judged:
        """What holds of a concept with these forms, in the order of the text."""
        there = [form for form in forms if form]
        decision = self._decisions.get(concept.id)
        if decision is not None and decision.form:
            beside = decision.forms if decision.verdict is not NameVerdict.FORM else (decision.form,)
            return Judged(decision.form, DECISION, frozenset(beside), len(there) > 1)
        right = {term.text for term in concept.ukrainian if term.status is not TermStatus.FORBIDDEN}
        if concept.chosen and concept.preferred:
            return Judged(concept.preferred, TERM_BASE, frozenset(right), len(there) > 1)
        forbidden = {term.text for term in concept.ukrainian if term.status is TermStatus.FORBIDDEN}
        usable = [form for form in there if form not in forbidden]
        if not usable:
            return Judged("", "", frozenset(right), several=False)
        first = min(usable, key=lambda form: form not in right)
        return Judged(first, FIRST, frozenset(right | {first}), len(there) > 1)

    def _entry(self, number: str, ways: Sequence[Way]) -> TermEntry:
        concept, judged = self.base[number], self.judge(number)
        forms: dict[str, dict[str, int]] = {}
        for way in ways:
            if way.form:
                forms.setdefault(way.form, {})[way.written] = way.count
        wrong = [form for form in forms if not judged.is_right(form)]
        return TermEntry(
            concept=number,
            term=concept.name,
            domain=concept.domain,
            forms=tuple(NameForm(form, written, self._segments(number, form)) for form, written in forms.items()),
            verdict="inconsistent" if wrong else "consistent" if forms else "missing",
            preferred=judged.preferred or concept.preferred,
            preferred_because=judged.because,
            missing=self._segments(number, "", sum(way.segments for way in ways if not way.form)),
            decision=self._decisions.get(number),
            note=concept.note,
        )

    def _segments(self, concept: str, form: str, count: int | None = None) -> Places:
        return Places(partial(self._mentions.segments, concept, form), count)
