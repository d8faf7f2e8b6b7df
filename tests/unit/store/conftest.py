"""A project of its own for each test, in a file and on a server, closed at the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store import FilePlace, Place, ServerPlace, Store
from tests.postgres import Server
from tests.unit.store.made_up import new_project


@pytest.fixture(params=["file", "server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Where a project may be made: every test that asks for it runs on both databases."""
    if request.param == "file":
        yield FilePlace(tmp_path / "стаття.zvirka")
        return
    server: Server = request.getfixturevalue("postgres")
    database = server.new_database()
    yield ServerPlace(server.address_of(database), server.password)
    server.drop_database(database)


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    with new_project(place) as store:
        yield store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "стаття.zvirka"


@pytest.fixture
def file_store(path: Path) -> Iterator[Store]:
    with new_project(path) as store:
        yield store
