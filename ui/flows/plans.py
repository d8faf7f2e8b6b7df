"""What would be changed, as a preview wants it: the places, and how many are left alone because they are approved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.model import Finding, Mention, Replacement, State
from app.workspace import Workspace

OF_NAMES = frozenset({"name-inconsistent", "name-nonstandard"})  # their fix reaches every place of the name


@dataclass(frozen=True, slots=True)
class Plan:
    """Changes to preview; `approved` places depart as well, but stand in approved segments."""

    changes: Sequence[Replacement]
    approved: int = 0


def plan_of_name(name: str, form: str, workspace: Workspace) -> Plan:
    """What would write a name in this form everywhere."""
    return Plan(workspace.plan_name(name, form), _approved(name, form, workspace))


def plan_of_finding(finding: Finding, workspace: Workspace) -> Plan:
    """What would repair a finding; for a name at every place of it."""
    changes = workspace.plan_fix(finding)
    if finding.check not in OF_NAMES:
        return Plan(changes)
    form = next((entry.preferred for entry in workspace.names().names if entry.name == finding.subject), "")
    return Plan(changes, _approved(finding.subject, form, workspace))


def _approved(name: str, form: str, workspace: Workspace) -> int:
    places = workspace.places(name)
    return sum(segment.state is State.APPROVED and _departs(mention, form) for segment, mention in places)


def _departs(mention: Mention, form: str) -> bool:
    words = form.split()
    if mention.short and len(words) > mention.part[1] - mention.part[0]:
        words = words[slice(*mention.part)]
    return mention.target_span is not None and mention.base.casefold() != " ".join(words).casefold()
