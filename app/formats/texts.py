"""Plain text out of bytes: which encoding they are in, and one clear line where they are no text.

Tried in this order: a byte order mark, UTF-8, UTF-16 and UTF-32 by what comes out of them, then the legacy
encodings of this program's two languages. A legacy encoding maps nearly every byte to some letter, so it is
believed only if what comes out reads like the language: a broken UTF-8 file must be called broken.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from app.errors import InputError
from app.formats import files

# UTF-32 first: its little-endian mark begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What files that are no text begin with, and what to do with them.
MAGIC = (
    (b"%PDF-", "a PDF", "save its text as plain text"),
    (b"PK\x03\x04", "a ZIP archive, or a DOCX, XLSX or ODT document", "save the document as plain text"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel document", "save it as plain text"),
    (b"{\\rtf", "an RTF document", "save it as plain text"),
    (b"SQLite format 3\x00", "a database, perhaps a Zvirka project", "open it as a project"),
    (b"\x89PNG", "a PNG picture", "the text has to be typed or recognised first"),
    (b"\xff\xd8\xff", "a JPEG picture", "the text has to be typed or recognised first"),
    (b"GIF8", "a GIF picture", "the text has to be typed or recognised first"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"\x7fELF", "a program", "name a text"),
    (b"\xde\x12\x04\x95", "a compiled translation (MO)", "name the PO file it was made from"),
    (b"\x95\x04\x12\xde", "a compiled translation (MO)", "name the PO file it was made from"),
)
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
NEWLINE = re.compile(r"\r\n?")
INVISIBLE = "\ufeff\u200b\u2060"

_ODD = re.compile(r"[^\t\n\v\f\r\x20-\u052f\u1e00-\u20cf\u2100-\u22ff\ufeff\ufffc]|[\x7f-\x9f]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC_WORD = re.compile(r"[А-ЯЄІЇҐЁа-яєіїґё]+")
_LOWER_THEN_UPPER = re.compile(r"[а-яєіїґё][А-ЯЄІЇҐЁ]")
_VOWELS = frozenset("аеиіоуюяєїыэ")
_VIETNAMESE = frozenset("àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ")
# Letters of Windows-1258 that no Western European text in a similar encoding turns into.
_TELLING = frozenset("ăđơư\u0300\u0301\u0303\u0309\u0323")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text as it is written, with its own line ends, and how to write it back."""

    text: str
    encoding: str
    mark: bytes = b""

    def encoded(self, text: str) -> bytes:
        """`text` in the same encoding, with the same byte order mark; UnicodeEncodeError as Python's own."""
        return self.mark + text.encode(self.encoding)


def read(path: Path) -> str:
    """The text of a file, its line ends as line feeds. InputError: not there, not text, empty, too large."""
    return decode(files.read(path), files.named(path))


def decode(data: bytes, where: str) -> str:
    """The same from bytes; `where` names them in the error line. The text is returned as it is written.

    Only Windows-1258 is composed (NFC): that encoding has no letters with both marks, so every «ế» comes as
    «ê» and a tone, which is how the encoding spells it and not how the author did.
    """
    found = recognise(data, where)
    text = unicodedata.normalize("NFC", found.text) if found.encoding == "cp1258" else found.text
    return NEWLINE.sub("\n", text)


def recognise(data: bytes, where: str) -> Decoded:
    """The text with its encoding and its own line ends; errors as `decode`."""
    if len(data) > files.LIMIT:
        raise InputError(f"{where}: larger than {files.LIMIT:,} bytes; split it into smaller files")
    _refuse_known_binary(data, where)
    found = _marked(data, where) or _utf8(data, where) or _wide(data) or _legacy(data)
    if found is None:
        raise InputError(f"{where}: {_unreadable(data)}; save it as UTF-8")
    if not found.text.strip().strip(INVISIBLE).strip():
        raise InputError(f"{where}: is empty; there is nothing to review in it")
    return found


def lines(text: str) -> list[str]:
    """The lines with their ends; only in a text without line feeds does a carriage return end a line."""
    return re.findall(r"[^\n]*\n|[^\n]+$" if "\n" in text else r"[^\r]*\r|[^\r]+$", text)


def _refuse_known_binary(data: bytes, where: str) -> None:
    for start, kind, remedy in MAGIC:
        if data.startswith(start):
            raise InputError(f"{where}: is {kind}, not a text; {remedy}")


def _marked(data: bytes, where: str) -> Decoded | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                text = data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                byte = len(mark) + error.start
                raise InputError(
                    f"{where}: begins as {encoding.upper()} but {_at(data, byte)}, where it cannot be read on; "
                    "save it as UTF-8"
                ) from error
            return Decoded(_without_zeros(text, where), encoding, mark)
    return None


def _utf8(data: bytes, where: str) -> Decoded | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if _CONTROL.search(text) is None:
        return Decoded(text, "utf-8")
    return _wide(data) or Decoded(_without_zeros(text, where), "utf-8")


def _without_zeros(text: str, where: str) -> str:
    """The text, if it is one: no zero character, no more than a stray control character here and there."""
    zero = text.find("\0")
    if zero >= 0:
        raise InputError(f"{where}: is not a text (character {zero + 1:,} is zero); save it as UTF-8 text")
    if len(_CONTROL.findall(text)) > len(text) // 20 + 1:
        raise InputError(f"{where}: is not a text (it is full of control characters); save it as UTF-8 text")
    return text


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 without a mark: what comes out are letters of our languages and nothing odd."""
    for encoding in WIDE:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text and "\0" not in text and len(_ODD.findall(text)) <= len(text) // 50:
            return Decoded(text, encoding)
    return None


def _legacy(data: bytes) -> Decoded | None:
    if b"\0" in data or _is_mostly_utf8(data):
        return None
    for encoding, plausible in (("cp1251", _reads_like_ukrainian), ("cp1258", _reads_like_vietnamese)):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if plausible(text):
            return Decoded(text, encoding)
    return None


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether this is UTF-8 with some damage: more well-formed letters than bytes that fit nowhere."""
    good = len(_MULTIBYTE.findall(data))
    stray = sum(byte >= 0x80 for byte in _MULTIBYTE.sub(b"", data))
    return good > stray


def _reads_like_ukrainian(text: str) -> bool:
    """Mostly Cyrillic words with vowels and no capitals inside (KOI8-U read as Windows-1251 swaps cases)."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    cyrillic = "".join(word for word in words if _CYRILLIC_WORD.fullmatch(word))
    if not cyrillic or len(cyrillic) < 0.9 * sum(map(len, words)):
        return False
    vowels = sum(letter in _VOWELS for letter in cyrillic.lower())
    swapped = sum(len(_LOWER_THEN_UPPER.findall(word)) for word in words)
    shouting = sum(word[0].islower() and word[1:].isupper() for word in words if len(word) > 1)
    return 0.2 < vowels / len(cyrillic) < 0.7 and swapped + shouting <= len(words) // 20


def _reads_like_vietnamese(text: str) -> bool:
    """Only Vietnamese letters once the tones are composed, and at least one that other languages lack."""
    composed = unicodedata.normalize("NFC", text).lower()
    foreign = [c for c in composed if not c.isascii() and (c.isalpha() or unicodedata.combining(c))]
    return bool(_TELLING & set(text.lower())) and all(letter in _VIETNAMESE for letter in foreign)


def _unreadable(data: bytes) -> str:
    zero = data.find(b"\0")
    if zero >= 0:
        return f"is not a text ({_at(data, zero)})"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = _at(data, error.start)
        return f"not readable as UTF-8 ({place}), UTF-16, Windows-1251 or Windows-1258"
    return "not readable as text"


def _at(data: bytes, index: int) -> str:
    """Which byte, counted from 1 as people do, and its value."""
    return f"byte {index + 1:,} is 0x{data[index]:02x}" if index < len(data) else f"byte {index + 1:,} is missing"
