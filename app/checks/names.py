"""Names: what the ledger knows, told as findings at the places concerned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from app.checks.base import NameCheck, Segments
from app.model import Finding, Message, Severity, Sound
from app.names.ledger import DECISION, PROFILE, TERM_BASE, Departure, NameLedger
from app.names.lexicon import is_place
from app.text.scripts import plain_apostrophes
from app.text.words import words

_SHORTEST_STEM = 3  # letters that a name and its adjective have in common, at least
_ELSEWHERE = "{name} is «{form}» here, but «{preferred}» elsewhere"
_DECIDED = "{name} is «{form}» here, but «{preferred}» was decided on"
_IN_BASE = "{name} is «{form}» here, but the term base has «{preferred}»"
_ADJECTIVE = re.compile("[сзц]ьк")


class NameInconsistent(NameCheck):
    """A name is rendered in one way; case endings do not count."""

    id = "name-inconsistent"
    label = "Name in two spellings"
    severity = Severity.MAJOR

    def find(self, ledger: NameLedger, names: Iterable[str], segments: Segments) -> Iterator[Finding]:
        for name in names:
            judged = ledger.judge(name)
            if len(judged.entry.forms) < 2 and judged.entry.preferred_because == PROFILE:
                continue  # steady, only not as the profile has it: see NameNonstandard
            for departure in judged.departures:
                if departure.mention.segment in segments:
                    yield self._finding(departure, segments)

    def _finding(self, departure: Departure, segments: Segments) -> Finding:
        mention = departure.mention
        because = departure.because
        message = Message.of(
            _DECIDED if because == DECISION else _IN_BASE if because == TERM_BASE else _ELSEWHERE,
            name=mention.name,
            form=mention.base,
            preferred=departure.preferred,
        )
        return self.finding(
            segments[mention.segment],
            message,
            source=mention.source_span,
            target=mention.target_span,
            fix=departure.fix,
            subject=mention.name,
        )


class NameNonstandard(NameCheck):
    """Where a project enforces its transcription profile, even a steady name is written as the profile has it."""

    id = "name-nonstandard"
    label = "Name not by the profile"
    severity = Severity.MINOR

    def find(self, ledger: NameLedger, names: Iterable[str], segments: Segments) -> Iterator[Finding]:
        for name in names:
            judged = ledger.judge(name)
            if len(judged.entry.forms) != 1 or judged.entry.preferred_because != PROFILE:
                continue
            for departure in judged.departures:
                mention = departure.mention
                if mention.segment in segments:
                    message = Message.of(
                        "{name} is «{form}» here; the profile has «{standard}»",
                        name=name,
                        form=mention.base,
                        standard=judged.entry.standard,
                    )
                    yield self.finding(
                        segments[mention.segment],
                        message,
                        source=mention.source_span,
                        target=mention.target_span,
                        fix=departure.fix,
                        subject=name,
                    )


class NameMissing(NameCheck):
    """A name of the source has a rendering in the translation: the name itself or an adjective made from it.

    Only a name that is surely one is told: a place of the gazetteer, or one that has a rendering elsewhere. The
    ledger lists the others, which may be translated, or foreign names in their Vietnamese reading.
    """

    id = "name-missing"
    label = "Name without a rendering"
    severity = Severity.MINOR

    def find(self, ledger: NameLedger, names: Iterable[str], segments: Segments) -> Iterator[Finding]:
        for name in names:
            judged = ledger.judge(name)
            if not judged.entry.forms and not is_place(name):
                continue
            present = {mention.segment for mention in judged.mentions if mention.target_span is not None}
            forms = {judged.entry.standard, *(form.base for form in judged.entry.forms)}
            for segment in judged.entry.missing:
                told = segments.get(segment)
                if told is None or segment in present or not told.target.strip() or _as_adjective(forms, told.target):
                    continue
                mention = next(one for one in judged.mentions if one.segment == segment and not one.target_span)
                if not mention.short and len(name.split()) > 1:
                    message = Message.of("{name} is not found in the translation", name=name)
                    yield self.finding(told, message, source=mention.source_span, subject=name)


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

    def find(self, ledger: NameLedger, names: Iterable[str], segments: Segments) -> Iterator[Finding]:
        del names  # a sound is judged over all names there are
        for sound in ledger.sounds():
            if sound.level == self.level:
                yield from self._told(sound, ledger, segments)

    def _told(self, sound: Sound, ledger: NameLedger, segments: Segments) -> Iterator[Finding]:
        usual = sound.renderings[0]
        for rendering in sound.renderings[1:]:
            for name in rendering.names:
                mention = ledger.judge(name).first
                if name in usual.names or mention is None or mention.segment not in segments:
                    continue
                message = Message.of(
                    "{sound} is «{here}» in {name}, but «{usual}» in {other}",
                    sound=sound.vietnamese,
                    here=rendering.ukrainian,
                    name=name,
                    usual=usual.ukrainian,
                    other=", ".join(usual.names[:3]),
                )
                yield self.finding(
                    segments[mention.segment],
                    message,
                    source=mention.source_span,
                    target=mention.target_span,
                    subject=f"{sound.vietnamese} {name}",
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
