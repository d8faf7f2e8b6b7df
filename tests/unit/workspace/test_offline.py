"""A team's project with the server there, away, and back again: nothing acknowledged is lost or done twice."""

from __future__ import annotations

from collections.abc import Callable
from threading import Timer

import pytest

from app.model import NameDecision, NameVerdict, Query, Scope, State
from app.workspace import Workspace, sample_texts
from app.workspace.conflicts import ConflictError
from app.workspace.live import SharedProject
from tests.offices import ME, OTHER, Office


def first(project: Workspace, count: int) -> list[int]:
    return project.order(Query())[:count]


def text_of(project: Workspace, segment: int) -> str:
    return project.rows([segment])[0].segment.target


def state_of(project: Workspace, segment: int) -> State:
    return project.rows([segment])[0].segment.state


def back(project: SharedProject) -> None:
    """What `watch` does first when the server is there again."""
    project.reconnect()


def test_a_copy_says_what_the_server_says(office: Office):
    mine = office.join(ME, office.cable())
    with office.on_server() as there:
        ids = there.order(Query())
        assert mine.order(Query()) == ids
        assert mine.rows(ids) == there.rows(ids)
        assert mine.findings() == there.findings()
        assert mine.history() == there.history()
        assert mine.documents() == there.documents()


def test_what_is_done_is_on_the_server_at_once(office: Office):
    mine = office.join(ME, office.cable())
    one, two = first(mine, 2)
    mine.edit(one, "Інший текст")
    mine.confirm(two)
    with office.on_server() as there:
        assert text_of(there, one) == "Інший текст"
        assert state_of(there, two) is State.REVIEWED
        assert there.rows(there.order(Query())) == mine.rows(mine.order(Query()))
    assert mine.waiting() == 0


def test_work_goes_on_without_the_server_and_is_sent_when_it_is_back(office: Office):
    cable = office.cable()
    mine = office.join(ME, cable)
    one, two, three = first(mine, 3)
    (finding,) = mine.findings()[:1]
    name = mine.names().names[0].name
    cable.pull()
    mine.edit(one, "Без мережі")
    mine.edit(one, "Без мережі двічі")
    mine.confirm(two)
    mine.approve([three])
    mine.ignore(finding, Scope.ONCE, "так і треба")
    mine.decide_name(name, NameDecision(NameVerdict.NOT_A_NAME))
    assert mine.waiting() == 6
    assert text_of(mine, one) == "Без мережі двічі"
    with office.on_server() as there:
        assert text_of(there, one) != "Без мережі двічі"
        cable.plug()
        back(mine)
        assert mine.waiting() == 0
        assert text_of(there, one) == "Без мережі двічі"
        assert state_of(there, two) is State.REVIEWED
        assert state_of(there, three) is State.APPROVED
        assert [one.reason for one in there._store.decisions().values()] == ["так і треба"]  # noqa: SLF001
        assert name in there._store.names()  # noqa: SLF001
        assert [event.action for event in reversed(there.history())][1:] == [
            *("edit", "edit", "confirm", "approve", "ignore", "decide name")
        ]
    mine.edit(two, "Далі")
    assert mine.waiting() == 0


def test_an_undo_of_what_waits_is_sent_too(office: Office):
    cable = office.cable()
    mine = office.join(ME, cable)
    one, two = first(mine, 2)
    before = text_of(mine, one), text_of(mine, two)
    mine.edit(two, "На сервері")
    cable.pull()
    mine.edit(one, "Без мережі")
    mine.undo()
    mine.undo()
    mine.redo()
    assert (text_of(mine, one), text_of(mine, two)) == (before[0], "На сервері")
    cable.plug()
    back(mine)
    assert mine.waiting() == 0
    with office.on_server() as there:
        assert (text_of(there, one), text_of(there, two)) == (before[0], "На сервері")
        assert there.history() == mine.history()


def test_what_waits_outlives_the_program(office: Office):
    cable = office.cable()
    mine = office.join(ME, cable)
    (one,) = first(mine, 1)
    cable.pull()
    mine.edit(one, "Перед кінцем")
    mine.close()
    again = office.join(ME, cable)  # still without a server
    assert (text_of(again, one), again.waiting()) == ("Перед кінцем", 1)
    again.edit(one, "Після початку")
    again.close()
    cable.plug()
    third = office.join(ME, cable)
    assert (text_of(third, one), third.waiting()) == ("Після початку", 0)
    with office.on_server() as there:
        assert text_of(there, one) == "Після початку"


def test_a_commit_whose_answer_was_lost_is_not_done_twice(office: Office):
    cable = office.cable()
    mine = office.join(ME, cable)
    (one,) = first(mine, 1)
    cable.swallows = True
    timer = Timer(1.0, cable.pull)
    timer.start()
    mine.edit(one, "Дійшло")
    timer.join()
    assert mine.waiting() == 1
    cable.plug()
    back(mine)
    assert mine.waiting() == 0
    with office.on_server() as there:
        assert text_of(there, one) == "Дійшло"
        assert [event.action for event in there.history()].count("edit") == 1
        assert mine.history() == there.history()


def apart(office: Office, theirs: Callable[[Workspace, int], object], mine_does: Callable[[Workspace, int], object]):
    """One works without the network while another does something to the same segment."""
    cable = office.cable()
    mine = office.join(ME, cable)
    (one,) = first(mine, 1)
    cable.pull()
    mine_does(mine, one)
    with office.on_server() as there:
        theirs(there, one)
    cable.plug()
    back(mine)
    return mine, one


TEXT = "Делегація відвідала комуну Хуат Са вранці 23 жовтня."


def test_changes_in_different_words_become_one_text(office: Office):
    with office.on_server() as there:
        (one,) = first(there, 1)
        there.edit(one, TEXT)
    mine, one = apart(
        office,
        lambda there, one: there.edit(one, TEXT.replace("Хуат", "Кхуат")),
        lambda mine, one: mine.edit(one, TEXT.replace("23", "24")),
    )
    with office.on_server() as there:
        assert text_of(there, one) == TEXT.replace("Хуат", "Кхуат").replace("23", "24") == text_of(mine, one)
    assert (mine.waiting(), mine.conflicts) == (0, ())


@pytest.mark.parametrize(("choice", "left"), [(None, "Їхнє"), ("Моє", "Моє"), ("Разом", "Разом")])
def test_the_same_words_are_asked_about_and_nothing_is_lost(office: Office, choice, left):
    mine, one = apart(office, lambda there, one: there.edit(one, "Їхнє"), lambda mine, one: mine.edit(one, "Моє"))
    (conflict,) = mine.conflicts
    assert (conflict.theirs, conflict.mine, conflict.who) == ("Їхнє", "Моє", "Minh")
    assert text_of(mine, one) == "Їхнє"  # till it is settled
    assert mine.waiting() == 1
    mine.settle(conflict, choice)
    assert (mine.waiting(), mine.conflicts) == (0, ())
    with office.on_server() as there:
        assert text_of(there, one) == left == text_of(mine, one)
    said = {change.after for event in mine.history(one) for change in event.changes}
    assert {"Їхнє", "Моє"} <= said | {choice}


def test_a_conflict_that_nobody_settled_is_asked_about_again(office: Office):
    mine, one = apart(office, lambda there, one: there.edit(one, "Їхнє"), lambda mine, one: mine.edit(one, "Моє"))
    (two,) = first(mine, 2)[1:]
    mine.edit(two, "Щось інше")  # what does not collide goes on
    mine.close()
    again = office.join(ME, office.cables[0])
    (conflict,) = again.conflicts
    assert (conflict.theirs, conflict.mine) == ("Їхнє", "Моє")
    again.settle(conflict, "Моє")
    with office.on_server() as there:
        assert (text_of(there, one), text_of(there, two)) == ("Моє", "Щось інше")


def test_an_approved_segment_is_not_written_over(office: Office):
    mine, one = apart(office, lambda there, one: there.approve([one]), lambda mine, one: mine.edit(one, "Моє"))
    (conflict,) = mine.conflicts
    assert conflict.mine == "Моє"
    with office.on_server() as there:
        assert state_of(there, one) is State.APPROVED
    mine.settle(conflict)
    assert mine.waiting() == 0
    assert any("Моє" in (change.after for change in event.changes) for event in mine.history(one))


def test_a_text_nobody_has_seen_is_not_confirmed(office: Office):
    mine, one = apart(office, lambda there, one: there.edit(one, "Їхнє"), lambda mine, one: mine.confirm(one))
    with office.on_server() as there:
        assert state_of(there, one) is State.EDITED
    assert [conflict.entity for conflict in mine.conflicts] == ["state"]


def test_what_was_confirmed_and_then_edited_is_sent_in_that_order(office: Office):
    mine, one = apart(office, lambda _there, _one: None, lambda mine, one: (mine.confirm(one), mine.edit(one, "Після")))
    assert (mine.waiting(), mine.conflicts) == (0, ())
    with office.on_server() as there:
        assert (text_of(there, one), state_of(there, one)) == ("Після", State.EDITED)


def test_pairs_and_documents_wait_for_the_server(office: Office):
    cable = office.cable()
    mine = office.join(ME, cable)
    (one,) = first(mine, 1)
    cable.pull()
    mine.edit(one, "Без мережі")
    with pytest.raises(Exception, match="server is away"):
        mine.alignment.merge(one)
    with pytest.raises(Exception, match="server is away"):
        for _ in mine.import_texts(*sample_texts()):
            pass
    assert mine.waiting() == 1


def test_without_a_server_and_without_a_copy_there_is_one_line(office: Office):
    cable = office.cable()
    cable.pull()
    with pytest.raises(Exception, match="cannot be reached") as raised:
        office.join(ME, cable)
    assert "\n" not in str(raised.value)


def test_a_save_over_an_unseen_change_is_refused(office: Office):
    mine, other = office.join(ME, office.cable()), office.join(OTHER, office.cable())
    (one,) = first(mine, 1)
    seen = text_of(mine, one)
    other.edit(one, "Їхнє", seen)
    with pytest.raises(ConflictError) as raised:
        mine.edit(one, "Моє", seen)
    conflict = raised.value.conflict
    assert (conflict.was, conflict.theirs, conflict.mine, conflict.who) == (seen, "Їхнє", "Моє", "Minh")
    with office.on_server() as there:
        assert text_of(there, one) == "Їхнє"
    mine.settle(conflict, "Разом")
    with office.on_server() as there:
        assert text_of(there, one) == "Разом"
