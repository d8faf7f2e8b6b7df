"""The workspace with a voice: order kept, failures told, nothing half done when the window goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.model import Message, Outcome, Progress, Query, Role
from app.workspace import Workspace
from tests.factories import a_person
from ui.session import Session

Settled = Callable[[Session], None]


@pytest.fixture
def session(qapp, workspace: Workspace) -> Iterator[Session]:
    made = Session(workspace, a_person(), qapp)
    yield made
    made.close()


def nothing(_: object) -> None:
    pass


def test_actions_keep_their_order(session: Session, settled: Settled):
    segment = session.order(Query())[1]
    done: list[str] = []
    for number in range(12):
        text = f"Речення {number}"
        session.edit(segment, text, lambda _, text=text: done.append(text), nothing)
    settled(session)
    assert done == [f"Речення {number}" for number in range(12)]
    row = session.row(segment)
    assert row is not None
    assert row.segment.target == "Речення 11"


def test_an_action_is_told_once_and_saving_around_it(session: Session, settled: Settled):
    outcomes: list[Outcome] = []
    saving: list[bool] = []
    session.acted.connect(outcomes.append)
    session.saving.connect(saving.append)
    segment = session.order(Query())[1]
    session.confirm(segment, nothing, nothing)
    settled(session)
    assert [segment in outcome.touched for outcome in outcomes] == [True]
    assert saving == [True, False]


def test_a_refusal_is_told_and_the_next_action_goes_on(session: Session, settled: Settled):
    failures: list[Exception] = []
    session.failed.connect(failures.append)
    segment = session.order(Query())[1]
    session.give_back([segment], "Перевірте")  # a translator may not
    session.confirm(segment, nothing, nothing)
    settled(session)
    assert len(failures) == 1
    assert "translator" in str(failures[0])
    row = session.row(segment)
    assert row is not None
    assert row.segment.state.value == "reviewed"


def test_a_role_holds_from_then_on(session: Session, settled: Settled):
    session.take_role(Role.EDITOR)
    segment = session.order(Query())[1]
    session.approve([segment], nothing, nothing)
    settled(session)
    assert session.history(segment)[0].who.role is Role.EDITOR


def test_what_is_asked_knows_the_actions_before(session: Session, settled: Settled):
    segment = session.order(Query())[1]
    texts: list[str] = []
    session.edit(segment, "Щойно", nothing, nothing)
    session.ask(lambda workspace: workspace.rows([segment])[0].segment.target, texts.append)
    settled(session)
    assert texts == ["Щойно"]


def test_long_work_tells_its_progress_and_its_end(session: Session, settled: Settled):
    steps: list[int] = []
    working: list[bool] = []
    ended: list[bool] = []
    session.progressed.connect(lambda step: steps.append(step.done))
    session.working.connect(working.append)
    work = [Progress(number, 3, Message("Checking")) for number in range(3)]
    session.walk(lambda: iter(work), lambda: ended.append(True), writes=False)
    settled(session)
    assert (steps, working, ended) == ([0, 1, 2], [True, False], [True])


def test_cancelled_work_neither_ends_well_nor_fails(qtbot: QtBot, session: Session, settled: Settled):
    ended: list[object] = []
    endless = iter(lambda: Progress(0, 1, Message("Checking")), None)
    session.walk(lambda: endless, lambda: ended.append(True), ended.append, writes=True)
    qtbot.wait(30)
    assert session.at_work
    session.cancel()
    settled(session)
    assert ended == []
    assert not session.at_work


def test_closing_waits_for_every_action(qapp, project: Path):
    workspace = Workspace.open(project, a_person())
    session = Session(workspace, a_person(), qapp)
    segment = session.order(Query())[1]
    for number in range(8):
        session.edit(segment, f"Речення {number}", nothing, nothing)
    session.close()
    again = Workspace.open(project, a_person())
    assert again.rows([segment])[0].segment.target == "Речення 7"
    again.close()


def test_without_a_project_everything_is_empty(qapp):
    session = Session(None, a_person(), qapp)
    assert session.documents() == []
    assert session.order(Query()) == []
    assert session.row(1) is None
    assert session.names().names == ()
    assert session.undoable() is None
    session.confirm(1, nothing, nothing)
    session.close()
