"""What a database reports, as one line a person can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError, StatementError

from app.errors import DamagedError, ForbiddenError, OfflineError, PasswordError, ProjectError, ZvirkaError
from app.store import postgres, sqlite


class StaleError(ProjectError):
    """Something was changed between looking at it and acting on it; nothing has been written."""


class BusyError(ProjectError):
    """Others were in the way for too long, or at the very same moment; nothing has been written."""


@contextmanager
def told(where: str) -> Iterator[None]:
    """Turns every error of the database inside the block into a ProjectError about the project `where`.

    What the database of a team refuses is a ForbiddenError, as it is where the program refuses it.
    """
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise _as_told(where, error) from error
    except UnicodeDecodeError as error:
        # SQLite's own message quotes what it could not read, and Python cannot read that either.
        raise DamagedError(f"{where}: the project is damaged; {sqlite.RECOVER}") from error
    except UnicodeEncodeError as error:
        raise ProjectError(f"{where}: a text has half a character at {error.start}; it cannot be kept") from error


@contextmanager
def told_reading(where: str) -> Iterator[None]:
    """As `told`; besides, a value that makes no sense means that the file is damaged."""
    with told(where):
        try:
            yield
        except (ValueError, TypeError, LookupError) as error:
            raise DamagedError(f"{where}: the project is damaged ({_line(error)}); {sqlite.RECOVER}") from error


def _as_told(where: str, error: Exception) -> ZvirkaError:
    cause = error.orig if isinstance(error, StatementError) and error.orig else error
    if isinstance(cause, sqlite3.Error):
        kind = DamagedError if sqlite.is_damage(cause) else ProjectError
        return kind(f"{where}: {sqlite.explained(cause)}")
    if not postgres.is_its_error(cause):
        return ProjectError(f"{where}: the project cannot be used ({_line(cause)})")
    if postgres.is_refused(cause):
        return ForbiddenError(postgres.first_line(cause))
    if postgres.is_stale(cause):
        return StaleError(postgres.first_line(cause))
    if postgres.is_wrong_password(cause):
        return PasswordError(f"{where}: {postgres.explained(cause)}")
    if postgres.is_lost(cause):
        return OfflineError(f"{where}: the server cannot be reached ({postgres.first_line(cause)}); check the network")
    if postgres.is_busy(cause):
        return BusyError(f"{where}: {postgres.explained(cause)}")
    return ProjectError(f"{where}: {postgres.explained(cause)}")


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())
