"""Rows of numbers, one a segment, kept in as few bytes as they need: a million segments have room in memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    import numpy as np

Row = tuple[float, ...]

# From the narrowest on: what is counted in a segment rarely passes 65,535; fractions need the last.
CODES = ("H", "I", "d")


class Packed(Sequence[Row]):
    """Rows of one width: two bytes a number where all are whole and below 65,536, else four or eight.

    NumPy takes it for a table (`__array__`), which is a view: no row may be added while one is held.
    """

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._numbers: array[Any] = array(CODES[0])
        self._width = 0
        self.add(rows)

    def add(self, rows: Iterable[Row]) -> None:
        """Put these rows behind the others; ValueError for one of another width."""
        for row in rows:
            self._width = self._width or len(row)
            if len(row) != self._width:
                raise ValueError(f"a row of {len(row)} numbers does not go with rows of {self._width}")
            self._put([int(number) if number == int(number) else number for number in row])

    def __len__(self) -> int:
        return len(self._numbers) // self._width if self._width else 0

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...

    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        places = range(len(self))[place]
        if isinstance(places, range):
            return [self[one] for one in places]
        return tuple(self._numbers[places * self._width : (places + 1) * self._width])

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray[Any, Any]:  # noqa: FBT001 (NumPy's)
        import numpy as np  # late: takes 0.1 s to load, and short texts do without

        if not self._width:
            return np.empty((0, 0), dtype=dtype)
        table = np.frombuffer(self._numbers, dtype=self._numbers.typecode).reshape(len(self), self._width)
        return table.astype(dtype or table.dtype, copy=bool(copy))

    def sums(self, selection: Sequence[int] | None = None) -> list[float]:
        """The sum of each column, over the `selection` of rows (by number from 0) where there is one."""
        table = self.__array__()
        chosen = table if selection is None else table[_numbers(selection)]
        found: list[float] = chosen.sum(axis=0, dtype=float if self._numbers.typecode == "d" else int).tolist()
        return found

    def column(self, place: int) -> Sequence[float]:
        """The numbers of one column, counted from 0."""
        return self._numbers[place :: self._width or 1]

    def chosen(self, selection: Sequence[int]) -> Packed:
        """These rows alone, in this order."""
        made = Packed()
        made._width = self._width
        made._numbers = array(self._numbers.typecode)
        made._numbers.frombytes(self.__array__()[_numbers(selection)].tobytes())
        return made

    def _put(self, row: list[float]) -> None:
        for code in CODES[CODES.index(self._numbers.typecode) :]:
            try:
                more: array[Any] = array(code, row)
            except (OverflowError, TypeError):  # too large, or no whole number
                continue
            if code != self._numbers.typecode:
                self._numbers = array(code, self._numbers)
            self._numbers.extend(more)
            return


def _numbers(selection: Sequence[int]) -> np.ndarray[Any, Any]:
    import numpy as np  # late: as above

    return np.asarray(selection, dtype=np.int64)
