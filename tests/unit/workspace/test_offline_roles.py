"""Work without the server in each role: what comes back meets the rules of the database, and what was done is whole."""

from __future__ import annotations

import pytest

from app.model import Query, Replacement, Role, Segment, Span, State
from app.workspace import ForbiddenError, SharedProject
from tests.offices import LEAD, ME, TRANSLATOR, Office

PEOPLE = (TRANSLATOR, ME, LEAD)
by_role = pytest.mark.parametrize("person", PEOPLE, ids=lambda one: one.role.value)
TEXT = "Делегація відвідала комуну Хуат Са вранці 23 жовтня."


def segments(project) -> list[Segment]:
    return [row.segment for row in project.rows(project.order(Query()))]


def texts(project) -> list[str]:
    return [one.target for one in segments(project)]


def assert_same(mine: SharedProject, office: Office) -> None:
    """The copy says what the server says, and nothing waits."""
    assert (mine.waiting(), mine.conflicts) == (0, ())
    with office.on_server() as there:
        assert segments(mine) == segments(there)
        assert [event for event in mine.history() if event.action != "set aside"] == there.history()


def with_a_text(office: Office, person) -> tuple[SharedProject, list[int]]:
    """At work, every segment a text of several words; the cable is the office's last."""
    with office.on_server() as there:
        ids = there.order(Query())
        for number in ids:
            there.edit(number, f"{TEXT} {number}")
    return office.join(person, office.cable()), ids


def put_in(segment: Segment, word: str) -> Replacement:
    return Replacement(segment, Span(0, len("Делегація")), "Делегація", word)


@by_role
def test_what_was_put_together_is_undone_as_it_was_written(office, person):
    mine, (one, *_) = with_a_text(office, person)
    office.cables[-1].pull()
    mine.edit(one, f"{TEXT} {one}".replace("23", "24"))
    with office.on_server() as there:
        there.edit(one, f"{TEXT} {one}".replace("Хуат", "Кхуат"))
    office.cables[-1].plug()
    mine.reconnect()
    assert texts(mine)[0] == f"{TEXT} {one}".replace("Хуат", "Кхуат").replace("23", "24")
    mine.undo()
    assert texts(mine)[0] == f"{TEXT} {one}".replace("Хуат", "Кхуат")
    assert_same(mine, office)
    mine.redo()
    assert texts(mine)[0] == f"{TEXT} {one}".replace("Хуат", "Кхуат").replace("23", "24")
    assert_same(mine, office)


@by_role
def test_an_undo_of_what_was_put_together_meanwhile_is_asked_about(office, person):
    mine, (one, *_) = with_a_text(office, person)
    office.cables[-1].pull()
    mine.edit(one, f"{TEXT} {one}".replace("23", "24"))
    mine.undo()
    with office.on_server() as there:
        there.edit(one, f"{TEXT} {one}".replace("Хуат", "Кхуат"))
    office.cables[-1].plug()
    mine.reconnect()
    both = f"{TEXT} {one}".replace("Хуат", "Кхуат").replace("23", "24")
    (conflict,) = mine.conflicts
    assert (conflict.theirs, conflict.mine, texts(mine)[0]) == (both, f"{TEXT} {one}", both)
    mine.settle(conflict, f"{TEXT} {one}".replace("Хуат", "Кхуат"))
    assert_same(mine, office)


@by_role
def test_an_action_of_which_a_part_collides_is_written_in_part_and_taken_back_in_part(office, person):
    mine, (one, two, *_) = with_a_text(office, person)
    office.cables[-1].pull()
    first, second, *_ = segments(mine)
    mine.apply([put_in(first, "Група"), put_in(second, "Група")])
    with office.on_server() as there:
        there.edit(one, "Зовсім інше")
    office.cables[-1].plug()
    mine.reconnect()
    (conflict,) = mine.conflicts
    assert (conflict.key, conflict.theirs, texts(mine)[:2]) == (
        str(one),
        "Зовсім інше",
        ["Зовсім інше", f"{TEXT} {two}".replace("Делегація", "Група")],
    )
    mine.settle(conflict)
    mine.undo()  # what of it was written
    assert texts(mine)[:2] == ["Зовсім інше", f"{TEXT} {two}"]
    assert_same(mine, office)


@by_role
def test_an_undo_of_what_is_on_the_server_waits_and_is_its_inverse(office, person):
    mine, (one, two, *_) = with_a_text(office, person)
    first, second, *_ = segments(mine)
    mine.apply([put_in(first, "Група"), put_in(second, "Група")])
    office.cables[-1].pull()
    mine.undo()
    office.cables[-1].plug()
    mine.reconnect()
    assert texts(mine)[:2] == [f"{TEXT} {one}", f"{TEXT} {two}"]
    assert_same(mine, office)


@by_role
def test_an_undo_of_which_a_part_collides_is_asked_about_whole(office, person):
    mine, (one, two, *_) = with_a_text(office, person)
    first, second, *_ = segments(mine)
    mine.apply([put_in(first, "Група"), put_in(second, "Група")])
    office.cables[-1].pull()
    mine.undo()
    with office.on_server() as there:
        there.edit(one, "Зовсім інше")
    office.cables[-1].plug()
    mine.reconnect()
    assert {conflict.key for conflict in mine.conflicts} == {str(one), str(two)}
    assert texts(mine)[:2] == ["Зовсім інше", f"{TEXT} {two}".replace("Делегація", "Група")]
    for conflict in mine.conflicts:
        mine.settle(conflict, conflict.mine if conflict.key == str(two) else None)
    assert texts(mine)[:2] == ["Зовсім інше", f"{TEXT} {two}"]
    assert_same(mine, office)


def test_a_role_that_was_lost_meanwhile_is_asked_about_and_nothing_is_lost(office):
    mine, (one, *_) = with_a_text(office, ME)
    office.cables[-1].pull()
    mine.approve([one])
    with office.sql() as line:
        line.execute("UPDATE zvirka.members SET role = 'translator' WHERE name = %s", [ME.name])
    office.cables[-1].plug()
    mine.reconnect()
    (conflict,) = mine.conflicts
    assert (conflict.entity, conflict.mine) == ("state", State.APPROVED)
    assert "cannot act as editor" in conflict.refused
    assert segments(mine)[0].state is State.EDITED
    mine.settle(conflict)
    assert (mine.waiting(), mine.conflicts) == (0, ())


@pytest.mark.parametrize("role", [Role.EDITOR, Role.LEAD])
def test_nobody_works_in_a_role_they_do_not_have(office, role):
    mine = office.join(TRANSLATOR, office.cable())
    mine.person = type(TRANSLATOR)(TRANSLATOR.name, role)
    with pytest.raises(ForbiddenError, match="cannot act as"):
        mine.approve(mine.order(Query())[:1])
    assert {one.state for one in segments(mine)} == {State.NEW}
