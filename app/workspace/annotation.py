"""The marking of errors (MQM) and the judgement of segments (ESA): each step is one event of the project's history."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from app.errors import ForbiddenError, InputError
from app.formats import esa as esa_files
from app.formats import mqm as mqm_files
from app.formats.files import write_safely
from app.model import (
    Annotation,
    Assessment,
    Change,
    Judged,
    Mark,
    Offer,
    Outcome,
    Query,
    Segment,
    Side,
    Typology,
)
from app.scores import mqm, sampling
from app.scores.agreement import Agreement, Drift
from app.scores.mqm import Basis, MqmScore, Scheme
from app.scores.resampling import SAMPLES
from app.scores.sampling import Way
from app.store import (
    ANNOTATION,
    ASSESSMENT,
    Store,
    annotation_key,
    annotation_to_json,
    assessment_key,
    assessment_to_json,
)
from app.workspace import judgements, offers, taking_over
from app.workspace.actions import clean, where
from app.workspace.judgements import SystemScore
from app.workspace.pairs import placed
from app.workspace.taking_over import Incoming
from app.workspace.view import View

ENTITIES = frozenset({ANNOTATION, ASSESSMENT})
LONGEST_TIME = 24 * 3600.0  # seconds; more is a window that was left open

Act = Callable[[str, Sequence[Change], str], Outcome | None]


class Annotating:
    """What people mark in an open project; made by `Workspace`, anew wherever it is asked for.

    Everybody marks in their own name and changes only what is theirs: ForbiddenError for another's annotation.
    InputError for a place that is not in the text, an unknown category, or a segment that is gone.
    """

    def __init__(self, view: View, store: Store, act: Act) -> None:
        self._view, self._store, self._act = view, store, act
        self._person = view.person

    @property
    def typology(self) -> Typology:
        """The kinds of errors of the project, in the order in which people choose from them."""
        return self._view.settings.typology

    # ---- reading

    def of(self, segment: int | None = None, document: int | None = None, *, annotator: str = "") -> list[Annotation]:
        """The errors marked in a segment, a document or the project, by all or by one; in the order of the text."""
        found = self._store.annotations(segment, document)
        return [one for one in found if not one.rejected and annotator in ("", one.annotator)]

    def rejected(self, segment: int | None = None) -> list[Annotation]:
        """Offers that somebody looked at and says are no errors."""
        return [one for one in self._store.annotations(segment) if one.rejected]

    def removed(self) -> list[Annotation]:
        """What was marked and taken away again, the newest first."""
        return self._store.removed_annotations()

    def assessments(self, segment: int | None = None, document: int | None = None) -> list[Assessment]:
        """Who has looked at which segments, and their ESA scores where they gave one."""
        return self._store.assessments(segment, document)

    def annotators(self) -> list[str]:
        """Everybody who has marked or assessed anything."""
        marked = [one.annotator for one in self._store.annotations()]
        return sorted({*marked, *(one.annotator for one in self._store.assessments())})

    def offers(self, segment: int) -> list[Offer]:
        """The open findings of a segment as annotations, but for those this person has accepted or rejected."""
        answered = {one.finding for one in self._store.annotations(segment) if one.annotator == self._person.name}
        offered = offers.offers(self._view, self._there(segment), self.typology)
        return [one for one in offered if one.annotation.finding not in answered]

    def judged(self, document: int | None = None) -> list[Judged]:
        """Each segment as each annotator judged it: what scores, agreement and exports are made from."""
        return judgements.judged(self._store, document)

    def score(self, document: int | None = None, basis: Basis = Basis.TARGET_WORDS) -> MqmScore | None:
        """The MQM 2.0 score by the pass mark of the quality profile; None before anybody judged a segment."""
        every = self.judged(document)
        scheme = Scheme(self._view.settings.quality.scores, self.typology.weights, basis=basis)
        return mqm.score(every, scheme) if every else None

    def scores(
        self, scheme: str, document: int | None = None, *, basis: str = Basis.TARGET_WORDS, samples: int = SAMPLES
    ) -> list[SystemScore]:
        """The scores by a scheme of `judgements.SCHEMES`; InputError where there is nothing to score."""
        every = self.judged(document)
        if scheme == judgements.GOOGLE:
            every = judgements.with_google_names(every, self.typology)
        settings = Scheme(self._view.settings.quality.scores, self.typology.weights, basis=Basis(basis))
        return judgements.score_judged(every, scheme, settings, samples)

    def agreement(self, document: int | None = None) -> Agreement:
        """How far the annotators agree, by the penalty points each gave each segment."""
        return judgements.agreement_of(self.judged(document), self.typology)

    def drift(self, document: int | None = None) -> list[Drift]:
        """Whether annotators grew stricter or more lenient, and how long they took."""
        return judgements.drift_of(self.judged(document), self.typology)

    def sample(self, count: int, way: Way, seed: int, document: int | None = None) -> list[int]:
        """So many segments to have annotated, in the order of the text; the same seed draws the same ones again."""
        numbers = self._store.order(Query(document=document))
        rows = self._store.found(numbers) if way is not Way.RANDOM else {}
        by_risk = way is Way.RISK
        of = {number: float(row.risk.score if by_risk else row.segment.document) for number, row in rows.items()}
        return sampling.sample(numbers, count, way, seed, of)

    def export(self, path: Path, document: int | None = None) -> None:
        """What was marked as a file: .tsv as Google has MQM, .csv as Appraise has ESA."""
        every = judgements.with_google_names(self.judged(document), self.typology)
        writers = {".tsv": mqm_files.written, ".csv": esa_files.written}
        if path.suffix.lower() not in writers:
            raise InputError(f"{path}: annotations are written as .tsv (MQM) or .csv (ESA); choose another name")
        write_safely(path, writers[path.suffix.lower()](every).encode("utf-8"))

    def incoming(self, path: Path, system: str = "") -> Incoming:
        """What an annotation file would bring, and what of it does not fit; nothing is written.

        InputError where it is no such file, or where `system` does not say which of several is meant.
        """
        file = judgements.read(path)
        return replace(
            taking_over.incoming(self._store, self.typology, path, file.judged, system), left_out=file.left_out
        )

    # ---- acting

    def take_over(self, what: Incoming) -> Outcome | None:
        """Everything that an annotation file brings, each mark in the name of its rater; None where nothing is new."""
        return self._act("import annotations", what.changes, what.path.name) if what.changes else None

    def mark(self, segment: int, mark: Mark) -> Outcome | None:
        """Mark an error, in this person's name."""
        text = mark.span.of(_text(self._there(segment), mark.side))
        made = Annotation(
            id=uuid.uuid4().hex,
            segment=segment,
            side=mark.side,
            span=mark.span,
            text=text,
            category=mark.category,
            severity=mark.severity,
            annotator=self._person.name,
            when=_now(),
            note=mark.note,
            correction=mark.correction,
            seconds=mark.seconds,
        )
        return self._put("annotate", None, made)

    def change(self, annotation: Annotation) -> Outcome | None:
        """Another place, category, severity, note or correction; None where nothing is different.

        `annotation` is the one to be, its id and segment say which it replaces.
        """
        before = self._mine(annotation)
        if annotation == before:
            return None
        if (annotation.side, annotation.span) != (before.side, before.span):
            text = _text(self._there(annotation.segment), annotation.side)
            annotation = replace(annotation, text=annotation.span.of(text))
        after = replace(annotation, annotator=before.annotator, check=before.check, finding=before.finding, when=_now())
        return self._put("change annotation", before, after)

    def remove(self, annotation: Annotation) -> Outcome | None:
        """Take an annotation away; the history keeps it."""
        before = self._mine(annotation)
        change = Change(ANNOTATION, annotation_key(before), annotation_to_json(before), None)
        return self._act("remove annotation", [change], before.text)

    def accept(self, offer: Offer, *, seconds: float = 0.0) -> Outcome | None:
        """The offer is an error; changed before, where its category or severity is another."""
        return self._put("annotate", None, self._answer(offer, seconds))

    def reject(self, offer: Offer, *, seconds: float = 0.0) -> Outcome | None:
        """The offer is no error, says this person; the finding itself stays for whoever reviews the text."""
        return self._put("reject offer", None, replace(self._answer(offer, seconds), rejected=True))

    def assess(self, segments: Sequence[int], esa: float | None = None, *, seconds: float = 0.0) -> Outcome | None:
        """This person has gone through the segments; `esa` is what they think of each as a whole, 0 to 100.

        A score given before stays where there is no new one, and the time adds up.
        """
        if esa is not None and not 0 <= esa <= 100:
            raise InputError(f"an ESA score lies between 0 and 100, not at {esa:g}")
        return self._act("assess", [self._assessed(self._there(one), esa, seconds) for one in segments], "")

    def forget(self, segments: Sequence[int]) -> Outcome | None:
        """This person has not gone through the segments after all."""
        changes = [
            Change(ASSESSMENT, assessment_key(one.segment, one.annotator), assessment_to_json(one), None)
            for number in segments
            for one in self._store.assessments(number)
            if one.annotator == self._person.name
        ]
        return self._act("forget assessment", changes, "")

    # ---- within

    def _put(self, action: str, before: Annotation | None, after: Annotation) -> Outcome | None:
        segment = self._there(after.segment)
        after = replace(after, note=clean(after.note), correction=clean(after.correction))
        self._refuse(segment, after, before)
        old = annotation_to_json(before) if before else None
        change = Change(ANNOTATION, annotation_key(after), old, annotation_to_json(after))
        return self._act(action, [change], after.text)

    def _refuse(self, segment: Segment, one: Annotation, before: Annotation | None) -> None:
        moved = before is None or (one.side, one.span) != (before.side, before.span)
        text = _text(segment, one.side)
        if moved and one.span.end > len(text):
            raise InputError(
                f"{where(segment)}: {one.span.start}–{one.span.end} is beyond the {len(text)} characters of its "
                f"{one.side.value}; mark the place again"
            )
        if self.typology.category(one.category) is None:
            raise InputError(f"{one.category!r} is no category of the typology {self.typology.name!r}; choose another")
        _must_be_time(one.seconds)

    def _assessed(self, segment: Segment, esa: float | None, seconds: float) -> Change:
        _must_be_time(seconds)
        mine = (one for one in self._store.assessments(segment.id) if one.annotator == self._person.name)
        before = next(mine, None)
        spent = min(seconds + (before.seconds if before else 0.0), LONGEST_TIME)
        esa = before.esa if before and esa is None else esa
        after = Assessment(segment.id, self._person.name, _now(), esa, spent)
        key = assessment_key(segment.id, self._person.name)
        return Change(ASSESSMENT, key, assessment_to_json(before) if before else None, assessment_to_json(after))

    def _mine(self, annotation: Annotation) -> Annotation:
        there = {one.id: one for one in self._store.annotations(annotation.segment)}
        before = there.get(annotation.id)
        if before is None:
            raise InputError("this annotation is no longer there; look at the segment again")
        if before.annotator != self._person.name:
            raise ForbiddenError(f"this annotation is of {before.annotator}; mark the place yourself instead")
        return before

    def _answer(self, offer: Offer, seconds: float) -> Annotation:
        one = offer.annotation
        mine = (there for there in self._store.annotations(one.segment) if there.annotator == self._person.name)
        if any(there.finding == one.finding for there in mine):
            raise InputError("this offer was answered already; look at the segment again")
        return replace(one, id=uuid.uuid4().hex, annotator=self._person.name, when=_now(), seconds=seconds)

    def _there(self, number: int) -> Segment:
        return placed(self._store.segment(number))


def segments_of(changes: Iterable[Change]) -> set[int]:
    """The segments whose annotations the changes touch."""
    return {int(one.key.partition(":")[0]) for one in changes if one.entity in ENTITIES}


def _must_be_time(seconds: float) -> None:
    if not 0 <= seconds <= LONGEST_TIME:
        raise InputError(f"{seconds:g} seconds is no time for a segment; give 0 to {LONGEST_TIME:g}")


def _text(segment: Segment, side: Side) -> str:
    return segment.source if side is Side.SOURCE else segment.target


def _now() -> datetime:
    return datetime.now(UTC)
