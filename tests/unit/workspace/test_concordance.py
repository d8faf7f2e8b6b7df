"""A server finds the same words in approved segments as a memory does, by its own full-text search."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from app.memory import Memory, Wanted
from app.model import Document, Person, Query, Role, Segment, Side
from app.store import ServerPlace, Store
from app.workspace import Workspace
from tests.postgres import Server

EDITOR = Person("Оля", Role.EDITOR)
PIECES = (
    *("Đà", "Nẵng", "đa", "da", "nắng", "NẴNG", "Việt", "viet", "п’ять", "п'ять", "провінція", "Провінції", "Ґава"),
    *("ґава", "23-го", "1e5", "3,14", "a@b.vn", "https://baolangson.vn/a?b=c", "№5", "F-16", "o_o", "ﬁ", "Straße"),
    *("«Хуат", "Са»", "…", "–", "'", '"', "\\", ":*", "&", "|", "!", "(", ")", "%s", "😀", "х" * 150, "ТОВ."),
    *("и\u0306од", "23"),
)
WAYS = [(side, phrase, toneless) for side in (None, *Side) for phrase in (False, True) for toneless in (False, True)]


def some(chance: random.Random, most: int) -> str:
    return " ".join(chance.choices(PIECES, k=chance.randint(1, most)))


def on_server(server: Server, segments: list[Segment]) -> Workspace:
    place = ServerPlace(server.address_of(server.new_database()), server.password)
    with Store.create(place, {}) as store:
        store.add_document(EDITOR, Document(0, "Слова", "texts"), segments)
    project = Workspace.open(place, EDITOR)
    for _ in project.prepare():
        pass
    return project


@pytest.fixture
def project(postgres: Server) -> Iterator[Workspace]:
    chance = random.Random(7)
    with on_server(postgres, [Segment(some(chance, 8), some(chance, 8)) for _ in range(120)]) as project:
        project.approve(project.order(Query())[::2])
        yield project


def test_whatever_is_looked_for(project: Workspace):
    chance = random.Random(8)
    numbers = project.order(Query())[::2]
    with Memory() as memory:
        units = project.memory._units(numbers)  # noqa: SLF001 (what the project says it approved)
        memory.add(sorted(units, key=lambda unit: int(unit.key)))
        assert len(memory) == len(numbers) == 60
        found = 0
        for side, phrase, toneless in WAYS * 6:
            text = some(chance, 2) + chance.choice(["", "", "*"])
            said = project.memory.concordance(text, side, phrase=phrase, toneless=toneless)
            assert said == memory.concordance(Wanted(text, side, phrase, toneless)), (text, side, phrase, toneless)
            found += len(said)
    assert found > 200


def test_as_many_as_are_asked_for_and_what_was_reopened_is_none(project: Workspace):
    whole = project.memory.concordance("х*")
    assert project.memory.concordance("х*", most=3) == whole[:3]
    project.reopen([int(whole[0].unit.key)], "ще раз")
    assert project.memory.concordance("х*") == whole[1:]


def test_a_text_without_a_space_is_kept_and_found_by_its_beginning(postgres: Server):
    with on_server(postgres, [Segment("ă" * 1_000_000, "о" * 1_000_000), Segment("ă, b", "о")]) as project:
        project.approve(project.order(Query()))
        assert len(project.memory.concordance("о" * 99 + "*")) == 1
        assert len(project.memory.concordance("ă", Side.SOURCE)) == 1
