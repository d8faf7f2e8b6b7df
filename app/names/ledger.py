"""The ledger of names: every form a name is written in, the form that counts as right, and what departs from it.

It is kept by segment, so that an edit re-reads one segment and judges only the names that stand in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.model import Ledger, Mention, NameDecision, NameEntry, NameKind, NameVerdict, Reading, Sound
from app.names import transcription
from app.names.fixes import fix, offers
from app.names.follow import read
from app.names.forms import Form, as_value, folded, gathered, in_text, is_short, place_of
from app.names.found import analysed
from app.names.sounds import SoundBook

FIRST, MOST_FREQUENT = "first form", "most frequent form"
DECISION, TERM_BASE, PROFILE = "decision", "term base", "profile"


@dataclass(frozen=True, slots=True)
class Departure:
    """A place where a name is not written in its preferred form; `fix` is the text to put there, if certain."""

    mention: Mention
    preferred: str
    because: str
    fix: str | None

    @property
    def offers(self) -> tuple[str, ...]:
        """What may stand there where nothing is certain, the likeliest first."""
        return () if self.fix is not None else offers(self.mention, self.preferred)


@dataclass(frozen=True, slots=True)
class Judged:
    """One name with everything the ledger can say of it. `letters` are those of the preferred form."""

    entry: NameEntry
    mentions: tuple[Mention, ...]
    departures: tuple[Departure, ...]
    letters: tuple[tuple[str, str], ...]

    @property
    def first(self) -> Mention | None:
        """The first place where the name has a rendering."""
        return next((mention for mention in self.mentions if mention.target_span is not None), None)


class NameLedger:
    """Mentions by segment, judged by name. `decisions` maps a name to what people chose for it.

    The preferred form is, in this order: the decided one, that of the term base (`terms`), the profile's where it is
    enforced, else the first or the most frequent one in the text.
    """

    def __init__(
        self,
        profile: transcription.Profile,
        prefer: str = "first",
        decisions: Mapping[str, NameDecision] | None = None,
        *,
        terms: Mapping[str, str] | None = None,
        enforce: bool = False,
    ) -> None:
        self._profile = profile
        self._prefer = prefer
        self._terms = dict(terms or {})
        self._enforce = enforce
        self._decisions = dict(decisions or {})
        self._by_segment: dict[int, tuple[Mention, ...]] = {}
        self._readings: dict[tuple[str, str], tuple[Reading, ...]] = {}  # by name and what is written
        self._by_name: dict[str, set[int]] = {}
        self._first: dict[str, tuple[int, int]] = {}
        self._ranks: dict[int, tuple[int, int]] = {}
        self._judged: dict[str, Judged] = {}
        self._sounds = SoundBook(profile)
        self._unheard: set[str] = set()

    def put(self, segment: int, mentions: Iterable[Mention]) -> set[str]:
        """Replace what is known of one segment; the names whose judgement may change."""
        old = self._by_segment.pop(segment, ())
        new = tuple(self._shared(mention) for mention in mentions)
        if new:
            self._by_segment[segment] = new
        touched = {mention.name for mention in (*old, *new)}
        self._unheard |= touched
        for name in touched:
            self._judged.pop(name, None)
            self._first.pop(name, None)
            self._by_name.setdefault(name, set()).discard(segment)
        for mention in new:
            self._by_name[mention.name].add(segment)
        for name in touched:
            if not self._by_name[name]:
                del self._by_name[name]
        return touched

    def place(self, order: Sequence[int]) -> None:
        """The segments of one document stand in this order, if their numbers do not say so already."""
        first = min(order, default=0)
        self._ranks |= {segment: (first, rank) for rank, segment in enumerate(order)}
        self._first.clear()

    def decide(self, decisions: Mapping[str, NameDecision]) -> set[str]:
        """Take over what was decided; the names whose judgement may change."""
        changed = {name for name in {*decisions, *self._decisions} if decisions.get(name) != self._decisions.get(name)}
        self._decisions = dict(decisions)
        self._unheard |= changed
        for name in changed:
            self._judged.pop(name, None)
        return changed

    def mentions(self, segment: int) -> tuple[Mention, ...]:
        """What stands in one segment, each with the reading the ledger settled on first."""
        settled = []
        for mention in self._by_segment.get(segment, ()):
            judged = self.judge(mention.name)
            same = (one for one in judged.mentions if place_of(one) == place_of(mention))
            settled.append(next(same, mention))
        return tuple(settled)

    def segments(self, name: str) -> frozenset[int]:
        """The segments a name stands in."""
        return frozenset(self._by_name.get(name, ()))

    def names(self) -> list[str]:
        """Every name there is, in the order of its first mention; those that people said are none left out."""
        there = (name for name in self._by_name if not self._is_no_name(name))
        return sorted(there, key=self._rank)

    def judge(self, name: str) -> Judged:
        """What is known of one name; KeyError where it does not stand anywhere."""
        if name not in self._judged:
            mentions = [
                mention
                for segment in sorted(self._by_name[name], key=self._place)
                for mention in self._by_segment[segment]
                if mention.name == name
            ]
            self._judged[name] = self._judge(name, mentions)
        return self._judged[name]

    def snapshot(self) -> Ledger:
        """The whole ledger as values: inconsistent names first, then as they come in the text."""
        judged = [self.judge(name) for name in self.names()]
        order = {"inconsistent": 0, "missing": 1, "consistent": 2}
        entries = sorted((one.entry for one in judged), key=lambda entry: order[entry.verdict])
        return Ledger(tuple(entries), self.sounds())

    def sounds(self) -> tuple[Sound, ...]:
        """Syllables and sounds rendered in two ways in different names (see `app.names.sounds`)."""
        for name in self._unheard:
            if name in self._by_name and not self._is_no_name(name):
                judged = self.judge(name)
                self._sounds.put(name, judged.entry, judged.letters)
            else:
                self._sounds.drop(name)
        self._unheard.clear()
        return tuple(self._in_text_order(sound) for sound in self._sounds.differing())

    def _shared(self, mention: Mention) -> Mention:
        """The same with readings that are kept once: a name stands in a thousand places and is written in few ways."""
        known = self._readings.setdefault((mention.name, mention.written), mention.readings)
        alike = known is not mention.readings and known == mention.readings
        return replace(mention, readings=known) if alike else mention

    def _in_text_order(self, sound: Sound) -> Sound:
        """Names as they come in the text, whenever and in whatever order they were put here."""
        renderings = (replace(one, names=tuple(sorted(one.names, key=self._rank))) for one in sound.renderings)
        return replace(sound, renderings=tuple(renderings))

    def _place(self, segment: int) -> tuple[int, int]:
        """What puts segments in the order of the text: their numbers, save in a document that was cut anew."""
        return self._ranks.get(segment, (segment, 0))

    def _rank(self, name: str) -> tuple[tuple[int, int], str]:
        """What puts names in the order of their first mention."""
        if name not in self._first:
            self._first[name] = min(map(self._place, self._by_name[name]))
        return self._first[name], name

    def _is_no_name(self, name: str) -> bool:
        decision = self._decisions.get(name)
        return decision is not None and decision.verdict is NameVerdict.NOT_A_NAME

    def _judge(self, name: str, mentions: Sequence[Mention]) -> Judged:
        kind = Counter(mention.kind for mention in mentions).most_common(1)[0][0]
        forms = gathered([mention for mention in mentions if mention.target_span is not None])
        preferred, because = self._preferred(name, kind, forms)
        decision = self._decisions.get(name)
        wrong = [] if self._is_no_name(name) else [one for one in forms if not _is_right(one, preferred, decision)]
        missing = [mention for mention in mentions if mention.target_span is None]
        entry = self._entry(name, kind, forms, "inconsistent" if wrong else "consistent" if forms else "missing")
        departures = [
            Departure(mention, preferred, because, fix(mention, preferred))
            for form in wrong
            for mention in form.mentions
        ]
        settled = [mention for form in forms for mention in form.mentions]
        return Judged(
            replace(entry, missing=tuple(sorted({mention.segment for mention in missing}))),
            tuple(sorted([*settled, *missing], key=in_text(mentions))),
            tuple(departures),
            _letters(name, forms, preferred),
        )

    def _entry(self, name: str, kind: NameKind, forms: Sequence[Form], verdict: str) -> NameEntry:
        preferred, because = self._preferred(name, kind, forms)
        standard = self._profile.transcribe(name, kind)
        return NameEntry(
            name=name,
            kind=kind,
            forms=tuple(as_value(form) for form in forms),
            verdict=verdict,
            standard=standard.form if standard else "",
            rules=standard.rules if standard else (),
            preferred=preferred,
            preferred_because=because,
            decision=self._decisions.get(name),
        )

    def _preferred(self, name: str, kind: NameKind, forms: Sequence[Form]) -> tuple[str, str]:
        decision = self._decisions.get(name)
        if decision is not None and decision.form:
            return decision.form, DECISION
        if name in self._terms:
            return self._terms[name], TERM_BASE
        standard = self._profile.transcribe(name, kind) if self._enforce else None
        if standard is not None:
            return standard.form, PROFILE
        whole = [form for form in forms if not is_short(form)] or list(forms)
        if not whole:
            return "", ""
        if self._prefer == "most-frequent":
            return max(whole, key=lambda form: len(form.mentions)).base, MOST_FREQUENT
        return whole[0].base, FIRST


def _is_right(form: Form, preferred: str, decision: NameDecision | None) -> bool:
    """Whether a form may stand: it is the preferred one, or people allowed it beside that."""
    right = {folded(preferred)}
    if decision is not None and decision.verdict in (NameVerdict.BOTH, NameVerdict.DIFFERENT):
        right |= {folded(allowed) for allowed in decision.forms}
    return folded(form.base) in right


def _letters(name: str, forms: Sequence[Form], preferred: str) -> tuple[tuple[str, str], ...]:
    """The letters of each syllable in the preferred form; ("", "") for one that is written nowhere."""
    for form in forms:
        if folded(form.base) == folded(preferred):
            start, end = form.mentions[0].part if is_short(form) else (0, len(form.letters))
            unknown = len(analysed(name)) - end if is_short(form) else 0
            return (("", ""),) * start + form.letters + (("", ""),) * unknown
    readings = read(analysed(name), preferred) if preferred else ()
    return readings[0].renderings if readings else ()
