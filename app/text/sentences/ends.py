"""Where one sentence of a paragraph ends and the next begins."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from app.text.sentences import abbreviations

_DIGRAPHS = frozenset({"Дж", "Дз", "Ph", "Th", "Tr", "Ng", "Nh"})  # initials of two letters
_WORDS_OF_ONE_LETTER = frozenset({"Á", "Ý"})
_LONE_LETTER_ENDS = {
    # «ông Nguyễn Văn A.», a person whose name is withheld, and what is counted in letters: no given name follows
    "vi": re.compile(
        r"(?:[^\W\d_]\w+ (?:Văn|Thị|Đình|Đức|Hữu|Ngọc|Xuân|Minh|Thanh|Quang|Công|Bá)"
        r"|vitamin|độ|hạng|loại|nhóm|khối|lớp|khu|bảng|điểm|gan|đội|tổ) \w$"
    ),
    "uk": re.compile(
        r"(?:\w+ (?:Ван|Тхі|Дінь|Дик|Хиу|Нгок|Суан|Мінь|Тхань|Куанг|Конг|Ба)"
        r"|вітамін\w*|гепатит\w*|клас\w*|груп\w+|категорі\w+|блок\w*|тип\w*|[Фф]ормул\w+|план\w*|варіант\w*) \w$"
    ),
}
_CLOSERS = "\"”“»’')\\]"
_END = re.compile(rf"(?<![.!?…])(?P<mark>[.!?…]++)(?P<close>[{_CLOSERS}]*+)(?P<gap>\s++(?=\S)|(?=[^\W\d_]))")
_OPENERS = '(«“„"‘'
_OPENING = re.compile(r"[\"“”„«'‘(\[\s]*(?:[-–—•]\s*)?[\"“”„«'‘(\[]*(?P<first>\w)?")
_NUMBERED = (
    "Điều|Khoản|Mục|Phần|Chương|Bài|Kỳ|Bảng|Hình|Ảnh|Biểu|Biểu đồ|Sơ đồ|Phụ lục"
    "|Tập|Bước|Câu|Vấn đề|Giai đoạn|Ví dụ|Chú thích"
    "|Стаття|Пункт|Розділ|Глава|Частина|Додаток|Таблиця|Табл\\.|Рисунок|Рис\\.|Малюнок|Мал\\."
    "|Схема|Фото|Том|Крок|Етап|Питання|Завдання|Тема|Урок|Примітка|Приклад"
)
_LIST_MARK = re.compile(rf"[\"“„«(]*(?:(?:{_NUMBERED})\s+)?(?:\d{{1,2}}|[IVXІХ]+)(?:\.\d{{1,2}})*|[\"“„«(]*[^\W\d_]")
_MONTH_NEXT = re.compile(r"(?:0[1-9]|1[0-2]|[1-9])\.\s?(?:\d{4}\b|[a-zа-яіїєґ])")  # «28. 04. 2022», «01. 07. до»
_DAY_AND_MONTH = re.compile(r"\d\.\s?\d{1,2}$")
_YEAR = re.compile(r"\d{4}\b")
_GLUED_WORD = re.compile(r"[^\W_](?:[^\W\d_]|[\u0300-\u036f])+(?=[\s,])")
_PAIRS = {"(": ")", "[": "]", "«": "»", "“": "”", "„": "“"}
_BRACKET = re.compile(r"[()\[\]«»“”„]")
_GOES_ON = re.compile(r"\s*(?P<mark>[,;:])?(?:[-–—]\s*)?(?P<first>\w)?")
_LONGEST = {"(": 300, "[": 300, "«": 60, "“": 60, "„": 60}  # characters of what holds sentences together
_DEEPEST = 4  # brackets and quotation marks inside each other
_TAIL = 80  # characters before a mark that are looked at


def find(text: str, lang: str) -> Iterator[int]:
    """The places right behind each sentence but the last, without the white space that follows."""
    start = 0
    held: list[tuple[int, int]] | None = None
    for match in _END.finditer(text):
        if not match["gap"] and not _has_lost_its_space(text, match, lang):
            continue
        if not _begins_sentence(text, match) or _is_no_end(text, start, match, lang):
            continue
        if held is None:
            held = _held_together(text)
        if not _is_within(held, match.end("close")):
            start = match.end("gap")
            yield match.start("gap")


def _has_lost_its_space(text: str, match: re.Match[str], lang: str) -> bool:
    """«đồng.Ông Hưng nói», «кінець.Він пішов», but not «vd.vn», «TP.Huế», «Node.Js»."""
    before, after = text[max(0, match.start() - 2) : match.start()], _GLUED_WORD.match(text, match.end())
    if after is None or not (len(before) == 2 and before.isalpha() and before.islower() and after[0].istitle()):
        return False
    return not after[0].isascii() or abbreviations.is_opener(after[0], lang)


def _begins_sentence(text: str, match: re.Match[str]) -> bool:
    """Whether what follows may open a sentence: a capital or a digit, behind quotes and dashes."""
    opening = _OPENING.match(text, match.end("gap"))
    first = opening["first"] if opening else None
    return first is not None and not first.islower()


def _is_no_end(text: str, start: int, match: re.Match[str], lang: str) -> bool:
    """Whether the full stop belongs to a list number, an initial or an abbreviation."""
    if match["mark"] != ".":
        return False
    before = unicodedata.normalize("NFC", text[max(start, match.start() - _TAIL) : match.start()])
    if start + _TAIL > match.start() and _LIST_MARK.fullmatch(before):
        return True
    after = text[match.end("gap") : match.end("gap") + _TAIL]
    if after[:1].isdigit() and _is_in_date(before, after):
        return True
    word = "" if before[-1:].isspace() else before.rsplit(maxsplit=1)[-1].lstrip(_OPENERS) if before else ""
    if _is_initials(word) and not match["close"]:
        return _LONE_LETTER_ENDS[lang].search(before) is None and not abbreviations.is_opener(after, lang)
    return abbreviations.holds(word.lower(), before, after, lang)


def _is_in_date(before: str, after: str) -> bool:
    """Dates as Czechs and Germans set them, with a space behind each full stop."""
    if not before[-1:].isdigit():
        return False
    return bool(_MONTH_NEXT.match(after) or (_DAY_AND_MONTH.search(before) and _YEAR.match(after)))


def _is_initials(word: str) -> bool:
    """V, Ю, В.І, Дж., but not «châu Á», «nước Ý»."""
    if word in _WORDS_OF_ONE_LETTER:
        return False
    parts = [part for part in word.split(".") if part]
    return bool(parts) and all(part in _DIGRAPHS or (len(part) == 1 and part.isupper()) for part in parts)


def _held_together(text: str) -> list[tuple[int, int]]:
    """The stretches in which no sentence ends: brackets, and short quotations after which the sentence goes on.

    Outermost ones only, in order. A bracket that never closes is a slip, not a reason to end no sentence any more.
    """
    found: list[tuple[int, int]] = []
    waiting: list[int] = []
    for match in _BRACKET.finditer(text):
        mark, place = match.group(), match.start()
        depth = next(
            (at for at in range(1, min(len(waiting), _DEEPEST) + 1) if _closes(text, waiting[-at], mark)), None
        )
        if depth is not None:
            opened = waiting[-depth]
            del waiting[-depth:]
            if place - opened <= _LONGEST[text[opened]] and (mark in ")]" or _goes_on(text, place + 1)):
                while found and found[-1][0] > opened:
                    found.pop()
                found.append((opened, place))
        elif mark in _PAIRS:
            waiting.append(place)
    return found


def _closes(text: str, opened: int, mark: str) -> bool:
    return _PAIRS[text[opened]] == mark


def _goes_on(text: str, place: int) -> bool:
    """Whether the sentence goes on behind a quotation: a comma, a small letter, a dash and a small letter."""
    match = _GOES_ON.match(text, place)
    return match is not None and (match["mark"] is not None or (match["first"] or "").islower())


def _is_within(held: list[tuple[int, int]], place: int) -> bool:
    at = bisect_right(held, (place, 0)) - 1
    return at >= 0 and held[at][0] < place <= held[at][1]
