"""What a bilingual file holds, whatever its format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.model import State


@dataclass(frozen=True, slots=True)
class Entry:
    """A source and its target in a bilingual file; of a PO message with plurals every form is an entry.

    `key` finds the entry again when the file is written. `fuzzy` is what the file says; `approved` is what the
    review says and only counts when writing: the fuzzy flag of an approved entry goes. `state` is where the review
    stands, as the file tells it when it is read; written, None leaves what the file says. `signed` is whether the
    document is signed off. `paragraph` numbers the paragraph of a running text; entries without one stand alone.
    """

    source: str
    target: str
    context: str = ""
    comment: str = ""
    key: str = ""
    fuzzy: bool = False
    approved: bool = False
    state: State | None = None
    signed: bool = False
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The entries of one file in its order. A language is a code such as `uk`, or empty if the file does not say."""

    units: tuple[Entry, ...]
    source_lang: str = ""
    target_lang: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """How one kind of file is read and written.

    `read(data, where)` gives the entries, or is None for a format that is only written; `where` names the file in
    error lines. `write(bilingual, original)` gives the bytes; with `original`, the bytes the entries were read
    from, only what differs is changed in them. Both raise InputError.
    """

    name: str
    read: Callable[[bytes, str], Bilingual] | None
    write: Callable[[Bilingual, bytes | None], bytes]
