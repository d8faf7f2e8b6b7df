import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import InputError
from app.formats import names, names_csv, tbx
from app.model import NameDecision, NameKind, NameRecord, NameVerdict

RECORDS = [
    NameRecord(
        "Khuất Xá", NameKind.PLACE, NameDecision(NameVerdict.FORM, ("Кхуат Са",), "Оля", "2026-01-02", "так", True)
    ),
    NameRecord("Sa Pa", NameKind.PLACE, NameDecision(NameVerdict.BOTH, ("Са Па", "Шапа"))),
    NameRecord("Thái Bình", NameKind.OTHER, NameDecision(NameVerdict.DIFFERENT, ("Тхай Бінь", "Тхайбінь"))),
    NameRecord("Đoàn", NameKind.PERSON, NameDecision(NameVerdict.NOT_A_NAME, (), "Оля", "", "слово, не ім'я")),
]


@pytest.mark.parametrize("suffix", [".csv", ".tbx"])
def test_what_is_written_is_read_again(tmp_path, suffix):
    path = tmp_path / f"назви{suffix}"
    names.write(path, RECORDS)
    assert names.read(path) == RECORDS


TEXT = st.text(
    st.characters(min_codepoint=0x21, max_codepoint=0x24F, exclude_characters="|", exclude_categories=("Z", "C")),
    min_size=1,
    max_size=12,
)
DECISIONS = st.builds(
    NameDecision,
    verdict=st.just(NameVerdict.BOTH),
    forms=st.lists(TEXT, min_size=1, max_size=3, unique=True).map(tuple),
    who=TEXT,
    when=st.just("2026-01-02T03:04:05+00:00"),
    why=TEXT.filter(lambda text: not text.startswith("zvirka")),
    locked=st.booleans(),
)
RECORD = st.builds(NameRecord, name=TEXT, kind=st.sampled_from(list(NameKind)), decision=DECISIONS)


@pytest.mark.parametrize("form", [names_csv, tbx])
@settings(max_examples=40)
@given(records=st.lists(RECORD, max_size=4))
def test_any_records_come_back(form, records):
    assert form.read(form.write(records), "here") == records


def test_a_formula_does_not_reach_a_spreadsheet():
    record = NameRecord("=cmd|' /C calc'!A0", NameKind.OTHER, NameDecision(NameVerdict.FORM, ("+1",)))
    assert b"\n'=cmd" in names_csv.write([record])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"a,b\n1,2\n", "forms and name"),
        (b"name,forms,verdict\nX,Y,maybe\n", "line 2"),
        (b"name,forms\nX,\n", "no form"),
    ],
)
def test_a_wrong_table_says_where(data, told):
    with pytest.raises(InputError, match=told):
        names_csv.read(data, "here.csv")


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"<tbx><text>", "line 1"), (b"<html/>", "html"), (b"not xml", "line 1")],
)
def test_a_wrong_term_base_says_what(data, told):
    with pytest.raises(InputError, match=told):
        tbx.read(data, "here.tbx")


def test_the_older_form_of_the_standard_is_read():
    data = (
        '<martif type="TBX"><text><body><termEntry id="1">'
        '<langSet xml:lang="vi"><tig><term>Lạng Sơn</term></tig></langSet>'
        '<langSet xml:lang="uk-UA"><ntig><termGrp><term>Лангшон</term></termGrp></ntig></langSet>'
        "</termEntry></body></text></martif>"
    ).encode()
    assert [(one.name, one.decision.forms) for one in tbx.read(data, "old.tbx")] == [("Lạng Sơn", ("Лангшон",))]


def test_entities_are_not_followed(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("таємниця", encoding="utf-8")
    data = (
        f'<!DOCTYPE tbx [<!ENTITY x SYSTEM "{secret.as_uri()}">]><tbx><text><body><conceptEntry>'
        '<langSec xml:lang="vi"><termSec><term>A&x;</term></termSec></langSec>'
        '<langSec xml:lang="uk"><termSec><term>Б</term></termSec></langSec></conceptEntry></body></text></tbx>'
    ).encode()
    assert "таємниця" not in repr(tbx.read(data, "evil.tbx"))


def test_a_bomb_of_entities_is_refused():
    levels = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    data = f'<!DOCTYPE tbx [<!ENTITY l0 "ha">{levels}]><tbx><text><body>&l9;</body></text></tbx>'.encode()
    with pytest.raises(InputError, match=r"bomb\.tbx, line 1"):
        tbx.read(data, "bomb.tbx")


def test_an_unknown_suffix_names_those_there_are(tmp_path):
    with pytest.raises(InputError, match=r"\.csv or \.tbx"):
        names.write(tmp_path / "names.xls", RECORDS)
