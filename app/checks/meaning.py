"""Hints that the two sides do not say the same: a negation on one side, sentences that do not add up."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterator

from app.checks.base import SegmentCheck
from app.model import Finding, Message, Segment, Severity, Span

# Words that deny, and longer ones in which the same syllables do not (không gian is space, hàng không aviation).
_NOT_DENYING_VI = (
    r"không (?:gian|khí|quân|lực|lưu|tưởng|kích|phận|vận|những|chỉ|ít|khỏi|ngừng|ngớt|dây|trung)"
    r"|(?:hàng|trên|đường|giữa|phòng|tầng|trời|vũ|cảng hàng|số|bằng) không|chưa (?:từng thấy|kể|đầy|đến|tới|đựng)"
    r"|(?:hay|hoặc|có|được|đúng) (?:không|chưa)(?!\w)|(?:không|chưa)(?=\s*(?:[?”\"’']|$))|chẳng (?:hạn|những|bao lâu)"
)
_DENIALS_VI = ("không", "chưa", "chẳng", "đừng", "chớ")
_DENYING_VI = re.compile(rf"(?<!\w)(?:(?P<idiom>{_NOT_DENYING_VI})|(?P<word>{'|'.join(_DENIALS_VI)}))(?!\w)")
# Any of these may stand behind a denial on the other side: it is free to say «few» for «not many».
_ALSO_DENYING_VI = re.compile(
    r"[^\w](?:vô|phi|bất|thiếu|mất|khó|trái|cấm|từ chối|phủ nhận|bác bỏ|tránh|ngừng|dừng|trừ|ngoài|miễn|chống|ít|hiếm"
    r"|thất|tắt|huỷ|hủy|hết|không|chưa|chẳng|đừng|chớ|tuyệt chủng|trước|nghi ngờ|lo ngại|bỏ|dù|mặc dù|tuy|lẽ ra"
    r"|chỉ|mới|duy nhất|cả|khỏi|rời|lỡ|quên|kém|nếu|sai|vắng|thay vì|khác|phản đối|thay)(?!\w)"
)
_DENYING_UK = re.compile(
    r"[^\w'’ʼ](?:не|ні|немає|нема|без|жод(?:ен|на|не|ної|ного|ному|ній|ним|ну|ні|них)|ніхто|ніщо|нічого|ніколи|ніде"
    r"|нікуди|нікого|нікому|ніким|нічим|навряд)(?![\w'’ʼ])"
)
_ALSO_DENYING_UK = re.compile(
    r"[^\w'’ʼ](?:не|ні|без|брак|відсутн|позбав|відмов|запереч|заборон|уник|проти|ледь|ледве|мало|рідко|крім|окрім|поза|хоча"
    r"|втрат|важко|складно|навряд|жод|дефіцит|зник|припин|скас|інш|крах|провал|анти|а |ще|рівно|вперше|слаб|даремн"
    r"|виняток|винятк|пропус|помил|утрим|втрим|перестал|зупин|лише|тільки|єдин|раніше|поки|доки|втрач|марн)"
)
_LONG_ENOUGH = 20  # characters
_SENTENCE = re.compile(r"[.!?…][»”“\"’')\]]*\s+(?=[«“„\"(\[—–-]*\s*[A-ZÀ-ỸĐА-ЯІЇЄҐ])")
_SHORTENED = re.compile(r"(?:^|[\s(«“.])(?:[A-ZĐА-ЯІЇЄҐ][^\W\d_]?|м|р|рр|т|вул|ст|тис|млн|млрд|грн|ім|св|ThS|PGS)\.$")
_APART = 2  # sentences more or fewer


class NegationLost(SegmentCheck):
    """Where one side denies, the other has some word that can deny too. A hint, for one sentence may say both ways."""

    id = "negation"
    label = "Negation on one side"
    severity = Severity.INFO

    def find(self, segment: Segment) -> Iterator[Finding]:
        source, target = segment.source, segment.target
        if len(source) < _LONG_ENOUGH or len(target) < _LONG_ENOUGH:
            return
        if len(source.lower()) != len(source) or len(target.lower()) != len(target):
            return
        here, there = f" {source.lower()}", f" {target.lower()}"  # a space for the first word to follow
        if (denied := _denial(here)) is not None:
            if not _ALSO_DENYING_UK.search(there):
                span = Span(denied.start("word") - 1, denied.end("word") - 1)
                message = Message.of("«{word}» of the source has no counterpart", word=denied["word"])
                yield self.finding(segment, message, source=span)
        elif (found := _DENYING_UK.search(there)) and not _ALSO_DENYING_VI.search(here):
            span = Span(found.start(), found.end() - 1)
            message = Message.of("«{word}» has no counterpart in the source", word=found.group()[1:])
            yield self.finding(segment, message, target=span)


def _denial(source: str) -> re.Match[str] | None:
    """The first word that denies; where two stand, one is as good as the other."""
    if not any(word in source for word in _DENIALS_VI):
        return None
    return next((match for match in _DENYING_VI.finditer(source) if match["word"]), None)


class _Sentences(SegmentCheck):
    """A segment has as many sentences on both sides. A hint: translators join and part them freely."""

    severity = Severity.INFO

    @abstractmethod
    def tells(self, apart: int) -> bool:
        """Whether so many more or fewer are worth a word."""

    def find(self, segment: Segment) -> Iterator[Finding]:
        if not segment.source or not segment.target or (" " not in segment.source and " " not in segment.target):
            return
        here, there = _sentences(segment.source), _sentences(segment.target)
        if here != there and self.tells(abs(here - there)):
            text = "{here} sentences in the source, {there} in the translation"
            yield self.finding(segment, Message.of(text, here=here, there=there))


class SentenceCount(_Sentences):
    """A segment has about as many sentences on both sides."""

    id = "sentence-count"
    label = "More or fewer sentences"

    def tells(self, apart: int) -> bool:
        return apart >= _APART


class SentenceJoined(_Sentences):
    """No sentence was joined with another, or parted: for those who want a translation sentence by sentence."""

    id = "sentence-joined"
    label = "One sentence more or fewer"
    default_on = False

    def tells(self, apart: int) -> bool:
        return apart < _APART


def _sentences(text: str) -> int:
    ends = [
        match
        for match in _SENTENCE.finditer(text)
        if not _SHORTENED.search(text, max(0, match.start() - 6), match.start() + 1)
    ]
    return 1 + len(ends)
