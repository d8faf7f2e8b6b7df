"""Lines of a web page that came along with the article: sources, counters, share bars, «читайте також»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.base import SegmentCheck
from app.model import Finding, Message, Segment, Severity

_LONGEST = 160  # characters of such a line
_COUNT = r"\s*:?\s*[(\[]?\s*\d[\d\s.,]*(?:тис\.?|k)?\s*[)\]]?"
_NETWORKS = (
    r"(?:facebook|фейсбук|twitter|x|telegram|телеграм|viber|вайбер|whatsapp|zalo|linkedin|messenger|instagram|email"
    r"|пошта|копіювати посилання)"
)
_FURNITURE = re.compile(
    r"\W*(?:"
    r"(?:джерело|джерела|першоджерело|оригінал)\s*:\s*(?:\S+|[^.!?]{1,60})"
    rf"|коментар(?:і|ів)?{_COUNT}|\d+\s+коментар(?:і|ів|я)?|немає коментарів|(?:залишити|додати|написати) коментар"
    r"|(?:поділитися|поділитись|поширити|розповісти друзям)(?:\s+(?:статтею|новиною|у соцмережах|в соцмережах))?"
    rf"(?:{_COUNT}|\s*:?(?:\W*{_NETWORKS})+)?"
    r"|(?:читайте|читати|дивіться|дивись)\s+(?:також|ще)\s*:.*"
    r"|(?:читайте|читати|дивіться)\s+(?:також|ще)"
    r"|(?:схожі|пов['’ʼ]язані|інші|останні|популярні)\s+(?:новини|статті|матеріали)"
    rf"|(?:перегляд(?:и|ів)|прочитань|вподобань|подобається|лайк(?:и|ів)){_COUNT}|\d[\d\s]*\s+перегляд(?:и|ів|а)"
    r"|(?:теги|мітки|ключові слова)\s*:.*"
    r"|(?:автор|фото|текст|переклад|світлина|редактор|відео)\s*:\s*[^\s.!?]+(?:\s+[^\s.!?]+){0,5}"
    r"|(?:роздрукувати|версія для друку|підписатися|підписуйтесь на .{1,60}"
    r"|на головну)"
    r"|(?:опубліковано|оновлено)\s*:?\s*[\d.:/\s,-]+"
    r")\W*",
    re.IGNORECASE,
)


class PageFurniture(SegmentCheck):
    """A segment is text of the article, not a line of the page around it."""

    id = "page-furniture"
    label = "Line of the page, not of the text"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        target = segment.target
        if target.endswith(".") and " " in target:  # a sentence, as nearly all segments are
            return
        if len(target) <= _LONGEST and _FURNITURE.fullmatch(target):
            yield self.finding(segment, Message("This line belongs to the page, not to the text"))
