"""What people say to each other about a segment, and the word of a lead that a document is done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from app.model.basics import Span
from app.model.segments import Side

_MENTION = re.compile(r"(?<![\w@])@(\w+(?:[.\-]\w+)*)")


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody said of a segment, or of a place in one of its texts.

    `thread` is the id of the comment it answers; the first of a thread has none. `quote` is what stood at `span`
    when it was said: by it the place is found again in a text that was edited since. `resolved` counts for the first
    of a thread. One without `text` was deleted, and stays for the answers to it.
    """

    id: str
    segment: int
    text: str
    who: str
    when: datetime
    thread: str = ""
    side: Side | None = None
    span: Span | None = None
    quote: str = ""
    edited: datetime | None = None
    resolved: bool = False

    @property
    def mentions(self) -> tuple[str, ...]:
        """The names that are called in it, as they are written behind the @."""
        return tuple(dict.fromkeys(_MENTION.findall(self.text)))

    def calls(self, name: str) -> bool:
        """Whether it calls this person: by the whole name without its blanks, or by one word of it."""
        words = name.casefold().split()
        wanted = {"".join(words), *words}
        return any(one.casefold() in wanted for one in self.mentions)

    def place(self, text: str) -> Span | None:
        """Where its quote stands in `text`: at its place, else nearest to it; None where it is gone."""
        if self.span is None or not self.quote:
            return None
        if self.span.of(text) == self.quote:
            return self.span
        starts = [match.start() for match in re.finditer(re.escape(self.quote), text)]
        if not starts:
            return None
        before = self.span.start
        nearest = min(starts, key=lambda start: abs(start - before))
        return Span(nearest, nearest + len(self.quote))


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with the answers to it, in the order they were given."""

    first: Comment
    answers: tuple[Comment, ...] = ()

    @property
    def id(self) -> str:
        return self.first.id

    @property
    def resolved(self) -> bool:
        return self.first.resolved

    @property
    def comments(self) -> tuple[Comment, ...]:
        return (self.first, *self.answers)

    @property
    def newest(self) -> datetime:
        """When something was said last."""
        return max(one.edited or one.when for one in self.comments)

    def calls(self, name: str) -> bool:
        """Whether any comment of it calls this person."""
        return any(one.calls(name) for one in self.comments)


@dataclass(frozen=True, slots=True)
class Signed:
    """A document was signed off: by whom, when, with which remark.

    `seen` is the number of the last event of the project that whoever signed knew of; 0 where that was not kept.
    """

    who: str
    when: datetime
    note: str = ""
    seen: int = 0
