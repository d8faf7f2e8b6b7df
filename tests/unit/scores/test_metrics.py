"""BLEU's tokenizers: chosen by name, in the signature, and those that hang on a download refused with the reason."""

from __future__ import annotations

import pytest

from app.errors import InputError
from app.scores.metrics import ALL, REFUSED, TOKENIZERS, with_tokenizer
from app.scores.reference import score


@pytest.mark.parametrize("tokenizer", TOKENIZERS)
def test_the_signature_names_the_tokenizer(tokenizer):
    (made,) = score(["Це кіт."], ["Це кіт ."], with_tokenizer(["BLEU"], tokenizer))
    assert f"|tok:{tokenizer}|" in made.signature


def test_only_bleu_has_one():
    assert with_tokenizer(ALL, "13a") == list(ALL) == ["chrF++", "chrF", "BLEU", "TER"]
    assert with_tokenizer(ALL, "intl") == ["chrF++", "chrF", "BLEU/intl", "TER"]


@pytest.mark.parametrize(("tokenizer", "why"), [*REFUSED.items(), ("words", "is no tokenizer; there are 13a, intl")])
def test_what_cannot_be_had_is_refused_with_the_reason(tokenizer, why):
    with pytest.raises(InputError, match=why):
        with_tokenizer(["BLEU"], tokenizer)


def test_every_tokenizer_of_sacrebleu_is_known():
    from sacrebleu.metrics.bleu import _TOKENIZERS

    assert {*TOKENIZERS, *REFUSED} == set(_TOKENIZERS)
