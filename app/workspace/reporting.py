"""Reports on a project: gathered from the store and written a few rows at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from app import reports
from app.formats.files import safely
from app.languages import Words
from app.model import Finding, Ledger, Message, Person, Progress, Quality, Query, Risk, Row, Signed
from app.reports.content import About, Report, Rows, SignedOff, by_segment, compile_report, row_of
from app.reports.sheets import handout
from app.reports.tables import Handout
from app.review import signoff
from app.scores import mqm, reference
from app.scores.mqm import Scheme
from app.scores.score import Score
from app.settings import Settings
from app.store import Store
from app.workspace import handing_out, judgements
from app.workspace.earlier import as_of
from app.workspace.judging import Judging, last_of
from app.workspace.trial import Trial, checked

AS_IMPORTED = Message("the changed segments as they came in")
SCORED = 2_000  # changed segments; TER takes a millisecond and more for each
EVENTS = 100_000  # the newest ones; a report of more would be no report
BATCH = 500  # rows that are read at once
Printer = reports.Printer


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a project was judged to hold; without `risks` those of the store are in force."""

    findings: Sequence[Finding]
    ledger: Ledger
    risks: Mapping[int, Risk] | None = None


class StoredRows(Rows):
    """The rows of a store, read as they are asked for."""

    def __init__(self, store: Store, ids: Sequence[int], judged: Gathered) -> None:
        self._store, self._ids, self._judged = store, ids, judged
        self._of_segments = by_segment(judged.findings) if judged.risks is not None else {}

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, row: object) -> bool:
        return isinstance(row, Row) and row.segment.id in self._ids

    def __iter__(self) -> Iterator[Row]:
        risks = self._judged.risks
        for at in range(0, len(self._ids), BATCH):
            for row in self._store.rows(self._ids[at : at + BATCH]):
                number = row.segment.id
                yield row if risks is None else row_of(row.segment, risks[number], self._of_segments.get(number, ()))


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
        settings, judged = self.settings, Gathered(self._store.findings(), self._ledger)
        if quality is not None:
            settings = replace(settings, quality=quality)
            tried = yield from last_of(self.try_quality(quality))
            judged = Gathered(tried.findings, tried.ledger, tried.risks)
        report = compiled(self._store, judged, self.person, settings)
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


def compiled(store: Store, judged: Gathered, person: Person, settings: Settings) -> Report:
    """Everything a report says of the project as it is now, as it was judged under these settings."""
    events = store.events(limit=EVENTS)
    people = {(event.who.name, event.who.role): event.who for event in events} | {(person.name, person.role): person}
    documents = store.documents()
    about = About(
        title=documents[0].title if len(documents) == 1 else store.place.title,
        when=datetime.now(UTC),
        version=handing_out.version(),
        profile=settings.profile,
        people=tuple(people.values()),
        documents=tuple(documents),
        labels=handing_out.check_labels(settings.quality),
        quality=settings.quality.name,
    )
    rows = StoredRows(store, store.order(Query()), judged)
    report = compile_report(about, rows, judged.findings, judged.ledger, (), events)
    mqm_scores = _judged(store, settings)
    quality = mqm_scores[0].value if mqm_scores else None
    blockers = signoff.blockers(settings.quality.sign_off, report.findings, report.summary.by_state, quality)
    marked = tuple(store.annotations())
    places = {row.segment.id: row.segment for row in store.found(sorted({one.segment for one in marked})).values()}
    return replace(
        report,
        scores=(*mqm_scores, *_against_import(report)),
        signatures=tuple(SignedOff(one.title, *_signed(one.signed)) for one in documents if one.signed),
        blockers=tuple(blockers),
        annotations=marked or None,
        typology=settings.typology,
        places={**report.places, **{number: (one.document, one.position) for number, one in places.items()}},
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


def _against_import(report: Report) -> list[Score]:
    """How far the changed segments have moved from the text that came in; nothing where none has, or too many have."""
    texts = [(one.segment.imported, one.segment.target) for one in report.revisions]
    full = [(before, after) for before, after in texts if before and after]
    if not 0 < len(full) <= SCORED:
        return []
    return reference.score([before for before, _ in full], [after for _, after in full], against=AS_IMPORTED.text)
