"""Translation memory: units found again by likeness (`matches`) and by words (`concordance`)."""

from __future__ import annotations

from app.memory.adapting import adapted
from app.memory.concordance import Wanted, hit, lexemes
from app.memory.memory import Memory

__all__ = ["Memory", "Wanted", "adapted", "hit", "lexemes"]
