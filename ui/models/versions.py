"""The versions of a translation as a list, each with what it changed in the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QObject

from app.model import Version
from ui.diff import SAME, Piece, words
from ui.models.history import ACTIONS, moment
from ui.models.table import Column, TableModel
from ui.texts import mark, tr


@dataclass(frozen=True, slots=True)
class Line:
    """A version, the text before it (None for the first), and whether it is the present one."""

    version: Version
    before: str | None
    now: bool


def lines_of(versions: Sequence[Version]) -> list[Line]:
    """The versions, the newest first, each beside the one before it."""
    older = [later.text for _, later in pairwise(versions)]
    texts: list[str | None] = [*older, None]
    return [Line(one, text, place == 0) for place, (one, text) in enumerate(zip(versions, texts, strict=True))]


def heading(line: Line) -> str:
    """How it came about, by whom, when."""
    version = line.version
    parts = [tr(ACTIONS.get(version.action, version.action)), version.who]
    parts += [moment(version.when)] if version.when else []
    return " · ".join([*filter(None, parts), *([tr("now")] if line.now else [])])


def pieces(line: Line) -> list[Piece]:
    """What it changed; the whole text of the first."""
    text = line.version.text
    return [(SAME, text or tr("(empty)"))] if line.before is None else words(line.before, text)


def text_of(line: Line) -> str:
    """The version in one text, for screen readers."""
    return f"{heading(line)}\n{line.version.text}"


COLUMNS: tuple[Column[Line], ...] = (Column(mark("Versions"), text_of, text_of),)


class VersionsModel(TableModel[Line]):
    """Shows versions, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
