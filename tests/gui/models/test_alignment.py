"""The pairs of a document as a table: pages, how sure each is, where paragraphs begin."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.model import Light, Risk, Row
from tests.factories import a_segment
from ui.models.alignment import BAND, KIND, OPENS, PAGE, PAGES, SOURCE, TARGET, Kind, PairsModel


class Shelf:
    """Rows by id; counts what it is asked."""

    def __init__(self, count: int) -> None:
        self.rows = {
            number: Row(a_segment(id=number, position=number, source_paragraph=number // 2), Risk(0, Light.NONE))
            for number in range(1, count + 1)
        }
        self.asked: list[int] = []

    def fetch(self, ids: Sequence[int]) -> list[Row]:
        self.asked.append(len(ids))
        return [self.rows[number] for number in ids]

    def put(self, number: int, **given: object) -> None:
        self.rows[number] = Row(a_segment(id=number, position=number, **given), Risk(0, Light.NONE))


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(10_000)


@pytest.fixture
def model(qapp, shelf: Shelf) -> PairsModel:
    made = PairsModel(shelf.fetch, qapp)
    made.show(list(shelf.rows), (), ())
    return made


@pytest.mark.parametrize("count", [0, 1, 3, 450])
@pytest.mark.usefixtures("qapp")
def test_qt_finds_nothing_wrong(qtmodeltester: ModelTester, count: int):
    shelf = Shelf(count)
    model = PairsModel(shelf.fetch)
    qtmodeltester.check(model, force_py=True)
    model.show(list(shelf.rows), {1}, [2])
    model.touch([1, 2], (), [1])
    model.show([number for number in shelf.rows if number != 2], (), ())


def test_a_long_document_is_read_where_it_is_looked_at(model: PairsModel, shelf: Shelf):
    assert model.rowCount() == 10_000
    assert shelf.asked == []
    assert model.index(9_999, SOURCE).data() == model.index(0, SOURCE).data()
    assert shelf.asked == [PAGE, PAGE]
    for place in range(0, 10_000, PAGE):
        model.row(place)
    assert len(model._pages) == PAGES  # noqa: SLF001


@pytest.mark.parametrize(
    ("given", "kind", "words"),
    [
        ({"confidence": 0.93}, Kind.SURE, "sure · 93 %"),
        ({"confidence": 0.31}, Kind.UNSURE, "unsure · 31 %"),
        ({"confidence": 0.0}, Kind.DOUBTED, "needs review"),
        ({"confidence": 1.0}, Kind.SURE, "sure · 100 %"),
        ({"confidence": 0.8, "target": ""}, Kind.ALONE, "no partner"),
        ({"confidence": 0.8, "source": ""}, Kind.ALONE, "no partner"),
    ],
)
def test_how_sure_a_pair_is(model: PairsModel, shelf: Shelf, given: dict[str, object], kind: Kind, words: str):
    shelf.put(3, **given)
    model.touch([3], (), [3] if kind is Kind.UNSURE else ())
    assert Kind(model.index(2, BAND).data(KIND)) is kind
    assert model.index(2, BAND).data() == words


def test_a_person_vouches_for_it(model: PairsModel, shelf: Shelf):
    shelf.put(3, confidence=1.0, target="")
    model.touch([3], {3}, ())
    assert Kind(model.index(2, BAND).data(KIND)) is Kind.ACCEPTED
    assert model.index(2, BAND).data() == "accepted"


def test_paragraphs_open_on_each_side_by_itself(model: PairsModel, shelf: Shelf):
    assert [model.index(place, SOURCE).data(OPENS) for place in range(6)] == [True, True, False, True, False, True]
    assert [model.index(place, TARGET).data(OPENS) for place in range(3)] == [True, False, False]
    shelf.put(2, source="", source_paragraph=-1)
    model.touch([2], (), ())
    assert [model.index(place, SOURCE).data(OPENS) for place in range(4)] == [True, False, True, True]
    assert model.index(1, BAND).data(OPENS) is False


def test_the_next_unsure_pair(model: PairsModel):
    model.show(range(1, 10_001), (), [5, 5000])
    assert [model.next_unsure(place, +1) for place in (-1, 4, 4999)] == [4, 4999, None]
    assert [model.next_unsure(place, -1) for place in (9999, 4999, 4)] == [4999, 4, None]
    assert model.unsure == 2


def test_a_touched_pair_is_read_again(model: PairsModel, shelf: Shelf, qtbot: QtBot):
    assert model.index(2, TARGET).data().startswith("Вранці")
    shelf.put(3, target="Інший")
    with qtbot.waitSignal(model.dataChanged):
        model.touch([3], (), ())
    assert model.index(2, TARGET).data() == "Інший"
