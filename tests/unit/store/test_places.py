"""Addresses and paths, and what is said where a server is not as it should be."""

from __future__ import annotations

import pytest

from app.errors import OfflineError, ProjectError
from app.store import FilePlace, ServerPlace, Store, place_of
from app.store.postgres import url_of
from app.store.tls import required


def test_a_path_is_a_file_and_an_address_a_server(tmp_path):
    assert isinstance(place_of(tmp_path / "p.zvirka"), FilePlace)
    assert isinstance(place_of("p.zvirka"), FilePlace)
    place = place_of("postgresql://olha@example.org/lang_son")
    assert isinstance(place, ServerPlace)
    assert (str(place), place.title) == ("postgresql://olha@example.org/lang_son", "lang_son")
    assert place_of(place) is place


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://olha@example.org/p", "use postgresql://"),
        ("postgresql://olha:secret@example.org/p", "leave the password out"),
        ("postgresql://olha@example.org", "names no database"),
        ("postgresql://olha@example.org:port/p", "is no address"),
        ("postgresql://olha@example.org:port/p?password=secret", "is no address"),
        ("postgresql://olha@example.org/p?password=secret", "password cannot stand in an address"),
        ("postgresql://olha@example.org/p?passfile=/tmp/secret", "passfile cannot stand in an address"),
        ("postgresql://olha@example.org/p?options=-csearch_path=secret", "options cannot stand in an address"),
    ],
)
def test_an_address_that_cannot_be_used_is_told_without_its_password(address, said):
    with pytest.raises(ProjectError, match=said) as raised:
        place_of(address)
    assert "secret" not in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_wrong_password_is_told_and_not_repeated(postgres):
    place = ServerPlace(postgres.address, "not-the-password")
    with pytest.raises(ProjectError, match="the password is wrong") as raised:
        Store.open(place)
    assert "not-the-password" not in str(raised.value)


def test_a_database_that_is_not_there(postgres):
    with pytest.raises(ProjectError, match="no such database"):
        Store.open(ServerPlace(postgres.address_of("nowhere"), postgres.password))


def test_a_database_without_a_project(postgres):
    with pytest.raises(ProjectError, match="holds no project"):
        Store.open(ServerPlace(postgres.address, postgres.password))


def test_a_server_that_is_not_there_is_offline():
    with pytest.raises(OfflineError, match="cannot be reached"):
        Store.open(ServerPlace("postgresql://olha@127.0.0.1:9/p", "x"))


def test_a_second_project_in_a_database_is_refused(store):
    if isinstance(store.place, FilePlace):
        pytest.skip("a file is told by its name")
    with pytest.raises(ProjectError, match="there is a project already"):
        Store.create(store.place, {})


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("postgresql:///p", {}),
        ("postgresql://localhost/p", {}),
        ("postgresql://127.0.0.1/p", {}),
        ("postgresql://[::1]/p", {}),
        ("postgresql://olha@example.org/p", {"sslmode": "require"}),
        ("postgresql://olha@192.168.0.7/p", {"sslmode": "require"}),
        ("postgresql://olha@example.org/p?sslrootcert=ours.pem", {"sslmode": "verify-full"}),
        ("postgresql://olha@example.org/p?sslmode=verify-ca", {}),
        ("postgresql://olha@example.org/p?sslmode=disable", {}),
    ],
)
def test_the_way_to_another_machine_is_encrypted_unless_the_address_says_otherwise(address, wanted):
    assert required(url_of(address)) == wanted


def test_a_server_without_tls_is_told_where_tls_was_asked_for(postgres):
    place = ServerPlace(postgres.address + "?sslmode=require", postgres.password)
    with pytest.raises(ProjectError, match="speaks no TLS") as raised:
        Store.open(place)
    assert not isinstance(raised.value, OfflineError)


def test_a_database_that_keeps_letters_otherwise_is_refused_with_what_to_do(postgres):
    with postgres.connect() as connection:
        connection.execute("CREATE DATABASE plain TEMPLATE template0 ENCODING 'SQL_ASCII'")
    with pytest.raises(ProjectError) as raised:
        Store.create(ServerPlace(postgres.address_of("plain"), postgres.password), {})
    postgres.drop_database("plain")
    assert str(raised.value).endswith("keeps letters as SQL_ASCII; make one with TEMPLATE template0 ENCODING 'UTF8'")
