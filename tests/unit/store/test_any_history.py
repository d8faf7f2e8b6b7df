"""Whatever people do, undone entirely it is the imported project again."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from app.model import Change, Document, Light, Person, Risk, Scope, State
from app.store import ServerPlace, StaleError, Store, decision_key, decision_to_json
from tests.postgres import Server
from tests.unit.store.made_up import (
    MINH,
    OLHA,
    decision,
    everything,
    finding,
    new_project,
    redone,
    refuse_false_sums,
    segments,
    undone,
)

PEOPLE = st.sampled_from([OLHA, MINH])
NUMBERS = st.integers(1, 4)
TEXTS = st.sampled_from(["", "Кхуат Са", "Хуат Са , Кхуат Са", "Локбінь"])


class AnyHistory(RuleBasedStateMachine):
    """People act, check, undo and redo in any order, in a file or on a server."""

    server: Server | None = None

    @initialize()
    def begin(self):
        self.folder = tempfile.TemporaryDirectory(prefix="zvirka-history-")
        self.database = self.server.new_database() if self.server else ""
        self.store = new_project(self.place())
        self.imported = self.seen()
        self.started = len(self.store.events())

    def place(self) -> Path | ServerPlace:
        if self.server is None:
            return Path(self.folder.name) / "p.zvirka"
        return ServerPlace(self.server.address_of(self.database), self.server.password)

    def seen(self) -> dict[str, Any]:
        """All but what the checks say."""
        seen = everything(self.store)
        return {
            "segments": [row.segment for row in seen["rows"]],
            **{part: seen[part] for part in ("settings", "decisions", "names")},
            "documents": [(one.id, one.title, one.segments) for one in seen["documents"]],
        }

    def act(self, who: Person, *changes: Change) -> None:
        self.store.append(who, "act", changes)

    @rule(who=PEOPLE, number=NUMBERS, text=TEXTS)
    def edit(self, who, number, text):
        segment = self.store.segment(number)
        unlocked = Change("state", str(number), segment.state.value, State.EDITED.value)
        self.act(who, unlocked, Change("target", str(number), segment.target, text))

    @rule(who=PEOPLE, numbers=st.sets(NUMBERS), state=st.sampled_from([*State]))
    def move(self, who, numbers, state):
        before = {number: self.store.segment(number).state.value for number in numbers}
        self.act(who, *(Change("state", str(number), before[number], state.value) for number in numbers))

    @rule(who=PEOPLE, number=NUMBERS, scope=st.sampled_from([*Scope]), made=st.booleans())
    def decide(self, who, number, scope, made):
        about = self.store.findings(segment=number)
        if not about:
            return
        key = decision_key(about[0], scope)
        before = self.store.decisions().get(key)
        after = decision_to_json(decision(scope, who)) if made else None
        self.act(who, Change("decision", key, before and decision_to_json(before), after))

    @rule(who=PEOPLE, name=st.sampled_from(["Khuất Xá", "Mẫu Sơn"]), form=st.sampled_from(["Хуат Са", None]))
    def prefer(self, who, name, form):
        before = self.store.names().get(name)
        self.act(who, Change("name", name, before, form and {"form": form}))

    @rule(who=PEOPLE, prefer=st.sampled_from(["first", "most-frequent"]))
    def set_up(self, who, prefer):
        self.act(who, Change("settings", "", self.store.settings, {"prefer": prefer}))

    @rule(who=PEOPLE)
    def bring_in(self, who):
        self.store.add_document(who, Document(0, "Ще", "text"), segments()[:1])

    @rule(numbers=st.sets(NUMBERS))
    def check(self, numbers):
        found = [
            finding(self.store, number, "Кхуат") for number in numbers if "Кхуат" in self.store.segment(number).target
        ]
        self.store.put_findings(numbers, found)
        self.store.put_risks(dict.fromkeys(numbers, Risk(50, Light.RED)))

    @rule(who=PEOPLE)
    def take_back(self, who):
        event = self.store.undo_target(who)
        if event is not None and event.id > self.started:
            self.tried(undone, who)

    @rule(who=PEOPLE)
    def do_again(self, who):
        self.tried(redone, who)

    def tried(self, step, who):
        """Where somebody else has built on it, it is refused, and nothing has happened."""
        before, history = self.seen(), self.store.events()
        try:
            step(self.store, who)
        except StaleError:
            assert (self.seen(), self.store.events()) == (before, history)

    @rule()
    def come_back_tomorrow(self):
        before = everything(self.store), self.store.events()
        self.store.close()
        self.store = Store.open(self.store.place)
        assert (everything(self.store), self.store.events()) == before

    @invariant()
    def counts_are_those_of_the_open_findings(self):
        found = [one for one in self.store.findings() if one.decision is None]
        for row in self.store.rows([1, 2, 3, 4]):
            mine = [one for one in found if one.segment.id == row.segment.id]
            assert row.findings == len(mine)
            assert row.worst == max((one.severity for one in mine), default=None)
        assert self.store.documents()[0].open_findings == len(found)

    @invariant()
    def sums_are_those_of_the_rows(self):
        refuse_false_sums(self.store)

    def teardown(self):
        """Undoes what stands, the newest first, whoever did it."""
        try:
            while waiting := [event for event in map(self.store.undo_target, (OLHA, MINH)) if event]:
                newest = max(waiting, key=lambda event: event.id)
                if newest.id <= self.started:
                    break
                undone(self.store, newest.who)
            assert self.seen() == self.imported
        finally:
            self.store.close()
            self.folder.cleanup()
            if self.server:
                self.server.drop_database(self.database)


@pytest.mark.parametrize("kind", ["file", "server"])
def test_any_history(kind, request):
    class Here(AnyHistory):
        server = request.getfixturevalue("postgres") if kind == "server" else None

    some = settings(max_examples=4 if kind == "file" else 2, stateful_step_count=25)
    run_state_machine_as_test(Here, settings=some)


@pytest.mark.soak
@pytest.mark.timeout(3000)
@pytest.mark.parametrize("kind", ["file", "server"])
def test_any_long_history(kind, request):
    class Here(AnyHistory):
        server = request.getfixturevalue("postgres") if kind == "server" else None

    many = settings(max_examples=200 if kind == "file" else 50, stateful_step_count=50)
    run_state_machine_as_test(Here, settings=many)
