"""Annotation files of other people: what finds its segment comes in under their name, everything else is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import InputError
from app.model import ErrorSeverity, Side, Span
from app.workspace import Workspace
from tests.unit.workspace.test_annotation import MINH, SOURCE, TARGET, a_mark, begun

HEAD = "system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity\tcomment"
FIRST = "Xã Khuất Xá đông dân.\tКомуна <v>Кхуат Са</v> людна."


@pytest.fixture
def workspace(tmp_path):
    with begun(tmp_path, MINH) as workspace:
        yield workspace


def a_file(folder: Path, *rows: str, name: str = "a.tsv") -> Path:
    path = folder / name
    path.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    return path


def test_a_mark_comes_in_where_it_stands_in_the_name_of_its_rater(workspace, tmp_path):
    path = a_file(tmp_path, f"A\td\t1\t9\trater7\t{FIRST}\tAccuracy/Mistranslation\tMajor\tце інше")
    found = workspace.annotating.incoming(path)
    assert workspace.annotating.of() == []  # a look writes nothing
    assert (found.raters, found.judgements, found.marks, found.untaken) == (("rater7",), 1, 1, ())
    outcome = workspace.annotating.take_over(found)
    (mark,) = workspace.annotating.of(1)
    assert (mark.annotator, mark.side, mark.span, mark.text) == ("rater7", Side.TARGET, Span(7, 15), "Кхуат Са")
    assert (mark.category, mark.severity, mark.note) == ("accuracy/mistranslation", ErrorSeverity.MAJOR, "це інше")
    assert [one.annotator for one in workspace.annotating.assessments(1)] == ["rater7"]
    assert (outcome.event.who.name, outcome.event.action, outcome.event.note) == ("Minh", "import annotations", "a.tsv")
    workspace.undo()
    assert workspace.annotating.of() == [] == workspace.annotating.assessments()


def test_the_same_file_again_brings_nothing(workspace, tmp_path):
    path = a_file(tmp_path, f"A\td\t1\t9\tr\t{FIRST}\tFluency/Grammar\tMinor\t")
    workspace.annotating.take_over(workspace.annotating.incoming(path))
    again = workspace.annotating.incoming(path)
    assert (again.marks, again.already, again.changes) == (0, 2, ())
    assert workspace.annotating.take_over(again) is None


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("A\td\t1\t1\tr\tXã Khuất Xá đông dân.\tІнше\tOther\tMinor\t", "the translation of this sentence is another"),
        ("A\td\t1\t1\tr\tKhông có.\tНема.\tOther\tMinor\t", "this sentence is not in the project"),
        (f"A\td\t1\t1\tr\t{FIRST}\tOther\tHuge\t", "the severity «huge» is not known"),
        (f"A\td\t1\t1\tr\t{FIRST}\tRhythm\tMinor\t", "the category «Rhythm» is taken as «other»"),
    ],
)
def test_what_does_not_fit_is_told(workspace, tmp_path, row, why):
    found = workspace.annotating.incoming(a_file(tmp_path, row))
    (untaken,) = found.untaken
    assert why in str(untaken.why)
    assert (untaken.where, untaken.rater) == ("A · d · 1", "r")


def test_a_category_that_is_not_known_stands_in_the_note(workspace, tmp_path):
    path = a_file(tmp_path, f"A\td\t1\t1\tr\t{FIRST}\tRhythm\tMinor\tповільно")
    workspace.annotating.take_over(workspace.annotating.incoming(path))
    (mark,) = workspace.annotating.of()
    assert (mark.category, mark.note) == ("other", "Rhythm: повільно")


@pytest.mark.parametrize("suffix", [".tsv", ".csv"])
def test_what_one_project_exports_another_takes_over(tmp_path, suffix):
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        folder.mkdir()
    path = tmp_path / f"out{suffix}"
    with begun(folders[0]) as first:
        first.annotating.mark(2, a_mark(7, 14, category="accuracy/omission"))
        first.annotating.mark(3, a_mark(0, 6, severity=ErrorSeverity.CRITICAL))
        first.annotating.assess([1, 2, 3, 4], 70, seconds=30)
        first.annotating.export(path)
        meant = [(one.segment, one.span, one.severity, one.annotator) for one in first.annotating.of()]
    with begun(folders[1], MINH) as second:
        found = second.annotating.incoming(path)
        second.annotating.take_over(found)
        assert found.untaken == ()
        assert [(one.segment, one.span, one.severity, one.annotator) for one in second.annotating.of()] == meant
        assert len(second.annotating.assessments()) == 4
        if suffix == ".csv":
            assert {one.esa for one in second.annotating.assessments()} == {70}


def test_of_several_systems_the_texts_say_which(workspace, tmp_path):
    other = "B\td\t1\t1\tr\tXã Khuất Xá đông dân.\tГромада <v>велика</v>.\tOther\tMinor\t"
    path = a_file(tmp_path, f"A\td\t1\t1\tr\t{FIRST}\tOther\tMinor\t", other)
    assert (workspace.annotating.incoming(path).marks, len(workspace.annotating.incoming(path).untaken)) == (1, 1)
    assert workspace.annotating.incoming(path, "A").untaken == ()
    with pytest.raises(InputError, match="holds no system 'C'; there are A, B"):
        workspace.annotating.incoming(path, "C")


def test_without_texts_several_systems_want_a_name(workspace, tmp_path):
    rows = [f'r,{name},1,TGT,vie,ukr,80,uk.txt,False,"[]",1.0,2.0' for name in "AB"]
    path = tmp_path / "e.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match="several systems and no texts; name one: A, B"):
        workspace.annotating.incoming(path)


def test_another_score_of_the_same_rater_is_told_and_not_taken(workspace, tmp_path):
    workspace.annotating.assess([1], 40)
    title = workspace.documents()[0].title
    path = tmp_path / "e.csv"
    path.write_text(f'Minh,A,1,TGT,vie,ukr,80,{title},False,"[]",1.0,2.0\n', encoding="utf-8")
    found = workspace.annotating.incoming(path)
    assert [str(one.why) for one in found.untaken] == ["this person has given the segment another score already"]
    assert found.changes == ()


def test_texts_of_the_sample_are_as_the_file_needs_them():
    assert FIRST.replace("<v>", "").replace("</v>", "").split("\t") == [SOURCE.split("\n")[0], TARGET.split("\n")[0]]


def test_only_annotation_files_are_read(workspace: Workspace, tmp_path):
    path = tmp_path / "x.tsv"
    path.write_text("a\tb\n", encoding="utf-8")
    with pytest.raises(InputError, match="neither Google's MQM"):
        workspace.annotating.incoming(path)
