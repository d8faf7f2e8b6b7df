"""Returned with a comment, reopened with a reason, signed off and locked; versions; what waits for an editor."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.model import Change, Grouping, Person, Quality, Query, Replacement, Role, Signed, SignOff, Span, State
from app.store import Store, signed_to_json
from app.workspace import ForbiddenError, InputError

LEAD = Person("Ліда", Role.LEAD)
EDITOR = Person("Minh", Role.EDITOR)
TRANSLATOR = Person("Оля")
LENIENT = Quality(name="lenient", sign_off=SignOff(open_findings=None, unreviewed=False))


def act_as(project, person):
    project.person = person
    return project


def state(project, segment=1):
    return project.rows([segment])[0].segment.state


@pytest.fixture
def lenient(project):
    """A project whose profile lets everything be signed off."""
    project.settings = replace(project.settings, quality=LENIENT)
    return project


def test_a_segment_is_returned_with_a_comment_that_can_be_answered(project):
    act_as(project, EDITOR).give_back([1, 2], "Перевірте назву")
    assert state(project) is State.RETURNED
    assert [thread.first.text for thread in project.comments.threads()] == ["Перевірте назву"] * 2
    assert project.give_back([1], "Ще раз") is None
    project.undo()
    assert state(project) is State.NEW
    assert project.comments.threads() == []


@pytest.mark.parametrize("words", ["", "   "])
def test_no_return_and_no_reopening_without_words(project, words):
    act_as(project, EDITOR).approve([2])
    with pytest.raises(InputError, match="a reason is needed"):
        project.give_back([1], words)
    with pytest.raises(InputError, match="a reason is needed"):
        project.reopen([2], words)


def test_what_was_edited_and_approved_is_one_step(project):
    before = project.rows([1])[0].segment.target
    act_as(project, EDITOR).approve_with(1, before + "!")
    assert state(project) is State.APPROVED
    project.undo()
    assert project.rows([1])[0].segment.target == before
    assert state(project) is State.NEW


def test_a_translator_cannot_edit_and_approve(project):
    with pytest.raises(ForbiddenError, match="a translator cannot approve segment 1"):
        project.approve_with(1, "інше")


# ---- sign-off


def test_only_a_lead_signs_off(lenient):
    for person in (TRANSLATOR, EDITOR):
        with pytest.raises(ForbiddenError, match="cannot sign off"):
            act_as(lenient, person).signing.sign_off(1)
    assert lenient.documents()[0].signed is None


def test_the_profile_says_what_stands_in_the_way(project):
    with pytest.raises(ForbiddenError, match=r"cannot be signed off yet: .*Segments not reviewed yet: \d+"):
        act_as(project, LEAD).signing.sign_off(1)
    assert project.documents()[0].signed is None


def test_a_document_that_is_signed_off_is_locked_until_an_editor_reopens_it(lenient):
    act_as(lenient, LEAD).approve(lenient.order(Query(document=1))[:1])
    lenient.signing.sign_off(1, "готово")
    signed = lenient.documents()[0].signed
    assert (signed.who, signed.note) == ("Ліда", "готово")
    for call in (
        lambda: lenient.edit(2, "інше"),
        lambda: lenient.confirm(2),
        lambda: lenient.approve([2]),
        lambda: lenient.alignment.merge(2),
        lambda: lenient.give_back([2], "ні"),
    ):
        with pytest.raises(ForbiddenError, match="in a document that Ліда signed off; an editor can reopen it"):
            call()
    act_as(lenient, EDITOR).reopen([1], "помилка в назві")
    assert lenient.documents()[0].signed is None
    lenient.edit(2, "інше")


def test_undoing_a_reopening_signs_off_again(lenient):
    act_as(lenient, LEAD).approve([1])
    lenient.signing.sign_off(1)
    signed = lenient.documents()[0].signed
    lenient.reopen([1], "дрібниця")
    lenient.undo()
    assert lenient.documents()[0].signed == signed
    assert state(lenient) is State.APPROVED


def test_what_was_done_before_a_sign_off_cannot_be_undone_under_it(lenient):
    act_as(lenient, TRANSLATOR).edit(1, "інше")
    act_as(lenient, LEAD).signing.sign_off(1)
    act_as(lenient, TRANSLATOR)
    with pytest.raises(ForbiddenError, match="signed off"):
        lenient.undo()
    assert lenient.rows([1])[0].segment.target == "інше"


def test_a_sign_off_is_taken_back_with_a_reason(lenient):
    act_as(lenient, LEAD).signing.sign_off(1)
    with pytest.raises(InputError, match="signed off by Ліда already"):
        lenient.signing.sign_off(1)
    with pytest.raises(InputError, match="a reason is needed"):
        lenient.signing.withdraw(1, " ")
    lenient.signing.withdraw(1, "ще не все")
    assert lenient.history(limit=1)[0].note == "ще не все"
    with pytest.raises(InputError, match="nothing to take back"):
        lenient.signing.withdraw(1, "ще раз")


def test_comments_go_on_in_a_document_that_is_signed_off(lenient):
    act_as(lenient, LEAD).signing.sign_off(1)
    lenient.comments.start(1, "Гарно")
    assert len(lenient.comments.of(1)) == 1


# ---- versions


def test_every_text_is_a_version_and_can_be_restored(project):
    first = project.rows([1])[0].segment.target
    project.edit(1, "друга")
    project.confirm(1)
    project.edit(1, "третя")
    found = project.versions(1)
    assert [one.text for one in found] == ["третя", "друга", first]
    assert [one.who for one in found] == ["Оля", "Оля", ""]
    project.restore(1, found[-1])
    assert project.rows([1])[0].segment.target == first
    assert project.restore(1, found[-1]) is None
    assert project.history(1)[0].action == "restore"
    project.undo()
    assert project.rows([1])[0].segment.target == "третя"


def test_one_that_nobody_touched_has_one_version(project):
    assert [one.text for one in project.versions(1)] == [project.rows([1])[0].segment.target]


def test_a_locked_segment_is_not_restored(project):
    project.edit(1, "друга")
    act_as(project, EDITOR).approve([1])
    with pytest.raises(ForbiddenError, match="approved and locked"):
        project.restore(1, project.versions(1)[-1])


# ---- the queue


def test_nothing_waits_where_nobody_wrote(project):
    project.confirm(1)
    assert project.queue.changed() == []
    assert project.queue.groups(Grouping.FIX) == []


def test_what_was_written_waits_until_it_is_approved(project):
    project.edit(2, "друге")
    project.edit(1, "перше")
    act_as(project, Person("Ігор")).edit(1, "перше!")
    found = project.queue.changed()
    assert [(one.segment.id, one.people) for one in found] == [(1, ("Ігор", "Оля")), (2, ("Оля",))]
    act_as(project, EDITOR).approve([1])
    assert [one.segment.id for one in project.queue.changed()] == [2]
    assert project.queue.changed(document=2) == []


def test_what_was_taken_back_does_not_wait(project):
    before = project.rows([1])[0].segment.target
    project.edit(1, "перше")
    project.undo()
    project.edit(2, "друге")
    project.edit(2, project.versions(2)[-1].text)
    assert project.rows([1])[0].segment.target == before
    assert project.queue.changed() == []


def test_all_places_of_one_fix_stand_together(project):
    entry = next(one for one in project.names().names if one.verdict == "inconsistent")
    project.edit(1, "перше")
    project.apply(project.plan_name(entry.name, entry.preferred), entry.name)
    fixed = {change.key for change in project.history(limit=1)[0].changes if change.entity == "target"}
    groups = project.queue.groups(Grouping.FIX)
    assert groups[0].title == entry.name
    assert {str(one.segment.id) for one in groups[0].items} >= fixed - {"1"}
    assert [group.title for group in project.queue.groups(Grouping.PERSON)] == ["Оля"]
    assert all(len(group.items) == 1 for group in project.queue.groups(Grouping.SEGMENT))
    act_as(project, EDITOR).approve([one.segment.id for one in groups[0].items])
    assert all(group.title != entry.name for group in project.queue.groups(Grouping.FIX))


def test_a_document_signed_off_between_the_look_and_the_writing_is_locked(lenient):
    """Another program signs off while this one finds out what its edit makes new."""
    old = act_as(lenient, TRANSLATOR).rows([3])
    segment = old[0].segment
    edits = lenient.apply_steps([Replacement(segment, Span(0, 1), segment.target[0], "Я")], "", "fix")
    steps = iter(edits)
    for _ in range(2):  # the first is the look at the texts; the second comes after the look at the sign-offs
        next(steps)
    with Store.open(lenient.where) as other:
        said = signed_to_json(Signed(LEAD.name, datetime.now(UTC), ""))
        other.append(LEAD, "sign off", [Change("sign-off", "1", None, said)])
    with pytest.raises(ForbiddenError, match="in a document that Ліда signed off"):
        list(steps)
    assert lenient.rows([3]) == old
    assert lenient.history()[0].action == "sign off"
