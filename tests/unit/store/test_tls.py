"""The way to a server that speaks TLS, tried on a real one: who is let in, who is refused, and in what words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.errors import OfflineError, PasswordError, ProjectError
from app.store import ServerPlace, Store
from app.store.listening import Listener
from app.store.postgres import url_of
from app.store.shared import SharedStore
from app.store.tls import required
from tests.postgres import SUPERUSER
from tests.secure import FOREIGN, OURS, SecureServer
from tests.unit.store.made_up import new_project

WRONG_NAME = "127.0.0.1"  # the same server, by a name that does not stand in its certificate
LINES = "SELECT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE datname = %s"


@pytest.fixture(scope="module")
def database(secure: SecureServer) -> Iterator[str]:
    """A project on the server."""
    name = secure.server.new_database()
    new_project(ServerPlace(secure.address(name, sslmode="require"), secure.server.password)).close()
    yield name
    secure.server.drop_database(name)


@pytest.fixture
def place(secure: SecureServer, database: str) -> Callable[..., ServerPlace]:
    def at(password: str = "", **said: object) -> ServerPlace:
        return ServerPlace(secure.address(database, **said), password or secure.server.password)

    return at


def refused(attempt: Callable[[], object], password: str) -> str:
    """The one line that is said, and nothing that a person could not act on."""
    with pytest.raises(ProjectError) as raised:
        attempt()
    said = str(raised.value)
    assert not isinstance(raised.value, OfflineError | PasswordError)
    assert "\n" not in said
    assert password not in said
    return said


@pytest.mark.parametrize(
    "said",
    [
        {"sslmode": "require"},
        {"sslmode": "require", "channel_binding": "require"},
        {"sslmode": "verify-full", "sslrootcert": OURS},
        {"sslmode": "verify-ca", "sslrootcert": OURS, "host": WRONG_NAME},
        {"sslrootcert": OURS},
        {},
    ],
)
def test_every_connection_of_a_project_is_encrypted(secure, database, place, said):
    if "sslrootcert" in said:
        said = said | {"sslrootcert": secure.papers.certificate(OURS)}
    with Store.open(place(**said)) as store, Listener(place(**said)) as listener:
        assert listener.encrypted
        assert listener.claims() == {}
        assert store.segments()
        with secure.server.connect() as line:
            ways = line.execute(LINES, (database,)).fetchall()
    assert len(ways) >= 3  # the project's, the one that listens, the one that claims go over
    assert set(ways) == {(True,)}


def test_where_the_address_wants_no_encryption_none_is_said_to_be_there(postgres):
    database = postgres.new_database()
    place = ServerPlace(postgres.address_of(database) + "?sslmode=disable", postgres.password)
    new_project(place).close()
    with Listener(place) as listener:
        assert not listener.encrypted
    postgres.drop_database(database)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"sslmode": "verify-full", "sslrootcert": FOREIGN}, "certificate is not trusted"),
        ({"sslmode": "verify-ca", "sslrootcert": FOREIGN}, "certificate is not trusted"),
        ({"sslrootcert": FOREIGN}, "certificate is not trusted"),
        ({"sslmode": "verify-full", "sslrootcert": OURS, "host": WRONG_NAME}, "is for another name"),
        ({"sslrootcert": OURS, "host": WRONG_NAME}, "is for another name"),
        ({"sslmode": "verify-full"}, "name a file that is there as ?sslrootcert=FILE"),
        ({"sslmode": "verify-full", "sslrootcert": "nowhere"}, "name a file that is there as ?sslrootcert=FILE"),
        ({"sslmode": "disable"}, "does not let this person in without TLS; write ?sslmode=require"),
        ({"sslmode": "require", "sslrootcert": "system"}, 'weak sslmode "require"'),
        ({"require_auth": "none"}, "authentication method requirement"),
        ({"ssl_min_protocol_version": "TLSv9"}, 'invalid "ssl_min_protocol_version" value: "TLSv9"'),
    ],
)
def test_a_way_that_is_not_safe_is_refused_in_one_line(secure, place, said, words):
    if said.get("sslrootcert") in (OURS, FOREIGN, "nowhere"):
        said = said | {"sslrootcert": secure.papers.certificate(said["sslrootcert"])}
    assert words in refused(lambda: Store.open(place(**said)), secure.server.password)


WAYS_IN: dict[str, Callable[[ServerPlace, Path], Any]] = {
    "knocking": lambda place, _: place.knock(),
    "making": lambda place, _: Store.create(place, {}),
    "upgrading": lambda place, _: place.connect_to_old(),
    "listening": lambda place, _: Listener(place),
    "joining": SharedStore.join,
}


@pytest.mark.parametrize("way", WAYS_IN)
def test_whatever_is_opened_asks_the_authority(secure, place, tmp_path, way):
    place = place(sslrootcert=secure.papers.certificate(FOREIGN))
    assert "certificate is not trusted" in refused(lambda: WAYS_IN[way](place, tmp_path), secure.server.password)
    assert list(tmp_path.iterdir()) == []


def test_no_password_goes_to_a_server_that_is_not_trusted(secure, place):
    """A wrong one would be told as wrong by who has seen it."""
    place = place("geheim", sslrootcert=secure.papers.certificate(FOREIGN))
    assert "certificate is not trusted" in refused(lambda: Store.open(place), "geheim")


def test_a_wrong_password_is_told_as_such_over_tls(secure, place):
    with pytest.raises(PasswordError, match="the password is wrong"):
        Store.open(place("falsch", sslrootcert=secure.papers.certificate(OURS)))


def test_a_version_that_the_server_does_not_speak(secure, place):
    with secure.restarted("ssl_max_protocol_version=TLSv1.2"):
        Store.open(place(sslmode="require")).close()
        newer = place(sslmode="require", ssl_min_protocol_version="TLSv1.3")
        assert "speaks another version of TLS" in refused(lambda: Store.open(newer), secure.server.password)


# ---- a person who shows a certificate instead of a password


@pytest.fixture(scope="module")
def certified(secure: SecureServer) -> str:
    """A database that only a certificate leads into; some that do, and some that do not."""
    with secure.server.connect() as line:
        line.execute("CREATE DATABASE certified")
    for name, holder, authority in (
        ("mine", SUPERUSER, OURS),
        ("another", "olha", OURS),
        ("forged", SUPERUSER, FOREIGN),
    ):
        secure.papers.issue(name, holder, authority)
    return "certified"


def showing(secure: SecureServer, database: str, name: str, key: str = "") -> ServerPlace:
    papers = secure.papers
    mine = {"sslcert": papers.certificate(name), "sslkey": papers.key(key or name)} if name else {}
    return ServerPlace(secure.address(database, sslrootcert=papers.certificate(OURS), **mine))


def test_a_certificate_of_the_person_lets_in_without_a_password(secure, certified):
    place = showing(secure, certified, "mine")
    place.knock()
    assert not place.holds_project()


@pytest.mark.parametrize("name", ["", "another", "forged", "nowhere"])
def test_another_certificate_or_none_does_not(secure, certified, name):
    said = refused(showing(secure, certified, name).knock, secure.server.password)
    assert said.endswith("name one as ?sslcert=FILE&sslkey=FILE")


@pytest.mark.parametrize("key", ["another", "nowhere"])
def test_a_key_that_does_not_belong_to_the_certificate(secure, certified, key):
    said = refused(showing(secure, certified, "mine", key).knock, secure.server.password)
    assert said.endswith("name one as &sslkey=FILE that only its owner may read")


def test_a_key_that_others_may_read(secure, certified):
    secure.papers.issue("open", SUPERUSER)
    secure.papers.key("open").chmod(0o644)
    said = refused(showing(secure, certified, "open").knock, secure.server.password)
    assert said.endswith("that only its owner may read")


# ---- what an address says, and what it leaves to the environment


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("sslmode=vollständig", "sslmode=vollständig is not known; write one of disable, "),
        ("sslmode=verify-full&sslmode=disable", "sslmode stands in it twice"),
        ("sslrootcert=a.pem&sslrootcert=b.pem", "sslrootcert stands in it twice"),
    ],
)
def test_what_an_address_cannot_say(query, said):
    with pytest.raises(ProjectError, match=said):
        ServerPlace(f"postgresql://olha@example.org/p?{query}")


def test_the_address_for_another_person_has_no_certificate_of_mine():
    place = ServerPlace("postgresql://olha@db/p?sslrootcert=a.pem&sslcert=o.pem&sslkey=o.key")
    assert place.as_login("minh") == "postgresql://minh@db/p?sslrootcert=a.pem"


@pytest.mark.parametrize(
    ("address", "environment", "wanted"),
    [
        ("postgresql:///p", {"PGHOST": "localhost"}, {}),
        ("postgresql:///p", {"PGHOST": "example.org"}, {"sslmode": "require"}),
        ("postgresql:///p", {"PGSERVICE": "office"}, {"sslmode": "require"}),
        ("postgresql://localhost/p", {"PGHOST": "example.org"}, {}),
        ("postgresql://localhost/p", {"PGHOSTADDR": "192.0.2.7"}, {"sslmode": "require"}),
        ("postgresql://example.org/p", {"PGSSLMODE": "disable"}, {"sslmode": "require"}),
        ("postgresql://example.org/p", {"PGSSLMODE": "verify-full"}, {}),
        ("postgresql://localhost/p?sslrootcert=ours.pem", {}, {"sslmode": "verify-full"}),
    ],
)
def test_the_environment_leads_nobody_out_in_the_clear(monkeypatch, address, environment, wanted):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert required(url_of(address)) == wanted
