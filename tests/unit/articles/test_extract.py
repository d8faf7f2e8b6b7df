"""The article out of pages as newspapers build them; pages come from a real server."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.articles import extract, fetch
from app.articles.blocks import blocks, tree
from app.articles.fetch import Page
from app.errors import FetchError

LONG = "На церемонії були присутні голова народного комітету комуни та представники всіх сіл."
LONGER = "Школа має 12 класних кімнат, бібліотеку та майданчик площею понад 800 квадратних метрів."
LAST = "У четвертому кварталі комуна продовжить будувати гуртожиток приблизно для 120 учнів."


def article(html: str, address: str = "http://a.vn/b/") -> extract.Article:
    return extract.article(Page(address, html.encode(), "text/html", "utf-8"))


def body(*parts: str, head: str = "<title>Нова школа</title>") -> str:
    return f"<html><head>{head}</head><body><nav>Головна Новини</nav><div id=main>{''.join(parts)}</div></body></html>"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.fixture
def newspaper(site, pages):
    """Both papers on one site, the Ukrainian page naming the Vietnamese one."""
    vietnamese = site.says("/vi.html", (pages / "vietnamese.html").read_bytes())
    ukrainian = (pages / "ukrainian.html").read_text(encoding="utf-8").replace("SOURCE", vietnamese)
    site.says("/uk.html", ukrainian.encode())
    return site


def test_a_vietnamese_newspaper(newspaper):
    found = extract.article(fetch.page(newspaper.address("/vi.html")))
    assert found.title == "Xã Tân Hòa khánh thành trường mới"
    assert [text[:28] for text in found.paragraphs] == [
        "(BMN) - Sáng 12/9, xã Tân Hò",
        "Dự lễ có đồng chí Nguyễn Văn",
        "Trường có 12 phòng học, một ",
        "Niềm vui của bản làng",
        "Phát biểu tại buổi lễ, đồng ",
        "Bà Lý Thị Mai, trú tại bản N",
        "Trong quý IV năm 2025, xã sẽ",
    ]
    assert found.furniture == (
        "Thứ sáu, 12/09/2025 - 14:05 (GMT+7)",
        "Chia sẻ In bài viết A- A+",
        "Các em học sinh bản Nà Lùng trong ngày khai giảng. Ảnh: HOÀNG MINH",
        "Toàn cảnh ngôi trường mới nhìn từ trên cao.",
        "HOÀNG MINH",
        "Từ khóa: Tân Hòa, trường học",
        "Chia sẻ Facebook Zalo",
        "Bình luận (3)",
        "Trường đẹp quá, chúc mừng các cháu!",
        "Gửi bình luận",
        "Tin liên quan",
        "Đường lên bản Nà Lùng được mở rộng",
        "Chợ phiên Tân Hòa đông khách dịp cuối năm",
    )
    assert found.source_address is None


def test_a_ukrainian_page_and_the_source_it_names(newspaper):
    found = extract.article(fetch.page(newspaper.address("/uk.html")))
    assert found.title == "У комуні Тан Хоа відкрили нову школу"
    assert [text[:28] for text in found.paragraphs] == [
        "Вранці 12 вересня в комуні Т",
        "На церемонії були присутні г",
        "Школа має 12 класних кімнат,",
        "Виступаючи на церемонії, гол",
        "Пані Лі Тхі Май із села На Л",
        "Поділитися досвідом приїхали",
        "У четвертому кварталі 2025 р",
    ]
    assert found.furniture == (
        "12 вересня 2025, 16:40 Переглядів: 153",
        "Учні села На Лунг у перший день навчання. Фото: Хоанг Мінь",
        "Читайте також: Дорогу до села На Лунг розширено",
        f"Джерело: {newspaper.address('/vi.html')}",
        "Поділитися: Facebook Telegram Viber",
        "Коментар (0)",
        "Схожі новини",
        "Ринок у Тан Хоа знову збирає гостей",
        "Ціни на цукрове яблуко зросли на початку сезону",
    )
    assert found.source_address == newspaper.address("/vi.html")
    source = extract.article(fetch.page(found.source_address))
    assert source.title == "Xã Tân Hòa khánh thành trường mới"


@pytest.mark.parametrize(
    ("html", "title"),
    [
        (body("<h1>Нова школа</h1>", paragraphs(LONG, LONGER, LAST)), "Нова школа"),
        (
            body("<h1>Нова школа</h1>", paragraphs(LONG, LONGER, LAST), head="<title>Нова школа | Газета</title>"),
            "Нова школа",
        ),
        (body(paragraphs("Нова школа", LONG, LONGER, LAST)), "Нова школа"),
        (body("<h2>Нова школа</h2>", paragraphs(LONG, LONGER, LAST)), "Нова школа"),
        (body(paragraphs(LONG, LONGER, LAST)), "Нова школа"),
        (body(paragraphs(LONG, LONGER, LAST), head="<title>Нова школа | Газета</title>"), "Нова школа"),
        (body(paragraphs(LONG, LONGER, LAST), head="<meta property=og:title content=' Нова школа '>"), "Нова школа"),
        (body("<h1>Газета</h1><h1>Нова школа</h1>", paragraphs(LONG, LONGER, LAST)), "Нова школа"),
    ],
    ids=["h1", "name of the site", "as a paragraph", "h2", "only in the head", "two parts", "og", "two h1"],
)
def test_the_headline_is_the_title_and_no_paragraph(html, title):
    found = article(html)
    assert (found.title, found.paragraphs) == (title, (LONG, LONGER, LAST))
    assert title not in found.furniture


@pytest.mark.parametrize(
    "lead",
    [
        "<h2 class=sapo>{}</h2>",
        "<p class=lead><b>{}</b></p>",
        "<div class=article__intro>{}</div>",
        "<h3>{}</h3>",
        "<p>{}</p>",
        "<div>{}</div>",
    ],
)
def test_a_lead_above_the_text_is_its_first_paragraph(lead):
    text = "Вранці 12 вересня в комуні Тан Хоа після трьох років будівництва відкрили школу."
    html = body("<h1>Нова школа</h1>", lead.format(text), f"<div class=content>{paragraphs(LONG, LONGER, LAST)}</div>")
    assert article(html).paragraphs == (text, LONG, LONGER, LAST)


@pytest.mark.parametrize(
    "caption",
    [
        "<figure><img src=a><figcaption>{}</figcaption></figure>",
        "<div class=wp-caption><img src=a><p class=wp-caption-text>{}</p></div>",
        "<table class=image><tr><td><img src=a></td></tr><tr><td class=caption>{}</td></tr></table>",
        "<div class=chu-thich-anh>{}</div>",
        "<div class=PhotoCMS_Caption><p>{}</p></div>",
    ],
)
def test_a_caption_is_furniture(caption):
    text = "Учні села На Лунг прийшли до нової школи у перший день навчання."
    html = body("<h1>Нова школа</h1>", paragraphs(LONG), caption.format(text), paragraphs(LONGER, LAST))
    found = article(html)
    assert found.paragraphs == (LONG, LONGER, LAST)
    assert found.furniture == (text,)


def test_paragraphs_parted_by_line_breaks():
    html = body(f"<h1>Нова школа</h1><div class=content>{LONG}<br><br>{LONGER}<br/>{LAST}</div>")
    assert article(html).paragraphs == (LONG, LONGER, LAST)


def test_words_in_other_elements_stay_in_their_sentence():
    html = body(
        paragraphs("<b>На</b> церемонії були <a href=/x>присутні</a> голова&nbsp;комітету <i>комуни</i>.", LONGER, LAST)
    )
    assert article(html).paragraphs[0] == "На церемонії були присутні голова комітету комуни."


def test_a_page_whose_text_stands_in_its_data():
    data = f'{{"@type": "NewsArticle", "articleBody": "{LONG} {LONGER} {LAST}"}}'
    data = f'<script type="application/ld+json">{data}</script>'
    found = article(body("<div id=app></div>", head=f"<title>Нова школа</title>{data}"))
    assert (found.title, " ".join(found.paragraphs)) == ("Нова школа", f"{LONG} {LONGER} {LAST}")


@pytest.mark.parametrize(
    "html",
    [
        "",
        "   ",
        "nonsense",
        "<html></html>",
        body(),
        body("<script>show()</script>"),
        body("<img src=a>"),
        "<div>" * 20_000,
        "\0\0\0",
        "<!-- only a comment -->",
        "<?xml version='1.0' encoding='utf-16'?><html/>",
    ],
)
def test_a_page_without_an_article(html):
    with pytest.raises(FetchError, match="no article was found there; copy its text into a file instead") as caught:
        article(html)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("credit", "address"),
    [
        ("<p>Джерело: <a href='https://c.vn/1'>https://c.vn/1</a></p>", "https://c.vn/1"),
        ("<p>Джерело: <a href='https://c.vn/mot-bai-viet'>https://c.vn/mot…</a></p>", "https://c.vn/mot-bai-viet"),
        ("<p>Джерело: <a href='https://c.vn/1'>Báo Miền Núi</a></p>", "https://c.vn/1"),
        ("<div class=source><span>Nguồn:</span> <a href='//c.vn/1'>c.vn</a></div>", "http://c.vn/1"),
        ("<p>Джерело: https://c.vn/1</p>", "https://c.vn/1"),
        ("<p>Джерело: <a href='/tag/bao'>Báo Miền Núi</a></p>", None),
        ("<p>Джерело: <a href='javascript:x()'>Báo Miền Núi</a></p>", None),
        ("<p>Джерело: http://a.vn/b/</p>", None),
        ("<p>Читайте також: <a href='https://c.vn/1'>інше</a></p>", None),
    ],
)
def test_the_source_a_page_names(credit, address):
    assert article(body(paragraphs(LONG, LONGER, LAST), credit)).source_address == address


def test_a_plain_text_page():
    text = f"{LONG}\r\n\r\n{LONGER}\nДжерело: https://c.vn/1\nКоментар (0)\n"
    found = extract.article(Page("http://a.vn/b.txt", text.encode(), "text/plain", "utf-8"))
    assert found == extract.Article(
        "http://a.vn/b.txt", "", (LONG, LONGER), ("Джерело: https://c.vn/1", "Коментар (0)"), "https://c.vn/1"
    )


def test_what_cannot_be_seen_is_not_read():
    html = (
        "<div>a<script>b</script>c<p style='display: none'>d</p><span hidden>e</span>f<!-- g --><style>h</style>"
        "<b>i</b> j<br>k</div>l"
    )
    root = tree(html)
    assert [block.text for block in blocks(root, "http://a.vn/")] == ["acfi j", "k", "l"]


@settings(max_examples=50)
@given(
    st.lists(
        st.sampled_from(
            [
                LONG,
                LONGER,
                LAST,
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<h1>",
                "<table><tr><td>",
                "<a href='http://[':>",
                "<figure>",
                "<br>",
                "<form>",
                "Джерело: ",
                "<!--",
                "<p class=caption>",
                "\x00",
                "&#0;",
                "<svg>",
            ]
        ),
        max_size=25,
    )
)
def test_any_page_is_an_article_or_one_clear_line(parts):
    try:
        found = article("".join(parts))
    except FetchError as error:
        if "\n" in str(error):
            raise
        return
    assert all(text.strip() == text and text for text in found.paragraphs)


def test_a_long_page_is_read_at_once():
    html = body("<h1>Нова школа</h1>", *(f"<p>{LONG} {number}.</p>" for number in range(3000)))
    assert len(article(html).paragraphs) == 3000
