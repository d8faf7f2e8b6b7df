"""The copy of a team's project has an index too: the names are there at once, whatever others did meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.model import NameDecision, NameVerdict, Query
from app.workspace import Workspace, indexes, preparing
from app.workspace.live import SharedProject
from tests.offices import ME, Office

READING = "Reading names"


@pytest.fixture(autouse=True)
def every_project_is_large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(preparing, "LEAST", 1)
    monkeypatch.setattr(indexes.platformdirs, "user_cache_path", lambda _name: tmp_path / "cache")


@pytest.fixture
def office(office: Office) -> Office:
    """I was at work there, and have a copy and an index."""
    office.cable()
    opened(office)[0].close()
    return office


def opened(office: Office, desk: str = "mine") -> tuple[SharedProject, bool]:
    """The project at a desk, and whether its names were read to have them."""
    project = SharedProject.join(office.place(ME, office.cables[0].port), ME, office.folder / desk)
    read = [str(step.what) for step in project.prepare()]
    office.open.append(project)
    return project, READING in read


def said(project: Workspace) -> Any:
    ids = project.order(Query())
    findings = [(one.check, one.segment.id, str(one.message), one.fix) for one in project.findings()]
    return project.names(), sorted(findings), [project.mentions(number) for number in ids]


def agrees(office: Office, project: SharedProject) -> bool:
    """Whether it says what somebody sees who has no copy and no index yet."""
    fresh, read = opened(office, f"desk {len(office.open)}")
    assert read
    same = said(fresh) == said(project)  # before it is closed: where a term stands is read late
    fresh.close()
    return same


def files(office: Office) -> list[Path]:
    return sorted(office.folder.glob("cache/indexes/*.index"))


@contextmanager
def at_work(office: Office) -> Iterator[Workspace]:
    with office.on_server() as there:
        for _ in there.prepare():
            pass
        yield there


def others_work(office: Office) -> None:
    with at_work(office) as there:
        first, second, third, *_ = there.order(Query())
        there.edit(first, "Відкриття в комуні Хуат Са.")
        there.decide_name("Lạng Sơn", NameDecision(NameVerdict.FORM, ("Лангсон",)))
        there.alignment.merge(second, third)
        vi, uk = office.folder / "b.vi.txt", office.folder / "b.uk.txt"
        vi.write_text("Xã Khuất Xá và núi Mẫu Sơn.\n", encoding="utf-8")
        uk.write_text("Комуна Куат Са і гора Мау Сон.\n", encoding="utf-8")
        for _ in there.import_texts(vi, uk, aligned=True):
            pass


def test_names_are_not_read_again(office: Office):
    for text in ("Пан Нгуен Ван Хинг у Лангсоні.", "Пан Хинг виступив."):
        mine, read = opened(office)
        assert not read
        mine.edit(mine.order(Query())[3], text)
        assert agrees(office, mine)
        mine.close()
    assert not opened(office)[1]


def test_what_others_did_meanwhile_is_looked_at(office: Office):
    others_work(office)
    mine, read = opened(office)
    assert not read
    assert agrees(office, mine)


def test_without_its_index_everything_is_looked_at(office: Office):
    others_work(office)
    for path in files(office):
        path.unlink()
    mine, read = opened(office)
    assert read
    assert agrees(office, mine)


def test_what_others_did_before_it_was_killed_is_looked_at_again(office: Office):
    kept = {path: path.read_bytes() for path in files(office)}
    mine, _ = opened(office)
    others_work(office)
    mine.reconnect()
    mine.edit(mine.order(Query())[-1], "Комуна Кхуат Са і гора Маушон.")
    mine.close()
    for path in files(office):
        path.unlink()
    for path, data in kept.items():
        path.write_bytes(data)
    mine, read = opened(office)
    assert not read
    assert agrees(office, mine)


@pytest.mark.parametrize("mine_stays", [True, False])
def test_what_waited_and_came_to_nothing_is_no_longer_in_it(office: Office, mine_stays: bool):
    mine, _ = opened(office)
    office.cables[0].pull()
    one = mine.order(Query())[0]
    mine.edit(one, "Відкриття в комуні Куат Са.")
    mine.decide_name("Mẫu Sơn", NameDecision(NameVerdict.FORM, ("Мау Сон",)))
    mine.close()
    with at_work(office) as there:
        there.edit(one, "Відкриття в комуні Хуат Са.")
        there.decide_name("Mẫu Sơn", NameDecision(NameVerdict.FORM, ("Маушон",)))
    office.cables[0].plug()
    mine, read = opened(office)
    assert not read
    assert len(mine.conflicts) == 2
    for conflict in mine.conflicts:
        mine.settle(conflict, conflict.mine if mine_stays else None)
    assert agrees(office, mine)
    mine.close()
    mine, read = opened(office)
    assert not read
    assert agrees(office, mine)


def test_what_could_not_be_followed_is_looked_at_when_it_is_opened_again(office: Office, monkeypatch):
    mine, _ = opened(office)
    others_work(office)
    with monkeypatch.context() as fault:
        fault.setattr(mine, "_outcomes", lambda _: (_ for _ in ()).throw(MemoryError))
        with pytest.raises(MemoryError):
            mine.reconnect()
    mine.edit(mine.order(Query())[3], "Пан Хинг виступив.")
    mine.close()
    mine, read = opened(office)
    assert not read
    assert agrees(office, mine)
