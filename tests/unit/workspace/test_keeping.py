"""What people decided stays decided when the text comes in again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model import Person, Query, Role, Segment, Sentence, Side, State
from app.workspace import Workspace, keeping
from app.workspace.reading import Texts
from tests.factories import a_segment

LEAD = Person("Ігор", Role.LEAD)
SOURCE = """Cao Bằng kết nối tiêu thụ nông sản.
Sáng 14/11, tỉnh tổ chức hội nghị. Ông Bế Nam Hưng chủ trì.
Toàn tỉnh có 15 xã. Sản lượng đạt 200 tấn.
Đó là tất cả.
"""
TARGET = """Каобанг налагоджує збут продукції.
Вранці 14 листопада провінція провела конференцію. Головував Бе Нам Хинг.
У провінції 15 комун, а врожай сягнув 200 тонн.
Це все.
"""


def walked(steps: object) -> None:
    for _ in steps:  # type: ignore[attr-defined]
        pass


def segments(project: Workspace, document: int) -> list[Segment]:
    return [row.segment for row in project.rows(project.order(Query(document=document)))]


def texts(project: Workspace, document: int) -> list[tuple[str, str]]:
    return [(one.source, one.target) for one in segments(project, document)]


def bring_in(project: Workspace, folder: Path, source: str, target: str) -> int:
    """The texts as a new version of what is like them; the number of the document."""
    (folder / "a.txt").write_text(source, encoding="utf-8")
    (folder / "b.txt").write_text(target, encoding="utf-8")
    earlier = project.earlier_version(folder / "a.txt", folder / "b.txt")
    walked(project.import_texts(folder / "a.txt", folder / "b.txt", after=earlier.id if earlier else None))
    return project.documents()[-1].id


@pytest.fixture
def first(tmp_path: Path):
    with Workspace.create(tmp_path / "p.zvirka", LEAD) as project:
        assert bring_in(project, tmp_path, SOURCE, TARGET) == 1
        yield project


def test_another_text_is_no_new_version(first: Workspace, tmp_path: Path):
    (tmp_path / "c.txt").write_text("Trời hôm nay đẹp.\nHà Nội có mưa.\n", encoding="utf-8")
    (tmp_path / "d.txt").write_text("Сьогодні гарна погода.\nУ Ханої дощ.\n", encoding="utf-8")
    assert first.earlier_version(tmp_path / "c.txt", tmp_path / "d.txt") is None
    assert first.earlier_version(tmp_path / "a.txt", tmp_path / "b.txt") == first.documents()[0]


def test_a_merged_pair_comes_in_merged(first: Workspace, tmp_path: Path):
    first.alignment.merge(2)
    merged = texts(first, 1)[1]
    first.edit(1, "Каобанг збуває продукцію.")
    first.confirm(1)
    first.alignment.doubt([segments(first, 1)[-1].id])
    again = bring_in(first, tmp_path, SOURCE, TARGET.replace("Це все.", "На цьому все."))
    there = segments(first, again)
    assert texts(first, again)[1] == merged
    assert there[1].confidence == 1.0
    assert first.alignment.decided(again) == {there[1].id}
    assert (there[0].target, there[0].state) == ("Каобанг збуває продукцію.", State.REVIEWED)
    assert there[0].imported == "Каобанг налагоджує збут продукції."
    assert there[-1].target == "На цьому все."
    assert there[-1].state is State.NEW
    event = first.history()[0]
    assert (event.action, event.who) == ("keep", LEAD)
    first.undo()
    assert first.alignment.decided(again) == set()
    assert segments(first, again)[0].state is State.NEW
    assert len(first.documents()) == 2


def test_a_cut_inside_a_sentence_is_made_again(first: Workspace, tmp_path: Path):
    one = next(one for one in segments(first, 1) if "15 комун, а" in one.target)
    source_at = one.source.index("Sản") if "Sản" in one.source and not one.source.startswith("Sản") else None
    if source_at is None:
        first.alignment.move(one.id, Side.SOURCE, +1)
        one = next(one for one in segments(first, 1) if "15 комун, а" in one.target)
    first.alignment.split(one.id, source_at, one.target.index("а врожай"))
    before = texts(first, 1)
    assert any(target == "а врожай сягнув 200 тонн." for _, target in before)
    again = bring_in(first, tmp_path, "Tin mới hôm nay.\n" + SOURCE, "Новина дня.\n" + TARGET)
    there = texts(first, again)
    assert next(pair for pair in before if pair[1] == "а врожай сягнув 200 тонн.") in there
    assert ("Tin mới hôm nay.", "Новина дня.") in there


def test_it_is_kept_from_version_to_version(first: Workspace, tmp_path: Path):
    first.alignment.merge(2)
    second = bring_in(first, tmp_path, SOURCE, TARGET + "Кінець.\n")
    third = bring_in(first, tmp_path, SOURCE, TARGET + "Кінець.\nСправді кінець.\n")
    assert texts(first, third)[1] == texts(first, second)[1] == texts(first, 1)[1]
    assert len(first.alignment.decided(third)) == 1


def test_nothing_decided_nothing_kept(first: Workspace, tmp_path: Path):
    before = texts(first, 1)
    again = bring_in(first, tmp_path, SOURCE, TARGET)
    assert texts(first, again) == before
    assert first.history()[0].action == "import"


def test_a_reviewed_text_that_comes_back_is_still_reviewed(first: Workspace, tmp_path: Path):
    """Exported, sent to the author, and brought in again."""
    first.edit(1, "Каобанг збуває продукцію.")
    first.approve([1])
    again = bring_in(first, tmp_path, SOURCE, TARGET.replace("налагоджує збут продукції", "збуває продукцію"))
    assert (segments(first, again)[0].target, segments(first, again)[0].state) == (
        "Каобанг збуває продукцію.",
        State.APPROVED,
    )


def test_a_pair_with_one_side_stays_alone():
    earlier = keeping.Earlier((a_segment("B.", "", id=1), a_segment("C.", "Ц.", id=2)), frozenset({1, 2}))
    paired = keeping.pair(Texts(_units("A.", "B.", "C."), _units("А.", "Ц.")), earlier)
    assert [(one.source, one.target) for one in paired.segments] == [("A.", "А."), ("B.", ""), ("C.", "Ц.")]


def test_a_decided_pair_that_was_moved_crosses_no_other():
    decided = [a_segment(name, name.lower(), id=number) for number, name in enumerate(("X Y", "A B", "C D", "E F"))]
    earlier = keeping.Earlier(tuple(decided), frozenset({0, 1, 2, 3}))
    paired = keeping.pair(Texts(_units("A B", "C D", "E F", "X Y"), _units("x y", "a b", "c d", "e f")), earlier)
    pairs = [(one.source, one.target) for one in paired.segments]
    assert [pair for pair in pairs if all(pair) and pair[0] != "X Y"] == [
        ("A B", "a b"),
        ("C D", "c d"),
        ("E F", "e f"),
    ]


@pytest.mark.parametrize(
    ("source", "target", "decided"),
    [
        (["a"], ["c d", "a"], [("a", "c d"), ("a", "a")]),
        (["a b c"], ["x y z"], [("a b", "x y"), ("b c", "y z")]),
        (["a b c"], ["x y z w"], [("a b", "x y"), ("b c", "z w")]),
        (["c d", "a"], ["a"], [("c d", "a"), ("a", "a")]),
    ],
)
def test_a_text_that_two_decided_pairs_have_is_in_one(source, target, decided):
    earlier = keeping.Earlier(
        tuple(a_segment(*sides, id=n) for n, sides in enumerate(decided)), frozenset(range(len(decided)))
    )
    paired = keeping.pair(Texts(_units(*source), _units(*target)), earlier)
    assert sorted(n for one in paired.pairs for n in one.source) == list(range(len(paired.texts.source)))
    assert sorted(n for one in paired.pairs for n in one.target) == list(range(len(paired.texts.target)))


WORDS = st.sampled_from(["a", "b", "c d", "e f g", "a b"])


@given(st.lists(WORDS, max_size=8), st.lists(WORDS, max_size=8), st.data())
def test_whatever_was_decided_no_word_is_lost(source: list[str], target: list[str], data: st.DataObject):
    count = data.draw(st.integers(0, 6))
    decided = [
        a_segment(
            " ".join(data.draw(st.lists(WORDS, max_size=2))), " ".join(data.draw(st.lists(WORDS, max_size=2))), id=n
        )
        for n in range(count)
    ]
    read = Texts(_units(*source), _units(*target))
    paired = keeping.pair(read, keeping.Earlier(tuple(decided), frozenset(range(count))))
    assert " ".join(one.text for one in paired.texts.source) == " ".join(source)
    assert " ".join(one.text for one in paired.texts.target) == " ".join(target)
    assert sorted(number for one in paired.pairs for number in one.source) == list(range(len(paired.texts.source)))
    assert sorted(number for one in paired.pairs for number in one.target) == list(range(len(paired.texts.target)))


def _units(*texts_: str) -> tuple[Sentence, ...]:
    return tuple(Sentence(text, number) for number, text in enumerate(texts_))


def test_likeness():
    before = [a_segment("A b. C d.", "x. y."), a_segment("E f.", "z.")]
    read: Sequence[tuple[Texts, float]] = [
        (Texts(_units("A b.", "C d.", "E f.", "G h."), _units("q.")), 0.75),
        (Texts(_units("Q."), _units("y.", "w.")), 0.5),
        (Texts((), ()), 0.0),
    ]
    for text, expected in read:
        assert keeping.likeness(text, before) == expected
