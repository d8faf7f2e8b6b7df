"""Things too many for memory, kept in a file without a name until they were used."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
from types import TracebackType
from typing import Generic, TypeVar

from app.errors import ProjectError

T = TypeVar("T")

SMALL = 4 << 20  # bytes up to which no file is needed


class Spool(Generic[T]):
    """Keeps what is added and gives it back in that order, as often as it is asked; closed, it is gone.

    ProjectError where the folder for temporary files is full.
    """

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=SMALL)  # noqa: SIM115 (closed by `close`)
        self._count = 0

    def add(self, one: T) -> None:
        """Keep one more."""
        try:
            pickle.dump(one, self._file, pickle.HIGHEST_PROTOCOL)
        except OSError as error:
            raise ProjectError(f"{tempfile.gettempdir()}: {error.strerror}; make room there and try again") from error
        self._count += 1

    def __iter__(self) -> Iterator[T]:
        self._file.seek(0)
        for _ in range(self._count):
            yield pickle.load(self._file)  # noqa: S301 (this object wrote it, into a file nobody else can open)

    def close(self) -> None:
        """Let go of everything."""
        self._file.close()

    def __enter__(self) -> Spool[T]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
