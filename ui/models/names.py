"""The name ledger as tables: the names, the forms of one name, the places of one form."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from app.model import Mention, NameEntry, Segment, TermMention
from ui.models.table import Column, TableModel
from ui.texts import mark, tr, trn
from ui.words import kind_word, verdict_word

VERDICTS = ("inconsistent", "missing", "consistent")  # what a person has to decide comes first
BY_VERDICT, BY_NAME, BY_COUNT = "verdict", "name", "count"
ORDERS = {BY_VERDICT: mark("By verdict"), BY_NAME: mark("By name"), BY_COUNT: mark("By count")}
ORIGIN = re.compile(r"\(([^(),]+)(?:,[^()]*)?\)$")  # of a rule: the table it stands in
DECISION = "decision"
BECAUSE = {
    DECISION: mark("decided in this project"),
    "first form": mark("the first in the text"),
    "most frequent form": mark("the most frequent"),
    "profile": mark("by the transcription profile"),
}


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a name with what the bar beside it needs; a name that is nowhere rendered has an empty base."""

    name: str
    base: str
    count: int
    most: int
    written: str
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a name, with both texts around it."""

    segment: Segment
    mention: Mention | TermMention


def forms_of(entry: NameEntry) -> list[Form]:
    """The forms of a name, the most frequent first, the missing ones last."""
    most = max([form.count for form in entry.forms] + [len(entry.missing), 1])
    forms = [
        Form(entry.name, form.base, form.count, most, _written(form.written), form.base == entry.preferred)
        for form in sorted(entry.forms, key=lambda form: -form.count)
    ]
    if entry.missing:
        forms.append(Form(entry.name, "", len(entry.missing), most, ""))
    return forms


def why_standard(entry: NameEntry) -> str:
    """The standard form and the rules it follows from."""
    return "\n".join([entry.standard, *(f"· {rule}" for rule in entry.rules)]) if entry.standard else ""


def why_preferred(entry: NameEntry) -> str:
    """The form in force and its reason."""
    return (
        f"{entry.preferred} — {tr(BECAUSE.get(entry.preferred_because, entry.preferred_because))}"
        if entry.preferred
        else ""
    )


def rules_of(entry: NameEntry) -> str:
    """The rules that made the standard form, in one line."""
    bare = [rule.partition(" (")[0] for rule in entry.rules]
    origins = dict.fromkeys(found[1] for rule in entry.rules if (found := ORIGIN.search(rule)))
    return " · ".join(bare) + (f" ({', '.join(origins)})" if origins else "")


def under(entry: NameEntry) -> str:
    """What stands under a name: the verdict on it and its kind."""
    return f"{verdict_word(entry.verdict)} · {kind_word(entry.kind)}"


def is_locked(entry: NameEntry) -> bool:
    """Whether only editors and leads may decide anew."""
    return entry.decision is not None and entry.decision.locked


def _lines(entry: NameEntry) -> str:
    """Name and verdict; the lock, which is drawn as a sign, in words for screen readers."""
    locked = [tr("locked")] if is_locked(entry) else []
    return "\n".join([entry.name, under(entry), *locked])


NAMES: tuple[Column[NameEntry], ...] = (
    Column(mark("Name"), _lines, key=lambda entry: entry.name.casefold()),
    Column(
        mark("Forms"),
        lambda entry: ", ".join(f"{form.base} {form.count}" for form in entry.forms) or tr("none"),
        key=lambda entry: -len(entry.forms),
    ),
    Column(mark("In force"), lambda entry: entry.preferred, why_preferred),
    Column(mark("Standard"), lambda entry: entry.standard, why_standard),
)
FORMS: tuple[Column[Form], ...] = (
    Column(mark("Form"), lambda form: form.base or tr("not found")),
    Column(mark("Places"), lambda form: str(form.count), key=lambda form: form.count),
    Column(mark("Written as"), lambda form: form.written),
)
PLACES: tuple[Column[Place], ...] = (
    Column("#", lambda place: str(place.segment.position), key=lambda place: place.segment.position),
    Column(mark("Vietnamese"), lambda place: place.segment.source),
    Column(mark("Ukrainian"), lambda place: place.segment.target),
)


class NamesModel(TableModel[NameEntry]):
    """Shows the ledger, what has to be decided first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(NAMES, parent)

    def place(self, name: str) -> int | None:
        """The row of a name."""
        return next((place for place, entry in enumerate(self.items) if entry.name == name), None)


class FormsModel(TableModel[Form]):
    """Shows the forms of one name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(FORMS, parent)


class PlacesModel(TableModel[Place]):
    """Shows where a form stands."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(PLACES, parent)


def in_order(entries: Sequence[NameEntry], order: str) -> list[NameEntry]:
    """The ledger's lines in one of `ORDERS`; by verdict, the open questions come first."""
    keys: dict[str, Callable[[NameEntry], Any]] = {
        BY_VERDICT: lambda entry: (_rank(entry), -_count(entry), entry.name.casefold()),
        BY_NAME: lambda entry: entry.name.casefold(),
        BY_COUNT: lambda entry: (-_count(entry), entry.name.casefold()),
    }
    return sorted(entries, key=keys[order])


def found_in(entry: NameEntry, words: str, *, open_only: bool = False) -> bool:
    """Whether a line has these words in its name or forms, and is in question if only such are wanted."""
    if open_only and entry.verdict != "inconsistent":
        return False
    texts = [entry.name, entry.standard, entry.preferred, *(form.base for form in entry.forms)]
    return words.casefold() in "\n".join(texts).casefold()


def summed(entries: list[NameEntry]) -> str:
    """How many names are shown, and how many of them want a decision."""
    open_ = sum(entry.verdict != "consistent" for entry in entries)
    names = trn("{n} name", "{n} names", len(entries))
    return f"{names} · {trn('{n} to decide', '{n} to decide', open_)}" if open_ else names


def _rank(entry: NameEntry) -> int:
    return VERDICTS.index(entry.verdict) if entry.verdict in VERDICTS else len(VERDICTS)


def _count(entry: NameEntry) -> int:
    return sum(form.count for form in entry.forms)


def _written(written: object) -> str:
    counts = dict(written)  # type: ignore[call-overload]
    return ", ".join(f"{form} {count}" for form, count in sorted(counts.items(), key=lambda pair: -pair[1]))
