"""The tables of tricky cases: `data/sentences.tsv`, and `data/sentences_aside.tsv`, on which no rule was tuned.

«|» is an end of a sentence that is wanted, «¶» the end of a line; a row without either is to stay whole.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from app.text import sentences

DATA = Path(__file__).parent / "data"


def rows(name: str) -> list[tuple[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["language"], row["text"]) for row in table]


TABLE = rows("sentences.tsv")
ASIDE = rows("sentences_aside.tsv")


@pytest.mark.parametrize(("lang", "marked"), [*TABLE, *ASIDE])
def test_a_text_is_cut_where_a_reader_would_cut_it(lang: str, marked: str) -> None:
    plain = marked.replace("|", "").replace("¶", "\n")
    wanted = [part.strip() for part in re.split("[|¶]", marked)]
    assert [one.text for one in sentences.sentences(plain, lang)] == wanted


def test_the_table_is_large_and_mostly_silent() -> None:
    whole = [text for _, text in TABLE if not re.search("[|¶]", text)]
    assert len(set(TABLE)) >= 180
    assert len(whole) > len(TABLE) - len(whole)
    assert {lang: sum(one == lang for one, _ in TABLE) >= 90 for lang in ("vi", "uk")} == {"vi": True, "uk": True}


def test_the_rows_kept_aside_are_others() -> None:
    assert not set(TABLE) & set(ASIDE)
    assert len(set(ASIDE)) == len(ASIDE) >= 50
