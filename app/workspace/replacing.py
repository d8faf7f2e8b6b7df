"""Finding words or expressions in the texts of a project, with what would stand there instead."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace

import regex

from app.errors import InputError
from app.model import Found, Message, Occurrence, Progress, Query, Search, Segment, Side, Span
from app.text import cases
from app.text.expressions import PATIENCE, STRIKES, compiled, fault_of_template
from app.workspace.view import View

ACTION = "replace"  # what the history calls it
MOST = 100_000  # places; more is a slip of the pattern
BATCH = 500  # segments between two looks at whether to go on
_APOSTROPHES, _SPACES = "['’ʼ]", "[ \u00a0]"
_Match = regex.Match[str]


def find(project: View, search: Search) -> Iterator[Progress | Found]:
    """Every place where it stands, in the order of the text; the last thing yielded is `Found`.

    InputError, at the first step, where the search cannot be done. A segment on which an expression takes too long is
    left out and counted; after the third such segment the search ends with an InputError.
    """
    expression, new = prepared(search)
    ids = project.order(_narrowed(search))
    places: list[Occurrence] = []
    slow = 0
    for done in range(0, len(ids), BATCH):
        yield Progress(done, len(ids), Message("Searching"))
        for row in project.rows(ids[done : done + BATCH]):
            try:
                places += list(_in(row.segment, search, expression, new))
            except TimeoutError as error:
                slow += 1
                if slow == STRIKES:
                    raise InputError(f"{search.text}: is too slow for these texts; write it more simply") from error
        if len(places) > MOST:
            yield Found(tuple(places[:MOST]), slow, more=True)
            return
    yield Found(tuple(places), slow)


def prepared(search: Search) -> tuple[regex.Pattern[str], Callable[[_Match], str | None]]:
    """The expression, and what makes a replacement of a match; InputError where either cannot be."""
    if not search.text:
        raise InputError("nothing to look for; type a word or an expression")
    if search.side is Side.SOURCE and search.replacement is not None:
        raise InputError("the source cannot be changed; replace in the translation")
    plain = search.text if search.regex else _tolerant(search.text)
    flags = 0 if search.match_case else regex.IGNORECASE
    try:
        compiled(plain, flags)  # first without the borders, so that a fault is told of what was typed
        expression = compiled(_whole(plain) if search.words else plain, flags)
    except ValueError as error:
        raise InputError(f"{search.text}: {error}") from error
    if search.regex:
        _refuse_template(plain, search.replacement or "")
    return expression, lambda match: _instead(search, match)


def _refuse_template(expression: str, template: str) -> None:
    try:
        fault = fault_of_template(expression, template)
    except TimeoutError as error:
        raise InputError(f"{expression}: never comes to an end; write it more simply") from error
    if fault:
        raise InputError(f"{template}: does not go with the expression: {fault}")


def _in(
    segment: Segment, search: Search, expression: regex.Pattern[str], new: Callable[[_Match], str | None]
) -> Iterator[Occurrence]:
    text = segment.source if search.side is Side.SOURCE else segment.target
    for match in expression.finditer(text, timeout=PATIENCE, concurrent=True):
        if match.group():
            yield Occurrence(segment, search.side, Span(*match.span()), new(match))


def _instead(search: Search, match: _Match) -> str | None:
    if search.replacement is None:
        return None
    new = match.expand(search.replacement) if search.regex else search.replacement
    return cases.like(match.group(), new) if search.keep_case else new


def _tolerant(text: str) -> str:
    """The text as an expression: every apostrophe for any, a space for a no-break space, composed letters or not."""
    forms = dict.fromkeys(unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    made = (
        "".join(_APOSTROPHES if one in "'’ʼ" else _SPACES if one in " \u00a0" else regex.escape(one) for one in form)
        for form in forms
    )
    # Half of a letter is no letter: «e» does not stand in a decomposed «é».
    return f"(?:{'|'.join(made)})(?!\\p{{Mn}})"


def _whole(expression: str) -> str:
    """Whole words only; an apostrophe within a word does not end it, a hyphen does."""
    return rf"(?<!\w|\w['’ʼ])(?:{expression})(?!\w|['’ʼ]\w)"


def _narrowed(search: Search) -> Query:
    """The segments to look at: for plain words the index of the store already leaves out most."""
    if search.regex or search.query.text:
        return search.query
    return replace(search.query, text=search.text)
