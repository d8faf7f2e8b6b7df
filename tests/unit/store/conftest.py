"""A project of its own for each test, in a file and on a server, closed at the end.

The small project that most begin with is made once for each of both, and copied.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store import FilePlace, Place, ServerPlace, Store
from tests.postgres import Server
from tests.unit.store.made_up import new_project

KINDS = ["file", "server"]


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """Every test that asks for it, or for a place or a store, runs on both databases."""
    return str(request.param)


@pytest.fixture
def place(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Where a project may be made."""
    if kind == "file":
        yield FilePlace(tmp_path / "стаття.zvirka")
        return
    server: Server = request.getfixturevalue("postgres")
    database = server.new_database()
    yield ServerPlace(server.address_of(database), server.password)
    server.drop_database(database)


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "стаття.zvirka"
    new_project(path).close()
    return path


@pytest.fixture(scope="session")
def made_database(postgres: Server) -> str:
    database = postgres.new_database()
    new_project(ServerPlace(postgres.address_of(database), postgres.password)).close()
    return database


@pytest.fixture
def store(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if kind == "file":
        with Store.open(Path(shutil.copy(request.getfixturevalue("made_file"), tmp_path))) as store:
            yield store
        return
    server: Server = request.getfixturevalue("postgres")
    database = server.new_database(request.getfixturevalue("made_database"))
    with Store.open(ServerPlace(server.address_of(database), server.password)) as store:
        yield store
    server.drop_database(database)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "стаття.zvirka"


@pytest.fixture
def file_store(made_file: Path, path: Path) -> Iterator[Store]:
    with Store.open(Path(shutil.copy(made_file, path))) as store:
        yield store
