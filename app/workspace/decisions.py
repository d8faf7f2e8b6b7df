"""Decisions on names as a project keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.model import NameDecision, NameVerdict


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
