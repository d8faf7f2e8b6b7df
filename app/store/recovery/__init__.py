"""What can still be read from a damaged project file, in a new one: pages, the rows on them, a whole project again."""

from __future__ import annotations

from app.store.recovery.recover import recover

__all__ = ["recover"]
