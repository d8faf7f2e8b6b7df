"""The history as a list: who did what when, the newest first."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QDate, QLocale, QObject

from app.model import Change, Event, State
from ui.decided import decided, read_decision
from ui.diff import SAME, Piece, shortened, words
from ui.models.table import Column, TableModel
from ui.texts import language, mark, tr, trn
from ui.words import role_word, state_word

ACTIONS = {
    "import": mark("Import"),
    "edit": mark("Text edit"),
    "confirm": mark("Confirmation"),
    "approve": mark("Approval"),
    "give back": mark("Return"),
    "reopen": mark("Reopening"),
    "ignore": mark("Ignoring"),
    "reconsider": mark("Reconsidering"),
    "fix": mark("Fix"),
    "replace": mark("Replacement"),
    "prefer name": mark("Name decision"),
    "decide name": mark("Name decision"),
    "decide term": mark("Term decision"),
    "import names": mark("Import of names"),
    "merge": mark("Merging"),
    "split": mark("Splitting"),
    "move": mark("Moving a sentence"),
    "accept": mark("Accepting a pair"),
    "doubt": mark("Marking a pair for review"),
    "keep": mark("Keeping of decisions"),
    "annotate": mark("Marking of an error"),
    "change annotation": mark("Change of a marked error"),
    "remove annotation": mark("Removal of a marked error"),
    "reject offer": mark("Rejection of an offered error"),
    "import annotations": mark("Annotations from a file"),
    "assess": mark("Assessment"),
    "forget assessment": mark("Assessment taken back"),
    "settings": mark("Settings"),
    "quality": mark("Quality profile"),
    "restore": mark("Restoring of a version"),
    "comment": mark("Comment"),
    "answer": mark("Answer"),
    "rewrite": mark("Other words of a comment"),
    "delete comment": mark("Deletion of a comment"),
    "resolve": mark("Resolving of a thread"),
    "unresolve": mark("Reopening of a thread"),
    "sign off": mark("Sign-off"),
    "withdraw": mark("Taking back of a sign-off"),
    "undo": mark("Undo"),
    "redo": mark("Redo"),
}
SHOWN = 3  # changes of a batch that are written out
TEXTS = ("source", "target")


def action_word(event: Event) -> str:
    """What was done, as a word."""
    word = tr(ACTIONS.get(event.action, event.action))
    if event.undoes is not None:  # its note is the word of what was taken back or done again
        return f"{word}: {tr(ACTIONS.get(event.note, event.note))}"
    return word


def heading(event: Event) -> str:
    """What was done, by whom, when."""
    return f"{action_word(event)} · {event.who.name}, {role_word(event.who.role).lower()} · {moment(event.when)}"


def moment(when: datetime, now: datetime | None = None) -> str:
    """A time for people: today by the clock, else with the day."""
    local, today = when.astimezone(), (now or datetime.now(UTC)).astimezone()
    if local.date() == today.date():
        return f"{local:%H:%M:%S}"
    day = QDate(local.year, local.month, local.day)
    return f"{QLocale(language()).toString(day, QLocale.FormatType.ShortFormat)} {local:%H:%M}"


def pieces(event: Event) -> list[Piece]:
    """What the event changed: texts as a diff by word, states as from → to."""
    made: list[Piece] = []
    told = [said for change in event.changes if change.before != change.after and (said := _change(change))]
    for said in told[:SHOWN]:
        made += [*([(SAME, "\n")] if made else []), *said]
    if len(told) > SHOWN:
        made.append((SAME, "\n" + trn("and {n} more", "and {n} more", len(told) - SHOWN)))
    if event.note and event.undoes is None and event.note not in _told(event):
        made.append((SAME, f"\n«{event.note}»" if made else f"«{event.note}»"))
    return made


def _told(event: Event) -> set[str]:
    """What the changes say already: a decision keeps its reason, its form and its verdict itself."""
    values = [change.after for change in event.changes if isinstance(change.after, dict)]
    return {str(value.get(key)) for value in values for key in ("reason", "form", "verdict", "text", "note")} | {
        str(form) for value in values for form in value.get("forms") or ()
    }


def text_of(event: Event) -> str:
    """The event in one text, for screen readers."""
    return f"{heading(event)}\n{''.join(text for _, text in pieces(event))}"


def _change(change: Change) -> list[Piece]:
    if change.entity in TEXTS:
        return shortened(words(str(change.before or ""), str(change.after or "")))
    if change.entity == "comment":
        return _comment(change)
    return [(SAME, said)] if (said := _in_words(change)) else []


def _in_words(change: Change) -> str:
    """What changed, where that is no text."""
    match change.entity:
        case "state":
            return f"{_state(change.before)} → {_state(change.after)}"
        case "name":
            return f"{change.key.removeprefix('term:')}: {_name_decision(change.after)}"
        case "sign-off":
            return tr("signed off") if change.after else tr("no longer signed off")
        case "decision":
            return _value(change.after)
        case "annotation":
            return _annotation(change.after or change.before)
        case "assessment":
            return tr("score {n}").format(n=_esa(change.before) + " → " + _esa(change.after))
    return ""


def _annotation(value: object) -> str:
    """An error that was marked: how bad, of which kind, where."""
    if not isinstance(value, dict):
        return ""
    return f"{tr(str(value.get('severity')))} · {value.get('category')} · «{value.get('text')}»"


def _esa(value: object) -> str:
    score = value.get("esa") if isinstance(value, dict) else None
    return "–" if score is None else f"{score:g}"


def _comment(change: Change) -> list[Piece]:
    """A comment that came, changed or went; nothing where only the segment it is on is another."""
    before, after = change.before or {}, change.after or {}
    if before.get("text", "") != after.get("text", ""):
        return shortened(words(str(before.get("text", "")), str(after.get("text", ""))))
    if before.get("resolved") != after.get("resolved"):
        return [(SAME, f"{tr('resolved') if after.get('resolved') else tr('open again')}: {after.get('text', '')}")]
    return []


def _state(value: object) -> str:
    try:
        return state_word(State(str(value)))
    except ValueError:
        return str(value)


def _name_decision(value: object) -> str:
    """What was decided about a name, and the reason."""
    if not isinstance(value, dict):
        return _value(value)
    decision = read_decision(value)
    return f"{decided(decision)} · {decision.why}" if decision.why else decided(decision)


def _value(value: object) -> str:
    """A decision in words: its form or reason where it has one."""
    if isinstance(value, dict):
        told = value.get("form") or value.get("preferred") or value.get("reason")
        return str(told) if told else " · ".join(str(part) for part in value.values())
    return tr("taken back") if value is None else str(value)


COLUMNS: tuple[Column[Event], ...] = (Column(mark("History"), text_of, text_of),)


class HistoryModel(TableModel[Event]):
    """Shows events, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
