"""Who is meant by a short form in each document: «ông Hưng» is Trần Nam Hưng where he was named in full."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Mapping

from app.index import Index

_KEPT = 8  # documents at hand
_TABLES = "CREATE TABLE IF NOT EXISTS persons (document INTEGER PRIMARY KEY, names TEXT NOT NULL)"


class Persons:
    """Full names of persons by document and short form (see `app.names.find.persons_of`)."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._kept: OrderedDict[int, Mapping[str, str]] = OrderedDict()
        index.make(_TABLES)

    def put(self, document: int, names: Mapping[str, str]) -> None:
        self._index.do("INSERT OR REPLACE INTO persons VALUES (?, ?)", document, json.dumps(dict(names)))
        self._kept.pop(document, None)

    def of(self, document: int) -> Mapping[str, str]:
        """The persons of a document, none where it was never read."""
        if document not in self._kept:
            found = self._index.one("SELECT names FROM persons WHERE document = ?", document)
            self._kept[document] = json.loads(found[0]) if found else {}
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return self._kept[document]

    def forget(self) -> None:
        """Trust nothing but the index: it was taken back."""
        self._kept.clear()
