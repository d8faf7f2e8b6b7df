"""Whatever three people do to a project, all of it undone is the imported project again."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from app.model import Grouping, Outcome, Person, Quality, Query, Role, Scope, Side, SignOff, Span, Thread
from app.store import ServerPlace
from app.workspace import ForbiddenError, InputError, ProjectError, Workspace
from tests.postgres import Server

PEOPLE = (Person("Оля"), Person("Minh", Role.EDITOR), Person("Ліда", Role.LEAD))
LENIENT = Quality(name="lenient", sign_off=SignOff(open_findings=None, unreviewed=False))
SOURCE = "Xã Khuất Xá họp sáng 23/10.\nÔng Hưng thăm xã Khuất Xá.\nLạng Sơn có 200 hộ dân.\nHết.\n"
TARGET = "Комуна Кхуат Са зібралася 24 жовтня.\nПан Хинг відвідав комуну Хуат Са.\nЛангшон має 200 дворів .\nКінець.\n"
TURNS = st.integers(0, 99)
WHO = st.sampled_from(PEOPLE)
WORDS = st.sampled_from(["так", "Кхуат Са й Хуат Са", "24 @Minh", ""])


class Undoing(RuleBasedStateMachine):
    """Three people act in turns; sometimes they may not, sometimes there is nothing to act on."""

    server: ClassVar[Server | None] = None

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        place: Path | ServerPlace = Path(self.folder.name) / "p.zvirka"
        self.database = ""
        if self.server is not None:
            self.database = self.server.new_database()
            place = ServerPlace(self.server.address_of(self.database), self.server.password)
        a, b = (Path(self.folder.name) / name for name in ("a.txt", "b.txt"))
        a.write_text(SOURCE, encoding="utf-8")
        b.write_text(TARGET, encoding="utf-8")
        self.project = Workspace.create(place, PEOPLE[0])
        self.project.settings = replace(self.project.settings, quality=LENIENT)
        for _ in self.project.import_texts(a, b, aligned=True):
            pass
        self.imported = self.seen()
        self.done: list[Person] = []  # who has an action that stands, in the order of the actions

    def teardown(self) -> None:
        if not hasattr(self, "project"):
            return
        for who in reversed(self.done):
            self.project.person = who
            assert self.project.undo() is not None
        assert self.seen() == self.imported
        self.project.close()
        if self.server is not None:
            self.server.drop_database(self.database)
        self.folder.cleanup()

    def seen(self) -> dict[str, Any]:
        """All that people see of the project, its history left out."""
        return {
            "rows": self.project.rows(self.project.order(Query())),
            "findings": self.project.findings(),
            "ignored": self.project.findings(ignored=True),
            "names": self.project.names(),
            "documents": self.project.documents(),
            "threads": self.project.comments.threads(resolved=None),
            "queue": self.project.queue.groups(Grouping.FIX),
        }

    def act(self, who: Person, call: Callable[[], Outcome | None]) -> None:
        self.project.person = who
        try:
            outcome = call()
        except (ForbiddenError, InputError, ProjectError):
            return
        if outcome is not None:
            self.done.append(who)

    def segment(self, turn: int) -> int:
        numbers = self.project.order(Query())
        return numbers[turn % len(numbers)]

    def thread(self, turn: int) -> Thread | None:
        there = self.project.comments.threads(resolved=None)
        return there[turn % len(there)] if there else None

    @rule(who=WHO, turn=TURNS, text=WORDS)
    def edit(self, who: Person, turn: int, text: str) -> None:
        self.act(who, lambda: self.project.edit(self.segment(turn), text))

    @rule(who=WHO, turn=TURNS)
    def confirm(self, who: Person, turn: int) -> None:
        self.act(who, lambda: self.project.confirm(self.segment(turn)))

    @rule(who=WHO, turn=TURNS, text=WORDS)
    def approve(self, who: Person, turn: int, text: str) -> None:
        number = self.segment(turn)
        self.act(who, lambda: self.project.approve_with(number, text) if text else self.project.approve([number]))

    @rule(who=WHO, turn=TURNS, words=WORDS)
    def give_back(self, who: Person, turn: int, words: str) -> None:
        self.act(who, lambda: self.project.give_back([self.segment(turn), self.segment(turn + 1)], words))

    @rule(who=WHO, turn=TURNS)
    def reopen(self, who: Person, turn: int) -> None:
        self.act(who, lambda: self.project.reopen([self.segment(turn)], "ще раз"))

    @rule(who=WHO, turn=TURNS, words=WORDS, marked=st.booleans())
    def comment(self, who: Person, turn: int, words: str, marked: bool) -> None:
        place = (Side.TARGET, Span(0, 3)) if marked else (None, None)
        self.act(who, lambda: self.project.comments.start(self.segment(turn), words, *place))

    @rule(who=WHO, turn=TURNS, what=st.sampled_from(["answer", "rewrite", "delete", "resolve", "unresolve"]))
    def talk(self, who: Person, turn: int, what: str) -> None:
        if (thread := self.thread(turn)) is None:
            return
        said = thread.comments[turn % len(thread.comments)]
        calls: dict[str, Callable[[], Outcome | None]] = {
            "answer": lambda: self.project.comments.answer(thread.id, "відповідь"),
            "rewrite": lambda: self.project.comments.rewrite(said.id, "інакше"),
            "delete": lambda: self.project.comments.delete(said.id),
            "resolve": lambda: self.project.comments.resolve(thread.id),
            "unresolve": lambda: self.project.comments.unresolve(thread.id),
        }
        self.act(who, calls[what])

    @rule(who=WHO, turn=TURNS, scope=st.sampled_from(Scope))
    def decide(self, who: Person, turn: int, scope: Scope) -> None:
        found = self.project.findings()
        if found:
            self.act(who, lambda: self.project.ignore(found[turn % len(found)], scope, "так треба"))

    @rule(who=WHO, turn=TURNS, how=st.sampled_from(["merge", "split", "accept", "doubt"]))
    def align(self, who: Person, turn: int, how: str) -> None:
        number = self.segment(turn)
        calls: dict[str, Callable[[], Outcome | None]] = {
            "merge": lambda: self.project.alignment.merge(number),
            "split": lambda: self.project.alignment.split(number, 3, 7),
            "accept": lambda: self.project.alignment.accept([number]),
            "doubt": lambda: self.project.alignment.doubt([number]),
        }
        self.act(who, calls[how])

    @rule(who=WHO, turn=TURNS)
    def restore(self, who: Person, turn: int) -> None:
        number = self.segment(turn)
        found = self.project.versions(number)
        self.act(who, lambda: self.project.restore(number, found[turn % len(found)]))

    @rule(who=WHO, form=st.sampled_from(["Кхуат Са", "Хуат Са"]))
    def fix(self, who: Person, form: str) -> None:
        self.act(who, lambda: self.project.apply(self.project.plan_name("Khuất Xá", form), "Khuất Xá"))

    @rule(who=WHO, withdraw=st.booleans())
    def sign_off(self, who: Person, withdraw: bool) -> None:
        if withdraw:
            self.act(who, lambda: self.project.signing.withdraw(1, "ще ні"))
        else:
            self.act(who, lambda: self.project.signing.sign_off(1))


SHORT = settings(max_examples=8, stateful_step_count=12)


def test_in_a_file() -> None:
    run_state_machine_as_test(Undoing, settings=SHORT)


def on_a_server(postgres: Server, how: settings) -> None:
    class OnAServer(Undoing):
        server = postgres

    run_state_machine_as_test(OnAServer, settings=how)


def test_on_a_server(postgres: Server) -> None:
    on_a_server(postgres, settings(SHORT, max_examples=2))


@pytest.mark.soak
@pytest.mark.timeout(3000)
def test_long_ones() -> None:
    run_state_machine_as_test(Undoing, settings=settings(SHORT, max_examples=300, stateful_step_count=30))


@pytest.mark.soak
@pytest.mark.timeout(3000)
def test_long_ones_on_a_server(postgres: Server) -> None:
    on_a_server(postgres, settings(SHORT, max_examples=30, stateful_step_count=20))
