"""The metrics there are, each built by sacreBLEU with its defaults. To add one: a row in METRICS."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from app.errors import InputError
from app.scores.score import HIGHER, LOWER

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

Build = Callable[[], "Metric"]

STANDARD = "13a"  # the tokenizer of BLEU in every published number
TOKENIZERS = (STANDARD, "intl", "char", "none", "zh")
_DOWNLOADS = "downloads a model from the internet, so the number would hang on a file nobody sees"
_EXTRA = "needs a package for a language that is not reviewed here"
REFUSED = {
    "flores101": _DOWNLOADS,
    "flores200": _DOWNLOADS,
    "spm": _DOWNLOADS,
    "spBLEU-1K": _DOWNLOADS,
    "ja-mecab": _EXTRA,
    "ko-mecab": _EXTRA,
}


def _chrf_plus_plus() -> Metric:
    from sacrebleu.metrics.chrf import CHRF  # late: sacreBLEU takes 0.15 s to load

    return CHRF(word_order=2)


def _chrf() -> Metric:
    from sacrebleu.metrics.chrf import CHRF  # late: sacreBLEU takes 0.15 s to load

    return CHRF()


def _bleu(tokenize: str = STANDARD) -> Metric:
    from sacrebleu.metrics.bleu import BLEU  # late: sacreBLEU takes 0.15 s to load

    return BLEU(tokenize=tokenize)


def _sentence_bleu(tokenize: str = STANDARD) -> Metric:
    """BLEU that stops at the longest n-gram found: without it most single sentences score next to 0."""
    from sacrebleu.metrics.bleu import BLEU  # late: sacreBLEU takes 0.15 s to load

    return BLEU(tokenize=tokenize, effective_order=True)


def _ter() -> Metric:
    from sacrebleu.metrics.ter import TER  # late: sacreBLEU takes 0.15 s to load

    return TER()


@dataclass(frozen=True, slots=True)
class Kind:
    """A metric: how it is built for a corpus and for one segment, its bounds, and which way is better.

    `bounds` are the least and the greatest value in points; None means that there is no greatest.
    """

    corpus: Build
    segment: Build
    bounds: tuple[float, float | None]
    better: str


METRICS: dict[str, Kind] = {
    # chrF: Popović 2015; chrF++ counts words and pairs of words besides: Popović 2017
    "chrF++": Kind(_chrf_plus_plus, _chrf_plus_plus, (0.0, 100.0), HIGHER),
    "chrF": Kind(_chrf, _chrf, (0.0, 100.0), HIGHER),
    # Papineni et al. 2002, in the form of Post 2018
    "BLEU": Kind(_bleu, _sentence_bleu, (0.0, 100.0), HIGHER),
    # edits (moves of a block included) by words of the reference: Snover et al. 2006
    "TER": Kind(_ter, _ter, (0.0, None), LOWER),
}


ALL = tuple(METRICS)  # what is scored where nobody says
METRICS |= {
    f"BLEU/{name}": Kind(partial(_bleu, name), partial(_sentence_bleu, name), (0.0, 100.0), HIGHER)
    for name in TOKENIZERS
    if name != STANDARD
}


def with_tokenizer(metrics: Sequence[str], tokenizer: str) -> list[str]:
    """The metrics with BLEU's tokenizer chosen; the others have none. InputError for one that cannot be had."""
    if tokenizer in REFUSED:
        raise InputError(f"the tokenizer {tokenizer} {REFUSED[tokenizer]}; take one of {', '.join(TOKENIZERS)}")
    if tokenizer not in TOKENIZERS:
        raise InputError(f"{tokenizer!r} is no tokenizer; there are {', '.join(TOKENIZERS)}")
    return [f"BLEU/{tokenizer}" if name == "BLEU" and tokenizer != STANDARD else name for name in metrics]


@cache
def built(build: Build) -> Metric:
    """The one object of a metric, which is used again and again. It takes one reference a segment."""
    metric = build()
    # Scoring sets this, but the signature asks for it also where only kept counts are added up.
    metric.num_refs = 1
    return metric


def signature(metric: Metric, **more: object) -> str:
    """How a metric is set, in sacreBLEU's own words (the long form), with `more` added to them."""
    said = metric.get_signature()
    for key, value in more.items():
        said.update(key, value)
    return str(said.format())
