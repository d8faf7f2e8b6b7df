"""The lines of a PO file: which of them say what, so that one translation can be changed and no other byte.

polib reads a PO file into values but forgets how it was written (wrapping, order of obsolete entries, comments at
the end), and it takes some broken lines as they come. Here every line has its place and is checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import polib

from app.errors import InputError

WIDTH = 79  # columns; gettext's own tools wrap there

_LITERAL = r'"((?:[^"\\]|\\.)*)"'
_KEYWORD = re.compile(rf"(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d)\])?\s*{_LITERAL}")
_CONTINUED = re.compile(_LITERAL)
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7})(?:\s|$)")
_NEXT = {
    "": {"msgctxt", "msgid"},
    "msgctxt": {"msgid"},
    "msgid": {"msgid_plural", "msgstr"},
    "msgid_plural": {"msgstr"},
    "msgstr": {"msgctxt", "msgid", "msgstr"},
}


@dataclass(slots=True)
class String:
    """A keyword with its text and the numbers of its lines, from 0; `flags` are lines of flags before it."""

    keyword: str
    form: int | None
    text: str
    lines: list[int]
    flags: list[int]


@dataclass(slots=True)
class Message:
    """One message that is not obsolete. `targets` is by plural form; a message without plurals has {None: …}."""

    line: int
    context: str | None = None
    source: str = ""
    plural: str | None = None
    targets: dict[int | None, String] = field(default_factory=dict)
    flags: list[int] = field(default_factory=list)

    @property
    def key(self) -> str:
        """What identifies a message, written as in compiled translations: context, EOT, source."""
        return self.source if self.context is None else f"{self.context}\x04{self.source}"

    @property
    def is_header(self) -> bool:
        """Whether this is the entry that describes the file."""
        return self.context is None and not self.source


def messages(lines: Sequence[str], where: str) -> list[Message]:
    """The messages in their order, the header among them. InputError names the line that is wrong."""
    found: list[Message] = []
    last = ""
    for string in _strings(lines, where):
        if string.keyword not in _NEXT[last]:
            raise _error(where, string.lines[0], f"{string.keyword} does not belong here; is a line before it lost?")
        if last in ("", "msgstr") and string.keyword != "msgstr":
            found.append(Message(string.lines[0] + 1, flags=string.flags))
        _put(found[-1], string, where)
        last = string.keyword
    if last not in ("", "msgstr"):
        raise _error(where, found[-1].line - 1, "this message has no msgstr; the file may be cut off")
    _refuse_duplicates(found, where)
    return found


def _strings(lines: Sequence[str], where: str) -> Iterator[String]:
    current: String | None = None
    flags: list[int] = []
    for number, raw in enumerate(lines):
        line = raw.strip()
        if started := _KEYWORD.fullmatch(line):
            if current:
                yield current
            form = None if started[2] is None else int(started[2])
            current = String(started[1], form, polib.unescape(started[3]), [number], flags)
            flags = []
        elif current and (continued := _CONTINUED.fullmatch(line)):
            current.text += polib.unescape(continued[1])
            current.lines.append(number)
        elif line and not line.startswith("#"):
            raise _error(where, number, _why(line))
        else:
            flags = _flags(flags, number, line)
    if current:
        yield current


def _flags(flags: list[int], number: int, line: str) -> list[int]:
    """The lines of flags that wait for their message after this line."""
    if line.startswith("#,"):
        return [*flags, number]
    obsolete = line.startswith("#~") and not line.startswith("#~|")
    return [] if obsolete else flags


def _put(message: Message, string: String, where: str) -> None:
    if string.keyword == "msgstr":
        if (string.form is None) != (message.plural is None) or string.form in message.targets:
            raise _error(where, string.lines[0], "this msgstr has a number where it needs none, none or one twice")
        message.targets[string.form] = string
    elif string.form is not None:
        raise _error(where, string.lines[0], f"{string.keyword} has no number in brackets")
    elif string.keyword == "msgctxt":
        message.context = string.text
    elif string.keyword == "msgid":
        message.source = string.text
    else:
        message.plural = string.text


def _refuse_duplicates(found: Sequence[Message], where: str) -> None:
    lines: dict[str, int] = {}
    for message in found:
        first = lines.setdefault(message.key, message.line)
        if first != message.line:
            said = f"the same msgid as on line {first:,}; msguniq or a PO editor joins the two"
            raise _error(where, message.line - 1, said)


def _why(line: str) -> str:
    if _CONFLICT.match(line):
        return "a merge conflict is left here; decide it and save the file again"
    if '"' in line and line.startswith(("msg", '"')):
        return "the text is not between two quotation marks, or one inside it lacks its backslash"
    return "not a line of a PO file; a # may be missing, or this is another format"


def _error(where: str, number: int, what: str) -> InputError:
    return InputError(f"{where}:{number + 1}: {what}")


def field_lines(keyword: str, text: str, width: int = WIDTH) -> list[str]:
    """The lines of one field as gettext writes them, without their ends; `width` 0 wraps nothing."""
    parts = re.findall(r"[^\n]*\n|[^\n]+", text) or [""]
    one = f'{keyword} "{polib.escape(text)}"'
    if len(parts) == 1 and (not width or len(one) <= width):
        return [one]
    rows = [row for part in parts for row in _wrapped(polib.escape(part), width - 2 if width else 0)]
    return [f'{keyword} ""', *(f'"{row}"' for row in rows)]


def _wrapped(escaped: str, width: int) -> list[str]:
    """Broken after spaces only, so that no escape is ever torn."""
    rows = [""]
    for piece in re.findall(r"[^ ]* +|[^ ]+", escaped):
        if rows[-1] and width and len(rows[-1]) + len(piece) > width:
            rows.append("")
        rows[-1] += piece
    return rows


def width_of(lines: Sequence[str]) -> int:
    """How wide the file is wrapped: as gettext does, or 0 if it has long lines that could have been broken."""
    quoted = (line.strip() for line in lines if not line.lstrip().startswith("#"))
    return 0 if any(len(line) > WIDTH + 1 and " " in line[12:-2] for line in quoted) else WIDTH
