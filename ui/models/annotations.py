"""The errors marked in a segment, and what checks offer as such, as one list in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.model import Annotation, Offer, Segment, Side, Span, Typology
from ui.diff import DELETED, INSERTED, SAME, Piece
from ui.models.table import Column, TableModel
from ui.texts import language, mark, said, tr
from ui.words import error_word

SIDES = {Side.SOURCE: mark("source"), Side.TARGET: mark("translation")}


@dataclass(frozen=True, slots=True)
class Item:
    """A marked place, or one that is offered. `span` is where it stands in the text now; None where it is gone."""

    number: int
    annotation: Annotation
    span: Span | None
    category: str  # its label in the person's language
    offer: Offer | None = None
    mine: bool = True

    @property
    def waiting(self) -> bool:
        """Whether nobody has said yes or no to it."""
        return self.offer is not None

    @property
    def head(self) -> str:
        """Number, severity, category, and whose it is where it is somebody else's."""
        parts = [str(self.number), error_word(self.annotation.severity), self.category]
        if self.waiting:
            parts.insert(1, tr("offered"))
        elif not self.mine:
            parts.append(self.annotation.annotator)
        return " · ".join(parts)

    @property
    def pieces(self) -> list[Piece]:
        """What stands there and what should, with the note."""
        one = self.annotation
        found: list[Piece] = [(SAME, f"{tr(SIDES[one.side])}: ")]
        found.append((DELETED if one.correction else SAME, one.text or "∅"))
        if one.correction:
            found += [(SAME, " → "), (INSERTED, one.correction)]
        why = one.note or (said(self.offer.message) if self.offer else "")
        return [*found, (SAME, f" — {why}")] if why else found

    @property
    def words(self) -> str:
        """All of it as text."""
        return f"{self.head}\n{''.join(part for _, part in self.pieces)}"


class AnnotationsModel(TableModel[Item]):
    """Each row an `Item`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)

    def place(self, identity: str) -> int | None:
        """The row of an annotation, or of an offer by its finding."""
        return next((row for row, one in enumerate(self.items) if identity_of(one) == identity), None)


COLUMNS: tuple[Column[Item], ...] = (Column(mark("Errors"), lambda item: item.words),)


def identity_of(item: Item) -> str:
    """What an item is found by again after a change: the id of the annotation, or the finding it is offered from."""
    return item.annotation.id or item.annotation.finding


def items_of(
    segment: Segment, marked: Iterable[Annotation], offered: Iterable[Offer], typology: Typology, person: str
) -> list[Item]:
    """Everything about a segment in the order of the text: source first, numbered from 1."""
    there = [(one, None) for one in marked] + [(one.annotation, one) for one in offered]
    there.sort(key=lambda each: (each[0].side is Side.TARGET, each[0].span, each[0].id))
    return [
        Item(
            number,
            one,
            one.place_in(segment.source if one.side is Side.SOURCE else segment.target),
            label_of(typology, one.category),
            offer,
            offer is not None or one.annotator == person,
        )
        for number, (one, offer) in enumerate(there, 1)
    ]


def label_of(typology: Typology, identity: str) -> str:
    """A category with the dimension it is in; by its id where the typology does not have it any more."""
    category = typology.category(identity)
    if category is None:
        return identity
    parent = typology.category(category.parent)
    names = [one.label_in(language()) for one in (parent, category) if one is not None]
    return ": ".join(names)


def lanes(spans: Sequence[Span]) -> list[int]:
    """On which of the lines under the text each span is drawn, so that no two on one line meet; 0 is the uppermost."""
    ends: list[int] = []
    chosen = [0] * len(spans)
    for index in sorted(range(len(spans)), key=lambda at: (spans[at].start, -spans[at].end)):
        span = spans[index]
        free = next((lane for lane, end in enumerate(ends) if end <= span.start), len(ends))
        end = max(span.end, span.start + 1)
        ends[free:] = [end, *ends[free + 1 :]]
        chosen[index] = free
    return chosen
