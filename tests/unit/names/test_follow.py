import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.names.find import find
from app.names.follow import follow, read
from app.names.found import analysed


def followed(source, target):
    return {mention.name: mention.written for mention in follow(find(source), target)}


@pytest.mark.parametrize(
    ("source", "target", "written"),
    [
        ("xã Khuất Xá", "комуна Кхуат Са", "Кхуат Са"),
        ("xã Khuất Xá", "у комуні Хуат Са...", "Хуат Са"),
        ("tỉnh Lạng Sơn", "провінції Лангшон", "Лангшон"),
        ("tỉnh Lạng Sơn", "у Лангшоні", "Лангшоні"),
        ("đồng chí Hoàng Quốc Khánh", "з товаришем Хоанг Куок Ханем", "Хоанг Куок Ханем"),
        ("MTTQ Việt Nam", "фронту В'єтнаму", "В'єтнаму"),
        ("MTTQ Việt Nam", "фронту В’єтнаму", "В’єтнаму"),
        ("thành phố Hạ Long", "у Халонзі", "Халонзі"),
        ("thành phố Hội An", "з Хояна", "Хояна"),
        ("tỉnh Bà Rịa - Vũng Tàu", "у Баріа-Вунгтау", "Баріа-Вунгтау"),
        ("ông Trần Quang Phương", "пан Чан Куанг Фыонг", "Чан Куанг Фыонг"),
        ("xã Sa Pa", "до Шапи", "Шапи"),
    ],
)
def test_follows(source, target, written):
    assert list(followed(source, target).values()) == [written]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("xã Khuất Xá", "у цій комуні"),
        ("cửa khẩu Hữu Nghị", "пункт пропуску «Дружба»"),
        ("xã Lộc Bình", "комуна Лой Бак"),
        ("tỉnh Hà Tĩnh", "провінція Хайнінь"),
        ("Phan Văn Giang", "Фам Мінь Чінь"),
    ],
)
def test_silent_where_the_name_is_not_there(source, target):
    assert list(followed(source, target).values()) == [""]


def test_a_common_word_is_no_name_where_it_begins_a_sentence():
    assert followed("Ông Tài nói.", "Тай годі! Він сказав.") == {"Tài": ""}
    assert followed("Ông Tài nói.", "Пан Тай сказав.") == {"Tài": "Тай"}


def test_a_segment_without_translation_has_no_mentions():
    assert follow(find("xã Khuất Xá"), "  ") == []


def test_homographs_are_told_apart_by_their_source():
    found = follow(find("ông Trần Nam Hưng và ông Lý Mạnh Hùng"), "пан Чан Нам Хунг і пан Лі Мань Хунг")
    assert [(one.name, one.written) for one in found] == [
        ("Trần Nam Hưng", "Чан Нам Хунг"),
        ("Lý Mạnh Hùng", "Лі Мань Хунг"),
    ]


def test_each_place_is_given_out_once_and_in_order():
    found = follow(find("xã Mẫu Sơn, cáp treo Mẫu Sơn"), "комуна Мау Сон, канатна дорога Мау Сон")
    assert [one.target_span.start for one in found] == [7, 31]


def test_a_further_place_of_a_name_is_a_mention_without_source():
    found = follow(find("xã Khuất Xá"), "комуна Кхуат Са; у Кхуат Са")
    assert [one.source_span is None for one in found] == [False, True]


def test_the_reading_tells_letters_and_ending():
    reading = read(analysed("Quốc Khánh"), "Куок Ханем")[0]
    assert (reading.base, reading.ending) == ("Куок Хань", "ем")
    assert reading.renderings == (("ку", "ок"), ("х", "ань"))


def test_attested_forms_are_recognised(shared):
    with (shared / "reference" / "name_pairs.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["flag"] != "typo-in-source"]
    known = [row for row in rows if followed(f"{row['vietnamese']}", row["ukrainian"]).get(row["vietnamese"])]
    assert len(known) / len(rows) >= 0.9


NAMES = st.sampled_from(["Khuất Xá", "Lạng Sơn", "Hoàng Quốc Khánh", "Hà Nội", "Bà Rịa - Vũng Tàu", "Hưng"])
LETTERS = "АБКЛСХЧШ абвгдеєиіїйклмнопрстухцчшьюя'-’,.\u0301"


@settings(max_examples=200)
@given(NAMES, st.text(LETTERS, max_size=60))
def test_spans_lie_in_any_target(name, target):
    for mention in follow(find(f"xã {name}"), target):
        if mention.target_span is not None:
            assert mention.target_span.of(target) == mention.written
