"""Finding and replacing in a real project."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InputError
from app.model import Document, Found, Person, Progress, Query, Role, Search, Segment, Side, Span, State
from app.store import Store
from app.workspace import Workspace, find
from app.workspace.replacing import prepared
from tests.factories import a_segment

EDITOR = Person("Оля", Role.EDITOR)
TEXTS = [
    ("Cây dẻ ở Đà Nẵng.", "Каштан у Данангу. Старий каштан росте, каштани цвітуть."),
    ("Bạc hà 15.000 đồng.", "М’ята по 15.000 донгів; КАШТАН."),
    ("Bản tin.", "Новини: м'ята й каштан-дерево."),
    ("Trống.", ""),
]


def a_project(path: Path, texts: Sequence[tuple[str, str]]) -> Workspace:
    with Store.create(path, {}) as store:
        segments = [a_segment(source, target, position=n) for n, (source, target) in enumerate(texts, 1)]
        store.add_document(EDITOR, Document(0, "Каштани", "texts"), segments)
    workspace = Workspace.open(path, EDITOR)
    for _ in workspace.prepare():
        pass
    return workspace


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Workspace]:
    with a_project(tmp_path / "каштани.zvirka", TEXTS) as workspace:
        yield workspace


def found(project: Workspace, search: Search) -> Found:
    last = list(find(project, search))[-1]
    assert isinstance(last, Found)
    return last


def spots(project: Workspace, search: Search) -> list[str]:
    return [f"{one.segment.position}:{one.found}" for one in found(project, search).places]


def targets(project: Workspace) -> list[str]:
    return [row.segment.target for row in project.rows(project.order(Query()))]


@pytest.mark.parametrize(
    "search",
    [
        Search("горіх"),
        Search("штан", words=True),
        Search("м", words=True),
        Search("каштан", side=Side.SOURCE),
        Search("каштан", query=Query(states=frozenset({State.APPROVED}))),
        Search("каштан", query=Query(text="новини цього немає")),
        Search("каштан.", match_case=True),
        Search("x*", regex=True),
        Search("^", regex=True),
        Search("Da Nang", side=Side.SOURCE),
        Search("Đa", side=Side.SOURCE),
    ],
)
def test_silent(project: Workspace, search: Search):
    assert spots(project, search) == []


@pytest.mark.parametrize(
    ("search", "wanted"),
    [
        (Search("каштан"), ["1:Каштан", "1:каштан", "1:каштан", "2:КАШТАН", "3:каштан"]),
        (Search("каштан", words=True), ["1:Каштан", "1:каштан", "2:КАШТАН", "3:каштан"]),
        (Search("каштан", match_case=True, words=True), ["1:каштан", "3:каштан"]),
        (Search("м'ята"), ["2:М’ята", "3:м'ята"]),
        (Search("мʼята", words=True), ["2:М’ята", "3:м'ята"]),
        (Search("Đà Nẵng", side=Side.SOURCE), ["1:Đà Nẵng"]),
        (Search("Đà Nẵng".encode().decode(), side=Side.SOURCE, match_case=True), ["1:Đà Nẵng"]),
        (Search(r"\d+\.\d+", regex=True), ["2:15.000"]),
        (Search("каштан", query=Query(text="новини")), ["3:каштан"]),
        (Search("."), ["1:.", "1:.", "2:.", "2:.", "3:."]),
    ],
)
def test_found(project: Workspace, search: Search, wanted: list[str]):
    assert spots(project, search) == wanted


def test_replacing_keeps_capitals_and_is_one_step(project: Workspace):
    before = targets(project)
    search = Search("каштан", "горіх", keep_case=True, words=True)
    changes = [change for one in found(project, search).places if (change := one.change())]
    outcome = project.apply(changes, "«каштан» → «горіх»", "replace")
    assert outcome is not None
    assert outcome.event.action == "replace"
    assert targets(project) == [
        "Горіх у Данангу. Старий горіх росте, каштани цвітуть.",
        "М’ята по 15.000 донгів; ГОРІХ.",
        "Новини: м'ята й горіх-дерево.",
        "",
    ]
    project.undo()
    assert targets(project) == before


def test_many_replacements_come_with_progress_and_can_be_cancelled(tmp_path: Path):
    with a_project(tmp_path / "багато.zvirka", [(f"Cây dẻ {n}.", f"Каштан {n}.") for n in range(450)]) as project:
        before, history = targets(project), len(project.history())
        changes = [change for one in found(project, Search("каштан", "дуб")).places if (change := one.change())]
        steps = project.apply_steps(changes, "", "replace")
        first = [next(steps), next(steps)]
        steps.close()
        assert all(isinstance(step, Progress) and step.done < 450 for step in first)
        assert (targets(project), len(project.history())) == (before, history)
        for _ in project.apply_steps(changes, "", "replace"):
            pass
        assert targets(project)[449] == "дуб 449."
        assert len(project.history()) == history + 1
        assert project.edit(project.order(Query())[0], "Ясен.") is not None


def test_groups_are_put_in(project: Workspace):
    search = Search(r"(\d+)\.(\d{3})", r"\1\N{NO-BREAK SPACE}\2".replace("\\N{NO-BREAK SPACE}", "\u00a0"), regex=True)
    assert [one.new for one in found(project, search).places] == ["15\u00a0000"]


def test_without_regex_a_replacement_is_itself(project: Workspace):
    assert [one.new for one in found(project, Search("Данангу", r"\1$&")).places] == [r"\1$&"]


def test_an_approved_segment_is_shown_and_locked(project: Workspace):
    project.approve([project.order(Query())[1]])
    places = found(project, Search("каштан", "горіх")).places
    assert [(one.segment.position, one.locked) for one in places if one.change() is None] == [(2, True)]


@pytest.mark.parametrize(
    ("search", "words"),
    [
        (Search(""), "nothing to look for"),
        (Search("(", regex=True), "no regular expression"),
        (Search("(", regex=True, words=True), "no regular expression"),
        (Search("a", r"\1", regex=True), "does not go with"),
        (Search("a", "b", side=Side.SOURCE), "source cannot be changed"),
        (Search("x{99999}", regex=True), "repeats too often"),
    ],
)
def test_what_cannot_be_searched_is_one_line(project: Workspace, search: Search, words: str):
    with pytest.raises(InputError, match=words):
        list(find(project, search))


def test_no_expression_hangs(tmp_path: Path):
    slow = "а" * 5_000 + "!"
    with a_project(tmp_path / "п.zvirka", [("Một.", slow), ("Hai.", "аааа")]) as project:
        result = found(project, Search(r"(а|аа)+(а|аа)+(а|аа)+$", regex=True))
        assert (result.slow, [one.segment.position for one in result.places]) == (1, [2])
    with (
        a_project(tmp_path / "к.zvirka", [("Một.", slow)] * 4) as project,
        pytest.raises(InputError, match="too slow"),
    ):
        list(find(project, Search(r"(а|аа)+(а|аа)+(а|аа)+$", regex=True)))


def test_progress_comes_before_the_end(project: Workspace):
    steps = list(find(project, Search("каштан")))
    assert all(isinstance(step, Progress) for step in steps[:-1])


PIECES = st.text("аАбм'’ʼ \u00a0.Đđà\u0300", max_size=30)


@given(text=PIECES, wanted=PIECES.filter(bool), words=st.booleans(), case=st.booleans(), keep=st.booleans())
def test_spans_say_what_was_found(text: str, wanted: str, words: bool, case: bool, keep: bool):
    expression, new = prepared(Search(wanted, "в", words=words, match_case=case, keep_case=keep))
    end = 0
    for match in expression.finditer(text):
        span = Span(*match.span())
        assert end <= span.start < span.end <= len(text)
        assert (new(match) or "").lower() == "в"
        end = span.end


@given(before=PIECES, wanted=PIECES.filter(bool), after=PIECES)
def test_plain_words_are_found_as_they_are(before: str, wanted: str, after: str):
    if after[:1] != "\u0300":
        expression, _ = prepared(Search(wanted, match_case=True))
        assert expression.search(before + wanted + after) is not None


@given(st.lists(st.sampled_from(["каштан", "Каштан", "КАШТАН", " ", "дуб", "—"]), max_size=12))
def test_replacing_changes_nothing_else(parts: list[str]):
    segment: Segment = a_segment(target="".join(parts))
    expression, new = prepared(Search("каштан", "горіх", keep_case=True))
    text = segment.target
    for match in reversed(list(expression.finditer(text))):
        text = text[: match.start()] + (new(match) or "") + text[match.end() :]
    swapped = {"каштан": "горіх", "Каштан": "Горіх", "КАШТАН": "ГОРІХ"}
    assert text == "".join(swapped.get(part, part) for part in parts)
    assert replace(segment, target=text).source == segment.source
