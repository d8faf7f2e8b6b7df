"""What a question reads as in SQL is put together once for all connections of a program, whichever project they are to.

SQLAlchemy keeps it for each engine by itself, and each project that is opened, copied or looked into has one: most of
what such an engine asked was put together anew, and cost more than the answer.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Dialect, Engine
from sqlalchemy.util import LRUCache

LIMIT = 1000  # statements; the store knows some hundred, in two languages
kept: LRUCache[Any, Any] = LRUCache(LIMIT)


def share(engine: Engine) -> None:
    """Has this engine use the statements of those before it that speak to a database of the same kind."""
    engine.update_execution_options(compiled_cache=_Shared(engine.dialect))


class _Shared:
    """What SQLAlchemy takes for the statements of one engine; the engine's dialect is a part of each key."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect

    def get(self, key: Any) -> Any:
        return kept.get(self._common(key))

    def __setitem__(self, key: Any, statement: Any) -> None:
        kept[self._common(key)] = statement

    def _common(self, key: tuple[Any, ...]) -> tuple[Any, ...]:
        kind = (self._dialect.name, self._dialect.server_version_info, getattr(self._dialect, "_backslash_escapes", 0))
        return tuple(kind if part is self._dialect else part for part in key)
