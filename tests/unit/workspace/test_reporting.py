"""Reports on real projects: streamed, compared with another one and with an earlier time, many at once."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from app.model import ErrorSeverity, Mark, Person, Progress, Query, Role, Scope, Severity, Side, Span
from app.workspace import InputError, Workspace, report_on_many, report_on_two, sample_texts
from app.workspace.trial import Trial

ANYBODY = Person("Оля")


def walked(steps):
    return [step for step in steps if isinstance(step, Progress)]


def read(path: Path):
    return json.loads(path.read_text(encoding="utf-8"))


def as_of(project: Workspace, when: datetime) -> Trial:
    return list(project.as_of(when))[-1]


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "інший.zvirka", ANYBODY) as workspace:
        for _ in workspace.import_texts(*sample_texts()):
            pass
        yield workspace


def test_a_report_has_what_the_project_has(project, tmp_path):
    project.edit(5, "Зовсім інший текст.")
    walked(project.report(tmp_path / "r.json"))
    told = read(tmp_path / "r.json")
    rows = project.rows(project.order(Query()))
    assert [line["target"] for line in told["segments"]] == [row.segment.target for row in rows]
    assert [line["risk"] for line in told["segments"]] == [row.risk.score for row in rows]
    assert len(told["findings"]) == len(project.findings())
    assert [line["after"] for line in told["changes"]] == ["Зовсім інший текст."]
    assert {score["name"] for score in told["scores"]} >= {"chrF++", "TER"}
    assert told["summary"]["blockers"] == [str(one) for one in project.blockers()]


def test_an_unknown_language_is_refused_before_anything_is_written(project, tmp_path):
    with pytest.raises(InputError, match="use en, uk, vi"):
        walked(project.report(tmp_path / "r.html", language="xx"))
    assert not (tmp_path / "r.html").exists()


@pytest.mark.parametrize("suffix", ["html", "xlsx", "csv", "json"])
def test_a_report_given_up_leaves_the_old_file_as_it_was(project, tmp_path, suffix):
    path = tmp_path / f"r.{suffix}"
    path.write_text("старий звіт", encoding="utf-8")
    steps = project.report(path)
    next(steps)  # gathering
    next(steps)  # writing
    steps.close()
    assert path.read_text(encoding="utf-8") == "старий звіт"
    assert sorted(one.name for one in tmp_path.iterdir() if one.suffix == ".tmp") == []


def test_a_project_at_an_earlier_time_is_what_it_was_then(project):
    before = [row.segment for row in project.rows(project.order(Query()))]
    then = datetime.now(UTC)
    project.edit(5, "Зовсім інший текст.")
    project.apply(project.plan_fix(next(one for one in project.findings() if one.check == "name-inconsistent")))
    project.alignment.merge(7, 8)
    project.edit(5, "І ще інший.")
    project.undo()
    assert [row.segment for row in project.rows(project.order(Query()))] != before
    earlier = as_of(project, then)
    assert [(one.id, one.source, one.target, one.state, one.position) for one in earlier.segments] == [
        (one.id, one.source, one.target, one.state, one.position) for one in before
    ]


def test_now_is_now(project):
    project.edit(5, "Зовсім інший текст.")
    now = as_of(project, datetime.now(UTC))
    assert [one.target for one in now.segments] == [row.segment.target for row in project.rows(project.order(Query()))]
    assert len(now.findings) == len(project.findings())


def test_before_the_import_there_was_nothing(project):
    with pytest.raises(InputError, match="had no text yet; choose a later time"):
        as_of(project, datetime.now(UTC) - timedelta(days=1))


def test_two_projects_are_compared(project, other, tmp_path):
    project.apply(project.plan_fix(next(one for one in project.findings() if one.check == "name-inconsistent")))
    path = tmp_path / "c.json"
    walked(report_on_two(("раніше", other.trial()), ("тепер", project.trial()), project.settings, path))
    told = read(path)
    assert told["kind"] == "comparison"
    assert told["summary"]["compared"] == len(told["segments"]) == len(project.order(Query()))
    assert "fewer" in {line["verdict"] for line in told["segments"]}
    assert [line["name"] for line in told["names"]]
    assert {line["against"] for line in told["scores"]} == {"the first translation"}


def test_what_has_nothing_in_common_is_not_compared(project, tmp_path):
    source, target = tmp_path / "a.txt", tmp_path / "b.txt"
    source.write_text("Hôm nay trời đẹp.", encoding="utf-8")
    target.write_text("Сьогодні гарна погода.", encoding="utf-8")
    with Workspace.create(tmp_path / "c.zvirka", ANYBODY) as far:
        walked(far.import_texts(source, target))
        with pytest.raises(InputError, match="no source sentence in common"):
            walked(report_on_two(("a", far.trial()), ("b", project.trial()), project.settings, tmp_path / "c.html"))


def test_many_projects_give_one_overview_and_a_damaged_one_hinders_no_other(project, other, tmp_path):
    (tmp_path / "bad.zvirka").write_bytes(b"no project" * 100)
    project.ignore(next(one for one in project.findings() if one.severity is Severity.MAJOR), Scope.ONCE, "так треба")
    places = [tmp_path / "проєкт.zvirka", tmp_path / "bad.zvirka", tmp_path / "інший.zvirka"]
    openers = [(place.name, partial(Workspace.open, place, ANYBODY)) for place in places]
    steps = walked(report_on_many(openers, tmp_path / "all.json", "uk"))
    assert {step.total for step in steps[:3]} == {3}
    told = read(tmp_path / "all.json")
    assert [line["project"] for line in told["documents"]] == [project.title, other.title]
    assert [line["ignored"] for line in told["documents"]] == [1, 0]
    assert told["documents"][1]["open_major"] == sum(one.severity is Severity.MAJOR for one in other.findings())
    assert [line["project"] for line in told["troubles"]] == ["bad.zvirka"]


def test_if_no_project_can_be_read_nothing_is_written(tmp_path):
    opener = partial(Workspace.open, tmp_path / "no.zvirka", ANYBODY)
    with pytest.raises(InputError, match="none of the projects can be used"):
        walked(report_on_many([("no", opener)], tmp_path / "all.html"))
    assert not (tmp_path / "all.html").exists()


def test_marked_errors_scores_and_sign_off_stand_in_the_report(project, tmp_path):
    rows = project.rows(project.order(Query()))
    silent = next(row for row in rows if not row.findings and row.segment.target)
    told = next(row for row in rows if row.findings and row.segment.target)
    for row, severity in ((silent, ErrorSeverity.MAJOR), (told, ErrorSeverity.MAJOR), (silent, ErrorSeverity.MINOR)):
        place = Span(0, 5 if severity is ErrorSeverity.MAJOR else 6)
        project.annotating.mark(row.segment.id, Mark(Side.TARGET, place, "accuracy/mistranslation", severity, "ні"))
    walked(project.report(tmp_path / "r.json"))
    read_back = read(tmp_path / "r.json")
    assert (read_back["summary"]["annotations"], read_back["summary"]["missed"]) == (3, 1)
    assert [one["checks_silent"] for one in read_back["annotations"]].count(True) == 2
    assert {one["segment"] for one in read_back["annotations"]} == {
        str(silent.segment.position),
        str(told.segment.position),
    }
    marked = project.annotating.score()
    assert [score["value"] for score in read_back["scores"]] == [marked.calibrated.value, marked.linear.value]
    assert read_back["summary"]["signed_off"] == []


def test_who_signed_off_stands_in_the_report(tmp_path):
    source, target = tmp_path / "a.txt", tmp_path / "b.txt"
    source.write_text("Hôm nay trời đẹp.", encoding="utf-8")
    target.write_text("Сьогодні гарна погода.", encoding="utf-8")
    with Workspace.create(tmp_path / "c.zvirka", Person("Ігор", Role.LEAD)) as project:
        walked(project.import_texts(source, target))
        project.approve(project.order(Query()))
        project.signing.sign_off(project.documents()[0].id, "готово")
        walked(project.report(tmp_path / "r.json"))
    read_back = read(tmp_path / "r.json")
    assert read_back["summary"]["signed_off"] == ["Ігор"]
    assert [one["note"] for one in read_back["signatures"]] == ["готово"]
