"""Programs are killed, servers crash, cables are pulled: nothing acknowledged is lost, nothing is done twice."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from app.errors import ProjectError
from app.model import Event, Person, Query
from app.store import FilePlace, ServerPlace
from app.store.copies import SET_ASIDE
from app.workspace import SharedProject, Workspace
from tests.offices import LEAD, ME, TRANSLATOR, Office, filled, filled_database, login_of
from tests.postgres import Server, make_server

PATIENCE = 60.0  # seconds for the next answer
PEOPLE = (TRANSLATOR, ME, LEAD)  # a translator, an editor and a lead, who take turns
REVIEWING = Path(__file__).resolve().parents[1] / "reviewing.py"


class Reviewing:
    """A process that reviews, and what it has said so far."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self._lines: list[str] = []
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def go_on(self, answers: int, *, done: int = 0) -> None:
        """Returns after so many more answers, and so many actions acknowledged since it began."""
        wanted = len(self._answers()) + answers
        end = time.monotonic() + PATIENCE
        while (len(self._answers()) < wanted or len(self._done()) < done) and self.process.poll() is None:
            assert time.monotonic() < end, self._lines[-5:]
            time.sleep(0.002)

    def kill(self) -> dict[str, str]:
        """The actions that were acknowledged before it was killed, by their moment."""
        self.process.kill()
        self._reader.join()
        assert self.process.stderr is not None
        complaints = self.process.stderr.read()
        assert "Traceback" not in complaints, complaints
        return self._done()

    def _done(self) -> dict[str, str]:
        return {words[1]: words[2] for words in self._answers() if words[0] == "done" and words[1] != "0"}

    def _answers(self) -> list[list[str]]:
        lines = [line.rstrip("\n").split(" ", 3) for line in self._lines if line.endswith("\n")]
        return [words for words in lines if words[0] in ("done", "refused")]

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.append(line)


@contextmanager
def reviewing(place: Path | ServerPlace, folder: Path, seed: int, person: Person, password: str) -> Iterator[Reviewing]:
    """A process in which somebody reviews; it is ready."""
    environment = os.environ | {"ZVIRKA_TESTS_PASSWORD": password}
    words = [sys.executable, str(REVIEWING), str(place), str(folder), str(seed), person.name, person.role.value]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline()
        if first != "ready\n":
            raise AssertionError(process.stderr.read())
        yield Reviewing(process)
        process.kill()


def killed(at_work: Reviewing, chance: random.Random, done: int) -> dict[str, str]:
    """Kills it at a moment nobody could foretell, after so many actions acknowledged at least."""
    at_work.go_on(chance.randrange(6), done=done)
    time.sleep(chance.expovariate(30))
    return at_work.kill()


def assert_whole(history: list[Event], acknowledged: dict[str, str]) -> None:
    """Everything acknowledged is there once, and what is there was asked for."""
    moments = Counter(event.when.isoformat() for event in history)
    assert set(acknowledged) <= set(moments)
    assert {moment: count for moment, count in moments.items() if count > 1} == {}


def assert_as_history_says(project: Workspace) -> None:
    """No half action: each value is what the last event that changed it says."""
    last: dict[tuple[str, str], object] = {}
    for event in reversed(project.history(limit=1_000_000)):
        if event.action != SET_ASIDE:
            last |= {(change.entity, change.key): change.after for change in event.changes}
    rows = {row.segment.id: row.segment for row in project.rows(project.order(Query()))}
    for number, segment in rows.items():
        assert last.get(("target", str(number)), segment.imported) == segment.target
        assert last.get(("state", str(number)), "new") == segment.state.value


def killed_on_a_file(project: Path, times: int) -> int:
    chance, known = random.Random(), dict[str, str]()
    for turn in range(times):
        with reviewing(project, project.parent, chance.randrange(10**6), LEAD, "") as process:
            known |= killed(process, chance, turn % 2)
        with Workspace.open(project, ME) as there:
            assert_whole(there.history(limit=1_000_000), known)
            assert_as_history_says(there)
    return len(known)


def at_work(office: Office, person: Person, folder: Path, port: int = 0) -> AbstractContextManager[Reviewing]:
    """A process in which a member reviews, with a login of their own."""
    password = office.server.passwords[login_of(person)]
    return reviewing(office.place(person, port), folder, random.randrange(10**6), person, password)


def killed_on_a_server(office: Office, times: int) -> int:
    chance, known = random.Random(), dict[str, str]()
    folder = office.folder / "copies"
    for turn in range(times):
        person = PEOPLE[turn % len(PEOPLE)]
        with at_work(office, person, folder) as process:
            known |= killed(process, chance, turn % 2)
        with SharedProject.join(office.place(person), person, folder) as mine, office.on_server() as there:
            for _step in mine.prepare():
                pass
            assert mine.waiting() == 0
            history = there.history(limit=1_000_000)
            assert_whole(history, known)
            assert_as_history_says(there)
            assert mine.history(limit=1_000_000) == history
            ids = there.order(Query())
            assert [row.segment for row in mine.rows(ids)] == [row.segment for row in there.rows(ids)]
    return len(known)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    filled(FilePlace(tmp_path / "p.zvirka"))
    return tmp_path / "p.zvirka"


def test_kills_on_a_file(project):
    assert killed_on_a_file(project, 2) > 0


def test_kills_on_a_server(office):
    assert killed_on_a_server(office, len(PEOPLE)) > 0


@pytest.mark.soak
@pytest.mark.timeout(3000)
def test_two_hundred_kills_on_a_file(project):
    assert killed_on_a_file(project, 200) > 200


@pytest.mark.soak
@pytest.mark.timeout(3000)
def test_two_hundred_kills_on_a_server(office):
    assert killed_on_a_server(office, 200) > 200


# ---- the server crashes, the cable is pulled


@pytest.fixture
def own_server() -> Iterator[Server]:
    """A server that writes to the disk before it says so, and may be crashed without anybody else's noticing."""
    folder = Path(tempfile.mkdtemp(prefix="zvirka-crash-"))
    folder.chmod(0o755)
    server = make_server(folder / "server", settings=())
    yield server
    if server.process is not None:
        server.stop("immediate")
    shutil.rmtree(folder, ignore_errors=True)


def disturbed(office: Office, disturb: Callable[[], None], times: int, *, cable: bool = False) -> int:
    """A program works on while the line to its server breaks again and again; how many actions it acknowledged."""
    line = office.cable() if cable else None
    person, folder = random.choice(PEOPLE), office.folder / "copies"
    with at_work(office, person, folder, line.port if line else 0) as process:
        for _ in range(times):
            process.go_on(random.randrange(1, 5))
            if line:
                line.pull()
                time.sleep(random.uniform(0.1, 1.0))
                line.plug()
            else:
                disturb()
        process.go_on(2, done=times + 1)
        known = process.kill()
    with SharedProject.join(office.place(person), person, folder) as mine, office.on_server() as there:
        for _step in mine.prepare():
            pass
        assert mine.conflicts == ()
        assert mine.waiting() == 0
        assert_whole(there.history(limit=1_000_000), known)
        assert_as_history_says(there)
        assert mine.history(limit=1_000_000) == there.history(limit=1_000_000)
    return len(known)


def crashing(server: Server, how: str) -> Callable[[], None]:
    def crash() -> None:
        server.stop(how)
        time.sleep(random.uniform(0, 0.5))
        server.start()

    return crash


def test_the_server_crashes_under_load(own_server, tmp_path):
    office = Office(own_server, filled_database(own_server), tmp_path)
    assert disturbed(office, crashing(own_server, "immediate"), 1) > 1


def test_the_cable_is_pulled_under_load(office):
    assert disturbed(office, lambda: None, 3, cable=True) > 3


@pytest.mark.soak
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_the_server_is_restarted_fifty_times(own_server, tmp_path, how):
    office = Office(own_server, filled_database(own_server), tmp_path)
    assert disturbed(office, crashing(own_server, how), 50) > 50


@pytest.mark.soak
@pytest.mark.timeout(1500)
def test_the_cable_is_pulled_a_hundred_times(office):
    assert disturbed(office, lambda: None, 100, cable=True) > 100


# ---- the disk of the server fills up


@pytest.fixture
def full_disk(own_server: Server) -> Iterator[Path]:
    """A disk of 40 MB that a database of the server may lie on."""
    disk = own_server.folder / "disk"
    disk.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=40m,mode=0777", "zvirka-test", str(disk)]
    if os.geteuid() or shutil.which("mount") is None or subprocess.run(words, check=False).returncode:
        pytest.skip("needs root to mount a small disk")
    yield disk
    own_server.stop("immediate")
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def test_a_full_disk_of_the_server_is_told_and_nothing_is_half_done(own_server, full_disk, tmp_path):
    like = filled_database(own_server)
    place = full_disk / "tables"
    place.mkdir(mode=0o700)
    shutil.chown(place, "nobody")
    with own_server.connect() as line:
        line.execute(f"CREATE TABLESPACE small LOCATION '{place}'")
        line.execute(f'CREATE DATABASE full_disk TEMPLATE "{like}" TABLESPACE small')
    office = Office(own_server, "full_disk", tmp_path)
    mine = office.join(ME, office.cable())
    (one,) = mine.order(Query())[:1]
    ballast = full_disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096):
                pass
        except OSError:
            pass
    written, refused = "", ""
    for turn in range(200):  # until the pages that are there are full
        text = " ".join(f"{turn}-{number}" for number in range(2_000))
        try:
            mine.edit(one, text)
        except ProjectError as error:
            refused = str(error)
            break
        written = text
    assert "the disk of the server is full" in refused
    assert "\n" not in refused
    with office.on_server() as there:
        assert there.rows([one])[0].segment.target in (written, there.rows([one])[0].segment.imported)
        assert_as_history_says(there)
    ballast.unlink()
    mine.edit(one, "Знову є місце")
    with office.on_server() as there:
        assert there.rows([one])[0].segment.target == "Знову є місце"
    mine.close()
