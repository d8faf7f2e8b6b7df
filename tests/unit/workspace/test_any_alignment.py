"""However people merge, split and move, no word of either text is lost, and all of it can be taken back."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.model import Outcome, Person, Query, Role, Segment, Side, State
from app.workspace import ForbiddenError, InputError, Workspace, boundaries
from tests.unit.workspace.test_any_review import SOURCE, TARGET, TEXTS, said, walked

OLHA = Person("Ольга", Role.LEAD)
TURNS = st.integers(0, 99)
MORE_SOURCE = SOURCE.replace(" thăm núi Mẫu Sơn.", " thăm núi Mẫu Sơn. Ông Hưng có 5 con trâu.")
MORE_TARGET = TARGET.replace(" відвідав гору Мау Сон.", " відвідав гору Мау Сон. Пан Хинг має 5 буйволів.")


class AnyAlignment(RuleBasedStateMachine):
    """Two documents; people cut the first anew in any way, and edit and approve between."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        folder = Path(self.folder.name)
        (folder / "a.txt").write_text(MORE_SOURCE, encoding="utf-8")
        (folder / "b.txt").write_text(MORE_TARGET, encoding="utf-8")
        self.path = folder / "p.zvirka"
        self.project = Workspace.create(self.path, OLHA)
        for _ in range(2):
            walked(self.project.import_texts(folder / "a.txt", folder / "b.txt", aligned=True))
        self.imported = self.whole()
        self.before: list[tuple[object, ...]] = []

    def segments(self) -> list[Segment]:
        return [row.segment for row in self.project.rows(self.project.order(Query(document=1)))]

    def one(self, turn: int) -> Segment:
        there = self.segments()
        return there[turn % len(there)]

    def whole(self) -> tuple[str, ...]:
        sides = zip(*((one.source, one.target, one.imported) for one in self.segments()), strict=True)
        return tuple(" ".join(" ".join(side).split()) for side in sides)

    def act(self, call: Callable[[], Outcome | None]) -> Outcome | None:
        """What is refused changes nothing."""
        before = said(self.project)
        try:
            outcome = call()
        except (ForbiddenError, InputError):
            assert said(self.project) == before
            return None
        return outcome

    def cut(self, call: Callable[[], Outcome | None]) -> None:
        """The texts stay; undone it is as it was, done again as it became."""
        whole, before = self.whole(), said(self.project)
        if self.act(call) is None:
            return
        after = said(self.project)
        assert self.whole() == whole
        self.project.undo()
        assert said(self.project) == before
        self.project.redo()
        assert said(self.project) == after

    @rule(turn=TURNS, side=st.sampled_from([None, *Side]))
    def merge(self, turn: int, side: Side | None) -> None:
        self.cut(lambda: self.project.alignment.merge(self.one(turn).id, side))

    @rule(turn=TURNS, source_at=st.none() | st.integers(0, 60), target_at=st.none() | st.integers(0, 60))
    def split(self, turn: int, source_at: int | None, target_at: int | None) -> None:
        self.cut(lambda: self.project.alignment.split(self.one(turn).id, source_at, target_at))

    @rule(turn=TURNS, word=TURNS, sides=st.sets(st.sampled_from(Side), min_size=1))
    def split_between_words(self, turn: int, word: int, sides: set[Side]) -> None:
        one = self.one(turn)
        at: dict[Side, int | None] = {}
        for side, text in ((Side.SOURCE, one.source), (Side.TARGET, one.target)):
            spaces = [place for place, letter in enumerate(text) if letter == " "]
            at[side] = spaces[word % len(spaces)] if side in sides and spaces else None
        self.cut(lambda: self.project.alignment.split(one.id, at[Side.SOURCE], at[Side.TARGET]))

    @rule(turn=TURNS)
    def split_where_it_is_offered(self, turn: int) -> None:
        one = self.one(turn)
        places = [next(iter(boundaries(one, side)), None) for side in Side]
        self.cut(lambda: self.project.alignment.split(one.id, *places))

    @rule(turn=TURNS, side=st.sampled_from(Side), by=st.sampled_from([-1, +1]))
    def move(self, turn: int, side: Side, by: int) -> None:
        self.cut(lambda: self.project.alignment.move(self.one(turn).id, side, by))

    @rule(turn=TURNS)
    def accept(self, turn: int) -> None:
        self.cut(lambda: self.project.alignment.accept([self.one(turn).id]))

    @rule(turn=TURNS)
    def doubt(self, turn: int) -> None:
        self.cut(lambda: self.project.alignment.doubt([self.one(turn).id]))

    @rule(turn=TURNS, text=TEXTS)
    def edit(self, turn: int, text: str) -> None:
        self.act(lambda: self.project.edit(self.one(turn).id, text))

    @rule(turn=TURNS)
    def approve_or_reopen(self, turn: int) -> None:
        one = self.one(turn)
        approved = one.state is State.APPROVED
        self.act(lambda: self.project.reopen([one.id], "ще раз") if approved else self.project.approve([one.id]))

    @rule()
    def undo(self) -> None:
        self.act(self.project.undo)

    @rule()
    def redo(self) -> None:
        self.act(self.project.redo)

    @rule()
    def the_next_day(self) -> None:
        self.project.close()
        self.project = Workspace.open(self.path, OLHA)
        walked(self.project.prepare())

    @invariant()
    def segments_stand_one_behind_the_other(self) -> None:
        if hasattr(self, "project"):
            there = self.segments()
            assert [one.position for one in there] == list(range(1, len(there) + 1))
            assert self.project.documents()[0].segments == len(there)
            assert self.whole()[0] == self.imported[0]
            assert self.whole()[2] == self.imported[2]

    @rule()
    def as_a_check_of_everything(self) -> None:
        with Workspace.open(self.path, OLHA) as fresh:
            before = said(self.project)
            walked(fresh.check())
            assert said(fresh) == before

    def teardown(self) -> None:
        if hasattr(self, "project"):
            self.as_a_check_of_everything()
            while self.project.undo():
                pass
            assert self.whole() == self.imported
            assert len(self.segments()) == len(MORE_SOURCE.splitlines())
            self.project.close()
        self.folder.cleanup()


SHORT = settings(max_examples=4, stateful_step_count=12)
TestAnyAlignment = AnyAlignment.TestCase
TestAnyAlignment.settings = SHORT


@pytest.mark.soak
@pytest.mark.timeout(3000)
class TestLongAlignments(AnyAlignment.TestCase):  # type: ignore[misc,valid-type]
    settings = settings(SHORT, max_examples=150, stateful_step_count=30)
