"""Gettext PO: read by polib, written back into the very file with only the changed translations changed."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from app.errors import InputError
from app.formats import po_file, po_lines, texts
from app.formats.entries import Bilingual, Entry
from app.formats.po_file import Place, PoFile
from app.formats.po_lines import Message
from app.model import State

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")
_FUZZY = re.compile(r",\s*fuzzy\s*(?=,|$)")
HEADER = (
    "MIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\n"
    "Language: {language}\n"
    "X-Source-Language: {source}\n"
    "X-Generator: Zvirka\n"
)


def read(data: bytes, where: str) -> Bilingual:
    """The messages of a PO file, every plural form an entry of its own; obsolete ones are left out.

    InputError: broken (with the line), nothing to translate, a msgid twice, not the charset that the header says.
    """
    file = po_file.parse(data, where)
    units = tuple(_entry(key, place, file.forms) for key, place in file.places().items())
    if not units:
        raise InputError(f"{where}: has no message to translate, only a header or obsolete entries")
    header = file.catalogue.metadata
    return Bilingual(units, _language(header.get("X-Source-Language", "")), _language(header.get("Language", "")))


def write(bilingual: Bilingual, original: bytes | None) -> bytes:
    """A PO file with these entries; with `original`, that file with their targets put in.

    Only the lines of a msgstr that changed are touched, and the flags of a message that was approved (no longer
    fuzzy) or returned (fuzzy): an unchanged file comes back byte for byte. InputError: an entry the file does not
    have, a letter its charset does not have.
    """
    where = bilingual.title or "the PO file"
    if original is None:
        return _encoded(_new(bilingual), texts.Decoded("", "utf-8"), where)
    file = po_file.parse(original, where)
    wanted = _changes(file, bilingual.units, where)
    approved, returned = _approved(file, bilingual.units), _returned(file, bilingual.units)
    if not wanted and not approved and not returned:
        return original
    spliced = _encoded(_spliced(file, wanted, approved, returned), file.decoded, where)
    _carry_over(file, wanted, approved, returned)
    if po_file.parse(spliced, where).facts() == file.facts():
        return spliced
    return rewritten(file, where)


def _entry(key: str, place: Place, forms: int) -> Entry:
    message, entry, form = place
    singular = form is None or (form == 0 and forms > 1)
    return Entry(
        source=message.source if singular else message.plural or "",
        target=place.target,
        context=message.context or "",
        comment="\n".join(filter(None, (entry.tcomment, entry.comment))),
        key=key,
        fuzzy="fuzzy" in entry.flags,
        state=State.RETURNED if "fuzzy" in entry.flags and place.target else State.NEW,
    )


def _language(header: str) -> str:
    code = _LANGUAGE.match(header)
    return code[0].lower() if code else ""


def _changes(file: PoFile, units: Sequence[Entry], where: str) -> dict[str, str]:
    """The new targets by key, of those entries that have another one now."""
    places = file.places()
    for unit in units:
        if unit.key not in places:
            raise InputError(f"{where}: no longer has the message {unit.source[:40]!r}; import the file again")
    return {unit.key: unit.target for unit in units if unit.target != places[unit.key].target}


def _approved(file: PoFile, units: Sequence[Entry]) -> set[str]:
    """The fuzzy messages whose flag goes: every form is given, approved and has a text."""
    done = {unit.key for unit in units if unit.approved and unit.target}
    open_ones = {place.message.key for key, place in file.places().items() if key not in done}
    fuzzy = {place.message.key for place in file.places().values() if "fuzzy" in place.entry.flags}
    return fuzzy - open_ones


def _returned(file: PoFile, units: Sequence[Entry]) -> set[str]:
    """The messages that become fuzzy: an editor returned one of their forms, and they are not fuzzy yet."""
    places = file.places()
    there = (places[unit.key] for unit in units if unit.state is State.RETURNED and unit.target)
    return {place.message.key for place in there if "fuzzy" not in place.entry.flags}


def _spliced(file: PoFile, wanted: Mapping[str, str], approved: Collection[str], returned: Collection[str]) -> str:
    lines = list(file.lines)
    width = po_lines.width_of(lines)
    for key, place in file.places().items():
        if key in wanted:
            keyword = "msgstr" if place.form is None else f"msgstr[{place.form}]"
            _put(lines, place, po_lines.field_lines(keyword, wanted[key], width))
        if place.message.key in approved:
            for number in place.message.flags:
                lines[number] = _without_fuzzy(lines[number])
    for message in {place.message.key: place.message for place in file.places().values()}.values():
        if message.key in returned:
            _make_fuzzy(lines, message)
    return "".join(lines)


def _put(lines: list[str], place: Place, rows: Sequence[str]) -> None:
    """Puts the rows where the translation's lines are; a plural form not there yet comes after the last one."""
    string = place.message.targets.get(place.form)
    last = string or max(place.message.targets.values(), key=lambda other: other.lines[-1])
    end = _end(lines)
    at = last.lines[-1]
    closing = _end([lines[at]]) if lines[at].endswith(("\n", "\r")) else ""
    before = "" if string else lines[at].rstrip("\r\n") + end
    for number in string.lines if string else ():
        lines[number] = ""
    lines[at] = before + end.join(rows) + closing


def _end(lines: Sequence[str]) -> str:
    """How lines end in this file."""
    return lines[0][len(lines[0].rstrip("\r\n")) :] or "\n"


def _without_fuzzy(line: str) -> str:
    """A line of flags without this one, or no line at all if there was no other."""
    text = line.rstrip()
    rest = _FUZZY.sub("", text, count=1)
    return "" if rest == "#" else rest + line[len(text) :]


def _make_fuzzy(lines: list[str], message: Message) -> None:
    """Puts the flag before the others, or on a line of its own before the message."""
    if message.flags:
        first = message.flags[0]
        lines[first] = re.sub(r"^(\s*#,)\s*", r"\1 fuzzy, ", lines[first])
    else:
        first = message.line - 1
        lines[first] = f"#, fuzzy{_end(lines)}{lines[first]}"


def _encoded(text: str, decoded: texts.Decoded, where: str) -> bytes:
    try:
        return decoded.encoded(text)
    except UnicodeEncodeError as error:
        letter = error.object[error.start]
        said = f"its charset {decoded.encoding} has no {letter!r}; convert it first with `msgconv -t UTF-8`"
        raise InputError(f"{where}: {said}") from error


def _carry_over(file: PoFile, wanted: Mapping[str, str], approved: Collection[str], returned: Collection[str]) -> None:
    """Makes polib's values of the original into what the written file has to say."""
    for key, (message, entry, form) in file.places().items():
        if message.key in approved:
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        if message.key in returned and "fuzzy" not in entry.flags:  # each form of a message comes by here
            entry.flags = ["fuzzy", *entry.flags]
        if key in wanted and form is None:
            entry.msgstr = wanted[key]
        elif key in wanted and form is not None:
            entry.msgstr_plural[form] = wanted[key]


def rewritten(file: PoFile, where: str) -> bytes:
    """The file as polib writes it, the last resort; docs/guide/formats.md lists what differs then."""
    file.catalogue.wrapwidth = po_lines.width_of(file.lines)
    text = str(file.catalogue).replace("\n", _end(file.lines))
    return _encoded(text, file.decoded, where)


def _new(bilingual: Bilingual) -> str:
    header = HEADER.format(language=bilingual.target_lang or "uk", source=bilingual.source_lang or "vi")
    blocks = [_block("", "", header, ())]
    seen: set[tuple[str, str]] = set()
    for number, unit in enumerate(bilingual.units, 1):
        # The same sentence twice, or a target without a source: a context tells them apart.
        double = (unit.context, unit.source) in seen or not unit.source
        context = f"{unit.context} #{number}".strip() if double else unit.context
        seen.add((context, unit.source))
        blocks.append(_block(context, unit.source, unit.target, _comments(unit)))
    return "\n".join(blocks)


def _comments(unit: Entry) -> list[str]:
    comments = [f"# {line}".rstrip() for line in unit.comment.splitlines()]
    fuzzy = (unit.fuzzy and not unit.approved) or unit.state is State.RETURNED
    return [*comments, "#, fuzzy"] if fuzzy else comments


def _block(context: str, source: str, target: str, comments: Sequence[str]) -> str:
    fields = [("msgctxt", context)] if context else []
    fields += [("msgid", source), ("msgstr", target)]
    rows = [row for keyword, text in fields for row in po_lines.field_lines(keyword, text)]
    return "\n".join([*comments, *rows, ""])
