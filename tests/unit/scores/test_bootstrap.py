import pytest
from sacrebleu.metrics import BLEU, CHRF, TER

from app.errors import InputError
from app.scores.bootstrap import with_interval
from app.scores.reference import Counts, count

HYPOTHESES = [f"у селі {number} живе {number * 7 % 50} родин і {number % 3} школи" for number in range(60)]
REFERENCES = [f"в селі {number} живуть {number * 5 % 50} родин та {number % 4} школи" for number in range(60)]


@pytest.mark.parametrize(
    ("metric", "theirs"),
    [("chrF++", CHRF(word_order=2)), ("chrF", CHRF()), ("BLEU", BLEU()), ("TER", TER())],
)
@pytest.mark.parametrize("samples", [2, 39, 1000])
def test_the_interval_is_sacrebleus(metric, theirs, samples, monkeypatch):
    monkeypatch.setenv("SACREBLEU_SEED", "12345")
    expected = theirs.corpus_score(HYPOTHESES, [REFERENCES], n_bootstrap=samples)
    ours = with_interval(count(HYPOTHESES, REFERENCES, (metric,))[metric], samples=samples)
    assert ours.value == expected.score
    assert ours.interval.mean == pytest.approx(expected._mean, abs=1e-4)  # noqa: SLF001  # sacreBLEU keeps it there
    assert (ours.interval.high - ours.interval.low) / 2 == pytest.approx(expected._ci, abs=1e-5)  # noqa: SLF001
    assert ours.signature == str(theirs.get_signature())
    assert f"bs:{samples}|seed:12345" in ours.signature


def test_the_interval_can_be_made_again_and_the_seed_is_printed():
    counts = count(HYPOTHESES, REFERENCES, ("chrF++",))["chrF++"]
    first, again, other = (with_interval(counts, samples=100, seed=seed) for seed in (7, 7, 8))
    assert first == again
    assert first.interval != other.interval
    assert (first.interval.samples, first.interval.seed, first.interval.level) == (100, 7, 0.95)
    assert "bs:100|seed:7" in first.signature
    assert "seed" not in counts.score().signature


def test_one_segment_has_an_interval_of_no_width():
    scored = with_interval(count(HYPOTHESES[:1], REFERENCES[:1], ("chrF++",))["chrF++"], samples=50)
    assert scored.interval.low == scored.interval.high == pytest.approx(scored.value, abs=1e-4)


def test_what_has_no_interval():
    with pytest.raises(ValueError, match="not 1"):
        with_interval(Counts("TER", ((1, 2),)), samples=1)
    with pytest.raises(InputError):
        with_interval(Counts("TER", ()))
