"""The terms of a source in its target: the places of each concept, and what it is called there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from app.model import Concept, Segment, Span, TermMention, TermStatus
from app.terms.base import TermBase
from app.terms.target import Read, Spot


def follow(base: TermBase, segment: Segment) -> tuple[TermMention, ...]:
    """The mentions of a segment. Right terms are looked for first, then forbidden ones, then what resembles one.

    A concept named several times in the source may be named once in the target and meant by a pronoun after that:
    only where it has no term at all is it missing.
    """
    places: defaultdict[str, list[Span]] = defaultdict(list)
    for found in base.source.find(segment.source):
        places[found.concept].append(found.span)
    if not places or not segment.target.strip():
        return ()
    target = Read(segment.target)
    concepts = [base[number] for number in places]
    spots = _settled({concept.id: _listed(target, concept) for concept in concepts}, places)
    taken = [spot.span for found in spots.values() for spot in found]
    for concept in concepts:
        if not spots[concept.id]:
            spots[concept.id] = [spot for spot in _resembling(target, concept) if _is_free(spot, taken)][:1]
    made = [one for concept in concepts for one in _mentions(segment, concept, places[concept.id], spots[concept.id])]
    return tuple(sorted(made, key=lambda mention: mention.source_span))


def _listed(target: Read, concept: Concept) -> tuple[list[Spot], list[Spot]]:
    """Where terms of the concept stand: right ones, and forbidden ones that are no part of a right one."""
    right = _longest(_spots(target, concept, right=True))
    wrong = _longest(_spots(target, concept, right=False)) if _has_forbidden(concept) else []
    whole = [spot for spot in right if not any(_is_within(spot, other) for other in wrong)]
    return whole, [spot for spot in wrong if _is_free(spot, [one.span for one in whole])]


def _settled(
    found: Mapping[str, tuple[list[Spot], list[Spot]]], places: Mapping[str, list[Span]]
) -> dict[str, list[Spot]]:
    """As many spots of each concept as the source has places, right ones first.

    A spot within a longer one of another concept is none: «комітет партії» within «обласний комітет партії».
    """
    settled: dict[str, list[Spot]] = {}
    everywhere = [(concept, spot) for concept, both in found.items() for side in both for spot in side]
    rights = [(concept, spot) for concept, (right, _) in found.items() for spot in right]
    for concept, (right, wrong) in found.items():
        others = [spot for other, spot in everywhere if other != concept]
        whole = [spot for spot in right if not any(_is_within(spot, other) for other in others)]
        taken = [spot.span for other, spot in rights if other != concept]
        kept = [*whole, *(spot for spot in wrong if _is_free(spot, taken))][: len(places[concept])]
        settled[concept] = sorted(kept, key=lambda spot: spot.span)
    return settled


def _has_forbidden(concept: Concept) -> bool:
    return any(term.status is TermStatus.FORBIDDEN for term in concept.ukrainian)


def _spots(target: Read, concept: Concept, *, right: bool) -> list[Spot]:
    wanted = [term.text for term in concept.ukrainian if (term.status is not TermStatus.FORBIDDEN) is right]
    return [spot for form in wanted for spot in target.find(form)]


def _longest(spots: list[Spot]) -> list[Spot]:
    """The spots that do not overlap, longer ones first, in the order of the text."""
    kept: list[Spot] = []
    for spot in sorted(spots, key=lambda spot: (spot.span.start - spot.span.end, spot.span.start)):
        if not any(spot.span.overlaps(other.span) for other in kept):
            kept.append(spot)
    return sorted(kept, key=lambda spot: spot.span)


def _resembling(target: Read, concept: Concept) -> list[Spot]:
    return _longest([spot for term in concept.ukrainian for spot in target.resembling(term.text)])


def _is_free(spot: Spot, taken: list[Span]) -> bool:
    return not any(spot.span.overlaps(span) for span in taken)


def _is_within(spot: Spot, other: Spot) -> bool:
    """Whether the other covers this one and more."""
    return spot.span != other.span and other.span.start <= spot.span.start and spot.span.end <= other.span.end


def _mentions(segment: Segment, concept: Concept, places: list[Span], spots: list[Spot]) -> Iterator[TermMention]:
    if not spots:
        for place in places:
            yield TermMention(concept.id, segment.id, place)
        return
    for number, spot in enumerate(spots):
        place = places[min(number, len(places) - 1)]
        yield TermMention(concept.id, segment.id, place, spot.span, spot.form, spot.span.of(segment.target))
