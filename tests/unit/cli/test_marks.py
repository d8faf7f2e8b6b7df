"""`annotations`: what it prints for people and programs, what it writes, and what it refuses."""

from __future__ import annotations

import json

import pytest

from main import main
from tests.unit.workspace.test_annotation import a_mark, begun


def said(capsys, *words):
    status = main(["annotations", *map(str, words), "--quiet"])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def as_json(capsys, *words):
    status, out, _ = said(capsys, *words, "--format", "json")
    assert status == 0
    return json.loads(out)


@pytest.fixture
def project(tmp_path):
    with begun(tmp_path) as workspace:
        workspace.annotating.mark(1, a_mark(note="інакше", correction="Кхуатса"))
        workspace.annotating.mark(2, a_mark(0, 6))
        workspace.annotating.assess([1, 2, 3, 4], 70, seconds=20)
    return tmp_path / "p.zvirka"


def test_marks_are_listed(project, capsys):
    first, second = as_json(capsys, "list", project)["annotations"]
    assert set(first) == {
        *("id", "segment", "side", "span", "text", "category", "severity", "rater", "when", "note", "correction"),
        "check",
    }
    assert (first["segment"], first["span"], first["rater"], second["segment"]) == ("1", [7, 15], "Ольга", "2")
    assert "інакше → Кхуатса" in said(capsys, "list", project)[1]


def test_agreement_is_of_projects_and_files_together(project, tmp_path, capsys):
    path = tmp_path / "other.tsv"
    assert said(capsys, "export", project, path)[0] == 0
    path.write_text(path.read_text(encoding="utf-8").replace("Ольга", "Minh"), encoding="utf-8")
    found = as_json(capsys, "agreement", project, path)["agreement"]
    assert (found["alpha"], found["segments"]) == (1.0, 4)
    assert found["pairs"] == [
        {"raters": ["Minh", "Ольга"], "segments": 4, "pearson": 1.0, "kendall": 1.0, "span_f1": 1.0}
    ]
    assert "Minh and Ольга: Pearson 1.000" in said(capsys, "agreement", project, path)[1]


def test_drift_is_told_by_rater(project, capsys):
    (found,) = as_json(capsys, "drift", project)["drift"]
    assert set(found) == {"rater", "segments", "values", "seconds", "seconds_per_segment", "kendall"}
    assert (found["rater"], found["segments"], found["seconds_per_segment"]) == ("Ольга", 4, 20.0)
    assert said(capsys, "drift", project)[1].startswith("Ольга: ")


def test_the_same_seed_draws_the_same_segments(project, capsys):
    drawn = [as_json(capsys, "sample", project, "--count", "2", "--seed", seed)["segments"] for seed in ("1", "1", "5")]
    assert drawn[0] == drawn[1]
    assert [len(one) for one in drawn] == [2, 2, 2]
    assert set(drawn[0][0]) == {"id", "document", "position", "source", "target"}


def test_a_preview_changes_nothing_and_an_import_does(project, tmp_path, capsys):
    path = tmp_path / "other.tsv"
    said(capsys, "export", project, path)
    path.write_text(path.read_text(encoding="utf-8").replace("Ольга", "Minh"), encoding="utf-8")
    seen = as_json(capsys, "import", project, path, "--preview")
    assert (seen["taken"], seen["marks"], seen["judgements"], seen["raters"]) == (False, 2, 4, ["Minh"])
    assert {one["rater"] for one in as_json(capsys, "list", project)["annotations"]} == {"Ольга"}
    assert "4 judgements with 2 new marks came in, of Minh" in said(capsys, "import", project, path)[1]
    assert {one["rater"] for one in as_json(capsys, "list", project)["annotations"]} == {"Ольга", "Minh"}
    assert as_json(capsys, "import", project, path)["already"] == 6


def test_what_does_not_fit_is_printed(project, tmp_path, capsys):
    path = tmp_path / "far.tsv"
    head = "system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity\tcomment\n"
    path.write_text(head + "A\td\t1\t1\tr\tx\ty\tOther\tMinor\t\n" * 1, encoding="utf-8")
    _, out, _ = said(capsys, "import", project, path)
    assert "A · d · 1 (r): this sentence is not in the project" in out


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("list", "a.tsv"), "wants a project"),
        (("export", "p.zvirka"), "wants the project and one FILE"),
        (("import", "p.zvirka", "no.tsv"), "no.tsv"),
        (("export", "p.zvirka", "x.txt"), "written as .tsv (MQM) or .csv (ESA)"),
    ],
)
def test_a_wrong_call_is_one_line(project, capsys, monkeypatch, words, why):
    monkeypatch.chdir(project.parent)
    status, out, err = said(capsys, *words)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert why in err
