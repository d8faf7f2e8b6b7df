"""Decisions on names: as a project keeps them, who may change them, and as they travel to the next project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from app.errors import ForbiddenError
from app.model import Change, Ledger, NameDecision, NameKind, NameRecord, NameVerdict, Person
from app.review.rules import Action, may

V = TypeVar("V")

OF_A_TERM = "term:"  # begins the key under which a decision on a concept is kept beside those on names


def of_names(decisions: Mapping[str, V]) -> dict[str, V]:
    """The decisions on names."""
    return {key: one for key, one in decisions.items() if not key.startswith(OF_A_TERM)}


def of_terms(decisions: Mapping[str, V]) -> dict[str, V]:
    """The decisions on terms, by concept."""
    return {key.removeprefix(OF_A_TERM): one for key, one in decisions.items() if key.startswith(OF_A_TERM)}


def from_json(value: Mapping[str, Any]) -> NameDecision:
    """A decision out of the JSON of `to_json`."""
    return NameDecision(
        verdict=NameVerdict(value.get("verdict", NameVerdict.FORM)),
        forms=tuple(value.get("forms") or ([value["form"]] if value.get("form") else [])),
        who=str(value.get("who", "")),
        when=str(value.get("when", "")),
        why=str(value.get("why", "")),
        locked=bool(value.get("locked", False)),
    )


def to_json(decision: NameDecision) -> dict[str, Any]:
    """A decision as plain values."""
    return {
        "verdict": decision.verdict.value,
        "forms": list(decision.forms),
        "who": decision.who,
        "when": decision.when,
        "why": decision.why,
        "locked": decision.locked,
    }


def change(name: str, before: Any, decision: NameDecision | None, who: Person) -> list[Change]:
    """A decision in place of the one before (None takes it back), signed; nothing where it says the same.

    ForbiddenError where the one before is locked, or this one would be, and the person is no editor.
    """
    old = from_json(before) if before else None
    if not may(who.role, Action.LOCK) and ((old and old.locked) or (decision and decision.locked)):
        raise ForbiddenError(
            f"the decision on {name.removeprefix(OF_A_TERM)} is locked; an editor or a lead can change it"
        )
    if decision is not None:
        decision = _signed(decision, who)
    if old is not None and decision is not None and replace(old, who=decision.who, when=decision.when) == decision:
        return []
    after = to_json(decision) if decision else None
    return [Change("name", name, before, after)] if before != after else []


def records(stored: Mapping[str, Any], ledger: Ledger) -> list[NameRecord]:
    """Every decision of a project on a name, with the kind the ledger knows for the name."""
    kinds = {entry.name: entry.kind for entry in ledger.names}
    names = sorted(of_names(stored).items())
    return [NameRecord(name, kinds.get(name, NameKind.OTHER), from_json(value)) for name, value in names]


def brought_in(found: Iterable[NameRecord], stored: Mapping[str, Any], who: Person) -> list[Change]:
    """The decisions of a file as changes, kept as they were signed; those of the project that are locked stay."""
    changes: list[Change] = []
    for record in {one.name: one for one in found}.values():
        before = stored.get(record.name)
        if before and from_json(before).locked:
            continue
        decision = record.decision if may(who.role, Action.LOCK) else replace(record.decision, locked=False)
        after = to_json(decision if decision.who else _signed(decision, who))
        if after != before:
            changes.append(Change("name", record.name, before, after))
    return changes


def _signed(decision: NameDecision, who: Person) -> NameDecision:
    return replace(decision, who=who.name, when=datetime.now(UTC).isoformat(timespec="seconds"))
