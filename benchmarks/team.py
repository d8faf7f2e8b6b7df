"""Twenty people edit one project on a server at once: how long a save takes, how soon others see it, what is lost.

`python benchmarks/team.py [--clients N] [--minutes N] [--pause SECONDS]`. Each client is a process of its own, with a
copy of the project and a thread that listens, as the window has; it adds a word of its own to a segment chosen at
random, so that at the end every word that was acknowledged has to stand in its segment. Where another was quicker, the
client does what a person does in the dialog: both in one. Each has a login of their own, an editor's, so that all the
rules of a team's database are in the way. They begin together, once all are there. Server and clients run on this
machine, over loopback, the server as it is installed: it waits for the disk.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from app.model import Outcome, Person, Query, Role
from app.store import ServerPlace
from app.store.team.team import Team
from app.workspace import ConflictError, SharedProject, Workspace, ZvirkaError
from tests.offices import SOURCE, TARGET
from tests.postgres import Server, make_server

PASSWORD = "ZVIRKA_BENCHMARK_PASSWORD"
SEGMENTS = 200
TRIES = 10
READY = "ready\n"


def main() -> int:
    parser = argparse.ArgumentParser(description="Many people edit one project at once")
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--pause", type=float, default=10.0, help="seconds between two saves of a client, on average")
    parser.add_argument("--client", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.client:
        return client(*options.client, minutes=options.minutes, pause=options.pause)
    folder = Path(tempfile.mkdtemp(prefix="zvirka-team-"))
    folder.chmod(0o755)
    server = make_server(folder / "server", settings=())
    try:
        return measured(server, folder, options)
    finally:
        server.stop("fast")
        shutil.rmtree(folder, ignore_errors=True)


def measured(server: Server, folder: Path, options: argparse.Namespace) -> int:
    """Runs the clients and prints what they saw; 1 where anything was lost."""
    database = server.new_database()
    place = ServerPlace(server.address_of(database), server.password)
    brought_in(place, folder)
    logins = invited(place, options.clients)
    words = [sys.executable, __file__, "--minutes", str(options.minutes), "--pause", str(options.pause), "--client"]
    clients = [
        subprocess.Popen(
            [*words, server.address_of(database, login), str(folder), str(number)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {PASSWORD: password},
        )
        for number, (login, password) in enumerate(logins.items())
    ]
    for one in clients:
        assert one.stdout is not None
        assert one.stdout.readline() == READY
    answers = [json.loads(one) for one in answered(clients, 60 * options.minutes + 600)]
    with Workspace.open(place, Person("x", Role.LEAD)) as project:
        texts = {row.segment.id: row.segment.target.split() for row in project.rows(project.order(Query()))}
    said = [(int(segment), word) for answer in answers for segment, word in answer["saved"]]
    lost = [one for one in said if one[1] not in texts[one[0]]]
    twice = sum(texts[segment].count(word) > 1 for segment, word in said)
    print(f"{options.clients} clients, {options.minutes:g} minutes, {len(said)} saves, {SEGMENTS} segments")
    told("a save, milliseconds", [one for answer in answers for one in answer["seconds"]])
    told("seen by another, milliseconds", [one for answer in answers for one in answer["seen"]])
    print(f"conflicts put together by hand: {sum(answer['conflicts'] for answer in answers)}")
    print(f"errors: {dict(sum((Counter(answer['errors']) for answer in answers), Counter())) or 'none'}")
    print(f"updates lost: {len(lost)}; done twice: {twice}; still waiting: {sum(a['waiting'] for a in answers)}")
    return 1 if lost or twice else 0


def invited(place: ServerPlace, count: int) -> dict[str, str]:
    """So many editors, each with a login; their passwords."""
    with Team.init(place, "lead") as team:
        return {f"p{n}": team.invite(f"p{n}", f"person {n}", Role.EDITOR) or "" for n in range(count)}


def answered(clients: list[subprocess.Popen[str]], seconds: float) -> list[str]:
    """They begin; what each of them says at the end."""
    for one in clients:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    return [one.communicate(timeout=seconds)[0] for one in clients]


def brought_in(place: ServerPlace, folder: Path) -> None:
    source, target = folder / "a.vi.txt", folder / "a.uk.txt"
    lines = list(zip(SOURCE.splitlines(), TARGET.splitlines(), strict=True)) * (SEGMENTS // len(SOURCE.splitlines()))
    source.write_text("\n".join(f"{n}. {one}" for n, (one, _) in enumerate(lines)), encoding="utf-8")
    target.write_text("\n".join(f"{n}. {one}" for n, (_, one) in enumerate(lines)), encoding="utf-8")
    with Workspace.create(place, Person("x", Role.LEAD)) as project:
        for _ in project.import_texts(source, target, aligned=True):
            pass


def client(address: str, folder: str, number: str, *, minutes: float, pause: float) -> int:
    """One person at work; prints what was saved, how long it took, and how late the work of others was seen."""
    person = Person(f"person {number}", Role.EDITOR)
    project = SharedProject.join(ServerPlace(address, os.environ[PASSWORD]), person, Path(folder, f"copies-{number}"))
    for _ in project.prepare():
        pass
    seen: list[float] = []

    def listen() -> None:
        outcomes = (heard for heard in project.watch() if isinstance(heard, Outcome))
        seen.extend((datetime.now(UTC) - heard.event.when).total_seconds() for heard in outcomes)

    thread = threading.Thread(target=listen)
    thread.start()
    sys.stdout.write(READY)
    sys.stdout.flush()
    sys.stdin.readline()
    chance, end = random.Random(int(number)), time.monotonic() + 60 * minutes
    saved: list[tuple[int, str]] = []
    seconds: list[float] = []
    errors: Counter[str] = Counter()
    counts = Counter(conflicts=0)
    turn = 0
    while time.monotonic() < end:
        time.sleep(chance.uniform(0, 2 * pause))
        turn += 1
        segment, word = chance.choice(project.order(Query())), f"c{number}w{turn}"
        try:
            if edited(project, segment, word, seconds, counts):
                saved.append((segment, word))
        except ZvirkaError as error:
            errors[str(error).rpartition(": ")[2][:80]] += 1
    project.reconnect()
    waiting = project.waiting()
    project.close()
    thread.join()
    answer = {"saved": saved, "seconds": seconds, "seen": seen, "errors": errors, "waiting": waiting}
    print(json.dumps({**answer, "conflicts": counts["conflicts"]}))
    return 0


def edited(project: SharedProject, segment: int, word: str, seconds: list[float], counts: Counter[str]) -> bool:
    """Adds a word to a segment, to what another wrote meanwhile if need be."""
    text = project.rows([segment])[0].segment.target
    for _ in range(TRIES):
        began = time.perf_counter()
        try:
            project.edit(segment, f"{text} {word}", text)
        except ConflictError as error:
            counts["conflicts"] += 1
            text = str(error.conflict.theirs)
        else:
            seconds.append(time.perf_counter() - began)
            return True
    return False


def told(what: str, seconds: list[float]) -> None:
    ways = statistics.quantiles([1000 * one for one in seconds], n=100)
    print(f"{what:32} median {ways[49]:7.0f}   p95 {ways[94]:7.0f}   most {1000 * max(seconds):7.0f}")


if __name__ == "__main__":
    sys.exit(main())
