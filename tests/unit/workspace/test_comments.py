"""People talk about segments: threads, whose they are, and where they go when segments are made anew."""

from __future__ import annotations

import pytest

from app.model import Person, Role, Side, Span
from app.workspace import ForbiddenError, InputError, Workspace
from app.workspace.comments import LONGEST

MINH = Person("Minh", Role.EDITOR)
ONE, TWO = 5, 6  # neighbours in the sample with a text on both sides


def texts(threads):
    return [[one.text for one in thread.comments] for thread in threads]


def as_person(project, person):
    project.person = person
    return project


def test_nobody_spoke(project):
    assert project.comments.of(1) == []
    assert project.comments.threads() == []


def test_a_thread_has_its_answers_in_order(project):
    project.comments.start(1, "Чому так?")
    (thread,) = project.comments.of(1)
    as_person(project, MINH).comments.answer(thread.id, "  Бо так @Оля  ")
    project.comments.answer(thread.id, "Глянь у таблицю")
    (thread,) = project.comments.of(1)
    assert texts([thread]) == [["Чому так?", "Бо так @Оля", "Глянь у таблицю"]]
    assert [one.who for one in thread.comments] == ["Оля", "Minh", "Minh"]
    assert thread.calls("Оля")
    assert project.rows([1])[0].threads == 1


def test_an_outcome_names_the_segment_whose_row_looks_different(project):
    assert 1 in project.comments.start(1, "Чому?").touched


def test_a_place_is_quoted_and_found_again(project):
    target = project.rows([ONE])[0].segment.target
    project.comments.start(ONE, "Це слово", Side.TARGET, Span(3, 8))
    project.edit(ONE, f"Отже, {target}")
    (thread,) = project.comments.of(ONE)
    assert thread.first.quote == target[3:8]
    assert thread.first.place(project.rows([ONE])[0].segment.target) == Span(9, 14)


@pytest.mark.parametrize("text", ["", "  \n ", "я" * (LONGEST + 1), "\ud800"])
def test_what_is_no_comment_is_refused_in_one_line(project, text):
    with pytest.raises(InputError) as caught:
        project.comments.start(1, text)
    assert "\n" not in str(caught.value)
    assert project.comments.of(1) == []


def test_a_place_that_is_not_there_is_refused(project):
    with pytest.raises(InputError, match="no such place"):
        project.comments.start(1, "Це", Side.TARGET, Span(99_999, 100_000))


def test_only_the_author_changes_a_comment(project):
    project.comments.start(1, "Чому так?")
    key = project.comments.of(1)[0].id
    as_person(project, MINH)
    for call in (lambda: project.comments.rewrite(key, "Інше"), lambda: project.comments.delete(key)):
        with pytest.raises(ForbiddenError, match="of Оля; only they"):
            call()
    assert texts(project.comments.of(1)) == [["Чому так?"]]


def test_rewritten_and_the_same_words_are_nothing(project):
    project.comments.start(1, "Чому так?")
    key = project.comments.of(1)[0].id
    assert project.comments.rewrite(key, "Чому так?") is None
    project.comments.rewrite(key, "Чому саме так?")
    (thread,) = project.comments.of(1)
    assert thread.first.text == "Чому саме так?"
    assert thread.first.edited


def test_anybody_resolves_and_an_answer_opens_again(project):
    project.comments.start(1, "Чому так?")
    key = project.comments.of(1)[0].id
    as_person(project, MINH).comments.resolve(key)
    assert project.comments.resolve(key) is None
    assert project.comments.threads() == []
    assert texts(project.comments.threads(resolved=None)) == [["Чому так?"]]
    project.comments.answer(key, "Ще одне")
    assert len(project.comments.threads()) == 1


def test_a_deleted_comment_stays_in_the_history(project):
    project.comments.start(1, "Чому так?")
    key = project.comments.of(1)[0].id
    project.comments.delete(key)
    assert project.comments.of(1) == []
    assert project.history(1)[0].changes[0].before["text"] == "Чому так?"
    with pytest.raises(InputError, match="deleted meanwhile"):
        project.comments.answer(key, "Пізно")


def test_one_that_was_answered_loses_its_words_only_and_goes_with_the_last_answer(project):
    project.comments.start(1, "Чому так?")
    key = project.comments.of(1)[0].id
    as_person(project, MINH).comments.answer(key, "Бо так")
    as_person(project, Person("Оля")).comments.delete(key)
    assert texts(project.comments.of(1)) == [["", "Бо так"]]
    answer = project.comments.of(1)[0].answers[0].id
    as_person(project, MINH).comments.delete(answer)
    assert project.comments.of(1) == []
    assert project.rows([1])[0].threads == 0
    project.undo()
    assert texts(project.comments.of(1)) == [["", "Бо так"]]


def test_who_began_a_thread_cannot_undo_it_under_an_answer(project):
    project.comments.start(1, "Чому так?")
    as_person(project, MINH).comments.answer(project.comments.of(1)[0].id, "Бо так")
    as_person(project, Person("Оля"))
    with pytest.raises(Exception, match="changed by Minh since"):
        project.undo()


def test_a_comment_goes_where_its_words_go(project):
    one = project.rows([ONE])[0].segment
    project.comments.start(TWO, "Про другий")
    project.comments.start(ONE, "Про слово", Side.TARGET, Span(0, 5))
    project.alignment.merge(ONE)
    assert sorted(thread.first.text for thread in project.comments.of(ONE)) == ["Про другий", "Про слово"]
    at = project.rows([ONE])[0].segment.target.index(one.target) + len(one.target) + 1
    project.comments.start(ONE, "Про кінець", Side.TARGET, Span(at, at + 6))
    project.alignment.split(ONE, len(one.source) + 1, at)
    there = {thread.first.text: thread.first.segment for thread in project.comments.threads()}
    assert there["Про слово"] == ONE
    assert there["Про кінець"] != ONE
    for _ in range(2):
        project.undo()
    project.undo()
    assert {thread.first.text: thread.first.segment for thread in project.comments.threads()} == {
        "Про другий": TWO,
        "Про слово": ONE,
    }


def test_they_are_there_the_next_day(project, tmp_path):
    project.comments.start(3, "Чому так?")
    project.close()
    with Workspace.open(tmp_path / "проєкт.zvirka", MINH) as again:
        assert texts(again.comments.of(3)) == [["Чому так?"]]
