"""The page is read as a browser would read it: elements and attributes, never its source text."""

import re
from dataclasses import replace
from io import BytesIO

import lxml.html
import pytest

from app.errors import InputError
from app.languages import Words
from app.model import Message, NameDecision, NameVerdict, Severity, Span
from app.reports import html
from app.reports.content import compile_report
from app.reports.marks import SIGNS
from app.reports.plain import UNSEEN
from app.reports.sheets import handout, origin
from tests.unit.reports.hostile import HALF, RAW
from tests.unit.reports.made_up import (
    TEXTS,
    a_finding,
    a_hostile_report,
    a_ledger,
    a_report,
    a_segment,
    a_signature,
    a_term,
    an_about,
    an_annotation,
    findings,
    rows,
)

# Everything that could make a browser fetch or run something.
ACTIVE = {
    "script",
    "img",
    "link",
    "iframe",
    "object",
    "embed",
    "form",
    "input",
    "base",
    "audio",
    "video",
    "image",
    "use",
}
REACHING = {"src", "srcset", "href", "xlink:href", "action", "data", "background", "poster", "formaction", "style"}


def page(report):
    parser = lxml.html.HTMLParser(huge_tree=True)
    return lxml.html.document_fromstring(written(report), parser=parser)


def written(report, language="en"):
    sink = BytesIO()
    for _ in html.write(handout(report, Words(language)), sink):
        pass
    return sink.getvalue().decode("utf-8")


def texts(elements):
    return [re.sub(r"\s+", " ", element.text_content()).strip() for element in elements]


@pytest.fixture(scope="module")
def read():
    return page(a_report())


def test_the_page_needs_nothing_beside_it(read):
    assert [element.tag for element in read.iter() if element.tag in ACTIVE] == []
    reaching = [(name, value) for element in read.iter() for name, value in element.items() if name in REACHING]
    assert {name for name, _ in reaching} == {"href"}
    assert all(value.startswith("#") for _, value in reaching)
    assert read.xpath("//meta[@http-equiv]/@content") == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert "url(" not in (style := read.xpath("string(//style)"))
    assert "@import" not in style


def test_every_link_leads_to_a_place_and_every_place_has_one_name(read):
    ids = read.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in read.xpath("//@href")} <= set(ids)


def test_both_languages_are_declared_where_they_stand(read):
    assert read.get("lang") == "en"
    body = read.xpath("//table[@class='segments']/tbody/tr")
    assert texts(body[4].xpath("td[@lang='vi']")) == [TEXTS[4][0]]
    assert texts(body[4].xpath("td[@lang='uk']")) == [TEXTS[4][1]]
    assert len(read.xpath("//table[@class='segments']//td[@lang='vi']")) == len(TEXTS)
    assert {one.get("lang") for one in read.xpath("//*[@class='findings']//dd[@class='text']")} == {"vi", "uk"}


def test_light_dark_and_paper_are_provided_for(read):
    style = read.xpath("string(//style)")
    assert "@media (prefers-color-scheme: dark)" in style
    assert "@media print" in style
    assert read.xpath("//meta[@name='color-scheme']/@content") == ["light dark"]


def test_the_head_says_what_when_who_and_by_which_rules(read):
    assert texts(read.xpath("//h1")) == ["Закладено підвісний міст через Чалінь"]
    head = dict(zip(texts(read.xpath("//header/dl/dt")), texts(read.xpath("//header/dl/dd")), strict=True))
    assert head["Date"] == "2026-03-14 09:26 UTC"
    assert head["People"] == "Nguyễn Thị Lan (translator), Оксана Гриценко (editor)"
    assert (head["Profile"], head["Program"]) == ("practical", "Zvirka 0.1.0")
    assert head["Document"] == "Закладено підвісний містhttps://example.org/vi/cau-treoпереклад.uk.txt"


@pytest.mark.parametrize(
    ("where", "shown"),
    [
        ("https://example.org/vi/a.html", "https://example.org/vi/a.html"),
        ("переклад.txt", "переклад.txt"),
        ("/home/lan/Стаття 1/переклад.txt", "переклад.txt"),
        (r"C:\Users\Lan\переклад.txt", "переклад.txt"),
        ("", ""),
    ],
)
def test_a_report_tells_nobody_where_files_lie_on_a_machine(where, shown):
    assert origin(where) == shown


def test_the_table_adds_up(read):
    heads = texts(read.xpath("//table[@class='severities']/thead//th"))
    assert heads == ["The check", "◆ critical", "▲ major", "● minor", "○ info", "All"]
    body = [texts(row) for row in read.xpath("//table[@class='severities']/tbody/tr")]
    assert body[0] == ["Missing", "1", "–", "–", "–", "1"]
    assert texts(read.xpath("//table[@class='severities']/tfoot//td")) == ["2", "2", "1", "1", "6"]


def test_the_chart_says_in_words_what_it_draws(read):
    assert "0–9: 1, 10–19: 1," in read.xpath("string(//svg/title)")
    assert len(read.xpath("//svg/rect")) == 5
    assert "56.7" in read.xpath("string(//figcaption)")


def test_the_risk_number_is_explained_and_no_silence_praised(read):
    note = " ".join(read.xpath("string(//*[@class='note'])").split())
    assert "orders the queue" in note
    assert "No finding does not mean good" in note
    empty = page(compile_report(an_about(), rows()))
    assert "does not mean that the translation is good" in empty.xpath("string(//section[@id='findings'])")


def test_no_score_without_its_signature(read):
    body = [texts(row) for row in read.xpath("//table[@class='scores']/tbody/tr")]
    assert body[0][:2] == ["chrF++", "the text as it came in"]
    assert body[0][2:] == ["86.42", "7", "nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0"]
    assert page(compile_report(an_about(), rows())).xpath("//table[@class='scores']") == []


@pytest.mark.parametrize("severity", Severity)
def test_a_mark_has_colour_sign_and_word(severity):
    finding = a_finding(severity=severity, source="148", target="184")
    read = page(compile_report(an_about(), rows(), [finding]))
    for side in ("source", "target"):
        [mark] = read.xpath(f"//td[contains(@class, '{side}')]/mark")
        assert mark.get("class") == severity.label
        assert mark.get("title").startswith(f"{severity.label}: ")
        assert mark.xpath("string(sup)") == f"{SIGNS[severity]}1"
        assert mark.xpath("string(sup/a/@aria-label)") == f"{severity.label}, finding 1"
    assert f"mark.{severity.label} {{" in read.xpath("string(//style)")


def test_marks_stand_where_the_spans_are(read):
    row = read.xpath("//tr[@id='s3']")[0]
    assert [mark.text for mark in row.xpath("td[@lang='vi']/mark")] == ["Khuôn Hà"]
    assert [mark.text for mark in row.xpath("td[@lang='uk']/mark")] == ["Хуон Ха"]
    cell = row.xpath("td[@lang='uk']")[0]
    for sup in cell.xpath(".//sup"):
        sup.drop_tree()
    assert cell.text_content() == TEXTS[2][1]


def test_overlapping_marks_show_the_worst_and_name_all():
    found = [
        a_finding(target="на 184 м", severity=Severity.MINOR, message="whole"),
        a_finding(target="184", severity=Severity.CRITICAL, message="inner"),
    ]
    marks = page(compile_report(an_about(), rows(), found)).xpath("//td[contains(@class, 'target')]/mark")
    assert [(mark.get("class"), mark.text) for mark in marks] == [
        ("minor", "на "),
        ("critical", "184"),
        ("minor", " м"),
    ]
    assert marks[1].get("title") == "critical: inner; minor: whole"
    assert [mark.xpath("string(sup)") for mark in marks] == ["●2", "◆1", ""]


def test_a_place_of_no_width_and_one_of_another_version_are_shown_too():
    gap = replace(a_finding(), target_span=Span(6, 6))
    stale = replace(a_finding(), segment=replace(a_segment(), target="інший текст"), target_span=Span(0, 5))
    read = page(compile_report(an_about(), rows(), [gap, stale]))
    assert [mark.text for mark in read.xpath("//td[contains(@class, 'target')]/mark")] == ["‸"]
    assert len(read.xpath("//table[@class='findings']/tbody/tr")) == 2


def test_a_finding_has_its_excerpts_and_its_fix(read):
    row = read.xpath("//tr[@id='f3']")[0]
    assert texts(row.xpath("td"))[:3] == ["3", "▲ major", "2"]
    assert texts(row.xpath(".//dd")) == [
        TEXTS[1][0],
        "… березня в комуні Кхуон Ха Управління будівництва провело церемонію закладки мосту на 184 м .",
        "184 → 148",
    ]
    assert texts(row.xpath(".//dd//mark | .//dd//del | .//dd//ins")) == ["148", "184", "184", "148"]
    assert texts(read.xpath("//tr[@id='f5']//dd")[2:]) == ["␣. → ."]
    assert texts(read.xpath("//tr[@id='f1']//dd")) == [TEXTS[0][0], "(nothing)"]


def test_the_ledger_has_forms_standard_rules_and_preference(read):
    first = texts(read.xpath("//table[@class='ledger']/tbody/tr")[0])
    assert first[0] == "Khuôn Hàplace"
    assert "Кхуон Ха ×1" in first[1]
    assert "Хуон Ха ×3 Хуон Ха ×1, Хуоном Ха ×2; in 3" in first[1]
    assert first[2:] == ["Кхуонхаrules kh → кх, uô → уо, h → х", "▲ inconsistent", "Кхуон Хаthe first in the text"]
    assert "not found in 1" in texts(read.xpath("//table[@class='ledger']/tbody/tr"))[2]
    assert [one.get("open") is not None for one in read.xpath("//table[@class='ledger']//details")] == [
        True,
        False,
        False,
    ]
    assert texts(read.xpath("//table[@class='sounds']//li")) == ["шон Lũng Sơn", "сон Nà Sơn"]


def test_changes_are_shown_by_word_with_who_and_when(read):
    cell, distance, who = read.xpath("//table[@class='changes']/tbody/tr/td")[1:]
    assert texts([distance]) == ["1413.3 %"]
    assert texts(cell.xpath(".//ins")) == ["комуни", "понад десять"]
    assert texts(cell.xpath(".//del")) == ["більше десяти"]
    for gone in cell.xpath(".//del"):
        gone.drop_tree()
    assert cell.text_content() == TEXTS[2][1]
    assert texts([who]) == ["Оксана Гриценко (editor), 2026-03-14 09:26: Text editдодано «комуни»"]


def test_what_was_left_out_says_why_and_by_whom(read):
    [row] = read.xpath("//table[@class='ignored']/tbody/tr")
    reason = texts(row)[3]
    assert reason.startswith("«вартість становить становить» вже виправлено")
    assert reason.endswith("Оксана, 2026-03-14 09:26, in this document")
    assert texts(read.xpath("//section[@id='furniture']//li")) == [
        "Джерело: https://example.org/vi/cau-treo",
        "Коментар (0)",
    ]


def test_in_several_documents_a_segment_is_called_by_both_numbers():
    about = an_about(documents=tuple(replace(an_about().documents[0], id=number) for number in (1, 2)))
    read = page(compile_report(about, rows(), findings()))
    assert texts(read.xpath("//tr[@id='s2']/td"))[0] == "1.2"


def test_an_empty_report_is_a_whole_page():
    read = page(compile_report(an_about(documents=(), people=(), profile=""), []))
    assert texts(read.xpath("//section/h2")) == [
        "Summary",
        "Findings",
        "Names",
        "Segments side by side",
        "Changes since the import",
        "Ignored findings",
        "Left out of the texts",
        "Sign-off",
    ]


def skeleton(report):
    """The elements and attribute names of a page, without what only marks unseen signs and breaks in diffs."""
    inside = {"ins", "del"}
    shape = [(element.tag, sorted(element.keys()), element.get("class")) for element in page(report).iter()]
    return [(tag, names, css) for tag, names, css in shape if tag not in inside and css != "unseen"]


@pytest.mark.parametrize("kind", RAW)
def test_hostile_text_is_text_wherever_it_stands(kind):
    report = a_hostile_report(RAW[kind])
    assert skeleton(report) == skeleton(a_hostile_report("звичайний текст"))
    read = page(report)
    assert [name for element in read.iter() for name in element.attrib if name.startswith("on")] == []
    assert all(link.startswith("#") for link in read.xpath("//@href"))
    cell = read.xpath("//td[contains(@class, 'source')]")[0]
    for extra in [*cell.xpath(".//sup")]:
        extra.drop_tree()
    assert cell.text_content() == UNSEEN.sub(lambda match: f"U+{ord(match.group()):04X}", RAW[kind])


@pytest.mark.parametrize("kind", ["direction", "controls"])
def test_unseen_signs_are_named_and_never_in_the_page(kind):
    read = written(a_hostile_report(RAW[kind]))
    assert not set(read) & set("\x00\x1b\x07\x85\r\x0b\u202e\u2066\u200f\u061c")
    boxes = texts(lxml.html.document_fromstring(read).xpath("//td[contains(@class, 'source')]//*[@class='unseen']"))
    assert boxes[:1] == (["U+202E"] if kind == "direction" else ["U+0000"])


def test_half_a_character_is_refused_in_one_line():
    with pytest.raises(InputError, match=r"stands half a character \(U\+D83D\); correct that text") as error:
        written(a_hostile_report(HALF))
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("uk", ("Підсумок", "серйозна", "Редагування", "неузгоджено", "Ніхто не підписав переклад.")),
        ("vi", ("Tổng kết", "nặng", "Sửa văn bản", "Chưa có ai ký duyệt bản dịch.")),
    ],
)
def test_the_page_speaks_the_language_of_its_reader(language, words):
    said = written(a_report(), language)
    assert f'<html lang="{language}">' in said
    assert [word for word in words if word not in said] == []


def test_terms_decisions_annotations_and_sign_off_stand_there_once_there_are_any():
    decision = NameDecision(NameVerdict.FORM, ("Кхуон Ха",), "Оксана", "2026-03-14T09:26:00+00:00", "як на мапі")
    ledger = a_ledger()
    decided = replace(ledger, names=(replace(ledger.names[0], decision=decision),), terms=(a_term(),))
    report = replace(
        compile_report(an_about(), rows(), findings(), decided),
        annotations=(an_annotation(5),),
        signatures=(a_signature(),),
        blockers=(Message.of("Segments not reviewed yet: {count}", count=5),),
    )
    read = page(report)
    assert "this form, Оксана, 2026-03-14 09:26: як на мапі" in texts(read.xpath("//table[@class='ledger']"))[0]
    assert "Народний комітет ×2 in 2, 3" in texts(read.xpath("//section[@id='terms']"))[0]
    assert texts(read.xpath("//section[@id='annotations']//tbody/tr/td"))[-1] == "yes"
    signed = texts(read.xpath("//section[@id='sign-off']"))[0]
    assert "Закладено містОксана Гриценко2026-03-14 09:26 UTCготово" in signed
    assert "Segments not reviewed yet: 5" in signed
