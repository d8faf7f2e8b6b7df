"""The ledger of names: every form a name is written in, the form that counts as right, and what departs from it.

What stands where is kept in tables (see `app.names.mentions`), so that an edit re-reads one segment and judges only
the names that stand in it, however often each stands elsewhere.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.index import Index
from app.model import Ledger, Mention, NameDecision, NameEntry, NameForm, NameKind, NameVerdict, Sound
from app.names import transcription
from app.names.entries import Entries
from app.names.fixes import fix
from app.names.follow import read
from app.names.forms import Form, folded, gathered, is_short
from app.names.found import analysed
from app.names.judged import Bearing, Departure, Judged
from app.names.mentions import Mentions, Way
from app.names.sounds import SoundBook, ToldSound

FIRST, MOST_FREQUENT = "first form", "most frequent form"
DECISION, TERM_BASE, PROFILE = "decision", "term base", "profile"
_KEPT = 5_000  # names whose judgement is remembered


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
        index: Index | None = None,
    ) -> None:
        index = index or Index()
        self._profile = profile
        self._prefer = prefer
        self._terms = dict(terms or {})
        self._enforce = enforce
        self._decisions = dict(decisions or {})
        self._mentions = Mentions(index)
        self._judged: OrderedDict[str, Judged] = OrderedDict()
        self._sounds = SoundBook(profile, index)
        self._entries = Entries(index, self._mentions, self._decided)
        self._unheard: set[str] = set()

    def put(self, segment: int, mentions: Iterable[Mention]) -> set[str]:
        """Replace what is known of one segment; the names whose judgement may change."""
        return self._touched(self._mentions.put(segment, list(mentions)))

    def place(self, order: Sequence[int]) -> None:
        """The segments of a document, all of them, have other places in the index now."""
        self._mentions.replace_places(order)
        self._judged.clear()

    def decide(self, decisions: Mapping[str, NameDecision]) -> set[str]:
        """Take over what was decided; the names whose judgement may change."""
        changed = self.undecided(decisions)
        self._decisions = dict(decisions)
        return self._touched(changed)

    def stir(self, names: Iterable[str]) -> None:
        """These names were decided on while nobody listened."""
        self._touched({name for name in names if self.stands(name)})

    def undecided(self, decisions: Mapping[str, NameDecision]) -> set[str]:
        """The names that are decided otherwise here."""
        known = self._decisions
        return {name for name in {*decisions, *known} if decisions.get(name) != known.get(name)}

    def forget(self, decisions: Mapping[str, NameDecision]) -> None:
        """Trust nothing but the index, which was taken back, and these decisions."""
        self._mentions.forget()
        self._sounds.forget()
        self._entries.forget()
        self._judged.clear()
        self._unheard.clear()
        self._decisions = dict(decisions)

    def mentions(self, segment: int) -> tuple[Mention, ...]:
        """What stands in one segment, each with the reading the ledger settled on first."""
        return tuple(self._settled(way, mention) for way, mention in self._mentions.of_segment(segment))

    def departures(self, segment: int) -> list[tuple[Judged, Departure]]:
        """The places in one segment where a name is not written in its preferred form."""
        found = []
        for way, mention in self._mentions.of_segment(segment):
            judged = self.judge(mention.name)
            if way in judged.bearing.wrong:
                settled = replace(mention, readings=judged.ways[way].readings)
                found.append((judged, self._departure(judged, settled)))
        return found

    def names_in(self, segment: int) -> set[str]:
        """The names that stand in one segment."""
        return self._mentions.names_in(segment)

    def segments(self, name: str) -> frozenset[int]:
        """The segments a name stands in."""
        return frozenset(self._mentions.segments(way.id for way in self._mentions.ways(name)))

    def stands(self, name: str) -> bool:
        """Whether a name stands anywhere."""
        return self._mentions.first_of(name) is not None

    def names(self) -> list[str]:
        """Every name there is, in the order of its first mention; those that people said are none left out."""
        return [name for name in self._mentions.names() if not self.is_no_name(name)]

    def count(self) -> int:
        """How many names there are, no-names too."""
        return self._mentions.count()

    def judge(self, name: str) -> Judged:
        """What is known of one name; KeyError where it does not stand anywhere."""
        if name not in self._judged:
            ways = self._mentions.ways(name)
            if not ways:
                raise KeyError(name)
            self._judged[name] = self._judge(name, ways)
            if len(self._judged) > _KEPT:
                self._judged.popitem(last=False)
        return self._judged[name]

    def is_no_name(self, name: str) -> bool:
        """Whether people said so."""
        decision = self._decisions.get(name)
        return decision is not None and decision.verdict is NameVerdict.NOT_A_NAME

    def standard(self, judged: Judged) -> str:
        """The name by the transcription profile; empty where that does not know it."""
        standard = self._profile.transcribe(judged.name, judged.kind)
        return standard.form if standard else ""

    def bearing(self, name: str) -> Bearing | None:
        """What findings in other segments hang on; None for a name that stands nowhere."""
        return self.judge(name).bearing if self.stands(name) else None

    def differing(self, before: Bearing | None, after: Bearing | None) -> set[int]:
        """The segments with a finding that was made by one of these judgements and not by the other."""
        if before == after or before is None or after is None:
            return set()  # a name that came or went stands only in segments that were put
        alike = before.right == after.right and (len(before.forms) < 2) == (len(after.forms) < 2)
        both = before.wrong.items(), after.wrong.items()
        ways = {way for way, _ in (both[0] ^ both[1] if alike else both[0] | both[1])}
        if (before.kind, before.forms) != (after.kind, after.forms):
            ways |= before.missing | after.missing
        return self._mentions.segments(ways)

    def hear(self) -> set[int]:
        """Let the names that were touched vote on sounds; the segments where something else is told by that."""
        self._vote()
        return self._sounds.tell()

    def sounds_in(self, segment: int) -> list[ToldSound]:
        """What is told of sounds in one segment."""
        return self._sounds.told_in(segment)

    def snapshot(self) -> Ledger:
        """The whole ledger as values: inconsistent names first, then as they come in the text."""
        self._vote()
        return Ledger(tuple(self._entries.all()), self.sounds())

    def sounds(self) -> tuple[Sound, ...]:
        """Syllables and sounds rendered in two ways in different names (see `app.names.sounds`)."""
        self._vote()
        return self._sounds.differing()

    # ---- within

    def _vote(self) -> None:
        unheard, self._unheard = self._unheard, set()
        for name in unheard:
            if self.stands(name) and not self.is_no_name(name):
                judged = self.judge(name)
                preferred = judged.preferred, judged.because
                self._sounds.put(name, judged.kind, preferred, judged.letters, judged.first)
                standard = self._profile.transcribe(name, judged.kind)
                self._entries.put(judged, *((standard.form, standard.rules) if standard else ("", ())))
            else:
                self._sounds.drop(name)
                self._entries.drop(name)

    def _decided(self, name: str) -> NameDecision | None:
        return self._decisions.get(name)

    def _touched(self, names: set[str]) -> set[str]:
        self._unheard |= names
        for name in names:
            self._judged.pop(name, None)
        return names

    def _settled(self, way: int, mention: Mention) -> Mention:
        """A mention as its name is read."""
        return replace(mention, readings=self.judge(mention.name).ways[way].readings)

    def _departure(self, judged: Judged, mention: Mention) -> Departure:
        return Departure(mention, judged.preferred, judged.because, fix(mention, judged.preferred))

    def _judge(self, name: str, ways: Sequence[Way]) -> Judged:
        kinds = Counter[NameKind]()
        for way in ways:
            kinds[way.mention.kind] += way.count
        kind = kinds.most_common(1)[0][0]
        forms = gathered([way for way in ways if way.mention.target_span is not None])
        preferred, because = self._preferred(name, kind, forms)
        decision = self._decisions.get(name)
        wrong = [] if self.is_no_name(name) else [one for one in forms if not _is_right(one, preferred, decision)]
        missing = [way for way in ways if way.mention.target_span is None]
        return Judged(
            name=name,
            kind=kind,
            preferred=preferred,
            because=because,
            letters=_letters(name, forms, preferred),
            forms=tuple(forms),
            missing=tuple(missing),
            ways={way.id: way.mention for way in (*missing, *(way for form in forms for way in form.ways))},
            bearing=_bearing(kind, forms, wrong, missing, (preferred, because, decision)),
            ledger=self,
        )

    def entry_of(self, judged: Judged) -> NameEntry:
        """A judgement as a line of the ledger."""
        standard = self._profile.transcribe(judged.name, judged.kind)
        return NameEntry(
            name=judged.name,
            kind=judged.kind,
            forms=tuple(self._as_value(form) for form in judged.forms),
            verdict=judged.verdict,
            standard=standard.form if standard else "",
            rules=standard.rules if standard else (),
            preferred=judged.preferred,
            preferred_because=judged.because,
            missing=tuple(sorted(self._mentions.segments(way.id for way in judged.missing))),
            decision=self._decisions.get(judged.name),
        )

    def places_of(self, ways: Mapping[int, Mention]) -> list[Mention]:
        """Every place of these ways in the order of the text."""
        return self._mentions.places(ways)

    def departures_of(self, judged: Judged) -> tuple[Departure, ...]:
        """Every place of a name that is not written in its preferred form."""
        wrong = {way: judged.ways[way] for way in judged.bearing.wrong}
        return tuple(self._departure(judged, mention) for mention in self._mentions.places(wrong))

    def _as_value(self, form: Form) -> NameForm:
        written = Counter[str]()
        for way in form.ways:
            written[way.mention.written] += way.count
        return NameForm(form.base, dict(written), tuple(sorted(self._mentions.segments(way.id for way in form.ways))))

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
            return max(whole, key=lambda form: form.count).base, MOST_FREQUENT
        return whole[0].base, FIRST


def _bearing(
    kind: NameKind, forms: Sequence[Form], wrong: Sequence[Form], missing: Sequence[Way], right: object
) -> Bearing:
    return Bearing(
        right,
        kind,
        tuple(sorted(form.base for form in forms)),
        {way.id: form.base for form in wrong for way in form.ways},
        frozenset(way.id for way in missing),
    )


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
            start, end = form.ways[0].mention.part if is_short(form) else (0, len(form.letters))
            unknown = len(analysed(name)) - end if is_short(form) else 0
            return (("", ""),) * start + form.letters + (("", ""),) * unknown
    readings = read(analysed(name), preferred) if preferred else ()
    return readings[0].renderings if readings else ()
