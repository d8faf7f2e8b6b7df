"""Each detector on its own fault, and on sentences without one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.scores.risk import DETECTORS, detect
from app.scores.risk.detectors import LONGEST

CLEAN = [
    (
        "Sáng 14/11, Chủ tịch UBND tỉnh Lạng Sơn đã làm việc với lãnh đạo 3 xã về phòng chống thiên tai.",
        "Вранці 14 листопада голова комітету провінції Лангшон обговорив із керівництвом 3 комун захист від стихій.",
    ),
    ("Ông không tham dự cuộc họp tại Hà Nội.", "Він не брав участі в нараді в Ханої."),
    ("Không khí ngày hội rất vui.", "Атмосфера свята була дуже радісною."),
    ("Hàng không Việt Nam mở 12 đường bay mới.", "Авіакомпанії В'єтнаму відкрили 12 нових маршрутів."),
    ("Bão di chuyển 20 dặm một giờ.", "Шторм рухається зі швидкістю 32 км на годину."),
    ("Theo weather.com, trời sẽ mưa.", "За даними weather.com, буде дощ."),
    ("Khách sạn Roa Roa đã sập.", "Готель Роа Роа обвалився."),
    ("Tổng thống Trump gặp ông Johnson ở London.", "Президент Трамп зустрівся з Джонсоном у Лондоні."),
]
SOURCE = (
    "Sáng 23/10, Bí thư Tỉnh ủy Hoàng Văn Nghiệm đã kiểm tra tiến độ thi công 2 tuyến đường tại xã Khuất Xá, "
    "sau đó làm việc với Đảng ủy xã về phát triển kinh tế và đời sống nhân dân."
)
TARGET = (
    "Вранці 23 жовтня секретар провінційного комітету Хоанг Ван Нгієм перевірив хід будівництва 2 доріг у комуні "
    "Кхуат Са, після чого обговорив із партійним комітетом комуни розвиток економіки та життя населення."
)
FAULTY = [
    ("omission", "Вранці 23 жовтня секретар перевірив хід будівництва 2 доріг."),
    (
        "addition",
        TARGET[:-1] + ", а ввечері гості разом із місцевими майстрами куштували мед, слухали старовинні балади про "
        "кохання, милувалися зірками над озером і довго дякували господарям за щедру вечерю.",
    ),
    ("number", TARGET.replace("23", "28")),
    ("name", TARGET.replace("Кхуат Са", "Петроград")),
    ("wrong-segment", "Футболісти київської команди виграли вчорашній матч, забивши п'ять м'ячів у ворота гостей."),
    ("untranslated", TARGET.replace("будівництва", "thi công")),
    ("duplication", TARGET.replace("розвиток економіки", "розвиток економіки розвиток економіки")),
    ("negation", TARGET.replace("перевірив", "не перевірив")),
]


@pytest.mark.parametrize(("source", "target"), [*CLEAN, (SOURCE, TARGET)])
def test_silent_about_a_fair_translation(source: str, target: str) -> None:
    assert {name: one.reason for name, one in detect(source, target).items() if one.reason} == {}


@pytest.mark.parametrize(("name", "target"), FAULTY, ids=[name for name, _ in FAULTY])
def test_the_fault_makes_its_detector_surer(name: str, target: str) -> None:
    before, after = detect(SOURCE, TARGET)[name], detect(SOURCE, target)[name]
    assert after.probability > 2 * before.probability


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("number", "Numbers differ: 23 in the source, 28 in the translation"),
        ("untranslated", "Vietnamese may be left: «thi công»"),
        ("duplication", "«розвиток економіки» stands twice in a row"),
    ],
)
def test_a_plain_fault_is_told_with_its_place(name: str, reason: str) -> None:
    assert str(detect(SOURCE, dict(FAULTY)[name])[name].reason) == reason


def test_a_plain_omission_is_told_with_the_words() -> None:
    found = detect(SOURCE, dict(FAULTY)["omission"])["omission"]
    assert found.reason is not None
    assert dict(found.reason.values)["words"].rstrip("…") in SOURCE


@pytest.mark.parametrize(("source", "target"), [("", "Текст."), ("Văn bản.", " "), ("a" * (LONGEST + 1), "б")])
def test_nothing_is_said_of_what_is_no_pair(source: str, target: str) -> None:
    assert detect(source, target) == {}


@given(st.text(min_size=1, max_size=80), st.text(min_size=1, max_size=80))
def test_any_texts_give_probabilities(source: str, target: str) -> None:
    said = detect(source, target)
    assert set(said) in (set(), {one.name for one in DETECTORS})
    assert all(0 <= one.probability <= 1 for one in said.values())
