"""Where sentences end, and where they only seem to. «|» marks the end of a sentence inside a paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model import Sentence
from app.text import sentences

WHOLE_VIETNAMESE = [
    "Đoàn đã đến TP. Hồ Chí Minh vào buổi sáng.",
    "Ông sống ở TX. Sơn Tây, Hà Nội.",
    "PGS.TS. Nguyễn Văn Hải trình bày báo cáo.",
    "GS. TS. Trần Thị Lan chủ trì.",
    "PGS. Lê Minh nói ngắn gọn.",
    "ThS. Bùi Anh Đức dạy môn này.",
    "BS. Hoàng Yến khám cho trẻ em.",
    "KTS. Vũ Hà vẽ bản thiết kế.",
    "NSND. Lê Khanh biểu diễn.",
    "Mr. Smith và Mrs. Smith đến dự.",
    "Dr. Brown trả lời phỏng vấn.",
    "Nhà thờ St. Paul nằm ở trung tâm.",
    "Bài hát No. 5 được yêu thích.",
    "V. I. Lê-nin viết tác phẩm này.",
    "V.I. Lê-nin viết tác phẩm này.",
    "C. Mác và Ph. Ăng-ghen cùng viết.",
    "John F. Kennedy đọc diễn văn.",
    "J. K. Rowling ra sách mới.",
    "Nhà ở P. 5, Q. 3, đường Đ. Lê Lợi.",
    "Giá 15.200 đồng một bó.",
    "Tăng 3.5 lần so với năm trước.",
    "Ngày 30.4 cả nước nghỉ lễ.",
    "Lúc 7.30 đoàn xuất phát.",
    "Cam, quýt, lê... đều được mùa.",
    "Cam, quýt, lê… đều được mùa.",
    "“Thật không?” ông hỏi.",
    "“Tuyệt quá!” bà reo lên.",
    "Ông hỏi: “Thật không?”, rồi im lặng.",
    "Bánh, kẹo, v.v. được bày bán.",
    "Xem tr. 15 của báo cáo.",
    "1. Mục tiêu chung",
    "2.1. Nhiệm vụ và giải pháp",
    "II. Phương hướng năm tới",
    "a. Thu ngân sách",
    "Báo cáo (xem Phụ lục 2. Bảng số liệu) đã được gửi.",
    "Trang web vd.vn đăng tin này.",
    "Gửi thư đến ban.bientap@vd.vn trước thứ Sáu.",
    "Phiên bản 3.2.1 đã phát hành.",
    "Công ty Yahoo! công bố kết quả.",
    "Nghị định số 15/2024/NĐ-CP quy định việc này",
    "Cửa hàng ở TP.Huế, tp.Đà Nẵng và q.Thanh Xuân.",
    "Dùng Node.Js và booking.Com cho tiện.",
    "Vụ Roe v. Wade lại được nhắc đến.",
]

WHOLE_UKRAINIAN = [
    "Делегація прибула до м. Ханой уранці.",
    "Він живе на вул. Шевченка, буд. 5.",
    "Музей ім. Івана Франка відчинено.",
    "Школа ім. Т. Г. Шевченка святкує.",
    "Проф. Коваленко прочитав лекцію.",
    "Акад. Патон очолив інститут.",
    "Доц. Мельник веде семінар.",
    "Т. Шевченко народився в селі.",
    "Т. Г. Шевченко народився в селі.",
    "Т.Г. Шевченко народився в селі.",
    "Дж. Байден виступив із промовою.",
    "Підписав Іванов І. І. власноруч.",
    "У 2025 р. 15 комун отримали кошти.",
    "У 2020–2025 рр. 40 доріг оновлено.",
    "Площа 5 тис. 300 гектарів.",
    "Збір о 7 год. 30 хв. біля школи.",
    "Вартість 15 млн. 200 тис. донгів.",
    "Див. рис. 3 на наступній сторінці.",
    "За ст. 15 Кримінального кодексу.",
    "Зі с. Мау Сон видно гори.",
    "Св. Миколай приносить дарунки.",
    "Гр. Нгуєн заявив про крадіжку.",
    "Ціна 15.200 донгів за пучок.",
    "Зросла на 3.5 відсотка торік.",
    "До 23.10 триває приймання заяв.",
    "Мандарини, груші… усе вродило.",
    "Мандарини, груші... усе вродило.",
    "«Справді?» — запитав він.",
    "«Чудово!» — вигукнула вона.",
    "«Так…» — мовив дід і замовк.",
    "— Справді? — запитав він.",
    "«Ходімо!», — сказав пан Хунг.",
    "Цукерки, печиво і т. д. лежали на столі.",
    "Столи, стільці та ін. меблі вивезли.",
    "До н. е. тут жили люди.",
    "1. Загальна мета",
    "2.1. Завдання та рішення",
    "ІІІ. Напрями на наступний рік",
    "II. Напрями на наступний рік",
    "а. Надходження бюджету",
    "Звіт (див. Додаток 2. Таблиці) надіслано.",
    "Сайт vd.vn оприлюднив новину.",
    "Площа 30 кв. км.",
    "В обл. центрі відкрили парк.",
    "П. Бойко й М. Коцюбинська виступили.",
    "Вул.Шевченка та просп.Миру, м.Київ.",
    "Номер виходить 22. 06. 2020 р. щороку.",
    "Табір триває з 01. 07. до 08. 07. 2022 р. включно.",
    "Дім продав Mr. Smith торік.",
]

PARTED_VIETNAMESE = [
    "Tỉnh hỗ trợ chuyển đổi số.| Ông Hưng nhấn mạnh điều đó.",
    "Đây là chỗ ở.| Công ty đã thuê.",
    "Công an bắt ông Nguyễn Văn A.| Vụ việc đang được điều tra.",
    "Nạn nhân là bà Trần Thị B.| Bà đã ra viện.",
    "Cam chứa nhiều vitamin C.| Ngoài ra còn có chất xơ.",
    "Việc này xong trong năm 2025.| Sau đó là nghiệm thu.",
    "Giá là 500.000 đ.| Khách trả tiền mặt.",
    "Có cam, quýt, lê...| Giá rẻ hơn năm ngoái.",
    "Có cam, quýt, lê…| Giá rẻ hơn năm ngoái.",
    "Bánh, kẹo, v.v.| Ngoài ra có nước.",
    "“Thật không?”| Ông im lặng.",
    "Ông nói: “Chúng tôi sẵn sàng.”| Mọi người vỗ tay.",
    "Thật tuyệt!| Ai cũng vui.",
    "Vì sao?| Vì trời mưa.",
    "Kết thúc lúc 17 giờ.| 36 doanh nghiệp đã ký.",
    "Hội nghị bế mạc.| “Rất thành công”, ông nói.",
    "Ông về nước (năm 1975).| Bà ở lại.",
    "(Ảnh chụp sáng nay.)| Đoàn đã lên đường.",
    "Xã có một chợ (chợ phiên.| Chợ họp sáng thứ Bảy.",
    "Đi đâu?!| Không ai biết.",
    "Hết giờ.| - Ông nói vậy.",
    "Dân làng đã ăn no.| Bà con lại ra đồng.",
]

PARTED_UKRAINIAN = [
    "Роботи завершили в 2025 р.| Президент привітав громаду.",
    "Це було у XIX ст.| Київ тоді зростав.",
    "Він живе в Закарпатській обл.| Там його дім.",
    "Довжина мосту 15 м.| Його збудували торік.",
    "Зібрали 300 т.| Це більше, ніж торік.",
    "Купили столи, стільці та ін.| Меблі привезли вчора.",
    "Цукерки, печиво і т. д.| Усе лежало на столі.",
    "Поліція затримала пана Нгуєн Ван А.| Справу розслідують.",
    "Апельсини багаті на вітамін С.| Є в них і клітковина.",
    "Ціна 5 тис. грн.| Платили готівкою.",
    "Мандарини, груші...| Ціни нижчі, ніж торік.",
    "Мандарини, груші…| Ціни нижчі, ніж торік.",
    "«Справді?»| Він замовк.",
    "Він сказав: «Ми готові».| Усі заплескали.",
    "Він сказав: «Ми готові.»| Усі заплескали.",
    "— Справді? — запитав він.| — Так!",
    "Чудово!| Усі раді.",
    "Чому?| Бо дощ.",
    "Завершили о 17:00.| 36 підприємств підписали угоди.",
    "Конференцію закрито.| «Дуже вдало», — сказав він.",
    "(Світлина зроблена вранці.)| Делегація вирушила.",
    "У комуні є базар (щотижневий.| Він працює в суботу.",
    "Куди?!| Ніхто не знав.",
    "Кажуть, „усе добре.“| Побачимо.",
    "Він народився до н. е.| Більше нічого не відомо.",
    "Відбулися перегони Формули Е.| Вже під час тренування пішов дощ.",
]


def shown(text: str, lang: str) -> str:
    return "| ".join(sentences.split(text, lang))


@pytest.mark.parametrize("text", WHOLE_VIETNAMESE)
def test_a_vietnamese_sentence_stays_whole(text: str) -> None:
    assert shown(text, "vi") == text


@pytest.mark.parametrize("text", WHOLE_UKRAINIAN)
def test_a_ukrainian_sentence_stays_whole(text: str) -> None:
    assert shown(text, "uk") == text


@pytest.mark.parametrize("marked", PARTED_VIETNAMESE)
def test_vietnamese_sentences_are_parted(marked: str) -> None:
    assert shown(marked.replace("|", ""), "vi") == marked


@pytest.mark.parametrize("marked", PARTED_UKRAINIAN)
def test_ukrainian_sentences_are_parted(marked: str) -> None:
    assert shown(marked.replace("|", ""), "uk") == marked


@pytest.mark.parametrize(
    ("text", "lang", "second"),
    [
        ("Lễ ký kết đã xong.Ông Hưng cảm ơn.", "vi", "Ông Hưng cảm ơn."),
        ("Xong việc.Theo ông, như vậy là tốt.", "vi", "Theo ông, như vậy là tốt."),
        ("Дійшли до кінця.Він пішов далі.", "uk", "Він пішов далі."),
    ],
)
def test_a_lost_space_hides_no_end(text: str, lang: str, second: str) -> None:
    assert sentences.split(text, lang)[1:] == [second]


def test_each_line_is_a_paragraph_where_lines_are_not_wrapped() -> None:
    text = "Tiêu đề\n\nĐoạn một. Còn nữa.\nĐoạn hai.\n"
    assert sentences.paragraphs(text) == ["Tiêu đề", "Đoạn một. Còn nữa.", "Đoạn hai."]
    assert sentences.sentences(text, "vi") == [
        Sentence("Tiêu đề", 0),
        Sentence("Đoạn một.", 1),
        Sentence("Còn nữa.", 1),
        Sentence("Đoạn hai.", 2),
    ]


WRAPPED = """Заголовок статті

Перший абзац цього тексту зламано за шириною рядка, як це
роблять поштові програми, тому кінець рядка не є кінцем
абзацу. Друге речення теж переходить на наступний рядок і
закінчується тут.

Другий абзац також довгий і теж складається з кількох рядків,
які редактор розірвав посередині речення, аби вони всі
помістилися в колонку."""


def test_wrapped_lines_are_joined() -> None:
    found = sentences.paragraphs(WRAPPED)
    assert len(found) == 3
    assert "рядка, як це роблять поштові" in found[1]
    assert len(sentences.sentences(WRAPPED, "uk")) == 4


def test_items_of_a_list_stay_apart_in_a_wrapped_text() -> None:
    text = WRAPPED + "\n\n- перший пункт переліку, що також переходить на інший\nрядок\n- другий пункт"
    assert sentences.paragraphs(text)[-2:] == [
        "- перший пункт переліку, що також переходить на інший рядок",
        "- другий пункт",
    ]


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("sentence", ["A b.", "C d.", "E f."]),
        ("paragraph", ["A b. C d.", "E f."]),
        ("line", ["A b. C d.", "E f."]),
    ],
)
def test_units(unit: str, expected: list[str]) -> None:
    assert [one.text for one in sentences.units("A b. C d.\n\nE f.\n", "vi", unit)] == expected


def test_lines_keep_their_numbers() -> None:
    assert sentences.units("a\n\nb", "vi", "line") == [Sentence("a", 0), Sentence("b", 2)]


def test_another_unit_is_named_in_the_error() -> None:
    with pytest.raises(ValueError, match="'word' is no unit; use sentence, paragraph, line"):
        sentences.units("", "vi", "word")


def test_there_are_enough_tricky_cases() -> None:
    whole, parted = [*WHOLE_VIETNAMESE, *WHOLE_UKRAINIAN], [*PARTED_VIETNAMESE, *PARTED_UKRAINIAN]
    assert len({*whole, *parted}) >= 80
    assert len(whole) > len(parted)


def test_paragraphs_are_cut_as_they_are_given() -> None:
    headings = ["Một tiêu đề đủ dài để trông như một dòng bị ngắt"] * 6
    assert [one.text for one in sentences.cut(headings, "vi")] == headings


def test_spans_are_the_places_of_the_sentences() -> None:
    text = "  Đây là chỗ ở.  Công ty đã thuê. "
    assert [span.of(text) for span in sentences.spans(text, "vi")] == ["Đây là chỗ ở.", "Công ty đã thuê."]


@pytest.mark.parametrize("lang", ["vi", "uk"])
@pytest.mark.parametrize("piece", ["A. ", ".", "(", "( ", ")", "«", "“a. B”, c ", "р. Б ", "a.B", "1. ", "\n", ". "])
def test_hostile_text_takes_no_longer_than_its_length(piece: str, lang: str) -> None:
    """Quadratic time would make this test take minutes."""
    text = piece * 20_000
    assert letters("".join(one.text for one in sentences.sentences(text, lang))) == letters(text)


PIECES = st.sampled_from(
    [
        "TP. ",
        "обл. Б ",
        "кінець.Він ",
        "“Á! B”, c ",
        "1. 2. 2020 ",
        "ông Văn A. ",
        "р. ",
        "ст. ",
        "і т. д. ",
        "... ",
        "… ",
        "?» — ",
        ".” ",
        "(",
        ") ",
        "1. ",
        "\n",
        "\n\n",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=15).map("".join)


def letters(text: str) -> str:
    return "".join(text.split())


@given(TEXTS, st.sampled_from(["vi", "uk"]))
def test_nothing_but_white_space_is_lost(text: str, lang: str) -> None:
    for unit in sentences.UNITS:
        found = sentences.units(text, lang, unit)
        assert letters("".join(one.text for one in found)) == letters(text)
        assert all(one.text == one.text.strip() != "" for one in found)
        assert [one.paragraph for one in found] == sorted(one.paragraph for one in found)
        if unit == "sentence":
            for paragraph in sentences.paragraphs(text):
                found_there = [span.of(paragraph) for span in sentences.spans(paragraph, lang)]
                assert found_there == sentences.split(paragraph, lang)
