"""Numbers that are known from elsewhere, and what has to hold between numbers that are not."""

import pytest
from sacrebleu.metrics import BLEU, CHRF, TER

from app.errors import InputError
from app.scores.metrics import METRICS
from app.scores.reference import ALL, Counts, Totals, count, counting, hter, lines, post_edit, score

NOW = [
    "Робоча група відвідала комуну Кхуатса.",
    "Роботи завершать у вересні 2026 року.",
    "Дорога має 12 кілометрів.",
]
EARLIER = [
    "Робоча група відвідала комуну Хуат Са .",
    "Роботи завершать у вересні 2026 року.",
    "Дорога має кілометрів.",
]

BLEU_SAID = "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0"
CHRF_SAID = "nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0"
CHRF_PLUS_PLUS_SAID = "nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0"
TER_SAID = "nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0"


def read(path):
    return lines(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("system", "bleu", "chrf"),
    [
        ("ONLINE-B", 39.789131, 61.745420),
        ("ONLINE-W", 34.875516, 59.163640),
        ("NLLB_Greedy", 24.522672, 50.763580),
    ],
)
def test_the_published_scores_of_wmt23_come_out(shared, system, bleu, chrf):
    folder = shared / "data" / "wmt23_en_uk"
    scores = score(read(folder / f"{system}.uk"), read(folder / "reference.uk"), ("BLEU", "chrF"))
    assert [(one.name, round(one.value, 6)) for one in scores] == [("BLEU", bleu), ("chrF", chrf)]
    assert [one.signature for one in scores] == [BLEU_SAID, CHRF_SAID]
    assert {one.segments for one in scores} == {2074}


def test_the_published_hter_comes_out_for_every_segment(shared):
    folder = shared / "data" / "hter"
    counts = count(read(folder / "en_de.mt"), read(folder / "en_de.pe"), ("TER",))["TER"]
    published = [float(line) for line in read(folder / "en_de.hter")]
    ours = [min(one.value, 100) / 100 for one in counts.by_segment()]
    assert sum(abs(one - other) < 1e-6 for one, other in zip(ours, published, strict=True)) == 1000
    mean, corpus = hter(counts)
    assert (mean.name, mean.shown, mean.unit) == ("HTER (mean of segments)", "16.68 %", "fraction")
    assert (corpus.name, corpus.shown, corpus.unit) == ("TER (corpus)", "17.22", "points")
    assert (mean.signature, corpus.signature) == (f"{TER_SAID}|cap:100|mean:segments", TER_SAID)


@pytest.mark.parametrize(
    ("metric", "theirs", "said"),
    [
        ("chrF++", CHRF(word_order=2), CHRF_PLUS_PLUS_SAID),
        ("chrF", CHRF(), CHRF_SAID),
        ("BLEU", BLEU(), BLEU_SAID),
        ("TER", TER(), TER_SAID),
    ],
)
def test_equal_to_sacrebleu_asked_directly(metric, theirs, said):
    [ours] = score(EARLIER, NOW, (metric,))
    assert ours.value == theirs.corpus_score(EARLIER, [NOW]).score
    assert (ours.name, ours.signature, ours.segments) == (metric, said, 3)


@pytest.mark.parametrize("metric", ALL)
def test_a_selection_is_added_up_not_scored_again(metric):
    counts = count(EARLIER, NOW, (metric,))[metric]
    [alone] = score([EARLIER[0], EARLIER[2]], [NOW[0], NOW[2]], (metric,))
    assert counts.score([0, 2]) == alone
    assert counts.score([0, 1, 2]) == counts.score()


@pytest.mark.parametrize(
    ("metric", "theirs"),
    [("chrF++", CHRF(word_order=2)), ("chrF", CHRF()), ("BLEU", BLEU(effective_order=True)), ("TER", TER())],
)
def test_every_segment_has_its_own_score_and_signature(metric, theirs):
    ours = count(EARLIER, NOW, (metric,))[metric].by_segment()
    pairs = zip(EARLIER, NOW, strict=True)
    assert [one.value for one in ours] == [theirs.sentence_score(old, [new]).score for old, new in pairs]
    assert {one.signature for one in ours} == {str(theirs.get_signature())}
    assert {one.segments for one in ours} == {1}


@pytest.mark.parametrize(("metric", "best"), [("chrF++", 100), ("chrF", 100), ("BLEU", 100), ("TER", 0)])
def test_the_same_text_gets_the_best_value(metric, best):
    [same] = score(NOW, NOW, (metric,))
    [other] = score(EARLIER, NOW, (metric,))
    assert same.value == pytest.approx(best)
    assert (other.value > best) == (METRICS[metric].better == "lower")


@pytest.mark.parametrize(
    ("hypothesis", "reference", "values"),
    [
        ("", "", {"chrF++": 0, "BLEU": 0, "TER": 0}),
        ("слово", "", {"chrF++": 0, "BLEU": 0, "TER": 100}),
        ("", "слово", {"chrF++": 0, "BLEU": 0, "TER": 100}),
        ("\x00\ud800", "а́", {"chrF++": 0, "BLEU": 0, "TER": 100}),
    ],
)
def test_odd_texts_have_a_score_too(hypothesis, reference, values):
    assert {one.name: one.value for one in score([hypothesis], [reference], tuple(values))} == values


def test_the_texts_are_compared_as_they_are():
    decomposed, apostrophe = score(["й"], ["и\u0306"], ("chrF",)), score(["п'ять"], ["п’ять"], ("TER",))
    assert [one.value for one in decomposed + apostrophe] == [0, 100]


@pytest.mark.parametrize(
    ("hypotheses", "references", "metrics", "line"),
    [
        (["а", "б"], ["а"], ALL, "2 segments to score, but 1 to score them against; line i"),
        ([], [], ALL, "both texts are empty"),
        (["а"], ["а"], ("COMET",), r"'COMET' is no metric; the metrics are chrF\+\+, chrF, BLEU, TER"),
    ],
)
def test_what_cannot_be_scored_is_said_in_one_line(hypotheses, references, metrics, line):
    with pytest.raises(InputError, match=line) as error:
        score(hypotheses, references, metrics)
    assert "\n" not in str(error.value)


def test_nothing_selected_has_no_score():
    counts = count(EARLIER, NOW, ("TER",))["TER"]
    for ask in (counts.score, lambda selection: hter(counts, selection)):
        with pytest.raises(InputError, match="no segment is selected"):
            ask([])


def test_hter_of_a_selection_and_its_cap():
    machine, edited = ["а б", "в", "г ґ д е"], ["а б", "є ж з", "ю"]
    ters = [one.value for one in count(machine, edited, ("TER",))["TER"].by_segment()]
    assert ters == [0, 100, 400]
    assert [one.value for one in post_edit(machine, edited)] == pytest.approx([2 / 3, 700 / 6])
    counts = count(machine, edited, ("TER",))["TER"]
    assert [one.value for one in hter(counts, [0, 2])] == pytest.approx([1 / 2, 400 / 3])


def test_hter_is_made_from_ter_only():
    with pytest.raises(ValueError, match="not from BLEU"):
        hter(Counts("BLEU", ()))


def test_a_score_says_what_it_was_compared_with():
    assert {one.against for one in score(EARLIER, NOW, against="the text as it came in")} == {"the text as it came in"}
    assert {one.against for one in score(EARLIER, NOW)} == {""}


def test_progress_reaches_its_end_and_long_work_comes_in_steps():
    texts = [f"речення {number} " * 40 for number in range(20)]
    steps = list(counting(texts, texts, ("chrF", "TER")))
    assert len(steps) >= 10
    assert [step.done for step in steps] == sorted({step.done for step in steps})
    assert {step.total for step in steps} == {40}
    assert steps[-1].done == 40
    assert str(steps[-1].what) == "Scoring: TER"


def test_moved_blocks_can_be_cancelled_after_the_first_segment():
    words = [f"слово{number}" for number in range(150)]
    moved = " ".join(words[75:] + words[:75])
    steps = counting([moved] * 1000, [" ".join(words)] * 1000, ("TER",))
    assert next(steps).done == 1
    steps.close()


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("", []),
        ("\n", [""]),
        ("а", ["а"]),
        ("а\n", ["а"]),
        ("а\n\nб\n", ["а", "", "б"]),
        ("а\u2028б\x85в\x0cг\n", ["а\u2028б\x85в\x0cг"]),
    ],
)
def test_only_a_line_feed_parts_lines(text, segments):
    assert lines(text) == segments


def test_totals_of_parts_are_the_score_of_the_whole():
    totals = Totals()
    for part in (slice(0, 1), slice(1, 3)):
        totals.add(EARLIER[part], NOW[part])
    added, whole = totals.scores("the text"), score(EARLIER, NOW, against="the text")
    assert [(one.name, one.signature, one.segments, one.against) for one in added] == [
        (one.name, one.signature, one.segments, one.against) for one in whole
    ]
    assert [one.value for one in added] == pytest.approx([one.value for one in whole])
    assert Totals().scores() == []
