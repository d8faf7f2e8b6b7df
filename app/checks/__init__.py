"""The checks. To add one: write its class in a module here, and name it in the list of its kind.

SEGMENT_CHECKS need one segment only; NAME_CHECKS ask the ledger of names, TERM_CHECKS that of terms, REPEAT_CHECKS
(in `consistency`) the segments that say the same.

Every check is described in docs/checks.md; a test compares the page with these lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from app.checks import patterns
from app.checks.apostrophes import MissingApostrophe, MixedApostrophes, WrongApostrophe
from app.checks.base import Check, NameCheck, SegmentCheck
from app.checks.capitals import (
    AllCapitals,
    CapitalAfterColon,
    CapitalCalendar,
    CapitalInstitution,
    CapitalOffice,
    CapitalStart,
    TitleCase,
)
from app.checks.consistency import REPEAT_CHECKS, RepeatCheck, Repeats
from app.checks.content import AddedSegment, Addition, Omission, UntranslatedSegment
from app.checks.dashes import DashStyle, MixedDashes, RangeHyphen
from app.checks.furniture import PageFurniture
from app.checks.language import Calque, RussianWord, WrongLanguage
from app.checks.letters import DecomposedLetter, DigitInWord, GarbledText, InvisibleCharacter, TripleLetter
from app.checks.meaning import NegationLost, SentenceCount, SentenceJoined
from app.checks.names import NameInconsistent, NameMissing, NameNonstandard, OnsetInconsistent, SyllableInconsistent
from app.checks.numbers import NumberChanged, NumberForm, NumbersSwapped, UnitChanged
from app.checks.parameters import parameters_of, with_parameters
from app.checks.patterns import Patterns, name_of
from app.checks.punctuation import (
    DoubledPunctuation,
    EndPunctuation,
    MarkInsideQuotes,
    QuestionLost,
    StartPunctuation,
)
from app.checks.quotes import BracketsLost, NestedQuotes, QuotesLost, QuoteStyle, UnbalancedQuotes
from app.checks.sections import SECTIONS
from app.checks.spacing import DoubleSpace, SpaceAfterPunctuation, SpaceAtMarks, SpaceBeforePunctuation
from app.checks.spelling import SPELLING_CHECKS, Spelling
from app.checks.technical import (
    AcronymChanged,
    AddressChanged,
    CodeLost,
    Entity,
    EscapeChanged,
    HashtagLost,
    PlaceholderChanged,
    TagChanged,
)
from app.checks.terms import TERM_CHECKS, TermCheck
from app.checks.whitespace import EdgeSpace, LineBreaks, NoBreakSpace
from app.checks.words import DoubledWord, MixedScript, RussianLetter, SameAsSource, UntranslatedWords
from app.errors import InputError
from app.model import CALM, Finding, Quality, Segment, Severity
from app.names.ledger import NameLedger
from app.terms.ledger import TermLedger
from app.text.spelling import Speller

SEGMENT_CHECKS: tuple[SegmentCheck, ...] = (
    UntranslatedSegment(),
    AddedSegment(),
    SameAsSource(),
    WrongLanguage(),
    Omission(),
    Addition(),
    NumberChanged(),
    NumbersSwapped(),
    UnitChanged(),
    NumberForm(),
    CodeLost(),
    AcronymChanged(),
    NegationLost(),
    QuestionLost(),
    SentenceCount(),
    SentenceJoined(),
    PageFurniture(),
    UntranslatedWords(),
    MixedScript(),
    RussianLetter(),
    RussianWord(),
    Calque(),
    DoubledWord(),
    GarbledText(),
    InvisibleCharacter(),
    DecomposedLetter(),
    TripleLetter(),
    DigitInWord(),
    MissingApostrophe(),
    WrongApostrophe(),
    MixedApostrophes(),
    CapitalStart(),
    AllCapitals(),
    TitleCase(),
    CapitalCalendar(),
    CapitalOffice(),
    CapitalInstitution(),
    CapitalAfterColon(),
    StartPunctuation(),
    EndPunctuation(),
    DoubledPunctuation(),
    MarkInsideQuotes(),
    SpaceBeforePunctuation(),
    SpaceAfterPunctuation(),
    SpaceAtMarks(),
    DoubleSpace(),
    EdgeSpace(),
    LineBreaks(),
    NoBreakSpace(),
    UnbalancedQuotes(),
    BracketsLost(),
    QuotesLost(),
    QuoteStyle(),
    NestedQuotes(),
    DashStyle(),
    MixedDashes(),
    RangeHyphen(),
    AddressChanged(),
    HashtagLost(),
    PlaceholderChanged(),
    TagChanged(),
    EscapeChanged(),
    Entity(),
    Patterns(),
)
NAME_CHECKS: tuple[NameCheck, ...] = (
    NameInconsistent(),
    NameNonstandard(),
    NameMissing(),
    SyllableInconsistent(),
    OnsetInconsistent(),
)
CHECKS: tuple[Check, ...] = (*NAME_CHECKS, *TERM_CHECKS, *REPEAT_CHECKS, *SPELLING_CHECKS, *SEGMENT_CHECKS)

C = TypeVar("C", bound=Check)


@dataclass(frozen=True, slots=True)
class Suite:
    """The checks that run, with their parameters, and the severities that differ from their own."""

    segment_checks: tuple[SegmentCheck, ...]
    name_checks: tuple[NameCheck, ...]
    term_checks: tuple[TermCheck, ...]
    repeat_checks: tuple[RepeatCheck, ...]
    spelling: tuple[Spelling, ...]
    severities: Mapping[str, Severity]

    @property
    def running(self) -> frozenset[str]:
        """The ids of the checks that run."""
        kinds = (self.segment_checks, self.name_checks, self.term_checks, self.repeat_checks, self.spelling)
        return frozenset(check.id for kind in kinds for check in kind)

    def weighed(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings with the profile's own severities."""
        return map(self.weigh, findings)

    def weigh(self, finding: Finding) -> Finding:
        """A finding with the profile's own severity."""
        severity = self.severities.get(finding.check)
        return finding if severity is None else replace(finding, severity=severity)


def suite(quality: Quality = CALM) -> Suite:
    """The checks as a quality profile wants them. What it says of checks that do not exist means nothing here, so
    that a project can be opened whose profile knows more; `refuse_unknown` tells it.
    """
    severities = {check: rule.severity for check, rule in quality.checks.items() if rule.severity is not None}
    of_segments = tuple(
        check.of(quality.patterns) if isinstance(check, Patterns) else check
        for check in _chosen(SEGMENT_CHECKS, quality)
    )
    return Suite(
        of_segments,
        _chosen(NAME_CHECKS, quality),
        _chosen(TERM_CHECKS, quality),
        _chosen(REPEAT_CHECKS, quality),
        _chosen(SPELLING_CHECKS, quality),
        severities,
    )


def labels(quality: Quality = CALM) -> dict[str, str]:
    """The English name of every check by its id, those of the profile's own patterns included."""
    own = {name_of(pattern): pattern.label for pattern in quality.patterns}
    return {check.id: check.label for check in CHECKS} | own


def _chosen(checks: Iterable[C], quality: Quality) -> tuple[C, ...]:
    return tuple(
        with_parameters(check, quality.rule(check.id).parameters)
        for check in checks
        if quality.runs_check(check.id, check.section, by_itself=check.default_on)
    )


def refuse_unknown(quality: Quality, where: str) -> None:
    """InputError where a profile names a section, a check or a parameter that does not exist, or a value it cannot
    have, or holds a pattern that does not do what its examples say.
    """
    patterns.refuse(quality.patterns, where)
    known, sections = {check.id: check for check in CHECKS}, sorted({*SECTIONS, *(check.section for check in CHECKS)})
    own = {name_of(pattern) for pattern in quality.patterns}  # may block sign-off, each by itself
    for section in quality.sections:
        if section not in sections:
            raise InputError(f"{where}: {section!r} is no section of checks; there are {', '.join(sections)}")
    for check in (*quality.checks, *quality.sign_off.checks):
        if check not in known and check not in own:
            raise InputError(f"{where}: {check!r} is no check; the checks are {', '.join(sorted(known))}")
    for check, rule in quality.checks.items():
        if check in own:
            raise InputError(f"{where}: checks.{check}: a pattern says what it is where it stands, under [[patterns]]")
        parameters = {one.name: one for one in parameters_of(type(known[check]))}
        for name, value in rule.parameters.items():
            if name not in parameters:
                there = ", ".join(["on", "severity", *parameters])
                raise InputError(f"{where}: checks.{check}: {name!r} is not known here; there are {there}")
            if (wrong := parameters[name].refusal(value)) is not None:
                raise InputError(f"{where}: checks.{check}.{name} {wrong}")


def on_segment(segment: Segment, suite: Suite) -> Iterator[Finding]:
    """What the checks that need one segment find in it."""
    for check in suite.segment_checks:  # most find nothing in most segments, so nothing is wrapped around them
        for finding in check.find(segment):
            yield suite.weigh(finding)


def on_names(ledger: NameLedger, segment: Segment, suite: Suite) -> Iterator[Finding]:
    """What the name checks find in a segment."""
    for check in suite.name_checks:
        yield from suite.weighed(check.find(ledger, segment))


def on_ledgers(segment: Segment, terms: TermLedger, repeats: Repeats, suite: Suite) -> Iterator[Finding]:
    """What the checks find in a segment by its terms and by the segments that say the same."""
    for check in suite.term_checks:
        yield from suite.weighed(check.find(terms, segment))
    for other in suite.repeat_checks:
        yield from suite.weighed(other.find(repeats, segment))


def on_spelling(segment: Segment, terms: TermLedger, speller: Speller, suite: Suite) -> Iterator[Finding]:
    """The words of a segment that the dictionary does not know."""
    for check in suite.spelling:
        yield from suite.weighed(check.find(terms, speller, segment))
