"""The way of a segment: new → edited → reviewed → approved or returned; approved ones are locked.

A translator edits and confirms. An editor also approves, returns and reopens; a lead may do what an editor may.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from app.errors import ForbiddenError
from app.model import Role, State


class Step(StrEnum):
    """What a person does with a segment."""

    EDIT = "edit"
    CONFIRM = "confirm"
    APPROVE = "approve"
    GIVE_BACK = "give back"
    REOPEN = "reopen"


_LEADS_TO = {
    Step.EDIT: State.EDITED,
    Step.CONFIRM: State.REVIEWED,
    Step.APPROVE: State.APPROVED,
    Step.GIVE_BACK: State.RETURNED,
    Step.REOPEN: State.EDITED,
}
_EDITORS = frozenset({Role.EDITOR, Role.LEAD})
_FOR_EDITORS = frozenset({Step.APPROVE, Step.GIVE_BACK, Step.REOPEN})


def realigned(states: Iterable[State], where: str = "this segment") -> State:
    """The state of a segment that is made of segments in these; ForbiddenError where one of them is approved.

    What was returned or edited is so still; what was reviewed was reviewed beside another text.
    """
    found = set(states)
    if State.APPROVED in found:
        raise ForbiddenError(f"{where} is approved and locked; an editor can reopen it")
    if State.RETURNED in found:
        return State.RETURNED
    return State.NEW if found == {State.NEW} else State.EDITED


def after(step: Step, state: State, role: Role, where: str = "this segment") -> State:
    """The state a step leads to; ForbiddenError in one line where the role or the state does not allow it."""
    if step in _FOR_EDITORS and role not in _EDITORS:
        raise ForbiddenError(f"a {role.value} cannot {step.value} {where}; an editor or a lead can")
    if state is State.APPROVED and step in (Step.EDIT, Step.CONFIRM, Step.GIVE_BACK):
        raise ForbiddenError(f"{where} is approved and locked; an editor can reopen it")
    if state is not State.APPROVED and step is Step.REOPEN:
        raise ForbiddenError(f"{where} is not approved, so there is nothing to reopen")
    return _LEADS_TO[step]
