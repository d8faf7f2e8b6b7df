"""The ledger of terms: what each concept is called, which term counts as right, and what departs from it.

It is kept by segment. Putting a segment says in which segments findings may differ by that: only in itself, unless
another term became the right one, so that an edit among ten thousand segments stays cheap.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.model import (
    Concept,
    NameDecision,
    NameForm,
    NameVerdict,
    Segment,
    TermEntry,
    TermMention,
    TermStatus,
)
from app.terms.base import TermBase
from app.terms.follow import follow
from app.terms.target import in_case

DECISION, TERM_BASE, FIRST = "decision", "term base", "first form"

_Place = tuple[tuple[int, int], int]  # a segment's rank and where in its source
_Forms = dict[str, dict[int, list[TermMention]]]  # by form and segment; the empty form is where there is none


@dataclass(frozen=True, slots=True)
class Judged:
    """What holds of a concept in the whole project: the term in force and those that may stand beside it."""

    preferred: str
    because: str
    right: frozenset[str]
    several: bool  # whether it is called in more than one way

    def is_right(self, form: str) -> bool:
        return form in self.right


_NOWHERE: _Place = ((-1, -1), -1)
NOTHING = Judged("", "", frozenset(), several=False)


class TermLedger:
    """Mentions by segment, judged by concept. `decisions` maps a concept's id to what people chose for it.

    The preferred term is, in this order: the decided one, that of the project's own term base, the first one in the
    text that is not forbidden. What a term base admits may stand beside it, unless people decided on one form.
    """

    def __init__(self, base: TermBase, decisions: Mapping[str, NameDecision] | None = None) -> None:
        self.base = base
        self._decisions = dict(decisions or {})
        self._by_segment: dict[int, tuple[TermMention, ...]] = {}
        self._by_concept: defaultdict[str, _Forms] = defaultdict(dict)
        self._judged: dict[str, Judged] = {}
        self._entries: dict[str, tuple[tuple[int, int], TermEntry]] = {}  # with the place of the first mention
        self._ranks: dict[int, tuple[int, int]] = {}
        self._firsts: dict[tuple[str, str], _Place] = {}  # by concept and form, as far as they were asked for

    def put(self, segment: Segment) -> set[int]:
        """Read a segment as it is now; where findings may differ by it, itself left out."""
        return self._replace(segment.id, follow(self.base, segment) if len(self.base) else ())

    def drop(self, segment: int) -> set[int]:
        """Forget a segment; where findings may differ by it."""
        return self._replace(segment, ())

    def place(self, order: Sequence[int]) -> set[int]:
        """The segments of one document stand in this order, if their numbers do not say so already.

        The segments where findings may differ by that.
        """
        first = min(order, default=0)
        self._ranks |= {segment: (first, rank) for rank, segment in enumerate(order)}
        before, self._judged = self._judged, {}
        self._entries.clear()
        self._firsts.clear()
        return {number for concept in list(before) for number in self._differing(concept, before[concept])}

    def decide(self, decisions: Mapping[str, NameDecision]) -> set[int]:
        """Take over what was decided; the segments where findings may differ."""
        changed = {one for one in {*decisions, *self._decisions} if decisions.get(one) != self._decisions.get(one)}
        self._decisions = dict(decisions)
        concerned = set[int]()
        for concept in changed & self._by_concept.keys():
            self._judged.pop(concept, None)
            self._entries.pop(concept, None)
            concerned |= {number for places in self._by_concept[concept].values() for number in places}
        return concerned

    def mentions(self, segment: int) -> tuple[TermMention, ...]:
        """The terms that stand in a segment."""
        return self._by_segment.get(segment, ())

    def places(self, concept: str, form: str | None = None) -> list[TermMention]:
        """Where a concept stands, in all forms or in one, in the order of the text."""
        wanted = [places for one, places in self._by_concept.get(concept, {}).items() if form is None or one == form]
        found = [mention for places in wanted for mentions in places.values() for mention in mentions]
        return sorted(found, key=lambda one: (self._rank(one.segment), one.source_span))

    def judge(self, concept: str) -> Judged:
        """What holds of a concept; nothing where it stands nowhere."""
        if concept not in self._by_concept:
            return NOTHING
        if concept not in self._judged:
            self._judged[concept] = self._judge(self.base[concept], self._by_concept[concept])
        return self._judged[concept]

    def fix(self, mention: TermMention) -> str | None:
        """The preferred term in the case that stands there, where that is certain."""
        preferred = self.judge(mention.concept).preferred or self.base[mention.concept].preferred
        return in_case(mention.written, mention.form, preferred) if preferred and mention.form else None

    def entries(self) -> tuple[TermEntry, ...]:
        """The whole ledger as values: inconsistent concepts first, then as they come in the text."""
        order = {"inconsistent": 0, "missing": 1, "consistent": 2}
        for concept, forms in self._by_concept.items():
            if concept not in self._entries:
                self._entries[concept] = min(self._place(concept, form) for form in forms)[0], self._entry(concept)
        made = sorted(self._entries.values(), key=lambda one: (order[one[1].verdict], one[0], one[1].concept))
        return tuple(entry for _, entry in made)

    def _replace(self, segment: int, mentions: tuple[TermMention, ...]) -> set[int]:
        old = self._by_segment.pop(segment, ())
        if mentions:
            self._by_segment[segment] = mentions
        touched = {mention.concept for mention in (*old, *mentions)}
        before = {concept: self._judged.get(concept) for concept in touched}
        for mention in old:
            forms = self._by_concept[mention.concept]
            forms[mention.form].pop(segment, None)
            if self._firsts.get((mention.concept, mention.form), _NOWHERE)[0] == self._rank(segment):
                del self._firsts[mention.concept, mention.form]
        for mention in mentions:
            self._by_concept[mention.concept].setdefault(mention.form, {}).setdefault(segment, []).append(mention)
            if (known := self._firsts.get((mention.concept, mention.form))) is not None:
                there = self._rank(segment), mention.source_span.start
                self._firsts[mention.concept, mention.form] = min(known, there)
        concerned = set[int]()
        for concept in touched:
            concerned |= self._differing(concept, before[concept])
        return concerned - {segment}

    def _differing(self, concept: str, before: Judged | None) -> set[int]:
        """Where a form departs from what is right now or was until now, and where one is missing; if that changed."""
        forms = self._by_concept[concept]
        for form in [form for form, places in forms.items() if not places]:
            del forms[form]
        self._judged.pop(concept, None)
        self._entries.pop(concept, None)
        if not forms:
            del self._by_concept[concept]
            return set()
        now = self.judge(concept)
        if before is None or now == before:
            return set()
        return {
            number
            for form, places in forms.items()
            if not (now.is_right(form) and before.is_right(form))
            for number in places
        }

    def _rank(self, segment: int) -> tuple[int, int]:
        """What puts segments in the order of the text."""
        return self._ranks.get(segment, (segment, 0))

    def _place(self, concept: str, form: str) -> _Place:
        """Where one form stands first."""
        if (concept, form) not in self._firsts:
            places = self._by_concept[concept][form]
            number = min(places, key=self._rank)
            start = min(mention.source_span.start for mention in places[number])
            self._firsts[concept, form] = self._rank(number), start
        return self._firsts[concept, form]

    def _judge(self, concept: Concept, forms: _Forms) -> Judged:
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
        first = sorted(usable, key=lambda form: (form not in right, self._place(concept.id, form)))
        if not first:
            return Judged("", "", frozenset(right), several=False)
        return Judged(first[0], FIRST, frozenset(right | {first[0]}), len(there) > 1)

    def _entry(self, number: str) -> TermEntry:
        concept, forms, judged = self.base[number], self._by_concept[number], self.judge(number)
        written = {form: places for form, places in forms.items() if form}
        wrong = [form for form in written if not judged.is_right(form)]
        missing = forms.get("", {})
        verdict = "inconsistent" if wrong else "consistent" if written else "missing"
        return TermEntry(
            concept=number,
            term=concept.name,
            domain=concept.domain,
            forms=tuple(
                _as_value(form, written[form]) for form in sorted(written, key=lambda form: self._place(number, form))
            ),
            verdict=verdict,
            preferred=judged.preferred or concept.preferred,
            preferred_because=judged.because,
            missing=tuple(sorted(missing)),
            decision=self._decisions.get(number),
            note=concept.note,
        )


def _as_value(form: str, places: Mapping[int, list[TermMention]]) -> NameForm:
    written = Counter(mention.written for mentions in places.values() for mention in mentions)
    return NameForm(form, dict(written), tuple(sorted(places)))
