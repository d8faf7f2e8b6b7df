"""What can be asked without a project: texts checked, aligned, transcribed, fetched. Nothing is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import InputError
from app.formats import texts
from app.model import Finding, Ledger, Message, NameKind, Progress, Risk, Segment, Severity
from app.names import second_opinion, transcription
from app.names.clusters import by_sound
from app.names.transcription import Transcription
from app.reports.content import About, Report, compile_report, row_of
from app.scores.risk import Detected
from app.settings import Settings
from app.text import scripts, sentences
from app.workspace import incoming, reading
from app.workspace.analysis import Analysis
from app.workspace.handing_out import check_labels, version
from app.workspace.known import meaning_of
from app.workspace.reading import Paired
from app.workspace.risks import risks

if TYPE_CHECKING:
    from app.articles.extract import Article


@dataclass(frozen=True, slots=True)
class Trial:
    """Segments with all that was found in them, as values."""

    segments: tuple[Segment, ...]
    findings: tuple[Finding, ...] = ()
    risks: dict[int, Risk] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    furniture: tuple[str, ...] = ()
    title: str = ""
    detectors: Mapping[int, Mapping[str, float]] = field(default_factory=dict)  # probabilities by segment and name

    def by_segment(self) -> Mapping[int, Sequence[Finding]]:
        """The open findings of every segment that has any."""
        found: defaultdict[int, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            if finding.decision is None:
                found[finding.segment.id].append(finding)
        return dict(found)

    def worst(self) -> Severity | None:
        """The highest severity among the open findings."""
        return max((one.severity for one in self.findings if one.decision is None), default=None)

    def report(self, settings: Settings) -> Report:
        """The same as a report says it."""
        found = self.by_segment()
        rows = [row_of(segment, self.risks[segment.id], found.get(segment.id, ())) for segment in self.segments]
        about = About(self.title, datetime.now(UTC), version(), settings.profile, labels=check_labels(settings.quality))
        return compile_report(about, rows, self.findings, self.ledger)


def chances(detected: Mapping[int, Mapping[str, Detected]]) -> dict[int, dict[str, float]]:
    """The probabilities alone."""
    return {number: {name: one.probability for name, one in those.items()} for number, those in detected.items()}


def check_texts(
    source: Path, target: Path, settings: Settings, *, aligned: bool = False, unit: str = "sentence"
) -> Iterator[Progress | Trial]:
    """Two text files; the last thing yielded is the Trial."""
    yield Progress(0, 3, Message("Reading"))
    yield from _checked(incoming.from_texts(source, target, unit, aligned=aligned, near=meaning_of(settings)), settings)


def check_file(path: Path, settings: Settings) -> Iterator[Progress | Trial]:
    """A bilingual file; the last thing yielded is the Trial."""
    yield Progress(0, 3, Message("Reading"))
    yield from _checked(incoming.from_file(path), settings)


def names_by_sound(path: Path) -> Ledger:
    """The weaker ledger of a Ukrainian text without its source; InputError for a text in another language."""
    text = texts.read(path)
    if scripts.language(text) == "vi":
        raise InputError(f"{path}: the text is Vietnamese; names are compared in a translation, so give that too")
    return Ledger(tuple(by_sound([unit.text for unit in sentences.units(text, "uk")])))


def second_opinion_on(segments: Sequence[Segment]) -> Iterator[tuple[Segment, str, bool]]:
    """Words of a source that only one of two finders takes for a name, and whether it was ours."""
    tag = second_opinion.tagger()
    for doubt in second_opinion.doubts([segment.source for segment in segments], tag):
        yield segments[doubt.text], doubt.words, doubt.ours


def align_texts(source: Path, target: Path, *, aligned: bool = False, unit: str = "sentence") -> Paired:
    """The pairs of two text files, and the units of either; as lines, the texts are taken as they are."""
    if aligned:
        return reading.read_aligned(source, target)
    return reading.pair(reading.read(source, target, unit, whole=unit == "line"))


def transcribe(name: str, kind: NameKind, settings: Settings) -> Transcription:
    """The Ukrainian form by the profile in force; InputError for what is no Vietnamese name."""
    if not name.strip():
        raise InputError("an empty name cannot be transcribed; give a Vietnamese name")
    found = transcription.load(settings.profile, settings.profile_rows).transcribe(name, kind)
    if found is None:
        raise InputError(
            f"{name!r} is not made of Vietnamese syllables; such a name needs an entry of its own in the profile"
        )
    return found


def profile_table(settings: Settings) -> str:
    """The transcription profile in force, with the project's own rows, as a table to keep or to change."""
    return transcription.as_table(transcription.load(settings.profile, settings.profile_rows))


def fetch_article(address: str) -> Article:
    """An article without its page's furniture."""
    return incoming.fetch(address)


def checked(
    several: Sequence[Segment], settings: Settings, title: str = "", furniture: tuple[str, ...] = ()
) -> Iterator[Progress | Trial]:
    """Segments of one or more documents, in their order; the last thing yielded is the Trial."""
    segments = {segment.id: segment for segment in several}

    def now(numbers: Iterable[int]) -> list[Segment]:
        return [segments[number] for number in sorted(numbers)]

    analysis = Analysis(settings, {}, now)
    for _, document in groupby(several, key=lambda segment: segment.document):
        yield from analysis.add(list(document))
    steps = analysis.check(segments)
    while True:
        try:
            yield next(steps)
        except StopIteration as end:
            result = end.value
            break
    found = tuple(result.findings)
    yield Trial(
        segments=tuple(several),
        findings=found,
        risks=risks(found, several, result.detected),
        detectors=chances(result.detected),
        ledger=analysis.ledger(),
        furniture=furniture,
        title=title,
    )


def _checked(what: incoming.Incoming, settings: Settings) -> Iterator[Progress | Trial]:
    yield from checked(what.segments, settings, what.document.title, what.document.furniture)
