"""The project's memory follows the history; the person's memories are searched with it. On both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.errors import InputError
from app.formats import tmx
from app.model import Document, Person, Progress, Query, Role, Side, Unit
from app.store import Place, Store
from app.store.places import FilePlace, ServerPlace
from app.workspace import Workspace
from app.workspace.memory import FIRST, folder
from tests.factories import a_segment
from tests.postgres import Server

EDITOR = Person("Оля", Role.EDITOR)
TEXTS = [
    ("Cây dẻ mọc ở Đà Nẵng từ năm 2024.", "Каштан росте в Данангу з 2024 року."),
    ("Cây dẻ mọc ở Đà Nẵng từ năm 2025.", ""),
    ("Bạc hà mọc khắp nơi.", "М’ята росте всюди."),
]


@pytest.fixture(autouse=True)
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture(params=["file", "server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    if request.param == "file":
        return FilePlace(tmp_path / "п.zvirka")
    server: Server = request.getfixturevalue("postgres")
    return ServerPlace(server.address_of(server.new_database()), server.password)


@pytest.fixture
def project(place: Place) -> Iterator[Workspace]:
    with Store.create(place, {}) as store:
        segments = [a_segment(source, target, position=n) for n, (source, target) in enumerate(TEXTS, 1)]
        store.add_document(EDITOR, Document(0, "Дерева", "texts"), segments)
    with Workspace.open(place, EDITOR) as workspace:
        for _ in workspace.prepare():
            pass
        yield workspace


def ids(project: Workspace) -> list[int]:
    return project.order(Query())


def matches(project: Workspace, number: int = 1) -> list[tuple[int, str]]:
    row = project.rows(ids(project))[number]
    return [(match.score, match.target) for match in project.memory.matches(row.segment)]


def walk(steps: Iterator[Progress]) -> list[Progress]:
    return list(steps)


def test_what_is_not_approved_is_not_remembered(project: Workspace):
    project.confirm(ids(project)[0])
    assert matches(project) == []
    assert project.memory.concordance("каштан") == []


def test_what_is_approved_is_remembered_with_who_and_when(project: Workspace):
    outcome = project.approve(ids(project)[:1])
    assert outcome is not None
    row = project.rows(ids(project))[1]
    (match,) = project.memory.matches(row.segment)
    assert (match.target, match.numbers) == ("Каштан росте в Данангу з 2025 року.", True)
    assert (match.unit.origin, match.unit.who, match.unit.when) == ("Дерева", "Оля", outcome.event.when)
    assert [hit.unit for hit in project.memory.concordance("da nang", Side.SOURCE, toneless=True)] == [match.unit]


ENDS: dict[str, Callable[[Workspace], object]] = {
    "reopened": lambda project: project.reopen(ids(project)[:1], "ні"),
    "undone": lambda project: project.undo(),
}


@pytest.mark.parametrize("end", ENDS)
def test_the_memory_keeps_in_step(project: Workspace, end: str):
    project.approve(ids(project)[:1])
    assert len(matches(project)) == 1
    ENDS[end](project)
    assert matches(project) == []
    project.redo() if end == "undone" else project.approve(ids(project)[:1])
    assert len(matches(project)) == 1


def test_another_text_of_a_segment_takes_the_place_of_the_first(project: Workspace):
    project.approve(ids(project)[:1])
    matches(project)
    project.reopen(ids(project)[:1], "так")
    project.edit(ids(project)[0], "Каштани ростуть у Данангу з 2024 року.")
    project.approve(ids(project)[:1])
    assert matches(project) == [(96, "Каштани ростуть у Данангу з 2025 року.")]


def test_a_document_that_is_taken_out_takes_its_units_along(project: Workspace):
    project.approve(ids(project)[2:])
    assert project.memory.sizes() == {"": 1}
    for _ in range(3):
        project.undo()
    assert project.memory.sizes() == {"": 0}


def test_a_segment_is_no_match_of_itself(project: Workspace):
    project.approve(ids(project)[:1])
    assert matches(project, 0) == []


def test_what_comes_in_serves_every_project_and_stays(project: Workspace, tmp_path: Path):
    path = tmp_path / "old.tmx"
    tmx.write([Unit("Cây dẻ mọc ở Huế từ năm 2024.", "Каштан росте в Хюе з 2024 року.", who="Іван")], path, "1")
    steps = walk(project.memory.take(path))
    assert (steps[-1].done, steps[-1].total) == (path.stat().st_size,) * 2
    row = project.rows(ids(project))[1]
    (match,) = project.memory.matches(row.segment)
    assert (match.unit.origin, match.unit.who) == ("old.tmx", "Іван")
    assert (folder() / FIRST).is_file()
    walk(project.memory.take(path))
    assert project.memory.sizes() == {"": 0, "memory": 1}


def test_a_memory_that_somebody_shares_is_searched_too(project: Workspace, tmp_path: Path):
    path = tmp_path / "old.tmx"
    tmx.write([Unit("Bạc hà mọc khắp mọi nơi.", "М’ята скрізь.")], path, "1")
    walk(project.memory.take(path))
    project.memory.close()
    (folder() / FIRST).rename(folder() / "колеги.zvmemory")
    assert [target for _, target in matches(project, 2)] == ["М’ята скрізь."]
    assert project.memory.sizes() == {"": 0, "колеги": 1}


def test_a_broken_file_leaves_the_rest_of_it_in_and_is_told(project: Workspace, tmp_path: Path):
    path = tmp_path / "broken.tmx"
    path.write_text("<tmx><body><tu>", encoding="utf-8")
    with pytest.raises(InputError, match="not well-formed"):
        walk(project.memory.take(path))


def test_writing_and_taking_in_is_the_same(project: Workspace, tmp_path: Path):
    project.approve([ids(project)[0], ids(project)[2]])
    path = tmp_path / "out.tmx"
    walk(project.memory.write(path))
    units = [unit for batch in tmx.read(path) for unit in batch.units]
    assert [(unit.source, unit.target) for unit in units] == [TEXTS[0], TEXTS[2]]
    assert {(unit.origin, unit.who) for unit in units} == {("Дерева", "Оля")}
    walk(project.memory.take(path))
    walk(project.memory.write(path, everything=True))
    assert len([unit for batch in tmx.read(path) for unit in batch.units]) == 4


def test_only_tmx_is_written(project: Workspace, tmp_path: Path):
    with pytest.raises(InputError, match="choose another name"):
        walk(project.memory.write(tmp_path / "x.csv"))


def test_what_others_approve_is_remembered(project: Workspace, place: Place):
    matches(project)
    with Workspace.open(place, Person("Лариса", Role.LEAD)) as other:
        for _ in other.prepare():
            pass
        other.approve(ids(other)[:1])
    row = project.rows(ids(project))[1]
    assert [match.unit.who for match in project.memory.matches(row.segment)] == ["Лариса"]
