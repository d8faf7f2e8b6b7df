"""How the values of the trade are called in a report, where that is not as everywhere (`app.model.words`)."""

from __future__ import annotations

from collections.abc import Mapping

from app.model import (
    ERROR_WORDS,
    LEVEL_WORDS,
    SEVERITY_WORDS,
    STATE_WORDS,
    VERDICT_WORDS,
    Light,
    Message,
    NameKind,
    NameVerdict,
    Role,
    Scope,
)

STATES = STATE_WORDS
SEVERITIES = SEVERITY_WORDS
ERRORS = ERROR_WORDS
VERDICTS = VERDICT_WORDS
LEVELS = LEVEL_WORDS

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
