"""The list of segments: pages, order, what leaves it and what stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.model import Query, Row, Sort, State
from tests.factories import rows
from ui.marks import Mark, Marks, Span
from ui.models.segments import COLUMNS, PAGE, PAGES, SegmentsModel
from ui.models.table import ITEM


class Shelf:
    """Rows in order, by the two questions a model asks; counts what it is asked."""

    def __init__(self, count: int) -> None:
        self.rows = {row.segment.id: row for row in rows(count)}
        self.asked: list[int] = []

    def order(self, query: Query) -> list[int]:
        kept = [number for number, row in self.rows.items() if _fits(row, query)]
        return kept[::-1] if query.descending else kept

    def fetch(self, ids: Sequence[int]) -> list[Row]:
        self.asked.append(len(ids))
        return [self.rows[number] for number in ids]

    def put_state(self, number: int, state: State) -> None:
        row = self.rows[number]
        self.rows[number] = replace(row, segment=replace(row.segment, state=state))


def _fits(row: Row, query: Query) -> bool:
    return (
        (not query.states or row.segment.state in query.states)
        and (not query.among or row.segment.id in query.among)
        and (query.position is None or row.segment.position == query.position)
        and (not query.with_findings or row.findings > 0)
    )


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(1000)


@pytest.fixture
def model(qapp, shelf: Shelf) -> SegmentsModel:
    made = SegmentsModel(shelf.order, shelf.fetch, qapp)
    made.reload()
    return made


@pytest.mark.parametrize("count", [0, 1, 3, 450])
@pytest.mark.usefixtures("qapp")
def test_qt_finds_nothing_wrong(qtmodeltester: ModelTester, count: int):
    shelf = Shelf(count)
    model = SegmentsModel(shelf.order, shelf.fetch)
    qtmodeltester.check(model, force_py=True)
    model.reload()
    model.sort(0, Qt.SortOrder.DescendingOrder)


def test_rows_come_by_pages_and_only_when_looked_at(model: SegmentsModel, shelf: Shelf):
    assert shelf.asked == []
    assert model.index(0, 3).data().endswith(" 1")
    assert model.index(PAGE - 1, 3).data().endswith(f" {PAGE}")
    assert shelf.asked == [PAGE]
    assert model.index(PAGE, 3).data().endswith(f" {PAGE + 1}")
    assert shelf.asked == [PAGE, PAGE]


@pytest.mark.usefixtures("qapp")
def test_old_pages_are_let_go():
    shelf = Shelf(PAGE * (PAGES + 5))
    model = SegmentsModel(shelf.order, shelf.fetch)
    model.reload()
    for place in range(0, model.rowCount(), PAGE):
        model.row(place)
    assert len(model._pages) == PAGES  # noqa: SLF001


def test_sorting_asks_anew(model: SegmentsModel):
    model.sort(4, Qt.SortOrder.DescendingOrder)
    assert model.query == Query(sort=Sort.RISK, descending=True)
    assert model.ids[0] == 1000


def test_a_touched_row_is_read_again(model: SegmentsModel, shelf: Shelf, qtbot: QtBot):
    assert model.index(4, 1).data() == "new"
    model.row(999)
    shelf.put_state(5, State.REVIEWED)
    with qtbot.waitSignal(model.dataChanged):
        model.touch([5])
    assert model.index(4, 1).data() == "reviewed"


def test_what_the_filter_no_longer_finds_leaves_unless_it_is_at_hand(model: SegmentsModel, shelf: Shelf):
    model.ask(Query(states=frozenset({State.NEW})))
    shelf.put_state(3, State.REVIEWED)
    shelf.put_state(7, State.REVIEWED)
    model.touch([3, 7], keep=7)
    assert model.place(3) is None
    assert model.place(7) == 5
    assert model.place(8) == 6
    assert model.rowCount() == 999
    model.touch([8], keep=8)
    assert model.place(7) is None


def test_what_the_filter_finds_again_comes_back(model: SegmentsModel, shelf: Shelf):
    shelf.put_state(3, State.REVIEWED)
    model.ask(Query(states=frozenset({State.NEW})))
    assert model.place(3) is None
    shelf.put_state(3, State.NEW)
    model.touch([3])
    assert model.place(3) == 2


def test_marks_are_asked_for_once_and_shown_when_they_come(model: SegmentsModel, qtbot: QtBot):
    with qtbot.waitSignal(model.marks_wanted) as wanted:
        assert model.marks(5) == Marks()
        assert model.marks(6) == Marks()
    assert wanted.args == [frozenset({5, 6})]
    marks = Marks(target=(Mark(Span(0, 3)),))
    with qtbot.waitSignal(model.marked):
        model.put_marks({5: marks})
    assert model.marks(5) == marks


def test_old_marks_stay_till_new_ones_come(model: SegmentsModel, qtbot: QtBot):
    marks = Marks(target=(Mark(Span(0, 3)),))
    model.put_marks({5: marks})
    with qtbot.waitSignal(model.marks_wanted):
        model.touch([5])
        assert model.marks(5) == marks


@pytest.mark.usefixtures("qapp")
def test_neighbours_with_findings():
    shelf = Shelf(9)
    for number in (2, 6):
        shelf.rows[number] = replace(shelf.rows[number], findings=1)
    model = SegmentsModel(shelf.order, shelf.fetch)
    model.reload()
    assert [model.flagged(at, +1) for at in (0, 1, 2, 6)] == [2, 2, 6, 0]
    assert [model.flagged(at, -1) for at in (9, 6, 2)] == [6, 2, 0]


@pytest.mark.usefixtures("qapp")
def test_neighbours_with_findings_far_away_are_found_without_reading_all_between():
    shelf = Shelf(5000)
    for number in (1, 4990):
        shelf.rows[number] = replace(shelf.rows[number], findings=1)
    model = SegmentsModel(shelf.order, shelf.fetch)
    model.reload()
    assert model.flagged(1, +1) == 4990
    assert model.flagged(4990, -1) == 1
    assert model.flagged(4990, +1) == model.flagged(1, -1) == 0
    assert sum(shelf.asked) < 5000


def test_what_was_kept_leaves_in_the_end_and_what_is_nowhere_changes_nothing(model: SegmentsModel, shelf: Shelf):
    model.ask(Query(states=frozenset({State.NEW})))
    model.row(400)
    shelf.put_state(401, State.REVIEWED)
    model.touch([401], keep=401)
    model.touch([9999], keep=401)
    assert model.place(401) == 400
    shelf.put_state(2, State.REVIEWED)
    model.touch([2])
    assert (model.rowCount(), model.place(2), model.place(401), model.place(402)) == (998, None, None, 399)
    assert [model.index(place, 0).data(ITEM).segment.id for place in (0, 1, 398, 399)] == [1, 3, 400, 402]


def test_a_segment_is_found_by_its_number(model: SegmentsModel):
    assert model.numbered(777) == 777
    assert model.numbered(5000) == 0


def test_a_view_gets_the_row_itself(model: SegmentsModel, shelf: Shelf):
    assert model.index(2, 0).data(ITEM) is shelf.rows[3]


def test_every_column_has_a_head(model: SegmentsModel):
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(len(COLUMNS))]
    assert heads == ["#", "State", "Vietnamese", "Ukrainian", "Risk", "⚑", "@"]
