"""After any sequence of actions a project says exactly what a check of everything would say."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from app.model import (
    CALM,
    CheckRule,
    Finding,
    NameDecision,
    NameVerdict,
    Outcome,
    Pattern,
    Person,
    Quality,
    Query,
    Role,
    Scope,
    Severity,
    State,
)
from app.workspace import ForbiddenError, Workspace, quality_named

OLHA = Person("Ольга", Role.LEAD)
# Names in two spellings, syllables and onsets in two renderings, numbers, spaces, an empty target, a segment twice.
SOURCE = """Xã Khuất Xá và thành phố Lạng Sơn họp sáng 23/10.
Ông Trần Nam Hưng thăm núi Mẫu Sơn.
Tại xã Khuất Xá, ông Hưng trao 15 suất quà.
Lạng Sơn có 200 hộ dân.
Huyện Trùng Khánh và xã Khánh Xuân.
Tại xã Khuất Xá, ông Hưng trao 15 suất quà.
Tỉnh ủy và UBND họp.
Phó Bí thư Tỉnh ủy nêu ý kiến.
"""
TARGET = """Комуна Кхуат Са і місто Лангшон зібралися 23 жовтня.
Пан Чан Нам Хинг відвідав гору Мау Сон.
У комуні Хуат Са пан Хинг вручив 15 подарунків.
Лангшон має 200 домогосподарств .
Повіт Чунг Кхань і комуна Хань Суан.
У комуні Хуат Са пан Хинг вручив 15 подарунків.
Засідали провінційний комітет партії і Народний комітет.
Заступник секретаря обласного комітету партії висловився.
"""
PIECES = (
    "Кхуат Са", "Хуат Са", "Хуат Сі", "Лангшон", "Лангсон", "Лангшону", "Мау Шон", "Мау Сон", "Чан Нам Хинг", "Хинг",
    "Хуна", "Чунг Хань", "Чунг Кхань", "Хань Суан", "Кхань Суан", "15", "16", "23 жовтня", "200", "комуна", "комуна",
    "обкому", "провінційного комітету партії", "районний комітет партії", "Народний комітет",
    "у місті", "Khuất Xá", ",", " ,", ".", "  ",
)  # fmt: skip
FORMS = ("Кхуат Са", "Хуат Са", "Лангсон", "Чунг Хань", "Мау Шон", "", "щось інше")
TERMS = ("провінційний комітет партії", "обласний комітет партії", "обком", "")
NAMES = ("Khuất Xá", "Lạng Sơn", "Mẫu Sơn", "Trùng Khánh", "Trần Nam Hưng", "Hà Nội")
QUALITIES = (
    CALM,
    quality_named("names-only"),
    Quality(
        name="own",
        checks={"number": CheckRule(severity=Severity.CRITICAL), "double-space": CheckRule(on=False)},
        patterns=(Pattern("comma", "Comma", target=" ,", fix=","),),
    ),
)
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join), st.sampled_from(TARGET.splitlines()))


def walked(steps: object) -> None:
    for _ in steps:  # type: ignore[attr-defined]
        pass


def said(project: Workspace) -> tuple[object, ...]:
    """Everything that checks, names and decisions make of the texts."""
    return (
        [(row.segment, row.risk, row.findings, row.worst) for row in project.rows(project.order(Query()))],
        [(finding, finding.decision) for finding in project.findings()],
        project.findings(ignored=True),
        [project.mentions(number) for number in project.order(Query())],
        project.names(),
        [document.open_findings for document in project.documents()],
    )


class Review(RuleBasedStateMachine):
    """People act in any order, sometimes on what is no longer there."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "p.zvirka"

    @initialize()
    def begin(self) -> None:
        (self.path.parent / "a.txt").write_text(SOURCE, encoding="utf-8")
        (self.path.parent / "b.txt").write_text(TARGET, encoding="utf-8")
        self.project = Workspace.create(self.path, OLHA)
        self.bring_in()

    def bring_in(self) -> None:
        folder = self.path.parent
        walked(self.project.import_texts(folder / "a.txt", folder / "b.txt", aligned=True))

    def teardown(self) -> None:
        if hasattr(self, "project"):
            self.as_a_check_of_everything()
            self.project.close()
        self.folder.cleanup()

    def segment(self, turn: int) -> int:
        numbers = self.project.order(Query())
        return numbers[turn % len(numbers)]

    def one_of(self, findings: list[Finding], turn: int) -> Finding | None:
        return findings[turn % len(findings)] if findings else None

    def act(self, call: Callable[[], Outcome | None]) -> None:
        """An action that the rules forbid changes nothing."""
        before = said(self.project)
        try:
            call()
        except ForbiddenError:
            assert said(self.project) == before

    @rule(turn=st.integers(0, 99), text=TEXTS)
    def edit(self, turn: int, text: str) -> None:
        self.act(lambda: self.project.edit(self.segment(turn), text))

    @rule(turn=st.integers(0, 99))
    def confirm(self, turn: int) -> None:
        self.act(lambda: self.project.confirm(self.segment(turn)))

    @rule(turn=st.integers(0, 99))
    def approve_or_reopen(self, turn: int) -> None:
        number = self.segment(turn)
        approved = self.project.rows([number])[0].segment.state is State.APPROVED
        self.act(lambda: self.project.reopen([number], "ще раз") if approved else self.project.approve([number]))

    @rule(turn=st.integers(0, 99), scope=st.sampled_from(Scope))
    def ignore(self, turn: int, scope: Scope) -> None:
        if finding := self.one_of(self.project.findings(), turn):
            self.project.ignore(finding, scope, "так треба")

    @rule(turn=st.integers(0, 99))
    def reconsider(self, turn: int) -> None:
        if finding := self.one_of(self.project.findings(ignored=True), turn):
            self.project.reconsider(finding)

    @rule(turn=st.integers(0, 99))
    def fix(self, turn: int) -> None:
        if finding := self.one_of(self.project.findings(), turn):
            self.act(lambda: self.project.apply(self.project.plan_fix(finding)))

    @rule(name=st.sampled_from(NAMES), form=st.sampled_from(FORMS))
    def prefer(self, name: str, form: str) -> None:
        self.project.prefer_name(name, form)

    @rule(name=st.sampled_from(NAMES), form=st.sampled_from(FORMS[:5]))
    def write_everywhere(self, name: str, form: str) -> None:
        self.act(lambda: self.project.apply(self.project.plan_name(name, form)))

    @rule(form=st.sampled_from(TERMS), both=st.booleans())
    def decide_on_a_term(self, form: str, both: bool) -> None:
        verdict = NameVerdict.BOTH if both else NameVerdict.FORM
        self.project.decide_term("tinh-uy", NameDecision(verdict, (form, *TERMS[:both])) if form else None)

    @rule(quality=st.sampled_from(QUALITIES), steps=st.integers(1, 9))
    def judge_by_another_profile(self, quality: Quality, steps: int) -> None:
        """Sometimes given up in the middle; then nothing has changed."""
        before, walk = said(self.project), self.project.use_quality(quality)
        for _ in range(steps):
            next(walk, None)
        walk.close()  # type: ignore[attr-defined]
        assert self.project.settings.quality == quality or said(self.project) == before

    @rule()
    def undo(self) -> None:
        self.act(self.project.undo)

    @rule()
    def redo(self) -> None:
        self.act(self.project.redo)

    @precondition(lambda self: len(self.project.documents()) < 3)
    @rule()
    def another_document(self) -> None:
        self.bring_in()

    @rule(steps=st.integers(1, 6))
    def give_up_an_import(self, steps: int) -> None:
        before = said(self.project)
        folder = self.path.parent
        walk = self.project.import_texts(folder / "a.txt", folder / "b.txt", aligned=True)
        there = len(self.project.documents())
        for _ in range(steps):
            next(walk, None)
        walk.close()  # type: ignore[attr-defined]
        assert len(self.project.documents()) > there or said(self.project) == before

    @rule()
    def the_next_day(self) -> None:
        self.project.close()
        self.project = Workspace.open(self.path, OLHA)
        walked(self.project.prepare())

    @rule()
    def as_a_check_of_everything(self) -> None:
        with Workspace.open(self.path, OLHA) as fresh:  # so that what the first one remembers stays as it is
            before = said(self.project)
            walked(fresh.check())
            assert said(fresh) == before


SHORT = settings(max_examples=5, stateful_step_count=15)
TestAnyReview = Review.TestCase
TestAnyReview.settings = SHORT


@pytest.mark.soak
@pytest.mark.timeout(3000)
class TestLongReviews(Review.TestCase):  # type: ignore[misc,valid-type]
    settings = settings(SHORT, max_examples=150, stateful_step_count=30)
