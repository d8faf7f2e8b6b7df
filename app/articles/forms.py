"""How page furniture is worded in Ukrainian and Vietnamese: forms, each the pattern of a whole line.

To add a form: a line in ANYWHERE, or in AT_AN_END if the words alone could also be a heading inside an
article; and before it some rows among the silent cases of the tests.
"""

from __future__ import annotations


def _one_of(words: str) -> str:
    """A pattern of alternatives out of a text that has them between bars, on as many lines as it likes."""
    return "(?:" + "|".join(word.strip().replace(" ", r"\s+") for word in words.split("|")) + ")"


ADDRESS = r"(?:(?:https?://|www\.)\S+|(?:[\w-]+\.)+(?:vn|com|net|org|ua|info|news|eu|gov|edu|asia|online)\b\S*)"
SOURCE = _one_of(
    "джерело|джерела|першоджерело|джерело новини|джерело статті|джерело інформації|джерело перекладу|оригінал"
    "|оригінал статті|оригінал новини|оригінал тексту|посилання на оригінал|посилання на джерело"
    "|nguồn|nguồn tin|nguồn bài|nguồn gốc|link gốc|link bài gốc|source|original|original article"
)
NUMBER = r"(?:[(\[]?\s*\d[\d\s.,]*(?:k|тис\.?)?\s*[)\]]?)"
_INITIALS = r"(?:(?-i:[A-ZĐА-ЯҐЄІЇ])[^\W\d_]?\.\s*){0,3}"  # «Т. Г. Шевченко», «Дж. Байден»
_WORD = rf"{_INITIALS}[^\s.!?…]+"
NAME = rf"{_WORD}(?:\s+{_WORD}){{0,5}}"  # up to six words, no end of a sentence among them
NETWORK = _one_of(
    "facebook|фейсбук|twitter|твіттер|telegram|телеграм|viber|вайбер|whatsapp|ватсап|zalo|linkedin|instagram"
    "|messenger|pinterest|tiktok|youtube|threads|reddit|google news|google новини|tumblr|skype|email|e-mail"
    "|пошта|copy link|копіювати посилання|скопіювати посилання|sao chép liên kết|sao chép link"
)
NETWORKS = rf"{NETWORK}(?:(?:[\s,;|/•·:&]+|\s+(?:та|і|và|and)\s+){NETWORK})*"
COMMENT = _one_of("коментар|коментарі|коментарів|коментаря|bình luận|ý kiến|ý kiến bạn đọc|phản hồi|comment|comments")
LIKE = _one_of("подобається|вподобати|вподобань|вподобайок|лайк|лайки|лайків|thích|lượt thích|like|likes")
VIEWS = _one_of("перегляди|переглядів|прочитань|кількість переглядів|lượt xem|lượt đọc|số lượt xem|view|views")
SHARE = _one_of("поділитися|поділитись|поширити|розповісти друзям|chia sẻ|share")
SHARED = _one_of("статтю|новину|цим|bài viết|bài|this|в соціальних мережах|у соціальних мережах|в соцмережах")
TAGS = _one_of("теги|мітки|ключові слова|tag|tags|từ khóa|từ khoá|thẻ")
PHOTO = _one_of("фото|світлина|ілюстрація|ảnh|hình ảnh|ảnh minh họa|photo")
READ_MORE = _one_of(
    "читайте також|читайте ще|дивіться також|дивись також|читати також|також читайте|đọc thêm|xem thêm"
    "|mời xem thêm|có thể bạn quan tâm|bạn có thể quan tâm|read more|read also|see also"
)
RELATED = _one_of(
    "пов.язані новини|пов.язані статті|пов.язані матеріали|схожі новини|схожі статті|схожі матеріали"
    "|новини за темою|матеріали за темою|за темою|до теми|інші новини|останні новини|популярні новини"
    "|популярні статті|найпопулярніше|новини по темі|ще новини|більше новин|вас може зацікавити|рекомендуємо"
    "|tin liên quan|bài liên quan|bài viết liên quan|các tin liên quan|tin cùng chuyên mục"
    "|bài cùng chuyên mục|tin khác|các tin khác|bài khác|tin mới|tin mới nhất|tin mới hơn|tin cũ hơn"
    "|tin đọc nhiều|đọc nhiều|đọc nhiều nhất|xem nhiều|xem nhiều nhất|tin nổi bật|cùng chủ đề"
    "|cùng chuyên mục|related news|related articles|related posts"
)
DAY = _one_of(
    "понеділок|вівторок|середа|четвер|п.ятниця|субота|неділя|chủ nhật|thứ hai|thứ ba|thứ tư|thứ năm|thứ sáu|thứ bảy"
)
MONTH = _one_of("січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня")
GAP = r"[\s,|–—-]*"
CLOCK = r"\d{1,2}[:h]\d{2}(?::\d{2})?"
DATE = rf"(?:ngày\s+)?(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}|\d{{1,2}}\s+{MONTH}\s+\d{{4}}(?:\s+року|\s+р\.)?)"
WHEN = rf"(?:{DAY}{GAP})?(?:{CLOCK}{GAP})?{DATE}(?:{GAP}{CLOCK})?(?:\s*\(?(?:gmt|utc)\s*\+?\d+\)?)?"

ANYWHERE = (
    rf"\(?{SOURCE}\s*[:—–-]?\s*{ADDRESS}\)?",
    rf"\({SOURCE}\s*[:—–-]\s*{NAME}\)",
    rf"{COMMENT}\s*:?\s*{NUMBER}",
    rf"{NUMBER}\s*{COMMENT}",
    _one_of(
        "немає коментарів|коментарів немає|коментарів поки немає|коментарів ще немає|коментувати"
        "|залишити коментар|додати коментар|написати коментар|залишити відгук|chưa có bình luận"
        "|chưa có bình luận nào|gửi bình luận|viết bình luận|để lại bình luận|thêm bình luận|no comments"
        "|no comments yet|leave a comment|leave a reply|add a comment"
    ),
    rf"{SHARE}(?:\s+{SHARED})?\s*:?\s*{NUMBER}?",
    rf"{SHARE}(?:\s+{SHARED})?\s*(?::|на|у|в|через|lên|trên|qua|on|via)?\s*{NETWORKS}",
    rf"{NETWORK}(?:[\s,;|/•·]+{NETWORK})+",
    rf"{LIKE}\s*:?\s*{NUMBER}",
    rf"{NUMBER}\s*{LIKE}",
    rf"{VIEWS}\s*:?\s*{NUMBER}",
    rf"{NUMBER}\s*{VIEWS}",
    _one_of(
        "версія для друку|роздрукувати|роздрукувати статтю|друкувати статтю|друкувати сторінку|in bài"
        "|in bài viết|in bài này|in trang|in trang này|bản in|print this page|print this article|print version"
    ),
    _one_of(
        "зберегти статтю|зберегти новину|зберегти в закладки|додати в закладки|додати до закладок"
        "|додати до обраного|lưu bài|lưu bài viết|lưu tin|save article|bookmark this"
    ),
    r"[aа]\s*[-−–]\s*[|/]?\s*[aа]\s*\+|[aа]\s*\+\s*[|/]?\s*[aа]\s*[-−–]|[aа]\s+[aа]\s+[aа]|[aа]{2}\s*[-+−–]",
    _one_of(
        "розмір шрифту|розмір тексту|збільшити шрифт|збільшити текст|зменшити шрифт|зменшити текст"
        "|збільшити фото|збільшити зображення|cỡ chữ|kích thước chữ|tăng cỡ chữ|giảm cỡ chữ|phóng to ảnh"
        "|xem ảnh lớn|font size"
    )
    + r"\s*:?(?:\s*[aа+−–-]+)*",
    _one_of(
        "прослухати статтю|слухати статтю|прослухати новину|озвучити текст|nghe bài viết|nghe đọc bài"
        "|nghe đọc bài viết|listen to this article"
    )
    + r"(?:\s*\d+:\d\d)?",
    r"\d{1,2}:\d\d\s*/\s*\d{1,2}:\d\d",
    _one_of("повідомити про помилку|báo lỗi|báo lỗi bài viết|report an error"),
    rf"{READ_MORE}\s*:?",
    rf"{RELATED}\s*:",
    rf"{TAGS}\s*:.{{0,120}}[^.!?…]",
    rf"\(?{PHOTO}\s*(?::|©)\s*(?:{ADDRESS}|{NAME})\)?",
)
AT_AN_END = (
    rf"{SOURCE}\s*:\s*{NAME}\.?",
    rf"{SOURCE}\s*:",
    ADDRESS,
    rf"(?:за\s+матеріалами|за\s+даними\s+сайту|за\s+інформацією)\s*:?\s*{ADDRESS}",
    r"\(?theo\s+(?:báo(?!\s+cáo)|ttxvn|vov|vtv|vnexpress|cổng\s+thông\s+tin)\b[^.!?…)]{0,40}\)?",
    r"(?:trang|сторінка|стор\.|page)\s+\d{1,3}\s*(?:/|з|із|of)\s*\d{1,3}",
    _one_of(
        "автор|автори|текст|переклад|переклав|переклала|редактор|tác giả|người dịch|biên tập|thực hiện|bài"
        "|phóng viên|bài và ảnh|bài, ảnh|tin, ảnh|tin và ảnh|ảnh và bài|текст і фото|текст та фото|текст, фото"
    )
    + rf"\s*:\s*{NAME}",
    _one_of("рубрика|категорія|категорії|розділ|chuyên mục") + rf"\s*:\s*{NAME}",
    _one_of("опубліковано|оновлено|дата|дата публікації|đăng ngày|ngày đăng|cập nhật|cập nhật lúc|")
    + rf"\s*:?\s*{WHEN}",
    COMMENT,
    NETWORK,
    LIKE,
    _one_of(
        "зберегти|друк|друкувати|копіювати|відповісти|нагору|вгору|назад|далі|закрити|меню|підписатися|lưu|in"
        "|in ấn|trả lời|lên đầu trang|về đầu trang|quay lại|trở về|đóng|theo dõi|đăng ký|gửi email"
        "|gửi phản hồi|print|save|copy|reply|menu|subscribe|follow us|aa"
    ),
    r"(?:головна|trang chủ|home)(?:\s*[>/»›|]\s*[^>/»›|.!?]{1,40})*",
    # Orders to the reader. Only the Ukrainian ones may end as a sentence: «theo dõi» is also «according to».
    _one_of("підписуйтесь|підписуйтеся|підпишіться|стежте за|слідкуйте за")
    + rf"\b[^.!?…]{{0,80}}{NETWORK}[^.!?…]{{0,30}}[.!]?",
    _one_of("theo dõi|follow|subscribe") + rf"\b[^.!?…,]{{0,80}}{NETWORK}[^.!?…,]{{0,30}}",
    r"©\s*(?:\d{4}|báo\b|copyright).{0,120}|bản\s+quyền\s+thuộc[^.!?…]{0,80}",
    r"(?:©\s*)?" + _one_of("усі права захищено|усі права захищені|всі права захищено|all rights reserved") + r"\.?",
    _one_of("наступна стаття|попередня стаття|наступна новина|попередня новина|bài trước|bài sau|bài tiếp theo"),
    _one_of("оцініть статтю|оцініть новину|оцініть матеріал|рейтинг|đánh giá bài viết") + r"\s*:?\s*[\d.,/★☆ ]*",
    RELATED,
)
