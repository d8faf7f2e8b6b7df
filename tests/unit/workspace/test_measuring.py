"""Scores of an open project: those of the command line to the digit, and kept so that any part is added up at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import InputError
from app.formats import tmx
from app.model import Person, Progress, Query, Role, Unit
from app.scores import reference
from app.workspace import (
    METRICS,
    Against,
    Comparable,
    Compared,
    Measure,
    Measured,
    PairedTest,
    Part,
    Workspace,
    columns_of,
    compare_files,
    score_files,
)

LEAD = Person("Оля", Role.LEAD)
FIRST = ["Робоча група відвідала комуну .", "Роботи завершать у вересні.", "Дорога має 12 кілометрів.", "Кінець"]
SECOND = ["п'ять сіл", "Міст збудували торік восени", "й"]
CHANGED = {2: "Роботи закінчать у вересні.", 5: "п’ять сіл", 6: "Торік восени збудували міст"}
REFERENCE = [*FIRST[:3], "Край", "п’ять сіл", "Торік восени міст збудували", "и\u0306"]


@pytest.fixture
def project(tmp_path: Path):
    """Two documents of four and three segments; 2, 5 and 6 were changed, 1, 2 and 5 approved."""
    with Workspace.create(tmp_path / "p.zvirka", LEAD) as workspace:
        for name, targets in (("a", FIRST), ("b", SECOND)):
            lines = "".join(f"câu {name}{number},{text}\n" for number, text in enumerate(targets))
            (tmp_path / f"{name}.csv").write_text(f"source,target\n{lines}", encoding="utf-8")
            for _ in workspace.import_file(tmp_path / f"{name}.csv"):
                pass
        for segment, text in CHANGED.items():
            workspace.edit(segment, text)
        workspace.approve([1, 2, 5])
        yield workspace


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.txt"
    path.write_text("\n".join(REFERENCE) + "\n", encoding="utf-8")
    return path


def measured(project: Workspace, measure: Measure) -> Measured:
    *steps, found = project.measuring.counting(measure)
    assert isinstance(found, Measured)
    assert all(isinstance(step, Progress) for step in steps)
    return found


def scored(found: Measured, part: Part | None = None) -> list[Compared]:
    *_, scores = found.scoring(part or Part())
    assert isinstance(scores, list)
    return scores


@pytest.mark.parametrize("post_edit", [False, True])
@pytest.mark.parametrize("samples", [0, 50])
@pytest.mark.parametrize("forms", [(), ("nfc", "apostrophes")])
def test_the_numbers_are_those_of_the_command_line(project: Workspace, gold: Path, post_edit, samples, forms):
    ready = Comparable(forms)
    how = {"post_edit": post_edit, "samples": samples, "ready": ready}
    *_, theirs = score_files(Path(project.where), Against(gold), None, **how)
    ours = scored(measured(project, Measure(Against(gold), post_edit, METRICS, ready, samples)))
    assert [one.score for one in ours] == theirs.scores
    assert {one.system for one in ours} == {"p"}


@pytest.mark.parametrize("post_edit", [False, True])
@pytest.mark.parametrize("named", [False, True])
def test_what_came_in_is_put_beside_what_was_approved(project: Workspace, post_edit, named):
    own = Path(project.where)
    *_, theirs = score_files(own, Against(own), None, post_edit=post_edit, samples=50)
    found = measured(project, Measure(Against(own) if named else None, post_edit, samples=50))
    assert [one.score for one in scored(found)] == theirs.scores
    assert (found.left_out(), str(found.why)) == (theirs.left_out, "not approved") == (4, "not approved")
    assert list(found.segments) == [1, 2, 5]


def test_a_part_is_added_up_as_if_it_alone_were_scored(project: Workspace, gold: Path):
    found = measured(project, Measure(Against(gold), samples=0))
    now = [row.segment for row in project.rows(project.order(Query()))]
    for part, places in ((Part(2), [4, 5, 6]), (Part(approved=True), [0, 1, 4]), (Part(1, approved=True), [0, 1])):
        alone = reference.score([now[at].target for at in places], [REFERENCE[at] for at in places])
        assert [one.score for one in found.scores(part)] == alone
        *_, drawn = measured(project, Measure(Against(gold), samples=20)).scoring(part)
        assert [one.score.value for one in drawn] == [one.value for one in alone]
        assert all(one.score.interval for one in drawn)


def test_a_part_of_a_post_edit_is_added_up_too(project: Workspace, gold: Path, tmp_path: Path):
    found = measured(project, Measure(Against(gold), post_edit=True))
    now = [row.segment.target for row in project.rows(project.order(Query(document=2)))]
    (tmp_path / "now.txt").write_text("\n".join(now), encoding="utf-8")
    (tmp_path / "then.txt").write_text("\n".join(REFERENCE[4:]), encoding="utf-8")
    *_, alone = score_files(tmp_path / "now.txt", Against(tmp_path / "then.txt"), None, post_edit=True, samples=0)
    assert [one.score for one in found.scores(Part(2))] == alone.scores


def test_a_reference_may_be_of_one_document_alone(project: Workspace, gold: Path, tmp_path: Path):
    (tmp_path / "b.txt").write_text("\n".join(REFERENCE[4:]), encoding="utf-8")
    found = measured(project, Measure(Against(tmp_path / "b.txt"), samples=0, document=2))
    whole = measured(project, Measure(Against(gold), samples=0))
    assert list(found.segments) == [5, 6, 7]
    assert found.scores() == whole.scores(Part(2))
    assert list(measured(project, Measure(document=1)).segments) == [1, 2]
    with pytest.raises(InputError, match=r"^a has 4 segments, but .*b.txt has 3"):
        measured(project, Measure(Against(tmp_path / "b.txt"), document=1))


def test_a_part_without_anything_to_compare_is_told(project: Workspace):
    project.reopen([5], "ще раз")
    found = measured(project, Measure())
    assert found.left_out(Part(2)) == 3
    for ask in (found.scores, lambda part: list(found.scoring(part)), lambda part: found.worst("chrF", part)):
        with pytest.raises(InputError, match="nothing of this part"):
            ask(Part(2))


def test_other_systems_are_put_beside_it_by_a_paired_test(project: Workspace, gold: Path, tmp_path: Path):
    other = tmp_path / "other.txt"
    other.write_text("\n".join(["Дорога", *REFERENCE[1:6], "й"]), encoding="utf-8")
    for test in PairedTest:
        *_, theirs = compare_files([Path(project.where), other], Against(gold), ["chrF++", "BLEU"], test)
        found = measured(project, Measure(Against(gold), metrics=("chrF++", "BLEU"), others=(other,), test=test))
        ours = scored(found)
        expected = [one for compared in theirs.values() for one in compared]
        assert [(one.score, one.p) for one in ours] == [(one.score, one.p) for one in expected]
        assert [one.system for one in ours] == ["p", str(other)] * 2
    assert [one.p for one in scored(found, Part(2))][::2] == [None, None]
    with pytest.raises(InputError, match="is there twice"):
        measured(project, Measure(Against(gold), others=(other, other)))
    other.write_text("Дорога\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"p has 7 segments, but .*other.txt has 1"):
        measured(project, Measure(Against(gold), others=(other,)))


def test_a_post_edit_has_no_other_systems_and_no_interval(project: Workspace, gold: Path):
    wish = Measure(Against(gold), post_edit=True, others=(gold,), test=PairedTest.BOOTSTRAP)
    assert not wish.has_interval
    assert not wish.takes_a_while
    assert scored(measured(project, wish)) == scored(measured(project, Measure(Against(gold), post_edit=True)))


def test_the_worst_come_first_and_equal_ones_not_at_all(project: Workspace, gold: Path):
    found = measured(project, Measure(Against(gold), samples=0))
    texts = [row.segment.target for row in project.rows(project.order(Query()))]
    each = dict(zip(range(1, 8), reference.count(texts, REFERENCE, ("TER",))["TER"].values(), strict=True))
    expected = sorted((-value, number) for number, value in each.items() if value)
    assert found.worst("TER") == [(number, pytest.approx(-value)) for value, number in expected]
    assert [number for number, _ in found.worst("chrF++", most=1)] == [7]  # no letter of it is the same
    assert [number for number, _ in found.worst("chrF++", Part(1))] == [4, 2]
    apart = {at for at, both in enumerate(zip(texts, REFERENCE, strict=True), 1) if both[0] != both[1]}
    for metric in METRICS:
        assert {number for number, _ in found.worst(metric)} == apart
    assert found.worst("TER", Part(1, approved=True)) == [(2, pytest.approx(25.0))]


def test_a_memory_a_column_and_another_project_are_compared_with(project: Workspace, tmp_path: Path):
    tmx.write([Unit("câu a1", "Роботи закінчать"), Unit("câu b0", "сіл п’ять")], tmp_path / "m.tmx", "1")
    found = measured(project, Measure(Against(tmp_path / "m.tmx"), samples=0))
    assert (list(found.segments), found.left_out()) == ([2, 5], 5)
    rows = "".join(f"{text},{number}\n" for number, text in enumerate(REFERENCE))
    (tmp_path / "g.csv").write_text(f"gold,n\n{rows}", encoding="utf-8")
    assert len(measured(project, Measure(Against(tmp_path / "g.csv", "gold"), samples=0)).segments) == 7
    with pytest.raises(InputError, match="has no column 'silver'; its columns are gold, n"):
        measured(project, Measure(Against(tmp_path / "g.csv", "silver")))
    for _ in project.back_up(tmp_path / "q.zvirka"):
        pass
    project.edit(4, "Фініш")
    found = measured(project, Measure(Against(tmp_path / "q.zvirka"), samples=0))
    assert (list(found.segments), [one.score.value for one in found.scores()][:1]) == ([1, 2, 5], [100.0])


def test_a_table_tells_what_its_columns_are_called(tmp_path: Path):
    (tmp_path / "g.csv").write_text("source;Еталон;<b>\nмột;раз;\n", encoding="utf-8")
    assert columns_of(tmp_path / "g.csv") == ("source", "Еталон", "<b>")
    for name in ("none.csv", "."):
        with pytest.raises(InputError):
            columns_of(tmp_path / name)


def test_what_cannot_be_compared_is_said_in_one_line(project: Workspace, gold: Path):
    project.reopen([1, 2, 5], "ще раз")
    assert not project.measuring.has_approved
    with pytest.raises(InputError, match=r"^p: no segment can be compared \(not approved\)$"):
        measured(project, Measure())
    gold.write_text("один\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"p has 7 segments, but .*gold.txt has 1; line i") as error:
        measured(project, Measure(Against(gold)))
    assert "\n" not in str(error.value)


def test_an_empty_project_has_nothing_to_compare(tmp_path: Path):
    with (
        Workspace.create(tmp_path / "e.zvirka", LEAD) as workspace,
        pytest.raises(InputError, match=r"e: no segment can be compared \(not approved\)"),
    ):
        measured(workspace, Measure())


def test_counting_may_be_left_at_any_step(project: Workspace, gold: Path):
    steps = project.measuring.counting(Measure(Against(gold)))
    next(steps)
    next(steps)
    steps.close()
    assert len(measured(project, Measure(Against(gold))).segments) == 7
