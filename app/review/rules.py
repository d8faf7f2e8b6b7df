"""Who may do what with a segment in which state, as one table; and the way of a segment through its states.

New → edited → reviewed (its translator confirms) → approved, which locks it, or returned. To add an action: a member
of `Action` and its row in `RULES`. The database of a team is held to the same table, see `least_role`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.errors import ForbiddenError
from app.model import Role, State


class Action(StrEnum):
    """What a person does, in the words of an error line: «a translator cannot …»."""

    EDIT = "edit"
    CONFIRM = "confirm"
    ALIGN = "realign"
    COMMENT = "comment on"
    RESOLVE = "resolve a thread of"
    DECIDE = "decide on a finding of"
    PROPOSE = "propose a name or term of"
    IMPORT = "import into"
    APPROVE = "approve"
    GIVE_BACK = "give back"
    REOPEN = "reopen"
    LOCK = "lock a name or term of"
    WITHDRAW = "take back the sign-off of"
    JUDGE = "choose the quality profile of"
    ANNOTATE = "annotate"
    SIGN_OFF = "sign off"
    MEMBERS = "change the members of"


ANY = frozenset(State)
OPEN = ANY - {State.APPROVED}
LOCKED = frozenset({State.APPROVED})
ROLES = tuple(Role)  # each may do what those before it may


@dataclass(frozen=True, slots=True)
class Rule:
    """The least role for an action, on segments in which states, and the state it leads to, if it leads to one.

    An action on a document or the project is allowed whatever state its segments are in.
    """

    role: Role
    states: frozenset[State] = ANY
    leads_to: State | None = None


RULES: Mapping[Action, Rule] = {
    Action.EDIT: Rule(Role.TRANSLATOR, OPEN, State.EDITED),
    Action.CONFIRM: Rule(Role.TRANSLATOR, OPEN, State.REVIEWED),
    Action.ALIGN: Rule(Role.TRANSLATOR, OPEN),  # leads to what `realigned` says
    Action.COMMENT: Rule(Role.TRANSLATOR),
    Action.RESOLVE: Rule(Role.TRANSLATOR),
    Action.DECIDE: Rule(Role.TRANSLATOR),
    Action.PROPOSE: Rule(Role.TRANSLATOR),
    Action.IMPORT: Rule(Role.TRANSLATOR),
    Action.ANNOTATE: Rule(Role.TRANSLATOR),  # whom the lead asks to; each keeps annotations of their own
    Action.APPROVE: Rule(Role.EDITOR, ANY, State.APPROVED),
    Action.GIVE_BACK: Rule(Role.EDITOR, OPEN, State.RETURNED),
    Action.REOPEN: Rule(Role.EDITOR, LOCKED, State.EDITED),
    Action.LOCK: Rule(Role.EDITOR),
    Action.WITHDRAW: Rule(Role.EDITOR),  # who reopens a segment of the document takes its sign-off back with it
    Action.JUDGE: Rule(Role.LEAD),
    Action.SIGN_OFF: Rule(Role.LEAD),
    Action.MEMBERS: Rule(Role.LEAD),
}
STEPS = tuple(action for action, rule in RULES.items() if rule.leads_to)  # the actions that move a segment on


def may(role: Role, action: Action) -> bool:
    """Whether a role may take an action at all."""
    return ROLES.index(role) >= ROLES.index(RULES[action].role)


def allowed(action: Action, state: State, role: Role) -> bool:
    """One cell of the table."""
    return may(role, action) and state in RULES[action].states


def table() -> Iterator[tuple[Action, State, Role, bool]]:
    """All of it."""
    for action in Action:
        for state in State:
            for role in Role:
                yield action, state, role, allowed(action, state, role)


def least_role(before: State, now: State) -> Role | None:
    """The least role that may take a segment from one state to another by a single action; None: nobody.

    What merging and splitting lead to (`realigned`) and what an undo takes back are not in this.
    """
    found = [rule.role for rule in RULES.values() if rule.leads_to is now and before in rule.states]
    return min(found, key=ROLES.index, default=None)


def refuse(action: Action, role: Role, where: str) -> None:
    """ForbiddenError in one line where the role may not take the action."""
    if not may(role, action):
        raise ForbiddenError(f"{_a(role)} cannot {action.value} {where}; {_who_can(RULES[action].role)} can")


def after(action: Action, state: State, role: Role, where: str = "this segment") -> State:
    """The state an action leads to; ForbiddenError in one line where the role or the state does not allow it."""
    refuse(action, role, where)
    rule = RULES[action]
    if state in rule.states:
        return rule.leads_to or state
    if state is State.APPROVED:
        raise ForbiddenError(f"{where} is approved and locked; an editor can reopen it")
    raise ForbiddenError(f"{where} is not approved, so there is nothing to reopen")


def realigned(states: Iterable[State], where: str = "this segment") -> State:
    """The state of a segment that is made of segments in these; ForbiddenError where one of them is approved.

    What was returned or edited is so still; what was reviewed was reviewed beside another text.
    """
    found = set(states)
    if not found <= RULES[Action.ALIGN].states:
        raise ForbiddenError(f"{where} is approved and locked; an editor can reopen it")
    if State.RETURNED in found:
        return State.RETURNED
    return State.NEW if found == {State.NEW} else State.EDITED


def _a(role: Role) -> str:
    return f"an {role.value}" if role is Role.EDITOR else f"a {role.value}"


def _who_can(least: Role) -> str:
    return " or ".join(_a(role) for role in ROLES[ROLES.index(least) :])
