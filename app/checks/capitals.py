"""Capital letters: where a sentence begins, and where Vietnamese and English have them but Ukrainian has not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.base import SegmentCheck
from app.model import Finding, Message, Segment, Severity, Span

_FIRST = re.compile(r"[^\W_]")
_WORDS_OF_A_LABEL = 4
_TITLE_WORDS = 5
_SMALL_WORD = re.compile(r"(?<![\w'’ʼ-])[а-яіїєґ]['’ʼа-яіїєґ]{3,}")
_CAPITAL_WORD = re.compile(r"(?<![\w'’ʼ-])[А-ЯІЇЄҐ]['’ʼа-яіїєґ]{3,}")
_SMALL_IN_SOURCE = re.compile(r"(?<!\w)[a-zđà-ỹ]\w+")
_MARKUP = ("<", "%", "{", "$", "&", "\\")
_ENOUGH_CAPITALS = 12  # letters of a text in capitals; fewer may be an acronym
_OF_MONTH = (
    "Січня|Лютого|Березня|Квітня|Травня|Червня|Липня|Серпня|Вересня|Жовтня|Листопада|Грудня"
    "|Січні|Лютому|Березні|Квітні|Травні|Червні|Липні|Серпні|Вересні|Жовтні|Листопаді|Грудні"
)
_OF_WEEK = "Понеділ(?:ок|ка|ку)|Вівтор(?:ок|ка|ку)|Серед[уи]|Четверг?а?|П['’ʼ]ятниц[юі]|Субот[уи]|Неділ[юі]"
_CALENDAR = re.compile(rf" (?P<word>(?:{_OF_MONTH})(?![\w'’ʼ])|(?:{_OF_WEEK})(?![\w'’ʼ]))(?! (?:Святого|Незалежності))")
_HOLIDAYS = re.compile(r"(?:\b8 Березня|\b1 Травня|\b9 Травня|День \d+ \w+|(?:Чорн|Вербн|Страсн|Велик|Чист)\w+ \w+)\Z")
_BEFORE_CALENDAR = re.compile(
    r"(?:\d|\b(?:у|в|з|від|до|на|по|за|щодо|і|й|та|цього|минулого|наступного|кож\w+|цю|минулу))\Z"
)
_OFFICES = (
    "Голов[аиуіою]{1,2}|Секретар(?:я|ю|ем|ка|ки|ку|і|ів)?|Міністр(?:а|у|ом|ові|и|ів)?|Директор(?:а|у|ом|ові|ка|ки)?"
    "|Заступни(?:к|ка|ку|ком|ці|ця|цю|цею|ків)|Депутат(?:а|у|ом|и|ів|ка)?|Член(?:а|у|ом|и|ів)?|Керівни(?:к|ка|ку|ком|ки|ків)"
    "|Начальни(?:к|ка|ку|ком)|Губернатор(?:а|у|ом)?|Посол|Посла|Послом|Речни(?:к|ка|ком|ця)|Товариш(?:а|у|ем|і|ів|ка|ки)?"
    "|Уповноважен(?:ий|ого|ому|им)|Віце-голов[аиуіою]{1,2}|Віце-прем['’ʼ]єр(?:а|ом)?|Пан(?:а|у|ові|ом)?|Пані"
)
_OFFICE = re.compile(rf" (?P<word>{_OFFICES})(?![\w'’ʼ-])")
_LOWER_WORD_BEFORE = re.compile(r"(?:[а-яіїєґ]|[а-яіїєґ],)\Z")
_OFFICIAL = re.compile(r" (?:Верховної Ради|Ради Європи|Європейської)")
_BODIES = (
    "Комітет|Рад|Фронт|Парті|Збор|Асамбле|Департамент|Управлінн|Відділ|Суд|Прокуратур|Міністерств|Провінці|Комун|Район"
    "|Уряд|Канцелярі|Комісі|Секретаріат|Бюро"
)
_INSTITUTION = re.compile(
    r"(?:Народн|Постійн|Центральн|Виконавч|Вітчизнян|Національн|Провінційн|Партійн|Державн|Військов|Верховн|Обласн|Районн"
    rf"|Міськ)(?:ий|ого|ому|им|а|ої|ій|у|ою|е|і|их|ими) (?P<word>(?:{_BODIES})[а-яіїєґ]{{0,4}})(?![\w'’ʼ])"
)
_PROPER = re.compile(r"Верховн\w+ Рад|Верховн\w+ Суд|Національн\w+ Збор|Національн\w+ Асамбле")
_COLON = re.compile(
    r": (?P<word>Це|Що|Як|Для|На|У|В|З|Із|Та|Але|Однак|Тому|Який|Яка|Яке|Які|Він|Вона|Вони|Ми|Не|Від|До|По|При|Під|Про"
    r"|Якщо|Усі|Всі|Кожен|Перше|Друге|Перший|Другий) [а-яіїєґ]"
)


class CapitalStart(SegmentCheck):
    """Both sides begin with a capital letter, or both with a small one."""

    id = "capital-start"
    label = "Capital letter at the beginning of one side"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        here, there = _FIRST.search(segment.source), _FIRST.search(segment.target)
        if not here or not there or not _is_prose(segment.source) or _begins_with_markup(segment):
            return
        was, now = here.group(), there.group()
        if was.isupper() and now.islower() and "\u0400" <= now <= "\u04ff":
            message = Message("The source begins with a capital letter, the translation with a small one")
            yield self.finding(segment, message, target=Span(*there.span()), fix=now.upper())
        elif (
            was.islower() and now.isupper() and len(segment.target) > 1 and not _is_name(segment.target, there.start())
        ):
            message = Message("The source begins with a small letter, the translation with a capital one")
            yield self.finding(segment, message, target=Span(*there.span()))


def _is_prose(source: str) -> bool:
    """Whether it is more than a label: names of languages and currencies have a capital in Vietnamese only."""
    return source.count(" ") >= _WORDS_OF_A_LABEL or source.rstrip().endswith((".", "!", "?", "…", ":", "”", '"'))


def _begins_with_markup(segment: Segment) -> bool:
    """Whether a tag or a placeholder stands first on either side: the first letter is not of the sentence."""
    return segment.source.lstrip().startswith(_MARKUP) or segment.target.lstrip().startswith(_MARKUP)


def _is_name(text: str, at: int) -> bool:
    """Whether the word may be an acronym: its second letter is a capital too."""
    return text[at + 1 : at + 2].isupper()


class AllCapitals(SegmentCheck):
    """A text in capitals stays in capitals, any other does not become one."""

    id = "all-capitals"
    label = "Capitals throughout on one side"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        here, there = segment.source.isupper(), segment.target.isupper()
        if here == there or min(len(segment.source), len(segment.target)) < _ENOUGH_CAPITALS:
            return
        if _letters(segment.source) < _ENOUGH_CAPITALS or _letters(segment.target) < _ENOUGH_CAPITALS:
            return
        if here:
            yield self.finding(segment, Message("The source is in capitals, the translation is not"))
        else:
            yield self.finding(segment, Message("The translation is in capitals, the source is not"))


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


class TitleCase(SegmentCheck):
    """In Ukrainian a headline or sentence is not written With A Capital In Every Word."""

    id = "title-case"
    label = "Capital in every word"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        target = segment.target
        if _SMALL_WORD.search(target) or target.isupper() or target.count(" ") < _TITLE_WORDS:
            return
        if len(_CAPITAL_WORD.findall(target)) >= _TITLE_WORDS and len(_SMALL_IN_SOURCE.findall(segment.source)) > 1:
            yield self.finding(segment, Message("Nearly every word begins with a capital letter"))


class CapitalCalendar(SegmentCheck):
    """Months and days of the week begin with a small letter; holidays (8 Березня) do not."""

    id = "capital-calendar"
    label = "Month or weekday with a capital"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        target = segment.target
        for match in _CALENDAR.finditer(target):
            before = target[max(0, match.start() - 20) : match.start()]
            if _BEFORE_CALENDAR.search(before) and not _HOLIDAYS.search(target, 0, match.end()):
                yield self._lowered(segment, match)

    def _lowered(self, segment: Segment, match: re.Match[str]) -> Finding:
        message = Message.of("«{word}» begins with a small letter in Ukrainian", word=match["word"])
        return self.finding(segment, message, target=Span(*match.span("word")), fix=match["word"].lower())


class CapitalOffice(SegmentCheck):
    """An office or a form of address inside a sentence begins with a small letter: голова, секретар, пан.

    The highest offices of a state may have a capital in official papers, so Президент and Прем'єр-міністр are free.
    """

    id = "capital-office"
    label = "Office with a capital"
    severity = Severity.INFO

    def find(self, segment: Segment) -> Iterator[Finding]:
        target = segment.target
        for match in _OFFICE.finditer(target):
            at = match.start()
            if _LOWER_WORD_BEFORE.search(target, max(0, at - 2), at) and not _OFFICIAL.match(target, match.end()):
                message = Message.of("«{word}» begins with a small letter in Ukrainian", word=match["word"])
                yield self.finding(segment, message, target=Span(*match.span("word")), fix=match["word"].lower())


class CapitalInstitution(SegmentCheck):
    """In the name of an institution only the first word has a capital: Народний комітет провінції."""

    id = "capital-institution"
    label = "Second capital in the name of an institution"
    severity = Severity.INFO

    def find(self, segment: Segment) -> Iterator[Finding]:
        for match in _INSTITUTION.finditer(segment.target):
            if not _PROPER.match(match.group()):
                message = Message.of("Only the first word of «{name}» has a capital", name=match.group())
                yield self.finding(segment, message, target=Span(*match.span("word")), fix=match["word"].lower())


class CapitalAfterColon(SegmentCheck):
    """After a colon a sentence goes on with a small letter, unless it is a quotation. A custom: off by default."""

    id = "capital-after-colon"
    label = "Capital after a colon"
    severity = Severity.INFO
    default_on = False

    def find(self, segment: Segment) -> Iterator[Finding]:
        if ": " not in segment.target:
            return
        for match in _COLON.finditer(segment.target):
            message = Message("After a colon stands a small letter")
            yield self.finding(segment, message, target=Span(*match.span("word")), fix=match["word"].lower())
