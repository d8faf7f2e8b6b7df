"""Reports on a project: gathered from the store and written a few rows at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from app import reports
from app.formats.files import safely
from app.languages import Words
from app.model import Document, Finding, Ledger, Message, Person, Progress, Quality, Query, Risk, Severity, Signed
from app.reports.content import About, Report, SignedOff, Survey, by_check, by_segment, named, worst_first
from app.reports.sheets import handout
from app.reports.tables import Handout
from app.review import signoff
from app.scores import mqm
from app.scores.mqm import Scheme
from app.scores.score import Score
from app.settings import Settings
from app.store import Listing, Store
from app.workspace import handing_out, judgements, listed
from app.workspace.earlier import as_of
from app.workspace.judging import Judging, last_of
from app.workspace.listed import StoredFindings, StoredRevisions, StoredRows, against_import
from app.workspace.trial import Trial, checked

Printer = reports.Printer
BATCH = listed.BATCH


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a project would be judged to hold under another quality profile."""

    findings: Sequence[Finding]
    ledger: Ledger
    risks: Mapping[int, Risk]


class Reporting(Judging):
    """What a `Workspace` hands out."""

    def report(
        self, path: Path, quality: Quality | None = None, language: str = "en", printer: Printer | None = None
    ) -> Iterator[Progress]:
        """A report on the whole project, in the format of the path's suffix and in this language.

        `quality`: as another profile judges. `printer` lays out pages where the report is to be a PDF. InputError
        for a suffix or a language that is unknown.
        """
        words = Words(language)
        reports.writer(path, printer)
        yield Progress(0, 1, Message("Gathering"))
        settings, judged = self.settings, None
        if quality is not None:
            settings = replace(settings, quality=quality)
            tried = yield from last_of(self.try_quality(quality))
            judged = Gathered(tried.findings, tried.ledger, tried.risks)
        report = yield from compiling(self._store, settings, self.person, self.names(), judged)
        yield from written(handout(report, words), path, printer)

    def as_of(self, when: datetime) -> Iterator[Progress | Trial]:
        """The project as it was at a time, judged as now; the last thing yielded is the Trial. InputError where it
        had no text yet.
        """
        yield Progress(0, 1, Message("Gathering"))
        yield from checked(as_of(self._store, when), self.settings)

    def export(self, path: Path, document: int | None = None) -> Iterator[Progress]:
        """A document's reviewed text, in the format of the path's suffix."""
        wanted = handing_out.chosen(self._store.documents(), document, path)
        yield Progress(0, 1, Message("Writing"))
        handing_out.write_text(self._store, wanted, path)
        yield Progress(1, 1, Message("Writing"))


def compiling(
    store: Store, settings: Settings, person: Person, ledger: Ledger, judged: Gathered | None = None
) -> Generator[Progress, None, Report]:
    """Everything a report says of the project as it is now, as it stands in the store or as it would be `judged`.

    What there is one of for each segment is counted here and read again by whoever writes it.
    """
    listing, documents = Listing(store), store.documents()
    ledger = judged.ledger if judged else ledger
    rows, found = _judged_rows(store, judged) if judged else _stored_rows(store)
    survey = Survey(named(ledger), keep=False)
    for number, row in enumerate(rows, 1):
        survey.add(row)
        if number % BATCH == 0:
            yield Progress(number, len(rows), Message("Gathering"))
    counts = _counted(found.open) if judged else listing.open_findings()
    severities = by_check(counts)
    summary = survey.summary(sum(severities.values(), Counter[Severity]()), len(found.ignored))
    revisions, scores = StoredRevisions(store, survey.changed), list[Score]()
    yield from against_import(revisions, scores.extend)
    mqm_scores = _judged(store, settings)
    quality = mqm_scores[0].value if mqm_scores else None
    marked = tuple(store.annotations())
    places = {row.segment.id: row.segment for row in store.found(sorted({one.segment for one in marked})).values()}
    return Report(
        about=_about(store, settings, documents, [*listing.people(), person]),
        summary=summary,
        rows=rows,
        findings=found.open,
        ignored=found.ignored,
        severities=severities,
        ledger=ledger,
        scores=(*mqm_scores, *scores),
        revisions=revisions,
        told=listing.told(places) if judged is None else frozenset(one.segment.id for one in judged.findings),
        source_words=survey.source_words,
        places={**survey.places, **{number: (one.document, one.position) for number, one in places.items()}},
        blockers=tuple(signoff.blockers(settings.quality.sign_off, counts, summary.by_state, quality)),
        annotations=marked or None,
        typology=settings.typology,
        signatures=tuple(SignedOff(one.title, *_signed(one.signed)) for one in documents if one.signed),
    )


class Found(NamedTuple):
    """Findings, the worst first: those that are open, and those that a decision settles."""

    open: Collection[Finding]
    ignored: Collection[Finding]


def _stored_rows(store: Store) -> tuple[StoredRows, Found]:
    listing = Listing(store)
    kept = (StoredFindings(store, listing.worst_first(settled=settled)) for settled in (False, True))
    return StoredRows(store, store.order(Query())), Found(*kept)


def _judged_rows(store: Store, judged: Gathered) -> tuple[StoredRows, Found]:
    ordered = worst_first(judged.findings)
    found = Found(*([one for one in ordered if (one.decision is None) is wanted] for wanted in (True, False)))
    return StoredRows(store, store.order(Query()), judged.risks, by_segment(judged.findings)), found


def _counted(findings: Iterable[Finding]) -> Counter[tuple[str, Severity]]:
    return Counter((one.check, one.severity) for one in findings)


def _about(store: Store, settings: Settings, documents: Sequence[Document], people: Iterable[Person]) -> About:
    return About(
        title=documents[0].title if len(documents) == 1 else store.place.title,
        when=datetime.now(UTC),
        version=handing_out.version(),
        profile=settings.profile,
        people=tuple(dict.fromkeys(people)),
        documents=tuple(documents),
        labels=handing_out.check_labels(settings.quality),
        quality=settings.quality.name,
    )


def written(what: Handout, path: Path, printer: Printer | None = None) -> Iterator[Progress]:
    """Write it in the format of the path's suffix, complete or not at all."""
    writer = reports.writer(path, printer)
    with safely(path) as sink:
        for done in writer(what, sink):
            yield Progress(done, what.rows, Message("Writing"))


def _signed(signed: Signed) -> tuple[str, datetime, str]:
    return signed.who, signed.when, signed.note


def _judged(store: Store, settings: Settings) -> list[Score]:
    """The MQM 2.0 scores of what people marked, the calibrated one first; none before anybody judged a segment."""
    every = judgements.judged(store)
    if not every:
        return []
    made = mqm.score(every, Scheme(settings.quality.scores, settings.typology.weights))
    return [made.calibrated, made.linear]
