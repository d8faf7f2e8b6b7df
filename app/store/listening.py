"""Hearing at once what others do in a project on a server, and telling them which segment one has open.

A notice only says that something happened: what, the history says. So nothing is missed by who was away for a while.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

from sqlalchemy import text

from app.errors import OfflineError, ProjectError
from app.store import postgres
from app.store.faults import told
from app.store.places import ServerPlace

CHANNEL = "zvirka"
CLAIM_SECONDS = 45  # a claim that nobody renews is gone after these
ONE_STATEMENT = {"isolation_level": "AUTOCOMMIT"}


class Listener:
    """A connection of its own to the server of a project. One thread listens; claims may be made from any."""

    def __init__(self, server: ServerPlace) -> None:
        """OfflineError where the server cannot be reached."""
        self._where = str(server)
        self._engine = server.connect()
        try:
            with self._told():
                self._raw = self._engine.raw_connection()
                self._driver: Any = self._raw.driver_connection
                self._listen()
        except BaseException:
            self._engine.dispose()
            raise

    @property
    def encrypted(self) -> bool:
        """Whether nobody on the way can read along."""
        return bool(self._driver.pgconn.ssl_in_use)

    def wait(self, seconds: float) -> list[dict[str, Any]]:
        """What was told meanwhile; returns as soon as there is something, or after so many seconds."""
        with self._told():
            first = list(self._driver.notifies(timeout=seconds, stop_after=1))
            rest = list(self._driver.notifies(timeout=0)) if first else []
        return [json.loads(one.payload) for one in (*first, *rest)]

    def claim(self, segment: int) -> None:
        """Tells others that the segment is open here, for as long as this is repeated every now and then."""
        self._call("SELECT segment FROM take_claim(:segment, :seconds)", segment=segment, seconds=CLAIM_SECONDS)

    def release(self) -> None:
        """No segment is open here any more."""
        self._call("SELECT release_claim(NULL)")

    def claims(self) -> dict[int, str]:
        """Which segments others have open."""
        wanted = "SELECT segment, who FROM claims WHERE until > clock_timestamp() AND login <> session_user"
        return {int(row.segment): str(row.who) for row in self._call(wanted)}

    def close(self) -> None:
        """Lets go of claims and of the connection."""
        try:
            self.release()
        except ProjectError:
            pass  # the server is away: claims end by themselves
        finally:
            self._driver.close()
            self._raw.invalidate()
            self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _call(self, statement: str, **values: Any) -> list[Any]:
        with told(self._where), self._engine.connect() as connection:
            return list(connection.execution_options(**ONE_STATEMENT).execute(text(statement), values))

    def _listen(self) -> None:
        try:
            self._driver.rollback()
            self._driver.autocommit = True
            self._driver.execute(f"LISTEN {CHANNEL}")
        except BaseException:  # lost in between: no pool knows of it
            self._raw.invalidate()
            raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors of the driver itself, which `told` does not see."""
        try:
            with told(self._where):
                yield
        except Exception as error:
            if not postgres.is_its_error(error):
                raise
            said = f"{self._where}: the server was lost ({postgres.first_line(error)}); check the network"
            raise OfflineError(said) from error
