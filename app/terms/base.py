"""A term base: concepts by id, the project's own before those shipped with the program."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.model import Concept
from app.names.syllables import key_of
from app.terms.source import SourceTerms


class TermBase:
    """Concepts ready to be looked for. Where two have a Vietnamese term in common, it belongs to the first."""

    def __init__(self, concepts: Iterable[Concept] = ()) -> None:
        self.concepts = {concept.id: concept for concept in concepts}
        self.source = SourceTerms(self.concepts.values())

    def __len__(self) -> int:
        return len(self.concepts)

    def __getitem__(self, concept: str) -> Concept:
        return self.concepts[concept]


def together(own: Iterable[Concept], starter: Iterable[Concept]) -> TermBase:
    """The project's own concepts, and of the starter those whose terms the project does not have."""
    chosen = [replace(concept, id=f"own:{concept.id}", chosen=True) for concept in own]
    taken = {key_of(term) for concept in chosen for term in concept.vietnamese}
    rest: list[Concept] = []
    for concept in starter:
        terms = tuple(term for term in concept.vietnamese if key_of(term) not in taken)
        if terms and key_of(concept.name) not in taken:
            rest.append(replace(concept, vietnamese=terms))
    return TermBase([*chosen, *rest])
