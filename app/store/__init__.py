"""What is remembered: a project as one file, its history only ever added to.

To keep something new: a table in `schema`, and where people change it a row in `entities.ENTITIES`.
"""

from __future__ import annotations

from app.store.annotating import (
    ANNOTATION,
    ASSESSMENT,
    annotation_key,
    annotation_to_json,
    assessment_key,
    assessment_to_json,
)
from app.store.comments import (
    comment_from_json,
    comment_key,
    comment_to_json,
    signed_from_json,
    signed_to_json,
)
from app.store.derived import Derived, Said
from app.store.entities import ABSENT, PRESENT
from app.store.events import inverse
from app.store.faults import StaleError
from app.store.listing import Listing
from app.store.places import FilePlace, Place, ServerPlace, place_of
from app.store.postgres import is_address
from app.store.shared import SharedStore
from app.store.store import Store
from app.store.values import decision_from_json, decision_key, decision_to_json

__all__ = [
    "ABSENT",
    "ANNOTATION",
    "ASSESSMENT",
    "PRESENT",
    "Derived",
    "FilePlace",
    "Listing",
    "Place",
    "Said",
    "ServerPlace",
    "SharedStore",
    "StaleError",
    "Store",
    "annotation_key",
    "annotation_to_json",
    "assessment_key",
    "assessment_to_json",
    "comment_from_json",
    "comment_key",
    "comment_to_json",
    "decision_from_json",
    "decision_key",
    "decision_to_json",
    "inverse",
    "is_address",
    "place_of",
    "signed_from_json",
    "signed_to_json",
]
