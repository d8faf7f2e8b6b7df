"""What an action changes, as values: nothing is written here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from app.errors import InputError
from app.model import Change, Decision, Finding, NameDecision, Replacement, Role, Scope, Segment
from app.review.rules import Action, after
from app.store import decision_from_json, decision_key, decision_to_json
from app.workspace import decisions

V = TypeVar("V")
LONGEST_TARGET = 1_000_000  # characters in one segment; more is a slip of the clipboard


def edit(segment: Segment, text: str, role: Role) -> list[Change]:
    """The new text and the state it leads to; nothing where the text is the same."""
    text = clean(text)
    if text == segment.target:
        return []
    state = after(Action.EDIT, segment.state, role, where(segment))
    changes = [Change("target", str(segment.id), segment.target, text)]
    return changes + _state(segment, state.value)


def step(taken: Action, segments: Iterable[Segment], role: Role) -> list[Change]:
    """The states that a step leads to; nothing for segments that are there already."""
    changes: list[Change] = []
    for segment in segments:
        changes += _state(segment, after(taken, segment.state, role, where(segment)).value)
    return changes


def edited_and_approved(segment: Segment, text: str, role: Role) -> list[Change]:
    """The new text, and the approval of it; the approval alone where the text is the same."""
    text = clean(text)
    if text != segment.target:
        after(Action.EDIT, segment.state, role, where(segment))
    state = after(Action.APPROVE, segment.state, role, where(segment))
    changes = [] if text == segment.target else [Change("target", str(segment.id), segment.target, text)]
    return changes + _state(segment, state.value)


def ignore(finding: Finding, scope: Scope, decision: Decision, before: Any = None) -> Change:
    """A decision that a finding is to be left alone."""
    return Change("decision", decision_key(finding, scope), before, decision_to_json(decision))


def replaced(replacements: Sequence[Replacement], now: dict[int, Segment], role: Role) -> list[Change]:
    """The texts and states after the replacements; InputError where a text is no longer as it was previewed."""
    changes: list[Change] = []
    by_segment: defaultdict[int, list[Replacement]] = defaultdict(list)
    for one in replacements:
        by_segment[one.segment.id].append(one)
    for number, of_segment in by_segment.items():
        segment = now[number]
        text = segment.target
        for one in sorted(of_segment, key=lambda one: -one.span.start):
            try:
                text = one.applied(text)
            except ValueError as error:
                raise InputError(f"{where(segment)} was changed since the preview ({error}); preview again") from error
        changes += edit(segment, text, role)
    return sorted(changes, key=lambda change: change.entity != "target")  # of one kind together: written as one


def decided(made: Mapping[str, Decision], changes: Iterable[Change]) -> dict[str, Decision]:
    """The decisions on findings once the changes are made."""
    return _after("decision", made, changes, decision_from_json)


def preferred(before: Mapping[str, Any], changes: Iterable[Change]) -> dict[str, NameDecision]:
    """What is decided on names once the changes are made."""
    after = dict(before)
    for change in changes:
        if change.entity == "name":
            after[change.key] = change.after
    return {name: decisions.from_json(value) for name, value in after.items() if value is not None}


def refuse_locked(segments: Iterable[Segment], changes: Iterable[Change]) -> None:
    """ForbiddenError where the changes would touch the text of an approved segment without unlocking it."""
    unlocked = {int(change.key) for change in changes if change.entity == "state"}
    for segment in segments:
        if segment.id not in unlocked:
            after(Action.EDIT, segment.state, Role.EDITOR, where(segment))


def clean(text: str) -> str:
    """A target as it may be kept: one line, no control characters or lone surrogates, not endless."""
    if len(text) > LONGEST_TARGET:
        raise InputError(f"the text has {len(text):,} characters; a segment holds {LONGEST_TARGET:,}")
    if any(0xD800 <= ord(letter) <= 0xDFFF for letter in text):
        raise InputError("the text holds half of a character pair (a lone surrogate); paste it again")
    return "".join(letter for letter in text.replace("\r\n", "\n") if letter in "\n\t" or ord(letter) >= 0x20)


def where(segment: Segment) -> str:
    """How an error line names a segment."""
    return f"segment {segment.position}"


def _after(entity: str, now: Mapping[str, V], changes: Iterable[Change], read: Callable[[Any], V]) -> dict[str, V]:
    values = dict(now)
    for change in changes:
        if change.entity == entity:
            values.pop(change.key, None)
            if change.after is not None:
                values[change.key] = read(change.after)
    return values


def _state(segment: Segment, state: str) -> list[Change]:
    if segment.state.value == state:
        return []
    return [Change("state", str(segment.id), segment.state.value, state)]
