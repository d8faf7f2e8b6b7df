"""Page furniture goes, sentences stay."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.articles import furniture

SENTENCE = "Увечері 12 вересня в комуні Тан Хоа відкрили школу."

# Whole lines of an article that begin, or consist of, the words that furniture is made of.
SENTENCES = [
    "Джерело води пересихає щороку в березні.",
    "Джерело води в комуні — річка Кікунг, із якої беруть воду три села.",
    "Джерело: річка Кікунг, з якої беруть воду три комуни, пересихає щороку в березні.",
    "Джерела фінансування ще не визначено.",
    "Поділитися досвідом приїхали керівники сусідніх комун.",
    "Поділитися на Facebook можна було лише фотографією села.",
    "Коментар секретаря парткому вислухали мовчки.",
    "Коментарі делегатів (їх було 15) записали до протоколу.",
    "15 коментарів надійшло від мешканців комуни.",
    "Друк нової газети почався 1 липня.",
    "Читайте також книжки про історію краю, — порадив він школярам",
    "Автор: чоловік, якого в селі знають усі. Він пише вірші.",
    "Фото: на передньому плані стоять керівники комуни, позаду видно міст.",
    "Переглядів було понад 15 тисяч.",
    "Теги: так у селі називають позначки на худобі.",
    "Зберегти ліс — обов'язок кожного",
    "Схожі новини надійшли і з сусідньої провінції.",
    "До теми повернулися вже після перерви.",
    "Рекомендуємо звернутися до народного комітету.",
    "Головна дорога веде до прикордонного переходу.",
    "Подобається нам і те, що школа стоїть поруч.",
    "© стоїть на кожній сторінці книги",
    "23 жовтня 2025 року до школи прийшли гості.",
    "- Увечері 12 вересня гості оглянули нову школу.",
    "Nguồn nước của xã cạn dần vào mùa khô.",
    "Nguồn: ba xã lấy nước từ sông Kỳ Cùng, nhưng nước cạn dần.",
    "Chia sẻ với phóng viên, cô giáo kể về lớp học cũ.",
    "Chia sẻ kinh nghiệm",
    "Bình luận về kết quả này, cô giáo rất vui.",
    "Ý kiến của các xã được ghi nhận.",
    "15 ý kiến được nêu tại hội nghị.",
    "In bài thi xong, nhà trường niêm phong đề.",
    "Đọc thêm sách là cách học tốt nhất.",
    "Thích ứng với biến đổi khí hậu",
    "Theo dõi thông tin trên Facebook, công an xã phát hiện vụ việc.",
    "Theo báo cáo của UBND xã",
    "Lưu ý học sinh mang theo áo mưa.",
    "Tin mới về dự án khiến người dân phấn khởi.",
    "Từ khóa của hội nghị là đổi mới.",
    "Ảnh: bên trái là trụ sở cũ. Bên phải là trụ sở mới.",
    "Bản quyền thuộc về xã Khuất Xá.",
    "Cập nhật ngày 23/10/2025, xã có 15 hộ nghèo.",
    "https — так називають захищений протокол.",
    "Фото: міст через р. Кікунг, який збудували торік.",
    "Ảnh: cầu qua sông Kỳ Cùng. Cầu dài 120 m.",
    "Автор: О. Гнатюк народився в Києві.",
    "Phóng viên: ba ngày ở xã, chúng tôi gặp nhiều gia đình.",
    "Bài và ảnh được trưng bày tại nhà văn hóa xã.",
    "(Theo kế hoạch, cầu xong trong năm 2026.)",
    "Trang 2 của báo cáo nêu rõ điều đó.",
    "Сторінка 2 зі звіту зникла.",
    "Текст і фото надіслали мешканці комуни.",
]

# One-word and other short lines that could be a heading: they stay where text stands on both sides.
HEADINGS = ["Коментар", "Друк", "In", "Thích", "Bình luận", "Автор: Нгуєн Ван А", "23/10/2025", "Останні новини"]

ANYWHERE = [
    "Джерело: https://baolangson.vn/bai-viet-5062689.html",
    "Джерело: https://baolangson.vn/" + "dai-" * 60 + "5062689.html",
    "ДЖЕРЕЛО: baolangson.vn",
    "Джерело – https://baolangson.vn/a",
    "Першоджерело: https://baolangson.vn/a",
    "(Джерело: https://baolangson.vn/a)",
    "(Джерело: Báo Lạng Sơn)",
    "Nguồn: https://baolangson.vn/a",
    "Коментар (0)",
    "Коментарі: 12",
    "3 коментарі",
    "Bình luận (3)",
    "Ý kiến bạn đọc (0)",
    "Gửi bình luận",
    "Залишити коментар",
    "Поділитися",
    "Поділитись:",
    "Поділитися 12",
    "Поділитися: Facebook Telegram Viber",
    "Поділитися у Facebook",
    "Поділитися в соціальних мережах",
    "Chia sẻ",
    "Chia sẻ bài viết",
    "Chia sẻ trên Facebook, Zalo",
    "Facebook Twitter Zalo",
    "Facebook | Telegram | Копіювати посилання",
    "Подобається 5",
    "Thích 0",
    "Переглядів: 1 203",
    "Lượt xem: 12.345",
    "Версія для друку",
    "In bài viết",
    "Зберегти статтю",
    "Lưu bài viết",
    "A- A+",
    "A A A",
    "Розмір шрифту: A- A+",
    "Cỡ chữ",
    "Nghe đọc bài 3:12",
    "0:00 / 3:12",
    "Повідомити про помилку",
    "Đọc thêm",
    "Читайте також:",
    "Читайте також: У Мау Сон відкрили нову школу",
    "Xem thêm: Khánh thành trường mới ở Mẫu Sơn",
    "Теги: Лангшон, Лок Бінь",
    "Từ khóa: Lạng Sơn, Lộc Bình",
    "Tin liên quan:",
    "Фото: Хоанг Хуан",
    "Ảnh: HOÀNG HUẤN",
    "• Коментар (0)",
    "📷 Фото: Хоанг Хуан",
    "Фото: О. Гнатюк",
    "Світлина: В. І. Коваль",
    "Ảnh: T. Hà",
]

AT_AN_END = [
    *HEADINGS,
    "Джерело: Báo Lạng Sơn",
    "Джерело: газета «Лангшон».",
    "https://baolangson.vn/a",
    "Theo Báo Lạng Sơn",
    "Четвер, 23 жовтня 2025, 14:05",
    "Thứ năm, 23/10/2025 - 14:05 (GMT+7)",
    "Опубліковано: 23.10.2025 14:05",
    "Рубрика: Політика",
    "Головна > Новини > Політика",
    "Trang chủ / Chính trị",
    "Підписуйтесь на наш канал у Telegram!",
    "Theo dõi Báo Lạng Sơn trên Google News",
    "© 2025 Báo Lạng Sơn. Усі права захищено.",
    "Усі права захищено.",
    "© Усі права захищено",
    "Bài và ảnh: Minh Anh",
    "Tin, ảnh: T. Hà",
    "Phóng viên: Minh Anh",
    "Текст і фото: О. Гнатюк",
    "(Theo VnExpress)",
    "Trang 2/5",
    "Сторінка 2 з 5",
]


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_stays_wherever_it_stands(line):
    for text in ([line], [line, SENTENCE], [SENTENCE, line], ["Заголовок", line, SENTENCE, line]):
        assert furniture.split(text) == (text, [])


@pytest.mark.parametrize("line", HEADINGS)
def test_a_short_line_between_text_stays(line):
    text = [SENTENCE, line, SENTENCE]
    assert furniture.split(text) == (text, [])


@pytest.mark.parametrize("line", ANYWHERE)
def test_a_line_of_furniture_goes_wherever_it_stands(line):
    assert furniture.split([SENTENCE, line, SENTENCE]) == ([SENTENCE, SENTENCE], [line])
    assert furniture.split([SENTENCE, line]) == ([SENTENCE], [line])


@pytest.mark.parametrize("line", AT_AN_END)
def test_a_line_of_furniture_goes_at_either_end(line):
    assert furniture.split([SENTENCE, line]) == ([SENTENCE], [line])
    assert furniture.split([line, SENTENCE]) == ([SENTENCE], [line])
    assert furniture.split(["Заголовок статті", line, SENTENCE]) == (["Заголовок статті", SENTENCE], [line])


def test_furniture_at_the_end_goes_in_a_run():
    tail = ["Джерело: газета «Лангшон»", "", "Подобається", "Коментар (0)", "Друк"]
    assert furniture.split([SENTENCE, "Друк", SENTENCE, *tail]) == (
        [SENTENCE, "Друк", SENTENCE, ""],
        [line for line in tail if line],
    )


@pytest.mark.parametrize("heading", ["Tin liên quan", "Пов'язані новини", "Пов’язані новини:", "Читайте також"])
def test_headlines_under_related_news_go_with_it(heading):
    news = ["У Мау Сон відкрили школу", "Дорогу до Чі Ма буде відремонтовано"]
    assert furniture.split([SENTENCE, heading, *news]) == ([SENTENCE], [heading, *news])


def test_text_under_a_heading_of_related_news_stays():
    text = [SENTENCE, "Останні новини", "У Мау Сон відкрили школу", SENTENCE]
    assert furniture.split(text) == (text, [])


def test_a_text_of_nothing_but_headlines_stays():
    text = ["Останні новини", "У Мау Сон відкрили школу", "Дорогу до Чі Ма буде відремонтовано"]
    assert furniture.split(text)[0][-2:] == text[-2:]


def test_a_line_goes_out_of_a_paragraph_of_several():
    paragraph = f"{SENTENCE}\nДжерело: https://baolangson.vn/a\nКоментар (0)"
    assert furniture.split([paragraph]) == ([SENTENCE], ["Джерело: https://baolangson.vn/a", "Коментар (0)"])


def test_decomposed_letters_are_recognised_and_left_decomposed():
    line = unicodedata.normalize("NFD", "Bình luận (3)")
    assert furniture.split([SENTENCE, line]) == ([SENTENCE], [line])


def test_the_real_article_loses_its_last_two_lines_and_its_source_none(shared):
    loc_binh = shared / "corpora" / "loc_binh"
    translation = (loc_binh / "translation.uk.txt").read_text(encoding="utf-8").split("\n")
    source = (loc_binh / "source.vi.txt").read_text(encoding="utf-8").split("\n")
    assert furniture.split(translation) == (translation[:-2], translation[-2:])
    assert furniture.split(source) == (source, [])


@given(st.lists(st.text(alphabet="Джерело Коментар(0)\n:httpsnguồn./ .", max_size=40), max_size=8))
def test_every_line_is_kept_or_furniture(paragraphs):
    kept, taken = furniture.split(paragraphs)
    before = sorted("\n".join(paragraphs).split("\n")) if paragraphs else []
    after = sorted([line for text in kept for line in text.split("\n")] + taken)
    assert after == before


def test_a_very_long_line_is_judged_at_once():
    line = "Поділитися " + "facebook " * 20_000
    assert furniture.split([line, "(" * 50_000, "1 " * 50_000])[1] == []


@pytest.mark.parametrize(
    "lines",
    [
        [SENTENCE],
        ["Джерело води: https://baolangson.vn/a"],
        ["Джерело: Báo Lạng Sơn"],
        ["Джерело: baolangson.vn"],
        ["Джерело: ftp://baolangson.vn/a"],
        ["Джерело: https://"],
        ["Джерело: http://[не-адреса/a"],
        ["Джерело:", SENTENCE, "https://baolangson.vn/a"],
        ["Читайте також: https://baolangson.vn/a"],
    ],
)
def test_no_source_is_named(lines):
    assert furniture.source_address(lines) is None


@pytest.mark.parametrize(
    ("lines", "address"),
    [
        (["Джерело: https://baolangson.vn/a-1.html"], "https://baolangson.vn/a-1.html"),
        (["Джерело: https://baolangson.vn/a-1.html."], "https://baolangson.vn/a-1.html"),
        (["(Джерело: https://baolangson.vn/a-1.html)"], "https://baolangson.vn/a-1.html"),
        (["Джерело: Báo Lạng Sơn (https://baolangson.vn/a(1))"], "https://baolangson.vn/a(1)"),
        (["Джерело https://baolangson.vn/a"], "https://baolangson.vn/a"),
        (["Джерело: baolangson.vn/a-1.html"], "https://baolangson.vn/a-1.html"),
        (["Джерело:", "", "https://baolangson.vn/a"], "https://baolangson.vn/a"),
        (["Nguồn: http://127.0.0.1:8080/a?b=1&c=2"], "http://127.0.0.1:8080/a?b=1&c=2"),
        (["Джерело: https://photo.vn/1", SENTENCE, "Джерело: https://baolangson.vn/a"], "https://baolangson.vn/a"),
    ],
)
def test_the_source_that_is_named(lines, address):
    assert furniture.source_address(lines) == address
