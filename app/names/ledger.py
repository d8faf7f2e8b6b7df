"""The ledger of names: every form a name is written in, the form that counts as right, and what departs from it.

It is kept by segment, so that an edit re-reads one segment and judges only the names that stand in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.model import Ledger, Mention, NameDecision, NameEntry, NameForm, NameKind, NameVerdict, Reading, Sound
from app.names import transcription
from app.names.endings import carry, last_word, likely
from app.names.follow import read
from app.names.found import analysed
from app.names.sounds import SoundBook
from app.text.scripts import plain_apostrophes

NEARLY_AS_LIKELY = 1.2  # a reading dearer than the best by more than this explains nothing
FIRST, MOST_FREQUENT, DECISION, PROFILE = "first form", "most frequent form", "decision", "profile"


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


@dataclass(slots=True)
class _Form:
    base: str
    mentions: list[Mention]
    letters: tuple[tuple[str, str], ...]


class NameLedger:
    """Mentions by segment, judged by name. `decisions` maps a name to what people chose for it.

    The preferred form is, in this order: the decided one, the profile's where it is enforced, else the first or the
    most frequent one in the text.
    """

    def __init__(
        self,
        profile: transcription.Profile,
        prefer: str = "first",
        decisions: Mapping[str, NameDecision] | None = None,
        *,
        enforce: bool = False,
    ) -> None:
        self._profile = profile
        self._prefer = prefer
        self._enforce = enforce
        self._decisions = dict(decisions or {})
        self._by_segment: dict[int, tuple[Mention, ...]] = {}
        self._by_name: dict[str, set[int]] = {}
        self._judged: dict[str, Judged] = {}
        self._sounds = SoundBook(profile)
        self._unheard: set[str] = set()

    def put(self, segment: int, mentions: Iterable[Mention]) -> set[str]:
        """Replace what is known of one segment; the names whose judgement may change."""
        old = self._by_segment.pop(segment, ())
        new = tuple(mentions)
        if new:
            self._by_segment[segment] = new
        touched = {mention.name for mention in (*old, *new)}
        self._unheard |= touched
        for name in touched:
            self._judged.pop(name, None)
            self._by_name.setdefault(name, set()).discard(segment)
        for mention in new:
            self._by_name[mention.name].add(segment)
        for name in touched:
            if not self._by_name[name]:
                del self._by_name[name]
        return touched

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
            same = (one for one in judged.mentions if _place(one) == _place(mention))
            settled.append(next(same, mention))
        return tuple(settled)

    def segments(self, name: str) -> frozenset[int]:
        """The segments a name stands in."""
        return frozenset(self._by_name.get(name, ()))

    def names(self) -> list[str]:
        """Every name there is, in the order of its first mention; those that people said are none left out."""
        there = (name for name in self._by_name if not self._is_no_name(name))
        return sorted(there, key=lambda name: (min(self._by_name[name]), name))

    def judge(self, name: str) -> Judged:
        """What is known of one name; KeyError where it does not stand anywhere."""
        if name not in self._judged:
            mentions = [
                mention
                for segment in sorted(self._by_name[name])
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

    def _in_text_order(self, sound: Sound) -> Sound:
        """Names as they come in the text, whenever and in whatever order they were put here."""
        renderings = (
            replace(one, names=tuple(sorted(one.names, key=lambda name: (min(self._by_name[name]), name))))
            for one in sound.renderings
        )
        return replace(sound, renderings=tuple(renderings))

    def _is_no_name(self, name: str) -> bool:
        decision = self._decisions.get(name)
        return decision is not None and decision.verdict is NameVerdict.NOT_A_NAME

    def _judge(self, name: str, mentions: Sequence[Mention]) -> Judged:
        kind = Counter(mention.kind for mention in mentions).most_common(1)[0][0]
        forms = _forms([mention for mention in mentions if mention.target_span is not None])
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
            tuple(sorted([*settled, *missing], key=_place)),
            tuple(departures),
            _letters(name, forms, preferred),
        )

    def _entry(self, name: str, kind: NameKind, forms: Sequence[_Form], verdict: str) -> NameEntry:
        preferred, because = self._preferred(name, kind, forms)
        standard = self._profile.transcribe(name, kind)
        return NameEntry(
            name=name,
            kind=kind,
            forms=tuple(_name_form(form) for form in forms),
            verdict=verdict,
            standard=standard.form if standard else "",
            rules=standard.rules if standard else (),
            preferred=preferred,
            preferred_because=because,
            decision=self._decisions.get(name),
        )

    def _preferred(self, name: str, kind: NameKind, forms: Sequence[_Form]) -> tuple[str, str]:
        decision = self._decisions.get(name)
        if decision is not None and decision.form:
            return decision.form, DECISION
        standard = self._profile.transcribe(name, kind) if self._enforce else None
        if standard is not None:
            return standard.form, PROFILE
        whole = [form for form in forms if not _is_short(form)] or list(forms)
        if not whole:
            return "", ""
        if self._prefer == "most-frequent":
            return max(whole, key=lambda form: len(form.mentions)).base, MOST_FREQUENT
        return min(whole, key=lambda form: min(map(_place, form.mentions))).base, FIRST


def _is_right(form: _Form, preferred: str, decision: NameDecision | None) -> bool:
    """Whether a form may stand: it is the preferred one, or people allowed it beside that."""
    right = {_folded(preferred)}
    if decision is not None and decision.verdict in (NameVerdict.BOTH, NameVerdict.DIFFERENT):
        right |= {_folded(allowed) for allowed in decision.forms}
    return _folded(form.base) in right


def fix(mention: Mention, preferred: str) -> str | None:
    """The mention's text with its stem exchanged for the preferred form, its case kept; None where unsure."""
    stem = _stem(mention, preferred)
    if stem is None:
        return None
    reading, new = mention.readings[0], last_word(stem)
    declined = carry(last_word(mention.written), last_word(reading.base), reading.ending, new)
    return None if declined is None else _dressed(stem.removesuffix(new) + declined, mention.written)


def offers(mention: Mention, preferred: str) -> tuple[str, ...]:
    """The likely texts where `fix` is unsure."""
    stem = _stem(mention, preferred)
    if stem is None:
        return ()
    reading, new = mention.readings[0], last_word(stem)
    words = likely(last_word(reading.base), reading.ending, new)
    return tuple(_dressed(stem.removesuffix(new) + word, mention.written) for word in words)


def _stem(mention: Mention, preferred: str) -> str | None:
    """The part of the preferred form that is written at the mention; None where its parts cannot be told."""
    if not mention.readings or not mention.short:
        return preferred if mention.readings else None
    words = preferred.split(" ")
    start, end = mention.part
    return " ".join(words[start:end]) if len(words) == len(analysed(mention.name)) else None


def _dressed(text: str, written: str) -> str:
    """In capitals throughout where the text was."""
    return text.upper() if len(written) > 1 and written.isupper() else text


def _forms(mentions: Sequence[Mention]) -> list[_Form]:
    """Mentions gathered under the base form that explains most of them, in the order of the text.

    Places written alike are read alike, so each way of writing is weighed once, by how often it stands.
    """
    whole: dict[str, list[Mention]] = {}
    for mention in mentions:
        if not mention.short:
            whole.setdefault(mention.written, []).append(mention)
    forms: list[_Form] = []
    while whole:
        key = _best_base(whole)
        members = {written: reading for written, alike in whole.items() if (reading := _reading(alike[0], key))}
        settled = [_settled(one, reading) for written, reading in members.items() for one in whole.pop(written)]
        forms.append(_Form(settled[0].base, settled, settled[0].readings[0].renderings))
    for mention in mentions:
        if mention.short:
            _add_short(mention, forms)
    return sorted(forms, key=lambda form: min(map(_place, form.mentions)))


def _best_base(by_written: Mapping[str, Sequence[Mention]]) -> str:
    votes: dict[str, tuple[int, float]] = {}
    for alike in by_written.values():
        for reading in _likely(alike[0]):
            count, cost = votes.get(_folded(reading.base), (0, 0.0))
            votes[_folded(reading.base)] = (count + len(alike), cost + reading.cost * len(alike))
    return max(votes, key=lambda base: (votes[base][0], -votes[base][1]))


def _likely(mention: Mention) -> list[Reading]:
    best = mention.readings[0].cost
    return [reading for reading in mention.readings if reading.cost <= best + NEARLY_AS_LIKELY]


def _reading(mention: Mention, base: str) -> Reading | None:
    return next((reading for reading in _likely(mention) if _folded(reading.base) == base), None)


def _settled(mention: Mention, reading: Reading) -> Mention:
    if mention.readings[0] is reading:
        return mention
    others = tuple(one for one in mention.readings if one is not reading)
    return replace(mention, readings=(reading, *others))


def _add_short(mention: Mention, forms: list[_Form]) -> None:
    """A short form belongs to the form whose letters it repeats; with none such it is a form of its own."""
    start, end = mention.part
    for form in forms:
        for reading in _likely(mention):
            same_part = _is_short(form) and form.mentions[0].part == mention.part
            letters = form.letters if same_part else form.letters[start:end]
            if not form.letters or (reading.renderings and reading.renderings == letters):
                form.mentions.append(_settled(mention, reading))
                return
    forms.append(_Form(mention.base, [mention], mention.readings[0].renderings))


def _is_short(form: _Form) -> bool:
    return all(mention.short for mention in form.mentions)


def _name_form(form: _Form) -> NameForm:
    written = Counter(mention.written for mention in form.mentions)
    return NameForm(form.base, dict(written), tuple(sorted({mention.segment for mention in form.mentions})))


def _letters(name: str, forms: Sequence[_Form], preferred: str) -> tuple[tuple[str, str], ...]:
    for form in forms:
        if _folded(form.base) == _folded(preferred) and not _is_short(form):
            return form.letters
    readings = read(analysed(name), preferred) if preferred else ()
    return readings[0].renderings if readings else ()


def _place(mention: Mention) -> tuple[int, int]:
    span = mention.target_span or mention.source_span
    return mention.segment, span.start if span else 0


def _folded(base: str) -> str:
    return plain_apostrophes(base).replace("\u00a0", " ").casefold()
