"""Threads of comments on segments: each step is one event of the project's history."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from app.errors import ForbiddenError, InputError
from app.model import Change, Comment, Outcome, Person, Segment, Side, Span, Thread
from app.review import rules
from app.review.rules import Action
from app.store import Store, comment_key, comment_to_json
from app.workspace import pairs
from app.workspace.actions import clean, where

Act = Callable[[str, Sequence[Change]], Outcome | None]
LONGEST = 10_000  # characters of one comment
TOKEN = 6  # bytes that tell two comments on a segment apart, also where both were written offline


class Comments:
    """What people say to each other in an open project; made by `Workspace`.

    Anybody answers and resolves; a comment is rewritten and deleted by who wrote it.
    """

    def __init__(self, store: Store, act: Act, person: Person) -> None:
        self._store, self._act, self._person = store, act, person

    # ---- reading

    def of(self, segment: int) -> list[Thread]:
        """The threads of a segment, the oldest first."""
        return grouped(self._store.comments([segment]))

    def threads(self, document: int | None = None, *, resolved: bool | None = False) -> list[Thread]:
        """The threads of a document or the project in the order of the text: the open ones, unless asked otherwise."""
        ids = self._store.threads(document, resolved=resolved)
        found = {thread.id: thread for thread in grouped(self._store.in_threads(ids))}
        return [found[one] for one in ids if one in found]

    # ---- acting

    def start(self, segment: int, text: str, side: Side | None = None, span: Span | None = None) -> Outcome | None:
        """Say something of a segment or of a place in one of its texts; InputError where the place is not there."""
        there = pairs.placed(self._store.segment(segment))
        rules.refuse(Action.COMMENT, self._person.role, where(there))
        return self._act("comment", [added(self._person, there, text, side, span)])

    def answer(self, thread: str, text: str) -> Outcome | None:
        """Answer in a thread, which is open again then."""
        first = self._there(thread)
        rules.refuse(Action.COMMENT, self._person.role, "this segment")
        made = _said(self._person, first.segment, text)
        # The first is part of it even where it stays as it is: who began the thread cannot undo it under the answer.
        return self._act("answer", [changed(first, replace(first, resolved=False)), _new(replace(made, thread=thread))])

    def rewrite(self, comment: str, text: str) -> Outcome | None:
        """Other words in a comment of one's own; None where they are the same."""
        now = self._mine(comment)
        text = words(text)
        if text == now.text:
            return None
        return self._act("rewrite", [changed(now, replace(now, text=text, edited=datetime.now(UTC)))])

    def delete(self, comment: str) -> Outcome | None:
        """Take a comment of one's own away. One that was answered loses its words only; the history keeps them."""
        now = self._mine(comment)
        others = [one for one in self._store.in_threads([now.thread or now.id]) if one.id != now.id]
        if not now.thread and others:
            return self._act("delete comment", [changed(now, replace(now, text="", edited=datetime.now(UTC)))])
        changes = [Change("comment", now.id, comment_to_json(now), None)]
        first = next((one for one in others if one.id == now.thread), None)
        if first is not None and not any(one.text for one in others):
            changes.append(changed(first, replace(first, resolved=True)))  # nothing is left to talk about
        return self._act("delete comment", changes)

    def resolve(self, thread: str) -> Outcome | None:
        """The matter is settled; None where it was."""
        return self._settle(thread, "resolve", resolved=True)

    def unresolve(self, thread: str) -> Outcome | None:
        """The matter is open again."""
        return self._settle(thread, "unresolve", resolved=False)

    # ---- within

    def _settle(self, thread: str, action: str, *, resolved: bool) -> Outcome | None:
        first = self._there(thread)
        rules.refuse(Action.RESOLVE, self._person.role, "this segment")
        return (
            None
            if first.resolved is resolved
            else self._act(action, [changed(first, replace(first, resolved=resolved))])
        )

    def _there(self, comment: str) -> Comment:
        found = next((one for one in self._store.in_threads([comment]) if one.id == comment), None)
        if found is None:
            raise InputError("the comment was deleted meanwhile; look at the thread again")
        return found

    def _mine(self, comment: str) -> Comment:
        found = self._there(comment)
        if found.who != self._person.name:
            raise ForbiddenError(f"the comment is of {found.who}; only they can change it")
        return found


def grouped(comments: Iterable[Comment]) -> list[Thread]:
    """Comments, the oldest first, as threads; threads without any words are left out."""
    threads: dict[str, list[Comment]] = {}
    for one in comments:
        threads.setdefault(one.thread or one.id, []).append(one)
    return [Thread(said[0], tuple(said[1:])) for said in threads.values() if any(one.text for one in said)]


def added(who: Person, segment: Segment, text: str, side: Side | None = None, span: Span | None = None) -> Change:
    """The change that says something of a segment."""
    quote = ""
    if side is not None and span is not None:
        quote = span.of(pairs.text_of(segment, side))
        if not quote:
            raise InputError(f"{where(segment)}: there is no such place in the text any more; mark it again")
    return _new(replace(_said(who, segment.id, text), side=side, span=span if quote else None, quote=quote))


def following(comments: Iterable[Comment], after: pairs.After) -> list[Change]:
    """Where comments go when their segments are made anew: with the words they are about, and never away."""
    there = {number: segment for number, segment in after.items() if segment is not None}
    if not there:
        return []
    changes, comments = [], list(comments)
    firsts = {one.id: _new_home(one, there) for one in comments if not one.thread}
    for one in comments:
        home = firsts.get(one.thread or one.id) or _new_home(one, there)
        if home != one.segment:
            changes.append(changed(one, replace(one, segment=home)))
    return changes


def changed(before: Comment, after: Comment) -> Change:
    return Change("comment", before.id, comment_to_json(before), comment_to_json(after))


def words(text: str) -> str:
    """What was said, as it may be kept."""
    text = clean(text).strip()
    if not text:
        raise InputError("a comment needs words")
    if len(text) > LONGEST:
        raise InputError(f"the comment has {len(text):,} characters; it may have {LONGEST:,}")
    return text


def _new_home(comment: Comment, there: dict[int, Segment]) -> int:
    if comment.side is not None:
        side = comment.side
        at = [number for number, one in there.items() if comment.place(pairs.text_of(one, side)) is not None]
        if at and comment.segment not in at:
            return at[0]
    return comment.segment if comment.segment in there else next(iter(there))


def _said(who: Person, segment: int, text: str) -> Comment:
    key = comment_key(segment, secrets.token_hex(TOKEN))
    return Comment(key, segment, words(text), who.name, datetime.now(UTC))


def _new(comment: Comment) -> Change:
    return Change("comment", comment.id, None, comment_to_json(comment))
