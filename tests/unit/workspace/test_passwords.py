"""Where a password comes from: the keyring, libpq's own ways, a person; and that it goes nowhere else."""

from __future__ import annotations

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from app.errors import OfflineError, PasswordError
from app.store import ServerPlace
from app.workspace import passwords


class Drawer(KeyringBackend):
    """A keyring in memory, as keyring's own documentation has people write one."""

    priority = 1

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]


class LockedDrawer(Drawer):
    def get_password(self, service, _username):
        raise KeyringLocked(service)

    def set_password(self, service, _username, _password):
        raise KeyringLocked(service)

    def delete_password(self, service, _username):
        raise KeyringLocked(service)


@pytest.fixture(params=[Drawer])
def drawer(request, monkeypatch):
    monkeypatch.delenv("PGPASSWORD", raising=False)
    before = keyring.get_keyring()
    made = request.param()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def answers(*given):
    """What a person types, one after the other; being asked more often fails."""
    waiting = list(given)
    asked = []

    def ask(prompt):
        asked.append(prompt)
        return waiting.pop(0)

    return ask, asked


def test_a_password_is_asked_for_once_and_then_kept(postgres, drawer):
    ask, asked = answers(postgres.password)
    place = passwords.sign_in(postgres.address, ask)
    place.knock()
    assert asked == [f"Password of zvirka_tests@127.0.0.1:{postgres.port}: "]
    assert list(drawer.kept) == [("zvirka", f"zvirka_tests@127.0.0.1:{postgres.port}")]
    passwords.sign_in(postgres.address, answers()[0]).knock()
    assert postgres.password not in str(place) + repr(place) + place.account


@pytest.mark.usefixtures("drawer")
def test_a_kept_one_that_is_wrong_by_now_is_asked_for_anew(postgres):
    place = ServerPlace(postgres.address)
    passwords.keep(place, "старий")
    passwords.sign_in(postgres.address, answers(postgres.password)[0])
    assert passwords.kept(place) == postgres.password
    passwords.forget(place)
    assert passwords.kept(place) is None


def test_libpqs_own_ways_are_tried_before_a_person_is_asked(postgres, drawer, monkeypatch):
    monkeypatch.setenv("PGPASSWORD", postgres.password)
    passwords.sign_in(postgres.address, answers()[0]).knock()
    assert drawer.kept == {}


@pytest.mark.parametrize("given", [("ні", "ні", "ні"), ("ні", ""), ("",)])
def test_wrong_ones_are_not_kept_and_not_told(postgres, drawer, given):
    ask, asked = answers(*given)
    with pytest.raises(PasswordError, match="the password is wrong") as raised:
        passwords.sign_in(postgres.address, ask)
    assert len(asked) == len(given)
    assert "ні;" not in str(raised.value)
    assert drawer.kept == {}


@pytest.mark.usefixtures("drawer")
@pytest.mark.parametrize("drawer", [LockedDrawer], indirect=True)
def test_a_keyring_that_stays_locked_has_the_password_typed(postgres):
    passwords.sign_in(postgres.address, answers(postgres.password)[0]).knock()
    passwords.forget(ServerPlace(postgres.address))


@pytest.mark.usefixtures("drawer")
def test_nobody_is_asked_where_there_is_no_server():
    with pytest.raises(OfflineError):
        passwords.sign_in("postgresql://olha@127.0.0.1:9/p", answers()[0])
