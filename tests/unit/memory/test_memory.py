"""A memory finds what is like a text, and where words stand."""

from __future__ import annotations

import random
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz, process

from app.errors import InputError
from app.memory import Memory, Wanted
from app.memory.folding import folded
from app.memory.index import BLOCK
from app.memory.memory import LOOSE
from app.model import Side, Unit

WHEN = datetime(2026, 10, 23, 9, 30, tzinfo=UTC)
CHESTNUT = Unit("Cây dẻ mọc ở Đà Nẵng từ năm 2024.", "Каштан росте в Данангу з 2024 року.", "Стаття", "Оля", WHEN, "7")
MINT = Unit("Bạc hà mọc khắp nơi.", "М’ята росте всюди.", "Стаття", "Іван", None, "8")
COMMUNE = Unit("Xã Khuất Xá có 412 hộ nghèo.", "У комуні Кхуатса 412 бідних родин.", "memory.tmx")
SYLLABLES = "cây dẻ mọc ở đà nẵng xã có hộ nghèo năm nay tăng giảm người dân tỉnh huyện mới cũ lớn nhỏ sông núi".split()


@pytest.fixture
def memory():
    with Memory() as made:
        made.add([CHESTNUT, MINT, COMMUNE])
        yield made


def many(count: int, seed: int = 1) -> list[Unit]:
    chance = random.Random(seed)
    texts = [" ".join(chance.choices(SYLLABLES, k=chance.randint(4, 14))) for _ in range(count)]
    return [Unit(text, f"переклад {number}", key=str(number)) for number, text in enumerate(texts)]


@pytest.mark.parametrize("text", ["", "   ", "Hoàn toàn khác hẳn, không giống gì.", "!?", "Каштан росте"])
def test_silent_where_nothing_is_like_it(memory: Memory, text: str):
    assert memory.matches(text) == []


def test_the_very_same_text_is_100(memory: Memory):
    (match,) = memory.matches(CHESTNUT.source)
    assert (match.score, match.unit, match.target, match.numbers) == (100, CHESTNUT, CHESTNUT.target, False)


def test_what_only_looks_the_same_is_99(memory: Memory):
    assert memory.matches(CHESTNUT.source.upper())[0].score == 99


def test_numbers_are_adapted_and_said_to_be(memory: Memory):
    (match,) = memory.matches(CHESTNUT.source.replace("2024", "2025"))
    assert (match.target, match.numbers) == ("Каштан росте в Данангу з 2025 року.", True)
    assert match.score < 100


def test_a_segment_does_not_match_itself(memory: Memory):
    assert memory.matches(CHESTNUT.source, without="7") == []


def test_what_is_taken_out_is_gone_from_both(memory: Memory):
    memory.remove(["7"])
    assert len(memory) == 2
    assert memory.matches(CHESTNUT.source) == []
    assert memory.concordance(Wanted("каштан")) == []


def test_the_same_unit_is_there_once(memory: Memory):
    assert memory.add([CHESTNUT, MINT]) == 0
    assert len(memory) == 3


def test_two_translations_of_a_text_are_two_matches(memory: Memory):
    memory.add([Unit(MINT.source, "М’ята скрізь.", key="9")])
    assert {match.target for match in memory.matches(MINT.source)} == {"М’ята росте всюди.", "М’ята скрізь."}


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(""),
        Wanted("\"'*()"),
        Wanted("горіх"),
        Wanted("кашта"),
        Wanted("da nang"),
        Wanted("каштан", Side.SOURCE),
        Wanted("mọc", Side.TARGET),
        Wanted("Nẵng Đà", phrase=True),
        Wanted("mọc каштан", Side.SOURCE),
        Wanted("каштан OR м’ята"),
        Wanted("a NEAR b"),
    ],
)
def test_words_that_stand_nowhere(memory: Memory, wanted: Wanted):
    assert memory.concordance(wanted) == []


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted("каштан"), ["Каштан"]),
        (Wanted("каштан*"), ["Каштан"]),
        (Wanted("кашт*"), ["Каштан"]),
        (Wanted("мʼята"), ["М’ята"]),
        (Wanted("Đà Nẵng", phrase=True), ["Đà Nẵng"]),
        (Wanted("Nẵng Đà"), ["Đà", "Nẵng"]),
        (Wanted("da nang", phrase=True, toneless=True), ["Đà Nẵng"]),
        (Wanted("ĐÀ", Side.SOURCE, toneless=True), ["Đà"]),
        (Wanted("росте"), ["росте", "росте"]),
        (Wanted("412"), ["412", "412"]),
        (Wanted("khuất xá có", phrase=True), ["Khuất Xá có"]),
    ],
)
def test_words_and_where_they_stand(memory: Memory, wanted: Wanted, found: list[str]):
    hits = memory.concordance(wanted)
    assert hits
    texts = [span.of(hit.unit.source) for hit in hits for span in hit.source]
    assert sorted(texts + [span.of(hit.unit.target) for hit in hits for span in hit.target]) == sorted(found)


def test_origin_who_and_when_are_kept(tmp_path: Path):
    with Memory(tmp_path / "a.zvmemory") as memory:
        memory.add([CHESTNUT, COMMUNE])
    with Memory(tmp_path / "a.zvmemory") as memory:
        assert list(memory.units()) == [CHESTNUT, COMMUNE]


def test_blocks_hold_what_is_not_loose_any_more():
    units = many(LOOSE * 3)
    with Memory() as memory:
        for start in range(0, len(units), 400):
            memory.add(units[start : start + 400])
        memory.remove([units[5].key])
        assert len(memory) == len(units) - 1
        assert memory.matches(units[5].source, 100) == []
        for unit in (units[0], units[700], units[-1]):
            assert unit.source in [match.unit.source for match in memory.matches(unit.source, 100)]


def test_the_likeliest_are_those_of_a_comparison_with_all():
    units, chance = many(2_000), random.Random(5)
    with Memory() as memory:
        memory.add(units)
        sources = [folded(unit.source) for unit in units]
        for unit in chance.sample(units, 40):
            words = unit.source.split()
            words[chance.randrange(len(words))] = chance.choice(SYLLABLES)
            text = " ".join(words)
            best = process.extractOne(folded(text), sources, scorer=fuzz.ratio, processor=None)[1]
            found = memory.matches(text, 0, 1)
            assert found[0].score >= min(int(best), 99)


def test_two_programs_share_a_file(tmp_path: Path):
    path = tmp_path / "shared.zvmemory"
    with Memory(path) as mine, Memory(path) as theirs:
        mine.add([CHESTNUT])
        assert theirs.matches(CHESTNUT.source)[0].score == 100
        units = many(LOOSE + 10)
        theirs.add(units)
        assert units[3].source in [match.unit.source for match in mine.matches(units[3].source, 100)]


def test_a_gap_in_the_numbers_is_no_longer_than_a_block(tmp_path: Path):
    """Units that were taken out leave numbers behind, any number of them."""
    path = tmp_path / "gap.zvmemory"
    with Memory(path) as memory:
        memory.add([CHESTNUT])
    with sqlite3.connect(path) as database:
        database.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = 'units'", (3 * BLOCK,))
    database.close()
    units = many(LOOSE)
    with Memory(path) as memory:
        memory.add(units)
        for unit in (CHESTNUT, units[0], units[-1]):
            assert unit.source in [match.unit.source for match in memory.matches(unit.source, 100)]


def test_what_cannot_be_added_leaves_nothing_behind(memory: Memory):
    def units():
        yield Unit("Mới", "Нове")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        memory.add(units())
    assert len(memory) == 3
    assert memory.concordance(Wanted("нове")) == []


@pytest.mark.parametrize("content", [b"not a database, but a text of some length " * 20, b"\x00" * 2000])
def test_a_file_that_is_none_is_one_line(tmp_path: Path, content: bytes):
    path = tmp_path / "x.zvmemory"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"x\.zvmemory") as error:
        Memory(path)
    assert "\n" not in str(error.value)
    assert path.read_bytes() == content


def test_another_database_is_left_alone(tmp_path: Path):
    path = tmp_path / "other.zvmemory"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (a)")
    other.close()
    with pytest.raises(InputError, match="is no translation memory"):
        Memory(path)


def test_a_newer_memory_is_refused(tmp_path: Path):
    path = tmp_path / "new.zvmemory"
    Memory(path).close()
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(InputError, match="newer version"):
        Memory(path)


TEXTS = st.text("aàĐđ1 .'’\"*()\u0301№ЇїЬ", max_size=25)


def test_a_letter_and_its_mark_are_found_as_one():
    with Memory() as memory:
        memory.add([Unit("x\u0061\u0303 Khuất Xá", "комуна й\u0438\u0306")])
        (hit,) = memory.concordance(Wanted("xã"))
        assert [span.of(hit.unit.source) for span in hit.source] == ["xa\u0303"]


@settings(max_examples=60)
@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=6), TEXTS, st.booleans(), st.booleans())
def test_nothing_a_person_types_is_too_much(pairs: list[tuple[str, str]], text: str, phrase: bool, toneless: bool):
    with Memory() as memory:
        memory.add([Unit(source, target) for source, target in pairs])
        for match in memory.matches(text, 0):
            assert 0 <= match.score <= 100
        for hit in memory.concordance(Wanted(text, None, phrase, toneless)):
            assert hit.source or hit.target
            for side, spans in ((hit.unit.source, hit.source), (hit.unit.target, hit.target)):
                assert all(0 <= span.start < span.end <= len(side) for span in spans)
