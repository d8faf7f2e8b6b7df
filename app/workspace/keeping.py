"""A new version of a document comes in: what people decided on the earlier one is kept where the texts are still there.

Pairs that people made or vouch for become fixed points between which the aligner works, and what they said in the
segments (translation, state, doubt) is put beside the same texts again, as one step that can be taken back.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, insort
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from app.model import Change, Document, Pair, Segment, Sentence, State
from app.store import Store
from app.text.meaning import Meaning
from app.workspace.pairs import CERTAIN, DOUBTED, KINDS
from app.workspace.reading import Paired, Texts, segments

ENOUGH = 0.5  # share of the sentences of either side that are still there: below, it is another document
SAMPLE = 200  # sentences of a side that are looked for, at least; of a long text not all
Range = tuple[int, int]  # of words, or of units
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Earlier:
    """The document as it stands in the project, and the segments whose pair people decided."""

    segments: tuple[Segment, ...]
    decided: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Fixed:
    """A decided pair found in the new texts, by words; a side that says nothing has no range."""

    source: Range | None
    target: Range | None


def earlier(store: Store, document: int) -> Earlier:
    """A document of a project as what a new version of it is compared with."""
    return Earlier(tuple(store.segments(document)), frozenset(store.decided_pairs(document)))


def most_like(store: Store, texts: Texts) -> Document | None:
    """The document of a project that these texts are most likely a new version of."""
    documents = [document for document in store.documents() if document.kind in KINDS]
    found = [(likeness(texts, list(store.segments(one.id))), one.id, one) for one in documents]
    share, _, best = max(found, default=(0.0, 0, None))
    return best if share >= ENOUGH else None


def likeness(texts: Texts, earlier: Sequence[Segment]) -> float:
    """The share of sentences that the earlier segments have too, on the side that has kept more, 0 to 1."""
    sides = (texts.source, [one.source for one in earlier]), (texts.target, [one.imported for one in earlier])
    return max(_share(units, _Stream(before)) for units, before in sides)


def pair(texts: Texts, earlier: Earlier, near: Meaning | None = None) -> Paired:
    """The two sides aligned, with the decided pairs that are still there as they were decided."""
    streams = _Stream([one.text for one in texts.source]), _Stream([one.text for one in texts.target])
    fixed = _fixed(streams, earlier)
    cut = Texts(
        tuple(_cut(texts.source, [one.source for one in fixed if one.source])),
        tuple(_cut(texts.target, [one.target for one in fixed if one.target])),
        texts.furniture,
        texts.title,
    )
    sources = _in_units((one.source for one in fixed), cut.source)
    targets = _in_units((one.target for one in fixed), cut.target)
    made = tuple(_between(cut, [Pair(*sides, CERTAIN) for sides in zip(sources, targets, strict=True)], near))
    return Paired(tuple(segments(cut, made)), made, cut)


def kept(new: Iterable[Segment], earlier: Earlier, *, by_translator: bool = False) -> list[Change]:
    """What was decided beside the very same texts: the translation, the state, and whether the pair is right.

    `by_translator`: an approval is not given again by who may not give it; such segments count as reviewed. What an
    editor returned is returned still, whoever brings it in.
    """
    waiting: defaultdict[tuple[str, str], deque[Segment]] = defaultdict(deque)
    for segment in earlier.segments:
        for came_in in dict.fromkeys((segment.imported, segment.target)):
            waiting[_texts(segment.source, came_in)].append(segment)
    used: set[int] = set()
    changes: list[Change] = []
    for segment in new:
        alike = waiting[_texts(segment.source, segment.target)]
        while alike and alike[0].id in used:
            alike.popleft()
        if alike:
            before = alike.popleft()
            used.add(before.id)
            if by_translator and before.state is State.APPROVED:
                before = replace(before, state=State.REVIEWED)
            changes += _kept(segment, before, decided=before.id in earlier.decided)
    return changes


def _kept(segment: Segment, before: Segment, *, decided: bool) -> Iterator[Change]:
    key = str(segment.id)
    if before.target != segment.target:
        yield Change("target", key, segment.target, before.target)
    if decided or before.confidence == DOUBTED:
        paragraphs = [segment.source_paragraph, segment.target_paragraph]
        sure = CERTAIN if decided else DOUBTED
        yield Change("pair", key, [segment.confidence, *paragraphs], [sure, *paragraphs])
    if before.state is not State.NEW:  # last: what is approved is locked
        yield Change("state", key, segment.state.value, before.state.value)


class _Stream:
    """A text as one run of words in which others are looked for."""

    def __init__(self, parts: Iterable[str]) -> None:
        words = [word for part in parts for word in part.split()]
        self.text = f" {' '.join(words)} "
        self._starts = [match.start() for match in _WORD.finditer(self.text)]

    def places(self, text: str) -> list[Range]:
        """Where these words stand, as ranges of words; nothing for no words."""
        wanted = text.split()
        sought, found, at = f" {' '.join(wanted)} ", [], -1
        while wanted and (at := self.text.find(sought, at + 1)) >= 0:
            first = bisect_left(self._starts, at + 1)
            found.append((first, first + len(wanted)))
        return found


def _share(units: Sequence[Sentence], stream: _Stream) -> float:
    some = units[:: max(1, len(units) // SAMPLE)]
    there = sum(f" {' '.join(unit.text.split())} " in stream.text for unit in some)
    return there / len(some) if some else 0.0


def _fixed(streams: tuple[_Stream, _Stream], earlier: Earlier) -> list[_Fixed]:
    """The decided pairs that are still there, in order on both sides: first those whose place is beyond doubt."""
    wanted = [one for one in earlier.segments if one.id in earlier.decided]
    places = [(streams[0].places(one.source), streams[1].places(one.imported)) for one in wanted]
    alone = {number: _Fixed(*(side[0] for side in sides)) for number, sides in enumerate(places) if _one_each(sides)}
    found = _in_order(alone)
    numbers = sorted(found)
    for number, (one, sides) in enumerate(zip(wanted, places, strict=True)):
        if number not in found:
            near = _near(sides, found, numbers, number)
            says = bool(one.source.strip()), bool(one.imported.strip())
            if [len(side) for side in near] == [int(said) for said in says]:  # one place for each side that speaks
                found[number] = _Fixed(*(side[0] if side else None for side in near))
                insort(numbers, number)
    whole = {number: one for number, one in found.items() if one.source and one.target}
    lone = [one for number, one in found.items() if number not in whole]
    return [*_in_order(whole).values(), *lone]


def _one_each(sides: Sequence[Sequence[Range]]) -> bool:
    return all(len(side) == 1 for side in sides)


def _in_order(found: Mapping[int, _Fixed]) -> dict[int, _Fixed]:
    """The most of these in which both sides go forward together: a longest increasing run, by patience."""
    tops: list[Range] = []  # the target that the best run of each length ends with
    last: list[int] = []
    before: dict[int, int | None] = {}
    # Where two have the same source, the later target comes first, so that no run has them both.
    backwards = sorted(found.items(), key=lambda item: item[1].target or (0, 0), reverse=True)
    for number, one in sorted(backwards, key=lambda item: item[1].source or (0, 0)):
        target = one.target or (0, 0)
        at = bisect_left(tops, target)
        before[number] = last[at - 1] if at else None
        tops[at : at + 1], last[at : at + 1] = [target], [number]
    run: list[int] = []
    number_ = last[-1] if last else None
    while number_ is not None:
        run.append(number_)
        number_ = before[number_]
    return _apart({number: found[number] for number in reversed(run)})


def _apart(run: Mapping[int, _Fixed]) -> dict[int, _Fixed]:
    """Those of a run that share no word with the one before: a text in two decided pairs is in the first of them."""
    kept_: dict[int, _Fixed] = {}
    ends = (0, 0)
    for number, one in run.items():
        begin, other = one.source or (ends[0],) * 2, one.target or (ends[1],) * 2
        if begin[0] >= ends[0] and other[0] >= ends[1]:
            kept_[number] = one
            ends = begin[1], other[1]
    return kept_


def _near(
    sides: Sequence[Sequence[Range]], found: Mapping[int, _Fixed], numbers: Sequence[int], number: int
) -> list[list[Range]]:
    """The places of a pair that lie between what stands before and behind it already."""
    at, near = bisect_left(numbers, number), []
    for side, places in zip(("source", "target"), sides, strict=True):
        behind = (there for other in reversed(numbers[:at]) if (there := getattr(found[other], side)))
        ahead = (there for other in numbers[at:] if (there := getattr(found[other], side)))
        low, high = next(behind, (0, 0))[1], next(ahead, (sys.maxsize, 0))[0]
        near.append([place for place in places if low <= place[0] and place[1] <= high])
    return near


def _cut(units: Sequence[Sentence], fixed: Iterable[Range]) -> Iterator[Sentence]:
    """The units, cut also where a fixed pair begins or ends inside one."""
    places = {place for range_ in fixed for place in range_}
    at = 0
    for unit in units:
        words = list(_WORD.finditer(unit.text))
        inside = [number for number in range(1, len(words)) if at + number in places]
        for first, behind in pairwise([0, *inside, len(words)]):
            if first < behind:
                yield replace(unit, text=unit.text[words[first].start() : words[behind - 1].end()])
        at += len(words)


def _in_units(ranges: Iterable[Range | None], units: Sequence[Sentence]) -> list[tuple[int, ...]]:
    """The units that each range of words is made of."""
    starts = list(accumulate((len(unit.text.split()) for unit in units), initial=0))
    return [tuple(range(bisect_left(starts, one[0]), bisect_left(starts, one[1]))) if one else () for one in ranges]


def _between(texts: Texts, fixed: Sequence[Pair], near: Meaning | None) -> Iterator[Pair]:
    """The fixed pairs, and what the aligner makes of the units between them."""
    lone = [one for one in fixed if not one.source or not one.target]
    i = j = 0
    for one in (*(one for one in fixed if one.source and one.target), None):
        end, other_end = (one.source[0], one.target[0]) if one else (len(texts.source), len(texts.target))
        yield from _aligned(texts, range(i, end), range(j, other_end), lone, near)
        if one is not None:
            yield one
            i, j = one.source[-1] + 1, one.target[-1] + 1


def _aligned(texts: Texts, source: range, target: range, lone: Sequence[Pair], near: Meaning | None) -> list[Pair]:
    here = [one for one in lone if (one.source and one.source[0] in source) or (one.target and one.target[0] in target)]
    taken = {("s", number) for one in here for number in one.source} | {("t", n) for one in here for n in one.target}
    left = [number for number in source if ("s", number) not in taken]
    right = [number for number in target if ("t", number) not in taken]
    units = [texts.source[number] for number in left], [texts.target[number] for number in right]
    from app import align  # late: NumPy takes 0.1 s to load, and an open project does without

    found = align.align(*units, near=near)
    made = [
        Pair(tuple(left[n] for n in one.source), tuple(right[n] for n in one.target), one.confidence) for one in found
    ]
    for one in here:
        made.insert(next((at for at, other in enumerate(made) if _stands_behind(other, one)), len(made)), one)
    return made


def _stands_behind(other: Pair, one: Pair) -> bool:
    if one.source:
        return bool(other.source) and other.source[0] > one.source[-1]
    return bool(other.target) and other.target[0] > one.target[-1]


def _texts(source: str, target: str) -> tuple[str, str]:
    """Two texts as they are compared: by words."""
    return " ".join(source.split()), " ".join(target.split())
