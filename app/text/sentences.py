"""Paragraphs and sentences of Vietnamese and Ukrainian prose."""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Iterator

from app.model import Sentence

UNITS = ("sentence", "paragraph", "line")

# After these a full stop ends nothing: a name, a number or a place follows.
_LEADING = {
    "vi": frozenset(
        "tp tx tt ttr q h p kp gs pgs ts ths ths bs bscki ks kts cn ncs nsnd nsưt ngnd ngưt đ/c st mr mrs ms dr no "
        "vd tel đt".split()
    ),
    "uk": frozenset(
        "ім вул просп пров бульв пл наб м с смт сел х буд кв корп оф р-н проф акад доц канд докт ред упоряд заст зав "
        "дир див напр пор св о оп гр п пп тов т тт нар бл рис табл мал іл гл розд ч арк тел ген полк кап лейт".split()
    ),
}
# After these it ends the sentence where a new one plainly begins: a capital does, a digit does not.
_CLOSING = {
    "vi": frozenset("v.v vv tr".split()),
    "uk": frozenset(
        "р рр ст обл тис млн млрд трлн грн дол крб коп год хв сек ін др т.д т.п т.зв кв куб км м см мм кг г т ц л га с "
        "шт екз п н.е е".split()
    ),
}
_DIGRAPHS = frozenset({"Дж", "Дз", "Ph", "Th", "Tr", "Ng", "Nh"})  # initials of two letters
_LONE_LETTER_ENDS = {
    # «ông Nguyễn Văn A.», a person whose name is withheld, and what is counted in letters: no given name follows
    "vi": re.compile(
        r"(?:[^\W\d_]\w+ (?:Văn|Thị|Đình|Đức|Hữu|Ngọc|Xuân|Minh|Thanh|Quang|Công|Bá)"
        r"|vitamin|hạng|loại|nhóm|khối|lớp|khu|bảng|điểm|gan|đội|tổ) \w$"
    ),
    "uk": re.compile(
        r"(?:\w+ (?:Ван|Тхі|Дінь|Дик|Хиу|Нгок|Суан|Мінь|Тхань|Куанг|Конг|Ба)"
        r"|вітамін\w*|гепатит\w*|клас\w*|груп\w+|категорі\w+|блок\w*|тип\w*|план\w*|варіант\w*) \w$"
    ),
}
_END = re.compile(r"(?P<mark>[.!?…]+)(?P<close>[\"”“»’')\]]*)(?P<gap>\s+)(?=\S)")
_WORD_BEFORE = re.compile(r"[^\s(«“„\"‘]+$")
_OPENING = re.compile(r"[\"“”„«'‘(\[\s]*(?:[-–—•]\s*)?[\"“”„«'‘(\[]*(?P<first>\w)?")
_AS_UNIT = re.compile(r"(?:\d\s*|\bт\. ?)[^\s.]+$")  # «15 м», «і т. п»
_LIST_MARK = re.compile(r"[\"“„«(]*(?:\d{1,2}(?:\.\d{1,2})*|[IVXІХ]+|[a-zđа-яіїєґ])")
_LIST_ITEM = re.compile(r"(?:[-–—•*]|\d{1,2}[.)]|[a-zđа-яіїєґ]\))\s")
_TERMINAL = re.compile(r"[.!?…:;][\"”»’')\]]*$")
_LINE_WIDTHS = range(45, 101)  # of text that an editor or a mail program wrapped


def units(text: str, lang: str, unit: str = "sentence") -> list[Sentence]:
    """The text cut into sentences, paragraphs or lines, none of them empty; ValueError for another unit."""
    if unit not in UNITS:
        raise ValueError(f"{unit!r} is no unit; use {', '.join(UNITS)}")
    if unit == "line":
        lines = [line.strip() for line in text.split("\n")]
        return [Sentence(line, number) for number, line in enumerate(lines) if line]
    if unit == "paragraph":
        return [Sentence(text, number) for number, text in enumerate(paragraphs(text))]
    return sentences(text, lang)


def paragraphs(text: str) -> list[str]:
    """The paragraphs: a line each, as such articles are written, or blocks of lines where lines were wrapped."""
    blocks = [_lines(block) for block in re.split(r"\n[ \t]*\n", text)]
    if not _is_wrapped(blocks):
        return [line for block in blocks for line in block]
    return [" ".join(item) for block in blocks for item in _items(block)]


def sentences(text: str, lang: str) -> list[Sentence]:
    """Every sentence with the number of its paragraph, counted from 0."""
    return [
        Sentence(sentence, number)
        for number, paragraph in enumerate(paragraphs(text))
        for sentence in split(paragraph, lang)
    ]


def split(paragraph: str, lang: str) -> list[str]:
    """The sentences of one paragraph; their words together are the paragraph's."""
    cuts = [0, *_cuts(paragraph, lang), len(paragraph)]
    parts = (paragraph[start:end].strip() for start, end in itertools.pairwise(cuts))
    return [part for part in parts if part]


def _cuts(text: str, lang: str) -> Iterator[int]:
    start = 0
    for match in _END.finditer(text):
        if _begins_sentence(text, match) and not _is_no_end(text[start : match.end("mark")], match, lang):
            if _is_inside_brackets(text[start : match.end("close")], text[match.end("close") :]):
                continue
            start = match.end("gap")
            yield match.start("gap")


def _begins_sentence(text: str, match: re.Match[str]) -> bool:
    """Whether what follows may open a sentence: a capital or a digit, behind quotes and dashes."""
    opening = _OPENING.match(text, match.end("gap"))
    first = opening["first"] if opening else None
    return first is not None and not first.islower()


def _is_no_end(sentence: str, match: re.Match[str], lang: str) -> bool:
    """Whether the full stop at the end of `sentence` belongs to a list number, an initial or an abbreviation."""
    if match["mark"] != ".":
        return False
    before = sentence[:-1].lstrip()
    found = _WORD_BEFORE.search(before)
    word = found.group() if found else ""
    if _LIST_MARK.fullmatch(before):
        return True
    if _is_initials(word) and not match["close"]:
        return _LONE_LETTER_ENDS[lang].search(before) is None
    follows_digit = match.string[match.end("gap")].isdigit()
    return _is_abbreviation(word.lower(), before, lang, follows_digit=follows_digit)


def _is_initials(word: str) -> bool:
    """V, Ю, В.І, Дж."""
    parts = [part for part in word.split(".") if part]
    return bool(parts) and all(part in _DIGRAPHS or (len(part) == 1 and part.isupper()) for part in parts)


def _is_abbreviation(word: str, before: str, lang: str, *, follows_digit: bool) -> bool:
    """Whether the full stop after the word is its own; behind a number «м.», «т.» are units, else titles."""
    last = word.rsplit(".", 1)[-1]
    leads = last in _LEADING[lang]
    closes = word in _CLOSING[lang] or last in _CLOSING[lang]
    if closes and (not leads or _AS_UNIT.search(before)):
        return follows_digit
    return leads


def _is_inside_brackets(before: str, after: str) -> bool:
    """A bracket that never closes is a slip, not a reason to end no sentence any more."""
    return before.count("(") > before.count(")") and ")" in after


def _lines(block: str) -> list[str]:
    return [line.strip() for line in block.split("\n") if line.strip()]


def _items(block: list[str]) -> Iterator[list[str]]:
    """The lines of a wrapped block that belong together: all of it, or each item of a list."""
    item: list[str] = []
    for line in block:
        if item and _LIST_ITEM.match(line):
            yield item
            item = []
        item.append(line)
    if item:
        yield item


def _is_wrapped(blocks: list[list[str]]) -> bool:
    """Whether lines were broken by width: several to a block, of like length, ending in mid-sentence."""
    inner = [line for block in blocks for line in block[:-1]]
    if len(inner) < 4:
        return False
    open_ended = sum(_TERMINAL.search(line) is None for line in inner)
    return open_ended * 3 >= len(inner) * 2 and int(statistics.median(map(len, inner))) in _LINE_WIDTHS
