"""Passwords of servers: in the keyring of the system, or asked for; never in a file, an address or an error."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec

from app.errors import PasswordError
from app.store import ServerPlace

SERVICE = "zvirka"  # what the keyring files them under
TRIES = 3
Ask = Callable[[str], str]  # is told whose password is wanted and gives it; an empty one gives up


def sign_in(address: str, ask: Ask) -> ServerPlace:
    """The project at an address, with a password the server takes; one that was typed is kept in the keyring.

    The keyring comes first, then libpq's own ways (PGPASSWORD, ~/.pgpass, no password at all), then `ask`.
    ProjectError where the address or the server cannot be used, PasswordError where no password was right.
    """
    place = ServerPlace(address)
    for password in dict.fromkeys((kept(place), None)):
        if _takes(place.with_password(password)):
            return place.with_password(password)
    for _ in range(TRIES):
        password = ask(f"Password of {place.account}: ")
        if not password:
            break
        if _takes(place.with_password(password)):
            keep(place, password)
            return place.with_password(password)
    raise PasswordError(f"{place}: the password is wrong; ask for it again or have it set anew")


def kept(place: ServerPlace) -> str | None:
    """The password in the keyring; None where there is none."""
    with suppress(*_faults()):
        import keyring  # late: a package of the extra `team`

        return keyring.get_password(SERVICE, place.account)
    return None


def keep(place: ServerPlace, password: str) -> None:
    """Puts a password into the keyring, where the system has one that is open."""
    with suppress(*_faults()):
        import keyring  # late: as above

        keyring.set_password(SERVICE, place.account, password)


def forget(place: ServerPlace) -> None:
    """Takes the password out of the keyring."""
    with suppress(*_faults()):
        import keyring  # late: as above

        keyring.delete_password(SERVICE, place.account)


def _faults() -> tuple[type[Exception], ...]:
    """A system without a keyring, or with one that stays locked, has people type their passwords."""
    if find_spec("keyring") is None:
        return (ImportError,)
    from keyring.errors import KeyringError  # late: as above

    return (KeyringError,)


def _takes(place: ServerPlace) -> bool:
    try:
        place.knock()
    except PasswordError:
        return False
    return True
