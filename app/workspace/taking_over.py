"""Annotations of other people, out of a file of Google's MQM or Appraise's ESA, matched with the segments of a project.

Nothing is dropped in silence: what finds no segment, no place or no category is told with its reason, before anything
is written.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from app.errors import InputError
from app.formats.esa import MISSING
from app.model import (
    Annotation,
    Assessment,
    Change,
    ErrorSeverity,
    Judged,
    Message,
    Query,
    RatedError,
    Segment,
    Side,
    Span,
    Typology,
)
from app.store import (
    ANNOTATION,
    ASSESSMENT,
    Store,
    annotation_key,
    annotation_to_json,
    assessment_key,
    assessment_to_json,
)
from app.workspace import judgements
from app.workspace.actions import clean

OMISSION = "accuracy/omission"  # what ESA marks as «missing»
ELSEWHERE = "other"  # the category of what the typology has no name for; its own name goes into the note
SPACES = str.maketrans("\t\n\r", "   ")  # a line of a file with tabs has no other way to write them
SEVERITIES = {one.value: one for one in ErrorSeverity}


@dataclass(frozen=True, slots=True)
class Untaken:
    """Something of a file that does not come in as it stands there: where it is, whose, and why."""

    where: str
    rater: str
    why: Message


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file would bring: judgements that have their segment, marks in them, and all that does not fit.

    `already` counts marks and judgements that the project has, `left_out` the lines that count for nothing by the marks
    of the file itself, by reason. `changes` are what taking over writes.
    """

    path: Path
    raters: tuple[str, ...]
    judgements: int
    marks: int
    already: int
    untaken: tuple[Untaken, ...]
    changes: tuple[Change, ...] = field(repr=False)
    left_out: Mapping[str, int] = field(default_factory=dict)


def incoming(store: Store, typology: Typology, path: Path, judged: Sequence[Judged], system: str = "") -> Incoming:
    """The judgements of a file, of one system where it is named, beside the project. Nothing is written.

    InputError where there are several systems and neither a name nor texts say which is meant.
    """
    systems = sorted({one.system for one in judged})
    if system and system not in systems:
        raise InputError(f"{path}: holds no system {system!r}; there are {', '.join(systems)}")
    wanted = [one for one in judged if system in ("", one.system)]
    if not system and len(systems) > 1 and not any(one.target or one.source for one in judged):
        raise InputError(f"{path}: holds several systems and no texts; name one: {', '.join(systems)}")
    made = _Matching(store, typology)
    for one in wanted:
        made.take(one)
    return Incoming(
        path,
        tuple(sorted(made.raters)),
        made.judgements,
        made.marks,
        made.already,
        tuple(made.untaken),
        tuple(made.changes),
    )


class _Matching:
    """Judgements that find their places one after the other."""

    def __init__(self, store: Store, typology: Typology) -> None:
        rows = store.rows(store.order(Query()))
        self._titles = {one.id: one.title for one in store.documents()}
        self._by_number = {str(row.segment.id): row.segment for row in rows}
        self._by_texts: defaultdict[tuple[str, str], list[Segment]] = defaultdict(list)
        self._sources = {_line(row.segment.source) for row in rows}
        for row in rows:
            self._by_texts[_line(row.segment.source), _line(row.segment.target)].append(row.segment)
        self._typology, self._categories = typology, judgements.categories_by_name(typology)
        self._there = {_identity(one) for one in store.annotations()}
        self._assessed = {(one.segment, one.annotator): one for one in store.assessments()}
        self.raters: set[str] = set()
        self.untaken: list[Untaken] = []
        self.changes: list[Change] = []
        self.judgements = self.marks = self.already = 0

    def take(self, one: Judged) -> None:
        segment = self._segment(one)
        if isinstance(segment, Message):
            self._leave(one, segment)
            return
        self.raters.add(one.rater)
        self.judgements += 1
        for error in one.errors:
            self._mark(one, segment, error)
        self._assess(one, segment)

    def _segment(self, one: Judged) -> Segment | Message:
        """By its texts, the same number first where there are several; a file without texts by number and document."""
        if not one.target and not one.source:
            found = self._by_number.get(one.segment)
            if found is not None and self._titles.get(found.document) == one.document:
                return found
            return Message("no segment of this number is in a document of this name")
        there = self._by_texts.get((_line(one.source), _line(one.target)), [])
        if there:
            return next((each for each in there if str(each.id) == one.segment), there[0])
        if _line(one.source) in self._sources:
            return Message("the translation of this sentence is another in the project")
        return Message("this sentence is not in the project")

    def _mark(self, one: Judged, segment: Segment, error: RatedError) -> None:
        text = segment.source if error.side is Side.SOURCE else segment.target
        span = error.span or Span(0, 0)
        severity = SEVERITIES.get(error.severity)
        if severity is None:
            self._leave(one, Message.of("the severity «{severity}» is not known", severity=error.severity))
            return
        if span.end > len(text):
            self._leave(one, Message("a marked place is beyond the end of the text"))
            return
        category, note = self._category(one, error)
        if self._typology.category(category) is None:
            self._leave(one, Message.of("the project has no category for «{category}»", category=error.category))
            return
        made = Annotation(
            uuid.uuid4().hex,
            segment.id,
            error.side,
            span,
            span.of(text),
            category,
            severity,
            one.rater,
            _moment(one),
            clean(note),
        )
        if _identity(made) in self._there:
            self.already += 1
            return
        self._there.add(_identity(made))
        self.marks += 1
        self.changes.append(Change(ANNOTATION, annotation_key(made), None, annotation_to_json(made)))

    def _category(self, one: Judged, error: RatedError) -> tuple[str, str]:
        """The category of the project, and the note, which keeps the name of one that the project does not know.

        ESA knows no categories: nothing is lost where none is named.
        """
        known = self._categories.get(error.category.casefold())
        if known is not None or not error.category:
            return known or ELSEWHERE, error.note
        if error.category == MISSING:
            return OMISSION, error.note
        self._leave(one, Message.of("the category «{category}» is taken as «other»", category=error.category))
        return ELSEWHERE, f"{error.category}: {error.note}".removesuffix(": ")

    def _assess(self, one: Judged, segment: Segment) -> None:
        made = Assessment(segment.id, one.rater, _moment(one), one.esa, one.seconds)
        before = self._assessed.get((segment.id, one.rater))
        if before is not None:
            if one.esa in (None, before.esa):
                self.already += 1
            else:
                self._leave(one, Message("this person has given the segment another score already"))
            return
        self._assessed[segment.id, one.rater] = made
        key = assessment_key(segment.id, one.rater)
        self.changes.append(Change(ASSESSMENT, key, None, assessment_to_json(made)))

    def _leave(self, one: Judged, why: Message) -> None:
        where = " · ".join(part for part in (one.system, one.document, one.segment) if part)
        self.untaken.append(Untaken(where, one.rater, why))


def _identity(one: Annotation) -> tuple[object, ...]:
    """What makes two marks the same one."""
    return one.annotator, one.segment, one.side, one.span.start, one.span.end, one.category, one.severity, one.note


def _line(text: str) -> str:
    return text.translate(SPACES)


def _moment(one: Judged) -> datetime:
    return datetime.fromtimestamp(one.begun + one.seconds, UTC) if one.begun else datetime.now(UTC)
