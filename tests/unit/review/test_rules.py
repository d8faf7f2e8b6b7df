"""Who may do what with a segment in which state, as one table."""

import pytest

from app.errors import ForbiddenError
from app.model import Role, State
from app.review.rules import Step, after, realigned

LEADS_TO = {
    Step.EDIT: State.EDITED,
    Step.CONFIRM: State.REVIEWED,
    Step.APPROVE: State.APPROVED,
    Step.GIVE_BACK: State.RETURNED,
    Step.REOPEN: State.EDITED,
}
# What is allowed: for each state a letter a step (Edit, Confirm, Approve, give Back, Reopen) and role.
ALLOWED = {
    Role.TRANSLATOR: {"new": "EC", "edited": "EC", "reviewed": "EC", "returned": "EC", "approved": ""},
    Role.EDITOR: {"new": "ECAB", "edited": "ECAB", "reviewed": "ECAB", "returned": "ECAB", "approved": "AR"},
    Role.LEAD: {"new": "ECAB", "edited": "ECAB", "reviewed": "ECAB", "returned": "ECAB", "approved": "AR"},
}
LETTERS = {Step.EDIT: "E", Step.CONFIRM: "C", Step.APPROVE: "A", Step.GIVE_BACK: "B", Step.REOPEN: "R"}
TABLE = [
    (step, state, role, LETTERS[step] in ALLOWED[role][state.value])
    for step in Step
    for state in State
    for role in Role
]


def test_the_table_is_whole():
    assert len(TABLE) == len(Step) * len(State) * len(Role) == 75
    assert sum(allowed for *_, allowed in TABLE) == 44


@pytest.mark.parametrize(("step", "state", "role"), [row[:3] for row in TABLE if row[3]])
def test_allowed(step, state, role):
    assert after(step, state, role) is LEADS_TO[step]


@pytest.mark.parametrize(("step", "state", "role"), [row[:3] for row in TABLE if not row[3]])
def test_forbidden_with_a_line_that_says_why(step, state, role):
    with pytest.raises(ForbiddenError) as caught:
        after(step, state, role, "segment 7")
    line = str(caught.value)
    assert "segment 7" in line
    assert "\n" not in line
    assert line.count(" ") > 4


def test_the_reason_is_the_one_that_helps():
    with pytest.raises(ForbiddenError, match="a translator cannot reopen segment 7; an editor or a lead can"):
        after(Step.REOPEN, State.APPROVED, Role.TRANSLATOR, "segment 7")
    with pytest.raises(ForbiddenError, match="approved and locked; an editor can reopen it"):
        after(Step.EDIT, State.APPROVED, Role.LEAD)
    with pytest.raises(ForbiddenError, match="nothing to reopen"):
        after(Step.REOPEN, State.EDITED, Role.EDITOR)


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
