"""Which segments to have annotated when there is no time for all; the same seed draws the same ones again."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import StrEnum


class Way(StrEnum):
    """How segments are drawn.

    RANDOM: each with the same chance; the score of the sample estimates that of the text. RISK: by their risk, so that
    errors are found sooner; a score made of these is worse than that of the text. DOCUMENT: random, with a share for
    each document by its size and one segment at least.
    """

    RANDOM = "random"
    RISK = "risk"
    DOCUMENT = "document"


def sample(
    segments: Sequence[int], count: int, way: Way, seed: int, of: Mapping[int, float] | None = None
) -> list[int]:
    """So many of the segments, or all where there are fewer, in the order given.

    `of` is the risk (0 to 100) or the document of each segment, as the way wants it.
    """
    if count < 0:
        raise ValueError(f"{count} segments cannot be drawn")
    draws = random.Random(seed)  # noqa: S311 (nothing is to be kept secret)
    if count >= len(segments):
        return list(segments)
    chosen: set[int]
    match way:
        case Way.RANDOM:
            chosen = set(draws.sample(segments, count))
        case Way.RISK:
            chosen = _by_weight(segments, count, of or {}, draws)
        case Way.DOCUMENT:
            chosen = _by_document(segments, count, of or {}, draws)
    return [one for one in segments if one in chosen]


def _by_weight(segments: Sequence[int], count: int, risks: Mapping[int, float], draws: random.Random) -> set[int]:
    """Without replacement, the chance by the risk, and 1 for what has none (Efraimidis and Spirakis 2006, A-ES)."""
    keys = {one: math.log(1.0 - draws.random()) / max(risks.get(one, 0.0), 1.0) for one in segments}
    return set(sorted(segments, key=lambda one: -keys[one])[:count])


def _by_document(segments: Sequence[int], count: int, documents: Mapping[int, float], draws: random.Random) -> set[int]:
    """Shares by largest remainder; where there are more documents than segments to draw, the larger ones first."""
    groups: defaultdict[float, list[int]] = defaultdict(list)
    for one in segments:
        groups[documents.get(one, 0)].append(one)
    wanted = {name: count * len(group) / len(segments) for name, group in groups.items()}
    shares = {name: math.floor(share) or (1 if count >= len(groups) else 0) for name, share in wanted.items()}
    order = sorted(groups, key=lambda name: (-(wanted[name] - shares[name]), name))
    while sum(shares.values()) < count:
        name = next(name for name in order if shares[name] < len(groups[name]))
        shares[name] += 1
        order.append(order.pop(order.index(name)))
    while sum(shares.values()) > count:
        shares[max(shares, key=lambda name: shares[name])] -= 1
    return {one for name, group in groups.items() for one in draws.sample(group, shares[name])}
