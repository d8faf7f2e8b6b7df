"""Comments as a list: each thread with its answers under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QPalette

from app.model import Comment, Thread
from ui.diff import SAME, Piece
from ui.looks import accent, muted_ink
from ui.models.history import moment
from ui.models.table import Column, TableModel
from ui.symbols import Drawn
from ui.texts import mark, tr


@dataclass(frozen=True, slots=True)
class Said:
    """A comment in its thread; `position` is the segment's number where the list is of several segments."""

    thread: Thread
    comment: Comment
    position: int | None = None

    @property
    def begins(self) -> bool:
        """Whether it is the first of its thread."""
        return self.comment.id == self.thread.id


def said_in(threads: Sequence[Thread], positions: dict[int, int] | None = None) -> list[Said]:
    """One line a comment."""
    places = positions or {}
    return [
        Said(thread, comment, places.get(thread.first.segment)) for thread in threads for comment in thread.comments
    ]


def heading(said: Said) -> str:
    """Who said it when, and where."""
    parts = [f"#{said.position}"] if said.position is not None and said.begins else []
    parts += [said.comment.who, moment(said.comment.when)]
    if said.comment.edited:
        parts.append(tr("edited"))
    if said.begins and said.thread.resolved:
        parts.append(tr("resolved"))
    return ("" if said.begins else "↳ ") + " · ".join(parts)


def pieces(said: Said) -> list[Piece]:
    """What was said, behind the words it is about."""
    quote = f"«{said.comment.quote}» " if said.comment.quote else ""
    return [(SAME, quote + (said.comment.text or tr("(deleted)")))]


def symbol(said: Said, palette: QPalette) -> Drawn | None:
    """An open thread is a bubble, a resolved one a tick; answers have none."""
    if not said.begins:
        return None
    return ("confirm", muted_ink(palette)) if said.thread.resolved else ("comment", accent(palette))


def text_of(said: Said) -> str:
    """The comment in one text, for screen readers."""
    return f"{heading(said)}\n{''.join(text for _, text in pieces(said))}"


COLUMNS: tuple[Column[Said], ...] = (Column(mark("Comments"), text_of, text_of),)


class CommentsModel(TableModel[Said]):
    """Shows comments, thread by thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)

    def place(self, comment: str) -> int | None:
        """The row of a comment."""
        return next((place for place, one in enumerate(self.items) if one.comment.id == comment), None)
