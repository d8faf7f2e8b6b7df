"""Names: what the ledger knows, told as findings at the places concerned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from app.checks.base import NameCheck
from app.model import Finding, Mention, Message, Segment, Severity
from app.names.judged import Departure
from app.names.ledger import DECISION, PROFILE, TERM_BASE, NameLedger
from app.names.lexicon import is_place
from app.text.scripts import plain_apostrophes
from app.text.words import words

_SHORTEST_STEM = 3  # letters that a name and its adjective have in common, at least
_ELSEWHERE = "{name} is «{form}» here, but «{preferred}» elsewhere"
_DECIDED = "{name} is «{form}» here, but «{preferred}» was decided on"
_IN_BASE = "{name} is «{form}» here, but the term base has «{preferred}»"
_ADJECTIVE = re.compile("[сзц]ьк")


class _DepartureCheck(NameCheck):
    """A check of places where a name is not written in its preferred form."""

    def told(self, departure: Departure, segment: Segment, message: Message) -> Finding:
        """The finding at such a place."""
        mention = departure.mention
        return self.finding(
            segment,
            message,
            source=mention.source_span,
            target=mention.target_span,
            fix=departure.fix,
            subject=mention.name,
        )


class NameInconsistent(_DepartureCheck):
    """A name is rendered in one way; case endings do not count."""

    id = "name-inconsistent"
    label = "Name in two spellings"
    severity = Severity.MAJOR

    def find(self, ledger: NameLedger, segment: Segment) -> Iterator[Finding]:
        for judged, departure in ledger.departures(segment.id):
            if len(judged.forms) > 1 or judged.because != PROFILE:  # steady, only not as the profile has it: see below
                yield self._finding(departure, segment)

    def _finding(self, departure: Departure, segment: Segment) -> Finding:
        mention = departure.mention
        because = departure.because
        message = Message.of(
            _DECIDED if because == DECISION else _IN_BASE if because == TERM_BASE else _ELSEWHERE,
            name=mention.name,
            form=mention.base,
            preferred=departure.preferred,
        )
        return self.told(departure, segment, message)


class NameNonstandard(_DepartureCheck):
    """Where a project enforces its transcription profile, even a steady name is written as the profile has it."""

    id = "name-nonstandard"
    label = "Name not by the profile"
    severity = Severity.MINOR

    def find(self, ledger: NameLedger, segment: Segment) -> Iterator[Finding]:
        for judged, departure in ledger.departures(segment.id):
            if len(judged.forms) != 1 or judged.because != PROFILE:
                continue
            message = Message.of(
                "{name} is «{form}» here; the profile has «{standard}»",
                name=judged.name,
                form=departure.mention.base,
                standard=judged.preferred,
            )
            yield self.told(departure, segment, message)


class NameMissing(NameCheck):
    """A name of the source has a rendering in the translation: the name itself or an adjective made from it.

    Only a name that is surely one is told: a place of the gazetteer, or one that has a rendering elsewhere. The
    ledger lists the others, which may be translated, or foreign names in their Vietnamese reading.
    """

    id = "name-missing"
    label = "Name without a rendering"
    severity = Severity.MINOR

    def find(self, ledger: NameLedger, segment: Segment) -> Iterator[Finding]:
        if not segment.target.strip():
            return
        mentions = ledger.mentions(segment.id)
        rendered = {mention.name for mention in mentions if mention.target_span is not None}
        for mention in _first_of_each(one for one in mentions if one.name not in rendered):
            judged, name = ledger.judge(mention.name), mention.name
            if ledger.is_no_name(name) or not (judged.forms or is_place(name)):
                continue
            forms = {ledger.standard(judged), *(form.base for form in judged.forms)}
            if not mention.short and len(name.split()) > 1 and not _as_adjective(forms, segment.target):
                message = Message.of("{name} is not found in the translation", name=name)
                yield self.finding(segment, message, source=mention.source_span, subject=name)


def _first_of_each(mentions: Iterable[Mention]) -> list[Mention]:
    """The first mention of each name."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        found.setdefault(mention.name, mention)
    return list(found.values())


def _as_adjective(forms: Iterable[str], target: str) -> bool:
    """Whether an adjective made from one of the forms stands there: «ханойський», «лангшонського»."""
    stems = {re.sub("[аеєиіїоуюяь]$", "", plain_apostrophes(form).lower()) for form in forms if form}
    lower = [plain_apostrophes(word.text).lower() for word in words(target)]
    return any(
        word.startswith(stem) and _ADJECTIVE.search(word, len(stem) - 1) is not None
        for stem in stems
        if len(stem) >= _SHORTEST_STEM
        for word in lower
    )


class _SoundInconsistent(NameCheck):
    """A sound is rendered alike in different names; the name on the weaker side is marked where it first stands."""

    level: str
    severity = Severity.MINOR

    def find(self, ledger: NameLedger, segment: Segment) -> Iterator[Finding]:
        for told in ledger.sounds_in(segment.id):
            mention = ledger.judge(told.name).first
            if told.level != self.level or mention is None:
                continue
            message = Message.of(
                "{sound} is «{here}» in {name}, but «{usual}» in {other}",
                sound=told.vietnamese,
                here=told.here,
                name=told.name,
                usual=told.usual,
                other=told.others,
            )
            yield self.finding(
                segment,
                message,
                source=mention.source_span,
                target=mention.target_span,
                subject=f"{told.vietnamese} {told.name}",
            )


class SyllableInconsistent(_SoundInconsistent):
    """One Vietnamese syllable is rendered alike in every name: Sơn is шон in Лангшон, but сон in Мау Сон."""

    id = "syllable-inconsistent"
    label = "Syllable in two renderings"
    level = "syllable"


class OnsetInconsistent(_SoundInconsistent):
    """One Vietnamese onset is rendered alike in every syllable: kh is кх in Кхуат, but х in Хань."""

    id = "onset-inconsistent"
    label = "Onset in two renderings"
    level = "onset"
