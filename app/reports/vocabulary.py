"""How the values of the trade are called in a report."""

from __future__ import annotations

from collections.abc import Mapping

from app.model import Light, Message, NameKind, NameVerdict, Role, Scope, Severity, State

STATES = {
    State.NEW: Message("new"),
    State.EDITED: Message("edited"),
    State.REVIEWED: Message("reviewed"),
    State.APPROVED: Message("approved"),
    State.RETURNED: Message("returned"),
}
SEVERITIES = {
    Severity.INFO: Message("info"),
    Severity.MINOR: Message("minor"),
    Severity.MAJOR: Message("major"),
    Severity.CRITICAL: Message("critical"),
}
LIGHTS = {
    Light.RED: Message("red"),
    Light.AMBER: Message("amber"),
    Light.NONE: Message("none"),
    Light.UNCHECKED: Message("unchecked"),
}
ROLES = {
    Role.TRANSLATOR: Message("translator"),
    Role.EDITOR: Message("editor"),
    Role.LEAD: Message("lead"),
}
KINDS = {
    NameKind.PERSON: Message("person"),
    NameKind.PLACE: Message("place"),
    NameKind.INSTITUTION: Message("institution"),
    NameKind.OTHER: Message("other"),
}
SCOPES = {
    Scope.ONCE: Message("this place only"),
    Scope.HERE: Message("in this document"),
    Scope.ALWAYS: Message("in the whole project"),
}
DECISIONS = {
    NameVerdict.FORM: Message("this form"),
    NameVerdict.BOTH: Message("all these forms"),
    NameVerdict.DIFFERENT: Message("different names"),
    NameVerdict.NOT_A_NAME: Message("not a name"),
}
VERDICTS = {
    "consistent": Message("consistent"),
    "inconsistent": Message("inconsistent"),
    "missing": Message("missing"),
}
LEVELS = {
    "syllable": Message("syllable"),
    "onset": Message("first consonant"),
    "rime": Message("rhyme"),
    "convention": Message("convention"),
}
BECAUSE = {
    "decision": Message("decided in this project"),
    "first form": Message("the first in the text"),
    "most frequent form": Message("the most frequent"),
    "profile": Message("by the transcription profile"),
}
ACTIONS = {
    "import": Message("Import"),
    "edit": Message("Text edit"),
    "confirm": Message("Confirmation"),
    "approve": Message("Approval"),
    "give back": Message("Return"),
    "reopen": Message("Reopening"),
    "ignore": Message("Ignoring"),
    "reconsider": Message("Reconsidering"),
    "fix": Message("Fix"),
    "prefer name": Message("Name decision"),
    "decide name": Message("Name decision"),
    "decide term": Message("Term decision"),
    "import names": Message("Import of names"),
    "merge": Message("Merging"),
    "split": Message("Splitting"),
    "move": Message("Moving a sentence"),
    "accept": Message("Accepting a pair"),
    "doubt": Message("Marking a pair for review"),
    "keep": Message("Keeping of decisions"),
    "settings": Message("Settings"),
    "quality": Message("Quality profile"),
    "undo": Message("Undo"),
    "redo": Message("Redo"),
}


def called(words: Mapping[str, Message], value: str) -> Message | str:
    """The word for a value; the value itself where there is none."""
    return words.get(value, value)
