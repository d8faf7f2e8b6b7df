"""The segments of a form, that are as many as there are in a project: read when somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import overload

ALL = -1  # as a LIMIT of SQL


class Places(Sequence[int]):
    """Numbers of segments, equal to the tuple of them. `read` gives the first so many of them, or `ALL`.

    Their `count`, where it is known, is told without reading them. Once they were read as a whole they stay as they
    are; until then they are those of the moment somebody looks. It may be read from any thread that `read` may be
    called from.
    """

    __slots__ = ("_count", "_read", "_there")

    def __init__(self, read: Callable[[int], Sequence[int]], count: int | None = None) -> None:
        self._read = read
        self._count = count
        self._there: tuple[int, ...] | None = None

    def __len__(self) -> int:
        return len(self._whole()) if self._there is not None or self._count is None else self._count

    @overload
    def __getitem__(self, index: int) -> int: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[int, ...]: ...

    def __getitem__(self, index: int | slice) -> int | tuple[int, ...]:
        if self._there is None and (enough := _reach(index)) is not None:
            return tuple(self._read(enough))[index]
        return self._whole()[index]

    def __iter__(self) -> Iterator[int]:
        return iter(self._whole())

    def __eq__(self, other: object) -> bool:
        return self._whole() == tuple(other) if isinstance(other, Places | tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._whole())

    def __repr__(self) -> str:
        return repr(self._whole())

    def __reduce__(self) -> tuple[type[tuple[int, ...]], tuple[tuple[int, ...]]]:
        return tuple, (self._whole(),)  # what is copied or sent elsewhere has no index to read of

    def _whole(self) -> tuple[int, ...]:
        if self._there is None:
            self._there = tuple(self._read(ALL))
        return self._there


def _reach(index: int | slice) -> int | None:
    """How many of the first numbers are enough to answer; None where all are needed."""
    if isinstance(index, int):
        return index + 1 if index >= 0 else None
    runs_forward = (index.step or 1) > 0 and (index.start or 0) >= 0
    return index.stop if runs_forward and index.stop is not None and index.stop >= 0 else None
