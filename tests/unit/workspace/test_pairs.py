"""Steps on pairs as values: what goes where, and what is refused."""

from __future__ import annotations

import pytest

from app.model import Document, Segment, Side, State
from app.workspace import ForbiddenError, InputError, boundaries, pairs
from tests.factories import a_segment

FIRST = a_segment("Sáng nay. Trời đẹp.", "Сьогодні вранці.", id=1, position=1, confidence=0.3, source_paragraph=0)
SECOND = a_segment("Ông Hưng đến.", "Гарна погода. Прийшов пан Хинг.", id=2, position=2, source_paragraph=1)


def texts(after: pairs.After) -> dict[int, tuple[str, str] | None]:
    return {number: (one.source, one.target) if one else None for number, one in after.items()}


def test_two_become_one():
    after = pairs.merged(FIRST, SECOND)
    assert texts(after) == {
        1: ("Sáng nay. Trời đẹp. Ông Hưng đến.", "Сьогодні вранці. Гарна погода. Прийшов пан Хинг."),
        2: None,
    }
    whole = after[1]
    assert whole is not None
    assert (whole.confidence, whole.imported, whole.source_paragraph) == (1.0, whole.target, 0)


def test_one_side_goes_and_the_other_stays():
    assert texts(pairs.merged(FIRST, SECOND, Side.TARGET)) == {
        1: ("Sáng nay. Trời đẹp.", "Сьогодні вранці. Гарна погода. Прийшов пан Хинг."),
        2: ("Ông Hưng đến.", ""),
    }


def test_the_last_sentence_goes_down_and_the_first_up():
    assert texts(pairs.moved(FIRST, SECOND, Side.SOURCE)) == {
        1: ("Sáng nay.", "Сьогодні вранці."),
        2: ("Trời đẹp. Ông Hưng đến.", "Гарна погода. Прийшов пан Хинг."),
    }
    assert texts(pairs.moved(SECOND, FIRST, Side.TARGET)) == {
        1: ("Sáng nay. Trời đẹp.", "Сьогодні вранці. Гарна погода."),
        2: ("Ông Hưng đến.", "Прийшов пан Хинг."),
    }


def test_a_segment_that_gives_its_last_word_away_is_merged():
    lone = a_segment("", "Гарна погода.", id=2, position=2)
    assert texts(pairs.moved(lone, FIRST, Side.TARGET)) == {
        1: ("Sáng nay. Trời đẹp.", "Сьогодні вранці. Гарна погода."),
        2: None,
    }
    after = pairs.moved(lone, a_segment("Trời đẹp.", "", id=3, position=3), Side.TARGET)
    assert texts(after) == {2: ("Trời đẹp.", "Гарна погода."), 3: None}


def test_a_sentence_finds_its_paragraph_where_it_comes_to_an_empty_side():
    after = pairs.moved(SECOND, a_segment("x", "", id=1, target_paragraph=-1), Side.TARGET)
    assert [one.target_paragraph for one in after.values() if one] == [0, 0]
    assert pairs.merged(FIRST, SECOND, Side.SOURCE)[2].source_paragraph == -1


def test_boundaries_are_those_of_the_language():
    assert boundaries(FIRST, Side.SOURCE) == [10]
    assert boundaries(FIRST, Side.TARGET) == []
    assert boundaries(a_segment("", "о 10 год. ранку прийшов. Пішов."), Side.TARGET) == [25]


def test_a_split_at_a_place_of_either_side():
    after = pairs.split(SECOND, None, 14, number=9)
    assert texts(after) == {2: ("Ông Hưng đến.", "Гарна погода."), 9: ("", "Прийшов пан Хинг.")}
    assert [one.position for one in after.values() if one] == [2, 3]


@pytest.mark.parametrize(
    ("source_at", "target_at", "why"),
    [
        (None, None, "would be empty"),
        (0, 0, "would be empty"),
        (2, None, "inside a word"),
        (None, 99, "inside a word"),
        (-1, None, "inside a word"),
    ],
)
def test_a_split_that_leads_nowhere(source_at: int | None, target_at: int | None, why: str):
    with pytest.raises(InputError, match=f"segment 2: .*{why}"):
        pairs.split(SECOND, source_at, target_at, number=9)


def test_nothing_to_move():
    with pytest.raises(InputError, match="segment 1: there is no target text to move"):
        pairs.moved(a_segment("a", ""), SECOND, Side.TARGET)


@pytest.mark.parametrize(
    ("new", "old", "at", "expected"),
    [
        ("a b c d", "a b c d", 4, 4),
        ("a X c d", "a b c d", 4, 4),
        ("X a b c d", "a b c d", 6, 4),
        ("c d", "a b c d", 2, 6),
        ("a b X Y Z c d", "a b c d", 8, 4),
        ("a b", "", 2, 0),
        ("a b c", "a b c d", 5, 7),
        ("a b c", "d e f", 0, 0),
    ],
)
def test_an_edited_text_is_cut_where_its_import_answers(new: str, old: str, at: int, expected: int):
    assert pairs.corresponding(new, old, at) == expected


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ((State.NEW, State.NEW), State.NEW),
        ((State.REVIEWED, State.REVIEWED), State.EDITED),
        ((State.NEW, State.EDITED), State.EDITED),
        ((State.RETURNED, State.REVIEWED), State.RETURNED),
    ],
)
def test_what_was_reviewed_was_another_text(states: tuple[State, State], expected: State):
    first, second = (a_segment(id=number, position=number, state=state) for number, state in enumerate(states, 1))
    whole = pairs.merged(first, second)[1]
    assert whole is not None
    assert whole.state is expected


def test_an_approved_segment_stays():
    locked = a_segment(id=2, position=2, state=State.APPROVED)
    for step in (
        lambda: pairs.merged(FIRST, locked),
        lambda: pairs.moved(FIRST, locked, Side.SOURCE),
        lambda: pairs.split(locked, 9, None, number=5),
        lambda: pairs.vouched([locked], pairs.CERTAIN),
    ):
        with pytest.raises(ForbiddenError, match="segment 2 is approved and locked"):
            step()


@pytest.mark.parametrize("kind", ["po", "csv", "tsv"])
def test_entries_of_a_file_stay_as_they_are(kind: str):
    with pytest.raises(InputError, match=f"came as a {kind.upper()} file"):
        pairs.must_be_texts(Document(1, "Стаття", kind))


def test_changes_say_what_was_before_and_after():
    after = pairs.merged(FIRST, SECOND)
    changes = pairs.changes({1: FIRST, 2: SECOND}, after)
    assert [(one.entity, one.key) for one in changes][-1] == ("place", "2")
    assert pairs.applied(changes, {1: FIRST, 2: SECOND}) == after


def test_a_new_segment_is_placed_before_it_says_anything():
    changes = pairs.changes({2: SECOND}, pairs.split(SECOND, None, 14, number=9))
    assert next((one.entity, one.after) for one in changes if one.key == "9") == ("place", {"document": 1, "behind": 2})
    after = pairs.applied(changes, {2: SECOND})[9]
    assert isinstance(after, Segment)
    assert (after.target, after.position, after.confidence) == ("Прийшов пан Хинг.", 3, 1.0)
