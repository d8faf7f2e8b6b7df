"""The page on teams, done as it says, from an empty server to three people at work."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.postgres import SUPERUSER, Server

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "guide" / "team.md"
SAMPLE = ROOT / "corpora" / "sample"
BLOCK = re.compile(r"^```\n(.*?)^```", re.MULTILINE | re.DOTALL)
ADDRESS = re.compile(r"postgresql://(\w+)@db\.example\.org/lang_son")
ONCE = re.compile(r"One-time password of (\w+): (\S+)")
ORIGINAL = "lead's own words"


@dataclass
class Office:
    """The server, how the program is called, and the passwords that people know by now."""

    server: Server
    call: Callable[..., Any]
    database: str
    passwords: dict[str, str] = field(default_factory=dict)

    def run(self, line: str, typed: str = "") -> Any:
        """One line of the guide; the login in its address is whose password libpq is given."""
        login = (ADDRESS.search(line) or ["", SUPERUSER])[1]
        line = ADDRESS.sub(lambda found: self.server.address_of(self.database, found[1]), line)
        program, *words = shlex.split(line)
        surroundings = {
            "PGPASSWORD": self.passwords.get(login, self.server.password),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",  # nobody's own keyring
        }
        assert program == "zvirka"
        return self.call(*words, surroundings=surroundings, typed=typed)

    def administer(self, line: str, typed: str = "") -> None:
        """A line for the administrator, who has PostgreSQL's own programs."""
        program, *words = shlex.split(line)
        server = {"PGHOST": "127.0.0.1", "PGPORT": str(self.server.port), "PGUSER": SUPERUSER}
        subprocess.run(
            [self.server.binaries / program, *words],
            env={**os.environ, **server, "PGPASSWORD": self.server.password, "LC_ALL": "C.UTF-8"},
            input=typed,
            encoding="utf-8",
            check=True,
            timeout=60,
            start_new_session=True,  # no terminal: what is typed comes on standard input
        )

    def done(self, line: str, typed: str = "") -> str:
        """As `run`, for what has to succeed; what it printed."""
        ended = self.run(line, typed)
        assert ended.status == 0, (line, ended)
        for login, password in ONCE.findall(ended.out):
            self.passwords[login] = password
        return str(ended.out)

    def refused(self, line: str, typed: str = "") -> str:
        return str(self.run(line, typed).line)


def lines(beginning: str) -> list[str]:
    """The lines of the guide's block that begins so."""
    blocks = BLOCK.findall(GUIDE.read_text(encoding="utf-8"))
    return next(block for block in blocks if block.startswith(beginning)).splitlines()


@pytest.fixture
def office(postgres: Server, call: Callable[..., Any], folder: Path) -> Office:
    for name, original in (("source.txt", "source.vi.txt"), ("translation.txt", "translation.uk.txt")):
        shutil.copy(SAMPLE / original, folder / name)
    return Office(postgres, call, "lang_son")


@pytest.mark.timeout(300)
def test_the_guide_takes_a_lead_from_an_empty_server_to_three_colleagues_at_work(office, folder):
    office.passwords["lida"] = ORIGINAL
    user, database = lines("createuser")
    office.administer(user, typed=f"{ORIGINAL}\n{ORIGINAL}\n")
    office.administer(database)

    init, *invite, members = lines("zvirka team init")
    office.done(init)
    for line in invite:
        office.done(line)
    assert [row.split()[:2] for row in office.done(members).splitlines()] == [
        ["Minh", "editor"],
        ["Ліда", "lead"],
        ["Ольга", "translator"],
    ]

    password, review, check, report = lines("zvirka team password")
    once = office.passwords["olha"]
    assert "differ" in office.refused(password, typed="мій власний пароль\nінший пароль\n")
    office.done(password, typed="мій власний пароль\nмій власний пароль\n")
    assert "the password is wrong" in office.refused(password, typed=f"{once}\n" * 3)
    office.passwords["olha"] = "мій власний пароль"
    office.run(review)
    found = office.run(check + " --format json")
    assert (found.status, "name-inconsistent" in found.out) == (1, True)
    office.done(report)
    assert "Lạng Sơn" in (folder / "report.html").read_text(encoding="utf-8")

    assert "only a lead" in office.refused(invite[0].replace("lida@", "olha@"))
    assert "already" in office.refused(init)
    backup, upgrade = lines("zvirka team backup")
    office.done(backup)
    with closing(sqlite3.connect(folder / "lang_son.zvirka")) as copy:
        assert copy.execute("SELECT who, role, action FROM events").fetchall() == [("Ольга", "translator", "import")]
    assert "is already there" in office.refused(backup)
    assert "ask the administrator" in office.refused(upgrade.replace("lida@", "minh@"))
    office.done(upgrade)

    change, renew, remove = lines("zvirka team members postgresql://lida@db.example.org/lang_son minh")
    office.done(change)
    office.done(renew)
    assert office.run(check).status == 1  # with the new password
    office.done(remove)
    assert "does not let this person in" in office.refused(check.replace("minh@", "olha@"))
