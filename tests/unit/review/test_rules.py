"""Who may do what with a segment in which state, as one table."""

import pytest

from app.errors import ForbiddenError
from app.model import Role, State
from app.review.rules import STEPS, Action, after, allowed, least_role, realigned, refuse, table

LEADS_TO = {
    Action.EDIT: State.EDITED,
    Action.CONFIRM: State.REVIEWED,
    Action.APPROVE: State.APPROVED,
    Action.GIVE_BACK: State.RETURNED,
    Action.REOPEN: State.EDITED,
}
# What is allowed, said a second time: a letter for each role (translator, editor, lead) in an open segment | approved.
ALLOWED = """
edit                           tel | ...
confirm                        tel | ...
realign                        tel | ...
comment on                     tel | tel
resolve a thread of            tel | tel
decide on a finding of         tel | tel
propose a name or term of      tel | tel
import into                    tel | tel
approve                        .el | .el
give back                      .el | ...
reopen                         ... | .el
lock a name or term of         .el | .el
take back the sign-off of      .el | .el
choose the quality profile of  ..l | ..l
annotate                       tel | tel
sign off                       ..l | ..l
change the members of          ..l | ..l
"""


def expected():
    for line in ALLOWED.strip().splitlines():
        words, letters = line[:31].strip(), line[31:].split("|")
        for state in State:
            there = letters[state is State.APPROVED].strip()
            for place, role in enumerate(Role):
                yield Action(words), state, role, there[place] != "."


TABLE = list(expected())


def test_the_table_is_whole():
    assert len(TABLE) == len(Action) * len(State) * len(Role) == 255
    assert sorted(table()) == sorted(TABLE)


@pytest.mark.parametrize(("action", "state", "role"), [row[:3] for row in TABLE if row[3]])
def test_allowed(action, state, role):
    assert after(action, state, role) is LEADS_TO.get(action, state)


@pytest.mark.parametrize(("action", "state", "role"), [row[:3] for row in TABLE if not row[3]])
def test_forbidden_with_a_line_that_says_why(action, state, role):
    with pytest.raises(ForbiddenError) as caught:
        after(action, state, role, "segment 7")
    line = str(caught.value)
    assert "segment 7" in line
    assert "\n" not in line
    assert line.count(" ") > 4


def test_the_reason_is_the_one_that_helps():
    with pytest.raises(ForbiddenError, match="a translator cannot reopen segment 7; an editor or a lead can"):
        after(Action.REOPEN, State.APPROVED, Role.TRANSLATOR, "segment 7")
    with pytest.raises(ForbiddenError, match="an editor cannot sign off document 1; a lead can"):
        refuse(Action.SIGN_OFF, Role.EDITOR, "document 1")
    with pytest.raises(ForbiddenError, match="approved and locked; an editor can reopen it"):
        after(Action.EDIT, State.APPROVED, Role.LEAD)
    with pytest.raises(ForbiddenError, match="nothing to reopen"):
        after(Action.REOPEN, State.EDITED, Role.EDITOR)


@pytest.mark.parametrize("before", State)
@pytest.mark.parametrize("now", State)
def test_who_may_take_a_segment_from_state_to_state(before, now):
    """What the database of a team is held to: some action leads there, and it is open to the role."""
    able = [role for role in Role for action in STEPS if LEADS_TO[action] is now and allowed(action, before, role)]
    assert least_role(before, now) is (able[0] if able else None)


def test_what_is_nobodys():
    assert least_role(State.EDITED, State.NEW) is None
    assert least_role(State.APPROVED, State.REVIEWED) is None
    assert least_role(State.APPROVED, State.EDITED) is Role.EDITOR


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ("new new", State.NEW),
        ("edited new", State.EDITED),
        ("reviewed", State.EDITED),
        ("reviewed reviewed", State.EDITED),
        ("returned new", State.RETURNED),
        ("edited returned", State.RETURNED),
    ],
)
def test_what_segments_made_of_others_are(states, expected):
    assert realigned(State(state) for state in states.split()) is expected


def test_nothing_is_made_of_approved_segments():
    with pytest.raises(ForbiddenError, match="segment 7 is approved and locked; an editor can reopen it"):
        realigned([State.NEW, State.APPROVED], "segment 7")
