"""Alignment on small texts of our own: what a translator merges, parts, leaves out and adds."""

from __future__ import annotations

import tracemalloc
from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.align import align
from app.model import Pair, Sentence
from tests.unit.align.texts import HEADLINE, UKRAINIAN, VIETNAMESE


def units(texts: Sequence[str], paragraphs: Sequence[int] = ()) -> list[Sentence]:
    return [Sentence(text, paragraphs[i] if paragraphs else 0) for i, text in enumerate(texts)]


def beads(source: Sequence[Sentence], target: Sequence[Sentence]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(pair.source, pair.target) for pair in align(source, target)]


def one_to_one(count: int) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [((i,), (i,)) for i in range(count)]


def test_the_same_sentences_in_the_same_order() -> None:
    pairs = align(units(VIETNAMESE), units(UKRAINIAN))
    assert [(pair.source, pair.target) for pair in pairs] == one_to_one(8)
    assert min(pair.confidence for pair in pairs) > 0.8


def test_a_missing_headline_stays_alone() -> None:
    source = units([HEADLINE, *VIETNAMESE], [0, *[1] * 8])
    assert beads(source, units(UKRAINIAN))[:2] == [((0,), ()), ((1,), (0,))]


def test_an_added_headline_stays_alone() -> None:
    target = units(["Нові автобуси для прикордоння", *UKRAINIAN], [0, *[1] * 8])
    assert beads(units(VIETNAMESE), target)[:2] == [((), (0,)), ((0,), (1,))]


@pytest.mark.parametrize("at", range(7))
def test_merged_sentences_are_found(at: int) -> None:
    target = [*UKRAINIAN[:at], f"{UKRAINIAN[at]} {UKRAINIAN[at + 1]}", *UKRAINIAN[at + 2 :]]
    assert ((at, at + 1), (at,)) in beads(units(VIETNAMESE), units(target))


@pytest.mark.parametrize("at", range(7))
def test_split_sentences_are_found(at: int) -> None:
    source = [*VIETNAMESE[:at], f"{VIETNAMESE[at]} {VIETNAMESE[at + 1]}", *VIETNAMESE[at + 2 :]]
    assert ((at,), (at, at + 1)) in beads(units(source), units(UKRAINIAN))


def test_three_sentences_made_one() -> None:
    target = [*UKRAINIAN[:2], " ".join(UKRAINIAN[2:5]), *UKRAINIAN[5:]]
    assert ((2, 3, 4), (2,)) in beads(units(VIETNAMESE), units(target))


@pytest.mark.parametrize("at", range(8))
def test_a_dropped_sentence_stays_alone(at: int) -> None:
    target = UKRAINIAN[:at] + UKRAINIAN[at + 1 :]
    assert ((at,), ()) in beads(units(VIETNAMESE), units(target))


# Sentence 4 is not in the list: without its source, nothing but a lexicon could tell it from the next one.
@pytest.mark.parametrize("at", [0, 1, 2, 3, 5, 6, 7])
def test_an_added_sentence_stays_alone(at: int) -> None:
    source = VIETNAMESE[:at] + VIETNAMESE[at + 1 :]
    assert ((), (at,)) in beads(units(source), units(UKRAINIAN))


def test_a_sentence_that_lost_its_second_half_keeps_its_pair() -> None:
    source = VIETNAMESE.copy()
    source[1] = source[1][:-1] + ", đồng thời phục vụ khách du lịch từ các tỉnh miền xuôi lên mua sắm cuối tuần."
    assert beads(units(source), units(UKRAINIAN)) == one_to_one(8)


def test_other_paragraph_breaks_do_not_matter() -> None:
    source = units(VIETNAMESE, [0, 0, 0, 1, 1, 1, 2, 2])
    target = units(UKRAINIAN, [0, 0, 1, 1, 2, 2, 2, 2])
    assert beads(source, target) == one_to_one(8)


@pytest.mark.parametrize("heading", ["Що далі", "Автобуси"])
def test_a_heading_is_no_part_of_a_sentence(heading: str) -> None:
    source = units(VIETNAMESE, [0, 0, 0, 0, 1, 1, 1, 1])
    target = units([*UKRAINIAN[:4], heading, *UKRAINIAN[4:]], [0, 0, 0, 0, 1, 2, 2, 2, 2])
    assert ((), (4,)) in beads(source, target)


def test_five_sentences_cut_in_two_ways_belong_together() -> None:
    source = [" ".join(VIETNAMESE[:3]), " ".join(VIETNAMESE[3:5]), *VIETNAMESE[5:]]
    target = [" ".join(UKRAINIAN[:2]), " ".join(UKRAINIAN[2:4]), *UKRAINIAN[4:]]
    assert beads(units(source), units(target))[0] == ((0, 1), (0, 1, 2))


def test_the_other_direction() -> None:
    pairs = align(units(UKRAINIAN), units(VIETNAMESE), ("uk", "vi"))
    assert [(pair.source, pair.target) for pair in pairs] == one_to_one(8)


def test_swapped_texts_still_give_whole_pairs() -> None:
    assert_whole(align(units(UKRAINIAN), units(VIETNAMESE)), 8, 8)


def test_one_side_empty() -> None:
    assert align(units(VIETNAMESE[:2]), []) == [Pair((0,), ()), Pair((1,), ())]
    assert align([], units(UKRAINIAN[:2])) == [Pair((), (0,)), Pair((), (1,))]


def test_both_sides_empty() -> None:
    assert align([], []) == []


def test_one_sentence_each() -> None:
    assert beads(units(VIETNAMESE[:1]), units(UKRAINIAN[:1])) == [((0,), (0,))]


def test_a_doubtful_pair_is_less_sure_than_a_plain_one() -> None:
    source = units([VIETNAMESE[1], "Có.", "Có.", "Có.", *VIETNAMESE[2:]])
    pairs = align(source, units([UKRAINIAN[1], "Так.", "Так.", *UKRAINIAN[2:]]))
    doubtful = [pair.confidence for pair in pairs if {1, 2, 3} & {*pair.source}]
    assert max(doubtful) < 0.6 < pairs[-1].confidence


def assert_whole(pairs: Sequence[Pair], sources: int, targets: int) -> None:
    """Every unit of either side is in exactly one pair, those of the source in order, and confidences are shares."""
    assert [i for pair in pairs for i in pair.source] == list(range(sources))
    assert sorted(j for pair in pairs for j in pair.target) == list(range(targets))
    assert all(list(pair.target) == sorted(pair.target) for pair in pairs)
    assert all(pair.source or pair.target for pair in pairs)
    assert all(0.0 <= pair.confidence <= 1.0 for pair in pairs)


TEXT = st.one_of(st.text(max_size=40), st.sampled_from([*VIETNAMESE, *UKRAINIAN, "", "…", "12", "XXI"]))
SIDE = st.lists(st.builds(Sentence, TEXT, st.integers(0, 3)), max_size=12)


@given(SIDE, SIDE)
def test_no_sentence_is_lost(source: list[Sentence], target: list[Sentence]) -> None:
    assert_whole(align(source, target), len(source), len(target))


@settings(max_examples=50)
@example([5, 1, 2, 6, 3, 7, 4, 0], set(), [0, 0, 0, 0, 0, 0, 0, 1])  # once joined sentences that are no neighbours
@given(st.permutations(range(8)), st.sets(st.integers(0, 7)), st.lists(st.integers(0, 3), min_size=8, max_size=8))
def test_no_sentence_is_lost_whatever_the_order(order: list[int], left: set[int], paragraphs: list[int]) -> None:
    target = [UKRAINIAN[at] for at in order if at not in left]
    assert_whole(align(units(VIETNAMESE, sorted(paragraphs)), units(target)), 8, len(target))


@settings(max_examples=15)
@given(st.integers(0, 3), st.integers(80, 200), st.booleans())
def test_sides_of_very_different_size(few: int, many: int, swap: bool) -> None:
    sides = units(VIETNAMESE[:few]), units((UKRAINIAN * 25)[:many])
    source, target = sides[::-1] if swap else sides
    assert_whole(align(source, target), len(source), len(target))


def test_a_thousand_sentences_a_side_stay_feasible() -> None:
    source = units([f"{text} Mục {i}." for i, text in enumerate(VIETNAMESE * 125)])
    target = units([f"{text} Пункт {i}." for i, text in enumerate(UKRAINIAN * 125)])
    tracemalloc.start()
    try:
        pairs = align(source, target)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [(pair.source, pair.target) for pair in pairs] == one_to_one(1000)
    assert peak < 200e6
