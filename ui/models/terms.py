"""The ledger of terms as tables: the concepts, and the forms of one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from app.model import TermEntry
from ui.models.names import BECAUSE, VERDICTS, Form
from ui.models.table import Column, TableModel
from ui.texts import mark, tr, trn
from ui.words import verdict_word

FROM_THE_BASE = mark("by the term base")


def forms_of(entry: TermEntry) -> list[Form]:
    """The terms used for a concept, the most frequent first, the missing ones last."""
    most = max([form.count for form in entry.forms] + [len(entry.missing), 1])
    forms = [
        Form(entry.concept, form.base, form.count, most, ", ".join(form.written), form.base == entry.preferred)
        for form in sorted(entry.forms, key=lambda form: -form.count)
    ]
    if entry.missing:
        forms.append(Form(entry.concept, "", len(entry.missing), most, ""))
    return forms


def why_preferred(entry: TermEntry) -> str:
    """The term in force and its reason; a note of the term base, if there is one."""
    because = BECAUSE.get(entry.preferred_because, FROM_THE_BASE)
    return "\n".join(part for part in (f"{entry.preferred} — {tr(because)}", entry.note) if part)


def under(entry: TermEntry) -> str:
    """What stands under a term: the verdict on it and its field."""
    return " · ".join(part for part in (verdict_word(entry.verdict), entry.domain) if part)


TERMS: tuple[Column[TermEntry], ...] = (
    Column(mark("Term"), lambda entry: f"{entry.term}\n{under(entry)}", key=lambda entry: entry.term.casefold()),
    Column(
        mark("Forms"),
        lambda entry: ", ".join(f"{form.base} {form.count}" for form in entry.forms) or tr("none"),
        key=lambda entry: -len(entry.forms),
    ),
    Column(mark("In force"), lambda entry: entry.preferred, why_preferred),
)


class TermsModel(TableModel[TermEntry]):
    """Shows the ledger of terms, what has to be decided first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(TERMS, parent)

    def place(self, concept: str) -> int | None:
        """The row of a concept."""
        return next((place for place, entry in enumerate(self.items) if entry.concept == concept), None)


def in_order(entries: Sequence[TermEntry]) -> list[TermEntry]:
    """What a person has to decide comes first, what is frequent before what is rare."""
    return sorted(
        entries, key=lambda one: (VERDICTS.index(one.verdict), -sum(form.count for form in one.forms), one.concept)
    )


def found_in(entry: TermEntry, words: str, *, open_only: bool) -> bool:
    """Whether a line has these words in its term or forms, and is in question if only such are wanted."""
    if open_only and entry.verdict != "inconsistent":
        return False
    texts = [entry.term, entry.preferred, entry.domain, *(form.base for form in entry.forms)]
    return words.casefold() in "\n".join(texts).casefold()


def summed(entries: Sequence[TermEntry]) -> str:
    """How many concepts are shown, and how many of them want a decision."""
    open_ = sum(entry.verdict == "inconsistent" for entry in entries)
    terms = trn("{n} term", "{n} terms", len(entries))
    return f"{terms} · {trn('{n} to decide', '{n} to decide', open_)}" if open_ else terms
