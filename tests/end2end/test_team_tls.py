"""A team at work over TLS, and somebody who poses as its server: nothing is told to them, nothing is lost."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from app.errors import OfflineError, ProjectError
from app.model import Link, Query
from app.store import ServerPlace
from app.workspace import SharedProject
from tests.offices import ME, filled_database, login_of
from tests.secure import FOREIGN, OURS, SecureServer

PATIENCE = 60.0  # seconds until a link is as it should be


@pytest.fixture(scope="module")
def database(secure: SecureServer) -> Iterator[str]:
    name = filled_database(secure.server)
    yield name
    secure.server.drop_database(name)


@pytest.fixture
def address(secure: SecureServer, database: str) -> Callable[[str], str]:
    """Where I work, with the authority I ask whether it is the server."""

    def by(authority: str) -> str:
        return secure.address(database, login_of(ME), sslrootcert=secure.papers.certificate(authority))

    return by


@pytest.fixture
def place(secure: SecureServer, address: Callable[[str], str]) -> Callable[[str], ServerPlace]:
    def by(authority: str) -> ServerPlace:
        return ServerPlace(address(authority), secure.server.passwords[login_of(ME)])

    return by


class Links:
    """What a project that watches its server has said of the way there."""

    def __init__(self, project: SharedProject) -> None:
        self._links: list[Link] = []
        self._project = project
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def wait_for(self, wanted: Callable[[Link], bool]) -> Link:
        end = time.monotonic() + PATIENCE
        while not self._links or not wanted(self._links[-1]):
            assert time.monotonic() < end, self._links[-3:]
            time.sleep(0.02)
        return self._links[-1]

    def end(self) -> None:
        self._project.close()
        self._thread.join()

    def _watch(self) -> None:
        for one in self._project.watch():
            if isinstance(one, Link):
                self._links.append(one)


@contextmanager
def watched(project: SharedProject) -> Iterator[Links]:
    for _step in project.prepare():
        pass
    links = Links(project)
    try:
        yield links
    finally:
        links.end()


def test_who_poses_as_the_server_is_told_nothing_until_the_right_one_is_back(secure, place, tmp_path):
    mine = SharedProject.join(place(OURS), ME, tmp_path)
    with watched(mine) as links:
        (one,) = mine.order(Query())[:1]
        assert links.wait_for(lambda link: link.online).encrypted
        with secure.restarted(showing="impostor"):
            why = links.wait_for(lambda link: "not trusted" in link.why).why
            mine.edit(one, "Не для чужих очей")
            assert links.wait_for(lambda link: link.waiting == 1).online is False
            with secure.server.connect() as line:
                logins = "SELECT usename FROM pg_stat_activity WHERE usename = %s"
                assert line.execute(logins, (login_of(ME),)).fetchall() == []
        assert "\n" not in why
        assert links.wait_for(lambda link: link.online and not link.waiting).encrypted
    with SharedProject.join(place(OURS), ME, tmp_path / "another") as again:
        for _step in again.prepare():
            pass
        assert again.rows([one])[0].segment.target == "Не для чужих очей"


def test_the_copy_is_no_way_around_a_server_that_is_not_trusted(secure, place, tmp_path):
    """Who is offline works on in the copy; who is shown a foreign certificate is told so."""
    with SharedProject.join(place(OURS), ME, tmp_path) as mine:
        for _step in mine.prepare():
            pass
    with secure.restarted(showing="impostor"), pytest.raises(ProjectError, match="is not trusted") as raised:
        SharedProject.join(place(OURS), ME, tmp_path)
    assert not isinstance(raised.value, OfflineError)


def test_the_command_line_goes_by_the_address_and_says_one_line(secure, call, address):
    password = secure.server.passwords[login_of(ME)]
    surroundings = {"PGPASSWORD": password, "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}

    def members(authority: str) -> Any:
        return call("team", "members", address(authority), surroundings=surroundings)

    said = members(OURS)
    assert (said.status, said.err) == (0, "")
    assert f"{login_of(ME)}, since" in said.out
    line = members(FOREIGN).line
    assert "the server's certificate is not trusted, or out of date; name its authority as ?sslrootcert=FILE" in line
    assert password not in line
