"""What a memory answered, as lists: matches with their differences, and places of words."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.model import Hit, Match, Unit
from ui.diff import SAME, Piece, shortened, words
from ui.models.history import moment
from ui.models.table import Column, TableModel
from ui.texts import mark, tr

KEYED = 5  # matches that have a key of their own

HITS: tuple[Column[Hit], ...] = (
    Column(mark("Source"), lambda hit: hit.unit.source, lambda hit: origin(hit.unit)),
    Column(mark("Translation"), lambda hit: hit.unit.target, lambda hit: origin(hit.unit)),
)


def origin(unit: Unit) -> str:
    """Where a unit is from, who vouched for it, and when."""
    parts = (unit.origin, unit.who, moment(unit.when) if unit.when else "")
    return " · ".join(part for part in parts if part)


class MatchesModel(TableModel[Match]):
    """Shows matches of the text at hand, the likeliest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        self.text = ""
        super().__init__((Column(mark("Match"), self.spoken, lambda match: match.target),), parent)

    def show_matches(self, text: str, matches: list[Match]) -> None:
        """Show these matches of a text."""
        self.text = text
        self.show(matches)

    def spoken(self, match: Match) -> str:
        """A match in words, for a screen reader."""
        return f"{self.head(match)}\n{match.unit.source}\n{match.target}"

    def head(self, match: Match) -> str:
        """Its number, how like it is, and where it is from."""
        number = self.items.index(match) + 1 if match in self.items else 0
        parts = [f"{match.score} %", tr("numbers adapted") if match.numbers else "", origin(match.unit)]
        said = " · ".join(part for part in parts if part)
        return f"{number}  {said}" if 0 < number <= KEYED else said

    def pieces(self, match: Match) -> list[Piece]:
        """What is different in its source, with a few words around it, and under it the translation."""
        if match.score == 100:
            return [(SAME, match.target)]
        return [*shortened(words(match.unit.source, self.text)), (SAME, "\n" + match.target)]


class HitsModel(TableModel[Hit]):
    """Shows units in which words were found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(HITS, parent)
