"""Terms through the same door as a person's texts, and decisions on them in a project."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from app.corpora import sample
from app.errors import ForbiddenError
from app.model import NameDecision, NameVerdict, Person, Query, Role
from app.settings import Settings
from app.workspace import Trial, Workspace, check_texts

OF_TERMS = {"term-inconsistent", "term-forbidden"}


def trial(source: Path, target: Path, settings: Settings | None = None) -> Trial:
    *_, found = check_texts(source, target, settings or Settings())
    assert isinstance(found, Trial)
    return found


@pytest.fixture(params=["sample", "loc_binh"])
def folder(request: pytest.FixtureRequest) -> Path:
    if request.param == "sample":
        return sample()[0].parent
    shared: Path = request.getfixturevalue("shared")
    return shared / "corpora" / "loc_binh"


def test_the_expected_terms_are_found(folder: Path) -> None:
    with (folder / "expected.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if "term" in row["kind"]]
    found = trial(folder / "source.vi.txt", folder / "translation.uk.txt").findings
    assert rows
    for row in rows:
        forms = row["forms"].split("|")
        told = [one for one in found if one.check == row["kind"] and any(one.found in form for form in forms)]
        assert row["verdict"] == "must", "there is no term row that must not be told"
        assert told, row


def test_nothing_else_is_told_of_the_terms_of_the_sample() -> None:
    told = [one.found for one in trial(*sample()).findings if one.check in OF_TERMS]
    assert told == ["обласного комітету партії"]


def test_the_starter_terms_can_be_left_out() -> None:
    found = trial(*sample(), Settings(starter_terms=False))
    assert found.ledger.terms == ()
    assert not any(one.check.startswith("term-") for one in found.findings)


def test_a_term_base_of_the_project_counts(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("vietnamese,preferred,forbidden\nhội nghị,нарада,конференція (house style)\n", encoding="utf-8")
    found = trial(*sample(), Settings(term_base=str(path), starter_terms=False))
    assert {one.check for one in found.findings if one.subject == "hội nghị"} == {"term-forbidden"}
    (entry,) = found.ledger.terms
    assert (entry.preferred, entry.preferred_because) == ("нарада", "term base")


@pytest.fixture
def project(tmp_path: Path):
    with Workspace.create(tmp_path / "p.zvirka", Person("Оля", Role.LEAD)) as made:
        list(made.import_texts(*sample()))
        yield made


def told(project: Workspace) -> list[str]:
    return [one.found for one in project.findings() if one.check in OF_TERMS]


def test_a_decision_turns_the_finding_round_and_is_undone(project: Workspace) -> None:
    before = told(project)
    project.decide_term("tinh-uy", NameDecision(NameVerdict.FORM, ("обласний комітет партії",)))
    assert told(project) == ["провінційного комітету партії"]
    project.decide_term("tinh-uy", None)
    assert told(project) == before
    project.undo()
    assert told(project) == ["провінційного комітету партії"]


def test_a_decision_on_a_term_is_no_name(project: Workspace, tmp_path: Path) -> None:
    project.decide_term("tinh-uy", NameDecision(NameVerdict.FORM, ("обласний комітет партії",)))
    project.export_names(tmp_path / "names.csv")
    assert "tinh-uy" not in (tmp_path / "names.csv").read_text(encoding="utf-8-sig")
    assert all(not entry.name.startswith("term:") for entry in project.names().names)


def test_a_locked_decision_stays(project: Workspace) -> None:
    project.decide_term("tinh-uy", NameDecision(NameVerdict.FORM, ("обком",), locked=True))
    project.person = Person("Петро", Role.TRANSLATOR)
    with pytest.raises(ForbiddenError, match="tinh-uy"):
        project.decide_term("tinh-uy", None)


def test_places_of_a_form(project: Workspace) -> None:
    places = project.term_places("tinh-uy", "обласний комітет партії")
    assert [mention.written for _, mention in places] == ["обласного комітету партії"]
    assert all(segment.id in project.order(Query()) for segment, _ in places)
