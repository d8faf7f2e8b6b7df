"""What an action makes new is on disk with it or not at all, and memory never says more than the disk."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager

import pytest

from app.model import Person, Query, Role, Scope
from app.workspace import ForbiddenError, ProjectError, Workspace

LEAD = Person("Оля", Role.LEAD)


def said(project):
    return (
        [(row.segment, row.risk, row.findings, row.worst) for row in project.rows(project.order(Query()))],
        project.findings(),
        project.findings(ignored=True),
        [project.mentions(number) for number in project.order(Query())],
        project.names(),
        len(project.history()),
    )


@contextmanager
def no_events(project):
    """The file refuses every event, as a full disk would at the end of a transaction."""
    connection = sqlite3.connect(project.where)
    connection.execute("CREATE TRIGGER refuse BEFORE INSERT ON changes BEGIN SELECT RAISE(ABORT, 'no room'); END")
    connection.commit()
    yield
    connection.execute("DROP TRIGGER refuse")
    connection.commit()
    connection.close()


ACTIONS = {
    "edit": lambda project: project.edit(4, "Чунг Хань і Лангсон"),
    "confirm": lambda project: project.confirm(4),
    "ignore": lambda project: project.ignore(project.findings()[0], Scope.ALWAYS, "так треба"),
    "fix": lambda project: project.apply(project.plan_name("Trùng Khánh", "Чунгкхань")),
    "prefer": lambda project: project.prefer_name("Trùng Khánh", "Чунг Хань"),
    "undo": lambda project: project.undo(),
}


@pytest.mark.parametrize("action", ACTIONS)
def test_what_cannot_be_written_is_forgotten(project, action):
    project.edit(7, "Чунг Хань")  # something to undo
    before = said(project)
    with no_events(project), pytest.raises(ProjectError, match="no room"):
        ACTIONS[action](project)
    assert said(project) == before
    with Workspace.open(project.where, LEAD) as fresh:
        for _ in fresh.check():
            pass
        assert said(fresh) == before
    assert ACTIONS[action](project) is not None
    with Workspace.open(project.where, LEAD) as fresh:
        for _ in fresh.prepare():
            pass
        assert said(fresh) == said(project)


def test_an_undo_leaves_approved_text_alone(project):
    project.person = LEAD
    number = 7
    project.edit(number, "Перший текст")
    project.edit(number, "Другий текст")
    project.person = Person("Ігор", Role.EDITOR)
    project.approve([number])
    project.person = LEAD
    before = said(project)
    with pytest.raises(ForbiddenError, match="segment 7 is approved and locked"):
        project.undo()
    assert said(project) == before


def test_a_stopped_check_leaves_names_and_findings_as_they_were(project):
    project.edit(7, "Чунг Хань")
    before = said(project)
    steps = project.check()
    next(steps)
    steps.close()
    assert said(project) == before
    project.edit(7, "Чунг Кхань")
    with Workspace.open(project.where, LEAD) as fresh:
        for _ in fresh.check():
            pass
        assert said(fresh) == said(project)
