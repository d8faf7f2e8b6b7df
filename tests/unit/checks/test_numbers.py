"""Numbers changed in value, unit or place, or written in a foreign form. Silent cases first."""

from __future__ import annotations

import pytest

from app.checks.base import SegmentCheck
from app.checks.numbers import NumberChanged, NumberForm, NumbersSwapped, UnitChanged
from app.model import Segment, Severity


def found(check: SegmentCheck, source: str, target: str) -> list[str]:
    return [str(one.message) for one in check.find(Segment(source, target))]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("15 nghìn hồ sơ", "15 тисяч справ"),
        ("quý IV", "четвертий квартал"),
        ("412 hộ", ""),
        ("", "412 родин"),
        ("năm 2025, 2025 hộ", "2025 року"),
        ("hai mươi hộ", "багато родин"),
    ],
)
def test_silent_where_values_are_kept(source: str, target: str) -> None:
    assert not found(NumberChanged(), source, target)


@pytest.mark.parametrize(
    ("source", "target", "messages"),
    [
        ("412 hộ", "421 родина", ["The source says 412, the translation 421"]),
        ("412 hộ", "багато родин", ["412 of the source is missing"]),
        ("nhiều hộ", "412 родин", ["412 is not in the source"]),
        ("45 tỷ đồng", "45 млн донгів", ["The source says 45 tỷ, the translation 45 млн"]),
        ("7 hộ, 9 xã", "8 родин", ["The source says 7, the translation 8", "9 of the source is missing"]),
    ],
)
def test_a_changed_number(source: str, target: str, messages: list[str]) -> None:
    assert found(NumberChanged(), source, target) == messages


def test_a_changed_number_is_marked_on_both_sides() -> None:
    segment = Segment("có 412 hộ", "є 421 родина")
    (finding,) = NumberChanged().find(segment)
    assert finding.severity is Severity.MAJOR
    assert finding.source_span is not None
    assert finding.target_span is not None
    assert finding.source_span.of(segment.source) == "412"
    assert finding.target_span.of(segment.target) == "421"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("15.000 hộ", "15 000 родин"),
        ("15.000 hộ", "15\u00a0000 родин"),
        ("2.850 tấn", "2850 тонн"),
        ("3,5%", "3,5 %"),
        ("15.000 hộ", "15,2 родин"),
        ("2,85 tấn", "2,850 тонни"),
        ("1,200 km", "1,200 км"),
        ("công nghiệp 4.0", "індустрія 4.0"),
        ("iOS 12.1", "iOS 12.1"),
        ("Web 2.0", "Веб 2.0"),
        ("ĐT 0912.345.678", "тел. 0912.345.678"),
        ("số 15/2024/NĐ-CP", "№ 15/2024/NĐ-CP"),
        ("1/3 diện tích", "1/3 площі"),
        ("hoạt động 24/7", "працює 24/7"),
        ("tỷ lệ 1/500", "масштаб 1/500"),
        ("ngày 30/4/1975", "30.04.1975"),
        ("ngày 23.10", "23.10"),
        ("lúc 7 giờ 30", "о 7.30"),
        ("lúc 7h30", "о 7:30"),
        ("mục 1.2.3", "пункт 1.2.3"),
        ("địa chỉ 192.168.1.10", "адреса 192.168.1.10"),
        ("https://vd.vn/1.200", "https://vd.vn/1.200"),
        ("30 hộ", "15.000 родин"),
        ("", "15.000 родин"),
        ("quý IV/2025", "IV квартал 2025 року"),
        ("14.00", "14.00"),
    ],
)
def test_silent_where_a_number_is_written_as_ukrainian_writes_it(source: str, target: str) -> None:
    assert not found(NumberForm(), source, target)


@pytest.mark.parametrize(
    ("source", "target", "form", "fix"),
    [
        ("15.000 hộ", "15.000 родин", "15.000", "15 000"),
        ("15 nghìn hộ", "15.000 родин", "15.000", "15 000"),
        ("15.000 hộ", "15,000 родин", "15,000", "15 000"),
        ("2.850 tấn", "2.850 тонн", "2.850", "2850"),
        ("1.200 hộ", "1,200 родин", "1,200", "1200"),
        ("1.234.567 người", "1.234.567 осіб", "1.234.567", "1 234 567"),
        ("1.234.567 người", "1,234,567 осіб", "1,234,567", "1 234 567"),
        ("1.234.567,5 đồng", "1.234.567,5 донга", "1.234.567,5", "1 234 567,5"),
        ("1.500 tỷ đồng", "1.500 млрд донгів", "1.500", "1500"),
        ("2,85 tấn", "2.850 тонни", "2.850", "2,850"),
        ("3,5%", "3.5 %", "3.5", "3,5"),
        ("3.5%", "3.5 %", "3.5", "3,5"),
        ("12,75 điểm", "12.75 бала", "12.75", "12,75"),
        ("1,2 triệu", "1.2 млн", "1.2", "1,2"),
        ("ngày 23/10", "23/10", "23/10", "23 жовтня"),
        ("Sáng 1/7, xã họp", "Уранці 01/07 комуна", "01/07", "1 липня"),
        ("ngày 30/4/1975", "30/4/1975", "30/4/1975", "30.04.1975"),
        ("lúc 7h30", "о 7h30", "7h30", "7:30"),
        ("lúc 14h", "о 14h", "14h", "14:00"),
    ],
)
def test_a_foreign_form(source: str, target: str, form: str, fix: str) -> None:
    (finding,) = NumberForm().find(Segment(source, target))
    assert finding.severity is Severity.INFO
    assert finding.target_span is not None
    assert (finding.target_span.of(target), finding.fix) == (form, fix)
    assert not found(NumberChanged(), source, target)
    fixed = target[: finding.target_span.start] + fix + target[finding.target_span.end :]
    assert not found(NumberChanged(), source, fixed)
    assert not found(NumberForm(), source, fixed)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("50 tạ", "50 центнерів"),
        ("50 tạ", "5 тонн"),
        ("50 tấn", "50 т"),
        ("5 km", "5 кілометрів"),
        ("5 cân gạo", "5 кг рису"),
        ("10 ha", "10 гектарів"),
        ("10 USD", "10 доларів США"),
        ("10 triệu đồng", "10 мільйонів донгів"),
        ("20 nghìn đồng/kg", "20 тис. донгів за кг"),
        ("tăng 2%", "зросла на 2 відсотки"),
        ("tăng 2%", "2-відсоткове зростання"),
        ("tăng 2 điểm phần trăm", "зросла на 2 в. п."),
        ("tăng 2 điểm phần trăm", "зросла на 2 відсоткові пункти"),
        ("nóng 90 độ F", "90-градусна спека за Фаренгейтом"),
        ("5 năm và 5 tháng", "5 років і 5 місяців"),
        ("5 năm và 5 tháng", "5 місяців і 5 років"),
        ("24 giờ", "24-годинний"),
        ("30 ngày", "30 днів"),
        ("5 bộ", "5 міністерств"),
        ("5 bộ, 7 m", "5 міністерств, 7 м"),
        ("5 km", "5"),
        ("5", "5 км"),
        ("năm km", "5 м"),
        ("5 km (năm nghìn mét)", "5 м"),
        ("3 tháng", "квартал"),
    ],
)
def test_silent_where_a_number_keeps_its_unit(source: str, target: str) -> None:
    assert not found(UnitChanged(), source, target)


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("50 tạ thóc", "50 тонн рису", "50 tạ of the source has another unit in the translation: 50 тонн"),
        ("5 tấn", "5 кг", "5 tấn of the source has another unit in the translation: 5 кг"),
        ("5 km", "5 м", "5 km of the source has another unit in the translation: 5 м"),
        ("10 ha", "10 м²", "10 ha of the source has another unit in the translation: 10 м²"),
        ("5 tháng", "5 років", "5 tháng of the source has another unit in the translation: 5 років"),
        ("30 phút", "30 годин", "30 phút of the source has another unit in the translation: 30 годин"),
        ("10 tỷ USD", "10 млрд донгів", "10 tỷ USD of the source has another unit in the translation: 10 млрд донгів"),
        ("tăng 2 điểm phần trăm", "зросла на 2 %", "2 điểm of the source has another unit in the translation: 2 %"),
    ],
)
def test_a_changed_unit(source: str, target: str, told: str) -> None:
    assert found(UnitChanged(), source, target) == [told]
    assert not found(NumberChanged(), source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("5 km, 3 kg", "5 км, 3 кг"),
        ("5 km, 3 kg", "3 кг, 5 км"),
        ("5 km, 3 km", "3 км, 5 км"),
        ("412 hộ, 36 xã", "36 комун, 412 родин"),
        ("412 hộ, 36 xã", "36 родин, 412 комун"),
        ("5 km, 3 kg", "3 км"),
        ("ngày 2/9", "2 вересня"),
        ("ngày 2/9 và ngày 9/2", "9 лютого і 2 вересня"),
        ("ngày 3/3", "3 березня"),
        ("tỷ số 2/9", "2/9"),
        ("ngày 2/9", "9 листопада"),
        ("", ""),
    ],
)
def test_silent_where_numbers_keep_their_places(source: str, target: str) -> None:
    assert not found(NumbersSwapped(), source, target)


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("5 km, 3 kg", "3 км, 5 кг", "5 and 3 of the source changed places in the translation"),
        ("5 km, 3 m", "3 км, 5 м", "5 and 3 of the source changed places in the translation"),
        ("20% số hộ, 5 tấn", "5 % родин, 20 тонн", "20 and 5 of the source changed places in the translation"),
        ("ngày 2/9", "9 лютого", "Day and month changed places: 2/9 became 9 лютого"),
        ("ngày 1 tháng 5", "5 січня", "Day and month changed places: 1 tháng 5 became 5 січня"),
        ("Sáng 01/5/2025", "Уранці 05.01.2025", "Day and month changed places: 01/5 became 05.01.2025"),
    ],
)
def test_numbers_that_changed_places(source: str, target: str, told: str) -> None:
    assert found(NumbersSwapped(), source, target) == [told]
    assert not found(UnitChanged(), source, target)
