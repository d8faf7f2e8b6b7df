"""What is remembered: a project as one file, its history only ever added to.

To keep something new: a table in `schema`, and where people change it a row in `entities.ENTITIES`.
"""

from __future__ import annotations

from app.store.derived import Derived
from app.store.entities import ABSENT, PRESENT
from app.store.events import inverse
from app.store.faults import StaleError
from app.store.places import FilePlace, Place, ServerPlace, place_of
from app.store.store import Store
from app.store.values import decision_from_json, decision_key, decision_to_json

__all__ = [
    "ABSENT",
    "PRESENT",
    "Derived",
    "FilePlace",
    "Place",
    "ServerPlace",
    "StaleError",
    "Store",
    "decision_from_json",
    "decision_key",
    "decision_to_json",
    "inverse",
    "place_of",
]
