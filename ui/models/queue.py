"""What waits for an editor as a list: groups, and under each its segments with a tick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette

from app.model import Changed, Group, Grouping
from ui.diff import SAME, Piece, shortened, words
from ui.icons import STATES
from ui.looks import state_ink
from ui.models.history import moment
from ui.models.table import Column, Index, Roles, TableModel
from ui.symbols import Drawn
from ui.texts import mark, tr, trn
from ui.words import state_word


@dataclass(frozen=True, slots=True)
class Line:
    """A segment of a group, or, without one, the head of the group."""

    group: Group
    changed: Changed | None = None


def lines_of(groups: Sequence[Group]) -> list[Line]:
    """The segments with a head over each group; by segment there are no heads."""
    made: list[Line] = []
    for group in groups:
        if group.by is not Grouping.SEGMENT:
            made.append(Line(group))
        made += [Line(group, one) for one in group.items]
    return made


def heading(line: Line) -> str:
    """Which segment, in which state, and who wrote there when; for a group what it is and how many."""
    if line.changed is None:
        title = line.group.title or tr("single changes")
        return f"{title} · {trn('{n} place', '{n} places', len(line.group.items))}"
    segment, changed = line.changed.segment, line.changed
    return f"#{segment.position} · {state_word(segment.state)} · {', '.join(changed.people)} · {moment(changed.when)}"


def pieces(line: Line) -> list[Piece]:
    """What was changed since the import, by word."""
    if line.changed is None:
        return [(SAME, "")]
    return shortened(words(line.changed.segment.imported, line.changed.segment.target))


def symbol(line: Line, palette: QPalette) -> Drawn | None:
    """The state of the segment."""
    if line.changed is None:
        return None
    state = line.changed.segment.state
    return STATES[state], state_ink(state, palette)


def text_of(line: Line) -> str:
    """The line in one text, for screen readers."""
    return f"{heading(line)}\n{''.join(text for _, text in pieces(line))}".strip()


COLUMNS: tuple[Column[Line], ...] = (
    Column(mark("Chosen"), lambda line: "" if line.changed is None else str(line.changed.segment.position), text_of),
    Column(mark("Changes"), text_of, text_of),
)


class QueueModel(TableModel[Line]):
    """Shows what waits; nothing is ticked until a person ticks it."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self._ticked: set[int] = set()

    def chosen(self) -> list[int]:
        """The segments that are ticked, in the order shown."""
        return [one for one in self.segments() if one in self._ticked]

    def segments(self) -> list[int]:
        """All of them, in the order shown."""
        return [line.changed.segment.id for line in self.items if line.changed is not None]

    def place(self, segment: int) -> int | None:
        """The row of a segment."""
        fits = (place for place, line in enumerate(self.items) if line.changed and line.changed.segment.id == segment)
        return next(fits, None)

    def show(self, items: Sequence[Line]) -> None:
        super().show(items)
        self._ticked &= set(self.segments())  # what no longer waits is not approved by an old tick
        self.ticked.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() and index.column() == 0 else usual

    def data(self, index: Index, role: int = Roles.DisplayRole) -> Any:
        if role == Roles.CheckStateRole and index.isValid() and index.column() == 0:
            return self._state(self.items[index.row()])
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Roles.EditRole) -> bool:
        if role != Roles.CheckStateRole or not index.isValid():
            return False
        self.tick(index.row(), on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def toggle(self, row: int) -> None:
        """Tick what is not wholly ticked, else take the ticks away."""
        self.tick(row, on=self._state(self.items[row]) != Qt.CheckState.Checked)

    def tick(self, row: int, *, on: bool) -> None:
        """Tick a segment, or all of a group by its head."""
        reached = _within(self.items[row])
        self._ticked = self._ticked | reached if on else self._ticked - reached
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0), [Roles.CheckStateRole])
        self.ticked.emit()

    def _state(self, line: Line) -> Qt.CheckState:
        reached = _within(line)
        if reached <= self._ticked:
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if reached & self._ticked else Qt.CheckState.Unchecked

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """The order of the text is kept: heads stand over their groups."""


def _within(line: Line) -> set[int]:
    items = line.group.items if line.changed is None else (line.changed,)
    return {one.segment.id for one in items}
