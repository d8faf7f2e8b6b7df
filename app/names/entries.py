"""The lines of the name ledger as they are kept, so that a list of all names is not judged anew at every opening."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from app.index import Index
from app.model import NameDecision, NameEntry, NameForm, NameKind, Places
from app.names.judged import Judged
from app.names.mentions import Mentions, Way

_ORDER = ("inconsistent", "missing", "consistent")
_FEW = 2_000  # names up to which places are read at once, so that a ledger tells of one moment
_TABLES = """
CREATE TABLE IF NOT EXISTS entries (name TEXT PRIMARY KEY, verdict INTEGER NOT NULL, entry TEXT NOT NULL)
"""


class Entries:
    """Lines by name. Where there are many, the places of a form are read of the index when somebody looks.

    `decision_on` gives what people decided on a name; whoever changes that puts the line again.
    """

    def __init__(self, index: Index, mentions: Mentions, decision_on: Callable[[str], NameDecision | None]) -> None:
        self._index = index
        self._mentions = mentions
        self._decision_on = decision_on
        self._made: dict[str, NameEntry] = {}
        index.make(_TABLES)

    def forget(self) -> None:
        """Trust nothing but the index: it was taken back."""
        self._made.clear()

    def put(self, judged: Judged, standard: str, rules: Sequence[str]) -> None:
        """The line of a name as it is judged now."""
        forms = [[form.base, _written(form.ways), [way.id for way in form.ways]] for form in judged.forms]
        missing = [way.id for way in judged.missing]
        line = [judged.kind, forms, missing, standard, rules, judged.preferred, judged.because]
        text = json.dumps(line, ensure_ascii=False, separators=(",", ":"))
        row = judged.name, _ORDER.index(judged.verdict), text
        self._index.do("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", *row)
        self._made.pop(judged.name, None)

    def drop(self, name: str) -> None:
        """The name stands nowhere any more, or is none."""
        self._index.do("DELETE FROM entries WHERE name = ?", name)
        self._made.pop(name, None)

    def all(self) -> list[NameEntry]:
        """Inconsistent names first, then as they come in the text."""
        question = "SELECT n.name FROM entries e JOIN names n ON n.name = e.name ORDER BY e.verdict, n.place, n.name"
        names = [name for (name,) in self._index.rows(question)]
        return [self._entry(name, at_once=len(names) <= _FEW) for name in names]

    def _entry(self, name: str, *, at_once: bool) -> NameEntry:
        if name not in self._made:
            verdict, text = self._index.one("SELECT verdict, entry FROM entries WHERE name = ?", name)
            places = self._read_at_once if at_once else self._read_later
            self._made[name] = self._read(name, _ORDER[verdict], json.loads(text), places)
        return self._made[name]

    def _read(
        self, name: str, verdict: str, line: Sequence[Any], places: Callable[[Sequence[int]], Sequence[int]]
    ) -> NameEntry:
        kind, forms, missing, standard, rules, preferred, because = line
        return NameEntry(
            name=name,
            kind=NameKind(kind),
            forms=tuple(NameForm(base, written, places(ways)) for base, written, ways in forms),
            verdict=verdict,
            standard=standard,
            rules=tuple(rules),
            preferred=preferred,
            preferred_because=because,
            missing=places(missing) if missing else (),
            decision=self._decision_on(name),
        )

    def _read_at_once(self, ways: Sequence[int]) -> Sequence[int]:
        return tuple(sorted(self._mentions.segments(ways)))

    def _read_later(self, ways: Sequence[int]) -> Sequence[int]:
        return Places(lambda limit: self._read_at_once(ways)[: None if limit < 0 else limit])


def _written(ways: Iterable[Way]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for way in ways:
        counts[way.mention.written] = counts.get(way.mention.written, 0) + way.count
    return counts
