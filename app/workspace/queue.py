"""What waits for an editor: every segment whose text is another than the imported one, until it is approved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from app.model import Changed, Group, Grouping
from app.store import Store

FIXES = frozenset({"fix", "replace"})  # the actions that change many places at once
ALONE = ""  # the title of what belongs to no fix


class Queue:
    """The editor's queue of an open project; made by `Workspace`. It only reads."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def changed(self, document: int | None = None) -> list[Changed]:
        """The segments with another text than the imported one that are not approved, in the order of the text."""
        written = self._store.written(document)
        rows = self._store.found(list(written)).values()
        found = []
        for row in sorted(rows, key=lambda one: (one.segment.document, one.segment.position)):
            by = written[row.segment.id]
            people = tuple(dict.fromkeys(one.who for one in by))
            fixes = tuple((one.event, one.note) for one in by if one.action in FIXES)
            found.append(Changed(row.segment, people, fixes, by[0].when))
        return found

    def groups(self, by: Grouping, document: int | None = None) -> list[Group]:
        """The same put together. By fix, a segment that was part of several stands with the newest."""
        return grouped(self.changed(document), by)


def grouped(items: Iterable[Changed], by: Grouping) -> list[Group]:
    """Changed segments put together, in the order in which the first of each group stands in the text.

    By fix, all places of one fix come before what belongs to none.
    """
    made: dict[object, list[Changed]] = defaultdict(list)
    titles: dict[object, str] = {}
    for one in items:
        key, title = _group(one, by)
        made[key].append(one)
        titles[key] = title
    groups = [Group(titles[key], by, tuple(found)) for key, found in made.items()]
    return sorted(groups, key=lambda group: by is Grouping.FIX and not group.items[0].fixes)


def _group(one: Changed, by: Grouping) -> tuple[object, str]:
    match by:
        case Grouping.SEGMENT:
            return one.segment.id, str(one.segment.position)
        case Grouping.PERSON:
            return one.people[0], one.people[0]
        case Grouping.FIX:
            return one.fixes[0] if one.fixes else (0, ALONE)
