"""Who may do what, through the workspace: in a project file, and in a team's project on a server."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.errors import ForbiddenError
from app.model import Person, Query, Role, State
from app.workspace import Workspace
from tests.team_actions import ACTIONS, table
from tests.teams import EDITOR, LEAD, TRANSLATOR, made

ROOT = Path(__file__).resolve().parents[3]
PEOPLE = {one.role: one for one in (TRANSLATOR, EDITOR, LEAD)}
COUNT = 200  # segments; every case takes two of its own


class Project:
    """One project with three people at work in it, and segments nobody has touched."""

    def __init__(self, people: dict[Role, Workspace], folder: Path) -> None:
        self.people, self.folder = people, folder
        source, target = folder / "довга.vi.txt", folder / "довга.uk.txt"
        numbers = range(1, COUNT + 1)
        source.write_text("".join(f"Ngày {one} tháng 10 ở Khuất Xá\n" for one in numbers), encoding="utf-8")
        target.write_text("".join(f"{one} жовтня у Кхуатса , далі\n" for one in numbers), encoding="utf-8")
        for _ in people[Role.LEAD].import_texts(source, target, aligned=True, unit="line"):
            pass
        for workspace in people.values():
            for _ in workspace.prepare():
                pass
        self.fresh = itertools.count(2, 3)


@pytest.fixture(scope="module", params=["file", "server"])
def project(request, tmp_path_factory) -> Iterator[Project]:
    folder = tmp_path_factory.mktemp("team")
    with ExitStack() as stack:
        if request.param == "file":
            path = folder / "проєкт.zvirka"
            Workspace.create(path, LEAD).close()
            places = dict.fromkeys(PEOPLE, path)
        else:
            team = made(request.getfixturevalue("postgres"))
            stack.callback(team.end)
            places = {role: team.place(person) for role, person in PEOPLE.items()}
        opened = {role: stack.enter_context(Workspace.open(places[role], PEOPLE[role])) for role in PEOPLE}
        yield Project(opened, folder)


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.value)
@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.says)
def test_an_action_is_for_its_roles(project, action, role):
    segment = next(project.fresh)
    lead, workspace = project.people[Role.LEAD], project.people[role]
    action.before(lead, segment, project.folder)
    before = lead.history(limit=1)
    if action.least is not None and list(Role).index(role) >= list(Role).index(action.least):
        assert action.act(workspace, segment, project.folder)
        (last,) = lead.history(limit=1)
        assert last != before[0]
        assert last.who == PEOPLE[role]
    else:
        with pytest.raises(ForbiddenError) as raised:
            action.act(workspace, segment, project.folder)
        assert "\n" not in str(raised.value)
        assert lead.history(limit=1) == before


def test_in_a_team_people_have_the_name_they_were_invited_by(postgres):
    team = made(postgres)
    with Workspace.open(team.place(EDITOR), Person("хтось", Role.TRANSLATOR)) as workspace:
        assert workspace.person == Person("Minh", Role.TRANSLATOR)
    with pytest.raises(ForbiddenError, match=r"Ольга is translator .* and cannot act as editor"):
        Workspace.open(team.place(TRANSLATOR), Person("Ольга", Role.EDITOR))
    team.end()


def test_a_translator_brings_a_new_version_in_and_approves_nothing_by_it(postgres, tmp_path):
    team = made(postgres)
    source, target = tmp_path / "a.vi.txt", tmp_path / "a.uk.txt"
    source.write_text("Ngày 1 tháng 10\nNgày 2 tháng 10\nNgày 3 tháng 10\n", encoding="utf-8")
    target.write_text("1 жовтня\n2 жовтня\n3 жовтня\n", encoding="utf-8")

    def brought_in(workspace, after=None):
        for _ in workspace.import_texts(source, target, unit="line", after=after):
            pass
        return workspace.documents()[-1].id

    def states(workspace, document):
        return [row.segment.state for row in workspace.rows(workspace.order(Query(document=document)))]

    with Workspace.open(team.place(EDITOR), EDITOR) as workspace:
        first = brought_in(workspace)
        one, two, _ = workspace.order(Query(document=first))
        workspace.alignment.accept([one])
        workspace.approve([one])
        workspace.give_back([two], "ні")
        kept = states(workspace, brought_in(workspace, after=first))
        assert kept == [State.APPROVED, State.RETURNED, State.NEW]
    with Workspace.open(team.place(TRANSLATOR), TRANSLATOR) as workspace:
        kept = states(workspace, brought_in(workspace, after=first))
        assert kept == [State.REVIEWED, State.RETURNED, State.NEW]
    team.end()


def test_the_guide_has_this_table():
    assert table() in (ROOT / "docs" / "guide" / "team.md").read_text(encoding="utf-8")
