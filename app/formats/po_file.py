"""A PO file taken apart twice, by line and by polib, and the two held side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

import polib

from app.errors import InputError
from app.formats import po_lines, texts
from app.formats.po_lines import Message

_CHARSET = re.compile(rb'"[^"\n]*Content-Type:[^"\n]*charset=([\w.:-]+)', re.IGNORECASE)
# Encodings that gettext knows too and whose bytes come back the same from every text they give.
_KNOWN = re.compile(r"(?:us-)?ascii|utf-?8|iso-?8859-\d+|koi8-[rut]|(?:cp|windows-)\d{3,4}|tis-620", re.IGNORECASE)
# polib takes «# text», not «#text», which gettext takes as well.
_COMMENT = re.compile(r"^(\s*#(?:~\||[,.:|~]|))(?=[^\s,.:|~#])")
_PLURALS = re.compile(r"nplurals\s*=\s*([1-6])")
_LINE = re.compile(r"\(line (\d+)\)")
_FACTS = (
    "obsolete msgctxt msgid msgid_plural msgstr msgstr_plural flags comment tcomment occurrences"
    " previous_msgctxt previous_msgid previous_msgid_plural"
).split()


class Place(NamedTuple):
    """Where a translation stands: its message, polib's view of it, and the plural form (None without plurals)."""

    message: Message
    entry: polib.POEntry
    form: int | None

    @property
    def target(self) -> str:
        """What is written there; nothing for a plural form that is still to come."""
        found = self.message.targets.get(self.form)
        return found.text if found else ""


@dataclass(frozen=True, slots=True)
class PoFile:
    """One PO file: how it is encoded, its lines, where its messages stand, and polib's values."""

    decoded: texts.Decoded
    lines: list[str]
    messages: list[Message]
    catalogue: polib.POFile

    @property
    def forms(self) -> int:
        """How many plural forms the header announces; 1 if it does not."""
        found = _PLURALS.search(self.catalogue.metadata.get("Plural-Forms", ""))
        return int(found[1]) if found else 1

    def places(self) -> dict[str, Place]:
        """Every translation there is or should be, by a key that no other one has, in the order of the file."""
        messages = [message for message in self.messages if not message.is_header]
        return {
            message.key if form is None else f"{message.key}\x05{form}": Place(message, entry, form)
            for message, entry in zip(messages, _live(self.catalogue), strict=True)
            for form in self._forms_of(message)
        }

    def _forms_of(self, message: Message) -> list[int | None]:
        if message.plural is None:
            return [None]
        return [*sorted({*range(self.forms), *(form for form in message.targets if form is not None)})]

    def facts(self) -> list[tuple[object, ...]]:
        """All that polib knows of the file, to be compared with another."""
        values = [tuple(getattr(entry, name) for name in _FACTS) for entry in self.catalogue]
        return [tuple(self.catalogue.metadata.items()), *values]


class _Lines(str):
    """A text that polib takes apart at our lines; str.splitlines cuts at U+2028 and its like as well."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:  # noqa: FBT001, FBT002 - the signature of str
        lines = texts.lines(str(self))
        return [_COMMENT.sub(r"\1 ", line if keepends else line.rstrip("\r\n")) for line in lines]


def parse(data: bytes, where: str) -> PoFile:
    """The file in these bytes. InputError: broken (with the line), a msgid twice, not the charset it declares."""
    decoded = _decoded(data, where)
    lines = texts.lines(decoded.text)
    messages = po_lines.messages(lines, where)
    catalogue = _by_polib(decoded.text, where)
    ours = [(message.context, message.source) for message in messages if not message.is_header]
    if ours != [(entry.msgctxt, entry.msgid) for entry in _live(catalogue)]:
        raise InputError(f"{where}: its messages cannot be told apart; `msgcat` writes the file plainly")
    return PoFile(decoded, lines, messages, catalogue)


def _by_polib(text: str, where: str) -> polib.POFile:
    try:
        return polib.pofile(_Lines(text), encoding="utf-8")
    except (OSError, ValueError) as error:
        line = _LINE.search(str(error))
        raise InputError(f"{where}:{line[1] if line else 1}: does not belong here in a PO file") from error


def _live(catalogue: polib.POFile) -> list[polib.POEntry]:
    return [entry for entry in catalogue if not entry.obsolete]


def _decoded(data: bytes, where: str) -> texts.Decoded:
    """By the header if it names a charset: one that does not fit is an error then, no reason to guess."""
    named = _CHARSET.search(data)
    charset = named[1].decode("ascii", "replace") if named else ""
    if charset.upper() in ("", "CHARSET"):
        return texts.recognise(data, where)
    if not _KNOWN.fullmatch(charset):
        raise InputError(f"{where}: its charset {charset} is not known here; convert it with `msgconv -t UTF-8`")
    decoded = _declared(data, charset, where)
    if "\0" in decoded.text:
        raise InputError(f"{where}: is not a text (there are zero bytes in it); restore it from a copy")
    return decoded


def _declared(data: bytes, charset: str, where: str) -> texts.Decoded:
    utf8_mark = texts.MARKS[0][0]
    mark = utf8_mark if data.startswith(utf8_mark) else b""
    try:
        return texts.Decoded(data[len(mark) :].decode(charset), charset, mark)
    except LookupError as error:
        raise InputError(f"{where}: there is no charset {charset}; correct it in the header") from error
    except UnicodeDecodeError as error:
        at = len(mark) + error.start
        line = data.count(b"\n", 0, at) + 1
        said = f"byte {at + 1:,} is 0x{data[at]:02x}, which is not {charset} as the header says"
        raise InputError(f"{where}:{line}: {said}; save the file as {charset}") from error
