"""A report as a review would give it, on a text of our own with the faults that such translations have."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from app.model import (
    Annotation,
    Change,
    Decision,
    Document,
    ErrorSeverity,
    Event,
    Finding,
    Ledger,
    Light,
    Message,
    NameEntry,
    NameForm,
    NameKind,
    Person,
    Risk,
    Role,
    Row,
    Scope,
    Segment,
    Severity,
    Side,
    Sound,
    SoundRendering,
    Span,
    State,
    TermEntry,
)
from app.reports.content import About, Report, SignedOff, compile_report

WHEN = datetime(2026, 3, 14, 9, 26, tzinfo=UTC)
LAN = Person("Nguyễn Thị Lan", Role.TRANSLATOR)
OKSANA = Person("Оксана Гриценко", Role.EDITOR)

TEXTS = (
    ("Khởi công cầu treo qua sông Trà Linh", "", State.NEW),
    (
        "Sáng 12/3, tại xã Khuôn Hà, Sở Xây dựng tổ chức lễ khởi công cầu treo dài 148 m.",
        "Вранці 12 березня в комуні Кхуон Ха Управління будівництва провело церемонію закладки мосту на 184 м .",
        State.NEW,
    ),
    (
        "Ông Lý Văn Páo, Chủ tịch UBND xã Khuôn Hà, cho biết: “Bà con chờ cây cầu này đã hơn mười năm”.",
        "Голова Народного комітету комуни Хуон Ха Лі Ван Пао сказав: «Люди чекали на цей міст понад десять років».",
        State.EDITED,
    ),
    (
        "Công trình có tổng mức đầu tư 9,6 tỷ đồng.",
        "Загальна вартість проєкту становить становить 9,6 мільярда донгів.",
        State.REVIEWED,
    ),
    (
        "Dự kiến, cầu được hoàn thành trong quý IV năm nay.",
        "Очікується, що міст буде завершено в четвертому кварталі цього року.",
        State.APPROVED,
    ),
    ("Trong ảnh: bà con bản Nà Sơn dự lễ.", "Trong ảnh: bà con bản Nà Sơn dự lễ.", State.RETURNED),
    (
        "Đoàn cũng tặng quà 32 hộ nghèo ở Lũng Sơn.",
        "Делегація також подарувала подарунки 32 бідним родинам у Лунгшоні.",
        State.NEW,
    ),
)
IMPORTED = {3: "Голова Народного комітету Хуон Ха Лі Ван Пао сказав: «Люди чекали на цей міст більше десяти років»."}

LABELS = {
    "name-inconsistent": "Name spelled in two ways",
    "number-mismatch": "Number",
    "space-before-punctuation": "Space before punctuation",
    "repeated-word": "Doubled word",
    "untranslated": "Left untranslated",
    "missing-target": "Missing",
    "syllable-inconsistent": "Syllable rendered in two ways",
}


@dataclass(frozen=True)
class PlainScore:
    """A score with nothing but what a report shows of one."""

    name: str
    value: float
    signature: str
    segments: int
    against: str = "the text as it came in"

    @property
    def shown(self) -> str:
        return f"{self.value:.2f}"


def an_annotation(number: int, text: str = "міст", severity: ErrorSeverity = ErrorSeverity.MAJOR) -> Annotation:
    return Annotation(
        id=f"a{number}",
        segment=number,
        side=Side.TARGET,
        span=Span(0, len(text)),
        text=text,
        category="accuracy/mistranslation",
        severity=severity,
        annotator="Оксана",
        when=WHEN,
        note=text,
        correction=text,
    )


def a_signature(text: str = "готово") -> SignedOff:
    return SignedOff("Закладено міст", OKSANA.name, WHEN, text)


def a_term(text: str = "UBND") -> TermEntry:
    form = NameForm("Народний комітет", {"Народний комітет": 1, "Народного комітету": 1}, (2, 3))
    return TermEntry("c1", text, "government", (form,), "consistent", "Народний комітет", "term base", note=text)


def a_segment(number: int = 2) -> Segment:
    source, target, state = TEXTS[number - 1]
    return Segment(
        source,
        target,
        id=number,
        document=1,
        position=number,
        state=state,
        imported=IMPORTED.get(number, target),
    )


def a_finding(
    check: str = "number-mismatch",
    segment: Segment | None = None,
    severity: Severity = Severity.MAJOR,
    message: str = "148 stands in the source only",
    source: str = "",
    target: str = "",
    **more: object,
) -> Finding:
    """A finding at the first place where the words `source` and `target` stand."""
    where = segment or a_segment()
    finding = Finding(
        check, where, Message(message), severity, _span(where.source, source), _span(where.target, target)
    )
    return replace(finding, **more)


def _span(text: str, words: str) -> Span | None:
    return Span(text.index(words), text.index(words) + len(words)) if words else None


def findings() -> list[Finding]:
    ignored = Decision(Scope.HERE, "«вартість становить становить» вже виправлено в наступній версії", "Оксана", WHEN)
    return [
        a_finding(
            "name-inconsistent",
            a_segment(3),
            message="«Khuôn Hà» is written «Хуон Ха» here and «Кхуон Ха» in segment 2",
            source="Khuôn Hà",
            target="Хуон Ха",
            fix="Кхуон Ха",
            subject="Khuôn Hà",
        ),
        a_finding(message="148 in the source, 184 in the translation", source="148", target="184", fix="148"),
        a_finding(
            "space-before-punctuation",
            severity=Severity.MINOR,
            message="Space before a full stop",
            target=" .",
            fix=".",
        ),
        a_finding("missing-target", a_segment(1), Severity.CRITICAL, "The segment has no translation"),
        a_finding(
            "untranslated", a_segment(6), Severity.CRITICAL, "The Vietnamese text was left in place", target=TEXTS[5][1]
        ),
        a_finding(
            "syllable-inconsistent",
            a_segment(7),
            Severity.INFO,
            "«Sơn» is written «шон» in Lũng Sơn and «сон» in Nà Sơn",
            source="Sơn",
            target="шон",
        ),
        a_finding(
            "repeated-word",
            a_segment(4),
            Severity.MINOR,
            "The word stands twice",
            target="становить становить",
            fix="становить",
            decision=ignored,
        ),
    ]


RISKS = {
    1: (95, Light.RED),
    2: (71, Light.RED),
    3: (58, Light.AMBER),
    4: (12, Light.NONE),
    5: (4, Light.NONE),
    6: (100, Light.RED),
    7: (0, Light.UNCHECKED),
}


def rows() -> list[Row]:
    return [
        Row(a_segment(number), Risk(*RISKS[number], reasons=(Message("1 finding"),)), findings=1, worst=Severity.MAJOR)
        for number in RISKS
    ]


def a_ledger() -> Ledger:
    khuon_ha = NameEntry(
        "Khuôn Hà",
        NameKind.PLACE,
        (NameForm("Кхуон Ха", {"Кхуон Ха": 1}, (2,)), NameForm("Хуон Ха", {"Хуон Ха": 1, "Хуоном Ха": 2}, (3,))),
        "inconsistent",
        "Кхуонха",
        ("kh → кх", "uô → уо", "h → х"),
        "Кхуон Ха",
        "first form",
    )
    pao = NameEntry(
        "Lý Văn Páo",
        NameKind.PERSON,
        (NameForm("Лі Ван Пао", {"Лі Ван Пао": 1}, (3,)),),
        "consistent",
        "Лі Ван Пао",
        ("y → і",),
        "Лі Ван Пао",
        "only form",
    )
    tra_linh = NameEntry("Trà Linh", NameKind.PLACE, (), "missing", "Чалінь", missing=(1,))
    lung_son = NameEntry(
        "Lũng Sơn",
        NameKind.PLACE,
        (NameForm("Лунгшон", {"Лунгшоні": 1}, (7,)),),
        "consistent",
        "Лунгшон",
        ("s → ш",),
        "Лунгшон",
        "only form",
    )
    renderings = (SoundRendering("шон", ("Lũng Sơn",)), SoundRendering("сон", ("Nà Sơn",)))
    return Ledger((khuon_ha, pao, tra_linh, lung_son), (Sound("syllable", "Sơn", "inconsistent", renderings),))


def events() -> list[Event]:
    edit = Change("target", "3", IMPORTED[3], TEXTS[2][1])
    return [
        Event(9, WHEN, OKSANA, "edit", (edit, Change("state", "3", "new", "edited")), "додано «комуни»"),
        Event(4, WHEN, LAN, "confirm", (Change("state", "4", "new", "reviewed"),)),
    ]


def an_about(**more: object) -> About:
    about = About(
        title="Закладено підвісний міст через Чалінь",
        when=WHEN,
        version="0.1.0",
        profile="practical",
        people=(LAN, OKSANA),
        documents=(
            Document(
                1,
                "Закладено підвісний міст",
                "address",
                "https://example.org/vi/cau-treo",
                "переклад.uk.txt",
                ("Джерело: https://example.org/vi/cau-treo", "Коментар (0)"),
            ),
        ),
        labels=LABELS,
    )
    return replace(about, **more)


def scores() -> list[PlainScore]:
    return [
        PlainScore("chrF++", 86.42, "nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0", 7),
        PlainScore("TER", 9.31, "nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0", 7),
    ]


def a_report() -> Report:
    return compile_report(an_about(), rows(), findings(), a_ledger(), scores(), events())


def a_hostile_report(text: str) -> Report:
    """A report in which `text` stands wherever a text can stand."""
    segment = replace(a_segment(), source=text, target=text, imported=text[1:])
    decision = Decision(Scope.ALWAYS, text, text, WHEN)
    found = [
        Finding(text, segment, Message.of("{word}", word=text), Severity.MAJOR, Span(0, 1), Span(0, len(text)), text),
        Finding(text, segment, Message.of("{word}", word=text), Severity.MINOR, None, Span(1, 2), text, text, decision),
    ]
    name = NameEntry(
        text,
        NameKind.OTHER,
        (NameForm(text, {text: 1, text + "а": 2}, (2, 99)),),
        "inconsistent",
        text,
        (text,),
        text,
        text,
        (2,),
    )
    sound = Sound("syllable", text, text, (SoundRendering(text, (text,)),))
    person = Person(text, Role.LEAD)
    event = Event(1, WHEN, person, text, (Change("target", "2", "", text),), text)
    about = an_about(
        title=text,
        profile=text,
        people=(person,),
        labels={text: text},
        documents=(Document(1, text, "texts", text, text, (text,)),),
    )
    row = Row(segment, Risk(50, Light.AMBER, (Message.of("{word}", word=text),)), 1, Severity.MAJOR)
    report = compile_report(
        about, [row], found, Ledger((name,), (sound,), (a_term(text),)), [PlainScore(text, 1, text, 1, text)], [event]
    )
    return replace(report, annotations=(an_annotation(2, text),), signatures=(a_signature(text),))
