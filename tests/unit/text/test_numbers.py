"""Numbers by value: silent pairs first, then changed values, then what every text must hold."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.numbers import Number, changed, numbers, unanswered

SILENT = [
    # digits, grouped and decimal
    ("15.200 ha", "15 200 гектарів"),
    ("15.200 ha", "15\u00a0200 га"),
    ("15,200 ha", "15 200 га"),
    ("1.234.567 người", "1 234 567 осіб"),
    ("tăng 3,5%", "зросла на 3,5 %"),
    ("tăng 3.5%", "зросла на 3,5 відсотка"),
    ("đạt 2.850 tấn", "2850 тонн"),
    ("số 007", "№ 7"),
    ("năm 2025", "2025 року"),
    ("giá 0,5 đô la", "ціною 0.5 долара"),
    ("12.345,67 đồng", "12 345,67 донга"),
    # scale words
    ("trên 15 nghìn hồ sơ", "понад 15 тисяч справ"),
    ("15 ngàn người", "15 тис. осіб"),
    ("15 nghìn", "15 000"),
    ("85 triệu đồng", "85 мільйонів донгів"),
    ("85 triệu đồng", "85 млн донгів"),
    ("1,2 nghìn tỷ đồng", "1,2 трильйона донгів"),
    ("1,2 nghìn tỷ đồng", "1,2 трлн донгів"),
    ("45 tỷ đồng", "45 млрд донгів"),
    ("45 tỉ đồng", "45 мільярдів донгів"),
    ("1 tỷ 200 triệu đồng", "1,2 мільярда донгів"),
    ("2,5 triệu đồng", "2 млн 500 тис. донгів"),
    ("3 vạn dân", "30 тисяч мешканців"),
    ("1 triệu cây", "мільйон дерев"),
    ("2 triệu rưỡi đồng", "2,5 мільйона донгів"),
    ("2-3 triệu đồng", "2–3 мільйони донгів"),
    ("2 đến 3 triệu đồng", "від 2 млн до 3 млн донгів"),
    ("hai triệu trẻ em", "2 мільйони дітей"),
    ("2 triệu trẻ em", "2-х мільйонів дітей"),
    ("quy mô 10 nghìn chỗ", "10-тисячний стадіон"),
    ("một triệu rưỡi lượt", "1,5 млн відвідувань"),
    # words
    ("12 biên bản", "дванадцять меморандумів"),
    ("hai mươi lăm hộ", "25 родин"),
    ("25 hộ", "двадцять п'ять родин"),
    ("25 hộ", "двадцяти п’ятьох родин"),
    ("105 em", "сто п'ять дітей"),
    ("một trăm linh năm em", "105 дітей"),
    ("2.300 cây", "дві тисячі триста дерев"),
    ("chính quyền 2 cấp", "дворівневе самоврядування"),
    ("đợt nghỉ 9 ngày", "дев'ятиденна відпустка"),
    ("tăng 2 lần", "зріс удвічі"),
    ("tăng gấp đôi", "зріс у 2 рази"),
    ("tăng 3 lần", "потроївся"),
    ("một nửa số hộ", "50 % родин"),
    ("6 tháng đầu năm", "перше півріччя"),
    ("1/3 diện tích", "третина площі"),
    ("3/4 số phiếu", "три чверті голосів"),
    ("1,5 km", "півтора кілометра"),
    ("2,5 triệu", "два з половиною мільйони"),
    ("nửa triệu người", "500 тисяч осіб"),
    ("40 học sinh", "сорок учнів"),
    ("trong 10 năm", "протягом десятиліття"),
    ("100 năm", "століття"),
    ("hàng chục hộ", "десятки родин"),
    ("kỷ niệm 50 năm", "п'ятдесяті роковини"),
    ("từ 1 năm nay", "уже рік"),
    ("giảm xuống bằng 0", "знизилася до нуля"),
    # ordinals and Roman numerals
    ("quý IV", "четвертий квартал"),
    ("quý III năm 2025", "III квартал 2025 року"),
    ("lần thứ I", "1-й з'їзд"),
    ("lần thứ II", "другий"),
    ("lần thứ XIV", "XIV з'їзд"),
    ("lần thứ 14", "ХІV з'їзд"),
    ("thế kỷ XXI", "21 століття"),
    ("thế kỷ XXI", "ХХІ століття"),
    ("hạng 3", "третє місце"),
    ("con trai 5 tuổi", "5-річний син"),
    ("ông cụ 90 tuổi", "дев'яносторічний дід"),
    # dates and times
    ("Sáng 23/10", "Вранці 23 жовтня"),
    ("ngày 1/7", "1 липня"),
    ("ngày 30/4/1975", "30.04.1975"),
    ("ngày 30-4-1975", "30 квітня 1975 року"),
    ("ngày 30.4", "30 квітня"),
    ("hết tháng 10", "кінець жовтня"),
    ("tháng 11", "у листопаді"),
    ("ngày 23/10", "23.10"),
    ("thứ 2", "у понеділок"),
    ("thứ Hai, 3/11", "понеділок, 3 листопада"),
    ("2025 - 2030", "2025–2030 роки"),
    ("giai đoạn 2025-2030", "на 2025/30 роки"),
    ("những năm 1980", "1980-х роках"),
    ("những năm 1980", "у 80-х роках"),
    ("thập niên 80", "у 1980-х"),
    ("những năm 80", "вісімдесяті роки"),
    ("lúc 7 giờ 30", "о 7:30"),
    ("lúc 7 giờ 30 phút", "о 7 год 30 хв"),
    ("7h30", "07:30"),
    ("14 giờ", "о 14-й годині"),
    ("14 giờ", "о 14:00"),
    ("3 giờ chiều", "о 15:00"),
    ("15 giờ", "о 3 годині дня"),
    ("12 giờ trưa", "опівдні"),
    ("12 giờ đêm", "опівночі"),
    ("0 giờ", "опівночі"),
    ("lúc 7.55 giờ sáng", "о 7:55 ранку"),
    ("11:15 giờ", "об 11.15"),
    ("5.30 chiều", "о 17:30"),
    ("mở cửa 24/7", "працює цілодобово"),
    ("24 giờ", "доба"),
    ("2 giờ rưỡi", "2:30"),
    # telephone and document numbers, addresses, codes
    ("ĐT 0912.345.678", "тел. 0912 345 678"),
    ("ĐT 0912345678", "тел. +84 912 345 678"),
    ("số 15/2024/NĐ-CP", "№ 15/2024/NĐ-CP"),
    ("Nghị quyết 57-NQ/TW", "резолюція № 57-NQ/TW"),
    ("xem https://vd.vn/bai-123.html", "дивіться на сайті"),
    ("thư gửi a7@vd.vn", "пишіть нам"),
    ("rộng 30 km2", "площею 30 км²"),
    ("rộng 30 km<sup>2</sup>", "площею 30 кв. км"),
    ("tỷ số 2-1", "з рахунком 2:1"),
    ("COVID-19", "COVID-19"),
    # units, converted
    ("cách 200 dặm", "за 322 км"),
    ("cách 6 dặm", "за 10 км"),
    ("rộng 800 km (500 dặm)", "завширшки 800 км (500 миль)"),
    ("cách 200 dặm", "за 200 миль (322 км)"),
    ("khoảng một dặm", "приблизно 1,6 км"),
    ("nặng 550 pound", "249-кілограмовий"),
    ("2 đến 4 inch", "від 5,08 до 10,16 см"),
    ("nóng 80 độ F", "близько 27 °C"),
    ("2,5 tấn", "2500 кг"),
    ("3 tạ thóc", "300 кг рису"),
    ("1,5 giờ", "90 хвилин"),
    ("2 tuần", "14 днів"),
]

LOUD = [
    ("2.850 tấn", "2,85 тонни"),
    ("45 tỷ đồng", "45 мільйонів донгів"),
    ("85 triệu đồng", "85 тисяч донгів"),
    ("15 nghìn", "15"),
    ("412 hộ", "421 родина"),
    ("36 doanh nghiệp", "63 підприємства"),
    ("3,5%", "3,8 %"),
    ("3,5%", "35 %"),
    ("100%", "10 %"),
    ("năm 2025", "2024 року"),
    ("năm 2025", "минулого року"),
    ("ngày 1/7", "2 липня"),
    ("ngày 1/7", "1 червня"),
    ("Sáng 23/10", "Вранці 24 жовтня"),
    ("ngày 30/4/1975", "30.04.1976"),
    ("hết tháng 10", "кінець вересня"),
    ("lúc 7 giờ 30", "о 8:30"),
    ("lúc 7 giờ 30", "о 7:40"),
    ("3 giờ chiều", "о 14:00"),
    ("9 giờ sáng", "о 21:00"),
    ("quý IV năm 2025", "третій квартал 2025 року"),
    ("lần thứ XIV", "XIII з'їзд"),
    ("thế kỷ XXI", "20 століття"),
    ("2025 - 2030", "2025–2035"),
    ("2-3 triệu đồng", "2–4 мільйони донгів"),
    ("12 biên bản", "п'ятнадцять меморандумів"),
    ("hai mươi lăm hộ", "26 родин"),
    ("1 tỷ 200 triệu đồng", "1,3 мільярда донгів"),
    ("ĐT 0912345678", "тел. 0912345679"),
    ("số 15/2024/NĐ-CP", "№ 16/2024/NĐ-CP"),
    ("cách 200 dặm", "за 422 км"),
    ("cách 385 dặm", "за 630 км"),
    ("rộng 800 km (500 dặm)", "завширшки 809 км (500 миль)"),
    ("những năm 1980", "у 1990-х"),
    ("con trai 5 tuổi", "6-річний син"),
    ("chính quyền 2 cấp", "трирівневе самоврядування"),
    ("tăng 3 lần", "подвоївся"),
    ("1/3 diện tích", "чверть площі"),
    ("rộng 30 km2", "площею 40 км²"),
    ("tỷ số 2-1", "з рахунком 2:3"),
    ("tỷ số 3-0", "з рахунком 4:0"),
    ("15.200 ha", "152 гектари"),
    ("dân số 96 triệu", "96 мільярдів населення"),
    ("một chiếc xe", "5 машин"),
    ("nhiều hộ", "30 родин"),
    ("50 hộ", "багато родин"),
    ("hai triệu trẻ em", "3 мільйони дітей"),
    ("2 tuần", "15 днів"),
]


def silent(source: str, target: str) -> bool:
    missing, extra = unanswered(numbers(source, "vi"), numbers(target, "uk"))
    return not missing and not extra


def values(text: str, lang: str, *, hard: bool = True) -> list[set[Fraction]]:
    return [set(one.values) for one in numbers(text, lang) if one.hard is hard]


@pytest.mark.parametrize(("source", "target"), SILENT)
def test_silent_when_the_value_is_the_same(source: str, target: str) -> None:
    assert silent(source, target)


@pytest.mark.parametrize(("source", "target"), LOUD)
def test_loud_when_the_value_is_another(source: str, target: str) -> None:
    assert not silent(source, target)


def test_there_are_more_silent_pairs_than_loud_ones() -> None:
    assert len(set(SILENT)) >= 80
    assert len(set(LOUD)) >= 40
    assert len(SILENT) > len(LOUD)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("đầu tư nhà nước, công tư phối hợp", "vi"),
        ("năm nay, năm ngoái, năm 2025", "vi"),
        ("однак двері двору й сім'я, середній південь, північний острів", "uk"),
        ("тривала тривога, семінар, лютість, травма, серпанок", "uk"),
    ],
)
def test_words_that_only_look_like_numerals(text: str, lang: str) -> None:
    soft = [one.span.of(text) for one in numbers(text, lang) if not one.hard]
    assert soft == []


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("15.200", "vi", [{15200}]),
        ("15.200", "uk", [{15200, Fraction("15.2")}]),
        ("1,200", "vi", [{1200, Fraction("1.2")}]),
        ("1.5", "vi", [{Fraction("1.5")}]),
        ("1,2 nghìn tỷ", "vi", [{Fraction("1.2") * 10**12}]),
        ("2 млн 500 тис.", "uk", [{2_500_000}]),
        ("7 giờ 30", "vi", [{7}, {30}]),
        ("3 giờ chiều", "vi", [{3, 15}]),
        ("80-х", "uk", [{80, 1980}]),
        ("1995-96", "uk", [{1995}, {96, 1996}]),
    ],
)
def test_digits_are_read(text: str, lang: str, expected: list[set[Fraction]]) -> None:
    assert values(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("hai mươi lăm", "vi", 25),
        ("ba trăm bốn mươi hai", "vi", 342),
        ("hai triệu năm trăm nghìn", "vi", 2_500_000),
        ("hai nghìn tỷ", "vi", 2 * 10**12),
        ("двадцять п'ять", "uk", 25),
        ("дві тисячі двадцять п'ятого", "uk", 2025),
        ("сто сорок три", "uk", 143),
        ("півтора мільйона", "uk", 1_500_000),
        ("п'ять десятків", "uk", 50),
    ],
)
def test_numerals_that_stand_together(text: str, lang: str, value: int) -> None:
    assert {value} in values(text, lang, hard=False)


def test_a_number_marks_its_place_with_its_scale() -> None:
    text = "đạt 1,2 nghìn tỷ đồng"
    (number,) = (one for one in numbers(text, "vi") if one.hard)
    assert number.span.of(text) == "1,2 nghìn tỷ"


def test_decomposed_letters_are_read_as_composed_ones() -> None:
    text = unicodedata.normalize("NFD", "hai mươi bảy nghìn")
    assert {Fraction(27_000)} in values(text, "vi", hard=False)


NUMERIC = st.text(alphabet="0123456789.,:/-–% +()«»'’\u00a0\u202f", max_size=30)
WORDS = st.sampled_from(
    "nghìn tỷ triệu rưỡi giờ chiều ngày tháng năm quý IV đến thứ hai mươi dặm độ "
    "тис. млн мільйонів півтора о год хв вечора до дюймів °C двадцять п'ять -й -х XXI ХІ km2".split()
)
MIXED = st.lists(st.one_of(NUMERIC, WORDS, st.text(max_size=5)), max_size=12).map(" ".join)


@given(MIXED, st.sampled_from(["vi", "uk"]))
def test_any_text_is_read_and_places_lie_inside_it(text: str, lang: str) -> None:
    found: list[Number] = numbers(text, lang)
    assert found == sorted(found, key=lambda one: (one.span.start, not one.hard))
    for number in found:
        assert number.span.of(text).strip()
        assert number.span.end <= len(text)
        assert number.values


@given(MIXED, st.sampled_from(["vi", "uk"]))
def test_a_text_answers_itself(text: str, lang: str) -> None:
    found = numbers(text, lang)
    assert unanswered(found, found) == ([], [])


@given(st.integers(2, 10**12), st.integers(2, 10**12))
def test_a_changed_whole_number_is_always_seen(one: int, other: int) -> None:
    assert silent(f"{one} hộ", f"{other} родин") is (one == other)


@pytest.mark.parametrize(("source", "target"), SILENT + LOUD)
def test_reading_words_only_when_needed_changes_nothing(source: str, target: str) -> None:
    assert changed(source, target) == unanswered(numbers(source, "vi"), numbers(target, "uk"))


@given(MIXED, MIXED)
def test_reading_words_only_when_needed_changes_nothing_in_any_text(source: str, target: str) -> None:
    assert changed(source, target) == unanswered(numbers(source, "vi"), numbers(target, "uk"))
