"""Which source belongs to which target: segments merged, split, their sentences moved, as values before and after.

Nothing is written here. Each step takes segments as they are and gives them as they will be, `None` for one that
leaves the text; `changes` says the difference as one event. No step adds or drops a word of either text.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.errors import InputError
from app.model import Change, Document, Segment, Side, State
from app.review.rules import realigned
from app.text import sentences
from app.workspace.actions import where

After = dict[int, Segment | None]
KINDS = frozenset({"texts", "article"})  # of documents whose pairs were found by the aligner
LANGUAGES = {Side.SOURCE: "vi", Side.TARGET: "uk"}
CERTAIN, DOUBTED = 1.0, 0.0
NOWHERE = -1  # the paragraph of a side that says nothing
ENTITIES = frozenset({"place", "source", "imported", "pair"})  # what only these steps change
OF_SEGMENTS = frozenset({"target", "state", *ENTITIES})  # what an event changes of a segment
OF_NAMES = frozenset({"target", "name", *ENTITIES})  # what makes names be judged anew
OF_TEXTS = frozenset({"target", *ENTITIES})  # what an event changes of the texts and pairs of a segment
EMPTY = Segment("", "", confidence=0.0, source_paragraph=NOWHERE, target_paragraph=NOWHERE)  # as the store makes one
_WORD = re.compile(r"\S+")


def must_be_texts(document: Document) -> None:
    """InputError for a bilingual file: its entries are written back into it one by one."""
    if document.kind not in KINDS:
        kind = document.kind.upper()
        raise InputError(f"{document.title}: came as a {kind} file, whose entries stay as they are; change the file")


def placed(segment: Segment) -> Segment:
    """The segment itself; InputError where it was merged into another."""
    if segment.position < 1:
        raise InputError("the segment was merged into another; look at the list again")
    return segment


def merged(first: Segment, second: Segment, side: Side | None = None) -> After:
    """Two neighbours as one; with `side`, only that side of the second goes to the first."""
    state = _state(first, second)
    takes = [one for one in Side if side in (None, one)]
    whole, rest = first, second
    for one in takes:
        whole = _with(whole, one, _joined(first, second, one), _paragraph(first, second, one))
        rest = _with(rest, one, ("", ""), NOWHERE)
    if rest.source or rest.target:
        return _by_hand({first.id: whole, second.id: rest}, state)
    return {**_by_hand({first.id: whole}, state), second.id: None}


def split(segment: Segment, source_at: int | None, target_at: int | None, number: int) -> After:
    """The segment cut in two; the second part gets this number. A side without a place stays whole with the first.

    InputError where a place stands inside a word, or nothing would be left for one of the two.
    """
    state = _state(segment)
    head, tail = segment, replace(segment, id=number, position=segment.position + 1)
    for side, place in ((Side.SOURCE, source_at), (Side.TARGET, target_at)):
        at = len(text_of(segment, side)) if place is None else place
        before, behind = _cut(segment, side, at)
        head = _with(head, side, before, _where(segment, side) if before[0] else NOWHERE)
        tail = _with(tail, side, behind, _where(segment, side) if behind[0] else NOWHERE)
    for part in (head, tail):
        if not part.source and not part.target:
            raise InputError(f"{where(segment)}: one of the two parts would be empty; choose another place")
    return _by_hand({segment.id: head, number: tail}, state)


def moved(segment: Segment, neighbour: Segment, side: Side) -> After:
    """The outer sentence of one side goes to the same side of a neighbour; one that is left empty joins it.

    InputError where that side says nothing.
    """
    text = text_of(segment, side)
    if not text:
        raise InputError(f"{where(segment)}: there is no {side.value} text to move")
    down = neighbour.position > segment.position
    places = boundaries(segment, side)
    at = (places[-1] if down else places[0]) if places else (0 if down else len(text))
    before, behind = _cut(segment, side, at)
    stays, goes = (before, behind) if down else (behind, before)
    theirs = _texts(neighbour, side)
    grown = _put_together(goes, theirs) if down else _put_together(theirs, goes)
    place = _where(neighbour, side) if theirs[0] else _where(segment, side)
    left = _with(segment, side, stays, _where(segment, side) if stays[0] else NOWHERE)
    if not left.source and not left.target:
        return merged(*((segment, neighbour) if down else (neighbour, segment)))
    whole = _with(neighbour, side, grown, place)
    return _by_hand({segment.id: left, neighbour.id: whole}, _state(segment, neighbour))


def vouched(segments: Iterable[Segment], confidence: float) -> After:
    """The pairs as a person is sure of them, or doubts them; texts and states stay."""
    made: After = {}
    for segment in segments:
        _state(segment)
        made[segment.id] = replace(segment, confidence=confidence)
    return made


def boundaries(segment: Segment, side: Side) -> list[int]:
    """Where a sentence of this side ends and the next begins, as places in the text."""
    text, places, at = text_of(segment, side), [], 0
    for sentence in sentences.split(text, LANGUAGES[side]):
        at = text.index(sentence, at)
        places.append(at)
        at += len(sentence)
    return places[1:]


def text_of(segment: Segment, side: Side) -> str:
    """One side of a segment."""
    return segment.source if side is Side.SOURCE else segment.target


def changes(before: Mapping[int, Segment], after: After) -> list[Change]:
    """What an event changes; a segment that comes in stands behind the one named before it in `after`."""
    made: list[Change] = []
    behind = 0
    for number, there in after.items():
        made += _changes(before.get(number), there, number, behind)
        behind = number
    return made


def applied(made: Iterable[Change], now: Mapping[int, Segment]) -> After:
    """The segments that these changes touch as they will be; `now` has those that there ever were."""
    after: After = {}
    for change in made:
        if change.entity not in {*ENTITIES, "target", "state"}:
            continue
        number = int(change.key)
        segment = after.get(number) or now.get(number) or Segment("", "", id=number)
        after[number] = _changed(segment, change, now) if number not in after or after[number] else None
    return after


def touched(made: Iterable[Change]) -> set[int]:
    """The segments that look different after these changes, but for what the checks say of them."""
    found: set[int] = set()
    for change in made:
        if change.entity in OF_SEGMENTS:
            found.add(int(change.key))
        elif change.entity == "comment":
            found |= {int(value["segment"]) for value in (change.before, change.after) if value}
    return found


def ordered(order: Sequence[int], made: Iterable[Change]) -> list[int]:
    """The segments of a document in their order once these changes are made."""
    now = list(order)
    for change in made:
        if change.entity == "place" and change.after is None:
            now.remove(int(change.key))
        elif change.entity == "place":
            behind = change.after["behind"]
            now.insert(now.index(behind) + 1 if behind else 0, int(change.key))
    return now


def corresponding(new: str, old: str, at: int) -> int:
    """The place in `old`, between two words, that answers place `at` of its later version `new`."""
    if not new[at:].strip():
        return len(old)
    if new == old or not new[:at].strip():
        return at if new == old else 0
    words, earlier = _WORD.findall(new), list(_WORD.finditer(old))
    count, behind = len(_WORD.findall(new[:at])), 0
    matcher = difflib.SequenceMatcher(None, words, [word.group() for word in earlier], autojunk=False)
    for _, start, end, there, there_end in matcher.get_opcodes():
        if start <= count < end:
            behind = there + min(count - start, there_end - there)
    return earlier[behind].start() if behind < len(earlier) else len(old)


def _changes(before: Segment | None, after: Segment | None, number: int, behind: int) -> list[Change]:
    key = str(number)
    there, was = after or EMPTY, before or EMPTY
    place = {"document": (before or there).document, "behind": behind}
    texts = [(side, getattr(was, side), getattr(there, side)) for side in ("source", "target", "imported")]
    values = [*texts, ("state", was.state.value, there.state.value)]
    # A segment that comes in or goes is changed in everything, so that whoever writes into it has built on that.
    made = [Change(entity, key, old, new) for entity, old, new in values if old != new or not (before and after)]
    made.append(Change("pair", key, _pair(was), _pair(there)))  # also where it is the same: a person made it
    if before is None:
        return [Change("place", key, None, place), *made]
    return made if after else [*made, Change("place", key, place, None)]


def _changed(segment: Segment, change: Change, now: Mapping[int, Segment]) -> Segment | None:
    value = change.after
    match change.entity:
        case "place" if value is None:
            return None
        case "place":
            behind = now.get(value["behind"])
            position = behind.position + 1 if behind else 1
            return replace(segment, document=value["document"], position=position)
        case "pair":
            return replace(segment, confidence=value[0], source_paragraph=value[1], target_paragraph=value[2])
        case "state":
            return replace(segment, state=State(value))
        case "source":
            return replace(segment, source=value)
        case "imported":
            return replace(segment, imported=value)
        case _:
            return replace(segment, target=value)


def _pair(segment: Segment) -> list[float]:
    return [segment.confidence, segment.source_paragraph, segment.target_paragraph]


def _by_hand(made: Mapping[int, Segment], state: State) -> After:
    return {number: replace(one, state=state, confidence=CERTAIN) for number, one in made.items()}


def _state(*segments: Segment) -> State:
    for one in segments:
        realigned([one.state], where(one))
    return realigned([one.state for one in segments])


def _texts(segment: Segment, side: Side) -> tuple[str, str]:
    """A side as it is and as it came in; the source never changes."""
    return (segment.source, "") if side is Side.SOURCE else (segment.target, segment.imported)


def _with(segment: Segment, side: Side, texts: tuple[str, str], paragraph: int) -> Segment:
    if side is Side.SOURCE:
        return replace(segment, source=texts[0], source_paragraph=paragraph)
    return replace(segment, target=texts[0], imported=texts[1], target_paragraph=paragraph)


def _where(segment: Segment, side: Side) -> int:
    return segment.source_paragraph if side is Side.SOURCE else segment.target_paragraph


def _joined(first: Segment, second: Segment, side: Side) -> tuple[str, str]:
    return _put_together(_texts(first, side), _texts(second, side))


def _paragraph(first: Segment, second: Segment, side: Side) -> int:
    return _where(first if text_of(first, side) else second, side)


def _put_together(first: Sequence[str], second: Sequence[str]) -> tuple[str, str]:
    now, imported = (" ".join(filter(None, both)) for both in zip(first, second, strict=True))
    return now, imported


def _cut(segment: Segment, side: Side, at: int) -> tuple[tuple[str, str], tuple[str, str]]:
    """What stands before and behind a place of one side, each as it is and as it came in."""
    now, imported = _texts(segment, side)
    if not 0 <= at <= len(now) or (0 < at < len(now) and not (now[at - 1].isspace() or now[at].isspace())):
        raise InputError(f"{where(segment)}: place {at} is inside a word; choose one between two words")
    there = corresponding(now, imported, at)
    return (now[:at].strip(), imported[:there].strip()), (now[at:].strip(), imported[there:].strip())
