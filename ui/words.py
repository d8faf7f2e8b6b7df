"""How the values of the trade are called in the window, where that is not as everywhere (`app.model.words`)."""

from __future__ import annotations

from app.model import (
    ERROR_WORDS,
    LEVEL_WORDS,
    SEVERITY_WORDS,
    STATE_WORDS,
    VERDICT_WORDS,
    ErrorSeverity,
    Light,
    NameKind,
    NameVerdict,
    Role,
    Scope,
    Severity,
    State,
)
from ui.texts import mark, said, tr

LIGHTS = {
    Light.RED: mark("needs a look now"),
    Light.AMBER: mark("needs a look"),
    Light.NONE: mark("nothing found"),
    Light.UNCHECKED: mark("not checked yet"),
}
ROLES = {
    Role.TRANSLATOR: mark("Translator"),
    Role.EDITOR: mark("Editor"),
    Role.LEAD: mark("QA lead"),
}
KINDS = {
    NameKind.PERSON: mark("person"),
    NameKind.PLACE: mark("place"),
    NameKind.INSTITUTION: mark("institution"),
    NameKind.OTHER: mark("other name"),
}
SCOPES = {
    Scope.ONCE: mark("Once: this place only"),
    Scope.HERE: mark("Here: the same in this document"),
    Scope.ALWAYS: mark("Always: the same in the whole project"),
}
DECISIONS = {
    NameVerdict.FORM: mark("This form"),
    NameVerdict.BOTH: mark("All these forms are allowed"),
    NameVerdict.DIFFERENT: mark("Different names"),
    NameVerdict.NOT_A_NAME: mark("Not a name"),
}
SECTIONS = {
    "names": mark("Names"),
    "content": mark("Content"),
    "numbers": mark("Numbers"),
    "terms": mark("Terms"),
    "words": mark("Words"),
    "capitals": mark("Capitals"),
    "marks": mark("Spaces and marks"),
    "code": mark("Addresses and code"),
    "patterns": mark("Patterns"),
}

CONVENTIONS = {
    "place names": mark("place names"),
    "person names": mark("person names"),
    "spaced": mark("spaced"),
    "joined": mark("joined"),
    "hyphened": mark("hyphened"),
}


def state_word(state: State) -> str:
    return said(STATE_WORDS[state])


def severity_word(severity: Severity) -> str:
    return said(SEVERITY_WORDS[severity])


def error_word(severity: ErrorSeverity) -> str:
    return said(ERROR_WORDS[severity])


def light_word(light: Light) -> str:
    return tr(LIGHTS[light])


def role_word(role: Role) -> str:
    return tr(ROLES[role])


def kind_word(kind: NameKind) -> str:
    return tr(KINDS[kind])


def scope_word(scope: Scope) -> str:
    return tr(SCOPES[scope])


def verdict_word(verdict: str) -> str:
    return said(VERDICT_WORDS[verdict]) if verdict in VERDICT_WORDS else verdict


def decision_word(verdict: NameVerdict) -> str:
    return tr(DECISIONS[verdict])


def convention_word(text: str) -> str:
    """A convention of spelling as a word; letters of a sound stay as they are."""
    return tr(CONVENTIONS[text]) if text in CONVENTIONS else text


def level_word(level: str) -> str:
    return said(LEVEL_WORDS[level]) if level in LEVEL_WORDS else level


def section_word(section: str) -> str:
    """A section of checks; one without a word of its own by its id."""
    return tr(SECTIONS.get(section, "")) or section.replace("-", " ").capitalize()
