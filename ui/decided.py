"""A decision on a name: read out of the history's values, and said in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.model import NameDecision, NameVerdict
from ui.words import decision_word


def read_decision(value: Mapping[str, Any]) -> NameDecision:
    """A decision out of the values that the history keeps; older ones are a form alone."""
    form = str(value.get("form") or "")
    return NameDecision(
        NameVerdict(value.get("verdict", NameVerdict.FORM)),
        tuple(value.get("forms") or ([form] if form else [])),
        str(value.get("who", "")),
        str(value.get("when", "")),
        str(value.get("why", "")),
        bool(value.get("locked", False)),
    )


def decided(decision: NameDecision) -> str:
    """What was decided."""
    word = decision_word(decision.verdict)
    forms = ", ".join(f"«{form}»" for form in decision.forms)
    return f"{word}: {forms}" if forms else word
