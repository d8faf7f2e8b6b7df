import csv

import pytest

from app.model import Mention, NameDecision, NameKind, NameVerdict, Segment, Span
from app.names import transcription
from app.names.find import find
from app.names.fixes import fix
from app.names.follow import follow, read
from app.names.found import FoundName, analysed
from app.names.gather import gather
from app.names.ledger import NameLedger


def a_ledger(*pairs, prefer="first", decisions=None):
    ledger = NameLedger(transcription.load("practical"), prefer, decisions)
    segments = [Segment(source, target, id=number) for number, (source, target) in enumerate(pairs, 1)]
    for number, mentions in gather(segments):
        ledger.put(number, mentions)
    return ledger


def verdicts(ledger):
    return {entry.name: entry.verdict for entry in ledger.snapshot().names}


@pytest.mark.parametrize(
    "pairs",
    [
        [("ông Nông Đức Mạnh", "пан Нонг Дик Мань"), ("ông Nông Đức Mạnh", "пана Нонг Дик Маня")],
        [("tỉnh Điện Biên", "провінція Дьєнб'єн"), ("tỉnh Điện Biên", "Дьєнб’єна")],
        [("Hà Nội", "у Ханої"), ("Hà Nội", "Ханой")],
        [("tại Hạ Long", "у Халонзі"), ("tại Hạ Long", "Халонга"), ("tại Hạ Long", "Халонг")],
        [("ở Huế", "у Хюе"), ("ở Huế", "Хюе")],
        [("ông Trần Nam Hưng", "пан Чан Нам Хунг"), ("ông Hưng", "пана Хунга")],
    ],
)
def test_case_endings_are_no_second_form(pairs):
    assert set(verdicts(a_ledger(*pairs)).values()) == {"consistent"}


@pytest.mark.parametrize(
    "pairs",
    [
        [("xã Khuất Xá", "Кхуат Са"), ("xã Khuất Xá", "Хуат Са")],
        [("tỉnh Lạng Sơn", "у Лангсоні"), ("tỉnh Lạng Sơn", "Лангшон")],
        [("tỉnh Nghệ An", "Нгеана"), ("tỉnh Nghệ An", "Нге Ан")],
        [("ông Trần Quang Phương", "Чан Куанг Фуонг"), ("ông Trần Quang Phương", "Чан Куанг Фыонг")],
        [("xã Sa Pa", "Са Па"), ("xã Sa Pa", "Шапу")],
        [("ông Nông Văn Dũng", "Нонг Ван Зунг"), ("ông Dũng", "пан Дунг")],
    ],
)
def test_two_spellings_are_found(pairs):
    assert "inconsistent" in verdicts(a_ledger(*pairs)).values()


def test_the_first_form_counts_unless_the_project_says_otherwise():
    pairs = [("xã Khuất Xá", "Кхуат Са"), ("xã Khuất Xá", "Хуат Са"), ("xã Khuất Xá", "Хуат Са")]
    first = a_ledger(*pairs).judge("Khuất Xá").entry
    frequent = a_ledger(*pairs, prefer="most-frequent").judge("Khuất Xá").entry
    decided = (
        a_ledger(*pairs, decisions={"Khuất Xá": NameDecision(NameVerdict.FORM, ("Кхуатса",))}).judge("Khuất Xá").entry
    )
    assert (first.preferred, first.preferred_because) == ("Кхуат Са", "first form")
    assert (frequent.preferred, frequent.preferred_because) == ("Хуат Са", "most frequent form")
    assert (decided.preferred, decided.preferred_because) == ("Кхуатса", "decision")
    assert (
        len(
            a_ledger(*pairs, decisions={"Khuất Xá": NameDecision(NameVerdict.FORM, ("Кхуатса",))})
            .judge("Khuất Xá")
            .departures
        )
        == 3
    )


def test_the_term_base_counts_before_the_text_and_after_a_decision():
    pairs = [("xã Khuất Xá", "Кхуат Са"), ("xã Khuất Xá", "Хуат Са")]
    profile = transcription.load("practical")
    segments = [Segment(source, target, id=number) for number, (source, target) in enumerate(pairs, 1)]
    for decisions, preferred in (
        ({}, ("Хуат Са", "term base")),
        ({"Khuất Xá": NameDecision(NameVerdict.FORM, ("Кхуатса",))}, ("Кхуатса", "decision")),
    ):
        ledger = NameLedger(profile, decisions=decisions, terms={"Khuất Xá": "Хуат Са"}, enforce=True)
        for number, mentions in gather(segments):
            ledger.put(number, mentions)
        entry = ledger.judge("Khuất Xá").entry
        assert (entry.preferred, entry.preferred_because) == preferred


@pytest.mark.parametrize("verdict", [NameVerdict.BOTH, NameVerdict.DIFFERENT])
def test_forms_that_people_allowed_are_no_departure(verdict):
    pairs = [("xã Khuất Xá", "Кхуат Са"), ("xã Khuất Xá", "Хуат Са"), ("xã Khuất Xá", "Кхуатса")]
    decisions = {"Khuất Xá": NameDecision(verdict, ("Кхуат Са", "Хуат Са"))}
    judged = a_ledger(*pairs, decisions=decisions).judge("Khuất Xá")
    assert [departure.mention.base for departure in judged.departures] == ["Кхуатса"]
    assert a_ledger(*pairs[:2], decisions=decisions).judge("Khuất Xá").entry.verdict == "consistent"


def test_what_people_said_is_no_name_is_left_out():
    pairs = [("xã Khuất Xá", "Кхуат Са"), ("xã Khuất Xá", "Хуат Са"), ("xã Lợi Bác", "Лой Бак")]
    ledger = a_ledger(*pairs, decisions={"Khuất Xá": NameDecision(NameVerdict.NOT_A_NAME)})
    assert ledger.names() == ["Lợi Bác"]
    assert ledger.judge("Khuất Xá").departures == ()


def test_where_the_declension_changes_the_likely_forms_are_offered():
    ledger = a_ledger(("ông Trần Khánh", "Чан Кхань"), ("ông Trần Khánh", "пана Чан Ханя"))
    assert ledger.judge("Trần Khánh").departures[0].offers == ()
    decided = {"Trần Khánh": NameDecision(NameVerdict.FORM, ("Чан Ха",))}
    departures = a_ledger(("ông Trần Khánh", "пана Чан Ханя"), decisions=decided).judge("Trần Khánh").departures
    assert [(one.fix, one.offers) for one in departures] == [(None, ("Чан Хи", "Чан Ха"))]


def test_a_fix_keeps_the_case():
    ledger = a_ledger(("ông Trần Khánh", "Чан Кхань"), ("ông Trần Khánh", "з паном Чан Ханем"))
    assert [departure.fix for departure in ledger.judge("Trần Khánh").departures] == ["Чан Кханем"]


def test_a_short_form_is_fixed_by_its_own_part():
    ledger = a_ledger(("ông Nông Văn Dũng", "Нонг Ван Зунг"), ("ông Dũng", "пана Дунга"))
    assert [departure.fix for departure in ledger.judge("Nông Văn Dũng").departures] == ["Зунга"]


def test_one_syllable_in_two_renderings_across_names():
    ledger = a_ledger(("tỉnh Lạng Sơn", "Лангшон"), ("xã Mẫu Sơn", "Мау Сон"), ("xã Mẫu Sơn", "Мау Сон"))
    assert set(verdicts(ledger).values()) == {"consistent"}
    levels = {(sound.level, sound.vietnamese) for sound in ledger.sounds()}
    assert ("syllable", "Sơn") in levels
    assert ("onset", "s") not in levels  # the syllable tells it already


def test_one_onset_in_two_renderings_across_syllables():
    ledger = a_ledger(("xã Khuất Xá", "Кхуат Са"), ("ông Hoàng Quốc Khánh", "Хоанг Куок Хань"))
    assert ("onset", "kh") in {(sound.level, sound.vietnamese) for sound in ledger.sounds()}


def test_rimes_that_the_profile_writes_by_context_are_no_difference():
    ledger = a_ledger(("tỉnh Điện Biên", "Дьєнб'єн"), ("tỉnh Hưng Yên", "Хинг'єн"))
    assert [sound for sound in ledger.sounds() if sound.level == "rime"] == []


def test_an_edit_renews_only_the_names_it_touches():
    ledger = a_ledger(("xã Khuất Xá", "Кхуат Са"), ("xã Khuất Xá", "Хуат Са"), ("xã Lợi Bác", "Лой Бак"))
    before = ledger.judge("Lợi Bác")
    touched = ledger.put(2, follow(find("xã Khuất Xá"), "Кхуат Са", 2))
    assert touched == {"Khuất Xá"}
    assert ledger.judge("Lợi Bác") is before
    assert ledger.judge("Khuất Xá").entry.verdict == "consistent"


def test_nothing_is_left_of_a_segment_that_goes():
    ledger = a_ledger(("xã Khuất Xá", "Кхуат Са"))
    ledger.put(1, ())
    assert ledger.names() == []
    assert ledger.snapshot().names == ()


def test_a_form_that_would_change_its_declension_is_not_fixed():
    reading = read(analysed("Sa Pa"), "Шапу")
    mention = Mention("Sa Pa", NameKind.PLACE, 1, Span(0, 5), Span(0, 4), "Шапу", reading, (0, 2))
    assert fix(mention, "Шап") is None
    assert fix(mention, "Сапа") == "Сапу"


def rows_of(shared):
    with (shared / "reference" / "name_variants.tsv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter="\t") if row["kind"] == "name"]


def judged(name, forms):
    ledger = NameLedger(transcription.load("practical"))
    syllables = analysed(name)
    kind = NameKind.PLACE
    found = FoundName(name, kind, Span(0, len(name)), (0, len(syllables)))
    for number, form in enumerate(forms, 1):
        ledger.put(number, follow([found], f"про {form}.", number))
    return ledger.judge(name).entry.verdict if ledger.names() else "missing"


def test_labelled_forms_from_real_pages(shared):
    """Most of the labelled rows, by forms alone; what is left are short forms and translated words."""
    rows = [row for row in rows_of(shared) if analysed(row["vietnamese"])]
    right = [
        (judged(row["vietnamese"], row["forms"].split("|")) == "inconsistent") == (row["inconsistent"] == "yes")
        for row in rows
    ]
    assert sum(right) / len(right) >= 0.9
