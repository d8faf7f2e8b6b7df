"""Faults to plant into published translations. To add one: a row in `content`, `words`, `marks` or `codes`."""

from benchmarks.faults import codes, content, marks, words
from benchmarks.faults.fault import Fault

__all__ = ["FAULTS", "Fault"]

FAULTS: tuple[Fault, ...] = (*content.FAULTS, *words.FAULTS, *marks.FAULTS, *codes.FAULTS)
