"""How the values of the trade are called, in the window and in reports alike; what each calls otherwise is its own."""

from __future__ import annotations

from app.model.annotations import ErrorSeverity
from app.model.basics import Message, Severity
from app.model.segments import State

STATE_WORDS = {
    State.NEW: Message("new"),
    State.EDITED: Message("edited"),
    State.REVIEWED: Message("reviewed"),
    State.APPROVED: Message("approved"),
    State.RETURNED: Message("returned"),
}
SEVERITY_WORDS = {
    Severity.INFO: Message("info"),
    Severity.MINOR: Message("minor"),
    Severity.MAJOR: Message("major"),
    Severity.CRITICAL: Message("critical"),
}
ERROR_WORDS = {
    ErrorSeverity.NEUTRAL: Message("neutral"),
    ErrorSeverity.MINOR: Message("minor"),
    ErrorSeverity.MAJOR: Message("major"),
    ErrorSeverity.CRITICAL: Message("critical"),
}
VERDICT_WORDS = {
    "consistent": Message("consistent"),
    "inconsistent": Message("inconsistent"),
    "missing": Message("missing"),
}
LEVEL_WORDS = {
    "syllable": Message("syllable"),
    "onset": Message("first consonant"),
    "rime": Message("rhyme"),
    "convention": Message("convention"),
}
