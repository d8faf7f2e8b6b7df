"""Lines of a web page in a segment. Silent cases first."""

from __future__ import annotations

import pytest

from app.checks.furniture import PageFurniture
from app.model import Segment


def told(target: str) -> bool:
    return bool(list(PageFurniture().find(Segment("Xin chào", target))))


@pytest.mark.parametrize(
    "target",
    [
        "Джерело води в комуні очистили.",
        "Джерело енергії: сонце. Комуна будує станцію.",
        "Коментарі читачів були різні.",
        "Поділитися досвідом прибули 36 підприємств.",
        "Читайте також книжки, радить пан Хунг.",
        "Фото: їх показали на виставці. Вона триває.",
        "Автор пісні — пан Хунг.",
        "Комуна має 15 переглядів планів.",
        "Останні новини з комуни добрі.",
        "Теги — слова для пошуку.",
        "Увійти",
        "Фото: Після реставрації комуна відкрила старий будинок культури для гостей",
        "",
    ],
)
def test_silent_where_a_line_is_text(target: str) -> None:
    assert not told(target)


@pytest.mark.parametrize(
    "target",
    [
        "Джерело: https://example.vn/tin.html",
        "Джерело: ВНА",
        "Коментар (0)",
        "Коментарі: 12",
        "3 коментарі",
        "Поділитися: Facebook · Zalo · Копіювати посилання",
        "Поділитися",
        "Читайте також: Комуна відкрила ярмарок",
        "Читайте також",
        "Пов'язані новини",
        "1 200 переглядів",
        "Теги: комуна, каштани",
        "Автор: Нгуєн Ван Нам",
        "Фото: ВНА",
        "Опубліковано: 23.10.2025",
    ],
)
def test_a_line_of_the_page(target: str) -> None:
    assert told(target)
