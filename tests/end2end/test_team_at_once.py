"""Two writers at the same moment, in pairs of actions that get in each other's way, in a file and on a server.

Both have looked at the project before either may write: their turn is kept from them until then. Each action is either
done whole or refused in one line, and the project is what its history says.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any

import pytest

from app.errors import ZvirkaError
from app.model import ErrorSeverity, Mark, NameDecision, NameVerdict, Query, Role, Scope, Side, Span, State
from app.store import FilePlace, ServerPlace, Store
from app.store.postgres import TURN
from app.store.team.team import Team
from app.workspace import Workspace, quality_named
from tests.factories import a_person
from tests.offices import SOURCE, TARGET
from tests.postgres import Server

ONE, OTHER = a_person("Ліда", Role.LEAD), a_person("Тарас", Role.LEAD)
NAME = "Khuất Xá"
# Segments: 1 as it came in, with a thread, a mark and findings; 4 approved; 6 to 10 a document that is approved,
# 11 to 15 one that is signed off.
LOOKED_AT, APPROVED, DONE, SIGNED = 1, 4, 2, 3


def form(project: Workspace, *, locked: bool = False) -> NameDecision:
    return NameDecision(NameVerdict.FORM, (f"Форма {project.person.name}",), locked=locked)


def said(project: Workspace) -> str:
    (thread, *_) = project.comments.of(LOOKED_AT)
    return thread.id


def mark(project: Workspace) -> Any:
    return project.annotating.mark(LOOKED_AT, Mark(Side.TARGET, Span(0, 9), "style/awkward", ErrorSeverity.MINOR))


def another_quality(project: Workspace) -> Any:
    wanted = quality_named("strict" if project.person == ONE else "names-only")
    return list(project.use_quality(wanted))[-1:]


ACTIONS: dict[str, Callable[[Workspace], Any]] = {
    "edit": lambda one: one.edit(LOOKED_AT, f"Текст {one.person.name}", one.rows([LOOKED_AT])[0].segment.target),
    "confirm": lambda one: one.confirm(LOOKED_AT),
    "approve": lambda one: one.approve([LOOKED_AT]),
    "give back": lambda one: one.give_back([LOOKED_AT], "Перевірте"),
    "merge": lambda one: one.alignment.merge(LOOKED_AT),
    "split": lambda one: one.alignment.split(LOOKED_AT, target_at=10),
    "accept": lambda one: one.alignment.accept([LOOKED_AT]),
    "undo": lambda one: one.undo(),
    "reopen": lambda one: one.reopen([APPROVED], "Помилка"),
    "start": lambda one: one.comments.start(LOOKED_AT, "Так?"),
    "answer": lambda one: one.comments.answer(said(one), "Так."),
    "rewrite": lambda one: one.comments.rewrite(said(one), f"Інакше {one.person.name}"),
    "resolve": lambda one: one.comments.resolve(said(one)),
    "delete": lambda one: one.comments.delete(said(one)),
    "mark": mark,
    "remove mark": lambda one: one.annotating.remove(one.annotating.of(LOOKED_AT)[0]),
    "assess": lambda one: one.annotating.assess([LOOKED_AT], 60.0),
    "ignore": lambda one: one.ignore(one.findings(LOOKED_AT)[0], Scope.ONCE, one.person.name),
    "reconsider": lambda one: one.reconsider(one.findings(ignored=True)[0]),
    "name": lambda one: one.decide_name(NAME, form(one)),
    "lock": lambda one: one.decide_name(NAME, form(one, locked=True)),
    "quality": another_quality,
    "sign off": lambda one: one.signing.sign_off(DONE),
    "withdraw": lambda one: one.signing.withdraw(SIGNED, "Помилка"),
    "reopen done": lambda one: one.reopen([one.order(Query(document=DONE))[0]], "Помилка"),
    "reopen signed": lambda one: one.reopen([one.order(Query(document=SIGNED))[0]], "Помилка"),
}
GROUPS = (  # what touches the same: every pair within a group
    ("edit", "confirm", "approve", "give back", "merge", "split", "undo"),
    ("answer", "rewrite", "resolve", "delete", "merge"),
    ("mark", "remove mark", "edit", "merge"),
    ("ignore", "reconsider", "edit"),
    ("name", "lock", "undo"),
    ("sign off", "reopen done", "quality"),
    ("withdraw", "reopen signed"),
    ("reopen", "accept", "assess", "start"),
)
CONFLICTING = sorted({pair for group in GROUPS for pair in combinations_with_replacement(group, 2)})
EVERY = list(combinations_with_replacement(ACTIONS, 2))
# Of two that do the same to the same, one is told that it was too late.
EXCLUSIVE = {(one, one) for one in ("edit", "confirm", "approve", "give back", "merge", "split", "name", "resolve")} | {
    *(("sign off", "sign off"), ("withdraw", "withdraw"), ("quality", "quality"), ("sign off", "reopen done")),
    *(("edit", "approve"), ("edit", "merge"), ("approve", "merge"), ("withdraw", "reopen signed")),
}
SOME = {  # of the others, one of each kind; all of them are for the soak
    *(("answer", "delete"), ("rewrite", "resolve"), ("answer", "merge"), ("mark", "edit"), ("remove mark", "edit")),
    *(("ignore", "reconsider"), ("name", "lock"), ("reopen", "start"), ("sign off", "quality"), ("edit", "undo")),
}


def prepared(project: Workspace) -> Workspace:
    for _ in project.prepare():
        pass
    return project


def fill(place: FilePlace | ServerPlace) -> None:
    """Three documents, as the actions want them."""
    with tempfile.TemporaryDirectory() as folder, Workspace.create(place, ONE) as project:
        for document in (1, DONE, SIGNED):
            source, target = Path(folder, f"{document}.vi.txt"), Path(folder, f"{document}.uk.txt")
            source.write_text(SOURCE, encoding="utf-8")
            target.write_text(TARGET.replace("комуні Кхуат Са.", "комуні комуні Кхуат Са , далі.", 1), encoding="utf-8")
            for _ in project.import_texts(source, target, aligned=True):
                pass
            if document != 1:
                project.approve(project.order(Query(document=document)))
        project.signing.sign_off(SIGNED)
        project.approve([APPROVED])
        project.comments.start(LOOKED_AT, "Чому так?")
        mark(project)
        project.ignore(project.findings(LOOKED_AT)[-1], Scope.ONCE, "так і треба")


class Turn:
    """The turn to write in a store. It tells that somebody has come for it, who has looked at all they build on."""

    def __init__(self, turn: Any) -> None:
        self.turn, self.is_wanted = turn, False

    def __enter__(self) -> None:
        self.is_wanted = True
        self.turn.__enter__()

    def __exit__(self, *fault: object) -> None:
        self.turn.__exit__(*fault)


class Here:
    """Makes copies of one project, in files or on a server, and keeps the turn to write in them."""

    def __init__(self, folder: Path, server: Server | None) -> None:
        self.folder, self.server, self.count = folder, server, 0
        self.logins: dict[str, str] = {}
        if server is None:
            self.like = str(folder / "like.zvirka")
            fill(FilePlace(Path(self.like)))
            return
        self.like = server.new_database()
        place = ServerPlace(server.address_of(self.like), server.password)
        fill(place)
        with Team.init(place, "Адмін") as team:
            for login, person in (("once_lida", ONE), ("once_taras", OTHER)):
                self.logins[login] = team.invite(login, person.name, person.role) or ""

    @contextmanager
    def both(self) -> Iterator[tuple[Workspace, Workspace]]:
        """A project of their own for two people; each in the name of a login where it is on a server."""
        self.count += 1
        if self.server is None:
            self.now = str(self.folder / f"{self.count}.zvirka")
            shutil.copy(self.like, self.now)
            places: list[FilePlace | ServerPlace] = [FilePlace(Path(self.now))] * 2
        else:
            self.now = self.server.new_database(self.like)
            logins = self.logins.items()
            places = [ServerPlace(self.server.address_of(self.now, one), password) for one, password in logins]
        with Workspace.open(places[0], ONE) as one, Workspace.open(places[1], OTHER) as other:
            both = prepared(one), prepared(other)
            self.turns = [Turn(project._store._turn) for project in both]  # noqa: SLF001 (to see who stands in line)
            for project, turn in zip(both, self.turns, strict=True):
                project._store._turn = turn  # type: ignore[assignment]  # noqa: SLF001
            yield both
        if self.server is not None:
            self.server.drop_database(self.now)

    def _wait_for_both(self, threads: list[threading.Thread]) -> None:
        while any(one.is_alive() and not turn.is_wanted for one, turn in zip(threads, self.turns, strict=True)):
            time.sleep(0.005)

    @contextmanager
    def nobody_writes(self) -> Iterator[Callable[[list[threading.Thread]], None]]:
        """Until the end of this; what it gives waits till these stand in line, or have ended."""
        if self.server is None:
            line = sqlite3.connect(self.now, isolation_level=None)
            line.execute("BEGIN IMMEDIATE")
            yield self._wait_for_both  # nobody can see who waits for a file
            line.execute("ROLLBACK")
            line.close()
            return
        with self.server.connect(self.now) as held, held.transaction():
            held.execute(f"SELECT pg_advisory_xact_lock({TURN})")
            waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"

            def wait(threads: list[threading.Thread]) -> None:
                while held.execute(waiting).fetchone()[0] < sum(one.is_alive() for one in threads):
                    time.sleep(0.005)

            yield wait


@pytest.fixture(scope="module", params=["file", "server"])
def here(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Here:
    server = None if request.param == "file" else request.getfixturevalue("postgres")
    return Here(tmp_path_factory.mktemp("once"), server)


def at_once(here: Here, projects: tuple[Workspace, Workspace], pair: tuple[str, str]) -> tuple[int, list[str]]:
    """How many of the two were done, and what the others were refused with."""
    done, refused = list[Any](), list[str]()

    def act(project: Workspace, action: str) -> None:
        try:
            done.append(ACTIONS[action](project))
        except ZvirkaError as error:
            refused.append(str(error))

    threads = [threading.Thread(target=act, args=given) for given in zip(projects, pair, strict=True)]
    with here.nobody_writes() as in_line:
        for thread in threads:
            thread.start()
        in_line(threads)
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive(), pair
    return sum(bool(one) for one in done), refused


def assert_true(store: Store) -> None:
    """Every value is what the last change of it says, and no document was changed behind its sign-off."""
    last = {}
    for event in reversed(store.events()):
        last |= {(change.entity, change.key): change for change in event.changes}
    changes = list(last.values())
    for change, now in zip(changes, store.current(changes), strict=True):
        if change.entity == "place" and now is not None and change.after is not None:
            assert now["document"] == change.after["document"], change
        else:
            assert now == change.after, change
    for number, signed in store.signed().items():
        assert signed.seen
        assert {one.state for one in store.segments(number)} == {State.APPROVED}


def try_all(here: Here, pairs: list[tuple[str, str]]) -> None:
    for pair in pairs:
        with here.both() as projects:
            before = len(projects[0].history(limit=1_000))
            done, refused = at_once(here, projects, pair)
            assert all("\n" not in one for one in refused), (pair, refused)
            assert len(projects[0].history(limit=1_000)) == before + done, (pair, refused)
            assert_true(projects[0]._store)  # noqa: SLF001
            if pair in EXCLUSIVE:
                assert (done, len(refused)) == (1, 1), (pair, refused)


def test_two_who_get_in_each_other_s_way(here: Here) -> None:
    try_all(here, sorted(EXCLUSIVE if here.server else EXCLUSIVE | SOME))  # a server takes half a second for each


@pytest.mark.soak
@pytest.mark.timeout(600)
def test_all_who_get_in_each_other_s_way(here: Here) -> None:
    try_all(here, CONFLICTING)


@pytest.mark.soak
@pytest.mark.timeout(1200)
def test_two_writers_in_every_pair_of_actions(here: Here) -> None:
    try_all(here, EVERY)
