"""What says no in a sentence of either language, and what only looks like it."""

from __future__ import annotations

import re

from app.text.scripts import plain_apostrophes

_W = r"(?<![\w'])(?:{})(?![\w'])"


def _any(words: str) -> re.Pattern[str]:
    return re.compile(_W.format(words), re.IGNORECASE)


# «không» is «not», but also air: không khí, hàng không; and «không chỉ» is no denial.
_VI_IDIOMS = _any(
    "không chỉ|không những|không gian|không khí|hàng không|không quân|không trung|trên không|không lực|không kích"
    "|phòng không|không phận|không lưu|hay không|có không|không ngừng|chưa kể|vô địch|vô tình|phi công|phi cơ"
    "|phi trường|phi hành"
)
_UK_IDIOMS = _any(r"не тільки|не лише|не лиш|чи не|не раз|не менш\w*|мало не|не більш\w*")
_VI_PLAIN = _any("không|chưa|chẳng|đừng|chớ|chả")
# … and words that deny in their own way, which the other language may put as a plain «not».
_VI_WIDE = _any("không|chưa|chẳng|đừng|chớ|chả|vô|phi|khỏi|thiếu|từ chối|phủ nhận|bác bỏ|mất|cấm|trừ|tránh|ngừng|khó")
_UK_PLAIN = _any("не|немає|нема|ані")
_UK_WIDE = _any(
    r"не|ні|нема|немає|ані|без|жоден|жодн\w+|ніхто|нікого|нікому|ніщо|нічого|нічим|ніколи|ніде|нікуди"
    r"|відсутн\w+|немож\w+|відмов\w+|запереч\w+|заборон\w+|уник\w+|не[а-яіїєґ]{4,}"
)


def denials(source: str, target: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """How often each side says no: plainly («không», «не»), and in any way at all («từ chối», «без»)."""
    here = _VI_IDIOMS.sub("_", source)
    there = _UK_IDIOMS.sub("_", plain_apostrophes(target))
    return (_count(_VI_PLAIN, here), _count(_VI_WIDE, here)), (_count(_UK_PLAIN, there), _count(_UK_WIDE, there))


def _count(cue: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in cue.finditer(text))


def signals(source: str, target: str) -> dict[str, float]:
    """What the counts say of each other."""
    (plain, wide), (plain_there, wide_there) = denials(source, target)
    return {
        "no_difference": plain_there - plain,
        "no_distance": abs(plain_there - plain),
        "no_added": max(0, plain_there - plain),
        "no_added_wide": max(0, plain_there - wide),
        "no_added_alone": float(plain_there > 0 and wide == 0),
        "no_lost": max(0, plain - plain_there),
        "no_lost_wide": max(0, plain - wide_there),
        "no_lost_alone": float(plain > 0 and wide_there == 0),
        "no_source": float(plain > 0),
        "no_target": float(plain_there > 0),
        "no_nowhere": float(wide == 0 and plain_there == 0),
    }
